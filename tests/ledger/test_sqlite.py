"""What only the SQLite ledger promises: it survives a kill, and says plainly why it refuses."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from onrecord.ledger import decide
from onrecord.ledger.answers import EntryQuery
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.sqlite import refusal_of
from onrecord.ledger.store import Store
from onrecord.model.errors import (
    DecisionError,
    LedgerError,
    LedgerFullError,
    LedgerLockedError,
    LedgerVersionError,
)
from tests.ledger.factory import make_filing, make_problem, signed

ROOT = Path(__file__).parents[2]
NUMBER = 200


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger is."""
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An open ledger there."""
    opened = open_ledger(path, patience=0.05)
    yield opened
    opened.close()


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What the file itself says, past our own code."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def start_writer(path: Path, size: int) -> subprocess.Popen[str]:
    """A process that files reports."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.ledger.writer", str(path), str(NUMBER), str(size)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_after(path: Path, lines: int, size: int) -> None:
    """Kill a writer without warning after so many reports."""
    with start_writer(path, size) as writer:
        assert writer.stdout is not None
        for _, _ in zip(range(lines), writer.stdout, strict=False):
            pass
        writer.send_signal(signal.SIGKILL)
        assert writer.wait() in {-signal.SIGKILL, 0}


@pytest.mark.parametrize("size", [1, 16])
def test_killed_again_and_again_the_ledger_is_that_of_an_undisturbed_run(
    path: Path, tmp_path: Path, size: int
) -> None:
    for lines in (1, 3, 27, 150):
        kill_after(path, lines, size)
        if path.exists():
            assert ask(path, "PRAGMA integrity_check") == [("ok",)]
            torn = "SELECT count(*) FROM reports WHERE key NOT IN (SELECT report_key FROM entries)"
            assert ask(path, torn) == [(0,)]
    with start_writer(path, size) as writer:
        assert writer.stdout is not None
        assert len(writer.stdout.readlines()) == NUMBER
    resumed, undisturbed = open_ledger(path), open_ledger(tmp_path / "undisturbed.sqlite")
    with undisturbed.batch():
        for number in range(NUMBER):
            undisturbed.put_report(make_filing(number))
        undisturbed.put_problems(make_problem(where=f"torn-{first}.gz") for first in range(0, NUMBER, size))
    assert resumed.digest() == undisturbed.digest()
    assert resumed.summary() == undisturbed.summary()
    assert all(len(resumed.custody(card.digest)) == 1 for card in resumed.reports())
    resumed.close()
    undisturbed.close()


def test_a_ledger_locked_by_another_process_says_so(path: Path, store: Store) -> None:
    store.put_report(make_filing(0))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerLockedError, match=r"another process is writing to the ledger .*ledger\.sqlite"):
        store.put_report(make_filing(1))
    assert len(store.reports()) == 1  # readers go on
    other.execute("ROLLBACK")
    other.close()
    assert store.put_report(make_filing(1))


def file_many(store: Store, numbers: range) -> None:
    """File reports until the ledger refuses."""
    for number in numbers:
        store.put_report(make_filing(number))


def file_batch(store: Store, numbers: range) -> None:
    """The same in one batch."""
    with store.batch():
        file_many(store, numbers)


@contextmanager
def small_disk() -> Iterator[None]:
    """No ledger opened meanwhile can grow beyond half a megabyte."""

    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 130")

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


def test_a_full_disk_says_so_and_keeps_what_was_filed(path: Path) -> None:
    with small_disk():
        store = open_ledger(path)
        with pytest.raises(LedgerFullError, match=r"the disk that holds the ledger .* is full"):
            file_many(store, range(100))
        filed = len(store.reports())
        assert filed > 0
        with pytest.raises(LedgerFullError):
            file_batch(store, range(100, 200))
        assert len(store.reports()) == filed
        store.close()
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]
    larger = open_ledger(path)
    file_batch(larger, range(filed + 1))
    assert len(larger.reports()) == filed + 1
    larger.close()


@pytest.mark.parametrize(
    ("name", "says", "kind"),
    [
        ("SQLITE_BUSY_SNAPSHOT", "database is locked", LedgerLockedError),
        ("SQLITE_FULL", "database or disk is full", LedgerFullError),
        ("SQLITE_CORRUPT", "database disk image is malformed", LedgerError),
        ("SQLITE_READONLY", "attempt to write a readonly database", LedgerError),
        ("SQLITE_IOERR_WRITE", "disk I/O error", LedgerError),
    ],
)
def test_every_refusal_names_the_file(tmp_path: Path, name: str, says: str, kind: type[LedgerError]) -> None:
    error = refusal_of(name, says, tmp_path / "desk.sqlite", 5)
    assert type(error) is kind
    assert "desk.sqlite" in str(error)


def test_what_is_no_ledger_is_not_opened(tmp_path: Path, path: Path) -> None:
    path.write_bytes(b"The mayor said nine people died.\n" * 100)
    with pytest.raises(LedgerError, match="is not a ledger"):
        open_ledger(path)
    assert path.read_bytes().startswith(b"The mayor")
    foreign = tmp_path / "foreign.sqlite"
    ask(foreign, "CREATE TABLE recipes (name)")
    with pytest.raises(LedgerError, match="a database, but not a ledger"):
        open_ledger(foreign)
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="there is no folder"):
        open_ledger(tmp_path / "missing" / "ledger.sqlite")
    with pytest.raises(LedgerError, match="ingest some reports first"):
        open_ledger(tmp_path / "none.sqlite", create=False)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_ledger_of_another_version_is_not_touched(path: Path) -> None:
    open_ledger(path).close()
    ask(path, "UPDATE meta SET value = '99'")
    with pytest.raises(LedgerVersionError, match="version 99"):
        open_ledger(path)


def test_an_empty_file_becomes_a_ledger(path: Path) -> None:
    path.touch()
    store = open_ledger(path)
    assert store.put_report(make_filing())
    store.close()
    again = open_ledger(path, create=False)
    assert again.has(make_filing().report.digest)
    again.close()


@pytest.mark.parametrize("table", ["reports", "bodies", "entries", "decisions", "custody", "fields"])
def test_nobody_changes_or_removes_what_was_filed(path: Path, store: Store, table: str) -> None:
    filing = make_filing()
    store.put_report(filing)
    store.decide(decide.accept(filing.entries[0], filing.report.digest, signed()))
    if table == "fields":
        ask(path, "INSERT INTO fields (name, version, record) VALUES ('a', 1, '{}')")
    column = {"bodies": "body", "reports": "digest", "entries": "value"}.get(table, "record")
    for sql in (f"DELETE FROM {table}", f"UPDATE {table} SET {column} = 'x'"):  # noqa: S608 - names of our own
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            ask(path, sql)


def test_search_knows_stems_and_accents(store: Store) -> None:
    store.put_report(make_filing())
    for words in ("bombs", "KORVÁNA", "denies attacking"):
        assert len(store.search(words)) == 1, words


def test_readers_go_on_while_a_batch_is_being_written(store: Store) -> None:
    store.put_report(make_filing(0))
    seen: list[int] = []
    with store.batch():
        store.put_report(make_filing(1))
        reader = threading.Thread(target=lambda: seen.append(len(store.reports())))
        reader.start()
        reader.join()
        assert len(store.reports()) == 2
    assert seen == [1]
    assert len(store.reports()) == 2


def test_of_many_people_at_one_cell_one_wins_and_the_others_are_told(path: Path) -> None:
    store = open_ledger(path, patience=30)
    filing = make_filing()
    store.put_report(filing)
    old = store.entries(EntryQuery(field="realis"))[0]
    told: list[str] = []

    def edit(reviewer: str) -> None:
        try:
            store.decide(decide.edit(old, signed(reviewer), value="attempted"))
        except DecisionError:
            told.append(reviewer)

    people = [threading.Thread(target=edit, args=(f"reviewer {number}",)) for number in range(8)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    assert len(told) == 7
    assert len(store.decisions()) == 1
    assert len(store.entries(EntryQuery(field="realis"))) == 1
    store.close()


def test_the_ledger_package_loads_no_database() -> None:
    says = "import sys, onrecord.ledger; sys.exit(any(name.startswith('sqlalchemy') for name in sys.modules))"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    assert subprocess.run([sys.executable, "-c", says], env=env, check=False).returncode == 0
