"""A user's own gazetteer: one SQLite file for each import, opened for reading only.

Unlike the bundled file (onrecord.ground.gazetteer_file) it may hold millions of places, is written on the user's
machine, and must not need memory to be written or read. Two tables: `places` by number, and `names`, sorted by folded
name and by how well known the place is. A number below `OWN_NUMBERS` is a GeoNames id; a name may point to a place of
another file (an import of alternate names holds names only). `card` says where it all came from.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from onrecord.model.errors import GazetteerError

FORMAT = 1
SUFFIX = ".places"
OWN_NUMBERS = 1 << 40
"""Numbers from here on are given by the import; smaller ones are GeoNames ids."""
MOST_OF_A_NAME = 80
_FIELDS = (
    "name, kind, feature, latitude, longitude, country, admin1, admin2, population, radius_km, reference"
)
SCHEMA = """
CREATE TABLE card (content TEXT NOT NULL);
CREATE TABLE places (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, feature TEXT, latitude REAL NOT NULL,
    longitude REAL NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT, population INTEGER, radius_km REAL, reference TEXT
);
CREATE TABLE names (
    key TEXT NOT NULL, standing INTEGER NOT NULL, number INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (key, standing, number)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlace:
    """One place of an import; `admin1` is a code such as AF.23, `admin2` one such as AF.23.2309, as in GeoNames."""

    number: int
    name: str
    kind: str
    latitude: float
    longitude: float
    feature: str | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int | None = None
    radius_km: float | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCard:
    """What is known of one import.

    `digest` is of all that is stored; `sha256` of the bytes that were read. `left_out` counts lines that were read and
    not wanted, by reason; `faults` lines that could not be read; `doubts` places that were kept though they lie far
    from the country given for them.
    """

    name: str
    format: int
    file: str
    sha256: str
    layout: str
    added: str
    digest: str
    lines: int
    places: int
    names: int
    kinds: dict[str, int]
    left_out: dict[str, int]
    faults: int
    doubts: int
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnPosting:
    """What a name stands for: the number of a place, the weight of the name, and the place where its file holds it."""

    file: OwnFile
    number: int
    weight: int
    place: OwnPlace | None


class OwnFile:
    """One opened import.

    Raises:
        GazetteerError: if the file is damaged, of another version, or no gazetteer.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._process = 0
        self._opened: sqlite3.Connection | None = None

    @cached_property
    def card(self) -> OwnCard:
        """What is known of the import."""
        rows = self._ask("SELECT content FROM card", ())
        try:
            card = msgspec.json.decode(rows[0][0], type=OwnCard)
        except (IndexError, msgspec.DecodeError) as error:
            raise _damaged(self.path, error) from error
        if card.format != FORMAT:
            raise GazetteerError(
                f"{self.path}: written by another version of onrecord; add {card.file} again with --replace"
            )
        return card

    def find(self, key: str) -> tuple[OwnPosting, ...]:
        """What a folded name stands for, best-known places first; empty when unknown."""
        found = self._ask(
            f"SELECT number, weight, {_FIELDS} FROM names LEFT JOIN places USING (number)"  # noqa: S608 - our own words
            f" WHERE key = ? ORDER BY standing LIMIT {MOST_OF_A_NAME}",
            (key,),
        )
        return tuple(OwnPosting(self, row[0], row[1], _place(row[0], row[2:])) for row in found)

    def place(self, number: int) -> OwnPlace | None:
        """The place of that number, None when this file does not hold it."""
        rows = self._ask(f"SELECT {_FIELDS} FROM places WHERE number = ?", (number,))  # noqa: S608 - our own words
        return _place(number, rows[0]) if rows else None

    def _ask(self, question: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        try:
            return self._connection().execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise _damaged(self.path, error) from error

    def _connection(self) -> sqlite3.Connection:
        # A connection must not be carried into a forked process: each opens the file for itself.
        if self._opened is None or self._process != os.getpid():
            where = f"file:{quote(str(self.path.absolute()))}?mode=ro&immutable=1"
            self._opened = sqlite3.connect(where, uri=True, check_same_thread=False)
            self._process = os.getpid()
        return self._opened


def _place(number: int, fields: tuple[Any, ...]) -> OwnPlace | None:
    """The place with these fields, None where a join found none."""
    name, kind, feature, latitude, longitude, country, admin1, admin2, people, radius, reference = fields
    if name is None:
        return None
    return OwnPlace(
        number=number, name=name, kind=kind, feature=feature, latitude=latitude, longitude=longitude,
        country=country, admin1=admin1, admin2=admin2, population=people, radius_km=radius, reference=reference,
    )  # fmt: skip


def _damaged(path: Path, error: Exception) -> GazetteerError:
    return GazetteerError(
        f"{path}: your own gazetteer cannot be read ({error}); remove it with: onrecord gazetteer remove {path.stem}"
    )
