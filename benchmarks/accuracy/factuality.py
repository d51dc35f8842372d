"""Factuality on UDS-IH2: how surely what a predicate tells has happened, for the predicates the corpus gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord
from benchmarks.accuracy.corpora import SkippedError, first_there, rows_of
from benchmarks.accuracy.model import missing_model, without_model
from benchmarks.accuracy.score_attribution import Stretch
from benchmarks.accuracy.score_factuality import Pair, factuality_scores
from benchmarks.accuracy.task import Task


@dataclass(frozen=True, slots=True)
class JudgedSentence:
    """One sentence, the spans of its predicates and their scores."""

    text: str
    spans: tuple[Stretch, ...]
    scores: tuple[float, ...]


def compare_sentence(sentence: JudgedSentence) -> tuple[Pair, ...]:
    """The public function that takes spans, on one sentence."""
    found = onrecord.factuality(sentence.text, sentence.spans)
    return tuple(zip(sentence.scores, found, strict=True))


def sentence_of(row: Mapping[str, Any]) -> JudgedSentence:
    """A row of the corpus: its text is tokens joined by blanks, its predicates are given by token.

    >>> one = sentence_of({"text": "They fled Gao .", "targets": [{"span1": [1, 2], "label": 3.0}]})
    >>> [one.text[slice(*span)] for span in one.spans], one.scores
    (['fled'], (3.0,))
    """
    edges: list[tuple[int, int]] = []
    here = 0
    for token in row["text"].split(" "):
        edges.append((here, here + len(token)))
        here += len(token) + 1
    spans = [
        (edges[first][0], edges[after - 1][1]) for first, after in (one["span1"] for one in row["targets"])
    ]
    return JudgedSentence(row["text"], tuple(spans), tuple(float(one["label"]) for one in row["targets"]))


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    reason = "the model was left out" if without_model() else missing_model()
    if reason:
        raise SkippedError(f"factuality/uds_ih2 was skipped: {reason}")
    folder, part = "factuality/uds_ih2", split or "dev"
    return (
        first_there(
            corpora, [f"{folder}/{part}.jsonl", f"{folder}/{part}.jsonl.gz", f"{folder}/{part}", part]
        ),
    )


def _units(files: tuple[Path, ...]) -> Iterator[JudgedSentence]:
    for row in rows_of(files[0]):
        if row["targets"]:
            yield sentence_of(row)


UDS_IH2 = Task(
    name="factuality/uds_ih2", files=_files, units=_units, one=compare_sentence, scores=factuality_scores
)
