"""A verb with the auxiliaries in front of it: passive, perfect, negated, modal, "to"."""

from functools import cache
from typing import NamedTuple

from onrecord.find.syntax.lines import Line
from onrecord.lexicon import verb_forms

_GROUP = frozenset({"A", "N", "B", "H", "M", "O", "T", '"'})


class VerbGroup(NamedTuple):
    """A verb with the auxiliaries before it: where it starts, and what they say."""

    first: int
    verb: int
    passive: bool
    perfect: bool
    past_perfect: bool
    modal: str
    negated: bool
    infinitive: bool
    progressive: bool


def verb_group(line: Line, verb: int, last: int | None = None) -> VerbGroup:
    """The auxiliaries, negations and adverbs in front of `verb`, read as one group.

    `last` is the end of a phrasal verb ("pulled out"); without it the verb is one word.
    """
    first = verb
    while first > 0 and line.tags[first - 1] in _GROUP and verb - first < 6:
        first -= 1
        if line.tags[first] == "T":
            break
    while first < verb and line.tags[first] in {"A", '"'}:
        first += 1  # adverbs at the edge belong to the sentence
    words = line.low[first:verb]
    tags = line.tags[first:verb]
    be = "B" in tags or "get" in words or "got" in words
    gerund = line.tags[verb] == "G" or line.low[verb].endswith("ing")
    return VerbGroup(
        first=first,
        verb=verb,
        passive=not gerund and (be or _reduced_passive(line, verb, last or verb + 1, tags)),
        perfect="H" in tags,
        past_perfect="had" in words,
        modal=next((word for word, tag in zip(words, tags, strict=True) if tag == "M"), ""),
        negated="N" in tags or any(word.endswith("n't") for word in words),
        infinitive="T" in tags,
        progressive=gerund and be,
    )


def _reduced_passive(line: Line, verb: int, last: int, group: tuple[str, ...]) -> bool:
    """A participle alone with a by-phrase, or after its noun with nothing that could be an object."""
    if line.tags[verb] != "E" or "H" in group or line.low[verb] in _never_passive():
        return False
    after = line.tags[last] if last < len(line.tags) else "."
    word = line.low[last] if last < len(line.low) else "."
    if (
        after in {"P", "A"}
        and line.tags[last + 1 : last + 2] == ("#",)
        and word not in {"in", "on", "by", "at"}
    ):
        return False  # wounded around 300
    if word == "at" and line.low[last + 1 : last + 2] in {("least",), ("most",)}:
        return False
    return word == "by" or after not in {"D", "#", "U", "X"}


@cache
def _never_passive() -> frozenset[str]:
    """Past forms of verbs without an object: alone after a noun they are finite ("thousands marched through")."""
    lemmas = (
        "march demonstrate protest rally explode clash crash riot retreat withdraw surrender collapse "
        "land burst resign advance die perish threaten vow erupt occur happen continue begin picket "
        "pledge agree promise refuse meet warn arrive return battle escape disappear vanish derail "
        "capsize collide plunge struggle remain demand plan attempt decide detonate converge flood fire "
        "invade enter visit gather deploy"
    )
    return frozenset(word for lemma in lemmas.split() for word in verb_forms(lemma))
