"""Where the Recognizers specifications read the same words otherwise than a news desk: written out, one by one.

Nothing else of the comparison bends to them: the words must have been found, with the normal form that says as much.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from onrecord.ground.date_calendar import around, moved
from onrecord.ground.date_reading import PERIOD

MIDDLES = {"TMO IN ANY": time(10), "TAF IN ANY": time(14)}
"""They read the middle of the morning as ten and that of the afternoon as two."""

_ATOM = re.compile(
    r"(?P<word>SOFAR|AGO|AHEAD|HENCE|LAST|COMING|BEFORE|AFTER|SAME|PRIOR|THEN|NEXT|PREV|THIS|REST) "
    r"(?P<operand>P[T\dX][\w.]*|XXXX-WXX-\d)"
)
_WEEKS = {"NEXT": 1, "PREV": -1, "THIS": 0}
_OF_SPEAKING = {"SAME": "THIS", "THEN": "NEXT", "PRIOR": "PREV"}
_OF_THE_CLOCK = {"NEXT": "COMING", "PREV": "LAST"}
_SECONDS = {"TH": 3600, "TM": 60, "TS": 1}
_BACK = {"AGO", "LAST", "BEFORE"}


def by_their_convention(value: str, said: datetime, *, resolved: bool) -> str:
    """A value of the notation, with what they read otherwise written out.

    - "three weeks ago" is a day, "in five minutes" a minute, both counted from the moment of speaking;
    - "the past three weeks" end before that day, "the next three weeks" begin after it;
    - "last September" is that of the year before, "next September" of the year after;
    - "next Friday" is the Friday of the next week, "last Friday" of the week before, "this Friday" of this one;
    - "in two days" always lies ahead, "the rest of the week" ends where its last day begins;
    - "a few" is three;
    - "the weekend" is that of this week, whatever the day;
    - 02/08/2017 is February, as in the United States;
    - what a report hangs on a date it named before hangs on the moment of speaking, if nothing was named.

    >>> by_their_convention("AGO P3W", datetime(2017, 8, 4), resolved=True)
    '2017-07-14'
    >>> by_their_convention("NEXT XXXX-WXX-5", datetime(2017, 8, 3), resolved=True)
    '2017-08-11'
    """
    value = re.sub(r" OR \S+", "", value)
    value = re.sub(r"\bPREV XXXX-(?=\d\d)", f"{said.year - 1}-", value)
    value = re.sub(r"\bNEXT XXXX-(?=\d\d)", f"{said.year + 1}-", value)
    value = re.sub(r"\bTHIS P1WE\b", f"{around(said.date(), 'W').timex}-WE", value)
    value = re.sub(r"\bP(T?)X(?=[A-Z])", r"P\g<1>3", value)
    return _ATOM.sub(lambda found: _atom(found, said, resolved=resolved), value)


def _atom(found: re.Match[str], said: datetime, *, resolved: bool) -> str:
    word, operand = found["word"], found["operand"]
    if operand.startswith("XXXX-WXX-"):
        return _weekday(said.date(), _WEEKS[word], int(operand[9])) if word in _WEEKS else found.group()
    if "T" in operand:
        word = _OF_THE_CLOCK.get(word, word)
    if word in _OF_SPEAKING:
        return found.group() if resolved else f"{_OF_SPEAKING[word]} {operand}"
    if word not in _READ or (word in {"BEFORE", "AFTER"} and resolved):
        return found.group()
    return _READ[word](word, operand, said) or found.group()


def _point(word: str, operand: str, said: datetime) -> str | None:
    far = _shifted(said, operand, -1 if word in _BACK else 1)
    if far is None:
        return None
    return far.isoformat() if "T" in operand else far.date().isoformat()


def _stretch(word: str, operand: str, said: datetime) -> str | None:
    far = _shifted(said, operand, -1 if word in _BACK else 1)
    if far is None:
        return None
    if "T" in operand:
        first, last = sorted((said, far))
        return f"{first.isoformat()} / {last.isoformat()}"
    shift = timedelta(days=1 if far > said else 0)
    first_day, last_day = sorted((said.date() + shift, far.date() + shift))
    return f"{first_day} / {last_day}"


def _rest(_: str, operand: str, said: datetime) -> str:
    if operand == "P1D":
        return f"{said.isoformat()} / {said.date()}T23:59:59"
    return f"{said.date()} / {around(said.date(), operand[2:]).latest}"


def _so_far(_: str, operand: str, __: datetime) -> str:
    """They give the year, narrowed; what only narrows is left aside."""
    return f"THIS {operand}"


_READ: Mapping[str, Callable[[str, str, datetime], str | None]] = {
    **dict.fromkeys(("AGO", "AHEAD", "HENCE", "BEFORE", "AFTER"), _point),
    **dict.fromkeys(("LAST", "COMING"), _stretch),
    "REST": _rest,
    "SOFAR": _so_far,
}


def _weekday(day: date, weeks: int, weekday: int) -> str:
    monday = day - timedelta(days=day.isoweekday() - 1)
    return (monday + timedelta(days=7 * weeks + weekday - 1)).isoformat()


def _shifted(said: datetime, operand: str, sign: int) -> datetime | None:
    found = PERIOD.fullmatch(operand)
    if found is None or found[2] == "X":
        return None
    many, unit = sign * round(float(found[2])), found[1] + found[3]
    if unit in _SECONDS:
        return said + timedelta(seconds=many * _SECONDS[unit])
    day = moved(said.date(), many, unit)
    return datetime.combine(day, time()) if day else None
