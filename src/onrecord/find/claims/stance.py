"""How something is said: the act and stance of a cue, hedges, negation, and what a denial denies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.find.claims.cue_reading import read_cue
from onrecord.find.claims.cues import CueHit, cues_in
from onrecord.find.syntax.line_phrases import LinePhrases
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Act, Denies, Hedge, Span, Stance

_NEGATIONS = frozenset("not n't never neither nor no cannot".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a cue and its content amount to."""

    act: Act
    stance: Stance
    hedge: Hedge | None = None
    hedge_span: Span | None = None
    denies: Denies | None = None


class HedgeHit(NamedTuple):
    """A hedge and where it stands."""

    level: Hedge
    span: Span


@cache
def _hedges() -> LinePhrases[str]:
    return LinePhrases([(row["words"], row["level"]) for row in load_rows("hedges")])


@cache
def _denial_words(kind: str) -> LinePhrases[str]:
    return LinePhrases([(row["words"], kind) for row in load_rows("denial_words") if row["kind"] == kind])


def find_hedge(line: Line, first: int, after: int) -> HedgeHit | None:
    """The first hedge among tokens `first` up to `after`, looking no further than a condition or relative clause.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "The boat had probably drifted."
    >>> line = read_line(text, Span(0, len(text)))
    >>> find_hedge(line, 0, len(line)).level.value
    'weak'
    """
    if not _hedges().may_hit(line.low[first:after]):
        return None
    at = first
    blocked = False
    while at < after:
        if at > first and (
            line.low[at] in {"if", "unless", "because", "although", "though"} or line.tags[at] == ";"
        ):
            return None
        if line.tags[at] == "w" and at > first + 1:
            blocked = True
        hit = _hedges().hit_at(line, at)
        if hit is not None and hit.last <= after and not blocked:
            if hit.value != "none" and not _capital_may(line, at) and not _is_suspect(line, at):
                return HedgeHit(Hedge(hit.value), line.stretch(hit.first, hit.last))
            at = hit.last
            continue
        at += 1
    return None


def _capital_may(line: Line, at: int) -> bool:
    return line.low[at] == "may" and line.tags[at] != "m"


def _is_suspect(line: Line, at: int) -> bool:
    """Whether "suspect" names a person ("the suspect", "two suspected raiders") rather than a doubt."""
    if line.low[at] not in {"suspect", "suspected"}:
        return False
    if line.low[at] == "suspected":
        return line.tags[at + 1 : at + 2] in ("a", "N", "b", "g", "9")
    return at > 0 and line.tags[at - 1] in "d9aNiz"


def cue_hit_in(line: Line, span: Span) -> CueHit | None:
    """The last cue of the lexicon inside `span`; verbs come before nouns. None where no row fits.

    Its token numbers count from three tokens before the span.
    """
    first, after = inside(line, span)
    before = max(0, first - _LOOK_BACK)
    return _last_cue(line.low[before:after], first - before)


def inside(line: Line, span: Span) -> tuple[int, int]:
    """The tokens of `line` that lie wholly inside `span`: first, after."""
    first = line.index_at(span.start)
    after = line.index_at(span.stop - 1) + 1 if span.stop <= line.span.stop else len(line)
    if after > len(line) or (after > first and line.tokens[after - 1].stop > span.stop):
        after -= 1
    return first, after


@lru_cache(maxsize=1 << 13)  # several questions are asked of one cue
def _last_cue(words: tuple[str, ...], first: int) -> CueHit | None:
    found: tuple[int, int, CueHit] | None = None
    for at in range(first, len(words)):
        be = not _BE.isdisjoint(words[max(0, at - _LOOK_BACK) : at])
        for hit in cues_in(words, at):
            place = (hit.after, -_rank(hit, be=be), hit)
            if hit.after <= len(words) and (found is None or place[:2] > found[:2]):
                found = place
    return found[2] if found else None


def _rank(hit: CueHit, *, be: bool) -> int:
    order = ("passive", "verb") if be else ("verb", "passive")
    return {order[0]: 0, order[1]: 1}.get(hit.kind, 2)


_LOOK_BACK = 3
_BE = frozenset("is are was were been being".split())


def is_negated(line: Line, span: Span) -> bool:
    """Whether the cue words in `span` are negated ("did not say", "has never admitted")."""
    for at in range(line.index_at(span.start), len(line)):
        token = line.tokens[at]
        if token.start >= span.stop:
            return False
        if line.low[at] in _NEGATIONS or line.low[at].endswith(("n't", "n’t")):
            return True
    return False


def base_reading(line: Line, cue: Span, frame: str, head: str) -> Reading:
    """Act and stance from the cue alone; `head` is the first content word, in small letters.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> text = "The army could not say who fired."
    >>> line = read_line(text, Span(0, len(text)))
    >>> base_reading(line, Span(9, 22), "wh", "who").stance.value
    'withheld'
    """
    first, after = inside(line, cue)
    content = (head,) if head else line.low[after : after + _AHEAD] if not frame else ()
    found = read_cue(line.low[first:after], frame=frame, content=content)
    return Reading(act=found.act, stance=found.stance, hedge=found.hedge)


_AHEAD = 8  # tokens behind a cue that may tell what it takes


def has(kind: str, line: Line, first: int, after: int) -> bool:
    """Whether tokens `first` up to `after` hold words of one `kind` of `lexicon/denial_words.tsv`."""
    words = _denial_words(kind)
    return words.may_hit(line.low[first:after]) and next(words.hits(line, first, after), None) is not None
