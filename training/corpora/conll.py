"""Corpora of names with a token a line: BTC, WNUT 17, WikiGold, CrossNER politics, Universal NER."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from training.passages import Passage, joined

Tagged = list[tuple[str, str]]
GROUP = 6
"""Sentences of one text that go into a passage together."""


def read_btc(corpora: Path) -> Iterator[Passage]:
    """Broad Twitter Corpus, the sections that are here (its test section is not)."""
    for section in "abegh":
        yield from _posts(corpora / "mentions" / "btc" / f"{section}.conll", "btc", "names")


def read_wnut17(corpora: Path, *, part: str = "wnut17train") -> Iterator[Passage]:
    """WNUT 17 emerging entities; a post is a passage."""
    yield from _posts(corpora / "mentions" / "wnut17" / f"{part}.conll", "wnut17", "wnut17")


def read_wikigold(corpora: Path) -> Iterator[Passage]:
    """WikiGold: Wikipedia, sentences in order."""
    blocks = list(_blocks(corpora / "mentions" / "wikigold" / "wikigold.conll.txt", " "))
    yield from _grouped(blocks, "wikigold", "wikigold")


def read_crossner(corpora: Path) -> Iterator[Passage]:
    """CrossNER politics, train and dev."""
    for part in ("train", "dev"):
        yield from _posts(corpora / "mentions" / "crossner_politics" / f"{part}.txt", "crossner", "crossner")


def read_uner(corpora: Path) -> Iterator[Passage]:
    """Universal NER, English Web Treebank, dev: for measuring only, never trained on."""
    path = corpora / "mentions" / "uner_ewt" / "en_ewt-ud-dev.iob2"
    for number, document in enumerate(path.read_text(encoding="utf-8").split("# newdoc")[1:]):
        blocks = [_rows(block, "\t", 1, 2) for block in document.split("\n\n")]
        yield from _grouped([block for block in blocks if block], f"uner-{number}", "names", size=10_000)


def _posts(path: Path, corpus: str, scheme: str) -> Iterator[Passage]:
    for number, block in enumerate(_blocks(path, "\t")):
        yield _passage([block], corpus, f"{path.stem}-{number}", scheme)


def _grouped(blocks: Sequence[Tagged], corpus: str, scheme: str, size: int = GROUP) -> Iterator[Passage]:
    for at in range(0, len(blocks), size):
        yield _passage(blocks[at : at + size], corpus, f"{corpus}-{at}", scheme)


def _blocks(path: Path, between: str) -> Iterator[Tagged]:
    for block in path.read_text(encoding="utf-8").replace("\t\n", "\n").split("\n\n"):
        found = _rows(block, between, 0, 1)
        if found:
            yield found


def _rows(block: str, between: str, token: int, tag: int) -> Tagged:
    cells = (line.split(between) for line in block.split("\n") if not line.startswith("# "))
    return [(row[token], row[tag]) for row in cells if len(row) > tag and row[token]]


def _passage(blocks: Sequence[Tagged], corpus: str, document: str, scheme: str) -> Passage:
    lines: list[str] = []
    spans: list[tuple[int, int]] = []
    named: list[tuple[int, int, str]] = []
    here = 0
    for block in blocks:
        line, places = joined([token for token, _ in block])
        named += [(here + start, here + stop, kind) for start, stop, kind in _stretches(block, places)]
        spans.append((here, here + len(line)))
        lines.append(line)
        here += len(line) + 1
    return Passage(
        corpus=corpus,
        document=document,
        text="\n".join(lines),
        sentences=tuple(spans),
        named=tuple(named),
        scheme=scheme,
    )


def _stretches(block: Tagged, places: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    before = "O"
    for (_, tag), (start, stop) in zip(block, places, strict=True):
        kind = tag[2:]
        if tag.startswith("B-") or (tag.startswith("I-") and before[2:] != kind):
            found.append((start, stop, kind))
        elif tag.startswith("I-"):
            found[-1] = (found[-1][0], stop, kind)
        before = tag
    return found
