"""From content spans to the contents of claims: one per sentence, without "that", marks and the final stop."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from onrecord.find.claims.narrowing import narrowed
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.stance import cue_hit_in
from onrecord.find.syntax.tagged_lines import Line
from onrecord.model import Span

_UNWRAPS = frozenset(
    "deny retract withdraw reject dismiss repudiate disown confirm recant repeat reiterate disavow rescind".split()
) | {"walk back", "backtrack on", "row back on", "row back from", "back away from", "go back on", "take back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The content of one claim: fragments of one sentence.

    `home` where it is the sentence of the cue; `main` where the cue speaks for it: there, or else in the first piece.
    """

    spans: tuple[Span, ...]
    line: int
    main: bool
    home: bool


def pieces_of(scene: Scene, one: Attribution) -> tuple[Piece, ...]:
    """The contents of the claims an attribution makes, one per sentence of what was said.

    An attribution whose words run over three sentences makes three claims: each has a stance of its own.
    """
    anchor = one.cue or one.source or one.content[0]
    home = scene.line_number(anchor.start)
    grouped: dict[int, list[Span]] = {}
    for span in one.content:
        last = scene.line_number(max(span.start, span.stop - 1))
        for number in range(scene.line_number(span.start), last + 1):
            line = scene.lines[number]
            part = Span(max(span.start, line.span.start), max(span.start, min(span.stop, line.span.stop)))
            part = _shaped(line, one, narrowed(scene.document.text, part))
            if any(letter.isalnum() for letter in part.of(scene.document.text)):
                grouped.setdefault(number, []).append(part)
    return tuple(
        Piece(
            spans=spans,
            line=number,
            main=number == home or (i == 0 and home not in grouped),
            home=number == home,
        )
        for i, (number, fragments) in enumerate(grouped.items())
        for spans in _clauses(scene.lines[number], _agentless(scene.lines[number], one, fragments))
    )


def _clauses(line: Line, spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """For "that X and that Y": X and Y, each a content of its own."""
    if len(spans) != 1:
        return (spans,)
    first, after = line.index_at(spans[0].start), line.index_at(spans[0].stop)
    cuts = [at for at in range(first + 2, after - 2) if line.tags[at] == "c" and line.low[at + 1] == "that"]
    edges = [first, *cuts, after]
    found = []
    for i, (left, right) in enumerate(pairwise(edges)):
        found.append((narrowed(line.text, line.stretch(left + 2 * (i > 0), right)) if cuts else spans[0],))
    return tuple(found)


def _shaped(line: Line, one: Attribution, part: Span) -> Span:
    """Cut "its claim that X" to X, "the count as inflated" to the count, "to give the number" to the number."""
    hit = cue_hit_in(line, one.cue) if one.cue is not None and line.span.contains(one.cue) else None
    part = _behind_hearer(line, part)
    refused = hit is not None and one.frame == "inf" and hit.lemma in {"decline", "refuse"}
    if hit is None or not (refused or one.frame in {"np", "of", "for", "with"}):
        return part
    first, after = line.index_at(part.start), line.index_at(part.stop)
    if one.frame == "inf":
        return _refused(line, one, part)
    if hit.lemma in _UNWRAPS:
        part = unwrapped(line, first, after) or part
        return _before_as(line, part, hit.lemma)
    return part


def _behind_hearer(line: Line, part: Span) -> Span:
    """For "contradicted him: the gate was open": the gate was open."""
    first = line.index_at(part.start)
    if line.low[first + 1 : first + 2] != (":",) or line.low[first] not in _HEARERS:
        return part
    after = line.index_at(part.stop)
    return narrowed(line.text, line.stretch(first + 2, after)) if first + 2 < after else part


_HEARERS = frozenset("him her them me us you".split())


def _refused(line: Line, one: Attribution, part: Span) -> Span:
    """For "refused to give the number": the number; for "declined to comment": the whole of it."""
    first, after = line.index_at(part.start), line.index_at(part.stop)
    verb = next((at for at in range(first + 1, after) if line.tags[at] not in "rn"), first)
    if line.low[verb] in {"comment", "speak", "talk", "answer"} or verb + 1 >= after:
        return Span(one.cue.start, part.stop) if one.cue is not None else part
    behind = verb + 1
    if line.low[behind] in {"or", "nor", "out"} and behind + 2 < after:  # "confirm or deny", "rule out"
        behind += 1 if line.low[behind] == "out" else 2
    return narrowed(line.text, line.stretch(behind, after))


def unwrapped(line: Line, first: int, after: int) -> Span | None:
    """For "allegations that X": X; None where the content is no such noun.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "Its earlier statement that the port was mined"
    >>> unwrapped(read_line(text, Span(0, len(text))), 0, 8).of(text)
    'the port was mined'
    """
    for at in range(first, min(after - 1, first + 8)):
        if line.low[at] == "that" and line.tags[at] in "sp" and at > first and line.tags[at - 1] in "aNbe":
            return line.stretch(at + 1, after)
        if line.tags[at] not in "drNabegz9" and line.low[at] not in {"of", "by"}:
            return None
    return None


def _before_as(line: Line, part: Span, lemma: str) -> Span:
    """For "rejected the count as inflated": the count."""
    if lemma not in {"reject", "dismiss"}:
        return part
    first, after = line.index_at(part.start), line.index_at(part.stop)
    cut = next((at for at in range(first + 1, after) if line.low[at] == "as"), None)
    return line.stretch(first, cut) if cut is not None else part


def _agentless(line: Line, one: Attribution, spans: list[Span]) -> tuple[Span, ...]:
    """For "X is accused of firing": X and firing, without "of"."""
    if one.frame in {"of", "for", "with"} and one.by.startswith("attribution/passive") and len(spans) > 1:
        last = spans[-1]
        first = line.index_at(last.start)
        if line.low[first] in {"of", "for", "with"}:
            spans = [*spans[:-1], line.stretch(first + 1, line.index_at(last.stop))]
    return tuple(spans)
