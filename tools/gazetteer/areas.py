"""Countries, provinces and districts: names, points, radii."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from difflib import get_close_matches
from math import pi, sqrt
from typing import TYPE_CHECKING

from onrecord.ground.gazetteer_names import (
    CODE,
    OTHER,
    OWN,
    area_keys,
    is_name,
    without_article,
    without_designator,
)
from onrecord.text.fold import fold
from tools.gazetteer.geometry import box_middle, distance_km, middle, spread_km

if TYPE_CHECKING:
    from tools.gazetteer.sources import Admin, City, Country, Label

Point = tuple[float, float]
_DISTRICT_KM = 15.0
_ENOUGH_TOWNS = 8
_LONG_NAME = 6
_SPELLED_ALIKE = 0.86


@dataclass(kw_only=True)
class Draft:
    """A row in the making; `parent` is the number of the row it lies in."""

    kind: str
    name: str
    code: str = ""
    point: Point | None = None
    population: int | None = None
    geonameid: int | None = None
    parent: int | None = None
    radius: float | None = None
    extra: str = ""
    box: str = ""
    note: str = ""
    keys: dict[str, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The line stored for the row: name, code, radius, extra, box, note, without empty fields at the end."""
        radius = "" if self.radius is None else str(round(self.radius))
        return f"{self.name}\t{self.code}\t{radius}\t{self.extra}\t{self.box}\t{self.note}".rstrip("\t")


def country_drafts(
    table: list[Country], towns: list[City], points: dict[str, Point], names: dict[str, tuple[str, ...]]
) -> list[Draft]:
    """Countries, each with its point and a radius that holds 95 of 100 of its towns and half its area."""
    by_country: dict[str, list[Point]] = defaultdict(list)
    for town in towns:
        by_country[town.country].append((town.latitude, town.longitude))
    drafts = []
    for one in table:
        around = by_country[one.iso]
        point = points[one.iso]
        spread = spread_km(point, around, 0.95)
        half_area = sqrt(one.area / pi)
        if (
            around
            and distance_km(point, middle(around))
            > 2 * spread_km(middle(around), around, 0.98) + half_area + 50
        ):
            raise SystemExit(f"{one.iso}: its point lies far from its towns; check country_points.tsv")
        keys = {fold(one.name): OWN} | {fold(name): OTHER for name in names.get(one.iso, ())}
        keys.setdefault(one.iso3.lower(), CODE)
        drafts.append(
            Draft(
                kind="country",
                name=one.name,
                code=one.iso,
                point=point,
                population=one.population or None,
                geonameid=one.geonameid,
                radius=max(spread, half_area, 5.0),
                extra=f"{one.iso3} {one.continent}",
                keys=keys,
            )
        )
    return drafts


def admin1_drafts(
    table: list[Admin], towns: list[City], labels: list[Label], parents: list[Draft], areas: dict[str, float]
) -> list[Draft]:
    """Provinces, each with a point and a radius that holds 95 of 100 of its towns."""
    inside: dict[str, list[City]] = defaultdict(list)
    for town in towns:
        inside[f"{town.country}.{town.admin1}"].append(town)
    named = _labels_by_name(labels)
    numbers = {draft.code: number for number, draft in enumerate(parents)}
    siblings: dict[str, int] = defaultdict(int)
    for one in table:
        siblings[one.code[:2]] += 1
    drafts = []
    for one in table:
        country = one.code[:2]
        if country not in numbers:
            continue
        around = [(town.latitude, town.longitude) for town in inside[one.code]]
        keys = area_keys(one.name, one.ascii_name)
        point = _province_point([named.get((country, key), []) for key in keys], around)
        typical = sqrt(areas[country] / siblings[country] / pi)
        population = sum(town.population for town in inside[one.code])
        drafts.append(
            Draft(
                kind="admin1",
                name=one.name,
                code=one.code,
                point=point,
                population=population or None,
                geonameid=one.geonameid,
                parent=numbers[country],
                radius=_province_radius(point, around, typical),
                keys=keys,
            )
        )
    return drafts


def _labels_by_name(labels: list[Label]) -> dict[tuple[str, str], list[Point]]:
    """Natural Earth's label points by country and folded name, with and without designator or article."""
    named: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for label in labels:
        key = fold(label.name)
        for form in {key, without_designator(key) or key, without_article(key) or key}:
            named[label.code, form].append((label.latitude, label.longitude))
    return named


def _province_point(offered: list[list[Point]], around: list[Point]) -> Point | None:
    """The middle of the box around the towns; with few towns, a label point near them; None without both.

    Natural Earth gives one label point for each part and no sign of which part is the main one: of Indiana only a
    point in the far south, of Ontario one on the eastern bay. With enough towns their box tells the middle better.
    """
    points = sorted({point for some in offered for point in some})
    if not around:
        return points[0] if points else None
    centre = box_middle(around)
    if len(around) >= _ENOUGH_TOWNS:
        return centre
    near = [point for point in points if distance_km(point, centre) <= spread_km(centre, around, 1.0) + 60]
    return min(near, key=lambda point: distance_km(point, centre)) if near else centre


def _province_radius(point: Point | None, around: list[Point], typical: float) -> float | None:
    if point is None:
        return None
    if len(around) < 3:
        return max(typical, 5.0)
    return max(spread_km(point, around, 0.95), 5.0)


def admin2_drafts(
    table: list[Admin], provinces: dict[str, int], rows: list[Draft], towns: dict[str, dict[str, Point]]
) -> list[Draft]:
    """Districts: the point of the town of that name, or nearly, in the province, else none (the province stands in)."""
    siblings: dict[str, int] = defaultdict(int)
    for one in table:
        siblings[one.code.rpartition(".")[0]] += 1
    drafts = []
    for one in table:
        province, _, own_code = one.code.rpartition(".")
        if province not in provinces:
            continue
        keys = area_keys(one.name, one.ascii_name)
        inside = towns.get(province, {})
        point = next((inside[key] for key in keys if key in inside), None) or _close_point(keys, inside)
        whole = rows[provinces[province]].radius
        radius = None
        if point is not None:
            radius = max(_DISTRICT_KM, min(60.0, 1.5 * (whole or 60.0) / sqrt(siblings[province])))
        drafts.append(
            Draft(
                kind="admin2",
                name=one.name,
                code=own_code,
                point=point,
                geonameid=one.geonameid,
                parent=provinces[province],
                radius=radius,
                keys=keys,
            )
        )
    return drafts


def _close_point(keys: dict[str, int], inside: dict[str, Point]) -> Point | None:
    """The point of the one town whose name is spelled almost like the district's: "Jisr al-Shughur"."""
    for key in sorted(keys, key=len):
        if len(key) < _LONG_NAME or any(letter.isdigit() for letter in key):
            continue
        likely = [one for one in inside if one[0] == key[0] and abs(len(one) - len(key)) <= 2]
        found = get_close_matches(key, likely, 1, _SPELLED_ALIKE)
        if found:
            return inside[found[0]]
    return None


def town_points(towns: list[City], drafts: list[Draft], areas: list[Draft]) -> dict[str, dict[str, Point]]:
    """By province, the point of the largest town of each name; own names before other names.

    All names of a town count here, also those of villages that are not kept to be looked up.
    """
    found: dict[str, dict[str, Point]] = defaultdict(dict)
    placed = [
        (found[areas[draft.parent].code], draft, town)
        for draft, town in zip(drafts, towns, strict=True)
        if draft.parent is not None and areas[draft.parent].kind == "admin1"
    ]
    for inside, draft, town in placed:
        for key in draft.keys:
            inside.setdefault(key, (town.latitude, town.longitude))
    for inside, _, town in placed:
        for key in sorted({fold(name) for name in town.alternates if is_name(name)}):
            inside.setdefault(key, (town.latitude, town.longitude))
    return found


def add_names(drafts: list[Draft], names: dict[str, tuple[str, ...]]) -> None:
    """Give the drafts of these codes further names; short ones in capitals count as codes."""
    by_code = {draft.code: draft for draft in drafts}
    for code, forms in names.items():
        for form in forms:
            is_code = len(form) <= 3 and form.isupper()
            by_code[code].keys.setdefault(fold(form), CODE if is_code else OTHER)


def add_postal_codes(drafts: list[Draft]) -> None:
    """The two letters of a state of the United States name it, as a code."""
    for draft in drafts:
        if draft.code.startswith("US."):
            draft.keys.setdefault(draft.code[3:].lower(), CODE)
