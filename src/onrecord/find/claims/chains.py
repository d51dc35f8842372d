"""Speaker chains: nested attributions, hearers who pass words on, speakers named together, and the channel."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.claims.known_speakers import base_end_of
from onrecord.find.claims.scene import Attribution, Scene
from onrecord.find.claims.speakers import Cast
from onrecord.find.syntax.following_phrases import phrase_after
from onrecord.find.syntax.line_phrases import LinePhrases
from onrecord.find.syntax.noun_phrases import Phrase, subject_before
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Channel, Institution, MentionKind, Span

_HEARER_OPENERS = frozenset("to with by told tells telling via through for".split())
_TELLING = frozenset("told tells telling".split())
_ANYBODY = frozenset(
    "reporters journalists media press correspondents reporter news correspondent journalist newsmen media-persons "
    "pressmen editors outlets".split()
)


def parents_of(attributions: Sequence[Attribution]) -> tuple[int | None, ...]:
    """For each attribution the index of the innermost other one in whose content it stands, None at the top.

    >>> text = "Radio Gao reported that the mayor said fuel was low."
    >>> outer = Attribution(source=Span(0, 9), cue=Span(10, 18), content=(Span(24, 51),), by="", score=1.0)
    >>> inner = Attribution(source=Span(24, 33), cue=Span(34, 38), content=(Span(39, 51),), by="", score=1.0)
    >>> parents_of([outer, inner])
    (None, 0)
    """
    contents = sorted(
        ((len(span), span, i) for i, one in enumerate(attributions) for span in one.content),
        key=lambda row: row[0],
    )
    found: list[int | None] = []
    for i, one in enumerate(attributions):
        anchor = one.cue or one.source or one.content[0]
        found.append(next((j for _, span, j in contents if j != i and span.contains(anchor)), None))
    return tuple(_without_loops(found))


def _without_loops(parents: list[int | None]) -> list[int | None]:
    """A quotation can hold the cue of the sentence that cites it; then neither is the other's parent."""
    clean = list(parents)
    for i in range(len(clean)):
        seen = {i}
        at = clean[i]
        while at is not None:
            if at in seen:
                clean[i] = None
                break
            seen.add(at)
            at = clean[at]
    return clean


def joint_speakers(line: Line, narrow: Span) -> tuple[Span, ...]:
    """The phrases of speakers named together ("both the brigade and the militia"), else the one phrase.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "Both the fire brigade and the militia said so."
    >>> line = read_line(text, Span(0, len(text)))
    >>> [span.of(text) for span in joint_speakers(line, Span(0, 37))]
    ['the fire brigade', 'the militia']
    """
    first, after = line.index_at(narrow.start), line.index_at(narrow.stop)
    if first >= after:  # a model's span that holds no word of the line
        return (narrow,)
    start = first + (line.low[first] in {"both", "either", "neither"})
    cuts = [at for at in range(start + 1, after - 1) if line.tags[at] == "c" and _parts(line, start, at)]
    if not cuts:
        return (narrow,)
    edges = [start, *cuts, after]
    spans = []
    for i, (left, right) in enumerate(itertools.pairwise(edges)):
        left_at = left + (i > 0)
        if left_at < right:
            spans.append(line.stretch(left_at, right))
    return tuple(spans) if len(spans) > 1 else (narrow,)


def _parts(line: Line, first: int, at: int) -> bool:
    if line.tags[at + 1] == "d":
        return True
    if line.tags[at - 1] == "a" and line.tags[at + 1] == "a":  # "army spokesmen and doctors"
        sides = nouns_in(line, first, at), nouns_in(line, at + 1, min(at + 4, len(line)))
        told = (side and (side[-1][2].institution or side[-1][2].body) for side in sides)
        return all(told) and sides[0][-1][1] == at
    return "i" not in line.tags[first:at] and line.tags[at - 1] == "N" and line.tags[at + 1] == "N"


def hearers(cast: Cast, line: Line, one: Attribution) -> tuple[Span, ...]:
    """The media that a speaker told ("told Channel Nine", "in an interview with the weekly Compass")."""
    if _HEARER_OPENERS.isdisjoint(line.low):
        return ()
    taken = [span for span in (one.source, *one.content) if span is not None]
    found: list[Span] = []
    for at in range(len(line) - 1):
        token = line.tokens[at]
        if line.low[at] not in _HEARER_OPENERS or any(
            span.start <= token.start < span.stop for span in taken
        ):
            continue
        if line.low[at] in _TELLING and not (one.cue and one.cue.start <= token.start < one.cue.stop):
            continue  # another verb's hearer: "said …, and told Channel Nine"
        phrase = phrase_after(line, at + 1)
        if phrase is None:
            continue
        span = line.stretch(phrase.first, phrase.narrow)
        if not any(span.overlaps(other) for other in taken) and is_medium(cast, line, span):
            found.append(span)
    return tuple(found)


def is_medium(cast: Cast, line: Line, span: Span) -> bool:
    """Whether the words name one outlet (not "reporters", "the media", nor the report's own: "this newspaper")."""
    first, after = line.index_at(span.start), line.index_at(span.stop)
    base = base_end_of(line, first, after)
    if line.low[first] in _OWN_OUTLET and base - first <= _OWN_SIZE:
        return False
    if line.low[base - 1] in _AGAIN and line.low[first : first + 2] == ("the", "same"):
        return True
    if line.low[base - 1] in _ANYBODY and (line.tags[base - 1] != "N" or base - first < 2):
        return False
    if any(mention.kind is MentionKind.MEDIA for mention in cast.mentions_in(span)):
        return True
    return any(noun.institution is Institution.MEDIA for _, _, noun in nouns_in(line, first, base))


_OWN_OUTLET = frozenset("this our".split())
_OWN_SIZE = 3  # tokens of "this news agency"
_AGAIN = frozenset(
    "station channel broadcaster outlet network paper site website programme show agency".split()
)


def through_quoter(scene: Scene, one: Attribution) -> Attribution:
    """For "the rebels, quoted by Radio Gao, said" and "the man, speaking to Radio Gao, said": the outlet stands outside.

    Also names the head of a source whose relative clause a rule took for it ("a clerk who hid in a barn").
    """
    told = one.narrow or one.source
    if told is None:
        return one
    line = scene.lines[scene.line_number(told.start)]
    by = next(
        (at for at in range(1, len(line) - 2) if line.low[at] in _QUOTED and line.low[at + 1] == "by"), None
    )
    if by is None:
        return _with_head(line, one)
    speaker, medium = _before_quoter(line, by), phrase_after(line, by + 2)
    if speaker is None or medium is None:
        return one
    who, through = line.stretch(speaker.first, speaker.narrow), line.stretch(medium.first, medium.narrow)
    if not (told.overlaps(who) or told.overlaps(through)) or any(
        span.overlaps(through) for span in one.content
    ):
        return one
    return replace(
        one, narrow=who, source=who, via=(*(v for v in one.via if not v.overlaps(through)), through)
    )


def _before_quoter(line: Line, by: int) -> Phrase | None:
    """The noun phrase before "quoted by", not "was quoted by"."""
    end = by - (line.tags[by - 1] == ",")
    return subject_before(line, end) if end > 0 and line.tags[end - 1] in "aNbeg9" else None


def _with_head(line: Line, one: Attribution) -> Attribution:
    if one.source is None or one.narrow is None or one.narrow.start <= one.source.start:
        return one
    if not line.span.contains(one.source):
        return one
    first, at = line.index_at(one.source.start), line.index_at(one.narrow.start)
    clause = next((i for i in range(first + 1, at) if line.low[i] in {"who", "which", "whose"}), None)
    if clause is None and line.low[at] in {"there", "here"}:
        clause = at
    phrase = phrase_after(line, first, clause) if clause is not None and line.tags[first] in "daN" else None
    return replace(one, narrow=line.stretch(first, phrase.narrow)) if phrase is not None else one


_QUOTED = frozenset("quoted cited".split())


@cache
def _channels() -> LinePhrases[tuple[int, Channel]]:
    rows = load_rows("channels")
    return LinePhrases([(row["words"], (i, Channel(row["channel"]))) for i, row in enumerate(rows)])


def channel_of(line: Line, outside: Sequence[Span]) -> Channel:
    """The channel shown by words of `line` that lie in none of the spans `outside`.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "In a statement, the ministry denied it."
    >>> channel_of(read_line(text, Span(0, len(text))), ()).value
    'statement'
    """
    best: tuple[int, Channel] | None = None
    if not _channels().may_hit(line.low):
        return Channel.UNSPECIFIED
    for hit in _channels().hits(line, 0, len(line)):
        span = line.stretch(hit.first, hit.last)
        if not any(span.overlaps(other) for other in outside) and (best is None or hit.value[0] < best[0]):
            best = hit.value
    return best[1] if best else Channel.UNSPECIFIED
