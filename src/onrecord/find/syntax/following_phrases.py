"""The noun phrase that begins at a word, walking to the right, with its apposition and relative clause."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.find.syntax.noun_phrases import OBJECT_OPENERS, POST_PREPOSITIONS, RELATIVES, Phrase, narrow_end
from onrecord.find.syntax.tagged_lines import FINITE, NOMINAL, Line


def phrase_after(line: Line, first: int, ceiling: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token `first`, with apposition and relative clause in its wide form.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> text = "according to the harbour master of Gao on Friday."
    >>> line = read_line(text, Span(0, len(text)))
    >>> phrase = phrase_after(line, 2)
    >>> line.stretch(phrase.first, phrase.narrow).of(text)
    'the harbour master of Gao'
    """
    stop = len(line) if ceiling is None else ceiling
    if first >= stop:
        return None
    if line.tags[first] in "po":
        core = first + 1
        if core < stop and line.low[core] == "of":
            core = _walk_right(line, core, stop)
        return Phrase(first, core, core)
    core = _walk_right(line, first, stop)
    if core <= first:
        return None
    return Phrase(first, _wide_end(line, core, stop), narrow_end(line, first, core))


def _walk_right(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop and _goes_on(line, at, first, stop):
        at += 1
    while at > first and line.tags[at - 1] in "icdrt":
        at -= 1
    return at


def _goes_on(line: Line, at: int, first: int, stop: int) -> bool:
    """Whether the phrase that began at `first` takes in token `at`."""
    rule = _RIGHTWARD.get(line.tags[at])
    return rule is not None and rule(line, at, first, stop)


def _tag_at(line: Line, at: int, stop: int) -> str:
    return line.tags[at] if at < stop else ""


def _base_goes_on(line: Line, at: int, first: int, stop: int) -> bool:
    """A word that may be noun or verb: a verb where an object opens behind it."""
    if at == first or line.tags[at - 1] == "d":
        return True
    return line.tags[at - 1] in "azN" and _tag_at(line, at + 1, stop) not in OBJECT_OPENERS


def _participle_goes_on(line: Line, at: int, first: int, stop: int) -> bool:
    after = _tag_at(line, at + 1, stop)
    if after in {"N", "a"}:
        return True
    if at == first:
        return line.tags[at] == "g"
    if line.tags[at - 1] == "d":
        return True
    finite_later = any(tag in "Vxme" for tag in line.tags[at + 1 :])
    return line.tags[at - 1] in "Na" and after == "i" and finite_later


def _link_goes_on(line: Line, at: int, first: int, stop: int) -> bool:
    if at == first or line.low[at] not in POST_PREPOSITIONS:
        return False
    return _tag_at(line, at + 1, stop) in _OPENS_PHRASE and not _time_tail(line, at)


def _and_goes_on(line: Line, at: int, first: int, stop: int) -> bool:
    return (
        at > first and _tag_at(line, at + 1, stop) in {"d", "N", "a"} and not _verb_soon(line, at + 1, stop)
    )


def _opens_name(line: Line, at: int, first: int, stop: int) -> bool:
    """Whether a mark opens or closes a quoted name of at most four words inside the phrase."""
    near = [i for i in range(at + 1, min(at + 6, stop)) if line.tags[i] == "q"]
    if near and line.tags[at + 1] in "Na" and line.tags[near[0] - 1] not in ",.":
        return True
    return any(line.tags[i] == "q" for i in range(max(first, at - 5), at))


_CHANNEL_HEADS = frozenset(
    "statement interview interviews conference briefing speech email emails letter tweet post message call news press "
    "telephone phone television tv radio twitter facebook telegram hearing testimony court rally event".split()
)


def _time_tail(line: Line, at: int) -> bool:
    """Whether the preposition at `at` opens a time or a channel ("on Friday", "in a statement"), not a part of the name."""
    if line.low[at] == "of":
        return False
    ahead = range(at + 1, min(at + 5, len(line)))
    for i in ahead:
        if line.tags[i] == "T":
            return True
        named = (
            line.tags[i] == "N" and line.tokens[i].text != line.tokens[i].text.upper()
        )  # "the Harbour Post"
        if line.low[i] in _CHANNEL_HEADS and line.low[at] != "for" and not named:
            return True
        if line.tags[i] not in "daN9":
            return False
    return False


def _verb_soon(line: Line, at: int, stop: int) -> bool:
    """Whether a finite verb follows the phrase at `at` before any break: then "and" joins clauses, not names."""
    for i in range(at, min(at + 8, stop)):
        if line.tags[i] in FINITE or (line.tags[i] == "e" and i > at and line.tags[i - 1] in "NaT"):
            return True
        if line.tags[i] not in NOMINAL and line.tags[i] not in "ir":
            return False
    return False


def _wide_end(line: Line, core: int, stop: int) -> int:
    """Add ", the port's deputy head," or ", who fled," or "(Ohio)" behind a phrase."""
    if core < stop and line.tags[core] == "(":
        close = next((i for i in range(core, stop) if line.tags[i] == ")"), None)
        return _wide_end(line, close + 1, stop) if close else core
    if core < stop and line.low[core] in {"who", "whose", "whom"}:
        return _clause_end(line, core, stop)
    if core + 1 >= stop or line.tags[core] != ",":
        return core
    if line.low[core + 1] in RELATIVES:
        return _clause_end(line, core + 1, stop)
    opens = core + 1 + (line.tags[core + 1] == "r")
    if (
        opens < stop
        and (line.tags[opens] in "dNa9" or line.low[opens] == "one")
        and not _verb_soon(line, opens, stop)
    ):
        tail = _walk_right(line, opens + (line.low[opens] == "one"), stop)
        ends = tail >= stop or line.tags[tail] in ".,;q" or line.low[tail] in RELATIVES
        return _wide_end(line, tail, stop) if ends and tail > opens else core
    return core


def _clause_end(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop and line.tags[at] not in ",;:.":
        at += 1
    return at


_OPENS_PHRASE = frozenset("dNa9eg")
_Step = Callable[[Line, int, int, int], bool]
_RIGHTWARD: dict[str, _Step] = {
    "d": lambda line, at, first, _stop: at == first or line.tags[at - 1] in "idc",
    **dict.fromkeys("Na9z&", lambda _line, _at, _first, _stop: True),
    "b": _base_goes_on,
    **dict.fromkeys("eg", _participle_goes_on),
    "T": lambda line, at, first, _stop: at == first or line.tags[at - 1] in "dz",
    "i": _link_goes_on,
    "c": _and_goes_on,
    "q": _opens_name,
}
"""For each word class, whether a phrase goes on to its right there."""
