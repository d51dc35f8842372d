"""Document: the text of one report, cut into blocks and sentences, with its way back to the bytes."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.report import Stated
from onrecord.model.span import Span
from onrecord.model.textmap import TextMap


class BlockKind(StrEnum):
    """What a stretch of a report is. Only `EVIDENCE` kinds are read for facts."""

    HEADLINE = "headline"
    HEADING = "heading"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    SOURCE_LIST = "source_list"
    BOILERPLATE = "boilerplate"
    URL = "url"


EVIDENCE = frozenset({BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the document of one kind; `by` names the rule that said so."""

    kind: BlockKind
    span: Span
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; `block` is the index of its block, `paragraph` counts from 0 through the document."""

    span: Span
    block: int
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The text the finders read.

    All spans of all later records are in code points of `text`. `back` leads from `text` to the text of the
    report; `Report.back` leads on to the bytes. Blocks do not overlap and lie in order; white space between
    them belongs to none. Sentences lie inside blocks of `EVIDENCE` kinds only. `language` is an ISO 639-1
    code, None when it could not be told; `translated` lists the signs of machine translation seen.
    """

    report: str
    text: str
    back: TextMap
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    language: str | None
    translated: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()

    def best(self, field: str) -> Stated | None:
        """What is stated of `field`: a person's decision first, else the first one read; None if nothing is."""
        found = [stated for stated in self.stated if stated.field == field]
        return next((stated for stated in found if stated.decided), found[0] if found else None)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`."""
        return next((block for block in self.blocks if block.span.start <= offset < block.span.stop), None)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`."""
        return next((one for one in self.sentences if one.span.start <= offset < one.span.stop), None)
