"""Rows that code by who held which office when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.ground.actor_code import Coded, topic
from onrecord.ground.actor_phrase import Phrase
from onrecord.ground.actor_words import Code, Found, find_in
from onrecord.ground.office_terms import Held, Term, held, holders, surnames

_STATES = {
    "in": "{name}: {office} from {since}",
    "after": "{name}: {office} until {until}, not on the day asked",
    "before": "{name}: {office} from {since} only",
    "unknown": "{name}: {office} from {since}; the list does not tell how long",
}


def office_holder(phrase: Phrase) -> Coded | None:
    """A full name of the lists, unless the words name another country than theirs."""
    for name, terms in _holders_named(phrase):
        beside = {one.value.country for one in phrase.nations}
        if beside and beside.isdisjoint(term.country for term in terms):
            continue  # somebody of another country who bears the name
        title = next((one for one in phrase.agents if one.value.sector != "UNK"), None)
        if title and not phrase.former:
            return _with_title(phrase, title, terms)
        return _as_of(name, terms, phrase.asked, former=phrase.former)
    return None


def surname(phrase: Phrase) -> Coded | None:
    """A surname only one of the lists bears: behind an office, or alone where the day asked is known."""
    last = phrase.words[phrase.base - 1]
    name = surnames().get(last)
    written = phrase.raw[phrase.base - 1]
    if name is None or not written[:1].isupper():
        return None
    terms = holders()[name]
    beside = {one.value.country for one in phrase.nations}
    title = next((one for one in phrase.agents if one.last == phrase.base - 1), None)
    if beside and beside.isdisjoint(term.country for term in terms):
        return None
    if phrase.asked and held(terms, phrase.asked).state == "before":
        return None
    if title and title.value.sector == "GOV" and not phrase.former:
        return _with_title(phrase, title, terms)
    alone = phrase.base - phrase.lead == 1 == len(phrase.bare)
    if not alone or phrase.asked is None or phrase.place(phrase.base - 1, phrase.base):
        return None
    return _as_of(written, terms, phrase.asked, former=phrase.former)


def _holders_named(phrase: Phrase) -> Iterable[tuple[str, tuple[Term, ...]]]:
    for one in find_in(holders(), phrase.words):
        if one.last > one.first + 1 and phrase.raw[one.first][:1].isupper():
            yield " ".join(phrase.raw[one.first : one.last]), one.value


def _with_title(phrase: Phrase, title: Found[Code], terms: tuple[Term, ...]) -> Coded:
    now = held(terms, phrase.asked).term if phrase.asked else terms[-1]
    second = topic(phrase) or title.value.second or (now.second if now.sector == title.value.sector else "")
    return Coded(
        country=now.country or None,
        sector=title.value.sector,
        second=second or None,
        why="the office stands beside the name; the list of office holders tells the country",
        rows=(now.row, title.value.row),
    )


def _as_of(name: str, terms: tuple[Term, ...], asked: date | None, *, former: bool) -> Coded:
    if asked is None:
        return Coded(
            country=terms[-1].country or None,
            sector="ELI" if former else None,
            why=f"{name} held an office; without a day it stays open whether still",
            rows=(terms[-1].row,),
        )
    now = held(terms, asked)
    sector, second = _in_state(now, former=former)
    return Coded(
        country=now.term.country or None,
        sector=sector or None,
        second=second or None,
        why=_STATES[now.state].format(
            name=name, office=now.term.office, since=now.term.since, until=now.term.until
        ),
        rows=(now.term.row,),
    )


def _in_state(now: Held, *, former: bool) -> tuple[str, str]:
    if former or now.state == "after":
        return "ELI", ""
    return (now.term.sector, now.term.second) if now.state == "in" else ("", "")
