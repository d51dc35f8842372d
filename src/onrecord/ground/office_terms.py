"""Who held which public office when: terms with their dates, from two lists.

`office_holders.tsv` is our own; `rulers.tsv` is older and fills in who is not in the first. A term that was open when
its list was made is taken to go on for a while and no longer: after that nobody is said to be in office.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from onrecord.ground.actor_words import plain_words
from onrecord.lexicon import load_rows

_LISTED = date(2025, 6, 30)  # the day office_holders.tsv was made
_RULERS_LISTED = date(2014, 1, 30)
_LEADING = frozenset(
    "president|prime minister|chancellor|monarch|supreme leader|head of the military government|head of government|pope|"
    "head of state or of government".split("|")
)
_GOES_ON = timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time in office, both days counted in; `row` is the line of the list that says so."""

    office: str
    country: str
    sector: str
    second: str
    since: date
    until: date
    row: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What somebody was on the day asked: in office, out of office after a term, or not known to be either."""

    term: Term
    state: str  # in · after · before · unknown


@cache
def holders() -> Mapping[str, tuple[Term, ...]]:
    """Name as it is looked up by → terms, the earliest first."""
    made: dict[str, list[Term]] = {}
    own: set[str] = set()
    for row in load_rows("office_holders"):
        term = Term(
            office=row["office"],
            country=row["country"],
            sector=row["sector"],
            second=row["second"],
            since=_first_day(row["since"]),
            until=_last_day(row["until"]) if row["until"] else _LISTED + _GOES_ON,
            row=f"office_holders.tsv line {row['line']}",
        )
        for key in _keys(row["name"], row["aliases"]):
            made.setdefault(key, []).append(term)
            own.add(key)
    for row in load_rows("rulers"):
        keys = _keys(row["name"], row["aliases"])
        if own.isdisjoint(keys):
            for key in keys:
                made.setdefault(key, []).extend(_ruler_terms(row["country"], row["terms"], row["line"]))
    return {key: tuple(sorted(terms, key=_since)) for key, terms in made.items()}


def _since(term: Term) -> date:
    return term.since


def _keys(name: str, aliases: str) -> list[str]:
    written = (name, *(alias.removeprefix("^") for alias in aliases.split(" | ") if alias))
    return list(dict.fromkeys(" ".join(plain_words(one)) for one in written))


def _ruler_terms(country: str, terms: str, line: str) -> Iterator[Term]:
    for term in terms.split(" | "):
        since, _, until = term.partition("..")
        yield Term(
            office="head of state or of government",
            country=country,
            sector="GOV",
            second="",
            since=date.fromisoformat(since),
            until=date.fromisoformat(until) if until else _RULERS_LISTED + _GOES_ON,
            row=f"rulers.tsv line {line}",
        )


def _first_day(written: str) -> date:
    parts = [int(part) for part in written.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _last_day(written: str) -> date:
    parts = [int(part) for part in written.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return date(parts[0], month, parts[2] if len(parts) > 2 else monthrange(parts[0], month)[1])


@cache
def surnames() -> Mapping[str, str]:
    """Last word of a name → the one name of `office_holders.tsv` that ends in it; two persons, no entry."""
    of: dict[str, dict[str, str]] = {}
    for row in load_rows("office_holders"):
        key = " ".join(plain_words(row["name"]))
        of.setdefault(key.split()[-1], {})[key] = key
    return {last: next(iter(names)) for last, names in of.items() if len(names) == 1 and len(last) > 3}


def leads(name: str, asked: date) -> bool:
    """Whether the lists know one who leads a state or a government on the day `asked` by this full name.

    >>> leads("Angela Merkel", date(2010, 1, 1)), leads("Angela Merkel", date(2023, 1, 1))
    (True, False)
    """
    terms = holders().get(" ".join(plain_words(name)), ())
    return any(term.since <= asked <= term.until and term.office in _LEADING for term in terms)


def held(terms: Sequence[Term], asked: date) -> Held:
    """What somebody with these terms was on the day `asked`.

    >>> terms = holders()["angela merkel"]
    >>> [held(terms, date(year, 1, 1)).state for year in (2003, 2010, 2023)]
    ['before', 'in', 'after']
    """
    within = [term for term in terms if term.since <= asked <= term.until]
    if within:
        return Held(term=within[-1], state="in")
    earlier = [term for term in terms if term.until < asked]
    if not earlier:
        return Held(term=terms[0], state="before")
    last = max(earlier, key=_until)
    opened = last.until in {_LISTED + _GOES_ON, _RULERS_LISTED + _GOES_ON}
    return Held(term=last, state="unknown" if opened else "after")


def _until(term: Term) -> date:
    return term.until
