"""Figures in words people read without a key."""

from onrecord.codec import from_json
from onrecord.model import Count, CountAs, Entry

_WORDED = {
    CountAs.WITHHELD: "withheld",
    CountAs.UNCLEAR: "unclear",
    CountAs.NONE: "none",
    CountAs.NONE_SO_FAR: "none so far",
    CountAs.DENIED: "denied",
}
_PREFIX = {
    CountAs.ABOUT: "about ",
    CountAs.AT_LEAST: "at least ",
    CountAs.AT_MOST: "at most ",
}


def figure(count: Count) -> str:
    """The figure as it was given; never a figure that was not.

    >>> from onrecord.model import CountOf, Span
    >>> figure(Count(id="c", of=CountOf.KILLED, given=CountAs.AT_LEAST, span=Span(0, 1), words="", low=9))
    'at least 9'
    >>> figure(Count(id="c", of=CountOf.KILLED, given=CountAs.WITHHELD, span=Span(0, 1), words=""))
    'withheld'
    """
    if count.given in _WORDED:
        return _WORDED[count.given]
    if count.given is CountAs.VAGUE:
        return count.word or count.words
    return _PREFIX.get(count.given, "") + _numbers(count)


def _numbers(count: Count) -> str:
    if count.given is CountAs.AT_MOST:
        return str(count.high)
    if count.low is not None and count.high is not None and count.low != count.high:
        ranged = count.given in {CountAs.RANGE, CountAs.EXACT, CountAs.JOINT}
        return f"{count.low}–{count.high}" if ranged else str(count.low)
    return str(count.low) if count.low is not None else (count.word or count.words)


def figure_of(entry: Entry) -> str:
    """The figure an entry of value type ``count`` holds, with what part of a toll it is.

    >>> from onrecord.model import CountOf, Population, Span
    >>> from onrecord.codec import to_json
    """
    count = from_json(entry.value, Count)
    parts = [figure(count)]
    if count.population.words:
        parts.append(count.population.words)
    elif count.population.status or count.population.age_sex:
        parts.append(count.population.age_sex or f"{count.population.status}s")
    if count.population.role == "perpetrators":
        parts.append("(attackers)")
    if count.part_of:
        parts.append("(part of the toll)")
    if count.cumulative:
        parts.append("(running total)")
    return " ".join(parts)
