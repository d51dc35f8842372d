"""The head lexicon: what a word of an arbitrary cue can be, whoever marked the cue.

`lexicon/cues.tsv` opens cues for the rules; `lexicon/cue_heads.tsv` adds lemmas that are read only where somebody else has
marked the span, and `lexicon/cue_steps.tsv` the verbs that one walks through on the way to a head ("refused to rule out").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from onrecord.find.claims.cues import Cue, cue_rows
from onrecord.lexicon import Form, load_rows, verb_forms
from onrecord.model import Act, Hedge, Stance


class Sense(StrEnum):
    """Whether a cue tells of words, of a mind, or of a mere deed ("hired", "voted for")."""

    SPEECH = "speech"
    MIND = "mind"
    DEED = "deed"
    UNKNOWN = "unknown"


class Effect(StrEnum):
    """What a verb on the way does to the head behind it."""

    PASS = "pass"  # noqa: S105 - a way through, no password
    REFUSE = "refuse"
    FAIL = "fail"
    HEDGE = "hedge"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """One lemma as one kind of word, with its rows (several where its complement decides)."""

    lemma: str
    kind: str
    rows: tuple[Cue, ...]
    sense: Sense
    forms: frozenset[Form] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A verb on the way to the head: its effect, and what links it to the next verb (to, ing, as)."""

    lemma: str
    effect: Effect
    links: frozenset[str]


Entry = tuple[tuple[str, ...], Head | Step]


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Heads and steps by the first word of each written form, longest forms first.

    >>> sorted({one.lemma for words, one in entries()["denied"] if len(words) == 1})
    ['deny']
    """
    found: dict[str, list[Entry]] = {}
    for head in _heads():
        for words, forms in _written(head).items():
            parts = tuple(words.split())
            made = Head(lemma=head.lemma, kind=head.kind, rows=head.rows, sense=head.sense, forms=forms)
            found.setdefault(parts[0], []).append((parts, made))
    for row in load_rows("cue_steps"):
        step = Step(lemma=row["lemma"], effect=Effect(row["effect"]), links=frozenset(row["links"].split()))
        for words in _step_forms(row["lemma"], row["kind"]):
            parts = tuple(words.split())
            found.setdefault(parts[0], []).append((parts, step))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _heads() -> list[Head]:
    grouped: dict[tuple[str, str], list[Cue]] = {}
    senses: dict[tuple[str, str], Sense] = {}
    for cue in cue_rows():
        if cue.frames and cue.frames <= _BY_OBJECT:
            continue
        grouped.setdefault((cue.kind, cue.lemma), []).append(cue)
        senses.setdefault(
            (cue.kind, cue.lemma), Sense.MIND if cue.act in {Act.BELIEVE, Act.INTEND} else Sense.SPEECH
        )
    for row in load_rows("cue_heads"):
        key = (row["kind"], row["lemma"])
        if key in senses:  # the rules' own row counts
            continue
        grouped.setdefault(key, []).append(
            _cue(row["lemma"], row["kind"], row["act"], row["stance"], row["hedge"])
        )
        senses[key] = Sense(row["sense"])
    return [
        Head(lemma=lemma, kind=kind, rows=tuple(cues), sense=senses[kind, lemma])
        for (kind, lemma), cues in grouped.items()
    ]


_BY_OBJECT = frozenset(
    ["responsible", "blamed"]
)  # "claim responsibility" is read from the words behind the verb


def _cue(lemma: str, kind: str, act: str, stance: str, hedge: str) -> Cue:
    return Cue(
        lemma=lemma,
        kind=kind,
        act=Act(act),
        stance=Stance(stance),
        hedge=Hedge(hedge) if hedge else None,
        frames=frozenset(),
    )


def _written(head: Head) -> dict[str, frozenset[Form]]:
    if head.kind in {"verb", "passive"}:
        return verb_forms(head.lemma)
    if head.kind == "noun":
        return dict.fromkeys((head.lemma, plural(head.lemma)), frozenset())
    return {head.lemma: frozenset()}


def plural(noun: str) -> str:
    """The plural of a noun of the list; regular, as all of them are.

    >>> plural("denial"), plural("theory"), plural("speech")
    ('denials', 'theories', 'speeches')
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "s", "x")) else "s")


def _step_forms(lemma: str, kind: str) -> tuple[str, ...]:
    return tuple(verb_forms(lemma)) if kind == "verb" else (lemma,)


@cache
def lemma_of(word: str) -> str:
    """The verb lemma of a word nobody listed, by its ending; the word itself where it has none.

    >>> lemma_of("pontificated"), lemma_of("musing"), lemma_of("jots")
    ('pontificate', 'muse', 'jot')
    """
    known = _known_forms().get(word)
    if known is not None:
        return known
    for ending, lemma in (("ied", "y"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", "e"), ("s", "")):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2 and not (ending == "s" and stem.endswith(("s", "u", "i"))):
            return _rebuilt(stem + lemma, word)
    return word


def _rebuilt(stem: str, word: str) -> str:
    for lemma in (stem, stem + "e", stem[:-1]):
        if lemma in _known_forms() and word in verb_forms(lemma):
            return lemma
    if stem[-1:] == stem[-2:-1] and stem[-1:] not in "lsf":
        return stem[:-1]
    return stem + "e" if stem.endswith(("at", "iz", "is", "c", "g", "v", "us", "ur", "ut")) else stem


@cache
def _known_forms() -> dict[str, str]:
    """Written forms of the frequent verbs, each with its lemma."""
    lemmas = [lemma for row in load_rows("common_verbs") for lemma in row["lemmas"].split()]
    lemmas += [
        row["lemma"] for name in ("news_verbs", "event_verbs", "irregular_verbs") for row in load_rows(name)
    ]
    lemmas += [row["lemma"] for row in load_rows("cue_heads") if row["kind"] == "verb"]
    lemmas += [row["lemma"] for row in load_rows("cues") if row["kind"] == "verb"]
    found: dict[str, str] = {}
    for lemma in lemmas:
        if " " not in lemma:
            for form in verb_forms(lemma):
                found.setdefault(form, lemma)
    return found
