"""Framing: does the code change when only the names do?

200 sentences of news about conflict are read twice: as they are, and with their actors and countries swapped for others of
the same kind. Who acted must not change what was done, how surely, or how many were hurt. The sentences are taken when the
task runs, half from political news in usual spelling, half from wire reports in capitals, of all lengths.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from benchmarks.accuracy.corpora import CorpusError, rows_of
from benchmarks.accuracy.framing_names import swapped
from benchmarks.accuracy.reading import read
from benchmarks.accuracy.tally import Tally, total
from benchmarks.accuracy.task import Task, sample
from onrecord.lexicon import load_rows, verb_forms
from onrecord.model import Analysis
from onrecord.text.sentences import sentences

SIZE = 200
_CORPORA = ("attribution/polnear", "incidents/muc4")
_SHORTEST, _LONGEST = 6, 60  # words
_TEXTS = 250  # of a corpus, evenly: more than enough to choose from
_HEADS = re.compile(r"\[|--|\A\W*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

Read = Mapping[str, tuple[object, ...]]
"""What was read of a sentence: under each aspect its values, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Framed:
    """A sentence as it was written, and with other actors."""

    written: str
    swapped: str


def compare_framed(framed: Framed) -> Mapping[str, Tally]:
    """The path on both; right is an aspect that stays the same, among those there was something to say of."""
    one, other = (what_is_read(read(text)) for text in (framed.written, framed.swapped))
    made = {name: _same((one[name],), (other[name],)) for name in one}
    return made | {"all": _same(tuple(one.values()), tuple(other.values()))}


def what_is_read(analysis: Analysis | None) -> Read:
    """Stances, acts, types of incidents and figures of a sentence; none where it could not be read."""
    if analysis is None:
        return {"stance": (), "act": (), "type": (), "numbers": ()}
    claims = sorted(analysis.claims, key=lambda one: (one.content, one.cue or one.content[:1]))
    incidents = sorted(analysis.incidents, key=lambda one: one.triggers)
    counts = sorted(analysis.counts, key=lambda one: (one.span, one.of))
    return {
        "stance": tuple(one.stance for one in claims),
        "act": tuple(one.act for one in claims),
        "type": tuple(one.type for one in incidents),
        "numbers": tuple((one.of, one.given, one.low, one.high) for one in counts),
    }


def _same(one: tuple[tuple[object, ...], ...], other: tuple[tuple[object, ...], ...]) -> Tally:
    told = any(one) or any(other)
    return Tally(int(told and one == other), 0, int(told))


def framing_scores(parts: Sequence[Mapping[str, Tally]]) -> dict[str, float]:
    """The shares that stay the same.

    Of each aspect, over the sentences in which either reading says something of it: where there is nothing to read,
    nothing can change. `unchanged` wants all four, over the sentences in which either reading says anything.
    """
    sums = {name: total(part[name] for part in parts) for name in (*what_is_read(None), "all")}
    made: dict[str, float] = {
        "unchanged" if name == "all" else f"unchanged_{name}": one.recall for name, one in sums.items()
    }
    return made | {f"n_{name}": one.gold for name, one in sums.items()} | {"n": len(parts)}


def choose(texts: Iterable[str], size: int) -> list[Framed]:
    """At most `size` sentences of some texts, of all lengths, that tell of conflict and name somebody who can be swapped.

    A third tell how many were hurt, if there are so many: figures would else be rare.
    """
    found: dict[str, Framed] = {}
    for text in texts:
        for sentence in _sentences(text):
            other = swapped(sentence, _chance(sentence)) if _is_news_of_conflict(sentence) else None
            if other is not None:
                found[sentence] = Framed(sentence, other)
    by_length = sorted(found.values(), key=lambda one: (len(one.written.split()), _digest(one.written)))
    losses = sample(tuple(one for one in by_length if _tells_losses(one.written)), size // 3)
    return [*losses, *sample(tuple(one for one in by_length if one not in losses), size - len(losses))]


def _sentences(text: str) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text):
        line = " ".join(paragraph.split())
        for start, stop in sentences(line):
            sentence = line[start:stop]
            if _SHORTEST <= len(sentence.split()) <= _LONGEST and not _HEADS.search(sentence):
                yield sentence


def _is_news_of_conflict(sentence: str) -> bool:
    return any(word.lower() in _conflict_words() for word in _WORD.findall(sentence))


def _tells_losses(sentence: str) -> bool:
    words = {word.lower() for word in _WORD.findall(sentence)}
    return bool(words & _loss_words()) and (bool(words & _numbers()) or any(map(str.isdigit, sentence)))


@cache
def _loss_words() -> frozenset[str]:
    made: set[str] = set()
    for row in load_rows("loss_words"):
        made.update(verb_forms(row["word"]) if row["kind"] == "verb" else {row["word"]})
    return frozenset(made)


@cache
def _numbers() -> frozenset[str]:
    rows = (row["words"].split() for row in load_rows("closed_classes") if row["class"] == "num")
    return frozenset(word for words in rows for word in words) - {"one", "first"}


@cache
def _conflict_words() -> frozenset[str]:
    """Words of fighting, of the word lists for incidents."""
    made: set[str] = set()
    for row in load_rows("fight_words"):
        made.update(row["words"].split())
    for row in load_rows("event_verbs"):
        if " " not in row["lemma"] and row["strength"] == "strong":
            made.update(verb_forms(row["lemma"]))
    return frozenset(made)


def _chance(sentence: str) -> np.random.Generator:
    """The same stand-ins for the same sentence, whichever others are read."""
    return np.random.default_rng(int(_digest(sentence)[:16], 16))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    part = split or "dev"
    found = tuple(path for folder in _CORPORA if (path := corpora / folder / f"{part}.jsonl.gz").is_file())
    if not found or (split is None and len(found) < len(_CORPORA)):
        raise CorpusError(f"{corpora} does not hold {' and '.join(_CORPORA)} {part}.jsonl.gz")
    return found


def _units(files: tuple[Path, ...]) -> list[Framed]:
    """An equal share of each corpus."""
    made: list[Framed] = []
    for left, path in zip(range(len(files), 0, -1), files, strict=True):
        rows = (row for row in rows_of(path) if row.get("primary", True))
        texts = sample(tuple(row["text"] for row in rows), _TEXTS)
        made += choose(texts, (SIZE - len(made)) // left)
    return made


FRAMING = Task(
    name="framing",
    files=_files,
    units=_units,
    one=compare_framed,
    scores=framing_scores,
    bootstrap=("unchanged",),
)
