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


_ANYBODY = frozenset(["people", "persons", "person", "others", "other people"])


def figure_of(entry: Entry) -> str:
    """The figure an entry of value type ``count`` holds, with who is counted and what part of a toll it is.

    Plain "people" are left out, so that "14" and "14 people" read alike.
    """
    count = from_json(entry.value, Count)
    who = _who(count)
    shown = f"no {who}" if who and count.given is CountAs.NONE else f"{figure(count)} {who or ''}".rstrip()
    notes = (
        (count.population.role == "perpetrators", "attackers"),
        (count.part_of is not None, "part of the toll"),
        (count.cumulative, "running total"),
    )
    return shown + "".join(f" ({note})" for holds, note in notes if holds)


def _who(count: Count) -> str | None:
    population = count.population
    if population.words:
        return None if population.words.casefold() in _ANYBODY else population.words
    return population.age_sex or (f"{population.status}s" if population.status else None)
