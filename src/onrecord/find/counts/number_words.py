"""Read figures as reports write them: digits, number words, dozens, ranges, and the words that bound them."""

import re
from typing import NamedTuple

from onrecord.find.counts import number_tables
from onrecord.find.syntax.lines import Line
from onrecord.model import CountAs

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_RANGE_WORDS = {"to": "to", "or": "or", "-": "-", "–": "-", "—": "-"}
_MAX_PHRASE = 3


class Quantity(NamedTuple):
    """A figure: words `first` up to `last` of a line, the bounds it gives, and how it gives them.

    `core` is where the figure itself starts, after "at least" and the like. `word` is kept for vague figures.
    """

    first: int
    core: int
    last: int
    low: int | None
    high: int | None
    given: CountAs
    word: str | None = None


class _Core(NamedTuple):
    last: int
    low: int | None
    high: int | None
    given: CountAs
    word: str | None = None


def quantities(line: Line) -> tuple[Quantity, ...]:
    """All figures of a sentence, left to right, none inside another.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "At least two dozen soldiers and 8 to 11 miners died; hundreds fled."
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> [(one.low, one.high, one.given.value) for one in quantities(line)]
    [(24, None, 'at_least'), (8, 11, 'range'), (200, None, 'vague')]
    """
    found: list[Quantity] = []
    after = 0
    starters = number_tables.starters()
    for at, (word, tag) in enumerate(zip(line.low, line.tags, strict=True)):
        if at < after or _asked(line, at) or not (tag == "#" or word in starters or word[0].isdecimal()):
            continue
        quantity = _quantity_at(line, at) if tag == "#" or _opens(line, at) else None
        if quantity:
            found.append(quantity)
            after = quantity.last
    return tuple(found)


def _asked(line: Line, at: int) -> bool:
    """How many, how few: a question, never a figure."""
    return at > 0 and line.low[at - 1] == "how" and line.low[at] in {"many", "few"}


def _opens(line: Line, at: int) -> bool:
    """A quick look before the real reading: articles and the like open a figure only before certain words."""
    after = number_tables.starters().get(line.low[at])
    if not after:
        return True
    return at + 1 < len(line.low) and (line.low[at + 1] in after or line.tags[at + 1] == "#")


def _quantity_at(line: Line, at: int) -> Quantity | None:
    if line.low[at] == "between":
        return _between(line, at)
    bound, core = _bound(line, at)
    read = _core(line, core)
    if read is None or (bound and read.low is None):
        return None
    read = _range(line, read)
    bound, last = (bound, read.last) if bound else _bound_after(line, read.last)
    low, high, given = _bounded(bound, read)
    return Quantity(at, core, last, low, high, given, read.word)


def _between(line: Line, at: int) -> Quantity | None:
    low = _core(line, at + 1)
    if low is None or low.last + 1 >= len(line.low) or line.low[low.last] != "and":
        return None
    high = _core(line, low.last + 1)
    if high is None or low.low is None or high.low is None:
        return None
    return Quantity(at, at + 1, high.last, low.low, high.low, CountAs.RANGE)


def _bound(line: Line, at: int) -> tuple[str, int]:
    """The bounding words at `at` and where the figure after them starts; two may follow each other."""
    kind = ""
    for _ in range(2):
        for length in range(_MAX_PHRASE, 0, -1):
            found = number_tables.bounds().get(" ".join(line.low[at : at + length]))
            if found and at + length < len(line.low) and _core(line, at + length):
                kind, at = kind or found, at + length
                break
        else:
            break
    if (
        kind
        and line.low[at] in {"a", "an"}
        and at + 1 < len(line.low)
        and line.low[at + 1] in {"further", "additional"}
    ):
        at += 2
    return kind, at


def _bound_after(line: Line, last: int) -> tuple[str, int]:
    for length in (2, 1):
        kind = number_tables.after().get(" ".join(line.low[last : last + length]))
        if kind:
            return kind, last + length
    return "", last


def _bounded(bound: str, read: _Core) -> tuple[int | None, int | None, CountAs]:
    if bound == "about":
        return read.low, read.high, CountAs.ABOUT
    if bound == "at_least":
        return read.low, None, CountAs.AT_LEAST
    if bound == "at_most":
        return None, read.high if read.high is not None else read.low, CountAs.AT_MOST
    return read.low, read.high, read.given


def _range(line: Line, low: _Core) -> _Core:
    """A second figure joined by "to", "or" or a dash makes a range: 20 to 25, two or three."""
    if (
        low.given is not CountAs.EXACT
        or low.last + 1 >= len(line.low)
        or line.low[low.last] not in _RANGE_WORDS
    ):
        return low
    high = _core(line, low.last + 1)
    if (
        high is None
        or high.given is not CountAs.EXACT
        or low.low is None
        or high.low is None
        or high.low <= low.low
    ):
        return low
    return _Core(high.last, low.low, high.low, CountAs.RANGE)


def _core(line: Line, at: int) -> _Core | None:
    if at >= len(line.low):
        return None
    return _grouped(line, at) or _vague(line, at) or _number(line, at)


def _vague(line: Line, at: int) -> _Core | None:
    for length in range(_MAX_PHRASE, 0, -1):
        phrase = " ".join(line.low[at : at + length])
        bounds = number_tables.vagues().get(phrase)
        if bounds is None:
            continue
        low, high, kind = bounds
        if kind == "pair":
            return _Core(at + length, low, high, CountAs.EXACT, phrase)
        return _Core(at + length, low, high, CountAs.VAGUE, phrase)
    return None


def _grouped(line: Line, at: int) -> _Core | None:
    """Two dozen, half a dozen, a dozen: about 24, 6 and 12."""
    factor, here = 1, at
    if line.low[at] in {"a", "an"}:
        here = at + 1
    elif line.low[at] == "half" and line.low[at + 1 : at + 2] in {("a",), ("-",)}:
        return _group_of(line, at + 2, 0.5)
    elif line.low[at] in number_tables.groups():
        return None
    elif line.low[at] in number_tables.numbers():
        factor, here = number_tables.numbers()[line.low[at]], at + 1
    elif line.low[at].isdecimal():
        factor, here = int(line.low[at]), at + 1
    return _group_of(line, here, factor)


def _group_of(line: Line, at: int, factor: float) -> _Core | None:
    size = number_tables.groups().get(line.low[at]) if at < len(line.low) else None
    if size is None:
        return None
    value = int(size * factor)
    return _Core(at + 1, value, value, CountAs.ABOUT)


def _number(line: Line, at: int) -> _Core | None:
    word = line.low[at]
    if word[0].isdecimal():
        return _figure(line, at)
    if "-" in word:
        return _hyphened(word, at)
    return _worded(line, at)


def _figure(line: Line, at: int) -> _Core | None:
    word = line.low[at]
    parts = word.replace("–", "-").split("-")
    if len(parts) == 2 and all(part.isdecimal() for part in parts) and int(parts[0]) < int(parts[1]):
        return _Core(at + 1, int(parts[0]), int(parts[1]), CountAs.RANGE)
    if not _DIGITS.fullmatch(word) or line.low[at + 1 : at + 2] == ("%",):
        return None  # 12th, 10:30, 34%, 1990s
    value = float(word.replace(",", ""))
    last = at + 1
    while last < len(line.low) and line.low[last] in number_tables.scales():
        value *= number_tables.scales()[line.low[last]]
        last += 1
    return _Core(last, int(value), int(value), CountAs.EXACT) if value == int(value) else None


def _hyphened(word: str, at: int) -> _Core | None:
    parts = word.split("-")
    if not all(part in number_tables.numbers() for part in parts) or len(parts) != 2:
        return None
    value = sum(number_tables.numbers()[part] for part in parts)
    return _Core(at + 1, value, value, CountAs.EXACT)


def _worded(line: Line, at: int) -> _Core | None:
    """Two hundred and fifty, a hundred, forty two."""
    total, current, here = 0, 0, at
    if line.low[at] in {"a", "an"} and at + 1 < len(line.low) and line.low[at + 1] in number_tables.scales():
        current, here = 1, at + 1
    while here < len(line.low):
        word = line.low[here]
        if word in number_tables.numbers():
            current += number_tables.numbers()[word]
        elif word in number_tables.scales() and (current or total):
            current = max(current, 1) * number_tables.scales()[word]
            total, current = (
                (total + current, 0) if number_tables.scales()[word] >= 1000 else (total, current)
            )
        elif not (
            word == "and"
            and current >= 100
            and line.low[here + 1 : here + 2]
            and line.low[here + 1] in number_tables.numbers()
        ):
            break
        here += 1
    if here == at or (not total and not current and line.low[at] != "zero"):
        return None
    return _Core(here, total + current, total + current, CountAs.EXACT)
