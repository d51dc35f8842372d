"""What speaks for a capitalised word being a place: a table of rows, each looking at the words around it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from onrecord.find.names.place_words import country_table, facility_table, place_nouns
from onrecord.text.tokens import Token

_CITY_ALONE = 300_000  # inhabitants from which a city's name needs no help from the words around it
_WELL_KNOWN = 100_000  # below that a name that is an everyday word too needs more than a preposition
_BEFORE_PLACE = frozenset(
    "in at near from to towards toward around outside inside across into through throughout between via over "
    "above leaving reaching entering within of off north south east west northeast northwest southeast southwest "
    "northern southern eastern western central upper lower".split()
)
_AREAS = frozenset(["region", "continent", "sea", "country"])
_DIRECTIONS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)


class PlaceHint(Protocol):
    """What a gazetteer says of a name: its kinds, its largest population, and what else the word can be."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of things of that name, such as country, admin1, city."""

    @property
    def population(self) -> int | None:
        """Inhabitants of the largest, None when not known."""

    @property
    def ordinary(self) -> bool:
        """Whether it is an everyday word too."""

    @property
    def person(self) -> bool:
        """Whether it is a common personal name too."""


class PlaceNames(Protocol):
    """The part of a gazetteer that finding needs."""

    def knows(self, name: str) -> PlaceHint | None:
        """What is known of `name`, None if nothing."""


class Near(NamedTuple):
    """A name and the words around it, for the rows of evidence to look at."""

    words: Sequence[Token]
    first: int
    last: int
    hint: PlaceHint
    before: str
    after: str
    shouting: bool


def support(near: Near) -> tuple[float, str] | None:
    """Score and name of the first row of evidence that holds for the name, None if none does."""
    if near.last == near.first + 1 and _too_short_or_acronym(
        near.words[near.first].text, shouting=near.shouting
    ):
        return None
    return next(((score, name) for name, score, holds in EVIDENCE_ROWS if holds(near)), None)


def _too_short_or_acronym(word: str, *, shouting: bool) -> bool:
    return len(word) < 3 or (word.isupper() and (not shouting or len(word) < 4))


def _place_noun_after(near: Near) -> bool:
    noun = _next(near.words, near.last) if near.after in {"'s", "’s"} else near.after
    return noun in place_nouns()


def _facility_after(near: Near) -> bool:
    return near.last < len(near.words) and facility_table().hit_at(near.words, near.last) is not None


def _place_noun_before(near: Near) -> bool:
    return (
        near.before == "of"
        and near.first >= 2
        and near.words[near.first - 2].text.casefold() in place_nouns()
    )


def _preposition(near: Near) -> bool:
    if _in_longer_name(near) or (near.hint.ordinary and (near.hint.population or 0) < _WELL_KNOWN):
        return False
    return near.before in _BEFORE_PLACE or near.before in _DIRECTIONS


def _plain_word(near: Near) -> bool:
    """Whether the name may be an everyday word that only stands capitalised because a sentence begins."""
    return near.hint.ordinary and near.first == 0


def _region(near: Near) -> bool:
    return not _in_longer_name(near) and not _plain_word(near) and not _AREAS.isdisjoint(near.hint.kinds)


def _province(near: Near) -> bool:
    named = "admin1" in near.hint.kinds and not near.shouting and not _plain_word(near)
    return named and not near.hint.person and not _in_longer_name(near)


def _listed(near: Near) -> bool:
    capital_before = near.first >= 2 and near.words[near.first - 2].text[:1].isupper()
    listed = near.before in {",", "and", "or"} and capital_before
    return listed and bool(near.hint.population) and not near.hint.person and not _in_longer_name(near)


def _large_city(near: Near) -> bool:
    large = (near.hint.population or 0) >= _CITY_ALONE and not near.shouting and not _in_longer_name(near)
    return large and not near.hint.person and not _plain_word(near)


# Name, score, test: the first that holds decides. The order is that of trust.
EVIDENCE_ROWS: tuple[tuple[str, float, Callable[[Near], bool]], ...] = (
    ("place-noun-after", 0.95, _place_noun_after),
    ("facility-after", 0.9, _facility_after),
    ("place-noun-before", 0.95, _place_noun_before),
    ("preposition", 0.9, _preposition),
    ("region", 0.9, _region),
    ("province", 0.8, _province),
    ("list", 0.75, _listed),
    ("large-city", 0.7, _large_city),
)


def _next(words: Sequence[Token], index: int) -> str:
    return words[index + 1].text.casefold() if index + 1 < len(words) else ""


def _in_longer_name(near: Near) -> bool:
    """Whether a capitalised word stands directly before or after, as in a person's or an outlet's name."""
    if near.shouting:
        return False
    before = near.words[near.first - 1].text if near.first else ""
    after = near.words[near.last].text if near.last < len(near.words) else ""
    named_before = near.first > 1 and before[:1].isupper() and before.casefold() not in _BEFORE_PLACE
    return (named_before and before.isalpha() and not _is_country_word(before)) or (
        after[:1].isupper() and after.isalpha()
    )


def _is_country_word(word: str) -> bool:
    return country_table().hit_at([Token(0, len(word), word)], 0) is not None
