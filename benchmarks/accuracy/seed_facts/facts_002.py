"""Facts 2.1 to 2.14: who supplies the Taliban."""

from datetime import date

from benchmarks.accuracy.seed_facts.asking import (
    SPOKEN,
    claim_saying,
    filled_by,
    need_background,
    need_interval,
    need_manner,
    need_role,
    need_speaker,
    need_unresolved,
    offices,
    one_incident,
    placed,
    speaker_of,
)
from benchmarks.accuracy.seed_facts.charges import (
    encouraging,
    general_claim,
    headline_claim,
    kabulov_denials,
    quoted,
    russian_denial,
)
from benchmarks.accuracy.seed_facts.reading import findings_at, need, show_claim, show_incident
from benchmarks.accuracy.seed_facts.seeds import Check, Seeds
from onrecord.model import (
    Act,
    BlockKind,
    Channel,
    Granularity,
    Institution,
    Precision,
    Realis,
    Relation,
    RoleName,
    Stance,
)

_TALIBAN, _STATE = "actor:taliban", "actor:islamic-state"
_RUSSIA = "actor:country-RU"
_BLAMED = SPOKEN | {Act.ACCUSE}
_FALSE = r"These claims are"


def check_2_1(seeds: Seeds) -> None:
    """Captions and boilerplate are no evidence."""
    reading = seeds.supplies
    for words, kinds in (
        (r"Taliban fighters in", {BlockKind.CAPTION}),
        (r"Photo: Taliban", {BlockKind.CAPTION, BlockKind.CREDIT}),
        (r"Leave a Reply", {BlockKind.BOILERPLATE}),
    ):
        line = reading.line(words)
        marked = reading.blocks_at(line)
        need(marked <= kinds, f"{words!r} is {sorted(marked)}")
        found = findings_at(reading, line)
        need(not found, f"facts were read from {words!r}: {found}")


def check_2_2(seeds: Seeds) -> None:
    """Section headings are no claims; the questions among them assert nothing."""
    reading = seeds.supplies
    for words in (r"Who is Helping", r"Growing Influence in", r"Covering Up Failure"):
        line = reading.line(words)
        kinds = reading.blocks_at(line)
        need(kinds == {BlockKind.HEADING}, f"{words!r} is {sorted(kinds)}")
        claims = [one for one in reading.analysis.claims if one.stance is not Stance.QUESTIONED]
        touching = [one for one in claims if any(reading.touches(s, line) for s in (*one.content, one.cue))]
        need(not touching, f"a claim was read: {[show_claim(reading, one) for one in touching]}")
        told = [one for one in reading.incidents_at(line) if one.realis is not Realis.HYPOTHETICAL]
        need(not told, f"an incident was read: {[show_incident(reading, one) for one in told]}")


def check_2_3(seeds: Seeds) -> None:
    """The headline: NATO says that Russia supplies the Taliban."""
    reading = seeds.supplies
    claim = headline_claim(reading)
    need_speaker(reading, speaker_of(reading, claim), reading.at(r"NATO"), Institution.OFFICIAL)
    need(claim.chain[-1].actor == "actor:nato", f"the speaker is {claim.chain[-1].actor}")
    need_manner(claim, _BLAMED, Stance.ASSERTED)
    kinds = reading.blocks_at(reading.at(r"Russia Supplying"))
    need(kinds == {BlockKind.HEADLINE}, f"the headline is {sorted(kinds)}")


def check_2_4(seeds: Seeds) -> None:
    """A general of NATO's, testifying, hedged; the day stands in the sentence before."""
    reading = seeds.supplies
    claim = general_claim(reading)
    speaker = speaker_of(reading, claim)
    need_speaker(reading, speaker, reading.at(r"Scaparrotti", after=r"In a statement"), Institution.OFFICIAL)
    need(speaker.relation is Relation.BELLIGERENT, f"his relation is {speaker.relation}")
    need(speaker.channel is Channel.TESTIMONY, f"the channel is {speaker.channel}")
    held = offices(reading, speaker)
    need(
        "Supreme Allied Commander" in held and "European Command" in held,
        f"his offices are not known: {held}",
    )
    need_manner(claim, _BLAMED, Stance.HEDGED)
    need(reading.touches(claim.hedge_span, reading.at(r"perhaps")), "the hedging word is not marked")
    said = [one for one in reading.times_at(reading.at(r"Thursday last week")) if one.id == claim.said]
    need(said, "the day it was said is not known from the sentence before")


def check_2_5(seeds: Seeds) -> None:
    """The same general, to lawmakers in Washington, on Thursday of last week: Russia's influence grew."""
    reading = seeds.supplies
    claim = claim_saying(reading, reading.between(r"he had witnessed", r"in Afghanistan"))
    speaker = speaker_of(reading, claim)
    need_speaker(reading, speaker, reading.at(r"Curtis Scaparrotti"), Institution.OFFICIAL)
    same = speaker_of(reading, general_claim(reading)).actor
    need(speaker.actor is not None and speaker.actor == same, f"two persons: {speaker.actor}, {same}")
    need_manner(claim, SPOKEN, Stance.ASSERTED)
    said = tuple(one for one in reading.times_at(reading.at(r"Thursday last week")) if one.id == claim.said)
    need_unresolved(said)
    places = reading.places_at(reading.at(r"Washington"))
    need(any(one.country == "US" for one in places), f"Washington is {places}")


def check_2_6(seeds: Seeds) -> None:
    """The commander in Afghanistan testified in February: encouragement and diplomatic cover."""
    reading = seeds.supplies
    claim = encouraging(reading)
    speaker = speaker_of(reading, claim)
    need_speaker(reading, speaker, reading.at(r"John Nicholson"), Institution.OFFICIAL)
    need(speaker.channel is Channel.TESTIMONY, f"the channel is {speaker.channel}")
    held = offices(reading, speaker)
    need("commander" in held and "NATO" in held and "Afghanistan" in held, f"his office is not known: {held}")
    need_manner(claim, _BLAMED, Stance.ASSERTED)
    said = tuple(one for one in reading.times_at(reading.at(r"February")) if one.id == claim.said)
    need_unresolved(said)
    need(said[0].granularity is Granularity.MONTH, f"February is a {said[0].granularity}")


def check_2_7(seeds: Seeds) -> None:
    """Russia denies what NATO and the general say."""
    reading = seeds.supplies
    claim = russian_denial(reading)
    need_speaker(
        reading,
        speaker_of(reading, claim),
        reading.at(r"Russia", after=r"Russia has denied"),
        Institution.OFFICIAL,
    )
    need(claim.chain[-1].actor == _RUSSIA, f"the speaker is {claim.chain[-1].actor}")
    need_manner(claim, {Act.DENY}, Stance.DENIED)
    charges = {headline_claim(reading).id, general_claim(reading).id}
    need(charges & set(claim.answers), "it does not stand against the charge")


def check_2_8(seeds: Seeds) -> None:
    """An envoy's denial, through an agency, in a quotation that never closes but ends with its paragraph."""
    reading = seeds.supplies
    claims = quoted(reading)
    behind = reading.line(r"In 2015, Kabulov")
    for claim in claims:
        speaker = speaker_of(reading, claim, links=2)
        need_speaker(reading, speaker, reading.at(r"Zamir Kabulov"), Institution.OFFICIAL)
        agency = claim.chain[0]
        right = "RIA Novosti" in agency.name and agency.institution is Institution.MEDIA
        need(right, f"the agency is {agency}")
        need(claim.quoted, f"it is not read as direct words: {show_claim(reading, claim)}")
        swallowed = any(reading.touches(span, behind) for span in claim.content)
        need(not swallowed, f"it swallows the next paragraph: {show_claim(reading, claim)}")
    held = offices(reading, claims[0].chain[-1])
    need("foreign ministry" in held and "envoy" in held, f"his offices are not known: {held}")
    false = reading.at(_FALSE)
    denials = [one for one in kabulov_denials(reading) if any(reading.touches(s, false) for s in one.content)]
    need(denials, f"it is no denial: {[show_claim(reading, one) for one in claims]}")


def check_2_9(seeds: Seeds) -> None:
    """The same envoy admitted in 2015: information exchanged, a shared interest against Islamic State."""
    reading = seeds.supplies
    named = reading.actors_at(reading.at(r"Zamir Kabulov"))
    exchange = reading.between(r"Russia was exchanging", r"with the Taliban")
    for where in (exchange, reading.between(r"a shared interest", r"Islamic State jihadist")):
        near = reading.claims_on(where)
        told = [show_claim(reading, one) for one in near]
        claims = [one for one in near if one.act is Act.ADMIT and reading.share(one.content, where) >= 0.8]
        need(claims, f"it is not read as admitted: {told}")
        speaker = speaker_of(reading, claims[0])
        need_speaker(reading, speaker, reading.at(r"Kabulov", after=r"In 2015"), Institution.OFFICIAL)
        need(speaker.actor in named, f"two persons: {speaker.actor}, {sorted(named)}")
        need_manner(claims[0], {Act.ADMIT}, Stance.ASSERTED)
        said = tuple(when for when in reading.analysis.times if when.id == claims[0].said)
        need_interval(said, date(2015, 1, 1), date(2015, 12, 31))
        need(not claims[0].quoted, "it was taken for a part of the quotation")


def check_2_10(seeds: Seeds) -> None:
    """Three charges and two denials hang together as one matter."""
    reading = seeds.supplies
    charges = [headline_claim(reading), general_claim(reading), encouraging(reading)]
    kabulov = kabulov_denials(reading)
    need(kabulov, "the envoy's words are no denial")
    denials = [[russian_denial(reading)], kabulov]
    answered = [{one for claim in denial for one in claim.answers} for denial in denials]
    for denial, answers in zip(denials, answered, strict=True):
        need(
            answers & {one.id for one in charges},
            f"it stands against nothing: {show_claim(reading, denial[0])}",
        )
    for charge in charges:
        need(
            any(charge.id in answers for answers in answered),
            f"nobody denies it: {show_claim(reading, charge)}",
        )


def check_2_11(seeds: Seeds) -> None:
    """Background: Russia holds the Taliban for terrorists; they and Islamic State are banned there."""
    reading = seeds.supplies
    where = reading.at(r"Taliban to be a terrorist")
    claims = [one for one in reading.claims_on(where) if reading.share(one.content, where) >= 0.8]
    need(
        claims, f"Russia's view is not read: {[show_claim(reading, one) for one in reading.claims_on(where)]}"
    )
    need_speaker(
        reading,
        speaker_of(reading, claims[0]),
        reading.at(r"Russia", after=r"Russia considers"),
        Institution.OFFICIAL,
    )
    held = claims[0].act in {Act.BELIEVE, Act.SAY} and claims[0].stance is not Stance.DENIED
    need(held, f"it is not Russia's view: {show_claim(reading, claims[0])}")
    line = reading.line(r"Russia considers")
    ban = one_incident(reading, reading.at(r"is banned"))
    named = {actor for role in ban.roles for actor in reading.role_actors(role)}
    need({_TALIBAN, _STATE} <= named, f"banned are {sorted(named)}")
    news = [one for one in reading.incidents_at(line) if one.news]
    need(not news, f"told as news: {[show_incident(reading, one) for one in news]}")


def check_2_12(seeds: Seeds) -> None:
    """News: the Taliban took a district on Thursday after a year-long offensive."""
    reading = seeds.supplies
    incident = one_incident(reading, reading.at(r"captured"))
    shown = show_incident(reading, incident)
    need(incident.news and incident.realis is Realis.OCCURRED, f"not told as news that happened: {shown}")
    need(incident.type == "TERRITORY", f"its type is wrong: {shown}")
    need("erritory" in (incident.subtype or ""), f"its sub-type is wrong: {shown}")
    need(
        filled_by(reading, incident, RoleName.INITIATOR, _TALIBAN),
        f"the Taliban did not take it: {incident.roles}",
    )
    need_role(reading, incident, reading.between(r"strategic district", r"Sangin"), RoleName.TARGET)
    place = placed(reading, incident, "Sangin", "AF")
    need("Helmand" in " ".join(place.path), f"it lies in {place.path}")
    need(place.precision in {Precision.DISTRICT, Precision.PLACE}, f"its precision is {place.precision}")
    day = tuple(
        one
        for one in reading.times_of(incident)
        if one in reading.times_at(reading.at(r"on Thursday captured"))
    )
    need_unresolved(day)
    offensive = reading.at(r"year-long offensive")
    need(
        reading.times_at(offensive) or reading.incidents_at(offensive), "the offensive before it is not read"
    )


def check_2_13(seeds: Seeds) -> None:
    """Background: the earlier fighting, the missions, the handover after 2014."""
    reading = seeds.supplies
    captured = one_incident(reading, reading.at(r"captured"))
    fighting = need_background(reading, reading.at(r"heavy fighting"))
    handed = need_background(reading, reading.at(r"handed over"))
    need(captured.id not in {fighting.id, handed.id}, "background and capture are merged")
    need_interval(reading.times_of(handed), date(2014, 1, 1), date(2014, 12, 31))
    need("actor:isaf" in reading.actors_at(reading.at(r"ISAF")), "ISAF is not known")
    herrick = reading.at(r"Operation Herrick")
    spans = [one.span for one in reading.analysis.mentions]
    spans += [trigger for one in reading.analysis.incidents for trigger in one.triggers]
    need(any(reading.touches(span, herrick) for span in spans), "the operation is not found")
    rest = reading.incidents_at(reading.between(r"Sangin had been", r"in 2014"))
    need(not any(one.news for one in rest), f"told as news: {[show_incident(reading, one) for one in rest]}")


def check_2_14(seeds: Seeds) -> None:
    """Two sources are listed, and no more."""
    cited = sorted(one.value for one in seeds.supplies.analysis.cites)
    need(cited == ["BBC News", "DefenseTalk.com"], f"the sources listed are {cited}")


FACTS_002: dict[str, Check] = {
    "2.1": check_2_1,
    "2.2": check_2_2,
    "2.3": check_2_3,
    "2.4": check_2_4,
    "2.5": check_2_5,
    "2.6": check_2_6,
    "2.7": check_2_7,
    "2.8": check_2_8,
    "2.9": check_2_9,
    "2.10": check_2_10,
    "2.11": check_2_11,
    "2.12": check_2_12,
    "2.13": check_2_13,
    "2.14": check_2_14,
}
