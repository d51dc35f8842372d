"""Two incidents compared field by field: each row has an opinion, or none, and says it in a sentence."""

from collections.abc import Callable
from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from onrecord.link.gist import IncidentGist
from onrecord.model import CountAs, CountOf, Place, Precision, Reason, When

_EARTH_KM = 6371.0
_KIN = (
    frozenset(["ASSAULT", "TERRITORY", "COERCE", "CRIME"]),
    frozenset(["AID", "COOPERATE", "AGREE", "SUPPORT"]),
    frozenset(["CONSULT", "AGREE", "COOPERATE"]),
    frozenset(["PROTEST", "COERCE"]),
    frozenset(["ACCIDENT", "DISASTER"]),
)
_NEAR_DAYS = timedelta(days=1)  # night raids and time zones shift a date by one


def _type(one: IncidentGist, other: IncidentGist) -> Reason | None:
    if one.type == other.type:
        return _reason("type", one.type, other.type, 0.15, f"both are {one.type}")
    if any({one.type, other.type} <= kin for kin in _KIN):
        return _reason("type", one.type, other.type, 0.0, "the types are kin")
    return _reason("type", one.type, other.type, -0.6, "the types differ")


def _subtype(one: IncidentGist, other: IncidentGist) -> Reason | None:
    if not one.subtype or not other.subtype:
        return None
    if one.subtype == other.subtype:
        return _reason("subtype", one.subtype, other.subtype, 0.1, "the same kind of attack or act")
    return _reason("subtype", one.subtype, other.subtype, -0.15, "another kind of attack or act")


def _time(one: IncidentGist, other: IncidentGist) -> Reason | None:
    pairs = [(left, right) for left in one.times for right in other.times if left.resolved and right.resolved]
    if not pairs:
        return None
    left, right = pairs[0]
    if any(_overlap(left, right, timedelta(0)) for left, right in pairs):
        return _reason("when", left.words, right.words, 0.2, "the dates overlap")
    if any(_overlap(left, right, _NEAR_DAYS) for left, right in pairs):
        return _reason("when", left.words, right.words, 0.05, "the dates are a day apart")
    return _reason("when", left.words, right.words, -0.5, "the dates do not overlap")


def _overlap(left: When, right: When, slack: timedelta) -> bool:
    left_ends = left.latest or left.earliest
    right_ends = right.latest or right.earliest
    left_begins = left.earliest or left.latest
    right_begins = right.earliest or right.latest
    if not (left_begins and left_ends and right_begins and right_ends):
        return False
    return left_begins <= right_ends + slack and right_begins <= left_ends + slack


def _place(one: IncidentGist, other: IncidentGist) -> Reason | None:
    pairs = [(left, right) for left in one.places for right in other.places if left.point and right.point]
    if not pairs:
        return None
    if any(left.gazetteer == right.gazetteer for left, right in pairs):
        left, right = next(pair for pair in pairs if pair[0].gazetteer == pair[1].gazetteer)
        wide = left.precision in {Precision.COUNTRY, Precision.REGION}
        return _reason("place", left.name, right.name, 0.05 if wide else 0.3, f"both at {left.name}")
    left, right = min(pairs, key=lambda pair: distance_km(*pair))
    apart = distance_km(left, right)
    reach = (left.radius_km or 5.0) + (right.radius_km or 5.0)
    if apart <= reach:
        return _reason(
            "place", left.name, right.name, 0.1, f"{apart:.0f} km apart, within what the words allow"
        )
    return _reason("place", left.name, right.name, -0.6, f"{apart:.0f} km apart")


def distance_km(left: Place, right: Place) -> float:
    """Great-circle distance between two places that have points, in km (haversine)."""
    if left.point is None or right.point is None:
        return float("inf")
    north, south = radians(left.point.latitude), radians(right.point.latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(right.point.longitude - left.point.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def _losses(one: IncidentGist, other: IncidentGist) -> Reason | None:
    """Equal figures speak for one incident; different ones hardly against it: figures are what reports differ in."""
    for kind in (CountOf.KILLED, CountOf.INJURED):
        left = [count for count in one.losses if count.of is kind and count.given is CountAs.EXACT]
        right = [count for count in other.losses if count.of is kind and count.given is CountAs.EXACT]
        same = next((count for count in left if any(count.low == twin.low for twin in right)), None)
        if same and (same.low or 0) > 1:
            return _reason("losses", same.words, same.words, 0.15, f"the same figure of {kind.value}")
    return None


def _words(one: IncidentGist, other: IncidentGist) -> Reason | None:
    left, right = set(one.words), set(other.words)
    if not left or not right:
        return None
    shared = left & right
    share = len(shared) / min(len(left), len(right))
    named = ", ".join(sorted(shared)[:4])
    if share >= 0.5:
        return _reason(
            "words", " ".join(one.words), " ".join(other.words), 0.25 * share, f"told alike: {named}"
        )
    return _reason(
        "words", " ".join(one.words), " ".join(other.words), 0.1 * share - 0.05, "told in other words"
    )


def _news(one: IncidentGist, other: IncidentGist) -> Reason | None:
    if one.news and other.news:
        return None
    return _reason("news", str(one.news), str(other.news), -0.1, "background in one of them")


def _reason(field: str, left: str, right: str, weight: float, says: str) -> Reason:
    return Reason(field=field, left=left, right=right, weight=round(weight, 3), says=says)


ROWS: tuple[Callable[[IncidentGist, IncidentGist], Reason | None], ...] = (
    _type,
    _subtype,
    _time,
    _place,
    _losses,
    _words,
    _news,
)


def compare_incidents(one: IncidentGist, other: IncidentGist) -> tuple[float, tuple[Reason, ...]]:
    """The sum of the rows' weights, and their reasons. What one report does not say counts neither way."""
    reasons = tuple(reason for row in ROWS if (reason := row(one, other)) is not None)
    return round(sum(reason.weight for reason in reasons), 3), reasons
