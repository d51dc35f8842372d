"""Incidents: what happened, who to whom, where, when, with what losses, each cell with its words and its speaker."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.find.counts.blows import TOLD_BEFORE, settle_blows
from onrecord.find.incidents.assemble import incident_of
from onrecord.find.incidents.damage import damaged_in
from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.found import Found
from onrecord.find.incidents.individuate import individuate
from onrecord.find.incidents.losses_of import Hosts, attacker_counts, home_of, mark_attackers
from onrecord.find.incidents.page import Page, read_page
from onrecord.find.incidents.site import GOOD_RANK
from onrecord.find.incidents.tellings import Telling, read_tellings
from onrecord.find.incidents.time_kinds import with_kinds
from onrecord.find.syntax.nouns import classes_of
from onrecord.model import BlockKind, Claim, Count, Incident, Realis, Role, RoleName, Span, When

_BREAKING = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "TERRITORY", "PROTEST", "CRIME", "COERCE"})
_VERBAL = frozenset("AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN COOPERATE".split())
_HAPPENED = frozenset({Realis.OCCURRED, Realis.ONGOING})

Answer = tuple[tuple[Incident, ...], tuple[Count, ...], tuple[Claim, ...]]


def find_incidents(found: Found) -> Answer:
    """The incidents of a report, and its counts and claims as they belong to them.

    Counts come back with the attackers' numbers added, claims with `about` filled: the ids of the incidents
    and counts they speak of.
    """
    return _read(read_page(found))


def find_incidents_and_dates(found: Found) -> tuple[*Answer, tuple[When, ...]]:
    """The same, and the report's times with what each is the date of."""
    page = read_page(found)
    incidents, counts, claims = _read(page)
    return incidents, counts, claims, with_kinds(page, found.times, incidents)


def _read(page: Page) -> Answer:
    found = page.found
    groups = [group for group in individuate(read_tellings(page)) if _is_incident(page, group)]
    counts = (*found.counts, *attacker_counts(page, groups))
    hosts = Hosts(page, groups)
    homes = [home_of(hosts, count) for count in counts]
    counts = mark_attackers(counts, homes)
    damage = _damage(page, groups)
    incidents = tuple(
        incident_of(page, group, _own(counts, homes, group), [role for role, home in damage if home is group])
        for group in groups
    )
    settled = settle_blows(counts, incidents)
    again = {
        one.id for one in settled if one.by == TOLD_BEFORE
    }  # "she was shot": a figure told before, no new one
    incidents = tuple(
        replace(one, losses=tuple(loss for loss in one.losses if loss not in again)) for one in incidents
    )
    settled = tuple(one for one in settled if one.id not in again)
    return incidents, settled, _with_about(found.claims, incidents, settled)


def _is_incident(page: Page, group: Group) -> bool:
    """A bare loss word that nobody asserts is no incident of its own, nor is a mere mention.

    Far from the lead a word counts only with something a coder could write down: who, whom, where, when or how many;
    words of speech and talks only with somebody who speaks.
    """
    if not group.strong and not any(one.realis in _HAPPENED for one in group.tellings):
        return False
    if group.first.trigger.type in _VERBAL:
        return any(_spoken(one) for one in group.tellings)
    lead = next((line.index for line in page.lines if line.kind is BlockKind.BODY), 0)
    if any(one.headline or one.sentence <= lead + 1 for one in group.tellings):
        return True
    sentences = [one.trigger.line.sentence.span for one in group.tellings]
    counted = any(page.counts_in(span) for span in sentences)
    return counted or any(
        one.roles or one.times or one.trigger.group or _sited(one) for one in group.tellings
    )


def _spoken(telling: Telling) -> bool:
    """Whether words of speech and talks tell of an act: by somebody; a noun also needs its verb, a place or a day."""
    trigger = telling.trigger
    if trigger.noun:
        told = trigger.group is not None or bool(telling.times)
        return telling.headline or (told and bool(telling.roles))
    if trigger.type == "REQUEST":
        wanted = classes_of(trigger.line, trigger.object) & _REQUESTED
        return bool(wanted) or any(role.name is RoleName.TARGET for role in telling.roles)
    return bool(telling.roles)


_REQUESTED = frozenset(
    "help goods force funds access truce talks meeting sanctions arms expertise inquiry demand pact captive".split()
)


def _sited(telling: Telling) -> bool:
    return bool(telling.sites) and telling.sites[0].rank < GOOD_RANK


def _own(counts: Sequence[Count], homes: Sequence[Group | None], group: Group) -> list[Count]:
    return [count for count, home in zip(counts, homes, strict=True) if home is group]


def _damage(page: Page, groups: Sequence[Group]) -> list[tuple[Role, Group]]:
    """What each sentence says was damaged, with the incident it belongs to: of the sentence, else the last before."""
    found: list[tuple[Role, Group]] = []
    candidates = [(one, group) for group in groups for one in group.tellings if one.trigger.type in _BREAKING]
    for line in page.lines:
        if line.kind is not BlockKind.BODY:
            continue
        for role in damaged_in(page, line):
            near = [(one, group) for one, group in candidates if one.sentence == line.index]
            near.sort(key=lambda pair: abs(pair[0].trigger.span.start - role.span.start))
            here = [group for _, group in near]
            before = [group for one, group in candidates if one.sentence < line.index and one.reason is None]
            if here or before:
                found.append((role, (here or before[-1:])[0]))
    return found


def _with_about(
    claims: Sequence[Claim], incidents: Sequence[Incident], counts: Sequence[Count]
) -> tuple[Claim, ...]:
    """The claims with the incidents and counts each speaks of."""
    triggers = sorted((span, at) for at, one in enumerate(incidents) for span in one.triggers)
    named: dict[str, set[int]] = {}
    for at, one in enumerate(incidents):
        for spoken_of in one.claims:
            named.setdefault(spoken_of, set()).add(at)
    counted: dict[str, list[str]] = {}
    for count in counts:
        if count.claim:
            counted.setdefault(count.claim, []).append(count.id)
    answer = []
    for claim in claims:
        spoken = sorted(named.get(claim.id, set()) | _inside(claim, triggers))
        ids = [incidents[at].id for at in spoken]
        about = tuple(dict.fromkeys([*claim.about, *ids, *counted.get(claim.id, [])]))
        answer.append(claim if about == claim.about else replace(claim, about=about))
    return tuple(answer)


def _inside(claim: Claim, triggers: Sequence[tuple[Span, int]]) -> set[int]:
    """The numbers of the incidents whose trigger words, which stand in order, lie in what is claimed."""
    found: set[int] = set()
    for content in claim.content:
        first = bisect_left(triggers, content.start, key=lambda one: one[0].start)
        last = bisect_left(triggers, content.stop, key=lambda one: one[0].start)
        found |= {at for span, at in triggers[first:last] if content.contains(span)}
    return found
