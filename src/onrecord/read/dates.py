"""Dates that stand in a field of their own (a key, a tag, a flag), written as ISO 8601; None for what is not clear."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<clock>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z)?)?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_EARLIEST_YEAR = 1600


def iso_date(words: str) -> str | None:
    """`words` as ISO 8601, a day or a moment as they say; None where they are no date or could mean two.

    >>> iso_date("Thu, 09 May 2024 14:30:00 +0200")
    '2024-05-09T14:30:00+02:00'
    >>> iso_date("2 August 2017")
    '2017-08-02'
    >>> iso_date("02/08/2017") is None  # August or February?
    True
    """
    words = " ".join(words.split())
    for read in (_iso, _compact, _slashed, _in_words, _mail):
        found = read(words)
        if found is not None:
            return found if int(found[:4]) >= _EARLIEST_YEAR else None
    return None


def _iso(words: str) -> str | None:
    match = _ISO.fullmatch(words)
    if not match or not _is_day(match["day"]):
        return None
    clock, zone = match["clock"], match["zone"]
    return match["day"] if clock is None else _moment(match["day"], clock, zone or "")


def _moment(day: str, clock: str, zone: str) -> str | None:
    zone = "Z" if zone in {"UTC", "GMT"} else zone
    if re.fullmatch(r"[+-]\d{2}", zone):
        zone += ":00"
    elif re.fullmatch(r"[+-]\d{4}", zone):
        zone = f"{zone[:3]}:{zone[3:]}"
    seconds = clock if clock.count(":") == 2 else f"{clock}:00"
    written = f"{day}T{seconds}{zone}"
    try:
        datetime.fromisoformat(written)
    except ValueError:
        return None
    return written


def _compact(words: str) -> str | None:
    match = _COMPACT.fullmatch(words)
    if not match:
        return None
    day = "-".join(match.groups()[:3])
    if not _is_day(day):
        return None
    return day if match[4] is None else _moment(day, f"{match[4]}:{match[5]}:{match[6]}", match[7] or "")


def _slashed(words: str) -> str | None:
    match = _SLASHED.fullmatch(words)
    if not match:
        return None
    day = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return day if _is_day(day) else None


def _in_words(words: str) -> str | None:
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words.replace(",", " ").replace(".", " "))
    plain = re.sub(r"\bSept\b", "Sep", " ".join(plain.split()))
    for pattern in _IN_WORDS:
        try:
            # only the day is kept, so that the missing time zone does no harm
            return datetime.strptime(plain, pattern).date().isoformat()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _mail(words: str) -> str | None:
    if not re.search(r"\d{1,2} [A-Za-z]{3,9} \d{2,4} \d{1,2}:\d{2}", words):
        return None
    try:
        return parsedate_to_datetime(words).isoformat(timespec="seconds")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
