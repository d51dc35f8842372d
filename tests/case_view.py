"""What was found in a report, in the offsets of the report's own text, so that it can be held against a case."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from onrecord.model import Analysis, Claim, Count, Mention, Span, Speaker
from tests.case_files import FRAGMENT, NOTHING, Fact, Key, Words

Fault = str | None
"""None, or one sentence on what differs."""

Positions = frozenset[tuple[int, str]]
"""Tokens with the place where each starts."""

ENOUGH: Final = 0.8
"""Share of tokens two contents must have in common to be the same content."""

_TOKEN = re.compile(r"\w+(?:[’'.,]\w+)*")
_BREAK = re.compile(r",|;|:|\(|\b(?:of|in|at|for|from|on|with|who|which|whose|near)\b")
_LIGHT: Final = frozenset(
    "a an the that as of to on in at by for it its them they he she his her their this these and".split()
)


@dataclass(frozen=True, slots=True)
class View:
    """One analysis, asked in the offsets of the text that was analysed."""

    analysis: Analysis

    def source(self, span: Span) -> tuple[int, int]:
        """Where `span` of the document stands in the report's text."""
        back = self.analysis.document.back.source_span(span)
        return back.start, back.stop

    def words(self, span: Span) -> str:
        """The words of `span`."""
        return span.of(self.analysis.document.text)

    def touches(self, span: Span, words: Words) -> bool:
        """Whether `span` shares a character with the words of a case."""
        start, stop = self.source(span)
        return any(start < there and here < stop for here, there in words.spans)

    def touches_any(self, span: Span, fact: Fact) -> bool:
        """Whether `span` shares a character with one of the readings of a fact."""
        return any(self.touches(span, words) for words in fact.readings)

    def tokens(self, spans: Iterable[Span]) -> Positions:
        """The tokens of the spans, each with its place in the report's text."""
        found: set[tuple[int, str]] = set()
        for span in spans:
            for match in _TOKEN.finditer(self.words(span)):
                here = Span(span.start + match.start(), span.start + match.end())
                found.add((self.source(here)[0], match[0].lower()))
        return frozenset(found)

    def claim(self, identity: str | None) -> Claim | None:
        """The claim of that id."""
        return next((claim for claim in self.analysis.claims if claim.id == identity), None)

    def count(self, identity: str) -> Count | None:
        """The count of that id."""
        return next((count for count in self.analysis.counts if count.id == identity), None)

    def mentions(self, words: Words) -> tuple[Mention, ...]:
        """The mentions that share a character with the words."""
        return tuple(one for one in self.analysis.mentions if self.touches(one.span, words))

    def clusters(self, words: Words) -> frozenset[str]:
        """Whom the words name: ids of actors, through mentions and through the spans of aliases."""
        named = {one.cluster for one in self.mentions(words) if one.cluster}
        for actor in self.analysis.actors:
            if any(self.touches(span, words) for alias in actor.aliases for span in alias.spans):
                named.add(actor.id)
        return frozenset(named)

    def speaks(self, speaker: Speaker, words: Words) -> bool:
        """Whether the words name this speaker: the same noun phrase, or another mention of the same actor."""
        if speaker.span is None:
            return False
        if self.touches(speaker.span, words):
            return same_head(self.words(speaker.span), words.text)
        return speaker.actor is not None and speaker.actor in self.clusters(words)

    def pieces(self, claim: Claim) -> tuple[tuple[Span, ...], ...]:
        """The contents a case may ask for: the whole, each fragment, each sentence of it."""
        sentences = [
            Span(max(span.start, sentence.span.start), min(span.stop, sentence.span.stop))
            for span in claim.content
            for sentence in self.analysis.document.sentences
            if span.overlaps(sentence.span)
        ]
        return (claim.content, *((span,) for span in claim.content), *((span,) for span in sentences))


def positions(words: Words) -> Positions:
    """The tokens of the words of a case, each with its place."""
    fragments = zip(words.text.split(FRAGMENT), words.spans, strict=True)
    return frozenset(
        (start + match.start(), match[0].lower())
        for text, (start, _) in fragments
        for match in _TOKEN.finditer(text)
    )


def alike(one: Positions, other: Positions) -> bool:
    """Whether two stretches hold nearly the same tokens at the same places; light words do not count.

    >>> alike(frozenset({(0, "the"), (4, "bridge"), (11, "fell")}), frozenset({(4, "bridge"), (11, "fell")}))
    True
    """
    left, right = _weighty(one), _weighty(other)
    if not left or not right:
        left, right = one, other
    return bool(left | right) and len(left & right) >= ENOUGH * len(left | right)


def same_head(one: str, other: str) -> bool:
    """Whether two noun phrases have one head word.

    >>> same_head("Captain Elio Marsh, a spokesman", "Marsh")
    True
    >>> same_head("the governor of the province", "the province")
    False
    """
    return head(one) == head(other)


def head(phrase: str) -> str:
    """The head word: the last one before a comma, a preposition or a relative clause.

    >>> head("the mayor of Gao")
    'mayor'
    """
    first = _BREAK.split(phrase.strip(), maxsplit=1)[0] or phrase
    tokens = _TOKEN.findall(fold(first))
    return re.sub(r"['’]s?$", "", tokens[-1]) if tokens else ""


def fold(text: str) -> str:
    """Lower case without accents.

    >>> fold("Cúcuta")
    'cucuta'
    """
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def answer(fact: Fact, found: Iterable[tuple[str, Iterable[Fault]]], missing: str) -> Fault:
    """None when one of the things found has no fault; else each of them with its faults."""
    told: list[str] = []
    for shown, faults in found:
        here = [fault for fault in faults if fault is not None]
        if not here:
            return None
        told.append(f"{shown}: {', '.join(here)}")
    return f"{fact.kind} {fact.words.text!r}: {' | '.join(told) or missing}"


def same_value(key: Key, found: object) -> Fault:
    """None when a value is one of those the key allows ("credit|caption"; "-" for nothing)."""
    shown = NOTHING if found is None else str(found)
    return None if shown in key.value.split("|") else f"its {key.name} is {shown}, not {key.value}"


def _weighty(tokens: Positions) -> Positions:
    return frozenset(token for token in tokens if token[1] not in _LIGHT)
