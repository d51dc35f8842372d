"""What a case of the Recognizers specifications expects, and what a found time comes to, in one form to compare.

Both sides become a `Meaning`. Nothing is compared by its name alone: days and instants are compared as half-open
intervals, lengths as seconds, repetitions and parts of the day as TIMEX3. A case that lists two readings of one
expression (the past and the coming one, the morning and the evening one) lists two meanings.

- A modifier that only narrows ("early March", "later this week", "about 3 pm") is left aside on both sides: the whole is
  compared. The specifications mark most of them, and halve the others without a mark.
- "before", "by", "until" and "no later than" are one direction, "after", "since" and "no earlier than" the other; the
  boundary must be an edge of the time named. Which edge, and whether it counts itself, is not compared: the
  specifications are not of one mind.
- The end of a range is where its second part begins, as the specifications have it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from onrecord.ground.date_calendar import stretch_of

_PART = re.compile(r"T(MO|AF|EV|NI|DT|MI|MEB|MEL|MED)$")
_PARTS = {"MEL": "MI"}
"""TIMEX3 has midday where the specifications have the meal at midday."""
_BEFORE = {"before", "until", "before-end", "before-start", "before-approx", "until-end", "until-start"}
_AFTER = {"after", "since", "after-start", "after-end", "after-approx", "since-start", "since-end"}
_SIDES = {"BEFORE": False, "ON_OR_BEFORE": False, "AFTER": True, "ON_OR_AFTER": True}
_SECONDS = {"S": 1, "TM": 60, "TH": 3600, "D": 86400, "W": 604800, "M": 2592000, "Q": 7776000, "Y": 31536000}
_AMOUNT = re.compile(r"(T)?(\d+(?:\.\d+)?)([A-Z])")
_DAY = timedelta(days=1)
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Meaning:
    """`kind` is span, open, instant, clock, clocks, part, length, set or word; `values` what must be equal."""

    kind: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One expression of a case: characters `start` to `stop`, what it is called there, and its readings."""

    start: int
    stop: int
    words: str
    kind: str
    readings: tuple[Meaning, ...]


def expected_of(result: Mapping[str, Any]) -> Expected:
    """One entry of `Results`, of the model's form or of the parsers'.

    >>> made = expected_of({"Text": "May 1914", "Start": 3, "Length": 8, "Type": "datetimeV2.daterange", "Value": {
    ...     "values": [{"timex": "1914-05", "type": "daterange", "start": "1914-05-01", "end": "1914-06-01"}]}})
    >>> made.kind, made.stop, made.readings[0].values[0].isoformat()
    ('daterange', 11, '1914-05-01T00:00:00')
    """
    kind = (result.get("TypeName") or result["Type"]).removeprefix("datetimeV2.")
    held = result.get("Resolution") or result.get("Value") or {}
    values = held["values"] if "values" in held else list(_of_parser(kind, held))
    start = int(result["Start"])
    length = int(result["Length"]) if "Length" in result else int(result["End"]) - start + 1
    return Expected(
        start=start,
        stop=start + length,
        words=result["Text"],
        kind=kind,
        readings=tuple(dict.fromkeys(_expected_meaning(kind, value) for value in values)),
    )


def _of_parser(kind: str, held: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The parsers' past and future resolution, as the model writes them."""
    for name in ("PastResolution", "FutureResolution"):
        made = {"timex": held.get("Timex"), "Mod": held.get("Mod"), "type": kind}
        for key, value in (held.get(name) or {}).items():
            side = "start" if key.startswith("start") else "end" if key.startswith("end") else "value"
            made[side] = value
        yield made


def _expected_meaning(kind: str, value: Mapping[str, Any]) -> Meaning:
    timex = value.get("timex") or ""
    if kind == "set" or timex.endswith("_REF"):
        return Meaning("set" if kind == "set" else "word", (plain_timex(timex),))
    if kind == "duration":
        return Meaning("length", (float(value["value"]),))
    if kind in {"time", "datetime"} and value["value"][0].isdecimal():
        return _point(value["value"])
    return _expected_stretch(timex, value)


def _expected_stretch(timex: str, value: Mapping[str, Any]) -> Meaning:
    mod = value.get("Mod") or ""
    if mod in _BEFORE | _AFTER:
        return Meaning("open", (mod in _AFTER, _instant(value["start" if mod in _AFTER else "end"])))
    part = _PART.search(timex)
    if part:
        first = value.get("start", "")
        day = _instant(first).date() if len(first) > len("08:00:00") else None
        return Meaning("part", (day, _PARTS.get(part[1], part[1])))
    if "start" in value and "end" in value:
        return _between(value["start"], value["end"], mod, timex)
    return _single(value.get("value", ""), timex)


def _single(value: str, timex: str) -> Meaning:
    if value.startswith("0001"):  # the parsers' way to say that the calendar has no such day
        return Meaning("word", (timex,))
    if re.match(r"\d{4}-\d\d-\d\d", value):
        day = _instant(value)
        return Meaning("span", (day, day + _DAY))
    return Meaning("word", (timex,))


def _between(start: str, end: str, mod: str, timex: str) -> Meaning:
    if len(start) == 8 and ":" in start:
        return Meaning("clocks", (_instant(start).time(), _instant(end).time()))
    first, last = _instant(start), _instant(end)
    whole = stretch_of(timex.replace("XXXX", f"{first.year:04d}"))
    if whole is not None and (mod or whole.earliest <= first.date() <= last.date() <= whole.latest + _DAY):
        return day_span(whole.earliest, whole.latest)
    return Meaning("span", (first, last))


def _point(value: str) -> Meaning:
    moment = _instant(value)
    if value.endswith(" 23:59:59"):  # "the end of the day" is the day, narrowed
        return day_span(moment.date(), moment.date())
    return Meaning("clock", (moment.time(),)) if value[2] == ":" else Meaning("instant", (moment,))


def _instant(value: str) -> datetime:
    """A moment of the specifications: a day, a day with a time, or a time (of any day)."""
    if len(value) == 8 and value[2] == ":":
        hour, minute, second = map(int, value.split(":"))
        return datetime.combine(_ANY_DAY, time(hour % 24, minute, second))
    return datetime.fromisoformat(value)


def day_span(first: date, last: date) -> Meaning:
    """The span of the days `first` to `last`, both inside.

    >>> day_span(date(1914, 5, 1), date(1914, 5, 1)).values[1].day
    2
    """
    return Meaning("span", (datetime.combine(first, time()), datetime.combine(last, time()) + _DAY))


def seconds_of(timex: str) -> float | None:
    """How long a TIMEX3 duration lasts, a month being 30 days and a year 365; None for no duration.

    >>> seconds_of("P1M"), seconds_of("PT1H30M"), seconds_of("P2W"), seconds_of("summer")
    (2592000.0, 5400.0, 1209600.0, None)
    """
    if not re.fullmatch(r"P(?:\d+(?:\.\d+)?[YQMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?", timex) or timex == "P":
        return None
    days, _, clock = timex[1:].partition("T")
    total = sum(float(many) * _SECONDS[unit] for _, many, unit in _AMOUNT.findall(days))
    parts = {"H": 3600, "M": 60, "S": 1}
    return total + sum(float(many) * parts[unit] for _, many, unit in _AMOUNT.findall(clock))


def plain_timex(timex: str) -> str:
    """A TIMEX3 value without minutes and seconds that are nought.

    >>> plain_timex("XXXX-WXX-1T16:00"), plain_timex("T08:30")
    ('XXXX-WXX-1T16', 'T08:30')
    """
    return re.sub(r"(T\d\d)(?::00)+$", r"\1", timex)


def found_meanings(
    timex: str | None, timex_type: str, interval: tuple[date | None, date | None], mod: str | None = None
) -> frozenset[Meaning]:
    """What a found time means: one meaning, or the two edges an open end may be told by; none if it is unresolved.

    `interval` is first and last day, both inside, None where left open; `mod` the TIMEX3 modifier.

    >>> [one.kind for one in found_meanings("2017-08-02T10:30", "TIME", (date(2017, 8, 2), date(2017, 8, 2)))]
    ['instant']
    """
    timex = timex or ""
    if timex_type == "SET":
        return frozenset({Meaning("set", (plain_timex(timex),))})
    if timex_type == "DURATION":
        seconds = seconds_of(timex)
        return frozenset() if seconds is None else frozenset({Meaning("length", (seconds,))})
    whole = _named(timex, interval)
    if whole is None or mod not in _SIDES:
        return frozenset() if whole is None else frozenset({whole})
    edges = whole.values if whole.kind in {"span", "instant"} else ()
    if whole.kind == "clock":
        edges = (datetime.combine(_ANY_DAY, whole.values[0]),) if isinstance(whole.values[0], time) else ()
    return frozenset(Meaning("open", (_SIDES[mod], edge)) for edge in edges)


def _named(timex: str, interval: tuple[date | None, date | None]) -> Meaning | None:
    """The time the TIMEX3 value names, whatever is open around it."""
    if "/" in timex:
        return _range(*timex.split("/", 1))
    if timex.endswith(("_REF", "SP", "SU", "FA", "WI")):
        return Meaning("word", (timex.removeprefix("XXXX-"),))
    return _of_the_clock(timex) or _of_days(timex, interval)


def _of_the_clock(timex: str) -> Meaning | None:
    day, part = _day(timex), _PART.search(timex)
    if part:
        return Meaning("part", (day, part[1]))
    clock = re.search(r"T(\d\d)(?::(\d\d)(?::(\d\d))?)?$", timex)
    if clock is None:
        return None
    moment = time(int(clock[1]) % 24, int(clock[2] or 0), int(clock[3] or 0))
    return Meaning("instant", (datetime.combine(day, moment),)) if day else Meaning("clock", (moment,))


def _of_days(timex: str, interval: tuple[date | None, date | None]) -> Meaning | None:
    stretch = stretch_of(timex)
    if stretch is not None:
        return day_span(stretch.earliest, stretch.latest)
    first, last = interval
    return day_span(first, last) if first and last else None


def _day(timex: str) -> date | None:
    found = re.match(r"\d{4}-\d\d-\d\d", timex)
    return date.fromisoformat(found.group()) if found else None


def _range(first: str, second: str) -> Meaning | None:
    start, end = _named(first, (None, None)), _named(second, (None, None))
    if start is None or end is None:
        return None
    if {start.kind, end.kind} == {"clock"}:
        return Meaning("clocks", (start.values[0], end.values[0]))
    if {start.kind, end.kind} <= {"span", "instant"}:
        return Meaning("span", (start.values[0], end.values[0]))
    return None
