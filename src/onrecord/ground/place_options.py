"""All that a mention can mean: the places of its name, of other spellings of it, and what it is said to lie in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.ground.gazetteer import Candidate, Gazetteer, importance
from onrecord.ground.place_distance import cell_of, distance_km
from onrecord.ground.place_spellings import homes_of_people, spellings
from onrecord.ground.place_words import Wording, designators
from onrecord.text.fold import fold

_OUTER = frozenset({"country", "admin1", "admin2", "region"})
_LARGE = 0.75
_TOWNS = frozenset({"city", "airport", "site"})
_CLOSE = 1.2
_MOST = 40
_PER_NAME = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing a mention can mean.

    `how` it was found: "name" (the words), "spelling" (another way of writing them), "part" (another name the words
    give), "people" (the people's name), or "inside": the place it is said to lie in, for want of it itself. `cell` is the
    square degree it lies in.
    """

    candidate: Candidate
    how: str
    cell: tuple[int, int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cell", cell_of(self.candidate))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    """What the words beside a name say it lies in: what they can mean, innermost first.

    `sure` says that they can hardly mean anything else than where it lies; `firm` that they say it outright, with a
    word for their kind or in a row of two ("Homs Governorate, Syria"), so that nothing outside is meant.
    """

    places: tuple[Candidate, ...]
    sure: bool
    firm: bool = False

    def __bool__(self) -> bool:
        return bool(self.places)


def options(wording: Wording, outer: Outer, gazetteer: Gazetteer) -> tuple[Option, ...]:
    """Everything the words can mean, best-known places first; last what they lie in, if the words tell that.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> from onrecord.ground.place_words import read_wording
    >>> from onrecord.model.span import Span
    >>> gazetteer = open_gazetteer()
    >>> wording = read_wording("A clinic in Qarx, Texas, was shut.", Span(12, 16), gazetteer)
    >>> [(one.candidate.name, one.how) for one in options(wording, outer_places(wording, gazetteer), gazetteer)]
    [('Texas', 'inside')]
    """
    found = _named(wording.words, wording.bare, wording.others, wording.kinds, gazetteer)
    if outer.firm:
        found = tuple(one for one in found if not lies_outside(one, outer))
    if outer.sure and all(lies_outside(one, outer) for one in found):
        rest = _otherwise(wording.bare, gazetteer)
        found = (*found, *(one for one in rest if not lies_outside(one, outer)))
    best = _stand_in(fold(wording.bare), outer)
    return (*found, best) if best else found


def _stand_in(own: str, outer: Outer) -> Option | None:
    """The innermost place it is said to lie in; the wider one of two of one name."""
    for at, one in enumerate(outer.places):
        if fold(one.name) != own and one.name not in {wider.name for wider in outer.places[at + 1 :]}:
            return Option(candidate=one, how="inside")
    return None


def lies_outside(option: Option, outer: Outer) -> bool:
    """Whether a place lies neither in nor close to any of the innermost areas it is said to lie in.

    Close is enough, since provinces are redrawn and the gazetteer's may be newer or older than the words.
    """
    candidate = option.candidate
    narrow = [one for one in outer.places if one.kind not in {"country", "region"}]
    return not any(
        one.id == candidate.id or holds(one, candidate) or _close(option, one)
        for one in narrow or outer.places
    )


def _close(option: Option, outer: Candidate) -> bool:
    candidate = option.candidate
    named = option.how == "name" and candidate.name_weight > 0.9 and candidate.kind in _TOWNS
    if not named or candidate.country != outer.country or outer.radius_km is None:
        return False
    return distance_km(candidate, outer) <= _CLOSE * outer.radius_km


@lru_cache(maxsize=20_000)
def _named(
    words: str, bare: str, others: tuple[str, ...], kinds: tuple[str, ...], gazetteer: Gazetteer
) -> tuple[Option, ...]:
    found = gazetteer.lookup(bare)
    if "airport" in kinds:
        found = (*gazetteer.lookup(f"{bare} airport"), *found)
    if not found and bare != words:
        found = gazetteer.lookup(words)
    found = _people_first(found, bare, gazetteer)
    named = tuple(Option(candidate=one, how="name") for one in found[:_MOST])
    if named and (not kinds or any(one.kind in kinds for one in found)):
        return named
    parts = [one for other in others for one in gazetteer.lookup(other)]
    if not named and parts:
        return tuple(Option(candidate=one, how="part") for one in parts[:_MOST])
    rest = _otherwise(bare, gazetteer)
    return (*named, *(one for one in rest if one.candidate.kind in kinds)) if named else rest


@lru_cache(maxsize=20_000)
def _otherwise(bare: str, gazetteer: Gazetteer) -> tuple[Option, ...]:
    """What other spellings of a name can mean, or the provinces whose people it names."""
    places = {
        one.id: Option(candidate=one, how="people")
        for home in homes_of_people(bare)
        for one in gazetteer.lookup(home)
        if one.kind in {"admin1", "region"} and one.name_weight > 0.9
    }
    for spelling in spellings(bare):
        for one in gazetteer.lookup(spelling):
            places.setdefault(one.id, Option(candidate=one, how="spelling"))
    return tuple(places.values())[:_MOST]


def _people_first(found: tuple[Candidate, ...], name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The country alone where the word names its people, unless it is also the name of a large place."""
    iso = gazetteer.demonym(name)
    country = gazetteer.country(iso) if iso else None
    known = max((importance(one.kind, one.population) * one.name_weight for one in found), default=0.0)
    return (country,) if country and known < _LARGE else found


def outer_places(wording: Wording, gazetteer: Gazetteer) -> Outer:
    """Everything the names beside a name can mean that places can lie in; inner ones that lie in no outer one go.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> from onrecord.ground.place_words import read_wording
    >>> from onrecord.model.span import Span
    >>> gazetteer = open_gazetteer()
    >>> wording = read_wording("A market in Idlib, Idlib Governorate, Syria, was hit.", Span(12, 17), gazetteer)
    >>> outer = outer_places(wording, gazetteer)
    >>> [one.id for one in outer.places], outer.sure
    (['admin1:SY.12', 'country:SY'], True)
    """
    kept: list[Candidate] = []
    level = set() if wording.designator else _level(wording.bare, gazetteer)
    sure, firm = bool(wording.inside) and not wording.listed, False
    for name in reversed(wording.inside):
        hits, certain, designated = _outer(name, gazetteer)
        lying = [one for one in hits if any(holds(wide, one) or wide.id == one.id for wide in kept)]
        hits = tuple(lying) if lying else hits if not kept else ()
        if not designated and level & {one.kind for one in hits} and not _abbreviated(name, hits):
            return Outer(places=(), sure=False)  # "Oregon, Tennessee" is a list, not a place in Tennessee
        list_of_two = " and " in name and not gazetteer.lookup(name)
        sure = sure and not list_of_two and (designated or certain or bool(lying))
        known = {one.id for one in kept}
        firm = firm or (sure and bool(hits) and (designated or bool(lying)))
        kept = [*(one for one in hits if one.id not in known), *kept]
    return Outer(places=tuple(kept), sure=sure and bool(kept), firm=firm and sure)


def _abbreviated(name: str, hits: Sequence[Candidate]) -> bool:
    return bool(hits) and fold(hits[0].name) != fold(name)


def _level(name: str, gazetteer: Gazetteer) -> set[str]:
    """The kind of a country's or province's own name: the next name of that kind is the next of a list."""
    known = gazetteer.lookup(name)[:1]
    return {one.kind for one in known if one.kind in {"country", "admin1"} and one.name_weight > 0.9}


@lru_cache(maxsize=20_000)
def _outer(name: str, gazetteer: Gazetteer) -> tuple[tuple[Candidate, ...], bool, bool]:
    """What an area's name can mean, whether it hardly means anything else, and whether a word for its kind says so."""
    parts = name.split()
    for size in range(len(parts), 0, -1):
        whole, last = " ".join(parts[:size]), parts[size - 1].lower()
        kinds = designators()[last].kinds if size > 1 and last in designators() else ()
        found = gazetteer.lookup(whole)
        if kinds:
            found = (*found, *_spelled(" ".join(parts[: size - 1]), gazetteer))
        wanted = tuple(one for one in found if one.kind in _OUTER and (not kinds or one.kind in kinds))
        if wanted:
            unique = {one.id: one for one in wanted}
            certain = found[0].kind in {"country", "admin1"}
            return tuple(unique.values())[:_PER_NAME], certain, bool(kinds)
        if found:
            break
    return (), False, False


def _spelled(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The places of a name, or of the first other spelling of it that names a province or district."""
    found = gazetteer.lookup(name)
    if any(one.kind in _OUTER for one in found):
        return found
    for spelling in spellings(name):
        other = tuple(one for one in gazetteer.lookup(spelling) if one.kind in _OUTER)
        if other:
            return other
    return found


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
