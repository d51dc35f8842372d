"""Noun phrases: the object of a verb, the phrase after a preposition, the head of a phrase.

A phrase is a half-open range of word indexes in a `Line`. All walks are short and look only at tags, so they
hold for reports in capitals and, within limits, for machine translations.
"""

from typing import NamedTuple

from onrecord.find.syntax.lines import Line

STOPS = frozenset({".", ",", "S", "R", "V", "B", "H", "M", "O", "I", "(", "["})

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december today yesterday tomorrow tonight morning afternoon "
    "evening night midnight dawn dusk overnight week weekend month year noon daybreak".split()
)


_DAYS = frozenset((word, day) for word in ("last", "next", "this", "late", "early") for day in CALENDAR)


class Phrase(NamedTuple):
    """Words `first` up to, not including, `last` of a line."""

    first: int
    last: int


def noun_phrase(line: Line, first: int) -> Phrase | None:
    """The noun phrase that starts at or just after `first` (adverbs skipped), with its of-phrases.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "The bloc named four ministers of the junta on Monday."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> line.span(*noun_phrase(line, 3)).of(text)
    'four ministers of the junta'
    """
    tags, size = line.tags, len(line.tags)
    while first < size and tags[first] == "A" and line.low[first] not in {"some", "nearly", "almost"}:
        first += 1
    at = first
    while at < size and _goes_on(line, first, at):
        at += 1
    while (
        at > first
        and tags[at - 1] in {"D", "P", "C", "A", "'s", '"', "G", "E"}
        and not _ends_well(line, at - 1)
    ):
        at -= 1
    return Phrase(first, at) if at > first else None


def _ends_well(line: Line, at: int) -> bool:
    return line.tags[at] == "D" and line.low[at] in {"those", "these", "both", "all", "another"}


def _goes_on(line: Line, first: int, at: int) -> bool:  # noqa: C901, PLR0911 — one small rule per line
    tag, tags = line.tags[at], line.tags
    after = tags[at + 1] if at + 1 < len(tags) else "."
    if tag == "#" and at > first and tags[at - 1] == "X":
        return False  # a lorry, 30 kilometres away
    if tag in {"X", "#", "'s"}:
        named = line.low[at] not in CALENDAR or at == first
        return named or (tags[at - 1] == "D" and after == "X")  # a night curfew
    if tag == "D":
        return at == first or tags[at - 1] in {"P", "C", "D", "#", "A"}
    if tag == "U":
        return at == first
    if tag == '"':
        return at == first or after in {"X", '"', "D"} or tags[at - 1] == "X"
    if tag == "C":
        return at > first and line.low[at] in {"and", "or", "&"} and _coordinates(line, at)
    if tag == "P":
        of_phrase = line.low[at] == "of" and at > first
        than = line.low[at] in {"than", "about", "around", "over", "between"} and at <= first + 2
        return of_phrase or than
    if tag in {"E", "G"}:
        return (
            after in {"X", "E", "#"}
            and tags[at - 1] in {"D", "#", "X", "A", "P", "C", "'s"}
            and at < first + 6
        )
    return tag == "A" and after in {"X", "#", "E"} and at > first


def _coordinates(line: Line, at: int) -> bool:
    """Whether the conjunction at `at` joins two nouns and not two clauses: no verb soon after the second noun."""
    tags = line.tags
    here = at + 1
    if here >= len(tags) or tags[here] not in {"D", "#", "X", "U"} or line.low[here] in CALENDAR:
        return False
    while here < len(tags) and tags[here] in {"D", "#", "X", "A", "'s", "U"}:
        here += 1
    return here >= len(tags) or tags[here] not in {"V", "E", "B", "H", "M", "I"}


def object_of(line: Line, verb: int) -> Phrase | None:
    """The noun phrase right after a verb (a particle may stand between): its direct object."""
    at = verb + 1
    while at < len(line.tags) and (
        line.tags[at] == "A" or line.low[at] in {"up", "down", "off", "out", "into", "upon"}
    ):
        at += 1
    if at < len(line.low) and (line.low[at] in CALENDAR or line.low[at : at + 2] in _DAYS):
        return None  # detonated last Wednesday
    if at >= len(line.tags) or line.tags[at] in STOPS or line.tags[at] in {"P", "T", "C"}:
        more_than = at + 1 < len(line.tags) and line.low[at] in {"about", "around", "between", "over", "up"}
        if not more_than:
            return None
    return noun_phrase(line, at)


def after_preposition(line: Line, first: int, prepositions: frozenset[str], reach: int = 14) -> Phrase | None:
    """The noun phrase after the first of `prepositions` that follows `first` within the clause."""
    for at in range(first, min(first + reach, len(line.tags))):
        if line.low[at] in prepositions and line.tags[at] in {"P", "T"}:
            return noun_phrase(line, at + 1)
        if line.tags[at] in {".", ",", "S", "R", "V", "B", "H", "M", "("}:
            return None
    return None


def head_of(line: Line, phrase: Phrase) -> int:
    """The index of the head word: the last noun before the first preposition, participle or relative clause.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "a column of mountain troops"
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> line.low[head_of(line, Phrase(0, 5))]
    'column'
    """
    head = phrase.first
    seen = False
    for at in range(phrase.first, phrase.last):
        tag = line.tags[at]
        if tag in {"X", "#", "U"}:
            head, seen = at, True
        elif seen and tag in {"P", "R", "C", "E", "G", "'s", ",", "("}:
            if tag == "'s":
                continue
            break
    return head
