"""What speaks for each thing a name can mean: features from 0 to 1 (-1 against), each with a sentence a reader understands.

`standing` looks at the name and the words beside it, `company` at the rest of the report. How much each feature weighs
stands in place_data/ranker.json (place_scores.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from onrecord.ground.gazetteer import Candidate, importance
from onrecord.ground.place_options import Option, Outer, holds, lies_outside

Area = TypeVar("Area")
WIDE = frozenset({"country", "region", "continent", "sea"})
_WHOLE = frozenset({"country", "continent"})

# What is said of an answer when the feature spoke for it; against it, where there is something to say.
SAYS: Mapping[str, tuple[str, str]] = {
    "well-known": ("{name} is a well-known place", ""),
    "other-name": ("", "the report uses another name of {name}"),
    "whole-country": ("{name} is the name of {kind}", ""),
    "its-country": ("", "{name} is also the name of its whole country"),
    "its-province": ("", "{name} is also the name of a whole province of {country}"),
    "capital": ("{name} is the capital of {country}", ""),
    "right-kind": ("the words beside the name fit {kind}", ""),
    "wrong-kind": ("", "the words beside the name do not fit {kind}"),
    "district": ("", ""),
    "airport": ("", ""),
    "unpeopled": ("", ""),
    "lies-in": ("the words beside the name say it lies in {area}", ""),
    "may-lie-in": ("the words beside the name may say it lies in {area}", ""),
    "lies-close": ("it lies in or close to what the words beside the name say it lies in", ""),
    "may-lie-close": ("it lies in or close to what the words beside the name may say it lies in", ""),
    "same-state": ("the words beside the name say it lies in {country}", ""),
    "may-same-state": ("the words beside the name may say it lies in {country}", ""),
    "lies-out": ("", "the words beside the name say it lies elsewhere"),
    "may-lie-out": ("", "the words beside the name may say it lies elsewhere"),
    "spelling": ("", "the report writes the name of {name} in another way"),
    "part": ("", "the report uses another name beside it"),
    "people": ("the word names the people of {name}", ""),
    "stand-in": ("the place itself is not known: what it is said to lie in stands in for it", ""),
    "sure-stand-in": ("", ""),
    "same-country": ("other places of the report lie in {country}", ""),
    "most-in-country": ("most places of the report lie in {country}", ""),
    "same-province": ("other places of the report lie in {province}", ""),
    "most-in-province": ("most places of the report lie in {province}", ""),
    "near-others": ("other places of the report lie close by", ""),
    "most-near": ("most places of the report lie close by", ""),
    "same-people": ("the report speaks of people of {country}", ""),
    "same-sentence": ("{country} is named in the same sentence", ""),
}
FEATURES = tuple(SAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices(Generic[Area]):
    """How loudly the other names of a report speak for an area: all names together, less the name's own part."""

    together: Mapping[Area, float]
    own: Mapping[Area, float]

    def of(self, area: Area) -> float:
        """How many other names lie there, each in the share of its readings that does."""
        return max(0.0, self.together.get(area, 0.0) - self.own.get(area, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the rest of the report says: which countries, provinces and square degrees its other names lie in.

    `names` is how many other names there are, `peoples` how loudly adjectives of nationality speak for a country,
    `sentence` the countries named in the same sentence.
    """

    countries: Voices[str | None]
    provinces: Voices[str | None]
    cells: Voices[tuple[int, int]]
    names: float
    peoples: Mapping[str, float]
    sentence: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """The countries and the provinces whose own name the words are: smaller places of the name stand in their shade."""

    countries: frozenset[str | None]
    provinces: frozenset[str | None]


def namesakes_of(options: Sequence[Option]) -> Namesakes:
    """The countries and provinces among what a name can mean."""
    named = [one.candidate for one in options if one.how == "name" and one.candidate.name_weight > 0.9]
    return Namesakes(
        countries=frozenset(one.country for one in named if one.kind == "country"),
        provinces=frozenset(one.admin1 for one in named if one.kind == "admin1"),
    )


def standing(option: Option, kinds: tuple[str, ...], namesakes: Namesakes) -> dict[str, float]:
    """The features that come from the name and the words for its kind.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> mali = Option(candidate=open_gazetteer().country("ML"), how="name")
    >>> standing(mali, (), namesakes_of([mali]))["whole-country"]
    1.0
    """
    one = option.candidate
    if option.how == "inside":
        return {"stand-in": 1.0}
    held = {"well-known": importance(one.kind, one.population), "other-name": one.name_weight - 1.0}
    if one.kind in _WHOLE and one.name_weight > 0.9:
        held["whole-country"] = 1.0
    elif not kinds and not one.capital:
        held |= _in_the_shade(one, namesakes)
    if one.capital:
        held["capital"] = one.name_weight
    if one.kind in kinds:
        held["right-kind"] = 1.0 - 0.3 * min(kinds.index(one.kind), 1)
    elif kinds:
        held["wrong-kind"] = 1.0
    if option.how != "name":
        held[option.how] = 1.0
    return held | _by_kind(one)


def _in_the_shade(one: Candidate, namesakes: Namesakes) -> dict[str, float]:
    """Say that "Oregon" is hardly Oregon in Ohio, nor "Mexico" the State of Mexico; "New York" may be the city in it."""
    if one.country in namesakes.countries:
        return {"its-country": 1.0}
    others = namesakes.provinces - {one.admin1}
    return {"its-province": 1.0} if any(code and code.split(".")[0] == one.country for code in others) else {}


def _by_kind(one: Candidate) -> dict[str, float]:
    if one.kind == "admin2":
        return {"district": 1.0}
    if one.kind == "airport":
        return {"airport": 1.0}
    return {"unpeopled": 1.0} if one.kind == "city" and not one.population else {}


def place_in(option: Option, outer: Outer) -> dict[str, float]:
    """The feature that comes from what the words beside the name say it lies in."""
    if not outer:
        return {}
    if option.how == "inside":
        return {"sure-stand-in": 1.0} if outer.sure else {}
    name = _relation(option, outer)
    return {name if outer.sure else f"may-{_MAY.get(name, name)}": 1.0}


_MAY = {"lies-in": "lie-in", "lies-close": "lie-close", "lies-out": "lie-out"}


def _relation(option: Option, outer: Outer) -> str:
    candidate = option.candidate
    narrow = [one for one in outer.places if one.kind != "country"]
    if any(holds(one, candidate) for one in narrow or outer.places):
        return "lies-in"
    if narrow and not lies_outside(option, outer):
        return "lies-close"
    return "same-state" if any(one.country == candidate.country for one in outer.places) else "lies-out"


def company(option: Option, context: Context) -> dict[str, float]:
    """The features that come from the rest of the report."""
    candidate = option.candidate
    country = context.countries.of(candidate.country) if candidate.country else 0.0
    names = context.names or 1.0
    held = {
        "same-country": country / (country + 1),
        "most-in-country": country / names,
        "same-people": context.peoples.get(candidate.country, 0.0) if candidate.country else 0.0,
        "same-sentence": float(candidate.country in context.sentence and candidate.kind != "country"),
    }
    if candidate.kind not in WIDE:
        province = context.provinces.of(candidate.admin1) if candidate.admin1 else 0.0
        close = context.cells.of(option.cell)
        held["same-province"] = province / (province + 1)
        held["most-in-province"] = province / names
        held["near-others"] = close / (close + 1)
        held["most-near"] = close / names
    return held


@dataclass(frozen=True, slots=True, kw_only=True)
class Weigher:
    """The weights of the features in `company`, to add them up without naming them: one name has dozens of readings."""

    country: tuple[float, float]
    province: tuple[float, float]
    near: tuple[float, float]
    people: float
    sentence: float

    @classmethod
    def of(cls, weights: Mapping[str, float]) -> Weigher:
        """The weights by name, sorted out."""
        return cls(
            country=(weights["same-country"], weights["most-in-country"]),
            province=(weights["same-province"], weights["most-in-province"]),
            near=(weights["near-others"], weights["most-near"]),
            people=weights["same-people"],
            sentence=weights["same-sentence"],
        )

    def company(self, option: Option, context: Context) -> float:
        """The sum of what `company` tells, weighed."""
        candidate, cell = option.candidate, option.cell
        names, iso = context.names or 1.0, candidate.country
        total, voices = 0.0, context.countries
        if iso is not None:
            heard = voices.together.get(iso, 0.0) - voices.own.get(iso, 0.0)
            total += _weighed(heard, names, self.country)
            if context.peoples:
                total += self.people * context.peoples.get(iso, 0.0)
            if iso in context.sentence and candidate.kind != "country":
                total += self.sentence
        if candidate.kind in WIDE:
            return total
        province = candidate.admin1
        if province is not None:
            heard = context.provinces.together.get(province, 0.0) - context.provinces.own.get(province, 0.0)
            total += _weighed(heard, names, self.province)
        heard = context.cells.together.get(cell, 0.0) - context.cells.own.get(cell, 0.0)
        return total + _weighed(heard, names, self.near)


def _weighed(voice: float, names: float, weights: tuple[float, float]) -> float:
    return voice * (weights[0] / (voice + 1.0) + weights[1] / names) if voice > 0.0 else 0.0
