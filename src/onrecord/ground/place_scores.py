"""The score table: which of the things a name can mean it means here, row by row, each with its sentence.

A learned ranker can take the place of `points`: it needs the same arguments and gives the same kind of number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp
from typing import Generic, TypeVar

from onrecord.ground.gazetteer import Candidate, importance

Area = TypeVar("Area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices(Generic[Area]):
    """How loudly the other names of a report speak for an area: all names together, less the name's own part."""

    together: Mapping[Area, float]
    own: Mapping[Area, float]

    def __bool__(self) -> bool:
        return bool(self.together)

    def of(self, area: Area) -> float:
        """From 0 to 1: the second voice adds less than the first."""
        others = self.together.get(area, 0.0) - self.own.get(area, 0.0)
        return others / (others + 1) if others > 0 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known beside the name: kinds its words point to, what it is said to lie in, the rest of the report.

    `countries`, `provinces` and `cells` (square degrees) tell, from 0 to 1, how much else in the report lies there;
    `peoples` the same for adjectives of nationality; `sentence` holds the countries named in the same sentence.
    """

    kinds: tuple[str, ...]
    inside: tuple[Candidate, ...]
    countries: Voices[str | None]
    provinces: Voices[str | None]
    cells: Voices[tuple[int, int]]
    peoples: Mapping[str, float]
    sentence: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: how far it holds for a candidate (-1 to 1), how much it weighs, what it says for or against it.

    `asks` names the part of the context it looks at, so that it can be passed over where there is nothing to see.
    """

    name: str
    weight: float
    holds: Callable[[Candidate, Context], float]
    says: str
    asks: str = ""
    against: str = ""


def well_known(candidate: Candidate, _: Context) -> float:
    """Larger and higher places are named more often."""
    return importance(candidate.kind, candidate.population)


def good_name(candidate: Candidate, _: Context) -> float:
    """Spellings, old and foreign names and codes count less than a place's own name."""
    return candidate.name_weight - 1.0


def whole_country(candidate: Candidate, _: Context) -> float:
    """The name of a country mostly means the country, not a town of that name."""
    return 1.0 if candidate.kind in {"country", "continent"} and candidate.name_weight > 0.9 else 0.0


def capital(candidate: Candidate, _: Context) -> float:
    """Capitals are named for their governments as well."""
    return candidate.name_weight if candidate.capital else 0.0


def right_kind(candidate: Candidate, context: Context) -> float:
    """The words for its kind fit: "Kandahar province" is no city."""
    if not context.kinds:
        return 0.0
    if candidate.kind not in context.kinds:
        return -1.0
    return 1.0 - 0.3 * context.kinds.index(candidate.kind)


def lies_inside(candidate: Candidate, context: Context) -> float:
    """The words beside it name what it lies in: "Paris, Texas"."""
    return 1.0 if any(holds(outer, candidate) for outer in context.inside) else 0.0


def same_country(candidate: Candidate, context: Context) -> float:
    """Other places of the report lie in the same country."""
    return context.countries.of(candidate.country) if candidate.country else 0.0


def same_province(candidate: Candidate, context: Context) -> float:
    """Other places of the report lie in the same province."""
    return context.provinces.of(candidate.admin1) if candidate.admin1 else 0.0


def near_others(candidate: Candidate, context: Context) -> float:
    """Other places of the report lie within a degree or two."""
    return context.cells.of(cell_of(candidate))


def cell_of(candidate: Candidate) -> tuple[int, int]:
    """The square degree a candidate lies in; one outside the map where it has no point.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> cell_of(open_gazetteer().country("AF"))
    (33, 65)
    """
    if candidate.latitude is None or candidate.longitude is None:
        return (999, 999)
    return round(candidate.latitude), round(candidate.longitude)


def same_people(candidate: Candidate, context: Context) -> float:
    """The report speaks of people of that country."""
    return context.peoples.get(candidate.country, 0.0) if candidate.country else 0.0


def same_sentence(candidate: Candidate, context: Context) -> float:
    """The country is named in the same sentence."""
    return 1.0 if candidate.country in context.sentence and candidate.kind != "country" else 0.0


TABLE: tuple[Row, ...] = (
    Row(name="well-known", weight=6.0, holds=well_known, says="{name} is a well-known place"),
    Row(
        name="good-name",
        weight=3.0,
        holds=good_name,
        says="",
        against="the report uses another name of {name}",
    ),
    Row(name="whole-country", weight=2.0, holds=whole_country, says="{name} is the name of {kind}"),
    Row(name="capital", weight=1.0, holds=capital, says="{name} is the capital of {country}"),
    Row(
        name="right-kind",
        weight=3.0,
        asks="kinds",
        holds=right_kind,
        says="the words beside the name fit {kind}",
        against="the words beside the name do not fit {kind}",
    ),
    Row(
        name="lies-inside",
        weight=5.0,
        asks="inside",
        holds=lies_inside,
        says="the words beside the name say it lies in {area}",
    ),
    Row(
        name="same-country",
        weight=2.0,
        asks="countries",
        holds=same_country,
        says="other places of the report lie in {country}",
    ),
    Row(
        name="same-province",
        weight=3.0,
        asks="provinces",
        holds=same_province,
        says="other places of the report lie in {province}",
    ),
    Row(
        name="near-others",
        weight=2.0,
        asks="cells",
        holds=near_others,
        says="other places of the report lie close by",
    ),
    Row(
        name="same-people",
        weight=1.0,
        asks="peoples",
        holds=same_people,
        says="the report speaks of people of {country}",
    ),
    Row(
        name="same-sentence",
        weight=0.7,
        asks="sentence",
        holds=same_sentence,
        says="{country} is named in the same sentence",
    ),
)
_WORTH_SAYING = {"well-known": 3.6}
_KIND_WORDS = {
    "admin1": "a province",
    "admin2": "a district",
    "city": "a town or city",
    "airport": "an airport",
}


def points(candidates: tuple[Candidate, ...], context: Context) -> list[float]:
    """The sum of the table's rows for each candidate; rows the context has nothing for are left out.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> ohio = open_gazetteer().lookup("Ohio")[0]
    >>> silent = Voices(together={}, own={})
    >>> context = Context(
    ...     kinds=(), inside=(ohio,), countries=silent, provinces=silent, cells=silent, peoples={}, sentence=frozenset()
    ... )
    >>> lebanons = open_gazetteer().lookup("Lebanon")
    >>> scores = points(lebanons, context)
    >>> lebanons[scores.index(max(scores))].admin1_name
    'Ohio'
    """
    rows = [(row.weight, row.holds) for row in TABLE if not row.asks or getattr(context, row.asks)]
    sums = []
    for candidate in candidates:
        total = 0.0
        for weight, held in rows:
            total += weight * held(candidate, context)
        sums.append(total)
    return sums


def shares(scores: list[float]) -> list[float]:
    """Scores as shares of one (softmax): comparable within one name only.

    >>> [round(share, 2) for share in shares([3.0, 3.0, 0.0])]
    [0.49, 0.49, 0.02]
    """
    best = max(scores, default=0.0)
    raised = [exp(score - best) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def told(candidate: Candidate, context: Context) -> tuple[tuple[str, str], ...]:
    """The rows that spoke for a candidate or against it, weightiest first: each row's name and a sentence.

    That a place is well known is told only of places that are.
    """
    held = [(row.weight * row.holds(candidate, context), row) for row in TABLE]
    spoken = [(value, row) for value, row in held if abs(value) >= _WORTH_SAYING.get(row.name, 0.3)]
    words = {
        "name": candidate.name,
        "kind": _KIND_WORDS.get(candidate.kind, f"a {candidate.kind}"),
        "area": candidate.admin1_name or candidate.country_name or candidate.name,
        "country": candidate.country_name or "no country",
        "province": candidate.admin1_name or "no province",
    }
    return tuple(
        (row.name, (row.against if value < 0 else row.says).format_map(words))
        for value, row in sorted(spoken, key=lambda one: -abs(one[0]))
    )


def holds(outer: Candidate, inner: Candidate) -> bool:
    """Whether `inner` lies in `outer` by its codes.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> gazetteer = open_gazetteer()
    >>> holds(gazetteer.country("AF"), gazetteer.lookup("Bagram")[1])
    True
    """
    if outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "admin1":
        return inner.admin1 == outer.admin1
    if outer.kind == "region":
        return outer.country is not None and inner.country == outer.country
    return outer.kind == "admin2" and inner.admin1 == outer.admin1 and inner.kind in {"city", "airport"}
