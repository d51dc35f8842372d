"""Write the gazetteer's file: sections one behind the other, each starting at a multiple of eight bytes."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from onrecord.ground.gazetteer_file import (
    KEYS_PER_BLOCK,
    MAGIC,
    NAMES_PER_BLOCK,
    SECTION,
    Row,
    encode_block,
    encode_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def _joined(blocks: Iterable[bytes]) -> tuple[bytes, bytes]:
    """The blocks one behind the other, and where each starts."""
    body, starts = bytearray(), []
    for block in blocks:
        starts.append(len(body))
        body += block
    return bytes(body), struct.pack(f"<{len(starts)}I", *starts)


def key_sections(postings: dict[str, list[tuple[int, int]]]) -> dict[str, bytes]:
    """The index: folded names in order of their bytes, with the rows they name in order of row number."""
    entries = sorted((key.encode("utf-8"), sorted(rows)) for key, rows in postings.items())
    body, starts = _joined(
        encode_block(entries[at : at + KEYS_PER_BLOCK]) for at in range(0, len(entries), KEYS_PER_BLOCK)
    )
    return {"keys": body, "keyoffs": starts}


def name_sections(labels: list[str]) -> dict[str, bytes]:
    """What each row is called, packed by the block."""
    body, starts = _joined(
        zlib.compress("\n".join(labels[at : at + NAMES_PER_BLOCK]).encode("utf-8"), 9)
        for at in range(0, len(labels), NAMES_PER_BLOCK)
    )
    return {"names": body, "nameoffs": starts}


def row_section(rows: list[Row]) -> dict[str, bytes]:
    """All rows, thirteen bytes each."""
    return {"rows": b"".join(encode_row(row) for row in rows)}


def whole_file(sections: dict[str, bytes]) -> bytes:
    """The file's bytes: magic, number of sections, table of sections, sections."""
    head = len(MAGIC) + 4 + SECTION.size * len(sections)
    table, body = bytearray(), bytearray()
    for name, content in sections.items():
        body += b"\0" * (-(head + len(body)) % 8)
        table += SECTION.pack(name.encode("ascii").ljust(8, b"\0"), head + len(body), len(content))
        body += content
    return MAGIC + len(sections).to_bytes(4, "little") + bytes(table) + bytes(body)
