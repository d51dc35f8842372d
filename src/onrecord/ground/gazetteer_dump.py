"""Lines of GeoNames' dumps (`allCountries.txt`, `AF.txt`): nineteen fields, one place each."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ground.gazetteer_names import CLOSE, area_keys, city_keys, is_name, without_designator
from onrecord.ground.gazetteer_own_file import OWN_NUMBERS, OwnPlace
from onrecord.ground.gazetteer_words import feature_kinds
from onrecord.model.errors import GazetteerError
from onrecord.text.fold import fold

FIELDS = 19
_AREAS = frozenset({"country", "admin1", "admin2"})


class LineError(GazetteerError):
    """A line that cannot be read; its sentence says why, the caller knows the line."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A good line that is not wanted, and why."""

    why: str


@dataclass(frozen=True, slots=True)
class Filed:
    """A place and its folded names, each with its weight."""

    place: OwnPlace
    keys: dict[str, int]


def is_dump_line(text: str) -> bool:
    """Whether a line looks like one of a GeoNames dump.

    >>> is_dump_line("name,lat,lon")
    False
    """
    fields = text.split("\t")
    return len(fields) == FIELDS and fields[0].isdigit()


def read_dump_line(text: str, countries: frozenset[str], refused: frozenset[str]) -> Filed | LeftOut:
    r"""The place of one line; `countries` limits what is wanted (all if empty), `refused` names are no town's.

    Raises:
        LineError: if fields are missing, or a number or point makes no sense.

    >>> line = "1\tAyn\tAyn\tAin\t34.5\t69.2\tP\tPPL\tAF\t\t13\t\t\t\t900\t\t1800\tAsia/Kabul\t2020-01-01"
    >>> read_dump_line(line, frozenset(), frozenset()).place.admin1
    'AF.13'
    """
    fields = text.split("\t")
    if len(fields) != FIELDS:
        raise LineError(f"has {len(fields)} fields, a GeoNames dump has {FIELDS}")
    country = fields[8]
    if countries and country not in countries:
        return LeftOut("of another country")
    kind = feature_kinds().get(fields[7])
    if kind is None:
        return LeftOut("of a kind that is not used")
    name = fields[1].strip()
    if not name:
        raise LineError("has no name")
    latitude, longitude = point(fields[4], fields[5])
    admin1 = f"{country}.{fields[10]}" if country and fields[10] else None
    place = OwnPlace(
        number=_geonameid(fields[0]),
        name=name,
        kind=kind,
        feature=fields[7],
        latitude=latitude,
        longitude=longitude,
        country=country or None,
        admin1=admin1,
        admin2=f"{admin1}.{fields[11]}" if admin1 and fields[11] else None,
        population=_population(fields[14]),
    )
    return Filed(place, names_of(place, fields[2], tuple(fields[3].split(",")), refused))


def names_of(
    place: OwnPlace, ascii_name: str, alternates: tuple[str, ...], refused: frozenset[str]
) -> dict[str, int]:
    """The folded names of a place, each with its weight."""
    if place.kind not in _AREAS:
        keys = city_keys(place.name, alternates, refused)
        keys.setdefault(fold(ascii_name), keys[fold(place.name)])
        return keys
    keys = area_keys(place.name, ascii_name or place.name)
    for alternate in alternates:
        key = fold(alternate) if is_name(alternate) else ""
        for form in (key, without_designator(key) or ""):
            if len(form) > 3:
                keys.setdefault(form, CLOSE)
    return keys


def point(latitude: str, longitude: str) -> tuple[float, float]:
    """Latitude and longitude in degrees.

    Raises:
        LineError: if one is no number or out of range, or both are 0, which stands for unknown.

    >>> point("31.61", "65.71")
    (31.61, 65.71)
    """
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        raise LineError(f"latitude {latitude!r} or longitude {longitude!r} is no number") from None
    if not -90 <= north <= 90:  # a NaN is refused too
        swapped = (
            "; are latitude and longitude swapped?" if 90 < abs(north) <= 180 and abs(east) <= 90 else ""
        )
        raise LineError(f"latitude {latitude} is outside -90 to 90{swapped}")
    if not -180 <= east <= 180:
        raise LineError(f"longitude {longitude} is outside -180 to 180")
    if north == 0 and east == 0:
        raise LineError("0, 0 is no point: it stands for unknown")
    return north, east


def _geonameid(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < OWN_NUMBERS:
        raise LineError(f"{text[:20]!r} is no GeoNames id")
    return int(text)


def _population(text: str) -> int | None:
    """GeoNames writes 0 where it does not know."""
    if text and not text.isascii():
        raise LineError(f"population {text!r} is no number")
    try:
        people = int(text or 0)
    except ValueError:
        raise LineError(f"population {text!r} is no number") from None
    if people < 0:
        raise LineError(f"population {text} is below 0")
    return people or None
