"""Words that tell of an event: verbs and nouns of the lexicon, with the conditions that make them one.

Whether it happened, whether it is news and which triggers speak of one incident is decided elsewhere.
"""

from collections.abc import Iterable

from onrecord.find.counts.tolls import is_cumulative
from onrecord.find.incidents.noun_events import noun_at
from onrecord.find.incidents.trigger import Trigger
from onrecord.find.incidents.verb_events import verb_at
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import noun_classes
from onrecord.model import BlockKind

_VERBAL = frozenset("AGREE CONSULT SUPPORT CONCEDE REQUEST ACCUSE REJECT THREATEN".split())

_LEAD_ONLY = frozenset("AGREE SUPPORT CONCEDE REQUEST ACCUSE REJECT".split())

_LEAD_SENTENCES = 3


def find_triggers(lines: Iterable[Line]) -> tuple[Trigger, ...]:
    """All event words of a report, in the order of the text.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "Warplanes bombed a tyre factory."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> [(one.type, one.subtype, one.span.of(text)) for one in find_triggers([line])]
    [('ASSAULT', 'Air/drone strike', 'bombed')]
    """
    found: list[Trigger] = []
    body = 0
    for line in lines:
        body += line.kind is BlockKind.BODY
        if not line.low or _elsewhere(line):
            continue
        lead = line.kind is not BlockKind.BODY or body <= _LEAD_SENTENCES
        found += (one for one in _in_line(line) if lead or one.type not in _LEAD_ONLY)
    return tuple(found)


def _elsewhere(line: Line) -> bool:
    """Whether a sentence speaks of sport, or of what happens in a film or a book."""
    if line.low[-1] == "?" and line.kind is BlockKind.HEADING:
        return True
    sport = fiction = 0
    known = noun_classes()
    for at, word in enumerate(line.low):
        classes = known.get(word)
        if classes and "sport" in classes:
            sport += 1
        if classes and "fiction" in classes and "in" in line.low[max(at - 4, 0) : at]:
            fiction += 1
    return sport > 1 or fiction > 0


def _adds_up(trigger: Trigger) -> bool:
    """Whether a loss word only stands in a toll over several events: "bringing the number killed to 31 since Monday"."""
    return trigger.strength == "loss" and is_cumulative(trigger.line, trigger.first, trigger.last)


def _in_passing(trigger: Trigger) -> bool:
    """Words of speech named as a reason only: "criticised for refusing"."""
    line, at = trigger.line, trigger.at
    return (
        trigger.type in _LEAD_ONLY
        and not trigger.noun
        and line.tags[at] == "G"
        and at > 0
        and line.tags[at - 1] == "P"
    )


def _attends(trigger: Trigger) -> bool:
    """Police and helpers who come to the scene: no movement of force."""
    subject = trigger.subject
    if trigger.noun or trigger.type != "MOBILIZE" or subject is None:
        return False
    words = set(trigger.line.low[subject.first : subject.last])
    return bool(words & _HELPERS) and trigger.line.low[trigger.first] in {
        "arrived",
        "arrive",
        "arrives",
        "arriving",
    }


_HELPERS = frozenset(
    "police officers officer deputies deputy firefighters paramedics medics detectives troopers investigators "
    "responders ambulances".split()
)


def _in_line(line: Line) -> list[Trigger]:
    found: list[Trigger] = []
    at = 0
    while at < len(line.low):
        trigger = verb_at(line, at) or noun_at(line, at)
        if trigger:
            found += [] if _adds_up(trigger) or _attends(trigger) or _in_passing(trigger) else [trigger]
        at = max(trigger.last, at + 1) if trigger else at + 1
    return found
