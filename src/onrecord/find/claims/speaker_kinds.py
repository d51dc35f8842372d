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
from onrecord.model import Institution, Mention, MentionKind, Span

_NO_BODY = frozenset([Institution.DOCUMENT, Institution.WITNESS])
Nouns = Sequence[tuple[int, int, Noun]]
"""Speaker nouns with the tokens they fill, left to right."""


def institution_of(
    mentioned: Mentioned, line: Line, spans: tuple[Span, Span | None], base_end: int, actor: str | None
) -> Institution | None:
    """The kind of source of a speaker's narrow phrase in its wide one (`spans`); None where nothing tells."""
    narrow, wide = spans
    first = line.index_at(narrow.start)
    veiled = (wide is not None and "anonymity" in wide.of(line.text)) or not _VEILED.isdisjoint(
        line.low[first:base_end]
    )
    if veiled and not mentioned.tells_body(wide or narrow):
        return Institution.ANONYMOUS
    return _told(mentioned, line, spans, base_end, actor)


def _told(
    mentioned: Mentioned, line: Line, spans: tuple[Span, Span | None], base_end: int, actor: str | None
) -> Institution | None:
    """What the phrase tells of a speaker whose name may be kept back or not."""
    narrow, _ = spans
    first, after = line.index_at(narrow.start), line.index_at(narrow.stop)
    nouns = _told_by_nouns(mentioned, line, first, after)
    head = [row for row in nouns if row[0] < base_end]
    if head and head[-1][2].institution is Institution.ANONYMOUS:
        return _body_of_source(mentioned, line, narrow) or Institution.ANONYMOUS
    if head and head[-1][2].institution is not None and not head[-1][2].body:
        return _of_head(mentioned, line, (first, base_end), head, actor)
    voice = bool(head) and head[-1][2].body
    if voice and _is_armed(line, head, first, base_end):
        return Institution.PARTY
    if _is_people(mentioned, line, base_end):
        return None
    if actor is not None and not voice:
        record = mentioned.actors[actor]
        found = actor_institution(record.kind, record.sector)
        if found is not None:
            return found
    return _from_neighbours(mentioned, line, spans, base_end, nouns)


def _body_of_source(mentioned: Mentioned, line: Line, narrow: Span) -> Institution | None:
    """The body a nameless source belongs to ("a source in the army"); one "close to the army" belongs to none."""
    if not _NEAR_ONLY.isdisjoint(line.low[line.index_at(narrow.start) : line.index_at(narrow.stop)]):
        return None
    kinds = (_kind_of(mentioned, one) for one in mentioned.mentions_in(narrow))
    return next((kind for kind in kinds if kind is not None), None)


def _told_by_nouns(mentioned: Mentioned, line: Line, first: int, after: int) -> list[tuple[int, int, Noun]]:
    """The speaker nouns of a phrase, without those that are part of somebody's name ("Bill", "Judge" stays)."""
    nouns = nouns_in(line, first, after)
    if all(noun.institution not in _NO_NAMES for _, _, noun in nouns):
        return nouns
    named = mentioned.mentions_in(line.stretch(first, after))
    people = [one.span for one in named if one.kind is MentionKind.PERSON]
    return [row for row in nouns if not _is_name(line, row, people)]


def _is_name(line: Line, row: tuple[int, int, Noun], people: Sequence[Span]) -> bool:
    start = line.tokens[row[0]].start
    behind = row[2].institution is Institution.WITNESS  # "Brother Anselm" stays, "Ada Miller" is no miller
    return row[2].institution in _NO_NAMES and any(one.start + behind <= start < one.stop for one in people)


_NO_NAMES = frozenset([Institution.DOCUMENT, Institution.WITNESS])


_VEILED = frozenset("unnamed unidentified undisclosed anonymous".split())
_NEAR_ONLY = frozenset("close near familiar briefed informed aware knowledge".split())
_SELF_STYLED = frozenset(
    "self-styled self-proclaimed rebel-appointed separatist-appointed rebel-run rebel-held".split()
)
_NO_ARMS = frozenset("group front movement campaign candidate cell".split())


def _of_head(
    mentioned: Mentioned, line: Line, reach: tuple[int, int], head: Nouns, actor: str | None
) -> Institution | None:
    """What the head noun says, unless its body is known better: a named council of aid, a militia's "police"."""
    first, base_end = reach
    told = head[-1][2].institution
    record = mentioned.actors.get(actor) if actor else None
    known = actor_institution(record.kind, record.sector) if record else None
    if known is Institution.PARTY:
        named = told is Institution.NGO and head[-1][1] - head[-1][0] > 1  # "the Delta Watch Network"
        return told if named else known
    if told is not Institution.OFFICIAL:
        return told
    if known is not None and _names_head(mentioned, line, base_end, actor):
        return known
    if _is_armed(line, head, first, base_end):
        return Institution.PARTY
    inside = mentioned.mentions_in(line.stretch(first, base_end))
    return Institution.PARTY if any(_kind_of(mentioned, one) is Institution.PARTY for one in inside) else told


def _is_armed(line: Line, head: Nouns, first: int, base_end: int) -> bool:
    """Whether words before the head make it an armed group's: "a rebel officer", "the self-styled governor"."""
    before = head[:-1]
    return not _SELF_STYLED.isdisjoint(line.low[first:base_end]) or any(
        noun.institution is Institution.PARTY and line.low[after - 1] not in _NO_ARMS
        for _, after, noun in before
    )


def _is_people(mentioned: Mentioned, line: Line, base_end: int) -> bool:
    """Whether the head is a people ("Odranians", "a lot of Odranians"), not a state ("the Odranians denied it")."""
    if not line.low[base_end - 1].endswith("s") or line.low[max(base_end - 2, 0)] == "the":
        return False
    head = line.tokens[base_end - 1]
    return any(
        one.kind is MentionKind.NATIONALITY for one in mentioned.mentions_in(Span(head.start, head.stop))
    )


def _names_head(mentioned: Mentioned, line: Line, base_end: int, actor: str | None) -> bool:
    """Whether the name of a listed body covers the head noun: "the Norwegian Refugee Council"."""
    head = line.tokens[base_end - 1]
    return any(
        one.span.start < head.start < one.span.stop and one.kind is not MentionKind.PERSON
        for one in (mentioned.mentions_of(actor) if actor else ())
    )


def _kind_of(mentioned: Mentioned, mention: Mention) -> Institution | None:
    """The kind of source a mention's actor is; a people and a place are none ("a lot of Americans")."""
    if mention.kind in _NO_SPEAKERS:
        return None
    known = mentioned.actor_of(mention)
    record = mentioned.actors[known] if known else None
    found = actor_institution(record.kind, record.sector) if record else None
    return found or mention_institution(mention.kind)


_NO_SPEAKERS = frozenset([MentionKind.NATIONALITY, MentionKind.PLACE, MentionKind.FACILITY])


def _from_neighbours(
    mentioned: Mentioned, line: Line, spans: tuple[Span, Span | None], base_end: int, nouns: Nouns
) -> Institution | None:
    """From the body that stands beside a spokesman, from an apposition, from the name of a state."""
    narrow, wide = spans
    voice = any(noun.body for first, _, noun in nouns if first < base_end)
    inside = [
        (one.span, _kind_of(mentioned, one))
        for one in mentioned.mentions_in(wide or narrow)
        if not (voice and one.kind is MentionKind.PERSON)  # a spokesman's own name tells nothing of the body
        and not (voice and one.kind is MentionKind.MEDIA and _is_office(line, one, nouns, base_end))
    ]
    for span, kind in inside:
        if kind is not None and span.start >= line.tokens[base_end - 1].start:
            return kind
    telling = [row for row in nouns if not _is_peoples(line, row)]
    for first, _, noun in reversed(telling):
        if noun.institution is not None and (first < base_end or noun.institution not in _NO_BODY):
            covering = (kind for span, kind in inside if span.start <= line.tokens[first].start < span.stop)
            return next((kind for kind in covering if kind is not None), noun.institution)
    found = next((kind for _, kind in inside if kind is not None), None)
    if found is not None:
        return found
    if is_state(narrow.of(line.text)) or _is_public(line, line.index_at(narrow.start), base_end):
        return Institution.OFFICIAL
    return _from_tail(line, narrow, wide)


def _is_office(line: Line, mention: Mention, nouns: Nouns, base_end: int) -> bool:
    """Whether a name for an outlet is part of an office's: "a ministry news release", "the mayor's press bureau"."""
    first, after = next((row[0], row[1]) for row in reversed(nouns) if row[0] < base_end)
    return after - first > 1 and mention.span.stop > line.tokens[first].start


def _is_peoples(line: Line, row: tuple[int, int, Noun]) -> bool:
    """For "the People's Assembly": its first word makes no source anonymous."""
    return row[2].institution is Institution.ANONYMOUS and line.tags[row[1] : row[1] + 1] == "z"


def _from_tail(line: Line, narrow: Span, wide: Span | None) -> Institution | None:
    """From the words of an apposition."""
    if wide is None or wide.stop <= narrow.stop:
        return None
    tail = nouns_in(line, line.index_at(narrow.stop), line.index_at(wide.stop))
    return next((noun.institution for _, _, noun in tail if noun.institution), None)


def kind_before(line: Line) -> Institution | None:
    """The kind of all bodies that a sentence names, for an "its" that no subject explains; None where they differ."""
    found = {
        noun.institution
        for first, after, noun in nouns_in(line, 0, len(line))
        if noun.institution in _KINDS_OF_BODIES
        and line.tags[first - 1 : first] != "z"
        and line.low[after - 1] not in _MEN
    }
    return found.pop() if len(found) == 1 else None


_KINDS_OF_BODIES = frozenset([Institution.OFFICIAL, Institution.PARTY, Institution.MEDICAL, Institution.NGO])
_MEN = frozenset("soldiers troops officers".split())


def _is_public(line: Line, first: int, base_end: int) -> bool:
    """For "the Federal Archive Service": a body of the state by the word before its head."""
    return line.low[base_end - 1] in _BODIES and not _PUBLIC.isdisjoint(line.low[first : base_end - 1])


_BODIES = frozenset(
    "service services agency office bureau authority board directorate department committee inspectorate institute "
    "administration corporation fund council registry".split()
)
_PUBLIC = frozenset(
    "federal national state royal central municipal provincial regional presidential interior border public republican "
    "governmental statistics fire prison penitentiary meteorological".split()
)


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
