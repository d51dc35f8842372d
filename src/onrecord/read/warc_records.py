"""A web archive cut into its records, so that one broken record costs only itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\s*$")
_NEXT = re.compile(rb"\r?\n\r?\nWARC/[01]\.\d{1,2}\r?\n")
_LONGEST_LINE = 65_536
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
    """A stream that can take bytes back."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._held = b""

    def read(self, size: int) -> bytes:
        taken, self._held = self._held[:size], self._held[size:]
        return taken if len(taken) == size else taken + self._stream.read(size - len(taken))

    def line(self) -> bytes:
        if self._held:
            stop = self._held.find(b"\n") + 1
            if stop:
                return self.read(min(stop, _LONGEST_LINE))
            held, self._held = self._held, b""
            return held + self._stream.readline(_LONGEST_LINE)
        return self._stream.readline(_LONGEST_LINE)

    def take_back(self, body: bytes) -> None:
        self._held = body + self._held


def records_of(stream: BinaryIO, limit: int) -> Iterator[Record]:
    r"""The records of a web archive; what cannot be a record is told and passed over to the next one.

    >>> import io
    >>> archive = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 5\r\n\r\nquiet\r\n\r\n"
    >>> next(records_of(io.BytesIO(archive), 1000)).block
    b'quiet'
    """
    tape = _Tape(stream)
    number = 0
    while (version := _next_version(tape)) is not None:
        number += 1
        if not _VERSION.match(version):
            _pass_over(tape)
            yield Record(number=number, headers={}, block=b"", fault="no record starts here")
            continue
        yield _record(tape, number, limit)


def _next_version(tape: _Tape) -> bytes | None:
    while line := tape.line():
        if line.strip():
            return line
    return None


def _pass_over(tape: _Tape) -> None:
    while line := tape.line():
        if _VERSION.match(line):
            tape.take_back(line)
            return


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
        line = tape.line()
        if _VERSION.match(line):
            tape.take_back(line)
            return headers, "its header breaks off"
        if not line.strip():
            return headers, None if line else "its header breaks off"
        name, _, value = line.decode("utf-8", "replace").partition(":")
        headers[name.strip().casefold()] = value.strip()
    return headers, "its header does not end"


def _block(tape: _Tape, length: int, limit: int) -> tuple[bytes | None, str | None]:
    """The block of a record; cut short where the next record starts inside it or the archive ends."""
    if length > limit:
        left = length
        while left and (passed := tape.read(min(left, _CHUNK))):
            left -= len(passed)
        return None, "the archive breaks off in it" if left else None
    block = tape.read(length)
    behind = tape.line()
    if len(block) == length and (not behind or not behind.strip()):
        return block, None
    tape.take_back(behind)
    inside = _NEXT.search(block + behind)
    if inside is not None:
        tape.take_back(block[inside.start() :])
        return block[: inside.start()], "the next record starts inside it"
    if len(block) < length:
        return block, "the archive breaks off in it"
    _pass_over(tape)
    return block, "more stands behind it than its header says"
