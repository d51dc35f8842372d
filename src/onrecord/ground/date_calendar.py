"""The calendar: stretches of days with their TIMEX3 names, and steps from one to another."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model import Granularity

_DAY = timedelta(days=1)
_THURSDAY = 4
_NAME = re.compile(r"\d{2,4}|\d{4}-(?:\d\d(?:-\d\d)?|Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d(?:-WE)?)")
_NTH = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d))?-W(?:XX-(?P<weekday>[1-7])-)?#(?P<nth>[1-5]|L)(?P<later>\+1)?"
)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
_UNITS = {
    "D": Granularity.DAY,
    "W": Granularity.WEEK,
    "WE": Granularity.WEEK,
    "M": Granularity.MONTH,
    "Q": Granularity.QUARTER,
    "Y": Granularity.YEAR,
    "E": Granularity.DECADE,
    "C": Granularity.CENTURY,
    "TH": Granularity.HOUR,
    "TM": Granularity.INSTANT,
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `earliest` to `latest`, both inside, called `timex`."""

    earliest: date
    latest: date
    timex: str
    granularity: Granularity


def stretch_of(timex: str) -> Stretch | None:
    """The stretch a full TIMEX3 date names; None if the calendar has no such day, month or week.

    Beyond TIMEX3, ``2017-09-WXX-1-#2`` is the second Monday of a month and ``2017-09-W#L`` its last week; a week is of
    the month, or year, that holds its Thursday. Both come back under the name of the day or week.

    >>> stretch_of("2017-02") == Stretch(date(2017, 2, 1), date(2017, 2, 28), "2017-02", Granularity.MONTH)
    True
    >>> stretch_of("2017-02-31") is None
    True
    >>> stretch_of("199").latest
    datetime.date(1999, 12, 31)
    >>> stretch_of("2017-09-WXX-1-#2").timex, stretch_of("2016-W#L").timex
    ('2017-09-11', '2016-W52')
    """
    nth = _NTH.fullmatch(timex)
    if nth:
        return _nth_of(nth)
    return _by_name(timex) if _NAME.fullmatch(timex) else None


def _by_name(timex: str) -> Stretch | None:
    year = int(timex[:4].ljust(4, "0"))
    rest = timex[5:]
    try:
        if len(timex) <= 4:
            return _years(timex)
        if re.fullmatch(r"\d\d-\d\d", rest):
            day = date(year, int(rest[:2]), int(rest[3:]))
            return Stretch(day, day, timex, Granularity.DAY)
        if rest.isdecimal():
            return _months(year, int(rest), int(rest), timex, Granularity.MONTH)
        return _named_part(year, rest, timex)
    except ValueError:
        return None


def _nth_of(found: re.Match[str]) -> Stretch | None:
    """The n-th weekday, or the n-th week (told by its Thursday), of a month or a year."""
    inside = stretch_of("-".join(part for part in found.group("year", "month") if part))
    if inside is None:
        return None
    weekday = int(found["weekday"] or _THURSDAY)
    day = nearest_weekday(inside.earliest, weekday, ahead=True)
    if found["nth"] == "L":
        day = nearest_weekday(inside.latest, weekday, ahead=False)
    else:
        day += 7 * (int(found["nth"]) - 1) * _DAY
    if day > inside.latest:
        return None
    day += _DAY if found["later"] else timedelta()
    return around(day, "D" if found["weekday"] else "W")


def _years(timex: str) -> Stretch:
    width = 10 ** (4 - len(timex))
    first = int(timex) * width
    granularity = {1: Granularity.YEAR, 10: Granularity.DECADE}.get(width, Granularity.CENTURY)
    return Stretch(date(max(first, 1), 1, 1), date(first + width - 1, 12, 31), timex, granularity)


def _months(year: int, first: int, last: int, timex: str, granularity: Granularity) -> Stretch:
    end = calendar.monthrange(year, last)[1]
    return Stretch(date(year, first, 1), date(year, last, end), timex, granularity)


def _named_part(year: int, rest: str, timex: str) -> Stretch | None:
    if rest[0] == "Q":
        return _months(year, 3 * int(rest[1]) - 2, 3 * int(rest[1]), timex, Granularity.QUARTER)
    if rest[0] == "H":
        return _months(year, 6 * int(rest[1]) - 5, 6 * int(rest[1]), timex, Granularity.UNKNOWN)
    if rest in _SEASONS:
        return _months(year, *_SEASONS[rest], timex, Granularity.SEASON)
    if rest == "WI":  # "the winter of 1994" may be the one that began or the one that ended in that year
        february = calendar.monthrange(year + 1, 2)[1]
        return Stretch(date(year - 1, 12, 1), date(year + 1, 2, february), timex, Granularity.SEASON)
    week = re.fullmatch(r"W(\d\d)(-WE)?", rest)
    if week is None:
        return None
    monday = date.fromisocalendar(year, int(week[1]), 1)
    first = monday + 5 * _DAY if week[2] else monday
    return Stretch(first, monday + 6 * _DAY, timex, Granularity.WEEK)


def around(day: date, unit: str) -> Stretch:
    """The calendar day, week, month … that `day` lies in.

    Raises:
        OverflowError: if it runs beyond the years 1 to 9999.

    >>> around(date(2017, 8, 2), "W").timex, around(date(2017, 8, 2), "Q").timex
    ('2017-W31', '2017-Q3')
    """
    year, week, _ = day.isocalendar()
    quarter = (day.month + 2) // 3
    timex = {
        "W": f"{year:04d}-W{week:02d}",
        "F": f"{year:04d}-W{week:02d}",
        "WE": f"{year:04d}-W{week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{quarter}",
        "Y": f"{day.year:04d}",
        "E": f"{day.year:04d}"[:3],
        "C": f"{day.year:04d}"[:2],
    }.get(unit, day.isoformat())
    found = stretch_of(timex)
    if found is None:  # the last week of the year 9999, the first of the year 1
        raise OverflowError(timex)
    return found


def moved(day: date, many: int, unit: str) -> date | None:
    """The day `many` units after `day` (before, if negative); the end of a shorter month; None beyond the calendar.

    >>> moved(date(2024, 3, 31), -1, "M"), moved(date(2024, 5, 1), 3, "W")
    (datetime.date(2024, 2, 29), datetime.date(2024, 5, 22))
    """
    try:
        if unit in {"D", "W", "WE", "F", "TH", "TM", "TS"}:
            days = {"W": 7, "WE": 7, "F": 14}.get(unit, 1 if unit == "D" else 0)
            return day + timedelta(days=many * days)
        months = many * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def granularity_of(unit: str) -> Granularity:
    """The granularity of a unit of the notation ("W", "E", "TH").

    >>> granularity_of("E")
    <Granularity.DECADE: 'decade'>
    """
    return _UNITS.get(unit, Granularity.UNKNOWN)


def nearest_weekday(day: date, weekday: int, *, ahead: bool) -> date:
    """The `weekday` (Monday is 1) on or before `day`; on or after it when `ahead`.

    >>> nearest_weekday(date(2017, 8, 4), 3, ahead=False)
    datetime.date(2017, 8, 2)
    """
    back = (day.isoweekday() - weekday) % 7
    return day + timedelta(days=(7 - back) % 7) if ahead else day - timedelta(days=back)
