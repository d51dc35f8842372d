"""Which complement a cue takes, read off the first words of the content: for spans no rule has parsed."""

from __future__ import annotations

from functools import cache

from onrecord.find.claims.cue_patterns import CuePattern
from onrecord.lexicon import load_rows, verb_forms

_WH = frozenset("whether if how why who whom whose what when where which".split())
_QUOTES = frozenset("\" “ „ « ‘ ' `".split())
_LINKS = frozenset("of for as with about on from".split())
_CLAUSE = frozenset("it he she they we i there that you".split())
_OBJECTS = frozenset("him her them us me you".split())
_LOOK = 7  # tokens of an object before "to": "the drivers of both lorries to"


def frame_of(content: tuple[str, ...]) -> str:
    """The frame of a content's first tokens; "" where they do not tell (a clause and a noun phrase begin alike).

    >>> frame_of(("to", "leave", "the", "port")), frame_of(("the", "drivers", "to", "leave"))
    ('inf', 'objinf')
    >>> frame_of(("whether", "fuel", "was", "low")), frame_of(("it", "was", "shut"))
    ('wh', 'that')
    """
    first = content[0] if content else ""
    frame = _opener(first)
    if not frame and content and _asks_of(content):
        return "objinf"
    if not frame and first in _CLAUSE:
        return "that"
    return frame or ("gerund" if first.endswith("ing") and first not in _NO_GERUND else "")


def _opener(word: str) -> str:
    """The frame that one word shows."""
    if word in _QUOTES:
        return "quote"
    if word in _WH:
        return "wh"
    return "inf" if word == "to" else word if word in _LINKS else ""


_NO_GERUND = frozenset("nothing something anything everything during morning evening".split())


def noun_frame(pattern: CuePattern, words: tuple[str, ...]) -> str:
    """For "made a call for": the word behind the noun; "" where the head is no noun or ends the cue."""
    if pattern.found is None or pattern.found.kind != "noun":
        return ""
    last = pattern.head.split()[-1]
    at = next(
        (i for i, word in enumerate(words) if word.removesuffix("s") == last.removesuffix("s")), len(words)
    )
    return words[at + 1] if at + 1 < len(words) else ""


def _asks_of(content: tuple[str, ...]) -> bool:
    """Whether somebody and a to-infinitive stand there: no finite verb comes before "to"."""
    for at in range(1, min(_LOOK, len(content) - 1)):
        if content[at] == "to":
            return content[0] in _OBJECTS or content[at + 1] in _bases() or content[at + 1] == "be"
        if content[at] in _finite() or content[at] in {",", "."}:
            return False
    return False


@cache
def _bases() -> frozenset[str]:
    return frozenset(
        lemma for row in load_rows("common_verbs") for lemma in row["lemmas"].split()
    ) | frozenset(row["lemma"] for row in load_rows("news_verbs"))


@cache
def _finite() -> frozenset[str]:
    """Auxiliaries, modals and the past forms of frequent verbs: where one stands, a clause has begun."""
    closed = {row["class"]: row["words"].split() for row in load_rows("closed_classes")}
    past = [
        word
        for lemma in _bases()
        for word in verb_forms(lemma)
        if word.endswith("ed") and word not in {"armed", "united", "wounded", "injured"}
    ]
    return frozenset([*closed["aux"], *closed["modal"], *past])
