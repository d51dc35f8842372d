"""Read a file of places line by line, whatever its size: plain, gzip, or the zip that GeoNames gives out."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from onrecord.model.errors import GazetteerError

_LONGEST_LINE = 1 << 20
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
_PEEK_LINES = 40
_TELL_EVERY = 2_000

Told = Callable[[int, int | None], None]
"""Called with the bytes read so far and the bytes there are, None where that cannot be known."""


class Stream(Protocol):
    """What is read from."""

    def readline(self, size: int, /) -> bytes:
        """The next line, or as much of it as `size` bytes hold."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as bytes without its end; `whole` is False where it was cut at one megabyte."""

    number: int
    content: bytes
    whole: bool = True


class Source:
    """An opened file of places; `sha256` is that of what was read so far, unpacked."""

    def __init__(self, stream: Stream, name: str, size: int | None) -> None:
        self.name = name
        self._stream = stream
        self._size = size
        self._digest = hashlib.sha256()
        self._read = 0

    @property
    def sha256(self) -> str:
        """Of the bytes read."""
        return self._digest.hexdigest()

    def lines(self, told: Told) -> Iterator[Line]:
        """All lines, numbered from one; empty ones are passed over.

        Raises:
            GazetteerError: if the file cannot be read to its end, or is no text in eight bits.
        """
        number = 0
        try:
            while content := self._stream.readline(_LONGEST_LINE):
                number += 1
                whole = content.endswith(b"\n") or len(content) < _LONGEST_LINE
                self._count(content)
                if number == 1:
                    content = self._first(content)
                if not whole:
                    self._skip()
                if number % _TELL_EVERY == 0:
                    told(self._read, self._size)
                if stripped := content.rstrip(b"\r\n"):
                    yield Line(number, stripped, whole)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise GazetteerError(
                f"{self.name}: cannot be read after line {number} ({error}); nothing was changed"
            ) from error
        told(self._read, self._size)

    def _first(self, content: bytes) -> bytes:
        if content.startswith(_UTF16):
            raise GazetteerError(f"{self.name}: is in UTF-16; save it as UTF-8 and add it again")
        if b"\0" in content:
            raise GazetteerError(f"{self.name}: is no text; a GeoNames dump or a CSV is needed")
        return content.removeprefix(_UTF8_MARK)

    def _count(self, content: bytes) -> None:
        self._digest.update(content)
        self._read += len(content)

    def _skip(self) -> None:
        """Pass over the rest of a line that is too long."""
        while content := self._stream.readline(_LONGEST_LINE):
            self._count(content)
            if content.endswith(b"\n"):
                return


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The file at `path`, or the table in it where it is a zip or gzip file.

    Raises:
        GazetteerError: if there is no such file, or no single table in it.
    """
    with ExitStack() as stack:
        try:
            source = _source(path, stack)
        except (OSError, zipfile.BadZipFile) as error:
            raise GazetteerError(f"{path}: cannot be opened ({error})") from error
        yield source


def _source(path: Path, stack: ExitStack) -> Source:
    if zipfile.is_zipfile(path):
        archive = stack.enter_context(zipfile.ZipFile(path))
        member = _table_in(archive, path)
        stream = stack.enter_context(archive.open(member))
        return Source(stream, f"{path.name}/{member.filename}", member.file_size)
    if path.suffix == ".gz":
        return Source(stack.enter_context(gzip.open(path)), path.name, None)
    return Source(stack.enter_context(path.open("rb")), path.name, path.stat().st_size)


def _table_in(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    tables = [
        one
        for one in archive.infolist()
        if one.filename.lower().endswith((".txt", ".csv", ".tsv")) and "readme" not in one.filename.lower()
    ]
    wanted = [one for one in tables if Path(one.filename).stem == path.stem] or tables
    if len(wanted) != 1:
        raise GazetteerError(f"{path}: holds {len(wanted)} tables; unpack it and add the one you mean")
    return wanted[0]


def first_lines(path: Path) -> tuple[Line, ...]:
    """The first lines, to see what the file is."""
    found: list[Line] = []
    with opened(path) as source:
        for line in source.lines(lambda *_: None):
            found.append(line)
            if len(found) == _PEEK_LINES:
                break
    return tuple(found)
