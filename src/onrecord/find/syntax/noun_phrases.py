"""Light noun phrases: where the phrase before a verb begins, and where the phrase at a word ends.

Phrases come in two widths. The *wide* one has its appositions and relative clauses ("the envoy, who arrived on
Monday,"), as corpora of attribution mark it; the *narrow* one is the shortest that identifies the speaker ("the envoy"),
as our records hold it. All positions are token indices of a `Line`; `after` is exclusive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from onrecord.find.syntax.tagged_lines import NOMINAL, Line

RELATIVES = frozenset("who which whose whom that where".split())
POST_PREPOSITIONS = frozenset(
    "of in for at from on with to by near about among between within against under over across without "
    "around outside inside behind along alongside".split()
)
_FRONTED = frozenset(
    "in on at by during after before since until from for with within despite according through under over amid "
    "following as near inside outside across along throughout without like unlike".split()
)
_CROWDS = frozenset(
    "police officials officers authorities witnesses residents investigators detectives".split()
)
_SPOKEN = frozenset(
    "said told added stated wrote asked replied argued insisted warned denied admitted saying telling".split()
)
OBJECT_OPENERS = frozenset("dpotsw")
_STRUCTURED = frozenset(",(-")


class Phrase(NamedTuple):
    """Tokens `first` up to `after`; `narrow` is where the shortest identifying phrase ends."""

    first: int
    after: int
    narrow: int


def subject_before(line: Line, verb: int, floor: int = 0) -> Phrase | None:
    """The subject that ends right before token `verb` (adverbs and auxiliaries already passed), or None.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> text = "In a letter the mayor of the port, who fled, said nothing."
    >>> line = read_line(text, Span(0, len(text)))
    >>> phrase = subject_before(line, line.low.index("said"))
    >>> line.stretch(phrase.first, phrase.narrow).of(text)
    'the mayor of the port'
    """
    end = verb
    while end > floor and line.tags[end - 1] == "r" and line.low[end - 1] not in RELATIVES:
        end -= 1
    if end <= floor:
        return None
    core, wide = _before_insertion(line, end, floor)
    if core <= floor:
        return None
    if line.tags[core - 1] == "w" and line.low[core - 1] in RELATIVES and core == end:
        return Phrase(core - 1, core, core)
    first = _phrase_start(line, core, floor)
    if first is None or first >= core:
        return None
    opened = _name_before(line, first, floor)
    if opened is not None:
        return Phrase(opened, wide, first - 1)
    narrow = narrow_end(line, first, core)
    timed = wide == core and narrow < core and line.tags[narrow] == "i" and line.tags[core - 1] == "T"
    return Phrase(first, narrow if timed else wide, narrow)


def _name_before(line: Line, first: int, floor: int) -> int | None:
    """For "Gen. Oda Ferrin, commander of the corps said": the start of the name, where no second comma stands."""
    if first - floor < 3 or line.tags[first - 1] != "," or line.tags[first] != "a":
        return None
    start = first - 1
    while start > floor and line.tags[start - 1] == "N":
        start -= 1
    alone = start == floor or line.tags[start - 1] in "q;"
    return start if alone and first - 1 - start > 1 else None


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
    return line.low[first] in RELATIVES or line.tags[first] in "dNa9zb" or line.low[first] == "one"


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
    tag = line.tags[at]
    if tag == "q":
        return _name_opening(line, at, floor, end)
    rule = _LEFTWARD.get(tag)
    return at - 1 if rule is not None and rule(line, at, floor, end) else None


def _name_goes_on(line: Line, at: int, _floor: int, end: int) -> bool:
    """A noun or name; not before a determiner, where another phrase begins."""
    if at + 1 >= end or line.tags[at + 1] != "d" or line.tags[at] == "z":
        return True
    return line.low[at] in {"half", "all", "both"}


def _link_goes_on(line: Line, at: int, floor: int, _end: int) -> bool:
    """A preposition behind a noun, or one that opens the clause (it is cut off later)."""
    if at == floor or line.tags[at - 1] == ",":
        return True
    return line.low[at] in POST_PREPOSITIONS and line.tags[at - 1] in "NaTbp9ez)q"


def _adverb_goes_on(line: Line, at: int, floor: int, _end: int) -> bool:
    return at > floor and line.tags[at - 1] in "di" and line.tags[at + 1] in "aeg9"


def _pronoun_goes_on(line: Line, at: int, _floor: int, _end: int) -> bool:
    """As in "some of the men", "one of them"."""
    return line.low[at + 1 : at + 2] == ("of",)


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
    if line.tags[first] == "T" and line.low[first] != "second" and first + 1 < end:
        return _without_fronted(line, first + 1, end)
    if line.tags[first] != "i" and line.low[first] not in {"as", "to", "after", "before"}:
        return first
    at = first + 1
    while at < end and line.tags[at] == "d":
        at += 1
    return _after_fronted(line, at, end)


def _after_fronted(line: Line, at: int, end: int) -> int | None:
    if line.low[end - 1] in _CROWDS and line.tags[end - 2] in "ag" and end - 2 >= at:
        return end - 1  # "At the crossing police said"
    for i in range(at, end):
        if i > at and line.tags[i] == "d" and line.tags[i - 1] not in "iz":
            return i
        if line.tags[i] == "T" or (line.tags[i] == "9" and line.low[i - 1 : i] and len(line.low[i]) == 4):
            rest = i + 1
            while rest < end and line.tags[rest] in "T9":
                rest += 1
            return rest if rest < end and line.tags[rest] not in "ic" else None
        if i > at and line.tags[i] == "a" and line.tags[i - 1] == "N" and line.tags[i + 1 : i + 2] != "i":
            return i
    return None


def narrow_end(line: Line, first: int, after: int) -> int:
    """Where the shortest identifying phrase ends: before a comma, bracket, relative or participle tail."""
    for i in range(first + 1, after):
        tag = line.tags[i]
        if tag in _STRUCTURED or line.low[i] in RELATIVES:
            return i
        if tag == "i" and line.tags[i + 1 : i + 2] == "T" and i + 2 >= after - 1:
            return i  # "police on Thursday"
        if tag in "eg" and line.tags[i - 1] in "NaT" and line.tags[i + 1 : i + 2] in ("i", "t", "r", "T", ""):
            return i
    return after


def _clause_end(line: Line, first: int, stop: int) -> int:
    at = first
    while at < stop and line.tags[at] not in ",;:.":
        at += 1
    return at


_Step = Callable[[Line, int, int, int], bool]
_LEFTWARD: dict[str, _Step] = {
    **dict.fromkeys("d()", lambda _line, _at, _floor, _end: True),
    **dict.fromkeys("NaTb9z", _name_goes_on),
    **dict.fromkeys("eg", lambda line, at, _floor, _end: _is_modifier(line, at)),
    **dict.fromkeys("it", _link_goes_on),
    "c": lambda line, at, floor, _end: _joins_phrases(line, at, floor),
    "r": _adverb_goes_on,
    "p": _pronoun_goes_on,
}
"""For each word class, whether a phrase goes on to its left there."""
