"""Words that make a content more than a plain statement: looked up by kind, in tagged lines."""

from __future__ import annotations

from functools import cache

from onrecord.find.syntax.line_phrases import LinePhrases
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows, verb_forms
from onrecord.text.tokens import tokens

HARM = "harm"


@cache
def words_of(kind: str) -> frozenset[str]:
    """The rows of one kind of `lexicon/content_words.tsv`; verbs of harm in all their forms.

    >>> "shelled" in words_of("harm"), "typo" in words_of("error")
    (True, True)
    """
    rows = [row["words"] for row in load_rows("content_words") if row["kind"] == kind]
    if kind != HARM:
        return frozenset(rows)
    return frozenset(form for lemma in rows for form in verb_forms(lemma))


@cache
def _phrases(kind: str) -> LinePhrases[str]:
    return LinePhrases([(words, kind) for words in words_of(kind)])


@cache
def _rarest(kind: str) -> frozenset[str]:
    """Of each phrase the longest word: where none of them stands, no phrase does."""
    return frozenset(
        max((token.text for token in tokens(words)), key=len).lower() for words in words_of(kind)
    )


def place_of(kind: str, line: Line, first: int, after: int) -> int | None:
    """The first token among `first` up to `after` where words of `kind` begin; None where there are none."""
    if _rarest(kind).isdisjoint(line.low[first:after]):
        return None
    hit = next(_phrases(kind).hits(line, first, after), None)
    return hit.first if hit is not None else None


def end_of(kind: str, line: Line, at: int) -> int | None:
    """The token behind the words of `kind` that begin at `at`; None where none begin there."""
    hit = _phrases(kind).hit_at(line, at) if at < len(line) else None
    return hit.last if hit is not None else None
