"""Words that put an event beside a place and not in it: north of it, 10 km from it, between it and another, on its border."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTICLES = r"(?:of|the|and|al|el|ad|an|ar|as|ash|at|ath|az|ed|er|es|esh|ez|de|del|des|di|do|dos|da|du|la|le|bin|ibn|abu)"
NAME = rf"[A-Z][\w'’ʻ.-]*(?: (?:{_PARTICLES}[ -])*[A-Z][\w'’ʻ.-]*){{0,4}}"
"""A capitalised name of up to five words, small particles allowed inside: "Deir ez Zor"."""

_TURN = r"(?:(?:far[- ])?(?:north|south)[- ]?(?:east|west)?(?:ern)?|(?:far[- ])?(?:east|west)(?:ern)?|centre|center|central)"
_PART = (
    r"(?:(?:most)?(?: parts?| areas?| regions?| provinces?| corners?| countryside| outskirts| suburbs?| edge| side)?"
    r" of(?: the)?)"
)
_UNIT = r"(?P<unit>km|kilomet(?:er|re)s?|miles?)"
_TO_NAME = r"\s+(?:the )?(?:(?:city|town|village|airport|suburb) of )?$"
_OUTSIDE = re.compile(
    rf"(?:(?P<km>\d+(?:\.\d+)?)[ -]?{_UNIT}(?: to the)? )?"
    rf"(?P<whole>(?:(?P<the>the )?(?P<turn>{_TURN})(?P<part>{_PART}))|(?P<plain>{_TURN})){_TO_NAME}",
    re.IGNORECASE,
)
_WITHIN = re.compile(rf"^(?P<whole>(?:the )?(?P<turn>{_TURN})(?P<part>{_PART})?)\s+", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|from|across|into|over|throughout) (?:the )?$", re.IGNORECASE)
_AWAY = re.compile(
    rf"\b(?P<km>\d+(?:\.\d+)?)[ -]?{_UNIT} (?:away )?(?:\w+ )?(?:of|from){_TO_NAME}", re.IGNORECASE
)
_ROAD = r"(?:(?:high|motor|rail|free)way|railroad|road|route|axis|corridor|line)"
_BORDER = r"(?:borders?|frontiers?|border (?:area|region|zone|crossing|strip)s?)"
_OTHER = re.compile(rf"^(?:['’]s)? ?(?:[-–—/]| and | to ) ?(?:the )?(?P<other>{NAME})")
_LINK = rf"\b(?P<way>{_ROAD}|{_BORDER})(?: \w+)? (?:between|from|linking|connecting) (?:the )?"
_FIRST = re.compile(rf"{_LINK}$", re.IGNORECASE)
_SECOND = re.compile(rf"{_LINK}(?P<other>{NAME})(?: and | to |[-–—/])(?:the )?$")
_NO_TOWN = r"\b(?! (?:town|city|village|guard|police))"
_JOINED = re.compile(rf"^ ?(?:[-–—/]| and ) ?(?P<other>{NAME}?) (?P<way>{_ROAD}|{_BORDER}){_NO_TOWN}")
_JOINED_BEFORE = re.compile(rf"\b(?P<other>{NAME}) ?[-–—/] ?$")
_WAY_AFTER = re.compile(rf"^ (?P<way>{_ROAD}|{_BORDER}){_NO_TOWN}")
_BORDER_WITH = re.compile(rf"^(?:['’]s)? (?P<way>{_BORDER}) with (?:the )?(?P<other>{NAME})")
_WITH_BORDER = re.compile(rf"\b(?P<other>{NAME})['’]s? (?P<way>{_BORDER}) with (?:the )?$")
_TOLD_WITHIN = re.compile(
    rf"(?:(?P<way>{_ROAD}|{_BORDER})\b.*? )?\b(?:between|from) (?:the )?(?P<one>{NAME}) (?:\w+ )?(?:and|to) "
    rf"(?:the )?(?P<other>{NAME})",
    re.IGNORECASE,
)
_JOINED_WITHIN = re.compile(
    rf"^(?:the )?(?P<one>[^-–—/]+?) ?[-–—/] ?(?P<other>[^-–—/]+?) (?P<way>{_ROAD}|{_BORDER})\b", re.IGNORECASE
)
# Looked for first, since most names have nothing of the kind beside them.
_TURNS = ("north", "south", "east", "west", "cent")
_DISTANCE = re.compile(r"\d ?(?:k|mi)")
_WAYS = ("road", "way", "route", "axis", "corridor", "line", "border", "frontier")
_KM = {"k": 1.0, "m": 1.609}


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Where beside or in a place: "the north of" (`within`), "10 km south of"; `turn` is n, ne, … or "" for the middle.

    `words` are those of the text; `km` is the distance, if one is said; `inside` says that they are part of the name.
    """

    words: str
    turn: str
    within: bool
    km: float | None
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """That something is on the way or border between the place and another; `other` is that one's name."""

    way: str
    other: str

    @property
    def border(self) -> bool:
        """Whether a border is meant, and not a road."""
        return self.way.startswith(("border", "frontier"))


def is_side(words: str) -> bool:
    """Whether the words are a side alone, and no name.

    >>> is_side("the North"), is_side("North Darfur")
    (True, False)
    """
    found = _WITHIN.match(f"{words} ")
    return found is not None and found.end() > len(words)


def side_before(before: str) -> Side | None:
    """What the words just before a name say of its side or distance.

    >>> side = side_before("A mine went off 10 km south of ")
    >>> side.turn, side.within, side.km
    ('s', False, 10.0)
    >>> side_before("Shelling went on in northern ").within
    True
    >>> side_before("They met in ") is None
    True
    """
    low = before.lower()
    if not any(word in low for word in _TURNS):
        away = _AWAY.search(before) if _DISTANCE.search(low) else None
        return Side(words=away.group().strip(), turn="", within=False, km=_km(away)) if away else None
    found = _OUTSIDE.search(before)
    if not found:
        away = _AWAY.search(before)
        return Side(words=away.group().strip(), turn="", within=False, km=_km(away)) if away else None
    words = found["whole"].strip()
    if found["plain"]:
        adjective = found["plain"].lower().endswith(("ern", "central"))
        if not adjective and not _IN.search(before[: found.start()]):
            return None  # "in north Lebanon" is a side of it, "drove north Lebanon" is not
        return Side(words=words, turn=_turn(words), within=True, km=None)
    km = _km(found)
    within = (
        km is None
        and (found["the"] is not None or not _only_of(found["part"]))
        and not _beside(found["part"])
    )
    return Side(words=words, turn=_turn(found["turn"]), within=within, km=km)


def side_inside(words: str) -> tuple[Side, str] | None:
    """The side a name begins with, and the name behind it.

    >>> side, rest = side_inside("northern Mali")
    >>> side.turn, rest
    ('n', 'Mali')
    """
    found = _WITHIN.match(words)
    if not found:
        return None
    whole = found["whole"].strip()
    part = found["part"] or ""
    within = not _beside(part) and (not part or not _only_of(part) or whole.lower().startswith("the "))
    side = Side(words=whole, turn=_turn(found["turn"]), within=within, km=None, inside=True)
    return side, words[found.end() :]


def _only_of(part: str) -> bool:
    """Whether the words put it beside the place: "north of", "the northern outskirts of"."""
    return part.strip().lower() in {"of", "of the"}


def _beside(part: str) -> bool:
    return any(word in part.lower() for word in ("countryside", "outskirts", "suburb"))


def between(before: str, after: str) -> Between | None:
    """The way or border that the words around a name put between it and another.

    >>> between("on the border between ", " and Turkey")
    Between(way='border', other='Turkey')
    >>> between("on the ", "-Damascus highway")
    Between(way='highway', other='Damascus')
    >>> between("on the road to ", ".") is None
    True
    """
    if not any(word in before or word in after for word in _WAYS):
        return None
    first, other = _FIRST.search(before), _OTHER.match(after)
    if first and other:
        return Between(way=first["way"].lower(), other=_tidy(other["other"]))
    found = (
        _SECOND.search(before)
        or _JOINED.match(after)
        or _BORDER_WITH.match(after)
        or _WITH_BORDER.search(before)
    )
    if found:
        return Between(way=found["way"].lower(), other=_tidy(found["other"]))
    joined, way = _JOINED_BEFORE.search(before), _WAY_AFTER.match(after)
    if joined and way:
        return Between(way=way["way"].lower(), other=_tidy(joined["other"]))
    return None


def ways_inside(words: str) -> tuple[str, Between] | None:
    """The first place and the rest of a mention that names a way or border between two.

    >>> ways_inside("Road between Homs and Hama")
    ('Homs', Between(way='road', other='Hama'))
    >>> ways_inside("Homs-Hama road")
    ('Homs', Between(way='road', other='Hama'))
    """
    found = _TOLD_WITHIN.search(words) or _JOINED_WITHIN.match(words)
    if not found:
        return None
    return _tidy(found["one"]), Between(way=(found["way"] or "road").lower(), other=_tidy(found["other"]))


def _tidy(name: str) -> str:
    return name.strip().rstrip(".,-'’")


def _km(found: re.Match[str]) -> float | None:
    return float(found["km"]) * _KM[found["unit"][0].lower()] if found["km"] else None


def _turn(words: str) -> str:
    """The direction as letters: "far north-eastern" is "ne".

    >>> _turn("far north-eastern"), _turn("central")
    ('ne', '')
    """
    low = words.lower()
    return "".join(
        letter for letter, word in zip("nsew", ("north", "south", "east", "west"), strict=True) if word in low
    )
