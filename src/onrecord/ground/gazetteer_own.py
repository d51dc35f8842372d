"""A user's own gazetteers beside the bundled one: what they add to a name, and where they know better."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from math import cos, hypot, radians
from pathlib import Path

from onrecord.ground.gazetteer_file import NAME_WEIGHTS
from onrecord.ground.gazetteer_own_file import OWN_NUMBERS, OwnCard, OwnFile, OwnPlace, OwnPosting
from onrecord.ground.gazetteer_records import Candidate, standing, town_radius_km

_KM_PER_DEGREE = 111.2
_AIRPORT_KM = 5.0
_SITE_KM = 2.0
# How far a district reaches, guessed from its province: a share of the province's radius, at least, at most.
_DISTRICT_KM = {"ADM3": (0.15, 8.0, 25.0), "ADM4": (0.08, 5.0, 12.0), "ADM5": (0.08, 5.0, 12.0)}
_ADM2_KM = (0.35, 15.0, 60.0)
_UNKNOWN_PROVINCE_KM = 70.0
# Two places of one name and kind this close are one place; regions and seas within the bundled one's radius are.
_SAME_KM = {"city": 5.0, "airport": 15.0, "site": 2.0}
_AREAS_AS_BUNDLED = frozenset({"country", "admin1"})

Areas = Callable[[str], Candidate | None]
"""The bundled country or province of a code."""


class OwnPlaces:
    """All own gazetteers that are in use, the one added last first."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.files = tuple(OwnFile(path) for path in paths)

    @property
    def cards(self) -> tuple[OwnCard, ...]:
        """What is known of each."""
        return tuple(one.card for one in self.files)

    @cached_property
    def digest(self) -> str | None:
        """One digest for all of them, in their order: part of the version of an analysis; None where there are none."""
        if not self.files:
            return None
        return hashlib.sha256(" ".join(card.digest for card in self.cards).encode()).hexdigest()

    def postings(self, keys: Iterable[str]) -> tuple[OwnPosting, ...]:
        """What the first of the folded names that any file knows stands for."""
        for key in keys:
            found = tuple(posting for file in self.files for posting in file.find(key))
            if found:
                return found
        return ()

    def place(self, geonameid: int) -> tuple[OwnPlace, str] | None:
        """The place with this GeoNames id and the name of its gazetteer, the one added last first."""
        for file in self.files:
            place = file.place(geonameid)
            if place is not None:
                return place, file.card.name
        return None

    def held(self, posting: OwnPosting) -> tuple[OwnPlace, str] | None:
        """The place of a posting with the name of its gazetteer; names may stand for places of another file."""
        if posting.place is not None:
            return posting.place, posting.file.card.name
        return self.place(posting.number)


def candidate_of(place: OwnPlace, source: str, weight: int, areas: Areas) -> Candidate:
    """A place of an own gazetteer as something a name can mean.

    `areas` gives the bundled country or province of a code, for their names and for the reach of a district.
    """
    country = areas(place.country) if place.country else None
    province = areas(place.admin1) if place.admin1 else None
    is_district = place.kind == "admin2"
    return Candidate(
        id=_identity(place, source),
        name=place.name,
        kind=place.kind,
        country=place.country,
        country_name=country.name if country else None,
        admin1=place.admin1,
        admin1_name=province.name if province else None,
        admin2=place.admin2,
        latitude=place.latitude,
        longitude=place.longitude,
        radius_km=_district_km(place, province) if is_district else _radius_km(place),
        population=place.population,
        geonameid=place.number if place.number < OWN_NUMBERS else None,
        name_weight=NAME_WEIGHTS[weight],
        capital=place.feature == "PPLC",
        feature=place.feature,
        source=source,
    )


def _identity(place: OwnPlace, source: str) -> str:
    if place.kind == "country" and place.country:
        return f"country:{place.country}"
    if place.kind == "admin1" and place.admin1:
        return f"admin1:{place.admin1}"
    if place.feature == "ADM2" and place.admin2 and place.number < OWN_NUMBERS:
        return f"admin2:{place.admin2}"
    if place.number < OWN_NUMBERS:
        return f"geonames:{place.number}"
    return f"own:{source}:{place.reference}"


def _radius_km(place: OwnPlace) -> float | None:
    if place.radius_km is not None:
        return place.radius_km
    if place.kind == "city":
        return town_radius_km(place.population)
    return {"airport": _AIRPORT_KM, "site": _SITE_KM}.get(place.kind)


def _district_km(place: OwnPlace, province: Candidate | None) -> float:
    if place.radius_km is not None:
        return place.radius_km
    share, least, most = _DISTRICT_KM.get(place.feature or "", _ADM2_KM)
    whole = province.radius_km if province and province.radius_km else _UNKNOWN_PROVINCE_KM
    return round(max(least, min(most, share * whole)), 1)


def refined(bundled: Candidate, own: Candidate) -> Candidate:
    """A bundled place with what the user's own gazetteer knows better; its id stays.

    Countries and provinces keep their point and radius, which hold their towns; districts and towns take the own one.
    """
    weight = max(bundled.name_weight, own.name_weight)
    if bundled.kind in _AREAS_AS_BUNDLED:
        return replace(bundled, name_weight=weight, feature=own.feature)
    return replace(
        bundled,
        latitude=own.latitude,
        longitude=own.longitude,
        radius_km=bundled.radius_km if bundled.kind == "admin2" and not bundled.borrowed else own.radius_km,
        population=own.population or bundled.population,
        admin2=bundled.admin2 or own.admin2,
        name_weight=weight,
        borrowed=False,
        feature=own.feature,
        source=own.source,
    )


def is_same(bundled: Candidate, own: Candidate) -> bool:
    """Whether two candidates of one name are one place: by id, or by kind and nearness.

    A district without a point of its own is the own gazetteer's district of that name in the same province.
    """
    if bundled.id == own.id:
        return True
    if bundled.kind != own.kind or (bundled.country and own.country and bundled.country != own.country):
        return False
    if bundled.kind == "admin2":
        return bundled.admin1 is not None and bundled.admin1 == own.admin1 and own.feature in {None, "ADM2"}
    near = _SAME_KM.get(bundled.kind, bundled.radius_km or 0.0)
    return _distance_km(bundled, own) <= near


def _distance_km(one: Candidate, other: Candidate) -> float:
    """Distance of two points that are close to each other; far ones come out as far."""
    if one.latitude is None or other.latitude is None or one.longitude is None or other.longitude is None:
        return float("inf")
    east = (one.longitude - other.longitude + 180) % 360 - 180
    north = one.latitude - other.latitude
    return _KM_PER_DEGREE * hypot(north, east * cos(radians((one.latitude + other.latitude) / 2)))


def joined(bundled: Sequence[Candidate], own: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """All that a name can mean, best-known places first: what is in both stands once, refined."""
    left = list(own)
    found: list[Candidate] = []
    for one in bundled:
        same = next((other for other in left if is_same(one, other)), None)
        if same is None:
            found.append(one)
        else:
            left = [other for other in left if other is not same and other.id != one.id]
            found.append(refined(one, same))
    once = {one.id: one for one in reversed(left)}
    found += [one for one in left if once.get(one.id) is one]
    return tuple(sorted(found, key=lambda one: standing(one.kind, one.population)))
