"""Blame and claims of responsibility: an initiator named in the clause around an event noun.

"The ministry blamed X for the blast", "X claimed responsibility for it", "X was accused of the killing".
"""

from typing import NamedTuple

from onrecord.find.incidents.trigger import Trigger
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase, noun_phrase, object_of
from onrecord.find.syntax.subjects import subject_of
from onrecord.find.syntax.verb_groups import verb_group

_BLAME = frozenset(
    "blame blames blamed blaming accuse accuses accused accusing charge charged charges suspect "
    "suspects suspected".split()
)
_CLAIM = frozenset(
    "claim claims claimed claiming take takes took taken taking assume assumed accept accepted".split()
)
_AUTHORITIES = frozenset(
    "police authorities government officials ministry army military president minister prosecutors "
    "prosecutor officers".split()
)
_REACH = 14


class Blame(NamedTuple):
    """The phrase that names the one held responsible, and the rule."""

    phrase: Phrase
    by: str


def blamed(trigger: Trigger) -> list[Blame]:
    """Who is held responsible for the event in the trigger's own sentence, and how."""
    line = trigger.line
    laid_to = blamed_on(trigger)
    if laid_to:
        verb = next(
            at
            for at in range(trigger.first - 1, -1, -1)
            if line.low[at] in _BLAME or line.low[at] == "pinned"
        )
        return [Blame(laid_to, "blamed by authorities" if _official(line, verb) else "blamed")]
    for at in range(trigger.first - 1, max(trigger.first - _REACH, -1), -1):
        if line.tags[at] in {".", "R"}:
            return []
        if line.low[at] in _CLAIM and "responsibility" in line.low[at + 1 : at + 4]:
            return _claimed(line, at)
        if (
            line.low[at] in _BLAME
            and line.tags[at] in {"V", "E", "G", "I"}
            and _links(line, at, trigger.first)
        ):
            return _accused(line, at)
    return []


def blamed_on(trigger: Trigger) -> Phrase | None:
    """Who is blamed in "they blamed the blast at the gate on X": the last phrase with "on" after the event."""
    line = trigger.line
    start = trigger.first
    while start > 0 and line.tags[start - 1] in {"D", "X", "#", "A", "'s"}:
        start -= 1
    if not start or line.low[start - 1] not in {"blame", "blames", "blamed", "blaming", "pinned"}:
        return None
    ends = [
        at for at in range(trigger.last, min(trigger.last + _REACH, len(line.low))) if line.low[at] == "on"
    ]
    return noun_phrase(line, ends[-1] + 1) if ends else None


def _claimed(line: Line, at: int) -> list[Blame]:
    subject = subject_of(line, verb_group(line, at)._replace(passive=False))
    if subject is None or line.low[subject.first] in {"no", "nobody", "none", "neither"}:
        return []
    calling = next(
        (here for here in range(subject.first, at) if line.low[here] in {"calling", "called"}), None
    )
    if calling is not None and calling + 1 < at:
        named = calling + (2 if line.low[calling + 1] == "itself" else 1)
        return [Blame(Phrase(named, at), "responsibility claimed")] if named < at else []
    return [Blame(subject, "responsibility claimed")]


def _links(line: Line, verb: int, event: int) -> bool:
    """Whether "for", "of", "over" or "on" leads from the verb to the event."""
    return any(word in {"for", "of", "over", "on", "in"} for word in line.low[verb + 1 : event])


def _accused(line: Line, at: int) -> list[Blame]:
    group = verb_group(line, at)
    phrase = subject_of(line, group) if group.passive else object_of(line, at)
    if phrase is None:
        return []
    return [Blame(phrase, "blamed by authorities" if _official(line, at) else "blamed")]


def _official(line: Line, verb: int) -> bool:
    """Whether the accuser is an authority."""
    group = verb_group(line, verb)
    accuser = None if group.passive else subject_of(line, group)
    return accuser is not None and bool(_AUTHORITIES & set(line.low[accuser.first : accuser.last]))
