"""BioScope: cues of negation and of speculation in biomedical papers and abstracts."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from training.passages import Passage

_LABELS = {"negation": "negation", "speculation": "hedge"}


def read_bioscope(corpora: Path) -> Iterator[Passage]:
    """A sentence is a passage; only its cues are read, not their scopes."""
    for part in ("full_papers", "abstracts"):
        tree = ET.parse(corpora / "factuality" / "bioscope" / f"{part}.xml")  # noqa: S314 - a corpus file
        for number, sentence in enumerate(tree.iter("sentence")):
            pieces: list[str] = []
            cues: list[tuple[int, int, str]] = []
            _walk(sentence, pieces, cues)
            text = "".join(pieces)
            if text.strip():
                yield Passage(
                    corpus="bioscope",
                    document=f"{part}-{number}",
                    text=text,
                    sentences=((0, len(text)),),
                    cues=tuple(cues),
                )


def _walk(node: ET.Element, pieces: list[str], cues: list[tuple[int, int, str]]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, cues)
        pieces.append(child.tail or "")
    if node.tag == "cue":
        inner = "".join(node.itertext())
        cues.append((start, start + len(inner), _LABELS[node.attrib["type"]]))
