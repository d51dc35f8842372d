"""What a reviewer types into a cell, made into a value: ``at least 25``, ``2017-08-02``, ``Kandahar``.

A reviewer selects words and types little. Records (counts, dates, roles, places) are built from what was typed and
the words selected; canonical JSON is taken as it is.
"""

import re
from datetime import date

from onrecord.ledger.canonical import canonical, storable
from onrecord.ledger.codebook import check_value, kind_of
from onrecord.ledger.selection import Selection
from onrecord.model import (
    Count,
    CountAs,
    CountOf,
    DateOf,
    Field,
    Granularity,
    Place,
    Precision,
    Role,
    RoleName,
    SubjectKind,
    When,
    content_id,
)
from onrecord.model.errors import FieldError

BY = "reviewer"
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_WORDS = re.compile(r"(?:[^\W\d_]+|\d+)(?:[ -](?:[^\W\d_]+|\d+)){0,6}")  # "two dozen", "between 8 and 11"
_LARGEST = 100_000_000  # nobody counts more people than that: it is a slip of the hand
_QUALIFIED = re.compile(r"(about|around|~|at least|≥|over|at most|≤|up to)?\s*(\d+)\s*(\+)?")
_GIVEN = {
    None: CountAs.EXACT,
    "about": CountAs.ABOUT,
    "around": CountAs.ABOUT,
    "~": CountAs.ABOUT,
    "at least": CountAs.AT_LEAST,
    "≥": CountAs.AT_LEAST,
    "at most": CountAs.AT_MOST,
    "≤": CountAs.AT_MOST,
    "up to": CountAs.AT_MOST,
}
_NO_FIGURE = {
    "withheld": CountAs.WITHHELD,
    "unclear": CountAs.UNCLEAR,
    "denied": CountAs.DENIED,
}
_ZERO = {"none": CountAs.NONE, "none so far": CountAs.NONE_SO_FAR}


def typed_value(
    subject: SubjectKind, field: str, typed: str, selection: Selection, codebook: tuple[Field, ...] = ()
) -> str:
    """The value that `typed` stands for in a cell `field`, with the words selected as its evidence.

    Raises:
        FieldError: if the field is unknown or what was typed cannot be a value of it.

    >>> from onrecord.model import Span
    >>> words = Selection(report="ab12", spans=(Span(0, 9),), words="two dozen")
    >>> '"given":"about","high":24' in typed_value(SubjectKind.INCIDENT, "killed", "about 24", words)
    True
    >>> typed_value(SubjectKind.CLAIM, "stance", "hedged", words)
    'hedged'
    """
    typed = storable(typed.strip())
    kind = kind_of(subject, field, codebook)
    if kind.value_type == "count" and not typed.startswith("{"):
        typed = canonical(read_count(CountOf(field), typed, selection))
    elif kind.value_type == "when" and not typed.startswith("{"):
        typed = canonical(_when(typed, selection))
    elif kind.value_type == "role" and not typed.startswith("{"):
        typed = canonical(
            Role(name=RoleName(field), span=selection.cover, words=typed or selection.words, by=BY)
        )
    elif kind.value_type == "place" and not typed.startswith("{"):
        typed = canonical(_place(typed or selection.words, selection))
    elif kind.value_type == "text":
        typed = typed or selection.words
    check_value(subject, field, typed, codebook)
    return typed


def read_count(of: CountOf, typed: str, selection: Selection) -> Count:
    """The count that `typed` states: ``25``, ``20-25``, ``at least 30``, ``withheld``, ``none``, or a word (``dozens``).

    Raises:
        FieldError: if nothing was typed or a range runs backward.
    """
    text = " ".join(typed.lower().split())
    low, high, given, word = _reading(text)
    if low is not None and high is not None and high < low:
        raise FieldError(f"{of.value}: a range runs upward, not from {low} to {high}")
    if max(low or 0, high or 0) > _LARGEST:
        raise FieldError(f"{of.value}: {typed[:40]} is more than people can be; look at the figure again")
    span = selection.cover
    return Count(
        id=content_id("count", selection.report, span.start, span.stop, of),
        of=of,
        given=given,
        span=span,
        words=selection.words,
        low=low,
        high=high,
        word=word,
        by=BY,
    )


def _reading(text: str) -> tuple[int | None, int | None, CountAs, str | None]:
    if not text:
        raise FieldError(
            "a count needs a figure, a word such as dozens, withheld, unclear, denied, none or none so far"
        )
    if text in _NO_FIGURE:
        return None, None, _NO_FIGURE[text], None
    if text in _ZERO:
        return 0, 0, _ZERO[text], None
    found = _RANGE.fullmatch(text)
    if found:
        return int(found[1]), int(found[2]), CountAs.RANGE, None
    found = _QUALIFIED.fullmatch(text)
    if found:
        return _qualified(found)
    if not _WORDS.fullmatch(text):
        raise FieldError(
            f"{text[:60]!r} is no figure; type 9, at least 9, 8-11, dozens, withheld, none or none so far"
        )
    return None, None, CountAs.VAGUE, text


def _qualified(found: re.Match[str]) -> tuple[int | None, int | None, CountAs, None]:
    figure = int(found[2])
    if found[1] == "over":
        return figure + 1, None, CountAs.AT_LEAST, None
    given = CountAs.AT_LEAST if found[3] else _GIVEN[found[1]]
    low = None if given is CountAs.AT_MOST else figure
    high = None if given is CountAs.AT_LEAST else figure
    return low, high, given, None


def _when(typed: str, selection: Selection) -> When:
    first, _, last = typed.partition("/")
    try:
        earliest = date.fromisoformat(first.strip()) if first.strip() else None
        latest = date.fromisoformat(last.strip()) if last.strip() else None
    except ValueError as error:
        raise FieldError(f"a date is written 2024-05-01 or 2024-05-01/2024-05-03, not {typed!r}") from error
    if "/" not in typed:
        latest = earliest
    if earliest and latest and latest < earliest:
        raise FieldError(f"a stretch of time runs forward, not from {earliest} to {latest}")
    span = selection.cover
    one_day = earliest is not None and earliest == latest
    return When(
        id=content_id("when", selection.report, span.start, span.stop),
        mention=None,
        span=span,
        words=selection.words,
        earliest=earliest,
        latest=latest,
        granularity=Granularity.DAY if one_day else Granularity.UNKNOWN,
        date_of=DateOf.UNKNOWN,
        by=BY,
    )


def _place(name: str, selection: Selection) -> Place:
    span = selection.cover
    return Place(
        id=content_id("place", selection.report, span.start, span.stop),
        name=name,
        mentions=(),
        precision=Precision.UNKNOWN,
        by=BY,
    )
