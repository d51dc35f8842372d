"""Denials said with "no", "nobody", "none": "had no hand in it", "no sortie was flown", "none of our men fired"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.find.claims.content_words import HARM, end_of, words_of
from onrecord.find.claims.stance import has
from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import load_rows
from onrecord.model import Denies

_NOBODY = frozenset("no nobody none neither no-one".split())
_NEGATIVE = _NOBODY | {"not", "never", "nothing"}
_BE = frozenset("is are was were been being be".split())
_HAPPENED = frozenset("took taken happened occurred existed exists".split())
_OURS = frozenset("its our their his her ours theirs".split())
_FALSE = frozenset("what so true how correct accurate our us ours".split())
_THAT = frozenset("that this it".split())
_FLOWN = frozenset("flown fired dropped used crossed laid shelled burned burnt".split())
_POINTED = frozenset("such that this any".split())
_OWN = frozenset("it we they he she i its our their his her my us".split())
_REACH = 9  # tokens in which the verb that belongs to "no" is looked for


class NoDenial(NamedTuple):
    """What is denied, and whether it is denied whoever else has spoken."""

    part: Denies
    firm: bool


def denial_with_no(line: Line, first: int, after: int) -> NoDenial | None:
    """The denial that a "no" makes of a content; None where it only counts or describes ("no one was hurt").

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> def read(text: str) -> NoDenial | None:
    ...     line = read_line(text, Span(0, len(text)))
    ...     return denial_with_no(line, 0, len(line))
    >>> read("The corps had no hand in it.").part.value, read("Nobody was hurt.")
    ('authorship', None)
    """
    if _NEGATIVE.isdisjoint(line.low[first:after]):
        return None
    if _is_not_so(line, first, after):
        return NoDenial(Denies.OCCURRENCE, firm=True)
    start = first + (line.low[first] == "that")
    if start < after and line.low[start] in _NOBODY:
        return _with_nobody(line, start, after)
    at = next((i for i in range(start + 1, min(after, start + 14)) if line.low[i] == "no"), None)
    return _with_object(line, start, at, after) if at is not None else None


def _is_not_so(line: Line, first: int, after: int) -> bool:
    """For "that is not what happened", "this is not true"; the "that" may have been cut off."""
    at = first + (line.low[first] in _THAT)
    words = line.low[at : min(after, at + 4)]
    return len(words) > 2 and words[0] in _BE and words[1] == "not" and words[2] in _FALSE


def _with_nobody(line: Line, start: int, after: int) -> NoDenial | None:
    verb = next(
        (i for i in range(start + 1, min(after, start + _REACH)) if line.tags[i] in "xV" or _acts(line, i)),
        None,
    )
    if verb is None:
        return None
    harm = next((i for i in range(verb, min(after, verb + 4)) if line.low[i] in words_of(HARM)), None)
    passive = not _BE.isdisjoint(line.low[verb : verb + 3])
    if harm is not None and not passive and line.low[start] != "neither":
        return NoDenial(Denies.AUTHORSHIP, firm=True)
    own = not _OURS.isdisjoint(line.low[start + 1 : verb]) and line.low[start + 1] in {
        "of",
        "from",
        "one",
        "in",
        "among",
    }
    if own:
        return NoDenial(Denies.STATUS, firm=True) if passive else NoDenial(Denies.OCCURRENCE, firm=True)
    if passive and has("status", line, verb + 1, min(after, verb + 7)):
        return NoDenial(Denies.STATUS, firm=True)
    return _nothing_done(line, start, verb, after) if line.low[start] == "no" else None


def _acts(line: Line, at: int) -> bool:
    return line.tags[at] == "e" and (line.low[at] in words_of(HARM) or line.low[at] in _HAPPENED)


def _nothing_done(line: Line, start: int, verb: int, after: int) -> NoDenial | None:
    """For "no sortie was flown", "no such visit took place"; in "no arrests were made" nothing is denied."""
    words = line.low[start:after]
    happened = line.low[verb] in _HAPPENED
    done = next((i for i in range(verb + 1, min(after, verb + 4)) if line.tags[i] in "eV"), None)
    if not happened and (done is None or line.low[done] in words_of("casualty")):
        pointed = done is not None and _is_pointed(words)
        return NoDenial(Denies.OCCURRENCE, firm=True) if pointed else None
    deed = happened or line.low[done or verb] in words_of(HARM) | _FLOWN
    return NoDenial(Denies.OCCURRENCE, firm=deed or _is_pointed(words))


def _is_pointed(words: tuple[str, ...]) -> bool:
    """Whether the words point at what somebody has said: "no such order", "no promise of that kind"."""
    return words[1:2] == ("such",) or any(
        words[at] == "of" and words[at + 1] in _POINTED and words[at + 2] in {"kind", "sort", "nature"}
        for at in range(len(words) - 2)
    )


def _with_object(line: Line, start: int, at: int, after: int) -> NoDenial | None:
    """For "has no relation to", "had shelled no camp", "there had been no mortar"."""
    follows = at + 1
    while (
        follows < after
        and line.tags[follows] in "qa"
        and line.low[follows] in {"“", '"', "direct", "such", "whatsoever"}
    ):
        follows += 1
    if follows >= after or line.low[follows] in words_of("idle"):
        return None
    verb = next((i for i in range(at - 1, start, -1) if line.tags[i] not in "rq"), start)
    if line.low[start] == "there":
        armed = any(word in _arms() for word in line.low[follows : min(after, follows + 3)])
        return NoDenial(Denies.OCCURRENCE, firm=True) if armed and line.low[verb] in _BE else None
    end = end_of("relation", line, follows)
    if end is not None and line.low[verb] in _HAVE | _BE and _ends_relation(line, end, after):
        return NoDenial(Denies.AUTHORSHIP, firm=True)
    if line.low[start] not in _OWN:
        return None
    if line.low[verb] in words_of(HARM):
        return NoDenial(Denies.AUTHORSHIP, firm=True)
    held = any(word in words_of("held") for word in line.low[follows : min(after, follows + 3)])
    return NoDenial(Denies.OCCURRENCE, firm=True) if held and line.low[verb] in _HAVE else None


_HAVE = frozenset("has have had having bears bear bore holds hold held".split())


def _ends_relation(line: Line, end: int, after: int) -> bool:
    """Whether "hand", "link", "part" is what one has in or to something, not "no part of the town"."""
    at = end
    while at < after and (line.tags[at] == "q" or line.low[at] == "whatsoever"):
        at += 1
    return at >= after or line.low[at] in {"in", "to", "with", "at", ",", ".", "between"}


@cache
def _arms() -> frozenset[str]:
    """Weapons, and those who bear them, in singular and plural."""
    words = [row["word"] for row in load_rows("instruments") if " " not in row["word"]]
    return frozenset([*words, *(f"{word}s" for word in words), *words_of("held")])
