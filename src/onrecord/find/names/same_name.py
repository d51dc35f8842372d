"""Which fuller name of a report a shorter or otherwise spelled one stands for: exactly one, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Protocol

from onrecord.find.names.keys import Key
from onrecord.find.names.naming import PARTICLES
from onrecord.lexicon import load_rows
from onrecord.model import ActorKind, Office
from onrecord.text.fold import fold
from onrecord.text.spelling import alike, alike_names


class Called(Protocol):
    """What is asked of a name: its words, kind and head, and the offices beside it."""

    name: str
    key: Key
    kind: ActorKind
    head: str
    country: str | None
    offices: list[Office]


Joins = tuple[str, str]
"""The id of the fuller name, and why it is the same."""


Root = Callable[[str], str]
"""The id that a name's own id was joined to so far."""


def fuller_person(one: str, names: Mapping[str, Called], root: Root) -> Joins | None:
    """The full name a surname, a name with initials, a first name behind a title or another spelling stands for."""
    mine = names[one].key
    others = {
        other: own.key
        for other, own in names.items()
        if other != one and own.kind is ActorKind.PERSON and root(other) != one
    }
    if len(mine) == 1:
        by_surname = _only(others, root, lambda key: len(key) > 1 and key[-1] == mine[0], "surname")
        return by_surname or _loosely(names[one], others, root)
    shorter = _only(others, root, lambda key: _abbreviates(mine, key), "shorter-name")
    return shorter or _respelled(one, names, others)


def _loosely(own: Called, others: Mapping[str, Key], root: Root) -> Joins | None:
    """A surname in another spelling, or a first name behind a title, where no surname is the same."""
    word = own.key[0]
    if any(key[-1] == word for key in others.values() if len(key) > 1):
        return None
    found = _only(others, root, lambda key: len(key) > 1 and alike(key[-1], word), "spelling")
    if found is None and own.offices:
        return _only(others, root, lambda key: len(key) > 1 and key[0] == word, "first-name")
    return found


def _only(others: Mapping[str, Key], root: Root, fits: Callable[[Key], bool], why: str) -> Joins | None:
    found = {root(other) for other, key in others.items() if fits(key)}
    return (next(iter(found)), why) if len(found) == 1 else None


def _abbreviates(short: Key, full: Key) -> bool:
    """Whether one name is the other with words left out or cut to initials: "A. Marro", "Anna Marro" of "Anna Lea Marro"."""
    if short[-1] != full[-1] or len(short) > len(full) or short == full:
        return False
    rest = list(full[:-1])
    for word in short[:-1]:
        while rest and not (rest[0] == word or (len(word) == 1 and rest[0].startswith(word))):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True


def _respelled(one: str, names: Mapping[str, Called], others: Mapping[str, Key]) -> Joins | None:
    """The same full name in another spelling: the later one joins the one named first."""
    mine = _spoken(names[one].key)
    fits = [other for other, key in others.items() if len(key) > 1 and alike_names(mine, _spoken(key))]
    order = list(names)
    if len(fits) == 1 and order.index(fits[0]) < order.index(one):
        return fits[0], "spelling"
    return None


def _spoken(key: Key) -> str:
    return " ".join(word for word in key if word not in PARTICLES)


def fuller_body(one: str, names: Mapping[str, Called], root: Root) -> Joins | None:
    """The body a shorter name stands for ("the Salvation Council"), or that has the name in another spelling."""
    own = names[one]
    mine = set(own.key)
    bodies = {
        other: them for other, them in names.items() if other != one and them.kind is own.kind and them.key
    }
    if own.head in _ITS_PEOPLE:
        whose = {root(other) for other, them in bodies.items() if set(them.key) == mine - {own.head}}
        if len(whose) == 1:
            return next(iter(whose)), "its-people"
    longer = (
        set()
        if _described(own)
        else {root(other) for other, them in bodies.items() if mine < set(them.key) and them.head == own.head}
    )
    if longer:
        return (next(iter(longer)), "shorter-name") if len(longer) == 1 else None
    order = list(names)
    same = [other for other, them in bodies.items() if _spelled_alike(mine, set(them.key))]
    if len(same) == 1 and order.index(same[0]) < order.index(one):
        return same[0], "spelling"
    return None


def _described(own: Called) -> bool:
    """Whether small letters and a people's name describe rather than name: "group of Syrians", not "Mali's army"."""
    small = any(fold(word) == own.head and word.islower() for word in own.name.split())
    return small and own.kind not in {ActorKind.GOVERNMENT, ActorKind.MILITARY, ActorKind.POLICE}


# "Rebels of the Northern Front" are the Northern Front.
_ITS_PEOPLE = frozenset(
    "rebels rebel fighters militants forces guerrillas insurgents militiamen soldiers troops members men".split()
)


def _spelled_alike(mine: set[str], other: set[str]) -> bool:
    """Whether two names differ in one word, which is spelled differently in each."""
    left, right = mine - other, other - mine
    return len(left) == len(right) == 1 and bool(mine & other) and alike(next(iter(left)), next(iter(right)))


def office_slug(own: Called) -> str | None:
    """The id of a holder of a public office: the full name of the list, and the office beside it in the report."""
    if len(own.key) < 2 or not own.offices:
        return None
    found = _officials().get(" ".join(own.key))
    if found is None or (own.country and own.country != found[1]):
        return None
    words = {word for office in own.offices for word in fold(office.title).split()}
    return f"actor:person-{found[0]}" if words & found[2] else None


@cache
def _officials() -> dict[str, tuple[str, str, frozenset[str]]]:
    """Folded name → slug, country, and the words by which the offices are called."""
    made: dict[str, tuple[str, str, frozenset[str]]] = {}
    for row in load_rows("office_holders"):
        slug = fold(row["name"]).replace(" ", "-")
        head = fold(row["office"].split(" of ")[0]).split()[-1]
        called = frozenset((head, *_CALLED.get(head, ())))
        aliases = (alias.removeprefix("^") for alias in row["aliases"].split(" | ") if alias)
        for name in (row["name"], *aliases):
            known = made.get(fold(name))
            made[fold(name)] = (slug, row["country"], called | (known[2] if known else frozenset()))
    return made


_CALLED = {
    "minister": ("secretary", "premier"),
    "monarch": ("king", "emir", "sultan", "ruler"),
    "government": ("leader", "president", "head"),
    "forces": ("commander", "chief", "general"),
    "leader": ("ayatollah",),
    "intelligence": ("director", "chief", "head"),
    "parliament": ("speaker", "senator", "representative"),
    "council": ("president", "chairman", "secretary"),
}
