"""What kind of source a speaker's phrase shows: by its head noun, its actor, the body or apposition beside it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.find.claims.kinds_of_speakers import (
    Noun,
    actor_institution,
    is_state,
    mention_institution,
    nouns_in,
)
from onrecord.find.claims.mentioned import Mentioned
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Institution, MentionKind, Span

_NO_BODY = frozenset([Institution.DOCUMENT, Institution.WITNESS])
Nouns = Sequence[tuple[int, int, Noun]]
"""Speaker nouns with the tokens they fill, left to right."""


def institution_of(
    mentioned: Mentioned, line: Line, spans: tuple[Span, Span | None], base_end: int, actor: str | None
) -> Institution | None:
    """The kind of source of a speaker's narrow phrase in its wide one (`spans`); None where nothing tells."""
    narrow, wide = spans
    if wide is not None and "anonymity" in wide.of(line.text):
        return Institution.ANONYMOUS
    nouns = nouns_in(line, line.index_at(narrow.start), line.index_at(narrow.stop))
    head = [noun for first, _, noun in nouns if first < base_end]
    voice = bool(head) and head[-1].body
    if head and head[-1].institution is not None and not voice:
        record = mentioned.actors.get(actor) if actor else None
        armed = actor_institution(record.kind, record.sector) if record else None
        return armed if armed is Institution.PARTY else head[-1].institution
    if actor is not None and not voice:
        record = mentioned.actors[actor]
        found = actor_institution(record.kind, record.sector)
        if found is not None:
            return found
    return _from_neighbours(mentioned, line, spans, base_end, nouns)


def _from_neighbours(
    mentioned: Mentioned, line: Line, spans: tuple[Span, Span | None], base_end: int, nouns: Nouns
) -> Institution | None:
    """From the body that stands beside a spokesman, from an apposition, from the name of a state."""
    narrow, wide = spans
    for first, _, noun in reversed(nouns):
        if noun.institution is not None and (first < base_end or noun.institution not in _NO_BODY):
            return noun.institution
    for mention in mentioned.mentions_in(wide or narrow):
        known = mentioned.actor_of(mention)
        record = mentioned.actors[known] if known else None
        found = actor_institution(record.kind, record.sector) if record else mention_institution(mention.kind)
        if found is not None:
            return found
    if is_state(narrow.of(line.text)):
        return Institution.OFFICIAL
    if wide is not None and wide.stop > narrow.stop:
        tail = nouns_in(line, line.index_at(narrow.stop), line.index_at(wide.stop))
        return next((noun.institution for _, _, noun in tail if noun.institution), None)
    return None


def person_in_apposition(
    mentioned: Mentioned, line: Line, spans: tuple[Span, Span | None], nouns: Nouns
) -> str | None:
    """The actor of the person named behind an office: "the mediator, Hanna Lind, said"."""
    narrow, wide = spans
    if wide is None or wide.stop <= narrow.stop:
        return None
    if any(mention.kind is MentionKind.PERSON for mention in mentioned.mentions_in(narrow)):
        return None
    first, after = line.index_at(narrow.start), line.index_at(narrow.stop)
    is_office = line.tags[first] == "d" or any(noun.person or noun.body for _, _, noun in nouns)
    if line.tags[after : after + 1] != "," or not is_office:
        return None
    found = mentioned.person_at(Span(line.tokens[after].stop, wide.stop))
    return mentioned.actor_of(found) if found is not None else None
