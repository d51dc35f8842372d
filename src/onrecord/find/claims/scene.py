"""A document made ready for the attribution rules: tagged lines, quotations, and who stands where."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.find.syntax.quotes import Quote, find_quotes
from onrecord.find.syntax.tagged_lines import Line, read_line
from onrecord.model import BlockKind, Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Spans that belong together: who, by which words, what. What comes between finding spans and making claims.

    `source` is wide (with appositions), `narrow` the shortest phrase that identifies the speaker. `via` are outer
    speakers the rule itself saw ("X quoted Y as saying"), outermost first. `elsewhere` is true where the source stands
    in another sentence. `frame` is the complement the cue took, `lemma` the cue's row in the lexicon ("" where no row
    is meant); `by` names the rule, `score` is its measured precision.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    by: str
    score: float
    narrow: Span | None = None
    via: tuple[Span, ...] = ()
    frame: str = ""
    lemma: str = ""
    elsewhere: bool = False

    @property
    def whole(self) -> Span:
        """From the first to the last character of all its spans."""
        spans = [span for span in (self.source, self.cue, *self.content) if span is not None]
        return Span(min(span.start for span in spans), max(span.stop for span in spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The lines of a document with their paragraph and block kind, and its quotations in order."""

    document: Document
    lines: tuple[Line, ...]
    paragraphs: tuple[int, ...]
    kinds: tuple[BlockKind, ...]
    quotes: tuple[Quote, ...]

    def quote_around(self, offset: int) -> Quote | None:
        """The speech quotation that holds the character at `offset`."""
        for quote in self.quotes:
            if quote.span.start > offset:
                return None
            if offset < quote.span.stop and quote.speech:
                return quote
        return None

    def quote_ending(self, offset: int) -> Quote | None:
        """The quotation whose closing mark stands within three characters before `offset`."""
        return next(
            (quote for quote in self.quotes if quote.closed and 0 <= offset - quote.span.stop <= 3), None
        )

    def quote_starting(self, offset: int) -> Quote | None:
        """The quotation whose opening mark stands at `offset` or within two characters behind it."""
        return next((quote for quote in self.quotes if 0 <= quote.span.start - offset <= 2), None)


def read_scene(document: Document) -> Scene:
    """Tag every sentence of `document` and find its quotations."""
    return Scene(
        document=document,
        lines=tuple(read_line(document.text, sentence.span) for sentence in document.sentences),
        paragraphs=tuple(sentence.paragraph for sentence in document.sentences),
        kinds=tuple(document.blocks[sentence.block].kind for sentence in document.sentences),
        quotes=find_quotes(document),
    )
