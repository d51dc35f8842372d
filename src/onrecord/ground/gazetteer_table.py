"""Plain tables of places (CSV with a header): which column holds what, and one place from each line."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from onrecord.ground.gazetteer_dump import Filed, LineError, names_of, point
from onrecord.ground.gazetteer_own_file import OWN_NUMBERS, OwnPlace
from onrecord.ground.gazetteer_records import Candidate
from onrecord.ground.gazetteer_words import column_names, feature_kinds, kind_words
from onrecord.model.errors import GazetteerError
from onrecord.text.fold import fold

_DELIMITERS = ",;\t|"
_NEEDED = ("name", "latitude", "longitude")
_UNKNOWN_KIND = "site"
_FAR_KM = 20_000.0


class Names(Protocol):
    """The part of the gazetteer that a table needs: to find the countries and provinces it names."""

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Everything a name can mean."""

    def area(self, code: str) -> Candidate | None:
        """The country or province of a code."""


@dataclass(frozen=True, slots=True)
class Header:
    """How a table is written: what parts its columns, and the number of the column that holds each thing of ours."""

    delimiter: str
    columns: Mapping[str, int]


def read_header(text: str, given: Mapping[str, str]) -> Header:
    """The columns of a table; `given` names columns that are called otherwise (ours → theirs).

    Raises:
        GazetteerError: if name, latitude or longitude is missing, or a given column is not there.

    >>> read_header("Village;Lat;Lng;Pop", {}).columns
    {'name': 0, 'latitude': 1, 'longitude': 2, 'population': 3}
    """
    delimiter = max(_DELIMITERS, key=text.count)
    names = [" ".join(one.strip().strip('"').split()) for one in text.split(delimiter)]
    columns: dict[str, int] = {}
    for number, name in enumerate(names):
        ours = column_names().get(name.casefold().replace(" ", "_").replace("-", "_"))
        if ours:
            columns.setdefault(ours, number)
    for ours, theirs in given.items():
        if theirs not in names:
            raise GazetteerError(f"there is no column {theirs!r}; there are: {', '.join(names)[:300]}")
        columns[ours] = names.index(theirs)
    missing = [one for one in _NEEDED if one not in columns]
    if missing:
        raise GazetteerError(
            f"no column for {' and '.join(missing)} was recognised among: {', '.join(names)[:300]}."
            f" Say which it is, such as --column {missing[0]}={names[0][:30] or 'X'}; a GeoNames dump has"
            " nineteen fields parted by tabs, and no header"
        )
    return Header(delimiter, columns)


def read_row(text: str, number: int, header: Header, names: Names) -> tuple[Filed, str | None]:
    """The place of one line, and a doubt about it if there is one. Every line stands for itself.

    Raises:
        LineError: if quotation marks do not close, fields are missing, or a point or number makes no sense.
    """
    told = _fields(text, header)
    name = told.get("name", "")
    if not name:
        raise LineError("has no name")
    latitude, longitude = point(_number(told["latitude"], header), _number(told["longitude"], header))
    kind, feature, doubt = _kind(told.get("kind", ""))
    country = _country(told.get("country", ""), names)
    province = _province(told.get("admin1", ""), country, names)
    place = OwnPlace(
        number=_identity(told.get("geonameid", ""), number),
        name=name,
        kind=kind,
        feature=feature,
        latitude=latitude,
        longitude=longitude,
        country=country or (province.country if province else None),
        admin1=province.admin1 if province else None,
        admin2=_district(told.get("admin2", ""), province, names),
        population=_whole(told.get("population", ""), "population"),
        radius_km=_radius(told.get("radius_km", ""), header),
        reference=told.get("reference") or _hashed(name, latitude, longitude),
    )
    others = tuple(one.strip() for one in told.get("other_names", "").replace("|", ";").split(";"))
    return Filed(place, names_of(place, name, others, frozenset())), doubt or _lost(told, place)


def _fields(text: str, header: Header) -> dict[str, str]:
    try:
        row = next(csv.reader([text], delimiter=header.delimiter, strict=True))
    except (csv.Error, StopIteration) as error:
        raise LineError(f"cannot be taken apart ({error})") from error
    last = max(header.columns[one] for one in _NEEDED)
    if len(row) <= last:
        raise LineError(f"has {len(row)} fields, at least {last + 1} are needed")
    return {ours: row[at].strip() for ours, at in header.columns.items() if at < len(row)}


def _number(text: str, header: Header) -> str:
    """A decimal comma is read as one where the comma does not part the columns."""
    return text.replace(",", ".") if header.delimiter != "," else text


def _kind(text: str) -> tuple[str, str | None, str | None]:
    """Kind, feature code and doubt; without a word for it a place is a town or village."""
    if not text:
        return "city", None, None
    if text in feature_kinds():
        return feature_kinds()[text], text, None
    word = " ".join(text.casefold().replace("_", " ").split())
    if word in kind_words():
        return kind_words()[word], None, None
    inside = [one for one in kind_words() if one in word]
    if inside:
        return kind_words()[max(inside, key=len)], None, None
    return _UNKNOWN_KIND, None, f"kind {text[:40]!r} is not known: taken as a site"


def _country(text: str, names: Names) -> str | None:
    """ISO 3166 alpha-2 from a code or a name."""
    if len(text) == 2 and names.area(text.upper()):
        return text.upper()
    wanted = text.upper() if len(text) == 3 else text
    return (
        next((one.country for one in names.lookup(wanted) if one.kind == "country"), None) if text else None
    )


def _province(text: str, country: str | None, names: Names) -> Candidate | None:
    """The province from GeoNames' code, with the country's or without, or from its name."""
    if not text:
        return None
    coded = names.area(text) if "." in text else names.area(f"{country}.{text}")
    if coded and coded.kind == "admin1":
        return coded
    found = {
        one.id: one
        for one in names.lookup(text)
        if one.kind == "admin1" and (country is None or one.country == country)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _district(text: str, province: Candidate | None, names: Names) -> str | None:
    if not text or province is None:
        return None
    found = {
        one.admin2 for one in names.lookup(text) if one.kind == "admin2" and one.admin1 == province.admin1
    }
    return found.pop() if len(found) == 1 else None


def _lost(told: Mapping[str, str], place: OwnPlace) -> str | None:
    """What was said of where it lies and could not be understood."""
    if told.get("country") and place.country is None:
        return f"country {told['country'][:40]!r} is not known"
    if told.get("admin1") and place.admin1 is None:
        return f"province {told['admin1'][:40]!r} is not known in {place.country or 'any country'}"
    return None


def _identity(geonameid: str, line: int) -> int:
    number = _whole(geonameid, "geonameid")
    if number is not None and number >= OWN_NUMBERS:
        raise LineError(f"{geonameid[:20]!r} is no GeoNames id")
    return number or OWN_NUMBERS + line


def _whole(text: str, what: str) -> int | None:
    """A whole number of 0 and more, with or without thousands' commas; None for nothing and for 0."""
    plain = text.replace(",", "").replace(" ", "").removesuffix(".0")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 12:
        raise LineError(f"{what} {text[:20]!r} is no whole number")
    return int(plain) or None


def _radius(text: str, header: Header) -> float | None:
    if not text:
        return None
    try:
        radius = float(_number(text, header))
    except ValueError:
        raise LineError(f"radius {text[:20]!r} is no number") from None
    if not 0 < radius < _FAR_KM:
        raise LineError(f"radius {text[:20]} is not between 0 and {_FAR_KM:.0f} kilometres")
    return radius


def _hashed(name: str, latitude: float, longitude: float) -> str:
    """A short stable name for a place that has none: the same place gets it again in the next import."""
    return hashlib.sha256(f"{fold(name)} {latitude:.5f} {longitude:.5f}".encode()).hexdigest()[:10]
