"""Small documents made from plain text, for the tests of events, counts and incidents."""

import re

from onrecord.find.counts.counts import find_counts
from onrecord.find.incidents.found import Found
from onrecord.find.incidents.incidents import Answer, find_incidents
from onrecord.find.syntax.lines import Line, read_lines
from onrecord.model import Block, BlockKind, Count, Document, Sentence, Span
from onrecord.model.textmap import TextMap

_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])|\Z")


def document_of(text: str, *, headline: bool = False) -> Document:
    """A document of `text`: paragraphs parted by blank lines, sentences by a full stop and a capital."""
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    for found in re.finditer(r"\S[^\n]*(?:\n\S[^\n]*)*", text):
        kind = BlockKind.HEADLINE if headline and not blocks else BlockKind.BODY
        blocks.append(Block(kind=kind, span=Span(found.start(), found.end()), by="test"))
        start = found.start()
        for end in _END.finditer(found.group()):
            stop = found.start() + end.start()
            if stop > start:
                sentences.append(
                    Sentence(span=Span(start, stop), block=len(blocks) - 1, paragraph=len(blocks) - 1)
                )
            start = found.start() + end.end()
    return Document(
        report="0" * 64,
        text=text,
        back=TextMap.identity(len(text)),
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        language="en",
    )


def line_in(text: str) -> Line:
    """The first sentence of `text` as a line."""
    return read_lines(document_of(text))[0]


def counts_in(text: str) -> tuple[Count, ...]:
    """The counts of `text`, without claims."""
    return find_counts(document_of(text), (), ())


def incidents_in(text: str, *, headline: bool = False) -> Answer:
    """Incidents, counts and claims of `text`, from words alone."""
    document = document_of(text, headline=headline)
    return find_incidents(Found(document=document, counts=find_counts(document, (), ())))
