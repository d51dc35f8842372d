"""What kind of file some bytes are: by their first bytes, by their name only where those do not tell."""

import json
import re
from enum import StrEnum

from onrecord.read.charset import BOMS
from onrecord.read.columns import match_fields
from onrecord.read.options import Kind

HEAD = 65_536  # bytes looked at
_GZIP = b"\x1f\x8b"
_MAGICS = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"SQLite format 3\0", "a database"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"RIFF", "a sound, film or WebP image"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound file"),
    (b"PAR1", "a Parquet table"),
)
_CONTROL = bytes(byte for byte in range(32) if byte not in b"\t\n\r\f\v\x1a\x1b\x08\0") + b"\x7f"
_SKIPPED = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?!\s+html)[^>\[]*(?:\[.*?\])?\s*>)+", re.DOTALL | re.IGNORECASE
)
_ROOTS = (
    (re.compile(r"<(?:rss|feed|rdf:rdf|atom:feed)[\s>]", re.IGNORECASE), Kind.FEED),
    (
        re.compile(
            r"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section|p|h1|table)[\s>/]",
            re.IGNORECASE,
        ),
        Kind.HTML,
    ),
)
_NAMES = (
    (("html", "htm", "xhtml"), Kind.HTML),
    (("rss", "atom", "rdf"), Kind.FEED),
    (("jsonl", "ndjson", "json"), Kind.JSONL),
    (("csv", "tsv"), Kind.TABLE),
    (("warc",), Kind.WARC),
)


class Foreign(StrEnum):
    """Content there is no reader for, or that is unpacked first."""

    EMPTY = "empty"
    GZIP = "gzip"
    BINARY = "binary"
    XML = "xml"


def sniff(head: bytes, name: str) -> Kind | Foreign:
    """The kind of the file called `name` whose first `HEAD` bytes are `head`.

    >>> sniff(b'{"text": "Kabul was quiet."}', "export.txt")
    <Kind.JSONL: 'jsonl'>
    >>> sniff(b"Kabul was quiet on Wednesday.", "report.txt")
    <Kind.PLAIN: 'plain'>
    """
    if not head:
        return Foreign.EMPTY
    if head.startswith(_GZIP):
        return Foreign.GZIP
    if re.match(rb"\s{0,8}WARC/[01]\.\d", head):
        return Kind.WARC
    if binary_kind(head) is not None:
        return Foreign.BINARY
    text = _as_text(head)
    return _by_content(text) or _by_name(name, text)


def binary_kind(head: bytes) -> str | None:
    """What binary thing `head` starts, in words; None for text."""
    for magic, words in _MAGICS:
        if head.startswith(magic):
            return words
    if head[4:8] == b"ftyp":
        return "a film or an image"
    if head[257:262] == b"ustar":
        return "a tar archive"
    if head.startswith(tuple(mark for mark, _ in BOMS)):
        return None
    sample = head[:8_192]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > len(sample) * 0.02 and controls > 1:
        return "not text"
    return "not text" if _riddled_with_nuls(sample) else None


def _riddled_with_nuls(sample: bytes) -> bool:
    """Many NULs mean no text, unless they fall on every other byte as in UTF-16."""
    nuls = sample.count(0)
    if nuls <= len(sample) * 0.1:
        return False
    even = sample[0::2].count(0)
    return not (even < nuls / 20 or even > nuls * 19 / 20)


def _as_text(head: bytes) -> str:
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace")
    if b"\0" in head[:4]:
        return head.replace(b"\0", b"").decode("utf-8", "replace")
    return head.decode("utf-8", "replace")


def _by_content(text: str) -> Kind | Foreign | None:
    begun = _SKIPPED.match(text)
    start = begun.end() if begun else 0
    for root, kind in _ROOTS:
        if root.match(text, start):
            return kind
    if text.lstrip().startswith("<?xml"):
        return Foreign.XML
    if text.lstrip().startswith("{") and _has_json_line(text):
        return Kind.JSONL
    if re.match(r"\s*\[\s*\{\s*\"", text):
        return Kind.JSONL
    return Kind.TABLE if _is_table_head(text.split("\n", 1)[0]) else None


def _has_json_line(text: str) -> bool:
    """Whether it starts as a JSON object does, or one of the next lines is one (the first may be broken)."""
    if re.match(r"\s*\{\s*(?:\"[^\"\n]*\"\s*:|\})", text):
        return True
    return any(_is_json_object(line) for line in text.split("\n")[:20] if line.strip())


def _is_json_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_table_head(line: str) -> bool:
    """A first line that can be nothing but the head of a table: only names, and those of a report's parts."""
    cells = [cell.strip().strip('"') for cell in re.split(r"[,;\t]", line.strip("\r\ufeff"))]
    if len(cells) < 2 or not all(re.fullmatch(r"[\w .:-]{1,40}", cell) for cell in cells):
        return False
    found = match_fields(cells)
    return "text" in found and len(found) > 1


def _by_name(name: str, text: str) -> Kind | Foreign:
    ending = re.sub(r"\.gz$", "", name.casefold()).rsplit(".", 1)[-1]
    for endings, kind in _NAMES:
        if ending in endings:
            return kind
    if ending == "xml" and text.lstrip().startswith("<"):
        return Foreign.XML
    return Kind.PLAIN
