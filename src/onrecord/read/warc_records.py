"""A web archive cut into its records, so that one broken record costs only itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]*\r?\n")
_NEXT = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d{1,2}\r?\n")
_LONGEST_LINE = 65_536
_LONGEST_VERSION = 16
_MOST_HEADERS = 200
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Record `number` (from 1): its headers, names in small letters, and its block.

    `block` is None where it is longer than the limit. `fault` says what is broken, None where nothing is.
    """

    number: int
    headers: dict[str, str]
    block: bytes | None
    fault: str | None = None


class _Tape:
    """A stream that can be looked ahead in without copying, so that broken records cost no more than sound ones."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""
        self._at = 0

    def hold(self, size: int) -> int:
        """Have the next `size` bytes at hand; how many of them there are."""
        if len(self._held) - self._at < size:
            rest = self._held[self._at :]
            self._held, self._at = rest + self._stream.read(size - len(rest)), 0
        return min(size, len(self._held) - self._at)

    def take(self, size: int) -> bytes:
        stop = self._at + self.hold(size)
        taken, self._at = self._held[self._at : stop], stop
        return taken

    def line(self) -> bytes:
        stop = self._held.find(b"\n", self._at) + 1
        if not stop:
            self.hold(_LONGEST_LINE)
            stop = self._held.find(b"\n", self._at, self._at + _LONGEST_LINE) + 1
        return self.take(min(stop - self._at, _LONGEST_LINE) if stop else _LONGEST_LINE)

    def line_is_version(self) -> bool:
        self.hold(_LONGEST_VERSION)
        return _VERSION.match(self._held, self._at, self._at + _LONGEST_VERSION) is not None

    def breaks_at(self, offset: int) -> bool:
        """Whether a line break, or nothing, stands `offset` bytes from here."""
        there = self._held[self._at + offset : self._at + offset + 2]
        return not there or there[:1] == b"\n" or there == b"\r\n"

    def next_record(self, size: int) -> int | None:
        """How far from here, within `size` bytes, the next record starts."""
        match = _NEXT.search(self._held, self._at, self._at + size)
        return match.start() - self._at if match else None


def records_of(stream: BinaryIO, limit: int) -> Iterator[Record]:
    r"""The records of a web archive; what cannot be a record is told and passed over to the next one.

    >>> import io
    >>> archive = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 5\r\n\r\nquiet\r\n\r\n"
    >>> next(records_of(io.BytesIO(archive), 1000)).block
    b'quiet'
    """
    tape = _Tape(stream)
    number = 0
    while _skip_blank(tape):
        number += 1
        if not tape.line_is_version():
            _pass_over(tape)
            yield Record(number=number, headers={}, block=b"", fault="no record starts here")
            continue
        tape.line()
        yield _record(tape, number, limit)


def _skip_blank(tape: _Tape) -> bool:
    """Go to the next line that is not blank; False at the end."""
    while tape.hold(2) and tape.breaks_at(0):
        tape.line()
    return tape.hold(1) > 0


def _pass_over(tape: _Tape) -> None:
    """Go to the next line that starts a record."""
    while not tape.line_is_version() and tape.line():
        pass


def _record(tape: _Tape, number: int, limit: int) -> Record:
    headers, fault = _headers(tape)
    length = headers.get("content-length", "")
    if fault is None and not re.fullmatch(r"\d{1,15}", length):
        fault = "its header says no length"
    if fault is not None:
        _pass_over(tape)
        return Record(number=number, headers=headers, block=b"", fault=fault)
    block, fault = _block(tape, int(length), limit)
    return Record(number=number, headers=headers, block=block, fault=fault)


def _headers(tape: _Tape) -> tuple[dict[str, str], str | None]:
    headers: dict[str, str] = {}
    for _ in range(_MOST_HEADERS):
        if tape.line_is_version():
            return headers, "its header breaks off"
        line = tape.line()
        if not line.strip():
            return headers, None if line else "its header breaks off"
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().casefold()] = value.strip()
    return headers, "its header does not end"


def _block(tape: _Tape, length: int, limit: int) -> tuple[bytes | None, str | None]:
    """The block of a record; cut short where the next record starts inside it or the archive ends."""
    if length > limit:
        left = length
        while left and (passed := tape.take(min(left, _CHUNK))):
            left -= len(passed)
        return None, "the archive breaks off in it" if left else None
    there = tape.hold(length + 2)
    if there >= length and tape.breaks_at(length):
        return tape.take(length), None
    inside = tape.next_record(there)
    if inside is not None:
        return tape.take(inside), "the next record starts inside it"
    block = tape.take(length)
    if there < length:
        return block, "the archive breaks off in it"
    _pass_over(tape)
    return block, "more stands behind it than its header says"
