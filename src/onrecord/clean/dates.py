"""Dates as datelines write them, and their value as far as the words say it."""

import re

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_NAME = r"(?i:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?i:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"

DATE = (
    rf"(?:{_DAY_NAME},?\s+)?(?:{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:[\s,-]+(?:{_YEAR}|\d\d)\b)?|{_MONTH}\s+{_DAY}\b(?:,?\s+{_YEAR}\b)?|"
    r"\d{4}[-./]\d{2}[-./]\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
"""A pattern, without groups, of a day with its month, and perhaps weekday and year."""

TIME = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?i:[ap]\.?m\.?)?|\d{1,2}\s*(?i:[ap]\.?m\.?)|T\d\d:\d\d\S*)"
    r"(?:\s*\(?(?:GMT|UTC|[A-Z]{1,2}[DS]?T|[A-Z]{3})\)?(?:[+-]\d{1,2}(?::?\d\d)?)?|\s*(?:local time|hours))?"
)
"""A pattern, without groups, of a time of day, and perhaps its zone."""

_WORDED = re.compile(
    rf"(?P<day>\d{{1,2}})\D{{0,6}}?(?P<month>{_MONTH})\D{{0,3}}(?P<year>\d{{2,4}})?|"
    rf"(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})\D{{0,5}}(?P<year2>\d{{2,4}})?"
)
_ISO = re.compile(r"(\d{4})[-./](\d\d)[-./](\d\d)")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


def stated_date(words: str) -> str | None:
    """The value of a date in ISO 8601, as far as the words say it; None if they say no possible date.

    Without a year it is ``--MM-DD``. Where day and month could be exchanged only the year is certain.

    >>> stated_date("Thursday, 3 August 2017"), stated_date("March 3"), stated_date("3 JAN 90")
    ('2017-08-03', '--03-03', '1990-01-03')
    >>> stated_date("25/12/2019"), stated_date("03/08/2017"), stated_date("31 June 2019") is None
    ('2019-12-25', '2017', True)
    """
    if iso := _ISO.search(words):
        return _value(iso.group(1), int(iso.group(2)), int(iso.group(3)))
    if numeric := _NUMERIC.search(words):
        return _either_way(int(numeric.group(1)), int(numeric.group(2)), numeric.group(3))
    if worded := _WORDED.search(words):
        month = worded.group("month") or worded.group("month2")
        day = worded.group("day") or worded.group("day2")
        year = worded.group("year") or worded.group("year2")
        return _value(_century(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    return None


def _either_way(one: int, two: int, year: str) -> str | None:
    readings = {value for value in (_value(year, one, two), _value(year, two, one)) if value}
    if len(readings) > 1:
        return year
    return readings.pop() if readings else None


def _century(year: str | None) -> str | None:
    """Two figures mean the years 1969 to 2068, as POSIX has it."""
    if year is None or len(year) != 2:
        return year
    return ("19" if int(year) > 68 else "20") + year


def _value(year: str | None, month: int, day: int) -> str | None:
    longest = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    if not 1 <= month <= 12 or not 1 <= day <= longest[month - 1]:
        return None
    return f"{year}-{month:02}-{day:02}" if year else f"--{month:02}-{day:02}"
