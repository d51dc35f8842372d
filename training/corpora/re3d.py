"""re3d: entities in defence and security reports on Syria and Iraq."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.text.sentences import sentences
from training.corpora.files import fold, rows
from training.passages import Passage

Marked = tuple[int, int, str]


def read_re3d(corpora: Path, folds: frozenset[int]) -> Iterator[Passage]:
    """The documents whose SHA-256 modulo 5 is in `folds`, each with its outermost entities."""
    for file in sorted((corpora / "mentions" / "re3d").rglob("documents.json")):
        marked: dict[str, list[Marked]] = defaultdict(list)
        for row in rows(file.with_name("entities.json")):
            marked[row["documentId"]].append((row["begin"], row["end"], row["type"]))
        for row in rows(file):
            if fold(row["_id"]) in folds:
                yield Passage(
                    corpus="re3d",
                    document=row["_id"],
                    text=row["text"],
                    sentences=tuple(sentences(row["text"])),
                    named=outermost(row["text"], marked[row["_id"]]),
                    scheme="re3d",
                )


def outermost(text: str, marked: Iterable[Marked]) -> tuple[Marked, ...]:
    """Without entities inside or across longer ones, and without those that begin or end inside a word.

    The corpus repeats a name wherever its letters stand, also inside other words; no tagger of words can follow it there.

    >>> outermost("the campaign", [(0, 8, "Location"), (0, 12, "Organisation"), (4, 12, "Location")])
    ((0, 12, 'Organisation'),)
    """
    kept: list[Marked] = []
    for start, stop, kind in sorted(marked, key=lambda one: (one[0] - one[1], one[0], one[2])):
        inside = any(start < after and before < stop for before, after, _ in kept)
        if not inside and _whole(text, start) and _whole(text, stop):
            kept.append((start, stop, kind))
    return tuple(sorted(kept))


def _whole(text: str, at: int) -> bool:
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())
