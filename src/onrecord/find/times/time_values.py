"""What matched words contribute to the normal form of a time: months to figures, number words to numbers."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from onrecord.find.times.time_clock import read_clock, read_clock_range
from onrecord.lexicon import load_rows

_WORD = re.compile(r"[^\W\d_]+|\d[\d,]*(?:\.\d+)?|/")
_FIELD = re.compile(r"\{([a-z]+\d?)\}")
_COMPOUND = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W")}
_HALF = {"M": "15D", "TH": "30M", "TM": "30S"}
_OLDEST, _NEWEST = 1250, 1500
_THIS_CENTURY = 31  # of a year in two figures: '31 is 2031, '32 is 1932
_OPTIONAL = re.compile(r"\(([^()]*\{[^()]*)\)\?")


def fill(template: str, parts: Mapping[str, str]) -> str | None:
    """`template` with its fields filled from `parts`, the matched words; None if a part has no reading.

    A stretch in `( )?` is dropped when none of its parts was matched.

    >>> fill("XXXX-{m}-{d}", {"m": "August", "d": "2nd"})
    'XXXX-08-02'
    >>> fill("AGO {p}", {"n": "three", "u": "weeks"})
    'AGO P3W'
    """
    template = _OPTIONAL.sub(lambda found: _kept(found[1], parts), template)
    made: list[str] = []
    at = 0
    for field in _FIELD.finditer(template):
        value = _READ[field[1]](parts)
        if value is None:
            return None
        made += [template[at : field.start()], value]
        at = field.end()
    return "".join([*made, template[at:]])


def _kept(stretch: str, parts: Mapping[str, str]) -> str:
    return stretch if all(field in parts for field in _FIELD.findall(stretch)) else ""


def number(words: str) -> float | None:
    """The number some words say; None for an unstated one ("a few").

    >>> number("twenty-four"), number("two hundred and six"), number("1,500"), number("several")
    (24.0, 206.0, 1500.0, None)
    """
    total = held = 0.0
    seen = False
    found = [word.lower() for word in _WORD.findall(words)]
    if "/" in found or "half" in found:
        return _with_half(found)
    for word in found:
        value = _number_word(word)
        if word in {"few", "several", "many", "some", "dozens", "number"} or value is None:
            if word in {"and", "of", "the"}:
                continue
            return None
        seen = True
        if value >= 100 and not word[0].isdecimal():
            total, held = total + max(held, 1) * value, 0.0
        elif word in {"couple", "dozen"}:
            held = max(held, 1) * value
        elif word not in {"a", "an"}:
            held += value
        else:
            held = 1.0 if len(found) == 1 else 0.0
    return total + held if seen else None


def _with_half(found: list[str]) -> float | None:
    first = _number_word(found[0])
    return None if first is None else first + 0.5


@cache
def _numbers() -> Mapping[str, float]:
    classes = {"ones", "teens", "tens", "big", "dozen", "ordinal"}
    made = {row["word"]: float(row["value"]) for row in load_rows("time_words") if row["class"] in classes}
    return {**made, "a": 1, "an": 1, "another": 1, "couple": 2}


def _number_word(word: str) -> float | None:
    return float(word.replace(",", "")) if word[0].isdecimal() else _numbers().get(word)


@cache
def _values(name: str) -> Mapping[str, str]:
    return {row["word"]: row["value"] for row in load_rows("time_words") if row["class"] == name}


def _look_up(part: str, *classes: str) -> Callable[[Mapping[str, str]], str | None]:
    def read(parts: Mapping[str, str]) -> str | None:
        word = parts[part].lower()
        return next((_values(name)[word] for name in classes if word in _values(name)), None)

    return read


def _day(parts: Mapping[str, str], part: str = "d") -> str | None:
    figure = re.match(r"\d+", parts[part])
    day = float(figure.group()) if figure else number(parts[part])
    return None if day is None else f"{int(day):02d}"


def _last_day(parts: Mapping[str, str]) -> str | None:
    return _day(parts, "e")


def _year(parts: Mapping[str, str]) -> str | None:
    words = parts["y"].lower().strip("'’‘ ")
    if words.isdecimal():
        return words if len(words) == 4 else f"{19 if int(words) > _THIS_CENTURY else 20}{words}"
    found = [_number_word(word) for word in _WORD.findall(words)]
    values = [int(value) for value in found if value is not None]
    if values[:2] == [2, 1000]:
        return str(2000 + sum(values[2:]))
    return str(values[0] * 100 + sum(values[1:])) if values else None


def _decade(parts: Mapping[str, str]) -> str | None:
    words = parts["g"].lower()
    if words[0].isdecimal():
        figures = words.removesuffix("s")
        if len(figures) == 4:
            return figures[:2] if figures.endswith("00") else figures[:3]
        return ("19" if int(figures) >= 30 else "20") + figures[0] if len(figures) == 2 else None
    return "19" + _values("nineties")[words]


def _century(parts: Mapping[str, str]) -> str | None:
    ordinal = _ordinal(parts)
    return None if ordinal is None else f"{int(ordinal) - 1:02d}"


def _ordinal(parts: Mapping[str, str]) -> str | None:
    words = parts["o"]
    figure = re.match(r"\d+", words)
    value = float(figure.group()) if figure else number(words)
    return None if value is None else str(int(value))


def _period(parts: Mapping[str, str]) -> str:
    unit = _look_up("u", "unit", "units", "long_unit", "hour_letter", "second_word")(parts) or "D"
    if "n" in parts:
        return period(number(parts["n"]), unit)
    return period(None if parts["u"].lower() in _values("units") else 1, unit)


def period(many: float | None, unit: str) -> str:
    """An ISO 8601 duration; `unit` is a letter with T before units of the clock; None many is X.

    Decades (E), centuries (C) and fortnights (F) become years and weeks once they are counted.

    >>> period(3, "W"), period(None, "D"), period(2, "E"), period(1.5, "Y"), period(5, "TH")
    ('P3W', 'PXD', 'P20Y', 'P1.5Y', 'PT5H')
    """
    if many is None:
        return "P" + ("TX" + unit[1:] if unit[0] == "T" else "X" + unit)
    times, letter = _COMPOUND.get(unit, (1, unit))
    many *= times
    whole = int(many)
    if many != whole and (many - whole != 0.5 or letter not in _HALF):
        return f"P{'T' if letter[0] == 'T' else ''}{many:g}{letter.removeprefix('T')}"
    half = _HALF.get(letter, "") if many != whole else ""
    time = "T" if letter[0] == "T" else ""
    return f"P{time}{whole}{letter.removeprefix('T')}{half}"


def _clock(parts: Mapping[str, str]) -> str | None:
    found = read_clock(parts["k"])
    return str(found) if found else None


def _clocks(parts: Mapping[str, str]) -> str | None:
    return read_clock_range(parts["k"], parts["j"])


def _figures(words: str) -> list[str]:
    """The numbers in words like 22/04 or 2017-08: a report may join them by any sign, or leave one out."""
    return re.findall(r"\d+", words)


def _slash(parts: Mapping[str, str]) -> str | None:
    """A date in figures; where day and month can be exchanged both readings stand, the month first."""
    figures = _figures(parts["v"])
    if len(figures) != 3:
        return None
    one, two, year = figures
    if len(year) == 2:
        year = f"{19 if int(year) > _THIS_CENTURY else 20}{year}"
    return _either_way(int(one), int(two), year, point="." in parts["v"])


def _day_slash(parts: Mapping[str, str]) -> str | None:
    figures = _figures(parts["v"])
    if len(figures) != 2:
        return None
    one, two = figures
    return _either_way(int(one), int(two), "XXXX", point=False)


def _sure_day_slash(parts: Mapping[str, str]) -> str | None:
    """A day without a year in figures, where they can be nothing else: 22/04, not 3/4 and not 24/7."""
    figures = _figures(parts["v"])
    if len(figures) != 2:
        return None
    one, two = figures
    if min(int(one), int(two)) > 12 or max(int(one), int(two)) <= 12 or parts["v"] == "24/7":
        return None
    return _day_slash(parts)


def _either_way(first: int, second: int, year: str, *, point: bool) -> str | None:
    day_first, month_first = f"{year}-{second:02d}-{first:02d}", f"{year}-{first:02d}-{second:02d}"
    if point or first > 12 or first == second:
        return day_first if second <= 12 else None
    return f"{month_first} OR {day_first}" if second <= 12 else month_first


def _year_month(parts: Mapping[str, str]) -> str | None:
    """2017/08 and 08/2017; 2011-12 may as well be the two years."""
    figures = _figures(parts["v"])
    if len(figures) != 2:
        return None
    one, two = figures
    year, month = (one, two) if len(one) == 4 else (two, one)
    if not 1 <= int(month) <= 12:
        return None
    both = f"{year}-{int(month):02d}"
    return (
        f"{both} OR {year} / {int(year) + 1}"
        if int(month) == int(year) % 100 + 1 and len(month) == 2
        else both
    )


def _iso(parts: Mapping[str, str]) -> str | None:
    day, _, time = re.sub(r"[/.]", "-", parts["v"].upper().replace(" ", "T")).partition("T")
    found = re.fullmatch(r"(\d{4})-?(\d\d?)-?(\d\d?)", day)
    if found is None:
        return None
    year, month, number_of_day = found.groups()
    clock = "T" + time.removesuffix("Z") if time else ""
    return f"{year}-{int(month):02d}-{int(number_of_day):02d}{clock}"


def _near(parts: Mapping[str, str]) -> str | None:
    return _look_up("t", "near_day")(parts)


def _nth(parts: Mapping[str, str]) -> str | None:
    if parts["o"].lower() == "last":
        return "#L"
    ordinal = _ordinal(parts)
    return f"#{ordinal}" if ordinal else None


def _numbered(most: int, width: int = 1) -> Callable[[Mapping[str, str]], str | None]:
    """A figure from 1 to `most`, as wide as `width` at least: quarters, halves, weeks of a year."""

    def read(parts: Mapping[str, str]) -> str | None:
        ordinal = _ordinal(parts)
        return ordinal.zfill(width) if ordinal and 1 <= int(ordinal) <= most else None

    return read


def _half_more(parts: Mapping[str, str]) -> str | None:
    many = number(parts["n"])
    unit = _look_up("u", "unit", "units")(parts)
    return period(many + 0.5, unit) if many is not None and unit else None


def _other_year(parts: Mapping[str, str]) -> str | None:
    """A year of a calendar of the Islamic world that is within living memory or near it."""
    words = parts["y"]
    return words if words.isdecimal() and _OLDEST <= int(words) <= _NEWEST else None


_READ: Mapping[str, Callable[[Mapping[str, str]], str | None]] = {
    "m": _look_up("m", "month"),
    "mm": _look_up("mm", "month"),
    "w": _look_up("w", "weekday", "short_weekday", "weekdays"),
    "s": _look_up("s", "season", "seasons"),
    "b": _look_up("b", "part", "parts"),
    "a": _look_up("a", "often"),
    "f": _look_up("f", "feast"),
    "u": _look_up("u", "unit", "units", "short_end"),
    "d": _day,
    "e": _last_day,
    "y": _year,
    "g": _decade,
    "c": _century,
    "o": _ordinal,
    "nth": _nth,
    "quarter": _numbered(4),
    "half": _numbered(2),
    "d2": _numbered(53, 2),
    "ph": _half_more,
    "y4": _other_year,
    "i": _look_up("i", "hijri_month", "jalali_month"),
    "p": _period,
    "k": _clock,
    "kj": _clocks,
    "slash": _slash,
    "dayslash": _day_slash,
    "sureslash": _sure_day_slash,
    "ym": _year_month,
    "iso": _iso,
    "t": _near,
}
"""Which reading each field of a value has; the letters are those the patterns name."""
