"""The files of our own gold: annotations, texts, and the sums that say they were not touched after they were frozen.

A gold folder holds ``annotations/*.json`` in the form of the annotation guide and ``texts/*.txt``. An annotation whose
"file" begins with ``re3d/`` has no text there: it names folder and id of a document of the corpus re3d, and the window
of its text that was annotated. ``frozen.sha256`` has the form that ``sha256sum --check`` reads.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.accuracy.corpora import CorpusError, rows_of

GOLD = Path(__file__).with_name("gold")
FROZEN = "frozen.sha256"
_PARTS = ("annotations", "texts")
_RE3D = "re3d"


def gold_folder(corpora: Path, split: str) -> Path:
    """Where a half of the gold lies: in the repository, or a folder of the same form elsewhere.

    Raises:
        CorpusError: if it is nowhere.
    """
    places = (GOLD / split, corpora / "attribution" / "own_gold" / split, corpora / split, Path(split))
    for place in places:
        if (place / "annotations").is_dir():
            return place
    raise CorpusError(f"no gold is called {split}: {', '.join(map(str, places))} hold no folder annotations")


def sums_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every annotation and text of a gold folder, by path in it."""
    found = (path for part in _PARTS for path in sorted((folder / part).rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found
    }


def read_sums(path: Path) -> dict[str, str]:
    """The sums written in a file, by path."""
    lines = (line.split("  ", 1) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {name: made for made, name in lines}


def check_frozen(folder: Path, *, must: bool) -> None:
    """See that the files are those that were frozen.

    Raises:
        CorpusError: if one is another, is missing or was added; or nothing was frozen though it `must` have been.
    """
    path = folder / FROZEN
    if not path.is_file():
        if must:
            raise CorpusError(
                f"{path} is not there: what is measured is frozen first, with python -m benchmarks.accuracy.gold_freeze"
            )
        return
    held, there = read_sums(path), sums_of(folder)
    changed = sorted(name for name in held.keys() | there.keys() if held.get(name) != there.get(name))
    if changed:
        raise CorpusError(f"{folder} is not as it was frozen: {', '.join(changed)}")


def annotations_of(folder: Path) -> dict[str, dict[str, Any]]:
    """The annotations of a folder (or of its folder annotations), by the "file" they name."""
    inside = folder / "annotations"
    rows = (
        json.loads(path.read_text("utf-8"))
        for path in sorted((inside if inside.is_dir() else folder).glob("*.json"))
    )
    return {row["file"]: row for row in rows}


def text_finder(texts: Sequence[Path], re3d: Path | None) -> Mapping[str, str]:
    """The texts by the "file" that an annotation names: files of the folders `texts`, and re3d where it is there."""
    found = {
        path.name: path.read_bytes().decode("utf-8")
        for folder in texts
        for path in sorted(folder.glob("*.txt"))
    }
    return found | dict(_documents(re3d) if re3d else ())


def is_re3d(name: str) -> bool:
    """Whether an annotation is of a document of re3d."""
    return name.startswith(f"{_RE3D}/")


def _documents(re3d: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(re3d.glob("*/documents.json")):
        for row in rows_of(path):
            yield f"{_RE3D}/{path.parent.name}/{row['_id']}", row["text"]
