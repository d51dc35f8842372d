"""Any stream of bytes to the reader that knows its kind."""

import hashlib
import io
from typing import BinaryIO

from onrecord.model import Problem
from onrecord.read.build import Read
from onrecord.read.feed import read_feed
from onrecord.read.gzip import Unpacked
from onrecord.read.html import read_html
from onrecord.read.jsonl import is_json_file, read_json_file, read_jsonl
from onrecord.read.options import Kind, ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.plain import read_plain
from onrecord.read.sniff import HEAD, Foreign, binary_kind, sniff
from onrecord.read.table import read_table
from onrecord.read.warc import read_warc

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ADVICE = "Save it as text, HTML, a feed, JSON lines, a CSV table or a WARC archive."


def read_stream(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Read:
    """The reports in `stream`, which can be wound back; a file always gives a report or a Problem."""
    found = False
    for one in _read_any(stream, origin, options):
        found = True
        yield one
    if not found:
        yield origin.note("no-reports", "The file holds no reports.", "Nothing to do if that is meant.")


def _read_any(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Read:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size > options.limits.file_bytes:
        yield origin.too_large(options.limits.file_bytes, "--max-file-bytes", "The file")
        return
    head = stream.read(HEAD)
    stream.seek(0)
    kind = sniff(head, origin.name)
    if kind is Foreign.GZIP:
        unpacked = Unpacked(stream, origin, options.limits)
        packed = origin.inside(_digest(stream))
        yield from _read_unpacked(unpacked, packed, options)
        return
    kind = options.kind or kind
    within = origin.inside(_digest(stream)) if _holds_many(kind) else origin
    yield from _read_kind(kind, stream, head, within, options)


def _read_unpacked(unpacked: Unpacked, origin: Origin, options: ReadOptions) -> Read:
    stream = io.BufferedReader(unpacked, HEAD)
    head = stream.peek(HEAD)[:HEAD]
    if not head and unpacked.problems:
        yield from unpacked.problems
        return
    kind = sniff(head, origin.name)
    if kind is Foreign.GZIP:
        yield origin.error(
            "nested-gzip", "It is compressed twice, and was unpacked once.", "Unpack it and read it again."
        )
        return
    yield from _read_kind(options.kind or kind, stream, head, origin, options)
    yield from unpacked.problems


def _read_kind(
    kind: Kind | Foreign, stream: BinaryIO, head: bytes, origin: Origin, options: ReadOptions
) -> Read:
    if isinstance(kind, Foreign):
        yield _foreign(kind, head, origin)
    elif kind is Kind.WARC:
        yield from read_warc(stream, origin, options)
    elif kind is Kind.JSONL and not is_json_file(head) and not head.startswith(_WIDE_MARKS):
        yield from read_jsonl(stream, origin, options)
    elif kind is Kind.TABLE and not head.startswith(_WIDE_MARKS):
        yield from read_table(stream, origin, options)
    elif kind is Kind.TABLE:
        says = "The table is in UTF-16, in which rows cannot be told apart safely."
        yield origin.error("wide-table", says, "Save it as CSV in UTF-8.")
    else:
        yield from _read_whole(kind, stream, origin, options)


def _read_whole(kind: Kind, stream: BinaryIO, origin: Origin, options: ReadOptions) -> Read:
    """The kinds that must be held in memory whole."""
    many = _holds_many(kind)
    limit = options.limits.feed_bytes if many else options.limits.report_bytes
    body = stream.read(limit + 1)
    if len(body) > limit:
        yield origin.too_large(limit, "--max-feed-bytes" if many else "--max-report-bytes", "The file")
    elif kind is Kind.FEED:
        yield from read_feed(body, origin, options)
    elif kind is Kind.JSONL:
        yield from read_json_file(body, origin, options)
    elif kind is Kind.HTML:
        yield from read_html(body, origin, options)
    else:
        yield from read_plain(body, origin, options)


def _foreign(kind: Foreign, head: bytes, origin: Origin) -> Problem:
    if kind is Foreign.EMPTY:
        return origin.error("empty-file", "The file is empty.", "Fetch it again, or leave it out.")
    if kind is Foreign.XML:
        return origin.error("unknown-xml", "It is XML, but neither a feed nor a page.", _ADVICE)
    return origin.error(
        "binary-file", f"It is {binary_kind(head) or 'not text'}, not a report in text.", _ADVICE
    )


def _holds_many(kind: Kind | Foreign) -> bool:
    return kind in {Kind.FEED, Kind.JSONL, Kind.TABLE, Kind.WARC}


def _digest(stream: BinaryIO) -> str:
    """The digest of the whole stream, which is wound back."""
    stream.seek(0)
    digest = hashlib.sha256()
    while chunk := stream.read(HEAD):
        digest.update(chunk)
    stream.seek(0)
    return digest.hexdigest()
