"""The gazetteer's file: one read-only file, mapped into memory, searched in place.

Nothing is built when it is opened: the folded names lie sorted in small front-coded blocks (binary search over
the blocks' first names, then one walk through a block), each name followed by its rows; a row is thirteen bytes.
The format is described in docs/decisions/0003-gazetteer-format.md; tools/gazetteer/build.py writes it.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.model.errors import GazetteerError

if TYPE_CHECKING:
    from pathlib import Path

MAGIC = b"onrecgz2"
KINDS = ("country", "admin1", "admin2", "city", "region", "continent", "sea", "airport")
# How much a name counts for a row: its own name; another current or official name; a name made from its own by
# taking the designator or article off; a transliteration; an old or foreign name; a code ("LA").
NAME_WEIGHTS = (1.0, 0.95, 0.85, 0.6, 0.3, 0.2)
KEYS_PER_BLOCK = 16
NAMES_PER_BLOCK = 256
ROW = struct.Struct("<QHHB")
NO_PARENT = 0xFFFF
SECTION = struct.Struct("<8sQQ")
_LATITUDES = (1 << 22) - 2
_LONGITUDES = (1 << 23) - 1
_NO_POINT = (1 << 22) - 1
_MANTISSA = 9362
_ROW_BITS = 0x7FFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One place as stored; `parent` is the number of its province's or country's row."""

    kind: int
    latitude: float | None
    longitude: float | None
    population: int | None
    geonameid: int | None
    parent: int | None


def encode_population(population: int | None) -> int:
    """Sixteen bits: about four significant figures; 0 stands for unknown.

    >>> decode_population(encode_population(523_300)), decode_population(encode_population(None))
    (523300, None)
    """
    if not population:
        return 0
    tens, unit = 0, 1
    while round(population / unit) >= _MANTISSA:
        tens, unit = tens + 1, unit * 10
    return tens * _MANTISSA + round(population / unit)


def decode_population(code: int) -> int | None:
    """The population a code stands for, None when unknown."""
    tens, mantissa = divmod(code, _MANTISSA)
    return int(mantissa * 10**tens) or None


def encode_row(row: Row) -> bytes:
    """Thirteen bytes: coordinates to about five metres, population, kind, parent, GeoNames id."""
    latitude, longitude = _NO_POINT, 0
    if row.latitude is not None and row.longitude is not None:
        latitude = round((row.latitude + 90) / 180 * _LATITUDES)
        longitude = round((row.longitude + 180) / 360 * _LONGITUDES)
    packed = latitude | longitude << 22 | encode_population(row.population) << 45 | row.kind << 61
    identity = row.geonameid or 0
    parent = NO_PARENT if row.parent is None else row.parent
    return ROW.pack(packed, parent, identity & 0xFFFF, identity >> 16)


def decode_row(data: mmap.mmap | bytes, offset: int) -> Row:
    """The row that starts at `offset`."""
    packed, parent, low, high = ROW.unpack_from(data, offset)
    code = packed & _NO_POINT
    known = code != _NO_POINT
    return Row(
        kind=packed >> 61,
        latitude=round(code * 180 / _LATITUDES - 90, 4) if known else None,
        longitude=round((packed >> 22 & _LONGITUDES) * 360 / _LONGITUDES - 180, 4) if known else None,
        population=decode_population(packed >> 45 & 0xFFFF),
        geonameid=(high << 16 | low) or None,
        parent=None if parent == NO_PARENT else parent,
    )


def encode_block(entries: list[tuple[bytes, list[tuple[int, int]]]]) -> bytes:
    """Sorted keys with their (row, weight) postings, each key as what it adds to the one before."""
    out = bytearray()
    before = b""
    for key, postings in entries:
        shared = 0
        while shared < min(15, len(before), len(key)) and before[shared] == key[shared]:
            shared += 1
        added = key[shared:]
        out.append(shared << 4 | min(len(added), 15))
        if len(added) >= 15:
            out.append(len(added))
        out += added
        for place, (row, weight) in enumerate(postings):
            last = place == len(postings) - 1
            out += (row | weight << 19 | last << 22).to_bytes(3, "little")
        before = key
    return bytes(out)


def find_in_block(block: bytes, wanted: bytes) -> tuple[tuple[int, int], ...]:
    """The (row, weight) postings of `wanted` in one block, empty when it is not there.

    Written out beside `keys_in_block`, since every look-up runs through it.
    """
    at, key = 0, b""
    while at < len(block):
        head = block[at]
        at += 1
        added = head & 15
        if added == 15:
            added = block[at]
            at += 1
        key = key[: head >> 4] + block[at : at + added]
        at += added
        found = key == wanted
        postings: list[tuple[int, int]] = []
        last = False
        while not last:
            posting = block[at] | block[at + 1] << 8 | block[at + 2] << 16
            at += 3
            last = posting >> 22 == 1
            if found:
                postings.append((posting & 0x7FFFF, posting >> 19 & 7))
        if found:
            return tuple(postings)
    return ()


def keys_in_block(block: bytes) -> Iterator[tuple[bytes, int]]:
    """Every key of a block with the first row it names."""
    at, key = 0, b""
    while at < len(block):
        head, at = block[at], at + 1
        added = head & 15
        if added == 15:
            added, at = block[at], at + 1
        key = key[: head >> 4] + block[at : at + added]
        at += added
        yield key, int.from_bytes(block[at : at + 3], "little") & _ROW_BITS
        while block[at + 2] >> 6 == 0:
            at += 3
        at += 3


class GazetteerFile:
    """The mapped file: rows by number, labels by number, row numbers by folded name.

    Raises:
        GazetteerError: if the file is missing or was written in another format.
    """

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as opened:
                self._data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise GazetteerError(
                f"{path}: the gazetteer cannot be opened ({error}); install onrecord again"
            ) from error
        self._sections = _sections(self._data, path)
        self._rows, size = self._sections["rows"]
        self.count = size // ROW.size
        self._keys, self._keys_size = self._sections["keys"]
        self._key_starts = self._numbers("keyoffs")
        self._names, self._names_size = self._sections["names"]
        self._name_starts = self._numbers("nameoffs")
        self._labels: list[tuple[str, ...] | None] = [None] * len(self._name_starts)

    def _numbers(self, section: str) -> memoryview:
        start, size = self._sections[section]
        return memoryview(self._data)[start : start + size].cast("I")

    @cached_property
    def _by_geonameid(self) -> array[int]:
        """GeoNames ids with their row numbers in the lowest bits, sorted; made when first asked for."""
        size = self.count * ROW.size
        rows = ROW.iter_unpack(memoryview(self._data)[self._rows : self._rows + size])
        pairs = ((high << 16 | low) << 19 | number for number, (_, _, low, high) in enumerate(rows))
        return array("Q", sorted(pairs))

    def row_of(self, geonameid: int) -> int | None:
        """The number of the row with this GeoNames id, None when there is none."""
        at = bisect_left(self._by_geonameid, geonameid << 19)
        if at == len(self._by_geonameid) or self._by_geonameid[at] >> 19 != geonameid:
            return None
        return self._by_geonameid[at] & _ROW_BITS

    def keys_below(self, limit: int) -> Iterator[str]:
        """Every folded name of the rows before `limit`; reads the whole index."""
        base, starts = self._keys, (*self._key_starts, self._keys_size)
        for start, stop in pairwise(starts):
            for key, row in keys_in_block(self._data[base + start : base + stop]):
                if row < limit:
                    yield key.decode("utf-8")

    def text(self, section: str) -> str:
        """A small section that holds lines of text."""
        start, size = self._sections[section]
        return self._data[start : start + size].decode("utf-8")

    def row(self, number: int) -> Row:
        """The place in row `number`."""
        return decode_row(self._data, self._rows + number * ROW.size)

    def kind_and_population(self, number: int) -> tuple[int, int | None]:
        """The two columns that tell how well known the place in row `number` is."""
        packed: int = ROW.unpack_from(self._data, self._rows + number * ROW.size)[0]
        return packed >> 61, decode_population(packed >> 45 & 0xFFFF)

    def label(self, number: int) -> str:
        """What row `number` is called, with its code and radius behind tabs where it has them."""
        block, within = divmod(number, NAMES_PER_BLOCK)
        labels = self._labels[block]
        if labels is None:
            stops = self._name_starts[block + 1] if block + 1 < len(self._name_starts) else self._names_size
            packed = self._data[self._names + self._name_starts[block] : self._names + stops]
            labels = self._labels[block] = tuple(zlib.decompress(packed).decode("utf-8").split("\n"))
        return labels[within]

    def find(self, key: str) -> tuple[tuple[int, int], ...]:
        """The (row, weight) postings of a folded name, best-known places first; empty when unknown."""
        wanted = key.encode("utf-8")
        data, starts, base = self._data, self._key_starts, self._keys
        low, high = 0, len(starts)
        while low < high - 1:
            middle = (low + high) // 2
            if _first_key(data, base + starts[middle]) <= wanted:
                low = middle
            else:
                high = middle
        stop = starts[low + 1] if low + 1 < len(starts) else self._keys_size
        return find_in_block(data[base + starts[low] : base + stop], wanted)


def _first_key(data: mmap.mmap, at: int) -> bytes:
    """The first key of the block at `at`, which is always written in full."""
    size = data[at] & 15
    if size == 15:
        return data[at + 2 : at + 2 + data[at + 1]]
    return data[at + 1 : at + 1 + size]


def _sections(data: mmap.mmap, path: Path) -> dict[str, tuple[int, int]]:
    """Where each section starts and how long it is."""
    if data[: len(MAGIC)] != MAGIC:
        raise GazetteerError(f"{path}: not a gazetteer of this version of onrecord; install onrecord again")
    count = int.from_bytes(data[len(MAGIC) : len(MAGIC) + 4], "little")
    found = (SECTION.unpack_from(data, len(MAGIC) + 4 + SECTION.size * one) for one in range(count))
    return {name.rstrip(b"\0").decode("ascii"): (start, size) for name, start, size in found}
