"""Facts 0.1 to 0.14: the attack on a convoy."""

from datetime import date

from benchmarks.accuracy.seed_facts.asking import (
    SPOKEN,
    claim_saying,
    filled_by,
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
from benchmarks.accuracy.seed_facts.fact_history import check_0_12
from benchmarks.accuracy.seed_facts.reading import (
    Reading,
    findings_at,
    known,
    need,
    show_claim,
    show_incident,
)
from benchmarks.accuracy.seed_facts.seeds import Check, Seeds
from onrecord.model import (
    Act,
    ActorKind,
    BlockKind,
    Channel,
    Claim,
    CountAs,
    CountOf,
    Granularity,
    Incident,
    Institution,
    MentionKind,
    Place,
    Precision,
    Realis,
    Relation,
    RoleName,
    Span,
    Speaker,
    Stance,
)

_RESOLUTE = "actor:resolute-support"
_TOLD_THREE_TIMES = (r"attack on a military convoy", r"was attacked today", r"attacked a convoy of foreign")
_WITHHELD = (r"reported casualties", r"data on them")
_BOMBER = r"a suicide bomber in a car"
_WEDNESDAY = date(2017, 8, 2)


def _convoy(reading: Reading) -> Incident:
    return one_incident(reading, reading.at(r"attacked a convoy"))


def check_0_1(seeds: Seeds) -> None:
    """Caption and credits glued into the text, with the headline inside them, are no evidence."""
    reading = seeds.convoy
    glued = reading.line(r"© Flickr")
    kinds = reading.blocks_at(glued)
    need(kinds <= {BlockKind.CAPTION, BlockKind.CREDIT}, f"the glued words are {sorted(kinds)}")
    found = findings_at(reading, glued)
    need(not found, f"facts were read from it: {found}")
    headline = reading.blocks_at(reading.line(r"NATO reported losses"))
    need(headline == {BlockKind.HEADLINE}, f"the headline itself is {sorted(headline)}")


def check_0_2(seeds: Seeds) -> None:
    """News, occurred: an attack by a suicide bomber in a car."""
    reading = seeds.convoy
    incident = _convoy(reading)
    shown = show_incident(reading, incident)
    need(incident.news, f"not told as news: {shown}")
    need(incident.realis is Realis.OCCURRED, f"its realis is wrong: {shown}")
    need(incident.type == "ASSAULT", f"its type is wrong: {shown}")
    need(incident.subtype == "Suicide bomb", f"its sub-type is wrong: {shown}")
    need_role(reading, incident, reading.at(r"suicide bomber"), RoleName.INITIATOR)
    car = reading.at(r"car", after=_BOMBER)
    need_role(reading, incident, car, RoleName.INSTRUMENT, RoleName.INITIATOR)


def check_0_3(seeds: Seeds) -> None:
    """One incident, told three times, and in the headline."""
    reading = seeds.convoy
    told = [
        one_incident(reading, reading.at(words)) for words in (*_TOLD_THREE_TIMES, r"attack on the convoy")
    ]
    need(
        len({incident.id for incident in told}) == 1,
        f"several: {[show_incident(reading, one) for one in told]}",
    )
    news = [one for one in reading.analysis.incidents if one.news and one.type == told[0].type]
    need(len(news) == 1, f"other attacks are told: {[show_incident(reading, one) for one in news]}")


def check_0_4(seeds: Seeds) -> None:
    """Target: NATO's military convoy, the foreign forces, those of Resolute Support."""
    reading = seeds.convoy
    incident = _convoy(reading)
    need_role(reading, incident, reading.at(r"military convoy of NATO"), RoleName.TARGET)
    need_role(reading, incident, reading.at(r"convoy of foreign forces"), RoleName.TARGET)
    need(filled_by(reading, incident, RoleName.TARGET, "actor:nato"), "NATO is not the target")
    speakers = [one for claim in reading.analysis.claims if incident.id in claim.about for one in claim.chain]
    side = [one.relation for one in speakers if _is_mission(one)]
    need(Relation.BELLIGERENT in side, f"the mission is not known as the side attacked: {side}")


def check_0_5(seeds: Seeds) -> None:
    """Place: Kandahar, Afghanistan, a district or city; on the way to the airport, so no point at the airport."""
    reading = seeds.convoy
    incident = _convoy(reading)
    place = placed(reading, incident, "Kandahar", "AF")
    need(place.path[:1] == ("Afghanistan",), f"it lies in {place.path}")
    for one in reading.places_of(incident):
        need(_no_finer_than_city(one), f"{one.name} has the precision {one.precision}, {one.reasons}")
    airport = reading.at(r"airport of Kandahar city")
    need(reading.places_at(airport), "the city it travelled to is not found")


def _no_finer_than_city(place: Place) -> bool:
    airport = "airport" in place.name.casefold() or (place.gazetteer or "").startswith("airport")
    return place.precision in {Precision.PLACE, Precision.DISTRICT} and not airport


def check_0_6(seeds: Seeds) -> None:
    """A Wednesday: unresolved, and the second of August with the publication date."""
    undated, dated = seeds.convoy, seeds.dated
    need(undated.analysis.published is None, "a publication date was made up")
    need_unresolved(undated.times_of(_convoy(undated)))
    for reading in (undated, dated):
        for words in (r"Wednesday", r"today"):
            whens = reading.times_of(_convoy(reading))
            here = tuple(one for one in whens if reading.touches(one.span, reading.at(words)))
            need(here, f"{words!r} is not among the times of the attack: {[one.words for one in whens]}")
            need(here[0].granularity is Granularity.DAY, f"{words!r} is a {here[0].granularity}")
            if reading is dated:
                need_interval(here, _WEDNESDAY, _WEDNESDAY)
    other = [one for one in dated.times_of(_convoy(dated)) if one.earliest and one.earliest != _WEDNESDAY]
    need(not other, f"other dates were given to it: {[(one.words, one.earliest) for one in other]}")


def check_0_7(seeds: Seeds) -> None:
    """Losses are said to exist, their number is withheld: neither zero nor absent."""
    reading = seeds.convoy
    losses = reading.losses(_convoy(reading))
    told = [(count.words, count.of, count.given, count.low) for count in losses]
    here = [one for one in losses if reading.touches(one.span, reading.between(*_WITHHELD))]
    need(here, f"no count stands at the casualties: {told}")
    held = all(one.given is CountAs.WITHHELD and one.of is CountOf.CASUALTIES for one in here)
    need(held, f"the number is not withheld: {told}")
    need(reading.counts_at(reading.at(r"have losses")), f"the losses of the statement are not read: {told}")
    need(
        not any(one.low is not None or one.high is not None for one in losses),
        f"a number was made up: {told}",
    )
    none = {CountAs.NONE, CountAs.NONE_SO_FAR, CountAs.DENIED}
    need(not any(one.given in none for one in losses), f"they were taken for no losses: {told}")


def check_0_8(seeds: Seeds) -> None:
    """Damage: one vehicle of the convoy, on the word of the Governor's press service."""
    reading = seeds.convoy
    incident = _convoy(reading)
    vehicle = reading.at(r"one vehicle in the convoy")
    told = [(one.name, one.words) for one in incident.roles]
    role = known(
        reading.role_at(incident.role(RoleName.DAMAGED), vehicle), f"the vehicle is no damage: {told}"
    )
    claim = known(reading.claim(role.claim), "the damage stands in the report's own voice")
    need_speaker(reading, speaker_of(reading, claim), reading.at(r"press-the service"), Institution.OFFICIAL)
    need_manner(claim, SPOKEN, Stance.ASSERTED)
    held = reading.share(claim.content, reading.between(r"one vehicle", r"damaged"))
    need(held >= 0.8, show_claim(reading, claim))


def check_0_9(seeds: Seeds) -> None:
    """The mission's own words, from a statement on its website: the convoy was attacked, there are losses."""
    reading = seeds.convoy
    attacked = reading.between(r"a NATO convoy was", r"in Kandahar")
    for where in (attacked, reading.at(r"In the attack have losses")):
        claims = [one for one in reading.claims_on(where) if reading.share(one.content, where) >= 0.8]
        told = [show_claim(reading, one) for one in claims]
        need(any(_of_the_mission(reading, one) for one in claims), f"not on the mission's word: {told}")


def _of_the_mission(reading: Reading, claim: Claim) -> bool:
    speaker = speaker_of(reading, claim)
    manner = (claim.quoted, claim.stance is Stance.ASSERTED, claim.act in SPOKEN)
    source = (speaker.institution is Institution.OFFICIAL, speaker.relation is Relation.BELLIGERENT)
    channel = speaker.channel in {Channel.STATEMENT, Channel.WEBSITE}
    return _is_mission(speaker) and channel and all((*manner, *source))


def _is_mission(speaker: Speaker) -> bool:
    return speaker.actor == _RESOLUTE or "resolute support" in speaker.name.casefold()


def check_0_10(seeds: Seeds) -> None:
    """The suicide bomber stands on the word of a television channel."""
    reading = seeds.convoy
    claim = claim_saying(reading, reading.between(_BOMBER, r"Kandahar city"))
    speaker = speaker_of(reading, claim)
    need_speaker(reading, speaker, reading.at(r"Tolo News"), Institution.MEDIA)
    need(speaker.actor == "actor:tolo-news", f"the channel is {speaker.actor}")
    need_manner(claim, SPOKEN, Stance.ASSERTED)
    television = speaker.channel is Channel.BROADCAST or "TV" in offices(reading, speaker)
    need(television, f"nothing says that it is television: {speaker}")
    role = reading.role_at(_convoy(reading).role(RoleName.INITIATOR), reading.at(r"suicide bomber"))
    need(role and role.claim == claim.id, "the bomber does not stand on the channel's word")


def check_0_11(seeds: Seeds) -> None:
    """An official of the CSTO, in April 2017: fighters of ISIS move into Afghanistan."""
    reading = seeds.convoy
    claim = claim_saying(reading, reading.between(r"the terrorists of ISIS", r"into Afghanistan"))
    speaker = speaker_of(reading, claim)
    need_speaker(reading, speaker, reading.at(r"Semerikov"), Institution.OFFICIAL)
    held = offices(reading, speaker)
    need("acting Secretary General" in held and "CSTO" in held, f"his office is not known: {held}")
    need_manner(claim, SPOKEN, Stance.ASSERTED)
    said = tuple(when for when in reading.analysis.times if when.id == claim.said)
    need_interval(said, date(2017, 4, 1), date(2017, 4, 30))
    need("actor:islamic-state" in reading.actors_at(reading.at(r"ISIS")), "ISIS is not known")


def check_0_13(seeds: Seeds) -> None:
    """Two names, one actor: al-Qaeda; Islamic State."""
    reading = seeds.convoy
    _need_one_group(reading, "actor:al-qaeda", reading.at(r"al-Kaida"))
    _need_one_group(reading, "actor:islamic-state", reading.at(r"Islamic state"), reading.at(r"ISIS"))


def _need_one_group(reading: Reading, identity: str, *where: Span) -> None:
    for one in where:
        found = reading.actors_at(one)
        need(found == {identity}, f"{one.of(reading.text)!r} is {sorted(found)}, not {identity}")
    actor = reading.actor(identity)
    need(actor and actor.kind is ActorKind.GROUP, f"{identity} is {actor}")


def check_0_14(seeds: Seeds) -> None:
    """Nobody names an organisation behind the attack: the initiator is a suicide bomber and no more."""
    reading = seeds.convoy
    incident = _convoy(reading)
    roles = incident.role(RoleName.INITIATOR)
    need(roles, "the bomber is not the initiator")
    bomber = reading.at(r"a suicide bomber")
    for role in roles:
        need(reading.touches(role.span, bomber), f"{role.words!r} is named as initiator")
        need(
            not reading.role_actors(role) & _organisations(reading),
            f"{role.words!r} stands for an organisation",
        )
    charges = {Act.ACCUSE, Act.CLAIM_RESPONSIBILITY}
    made = [
        show_claim(reading, one)
        for one in reading.analysis.claims
        if one.act in charges and incident.id in one.about
    ]
    need(not made, f"somebody is accused or claims it: {made}")


def _organisations(reading: Reading) -> frozenset[str]:
    described = {one.cluster for one in reading.analysis.mentions if one.kind is MentionKind.PEOPLE}
    persons = {actor.id for actor in reading.analysis.actors if actor.kind is ActorKind.PERSON}
    return frozenset(actor.id for actor in reading.analysis.actors) - described - persons


FACTS_000: dict[str, Check] = {
    "0.1": check_0_1,
    "0.2": check_0_2,
    "0.3": check_0_3,
    "0.4": check_0_4,
    "0.5": check_0_5,
    "0.6": check_0_6,
    "0.7": check_0_7,
    "0.8": check_0_8,
    "0.9": check_0_9,
    "0.10": check_0_10,
    "0.11": check_0_11,
    "0.12": check_0_12,
    "0.13": check_0_13,
    "0.14": check_0_14,
}
