"""Rows and documents of corpus files, and the fold a document falls into."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, plain or gzip."""
    body = path.read_bytes()
    text = (gzip.decompress(body) if path.suffix == ".gz" else body).decode("utf-8-sig")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)


def fold(identity: str, folds: int = 5) -> int:
    """The fold of a document: SHA-256 of its id, modulo the number of folds.

    >>> fold("a1") in range(5)
    True
    """
    return int(hashlib.sha256(identity.encode()).hexdigest(), 16) % folds
