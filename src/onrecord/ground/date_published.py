"""The date of publication: what the report, its file or a person says it is."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from onrecord.ground.date_calendar import stretch_of
from onrecord.model import (
    BlockKind,
    DateOf,
    Document,
    Granularity,
    Problem,
    Severity,
    Span,
    Stated,
    When,
    content_id,
)

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART = re.compile(r"\d{4}(?:-\d\d)?")
_A_YEAR = timedelta(days=365)
_NO_YEAR = re.compile(r"--(\d\d)-(\d\d)")


def published_date(document: Document) -> tuple[When | None, tuple[Problem, ...]]:
    """The day (or month, or year) the report was published, and notes on what speaks against it.

    What a person decided outranks everything read; else the first full date stated counts, in the order in which page
    tags, feeds, htmldate and the dateline were read. The others stay in `Document.stated`, and are named in a note where
    they differ. A day without a year ("--03-03") takes the year nearest to a full date stated elsewhere, or a year stated
    elsewhere. Nothing stated is None, never today.

    >>> from onrecord.model import TextMap
    >>> stated = Stated(field="published", value="2017-08-02T09:00", words="2 Aug 2017", found_in="meta date")
    >>> document = Document(report="d", text="", back=TextMap.identity(0), blocks=(), sentences=(),
    ...     language="en", stated=(stated,))
    >>> published_date(document)[0].earliest
    datetime.date(2017, 8, 2)
    """
    every = [stated for stated in document.stated if stated.field == "published"]
    ranked = sorted(every, key=lambda stated: (not stated.decided, _DAY.match(stated.value) is None))
    problems = [_unreadable(document, stated) for stated in ranked if _timex(stated, document) is None]
    dated = [(stated, timex) for stated in ranked if (timex := _timex(stated, document)) is not None]
    if not dated:
        return None, tuple(problems)
    best, timex = dated[0]
    others = [stated for stated, other in dated[1:] if not _agree(other, timex)]
    if others:
        problems.append(_several(document, best, others))
    return _when(document, best, timex), tuple(problems)


def _timex(stated: Stated, document: Document) -> str | None:
    """The date stated, as TIMEX3; None where it is no date."""
    found = _DAY.match(stated.value) or _PART.fullmatch(stated.value)
    if found:
        timex = found.group()
        return timex if stretch_of(timex) else None
    if not _NO_YEAR.fullmatch(stated.value):
        return None
    dates = [other.value for other in document.stated if other.field in {"published", "updated"}]
    return _nearest(stated.value[2:], dates) or _of_year(stated.value[2:], dates)


def _nearest(day: str, dates: Sequence[str]) -> str | None:
    """The day in the year that lies nearest to a full date stated: 31 December beside 1 January is of the year before."""
    full = [stretch.earliest for value in dates if _DAY.match(value) and (stretch := stretch_of(value[:10]))]
    if not full or full[0] - min(full) > _A_YEAR or max(full) - full[0] > _A_YEAR:
        return None
    years = (stretch_of(f"{full[0].year + step:04d}-{day}") for step in (0, -1, 1))
    found = [stretch for stretch in years if stretch]
    best = min(found, key=lambda one: abs(one.earliest - full[0]), default=None)
    return best.timex if best else None


def _of_year(day: str, dates: Sequence[str]) -> str | None:
    """The day in the one year that the other dates share; None if none is stated or two differ."""
    years = {value[:4] for value in dates if re.match(r"\d{4}(?!\d)", value)}
    timex = f"{years.pop()}-{day}" if len(years) == 1 else ""
    return timex if timex and stretch_of(timex) else None


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _when(document: Document, stated: Stated, timex: str) -> When:
    stretch = stretch_of(timex)
    earliest: date | None = stretch.earliest if stretch else None
    latest: date | None = stretch.latest if stretch else None
    return When(
        id=content_id("when", document.report, "published"),
        mention=None,
        span=_where(document, stated.words),
        words=stated.words,
        earliest=earliest,
        latest=latest,
        granularity=stretch.granularity if stretch else Granularity.UNKNOWN,
        date_of=DateOf.PUBLICATION,
        timex=timex,
        anchor=stated.found_in,
        by="dates/published",
    )


def _where(document: Document, words: str) -> Span:
    """Where the words stand in the dateline; the empty span at 0 when they are not in the text."""
    for block in document.blocks:
        if words and block.kind is BlockKind.DATELINE:
            at = document.text.find(words, block.span.start, block.span.stop)
            if at >= 0:
                return Span(at, at + len(words))
    return Span(0, 0)


def _unreadable(document: Document, stated: Stated) -> Problem:
    return Problem(
        step="ground",
        code="publication-date-incomplete",
        severity=Severity.NOTE,
        where=document.report,
        says=f"“{stated.words}” ({stated.found_in}) does not say a day of publication by itself.",
        advice="Give the date with --published.",
        report=document.report,
    )


def _several(document: Document, best: Stated, others: list[Stated]) -> Problem:
    named = "; ".join(f"{stated.value} ({stated.found_in})" for stated in others)
    return Problem(
        step="ground",
        code="several-publication-dates",
        severity=Severity.NOTE,
        where=document.report,
        says=f"Taken as published {best.value} ({best.found_in}); the report also states {named}.",
        advice="" if best.decided else "Give the right one with --published.",
        report=document.report,
    )
