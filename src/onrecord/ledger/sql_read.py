"""Reading from the tables: each function answers one question inside the caller's transaction."""

import zlib
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, func, or_, select

from onrecord.codec import from_json
from onrecord.ledger import schema
from onrecord.ledger.answers import (
    Card,
    EntryQuery,
    EntryState,
    Page,
    ReportQuery,
)
from onrecord.ledger.canonical import unpack
from onrecord.ledger.rows import read_card, read_entry
from onrecord.ledger.sql_write import known_key
from onrecord.model import (
    Case,
    Custody,
    Decision,
    Document,
    Entry,
    Link,
    LinkKind,
    Problem,
)
from onrecord.model.errors import NotFoundError

_ENTRIES = schema.entries.join(schema.reports)


def read_body(connection: Connection, digest: str) -> bytes:
    """The bytes as received."""
    return zlib.decompress(_blob(connection, digest, schema.bodies.c.body))


def read_packed(connection: Connection, digest: str) -> bytes:
    """The packed report, without its bytes."""
    return _blob(connection, digest, schema.bodies.c.report)


def read_document(connection: Connection, digest: str) -> Document:
    """The document as filed."""
    return unpack(_blob(connection, digest, schema.bodies.c.document), Document)


def _blob(connection: Connection, digest: str, column: ColumnElement[Any]) -> bytes:
    key = known_key(connection, digest)
    return bytes(connection.scalars(select(column).where(schema.bodies.c.report_key == key)).one())


def read_one_card(connection: Connection, digest: str) -> Card:
    """The card of one report."""
    key = known_key(connection, digest)
    return read_card(connection.execute(_cards().where(schema.cards.c.report_key == key)).one())


def _cards() -> Select[Any]:
    return select(schema.cards, schema.reports.c.digest).join(schema.reports)


def read_cards(connection: Connection, query: ReportQuery, page: Page | None) -> tuple[Card, ...]:
    """The cards `query` finds, in the order they were filed."""
    table = schema.cards
    asked = _cards().order_by(table.c.report_key)
    for column, value in (
        (table.c.state, query.state),
        (table.c.outlet, query.outlet),
        (table.c.language, query.language),
    ):
        if value is not None:
            asked = asked.where(column == value)
    asked = _between(asked, query)
    if page is not None:
        asked = asked.limit(page.size)
        if page.after is not None:
            asked = asked.where(table.c.report_key > known_key(connection, page.after))
    return tuple(read_card(row) for row in connection.execute(asked))


def _between(asked: Select[Any], query: ReportQuery) -> Select[Any]:
    earliest, latest = schema.cards.c.published_earliest, schema.cards.c.published_latest
    if query.since is None and query.until is None:
        return asked
    asked = asked.where(or_(earliest.is_not(None), latest.is_not(None)))
    if query.since is not None:
        asked = asked.where(or_(latest.is_(None), latest >= query.since.isoformat()))
    if query.until is not None:
        asked = asked.where(or_(earliest.is_(None), earliest <= query.until.isoformat()))
    return asked


def read_one_entry(connection: Connection, entry_id: str) -> Entry:
    """One entry, hidden or not."""
    asked = select(schema.entries, schema.reports.c.digest).select_from(_ENTRIES)
    row = connection.execute(asked.where(schema.entries.c.id == entry_id)).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no entry {entry_id}")
    return read_entry(row)


def read_entries(connection: Connection, query: EntryQuery, page: Page | None) -> tuple[Entry, ...]:
    """The entries `query` finds, in the order they were filed."""
    table = schema.entries
    asked = filtered(select(table, schema.reports.c.digest), query).order_by(table.c.key)
    if page is not None:
        asked = asked.limit(page.size)
        if page.after is not None:
            after = connection.scalar(select(table.c.key).where(table.c.id == page.after))
            asked = asked.where(table.c.key > _there(after, page.after))
    return tuple(read_entry(row) for row in connection.execute(asked))


def read_subjects(connection: Connection, query: EntryQuery, page: Page | None) -> tuple[str, ...]:
    """The distinct subjects `query` finds, by first filing."""
    table = schema.entries
    first = func.min(table.c.key)
    asked = filtered(select(table.c.subject), query).group_by(table.c.subject).order_by(first)
    if page is not None:
        asked = asked.limit(page.size)
        if page.after is not None:
            mine = filtered(select(first), query).where(table.c.subject == page.after)
            asked = asked.having(first > _there(connection.scalar(mine), page.after))
    return tuple(connection.scalars(asked))


def _there(key: int | None, after: str) -> int:
    if key is None:
        raise NotFoundError(f"a page begins after {after}, which is not there")
    return key


def filtered(asked: Select[Any], query: EntryQuery) -> Select[Any]:
    """`asked`, of the entries `query` finds."""
    table = schema.entries
    source = (
        _ENTRIES.outerjoin(schema.states, schema.states.c.entry_key == table.c.key)
        if query.current
        else _ENTRIES
    )
    asked = asked.select_from(source)
    if query.current:
        asked = asked.where(or_(schema.states.c.hidden.is_(None), schema.states.c.hidden == false()))
    if query.report is not None:
        mine = select(schema.reports.c.key).where(schema.reports.c.digest == query.report)
        asked = asked.where(table.c.report_key == mine.scalar_subquery())
    if query.subjects:
        asked = asked.where(table.c.subject.in_(query.subjects))
    for column, value in (
        (table.c.subject_kind, query.subject_kind),
        (table.c.field, query.field),
        (table.c.value, query.value),
    ):
        if value is not None:
            asked = asked.where(column == value)
    return asked


def read_states(connection: Connection, digest: str) -> dict[str, EntryState]:
    """What became of each entry of a report."""
    key = known_key(connection, digest)
    table = schema.entries
    states = schema.states
    asked = select(table.c.id, states.c.state).outerjoin(states, states.c.entry_key == table.c.key)
    found = connection.execute(asked.where(table.c.report_key == key).order_by(table.c.key))
    return {entry: EntryState(state) if state else EntryState.MACHINE for entry, state in found}


def read_custody(connection: Connection, digest: str) -> tuple[Custody, ...]:
    """The custody log of a report."""
    table = schema.custody
    mine = table.c.report_key == known_key(connection, digest)
    found = connection.scalars(select(table.c.record).where(mine).order_by(table.c.key))
    return tuple(from_json(record, Custody) for record in found)


def read_problems(connection: Connection, digest: str | None) -> tuple[Problem, ...]:
    """Problems by their key."""
    table = schema.problems
    asked = select(table.c.record).order_by(table.c.id)
    if digest is not None:
        asked = asked.where(table.c.report == digest)
    return tuple(from_json(record, Problem) for record in connection.scalars(asked))


def read_links(connection: Connection, kind: LinkKind | None, end: str | None) -> tuple[Link, ...]:
    """Links by id."""
    table = schema.links
    asked = select(table.c.record).order_by(table.c.id)
    if kind is not None:
        asked = asked.where(table.c.kind == kind)
    if end is not None:
        asked = asked.where(or_(table.c.left_end == end, table.c.right_end == end))
    return tuple(from_json(record, Link) for record in connection.scalars(asked))


def read_cases(connection: Connection, page: Page | None) -> tuple[Case, ...]:
    """Cases by id."""
    table = schema.cases
    asked = select(table.c.record).order_by(table.c.id)
    if page is not None:
        asked = asked.limit(page.size)
        if page.after is not None:
            read_case(connection, page.after)
            asked = asked.where(table.c.id > page.after)
    return tuple(from_json(record, Case) for record in connection.scalars(asked))


def read_case(connection: Connection, case_id: str) -> Case:
    """One case."""
    record = connection.scalar(select(schema.cases.c.record).where(schema.cases.c.id == case_id))
    if record is None:
        raise NotFoundError(f"there is no case {case_id}")
    return from_json(record, Case)


def read_case_of(connection: Connection, member: str) -> Case | None:
    """The case an incident belongs to."""
    table = schema.case_members
    asked = select(schema.cases.c.record).join(table).where(table.c.member == member)
    record = connection.scalars(asked.order_by(schema.cases.c.id).limit(1)).first()
    return None if record is None else from_json(record, Case)


def read_some_decisions(
    connection: Connection, report: str | None, subject: str | None
) -> tuple[Decision, ...]:
    """Decisions in the order they were filed."""
    table = schema.decisions
    asked = select(table.c.record).order_by(table.c.key)
    if report is not None:
        mine = select(schema.reports.c.key).where(schema.reports.c.digest == report)
        asked = asked.where(table.c.report_key == mine.scalar_subquery())
    if subject is not None:
        asked = asked.where(table.c.subject == subject)
    return tuple(from_json(record, Decision) for record in connection.scalars(asked))
