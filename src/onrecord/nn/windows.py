"""Windows: whole sentences packed until a window of the encoder is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.nn.wordpiece import SPECIAL_ROW, Word

LIMIT = 256
"""Pieces in a window with the two marks at its ends; packed windows of 256 beat single sentences by 3 F1."""


class Cutter(Protocol):
    """Cuts a stretch of text into words with their pieces; `first` and `last` are the marks at the ends of a window."""

    first: int
    last: int

    def words(self, text: str, start: int, stop: int, before: int | None = None) -> list[Word]:
        """The words of `text[start:stop]`; `before` is where the word before them ended."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Words that the encoder sees together.

    `pieces` and `rows` are what goes in (same length, marks at both ends included), `firsts` the place of each word's
    first piece in them. `words` are in the offsets of the text.
    """

    words: tuple[Word, ...]
    pieces: tuple[int, ...]
    rows: tuple[int, ...]
    firsts: tuple[int, ...]


def windows_of(
    text: str, sentences: Iterable[tuple[int, int]], pieces: Cutter, limit: int = LIMIT
) -> Iterator[Window]:
    """Pack the sentences (`start`, `stop`) of `text` into windows of at most `limit` pieces.

    A sentence that is longer than a window is cut between words. No word is left out or seen twice.
    """
    held: list[Word] = []
    size = 2
    end: int | None = None
    for start, stop in sentences:
        words = pieces.words(text, start, stop, end)
        if not words:
            continue
        end = words[-1].stop
        need = sum(len(word.pieces) for word in words)
        if held and size + need > limit:
            yield window_of(held, pieces.first, pieces.last)
            held, size = [], 2
        for part in _cut(words, limit) if need + 2 > limit else (words,):
            if held and size + sum(len(word.pieces) for word in part) > limit:
                yield window_of(held, pieces.first, pieces.last)
                held, size = [], 2
            held = [*held, *part]
            size += sum(len(word.pieces) for word in part)
    if held:
        yield window_of(held, pieces.first, pieces.last)


def _cut(words: Sequence[Word], limit: int) -> Iterator[list[Word]]:
    part: list[Word] = []
    size = 2
    for word in words:
        if part and size + len(word.pieces) > limit:
            yield part
            part, size = [], 2
        part.append(word)
        size += len(word.pieces)
    yield part


def window_of(words: Sequence[Word], first: int, last: int) -> Window:
    """The window that some words make between the pieces `first` and `last`."""
    numbers = [first]
    rows = [SPECIAL_ROW]
    firsts = []
    for word in words:
        firsts.append(len(numbers))
        numbers += word.pieces
        rows.append(word.row)
        # A piece that goes on has no space before it.
        rows += [word.row // 3 * 3] * (len(word.pieces) - 1)
    return Window(
        words=tuple(words),
        pieces=(*numbers, last),
        rows=(*rows, SPECIAL_ROW),
        firsts=tuple(firsts),
    )


def by_line(words: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """The words line by line: no name, source, cue or content runs over a line break."""
    start = 0
    for at in range(1, len(words)):
        if "\n" in text[words[at - 1].stop : words[at].start]:
            yield words[start:at]
            start = at
    yield words[start:]
