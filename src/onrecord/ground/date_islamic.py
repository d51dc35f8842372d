"""Dates of the Hijri and the Jalali calendar as days of the Gregorian one.

The Hijri months begin when the new moon is seen, so no arithmetic knows their days beforehand: the tabular calendar
(thirty years of 354 or 355 days, civil epoch) is at most `SIGHTING` days off what a country declared, and mostly less.
The Jalali calendar of Iran and Afghanistan begins with the equinox; its leap years follow a cycle of 33 years, which agrees
with the equinox for the years 1210 to 1500.
"""

from datetime import date, timedelta

SIGHTING = 1
"""By how many days a declared Hijri date may lie to either side of the tabular one."""

_HIJRI_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, civil; 16 July of the Julian calendar
_LEAP_OF_30 = frozenset({2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29})
_JALALI_EPOCH = date(1996, 3, 20).toordinal()  # 1 Farvardin 1375, a leap year that begins a cycle of 33
_JALALI_START = 1375
_LEAP_OF_33 = frozenset({0, 4, 8, 12, 16, 20, 24, 28})


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The day of the tabular calendar; None if it has no such day.

    >>> from_hijri(1438, 9, 1), from_hijri(1445, 1, 1), from_hijri(1438, 9, 31)
    (datetime.date(2017, 5, 27), datetime.date(2023, 7, 19), None)
    """
    if not (1 <= month <= 12 and 1 <= day <= _hijri_month(year, month)):
        return None
    cycle, passed = divmod(year - 1, 30)
    leaps = sum(one <= passed for one in _LEAP_OF_30)
    days = cycle * 10631 + passed * 354 + leaps + (month - 1) * 29 + month // 2
    return date.fromordinal(_HIJRI_EPOCH + days + day - 1)


def _hijri_month(year: int, month: int) -> int:
    return 30 if month % 2 or (month == 12 and (year - 1) % 30 + 1 in _LEAP_OF_30) else 29


def hijri_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a tabular month.

    >>> hijri_month(1438, 9)
    (datetime.date(2017, 5, 27), datetime.date(2017, 6, 25))
    """
    first = from_hijri(year, month, 1)
    return (first, first + timedelta(days=_hijri_month(year, month) - 1)) if first else None


def from_jalali(year: int, month: int, day: int) -> date | None:
    """The day of the solar calendar of Iran and Afghanistan; None if it has no such day.

    >>> from_jalali(1396, 5, 11), from_jalali(1399, 12, 30), from_jalali(1400, 12, 30)
    (datetime.date(2017, 8, 2), datetime.date(2021, 3, 20), None)
    """
    if not (1 <= month <= 12 and 1 <= day <= _jalali_month(year, month)):
        return None
    cycle, passed = divmod(year - _JALALI_START, 33)
    days = cycle * 12053 + passed * 365 + sum(one < passed for one in _LEAP_OF_33)
    within = (month - 1) * 31 if month <= 7 else 186 + (month - 7) * 30
    return date.fromordinal(_JALALI_EPOCH + days + within + day - 1)


def _jalali_month(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or (year - _JALALI_START) % 33 in _LEAP_OF_33 else 29


def jalali_month(year: int, month: int) -> tuple[date, date] | None:
    """First and last day of a month of the solar calendar.

    >>> jalali_month(1396, 12)
    (datetime.date(2018, 2, 20), datetime.date(2018, 3, 20))
    """
    first = from_jalali(year, month, 1)
    return (first, first + timedelta(days=_jalali_month(year, month) - 1)) if first else None
