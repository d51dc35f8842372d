"""Write a user's own gazetteer: streamed into a file beside the target, then moved over it in one step."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from onrecord.ground.gazetteer_own_file import SCHEMA, OwnCard, OwnPlace
from onrecord.ground.gazetteer_records import standing
from onrecord.model.errors import GazetteerError

_BATCH = 5_000
_CACHE_KIB = 16_384
_PLACE = "INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_NAME = "INSERT INTO loose.names VALUES (?, ?, ?, ?)"


class Writer:
    """Takes places and names one by one and keeps a few thousand of them in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._places: list[tuple[object, ...]] = []
        self._names: list[tuple[str, int, int, int]] = []
        self._digest = hashlib.sha256()
        self.kinds: Counter[str] = Counter()
        self.repeated = 0

    def place(self, one: OwnPlace, keys: dict[str, int]) -> None:
        """One place with its folded names, each with its weight."""
        row = (
            one.number, one.name, one.kind, one.feature, one.latitude, one.longitude, one.country, one.admin1,
            one.admin2, one.population, one.radius_km, one.reference,
        )  # fmt: skip
        self._places.append(row)
        self._digest.update(repr(row).encode())
        self.kinds[one.kind] += 1
        for key, weight in keys.items():
            if key:
                self.name(key, (standing(one.kind, one.population), one.number, weight))
        if len(self._places) >= _BATCH:
            self._flush()

    def name(self, key: str, posting: tuple[int, int, int]) -> None:
        """One more name: a folded name, and standing, number and weight of the place it names."""
        self._names.append((key, *posting))
        self._digest.update(repr((key, posting)).encode())
        if len(self._names) >= 2 * _BATCH:
            self._flush()

    def finish(self) -> tuple[str, int, int]:
        """Sort the names into place: the digest of everything, the number of places and of names."""
        self._flush()
        self._connection.execute(
            "INSERT INTO main.names SELECT key, standing, number, min(weight) FROM loose.names"
            " GROUP BY key, standing, number ORDER BY key, standing, number"
        )
        places = self._connection.execute("SELECT count(*) FROM places").fetchone()[0]
        names = self._connection.execute("SELECT count(*) FROM main.names").fetchone()[0]
        return self._digest.hexdigest(), places, names

    def seal(self, card: OwnCard) -> None:
        """Write the card: without one the file is no gazetteer."""
        self._connection.execute("INSERT INTO card VALUES (?)", (msgspec.json.encode(card).decode(),))

    def _flush(self) -> None:
        before = self._connection.total_changes
        self._connection.executemany(_PLACE, self._places)
        self.repeated += len(self._places) - (self._connection.total_changes - before)
        self._connection.executemany(_NAME, self._names)
        self._places.clear()
        self._names.clear()


@contextmanager
def writing(target: Path) -> Iterator[Writer]:
    """A writer for `target`, which appears only if everything went well; what was there before stays till then.

    Raises:
        GazetteerError: if the folder cannot be written to, or the disk is full.
    """
    unfinished, loose = (target.with_name(f".{target.name}.{os.getpid()}.{end}") for end in ("new", "loose"))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(target, error) from error
    _sweep(target.parent)
    try:
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
            _prepare(connection, loose)
            yield Writer(connection)
            connection.execute("COMMIT")
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.replace(target)
    except (sqlite3.Error, OSError) as error:
        raise _refused(target, error) from error
    finally:
        unfinished.unlink(missing_ok=True)
        loose.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left unfinished: the number in its name is that of a process that is gone."""
    for left in (*folder.glob(".*.new"), *folder.glob(".*.loose")):
        process = left.suffixes[-2].removeprefix(".") if len(left.suffixes) > 1 else ""
        if process.isdigit() and not _alive(int(process)):
            left.unlink(missing_ok=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)  # the signal 0 is not sent: it only asks
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _refused(target: Path, error: Exception) -> GazetteerError:
    return GazetteerError(f"{target}: cannot be written ({error}); nothing was changed")


def _prepare(connection: sqlite3.Connection, loose: Path) -> None:
    connection.execute("ATTACH ? AS loose", (str(loose),))
    for schema in ("main", "loose"):
        # No journal: an unfinished file is thrown away, never repaired.
        connection.execute(f"PRAGMA {schema}.journal_mode = OFF")
        connection.execute(f"PRAGMA {schema}.synchronous = OFF")
        connection.execute(f"PRAGMA {schema}.cache_size = -{_CACHE_KIB}")
    connection.execute("PRAGMA temp_store = FILE")
    connection.executescript(SCHEMA)
    connection.execute(
        "CREATE TABLE loose.names (key TEXT, standing INTEGER, number INTEGER, weight INTEGER)"
    )
    connection.execute("BEGIN")
