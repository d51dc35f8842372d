"""Reads the TABARI-style dictionaries of the Open Event Data Alliance: agents, and office holders with dated codes.

An agent is a line such as ``FISH!PERSON! {FISHERFOLK} [~AGR]``; an actor a line with its name, lines that begin with
``+`` for its other names, and lines with a code and the dates it holds for: ``[XYZGOV 830505-930513]``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

FROZEN = date(2014, 1, 30)
"""The day the dictionary of office holders was made: a term open on that day is not known to have gone on."""

_AGENT = re.compile(r"^(?P<noun>[^\[{#]+?)\s*(?:\{(?P<plural>[^}]*)\})?\s*\[~(?P<code>[A-Z]+)~?\]")
_TERM = re.compile(
    r"^\[(?P<country>[A-Z]{3})(?P<code>[A-Z]*) (?P<open>[<>]?)(?P<since>\d{6,8})(?:-(?P<until>\d{6,8}))?\]"
)
_PERSONS = ("MAN", "MEN", "WOMAN", "WOMEN", "PERSON")
_CENTURY_TURN = 20  # two digits: 00 to 19 are of this century


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A noun and the code of those it names; `second` is empty where there is one code only."""

    noun: str
    sector: str
    second: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A time in office: until None where it went on when the dictionary was made."""

    country: str
    code: str
    since: date
    until: date | None


@dataclass(slots=True, kw_only=True)
class Holder:
    """A person under all names with all terms; `elite` where the dictionary follows the person out of office too."""

    name: str
    aliases: list[str] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    elite: bool = False


def agents(text: str) -> Iterator[Agent]:
    """The agents of a dictionary, in its order; lines about ministries are left to a rule.

    >>> [agent.noun for agent in agents("TOWNS!PERSON! {TOWNSFOLK} [~CVL]")][-2:]
    ['townsperson', 'townsfolk']
    >>> next(agents("SOLDIER_JUDGE [~MILJUD] # rare"))
    Agent(noun='soldier judge', sector='MIL', second='JUD')
    """
    for line in text.splitlines():
        found = _AGENT.match(line)
        if found is None or line.startswith(("#", "!MINIST!")) or "MINIST" in found["noun"]:
            continue
        code = found["code"]
        for noun in _forms(found["noun"], found["plural"]):
            yield Agent(noun=noun, sector=code[:3], second=code[3:6])


def _forms(noun: str, plural: str | None) -> Iterator[str]:
    for written in (noun, plural or ""):
        plain = " ".join(written.replace("_", " ").lower().split())
        if "!person!" in plain:
            yield from (plain.replace("!person!", person.lower()) for person in _PERSONS)
        elif plain:
            yield plain


def holders(text: str) -> Iterator[Holder]:
    r"""The persons of a dictionary of countries that hold or held an office.

    >>> made = next(holders("ANNA_LIND_  # list\n+ANNA_M._LIND_\n\t[SWEGOV 010203-050607]\n\t[SWEELI]"))
    >>> made.name, made.aliases, made.elite, made.terms[0].until.isoformat()
    ('Anna Lind', ['Anna M. Lind'], True, '2005-06-07')
    """
    holder: Holder | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] == "+" and holder:
            holder.aliases.append(_written(line[1:]))
        elif line[0].isspace() and holder:
            _add_code(holder, line.strip())
        else:
            if holder and holder.terms:
                yield holder
            holder = Holder(name=_written(line))
    if holder and holder.terms:
        yield holder


def _written(line: str) -> str:
    plain = re.split(r"[#\[]", line)[0].replace("_", " ").strip()
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in plain.split())


def _add_code(holder: Holder, code: str) -> None:
    if code[4:7] == "ELI":
        holder.elite = True
        return
    found = _TERM.match(code)
    if found is None or not found["code"].startswith(("GOV", "SPY")) or found["open"] == "<":
        return
    since = read_day(found["since"])
    until = read_day(found["until"]) if found["until"] else None
    if since and (until is None or until >= since):
        holder.terms.append(Term(country=found["country"], code=found["code"], since=since, until=until))


def read_day(digits: str) -> date | None:
    """A day written as ``yymmdd`` or ``yyyymmdd``; days past the month's end are the month's last.

    >>> read_day("791227").isoformat(), read_day("20040231").isoformat(), read_day("991399")
    ('1979-12-27', '2004-02-29', None)
    """
    year, month, day = int(digits[:-4]), int(digits[-4:-2]), int(digits[-2:])
    if len(digits) == 6:
        year += 2000 if year < _CENTURY_TURN else 1900
    if not 1 <= month <= 12:
        return None
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))
