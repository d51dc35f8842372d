"""Place: where words lie on the map, how exactly, and what else they might mean."""

from dataclasses import dataclass
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a place is known, from what the words support (not from what we could look up)."""

    EXACT = "exact"
    PLACE = "place"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    REGION = "region"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """WGS 84, decimal degrees. There is no point for "unknown": a missing place has `point` None, never (0, 0)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another reading of the same words, with its score (0–1, comparable within one place)."""

    gazetteer: str
    name: str
    country: str | None
    point: Point | None
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The grounding of one or more mentions.

    `gazetteer` is an id such as ``geonames:1138958``, ``country:AF``, ``admin1:AF.23``, ``region:sahel``; None when
    nothing fits, and then `precision` is unknown and `point` is None. `country` is ISO 3166 alpha-2, `path` runs from
    country inwards ("Afghanistan", "Kandahar"). `radius_km` bounds the uncertainty around `point`.
    `reasons` are sentences a journalist understands.
    """

    id: str
    name: str
    mentions: tuple[str, ...]
    precision: Precision
    gazetteer: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    path: tuple[str, ...] = ()
    point: Point | None = None
    radius_km: float | None = None
    score: float | None = None
    alternatives: tuple[Alternative, ...] = ()
    reasons: tuple[str, ...] = ()
    by: str = ""
