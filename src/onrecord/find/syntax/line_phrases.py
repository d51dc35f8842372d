"""A word list looked up in tagged lines, longest phrase first; cheaper than folding every token again."""

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from onrecord.find.syntax.tagged_lines import Line
from onrecord.text.tokens import tokens

_Value = TypeVar("_Value")


class Hit(NamedTuple, Generic[_Value]):
    """Tokens `first` up to `last` are a phrase of the list that stands for `value`."""

    first: int
    last: int
    value: _Value


class LinePhrases(Generic[_Value]):
    """A word list compiled to a look-up by first word, in small letters.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> line = read_line("In a press release", Span(0, 18))
    >>> LinePhrases([("press release", "statement")]).hit_at(line, 2).value
    'statement'
    """

    def __init__(self, rows: Iterable[tuple[str, _Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], _Value]]] = {}
        for phrase, value in rows:
            words = tuple(token.text.lower() for token in tokens(phrase))
            self._by_first.setdefault(words[0], []).append((words, value))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda row: -len(row[0]))

    def hit_at(self, line: Line, at: int) -> Hit[_Value] | None:
        """The longest phrase that begins at token `at`, None if none does."""
        phrases = self._by_first.get(line.low[at])
        if phrases is None:
            return None
        for words, value in phrases:
            if len(words) == 1 or line.low[at : at + len(words)] == words:
                return Hit(at, at + len(words), value)
        return None

    def hits(self, line: Line, first: int, after: int) -> Iterator[Hit[_Value]]:
        """All phrases among tokens `first` up to `after`, left to right, none inside another."""
        at = first
        starts, low = self._by_first, line.low
        while at < after:
            hit = self.hit_at(line, at) if low[at] in starts else None
            if hit is not None and hit.last <= after:
                yield hit
                at = hit.last
            else:
                at += 1

    def in_words(self, words: tuple[str, ...]) -> tuple[Hit[_Value], ...]:
        """All phrases among `words`, in small letters, left to right, none inside another."""
        found: list[Hit[_Value]] = []
        for at, word in enumerate(words):
            if word not in self._by_first or (found and at < found[-1].last):
                continue
            for phrase, value in self._by_first[word]:
                if words[at : at + len(phrase)] == phrase:
                    found.append(Hit(at, at + len(phrase), value))
                    break
        return tuple(found)

    def may_hit(self, words: Iterable[str]) -> bool:
        """Whether one of `words` begins a phrase of the list: a quick look before a long one."""
        return not self._by_first.keys().isdisjoint(words)
