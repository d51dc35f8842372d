"""The conditions of an event row: who acts, who suffers, what else stands in the sentence."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from onrecord.find.incidents.event_lists import Row
from onrecord.find.incidents.trigger import Frame
from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.nouns import classes_of, words_classes
from onrecord.find.syntax.phrases import Phrase, after_preposition, noun_phrase
from onrecord.model import LexiconError


def holds(line: Line, row: Row, frame: Frame) -> bool:
    """Whether all conditions of a row hold around its words.

    Raises:
        LexiconError: if the list asks for a condition that there is not.
    """
    return all(_check(kind)(line, classes, frame) for kind, classes in row.needs)


_Check = Callable[[Line, frozenset[str], Frame], bool]


def _check(kind: str) -> _Check:
    if kind not in _CHECKS:
        raise LexiconError(f"an event list asks for '{kind}:', which is no condition")
    return _CHECKS[kind]


def _in_object(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    return _has(line, frame.object, classes)


def _in_subject(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    return _has(line, frame.subject, classes)


def _anywhere_in_subject(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    return frame.subject is not None and _any(line, frame.subject.first, frame.subject.last, classes)


def _in_sentence(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    del frame
    return _any(line, 0, len(line.low), classes)


def _after_with(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    return _has(line, after_preposition(line, frame.last, frozenset({"with"})), classes)


def _after_of(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    of_follows = line.low[frame.last : frame.last + 1] == ("of",)
    return _has(line, noun_phrase(line, frame.last + 1) if of_follows else None, classes)


def _to_or_that(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    del classes
    return "T" in line.tags[frame.last : frame.last + 8] or "that" in line.low[frame.last : frame.last + 4]


def _must_follows(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    del classes
    return "must" in line.low[frame.last : frame.last + 14]


def _hits(line: Line, classes: frozenset[str], frame: Frame) -> bool:
    """A strike that hit, killed or destroyed: no stoppage of work."""
    del classes
    return bool(_BLOWS & set(line.low[frame.last : frame.last + 4]))


_BLOWS = frozenset(
    "hit hits struck killed kills killing destroyed damaged targeted targeting wounded injured flattened levelled".split()
)

_CHECKS: Mapping[str, _Check] = MappingProxyType(
    {
        "obj": _in_object,
        "subj": _in_subject,
        "in_subj": _anywhere_in_subject,
        "sent": _in_sentence,
        "with": _after_with,
        "of": _after_of,
        "to": _to_or_that,
        "must": _must_follows,
        "hits": _hits,
    }
)


def _any(line: Line, first: int, last: int, classes: frozenset[str]) -> bool:
    """Whether any word of a stretch is of one of the classes."""
    marked = any(line.marks[at] & classes for at in line.marks if first <= at < last)
    return marked or bool(words_classes(line, first, last) & classes)


def _has(line: Line, phrase: Phrase | None, classes: frozenset[str]) -> bool:
    if phrase is None:
        return False
    if classes_of(line, phrase) & classes:
        return True
    if "named" in classes or "country" in classes:
        return line.capital[phrase.first] and line.tags[phrase.first] == "X"
    return False
