"""The entries of a malformed feed, as feedparser understands them."""

import io
import re
from typing import Any

from onrecord.model import Span, Stated, Through
from onrecord.read.build import HTML, PLAIN, Parts, Read, build_report, looks_like_html
from onrecord.read.columns import state
from onrecord.read.decode import decode, decode_as
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.pieces import Piece

_DECLARES = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_XML_DECLARATION = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
# What feedparser has been seen to raise on mutated feeds, or may by its code.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
_FIELDS = (
    ("title", "title"),
    ("url", "link"),
    ("published", "published"),
    ("updated", "updated"),
    ("author", "author"),
)


def read_loose_feed(body: bytes, fault: str, known: int, origin: Origin, options: ReadOptions) -> Read:
    """The entries behind the first `known` ones, which were read before the XML broke off with `fault`.

    The bytes of such an entry cannot be told, so the body of its report is its content in UTF-8, and a note says so.
    """
    if _DECLARES.search(body):
        yield origin.error(
            "entities-declared", "The malformed feed declares XML entities; its rest was not read."
        )
        return
    # Slow to import and needed for malformed feeds only.
    import feedparser  # noqa: PLC0415

    # Given a stream of bytes, never a name, feedparser opens no file and no address. Its own look at the encoding
    # fails on a damaged XML declaration, so it is given clean UTF-8 without one.
    clean = _XML_DECLARATION.sub("", decode(body, origin).text).encode("utf-8", "replace")
    try:
        found = feedparser.parse(io.BytesIO(clean), resolve_relative_uris=False, sanitize_html=False)
    except _FAULTS as error:
        says = f"The feed is not well-formed XML ({fault}), and its rest could not be read: {error}."
        yield origin.error("malformed-feed", says, "Ask the publisher to correct it.")
        return
    entries = found.entries[known:]
    yield origin.warning(
        "malformed-feed",
        f"The feed is not well-formed XML ({fault}); {len(entries)} further entries were read as far as possible.",
        "Ask the publisher to correct it; the bodies of these entries are their content, not their exact bytes.",
    )
    outlet = state("outlet", str(found.feed.get("title", "")), "feed title", origin)[0]
    for number, entry in enumerate(entries, start=known + 1):
        yield from _read_entry(entry, outlet, origin.at(f"entry {number}", Through.FEED), options)


def _read_entry(entry: Any, outlet: tuple[Stated, ...], origin: Origin, options: ReadOptions) -> Read:  # noqa: ANN401 - feedparser has no types
    title = " ".join(str(entry.get("title", "")).split())
    content = _content(entry).strip()
    body = (f"{title}\n\n{content}" if title and content else title or content).encode("utf-8", "replace")
    if len(body) > options.limits.report_bytes:
        yield origin.too_large(options.limits.report_bytes, "--max-report-bytes", "The entry")
        return
    stated: tuple[Stated, ...] = ()
    for field, key in _FIELDS:  # the entry's own `get` gives a publication date for a missing change
        stated += state(field, str(dict.get(entry, key) or ""), f"entry {key}", origin)[0]
    decoded = decode_as(body, origin, "utf-8")
    parts = Parts(
        text=Piece(span=Span(0, len(decoded.text))),
        media_type=HTML if looks_like_html(content) else PLAIN,
        stated=(*stated, *outlet),
    )
    yield from build_report(body, decoded, parts, origin, options)


def _content(entry: Any) -> str:  # noqa: ANN401 - as above
    contents = entry.get("content") or ()
    values = [str(one.get("value", "")) for one in contents]
    return next((value for value in values if value.strip()), str(entry.get("summary", "")))
