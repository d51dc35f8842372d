"""Sums over the tables: numbers, timings, and the ledger digest."""

from sqlalchemy import Connection, Table, func, select

from onrecord.codec import from_json
from onrecord.ledger import schema
from onrecord.ledger.answers import EntryQuery, ProblemCount, Summary, Timing
from onrecord.ledger.digest import entry_keys, ledger_digest, link_key
from onrecord.ledger.rows import read_entry
from onrecord.ledger.sql_read import filtered
from onrecord.model import DecisionKind, Link, Severity, SubjectKind, Triage


def read_summary(connection: Connection) -> Summary:
    """What the ledger holds, in numbers."""
    table = schema.cards
    grouped = select(table.c.state, func.count()).group_by(table.c.state)
    states = {row[0]: row[1] for row in connection.execute(grouped)}
    return Summary(
        reports=_rows(connection, schema.reports),
        states=tuple((state, states[state]) for state in Triage if state in states),
        entries=connection.scalars(filtered(select(func.count(schema.entries.c.key)), EntryQuery())).one(),
        incidents=_subjects(connection, SubjectKind.INCIDENT),
        claims=_subjects(connection, SubjectKind.CLAIM),
        links=_rows(connection, schema.links),
        cases=_rows(connection, schema.cases),
        decisions=_rows(connection, schema.decisions),
        problems=_problem_counts(connection),
    )


def _rows(connection: Connection, table: Table) -> int:
    return connection.scalars(select(func.count()).select_from(table)).one()


def _subjects(connection: Connection, kind: SubjectKind) -> int:
    distinct = select(func.count(schema.entries.c.subject.distinct()))
    number: int = connection.scalars(filtered(distinct, EntryQuery(subject_kind=kind))).one()
    return number


def _problem_counts(connection: Connection) -> tuple[ProblemCount, ...]:
    table = schema.problems
    grouped = select(table.c.code, table.c.severity, func.count()).group_by(table.c.code, table.c.severity)
    found = (
        ProblemCount(code=code, severity=Severity(severity), number=number)
        for code, severity, number in connection.execute(grouped)
    )
    return tuple(sorted(found, key=lambda one: (-one.number, one.code, one.severity)))


def read_timings(connection: Connection) -> tuple[Timing, ...]:
    """Decisions and measured seconds per report, by digest; what came with the batch took nobody's time."""
    table = schema.decisions
    asked = (
        select(schema.reports.c.digest, func.count(), func.sum(table.c.seconds))
        .select_from(table.join(schema.reports))
        .where(table.c.kind != DecisionKind.GIVE)
        .group_by(schema.reports.c.digest)
        .order_by(schema.reports.c.digest)
    )
    return tuple(
        Timing(report=report, decisions=number, seconds=seconds)
        for report, number, seconds in connection.execute(asked)
    )


def read_digest(connection: Connection) -> str:
    """The ledger digest; a machine's entry is its own key, so that millions of them need not be read."""
    table = schema.entries
    machine = connection.scalars(select(table.c.id).where(table.c.decision.is_(None)))
    by_hand = (
        select(table, schema.reports.c.digest)
        .join(schema.reports)
        .where(table.c.decision.is_not(None))
        .order_by(table.c.key)
    )
    decided = entry_keys(read_entry(row) for row in connection.execute(by_hand))
    links = [link_key(from_json(one, Link)) for one in connection.scalars(select(schema.links.c.record))]
    problems = connection.scalars(select(schema.problems.c.id))
    return ledger_digest((*machine, *decided), links, problems)
