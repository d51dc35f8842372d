"""The words of a cue, one by one: negations, modals, forms of "be", steps, and what may be the head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.find.claims.cue_heads import Effect, Head, Step, entries, lemma_of
from onrecord.lexicon import Form, load_rows
from onrecord.model import Act

BE = frozenset(
    "be is are was were been being am 's ’s 're ’re 'm ’m isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t "
    "get gets got become becomes became becoming remain remains remained remaining stay stays stayed".split()
)
"""Forms of "be" and of verbs that join an adjective as it does."""
_PARTICLES = frozenset("back down out up off aside over away".split())
_TO_NOUN = frozenset("det prep".split())
_VERBAL = frozenset("modal neg to pron obj".split())
_GAP = 4  # tokens that may stand between a verb and its particle: "walked that claim back"


class Part(NamedTuple):
    """Tokens `at` up to `after` of a cue: `kind` says what they do, `what` holds the heads or the step they can be."""

    kind: str  # neg · modal · be · to · head · step · and · prep · det · word
    at: int
    after: int
    words: str
    heads: tuple[Head, ...] = ()
    steps: tuple[Step, ...] = ()
    guessed: bool = False


def parts_of(words: Sequence[str]) -> tuple[Part, ...]:
    """The parts of a cue, in order; `words` are its tokens in small letters.

    >>> [(part.kind, part.words) for part in parts_of(("has", "never", "ruled", "out"))]
    [('be', 'has'), ('neg', 'never'), ('head', 'ruled out')]
    """
    found: list[Part] = []
    at = 0
    while at < len(words):
        part = _part(words, at, found[-1] if found else None)
        found.append(part)
        at = part.after
    return tuple(found)


def _part(words: Sequence[str], at: int, before: Part | None) -> Part:
    word = words[at]
    if is_negation(word) and words[at + 1 : at + 2] not in _BUT:
        return Part("neg", at, at + 1, word)
    closed = word_class(word)
    if word in BE or closed in {"aux", "modal", "to"}:
        kind = "be" if word in BE or closed == "aux" else str(closed)
        return Part(kind, at, at + 1, word, steps=_steps_at(words, at))  # "had to admit"
    return _content_part(words, at, before, closed)


_BUT = (("but",), ["but"])  # "nothing but praise"


def _content_part(words: Sequence[str], at: int, before: Part | None, closed: str | None) -> Part:
    nominal = before is not None and _opens_noun(before)
    infinitive = before is not None and before.kind == "to"
    heads, after = _heads_at(words, at, nominal=nominal)
    if infinitive:  # "a call to arms"
        heads = tuple(head for head in heads if head.kind != "verb" or head.forms != _THIRD)
    steps = _steps_at(words, at)
    if any(head.rows[0].act in _UNSAID for head in heads if head.kind == "verb"):
        steps = tuple(step for step in steps if step.effect is not Effect.LIGHT)  # "took back his statement"
    if steps:
        after = max(after, at + _size(words, at, steps[-1]))
    if heads or steps:
        return Part("head" if heads else "step", at, after, " ".join(words[at:after]), heads, steps)
    if closed in {"prep", "det", "and"}:
        return Part(closed, at, at + 1, words[at])
    if closed is None and not nominal and _looks_like_verb(words[at]):
        return Part("word", at, at + 1, words[at], guessed=True)
    return Part("word", at, at + 1, words[at])


_THIRD = frozenset([Form.THIRD])
_UNSAID = frozenset([Act.RETRACT, Act.CORRECT])


def _opens_noun(before: Part) -> bool:
    """Whether a noun must follow: behind "the", "his", "of", "'s"; in "by saying" the verb form tells."""
    return before.kind in _TO_NOUN and before.words not in _FLOATING


_FLOATING = frozenset("both all each some one this that".split())


def _heads_at(words: Sequence[str], at: int, *, nominal: bool) -> tuple[tuple[Head, ...], int]:
    """The heads of the longest phrase that begins at `at`, and the token behind it."""
    best: list[Head] = []
    sizes: dict[str, int] = {}
    for parts, one in entries().get(words[at], ()):
        if isinstance(one, Step) or tuple(words[at : at + len(parts)]) != parts:
            continue
        if nominal and one.kind in {"verb", "passive"} and not _verbal_gerund(words, at, one):
            continue
        if sizes.setdefault(one.kind, len(parts)) == len(parts):  # the longest phrase of each kind
            best.append(one)
    size = max(sizes.values(), default=1)
    parted = () if nominal or size > 1 else _parted(words, at)
    return (parted, at + 1) if parted else (tuple(best), at + size)


def _verbal_gerund(words: Sequence[str], at: int, head: Head) -> bool:
    """Whether an -ing form behind a preposition or "the" is a verb: "by saying", not "a passing promise"."""
    if Form.GERUND not in head.forms:
        return False
    follows = entries().get(words[at + 1], ()) if at + 1 < len(words) else ()
    return word_class(words[at - 1]) == "prep" or not any(
        isinstance(one, Head) and one.kind == "noun" and len(parts) == 1 for parts, one in follows
    )


def _parted(words: Sequence[str], at: int) -> tuple[Head, ...]:
    """A verb whose particle comes later: "walked that claim back"."""
    for behind in range(at + 2, min(at + 2 + _GAP, len(words))):
        if words[behind] in _PARTICLES:
            pair = (words[at], words[behind])
            return tuple(
                one for parts, one in entries().get(words[at], ()) if parts == pair and isinstance(one, Head)
            )
    return ()


def _steps_at(words: Sequence[str], at: int) -> tuple[Step, ...]:
    """The longest step phrases at `at`; several where the link tells them apart ("had to admit", "had doubts")."""
    found: list[Step] = []
    size = 0
    for parts, one in entries().get(words[at], ()):
        if isinstance(one, Step) and len(parts) >= size and tuple(words[at : at + len(parts)]) == parts:
            found.append(one)
            size = len(parts)
    return tuple(found)


def _size(words: Sequence[str], at: int, step: Step) -> int:
    """How many tokens the step fills at `at`."""
    return max(
        len(parts)
        for parts, one in entries()[words[at]]
        if one is step and tuple(words[at : at + len(parts)]) == parts
    )


def is_negation(word: str) -> bool:
    """Whether a word negates the verb: "not", "never", "didn't".

    >>> is_negation("didn’t"), is_negation("nor"), is_negation("also")
    (True, True, False)
    """
    return word in _NEGATIONS or word.endswith(("n't", "n’t"))


_NEGATIONS = frozenset("not n't never neither nor no cannot hardly scarcely barely nothing without".split())


@cache
def word_class(word: str) -> str | None:
    """The closed class of a word, None for an open one."""
    return _classes().get(word)


@cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load_rows("closed_classes"):
        for word in row["words"].split():
            found.setdefault(word, row["class"])
    return found


def _looks_like_verb(word: str) -> bool:
    return word.endswith(("ed", "ing", "es", "s")) and len(word) > 3 and lemma_of(word) != word
