"""How something is said: the act and stance of a cue, hedges, negation, and what a denial denies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.find.claims.cues import Cue, CueHit, cues_at
from onrecord.find.syntax.line_phrases import LinePhrases
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Act, Denies, Hedge, Span, Stance

_NEGATIONS = frozenset("not n't never neither nor no cannot".split())
_SILENT = frozenset(
    "say tell give specify reveal disclose explain comment detail elaborate identify name provide mention clarify "
    "indicate state release respond confirm know answer".split()
)
_MENTAL = frozenset("know think believe want expect remember see hear mean need understand care".split())
_SELF = frozenset("it we they he she i its our their his her my us".split())
_VERBS_OF_SPEECH = frozenset(
    "comment say give provide discuss answer elaborate specify confirm identify name disclose reveal detail speak "
    "talk explain release respond state tell clarify address interview deny".split()
)


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
            if hit.value != "none" and not _capital_may(line, at):
                return HedgeHit(Hedge(hit.value), line.stretch(hit.first, hit.last))
            at = hit.last
            continue
        at += 1
    return None


def _capital_may(line: Line, at: int) -> bool:
    return line.low[at] == "may" and line.tags[at] != "m"


def cue_hit_in(line: Line, span: Span) -> CueHit | None:
    """The last cue of the lexicon inside `span`; verbs come before nouns. None where no row fits."""
    found: CueHit | None = None
    for at in range(line.index_at(span.start), len(line)):
        if line.tokens[at].stop > span.stop:
            break
        for hit in cues_at(line, at):
            if line.tokens[hit.after - 1].stop <= span.stop and (
                found is None
                or hit.after > found.after
                or (hit.after == found.after and _rank(hit, line, at) < _rank(found, line, at))
            ):
                found = hit
    return found


def _rank(hit: CueHit, line: Line, at: int) -> int:
    be = any(word in {"is", "are", "was", "were", "been", "being"} for word in line.low[max(0, at - 3) : at])
    order = ("passive", "verb") if be else ("verb", "passive")
    return {order[0]: 0, order[1]: 1}.get(hit.kind, 2)


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
    hit = cue_hit_in(line, cue)
    if hit is None:
        return Reading(act=Act.SAY, stance=Stance.ASSERTED)
    row = _row(hit, frame)
    if is_negated(line, cue):
        return _negated(row)
    if row.act is Act.REFUSE_COMMENT:
        return _refusal(row, head)
    return Reading(act=row.act, stance=row.stance, hedge=row.hedge)


def _row(hit: CueHit, frame: str) -> Cue:
    return hit.takes(frame) or hit.cues[0]


def _negated(row: Cue) -> Reading:
    if row.lemma in {"comment", "respond", "answer", "reply"}:
        return Reading(act=Act.REFUSE_COMMENT, stance=Stance.WITHHELD)
    if row.lemma in _SILENT or row.act in {Act.CONFIRM, Act.ADMIT, Act.DENY}:
        return Reading(act=Act.SAY, stance=Stance.WITHHELD)
    if row.act is Act.BELIEVE:
        return Reading(act=Act.BELIEVE, stance=Stance.DENIED)
    return Reading(act=row.act, stance=Stance.WITHHELD if row.act is Act.SAY else Stance.DENIED)


def _refusal(row: Cue, head: str) -> Reading:
    if head in _VERBS_OF_SPEECH:
        return Reading(act=Act.REFUSE_COMMENT, stance=Stance.WITHHELD)
    if row.lemma == "decline" and head in {"interview", "requests", "request"}:
        return Reading(act=Act.REFUSE_COMMENT, stance=Stance.WITHHELD)
    return Reading(act=Act.INTEND, stance=Stance.DENIED)


def has(kind: str, line: Line, first: int, after: int) -> bool:
    """Whether tokens `first` up to `after` hold words of one `kind` of `lexicon/denial_words.tsv`."""
    return next(_denial_words(kind).hits(line, first, after), None) is not None


def denies_own_deed(line: Line, first: int, after: int) -> bool:
    """Whether a content says "it was not X": a negated main clause that tells of a deed or a state."""
    for at in range(first, min(after, first + 18)):
        if at > first and (line.tags[at] in ";w" or (line.tags[at] == "s" and line.low[at] != "that")):
            return False
        negated = line.low[at] == "not" or line.low[at].endswith(("n't", "n’t")) or line.low[at] == "never"
        if negated and _states_fact(line, at, first, after):
            return True
        if line.low[at] == "nothing" and own_subject(line, first, after) and at > first:
            return True
        if line.low[at] == "no" and at > first and line.low[at - 1] in {"was", "were", "been", "is", "are"}:
            return line.low[first] == "there" and any(
                line.tags[i] == "g" or line.low[i] in _deeds() for i in range(at + 1, min(at + 4, after))
            )
    return False


@cache
def _deeds() -> frozenset[str]:
    """Nouns of events, so that "there was no attack" denies one and "there is no other way" does not."""
    return frozenset(row["lemma"] for row in load_rows("event_nouns"))


def _states_fact(line: Line, at: int, first: int, after: int) -> bool:
    auxiliary = line.low[at] if line.low[at] != "not" else line.low[at - 1] if at > first else ""
    if auxiliary.startswith(("will", "would", "wo", "ca", "can", "could", "should", "may", "might", "must")):
        return False
    follows = [
        line.low[i] for i in range(at + 1, min(at + 3, after)) if line.tags[i] != "r" or line.low[i] == "only"
    ]
    return bool(follows) and follows[0] not in _MENTAL and follows[0] not in _NO_FACT


def own_subject(line: Line, first: int, after: int) -> bool:
    """Whether the content's subject is the speaker's own side ("we", "it", "its men")."""
    at = first + (line.low[first] == "that") if first < after else first
    return at < after and line.low[at] in _SELF


def denied_part(line: Line, first: int, after: int, *, own: bool) -> Denies:
    """What a denial denies, read off its words: figure, intent, status, authorship, occurrence, or all of it."""
    for kind, part in (("intent", Denies.INTENT), ("figure", Denies.FIGURE)):
        if has(kind, line, first, after):
            return part
    if has("status", line, first, after) and not _COPULAS.isdisjoint(line.low[first:after]):
        return Denies.STATUS
    if line.low[first] != "there" and (own or has("authorship", line, first, after)):
        return Denies.AUTHORSHIP
    everything = line.low[first] != "there" and has("falsity", line, first, after)
    return Denies.ALL if everything else Denies.OCCURRENCE


_NO_FACT = frozenset("known clear sure only yet aware".split())
_COPULAS = frozenset("is are was were been being".split())
