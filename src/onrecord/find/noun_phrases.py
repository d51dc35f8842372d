"""Light noun phrases: where the phrase before a verb begins, and where the phrase at a word ends.

Phrases come in two widths. The *wide* one has its appositions and relative clauses ("the envoy, who arrived on
Monday,"), as corpora of attribution mark it; the *narrow* one is the shortest that identifies the speaker ("the envoy"),
as our records hold it. All positions are token indices of a `Line`; `after` is exclusive.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.find.tagged_lines import FINITE, NOMINAL, Line
from onrecord.model import Span

_RELATIVES = frozenset("who which whose whom that where".split())
_POST_PREPOSITIONS = frozenset(
    "of in for at from on with to by near about among between within against under over across without "
    "around outside inside behind along alongside".split()
)
_FRONTED = frozenset(
    "in on at by during after before since until from for with within despite according through under over amid "
    "following as near inside outside across along throughout without like unlike".split()
)
_SPOKEN = frozenset(
    "said told added stated wrote asked replied argued insisted warned denied admitted saying telling".split()
)
_OBJECT_OPENERS = frozenset("dpotsw")
_STRUCTURED = frozenset(",(-")


class Phrase(NamedTuple):
    """Tokens `first` up to `after`; `narrow` is where the shortest identifying phrase ends."""

    first: int
    after: int
    narrow: int


def subject_before(line: Line, verb: int, floor: int = 0) -> Phrase | None:
    """The subject that ends right before token `verb` (adverbs and auxiliaries already passed), or None.

    >>> from onrecord.find.tagged_lines import read_line
    >>> text = "In a letter the mayor of the port, who fled, said nothing."
    >>> line = read_line(text, Span(0, len(text)))
    >>> phrase = subject_before(line, line.low.index("said"))
    >>> line.stretch(phrase.first, phrase.narrow).of(text)
    'the mayor of the port'
    """
    end = verb
    while end > floor and line.tags[end - 1] in "r" and line.low[end - 1] not in _RELATIVES:
        end -= 1
    if end <= floor:
        return None
    core, wide = _before_insertion(line, end, floor)
    if core <= floor:
        return None
    if line.tags[core - 1] == "w" and line.low[core - 1] in _RELATIVES and core == end:
        return Phrase(core - 1, core, core)
    first = _phrase_start(line, core, floor)
    if first is None or first >= core:
        return None
    return Phrase(first, wide, _narrow_end(line, first, core))


def _before_insertion(line: Line, end: int, floor: int) -> tuple[int, int]:
    """Step over ", who came on Monday," or "(Ohio)": where the core phrase ends and where the wide one does."""
    mark = line.tags[end - 1]
    opening = {",": ",", ")": "(", "-": "-"}.get(mark)
    if opening is None:
        return end, end
    open_at = end - 2
    while open_at > floor and line.tags[open_at] != opening and line.tags[open_at] not in "q;:":
        open_at -= 1
    if open_at <= floor or line.tags[open_at] != opening:
        return floor, floor
    if mark == ",":
        open_at = _outer_comma(line, open_at, floor)
    if mark == ")":
        return open_at, end
    wide = end if _identifies(line, open_at + 1, end - 1) else open_at
    return open_at, wide


def _outer_comma(line: Line, open_at: int, floor: int) -> int:
    """For "X, the head of A, and of B, said": the comma that opens the apposition."""
    for _ in range(3):
        first = line.tags[open_at + 1]
        if not (first == "c" or line.tags[open_at + 1 : open_at + 2] == "9"):
            return open_at
        earlier = open_at - 1
        while earlier > floor and line.tags[earlier] not in ",q;:":
            earlier -= 1
        if earlier <= floor or line.tags[earlier] != ",":
            return open_at
        open_at = earlier
    return open_at


def _identifies(line: Line, first: int, after: int) -> bool:
    """Whether an insertion describes the person (apposition, relative clause, age) rather than the saying."""
    if first >= after:
        return False
    return line.low[first] in _RELATIVES or line.tags[first] in "dNa9zb" or line.low[first] in {"one"}


def _phrase_start(line: Line, end: int, floor: int) -> int | None:
    """Walk left from `end` over one noun phrase with its prepositional tail; None where there is none."""
    if line.tags[end - 1] == "p":
        return end - 1
    if line.tags[end - 1] not in "NaTb9eg)qz":
        return _relative_head(line, end, floor)
    at = end - 1
    while at >= floor:
        step = _step_left(line, at, floor, end)
        if step is None:
            break
        at = step
    first = at + 1
    if first > floor and line.tags[first - 1] in "Vxmeog":
        relative = _relative_head(line, first, floor)
        if relative is not None:
            return relative
    return _without_fronted(line, first, end)


def _step_left(line: Line, at: int, floor: int, end: int) -> int | None:
    """One token further left if the phrase goes on there, else None."""
    tag, left = line.tags[at], line.tags[at - 1] if at > floor else ""
    if tag == "d":
        return at - 1 if left == "r" and line.low[at - 1] in {"only", "even", "not"} else at - 1
    if tag in "NaTb9z":
        return (
            None
            if line.tags[at + 1 : at + 2] == "d" and at + 1 < end and not _quantifier(line, at)
            else at - 1
        )
    if tag in "eg":
        return at - 1 if _is_modifier(line, at) else None
    if tag == "i" or line.tags[at] == "t":
        good = line.low[at] in _POST_PREPOSITIONS and bool(left) and left in "NaTbp9ez)q"
        return at - 1 if good or (at == floor or line.tags[at - 1] in ",") else None
    if tag == "c":
        return at - 1 if _joins_phrases(line, at, floor) else None
    if tag == "q":
        return _name_opening(line, at, floor, end)
    if tag == "r":
        return at - 1 if line.tags[at + 1] in "aeg9" and left and left in "di" else None
    if tag in "()":
        return at - 1
    return at - 1 if tag == "p" and line.tags[at + 1] == "i" and line.low[at + 1] == "of" else None


def _quantifier(line: Line, at: int) -> bool:
    return line.low[at] in {"half", "all", "both"}


def _is_modifier(line: Line, at: int) -> bool:
    """Whether an -ed or -ing form stands before its noun or as a tail behind it, rather than as a verb."""
    after = line.tags[at + 1] if at + 1 < len(line) else ""
    before = line.tags[at - 1] if at else ""
    if line.low[at] in _SPOKEN:
        return False
    if before in set("diz9") and after in set("Nabeg"):
        return True
    if after in set("Nab") and before in set("Na,"):
        return line.tags[at] == "g" or before == "a"
    return before in set("Na)T") and after in set("itTr") and line.low[at] != "said"


def _joins_phrases(line: Line, at: int, floor: int) -> bool:
    """Whether "and" joins two names: nothing but nominal words between it and the start of the clause."""
    back = at - 1
    while back >= floor and (line.tags[back] in NOMINAL or line.tags[back] in "ci"):
        if line.tags[back] == "e" and not _is_modifier(line, back):
            return False
        back -= 1
    return back < floor or line.tags[back] in "q:;-s" or (line.tags[back] == "," and back < at - 1)


def _name_opening(line: Line, at: int, floor: int, end: int) -> int | None:
    """From the mark that closes a short quoted name ("the mission “Green Line”") to the word in front of it."""
    opening = next((i for i in range(at - 1, max(floor, at - 6), -1) if line.tags[i] == "q"), None)
    if opening is None or end - at > 6 or opening == at - 1 or line.tags[opening - 1] not in "Nad":
        return None
    return opening - 1


def _relative_head(line: Line, end: int, floor: int) -> int | None:
    """For "an officer who was not allowed to speak said": the start of "an officer"."""
    at = end - 1
    while at > floor and end - at < 22:
        if line.tags[at] in ",;:q":
            return None
        if (
            line.low[at] in {"who", "which", "that"}
            and line.tags[at - 1] in "NabT"
            and line.tags[at + 1] in "Vxmer"
        ):
            return _phrase_start(line, at, floor)
        at -= 1
    return None


def _without_fronted(line: Line, first: int, end: int) -> int | None:
    """Drop a fronted "In February", "On Friday", "At the border" from the head of the phrase."""
    if first >= end:
        return None
    if line.tags[first] == "c":
        return _without_fronted(line, first + 1, end)
    if line.tags[first] == "T" and line.low[first] not in {"second"} and first + 1 < end:
        return _without_fronted(line, first + 1, end)
    if line.tags[first] != "i" and line.low[first] not in {"as", "to", "after", "before"}:
        return first
    at = first + 1
    while at < end and line.tags[at] == "d":
        at += 1
    return _after_fronted(line, at, end)


def _after_fronted(line: Line, at: int, end: int) -> int | None:
    for i in range(at, end):
        if i > at and line.tags[i] == "d" and line.tags[i - 1] not in "iz":
            return i
        if line.tags[i] == "T" or (line.tags[i] == "9" and line.low[i - 1 : i] and len(line.low[i]) == 4):
            rest = i + 1
            while rest < end and line.tags[rest] in "T9":
                rest += 1
            return rest if rest < end and line.tags[rest] not in "ic" else None
        if (
            i > at
            and line.tags[i] == "a"
            and line.tags[i - 1] == "N"
            and line.tags[i + 1 : i + 2] not in ("i",)
        ):
            return i
    return None


def _narrow_end(line: Line, first: int, after: int) -> int:
    """Where the shortest identifying phrase ends: before a comma, bracket, relative or participle tail."""
    for i in range(first + 1, after):
        tag = line.tags[i]
        if tag in _STRUCTURED or line.low[i] in _RELATIVES:
            return i
        if tag in "eg" and line.tags[i - 1] in "NaT" and line.tags[i + 1 : i + 2] in ("i", "t", "r", "T", ""):
            return i
    return after


def phrase_after(line: Line, first: int, ceiling: int | None = None) -> Phrase | None:
    """The noun phrase that begins at token `first`, with apposition and relative clause in its wide form.

    >>> from onrecord.find.tagged_lines import read_line
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
    return Phrase(first, _wide_end(line, core, stop), _narrow_end(line, first, core))


def _walk_right(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop and _goes_on(line, at, first, stop):
        at += 1
    while at > first and line.tags[at - 1] in "icdrt":
        at -= 1
    return at


def _goes_on(line: Line, at: int, first: int, stop: int) -> bool:
    tag, after = line.tags[at], line.tags[at + 1] if at + 1 < stop else ""
    if tag == "d":
        return at == first or line.tags[at - 1] in "idc"
    if tag in "Na9z":
        return True
    if tag == "b":
        return at == first or (
            line.tags[at - 1] in "dazN" and (line.tags[at - 1] == "d" or after not in _OBJECT_OPENERS)
        )
    if tag in "eg":
        return (
            (at > first and line.tags[at - 1] == "d")
            or (at == first and tag == "g")
            or after in set("Na")
            or (at > first and line.tags[at - 1] in "Na" and after == "i")
        )
    if tag == "T":
        return at == first or line.tags[at - 1] in "dz"
    if tag == "i":
        return (
            at > first
            and line.low[at] in _POST_PREPOSITIONS
            and after in set("dNa9eg")
            and not _time_tail(line, at)
        )
    if tag == "c":
        return at > first and after in set("dNa") and not _verb_soon(line, at + 1, stop)
    if tag == "q":
        return _opens_name(line, at, first, stop)
    return tag == "&"


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
        if line.low[i] in _CHANNEL_HEADS and line.low[at] != "for":
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
    if line.low[core + 1] in _RELATIVES:
        return _clause_end(line, core + 1, stop)
    opens = core + 1 + (line.tags[core + 1] == "r")
    if (
        opens < stop
        and (line.tags[opens] in "dNa9" or line.low[opens] == "one")
        and not _verb_soon(line, opens, stop)
    ):
        tail = _walk_right(line, opens + (line.low[opens] == "one"), stop)
        ends = tail >= stop or line.tags[tail] in ".,;q" or line.low[tail] in _RELATIVES
        return _wide_end(line, tail, stop) if ends and tail > opens else core
    return core


def _clause_end(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop and line.tags[at] not in ",;:.":
        at += 1
    return at
