"""Find the phrases of a word list in a token sequence, longest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from onrecord.text.tokens import Token, tokens

_Value = TypeVar("_Value")


class Hit(NamedTuple, Generic[_Value]):
    """Tokens `first` up to, not including, `last` are a phrase of the table that stands for `value`."""

    first: int
    last: int
    value: _Value


class PhraseTable(Generic[_Value]):
    """A word list compiled to a look-up by first word.

    A phrase given as ``^IS`` matches with its capitals only; others match in any case. Plural and
    other forms are the list's own business.

    >>> table = PhraseTable([("air base", "facility"), ("^IS", "group")])
    >>> words = tokens("The Air Base is held by IS.")
    >>> [(hit.first, hit.last, hit.value) for hit in table.hits(words)]
    [(1, 3, 'facility'), (6, 7, 'group')]
    """

    def __init__(self, rows: Iterable[tuple[str, _Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], bool, _Value]]] = {}
        for phrase, value in rows:
            exact = phrase.startswith("^")
            words = tuple(token.text for token in tokens(phrase.removeprefix("^")))
            kept = words if exact else tuple(word.casefold() for word in words)
            self._by_first.setdefault(words[0].casefold(), []).append((kept, exact, value))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda row: -len(row[0]))

    def begins(self, word: str) -> bool:
        """Whether any phrase begins with `word` (case folded): a quick look before `hit_at`."""
        return word in self._by_first

    def hit_at(
        self, words: Sequence[Token], index: int, lower: Sequence[str] | None = None
    ) -> Hit[_Value] | None:
        """The longest phrase that begins at token `index`, None if none does.

        `lower`, for speed, is the text of each token, case folded.
        """
        first = lower[index] if lower else words[index].text.casefold()
        for phrase, exact, value in self._by_first.get(first, ()):
            last = index + len(phrase)
            if last > len(words):
                continue
            if exact or lower is None:
                said = tuple(token.text if exact else token.text.casefold() for token in words[index:last])
            else:
                said = tuple(lower[index:last])
            if said == phrase:
                return Hit(index, last, value)
        return None

    def hits(self, words: Sequence[Token], lower: Sequence[str] | None = None) -> Iterator[Hit[_Value]]:
        """All phrases, left to right, none inside another."""
        folded = lower or [token.text.casefold() for token in words]
        index = 0
        while index < len(words):
            hit = self.hit_at(words, index, folded) if folded[index] in self._by_first else None
            if hit:
                yield hit
            index = hit.last if hit else index + 1
