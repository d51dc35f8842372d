"""How exactly a place is known: precision, point and radius from the words around its name, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from onrecord.ground.gazetteer import Candidate, Gazetteer
from onrecord.ground.place_distance import distance_km
from onrecord.ground.place_features import WIDE
from onrecord.ground.place_sides import Between, Side
from onrecord.ground.place_words import Wording
from onrecord.model.place import Point, Precision

AROUND_KM = 25.0
_COUNTY_KM = 50.0
_PRECISION = {
    "country": Precision.COUNTRY,
    "admin1": Precision.PROVINCE,
    "admin2": Precision.DISTRICT,
    "city": Precision.PLACE,
    "airport": Precision.PLACE,
    "site": Precision.PLACE,
    "region": Precision.REGION,
    "continent": Precision.REGION,
    "sea": Precision.REGION,
}
_AREAS = WIDE | {"admin1"}
_KM_PER_DEGREE = 111.2
_DIAGONAL = 0.7071
_PART = 0.5  # the middle of a part lies half way to the edge …
_PART_REACH = 0.65  # … and about two thirds of the whole's radius bound it
# Where the words for the side stand outside the name, the name still is that of the whole: its point is not left far
# behind, and the circle is as much wider, so that it holds the part all the same.
_MOST_MOVED_KM = 150.0
_TOO_WIDE_KM = 250.0  # "the north of Afghanistan" is an area, and no point on the map
_BORDER_REACH = 0.8
_BEARING = 0.4  # "south of" leaves about twenty-two degrees to either side


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where an answer lies and how exactly; `notes` say why it is not simply what the gazetteer gives."""

    precision: Precision
    point: Point | None
    radius_km: float | None
    notes: tuple[str, ...] = ()


def extent(best: Candidate, wording: Wording, others: Sequence[Candidate], gazetteer: Gazetteer) -> Extent:
    """What the words support; `others` are the report's other places, among which a district without a point is put.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> from onrecord.ground.place_words import read_wording
    >>> from onrecord.model.span import Span
    >>> gazetteer = open_gazetteer()
    >>> wording = read_wording("Shelling was heard 10 km south of Mosul.", Span(34, 39), gazetteer)
    >>> found = extent(gazetteer.lookup("Mosul")[0], wording, (), gazetteer)
    >>> found.precision.value, round(found.point.latitude, 2)
    ('district', 36.25)
    """
    way = wording.between
    partner = _partner(best, way, gazetteer) if way else None
    if way and partner:
        return _between(best, partner, way)
    if way and best.kind not in _AREAS:
        return _around(
            best, f"the words put it on the way from {best.name} to {way.other}, which is not known"
        )
    if best.kind in _AREAS:
        return _part(best, wording.side) if wording.side else _plain(best)
    if best.borrowed or _american_county(best):
        return _among(best, others) or (_borrowed(best) if best.borrowed else _spot(best, wording))
    return _spot(best, wording)


def _borrowed(best: Candidate) -> Extent:
    note = f"no source gives a point for {best.name}: its province's stands in"
    return Extent(precision=Precision.DISTRICT, point=point_of(best), radius_km=best.radius_km, notes=(note,))


def _american_county(best: Candidate) -> bool:
    """Whether it is a county of the United States, which seldom lies where the town of its name does."""
    return best.kind == "admin2" and best.country == "US" and best.name.endswith(" County")


def _plain(best: Candidate) -> Extent:
    return Extent(precision=_PRECISION[best.kind], point=point_of(best), radius_km=best.radius_km)


def point_of(candidate: Candidate) -> Point | None:
    """The point the gazetteer gives, None where it gives none."""
    if candidate.latitude is None or candidate.longitude is None:
        return None
    return Point(latitude=candidate.latitude, longitude=candidate.longitude)


def _part(best: Candidate, side: Side) -> Extent:
    """A part of a country, province or region: its middle, and a circle that holds it."""
    point, reach = point_of(best), best.radius_km
    note = f"only a part of {best.name} is meant: “{side.words}”"
    if point is None or reach is None:
        return Extent(precision=Precision.REGION, point=None, radius_km=None, notes=(note,))
    wanted = _PART * reach
    step = wanted if side.inside else min(wanted, _MOST_MOVED_KM)
    radius = round(_PART_REACH * reach + wanted - step, 1)
    moved = _moved(point, side.turn, step)
    return Extent(precision=Precision.REGION, point=_told(moved, radius), radius_km=radius, notes=(note,))


def _told(point: Point, radius: float) -> Point | None:
    """The point, if the circle round it is small enough for a point to tell anything."""
    return point if radius <= _TOO_WIDE_KM else None


def _moved(point: Point, turn: str, km: float) -> Point:
    """The point so many kilometres off in the direction; the same point where no direction is said."""
    step = km * (_DIAGONAL if len(turn) > 1 else 1.0)
    north = (("n" in turn) - ("s" in turn)) * step / _KM_PER_DEGREE
    latitude = max(-89.0, min(89.0, point.latitude + north))
    east = (("e" in turn) - ("w" in turn)) * step / (_KM_PER_DEGREE * cos(radians(latitude)))
    longitude = (point.longitude + east + 180) % 360 - 180
    return Point(latitude=round(latitude, 4), longitude=round(longitude, 4))


def _partner(best: Candidate, way: Between, gazetteer: Gazetteer) -> Candidate | None:
    """The other end of a road or border: the nearest place of its name that is as wide as the first."""
    wide = best.kind in _AREAS
    iso = gazetteer.demonym(way.other)
    country = gazetteer.country(iso) if iso and wide else None
    found = (country,) if country else gazetteer.lookup(way.other)
    like = [one for one in found if (one.kind in _AREAS) == wide and one.id != best.id]
    return min(like, key=lambda one: distance_km(best, one), default=None)


def _between(best: Candidate, other: Candidate, way: Between) -> Extent:
    """On the road or border between two places."""
    here, there, gap = point_of(best), point_of(other), distance_km(best, other)
    if here is None or there is None:
        return Extent(precision=Precision.REGION, point=None, radius_km=None)
    own, far = best.radius_km or AROUND_KM, other.radius_km or AROUND_KM
    if way.border:
        point = _towards(here, there, own / (own + far))
        note = f"the words put it on the border of {best.name} and {other.name}"
        reach = round(_BORDER_REACH * min(own, far), 1)
        told = _told(point, reach)
        return Extent(precision=Precision.REGION, point=told, radius_km=reach, notes=(note,))
    note = f"the words put it on the way between {best.name} and {other.name}"
    wide = best.kind in _AREAS
    precision = Precision.REGION if wide or gap > 8 * AROUND_KM else Precision.DISTRICT
    reach = round(gap / 2 + min(own, far), 1)
    return Extent(precision=precision, point=_towards(here, there, 0.5), radius_km=reach, notes=(note,))


def _towards(here: Point, there: Point, part: float) -> Point:
    """The point that part of the way from one to the other, the short way round."""
    east = (there.longitude - here.longitude + 180) % 360 - 180
    longitude = (here.longitude + part * east + 180) % 360 - 180
    latitude = here.latitude + part * (there.latitude - here.latitude)
    return Point(latitude=round(latitude, 4), longitude=round(longitude, 4))


def _among(best: Candidate, others: Sequence[Candidate]) -> Extent | None:
    """A district for which no source gives a point: among the report's towns of its province, if there are any."""
    near = [one for one in others if one.admin1 == best.admin1 and one.kind in {"city", "airport"}]
    if not near:
        return None
    middle = min(near, key=lambda one: sum(distance_km(one, each) for each in near))
    reach = max(_COUNTY_KM, round((best.radius_km or 0.0) / 2, 1))
    note = f"no source gives a point for {best.name}: it is put round {middle.name}, named beside it in {best.admin1_name}"
    return Extent(precision=Precision.DISTRICT, point=point_of(middle), radius_km=reach, notes=(note,))


def _spot(best: Candidate, wording: Wording) -> Extent:
    """A town, district or airport: in it, at it, near it, or so far off."""
    precision, point, radius = _PRECISION[best.kind], point_of(best), best.radius_km or 0.0
    side, word = wording.side, wording.designator
    if side and side.km is not None and point:
        reach = _BEARING * side.km if side.turn else 1.5 * side.km
        note = f"the words put it {side.km:g} km from {best.name}"
        moved = _moved(point, side.turn, side.km)
        return Extent(
            precision=Precision.DISTRICT, point=moved, radius_km=round(radius + reach, 1), notes=(note,)
        )
    if best.kind == "airport" and wording.at and not wording.near:
        note = "the words put it at the airport"
        return Extent(precision=Precision.EXACT, point=point, radius_km=best.radius_km, notes=(note,))
    at_an_airport = word is not None and "airport" in word.kinds
    if best.kind == "airport" or at_an_airport or wording.near:
        note = f"the words put it near {best.name}, not in it"
        return _around(best, note)
    if word and word.precision in {Precision.DISTRICT, Precision.PROVINCE} and precision is Precision.PLACE:
        return _around(best, f"the words mean more than the town of {best.name}: “{word.word}”")
    if side:
        note = f"only a part of {best.name} is meant: “{side.words}”"
        return Extent(precision=precision, point=point, radius_km=best.radius_km, notes=(note,))
    return Extent(precision=precision, point=point, radius_km=best.radius_km)


def _around(best: Candidate, note: str) -> Extent:
    reach = max(best.radius_km or 0.0, AROUND_KM)
    return Extent(precision=Precision.DISTRICT, point=point_of(best), radius_km=reach, notes=(note,))


def stand_in(best: Candidate, name: str) -> Extent:
    """What a place is said to lie in, for want of the place itself."""
    note = f"the gazetteer has no {name} there: {best.name}, which the words put it in, stands in"
    whole = _plain(best)
    return Extent(precision=whole.precision, point=whole.point, radius_km=whole.radius_km, notes=(note,))
