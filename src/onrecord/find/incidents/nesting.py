"""Which place lies in which, and which two can be one site."""

from onrecord.model import Place, Precision

_ORDER = {
    Precision.EXACT: 6,
    Precision.PLACE: 5,
    Precision.DISTRICT: 4,
    Precision.PROVINCE: 3,
    Precision.COUNTRY: 2,
    Precision.REGION: 1,
    Precision.UNKNOWN: 0,
}
WIDE = frozenset({Precision.COUNTRY, Precision.REGION})
_COARSE = WIDE | {Precision.UNKNOWN}


def fineness(place: Place) -> int:
    """How exactly a place is known, as a number that grows with it."""
    return _ORDER[place.precision]


def holds(one: Place, other: Place) -> bool:
    """Whether `one` is the country, province or district that `other` lies in.

    The surroundings of a town ("near Isiro"), known as exactly as a district, hold that town alone.
    """
    inside = bool(one.path) and other.path[: len(one.path)] == one.path and fineness(one) < fineness(other)
    return inside and (not _around_a_town(one) or one.gazetteer == other.gazetteer)


def _around_a_town(place: Place) -> bool:
    """Whether a place is no district but the surroundings of a town: a district's path ends with its own name."""
    return place.precision is Precision.DISTRICT and len(place.path) < len(
        ("country", "province", "district")
    )


def nested(one: Place, other: Place) -> bool:
    """Whether two places can be one site: the same, or one lies in the other; two towns of a province are two."""
    if one.gazetteer and one.gazetteer == other.gazetteer:
        return True
    if one.name.lower() == other.name.lower() or not one.path or not other.path:
        return True  # a place that could not be grounded contradicts nothing
    if holds(one, other) or holds(other, one):
        return True
    same_country = one.country is not None and one.country == other.country
    return one.precision in _COARSE and other.precision in _COARSE and same_country


def same_site(one: Place, other: Place) -> bool:
    """Whether two places speak for one site: the same place, or one inside the other below country level."""
    if one.name.lower() == other.name.lower() or (one.gazetteer and one.gazetteer == other.gazetteer):
        return one.precision not in WIDE
    return (holds(one, other) and len(one.path) > 1) or (holds(other, one) and len(other.path) > 1)
