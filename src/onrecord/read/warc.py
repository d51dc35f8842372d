"""A web archive (WARC) → one report per page in it; the body is the page as the server meant it.

The body of a report is the payload of its record *after* chunked transfer and content compression are undone
(warcio does that): the bytes a browser would have shown, which are the same however they travelled.
"""

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from onrecord.model import Problem, Report, Stated, Through
from onrecord.read.build import Read
from onrecord.read.html import read_html
from onrecord.read.options import Kind, ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.plain import read_plain
from onrecord.read.sniff import sniff
from onrecord.read.warc_records import Record, records_of

_READ = frozenset({"response", "resource", "conversion"})
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_UNKNOWN_TYPES = frozenset({"", "application/octet-stream", "unknown/unknown"})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_PACKED = ("gzip", "x-gzip", "deflate")
# warcio is only to take the HTTP response apart: it gets a header of our own, for that of the record was read already,
# may be damaged, and may give the length of what did not arrive.
_HEAD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://page.example/\r\n"
    b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Payload:
    body: bytes
    content_type: str
    status: str = "200"
    unread_coding: str | None = None


class _BrokenPayloadError(Exception):
    """The HTTP response in a record cannot be taken apart."""


def read_warc(stream: BinaryIO, origin: Origin, options: ReadOptions) -> Read:
    """The reports of a web archive's pages; a broken record is a Problem, the others are read.

    Requests, metadata, images and the like are passed over; one note at the end counts them.
    """
    passed: Counter[str] = Counter()
    limit = options.limits.report_bytes
    for record in records_of(stream, 2 * limit):  # HTTP headers and chunk sizes lie around the page
        there = origin.at(f"record {record.number}", Through.WARC)
        if record.number > options.limits.members:
            yield there.error(
                "too-many-records",
                f"More than {options.limits.members} records.",
                "Raise the limit with --max-members.",
            )
            break
        if record.fault is not None:
            says = f"The record is broken: {record.fault}."
            yield there.error(
                "broken-record", says, "Fetch the archive again; what can be read of it is read."
            )
        if record.headers.get("warc-type") not in _READ:
            continue
        if record.block is None:
            yield there.too_large(limit, "--max-report-bytes", "The record")
        elif record.block:
            yield from _read_record(record, there, options, passed)
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield origin.note("records-passed-over", f"Records that are no pages were passed over: {kinds}.")


def _read_record(record: Record, origin: Origin, options: ReadOptions, passed: Counter[str]) -> Read:
    try:
        payload = _payload(record, options.limits.report_bytes)
    except _BrokenPayloadError as error:
        yield origin.error(
            "broken-record", f"The page in the record cannot be unpacked: {error}.", "Fetch it again."
        )
        return
    if not payload.status.startswith("2"):
        passed[f"with status {payload.status}"] += 1
        return
    if payload.unread_coding:
        says = f"The page is compressed as {payload.unread_coding}, which cannot be unpacked."
        yield origin.error("unread-coding", says, "Fetch it again without that compression.")
        return
    if len(payload.body) > options.limits.report_bytes:
        yield origin.too_large(options.limits.report_bytes, "--max-report-bytes", "The page")
        return
    yield from _read_page(payload, _url(record), origin, options, passed)


def _read_page(
    payload: _Payload, url: tuple[Stated, ...], origin: Origin, options: ReadOptions, passed: Counter[str]
) -> Read:
    media_type = payload.content_type.partition(";")[0].strip().casefold()
    charset = _CHARSET.search(payload.content_type)
    declared = charset[1] if charset else None
    kind = sniff(payload.body, "") if media_type in _UNKNOWN_TYPES else None
    if media_type in _HTML_TYPES or kind is Kind.HTML:
        found = read_html(payload.body, origin, options, declared=declared)
    elif media_type == "text/plain" or kind is Kind.PLAIN:
        found = read_plain(payload.body, origin, options, declared=declared)
    else:
        passed[media_type or str(kind)] += 1
        return
    yield from _with_address(found, url)


def _with_address(found: Read, url: tuple[Stated, ...]) -> Read:
    """What a person states stays first; the address it was fetched from comes before what the page claims."""
    for one in found:
        if isinstance(one, Problem):
            yield one
            continue
        decided = tuple(stated for stated in one.stated if stated.decided)
        yield _restated(one, (*decided, *url, *(stated for stated in one.stated if not stated.decided)))


def _restated(report: Report, stated: tuple[Stated, ...]) -> Report:
    return replace(report, stated=stated)


def _url(record: Record) -> tuple[Stated, ...]:
    words = record.headers.get("warc-target-uri", "").strip("<>")
    if not words:
        return ()
    return (Stated(field="url", value=words, words=words, found_in="WARC-Target-URI"),)


def _payload(record: Record, limit: int) -> _Payload:
    """What the server sent, with chunks joined and compression undone; at most one byte more than `limit`."""
    block = record.block or b""
    content_type = record.headers.get("content-type", "")
    if not content_type.startswith("application/http"):
        return _Payload(body=block[: limit + 1], content_type=content_type)
    # Slow to import, and few runs read web archives.
    from warcio.bufferedreaders import ChunkedDataException  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    try:
        loaded = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(_HEAD % len(block) + block))
        http = loaded.http_headers
        if http is None:
            return _Payload(body=block[: limit + 1], content_type="")
        coding = (http.get_header("Content-Encoding") or "").strip().casefold()
        body = b"".join(_at_most(loaded.content_stream(), limit))
    except (ArchiveLoadFailed, StatusAndHeadersParserException, ChunkedDataException) as error:
        raise _BrokenPayloadError(str(error)) from error
    except (
        zlib.error,
        EOFError,
        ValueError,
        AttributeError,
    ) as error:  # warcio meets a header it does not expect
        raise _BrokenPayloadError(str(error) or type(error).__name__) from error
    unread = coding if coding not in {"", "identity", *_PACKED} else None
    return _Payload(
        body=body,
        content_type=http.get_header("Content-Type") or "",
        status=http.get_statuscode() or "",
        unread_coding=unread,
    )


def _at_most(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    left = limit + 1
    while left > 0 and (more := stream.read(min(left, 65_536))):
        left -= len(more)
        yield more
