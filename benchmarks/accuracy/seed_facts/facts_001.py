"""Facts 1.1 to 1.12: helicopters in the north of Afghanistan."""

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
    one_incident,
    placed,
    speaker_of,
)
from benchmarks.accuracy.seed_facts.reading import Reading, known, need, show_claim, show_incident
from benchmarks.accuracy.seed_facts.seeds import Check, Seeds
from onrecord.model import (
    Act,
    Claim,
    CountAs,
    CountOf,
    Granularity,
    Incident,
    Institution,
    Precision,
    Realis,
    Relation,
    RoleName,
    Stance,
)

_STATE = "actor:islamic-state"
_OUTPOST = r"attack of ISIS militants"
_DO = frozenset({RoleName.INITIATOR, RoleName.INSTRUMENT, RoleName.TARGET})


def check_1_1(seeds: Seeds) -> None:
    """Reported activity in the report's own voice: flights with ISIS fighters in the north, date unknown."""
    reading = seeds.flights
    incident = one_incident(reading, reading.at(r"resumed flights"))
    shown = show_incident(reading, incident)
    need(incident.news, f"not told as news: {shown}")
    need(incident.realis in {Realis.OCCURRED, Realis.ONGOING}, f"its realis is wrong: {shown}")
    need(incident.type_claim is None, "the headline stands in the report's own voice")
    need_role(reading, incident, reading.at(r"Helicopters"), RoleName.INITIATOR, RoleName.INSTRUMENT)
    aboard = [one for one in _DO if filled_by(reading, incident, one, _STATE)]
    need(aboard, f"ISIS is not aboard: {[(one.name, one.words) for one in incident.roles]}")
    need(not any(when.resolved for when in reading.times_of(incident)), "a date was made up")
    here = reading.line(r"resumed flights")
    places = [one for one in reading.places_of(incident) if one in reading.places_at(here)]
    told = [(one.name, one.precision, one.point) for one in places]
    need(any(one.country == "AF" for one in places), f"it is not placed in Afghanistan: {told}")
    need(all(one.precision is Precision.REGION for one in places), f"it is no region: {told}")
    need(all(one.point is None for one in places), f"a region was given a point: {told}")


def check_1_2(seeds: Seeds) -> None:
    """Kabul, a side of the war, assures: the main forces are eliminated, no threats to the neighbours."""
    reading = seeds.flights
    forces = reading.between(r"elimination of the main", r"terrorist groups")
    for where in (forces, reading.between(r"absence of threats", r"neighbouring States")):
        claims = [one for one in reading.claims_on(where) if reading.share(one.content, where) >= 0.8]
        need(claims, f"no claim holds {where.of(reading.text)!r}")
        speaker = speaker_of(reading, claims[0])
        need_speaker(reading, speaker, reading.at(r"official Kabul"), Institution.OFFICIAL)
        need(speaker.relation is Relation.BELLIGERENT, f"Kabul's relation is {speaker.relation}")
        need_manner(claims[0], SPOKEN | {Act.DENY}, Stance.ASSERTED)


def check_1_3(seeds: Seeds) -> None:
    """The Afghan authorities play the threat down."""
    reading = seeds.flights
    claim = claim_saying(reading, reading.between(r"the character of", r"greatly exaggerated"))
    need_speaker(reading, speaker_of(reading, claim), reading.at(r"Afghan authorities"), Institution.OFFICIAL)
    denied = claim.act is Act.DENY or claim.stance is Stance.DENIED
    need(denied, f"it is no denial: {show_claim(reading, claim)}")


def check_1_4(seeds: Seeds) -> None:
    """Background: an explosion at a temple in Kabul; 25 killed, about 70 injured."""
    reading = seeds.flights
    incident = need_background(reading, reading.at(r"explosion"))
    need(incident.type == "ASSAULT", show_incident(reading, incident))
    placed(reading, incident, "Kabul", "AF")
    temple = reading.at(r"Sikh temple")
    spans = [*(one.span for one in incident.places), *(one.span for one in incident.role(RoleName.TARGET))]
    need(any(reading.touches(span, temple) for span in spans), "the temple is not where it happened")
    told = {(one.of, one.given, one.low, one.high) for one in reading.losses(incident)}
    killed = (CountOf.KILLED, CountAs.EXACT, 25, 25)
    need(killed in told, f"25 killed exactly are not among {sorted(map(str, told))}")
    hurt = [one for one in reading.losses(incident) if one.of is CountOf.INJURED]
    need(len(hurt) == 1 and hurt[0].given is CountAs.ABOUT, f"the injured are {hurt}")
    need((hurt[0].low or 0) <= 70 <= (hurt[0].high or 0) and "70" in hurt[0].words, f"the injured are {hurt}")
    need(len(told) == 2, f"other figures are told: {sorted(map(str, told))}")


def check_1_5(seeds: Seeds) -> None:
    """Background: the shelling of an air base at Bagram, Parwan, Afghanistan; no losses are mentioned."""
    reading = seeds.flights
    incident = need_background(reading, reading.at(r"shelling"))
    need(incident.type == "ASSAULT", show_incident(reading, incident))
    need("helling" in (incident.subtype or ""), f"its sub-type is wrong: {show_incident(reading, incident)}")
    need_role(reading, incident, reading.at(r"Bagram air base"), RoleName.TARGET)
    place = placed(reading, incident, "Bagram", "AF")
    need(any("Parwan" in name for name in place.path), f"it lies in {place.path}")
    need(not any(one.country == "IR" for one in reading.places_of(incident)), "it was placed in Iran")
    need(not incident.losses, f"losses were made up: {[one.words for one in reading.losses(incident)]}")
    need(incident.id != one_incident(reading, reading.at(r"explosion")).id, "it is merged with the explosion")


def check_1_6(seeds: Seeds) -> None:
    """Both are laid to one group under its three names, in the report's own voice."""
    reading = seeds.flights
    for name in (r"IG", r"ISIS", r"worldwide Caliphate"):
        found = reading.actors_at(reading.at(name))
        need(found == {_STATE}, f"{name!r} is {sorted(found)}")
    blast = one_incident(reading, reading.at(r"explosion"))
    need(filled_by(reading, blast, RoleName.INITIATOR, _STATE), "the explosion is not laid to the group")
    fire = one_incident(reading, reading.at(r"shelling"))
    need_role(reading, fire, reading.at(r"terrorists", after=r"shelling by"), RoleName.INITIATOR)
    for incident in (blast, fire):
        own = all(role.claim is None for role in incident.role(RoleName.INITIATOR))
        need(own and incident.type_claim is None, f"on another's word: {show_incident(reading, incident)}")


def check_1_7(seeds: Seeds) -> None:
    """Experts without a name speak about the group."""
    reading = seeds.flights
    claim = claim_saying(reading, reading.between(r"the adherents of", r"under their control"))
    need_speaker(reading, speaker_of(reading, claim), reading.at(r"experts"), Institution.EXPERT)
    need(_STATE in reading.actors_at(reading.at(r"worldwide Caliphate")), "the group is not known")


def check_1_8(seeds: Seeds) -> None:
    """Authorities and command gave no explanation, then or now: withheld, not denied."""
    reading = seeds.flights
    silence = reading.between(r"Any intelligible explanation", r"currently proposed")
    claims = [one for one in reading.analysis.claims if _spoken_at(reading, one, silence.start, silence.stop)]
    told = [show_claim(reading, one) for one in claims]
    held = [one for one in claims if one.stance is Stance.WITHHELD]
    need(held and len(held) == len(claims), f"it is not read as silence alone: {told}")
    for one in held:
        need(one.act in {Act.REFUSE_COMMENT, Act.SAY} and one.denies is None, f"it is no silence: {told}")
    for words in (r"Afghan authorities", r"command of forces"):
        where = reading.at(words, after=r"Any intelligible")
        speakers = [one.chain[-1] for one in held if one.chain and reading.touches(one.chain[-1].span, where)]
        need(speakers, f"{words!r} is not who is silent: {told}")
        need(speakers[0].institution is Institution.OFFICIAL, f"{words!r} is {speakers[0].institution}")
    spans = [span for one in held for span in (*one.content, *((one.cue,) if one.cue else ()))]
    for words in (r"not given previously", r"currently proposed"):
        need(
            any(reading.touches(span, reading.at(words)) for span in spans), f"{words!r} is not read: {told}"
        )


def _spoken_at(reading: Reading, claim: Claim, start: int, stop: int) -> bool:
    spans = (*claim.content, *((claim.cue,) if claim.cue else ()))
    return any(start <= reading.source(span).start < stop for span in spans)


def check_1_9(seeds: Seeds) -> None:
    """The interlocutors, who have no names, speak of intent: the airspace is controlled."""
    reading = seeds.flights
    claim = claim_saying(reading, reading.between(r"suggests the intent", r"aviation authorities"))
    need_speaker(reading, speaker_of(reading, claim), reading.at(r"the interlocutors"), Institution.ANONYMOUS)
    need_manner(claim, SPOKEN | {Act.BELIEVE}, Stance.ASSERTED)


def check_1_10(seeds: Seeds) -> None:
    """Background: an attack on a border outpost in Tajikistan, November 2019; two dozen attackers, on official word."""
    reading = seeds.flights
    incident = need_background(reading, reading.at(_OUTPOST))
    need(incident.type == "ASSAULT", show_incident(reading, incident))
    need(incident.type_claim is None, "the attack stands in the report's own voice")
    need(filled_by(reading, incident, RoleName.INITIATOR, _STATE), "it is not laid to ISIS")
    need_role(reading, incident, reading.at(r"border Outpost"), RoleName.TARGET)
    placed(reading, incident, "Tajikistan", "TJ")
    whens = reading.times_of(incident)
    need_interval(whens, date(2019, 11, 1), date(2019, 11, 30))
    need(all(one.granularity is Granularity.MONTH for one in whens), f"the month is {whens}")
    _check_two_dozen(reading, incident)


def _check_two_dozen(reading: Reading, incident: Incident) -> None:
    dozen = [one for one in reading.counts_at(reading.at(r"Two dozen")) if one.of is CountOf.ATTACKERS]
    need(len(dozen) == 1, f"the attackers are {reading.counts_at(reading.at(r'Two dozen'))}")
    count = dozen[0]
    need(count.given is CountAs.ABOUT and (count.low or 0) <= 24 <= (count.high or 0), f"they are {count}")
    need(count.id in incident.losses, "the figure does not belong to the attack")
    claim = known(reading.claim(count.claim), "the figure stands in the report's own voice")
    committee = reading.at(r"national security Committee")
    need_speaker(reading, speaker_of(reading, claim), committee, Institution.OFFICIAL)
    aim = reading.between(r"trying to obtain", r"organize attacks")
    claims = [one for one in reading.claims_on(aim) if reading.share(one.content, aim) >= 0.8]
    need(claims, "their aim stands on nobody's word")
    need_speaker(reading, speaker_of(reading, claims[0]), committee, Institution.OFFICIAL)


def check_1_11(seeds: Seeds) -> None:
    """Most of the attackers killed, the rest detained: vague, and no victims."""
    reading = seeds.flights
    for words, kind in ((r"Most were", CountOf.KILLED), (r"the rest detained", CountOf.DETAINED)):
        counts = [one for one in reading.counts_at(reading.at(words)) if one.of is kind]
        need(len(counts) == 1, f"{words!r} is {reading.counts_at(reading.at(words))}")
        count = counts[0]
        need(count.given is CountAs.VAGUE and count.word, f"it is not kept as a vague word: {count}")
        need(count.population.role == "perpetrators", f"they are taken for {count.population}")


def check_1_12(seeds: Seeds) -> None:
    """What the attackers wanted, attempted or planned: weapons and attacks."""
    reading = seeds.flights
    attackers = reading.at(r"Two dozen terrorists")
    news = one_incident(reading, reading.at(_OUTPOST))
    for words in (r"trying to obtain weapons", r"organize attacks"):
        incident = one_incident(reading, reading.at(words))
        wanted = incident.realis in {Realis.ATTEMPTED, Realis.PLANNED}
        need(wanted and incident.id != news.id, f"it is told as done: {show_incident(reading, incident)}")
        need_role(reading, incident, attackers, RoleName.INITIATOR)


FACTS_001: dict[str, Check] = {
    "1.1": check_1_1,
    "1.2": check_1_2,
    "1.3": check_1_3,
    "1.4": check_1_4,
    "1.5": check_1_5,
    "1.6": check_1_6,
    "1.7": check_1_7,
    "1.8": check_1_8,
    "1.9": check_1_9,
    "1.10": check_1_10,
    "1.11": check_1_11,
    "1.12": check_1_12,
}
