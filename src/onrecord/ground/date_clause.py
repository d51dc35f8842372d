"""What the words around a time say about it: whether it lies ahead, which end "since" or "by" leaves open."""

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicon import load_rows
from onrecord.model import Span

_WORD = re.compile(r"['’]ll\b|[^\W\d_]+|[;:]")
_REACH = 80
"""How many characters to each side count as near."""
_OPENING = frozenset("“«‘„")
_CLOSING = frozenset("”»")


def looks_ahead(text: str, sentence: Span, span: Span) -> bool:
    """Whether the nearest cue speaks of what is to come; what has happened is the default of a report.

    >>> text = "The envoy said on Monday that talks will resume on Friday."
    >>> looks_ahead(text, Span(0, 57), Span(18, 24)), looks_ahead(text, Span(0, 57), Span(50, 56))
    (False, True)
    """
    before = _words(text[max(sentence.start, span.start - _REACH) : span.start])
    after = _words(text[span.stop : min(sentence.stop, span.stop + _REACH)])
    near = sorted([*_distances(reversed(before)), *_distances(after, 1)])
    return bool(near) and near[0][1]


def _words(stretch: str) -> list[str]:
    return [found.group().lower().replace("’", "'") for found in _WORD.finditer(stretch)]


def _distances(words: Iterator[str] | list[str], handicap: int = 0) -> Iterator[tuple[int, bool]]:
    cues, back = _cues("ahead"), _past()
    for distance, word in enumerate(words, start=handicap):
        if word in ";:":
            return
        if word in cues:
            yield distance, True
        elif word in back or word.endswith("ed"):
            yield distance, False


def open_end(text: str, sentence: Span, span: Span) -> str | None:
    """Which end of the time the word before it leaves open: "since", "until" or None.

    >>> open_end("They have waited since Monday.", Span(0, 30), Span(23, 29))
    'since'
    """
    before = _words(text[max(sentence.start, span.start - 12) : span.start])
    if not before:
        return None
    return next((name for name in ("since", "until") if before[-1] in _cues(name)), None)


def quoted(text: str, sentence: Span, at: int) -> bool:
    """Whether the character `at` stands inside a quotation that opens and closes in its sentence.

    >>> quoted("“It burned today,” he said on Monday.", Span(0, 37), 11)
    True
    """
    before, after = text[sentence.start : at], text[at : sentence.stop]
    if sum(letter in _OPENING for letter in before) > sum(letter in _CLOSING for letter in before):
        return any(letter in _CLOSING for letter in after)
    return before.count('"') % 2 == 1 and '"' in after


@cache
def _cues(name: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("time_cues") if row["class"] == name)


@cache
def _past() -> frozenset[str]:
    irregular = {word for row in load_rows("irregular_verbs") for word in row["past"].split("/")}
    return _cues("back") | (irregular - {row["lemma"] for row in load_rows("irregular_verbs")})
