"""Words a reviewer selected, and on whose word they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.ledger.canonical import storable
from onrecord.ledger.cells import words_of
from onrecord.model import Act, Document, Entry, Span, Speaker, Stance
from onrecord.model.errors import DecisionError


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Words selected in the document of `report`; empty `spans` only where a person vouches without words."""

    report: str
    spans: tuple[Span, ...]
    words: str

    @property
    def cover(self) -> Span:
        """The shortest span that holds all of them (0-0 if there are none)."""
        if not self.spans:
            return Span(0, 0)
        return Span(min(span.start for span in self.spans), max(span.stop for span in self.spans))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """On whose word a cell stands; empty is the report's own voice."""

    chain: tuple[Speaker, ...] = ()
    claim: str | None = None
    act: Act | None = None
    stance: Stance | None = None
    said: str | None = None


REPORT_VOICE = Voice()


def select(document: Document, spans: Iterable[Span]) -> Selection:
    """The words at `spans` of `document`, white space at their ends left out.

    Raises:
        DecisionError: if a span reaches beyond the document or holds no words.

    >>> from onrecord.model import TextMap
    >>> text = "Nine people died."
    >>> select(Document(report="ab12", text=text, back=TextMap.identity(17), blocks=(), sentences=(), language=None),
    ...     [Span(0, 5)]).words
    'Nine'
    """
    trimmed = []
    for span in spans:
        if span.stop > len(document.text):
            raise DecisionError(
                f"the words selected reach beyond the report's {len(document.text)} characters"
            )
        trimmed.append(span.trimmed(document.text))
    if not trimmed or not all(len(span) for span in trimmed):
        raise DecisionError("no words are selected")
    ordered = tuple(sorted(set(trimmed)))
    return Selection(report=document.report, spans=ordered, words=storable(words_of(document.text, ordered)))


def voice_of(entry: Entry) -> Voice:
    """The voice `entry` stands on; any cell of a claim gives that claim's."""
    return Voice(chain=entry.chain, claim=entry.claim, act=entry.act, stance=entry.stance, said=entry.said)
