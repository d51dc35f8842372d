"""A table beside the reports that says what is known of each file: columns file, outlet, published and so on."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

from onrecord.model import Problem, ReadError, Stated
from onrecord.read.columns import unread_date
from onrecord.read.dates import iso_date
from onrecord.read.decode import decode
from onrecord.read.options import FIELDS, Metadata, decided
from onrecord.read.origin import Origin
from onrecord.read.pieces import Piece
from onrecord.read.table import Row, cells_of, find_delimiter, rows_of

_LONGEST_ROW = 1_000_000


def metadata_table(path: str | os.PathLike[str]) -> tuple[Metadata, tuple[Problem, ...]]:
    """The table at `path`, and the rows of it that could not be used.

    Raises:
        ReadError: if the file cannot be read or has no column `file`.
    """
    name = os.fspath(path)
    try:
        with Path(name).open("rb") as stream:
            return read_metadata(stream, name)
    except OSError as error:
        raise ReadError(f"the metadata table {name} cannot be read: {error.strerror}") from error


def read_metadata(stream: BinaryIO, name: str) -> tuple[Metadata, tuple[Problem, ...]]:
    r"""The table in `stream`; file names in it are relative to the folder of `name`.

    What it states was written down by a person and counts as decided. Empty cells state nothing.

    Raises:
        ReadError: if it has no column `file`.

    >>> import io
    >>> table = io.BytesIO(b"file,outlet,published\nkabul.txt,Radio Example,2017-08-02\n")
    >>> [one.value for one in read_metadata(table, "desk/metadata.csv")[0].of("desk/kabul.txt")]
    ['Radio Example', '2017-08-02']
    """
    origin = Origin(name=name)
    rows = rows_of(stream, _LONGEST_ROW)
    head = next(rows, None)
    body = head.body if head else None
    if body is None:
        raise ReadError(f"the metadata table {name} is empty")
    delimiter = find_delimiter(body)
    columns = tuple(words.casefold() for words in _cells(body, delimiter, origin))
    if "file" not in columns:
        raise ReadError(f"the metadata table {name} has no column 'file'; it has: {', '.join(columns)}")
    known: dict[str, tuple[Stated, ...]] = {}
    problems: list[Problem] = []
    for row in rows:
        there = origin.at(f"line {row.line}")
        by_column = _by_column(row, columns, delimiter, there)
        file = by_column.get("file", "")
        if not file or file in known:
            reason = f"The file {file} has a row further up." if file else "The row names no file."
            problems.append(there.warning("metadata-row", f"{reason} This row was not used."))
            continue
        known[file], wrong = _row_states(by_column, f"{Path(name).name} line {row.line}", there)
        problems.extend(wrong)
    folder = os.path.dirname(name)  # noqa: PTH120 - Path would turn "./a" into "a", and names are compared as given
    return Metadata(name=name, folder=folder, rows=MappingProxyType(known)), tuple(problems)


def _cells(body: bytes, delimiter: str, origin: Origin) -> tuple[str, ...]:
    source = decode(body, origin).text
    return tuple(_words(cell, source) for cell in cells_of(source, delimiter))


def _words(cell: Piece, source: str) -> str:
    return cell.words(source).strip()


def _by_column(row: Row, columns: tuple[str, ...], delimiter: str, origin: Origin) -> Mapping[str, str]:
    if row.body is None:
        return {}
    return dict(zip(columns, _cells(row.body, delimiter, origin), strict=False))


def _row_states(
    by_column: Mapping[str, str], found_in: str, origin: Origin
) -> tuple[tuple[Stated, ...], tuple[Problem, ...]]:
    stated: list[Stated] = []
    problems: list[Problem] = []
    for field in FIELDS:
        words = by_column.get(field, "")
        if not words:
            continue
        if field in {"published", "updated"} and iso_date(words) is None:
            problems.append(unread_date(origin, field, words))
            continue
        stated.append(decided(field, words, found_in))
    return tuple(stated), tuple(problems)
