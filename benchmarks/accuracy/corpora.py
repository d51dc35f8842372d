"""Where the corpora lie, how their files are read, and the digest that says which files were used."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_REPOSITORY = Path(__file__).resolve().parents[2]


class CorpusError(Exception):
    """A corpus is not where it should be; the sentence says what was looked for."""


class SkippedError(CorpusError):
    """A task cannot be done here, and the sentence says why; the others go on."""


def corpora_folder() -> Path:
    """The environment's ONRECORD_CORPORA, else the folder beside the repository."""
    return Path(os.environ.get("ONRECORD_CORPORA") or _REPOSITORY.parent / "shared" / "corpora")


def first_there(folder: Path, names: Sequence[str]) -> Path:
    """The first of some files or folders of `folder` that is there.

    Raises:
        CorpusError: if none is.
    """
    for name in names:
        if (folder / name).exists():
            return folder / name
    raise CorpusError(f"{folder} holds none of {', '.join(names)}; say where the corpora are with --corpora")


def text_of(path: Path) -> str:
    """A text file, plain or gzip."""
    body = path.read_bytes()
    return (gzip.decompress(body) if path.suffix == ".gz" else body).decode("utf-8")


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, plain or gzip."""
    for line in text_of(path).split("\n"):
        if line.strip():
            yield json.loads(line)


def files_digest(files: Sequence[Path]) -> str:
    """SHA-256 over the names and contents of the files a task reads; folders count with all files in them."""
    made = hashlib.sha256()
    for path in files:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                made.update(f"{file.name}\n{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return made.hexdigest()


def fold(identity: str, folds: int = 5) -> int:
    """The fold of a document: SHA-256 of its id, modulo the number of folds.

    >>> 0 <= fold("a1") < 5
    True
    """
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % folds
