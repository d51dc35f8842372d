"""Times of the day in words and figures: "half past seven in the evening", "8.30 pm", "from 11 to 3 pm"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon import load_rows

_HALF_DAY = 720
_DAY = 1440
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_LATE = frozenset({"AF", "EV"})
_FIRST_HOUR_OF_NIGHT = 5 * 60  # "five at night" is in the evening, "four at night" is not
_MIDDAY = "MI"


@dataclass(frozen=True, slots=True)
class Clock:
    """Minutes since midnight, seconds beyond them, and whether the words say which half of the day."""

    minute: int
    second: int = 0
    sure: bool = False

    def __str__(self) -> str:
        """The TIMEX3 time: "T19:30", with a question mark while the half of the day is open."""
        seconds = f":{self.second:02d}" if self.second else ""
        return f"T{self.minute // 60:02d}:{self.minute % 60:02d}{seconds}{'' if self.sure else '?'}"


def read_clock(words: str) -> Clock | None:
    """The time of day some words say; None if they say none.

    >>> [str(read_clock(words)) for words in ("half past seven in the evening", "8.30 pm", "ten minutes to nine", "26")]
    ['T19:30', 'T20:30', 'T08:50?', 'None']
    """
    low = words.lower().replace("’", "'")
    low = re.sub(r"\bmid[\s-]*(day|night)\b", r"mid\1", low)
    half = _half_of_day(low)
    bare = re.sub(r"\b[ap]\s?\.?\s?m\b\.?|(?<=\d)[ap]m?\b|o\s?'?\s?clock|\bish\b", " ", low)
    pieces = _PIECE.findall(bare)
    parts = [_parts()[piece] for piece in pieces if piece in _parts()]
    point = next((_points()[piece] for piece in pieces if piece in _points()), None)
    found = _counted(pieces) or _plain(bare, pieces)
    if found is None:
        return Clock(point, sure=True) if point is not None else None
    if point is not None and found.minute % _HALF_DAY == point % _HALF_DAY:
        return Clock(point, sure=True)
    return _placed(found, half or next(iter(parts), None))


def _half_of_day(low: str) -> str | None:
    """Whether am or pm is said; "am" and "a" of other words are not."""
    found = re.search(r"(?:(?<=\d)|(?<![^\W_]))([ap])\s?\.?\s?m\b|(?<=\d)([ap])\b", low)
    return (found[1] or found[2]).upper() + "M" if found else None


def _placed(found: Clock, half: str | None) -> Clock | None:
    """The time in the half of the day that is said: "7" in the evening is 19:00."""
    minute = found.minute
    if minute >= _DAY:
        return None
    if half is None:
        return Clock(minute, found.second, sure=minute >= 13 * 60)
    return Clock(in_part(minute, half), found.second, sure=True)


def in_part(minute: int, part: str) -> int:
    """Minutes since midnight, moved into the part of the day (AM, PM, MO, AF, EV, NI, MI) where the figure leaves it open.

    >>> in_part(7 * 60, "EV") // 60, in_part(7 * 60, "MO") // 60, in_part(3 * 60, "NI") // 60, in_part(12 * 60, "AM")
    (19, 7, 3, 0)
    """
    twelve = _HALF_DAY <= minute < _HALF_DAY + 60
    if part in {"AM", "MO", "NI"} and twelve:
        return minute - _HALF_DAY
    late = part in {*_LATE, "PM"} or (part == "NI" and minute >= _FIRST_HOUR_OF_NIGHT)
    late = late or (part == _MIDDAY and minute < _FIRST_HOUR_OF_NIGHT)
    return minute + _HALF_DAY if late and minute < _HALF_DAY else minute


def _counted(pieces: Sequence[str]) -> Clock | None:
    """Minutes past or to an hour: "a quarter to eight", "20 min past nine"."""
    for word, sign in (("past", 1), ("to", -1)):
        if word not in pieces:
            continue
        at = pieces.index(word)
        minutes = _minutes(pieces[:at])
        hour = _plain(" ".join(pieces[at + 1 :]), pieces[at + 1 :])
        if minutes is not None and hour is not None:
            return Clock((hour.minute + sign * minutes) % _DAY, sure=hour.sure)
    return None


def _minutes(pieces: Sequence[str]) -> int | None:
    if "half" in pieces:
        return 30
    if "quarter" in pieces or "quarters" in pieces:
        return 45 if "three" in pieces else 15
    return _number(pieces)


def _plain(words: str, pieces: Sequence[str]) -> Clock | None:
    figures = re.search(r"(\d{1,2})[:.](\d\d)(?::(\d\d))?(?!\d)|(\d{1,2})(\d\d)(?!\d)", words)
    if figures:
        hour, minute = figures[1] or figures[4], figures[2] or figures[5]
        return _checked(int(hour), int(minute), int(figures[3] or 0))
    known = [piece for piece in pieces if piece.isdecimal() or piece in _numbers()]
    if not known:
        return None
    hour_alone = int(known[0]) if known[0].isdecimal() else _numbers()[known[0]]
    return _checked(hour_alone, _number(known[1:]) or 0, 0)


def _checked(hour: int, minute: int, second: int) -> Clock | None:
    if hour > 24 or minute > 59 or second > 59:
        return None
    return Clock((hour * 60 + minute) % _DAY, second)


def _number(pieces: Sequence[str]) -> int | None:
    found = [int(piece) if piece.isdecimal() else _numbers().get(piece) for piece in pieces]
    values = [value for value in found if value is not None]
    return sum(values) if values else None


def read_clock_range(first: str, second: str) -> str | None:
    """Two times of the day as a range of the notation; where only one says its half of the day, the shorter stretch counts.

    >>> read_clock_range("5", "6 pm"), read_clock_range("11", "3am"), read_clock_range("9 am", "5")
    ('T17:00 / T18:00', 'T23:00 / T03:00', 'T09:00 / T17:00')
    """
    start, end = read_clock(first), read_clock(second)
    if start is None or end is None:
        return None
    pairs = [(one, other) for other in _halves(end, open_=True) for one in _halves(start, open_=end.sure)]
    best = min(pairs, key=lambda pair: (pair[1].minute - pair[0].minute - 1) % _DAY)
    sure = start.sure or end.sure
    return " / ".join(str(replace(one, sure=sure)) for one in best)


def _halves(clock: Clock, *, open_: bool) -> tuple[Clock, ...]:
    if clock.sure or not open_ or clock.minute >= 13 * 60:
        return (clock,)
    return (clock, Clock((clock.minute + _HALF_DAY) % _DAY, clock.second))


def clock_at(clock: str, whole: str) -> str | None:
    """A time of the day put into a part of a day, or into a repetition, of the notation; None if it does not fit there.

    >>> clock_at("T07:00?", "TNI IN THIS P1D"), clock_at("T16:00", "SET XXXX-WXX-1"), clock_at("T09:00?", "SET TEV")
    ('T19:00 IN THIS P1D', 'SET XXXX-WXX-1T16:00', 'SET T21:00')
    """
    found = re.fullmatch(r"(SET (?:P1D|XXXX-WXX-\d)?)?(?:T([A-Z]{2}))?( IN .*)?", whole)
    if found is None or (" / " in clock and found[1]):
        return None
    times = " / ".join(_moved(time, found[2]) for time in clock.split(" / "))
    if found[1]:
        return found[1].replace("P1D", "") + times
    return times + (found[3] or " IN ANY")


def _moved(time: str, part: str | None) -> str:
    if part is None or not time.endswith("?"):
        return time
    minute = in_part(int(time[1:3]) * 60 + int(time[4:6]), part)
    return f"T{minute // 60:02d}:{time[4:-1]}"


def join_ends(first: str, second: str) -> str:
    """A range of the notation from two values; where only the first end says its day, it holds for both.

    >>> join_ends("XXXX-03", "2014-05"), join_ends("T14:00 IN NEXT P1D", "T16:00"), join_ends("T03:30", "T04:30")
    ('XXXX-03 / 2014-05', 'T14:00 / T16:00 IN NEXT P1D', 'T03:30 / T04:30 IN ANY')
    """
    clock, _, day = first.partition(" IN ")
    if not re.match(r"T\d", clock) or not re.fullmatch(r"T\d[\d:]+\??", second):
        return f"{first} / {second}"
    return f"{clock} / {second} IN {day or 'ANY'}"


def settled(value: str) -> str:
    """A value without the marks of what was open while it was put together.

    >>> settled("T07:00? IN XXXX-WXX-1")
    'T07:00 IN XXXX-WXX-1'
    """
    return value.replace("?", "")


@cache
def _numbers() -> Mapping[str, int]:
    classes = {"ones", "teens", "tens"}
    return {row["word"]: int(row["value"]) for row in load_rows("time_words") if row["class"] in classes}


@cache
def _parts() -> Mapping[str, str]:
    return {row["word"]: row["value"] for row in load_rows("time_words") if row["class"] == "part"}


@cache
def _points() -> Mapping[str, int]:
    rows = [row for row in load_rows("time_words") if row["class"] == "point"]
    return {row["word"]: int(row["value"][:2]) * 60 for row in rows}
