"""The ledger in one SQLite file: opening it, what it promises after a crash, and what it says when it refuses."""

import errno
import shutil
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, insert, inspect, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.ledger import schema
from onrecord.ledger.answers import Hit
from onrecord.ledger.fulltext_sqlite import create_index, find_texts, index_text
from onrecord.ledger.query import Terms
from onrecord.ledger.sql import WRITE, SqlStore
from onrecord.ledger.store import Store
from onrecord.model.errors import LedgerError, LedgerFullError, LedgerLockedError, LedgerVersionError

_PRAGMAS: Final = (
    "PRAGMA journal_mode = WAL",  # readers go on while one process writes
    # A commit is on the disk before it is acknowledged: a reviewer's decision survives a power cut, not only a
    # kill. Ingestion pays this once per batch, not once per report.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",  # 64 MB: with the default 2 MB, filing slows down as the indexes outgrow it
)
_LITTLE: Final = 1 << 20


class SqliteDialect:
    """What SQLite does in its own way."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience

    def index(self, connection: Connection, key: int, title: str | None, document: str) -> None:
        """Add the text of a report to the full-text index."""
        index_text(connection, key, title, document)

    def find(self, connection: Connection, terms: Terms, size: int, skip: int) -> tuple[Hit, ...]:
        """The reports that hold the words, best first."""
        return find_texts(connection, terms, size, skip)

    def refusal(self, error: DBAPIError) -> LedgerError:
        """The sentence a person understands for what SQLite said."""
        name = getattr(error.orig, "sqlite_errorname", "")
        return refusal_of(name, str(error.orig), self._path, self._patience)


def refusal_of(name: str, says: str, path: Path, patience: float) -> LedgerError:
    """The error for SQLite's own `name` of it (``SQLITE_BUSY``) and what it `says`."""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerLockedError(
            f"another process is writing to the ledger {path} (waited {patience:g} s); "
            "let it finish or stop it, then do this again: nothing filed so far is lost"
        )
    if name == "SQLITE_FULL" or (name.startswith("SQLITE_IOERR") and _disk_full(path)):
        return LedgerFullError(
            f"the disk that holds the ledger {path} is full; free some space, then do this again: "
            "what was filed before is kept, this step is not"
        )
    if name == "SQLITE_NOTADB":
        return LedgerError(f"{path} is not a ledger; name another file, or move this one away")
    if name.startswith("SQLITE_CORRUPT"):
        return LedgerError(f"the ledger {path} is damaged ({says}); go back to a copy of it")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return LedgerError(
            f"the ledger {path} cannot be opened for writing ({says}); check its folder's rights"
        )
    return LedgerError(f"the ledger {path} refused: {says}")


def _disk_full(path: Path) -> bool:
    return shutil.disk_usage(path.parent).free < _LITTLE


def open_sqlite(path: Path, *, create: bool, patience: float) -> Store:
    """The ledger in the SQLite file `path`; see `open_ledger`."""
    if not path.parent.is_dir():
        raise LedgerError(f"there is no folder {path.parent} to keep a ledger in; make it first")
    if path.is_dir():
        raise LedgerError(f"{path} is a folder, not a ledger")
    if not create and not path.exists():
        raise LedgerError(f"there is no ledger {path} yet; ingest some reports first")
    engine = _engine(path, patience)
    dialect = SqliteDialect(path, patience)
    try:
        _prepare(engine, path)
    except DBAPIError as error:
        engine.dispose()
        raise dialect.refusal(error) from error
    except OSError as error:
        engine.dispose()
        if error.errno == errno.ENOSPC:
            raise refusal_of("SQLITE_FULL", str(error), path, patience) from error
        raise LedgerError(f"the ledger {path} cannot be opened: {error}") from error
    except LedgerError:
        engine.dispose()
        raise
    return SqlStore(engine, dialect)


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": patience})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver must not begin transactions by itself: it would begin them as readers, and a reader that turns into
    # a writer while another one writes is refused at once, without waiting.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare(engine: Engine, path: Path) -> None:
    """Check the version, or make the tables: all in one transaction, so that a crash leaves a ledger or an empty file."""
    with engine.connect() as connection:
        names = set(inspect(connection).get_table_names())
        if _checked(connection, names, path):
            return
    with engine.execution_options(**{WRITE: True}).begin() as connection:
        if _checked(connection, set(inspect(connection).get_table_names()), path):
            return  # another process made it in between
        schema.metadata.create_all(connection)
        create_index(connection)
        _guard(connection)
        connection.execute(insert(schema.meta), {"name": "schema", "value": str(schema.VERSION)})


def _checked(connection: Connection, names: set[str], path: Path) -> bool:
    """Whether `path` holds a ledger of this version; false if it holds nothing at all."""
    if not names:
        return False
    if schema.meta.name not in names or schema.reports.name not in names:
        raise LedgerError(f"{path} is a database, but not a ledger; name another file, or move this one away")
    asked = select(schema.meta.c.value).where(schema.meta.c.name == "schema")
    version = connection.scalars(asked).one_or_none()
    if version != str(schema.VERSION):
        raise LedgerVersionError(
            f"the ledger {path} is of version {version}, this onrecord writes version {schema.VERSION}; "
            "use the onrecord that made it, or ingest the reports anew"
        )
    return True


def _guard(connection: Connection) -> None:
    """Triggers that keep what was filed from being changed or removed, whoever opens the file."""
    for table in schema.APPEND_ONLY:
        for deed in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table.name}_no_{deed.lower()} BEFORE {deed} ON {table.name} "
                f"BEGIN SELECT RAISE(ABORT, '{table.name} are only ever added to'); END"
            )
