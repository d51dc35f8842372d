"""An actor coded to a country and PLOVER 2.0 sectors, as of a day.

`code_actor` runs a table of rows over the words for an actor; the first row that has an opinion decides, and its name
and the lines of the lists it used are handed over with the code. What no list knows stays uncoded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.ground.actor_code import Coded
from onrecord.ground.actor_phrase import Phrase, read_phrase
from onrecord.ground.actor_rows import (
    actor_inside,
    capital,
    country_only,
    noun,
    spelling,
    state,
    town,
    whole_name,
)
from onrecord.ground.actor_words import INTERNATIONAL
from onrecord.ground.office_rows import office_holder, surname
from onrecord.ground.office_terms import leads
from onrecord.model import Actor, ActorKind, Office

if TYPE_CHECKING:
    from onrecord.ground.gazetteer import Gazetteer

__all__ = ["ROWS", "Coded", "Row", "code_actor", "code_actors"]


class Row(NamedTuple):
    """One row of the table: its name, its function, and what it looks at, for people."""

    name: str
    find: Callable[[Phrase], Coded | None]
    says: str


def code_actor(words: str, asked: date | None = None, gazetteer: Gazetteer | None = None) -> Coded | None:
    """The code of the actor these words name, None where no list knows any of them.

    `asked` is the day as of which it is asked: office holders have a sector for their terms, are ELI after them, and
    have none where the day is not known. With a gazetteer, towns tell the country too ("the Nairobi police").

    >>> coded = code_actor("the Malian army's spokesman")
    >>> coded.country, coded.sector, coded.by
    ('MLI', 'MIL', 'actor-inside')
    >>> code_actor("Kenya's former defence minister").sector
    'ELI'
    >>> [code_actor("Angela Merkel", date(year, 6, 1)).sector for year in (2003, 2010, 2023)]
    [None, 'GOV', 'ELI']
    >>> code_actor("a ball of string") is None
    True
    """
    return _code(words, asked, gazetteer)


@lru_cache(maxsize=4096)  # the same actors come back from report to report
def _code(words: str, asked: date | None, gazetteer: Gazetteer | None) -> Coded | None:
    phrase = read_phrase(words, asked, gazetteer)
    if not phrase.words:
        return None
    for row in ROWS:
        coded = row.find(phrase)
        if coded:
            return replace(coded, by=row.name, why=coded.why or row.says)
    return None


def code_actors(
    actors: Sequence[Actor], asked: date | None = None, gazetteer: Gazetteer | None = None
) -> tuple[Actor, ...]:
    """The actors of a report with country and sector filled in as of its date, where they are open.

    A person is coded by the offices the report names; by the name alone only who leads a state or a government on the
    day asked, since others may share theirs. What the report's own words gave stays, but for an office no longer held.

    >>> (made,) = code_actors([Actor(id="a", name="Garissa hospital", kind=ActorKind.ORGANISATION, country="KEN")])
    >>> made.country, made.sector, made.coded.partition(":")[0]
    ('KEN', 'MED', 'noun')
    """
    return tuple(_recorded(actor, _code_of(actor, asked, gazetteer)) for actor in actors)


def _code_of(actor: Actor, asked: date | None, gazetteer: Gazetteer | None) -> Coded | None:
    if actor.by in _FROM_A_LIST:
        return None
    if actor.kind is not ActorKind.PERSON:
        return code_actor(actor.name, asked, gazetteer)
    stated = [code for office in actor.offices if (code := code_actor(_written(office), asked, gazetteer))]
    named = code_actor(actor.name, asked, gazetteer)
    titled = _by_title(actor, asked)
    if titled is not None and not _elsewhere(titled, stated):
        return titled
    if named is None or named.by != "office-holder" or _elsewhere(named, stated):
        return stated[0] if stated else None
    if stated:
        return named if stated[0].sector is None else replace(stated[0], country=named.country)
    return named if named.country == actor.country or (asked and leads(actor.name, asked)) else None


# Countries and the actors of the word list carry their row's code already.
_FROM_A_LIST = frozenset(["actors/known", "actors/state"])


def _by_title(actor: Actor, asked: date | None) -> Coded | None:
    """For "President Ruto", whom the report never calls by the full name: the one office holder of that surname."""
    if asked is None or " " in actor.name:
        return None
    codes = (code_actor(f"{office.title} {actor.name}", asked) for office in actor.offices)
    return next((code for code in codes if code and code.by == "surname"), None)


def _written(office: Office) -> str:
    told = office.of is None or office.of.casefold() in office.title.casefold()
    return office.title if told else f"{office.title} of {office.of}"


def _elsewhere(named: Coded, stated: Sequence[Coded]) -> bool:
    """Whether the offices the report names are of another country than the office holder of that name."""
    return any(code.country not in {None, named.country} for code in stated)


def _recorded(actor: Actor, code: Coded | None) -> Actor:
    if code is None:
        return actor
    international = code.country if code.country in INTERNATIONAL else None
    country = actor.country or (None if international else code.country)
    sector = "ELI" if code.sector == "ELI" else actor.sector or international or code.sector
    if (country, sector) == (actor.country, actor.sector):
        return actor
    return replace(actor, country=country, sector=sector, coded=f"{code.by}: {', '.join(code.rows)}")


def _apposition(phrase: Phrase) -> Coded | None:
    if phrase.comma >= len(phrase.words):
        return None
    return code_actor(" ".join(phrase.raw[phrase.comma :]), phrase.asked, phrase.gazetteer)


ROWS: tuple[Row, ...] = (
    Row("whole-name", whole_name, "the words are a name in the list of actors"),
    Row("state", state, "the words name a country or its people, and nothing else"),
    Row("office-holder", office_holder, "the list of office holders knows the name"),
    Row("capital", capital, "a capital stands for its government"),
    Row("actor-inside", actor_inside, "the words hold a name in the list of actors"),
    Row("surname", surname, "one office holder only bears the name"),
    Row("noun", noun, "the head of the phrase stands in the list of nouns"),
    Row("spelling", spelling, "the words sound like one name in the list of actors"),
    Row("apposition", _apposition, "what stands behind the comma tells"),
    Row("town", town, "the words name a town, and nothing else"),
    Row("country-only", country_only, "the words hold a country's name, and nothing that tells the sector"),
)
