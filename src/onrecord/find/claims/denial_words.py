"""Denials read off the words of a content: "it was not X", "the story is a lie", and which part of a matter is denied."""

from __future__ import annotations

from functools import cache

from onrecord.find.claims.stance import has
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Denies


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


def is_firm(line: Line, first: int, after: int) -> bool:
    """Whether negated words deny whoever else has spoken: a deed of one's own side, that it happened, that it is true.

    Any other negation ("the road is not far") denies something only where somebody else has said it.
    """
    if any(has(kind, line, first, after) for kind in ("falsity", "intent")):
        return True
    if _denies_status(line, first, after):
        return True
    if line.low[first] == "there":
        return True
    return own_subject(line, first, after) and (
        has("authorship", line, first, after) or _own_deed(line, first, after)
    )


def _denies_status(line: Line, first: int, after: int) -> bool:
    """For "they were not civilians"."""
    for at in range(first + 1, after):
        negated = line.low[at] == "not" and line.low[at - 1] in _COPULAS
        if negated or line.low[at] in {"weren't", "weren’t", "wasn't", "wasn’t", "aren't", "aren’t"}:
            return has("status", line, at, min(at + 5, after))
    return False


def _own_deed(line: Line, first: int, after: int) -> bool:
    """For "we did not fire": a negated past deed, not a state and not what one has not heard yet."""
    for at in range(first, min(after, first + 9)):
        if line.low[at] == "nothing":
            return True
        if line.low[at] in {"not", "never"} or line.low[at].endswith(("n't", "n’t")):
            past = not _PAST.isdisjoint(line.low[max(first, at - 1) : at + 1])
            verb = next((i for i in range(at + 1, after) if line.tags[i] != "r"), at)
            return past and line.tags[verb] in "Vebg" and line.low[verb] not in _NO_DEED
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
_PAST = frozenset(
    "did had has have was were didn't hadn't hasn't haven't wasn't weren't didn’t hadn’t hasn’t haven’t wasn’t weren’t "
    "never".split()
)
_NO_DEED = frozenset(
    "received decided found find seen see heard hear reached determined confirmed identified received recover recovered "
    "released named able given get got ruled been had have know known want wanted need needed like expected".split()
)
_MENTAL = frozenset("know think believe want expect remember see hear mean need understand care".split())
_SELF = frozenset("it we they he she i its our their his her my us".split())
