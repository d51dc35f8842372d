"""Lines of a stream, one at a time, never more of one in memory than the limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Line:
    """Line `number` (from 1) with its line break; `body` is None where the line is longer than the limit."""

    number: int
    body: bytes | None


def lines_of(stream: BinaryIO, limit: int) -> Iterator[Line]:
    r"""The lines of `stream`; one longer than `limit` bytes is passed over.

    >>> import io
    >>> [line.body for line in lines_of(io.BytesIO(b"quiet\na night of shelling\n"), 10)]
    [b'quiet\n', None]
    """
    number = 0
    while body := stream.readline(limit + 2):
        number += 1
        if len(body.rstrip(b"\r\n")) <= limit:
            yield Line(number, body)
            continue
        while not body.endswith(b"\n"):
            body = stream.readline(limit)
            if not body:
                break
        yield Line(number, None)
