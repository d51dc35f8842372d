"""Words and their pieces, as the encoder reads them: an exact, small WordPiece with offsets.

The vocabulary is uncased, so case and white space are told apart by a row number beside each piece (`Word.row`).
Method: Wu et al., "Google's Neural Machine Translation System" (2016), greedy longest match first.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

LONGEST_WORD = 100
"""A word of more characters is one unknown piece: base64, cut-off markup, text without spaces."""

SPECIAL_ROW = 18
ROWS = 19
"""Six shapes × three kinds of space before, and one row for the marks at both ends of a window."""

_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
# Letters with their combining marks; each mark of punctuation apart; other signs (emoji, say) in one run.
_WORD = re.compile(
    rf"(?:[^\W_]|[{_MARKS}])+"
    r"|[!-/:-@\[-`{-~§«»¡¿¶·\u2010-\u205e\u3001-\u3003\u3008-\u3011\u060c\u061b\u061f\u06d4]"
    rf"|[^\w\s!-~§«»¡¿¶·\u2010-\u205e\u3001-\u3003\u3008-\u3011\u060c\u061b\u061f\u06d4{_MARKS}]+"
)
LOWER, TITLE, UPPER, MIXED, DIGIT, OTHER = range(6)


class Word(NamedTuple):
    """One word: characters `start` to `stop`, its piece numbers, and its row of shape and space (0 to 17)."""

    start: int
    stop: int
    pieces: tuple[int, ...]
    row: int


class WordPiece:
    """A vocabulary that cuts words into pieces and remembers the cuts."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._numbers = dict(vocabulary)
        self.unknown = self._numbers["[UNK]"]
        self._unknown = (self.unknown,)
        self.first, self.last = self._numbers["[CLS]"], self._numbers["[SEP]"]
        self._cut: dict[str, tuple[int, ...]] = {}

    def words(self, text: str, start: int, stop: int, before: int | None = None) -> list[Word]:
        """The words of `text[start:stop]`; `before` is where the word before them ended, None at the very beginning.

        >>> pieces = WordPiece({"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "he": 3, "den": 4, "##ied": 5, ".": 6})
        >>> [(word.pieces, word.row) for word in pieces.words("He denied.", 0, 10)]
        [((3,), 5), ((4, 5), 1), ((6,), 15)]
        """
        made: list[Word] = []
        end = before
        for found in _WORD.finditer(text, start, stop):
            here, after = found.span()
            word = found.group()
            space = 0 if end == here else _space(text, end, here)
            made.append(Word(here, after, self.cut(word), shape_of(word) * 3 + space))
            end = after
        return made

    def cut(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word."""
        known = self._cut.get(word)
        if known is None:
            known = self._cut[word] = self._pieces(word)
            if len(self._cut) > 100_000:
                self._cut.clear()
        return known

    def spare(self, number: int) -> int | None:
        """The piece that the vocabulary keeps free under this number; None if it keeps none."""
        return self._numbers.get(f"[unused{number}]")

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return self._unknown
        plain = folded(word)
        found: list[int] = []
        start = 0
        while start < len(plain):
            number, start = self._longest(plain, start)
            if number is None:
                return self._unknown
            found.append(number)
        return tuple(found) or self._unknown

    def _longest(self, plain: str, start: int) -> tuple[int | None, int]:
        mark = "##" if start else ""
        for stop in range(len(plain), start, -1):
            number = self._numbers.get(mark + plain[start:stop])
            if number is not None:
                return number, stop
        return None, len(plain)


def folded(word: str) -> str:
    """Lower case without accents, as the vocabulary has its words.

    >>> folded("Côte")
    'cote'
    """
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(sign for sign in unicodedata.normalize("NFD", lower) if unicodedata.category(sign) != "Mn")


def shape_of(word: str) -> int:
    """The shape of a word: lower, title, upper, mixed, with digits, other.

    >>> [shape_of(word) for word in ("army", "Army", "UN", "eBay", "2nd", "%")]
    [0, 1, 2, 3, 4, 5]
    """
    if word.islower():
        shape = LOWER if word.isalpha() else DIGIT
    elif not word.isalpha():
        shape = DIGIT if any(sign.isdigit() for sign in word) else OTHER
    elif word.isupper():
        shape = UPPER if len(word) > 1 else TITLE
    elif word[0].isupper() and word[1:].islower():
        shape = TITLE
    else:
        shape = MIXED if word.lower() != word.upper() else OTHER
    return shape


def _space(text: str, end: int | None, here: int) -> int:
    return 2 if end is None or "\n" in text[end:here] else 1
