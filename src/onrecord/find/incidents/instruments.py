"""Weapons and vehicles as means of an attack, and the mode they give it."""

from functools import cache
from typing import NamedTuple

from onrecord.find.syntax.lines import Line
from onrecord.find.syntax.phrases import Phrase
from onrecord.lexicon import load_rows


class Means(NamedTuple):
    """A weapon or vehicle: words `first` up to `last`, and the mode and subtype it gives."""

    first: int
    last: int
    kind: str
    mode: str | None
    subtype: str | None


def means_in(line: Line, first: int, last: int) -> tuple[Means, ...]:
    """The weapons and vehicles named in words `first` up to `last`, the longest names first found.

    >>> from onrecord.find.syntax.lines import line_of
    >>> from onrecord.model import Sentence, Span
    >>> text = "a sniper on a motorcycle"
    >>> line = line_of(text, Sentence(span=Span(0, len(text)), block=0, paragraph=0))
    >>> [(one.kind, one.mode) for one in means_in(line, 0, 5)]
    [('weapon', 'firearms'), ('vehicle', None)]
    """
    found: list[Means] = []
    table = _table()
    at = first
    while at < last:
        hit = None
        for rest, kind, mode, subtype in table.get(line.low[at], ()):
            end = at + 1 + len(rest)
            if end <= last and line.low[at + 1 : end] == rest:
                hit = Means(at, end, kind, mode, subtype)
                break
        if hit:
            found.append(hit)
        at = hit.last if hit else at + 1
    return tuple(found)


def is_means(line: Line, phrase: Phrase) -> Means | None:
    """The weapon or vehicle a noun phrase is, when its head (before the first preposition) is one."""
    end = next((at for at in range(phrase.first, phrase.last) if line.tags[at] == "P"), phrase.last)
    found = means_in(line, phrase.first, end)
    return found[-1] if found and found[-1].last == end else None


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], str, str | None, str | None], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str, str | None, str | None]]] = {}
    for row in load_rows("instruments"):
        for word in (row["word"], *_plurals(row["word"])):
            first, *rest = word.split()
            found.setdefault(first, []).append(
                (tuple(rest), row["kind"], row["mode"] or None, row["subtype"] or None)
            )
    return {word: tuple(sorted(rows, key=lambda one: -len(one[0]))) for word, rows in found.items()}


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (word[:-1] + "ies",)
    return () if word.endswith("s") else (word + ("es" if word.endswith(("x", "ch", "sh")) else "s"),)
