"""Where the values of a JSON object stand in its line, and how its strings are unescaped."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder

from onrecord.model import Edit, Span
from onrecord.read.decode import REPLACEMENT
from onrecord.read.pieces import Piece

_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
# Control characters inside strings are an error of the writer that costs nothing to read.
_DECODER = JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Value:
    """A value and where it stands, quotation marks of a string included."""

    span: Span
    value: object


def read_object(source: str, start: int = 0) -> tuple[Mapping[str, Value], int]:
    """The members of the JSON object at `start`, and the offset behind it.

    A key that stands twice keeps its last value, as JSON readers do.

    Raises:
        ValueError: if there is no well-formed object.
        RecursionError: if it is nested beyond reason.

    >>> members, _ = read_object('{"text": "Kabul was quiet."}')
    >>> members["text"].span
    Span(start=9, stop=27)
    """
    here = _past(source, start, "{")
    members: dict[str, Value] = {}
    if source[here : here + 1] == "}":
        return members, here + 1
    while True:
        key, here = _DECODER.raw_decode(source, here)
        if not isinstance(key, str):
            raise JSONDecodeError("a key must stand in quotation marks", source, here)
        here = _past(source, here, ":")
        value, stop = _DECODER.raw_decode(source, here)
        members[key] = Value(Span(here, stop), value)
        here = skip_space(source, stop)
        if source[here : here + 1] == "}":
            return members, here + 1
        here = _past(source, here, ",")


def string_piece(source: str, value: Value) -> Piece | None:
    r"""The string `value` with the edits that unescape it; None where it is no string.

    NUL is left out, half a surrogate pair becomes U+FFFD.

    >>> source = r'{"text": "Deir \u2013 Zor"}'
    >>> string_piece(source, read_object(source)[0]["text"]).words(source)
    'Deir – Zor'
    """
    if not isinstance(value.value, str):
        return None
    span = Span(value.span.start + 1, value.span.stop - 1)
    return Piece(span=span, edits=tuple(_unescape(source, span)))


def _unescape(source: str, span: Span) -> Iterator[Edit]:
    for match in _ESCAPE.finditer(source, span.start, span.stop):
        yield Edit(Span(*match.span()), _meant(match[0][1:]))


def _meant(escape: str) -> str:
    if escape[0] != "u":
        return _SHORT.get(escape, escape)
    if len(escape) > 5:
        high, low = int(escape[1:5], 16), int(escape[7:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    code = int(escape[1:], 16)
    if 0xD800 <= code <= 0xDFFF:
        return REPLACEMENT
    return chr(code) if code else ""


def _past(source: str, here: int, mark: str) -> int:
    """The offset of what follows `mark`, white space skipped before and behind."""
    here = skip_space(source, here)
    if source[here : here + 1] != mark:
        raise JSONDecodeError(f"expected {mark!r}", source, here)
    return skip_space(source, here + 1)


def skip_space(source: str, here: int, also: str = "") -> int:
    """The offset of the first letter from `here` on that is no white space (and none of `also`).

    >>> skip_space("a , b", 1, also=",")
    4
    """
    while here < len(source) and source[here] in f" \t\r\n{also}":
        here += 1
    return here
