"""Quotation spans of every style, paragraph by paragraph.

A quotation may run over several sentences. One that is never closed ends with its paragraph and never swallows the
next one, whatever the typist forgot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Document, Span

_OPENERS = {"“": "”“", "„": "“”", "«": "»", "‹": "›", "‘": "’"}
_MARK = re.compile(r"''|``|[\"“”„«»‹›‘’'`]")
_SPEECH = re.compile(r"[,.!?…;]$")
_NEVER_CLOSED_MIN = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One quotation: `span` with its marks, `inside` without them; `closed` is false where the closing mark is missing.

    `speech` is false for scare quotes and quoted names: a few words without a stop of their own.
    """

    span: Span
    inside: Span
    paragraph: int
    closed: bool
    speech: bool


def paragraphs(document: Document) -> tuple[tuple[int, Span], ...]:
    """The number and the stretch of every paragraph that holds sentences."""
    found: dict[int, Span] = {}
    for sentence in document.sentences:
        known = found.get(sentence.paragraph)
        found[sentence.paragraph] = known.cover(sentence.span) if known else sentence.span
    return tuple(found.items())


def find_quotes(document: Document) -> tuple[Quote, ...]:
    """All outermost quotations of the document, in order."""
    return tuple(
        quote for number, span in paragraphs(document) for quote in quotes_in(document.text, span, number)
    )


def quotes_in(text: str, span: Span, paragraph: int = 0) -> Iterator[Quote]:
    """The outermost quotations of one paragraph.

    >>> text = "«Column «North» was hit», the staff said."
    >>> [quote.inside.of(text) for quote in quotes_in(text, Span(0, len(text)))]
    ['Column «North» was hit']
    """
    at = span.start
    while (opening := _next_opening(text, at, span.stop)) is not None:
        start, width, mark = opening
        close, closed = _closing(text, start, width, mark, span.stop)
        inside = Span(start + width, close)
        if not closed and len(inside) < _NEVER_CLOSED_MIN:
            at = start + width
            continue
        stop = min(close + (width if closed else 0), span.stop)
        if len(inside.trimmed(text)):
            yield Quote(
                span=Span(start, stop),
                inside=inside.trimmed(text),
                paragraph=paragraph,
                closed=closed,
                speech=_is_speech(text, inside, stop),
            )
        at = max(stop, start + width)


def _next_opening(text: str, at: int, stop: int) -> tuple[int, int, str] | None:
    for found in _MARK.finditer(text, at, stop):
        mark = found.group()
        if _can_open(text, found.start(), found.end(), mark, stop):
            return found.start(), len(mark), mark
    return None


def _can_open(text: str, start: int, after: int, mark: str, stop: int) -> bool:
    before = text[start - 1] if start else " "
    follows = text[after] if after < stop else " "
    if follows.isspace() and mark != "«":
        return False
    if mark in {"“", "„", "«", "‹"}:
        return True
    if mark in {"”", "»", "›", "’"}:
        return False
    if mark in {"'", "‘", "`"} and (follows.isdecimal() or (follows == "s" and not before.isspace())):
        return False  # '90s, the governors' seats
    return not before.isalnum() and before not in ".,!?)"


def _closing(text: str, start: int, width: int, mark: str, stop: int) -> tuple[int, bool]:
    """Where the quotation opened at `start` ends, and whether a closing mark stands there."""
    closers = {"``": "''", "`": "'"}.get(mark, _OPENERS.get(mark, mark))
    depth = 1
    at = start + width
    for found in _MARK.finditer(text, at, stop):
        here = found.group()
        if mark in _OPENERS and mark != "‘" and here == mark:
            depth += 1
            continue
        if here not in closers or (width == 2 and here != closers):
            continue
        if _is_apostrophe(text, found.start(), found.end(), here, stop):
            continue
        depth -= 1
        if depth <= 0 or not _more(text, found.end(), stop, closers):
            return found.start(), True
    if depth > 1:
        first = next(_MARK.finditer(text, at, stop), None)
        last = text.rfind(closers[0], at, stop)
        if first is not None and last > at:
            return last, True
    return len(text[:stop].rstrip()), False


def _more(text: str, at: int, stop: int, closers: str) -> bool:
    return any(closer in text[at:stop] for closer in closers)


def _is_apostrophe(text: str, start: int, after: int, mark: str, stop: int) -> bool:
    """Whether a single mark stands inside or at the end of a word ("don't", "rebels' base") rather than closing."""
    if mark not in {"'", "’"}:
        return False
    follows = text[after] if after < stop else " "
    before = text[start - 1] if start else " "
    if follows.isalnum():
        return True
    if before != "s" or not follows.isspace():
        return False
    return bool(re.match(r"\s+[a-z]", text[after:stop])) and mark in text[after:stop]


def _is_speech(text: str, inside: Span, stop: int) -> bool:
    words = inside.of(text).split()
    if len(words) >= 8:
        return True
    ends_inside = bool(_SPEECH.search(inside.of(text).strip()))
    ends_outside = text[stop : stop + 1] in {",", "."} and text[
        max(0, inside.start - 3) : inside.start - 1
    ].strip()[-1:] in {
        ":",
        ",",
        "",
    }
    opens_sentence = inside.start < 2 or text[: inside.start - 1].rstrip()[-1:] in {
        ".",
        ":",
        ",",
        "!",
        "?",
        "",
        "\n",
    }
    return (ends_inside or ends_outside) and opens_sentence and len(words) > 1
