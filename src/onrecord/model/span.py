"""Span: a half-open stretch of text, in Unicode code points."""

from dataclasses import dataclass

from onrecord.model.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `stop` of one text.

    Offsets count Unicode code points (Python's own string index), never bytes or UTF-16 units.

    Raises:
        SpanError: if `start` is negative or `stop` lies before `start`.

    >>> text = "The ministry denied it."
    >>> Span(4, 12).of(text)
    'ministry'
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.stop:
            raise SpanError(f"a span runs forward from 0 or later, not {self.start} to {self.stop}")

    def __len__(self) -> int:
        return self.stop - self.start

    def of(self, text: str) -> str:
        """The words this span covers in `text`."""
        return text[self.start : self.stop]

    def shift(self, by: int) -> "Span":
        """The same stretch, `by` characters later."""
        return Span(self.start + by, self.stop + by)

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.stop <= self.stop

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.stop and other.start < self.stop

    def cover(self, other: "Span") -> "Span":
        """The shortest span that holds both.

        >>> Span(0, 3).cover(Span(8, 9))
        Span(start=0, stop=9)
        """
        return Span(min(self.start, other.start), max(self.stop, other.stop))

    def trimmed(self, text: str, away: str = " \t\r\n") -> "Span":
        """This span without the characters of `away` at its two ends.

        >>> Span(0, 6).trimmed(" said ").of(" said ")
        'said'
        """
        start, stop = self.start, self.stop
        while start < stop and text[start] in away:
            start += 1
        while stop > start and text[stop - 1] in away:
            stop -= 1
        return Span(start, stop)
