"""The word lists in which finding places looks names up."""

from functools import cache
from typing import NamedTuple

from onrecord.find.phrase_table import PhraseTable
from onrecord.lexicon import load_rows


class Country(NamedTuple):
    """A country, and whether the word is its adjective."""

    iso2: str
    adjective: bool


@cache
def country_table() -> PhraseTable[Country]:
    """Names and adjectives of countries."""
    rows: list[tuple[str, Country]] = []
    for row in load_rows("countries"):
        for column, adjective in (("names", False), ("adjectives", True)):
            for name in row[column].split(" | "):
                if name:
                    # "US" and "CAR" are words when not in capitals
                    written = f"^{name}" if len(name) < 4 or "." in name else name
                    rows.append((written, Country(row["iso2"], adjective)))
    return PhraseTable(rows)


@cache
def facility_table() -> PhraseTable[None]:
    """Nouns of facilities, singular and plural."""
    nouns = [row["noun"] for row in load_rows("facility_nouns")]
    return PhraseTable([(form, None) for noun in nouns for form in (noun, _plural(noun))])


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def place_nouns() -> frozenset[str]:
    """Nouns that say what kind of place a name is."""
    return frozenset(row["noun"] for row in load_rows("place_nouns"))
