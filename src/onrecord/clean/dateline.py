"""Datelines, bylines and date lines: where, when and by whom a report says that it was written.

A dateline opens a paragraph ("KABUL, March 3 (Agency) —") and is cut off it; bylines and date lines stand alone or
are stuck to the headline ("Posted: Friday, 31 January 2014 10:21 AM"). What they state is read by `onrecord.clean.dates`.
"""

import re

from onrecord.clean.dates import DATE, TIME, stated_date
from onrecord.clean.page import Line
from onrecord.model import Stated

_CAPITALS = r"[A-Z][A-Z.'’‘-]*[A-Z.](?:[ -][A-Z][A-Z.'’‘-]*)*"
_NAME = r"[A-Z][\w.'’‘-]+(?:[ -](?:(?:de|del|al|el|of|la)[ -])?[A-Z][\w.'’‘-]+){0,3}"
_PLACE = rf"(?:{_CAPITALS}|{_NAME})"
_AGENCY = (
    r"(?:\((?P<agency>[^()]{2,40})\)|/(?P<stroke>[A-Z][\w. -]{1,30})/|\[(?P<square>[A-Z][\w. -]{1,30})\])"
)
_OPENING = re.compile(
    rf"(?P<place>{_PLACE}(?:,\s*{_PLACE}){{0,2}})?[\s,/|]*(?P<date>{DATE})?[\s,/|]*{_AGENCY}?[\s,]*"
    r"(?:—|–|--?|―|:|\|)\s*(?P<tags>(?:\[[^\]]{1,60}\]\s*)*)(?=\S)"
)
_LABEL = (
    r"(?:first published|published|posted|last updated|last modified|updated|modified|issued|released|created|"
    r"publication date|date)"
)
_STAMP = re.compile(
    rf"\b(?P<label>(?=[A-Z])(?i:{_LABEL}))\s*(?:on|at)?\s*:?\s*(?:on\s+)?(?:{TIME}[\s,]+)?(?P<date>{DATE})"
    rf"(?:[\s,]*(?:at|@)?\s*{TIME})?\W*"
)
_DATE = re.compile(DATE)
_TIME = re.compile(rf"(?:\bat\s+|@\s*)?{TIME}")
_LABELLED = re.compile(rf"\A\W*(?i:{_LABEL})\s*(?:on|at)?\s*:?\s*")
_BYLINE = re.compile(
    r"\A(?:By|BY(?! THE)|Written by|Reported by|Author:|Text:)\s+(?P<who>[A-Z][\w.'’-]+(?:(?:\s+|,\s+|\s+and\s+|\s*[|/]\s*|"
    r"\s+(?:of|for|in|de|al|van|von)\s+)[A-Z][\w.'’@-]+){0,9})\W*\Z"
)
_REST = re.compile(r"[\s|,/()–—-]*(?P<who>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3})?[\s|,/()–—:-]*")
_PARTY = re.compile(r"[RDI]-|[RDI]\Z")  # Sen. Holt (R-Ohio) — is no dateline
_PLACE_WORDS = 4  # of a dateline without agency or date; more are a heading in capitals
_MOST = 14  # words of a line that is only a date


def dateline_end(words: str) -> int | None:
    """Where the text begins after a dateline that opens a paragraph, None if none does.

    >>> "KABUL, March 3 (Agency) — The port closed."[dateline_end("KABUL, March 3 (Agency) — The port closed."):]
    'The port closed.'
    >>> dateline_end("Holt – an engineer – left.") is None
    True
    """
    found = _opening(words)
    return found.end() if found else None


def stamp_spans(words: str) -> list[tuple[int, int]]:
    """The "Posted: 3 August 2017 10:15" stamps inside a line.

    >>> stamp_spans("Two roads closed Posted: 3 August 2017 Updated: 4 August 2017")
    [(17, 39), (39, 61)]
    """
    if not any(digit in words for digit in "0123456789"):
        return []
    return [found.span() for found in _STAMP.finditer(words)]


def is_byline(line: Line) -> bool:
    """A line that says who wrote: "By Our Correspondent"."""
    return line.size <= _MOST and not (line.ends and line.words.isupper()) and bool(_BYLINE.match(line.words))


def is_date_line(line: Line) -> bool:
    """A line that is a date, perhaps with a label, a time, and a place or outlet beside it."""
    if line.size > _MOST or not any(letter.isdecimal() for letter in line.words):
        return False
    return _date_and_rest(line.words) is not None


def read_dateline(words: str) -> tuple[Stated, ...]:
    """What a dateline, byline or date line states of its report.

    >>> [(one.field, one.value, one.words) for one in read_dateline("KABUL, March 3 (Agency) —")]
    [('place', 'Kabul', 'KABUL'), ('published', '--03-03', 'March 3'), ('outlet', 'Agency', 'Agency')]
    """
    byline = _BYLINE.match(words)
    if byline:
        return _author(byline.group("who"))
    opening = _opening(words + " Xx")  # the dateline was cut off the text that must follow it
    if opening:
        return tuple(_stated_opening(opening))
    stamps = [*_STAMP.finditer(words)]
    if stamps:
        return tuple(one for stamp in stamps for one in _stated_stamp(stamp))
    alone = _date_and_rest(words)
    if alone is None:
        return ()
    date, who = alone
    place = (_stated("place", who, who),) if who and "|" in words else ()
    return (*place, *_published(date))


def _opening(words: str) -> re.Match[str] | None:
    if not any(mark in words[:110] for mark in "—–-―:|)"):
        return None
    found = _OPENING.match(words, 0, 160)
    return found if found and _trusted(found, words) else None


def _trusted(found: re.Match[str], words: str) -> bool:
    """A dash after a name is no dateline yet: an agency, a date, or capitals of length must stand by it."""
    place, date = found.group("place"), found.group("date")
    agency = found.group("agency") or found.group("stroke") or found.group("square")
    if agency and (_PARTY.match(agency) or not agency[0].isupper()):
        return False
    if place and not place.isupper() and words[found.end()].islower():
        return False
    dashed = found.group().rstrip()[-1:] in "—–-―]"
    if agency and (place or dashed):
        return dashed or bool(date) or found.group().rstrip()[-1] == ":"
    if place and date:
        return True
    capitals = bool(place) and place.isupper() and len(place) > 4 and place.count(" ") < _PLACE_WORDS
    return capitals and dashed and words[found.end()].isupper() and not words.isupper()


def _stated_opening(found: re.Match[str]) -> list[Stated]:
    stated = []
    place, date = found.group("place"), found.group("date")
    if place:
        stated.append(_stated("place", place.title() if place.isupper() else place, place))
    if date:
        stated.extend(_published(date))
    agency = found.group("agency") or found.group("stroke") or found.group("square")
    if agency:
        stated.append(_stated("outlet", agency.strip(), agency))
    return stated


def _stated_stamp(stamp: re.Match[str]) -> tuple[Stated, ...]:
    changed = stamp.group("label").lower() in {"updated", "last updated", "modified", "last modified"}
    return _published(stamp.group("date"), field="updated" if changed else "published")


def _date_and_rest(words: str) -> tuple[str, str | None] | None:
    """The one date of a line and the name beside it; None if the line holds more than that."""
    label = _LABELLED.match(words)
    rest = words[label.end() :] if label else words
    date = _DATE.search(rest)
    if not date:
        return None
    around = _TIME.sub(" ", rest[: date.start()]) + "|" + _TIME.sub(" ", rest[date.end() :])
    name = _REST.fullmatch(around)
    return (date.group(), name.group("who")) if name else None


def _author(who: str) -> tuple[Stated, ...]:
    field = "outlet" if who.isupper() and " " not in who else "author"
    return (_stated(field, who, who),)


def _published(words: str, field: str = "published") -> tuple[Stated, ...]:
    value = stated_date(words)
    return (_stated(field, value, words),) if value else ()


def _stated(field: str, value: str, words: str) -> Stated:
    return Stated(field=field, value=value, words=words, found_in="dateline")
