"""Places of a conflict data set: is each right at the level that was stated, and is any surely in a wrong country."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from benchmarks.accuracy.score_places import Toponym, error_km
from onrecord.ground.places import CONFIDENT
from onrecord.model import Place, Precision
from onrecord.text.fold import fold

NEAR_KM = 25.0
"""How far a place that is stated as such may lie from where the coders put it."""

_ALIKE = 0.72
_LEVEL = {Precision.EXACT: "place", Precision.PLACE: "place"}
_KIND_WORDS = re.compile(
    r"\b(?:governorate|province|prefecture|sub|district|region|markaz|mintaqat|mount|jabal|al|ar|as|ath|at|az|el|ez)\b"
)
# Where the two lists have different words for one thing.
_OTHER_NAMES = {
    "damascus": "dimashq",
    "saman": "simeon",
    "albu kamal": "abu kamal",
    "ayn arab": "ayn arab",
    "duma": "douma",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What the coders say: the point, the names of province and district ("" where they give none), the country."""

    latitude: float
    longitude: float
    admin1: str
    admin2: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One row: the level that was stated, whether it is right there, and whether it is surely in a wrong country."""

    level: str
    right: bool
    wrong_country: bool


def judge(coded: Coded, place: Place | None) -> Judged:
    """Judge one answer; no answer is wrong at level "unknown"."""
    if place is None or place.precision is Precision.UNKNOWN:
        return Judged(level="unknown", right=False, wrong_country=False)
    wrong = place.country is not None and place.country != coded.country
    return Judged(
        level=_LEVEL.get(place.precision, place.precision.value),
        right=not wrong and _right(coded, place),
        wrong_country=wrong and (place.score or 0.0) >= CONFIDENT,
    )


def _right(coded: Coded, place: Place) -> bool:
    if place.precision in {Precision.EXACT, Precision.PLACE}:
        return _within(coded, place, NEAR_KM)
    if place.precision is Precision.DISTRICT:
        if place.admin2 and coded.admin2:
            return same_area(coded.admin2, place.path[-1])
        return _within(coded, place, NEAR_KM)
    if place.precision is Precision.PROVINCE or place.admin1:
        if coded.admin1:
            return len(place.path) > 1 and same_area(coded.admin1, place.path[1])
        return _within(coded, place, place.radius_km or NEAR_KM)
    return place.country == coded.country


def _within(coded: Coded, place: Place, reach: float) -> bool:
    here = Toponym(start=0, stop=0, latitude=coded.latitude, longitude=coded.longitude)
    point = place.point
    error = error_km(
        here,
        Toponym(start=0, stop=0, latitude=point.latitude, longitude=point.longitude) if point else None,
    )
    return error is not None and error <= reach


def same_area(coded: str, named: str) -> bool:
    """Whether two lists' names are of one province or district, the words for its kind and articles aside.

    >>> same_area("Hamah Governorate", "Hama"), same_area("Markaz Daraa district", "Daraa District")
    (True, True)
    >>> same_area("Homs Governorate", "Hama")
    False
    """
    one, other = _plain(coded), _plain(named)
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _plain(name: str) -> str:
    plain = " ".join(_KIND_WORDS.sub(" ", fold(name)).split())
    return _OTHER_NAMES.get(plain, plain).replace(" ", "")


def conflict_scores(parts: Sequence[Judged]) -> dict[str, float]:
    """Share right at the level stated, share and accuracy per level, wrong countries per thousand rows."""
    size = max(len(parts), 1)
    levels = Counter(part.level for part in parts)
    right = Counter(part.level for part in parts if part.right)
    scores = {
        "right_at_level": sum(right.values()) / size,
        "wrong_countries_per_1000": 1000 * sum(part.wrong_country for part in parts) / size,
        "n": float(len(parts)),
    }
    for level in ("place", "district", "province", "country", "region", "unknown"):
        scores[f"share_{level}"] = levels[level] / size
        if level != "unknown":
            scores[f"right_{level}"] = right[level] / max(levels[level], 1)
    return scores
