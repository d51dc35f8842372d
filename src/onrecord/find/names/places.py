"""Words that name places, facilities and nationalities.

A capitalised stretch is a place when the gazetteer knows it *and* the words around it speak for a place:
a preposition before it, a word such as "province" beside it, another place after a comma. A country, its adjective
and a province need no such help; a small town that is also a surname does.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple, Protocol

from onrecord.find.names.naming import NOT_NAMES, titles
from onrecord.find.phrase_table import PhraseTable
from onrecord.lexicon import load_rows
from onrecord.model import Document, Mention, MentionKind, Span, content_id
from onrecord.text.tokens import Token, tokens

_LONGEST = 5
_CITY_ALONE = 300_000  # inhabitants from which a city's name needs no help from the words around it
_WELL_KNOWN = (
    100_000  # inhabitants below which a name that is an everyday word too needs more than a preposition
)
_BEFORE_PLACE = frozenset(
    "in at near from to towards toward around outside inside across into through throughout between via over "
    "above leaving reaching entering within of off north south east west northeast northwest southeast southwest "
    "northern southern eastern western central upper lower".split()
)
_INNER = frozenset("of de del la el al an as ad and the bin i du da do dos ez es".split())
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


class _Found(NamedTuple):
    first: int
    last: int
    kind: MentionKind
    by: str
    score: float
    value: str | None = None


class _Country(NamedTuple):
    iso2: str
    adjective: bool


def find_places(document: Document, names: PlaceNames) -> tuple[Mention, ...]:
    """Mentions of places, facilities and nationalities in the sentences of `document`.

    `Mention.value` is ``country:AF`` for a country's name and for a nationality, None otherwise.
    """
    found: list[Mention] = []
    for sentence in document.sentences:
        words = tokens(document.text, sentence.span.start, sentence.span.stop)
        found.extend(_mention(document, words, one) for one in _in_sentence(words, names))
    return tuple(found)


def _mention(document: Document, words: Sequence[Token], one: _Found) -> Mention:
    span = Span(words[one.first].start, words[one.last - 1].stop)
    return Mention(
        id=content_id("mention", document.report, span.start, span.stop, one.kind),
        span=span,
        kind=one.kind,
        words=span.of(document.text),
        head=words[one.last - 1].text,
        value=one.value,
        by=f"places/{one.by}",
        score=one.score,
    )


def _in_sentence(words: Sequence[Token], names: PlaceNames) -> Iterator[_Found]:
    taken = [False] * len(words)
    shouting = _shouting(words)
    for country in _countries(words, names):
        taken[country.first : country.last] = [True] * (country.last - country.first)
        yield country
    yield from _facilities(words)  # a facility's name may hold a place's: both are mentions
    index = 0
    while index < len(words):
        one = None if taken[index] else _name_at(words, index, taken, names, shouting=shouting)
        if one:
            yield one
        index = one.last if one else index + 1


def _shouting(words: Sequence[Token]) -> bool:
    """Whether the sentence is in capitals throughout, so that a capital says nothing."""
    letters = [token.text for token in words if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


def _countries(words: Sequence[Token], names: PlaceNames) -> Iterator[_Found]:
    for hit in _country_table().hits(words):
        if not words[hit.first].text[:1].isupper() or _given_name(words, hit.first, hit.last, names):
            continue
        kind = MentionKind.NATIONALITY if hit.value.adjective else MentionKind.PLACE
        by = "nationality" if hit.value.adjective else "country"
        yield _Found(hit.first, hit.last, kind, by, 0.97, f"country:{hit.value.iso2}")


def _given_name(words: Sequence[Token], first: int, last: int, names: PlaceNames) -> bool:
    """Whether a country's name is a person's here: "Jordan", "Chad" or "Georgia" before another capital."""
    if last >= len(words) or not words[last].text[:1].isupper() or not words[last].text.isalpha():
        return False
    if first and titles().hit_at(words, first - 1):
        return True
    hint = names.knows(_written(words[first:last]))
    return hint is not None and hint.person and not words[last].text.isupper()


def _facilities(words: Sequence[Token]) -> Iterator[_Found]:
    """A facility's noun with the name before it, if it has one: "Kandahar air base", "a market"."""
    for hit in _facility_table().hits(words):
        first = hit.first
        while first > 1 and words[first - 1].text[:1].isupper() and words[first - 1].text.isalpha():
            first -= 1
        named = first < hit.first
        yield _Found(first, hit.last, MentionKind.FACILITY, "facility-noun", 0.9 if named else 0.8)


def _name_at(
    words: Sequence[Token], index: int, taken: Sequence[bool], names: PlaceNames, *, shouting: bool
) -> _Found | None:
    """The longest place name that begins at `index` and has the words around it on its side."""
    if not _capital(words[index].text):
        return None
    for last in range(min(len(words), index + _LONGEST), index, -1):
        lone_word = last == index + 1 and words[index].text.casefold() in NOT_NAMES
        if lone_word or any(taken[index:last]) or not _name_shaped(words[index:last]):
            continue
        phrase = words[index:last]
        hint = names.knows(_written(phrase))
        if hint:
            before = words[index - 1].text.casefold() if index else ""
            after = words[last].text.casefold() if last < len(words) else ""
            support = _support(_Near(words, index, last, hint, before, after, shouting))
            if support:
                return _Found(index, last, MentionKind.PLACE, support[1], support[0])
    return None


def _name_shaped(phrase: Sequence[Token]) -> bool:
    if not _capital(phrase[-1].text):
        return False
    return all(_capital(token.text) or token.text in _INNER or token.text in "-'’" for token in phrase)


def _capital(word: str) -> bool:
    """Whether a word is written as a name: "Zor", and "ez-Zor" too."""
    return word[:1].isupper() or ("-" in word and any(part[:1].isupper() for part in word.split("-")))


def _written(phrase: Sequence[Token]) -> str:
    return " ".join(token.text for token in phrase)


class _Near(NamedTuple):
    """A name and the words around it, for the rows of evidence to look at."""

    words: Sequence[Token]
    first: int
    last: int
    hint: PlaceHint
    before: str
    after: str
    shouting: bool


def _support(near: _Near) -> tuple[float, str] | None:
    """Score and name of the first row of evidence that holds for the name, None if none does."""
    if near.last == near.first + 1 and _too_short_or_acronym(
        near.words[near.first].text, shouting=near.shouting
    ):
        return None
    return next(((score, name) for name, score, holds in EVIDENCE_ROWS if holds(near)), None)


def _too_short_or_acronym(word: str, *, shouting: bool) -> bool:
    return len(word) < 3 or (word.isupper() and not shouting)


def _place_noun_after(near: _Near) -> bool:
    noun = _next(near.words, near.last) if near.after in {"'s", "’s"} else near.after
    return noun in _place_nouns()


def _facility_after(near: _Near) -> bool:
    return near.last < len(near.words) and _facility_table().hit_at(near.words, near.last) is not None


def _place_noun_before(near: _Near) -> bool:
    return (
        near.before == "of"
        and near.first >= 2
        and near.words[near.first - 2].text.casefold() in _place_nouns()
    )


def _preposition(near: _Near) -> bool:
    if _in_longer_name(near) or (near.hint.ordinary and (near.hint.population or 0) < _WELL_KNOWN):
        return False
    return near.before in _BEFORE_PLACE or near.before in _DIRECTIONS


def _plain_word(near: _Near) -> bool:
    """Whether the name may be an everyday word that only stands capitalised because a sentence begins."""
    return near.hint.ordinary and near.first == 0


def _region(near: _Near) -> bool:
    return not _in_longer_name(near) and not _plain_word(near) and not _AREAS.isdisjoint(near.hint.kinds)


def _province(near: _Near) -> bool:
    named = "admin1" in near.hint.kinds and not near.shouting and not _plain_word(near)
    return named and not near.hint.person and not _in_longer_name(near)


def _listed(near: _Near) -> bool:
    capital_before = near.first >= 2 and near.words[near.first - 2].text[:1].isupper()
    listed = near.before in {",", "and", "or"} and capital_before
    return listed and bool(near.hint.population) and not near.hint.person and not _in_longer_name(near)


def _large_city(near: _Near) -> bool:
    large = (near.hint.population or 0) >= _CITY_ALONE and not near.shouting and not _in_longer_name(near)
    return large and not near.hint.person and not _plain_word(near)


# Name, score, test: the first that holds decides. The order is that of trust.
EVIDENCE_ROWS: tuple[tuple[str, float, Callable[[_Near], bool]], ...] = (
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


def _in_longer_name(near: _Near) -> bool:
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
    return _country_table().hit_at([Token(0, len(word), word)], 0) is not None


@cache
def _country_table() -> PhraseTable[_Country]:
    rows: list[tuple[str, _Country]] = []
    for row in load_rows("countries"):
        for column, adjective in (("names", False), ("adjectives", True)):
            for name in row[column].split(" | "):
                if name:
                    # "US" and "CAR" are words when not in capitals
                    written = f"^{name}" if len(name) < 4 or "." in name else name
                    rows.append((written, _Country(row["iso2"], adjective)))
    return PhraseTable(rows)


@cache
def _facility_table() -> PhraseTable[None]:
    nouns = [row["noun"] for row in load_rows("facility_nouns")]
    return PhraseTable([(form, None) for noun in nouns for form in (noun, _plural(noun))])


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def _place_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in load_rows("place_nouns"))
