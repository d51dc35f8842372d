"""Steps through the calendar: from the day of publication, or from a date the report named before."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.ground.date_calendar import Stretch, around, granularity_of, moved, nearest_weekday, stretch_of
from onrecord.ground.date_islamic import SIGHTING, from_hijri, from_jalali, hijri_month, jalali_month
from onrecord.ground.date_reading import (
    FINE,
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
from onrecord.model import Granularity

_UNIT_OF = {
    Granularity.DAY: "D",
    Granularity.WEEK: "W",
    Granularity.MONTH: "M",
    Granularity.QUARTER: "Q",
    Granularity.YEAR: "Y",
}

_TUESDAY, _SUNDAY = 2, 7


def _step(operand: str, anchors: Anchors, by: int) -> Reading:
    published = anchors.published
    if published is None:
        return Reading(granularity=_operand_unit(operand))
    if operand.startswith("XXXX-WXX-"):
        day = nearest_weekday(published + timedelta(days=by), int(operand[9]), ahead=by > 0)
        return placed(around(day, "D"), "published")
    if operand.startswith("XXXX"):
        edge = replace(anchors, year=None, ahead=by > 0)
        return _past_or_coming(operand, edge, published)
    unit = operand[2:]
    if unit == "WE":
        return placed(_weekend(published, by, ahead=anchors.ahead), "published")
    day_there = moved(published, by, unit)
    return placed(around(day_there, unit), "published") if day_there else Reading()


def _operand_unit(operand: str) -> Granularity:
    if operand.startswith("XXXX-WXX"):
        return Granularity.DAY
    return shape_of(operand) if operand.startswith("XXXX") else granularity_of(operand[2:])


def _past_or_coming(operand: str, anchors: Anchors, published: date) -> Reading:
    """In August, "last August" is the one of the year before."""
    found = without_year(operand, anchors)
    stretch = found.stretch
    if stretch and stretch.earliest <= published <= stretch.latest:
        year = stretch.earliest.year + (1 if anchors.ahead else -1)
        return placed(stretch_of(operand.replace("XXXX", f"{year:04d}")), "published")
    return found


def _weekend(published: date, by: int, *, ahead: bool) -> Stretch:
    saturday = nearest_weekday(published, 6, ahead=ahead or by > 0)
    if by < 0 and published.isoweekday() >= 6:
        saturday -= timedelta(days=7)
    return around(saturday, "WE")


def _this(operand: str, anchors: Anchors) -> Reading:
    if operand.startswith("XXXX-WXX-") and anchors.published is not None:
        monday = around(anchors.published, "W").earliest
        return placed(around(monday + timedelta(days=int(operand[9]) - 1), "D"), "published")
    if operand.startswith("XXXX"):
        published = anchors.published
        if published is None:
            return Reading(granularity=_operand_unit(operand))
        return placed(stretch_of(operand.replace("XXXX", f"{published.year:04d}")), "published")
    return _step(operand, anchors, 0)


def _previous(operand: str, anchors: Anchors) -> Reading:
    return _step(operand, anchors, -1)


def _next(operand: str, anchors: Anchors) -> Reading:
    return _step(operand, anchors, 1)


def _week(operand: str, anchors: Anchors) -> Reading:
    day = without_year(operand, anchors)
    return placed(around(day.stretch.earliest, "W"), day.anchor) if day.stretch else day


def _weekend_of(operand: str, anchors: Anchors) -> Reading:
    """The weekend that a feast makes longer: of a Monday or Tuesday the one before it, else the one of its week."""
    day = without_year(operand, anchors)
    if day.stretch is None:
        return day
    return placed(_nearest_weekend(day.stretch.earliest), day.anchor)


def _nearest_weekend(day: date) -> Stretch:
    return around(nearest_weekday(day, 6, ahead=_TUESDAY < day.isoweekday() < _SUNDAY), "WE")


def _counted(operand: str, start: Stretch, anchor: str, sign: int) -> Reading:
    """A length before or after a stretch, as coarse as the coarser of the two."""
    found = PERIOD.fullmatch(operand)
    if found is None or found[2] == "X":
        return Reading(timex="PAST_REF" if sign < 0 else "FUTURE_REF", vague=True, anchor=anchor)
    unit = found[1] + found[3]
    many, counted = _whole(found[2], unit)
    day = moved(start.earliest, sign * many, counted)
    if day is None:
        return Reading()
    own = _UNIT_OF.get(start.granularity, "D")
    wide = own if unit.startswith("T") or anchor == "named" else unit
    return placed(around(day, _blurred(unit, wide)), anchor, start if anchor == "named" else None)


def _whole(many: str, unit: str) -> tuple[int, str]:
    """A number of units as a whole one: a year and a half is eighteen months."""
    parts = {"Y": (12, "M"), "W": (7, "D")}.get(unit)
    if parts is None or many.isdecimal():
        return round(float(many)), unit
    return round(float(many) * parts[0]), parts[1]


def _blurred(unit: str, wide: str) -> str:
    """A year before a day is that month, not that very day."""
    return "M" if unit in {"Y", "Q"} and wide in {"D", "W"} else wide


def _from_published(operand: str, anchors: Anchors, sign: int) -> Reading:
    found = PERIOD.fullmatch(operand)
    unit = period_unit(operand)
    if anchors.published is None or found is None:
        vague = found is not None and found[2] == "X"
        return Reading(granularity=unit, vague=vague, timex="PAST_REF" if vague and sign < 0 else None)
    return _counted(operand, around(anchors.published, "D"), "published", sign)


def _ago(operand: str, anchors: Anchors) -> Reading:
    latest = anchors.steady[-1] if anchors.steady else None
    if operand == "P1Y" and latest and latest.granularity is Granularity.QUARTER:
        return _counted(operand, latest, "named", -1)  # "up from a year ago", of a quarter's figures
    return _from_published(operand, anchors, -1)


def _hence(operand: str, anchors: Anchors) -> Reading:
    return _from_published(operand, anchors, 1)


def _from_named(operand: str, anchors: Anchors, sign: int) -> Reading:
    unit = period_unit(operand)
    if not operand.startswith("PX") and unit in FINE:
        told = anchors.steady if sign < 0 else anchors.named
        start = next(
            (one for one in reversed(told) if FINE.index(one.granularity) <= FINE.index(unit)),
            None,
        )
        if start is not None:
            return _counted(operand, start, "named", sign)
    return Reading(granularity=unit, vague="X" in operand)


def _before(operand: str, anchors: Anchors) -> Reading:
    return _from_named(operand, anchors, -1)


def _after(operand: str, anchors: Anchors) -> Reading:
    return _from_named(operand, anchors, 1)


def _same(operand: str, anchors: Anchors, by: int = 0) -> Reading:
    if operand.startswith("XXXX-WXX"):
        return weekday_near(operand, anchors)
    unit = operand[2:]
    wanted = granularity_of(unit)
    found = latest_named(anchors, wanted)
    there = moved(found.earliest, by, unit) if found else None
    return placed(around(there, unit), "named", found) if there else Reading(granularity=wanted)


def _its(operand: str, anchors: Anchors) -> Reading:
    """The unit that what was named last lies in ("the end of the year"), else the one of publication."""
    found = _same(operand, anchors)
    return found if found.stretch else _this(operand, anchors)


def _prior(operand: str, anchors: Anchors) -> Reading:
    return _same(operand, anchors, -1)


def _then(operand: str, anchors: Anchors) -> Reading:
    return _same(operand, anchors, 1)


def _last(operand: str, anchors: Anchors) -> Reading:
    return _length(operand, anchors, -1)


def _coming(operand: str, anchors: Anchors) -> Reading:
    return _length(operand, anchors, 1)


def _length(operand: str, anchors: Anchors, sign: int) -> Reading:
    """The stretch of a length that ends (or begins) with the day of publication; its TIMEX3 value is the length."""
    bare = Reading(timex=operand, timex_type="DURATION", granularity=period_unit(operand))
    found = PERIOD.fullmatch(operand)
    if anchors.published is None or found is None or found[2] == "X":
        return replace(bare, vague=found is not None and found[2] == "X")
    many, unit = _whole(found[2], found[1] + found[3])
    if unit in {"TH", "TM", "TS"}:
        many, unit = max(-(-many // {"TH": 24, "TM": 1440, "TS": 86400}[unit]), 1), "D"
    far = moved(anchors.published, sign * many, unit)
    if far is None:
        return bare
    ends = sorted((far, anchors.published))
    return replace(bare, stretch=Stretch(ends[0], ends[1], operand, bare.granularity), anchor="published")


def _in_a_while(operand: str, anchors: Anchors) -> Reading:
    """What "in two days" says: that time from now where the clause looks ahead, else how long something took."""
    if anchors.ahead:
        return _hence(operand, anchors)
    return Reading(timex=operand, timex_type="DURATION", granularity=period_unit(operand))


def _rest(operand: str, anchors: Anchors) -> Reading:
    """From publication to the end of its week, month or year."""
    whole = _this(operand, anchors)
    if whole.stretch is None or anchors.published is None:
        return whole
    return replace(whole, stretch=replace(whole.stretch, earliest=anchors.published))


def _so_far(operand: str, anchors: Anchors) -> Reading:
    """From the beginning of the year, month or week to publication."""
    whole = _this(operand, anchors)
    if whole.stretch is None or anchors.published is None:
        return whole
    return replace(whole, stretch=replace(whole.stretch, latest=anchors.published))


def _hijri(operand: str, _: Anchors) -> Reading:
    """A Hijri date, with a day to spare on either side: the month begins when the moon is seen."""
    year, month, *day = map(int, operand.split("-"))
    if not day:
        return _month_of(hijri_month(year, month), timedelta(days=SIGHTING))
    found = from_hijri(year, month, day[0])
    return _month_of((found, found) if found else None, timedelta(days=SIGHTING))


def _jalali(operand: str, _: Anchors) -> Reading:
    year, month, *day = map(int, operand.split("-"))
    if not day:
        return _month_of(jalali_month(year, month), timedelta())
    found = from_jalali(year, month, day[0])
    return _month_of((found, found) if found else None, timedelta())


def _month_of(days: tuple[date, date] | None, spare: timedelta) -> Reading:
    if days is None:
        return Reading(problem="impossible-date")
    first, last = days
    name = first.isoformat() if first == last else f"{first}/{last}"
    granularity = Granularity.DAY if first == last else Granularity.MONTH
    whole = Stretch(first - spare, last + spare, name, granularity)
    return replace(placed(whole, None), vague=bool(spare))


OPERATIONS: Mapping[str, Callable[[str, Anchors], Reading]] = {
    "THIS": _this,
    "PREV": _previous,
    "NEXT": _next,
    "AGO": _ago,
    "AHEAD": _hence,
    "BEFORE": _before,
    "AFTER": _after,
    "SAME": _same,
    "PRIOR": _prior,
    "THEN": _then,
    "LAST": _last,
    "COMING": _coming,
    "WEEK": _week,
    "WEEKEND": _weekend_of,
    "ITS": _its,
    "HENCE": _in_a_while,
    "REST": _rest,
    "SOFAR": _so_far,
    "AH": _hijri,
    "SH": _jalali,
}
"""What each word of the notation does with its operand; printed in the decision record on times."""
