"""The words for an actor, taken apart for coding: where its head ends, which countries, bodies and nouns it holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.ground.actor_words import (
    Code,
    Found,
    actor_codes,
    agent_codes,
    body_nouns,
    exact_names,
    find_in,
    iso3,
    nations,
    plain_tokens,
)

if TYPE_CHECKING:
    from onrecord.ground.gazetteer import Gazetteer

_BEHIND = frozenset(
    "of for at in from with on by to who that which near against after under inside along among".split()
)
_ARTICLES = frozenset("the a an this that these those some several many its their his her our".split())
_FORMER = frozenset(
    "former ex formerly onetime erstwhile ousted deposed toppled exiled retired overthrown disgraced".split()
)
_PRONOUNS = frozenset("he she it they him her them who".split())
_NUMBERS = frozenset("two three four five six seven eight nine ten dozens scores hundreds thousands".split())
_WELL_KNOWN = 100_000  # inhabitants from which a name counts as that of a town
_CLEARLY_LARGER = 5


@dataclass(frozen=True)
class Phrase:
    """The words for an actor; `words` are folded, `raw` as they are written, one for one."""

    words: tuple[str, ...]
    raw: tuple[str, ...]
    comma: int  # words before the first comma or bracket
    asked: date | None
    gazetteer: Gazetteer | None

    @cached_property
    def base(self) -> int:
        """Words up to the first preposition or comma: the head is the last of them."""
        ends = (at for at in range(1, self.comma) if self.words[at] in _BEHIND)
        return next(ends, self.comma)

    @cached_property
    def former(self) -> bool:
        """Whether the words say that an office is no longer held."""
        return not _FORMER.isdisjoint(self.words[: self.base])

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """The words without article, numbers and "former" in front."""
        return self.words[self.lead :]

    @cached_property
    def lead(self) -> int:
        """How many articles, numbers and the like stand in front."""
        in_front = _ARTICLES | _NUMBERS | _FORMER
        last = len(self.words) - 1
        return next(
            (at for at, word in enumerate(self.words) if word not in in_front and not word.isdigit()), last
        )

    @cached_property
    def nations(self) -> tuple[Found[Code], ...]:
        """Countries and peoples named, left to right; not languages, nor "New Jersey"."""
        found = self._of(nations(), lambda code: not code.sector or code.sector == "PRE")
        return tuple(one for one in found if not self._no_nation(one))

    def _no_nation(self, one: Found[Code]) -> bool:
        before = self.raw[one.first - 1] if one.first else ""
        after = self.words[one.last] if one.last < len(self.words) else ""
        return before == "New" or after in {"language", "speaking", "speaker", "speakers"}

    @cached_property
    def actors(self) -> tuple[Found[Code], ...]:
        """Actors of the word list named, left to right."""
        found = self._of(actor_codes(), lambda code: bool(code.sector or code.country))
        return tuple(one for one in found if self.words[one.first] != "the")  # outlets such as "The National"

    def _of(self, table: Mapping[str, Code], wanted: Callable[[Code], bool]) -> tuple[Found[Code], ...]:
        plain = tuple(find_in(table, self.words))
        exact = exact_names()
        is_state = table is not actor_codes()
        short = (
            Found(at, at + 1, exact[name])
            for at, written in enumerate(self.raw)
            if (name := as_acronym(written)) in exact and exact[name].row.startswith("countries") is is_state
        )
        taken = {at for one in plain for at in range(one.first, one.last)}
        found = [*plain, *(one for one in short if one.first not in taken)]
        return tuple(sorted((one for one in found if wanted(one.value)), key=_place))

    @cached_property
    def agents(self) -> tuple[Found[Code], ...]:
        """Nouns for people and bodies; not those that are a person's name here ("Tom Bishop")."""
        found = find_in(agent_codes(), self.words)
        return tuple(one for one in found if not self._surname(one) and not self._pronoun(one))

    def _pronoun(self, one: Found[Code]) -> bool:
        """Whether "he" stands among other words, where it may be a name."""
        return len(self.words) > 1 and self.words[one.first] in _PRONOUNS and one.last == one.first + 1

    def _surname(self, one: Found[Code]) -> bool:
        alone = one.last == one.first + 1 and one.last in {self.base, len(self.words)} and one.first > 0
        if not alone or not self.raw[one.first][:1].isupper() or self.words[one.first] in body_nouns():
            return False
        before = self.raw[one.first - 1]
        known = any(found.last == one.first for found in (*self.nations, *self.actors))
        noun = self.words[one.first - 1] in agent_codes() or self.place(one.first - 1, one.first) is not None
        return before[:1].isupper() and not known and not noun and self.words[one.first - 1] not in _ARTICLES

    def place(self, first: int, last: int) -> str | None:
        """ISO alpha-3 code of the country of the town named by words `first` up to `last`, if one clearly is."""
        if self.gazetteer is None or first < 0 or self.words[first] in _ARTICLES:
            return None
        name = " ".join(word if word[:1].isupper() else word.capitalize() for word in self.raw[first:last])
        hint = self.gazetteer.knows(name)
        if hint is None or hint.ordinary or not _KINDS.intersection(hint.kinds):
            return None
        towns = [one for one in self.gazetteer.lookup(name) if one.kind in _KINDS and one.country]
        largest = max(towns, key=lambda one: one.population or 0, default=None)
        if largest is None or largest.country is None or (largest.population or 0) < _WELL_KNOWN:
            return None
        elsewhere = [one.population or 0 for one in towns if one.country != largest.country]
        clear = max(elsewhere, default=0) * _CLEARLY_LARGER <= (largest.population or 0)
        return iso3().get(largest.country) if clear else None


_KINDS = frozenset(["city", "admin1", "admin2"])


def as_acronym(written: str) -> str:
    """An acronym without stops, in capitals where at least two are written as such.

    >>> as_acronym("U.N."), as_acronym("MoD"), as_acronym("Isis")
    ('UN', 'MOD', 'Isis')
    """
    plain = written.replace(".", "")
    return plain.upper() if sum(letter.isupper() for letter in plain) > 1 else plain


def _place(one: Found[Code]) -> int:
    return one.first


def read_phrase(text: str, asked: date | None, gazetteer: Gazetteer | None) -> Phrase:
    """The words for an actor, ready for coding.

    >>> phrase = read_phrase("the Malian army's spokesman, a colonel", None, None)
    >>> phrase.words[: phrase.base]
    ('the', 'malian', 'army', 'spokesman')
    """
    pairs = tuple(plain_tokens(text))
    cut = min((at for mark in ",;(" if (at := text.find(mark)) > 0), default=len(text))
    return Phrase(
        words=tuple(word for word, _ in pairs),
        raw=tuple(written for _, written in pairs),
        comma=sum(1 for _ in plain_tokens(text[:cut])),
        asked=asked,
        gazetteer=gazetteer,
    )
