"""Read a word list: a tab-separated file with its source and a note on top.

::

    # source: our own list, after the cue verbs of newswire style guides
    # note: one row per lemma
    lemma   act     note
    say     say     the neutral verb

Blank lines and further `#` lines are comments. A missing cell is an empty string.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.model.errors import LexiconError

Row = Mapping[str, str]


@cache
def load_rows(name: str) -> tuple[Row, ...]:
    """The rows of `<name>.tsv`, as read-only mappings from column to cell; the line number is under ``line``.

    Raises:
        LexiconError: if the file is missing, has no source or note, or a row has too many cells.

    >>> load_rows("irregular_verbs")[0]["lemma"]
    'arise'
    """
    return tuple(_rows(name, _text(name)))


@cache
def lexicon_digest() -> str:
    """One SHA-256 over all word lists: part of the version an entry was found by."""
    digest = hashlib.sha256()
    for path in sorted(files("onrecord.lexicon").iterdir(), key=lambda one: one.name):
        if path.name.endswith(".tsv"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _text(name: str) -> str:
    path = files("onrecord.lexicon") / f"{name}.tsv"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"there is no word list {name}.tsv in onrecord/lexicon") from error


def _rows(name: str, text: str) -> Iterator[Row]:
    comments = [line for line in text.splitlines() if line.startswith("#")]
    for needed in ("# source:", "# note:"):
        if not any(line.startswith(needed) for line in comments):
            raise LexiconError(f"{name}.tsv says nothing under '{needed[2:]}' in its first lines")
    columns: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = [cell.strip() for cell in cells]
            continue
        if len(cells) > len(columns):
            raise LexiconError(f"{name}.tsv line {number}: {len(cells)} cells for {len(columns)} columns")
        cells += [""] * (len(columns) - len(cells))
        yield MappingProxyType(
            {
                **{column: cell.strip() for column, cell in zip(columns, cells, strict=True)},
                "line": str(number),
            }
        )
