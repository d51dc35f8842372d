"""The word lists by which actors are coded, as look-ups of folded phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from onrecord.lexicon import Row, load_rows
from onrecord.text.fold import fold
from onrecord.text.spelling import british, spoken_key
from onrecord.text.tokens import tokens

_Value = TypeVar("_Value")
_SHORTEST_SPOKEN = 6  # letters of a name that may be recognised by its sound
_LONGEST = 9  # words of the longest phrase of the lists


class Code(NamedTuple):
    """What a row of a list says: a country or one of PLOVER's international codes, sectors, and which row it is."""

    country: str
    sector: str
    second: str
    row: str


class Found(NamedTuple, Generic[_Value]):
    """Words `first` up to `last` stand in a list, for `value`."""

    first: int
    last: int
    value: _Value


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a name as the lists are looked up by: folded, British, without punctuation and "'s".

    >>> plain_words("Mali's Defense Ministry (Bamako)")
    ('mali', 'defence', 'ministry', 'bamako')
    """
    return tuple(word for word, _ in plain_tokens(text))


def plain_tokens(text: str) -> Iterator[tuple[str, str]]:
    """Each of `plain_words` with the token it was made of."""
    if text.isascii() and text.replace(" ", "").isalnum():  # most rows of the lists
        yield from ((british(word.lower()), word) for word in text.split())
        return
    for token in tokens(text.replace("-", " ").replace("‑", " ")):
        if token.text not in {"'s", "’s", "'", "’"} and token.text[:1].isalnum():
            folded = fold(token.text)
            if folded:
                yield british(folded), token.text


def find_in(
    table: Mapping[str, _Value], words: Sequence[str], *, start: int = 0, stop: int | None = None
) -> Iterator[Found[_Value]]:
    """The phrases of `table` among `words`, left to right, the longest first and none inside another."""
    end = len(words) if stop is None else stop
    first = start
    while first < end:
        hit = next(
            (
                Found(first, last, table[phrase])
                for last in range(min(end, first + _LONGEST), first, -1)
                if (phrase := " ".join(words[first:last])) in table
            ),
            None,
        )
        if hit:
            yield hit
        first = hit.last if hit else first + 1


@cache
def actor_codes() -> Mapping[str, Code]:
    """Names and aliases of `actors.tsv`, folded."""
    made: dict[str, Code] = {}
    for row in load_rows("actors"):
        code = _actor_code(row)
        for name in (row["name"], *row["aliases"].split(" | ")):
            key = " ".join(plain_words(name.removeprefix("^")))
            if not _exact(name):
                made.setdefault(key, code)
    return made


def _exact(name: str) -> bool:
    """Whether a name is one word that counts with its capitals only: "US", "Isis", "CAR"."""
    plain = name.removeprefix("^")
    return " " not in plain and (name != plain or plain.replace(".", "").isupper())


INTERNATIONAL = frozenset(["IGO", "UNO", "EUR", "IMG", "ISM", "MNC"])
"""PLOVER's codes that stand where a country would."""

_OF_KIND = {"military": "MIL", "police": "COP", "media": "JRN"}


def _actor_code(row: Row) -> Code:
    sector, where = row["sector"], f"actors.tsv line {row['line']}"
    if sector == "IMG":
        return Code(row["country"] or sector, "REB", "", where)
    if sector in INTERNATIONAL:
        country = row["country"] if sector == "MNC" and row["country"] else sector
        return Code(country, "BUS" if sector == "MNC" else _OF_KIND.get(row["kind"], ""), "", where)
    return Code(row["country"], sector, "", where)


@cache
def spoken_names() -> Mapping[str, tuple[tuple[str, Code], ...]]:
    """How the names of `actors.tsv` sound → the names that sound so, for spellings the list does not have."""
    made: dict[str, list[tuple[str, Code]]] = {}
    for row in load_rows("actors"):
        for name in (row["name"], *row["aliases"].split(" | ")):
            if len(name) >= _SHORTEST_SPOKEN and not _exact(name):
                made.setdefault(spoken_key(name), []).append((name, _actor_code(row)))
    return {key: tuple(names) for key, names in made.items()}


@cache
def agent_codes() -> Mapping[str, Code]:
    """Nouns for people and bodies, singular and plural, the surest list first."""
    made: dict[str, Code] = {}
    for name, column in _AGENT_LISTS:
        for row in load_rows(name):
            if row["sector"]:
                code = Code("", row["sector"], row.get("second", ""), f"{name}.tsv line {row['line']}")
                key = " ".join(plain_words(row[column]))
                for form in (key, _plural(key)):
                    made.setdefault(form, code)
    return made


_AGENT_LISTS = (
    ("agent_words", "noun"),
    ("agents", "noun"),
    ("people_nouns", "noun"),
    ("person_titles", "title"),
    ("org_nouns", "noun"),
)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def body_nouns() -> frozenset[str]:
    """Nouns that end the name of a body: "court", "university"."""
    return frozenset(form for row in load_rows("org_nouns") for form in (row["noun"], _plural(row["noun"])))


@cache
def nations() -> Mapping[str, Code]:
    """Names of countries, their adjectives and peoples, folded."""
    made: dict[str, Code] = {}
    for row in load_rows("countries"):
        code = Code(row["iso3"], "", "", f"countries.tsv line {row['line']}")
        for name in (row["name"], *row["names"].split(" | "), *row["adjectives"].split(" | ")):
            if name and not _exact(name):
                made.setdefault(" ".join(plain_words(name)), code)
    for row in load_rows("country_words"):
        code = Code(row["country"], "", "", f"country_words.tsv line {row['line']}")
        for name in row["words"].split(" | "):
            made.setdefault(" ".join(plain_words(name)), code)
    made.update(_more_nations())
    return made


def _more_nations() -> dict[str, Code]:
    """Names of a territory that is part of, or claimed by, a state of another name."""
    return {
        word: Code(row["country"], "PRE", "", f"partial_states.tsv line {row['line']}")
        for row in load_rows("partial_states")
        for word in (" ".join(plain_words(name)) for name in row["words"].split(" | "))
    }


@cache
def exact_names() -> Mapping[str, Code]:
    """Names of one word that count with their capitals only, without full stops: "US", "UN", "Isis"."""
    made: dict[str, Code] = {}
    for row in load_rows("countries"):
        for name in row["names"].split(" | "):
            if _exact(name):
                made[name.replace(".", "")] = Code(row["iso3"], "", "", f"countries.tsv line {row['line']}")
    for row in load_rows("actors"):
        for name in (row["name"], *row["aliases"].split(" | ")):
            if _exact(name):
                made.setdefault(name.removeprefix("^").replace(".", ""), _actor_code(row))
    return made


@cache
def capitals() -> Mapping[str, Code]:
    """Capitals, which stand for the government of their country."""
    return {
        " ".join(plain_words(row["capital"])): Code(
            row["iso3"], "GOV", "", f"countries.tsv line {row['line']}"
        )
        for row in load_rows("countries")
        if row["capital"]
    }


@cache
def topics() -> Mapping[str, str]:
    """What a ministry is for → second sector."""
    return {row["word"]: row["second"] for row in load_rows("ministry_topics")}


@cache
def iso3() -> Mapping[str, str]:
    """ISO 3166 alpha-2 → alpha-3."""
    return {row["iso2"]: row["iso3"] for row in load_rows("countries")}
