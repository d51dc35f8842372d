"""Bytes to text with the exact way back: from every code point to the bytes it was written in."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model import Edit, Problem, Run, Span, TextMap, apply_edits
from onrecord.read.charset import choose_charset
from onrecord.read.origin import Origin

REPLACEMENT = "\ufffd"
_BY_WIDTH_UTF8 = re.compile(r"[\x00-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")
_BY_WIDTH_UTF16 = re.compile(r"[\x00-\uffff]+|[\U00010000-\U0010ffff]+")
_DAMAGED_UTF8 = re.compile(
    rb"[\x00-\x7f]++|(?:[\xc2-\xdf][\x80-\xbf])++"
    rb"|(?:\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf])++"
    rb"|(?:\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})++"
    rb"|[\x80-\xff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUL = re.compile("\0+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text some bytes hold; `back` leads from its code points to the bytes."""

    text: str
    back: TextMap
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(body: bytes, origin: Origin, declared: str | None = None) -> Decoded:
    r"""The text of `body`, its encoding told or guessed; what cannot be decoded is kept as U+FFFD and told.

    >>> decoded = decode("Kabul – quiet".encode(), Origin(name="note.txt"))
    >>> decoded.text, decoded.back.source_span(Span(6, 7))
    ('Kabul – quiet', Span(start=6, stop=9))
    """
    charset = choose_charset(body, origin, declared)
    decoded = decode_as(body, origin, charset.encoding, skip=charset.skip)
    return Decoded(
        text=decoded.text,
        back=decoded.back,
        encoding=decoded.encoding,
        problems=charset.problems + decoded.problems,
    )


def decode_as(body: bytes, origin: Origin, encoding: str, *, skip: int = 0) -> Decoded:
    """The text of `body` in a known encoding, without its first `skip` bytes."""
    pieces = tuple(_pieces(body, encoding, skip))
    text = "".join(piece.text for piece in pieces)
    back = _map_of(pieces, len(body))
    lost = [piece for piece in pieces if piece.lost]
    problems: tuple[Problem, ...] = ()
    if lost:
        problems += (_undecodable(origin, encoding, len(lost), lost[0].start),)
    if "\0" in text:
        text, kept = apply_edits(text, _without_nuls(text))
        back = kept.over(back)
        problems += (nul_problem(origin),)
    return Decoded(text=text, back=back, encoding=encoding, problems=problems)


def nul_problem(origin: Origin) -> Problem:
    """NUL characters were left out of the text."""
    says = (
        "It holds NUL characters, which no text needs; they were left out of the text (the bytes are kept)."
    )
    return origin.warning("nul-bytes", says, "Ask whoever made the file whether it is complete.")


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int  # of the source, in bytes
    stop: int
    width: int  # bytes per letter; 0 where the piece maps as a whole
    lost: bool = False


def _map_of(pieces: Iterable[_Piece], size: int) -> TextMap:
    runs: list[Run] = []
    made = 0
    for piece in pieces:
        new = Span(made, made + len(piece.text))
        runs.append(Run(new, Span(piece.start, piece.stop), copied=piece.width > 0, width=piece.width or 1))
        made = new.stop
    return TextMap(tuple(runs), made, size)


def _pieces(body: bytes, encoding: str, skip: int) -> Iterator[_Piece]:
    if skip == len(body):
        return iter(())
    if encoding == "utf-8":
        return _utf8(body, skip)
    if encoding.startswith("utf-16-"):
        return _utf16(body, encoding, skip)
    if _one_byte_each(encoding):
        return _one_byte(body, encoding, skip)
    return _slowly(body, encoding, skip)


def _utf8(body: bytes, skip: int) -> Iterator[_Piece]:
    try:
        text = body[skip:].decode("utf-8")
    except UnicodeDecodeError:
        yield from _damaged_utf8(body, skip)
        return
    start = skip
    for match in _BY_WIDTH_UTF8.finditer(text):
        letters = match[0]
        width = len(letters[0].encode("utf-8"))
        stop = start + width * len(letters)
        yield _Piece(letters, start, stop, width)
        start = stop


def _damaged_utf8(body: bytes, skip: int) -> Iterator[_Piece]:
    for match in _DAMAGED_UTF8.finditer(body, skip):
        try:
            letters = match[0].decode("utf-8")
        except UnicodeDecodeError:  # one byte that belongs to no letter
            yield _Piece(REPLACEMENT, match.start(), match.end(), 1, lost=True)
            continue
        yield _Piece(letters, match.start(), match.end(), (match.end() - match.start()) // len(letters))


def _utf16(body: bytes, encoding: str, skip: int) -> Iterator[_Piece]:
    whole = len(body) - (len(body) - skip) % 2
    text = body[skip:whole].decode(encoding, "surrogatepass")
    start = skip
    for match in _BY_WIDTH_UTF16.finditer(text):
        width = 2 if match[0][0] <= "\uffff" else 4
        letters = _SURROGATE.sub(REPLACEMENT, match[0])
        stop = start + width * len(letters)
        yield _Piece(letters, start, stop, width, lost=letters != match[0])
        start = stop
    if whole < len(body):
        yield _Piece(REPLACEMENT, whole, len(body), 1, lost=True)


def _one_byte_each(encoding: str) -> bool:
    try:
        every = bytes(range(256)).decode(encoding, "replace")
    except UnicodeError:
        return False
    return len(every) == 256


def _one_byte(body: bytes, encoding: str, skip: int) -> Iterator[_Piece]:
    text = body[skip:].decode(encoding, "replace")
    yield _Piece(text, skip, len(body), 1, lost=REPLACEMENT in text)


def _slowly(body: bytes, encoding: str, skip: int) -> Iterator[_Piece]:
    """Encodings of mixed width (Chinese, Japanese, Korean): one byte at a time, noting when a letter is complete."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    start = skip
    for index in range(skip, len(body)):
        letters = decoder.decode(body[index : index + 1], final=index == len(body) - 1)
        if letters:
            yield _Piece(letters, start, index + 1, 0, lost=REPLACEMENT in letters)
            start = index + 1


def _without_nuls(text: str) -> Iterator[Edit]:
    return (Edit(Span(*match.span()), "") for match in _NUL.finditer(text))


def _undecodable(origin: Origin, encoding: str, count: int, first: int) -> Problem:
    places = "one place" if count == 1 else f"{count} places"
    return origin.warning(
        "undecodable-bytes",
        f"In {places}, the first at byte {first}, the bytes are not {encoding}; they stand in the text as U+FFFD.",
        "If much is lost, save the file again as UTF-8.",
    )
