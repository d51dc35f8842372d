"""The ledger in an SQL database: one transaction per call, and what it does when the database refuses."""

import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from onrecord.codec import from_json
from onrecord.ledger import schema, sql_read, sql_sums, sql_write
from onrecord.ledger.answers import (
    Card,
    EntryQuery,
    EntryState,
    Hit,
    Page,
    ReportQuery,
    Summary,
    Timing,
)
from onrecord.ledger.canonical import unpack
from onrecord.ledger.codebook import latest_fields
from onrecord.ledger.filing import Filing, Linking, Ruling
from onrecord.ledger.query import Terms, read_terms
from onrecord.model import (
    Case,
    Custody,
    Decision,
    Document,
    Entry,
    Field,
    Link,
    LinkKind,
    Problem,
    Report,
    Triage,
)
from onrecord.model.errors import LedgerError

WRITE = "onrecord_write"
"""Execution option of connections that will write: some databases must know it when the transaction begins."""


class Dialect(Protocol):
    """What each database does in its own way."""

    def index(self, connection: Connection, key: int, title: str | None, document: str) -> None:
        """Add the text of a report to the full-text index."""
        ...

    def find(self, connection: Connection, terms: Terms, size: int, skip: int) -> tuple[Hit, ...]:
        """The reports that hold the words, best first."""
        ...

    def refusal(self, error: DBAPIError) -> LedgerError:
        """The sentence a person understands for what the database said."""
        ...


class SqlStore:
    """A `Store` over SQLAlchemy Core; reads run beside one writer, and each thread has a batch of its own."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITE: True})
        self._dialect = dialect
        self._local = threading.local()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction around the reports filed inside; analyse first, since nobody else can write meanwhile."""
        if self._batch() is not None:
            yield
            return
        with self._refusals(), self._writer.connect() as connection, connection.begin() as transaction:
            self._local.batch = connection
            try:
                yield
            finally:
                self._local.batch = None
                if transaction.is_active:
                    transaction.commit()

    def put_report(self, filing: Filing) -> bool:
        """File one report; whether it was new."""
        body = zlib.compress(filing.report.body, 1)
        with self._write() as connection:
            key = sql_write.key_of(connection, filing.report.digest)
            if key is not None:
                sql_write.write_custody(connection, filing.custody, key)
                return False
            key, title = sql_write.file_report(connection, filing, body)
            self._dialect.index(connection, key, title, filing.document.text)
            return True

    def receive(self, custody: Custody) -> None:
        """Add a line to the custody log."""
        with self._write() as connection:
            key = sql_write.known_key(connection, custody.report)
            sql_write.write_custody(connection, custody, key)

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep problems, each once."""
        with self._write() as connection:
            sql_write.write_problems(connection, problems)

    def put_linking(self, linking: Linking) -> None:
        """Put a linking run in the place of the last one."""
        with self._write() as connection:
            sql_write.write_linking(connection, linking)

    def decide(self, ruling: Ruling) -> None:
        """File a decision and its entries."""
        with self._write() as connection:
            sql_write.write_ruling(connection, ruling)

    def put_field(self, field: Field) -> None:
        """Add to the codebook."""
        with self._write() as connection:
            sql_write.write_field(connection, field)

    def has(self, digest: str) -> bool:
        """Whether these bytes are filed."""
        with self._read() as connection:
            return sql_write.key_of(connection, digest) is not None

    def report(self, digest: str) -> Report:
        """The report as filed."""
        with self._read() as connection:
            packed = sql_read.read_packed(connection, digest)
            body = sql_read.read_body(connection, digest)
        return replace(unpack(packed, Report), body=body)

    def body(self, digest: str) -> bytes:
        """The bytes as received."""
        with self._read() as connection:
            return sql_read.read_body(connection, digest)

    def document(self, digest: str) -> Document:
        """The document as filed."""
        with self._read() as connection:
            return sql_read.read_document(connection, digest)

    def card(self, digest: str) -> Card:
        """The present state of one report."""
        with self._read() as connection:
            return sql_read.read_one_card(connection, digest)

    def reports(self, query: ReportQuery | None = None, page: Page | None = None) -> tuple[Card, ...]:
        """Reports in the order they were filed."""
        with self._read() as connection:
            return sql_read.read_cards(connection, query or ReportQuery(), page)

    def triage(self, digest: str) -> Triage:
        """The triage state of one report."""
        return self.card(digest).state

    def entry(self, entry_id: str) -> Entry:
        """One entry."""
        with self._read() as connection:
            return sql_read.read_one_entry(connection, entry_id)

    def entries(self, query: EntryQuery | None = None, page: Page | None = None) -> tuple[Entry, ...]:
        """Entries in the order they were filed."""
        with self._read() as connection:
            return sql_read.read_entries(connection, query or EntryQuery(), page)

    def subjects(self, query: EntryQuery, page: Page | None = None) -> tuple[str, ...]:
        """Distinct subjects of the entries found."""
        with self._read() as connection:
            return sql_read.read_subjects(connection, query, page)

    def states(self, digest: str) -> dict[str, EntryState]:
        """What became of each entry of a report."""
        with self._read() as connection:
            return sql_read.read_states(connection, digest)

    def custody(self, digest: str) -> tuple[Custody, ...]:
        """The custody log of a report."""
        with self._read() as connection:
            return sql_read.read_custody(connection, digest)

    def problems(self, digest: str | None = None) -> tuple[Problem, ...]:
        """Problems by their key."""
        with self._read() as connection:
            return sql_read.read_problems(connection, digest)

    def links(self, kind: LinkKind | None = None, end: str | None = None) -> tuple[Link, ...]:
        """Links by id."""
        with self._read() as connection:
            return sql_read.read_links(connection, kind, end)

    def cases(self, page: Page | None = None) -> tuple[Case, ...]:
        """Cases by id."""
        with self._read() as connection:
            return sql_read.read_cases(connection, page)

    def case(self, case_id: str) -> Case:
        """One case."""
        with self._read() as connection:
            return sql_read.read_case(connection, case_id)

    def case_of(self, member: str) -> Case | None:
        """The case an incident belongs to."""
        with self._read() as connection:
            return sql_read.read_case_of(connection, member)

    def decisions(self, report: str | None = None, subject: str | None = None) -> tuple[Decision, ...]:
        """Decisions in the order they were filed."""
        with self._read() as connection:
            return sql_read.read_some_decisions(connection, report, subject)

    def fields(self, *, all_versions: bool = False) -> tuple[Field, ...]:
        """The codebook."""
        with self._read() as connection:
            found = connection.scalars(select(schema.fields.c.record).order_by(schema.fields.c.key))
            fields = tuple(from_json(record, Field) for record in found)
        return fields if all_versions else latest_fields(fields)

    def search(self, words: str, size: int = 20, skip: int = 0) -> tuple[Hit, ...]:
        """Reports that hold the words, best first."""
        with self._read() as connection:
            return self._dialect.find(connection, read_terms(words), size, skip)

    def timings(self) -> tuple[Timing, ...]:
        """Seconds and decisions per report."""
        with self._read() as connection:
            return sql_sums.read_timings(connection)

    def summary(self) -> Summary:
        """What the ledger holds, in numbers."""
        with self._read() as connection:
            return sql_sums.read_summary(connection)

    def digest(self) -> str:
        """The ledger digest."""
        with self._read() as connection:
            return sql_sums.read_digest(connection)

    def close(self) -> None:
        """Let go of files and connections."""
        self._engine.dispose()

    def _batch(self) -> Connection | None:
        batch: Connection | None = getattr(self._local, "batch", None)
        return batch

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._dialect.refusal(_first(error)) from error

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        batch = self._batch()
        with self._refusals():
            if batch is not None:
                yield batch
            else:
                with self._engine.connect() as connection:
                    yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        batch = self._batch()
        with self._refusals():
            if batch is not None:
                with batch.begin_nested():
                    yield batch
            else:
                with self._writer.begin() as connection:
                    yield connection


def _first(error: DBAPIError) -> DBAPIError:
    """What went wrong first: on a full disk SQLite takes the whole batch back, and then no savepoint is found."""
    first, earlier = error, error.__cause__ or error.__context__
    while earlier is not None:
        if isinstance(earlier, DBAPIError):
            first = earlier
        earlier = earlier.__cause__ or earlier.__context__
    return first
