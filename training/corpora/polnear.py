"""PolNeAR: who says what in political news (source, cue, content; outermost attributions only)."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.text.sentences import sentences
from training.corpora.files import rows
from training.passages import Attributed, Passage


def read_polnear(corpora: Path, split: str) -> Iterator[Passage]:
    """Every article once, as its first annotator read it."""
    for row in rows(corpora / "attribution" / "polnear" / f"{split}.jsonl.gz"):
        if row["primary"]:
            yield Passage(
                corpus="polnear",
                document=row["doc_id"],
                text=row["text"],
                sentences=tuple(sentences(row["text"])),
                attributions=tuple(
                    Attributed(
                        **{
                            kind: tuple((start, stop) for start, stop in one[kind])
                            for kind in ("source", "cue", "content")
                        }
                    )
                    for one in row["attributions"]
                ),
            )
