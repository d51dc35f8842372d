"""Stand-ins: the encoder reads every country, nationality, armed group and army under one name of its kind.

Who is named must not decide what was said or done. Were the names left in, a claim at the edge of being seen would be seen
of one country and missed of another (it was so in one of ten sentences); read under one name, both are the same numbers.
The names come from the word lists of the package; the words of the text keep their offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from onrecord.lexicon import load_rows
from onrecord.nn.wordpiece import LOWER, TITLE, UPPER, Word

if TYPE_CHECKING:
    from onrecord.nn.wordpiece import WordPiece

Pieces = tuple[int, ...]
_PARTED = " | "
_SHORT = 3  # letters: in capitals "US" and "IS" are words, and "us" and "is" always are
# Names that are words of everyday English where they are written small.
_EVERYDAY = frozenset({"turkey", "china", "chad", "guinea", "polish", "jordan", "danish", "swiss"})


class Kind(IntEnum):
    """What a name stands for; the number is that of the spare piece of the vocabulary it is read as."""

    COUNTRY = 1
    NATIONALITY = 2
    NATIONALS = 3
    GROUP = 4
    ARMY = 5


class Name(NamedTuple):
    """A name as the word lists write it."""

    words: str
    kind: Kind


class StandIns:
    """Which pieces are a name, and what is read in their place.

    >>> from onrecord.nn.wordpiece import WordPiece
    >>> known = ["[UNK]", "[CLS]", "[SEP]", "[unused1]", "[unused2]", "sri", "lanka", "fell", "to", "mali", "."]
    >>> pieces = WordPiece({piece: number for number, piece in enumerate(known)})
    >>> text = "Sri Lanka fell to Mali."
    >>> [(text[word.start : word.stop], word.pieces) for word in StandIns(pieces).words(text, 0, 23)]
    [('Sri Lanka', (3,)), ('fell', (7,)), ('to', (8,)), ('Mali', (3,)), ('.', (10,))]
    """

    def __init__(self, pieces: WordPiece) -> None:
        self._pieces = pieces
        self.spare = pieces.spare
        self.first, self.last = pieces.first, pieces.last
        self._spare = {kind: pieces.spare(kind) for kind in Kind}
        self._names: dict[Pieces, dict[tuple[Pieces, ...], Name]] = {}
        for name in names():
            parts = tuple(word.pieces for word in pieces.words(name.words, 0, len(name.words)))
            if not any(pieces.unknown in part for part in parts):
                self._names.setdefault(parts[0], {}).setdefault(parts, name)
        self._longest = {
            first: sorted({len(parts) for parts in rest}, reverse=True) for first, rest in self._names.items()
        }

    def words(self, text: str, start: int, stop: int, before: int | None = None) -> list[Word]:
        """The words of `text[start:stop]`, with every name in one word that has the piece of its kind."""
        return self._put(self._pieces.words(text, start, stop, before), text)

    def _put(self, words: Sequence[Word], text: str) -> list[Word]:
        made: list[Word] = []
        capitals: bool | None = None
        at = 0
        while at < len(words):
            taken = 0
            if words[at].pieces in self._names:
                if capitals is None:
                    capitals = text[words[0].start : words[-1].stop].isupper()
                taken = self._put_at(words, at, text, made, capitals=capitals)
            if not taken:
                made.append(words[at])
                taken = 1
            at += taken
        return made

    def _put_at(self, words: Sequence[Word], at: int, text: str, made: list[Word], *, capitals: bool) -> int:
        """How many words a name takes that begins at `at`; its stand-in is added to `made`."""
        first = words[at].pieces
        for size in self._longest[first]:
            inside = words[at : at + size]
            name = self._names[first].get(tuple(word.pieces for word in inside))
            spare = None if name is None else self._spare[name.kind]
            if name is None or spare is None:
                continue
            start, stop = inside[0].start, inside[-1].stop
            if _is_written(name, text[start:stop], capitals=capitals):
                row = _shape(text[start:stop]) * 3 + inside[0].row % 3
                made.append(Word(start, stop, (spare,), row))
                return size
        return 0


def _is_written(name: Name, words: str, *, capitals: bool) -> bool:
    """Whether the text, with the capitals it has, means the name.

    >>> _is_written(Name("US", Kind.COUNTRY), "us", capitals=False)
    False
    >>> _is_written(Name("Mali", Kind.COUNTRY), "mali", capitals=False)
    True
    """
    short = sum(map(str.isalpha, words)) <= _SHORT
    if capitals:
        return not short
    if name.words.isupper() and (short or not words.islower()):
        return words.isupper()
    if words.islower():
        small = name.kind in {Kind.GROUP, Kind.ARMY} and " " in words
        return not small and words not in _EVERYDAY
    return True


def _shape(words: str) -> int:
    if words.islower():
        return LOWER
    return UPPER if words.isupper() else TITLE


def names() -> Iterator[Name]:
    """All names that are read under a stand-in."""
    for row in load_rows("countries"):
        if not row["adjectives"]:
            continue  # islands and dependencies: nobody's side in a report
        for words in row["names"].split(_PARTED):
            yield Name(words, Kind.COUNTRY)
        for words in row["adjectives"].split(_PARTED):
            many = words.endswith("s") and not words.endswith("ss")
            yield Name(words, Kind.NATIONALS if many else Kind.NATIONALITY)
    for row in load_rows("actors"):
        kind = {"group": Kind.GROUP, "military": Kind.ARMY}.get(row["kind"])
        if kind is not None:
            yield from _actor(row, kind)


def _actor(row: Mapping[str, str], kind: Kind) -> Iterator[Name]:
    for alias in [row["name"], *filter(None, row["aliases"].split(_PARTED))]:
        words = alias.removeprefix("^")
        if any(map(str.isupper, words)) and "(" not in words:
            yield Name(words.upper() if alias.startswith("^") and len(words) <= _SHORT else words, kind)
