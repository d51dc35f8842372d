"""A web page → one report: its source is the text (`clean` takes out the article), its tags say what it states."""

import re

from onrecord.model import Span
from onrecord.read.build import HTML, Parts, Read, build_report
from onrecord.read.decode import decode
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.page_facts import page_states
from onrecord.read.pieces import Piece

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})")
_HEAD = 4_096  # bytes in which a page must say how it is encoded


def read_html(body: bytes, origin: Origin, options: ReadOptions, *, declared: str | None = None) -> Read:
    """The report that the page `body` is; `declared` is the encoding its HTTP header names.

    >>> page = b"<html lang='en-GB'><title>A quiet day</title><body><p>Kabul was quiet.</p></body></html>"
    >>> report = next(read_html(page, Origin(name="page.html"), ReadOptions()))
    >>> report.best("language").value, report.best("title").found_in
    ('en', 'title')
    """
    decoded = decode(body, origin, declared or _declared(body))
    stated, problems = page_states(decoded.text, origin, options)
    whole = Piece(span=Span(0, len(decoded.text)))
    parts = Parts(text=whole, media_type=HTML, stated=stated, problems=problems)
    yield from build_report(body, decoded, parts, origin, options)


def _declared(body: bytes) -> str | None:
    for pattern in (_CHARSET, _XML_ENCODING):
        match = pattern.search(body[:_HEAD])
        if match:
            return match[1].decode("ascii")
    return None
