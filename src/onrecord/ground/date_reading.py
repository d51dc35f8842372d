"""What a time expression is read against, what it comes to, and the dates that leave their year or week unsaid."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.ground.date_calendar import Stretch, around, granularity_of, nearest_weekday, stretch_of
from onrecord.model import Granularity

PERIOD = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)([A-Z]+)(?:\d.*)?")
"""A length of time: the T of clock units, how many (X: not said), the unit."""

FINE = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
"""The granularities one can count from, finest first."""

_MONTHS = 14
"""How many months a day of the month with its weekday is looked for; every weekday falls on every day within them."""

_SOON = timedelta(days=90)
"""News gives the year of a day of another year; "Jan. 14" in a report of 6 January is eight days off, not 357 back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What a value is read against.

    `published` is the day of publication; `named` the stretches the report has named before, latest last; `steady` those
    among them that are no look back ("a year earlier"): a look back is counted from where the report stands, not from
    the look back before it; `year` the year the paragraph speaks of; `ahead` whether the clause looks forward.
    """

    published: date | None = None
    named: tuple[Stretch, ...] = ()
    steady: tuple[Stretch, ...] = ()
    year: int | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a value comes to: `stretch` is None when it cannot be placed.

    `anchor` is "published" or "named" by what it was counted from, `start` the very stretch the report had named.
    `problem` is a code when the words contradict the calendar.
    """

    stretch: Stretch | None = None
    timex: str | None = None
    timex_type: str = "DATE"
    granularity: Granularity = Granularity.UNKNOWN
    vague: bool = False
    anchor: str | None = None
    start: Stretch | None = None
    problem: str | None = None


def period_unit(value: str) -> Granularity:
    """The granularity of the unit of a length ("P3W" is in weeks)."""
    found = PERIOD.fullmatch(value)
    return granularity_of(found[1] + found[3]) if found else Granularity.UNKNOWN


def placed(stretch: Stretch | None, anchor: str | None, start: Stretch | None = None) -> Reading:
    """A reading that lies at `stretch`, or one that could not be placed if that is None."""
    if stretch is None:
        return Reading()
    return Reading(
        stretch=stretch, timex=stretch.timex, granularity=stretch.granularity, anchor=anchor, start=start
    )


def weekday_near(value: str, anchors: Anchors) -> Reading:
    """A weekday: the one on or before publication, on or after it when the clause looks ahead."""
    weekday = int(value[9])
    if anchors.published is None:
        return Reading(timex=value, granularity=Granularity.DAY)
    day = nearest_weekday(anchors.published, weekday, ahead=anchors.ahead)
    return placed(around(day, "D"), "published")


def day_of_month(value: str, anchors: Anchors, weekday: int | None = None) -> Reading:
    """The nearest such day on or before publication ("the 21st"), or after it when ahead; with a weekday, the nearest of all.

    >>> from datetime import date
    >>> day_of_month("XXXX-XX-21", Anchors(published=date(2017, 8, 4))).timex
    '2017-07-21'
    """
    published, number = anchors.published, int(value[8:10])
    if number > 31:
        return Reading(problem="impossible-date")
    if published is None:
        return Reading(timex=value, granularity=Granularity.DAY)
    start = published.year * 12 + published.month - 1
    months = (divmod(start + step, 12) for step in range(-_MONTHS, _MONTHS + 1))
    days = [stretch_of(f"{year:04d}-{month + 1:02d}-{number:02d}") for year, month in months]
    far = {day.timex: (day.earliest - published).days for day in days if day}
    fits = [
        day
        for day in days
        if day
        and (
            day.earliest.isoweekday() == weekday
            if weekday
            else far[day.timex] * (1 if anchors.ahead else -1) >= 0
        )
    ]
    best = min(fits, key=lambda day: (abs(far[day.timex]), far[day.timex]), default=None)
    return placed(best, "published")


def without_year(value: str, anchors: Anchors) -> Reading:
    """A date without its year: of the year the paragraph speaks of, else of the one meant at publication."""
    if _never(value):
        return Reading(problem="impossible-date")
    if anchors.year is not None:
        return placed(stretch_of(value.replace("XXXX", str(anchors.year))), "named")
    if anchors.published is None:
        return Reading(timex=value, granularity=shape_of(value))
    return placed(_nearest_year(value, anchors.published, ahead=anchors.ahead), "published")


def _never(value: str) -> bool:
    return stretch_of(value.replace("XXXX", "2000")) is None  # a leap year: 29 February may be


def shape_of(value: str) -> Granularity:
    """The granularity of a date without its year."""
    stretch = stretch_of(value.replace("XXXX", "2000"))
    return stretch.granularity if stretch else Granularity.UNKNOWN


def _nearest_year(value: str, published: date, *, ahead: bool) -> Stretch | None:
    """The year that is meant: the coming one when the clause looks ahead or the day is close, else the last one."""
    years = [stretch_of(value.replace("XXXX", f"{published.year + step:04d}")) for step in (-1, 0, 1)]
    found = [stretch for stretch in years if stretch]
    past = [stretch for stretch in found if stretch.earliest <= published]
    coming = [stretch for stretch in found if stretch.latest >= published]
    close = coming and coming[0].earliest - published <= _SOON and coming[0].granularity is Granularity.DAY
    just_over = past and published - past[-1].latest <= _SOON and past[-1].granularity is Granularity.QUARTER
    first, second = (coming[:1], past[-1:]) if (ahead and not just_over) or close else (past[-1:], coming[:1])
    return next(iter([*first, *second]), None)


def latest_named(anchors: Anchors, wanted: Granularity) -> Stretch | None:
    """The latest stretch the report has named that is as fine as `wanted`, or finer."""
    if wanted not in FINE:
        return None
    return next(
        (one for one in reversed(anchors.named) if FINE.index(one.granularity) <= FINE.index(wanted)), None
    )
