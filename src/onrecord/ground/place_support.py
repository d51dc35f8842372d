"""What a report as a whole says of where it is: each name speaks once for the areas its readings lie in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.ground.place_features import Context, Voices
from onrecord.ground.place_options import Option, Outer
from onrecord.ground.place_words import Wording
from onrecord.model.mention import Mention

WORTH_TELLING = 0.02
_LOCAL = frozenset({"city", "admin2", "airport", "site"})
_SQUARE = tuple((north, east) for north in (-1, 0, 1) for east in (-1, 0, 1))
_Area = TypeVar("_Area")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One mention, how it is worded, and all it can mean; `key` is its name folded, the same for one report's mentions."""

    mention: Mention
    key: str
    wording: Wording
    outer: Outer
    options: tuple[Option, ...]


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
    own: Mapping[str, Shares]
    peoples: Mapping[str, float]


def hear(
    readings: Sequence[Reading], parts: Sequence[Sequence[float]], named_peoples: Mapping[str, int]
) -> Support:
    """Let each name, once, speak for the areas its readings lie in, each reading in its share (`parts`)."""
    own: dict[str, Shares] = {}
    together = _silence()
    for reading, part in zip(readings, parts, strict=True):
        if reading.key not in own:
            own[reading.key] = one = _voice(reading, part)
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


def _voice(reading: Reading, part: Sequence[float]) -> Shares:
    """What one name says by itself."""
    voice = _silence()
    for option, share in zip(reading.options, part, strict=True):
        if share < WORTH_TELLING:
            continue
        one = option.candidate
        voice.countries[one.country] += share
        voice.provinces[one.admin1] += share
        if one.kind in _LOCAL:
            north, east = option.cell
            for up, right in _SQUARE:
                voice.cells[north + up, east + right] += share
    return voice


def context_of(reading: Reading, support: Support, sentence: frozenset[str]) -> Context:
    """What the rest of the report says of one name, its own voice left out."""
    own, together = support.own[reading.key], support.together
    return Context(
        countries=Voices(together=together.countries, own=own.countries),
        provinces=Voices(together=together.provinces, own=own.provinces),
        cells=Voices(together=together.cells, own=own.cells),
        names=len(support.own) - 1.0,
        peoples=support.peoples,
        sentence=sentence,
    )
