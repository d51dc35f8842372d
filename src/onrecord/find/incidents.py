"""Incidents: what happened, who to whom, where, when, with what losses, each cell with its words and its speaker."""

from collections import Counter
from dataclasses import replace

from onrecord.find.coding import codes_of, contexts_of
from onrecord.find.damage import damaged_in
from onrecord.find.found import Found
from onrecord.find.individuate import Group, best_site, individuate
from onrecord.find.instruments import means_in
from onrecord.find.losses_of import attacker_counts, home_of
from onrecord.find.nouns import words_classes
from onrecord.find.page import Page, read_page
from onrecord.find.tellings import Telling, read_tellings
from onrecord.model import (
    BlockKind,
    Claim,
    Count,
    Incident,
    Realis,
    Role,
    RoleName,
    Span,
    content_id,
)
from onrecord.model.incident import Dated, Located

_ORDER = (Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED, Realis.PLANNED, Realis.THREATENED, Realis.HYPOTHETICAL, Realis.NEGATED)
_STRONG_MODES = ("suicide-attack", "drone", "aerial", "unconventional", "heavy-weapons", "explosives")
_MAX_PLACES = 3

Answer = tuple[tuple[Incident, ...], tuple[Count, ...], tuple[Claim, ...]]


def find_incidents(found: Found) -> Answer:
    """The incidents of a report, with its counts and claims as they belong to them.

    Counts come back with the attackers' numbers added; claims with `about` filled (ids of incidents and counts).
    """
    page = read_page(found)
    groups = [group for group in individuate(read_tellings(page)) if _is_incident(group)]
    counts = (*found.counts, *attacker_counts(page, groups))
    homes = [home_of(page, count, groups) for count in counts]
    incidents = tuple(
        _incident(page, group, [count for count, home in zip(counts, homes, strict=True) if home is group]) for group in groups
    )
    return incidents, tuple(counts), _about(found, incidents, counts)


def _is_incident(group: Group) -> bool:
    """A bare loss word that nobody asserts is no incident of its own."""
    return group.strong or any(one.realis in {Realis.OCCURRED, Realis.ONGOING} for one in group.tellings)


# --- one incident ----------------------------------------------------------------------------------------------------


def _incident(page: Page, group: Group, counts: list[Count]) -> Incident:
    anchor = _anchor(group)
    roles = _roles(page, group)
    kind = _type(group, anchor)
    mode = _mode(group, anchor, roles, page)
    who, whom = _classes(page, group, roles, RoleName.INITIATOR), _classes(page, group, roles, RoleName.TARGET)
    codes = codes_of(kind, mode, _subtype(group, anchor, mode), who, whom)
    triggers = _triggers(group, anchor)
    return Incident(
        id=content_id("incident", page.found.document.report, triggers[0].start, triggers[0].stop, kind),
        type=kind,
        triggers=triggers,
        realis=_realis(group, anchor),
        news=any(one.reason is None for one in group.tellings),
        mode=mode,
        contexts=contexts_of(_words(page, group, roles)),
        subtype=codes.subtype,
        cameo=codes.cameo,
        quad=codes.quad,
        roles=roles,
        places=_places(page, group),
        times=_times(page, group),
        losses=tuple(count.id for count in counts if not count.cumulative),
        claims=_claims(page, group, roles),
        type_claim=_type_claim(group),
        series=all(one.plural or one.trigger.line.index != anchor.trigger.line.index and one.plural for one in group.tellings),
        background_reason=next((one.reason for one in group.tellings if one.reason), None),
        merged=tuple(group.merged),
        by=f"{anchor.trigger.by}; {anchor.realis_by}",
        score=_score(group),
    )


def _anchor(group: Group) -> Telling:
    """The telling the incident is known by: the first strong one with roles, else the first strong one."""
    strong = [one for one in group.tellings if one.trigger.strength != "loss"] or group.tellings
    real = [one for one in strong if one.trigger.type == _common_type(strong)] or strong
    return real[0]


def _common_type(tellings: list[Telling]) -> str:
    return Counter(one.trigger.type for one in tellings).most_common(1)[0][0]


def _type(group: Group, anchor: Telling) -> str:
    kinds = {one.trigger.type for one in group.tellings}
    if anchor.trigger.strength == "loss" and kinds & {"ACCIDENT", "DISASTER"}:
        return next(kind for kind in ("ACCIDENT", "DISASTER") if kind in kinds)
    return anchor.trigger.type


def _mode(group: Group, anchor: Telling, roles: tuple[Role, ...], page: Page) -> str | None:
    """The mode the words give: the strongest of the triggers' own and of the weapons named."""
    modes = [one.trigger.mode for one in group.tellings if one.trigger.mode and one.trigger.type == anchor.trigger.type]
    if anchor.trigger.type != "ASSAULT":
        return anchor.trigger.mode or (modes[0] if modes else None)
    for role in roles:
        if role.name in {RoleName.INSTRUMENT, RoleName.INITIATOR}:
            modes += [one.mode for one in _means(page, group, role) if one]
    strong = next((mode for mode in _STRONG_MODES if mode in modes), None)
    special = next((mode for mode in modes if mode in {"abduct", "sexual", "torture"}), None)
    return special or strong or (modes[0] if modes else None)


def _means(page: Page, group: Group, role: Role) -> list["_Mode"]:
    for telling in group.tellings:
        line = telling.trigger.line
        if line.sentence.span.contains(role.span):
            found = means_in(line, line.word_at(role.span.start), line.word_at(role.span.stop - 1) + 1)
            return [_Mode(one.mode) for one in found if one.mode]
    del page
    return []
