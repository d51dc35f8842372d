"""The cue lexicon: which words say that somebody says, believes, promises or denies something.

A row of `lexicon/cues.tsv` is one lemma of one kind with one act; its `frames` are the complements it takes:

that    a clause with or without "that"         quote   direct words, before or behind
wh      "whether", "how many" …                 np      a noun phrase that stands for what is said
inf     a to-infinitive                         objinf  somebody and a to-infinitive ("urged them to leave")
rec     a hearer may stand between cue and content ("told reporters that")
gerund  "denied firing"                         of, for, as, with, on, about   this preposition opens the content
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.find.syntax.tagged_lines import Line
from onrecord.lexicon import Form, load_rows, verb_forms
from onrecord.model import Act, Hedge, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One row of the cue lexicon."""

    lemma: str
    kind: str
    act: Act
    stance: Stance
    hedge: Hedge | None
    frames: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CueHit:
    """Cue words found in a line: tokens `first` up to `after`, the rows that fit, and the verb's form."""

    first: int
    after: int
    cues: tuple[Cue, ...]
    forms: frozenset[Form]

    @property
    def lemma(self) -> str:
        """The lemma all rows share."""
        return self.cues[0].lemma

    @property
    def kind(self) -> str:
        """verb, noun, adjective, adverb or preposition: what all rows share."""
        return self.cues[0].kind

    def takes(self, frame: str) -> Cue | None:
        """The first row that takes `frame`, None where no row does."""
        return next((cue for cue in self.cues if frame in cue.frames), None)


_Entry = tuple[tuple[str, ...], tuple[Cue, ...], frozenset[Form]]


@cache
def cue_rows() -> tuple[Cue, ...]:
    """All rows of the cue lexicon.

    >>> {cue.act.value for cue in cue_rows() if cue.lemma == "deny"}
    {'deny'}
    """
    return tuple(
        Cue(
            lemma=row["lemma"],
            kind=row["kind"],
            act=Act(row["act"]),
            stance=Stance(row["stance"]),
            hedge=Hedge(row["hedge"]) if row["hedge"] else None,
            frames=frozenset(row["frames"].split()),
        )
        for row in load_rows("cues")
    )


@cache
def _table() -> dict[str, tuple[_Entry, ...]]:
    """Rows by the first word of each written form, longest forms first."""
    grouped: dict[tuple[str, str], list[Cue]] = {}
    for cue in cue_rows():
        grouped.setdefault((cue.kind, cue.lemma), []).append(cue)
    found: dict[str, list[_Entry]] = {}
    for (kind, lemma), cues in grouped.items():
        for words, forms in _written(kind, lemma).items():
            parts = tuple(words.split())
            found.setdefault(parts[0], []).append((parts, tuple(cues), forms))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


def _written(kind: str, lemma: str) -> dict[str, frozenset[Form]]:
    if kind in {"verb", "passive"}:
        return verb_forms(lemma)
    if kind == "noun":
        plural = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
        return {lemma: frozenset(), plural: frozenset()}
    return {lemma: frozenset()}


@cache
def cue_starts() -> frozenset[str]:
    """The first words of all written forms of cues: a quick look before `cues_at`."""
    return frozenset(_table())


def cues_at(line: Line, at: int) -> tuple[CueHit, ...]:
    """Every reading of the words at token `at` as a cue, longest first.

    >>> from onrecord.find.syntax.tagged_lines import read_line
    >>> from onrecord.model import Span
    >>> text = "The governor pointed out that fuel was low."
    >>> [hit.lemma for hit in cues_at(read_line(text, Span(0, len(text))), 2)]
    ['point out']
    """
    return cues_in(line.low, at)


def cues_in(low: tuple[str, ...], at: int) -> tuple[CueHit, ...]:
    """As `cues_at`, for words in small letters."""
    rows = _table().get(low[at])
    if rows is None:
        return ()
    found = []
    longest: dict[str, int] = {}
    for words, cues, forms in rows:
        size = len(words)
        if size > 1 and low[at : at + size] != words:
            continue
        if longest.setdefault(cues[0].kind, size) > size:
            continue
        found.append(CueHit(first=at, after=at + size, cues=cues, forms=forms))
    return tuple(found)
