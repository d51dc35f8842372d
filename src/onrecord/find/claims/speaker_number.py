"""Whether a phrase names one person, a body, or many: what a later "he", "it" or "they" can mean."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.find.claims.kinds_of_speakers import Noun
from onrecord.find.claims.known_speakers import RANKS
from onrecord.find.syntax.noun_phrases import Phrase
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Institution, Mention, MentionKind


def number_of(
    line: Line, phrase: Phrase, nouns: list[tuple[int, int, Noun]], base_end: int, mentions: Sequence[Mention]
) -> str:
    """Whether a phrase names "one" person, a "body", "many", or "any" of them as far as the words show."""
    named = _number_of_named(line, base_end, mentions)
    if named:
        return named
    head = next(((after, noun) for first, after, noun in reversed(nouns) if first < base_end), None)
    if head is None:
        return (
            "many"
            if _is_plural(line, base_end, known=False)
            else _number_of_name(line, phrase.first, base_end)
        )
    after, noun = head
    if noun.person is False or (after < base_end and line.tags[base_end - 1] == "N"):
        return "body" if noun.person is False else "one"
    if _is_plural(line, base_end, known=after == base_end):
        return "many"
    if noun.person or noun.institution is Institution.WITNESS or _is_doer(line.low[after - 1], noun):
        return "one"
    return "any" if noun.body else "body"


def _number_of_named(line: Line, base_end: int, mentions: Sequence[Mention]) -> str:
    """What a name inside the phrase shows: a person's is one, an outlet's is a body; "" where none tells."""
    last = line.tokens[base_end - 1]
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and mention.span.stop <= last.stop:
            return "one"
        if mention.kind in _BODIES and mention.span.start <= last.start and mention.span.stop >= last.stop:
            return "many" if _is_plural(line, base_end, known=False) else "body"
    return ""


_BODIES = frozenset([MentionKind.MEDIA, MentionKind.ORGANISATION])


def _is_doer(word: str, noun: Noun) -> bool:
    """Whether a noun of no list of people names one by its ending: "coroner", "economist"; "center" does not."""
    bodies = {Institution.MEDIA, Institution.DOCUMENT}
    return (
        (word.endswith(_DOERS) or word in _OFFICES)
        and word not in _NO_DOERS
        and noun.person is None
        and noun.institution not in bodies
    )


_NO_DOERS = frozenset(
    "center letter newsletter paper newspaper order register chapter poster theater".split()
)
_OFFICES = frozenset(
    "head chief chieftain secretary muhtar mukhtar prefect sub-prefect deputy delegate representative aide envoy nurse "
    "midwife judge warden marshal constable superintendent bailiff provost vizier "
    "counterpart technician plenipotentiary consul".split()
)
_DOERS = ("er", "or", "ist", "yst", "ian", "man", "woman", "expert", "medic")


def _is_plural(line: Line, base_end: int, *, known: bool) -> bool:
    word = line.low[base_end - 1]
    return (
        word.endswith("s") and not word.endswith(("ss", "us")) and (known or line.tags[base_end - 1] in "ab")
    )


def _number_of_name(line: Line, first: int, base_end: int) -> str:
    """Two capitalised words without "the" are most often a person's name."""
    return "one" if base_end - first == 2 and line.tags[first:base_end] == "NN" else "any"


def names_office(word: str, noun: Noun) -> bool:
    """Whether a speaker noun is the office of one person: "the ward head", "a spokesman", "the engineer"."""
    if noun.institution in {Institution.ANONYMOUS, Institution.MEDIA, Institution.DOCUMENT}:
        return False
    return _is_doer(word, noun._replace(person=None)) or (noun.body and word in RANKS | _OFFICES)
