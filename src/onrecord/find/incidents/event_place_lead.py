"""The preposition that a place stands behind."""

from typing import NamedTuple

from onrecord.find.incidents.event_lists import noun_table, verb_table
from onrecord.find.syntax.lines import Line

_INSIDE_A_PHRASE = frozenset({"X", "D", "#", "A", "'s", '"', "G", "E"})
_REACH = 8
_ADVERBS = frozenset({"near", "outside", "inside"})


class Lead(NamedTuple):
    """The preposition whose phrase a place stands in, where it stands (-1: none), and the nearer "of" (-1: none)."""

    word: str
    at: int
    of: int


def lead_of(line: Line, first: int, stop: int = -1) -> Lead:
    """The preposition in front of the place that begins at word `first`; word `stop` and those before are not looked at.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "Shells fell in the western district of Sittwe."
    >>> lead_of(line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0)), 7)
    Lead(word='in', at=2, of=6)
    """
    at, of = first - 1, -1
    while True:
        at = _phrase_start(line, at, stop)
        if at <= stop:
            break
        word = line.low[at]
        if word == "of":
            of = at if of < 0 else of
        elif not (word == "," and at > 0 and line.capital[at - 1]):  # in Saravan, Baluchestan
            if line.tags[at] in {"P", "T"} or word in _ADVERBS:
                return Lead(word, at, of)
            break
        at -= 1
    return Lead("of" if of >= 0 else "", of, of)


def _phrase_start(line: Line, at: int, stop: int) -> int:
    """The word in front of the noun phrase that `at` stands in; a participle of an event does not belong to it."""
    steps = 0
    while at > stop and steps < _REACH and line.tags[at] in _INSIDE_A_PHRASE and not _is_event(line, at):
        at, steps = at - 1, steps + 1
    return at


def _is_event(line: Line, at: int) -> bool:
    return line.tags[at] in {"G", "E"} and line.low[at] in verb_table() and line.low[at] not in noun_table()
