"""UDS-IH2: which predicates happened, on a scale from -3 (certainly not) to 3 (certainly)."""

from collections.abc import Iterator
from pathlib import Path

from training.corpora.files import rows
from training.passages import Passage, joined


def read_uds(corpora: Path, split: str) -> Iterator[Passage]:
    """A sentence is a passage; the words that are no predicates are marked nowhere."""
    for number, row in enumerate(rows(corpora / "factuality" / "uds_ih2" / f"{split}.jsonl")):
        tokens = row["text"].split(" ")
        text, places = joined(tokens)
        yield Passage(
            corpus="uds_ih2",
            document=f"{split}-{number}",
            text=text,
            sentences=((0, len(text)),),
            facts=tuple(
                (places[one["span1"][0]][0], places[one["span1"][1] - 1][1], float(one["label"]))
                for one in row["targets"]
            ),
        )
