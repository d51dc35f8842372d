"""Text that finds its way back: edits applied in one pass, and the exact map to what was there before.

A cleaning step returns edits, never a bare string. `apply_edits` makes the new text and a `TextMap`;
maps of later steps are put on top of earlier ones with `TextMap.over`, so that any stretch of the
final text leads back to the stretch of the source it came from.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.errors import SpanError
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace the characters of `span` (of the source) by `text`; an empty span inserts, an empty text deletes."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the new text and the stretch of the source it came from.

    `copied` runs map letter by letter, each letter to `width` units of the source (1 between texts; 2 for a
    stretch of Cyrillic in UTF-8 bytes, where a run per letter would cost hundreds of bytes each); others map
    as a whole.
    """

    new: Span
    source: Span
    copied: bool
    width: int = 1


@dataclass(frozen=True, slots=True)
class TextMap:
    """The runs that make up a text, in order and without gaps in the new text.

    In the source they may lie in any order: a headline may be read from a field that stands behind the text.
    `length` and `source_length` are in code points (in bytes where the source is bytes).
    """

    runs: tuple[Run, ...]
    length: int
    source_length: int

    @staticmethod
    def identity(length: int) -> "TextMap":
        """The map of a text that was not changed."""
        whole = Span(0, length)
        runs = (Run(whole, whole, copied=True),) if length else ()
        return TextMap(runs, length, length)

    def source_span(self, span: Span) -> Span:
        """The stretch of the source that `span` of the new text came from.

        Letters copied map exactly; a stretch inside a replacement maps to all the words it replaced. A stretch
        made of pieces that lie the other way round in the source maps to the cover of those pieces.

        Raises:
            SpanError: if `span` reaches beyond the text.

        >>> text, back = apply_edits("Tom &amp; Co. fled", [Edit(Span(4, 9), "&")])
        >>> text
        'Tom & Co. fled'
        >>> back.source_span(Span(4, 5))
        Span(start=4, stop=9)
        """
        if span.stop > self.length:
            raise SpanError(
                f"span {span.start}-{span.stop} reaches beyond the text of {self.length} characters"
            )
        if not self.runs:
            return Span(0, 0)
        if not len(span):
            point = self._edge(span.start, at_start=True)
            return Span(point, point)
        start, stop = self._edge(span.start, at_start=True), self._edge(span.stop - 1, at_start=False)
        return Span(start, stop) if start <= stop else self._cover(span)

    def _cover(self, span: Span) -> Span:
        first = max(bisect_right(self.runs, span.start, key=lambda run: run.new.start) - 1, 0)
        after = bisect_left(self.runs, span.stop, key=lambda run: run.new.start)
        pieces: list[Span] = []
        for run in self.runs[first:after]:
            new = Span(max(run.new.start, span.start), min(run.new.stop, span.stop))
            source = self._edge(new.start, at_start=True), self._edge(new.stop - 1, at_start=False)
            pieces.append(Span(*source))
        told = [piece for piece in pieces if len(piece)] or pieces  # inserted letters stand nowhere
        return Span(min(piece.start for piece in told), max(piece.stop for piece in told))

    def _edge(self, offset: int, *, at_start: bool) -> int:
        starts_at_or_before = bisect_right(self.runs, offset, key=lambda run: run.new.start)
        run = self.runs[max(starts_at_or_before - 1, 0)]
        if offset >= run.new.stop:  # an empty span at the very end
            return run.source.stop
        if run.copied:
            return run.source.start + (offset - run.new.start) * run.width + (0 if at_start else run.width)
        return run.source.start if at_start else run.source.stop

    def over(self, earlier: "TextMap") -> "TextMap":
        """This map on top of `earlier`: from this text straight to the source of `earlier`.

        >>> one, first = apply_edits("a  b", [Edit(Span(1, 3), " ")])
        >>> two, second = apply_edits(one, [Edit(Span(0, 1), "")])
        >>> second.over(first).source_span(Span(1, 2))
        Span(start=3, stop=4)
        """
        if len(self.runs) == 1 and self == TextMap.identity(earlier.length):
            return earlier
        runs: list[Run] = []
        for run in self.runs:
            runs.extend(_through(run, earlier))
        return TextMap(tuple(runs), self.length, earlier.source_length)


def _through(run: Run, earlier: TextMap) -> Iterable[Run]:
    if not run.copied or not len(run.source):
        yield Run(run.new, earlier.source_span(run.source), copied=False)
        return
    if run.width != 1:
        yield from _letter_by_letter(run, earlier)
        return
    first = max(bisect_right(earlier.runs, run.source.start, key=lambda below: below.new.start) - 1, 0)
    for index in range(first, len(earlier.runs)):  # a slice would copy all the rest for each run
        below = earlier.runs[index]
        if below.new.start >= run.source.stop:
            return
        shared = Span(max(below.new.start, run.source.start), min(below.new.stop, run.source.stop))
        if len(shared):
            new = shared.shift(run.new.start - run.source.start)
            yield Run(new, _part(below, shared), copied=below.copied, width=below.width)


def _part(run: Run, new: Span) -> Span:
    """The stretch of the source that `new`, inside one run, came from."""
    if not run.copied:
        return run.source
    first, last = (run.source.start + (edge - run.new.start) * run.width for edge in (new.start, new.stop))
    return Span(first, last)


def _letter_by_letter(run: Run, earlier: TextMap) -> Iterable[Run]:
    for letter in range(len(run.new)):
        start = run.source.start + letter * run.width
        new = Span(run.new.start + letter, run.new.start + letter + 1)
        yield Run(new, earlier.source_span(Span(start, start + run.width)), copied=False)


def apply_edits(source: str, edits: Iterable[Edit]) -> tuple[str, TextMap]:
    """`source` with `edits` made, and the map from the new text back to `source`.

    Edits may come in any order but must not overlap.

    Raises:
        SpanError: if two edits overlap or one reaches beyond the text.

    >>> apply_edits("Leave a Reply", [])[0]
    'Leave a Reply'
    """
    pieces: list[str] = []
    runs: list[Run] = []
    here = made = 0
    for edit in sorted(edits):
        if edit.span.start < here or edit.span.stop > len(source):
            raise SpanError(f"edit at {edit.span.start}-{edit.span.stop} overlaps another or leaves the text")
        made = _copy(source, Span(here, edit.span.start), made, pieces, runs)
        if edit.text:
            pieces.append(edit.text)
            runs.append(Run(Span(made, made + len(edit.text)), edit.span, copied=False))
            made += len(edit.text)
        here = edit.span.stop
    made = _copy(source, Span(here, len(source)), made, pieces, runs)
    return "".join(pieces), TextMap(tuple(runs), made, len(source))


def _copy(source: str, span: Span, made: int, pieces: list[str], runs: list[Run]) -> int:
    if not len(span):
        return made
    pieces.append(span.of(source))
    runs.append(Run(Span(made, made + len(span)), span, copied=True))
    return made + len(span)
