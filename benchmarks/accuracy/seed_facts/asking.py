"""Questions many facts ask: one incident, one claim, who speaks, when, where."""

from datetime import date

from benchmarks.accuracy.seed_facts.reading import Reading, need, show_claim, show_incident
from onrecord.model import (
    Act,
    Claim,
    Incident,
    Institution,
    Place,
    Realis,
    RoleName,
    Span,
    Speaker,
    Stance,
    When,
)

SPOKEN = frozenset({Act.SAY, Act.CONFIRM})


def one_incident(reading: Reading, where: Span) -> Incident:
    """The one incident a trigger of which touches `where`."""
    found = reading.incidents_at(where)
    told = "; ".join(show_incident(reading, one) for one in found or reading.analysis.incidents)
    need(len(found) == 1, f"{len(found)} incidents at {where.of(reading.text)!r}, not one: {told}")
    return found[0]


def need_background(reading: Reading, where: Span) -> Incident:
    """The one incident at `where`, which must be background that really happened."""
    incident = one_incident(reading, where)
    need(not incident.news, f"it is told as news: {show_incident(reading, incident)}")
    happened = incident.realis in {Realis.OCCURRED, Realis.ONGOING}
    need(happened, f"its realis is wrong: {show_incident(reading, incident)}")
    return incident


def claim_saying(reading: Reading, where: Span, cue: Span | None = None) -> Claim:
    """The claim whose content is `where`, give or take a word; with `cue`, the one told by those words."""
    near = reading.claims_on(where)
    told = "; ".join(show_claim(reading, one) for one in near) or "no claim is near it"
    found = [claim for claim in near if reading.says(claim, where)]
    found = [claim for claim in found if cue is None or reading.touches(claim.cue, cue)]
    need(found, f"no claim says just {where.of(reading.text)!r}: {told}")
    return found[0]


def speaker_of(reading: Reading, claim: Claim, *, links: int = 1) -> Speaker:
    """The last speaker of a chain of that length (the report itself implied)."""
    need(
        len(claim.chain) == links,
        f"the chain has {len(claim.chain)} links, not {links}: {show_claim(reading, claim)}",
    )
    return claim.chain[-1]


def need_speaker(reading: Reading, speaker: Speaker, where: Span, *institutions: Institution) -> None:
    """That the speaker's own words touch `where`, and what kind of source it is."""
    need(
        reading.touches(speaker.span, where),
        f"the speaker is {speaker.name!r}, not {where.of(reading.text)!r}",
    )
    need(
        speaker.institution in institutions, f"{speaker.name!r} is a source of the kind {speaker.institution}"
    )


def need_manner(claim: Claim, acts: frozenset[Act] | set[Act], stance: Stance) -> None:
    """How it is said."""
    need(claim.act in acts, f"the act is {claim.act}, not {' or '.join(sorted(acts))}")
    need(claim.stance is stance, f"the stance is {claim.stance}, not {stance}")


def filled_by(reading: Reading, incident: Incident, name: RoleName, actor: str) -> bool:
    """Whether somebody in that role of the incident is the actor."""
    return any(actor in reading.role_actors(role) for role in incident.role(name))


def need_role(reading: Reading, incident: Incident, where: Span, *names: RoleName) -> None:
    """That the words at `where` fill one of the roles."""
    roles = [role for name in names for role in incident.role(name)]
    told = [f"{role.name} {role.words!r}" for role in incident.roles]
    need(
        reading.role_at(roles, where), f"{where.of(reading.text)!r} is no {' or '.join(names)} of it: {told}"
    )


def need_interval(whens: tuple[When, ...], earliest: date, latest: date) -> None:
    """That there are times, and that one of them is this interval."""
    told = [f"{when.words!r} {when.earliest} to {when.latest}" for when in whens]
    right = any((when.earliest, when.latest) == (earliest, latest) for when in whens)
    need(right, f"no time is {earliest} to {latest}: {told or 'there is none'}")


def need_unresolved(whens: tuple[When, ...]) -> None:
    """That there are times, and that none of them was given a date."""
    need(whens, "there is no time")
    need(
        not any(when.resolved for when in whens),
        f"a date was made up: {[(when.words, when.earliest) for when in whens]}",
    )


def placed(reading: Reading, incident: Incident, name: str, country: str) -> Place:
    """The place of the incident with that name in that country (alpha-2)."""
    places = reading.places_of(incident)
    found = [place for place in places if name in place.name and place.country == country]
    told = [f"{place.name} ({place.country}, {place.precision})" for place in places]
    need(found, f"the incident is not placed at {name}, {country}: {told}")
    return found[0]


def offices(reading: Reading, speaker: Speaker) -> str:
    """All that is known of a speaker's offices: of the actor's record and of the words that name him."""
    actor = reading.actor(speaker.actor)
    held = [f"{office.title} {office.of or ''}" for office in actor.offices] if actor else []
    said = [reading.words(speaker.span)] if speaker.span else []
    return " | ".join([*held, *said, speaker.name])
