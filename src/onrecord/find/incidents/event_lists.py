"""The event lists as tables by first word: verbs in all their forms, nouns in singular and plural, light verbs."""

from functools import cache
from typing import NamedTuple

from onrecord.lexicon import Row as Cells
from onrecord.lexicon import load_rows, verb_forms


class Row(NamedTuple):
    """A row of an event list under the first word of its phrase; `rest` are the words after it."""

    rest: tuple[str, ...]
    lemma: str
    type: str
    mode: str
    subtype: str
    needs: tuple[tuple[str, frozenset[str]], ...]
    strength: str


@cache
def verb_table() -> dict[str, tuple[Row, ...]]:
    """Event verbs by the first word of every form; longer phrases and rows with conditions come first."""
    found: dict[str, list[Row]] = {}
    for cells in load_rows("event_verbs"):
        for phrase in verb_forms(cells["lemma"]):
            _add(found, phrase, cells)
    return _ordered(found)


@cache
def noun_table() -> dict[str, tuple[Row, ...]]:
    """Event nouns, singular and plural, in the same order."""
    found: dict[str, list[Row]] = {}
    for cells in load_rows("event_nouns"):
        for phrase in (cells["lemma"], _plural(cells["lemma"])):
            _add(found, phrase, cells)
    return _ordered(found)


@cache
def light_table() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Light verbs by form: the words that must follow ("out" for carry)."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for cells in load_rows("event_verbs"):
        if cells["strength"] == "light":
            for phrase in verb_forms(cells["lemma"]):
                first, *rest = phrase.split()
                found.setdefault(first, set()).add(tuple(rest))
    return {word: tuple(sorted(rests, key=lambda one: (-len(one), one))) for word, rests in found.items()}


def _add(found: dict[str, list[Row]], phrase: str, cells: Cells) -> None:
    first, *rest = phrase.split()
    needs = tuple(
        (kind, frozenset(classes.split("|")) if classes else frozenset[str]())
        for kind, _, classes in (part.partition(":") for part in cells["needs"].split())
    )
    row = Row(
        tuple(rest), cells["lemma"], cells["type"], cells["mode"], cells["subtype"], needs, cells["strength"]
    )
    found.setdefault(first, []).append(row)


def _ordered(found: dict[str, list[Row]]) -> dict[str, tuple[Row, ...]]:
    return {
        word: tuple(sorted(rows, key=lambda one: (-len(one.rest), not one.needs)))
        for word, rows in found.items()
    }


def _plural(phrase: str) -> str:
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    return phrase + ("es" if phrase.endswith(("s", "x", "z", "ch", "sh")) else "s")
