"""The inflected forms of an English verb, so that word lists need name only its lemma."""

from enum import StrEnum
from functools import cache

from onrecord.lexicon.load import load_rows

_VOWELS = "aeiou"
# Verbs of two or more syllables that double their last consonant (stress on the last syllable).
_DOUBLING = frozenset(
    "admit commit permit submit omit transmit refer confer infer prefer defer occur recur incur concur rebut "
    "rebel repel expel compel propel abet regret equip patrol control enrol abhor deter kidnap abut begin forget "
    "extol quip".split()
)


class Form(StrEnum):
    """Which form of a verb a word is."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


@cache
def verb_forms(lemma: str) -> dict[str, frozenset[Form]]:
    """Every written form of `lemma` and what it can be; only the first word of a phrase is inflected.

    >>> sorted(verb_forms("deny"))
    ['denied', 'denies', 'deny', 'denying']
    >>> sorted(verb_forms("shoot down"))
    ['shoot down', 'shooting down', 'shoots down', 'shot down']
    >>> sorted(verb_forms("admit"))
    ['admit', 'admits', 'admitted', 'admitting']
    """
    head, space, rest = lemma.partition(" ")
    past, participle = _irregular().get(head, (None, None))
    found: dict[str, set[Form]] = {}
    for words, form in (
        (head, Form.BASE),
        (_third(head), Form.THIRD),
        (past or _regular_past(head), Form.PAST),
        (participle or past or _regular_past(head), Form.PARTICIPLE),
        (_gerund(head), Form.GERUND),
    ):
        for word in words.split("/"):
            found.setdefault(word + space + rest, set()).add(form)
    return {word: frozenset(forms) for word, forms in found.items()}


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["past"], row["participle"]) for row in load_rows("irregular_verbs")}


def _third(verb: str) -> str:
    if verb in {"have", "be"}:
        return {"have": "has", "be": "is"}[verb]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return (_doubled(verb) if _doubles(verb) else verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return (_doubled(verb) if _doubles(verb) else verb) + "ing"


def _doubles(verb: str) -> bool:
    if verb in _DOUBLING:
        return True
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    return one_syllable and len(verb) > 2 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS


def _doubled(verb: str) -> str:
    return verb + verb[-1]
