"""The two doors of reading: paths of files and folders, and bytes at hand."""

import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.model import Problem, ReadError, Report, Stated, Through
from onrecord.read.dispatch import read_stream
from onrecord.read.folder import Found, find_files, is_metadata_table, shown, tables_in, unreadable
from onrecord.read.metadata import read_metadata
from onrecord.read.options import Metadata, ReadOptions
from onrecord.read.origin import Origin

Opener = Callable[[str], BinaryIO]
_IN_MEMORY = 8_000_000  # of standard input; more goes to a temporary file
_CHUNK = 65_536


def open_file(path: str) -> BinaryIO:
    """The file at `path`, opened for reading."""
    return Path(path).open("rb")


def read_paths(
    paths: Iterable[str | os.PathLike[str]],
    options: ReadOptions,
    *,
    stdin: BinaryIO | None = None,
    opener: Opener = open_file,
) -> Iterator[Report | Problem]:
    """The reports in the files and folders `paths`; "-" is `stdin`.

    Folders are walked in the order of names. A ``metadata.csv`` or ``*.metadata.csv`` in a folder states what is
    known of the files beside and under it; it and hidden files are not read as reports. `opener` opens the files
    (tests give one that fails).

    >>> [one.code for one in read_paths(["no/such/report.txt"], ReadOptions())]
    ['missing-path']
    """
    tables = _Tables(opener)
    for path in paths:
        name = os.fspath(path)
        if name == "-":
            yield from _read_stdin(stdin, options)
        elif os.path.isdir(name):  # noqa: PTH112 - names are kept exactly as given
            yield from _read_folder(name, options, tables)
        else:
            yield from _read_named(name, options, tables)


def read_bytes(
    body: bytes,
    name: str,
    options: ReadOptions,
    *,
    through: Through = Through.API,
    locator: str | None = None,
) -> Iterator[Report | Problem]:
    """The reports in `body`, whatever its kind; `name` is what a person would call the file.

    >>> report = next(read_bytes(b"Kabul was quiet.", "report.txt", ReadOptions()))
    >>> report.text, report.through
    ('Kabul was quiet.', <Through.API: 'api'>)
    """
    yield from read_stream(io.BytesIO(body), Origin(name=name, through=through, locator=locator), options)


def _read_stdin(stdin: BinaryIO | None, options: ReadOptions) -> Iterator[Report | Problem]:
    origin = Origin(name="-", through=Through.STDIN)
    if stdin is None:
        yield origin.error("no-stdin", "There is no standard input to read.", "Name a file, or pipe text in.")
        return
    yield from _read_unwindable(stdin, origin, options)


def _read_unwindable(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Iterator[Report | Problem]:
    """A pipe cannot be read twice (once for its digest, once for its reports), so it is kept first."""
    limit = options.limits.file_bytes
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as kept:
        left = limit + 1
        while left > 0 and (more := stream.read(min(left, _CHUNK))):
            left -= kept.write(more)
        yield from read_stream(cast("BinaryIO", kept), origin, options)


@dataclass(slots=True)
class _Tables:
    """The metadata tables met on the way, each read once."""

    opener: Opener
    known: dict[str, Metadata | None] = field(default_factory=dict)
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def beside(self, path: str) -> tuple[str, ...]:
        """The paths of the metadata tables in the folder of the file at `path`."""
        folder = os.path.dirname(path)  # noqa: PTH120 - as above
        if folder not in self.folders:
            self.folders[folder] = tables_in(folder)
        return self.folders[folder]

    def read(self, path: str) -> tuple[Problem, ...]:
        """Read the table at `path` unless it is known; what is wrong with it."""
        if path in self.known:
            return ()
        self.known[path] = None
        try:
            with self.opener(path) as stream:
                self.known[path], problems = read_metadata(stream, path)
        except OSError as error:
            return (unreadable(path, error),)
        except ReadError as error:
            return (
                Origin(name=shown(path)).error("metadata-table", f"{error}.", "Give it a column 'file'."),
            )
        return problems


def _read_folder(folder: str, options: ReadOptions, tables: _Tables) -> Iterator[Report | Problem]:
    met: set[str] = set()
    used: set[str] = set()
    for found in find_files(folder):
        if isinstance(found, Problem):
            yield found
            continue
        met.add(found.path)
        used.update(found.tables)
        yield from _read_file(found, options, tables)
    for path in sorted(used):
        table = tables.known[path]
        if table is not None:
            yield from _unused_rows(table, met)


def _read_named(path: str, options: ReadOptions, tables: _Tables) -> Iterator[Report | Problem]:
    """A file named by the user; of a table beside it only its own row is used, so that no row is missed."""
    if is_metadata_table(os.path.basename(path)) and options.kind is None:  # noqa: PTH119 - as above
        says = "It is a metadata table: it is used for the files beside it, and was not read as reports."
        yield Origin(name=shown(path)).note(
            "metadata-table", says, "To read it as reports, give it another name."
        )
        return
    for found in find_files(path):
        if isinstance(found, Problem):
            yield found
        else:
            yield from _read_file(replace(found, tables=tables.beside(path)), options, tables)


def _read_file(found: Found, options: ReadOptions, tables: _Tables) -> Iterator[Report | Problem]:
    for table in found.tables:
        yield from tables.read(table)
    known = (tables.known[table] for table in reversed(found.tables))  # the nearest folder speaks first
    options = replace(options, metadata=(*options.metadata, *(one for one in known if one is not None)))
    origin = Origin(name=shown(found.path))
    try:
        with tables.opener(found.path) as stream:
            if stream.seekable():
                yield from read_stream(stream, origin, options)
            else:
                yield from _read_unwindable(stream, origin, options)
    except OSError as error:
        yield unreadable(found.path, error)


def _unused_rows(table: Metadata, met: set[str]) -> Iterator[Problem]:
    """Rows that speak of files that are not there: a misspelt name would lose its date silently."""
    for file, stated in table.rows.items():
        if os.path.join(table.folder, file) not in met:  # noqa: PTH118 - names are compared as given
            yield _unused_row(table, file, stated)


def _unused_row(table: Metadata, file: str, stated: tuple[Stated, ...]) -> Problem:
    line = stated[0].found_in.rpartition(" line ")[2] if stated else ""
    origin = Origin(name=shown(table.name), locator=f"line {line}" if line else None)
    return origin.warning(
        "metadata-row", f"It speaks of {file}, which was not read.", "Check the name of the file."
    )
