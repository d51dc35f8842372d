"""Denials read off the words of a content: "it was not X", "the story is a lie", and which part of a matter is denied."""

from __future__ import annotations

from functools import cache

from onrecord.find.claims.content_words import HARM, words_of
from onrecord.find.claims.kinds_of_speakers import nouns_in
from onrecord.find.claims.no_denials import denial_with_no
from onrecord.find.claims.stance import has
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Denies, Institution


def denies_own_deed(line: Line, first: int, after: int) -> bool:
    """Whether a content says "it was not X": a negated main clause that tells of a deed or a state."""
    if line.low[first] in _CONDITIONS:
        return False
    if denial_with_no(line, first, after) is not None or _contrary(line, first, after):
        return True
    return _denies_with_not(line, first, after)


def _denies_with_not(line: Line, first: int, after: int) -> bool:
    """Whether a "not", "never" or "nothing" turns a deed or a state down; "there was no attack"."""
    for at in range(first, min(after, first + 18)):
        if at > first and (line.tags[at] in ";w" or (line.tags[at] == "s" and line.low[at] != "that")):
            return False
        negated = line.low[at] == "not" or line.low[at].endswith(("n't", "n’t")) or line.low[at] == "never"
        if negated and line.low[at + 1 : at + 2] != ("to",) and _states_fact(line, at, first, after):
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
    if any(has(kind, line, first, after) for kind in ("falsity", "intent")) or _contrary(line, first, after):
        return True
    denial = denial_with_no(line, first, after)
    if denial is not None and denial.firm:
        return True
    if _denies_status(line, first, after):
        return True
    if line.low[first] == "there":
        return True
    return own_subject(line, first, after) and (
        has("authorship", line, first, after) or _own_deed(line, first, after)
    )


def _contrary(line: Line, first: int, after: int) -> bool:
    """For "contrary to the posts, no house was burned": what is said is set against what others say."""
    if "contrary" not in line.low or line.low[line.low.index("contrary") + 1 :][:1] != ("to",):
        return False
    return any(word in _NO for word in line.low[first : min(after, first + 10)])


_NO = frozenset("no not never nobody none nothing neither".split())


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
            if line.low[at - 1] in {"do", "does"} or line.low[at] in _DO_NOT:
                return at + 1 < after and line.low[at + 1] in words_of(HARM)
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
    if line.low[at + 1 : at + 2] == ("the",) and line.low[at + 2 : at + 3] in _ORDINALS:
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
    if _only_names_words(line, first, after):
        return Denies.ALL
    denial = denial_with_no(line, first, after)
    if denial is not None and not _names_status(line, first, after):
        return denial.part
    if _names_status(line, first, after) or _says_who(line, first, after):
        return Denies.STATUS
    return _deed_part(line, first, after, own=own)


def _names_status(line: Line, first: int, after: int) -> bool:
    return has("status", line, first, after) and not _COPULAS.isdisjoint(line.low[first:after])


def _deed_part(line: Line, first: int, after: int, *, own: bool) -> Denies:
    """Of a denied deed: that it was one's own, that it happened, or all that was said of it."""
    if own and _suffered(line, first, after):
        return Denies.OCCURRENCE
    own_deed = own or has("authorship", line, first, after) or _opens_deed(line, first)
    if line.low[first] != "there" and own_deed:
        return Denies.AUTHORSHIP
    everything = line.low[first] != "there" and has("falsity", line, first, after)
    return Denies.ALL if everything else Denies.OCCURRENCE


def _says_who(line: Line, first: int, after: int) -> bool:
    """For "the two men are fruit pickers", "he was a member": who somebody is."""
    at = next((i for i in range(first + 1, after) if line.low[i] in _COPULAS), None)
    if at is None or line.tags[at + 1 : at + 2] == "e" or has("authorship", line, first, after):
        return False
    if "i" in line.tags[at + 1 : min(after, at + 3)] or line.low[first] in {"it", "there"}:
        return False
    return any(
        noun.person or noun.institution in _PEOPLE or noun.body
        for _, _, noun in nouns_in(line, at + 1, min(after, at + 5))
    ) or any(line.low[i].endswith(_DOERS) for i in range(at + 1, min(after, at + 5)) if line.tags[i] in "aN")


_DOERS = ("ers", "ors", "ists", "men", "women", "ians")
_PEOPLE = frozenset([Institution.WITNESS, Institution.PARTY])


def _suffered(line: Line, first: int, after: int) -> bool:
    """For "it was never consulted", "they had been warned": what was done to the speaker's side is no deed of its own."""
    for at in range(first + 1, min(after, first + 5)):
        if line.low[at] in _COPULAS:
            verb = next((i for i in range(at + 1, after) if line.tags[i] not in "rn"), at)
            return (
                line.tags[verb] == "e"
                and not has("authorship", line, verb, after)
                and line.low[at] != "being"
            )
    return False


def _only_names_words(line: Line, first: int, after: int) -> bool:
    """For "denied the allegations", "rejected that account": words about words, and nothing they say."""
    size = after - first
    plain = all(line.tags[at] in "daNgebz" for at in range(first, after))
    return 0 < size <= _SHORT and plain and has("claimnoun", line, after - 1, after)


_SHORT = 4  # tokens


def _opens_deed(line: Line, first: int) -> bool:
    """For "denied firing on the crowd": an -ing form of what the speaker would have done."""
    word = line.low[first]
    return (
        line.tags[first] == "g"
        and word.endswith("ing")
        and word not in {"being", "anything", "nothing", "king"}
    )


_CONDITIONS = frozenset("if unless when until while once".split())
_ORDINALS = (("first",), ("only",), ("last",))
_NO_FACT = frozenset(
    "known clear sure only yet aware willing able ready prepared likely afraid interested going".split()
)
_COPULAS = frozenset("is are was were been being".split())
_DO_NOT = frozenset("don't don’t doesn't doesn’t".split())
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
