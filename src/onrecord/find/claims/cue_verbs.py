"""Verbs that can be cues: their group of auxiliaries, and whether a word that may be noun or verb is a verb here."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.find.claims.cues import CueHit, cues_at
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form
from onrecord.model import Act

BE = frozenset(
    "is are was were be been being am 's 're ’s ’re gets got get isn't aren't wasn't weren't isn’t wasn’t".split()
)
_PLURALS = frozenset(
    "police people men women children media militia taliban military troops staff families".split()
)
_PREPOSITIONAL = frozenset("regarding concerning considering including following".split())
_CHAINS = frozenset(
    "go goes going went continue continues continued continuing begin began decline declined refuse".split()
)
_PRONOUNS_TOO = frozenset("this that all both some many".split())


class Group(NamedTuple):
    """A verb group: tokens `first` up to `after`, the head verb at `head`."""

    first: int
    head: int
    after: int
    passive: bool
    infinitive: bool


def verb_group(line: Line, hit: CueHit) -> Group:
    """The cue verb with its auxiliaries, adverbs and negation.

    >>> from onrecord.find.claims.cues import cues_at
    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> text = "The army has not yet confirmed that."
    >>> line = read_line(text, Span(0, len(text)))
    >>> group = verb_group(line, cues_at(line, 5)[0])
    >>> line.stretch(group.first, group.after).of(text)
    'has not yet confirmed'
    """
    first = hit.first
    be = infinitive = False
    while first > 0:
        tag, word = line.tags[first - 1], line.low[first - 1]
        graded = word in {"more", "most"} and line.tags[first] == "r"
        if tag in "xmn" or graded or (tag == "r" and _adverb_inside(line, first - 1)):
            be = be or word in BE
            first -= 1
        elif tag == "t" and first > 1 and line.low[first - 2] in _CHAINS | {"on"}:
            first -= 2
            while first > 0 and line.low[first] == "on" and line.low[first - 1] in _CHAINS:
                first -= 1
        elif tag == "t":
            infinitive = True
            break
        else:
            break
    passive = be and Form.PARTICIPLE in hit.forms and Form.GERUND not in hit.forms
    return Group(first, hit.first, hit.after, passive, infinitive)


def _adverb_inside(line: Line, at: int) -> bool:
    return (
        at > 0
        and line.tags[at - 1] not in ",q"
        and line.low[at] not in {"today", "yesterday", "else", "well"}
    )


def is_verb(line: Line, hit: CueHit, group: Group) -> bool:
    """Whether the cue words are a verb here: "rebels claim", not "the claim", "two suspects", "makes false claims"."""
    before = line.tags[group.first - 1] if group.first else ""
    if before in set("dz") and line.low[group.first - 1] not in _PRONOUNS_TOO:
        return False
    if Form.GERUND in hit.forms:
        as_before = line.low[group.first - 1 : group.first] == ("as",)
        return not as_before and line.low[hit.first] not in _PREPOSITIONAL and before not in set("dizN")
    counted = before == "9" and line.tags[group.first - 2 : group.first - 1] != "d"  # "with 12 reported"
    if (before == "i" or (counted and Form.PARTICIPLE in hit.forms)) and group.first == group.head:
        return False
    if line.tokens[hit.first].text[0].isupper() and hit.first and not _is_title(line):
        return False
    return Form.PAST in hit.forms or group.first != group.head or _is_present(line, hit, group, before)


def _is_present(line: Line, hit: CueHit, group: Group, before: str) -> bool:
    """Whether a base or third-person form stands where a verb must: behind its subject, in a clause without one."""
    if _clause_has_verb(line, group.first) or _denied_noun(line, group.first):
        return False
    if Form.THIRD in hit.forms:
        return before != "9"
    if before == "c":  # "by the police and state security": no base form goes on from a past one
        earlier = next((tag for tag in reversed(line.tags[: group.first - 1]) if tag in "Vxmteb"), "")
        return earlier not in "ex"
    return bool(before) and (before in "pcw)s" or is_plural(line.low[group.first - 1]))


def _denied_noun(line: Line, first: int) -> bool:
    """Whether a past form of denying stands directly before: "rejected reports", "dismissed claims" name what is denied."""
    return first > 0 and any(
        Form.PAST in hit.forms and any(cue.act is Act.DENY for cue in hit.cues)
        for hit in cues_at(line, first - 1)
        if hit.after == first
    )


def _clause_has_verb(line: Line, first: int) -> bool:
    """Whether the clause has its finite verb before token `first`, so that "claims" or "state" there is a noun."""
    for at in range(first - 1, -1, -1):
        tag = line.tags[at]
        if tag in ",;:-qswc()":
            return False
        if line.low[at] in {"citing", "quoting"}:
            return True
        if tag in "Vxm" or (tag == "e" and at and line.tags[at - 1] in "NapT"):
            return not any(hit.takes("that") for hit in cues_at(line, at)) and tag != "e"
    return False


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural: its ending, or one of the plurals without one."""
    return (word.endswith("s") and not word.endswith("ss")) or word in _PLURALS


def _is_title(line: Line) -> bool:
    return sum(token.text[0].isupper() for token in line.tokens if len(token.text) > 3) > 0.8 * sum(
        len(token.text) > 3 for token in line.tokens
    )
