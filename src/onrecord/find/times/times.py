"""Times: the words of a report that say when, how long or how often, and what they say before any date is known.

The normal form of a mention (`Mention.value`) is not anchored: "on Wednesday" is ``XXXX-WXX-3``, "last month"
``PREV P1M``, "Thursday last week" ``XXXX-WXX-4 IN PREV P1W``. The small notation is told in
`docs/decisions/0006-times-as-intervals.md`; `ground.dates` reads it against the date of publication.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.find.times.time_clock import clock_at, join_ends, settled
from onrecord.find.times.time_patterns import Join, Rule, joins, rules, triggers
from onrecord.find.times.time_tokens import Coded, code_tokens
from onrecord.find.times.time_values import fill
from onrecord.model import BlockKind, Document, Mention, MentionKind, Span, content_id

_LEAD = 7
"""How many tokens before a mention a join may draw in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A match on its way to a mention: tokens `start` to `stop`; a weak one needs a join to count."""

    name: str
    kind: str
    weak: bool
    start: int
    stop: int
    value: str


def find_times(document: Document) -> tuple[Mention, ...]:
    """The time expressions of the sentences and datelines, in order, with un-anchored normal forms.

    Extents follow TIMEX3: no leading preposition ("Wednesday", not "on Wednesday"), modifiers and parts of
    the day inside ("about two years ago", "Wednesday night"); a range is one mention ("from March to May").

    >>> from onrecord.model import Block, BlockKind, Sentence, TextMap
    >>> text = "The mine went off on Wednesday night, two days after the truce of 3 May 2014."
    >>> whole = Span(0, len(text))
    >>> document = Document(report="d", text=text, back=TextMap.identity(len(text)),
    ...     blocks=(Block(kind=BlockKind.BODY, span=whole, by="example"),),
    ...     sentences=(Sentence(span=whole, block=0, paragraph=0),), language="en")
    >>> [(time.words, time.value) for time in find_times(document)]
    [('Wednesday night', 'TNI IN XXXX-WXX-3'), ('two days', 'P2D'), ('3 May 2014', '2014-05-03')]
    """
    datelines = [block.span for block in document.blocks if block.kind is BlockKind.DATELINE]
    spans = sorted([*(sentence.span for sentence in document.sentences), *datelines])
    return tuple(mention for span in spans for mention in _in_sentence(document, span))


def _in_sentence(document: Document, span: Span) -> Iterator[Mention]:
    coded = code_tokens(document.text, span.start, span.stop)
    present = frozenset(coded.codes)
    if present.isdisjoint(triggers()):
        return
    matches = [
        piece
        for rule in rules()
        if not rule.needs.isdisjoint(present)
        for piece in _matches(rule, coded, document.text)
    ]
    for piece in _joined(_longest(matches), coded.codes):
        if not piece.weak:
            yield _mention(piece, coded, document)


def _matches(rule: Rule, coded: Coded, text: str) -> Iterator[_Piece]:
    for found in rule.pattern.finditer(coded.codes):
        parts = {
            name: text[coded.starts[found.start(name)] : coded.stops[found.end(name) - 1]]
            for name, words in found.groupdict().items()
            if words
        }
        start, stop = found.span("mention") if "mention" in parts else found.span()
        value = fill(rule.value, parts)
        if value is not None:  # the 13th hour p.m. is no time
            yield _Piece(name=rule.name, kind=rule.kind, weak=rule.weak, start=start, stop=stop, value=value)


def _longest(matches: Sequence[_Piece]) -> list[_Piece]:
    """The longest matches that do not overlap; among equals a sure one wins, then the earlier rule."""
    taken: set[int] = set()
    kept: list[_Piece] = []
    for piece in sorted(matches, key=lambda one: (one.start - one.stop, one.weak)):
        covered = range(piece.start, piece.stop)
        if taken.isdisjoint(covered):
            taken.update(covered)
            kept.append(piece)
    return sorted(kept, key=lambda one: one.start)


def _joined(pieces: list[_Piece], codes: str) -> list[_Piece]:
    for join in joins():
        at = len(pieces) - 1
        while at >= 0:
            if not join.left:
                pieces[at] = _with_lead(join, pieces[at], codes)
                if (
                    at and pieces[at - 1].stop > pieces[at].start
                ):  # "Earlier Friday": the lead was a time of its own
                    del pieces[at - 1]
                    at -= 1
            elif at:
                whole = _pair(join, pieces[at - 1], pieces[at], codes)
                if whole is not None:
                    pieces[at - 1 : at + 1] = [whole]
            at -= 1
    return pieces


def _with_lead(join: Join, piece: _Piece, codes: str) -> _Piece:
    if piece.kind not in join.right or piece.weak or join.lead is None:
        return piece
    found = join.lead.search(codes, max(piece.start - _LEAD, 0), piece.start)
    return piece if found is None else replace(piece, start=found.start())


def _pair(join: Join, left: _Piece, right: _Piece, codes: str) -> _Piece | None:
    if left.kind not in join.left or right.kind not in join.right:
        return None
    if join.gap.fullmatch(codes, left.stop, right.start) is None:
        return None
    start = left.start
    if join.lead is not None:
        lead = join.lead.search(codes, max(start - _LEAD, 0), start)
        if lead is None:
            return None
        start = lead.start()
    value = _joined_value(join.value, left.value, right.value)
    if value is None:
        return None
    return _Piece(name=join.name, kind=join.kind, weak=False, start=start, stop=right.stop, value=value)


def _joined_value(template: str, left: str, right: str) -> str | None:
    left, right = left.removesuffix(" IN ANY"), right.removesuffix(" IN ANY")
    if " / " in template:
        return join_ends(left, right)
    value = template.format(left=left, right=right)
    if " AT " in value:
        return clock_at(*value.split(" AT ", 1))
    inner, _, outer = value.rpartition(" IN ")
    if re.fullmatch(r"\d{4}", outer) and re.match(r"XXXX-(?!WX)", inner):
        return inner.replace("XXXX", outer)
    return value


def _mention(piece: _Piece, coded: Coded, document: Document) -> Mention:
    span = Span(coded.starts[piece.start], coded.stops[piece.stop - 1])
    words = span.of(document.text)
    return Mention(
        id=content_id("mention", document.report, span.start, span.stop, MentionKind.TIME),
        span=span,
        kind=MentionKind.TIME,
        words=words,
        head=words,
        value=settled(piece.value),
        by=f"time/{piece.name}",
    )
