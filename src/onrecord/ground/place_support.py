"""What a report as a whole says of where it is: each name speaks once for the areas its readings lie in."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any, TypeVar

from onrecord.ground.gazetteer import Candidate
from onrecord.ground.place_scores import Context, Voices, cell_of, points, shares
from onrecord.ground.place_words import Wording
from onrecord.model.mention import Mention

WORTH_TELLING = 0.02
_LOCAL = frozenset({"city", "admin2", "airport"})
_SQUARE = tuple((north, east) for north in (-1, 0, 1) for east in (-1, 0, 1))
_Area = TypeVar("_Area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One mention, how it is worded, and all it can mean; `key` is its name folded, the same for one report's mentions."""

    mention: Mention
    key: str
    wording: Wording
    inside: tuple[Candidate, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Which countries, provinces and square degrees one name, or all names together, speak for, and how loudly."""

    countries: dict[str | None, float]
    provinces: dict[str | None, float]
    cells: dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What all names of a report say of where it is, each name's own part in it, and the peoples it names."""

    together: Shares
    own: dict[str, Shares]
    peoples: dict[str, float]


def hear(readings: list[Reading], named_peoples: dict[str, int]) -> Support:
    """Let each name, once, speak for the countries, provinces and square degrees its likely readings lie in."""
    own: dict[str, Shares] = {}
    together = _silence()
    for reading in readings:
        if reading.key not in own:
            own[reading.key] = one = _voice(reading)
            _add(together.countries, one.countries)
            _add(together.provinces, one.provinces)
            _add(together.cells, one.cells)
    peoples_heard = {country: count / (count + 1) for country, count in named_peoples.items()}
    return Support(together=together, own=own, peoples=peoples_heard)


def _silence() -> Shares:
    return Shares(countries=defaultdict(float), provinces=defaultdict(float), cells=defaultdict(float))


def _add(total: dict[_Area, float], one: dict[_Area, float]) -> None:
    for area, share in one.items():
        total[area] += share


def _voice(reading: Reading) -> Shares:
    """What one name says by itself."""
    voice = _silence()
    nothing: Voices[Any] = Voices(together={}, own={})
    alone = Context(
        kinds=_kinds(reading), inside=reading.inside, countries=nothing, provinces=nothing, cells=nothing,
        peoples={}, sentence=frozenset(),
    )  # fmt: skip
    parts = shares(points(reading.candidates, alone))
    for one, share in zip(reading.candidates, parts, strict=True):
        if share < WORTH_TELLING:
            continue
        voice.countries[one.country] += share
        voice.provinces[one.admin1] += share
        if one.kind in _LOCAL:
            north, east = cell_of(one)
            for up, right in _SQUARE:
                voice.cells[north + up, east + right] += share
    return voice


def context_of(reading: Reading, support: Support, sentence: frozenset[str]) -> Context:
    """What the rest of the report says of one name, its own voice left out."""
    return Context(
        kinds=_kinds(reading),
        inside=reading.inside,
        countries=Voices(together=support.together.countries, own=support.own[reading.key].countries),
        provinces=Voices(together=support.together.provinces, own=support.own[reading.key].provinces),
        cells=Voices(together=support.together.cells, own=support.own[reading.key].cells),
        peoples=support.peoples,
        sentence=sentence,
    )


def _kinds(reading: Reading) -> tuple[str, ...]:
    return reading.wording.designator.kinds if reading.wording.designator else ()
