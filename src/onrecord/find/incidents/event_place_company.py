"""What the other places of a sentence say of one: which holds which, which stand side by side."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from onrecord.find.incidents.event_place_spots import Spot
from onrecord.find.incidents.nesting import holds
from onrecord.find.syntax.lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import MentionKind, Precision

_REACH = 8
_FINE = {Precision.COUNTRY: 1, Precision.REGION: 1, Precision.PROVINCE: 2, Precision.DISTRICT: 3}
_FINEST = 4
_OWNS = frozenset({"'s", "'"})
_JOINTS = frozenset({"in", "near", "of", ","})


def company_of(line: Line, spot: Spot, others: Sequence[Spot]) -> Iterator[str]:
    """What the other places say of `spot`, as names of features."""
    for other in others:
        if other is not spot:
            yield from _beside(line, spot, other)
    finest = all(_fineness(spot) >= _fineness(other) for other in others)
    yield "the finest place named" if finest else "a finer place is named"
    if spot.mention.kind is MentionKind.FACILITY and len(others) > 1:
        yield "a building beside a place"


def _beside(line: Line, spot: Spot, other: Spot) -> Iterator[str]:
    if spot.place and other.place and holds(spot.place, other.place):
        yield "holds another place named"
    if spot.place and other.place and holds(other.place, spot.place):
        yield "lies in another place named"
    follows = other.last <= spot.first
    joint = _joint(line, other.last, spot.first) if follows else _joint(line, spot.last, other.first)
    if joint:
        yield f"behind another place: {joint}" if follows else f"another place behind it: {joint}"


def _joint(line: Line, first: int, last: int) -> str | None:
    """What joins two names that stand close together: a comma, "and", an "'s", "in", "district of"."""
    words = line.low[first:last]
    if not words or len(words) > _REACH:
        return None
    if words[0] in _OWNS:
        return "'s"
    if words in {(",",), ("and",)}:
        return words[0]
    if words[-1] == "of" and len(words) > 1 and words[-2] in _levels():
        return f"{_levels()[words[-2]]} of"
    small = all(line.tags[at] in {"X", "D", "A"} or line.low[at] in _JOINTS for at in range(first, last))
    return next((f"… {word}" for word in words if word in _JOINTS), None) if small else None


@cache
def _levels() -> Mapping[str, str]:
    """How exact the nouns of places are: "village" place, "governorate" province."""
    return MappingProxyType({row["noun"]: row["level"] for row in load_rows("place_nouns")})


def _fineness(spot: Spot) -> int:
    return _FINE.get(spot.place.precision, _FINEST) if spot.place else _FINEST
