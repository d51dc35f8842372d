"""The notation of `Mention.value`, read against a date of publication and what the report has named before.

The notation (also in `docs/decisions/0006-times-as-intervals.md`)::

    2017-08-02  2017-08  2017  199  2017-Q3  2017-SU  2017-W31     the calendar, as in TIMEX3
    XXXX-08-02  XXXX-08  XXXX-Q3  XXXX-SU  XXXX-WXX-3              the year, or the week, is not said
    THIS P1W   PREV P1W   NEXT P1W   PREV XXXX-08                  counted from publication
    AGO P2D    AHEAD P2D  LAST P3Y   COMING P3D                    the same, by a length
    BEFORE P2D   AFTER P2D   SAME P1Y                              counted from what the report named before
    TNI IN PREV P1D   XXXX-WXX-4 IN PREV P1W   T10:30 IN ANY       the first inside the second
    2022-06-03 / 2022-06-09                                        from the first to the second
    P3D  PXD  SET P1D  PAST_REF  PRESENT_REF  FUTURE_REF  VAGUE    nothing to place on the calendar
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.ground.date_calendar import (
    Stretch,
    around,
    granularity_of,
    moved,
    nearest_weekday,
    stretch_of,
)
from onrecord.model import Granularity

_PERIOD = re.compile(r"P(T?)(\d+|X)([A-Z]+)(?:\d.*)?")
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF", "VAGUE"})
_FINE = (Granularity.DAY, Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
_UNIT_OF = {
    Granularity.DAY: "D",
    Granularity.WEEK: "W",
    Granularity.MONTH: "M",
    Granularity.QUARTER: "Q",
    Granularity.YEAR: "Y",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """What a value is read against.

    `published` is the day of publication; `named` the stretches the report has named before, latest last;
    `year` the year the paragraph speaks of; `ahead` whether the clause looks forward.
    """

    published: date | None = None
    named: tuple[Stretch, ...] = ()
    year: int | None = None
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a value comes to: `stretch` is None when it cannot be placed; `anchor` is what it was counted from.

    `problem` is a code when the words contradict the calendar.
    """

    stretch: Stretch | None = None
    timex: str | None = None
    timex_type: str = "DATE"
    granularity: Granularity = Granularity.UNKNOWN
    vague: bool = False
    anchor: str | None = None
    problem: str | None = None


def read_value(value: str | None, anchors: Anchors) -> Reading:
    """The reading of one value of the notation.

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
    if value in _VAGUE:
        return Reading(timex=None if value == "VAGUE" else value, vague=True)
    if value.startswith("SET "):
        return Reading(timex=value[4:], timex_type="SET")
    if _PERIOD.fullmatch(value):
        return Reading(timex=value, timex_type="DURATION", granularity=_period_unit(value))
    inner, inside, outer = value.partition(" IN ")
    if " / " in inner:
        return _range(value, anchors)
    if inside:
        return _inside(inner, outer, anchors)
    operation, _, operand = value.partition(" ")
    if operand:
        return _OPERATIONS[operation](operand, anchors)
    return _date(value, anchors)


def _period_unit(value: str) -> Granularity:
    found = _PERIOD.fullmatch(value)
    return granularity_of(found[1] + found[3]) if found else Granularity.UNKNOWN


def _placed(stretch: Stretch | None, anchor: str | None) -> Reading:
    if stretch is None:
        return Reading()
    return Reading(stretch=stretch, timex=stretch.timex, granularity=stretch.granularity, anchor=anchor)


def _date(value: str, anchors: Anchors) -> Reading:
    if value.startswith("XXXX-WXX-"):
        return _weekday(value, anchors)
    if value.startswith("XXXX"):
        return _without_year(value, anchors)
    day, clock, time = value.partition("T")
    stretch = stretch_of(day)
    if stretch is None:
        return Reading(problem="impossible-date")
    if clock:
        return _at_time(_placed(stretch, None), "T" + time[:5])
    return _placed(stretch, None)


def _weekday(value: str, anchors: Anchors) -> Reading:
    weekday = int(value[9])
    if anchors.published is None:
        return Reading(timex=value, granularity=Granularity.DAY)
    day = nearest_weekday(anchors.published, weekday, ahead=anchors.ahead)
    return _placed(around(day, "D"), "published")


def _without_year(value: str, anchors: Anchors) -> Reading:
    if _never(value):
        return Reading(problem="impossible-date")
    if anchors.year is not None:
        return _placed(stretch_of(value.replace("XXXX", str(anchors.year))), "named")
    if anchors.published is None:
        return Reading(timex=value, granularity=_shape(value))
    return _placed(_nearest_year(value, anchors.published, ahead=anchors.ahead), "published")


def _never(value: str) -> bool:
    return stretch_of(value.replace("XXXX", "2000")) is None  # a leap year: 29 February may be


def _shape(value: str) -> Granularity:
    stretch = stretch_of(value.replace("XXXX", "2000"))
    return stretch.granularity if stretch else Granularity.UNKNOWN


def _nearest_year(value: str, published: date, *, ahead: bool) -> Stretch | None:
    years = (published.year + step for step in ((-1, 0, 1) if ahead else (1, 0, -1)))
    found = [stretch_of(value.replace("XXXX", f"{year:04d}")) for year in years]
    fits = [
        stretch
        for stretch in found
        if stretch and (stretch.latest >= published if ahead else stretch.earliest <= published)
    ]
    return fits[0] if fits else None


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
    return _placed(whole, end.anchor or start.anchor)


def _inside(inner: str, outer: str, anchors: Anchors) -> Reading:
    if outer == "ANY":
        day = _latest_named(anchors, Granularity.DAY)
        return _at_time(_placed(day, "named") if day else Reading(), inner)
    if inner.startswith("T"):
        return _at_time(read_value(outer, anchors), inner)
    whole = _within(inner, outer, anchors)
    if whole.stretch is None:
        return Reading(granularity=_shape(inner) if "WXX" not in inner else Granularity.DAY)
    if inner.startswith("XXXX-WXX-"):
        return _weekday_inside(int(inner[9]), whole)
    part = stretch_of(inner.replace("XXXX", f"{whole.stretch.earliest.year:04d}"))
    return _placed(part, whole.anchor) if part else Reading(problem="impossible-date")


def _within(inner: str, outer: str, anchors: Anchors) -> Reading:
    """The outer stretch; where its year is open, the year in which the weekday said falls on it."""
    whole = read_value(outer, anchors)
    day = whole.stretch.earliest if whole.stretch else None
    if day is None or not inner.startswith("XXXX-WXX-") or not outer.startswith("XXXX"):
        return whole
    for year in (day.year, day.year + 1, day.year - 1):
        other = stretch_of(outer.replace("XXXX", f"{year:04d}"))
        if other and other.earliest.isoweekday() == int(inner[9]):
            return _placed(other, whole.anchor)
    return whole


def _weekday_inside(weekday: int, whole: Reading) -> Reading:
    stretch = whole.stretch
    if stretch is None:
        return whole
    if stretch.granularity is Granularity.DAY:
        agrees = stretch.earliest.isoweekday() == weekday
        return whole if agrees else replace(whole, problem="weekday-mismatch")
    return _placed(
        around(nearest_weekday(stretch.earliest, weekday, ahead=True), "D"),
        whole.anchor,
    )


def _at_time(day: Reading, time: str) -> Reading:
    granularity = Granularity.INSTANT if ":" in time else Granularity.PART_OF_DAY
    timex = f"{day.timex}{time}" if day.timex else f"XXXX-XX-XX{time}"
    return replace(day, timex=timex, timex_type="TIME", granularity=granularity)


def _step(operand: str, anchors: Anchors, by: int) -> Reading:
    published = anchors.published
    if published is None:
        return Reading(granularity=_operand_unit(operand))
    if operand.startswith("XXXX-WXX-"):
        day = nearest_weekday(published + timedelta(days=by), int(operand[9]), ahead=by > 0)
        return _placed(around(day, "D"), "published")
    if operand.startswith("XXXX"):
        edge = replace(anchors, year=None, ahead=by > 0)
        return _past_or_coming(operand, edge, published)
    unit = operand[2:]
    if unit == "WE":
        return _placed(_weekend(published, by, ahead=anchors.ahead), "published")
    day_there = moved(published, by, unit)
    return _placed(around(day_there, unit), "published") if day_there else Reading()


def _operand_unit(operand: str) -> Granularity:
    if operand.startswith("XXXX-WXX"):
        return Granularity.DAY
    return _shape(operand) if operand.startswith("XXXX") else granularity_of(operand[2:])


def _past_or_coming(operand: str, anchors: Anchors, published: date) -> Reading:
    """ "Last August" in August is the one of the year before."""
    found = _without_year(operand, anchors)
    stretch = found.stretch
    if stretch and stretch.earliest <= published <= stretch.latest:
        year = stretch.earliest.year + (1 if anchors.ahead else -1)
        return _placed(stretch_of(operand.replace("XXXX", f"{year:04d}")), "published")
    return found


def _weekend(published: date, by: int, *, ahead: bool) -> Stretch:
    saturday = nearest_weekday(published, 6, ahead=ahead or by > 0)
    if by < 0 and published.isoweekday() >= 6:
        saturday -= timedelta(days=7)
    return around(saturday, "WE")


def _this(operand: str, anchors: Anchors) -> Reading:
    if operand.startswith("XXXX"):
        published = anchors.published
        if published is None:
            return Reading(granularity=_operand_unit(operand))
        return _placed(stretch_of(operand.replace("XXXX", f"{published.year:04d}")), "published")
    return _step(operand, anchors, 0)


def _previous(operand: str, anchors: Anchors) -> Reading:
    return _step(operand, anchors, -1)


def _next(operand: str, anchors: Anchors) -> Reading:
    return _step(operand, anchors, 1)


def _week(operand: str, anchors: Anchors) -> Reading:
    day = _date(operand, anchors)
    return _placed(around(day.stretch.earliest, "W"), day.anchor) if day.stretch else day


def _counted(operand: str, start: Stretch, anchor: str, sign: int) -> Reading:
    """A length before or after a stretch, as coarse as the coarser of the two."""
    found = _PERIOD.fullmatch(operand)
    if found is None or found[2] == "X":
        return Reading(timex="PAST_REF" if sign < 0 else "FUTURE_REF", vague=True, anchor=anchor)
    unit = found[1] + found[3]
    day = moved(start.earliest, sign * int(found[2]), unit)
    if day is None:
        return Reading()
    own = _UNIT_OF.get(start.granularity, "D")
    order = ["TS", "TM", "TH", "D", "W", "M", "Q", "Y"]
    wide = own if order.index(own) > order.index(unit) or anchor == "named" else unit
    return _placed(around(day, _blurred(unit, wide)), anchor)


def _blurred(unit: str, wide: str) -> str:
    """A year before a day is that month, not that very day."""
    return "M" if unit in {"Y", "Q"} and wide in {"D", "W"} else wide


def _from_published(operand: str, anchors: Anchors, sign: int) -> Reading:
    found = _PERIOD.fullmatch(operand)
    unit = _period_unit(operand)
    if anchors.published is None or found is None:
        vague = found is not None and found[2] == "X"
        return Reading(granularity=unit, vague=vague, timex="PAST_REF" if vague and sign < 0 else None)
    return _counted(operand, around(anchors.published, "D"), "published", sign)


def _ago(operand: str, anchors: Anchors) -> Reading:
    return _from_published(operand, anchors, -1)


def _hence(operand: str, anchors: Anchors) -> Reading:
    return _from_published(operand, anchors, 1)


def _from_named(operand: str, anchors: Anchors, sign: int) -> Reading:
    unit = _period_unit(operand)
    if not operand.startswith("PX") and unit in _FINE:
        start = next(
            (one for one in reversed(anchors.named) if _FINE.index(one.granularity) <= _FINE.index(unit)), None
        )
        if start is not None:
            return _counted(operand, start, "named", sign)
    return Reading(granularity=unit, vague="X" in operand)


def _before(operand: str, anchors: Anchors) -> Reading:
    return _from_named(operand, anchors, -1)


def _after(operand: str, anchors: Anchors) -> Reading:
    return _from_named(operand, anchors, 1)


def _same(operand: str, anchors: Anchors) -> Reading:
    if operand.startswith("XXXX-WXX"):
        return _weekday(operand, anchors)
    unit = operand[2:]
    wanted = granularity_of(unit)
    found = _latest_named(anchors, wanted)
    return _placed(around(found.earliest, unit), "named") if found else Reading(granularity=wanted)


def _latest_named(anchors: Anchors, wanted: Granularity) -> Stretch | None:
    if wanted not in _FINE:
        return None
    return next(
        (one for one in reversed(anchors.named) if _FINE.index(one.granularity) <= _FINE.index(wanted)), None
    )


def _last(operand: str, anchors: Anchors) -> Reading:
    return _length(operand, anchors, -1)


def _coming(operand: str, anchors: Anchors) -> Reading:
    return _length(operand, anchors, 1)


def _length(operand: str, anchors: Anchors, sign: int) -> Reading:
    """The stretch of a length that ends (or begins) with the day of publication; its TIMEX3 value is the length."""
    bare = Reading(timex=operand, timex_type="DURATION", granularity=_period_unit(operand))
    found = _PERIOD.fullmatch(operand)
    if anchors.published is None or found is None or found[2] == "X":
        return replace(bare, vague=found is not None and found[2] == "X")
    many, unit = int(found[2]), found[1] + found[3]
    if unit in {"TH", "TM", "TS"}:
        many, unit = max(-(-many // {"TH": 24, "TM": 1440, "TS": 86400}[unit]), 1), "D"
    far = moved(anchors.published, sign * many, unit)
    if far is None:
        return bare
    ends = sorted((far, anchors.published))
    return replace(bare, stretch=Stretch(ends[0], ends[1], operand, bare.granularity), anchor="published")


_OPERATIONS: Mapping[str, Callable[[str, Anchors], Reading]] = {
    "THIS": _this,
    "PREV": _previous,
    "NEXT": _next,
    "AGO": _ago,
    "AHEAD": _hence,
    "BEFORE": _before,
    "AFTER": _after,
    "SAME": _same,
    "LAST": _last,
    "COMING": _coming,
    "WEEK": _week,
}
