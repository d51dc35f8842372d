"""Re-DocRED, dev: Wikipedia articles with every named thing marked (Tan et al., 2022, over Yao et al., 2019).

Nationalities are places there; numbers and dates are marked too.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.corpora.re3d import outermost
from training.passages import Passage, Stretch, joined


def read_redocred(corpora: Path) -> Iterator[Passage]:
    """Every article; its sentences follow each other with a blank."""
    path = corpora / "mentions" / "coref" / "redocred" / "dev_revised.json"
    for number, article in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        yield _passage(f"redocred-{number}", article)


def _passage(name: str, article: dict[str, Any]) -> Passage:
    text, places = joined([token for sentence in article["sents"] for token in sentence])
    firsts = _firsts(article["sents"])
    named = {
        (places[first + one["pos"][0]][0], places[first + one["pos"][1] - 1][1], one["type"])
        for cluster in article["vertexSet"]
        for one in cluster
        for first in (firsts[one["sent_id"]],)
    }
    return Passage(
        corpus="redocred",
        document=name,
        text=text,
        sentences=tuple(_sentences(article["sents"], firsts, places)),
        named=outermost(text, sorted(named)),
        scheme="redocred",
    )


def _firsts(sentences: Sequence[Sequence[str]]) -> list[int]:
    """The number of each sentence's first token in the article."""
    made = [0]
    for sentence in sentences:
        made.append(made[-1] + len(sentence))
    return made


def _sentences(
    sentences: Sequence[Sequence[str]], firsts: Sequence[int], places: Sequence[Stretch]
) -> Iterator[Stretch]:
    for sentence, first in zip(sentences, firsts, strict=False):
        if sentence:
            yield places[first][0], places[first + len(sentence) - 1][1]
