"""Plain text → one report: the whole file is the text."""

from onrecord.model import Span
from onrecord.read.build import Parts, Read, build_report
from onrecord.read.decode import decode
from onrecord.read.options import ReadOptions
from onrecord.read.origin import Origin
from onrecord.read.pieces import Piece


def read_plain(body: bytes, origin: Origin, options: ReadOptions, *, declared: str | None = None) -> Read:
    """The report that `body` is; `declared` is the encoding a header names.

    >>> reports = read_plain(b"Kabul was quiet.", Origin(name="note.txt"), ReadOptions())
    >>> next(reports).text
    'Kabul was quiet.'
    """
    decoded = decode(body, origin, declared)
    parts = Parts(text=Piece(span=Span(0, len(decoded.text))))
    yield from build_report(body, decoded, parts, origin, options)
