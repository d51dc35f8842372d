"""The notation of `Mention.value`, read against a date of publication and what the report has named before.

The notation (also in `docs/decisions/0006-times-as-intervals.md`)::

    2017-08-02  2017-08  2017  199  2017-Q3  2017-SU  2017-W31     the calendar, as in TIMEX3
    XXXX-08-02  XXXX-08  XXXX-Q3  XXXX-SU  XXXX-WXX-3              the year, or the week, is not said
    THIS P1W   PREV P1W   NEXT P1W   PREV XXXX-08                  counted from publication
    AGO P2D    AHEAD P2D  LAST P3Y   COMING P3D                    the same, by a length
    BEFORE P2D   AFTER P2D                                         counted from what the report named before
    SAME P1Y     PRIOR P1M   THEN P1D                              that year, the month before it, the day after it
    TNI IN PREV P1D   XXXX-WXX-4 IN PREV P1W   T10:30 IN ANY       the first inside the second
    2022-06-03 / 2022-06-09                                        from the first to the second
    P3D  PXD  SET P1D  PAST_REF  PRESENT_REF  FUTURE_REF  VAGUE    nothing to place on the calendar
"""

from dataclasses import replace

from onrecord.ground.date_calendar import Stretch, around, moved, nearest_weekday, stretch_of
from onrecord.ground.date_reading import (
    PERIOD,
    Anchors,
    Reading,
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
    if value is None:
        return Reading()
    if value in _VAGUE or value.startswith("SET ") or PERIOD.fullmatch(value):
        return _not_placed(value)
    inner, inside, outer = value.partition(" IN ")
    if " / " in inner:
        return _range(value, anchors)
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
    if value.startswith("XXXX-WXX-"):
        return weekday_near(value, anchors)
    if value.startswith("XXXX"):
        return without_year(value, anchors)
    day, clock, time = value.partition("T")
    stretch = stretch_of(day)
    if stretch is None:
        return Reading(problem="impossible-date")
    if clock:
        return _at_time(placed(stretch, None), "T" + time[:5])
    return placed(stretch, None)


def _range(value: str, anchors: Anchors) -> Reading:
    both, inside, outer = value.partition(" IN ")
    tail = inside + outer
    first, _, second = both.partition(" / ")
    end = read_value(second + tail, anchors)
    year = end.stretch.latest.year if end.stretch and not second.startswith("XXXX") else anchors.year
    start = read_value(first + tail, replace(anchors, year=year))
    if start.stretch is None or end.stretch is None:
        problem = start.problem or end.problem
        return Reading(granularity=end.granularity, problem=problem)
    if start.stretch.earliest > end.stretch.latest:
        before = moved(start.stretch.earliest, -1, "Y") if first.startswith("XXXX-") else None
        if before is None or "WXX" in first:
            return Reading(granularity=end.granularity, problem="impossible-date")
        start = replace(start, stretch=replace(start.stretch, earliest=before))
    return _span(start, end)


def _span(start: Reading, end: Reading) -> Reading:
    if start.stretch is None or end.stretch is None:
        return Reading()
    timex = f"{start.timex}/{end.timex}"
    whole = Stretch(start.stretch.earliest, end.stretch.latest, timex, end.granularity)
    return placed(whole, end.anchor or start.anchor)


def _inside(inner: str, outer: str, anchors: Anchors) -> Reading:
    if outer == "ANY":
        day = latest_named(anchors, Granularity.DAY)
        return _at_time(placed(day, "named", day) if day else Reading(), inner)
    if inner.startswith("T"):
        return _at_time(read_value(outer, anchors), inner)
    inner = inner.rpartition(" ")[2]  # "last August" of last year is plainly its August
    whole = _within(inner, outer, anchors)
    if whole.stretch is None:
        return Reading(granularity=shape_of(inner) if "WXX" not in inner else Granularity.DAY)
    if inner.startswith("XXXX-WXX-"):
        return _weekday_inside(int(inner[9]), whole)
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
