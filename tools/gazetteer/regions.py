"""Regions, seas, continents, islands, disputed areas."""

from __future__ import annotations

from pathlib import Path

from onrecord.ground.gazetteer_names import OTHER, OWN
from onrecord.text.fold import fold
from tools.gazetteer import sources
from tools.gazetteer.areas import Draft
from tools.gazetteer.geometry import distance_km

HERE = Path(__file__).parent
_ISLAND_KM = 40.0
# A measured area is taken for what newsrooms mean by the word only where it agrees with our own estimate.
_SHIFTED = 0.5
_OTHER_SIZE = 2.5


def region_drafts() -> list[Draft]:
    """Our own regions, seas and continents; measured on a polygon where there is one that agrees."""
    measured = {fold(name): row for row in _measured() for name in row[1].split("|")}
    drafts = []
    for code, kind, names, latitude, longitude, radius, *inside in sources.lines(HERE / "regions.tsv"):
        forms = names.split("|")
        keys = {fold(form): OTHER for form in forms} | {fold(forms[0]): OWN}
        draft = Draft(
            kind=kind,
            name=forms[0],
            code=code,
            point=(float(latitude), float(longitude)),
            radius=float(radius),
            extra=inside[0] if inside else "",
            keys=keys,
        )
        row = next((measured[key] for key in keys if key in measured), None)
        if row:
            _measure(draft, row)
        drafts.append(draft)
    return drafts


def _measured() -> list[list[str]]:
    """Kind, names, latitude, longitude, radius, countries, note of each area on Natural Earth's polygons."""
    return [[*row, *[""] * (7 - len(row))] for row in sources.lines(HERE / "measured.tsv")]


def _measure(draft: Draft, row: list[str]) -> None:
    point, radius = (float(row[2]), float(row[3])), float(row[4])
    own = draft.radius or radius
    near = distance_km(point, draft.point or point) <= _SHIFTED * max(own, radius)
    if near and 1 / _OTHER_SIZE <= radius / own <= _OTHER_SIZE:
        draft.point, draft.radius = point, radius
    draft.note = row[6]


def measured_drafts(taken: frozenset[str]) -> list[Draft]:
    """Areas on Natural Earth's polygons whose name means nothing else: no country, province or larger town.

    Words that are everyday words or personal names are left out too.
    """
    refused = taken | {
        fold(word)
        for table in ("ordinary_words.txt", "person_names.txt")
        for word in sources.words(HERE / table)
    }
    drafts: dict[str, Draft] = {}
    for kind, names, latitude, longitude, radius, countries, note in _measured():
        keys = [fold(name) for name in names.split("|")]
        if keys[0] in refused or keys[0] in drafts:
            continue
        drafts[keys[0]] = Draft(
            kind=kind,
            name=names.split("|")[0],
            code=keys[0].replace(" ", "-"),
            point=(float(latitude), float(longitude)),
            radius=float(radius),
            extra=countries,
            note=note,
            keys={keys[0]: OWN} | {key: OTHER for key in keys[1:] if len(key) > 3 and key not in refused},
        )
    return list(drafts.values())


def island_drafts(folder: Path, taken: frozenset[str]) -> list[Draft]:
    """Natural Earth's islands that it gives a point only, with their names written out."""
    drafts = []
    for label in sources.islands(folder / "ne_10m_geography_regions_points.json"):
        name = (
            label.name.replace(" I.", " Island")
            .replace(" Is.", " Islands")
            .removeprefix("I. ")
            .removeprefix("Is. ")
        )
        key = fold(name)
        if key in taken or len(key) < 4:
            continue
        point = (label.latitude, label.longitude)
        code = "island-" + key.replace(" ", "-")
        drafts.append(
            Draft(kind="region", name=name, code=code, point=point, radius=_ISLAND_KM, keys={key: OWN})
        )
    return drafts
