"""The date of publication: what the report, its file or a person says it is."""

import re
from datetime import date

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
_NO_YEAR = re.compile(r"--(\d\d)-(\d\d)")


def published_date(document: Document) -> tuple[When | None, tuple[Problem, ...]]:
    """The day (or month, or year) the report was published, and notes on what speaks against it.

    What a person decided outranks everything read; else the first full date stated counts. A day without a
    year ("--03-03") counts only together with a year stated elsewhere. Nothing stated is None, never today.

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
    partial = _NO_YEAR.fullmatch(stated.value)
    year = _stated_year(document) if partial else None
    timex = f"{year}{stated.value[1:]}" if year else ""
    return timex if timex and stretch_of(timex) else None


def _stated_year(document: Document) -> str | None:
    """The one year that the other dates of the report share; None if none is stated or two differ."""
    years = {
        stated.value[:4]
        for stated in document.stated
        if stated.field in {"published", "updated"} and re.match(r"\d{4}(?!\d)", stated.value)
    }
    return years.pop() if len(years) == 1 else None


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
