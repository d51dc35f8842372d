"""Event nouns, with the light verb that lends them tense and subject: "staged a rally", "talks began"."""

from onrecord.find.incidents.event_lists import Row, light_table, noun_table
from onrecord.find.incidents.event_needs import holds
from onrecord.find.incidents.trigger import Frame, Trigger
from onrecord.find.incidents.verb_events import after_to
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.find.syntax.phrases import Phrase, after_preposition, noun_phrase
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import VerbGroup, verb_group
from onrecord.model import BlockKind

_NO_HEADS = frozenset(
    {
        "attempt",
        "attempts",
        "bid",
        "plot",
        "plan",
        "plans",
        "threat",
        "threats",
        "victims",
        "victim",
        "site",
        "scene",
        "spree",
        "campaign",
        "wave",
        "action",
    }
)

_MADE_OF_EVENTS = frozenset(
    "suspect suspects charge charges squad case cases weapon weapons rate rates affidavit warrant warrants record "
    "records report reports statement investigation probe inquiry victim's law laws ban bans drill drills drain "
    "surge warning warnings season".split()
)
_CHARGED = frozenset(
    "charge charges charged count counts convicted indicted degree conviction suspicion".split()
)
_BY = frozenset({"by"})
_CALENDAR = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday".split())

_SHIFTING = (
    "launch",
    "stag",
    "conduct",
    "mount",
    "held",
    "began",
    "begun",
    "resum",
    "impos",
    "sign",
    "open",
    "wag",
    "start",
)
_OBJECT_LIKE = frozenset({"of", "by", "for", "against"})
_EVENT_VERBS = frozenset(
    "happened occurred erupted began started ended lasted continued continues rages raged raging took "
    "flared broke".split()
)

# --- nouns -----------------------------------------------------------------------------------------------------------


def noun_at(line: Line, at: int) -> Trigger | None:
    """The trigger whose event noun begins at word `at`; None where the lists or their conditions say no."""
    rows = noun_table().get(line.low[at])
    verbal = line.tags[at] in {"V", "I", "B", "H", "M"} and not after_to(line, at)
    if not rows or verbal or _is_month(line, at) or line.low[at : at + 2] == ("talks", "about"):
        return None
    if _is_charge(line, at):
        return None
    named = _named_operation(line, at)
    for row in rows:
        last = at + 1 + len(row.rest)
        if named and row.type == "MOBILIZE":
            return _noun_trigger(line, at, row._replace(strength="strong"), named)
        if line.low[at + 1 : last] != row.rest or _modifies(line, last):
            continue
        frame = Frame(last, verb_group(line, at), None, None, None)
        if holds(line, row, frame):
            trigger = _noun_trigger(line, at, row, last)
            if trigger:
                return trigger
    return None


def _named_operation(line: Line, at: int) -> int | None:
    """The end of a proper name such as "Operation Copper Gate", None where "operation" is a common noun."""
    if line.low[at] != "operation" or not line.capital[at]:
        return None
    last = at + 1
    while last < len(line.low) and line.capital[last] and last - at < 4:
        last += 1
    return last if last > at + 1 else None


def _is_charge(line: Line, at: int) -> bool:
    """Whether the noun is what somebody is charged with: the deed itself is told elsewhere."""
    for here in range(at - 1, max(at - 7, -1), -1):
        if line.tags[here] in {".", "V", "S", "R"} and line.low[here] not in _CHARGED:
            return False
        if line.low[here] in _CHARGED:
            return True
    return False


def _is_month(line: Line, at: int) -> bool:
    """March, the month, also in reports in capitals."""
    if line.low[at] != "march":
        return False
    before, after = line.low[at - 1] if at else "", line.tags[at + 1] if at + 1 < len(line.tags) else ""
    return (
        after == "#"
        or before in {"in", "since", "last", "late", "early", "mid", "until", "this"}
        or before[:1].isdecimal()
    )


def _modifies(line: Line, last: int) -> bool:
    """Whether an event noun only describes the next noun: "attack helicopter", "protest leader"."""
    if last >= len(line.low) or line.tags[last] != "X" or line.low[last] in _CALENDAR | _NO_HEADS:
        return False
    if line.low[last] in _EVENT_VERBS or (line.capital[last] and not line.capital[last - 1]):
        return False
    classes = noun_classes().get(line.low[last])
    return bool(classes) or line.low[last] in noun_table() or line.low[last] in _MADE_OF_EVENTS


def _noun_trigger(line: Line, at: int, row: Row, last: int) -> Trigger | None:
    light, group = _light_before(line, at)
    subject = subject_of(line, group) if group and not group.passive else None
    predicate = None if group else _light_after(line, last)
    if row.strength == "light" and not (group or predicate or line.kind is BlockKind.HEADLINE):
        return None
    agent = _participle_agent(line, last)
    if predicate and predicate.passive:
        agent = after_preposition(line, predicate.verb + 1, _BY)
    return Trigger(
        line=line,
        first=at,
        last=last,
        at=group.verb if group else (predicate.verb if predicate else at),
        noun=True,
        type=row.type,
        mode=row.mode or None,
        subtype=row.subtype or None,
        strength="strong",
        words=(line.span(at, last), *((line.span(group.verb, group.verb + 1),) if group else ())),
        group=group or predicate,
        light=light or (line.low[predicate.verb] if predicate else None),
        subject=subject,
        agent=agent,
        by=f"noun: {row.lemma}" + (f", with {light}" if light else ""),
    )


def _participle_agent(line: Line, last: int) -> Phrase | None:
    """Who acted, in "raids, planned and led by smugglers"."""
    at = last + (line.tags[last : last + 1] == (",",))
    start = at
    while at < len(line.tags) and (line.tags[at] in {"E", "C", "A"} or line.low[at] == "out"):
        at += 1
    if at > start and line.tags[start] == "E" and line.low[at : at + 1] == ("by",):
        return noun_phrase(line, at + 1)
    return None


def _light_before(line: Line, at: int) -> tuple[str | None, VerbGroup | None]:
    """The light verb whose object an event noun is: "staged a mass rally"."""
    start = _object_start(line, at)
    for here in (start - 1, start - 2):  # carry out: the particle stands between
        if here < 0 or line.tags[here] not in {"V", "E", "I", "G"}:
            continue
        for rest in light_table().get(line.low[here], ()):
            if here + 1 + len(rest) == start:
                return " ".join((line.low[here], *rest)), verb_group(line, here, start)
    shifted = _shifted_verb(line, start)
    return (None, None) if shifted is None else (line.low[shifted], verb_group(line, shifted, start))


def _shifted_verb(line: Line, start: int) -> int | None:
    """A light verb whose object stands behind a phrase of place or time: "launched in the north a new offensive"."""
    at = start - 1
    while at > 0 and line.tags[at] in {"X", "D", "#", "A", "P", ","} and start - at < 9:
        at -= 1
    light = (
        line.low[at].startswith(_SHIFTING)
        and line.tags[at] in {"V", "E", "I"}
        and "well" not in line.low[at:start]
    )
    return (
        at
        if light and at < start - 2 and line.tags[at + 1] == "P" and line.low[at + 1] not in _OBJECT_LIKE
        else None
    )


def _object_start(line: Line, at: int) -> int:
    """Where the noun phrase of an event noun begins: after the verb or the preposition before it."""
    start = at
    while start > 0 and line.tags[start - 1] in {"D", "X", "#", "A", "'s"} and at - start < 7:
        start -= 1
    return start


def _light_after(line: Line, last: int) -> VerbGroup | None:
    """The verb an event noun is the subject of: "talks began", "the raid was carried out"."""
    at = last
    while at < min(last + 14, len(line.tags)) and line.tags[at] not in {".", ",", "S", "C", "R", "(", '"'}:
        if line.tags[at] in {"V", "E", "I", "G"} and (
            line.tags[at] != "E" or line.tags[at - 1] in {"B", "H", "A", "X"}
        ):
            light = any(
                line.low[at + 1 : at + 1 + len(rest)] == rest for rest in light_table().get(line.low[at], ())
            )
            return verb_group(line, at) if light else None
        if line.low[at] in _EVENT_VERBS:
            return verb_group(line, at)
        at += 1
    return None
