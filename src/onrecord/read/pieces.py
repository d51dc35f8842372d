"""A report's text put together from places in its bytes: the headline from one field, the text from another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model import Edit, Run, Span, TextMap, apply_edits


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a source text with the edits that unescape it (in order; offsets count from the source's start)."""

    span: Span
    edits: tuple[Edit, ...] = ()

    def read(self, source: str) -> tuple[str, TextMap]:
        """The unescaped words, and their map to `source[span]`."""
        start = self.span.start
        shifted = (Edit(Span(one.span.start - start, one.span.stop - start), one.text) for one in self.edits)
        return apply_edits(self.span.of(source), shifted)

    def words(self, source: str) -> str:
        """The unescaped words alone, which is much cheaper than with their map."""
        parts: list[str] = []
        here = self.span.start
        for edit in self.edits:
            parts.append(source[here : edit.span.start])
            parts.append(edit.text)
            here = edit.span.stop
        parts.append(source[here : self.span.stop])
        return "".join(parts)


def join_pieces(source: str, pieces: Sequence[Piece | str]) -> tuple[str, TextMap]:
    r"""The pieces one after the other, and the map to `source`; bare strings are put in and stand nowhere in it.

    >>> line = '{"text": "Kabul was quiet.", "title": "A quiet day"}'
    >>> title, text = Piece(span=Span(39, 50)), Piece(span=Span(10, 26))
    >>> joined, back = join_pieces(line, (title, "\n\n", text))
    >>> joined
    'A quiet day\n\nKabul was quiet.'
    >>> back.source_span(Span(13, 18)).of(line)
    'Kabul'
    """
    texts: list[str] = []
    runs: list[Run] = []
    made = 0
    here = next((piece.span.start for piece in pieces if isinstance(piece, Piece)), 0)
    for piece in pieces:
        if isinstance(piece, str):
            words, more = piece, list(_inserted(piece, made, here))
        else:
            words, cut = piece.read(source)
            more = list(_moved(cut.runs, made, piece.span.start))
            here = piece.span.stop
        texts.append(words)
        runs.extend(more)
        made += len(words)
    return "".join(texts), TextMap(tuple(runs), made, len(source))


def _inserted(words: str, made: int, here: int) -> tuple[Run, ...]:
    new = Span(made, made + len(words))
    return (Run(new, Span(here, here), copied=False),) if words else ()


def _moved(runs: Iterable[Run], made: int, start: int) -> Iterable[Run]:
    return (Run(run.new.shift(made), run.source.shift(start), copied=run.copied) for run in runs)
