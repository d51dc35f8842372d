"""The text of a report in pieces: its blocks, cut where the words of cells begin and end."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Block, BlockKind, Document, Span
from onrecord.model.marked import segments

PART = 200_000
"""Characters shown on one page; a longer report is shown in parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The words of one cell: how they are marked, and what is said of them when pointed at."""

    span: Span
    entry: str
    kind: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that begins at character `at` of the document; `marks` cover all of it, outermost first."""

    at: int
    text: str
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> str:
        """The kinds of its marks, as class names."""
        return " ".join(dict.fromkeys(f"m-{mark.kind}" for mark in self.marks))

    @property
    def entries(self) -> str:
        """The entries behind it, the innermost first."""
        return " ".join(dict.fromkeys(mark.entry for mark in reversed(self.marks)))

    @property
    def says(self) -> str:
        """What is said of it, a line for each cell, the innermost first."""
        return "\n".join(dict.fromkeys(mark.says for mark in reversed(self.marks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One block of the text in pieces; `kind` None is text that belongs to no block. `dimmed` is not read for facts."""

    kind: BlockKind | None
    dimmed: bool
    pieces: tuple[Piece, ...]


def shown_blocks(document: Document, marks: Sequence[Mark], part: int = 0) -> Iterator[Shown]:
    """The blocks of part number `part` (from 0) of a document, in order, with text between blocks that is not blank.

    >>> from onrecord.model import TextMap
    >>> text = "Nine people died."
    >>> document = Document(report="ab12", text=text, back=TextMap.identity(17), blocks=(), sentences=(), language=None)
    >>> nine = Mark(span=Span(0, 4), entry="entry:1", kind="figure", says="I1 killed: 9")
    >>> [(piece.at, piece.text, piece.kinds) for block in shown_blocks(document, [nine]) for piece in block.pieces]
    [(0, 'Nine', 'm-figure'), (4, ' people died.', '')]
    """
    window = Span(part * PART, min((part + 1) * PART, len(document.text)))
    for kind, span in _stretches(document):
        if span.overlaps(window):
            within = Span(max(span.start, window.start), min(span.stop, window.stop))
            dimmed = kind not in {None, BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BODY}
            yield Shown(kind=kind, dimmed=dimmed, pieces=tuple(_pieces(document.text, marks, within)))


def parts_of(document: Document) -> int:
    """In how many parts a document is shown."""
    return max(1, -(-len(document.text) // PART))


def part_at(offset: int) -> int:
    """The part that shows the character at `offset`."""
    return offset // PART


def _stretches(document: Document) -> Iterator[tuple[BlockKind | None, Span]]:
    here = 0
    for block in (*document.blocks, None):
        until = _start(block, len(document.text))
        between = Span(min(here, until), until).trimmed(document.text)
        if len(between):
            yield None, between
        if block is not None:
            yield block.kind, block.span
            here = block.span.stop


def _start(block: Block | None, end: int) -> int:
    return end if block is None else block.span.start


def _pieces(text: str, marks: Sequence[Mark], within: Span) -> Iterator[Piece]:
    by_key = {str(number): mark for number, mark in enumerate(marks)}
    for segment in segments(text, _labelled(by_key), within):
        if segment.text:
            found = tuple(by_key[key] for key in segment.labels)
            yield Piece(at=segment.span.start, text=segment.text, marks=found)


def _labelled(by_key: Mapping[str, Mark]) -> Iterable[tuple[Span, str]]:
    return ((mark.span, key) for key, mark in by_key.items())
