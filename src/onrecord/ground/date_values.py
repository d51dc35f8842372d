"""The notation of `Mention.value`, read against a date of publication and what the report has named before.

The notation (also in `docs/decisions/0006-times-as-intervals.md` and `0014-times-measured.md`)::

    2017-08-02  2017-08  2017  199  2017-Q3  2017-SU  2017-W31     the calendar, as in TIMEX3
    XXXX-08-02  XXXX-08  XXXX-Q3  XXXX-SU  XXXX-WXX-3              the year, or the week, is not said
    THIS P1W   PREV P1W   NEXT P1W   PREV XXXX-08                  counted from publication
    AGO P2D    AHEAD P2D  LAST P3Y   COMING P3D                    the same, by a length
    BEFORE P2D   AFTER P2D                                         counted from what the report named before
    SAME P1Y     PRIOR P1M   THEN P1D                              that year, the month before it, the day after it
    TNI IN PREV P1D   XXXX-WXX-4 IN PREV P1W   T10:30 IN ANY       the first inside the second
    WXX-5-#1 IN XXXX-07   W#L IN 2016   XXXX-XX-15                 the first Friday of July, the last week, "the 15th"
    2022-06-03 / 2022-06-09                                        from the first to the second
    2017-02-08 OR 2017-08-02                                       either: it stays unresolved, and is told
    HENCE P2D   REST P1W   FY2017   AH 1438-09-15   SH 1396-05     in two days; the rest of the week; other calendars
    P3D  PXD  SET P1D  PAST_REF  PRESENT_REF  FUTURE_REF  VAGUE    nothing to place on the calendar
"""

from dataclasses import replace
from datetime import date, timedelta

from onrecord.ground.date_calendar import Stretch, around, nearest_weekday, stretch_of
from onrecord.ground.date_reading import (
    PERIOD,
    Anchors,
    Reading,
    day_of_month,
    latest_named,
    period_unit,
    placed,
    shape_of,
    weekday_near,
    without_year,
)
from onrecord.ground.date_steps import OPERATIONS
from onrecord.model import Granularity

_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF", "VAGUE"})


def read_value(value: str | None, anchors: Anchors) -> Reading:
    """The reading of one value of the notation.

    >>> from datetime import date
    >>> anchors = Anchors(published=date(2017, 8, 4))
    >>> read_value("XXXX-WXX-3", anchors).timex
    '2017-08-02'
    >>> read_value("XXXX-WXX-4 IN PREV P1W", anchors).timex
    '2017-07-27'
    >>> read_value("XXXX-WXX-3", Anchors()).stretch is None
    True
    """
    try:
        return _read(value, anchors) if value else Reading()
    except OverflowError:  # beyond the years 1 to 9999: the calendar knows no such day
        return Reading()


def _read(value: str, anchors: Anchors) -> Reading:
    if value in _VAGUE or value.startswith("SET ") or PERIOD.fullmatch(value):
        return _not_placed(value)
    if " OR " in value:
        return Reading(granularity=shape_of(value.partition(" OR ")[0]), problem="ambiguous-date")
    if " / " in value:
        return _range(value, anchors)
    inner, inside, outer = value.partition(" IN ")
    if inside:
        return _inside(inner, outer, anchors)
    operation, _, operand = value.partition(" ")
    return OPERATIONS[operation](operand, anchors) if operand else _date(value, anchors)


def _not_placed(value: str) -> Reading:
    """Lengths, repetitions and vague words: nothing to place on the calendar."""
    if value in _VAGUE:
        return Reading(timex=None if value == "VAGUE" else value, vague=True)
    if value.startswith("SET "):
        return Reading(timex=value[4:], timex_type="SET")
    return Reading(timex=value, timex_type="DURATION", granularity=period_unit(value))


def _date(value: str, anchors: Anchors) -> Reading:
    if value.startswith("XXXX"):
        return _partial(value, anchors)
    if value.startswith("FY"):
        return _fiscal(value[2:])
    day, clock, time = value.partition("T")
    stretch = stretch_of(day)
    if stretch is None:
        return Reading(problem="impossible-date")
    return _at_time(placed(stretch, None), "T" + time) if clock else placed(stretch, None)


def _partial(value: str, anchors: Anchors) -> Reading:
    """A date that leaves its week, its month or its year unsaid."""
    if value.startswith("XXXX-WXX-"):
        return weekday_near(value, anchors)
    return (day_of_month if value.startswith("XXXX-XX-") else without_year)(value, anchors)


def _fiscal(year: str) -> Reading:
    """A fiscal year begins up to nine months before the calendar's, or ends up to three after it: both ends are told."""
    first, last = stretch_of(f"{int(year) - 1:04d}-04"), stretch_of(f"{int(year) + 1:04d}-03")
    if first is None or last is None:
        return Reading(problem="impossible-date")
    whole = Stretch(first.earliest, last.latest, year, Granularity.YEAR)
    return replace(placed(whole, None), vague=True)


def _range(value: str, anchors: Anchors) -> Reading:
    """Two ends; what the second lies in ("IN 2014") holds for the first too, unless that says its own."""
    first, _, second = value.partition(" / ")
    tail = "" if " IN " in first else second[len(second.partition(" IN ")[0]) :]
    end = _end(second, anchors)
    year = end.stretch.latest.year if end.stretch and not second.startswith("XXXX") else anchors.year
    start = _end(first + tail, replace(anchors, year=year) if first.startswith("XXXX-") else anchors)
    if start.stretch is None or end.stretch is None:
        both = f"{start.timex}/{end.timex}" if start.timex_type == end.timex_type == "TIME" else None
        problem = start.problem or end.problem
        return Reading(granularity=end.granularity, problem=problem, timex=both, timex_type=end.timex_type)
    if start.timex_type == end.timex_type == "TIME" and start.stretch == end.stretch:
        end = _over_midnight(start, end)
    elif start.stretch.earliest > _latest(end):
        before = _year_before(start) if first.startswith("XXXX-") and "WXX" not in first else None
        if before is None:
            return Reading(granularity=end.granularity, problem="impossible-date")
        start = before
    return _span(start, end)


def _end(value: str, anchors: Anchors) -> Reading:
    """One end of a range; "now" is the day of publication there."""
    return read_value("THIS P1D" if value == "PRESENT_REF" else value, anchors)


def _latest(reading: Reading) -> date:
    return reading.stretch.latest if reading.stretch else date.max


def _year_before(start: Reading) -> Reading | None:
    """The same day, month or part of a day a year before: "from 30 December to 2 January"."""
    timex = start.timex or ""
    stretch = stretch_of(f"{int(timex[:4]) - 1:04d}{timex[4:].partition('T')[0]}")
    return replace(start, stretch=stretch, timex=f"{int(timex[:4]) - 1:04d}{timex[4:]}") if stretch else None


def _over_midnight(start: Reading, end: Reading) -> Reading:
    """From eleven to three ends on the next day."""
    clocks = [(one.timex or "").partition("T")[2] for one in (start, end)]
    if end.stretch is None or not all(clock[:1].isdecimal() for clock in clocks) or clocks[1] > clocks[0]:
        return end
    day = around(end.stretch.latest + timedelta(days=1), "D")
    return replace(end, stretch=day, timex=f"{day.timex}T{clocks[1]}")


def _span(start: Reading, end: Reading) -> Reading:
    if start.stretch is None or end.stretch is None:
        return Reading()
    timex = f"{start.timex}/{end.timex}"
    whole = Stretch(start.stretch.earliest, end.stretch.latest, timex, end.granularity)
    kind = "TIME" if "TIME" in {start.timex_type, end.timex_type} else "DATE"
    return replace(placed(whole, end.anchor or start.anchor), timex_type=kind)


def _inside(inner: str, outer: str, anchors: Anchors) -> Reading:
    if outer == "ANY":
        day = latest_named(anchors, Granularity.DAY)
        return _at_time(placed(day, "named", day) if day else Reading(), inner)
    if inner.startswith("T"):
        return _at_time(read_value(outer, anchors), inner)
    inner = inner.rpartition(" ")[2]  # "last August" of last year is plainly its August
    if inner.startswith("XXXX-WXX-") and outer.startswith("XXXX-XX-"):
        return day_of_month(outer, anchors, int(inner[9]))
    whole = _within(inner, outer, anchors)
    if whole.stretch is None:
        return Reading(granularity=shape_of(inner) if "WXX" not in inner else Granularity.DAY)
    if inner.startswith("XXXX-WXX-"):
        return _weekday_inside(int(inner[9]), whole)
    if inner.startswith("W"):
        part = stretch_of(f"{whole.timex}-{inner}")
    elif inner.startswith("XXXX-XX-"):
        part = stretch_of(f"{whole.timex}-{inner[8:10]}")
    else:
        part = stretch_of(inner.replace("XXXX", f"{whole.stretch.earliest.year:04d}"))
    return placed(part, whole.anchor) if part else Reading(problem="impossible-date")


def _within(inner: str, outer: str, anchors: Anchors) -> Reading:
    """The outer stretch; where its year is open, the year in which the weekday said falls on it."""
    whole = read_value(outer, anchors)
    day = whole.stretch.earliest if whole.stretch else None
    if day is None or not inner.startswith("XXXX-WXX-") or not outer.startswith("XXXX"):
        return whole
    for year in (day.year, day.year + 1, day.year - 1):
        other = stretch_of(outer.replace("XXXX", f"{year:04d}"))
        if other and other.earliest.isoweekday() == int(inner[9]):
            return placed(other, whole.anchor)
    return whole


def _weekday_inside(weekday: int, whole: Reading) -> Reading:
    stretch = whole.stretch
    if stretch is None:
        return whole
    if stretch.granularity is Granularity.DAY:
        agrees = stretch.earliest.isoweekday() == weekday
        return whole if agrees else replace(whole, problem="weekday-mismatch")
    return placed(
        around(nearest_weekday(stretch.earliest, weekday, ahead=True), "D"),
        whole.anchor,
    )


def _at_time(day: Reading, time: str) -> Reading:
    granularity = Granularity.INSTANT if ":" in time else Granularity.PART_OF_DAY
    timex = f"{day.timex}{time}" if day.timex else f"XXXX-XX-XX{time}"
    return replace(day, timex=timex, timex_type="TIME", granularity=granularity)
