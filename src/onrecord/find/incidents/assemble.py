"""From a group of tellings to one incident: anchor, type, mode, roles, places, times, claims."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.find.incidents.coding import Codes, codes_of, contexts_of
from onrecord.find.incidents.differences import Group
from onrecord.find.incidents.instruments import means_in
from onrecord.find.incidents.page import Page
from onrecord.find.incidents.tellings import Telling
from onrecord.find.incidents.whens import dated_of
from onrecord.find.incidents.wheres import located_of
from onrecord.find.rule_name import rule_name
from onrecord.find.syntax.nouns import words_classes
from onrecord.model import Confidence, Count, Incident, Realis, Role, RoleName, Span, content_id

_REALIS_ORDER = (Realis.OCCURRED, Realis.ONGOING, Realis.ATTEMPTED)
_STRONG_MODES = ("suicide-attack", "drone", "aerial", "unconventional", "heavy-weapons", "explosives")
_OWN_MODES = frozenset({"abduct", "sexual", "torture", "beat", "crowd-control"})
_SHIFTED = frozenset({"suicide-attack"})
_HARMED = "object is harmed"
_NOBODY_ACTS = frozenset({"ACCIDENT", "DISASTER"})


def incident_of(page: Page, group: Group, counts: Sequence[Count], damage: Sequence[Role]) -> Incident:
    """One incident with everything the report tells of it."""
    anchor = anchor_of(group)
    roles = _roles(group, damage)
    kind, mode = _type(group, anchor), _mode(group, anchor, roles)
    codes = _codes(group, anchor, kind, mode)
    triggers = _triggers(group, anchor)
    return Incident(
        id=content_id("incident", page.found.document.report, triggers[0].start, triggers[0].stop, kind),
        type=kind,
        triggers=triggers,
        realis=_realis(group, anchor),
        news=any(one.reason is None for one in group.tellings),
        mode=mode,
        contexts=_contexts(group),
        subtype=codes.subtype,
        cameo=codes.cameo,
        quad=codes.quad,
        roles=tuple(replace(role, by=rule_name("incidents", role.by)) for role in roles),
        places=located_of(page, group),
        times=dated_of(page, group),
        losses=tuple(count.id for count in counts),
        claims=_claims(group, roles),
        type_claim=_type_claim(group),
        series=all(one.plural for one in group.tellings if one.trigger.noun)
        and any(one.plural for one in group.tellings),
        background_reason=next((one.reason for one in group.tellings if one.reason), None),
        merged=(*group.merged, *_why_realis(group, anchor)),
        by=rule_name("incidents", anchor.trigger.by.partition(", ")[0]),
        score=_score(group),
    )


def only_denied(group: Group) -> bool:
    """Whether nobody in the report asserts the event: every telling is a denial."""
    every = all(one.denied or one.realis is Realis.NEGATED for one in group.tellings)
    return every and any(one.denied for one in group.tellings)


def _why_realis(group: Group, anchor: Telling) -> tuple[str, ...]:
    """A sentence on why the event is not read as having happened."""
    if only_denied(group):
        return ("read as negated: told only to be denied",)
    if anchor.realis is Realis.OCCURRED:
        return ()
    return (f"read as {anchor.realis.value}: {anchor.realis_by}",)


def anchor_of(group: Group) -> Telling:
    """The telling an incident is known by: the first that is more than a loss word."""
    return next((one for one in group.tellings if one.trigger.strength != "loss"), group.first)


def _triggers(group: Group, anchor: Telling) -> tuple[Span, ...]:
    """All trigger words, the anchor's first; a weapon that is the subject of its verb belongs to them."""
    found: list[Span] = []
    for telling in (anchor, *group.tellings):
        weapons = [role.span for role in telling.roles if role.by == "subject is a weapon"]
        for span in (*telling.trigger.words, *weapons):
            if span not in found:
                found.append(span)
    return tuple(found)


def _type(group: Group, anchor: Telling) -> str:
    kinds = [one.trigger.type for one in group.tellings if one.trigger.strength != "loss"]
    return anchor.trigger.type if anchor.trigger.type in kinds or not kinds else kinds[0]


def _realis(group: Group, anchor: Telling) -> Realis:
    """How it is first told; negated where it is only denied; what another telling says happened is no mere possibility."""
    if only_denied(group):
        return Realis.NEGATED
    return _told_realis(group, anchor)


def _told_realis(group: Group, anchor: Telling) -> Realis:
    """How it is first told, unless that is no more than a possibility and another telling says it happened."""
    if anchor.realis in _REALIS_ORDER:
        return anchor.realis
    told = {one.realis for one in group.tellings}
    return next((one for one in _REALIS_ORDER if one in told), anchor.realis)


def _mode(group: Group, anchor: Telling, roles: tuple[Role, ...]) -> str | None:
    """The mode the words give: a way of its own (abduction), else the strongest of triggers and weapons."""
    modes = [
        one.trigger.mode
        for one in group.tellings
        if one.trigger.mode and one.trigger.type == anchor.trigger.type
    ]
    if anchor.trigger.type != "ASSAULT":
        return anchor.trigger.mode or (modes[0] if modes else None)
    if anchor.trigger.mode in _OWN_MODES:
        return anchor.trigger.mode
    modes += [mode for role in roles for mode in _weapon_modes(group, role)]
    strong = next((mode for mode in _STRONG_MODES if mode in modes), None)
    return strong or (modes[0] if modes else None)


def _weapon_modes(group: Group, role: Role) -> list[str]:
    if role.name not in {RoleName.INSTRUMENT, RoleName.INITIATOR}:
        return []
    for telling in group.tellings:
        line = telling.trigger.line
        if line.sentence.span.contains(role.span):
            found = means_in(line, line.word_at(role.span.start), line.word_at(role.span.stop - 1) + 1)
            return [
                one.mode
                for one in found
                if one.mode and (role.name is RoleName.INSTRUMENT or one.mode in _SHIFTED)
            ]
    return []


def _codes(group: Group, anchor: Telling, kind: str, mode: str | None) -> Codes:
    """Codes with the trigger's own subtype where it goes with the mode that was settled on."""
    subtypes = [
        one.trigger.subtype for one in group.tellings if one.trigger.subtype and one.trigger.mode == mode
    ]
    own = subtypes[0] if subtypes else (anchor.trigger.subtype if anchor.trigger.mode == mode else None)
    return codes_of(kind, mode, own, _classes(group, RoleName.INITIATOR), _classes(group, RoleName.TARGET))


def _classes(group: Group, name: RoleName) -> frozenset[str]:
    found: set[str] = set()
    for telling in group.tellings:
        line = telling.trigger.line
        for role in telling.roles:
            if role.name is name and line.sentence.span.contains(role.span):
                first, last = line.word_at(role.span.start), line.word_at(role.span.stop - 1) + 1
                found |= words_classes(line, first, last)
                found |= {mark for at in range(first, last) for mark in line.marks.get(at, ())}
    return frozenset(found)


def _contexts(group: Group) -> tuple[str, ...]:
    words: set[str] = set()
    for telling in group.tellings:
        line = telling.trigger.line
        words.update(line.low[telling.trigger.first : telling.trigger.last])
        for role in telling.roles:
            if line.sentence.span.contains(role.span):
                words.update(line.low[line.word_at(role.span.start) : line.word_at(role.span.stop - 1) + 1])
    return contexts_of(frozenset(words))


# --- roles and claims ------------------------------------------------------------------------------------------------


def _roles(group: Group, damage: Sequence[Role]) -> tuple[Role, ...]:
    """All fillers, each stretch of words once per role; fuller names before pronouns of the same actor."""
    every = [role for one in group.tellings for role in one.roles] + list(damage)
    aimed = any(role.name is RoleName.TARGET and role.by != _HARMED for role in every)
    if aimed:  # who died in an attack on something else was not its target
        every = [role for role in every if role.name is not RoleName.TARGET or role.by != _HARMED]
    if anchor_of(group).trigger.type in _NOBODY_ACTS:
        every = [role for role in every if role.name not in {RoleName.TARGET, RoleName.INITIATOR}]
    found: list[Role] = []
    for role in every:
        if not any(one.name is role.name and _same(one, role) for one in found):
            found.append(role)
    return _disputed(found)


def _disputed(roles: list[Role]) -> tuple[Role, ...]:
    """An initiator who denies the deed is accused of it, never named as a fact beside the denial."""
    denied = [role for role in roles if role.confidence is Confidence.DENIED]
    return tuple(
        replace(role, confidence=Confidence.ACCUSED)
        if role.confidence is Confidence.FACT and any(_one_actor(role, other) for other in denied)
        else role
        for role in roles
    )


def _one_actor(one: Role, other: Role) -> bool:
    if one.actor and other.actor:
        return one.actor == other.actor
    return _bare(one.words) == _bare(other.words)


def _bare(words: str) -> str:
    return words.lower().removeprefix("the ")


def _same(one: Role, other: Role) -> bool:
    if one.span.overlaps(other.span):
        return True
    if one.words.lower() != other.words.lower():
        return False
    return one.claim == other.claim and one.confidence == other.confidence


def _claims(group: Group, roles: tuple[Role, ...]) -> tuple[str, ...]:
    told = [one.claim.id for one in group.tellings if one.claim]
    named = [role.claim for role in roles if role.claim]
    return tuple(dict.fromkeys([*told, *named]))


def _type_claim(group: Group) -> str | None:
    """The claim on whose word the type stands, where every telling is one speaker's."""
    speakers = {one.claim.origin.name if one.claim and one.claim.origin else None for one in group.tellings}
    first = group.first.claim
    return first.id if first and len(speakers) == 1 and None not in speakers else None


def _score(group: Group) -> float:
    if not group.strong:
        return 0.6
    sure = any(
        role.confidence in {Confidence.FACT, Confidence.CLAIMED}
        for one in group.tellings
        for role in one.roles
    )
    return min(0.95, 0.75 + 0.05 * min(len(group.tellings), 3) + (0.05 if sure else 0.0))
