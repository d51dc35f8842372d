"""Which encoding a stretch of bytes is in: byte order mark, declaration, strict UTF-8, else a guess that is told."""

import codecs
import re
from dataclasses import dataclass

from onrecord.model import Problem
from onrecord.read.origin import Origin

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}"
    rb"|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_NOT_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_WESTERN_SHARE = 0.25  # of bytes that are letters; Western prose stays far below, Cyrillic lies far above
_UTF8_LEAST = 0.8  # of high bytes that lie in whole UTF-8 letters, for text to count as damaged UTF-8
_WIDE = ("utf-16", "utf-32")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charset:
    """The encoding chosen, how many bytes of byte order mark to skip, and what had to be guessed."""

    encoding: str
    skip: int = 0
    problems: tuple[Problem, ...] = ()


def choose_charset(body: bytes, origin: Origin, declared: str | None = None) -> Charset:
    """The encoding to read `body` in; `declared` is what a header, meta tag or XML declaration says.

    A declaration of a one-byte encoding is not believed where the bytes are UTF-8 beyond doubt.

    >>> choose_charset("Über".encode("cp1252"), Origin(name="note.txt")).encoding
    'cp1252'
    """
    for mark, encoding in BOMS:
        if body.startswith(mark):
            return Charset(encoding=encoding, skip=len(mark))
    known = known_encoding(declared)
    if _is_utf8(body):
        return Charset(encoding="utf-8", problems=_mistaken(body, origin, declared, known))
    wide = _wide_without_mark(body)
    if wide:
        return Charset(encoding=wide, problems=(_guess(origin, wide),))
    if known and not known.startswith(_WIDE) and known != "utf-8" and _decodes(body, known):
        return Charset(encoding=known)
    encoding = _guessed(body)
    problems = () if encoding == "utf-8" else (_guess(origin, encoding),)
    return Charset(encoding=encoding, problems=problems)


def known_encoding(declared: str | None) -> str | None:
    """The codec a declaration means; None for none, for an unknown one, and for codecs that are no text encodings.

    As on the web, "latin1" and "ascii" mean windows-1252.

    >>> known_encoding("ISO-8859-1"), known_encoding("rot13"), known_encoding("UTF8")
    ('cp1252', None, 'utf-8')
    """
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip()).name
        "".encode(name)  # refuses codecs that do not turn text into bytes
        codecs.getincrementaldecoder(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if name in {
        "utf-7",
        "unicode-escape",
        "raw-unicode-escape",
        "unicode_escape",
        "raw_unicode_escape",
        "idna",
        "punycode",
        "undefined",
        "mbcs",
    }:
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8-sig": "utf-8", "gb2312": "gb18030"}.get(
        name, name
    )


def _is_utf8(body: bytes) -> bool:
    return _decodes(body, "utf-8") and not _wide_without_mark(body)


def _decodes(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeError:
        return False
    return True


def _mistaken(body: bytes, origin: Origin, declared: str | None, known: str | None) -> tuple[Problem, ...]:
    if known in {None, "utf-8"} or body.isascii():
        return ()
    says = f"It declares itself as {declared}, but its bytes are UTF-8 and were read as that."
    return (origin.note("encoding-mismatch", says),)


def _wide_without_mark(body: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as a NUL in every other byte of the Latin letters and spaces."""
    sample = body[:_SAMPLE]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    many = len(sample) * 0.2
    if odd > many and even < odd / 20:
        return "utf-16-le"
    if even > many and odd < even / 20:
        return "utf-16-be"
    return None


def _guessed(body: bytes) -> str:
    high = len(_HIGH.findall(body))
    in_letters = sum(len(letter) for letter in _UTF8_LETTER.findall(body))
    if high and in_letters >= high * _UTF8_LEAST:
        return "utf-8"
    letters = sum(byte >= 0x41 for byte in body[:_SAMPLE])
    western = len(_HIGH.findall(body[:_SAMPLE])) <= letters * _WESTERN_SHARE
    if western and not _NOT_IN_1252.search(body):
        return "cp1252"
    return _by_statistics(body) or "cp1252"


def _by_statistics(body: bytes) -> str | None:
    # Slow to import and needed for a few files in a thousand.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(body[:_SAMPLE]).best()
    return known_encoding(best.encoding) if best else None


def _guess(origin: Origin, encoding: str) -> Problem:
    return origin.note(
        "guessed-encoding",
        f"It does not say how its letters are encoded and is not UTF-8; it was read as {encoding}.",
        "If letters look wrong, save it again as UTF-8.",
    )
