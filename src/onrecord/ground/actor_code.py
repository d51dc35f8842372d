"""A code and why; what several rows of the table share."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.ground.actor_phrase import Phrase
from onrecord.ground.actor_words import INTERNATIONAL, Code, topics

# Sectors whose former holders are the elite; a former rebel is something else, and what is not said.
_OFFICES = frozenset(["GOV", "LEG", "JUD", "SPY", "MIL", "PTY"])
_MINISTRY = frozenset(["minister", "ministers", "ministry", "ministries", "secretary"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A code and why.

    `country` is ISO 3166 alpha-3 or one of PLOVER's international codes (UNO, EUR, IGO, IMG …), `sector` and `second`
    are PLOVER 2.0 sectors; None where the words do not tell. `by` names the row that decided, `rows` the lines of the
    lists it read, `why` says it in a sentence.
    """

    country: str | None = None
    sector: str | None = None
    second: str | None = None
    by: str = ""
    why: str = ""
    rows: tuple[str, ...] = ()


def ministry(word: str) -> bool:
    """Whether a word names a ministry or who heads one."""
    return word in _MINISTRY


def topic(phrase: Phrase) -> str:
    """The second sector that follows from what a ministry is for, "" where none does."""
    if _MINISTRY.isdisjoint(phrase.words):
        return ""
    return next((topics()[word] for word in phrase.words if word in topics()), "")


def out_of_office(sector: str) -> str:
    """The sector of somebody who is no longer of `sector`.

    >>> out_of_office("GOV"), out_of_office("REB")
    ('ELI', '')
    """
    return "ELI" if sector in _OFFICES or sector == "ELI" else ""


def country_of(phrase: Phrase, head: int) -> str:
    """The country of the first nation named, else of a town before the head or behind "in" or "of"."""
    if phrase.nations:
        return phrase.nations[0].value.country
    if phrase.actors and phrase.actors[0].value.country not in INTERNATIONAL | {""}:
        return phrase.actors[0].value.country
    spans = [(first, last) for last in range(head, 0, -1) for first in range(max(0, last - 3), last)]
    before = [(first, last) for first, last in spans if not _in_a_name(phrase, first)]
    behind = [
        (at, last)
        for at in range(phrase.base + 1, len(phrase.words))
        for last in range(min(len(phrase.words), at + 3), at, -1)
        if phrase.raw[at][:1].isupper()
    ]
    return next((country for first, last in (*before, *behind) if (country := phrase.place(first, last))), "")


def _in_a_name(phrase: Phrase, first: int) -> bool:
    """Whether a capital stands right before word `first`: "Carlos Lima's television" is not of Lima."""
    return first > phrase.lead and phrase.raw[first - 1][:1].isupper()


def coded_as(phrase: Phrase, code: Code, rows: tuple[str, ...], *, role: str = "") -> Coded:
    """The code of a row of the list of actors; `role` is the sector of a part of an international body."""
    country, sector = code.country, code.sector
    if country in INTERNATIONAL:
        sector = sector or role
    elif not country:
        country = country_of(phrase, phrase.base)
    if phrase.former:
        sector = out_of_office(sector)
    return Coded(country=country or None, sector=sector or None, second=code.second or None, rows=rows)
