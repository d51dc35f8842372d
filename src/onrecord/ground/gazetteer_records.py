"""What the gazetteer answers with: a candidate, a hint, and how well known a place is."""

from __future__ import annotations

from dataclasses import dataclass
from math import log10, pi, sqrt

_PEOPLE_PER_KM2 = 4_000
_SMALLEST_TOWN_KM = 2.0
# A province named after its town mostly counts more people; the bare name still mostly means the town.
_NAMESAKE = 0.9
_FIXED = {
    "country": 1.0,
    "continent": 0.95,
    "region": 0.85,
    "sea": 0.85,
    "airport": 0.5,
    "admin2": 0.45,
    "site": 0.35,
}
_ORDER = {
    "country": 0,
    "admin1": 1,
    "region": 2,
    "continent": 2,
    "sea": 2,
    "airport": 3,
    "city": 4,
    "site": 5,
}
_LAST = 6
_PEOPLE_BITS = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One thing a name can mean.

    `kind` is country, admin1 (province), admin2 (district), city, region, continent, sea, airport or, from a user's
    own gazetteer only, site (a base, camp, dam, border post). `country` is ISO 3166 alpha-2. A district for which no
    source gives a point has its province's point and radius, and `borrowed` says so; `capital` marks the capital of a
    country. `population` is None where it is unknown; that of a province is the sum of its listed towns.
    `name_weight` is 1 for the place's own name and less for spellings, old and foreign names, and codes.

    `feature` is the feature code of GeoNames where a source gives one ("PPLX", "ADM2", "AIRB"). `box` is south, west,
    north and east in degrees; west is greater than east where it crosses the 180th meridian. `source` is the name of
    the user's own gazetteer the place came from, None for the bundled one. `note` says of a disputed area who holds
    and who claims it, in the words of Natural Earth of November 2017: it may have changed since.
    """

    id: str
    name: str
    kind: str
    country: str | None
    country_name: str | None = None
    admin1: str | None = None
    admin1_name: str | None = None
    admin2: str | None = None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    population: int | None
    geonameid: int | None
    name_weight: float
    borrowed: bool = False
    capital: bool = False
    feature: str | None = None
    box: tuple[float, float, float, float] | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHint:
    """What the gazetteer knows of a string, cheaply: for finding names of places in running text.

    `strength` (0-1) weighs how well known the best place of that name is, and how good the name is for it.
    `ordinary` says that the string is also an everyday word, `person` that it is also a common personal name.
    """

    kinds: tuple[str, ...]
    population: int | None
    strength: float
    ordinary: bool
    person: bool


def importance(kind: str, population: int | None) -> float:
    """How well known a place is, 0 to 1, from its kind and population.

    >>> importance("country", None) > importance("city", 5_000_000) > importance("city", 9_000) > importance("city", None)
    True
    """
    if kind in _FIXED:
        return _FIXED[kind]
    if not population:
        return 0.3
    return min(0.98, log10(population + 1) / 7.5) * (_NAMESAKE if kind == "admin1" else 1.0)


def standing(kind: str, population: int | None) -> int:
    """The order of the gazetteer, smallest first: areas, airports, towns by falling population, sites, districts.

    >>> standing("country", None) < standing("city", 5_000_000) < standing("city", 9_000) < standing("admin2", None)
    True
    """
    people = min(population or 0, (1 << _PEOPLE_BITS) - 1)
    return _ORDER.get(kind, _LAST) << _PEOPLE_BITS | ((1 << _PEOPLE_BITS) - 1 - people)


def town_radius_km(population: int | None) -> float:
    """How far a town reaches, at 4,000 people to the square kilometre and two kilometres at least.

    >>> round(town_radius_km(1_000_000)), town_radius_km(None)
    (9, 3.0)
    """
    if population is None:
        return 3.0
    return round(max(_SMALLEST_TOWN_KM, sqrt(population / _PEOPLE_PER_KM2 / pi)), 1)
