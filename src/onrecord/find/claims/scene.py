"""A document made ready for the attribution rules: tagged lines, quotations, and who stands where."""

from __future__ import annotations

import re
from bisect import bisect_right
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
        start, stop = self.content[0].start, self.content[0].stop
        for span in (self.source, self.cue, *self.content[1:]):
            if span is not None:
                start, stop = min(start, span.start), max(stop, span.stop)
        return Span(start, stop)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The lines of a document with their paragraph and block kind, and its quotations in order."""

    document: Document
    lines: tuple[Line, ...]
    paragraphs: tuple[int, ...]
    kinds: tuple[BlockKind, ...]
    quotes: tuple[Quote, ...]
    starts: tuple[int, ...]

    def line_number(self, offset: int) -> int:
        """The number of the line that holds the character at `offset`."""
        return max(bisect_right(self.starts, offset) - 1, 0)

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


def behind_dateline(text: str, span: Span) -> Span:
    """A sentence without the place, date and agency in front of it, where cleaning left them in.

    >>> text = "GAO, Mali, May 7, 2024 (Meridian) - A barge sank."
    >>> behind_dateline(text, Span(0, len(text))).of(text)
    'A barge sank.'
    """
    found = _DATELINE.match(text, span.start, min(span.stop, span.start + _DATELINE_REACH))
    if found is None:
        return span
    head = found["head"]
    told = head.endswith(")") or _DAY.search(head) or (head.isupper() and not span.of(text).isupper())
    return Span(found.end(), span.stop) if told and found.end() < span.stop else span


_DATELINE_REACH = 160
_DATELINE = re.compile(
    r"\s*(?P<head>[A-Z]{3}[^\n?!:;\"“”«»]{0,110}?)\s+(?:--?|–|—)\s+(?:\[[^\]]*\]\s*)*(?=\S)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DAY = re.compile(rf"(?i)\b(?:\d{{1,2}} {_MONTH}|{_MONTH}[a-z]*\.? \d)")


def read_scene(document: Document) -> Scene:
    """Tag every sentence of `document` and find its quotations."""
    lines = tuple(
        read_line(document.text, behind_dateline(document.text, sentence.span))
        for sentence in document.sentences
    )
    return Scene(
        document=document,
        lines=lines,
        starts=tuple(line.span.start for line in lines),
        paragraphs=tuple(sentence.paragraph for sentence in document.sentences),
        kinds=tuple(document.blocks[sentence.block].kind for sentence in document.sentences),
        quotes=find_quotes(document),
    )
