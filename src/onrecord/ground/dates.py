"""Dates: the time expressions of a report as intervals of days, each with what it was counted from.

Relative words are counted from the date of publication, or from a date the report itself named before
("in the same year", "two days earlier"). Where neither is known they stay unresolved, with their words:
no date is ever invented, and today's is never looked at.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.ground.date_calendar import Stretch
from onrecord.ground.date_clause import looks_ahead, modifier, open_end, quoted
from onrecord.ground.date_published import published_date
from onrecord.ground.date_reading import Anchors, Reading
from onrecord.ground.date_values import read_value
from onrecord.model import (
    BlockKind,
    Document,
    Granularity,
    Mention,
    MentionKind,
    Problem,
    Sentence,
    Severity,
    Span,
    When,
    content_id,
)

__all__ = ["ground_times", "published_date"]

_FULL = re.compile(r"\d{4}(?:-.*)?")
_OPENING = 8
"""How many characters into its sentence a date may stand to open it: "In ", "Since ", "During"."""
_NAMED = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
_LOOKS_BACK = ("BEFORE ", "AGO ")
_MODS = {"since": "ON_OR_AFTER", "until": "ON_OR_BEFORE", "after": "AFTER", "before": "BEFORE"}
_SAYS = {
    "impossible-date": "The calendar has no such date: “{words}”; it stays unresolved.",
    "ambiguous-date": "“{words}” may be read as two dates; it stays unresolved.",
    "weekday-mismatch": "“{words}”: that date fell on another weekday; the date is kept as stated.",
}


@dataclass(frozen=True, slots=True)
class _Named:
    """A stretch the report has named: its words, its paragraph, whether it sets the year of what follows, or looks back."""

    stretch: Stretch
    words: str
    paragraph: int
    frames: bool
    back: bool = False


def ground_times(
    document: Document, mentions: Sequence[Mention], published: When | None
) -> tuple[tuple[When, ...], tuple[Problem, ...]]:
    """One `When` for each mention of kind TIME, in order, and what contradicts the calendar.

    `published` must be a single day to count from; a report known only by month or year has no day for "Wednesday".

    >>> from onrecord.model import Block, BlockKind, TextMap
    >>> text, whole = "In 2012 the garrison mutinied.", Span(0, 30)
    >>> document = Document(report="d", text=text, back=TextMap.identity(30),
    ...     blocks=(Block(kind=BlockKind.BODY, span=whole, by="example"),),
    ...     sentences=(Sentence(span=whole, block=0, paragraph=0),), language="en")
    >>> year = Mention(id="m1", span=Span(3, 7), kind=MentionKind.TIME, words="2012", head="2012", value="2012")
    >>> (when,), problems = ground_times(document, (year,), None)
    >>> when.earliest, when.latest
    (datetime.date(2012, 1, 1), datetime.date(2012, 12, 31))
    """
    day = published.earliest if published and published.earliest == published.latest else None
    whens: list[When] = []
    problems: list[Problem] = []
    named: list[_Named] = []
    for mention in sorted(
        (one for one in mentions if one.kind is MentionKind.TIME), key=lambda one: one.span
    ):
        sentence = document.sentence_at(mention.span.start) or _dateline(document, mention.span.start)
        if sentence is None:
            continue
        anchors = _anchors(document, sentence, mention, day, named)
        reading = read_value(mention.value, anchors)
        whens.append(_when(document, sentence, mention, reading, _anchor_words(reading, published, named)))
        problems += _problems(document, mention, reading)
        if sentence.paragraph >= 0 and reading.timex_type in {"DATE", "TIME"} and _nameable(reading):
            frames = _frames(mention, sentence, reading)
            back = reading.anchor == "named" and (mention.value or "").startswith(_LOOKS_BACK)
            named.append(_Named(_day_of(reading), mention.words, sentence.paragraph, frames, back))
    return tuple(whens), tuple(problems)


def _dateline(document: Document, at: int) -> Sentence | None:
    """The dateline at a character, as a sentence of no paragraph: its day is the report's, and anchors nothing told later."""
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.DATELINE and block.span.start <= at < block.span.stop:
            return Sentence(span=block.span, block=index, paragraph=-1)
    return None


def _frames(mention: Mention, sentence: Sentence, reading: Reading) -> bool:
    """Whether a date sets the year for the rest of its paragraph: it says one, and opens its sentence.

    A year in passing ("dating to 1994") does not; measured on news text it misled more often than it helped.
    """
    value = mention.value or ""
    says_year = bool(_FULL.fullmatch(value)) or (value.startswith("SAME P1Y") and reading.anchor == "named")
    return says_year and mention.span.start - sentence.span.start <= _OPENING


def _nameable(reading: Reading) -> bool:
    return reading.stretch is not None and reading.stretch.granularity in _NAMED


def _day_of(reading: Reading) -> Stretch:
    if reading.stretch is None:  # pragma: no cover - asked only of placed readings
        raise ValueError(reading)
    return reading.stretch


def _anchors(
    document: Document, sentence: Sentence, mention: Mention, day: date | None, named: list[_Named]
) -> Anchors:
    anchors = Anchors(
        published=day,
        named=tuple(one.stretch for one in named),
        steady=tuple(one.stretch for one in named if not one.back),
        year=_paragraph_year(sentence.paragraph, named),
        ahead=looks_ahead(document.text, sentence.span, mention.span),
    )
    if mention.value and mention.value.endswith("THIS P1D"):
        spoken = _day_spoken_of(document, sentence, mention, day)
        return replace(anchors, published=spoken) if spoken else anchors
    return anchors


def _paragraph_year(paragraph: int, named: list[_Named]) -> int | None:
    """The year that a date opening a sentence of the paragraph set: "In 2014 …. In February …"."""
    years = [one.stretch.earliest.year for one in named if one.paragraph == paragraph and one.frames]
    return years[-1] if years else None


def _day_spoken_of(document: Document, sentence: Sentence, mention: Mention, day: date | None) -> date | None:
    """The day of a quotation: in "We were attacked today," he said on Tuesday, today is that Tuesday."""
    if day is None or not quoted(document.text, sentence.span, mention.span.start):
        return None
    weekdays = "monday tuesday wednesday thursday friday saturday sunday".split()
    words = sentence.span.of(document.text).lower()
    found = re.search(rf"\b(?:{'|'.join(weekdays)})\b", words)
    if found is None:
        return None
    value = f"XXXX-WXX-{weekdays.index(found.group()) + 1}"
    stretch = read_value(value, Anchors(published=day)).stretch
    return stretch.earliest if stretch else None


def _anchor_words(reading: Reading, published: When | None, named: list[_Named]) -> str | None:
    """What the reading was counted from, in words: "published 2017-08-02", "2015, paragraph 5"."""
    if reading.anchor == "published" and published is not None:
        return f"published {published.timex}"
    if reading.anchor != "named":
        return None
    meant = [one for one in named if (one.stretch == reading.start if reading.start else one.frames)]
    return f"{meant[-1].words}, paragraph {meant[-1].paragraph + 1}" if meant else None


def _when(
    document: Document, sentence: Sentence, mention: Mention, reading: Reading, anchor: str | None
) -> When:
    span = mention.span
    side = open_end(document.text, sentence.span, span) if reading.timex_type in {"DATE", "TIME"} else None
    earliest, latest = _ends(reading, side)
    return When(
        id=content_id("when", document.report, span.start, span.stop),
        mention=mention.id,
        span=span,
        words=mention.words,
        earliest=earliest,
        latest=latest,
        granularity=reading.granularity,
        vague=reading.vague,
        timex=reading.timex,
        timex_type=reading.timex_type,
        mod=_MODS.get(side or "") or modifier(mention.words),
        anchor=anchor,
        by=f"dates/{reading.anchor or 'words'}",
    )


def _ends(reading: Reading, side: str | None) -> tuple[date | None, date | None]:
    """First and last day; "since" and "after" leave the last open, "until", "by" and "before" the first.

    "After" a day begins on the next one, "before" it ends on the one before; with a time of day it is that very day.
    """
    stretch = reading.stretch
    if stretch is None:
        return None, None
    try:
        step = timedelta(days=0 if reading.timex_type == "TIME" else 1)
        return {
            "since": (stretch.earliest, None),
            "until": (None, stretch.latest),
            "after": (stretch.latest + step, None),
            "before": (None, stretch.earliest - step),
        }.get(side or "", (stretch.earliest, stretch.latest))
    except OverflowError:  # before the year 1, after the year 9999
        return None, None


def _problems(document: Document, mention: Mention, reading: Reading) -> list[Problem]:
    if reading.problem is None:
        return []
    span: Span = mention.span
    return [
        Problem(
            step="ground",
            code=reading.problem,
            severity=Severity.WARNING,
            where=f"{document.report} characters {span.start}-{span.stop}",
            says=_SAYS[reading.problem].format(words=mention.words),
            report=document.report,
            span=span,
        )
    ]
