"""Text that finds its way back: edits applied in one pass, and the exact map to what was there before.

A cleaning step returns edits, never a bare string. `apply_edits` makes the new text and a `TextMap`;
maps of later steps are put on top of earlier ones with `TextMap.over`, so that any stretch of the
final text leads back to the stretch of the source it came from.
"""

from bisect import bisect_right
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

    `copied` runs have equal length and map letter by letter; others map as a whole.
    """

    new: Span
    source: Span
    copied: bool


@dataclass(frozen=True, slots=True)
class TextMap:
    """The runs that make up a text, in order and without gaps in the new text.

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

        Letters copied map exactly; a stretch inside a replacement maps to all the words it replaced.

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
        return Span(self._edge(span.start, at_start=True), self._edge(span.stop - 1, at_start=False))

    def _edge(self, offset: int, *, at_start: bool) -> int:
        starts_at_or_before = bisect_right(self.runs, offset, key=lambda run: run.new.start)
        run = self.runs[max(starts_at_or_before - 1, 0)]
        if offset >= run.new.stop:  # an empty span at the very end
            return run.source.stop
        if run.copied:
            return run.source.start + (offset - run.new.start) + (0 if at_start else 1)
        return run.source.start if at_start else run.source.stop

    def over(self, earlier: "TextMap") -> "TextMap":
        """This map on top of `earlier`: from this text straight to the source of `earlier`.

        >>> one, first = apply_edits("a  b", [Edit(Span(1, 3), " ")])
        >>> two, second = apply_edits(one, [Edit(Span(0, 1), "")])
        >>> second.over(first).source_span(Span(1, 2))
        Span(start=3, stop=4)
        """
        runs: list[Run] = []
        for run in self.runs:
            runs.extend(_through(run, earlier))
        return TextMap(tuple(runs), self.length, earlier.source_length)


def _through(run: Run, earlier: TextMap) -> Iterable[Run]:
    if not run.copied or not len(run.source):
        yield Run(run.new, earlier.source_span(run.source), copied=False)
        return
    first = max(bisect_right(earlier.runs, run.source.start, key=lambda below: below.new.start) - 1, 0)
    for below in earlier.runs[first:]:
        if below.new.start >= run.source.stop:
            return
        shared = Span(max(below.new.start, run.source.start), min(below.new.stop, run.source.stop))
        if len(shared):
            new = shared.shift(run.new.start - run.source.start)
            yield Run(new, earlier.source_span(shared), copied=below.copied)


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
