"""Writing to the tables: each function does its part inside the caller's transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy import Dialect as SqlDialect

from onrecord.codec import from_json
from onrecord.ledger import schema
from onrecord.ledger.answers import HIDDEN, EntryState
from onrecord.ledger.canonical import canonical, pack
from onrecord.ledger.cards import card_of, first_card
from onrecord.ledger.codebook import check_field
from onrecord.ledger.digest import problem_key
from onrecord.ledger.filing import Filing, Linking, Ruling, kept_custody, kept_problem
from onrecord.ledger.present import check, states_of
from onrecord.ledger.rows import Values, card_row, decision_row, entry_rows, read_card, read_entry
from onrecord.ledger.tally import by_person
from onrecord.model import Custody, Decision, Entry, Field, Problem, Report
from onrecord.model.errors import LedgerError, NotFoundError


def key_of(connection: Connection, digest: str) -> int | None:
    """The counting key of a report, None if it is not there."""
    found: int | None = connection.scalar(
        select(schema.reports.c.key).where(schema.reports.c.digest == digest)
    )
    return found


def known_key(connection: Connection, digest: str) -> int:
    """The counting key of a report that must be there.

    Raises:
        NotFoundError: if it is not.
    """
    key = key_of(connection, digest)
    if key is None:
        raise NotFoundError(f"there is no report {digest}")
    return key


def file_report(connection: Connection, filing: Filing, body: bytes) -> tuple[int, str | None]:
    """All rows of a new report but those of the full-text index; its key and title."""
    report = filing.report
    made = connection.execute(insert(schema.reports), {"digest": report.digest, "size": len(report.body)})
    (key,) = made.inserted_primary_key or (None,)
    if key is None:
        raise LedgerError("the database gave the new report no key")
    connection.execute(
        insert(schema.bodies),
        {
            "report_key": key,
            "body": body,
            "report": pack(_without_body(filing)),
            "document": pack(filing.document),
        },
    )
    card = first_card(filing)
    connection.execute(insert(schema.cards), {"report_key": key, **card_row(card)})
    write_custody(connection, filing.custody, key)
    write_entries(connection, entry_rows(filing.entries, key))
    write_many(connection, schema.decisions, [decision_row(one, key) for one in filing.decisions])
    write_problems(connection, filing.problems)
    return key, card.title


def _without_body(filing: Filing) -> Report:
    return replace(filing.report, body=b"")


def write_entries(connection: Connection, rows: Sequence[Values]) -> None:
    """Insert many entries: the driver is given its own form of the rows, which spares half the time.

    Entries hold only text and numbers, so nothing needs converting on the way.
    """
    if not rows:
        return
    statement, order = _entry_statement(connection.dialect, tuple(rows[0]))
    given = rows if order is None else [itemgetter(*order)(row) for row in rows]
    connection.exec_driver_sql(statement, given)


@lru_cache(maxsize=4)
def _entry_statement(dialect: SqlDialect, columns: tuple[str, ...]) -> tuple[str, tuple[str, ...] | None]:
    """The statement, and the columns in the order of its marks (None where the marks have names)."""
    compiled = insert(schema.entries).compile(dialect=dialect, column_keys=list(columns))
    order = compiled.positiontup
    return str(compiled), None if order is None else tuple(order)


def write_many(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert `rows`, if there are any."""
    if rows:
        connection.execute(insert(table), rows)


def write_custody(connection: Connection, custody: Custody, key: int) -> None:
    """Add a line to the custody log."""
    record = canonical(kept_custody(custody))
    connection.execute(insert(schema.custody), {"report_key": key, "record": record})


def write_problems(connection: Connection, problems: Iterable[Problem]) -> None:
    """Keep those problems that are not there yet."""
    keyed = {problem_key(problem): problem for problem in map(kept_problem, problems)}
    if not keyed:
        return
    there = select(schema.problems.c.id).where(schema.problems.c.id.in_(keyed))
    for known in connection.scalars(there).all():
        del keyed[known]
    rows = [
        {
            "id": key,
            "report": problem.report,
            "code": problem.code,
            "severity": problem.severity.value,
            "record": canonical(problem),
        }
        for key, problem in keyed.items()
    ]
    write_many(connection, schema.problems, rows)


def write_linking(connection: Connection, linking: Linking) -> None:
    """Put links and cases in the place of the last run's."""
    table = schema.links
    of_run = table.c.kind.in_(linking.kinds) & table.c.by_person.is_(other=False)
    connection.execute(delete(table).where(of_run))
    stay = set(connection.scalars(select(table.c.id)).all())
    links = {link.id: link for link in linking.links if link.id not in stay}
    rows = [
        {
            "id": link.id,
            "kind": link.kind.value,
            "left_end": link.left,
            "right_end": link.right,
            "by_person": by_person(link),
            "record": canonical(link),
        }
        for link in links.values()
    ]
    write_many(connection, table, rows)
    connection.execute(delete(schema.case_members))
    connection.execute(delete(schema.cases))
    cases = {case.id: case for case in linking.cases}
    write_many(
        connection, schema.cases, [{"id": case.id, "record": canonical(case)} for case in cases.values()]
    )
    members = [
        {"case_id": case.id, "member": member}
        for case in cases.values()
        for member in dict.fromkeys(case.members)
    ]
    write_many(connection, schema.case_members, members)


def write_ruling(connection: Connection, ruling: Ruling) -> None:
    """Check a ruling against the present, file it, and bring states and card up to date.

    Raises:
        DecisionError: if it was made on what no longer holds.
        NotFoundError: if its report is not there.
    """
    decision = ruling.decision
    there = select(schema.decisions.c.id).where(schema.decisions.c.id == decision.id)
    if connection.scalar(there) is not None:
        return
    key = None if decision.report is None else known_key(connection, decision.report)
    entries = [] if key is None else read_all_entries(connection, key)
    earlier = read_decisions(connection, key)
    check(ruling, entries, earlier)
    connection.execute(insert(schema.decisions), decision_row(decision, key))
    if key is not None:
        write_entries(connection, entry_rows(ruling.entries, key))
        _bring_up_to_date(connection, key, [*entries, *ruling.entries], [*earlier, decision])


def read_all_entries(connection: Connection, key: int) -> list[Entry]:
    """Every entry of a report, hidden or not."""
    table = schema.entries
    query = (
        select(table, schema.reports.c.digest)
        .join(schema.reports)
        .where(table.c.report_key == key)
        .order_by(table.c.key)
    )
    return [read_entry(row) for row in connection.execute(query)]


def read_decisions(connection: Connection, key: int | None) -> list[Decision]:
    """The decisions on a report (None: on what belongs to no report), in the order they were filed."""
    table = schema.decisions
    mine = table.c.report_key.is_(None) if key is None else table.c.report_key == key
    found = connection.scalars(select(table.c.record).where(mine).order_by(table.c.key))
    return [from_json(record, Decision) for record in found]


def _bring_up_to_date(
    connection: Connection, key: int, entries: list[Entry], decisions: list[Decision]
) -> None:
    """`states` and `cards` follow from entries and decisions: make those of one report anew."""
    numbered = select(schema.entries.c.id, schema.entries.c.key).where(schema.entries.c.report_key == key)
    keys = {row[0]: row[1] for row in connection.execute(numbered)}
    connection.execute(delete(schema.states).where(schema.states.c.report_key == key))
    rows = [
        {"entry_key": keys[entry], "report_key": key, "state": state.value, "hidden": state in HIDDEN}
        for entry, state in states_of(entries, decisions).items()
        if state is not EntryState.MACHINE
    ]
    write_many(connection, schema.states, rows)
    table = schema.cards
    row = connection.execute(
        select(table, schema.reports.c.digest).join(schema.reports).where(table.c.report_key == key)
    ).one()
    card = card_of(read_card(row), entries, decisions)
    connection.execute(update(table).where(table.c.report_key == key).values(card_row(card)))


def write_field(connection: Connection, field: Field) -> None:
    """Add to the codebook.

    Raises:
        FieldError: if it does not fit.
    """
    records = connection.scalars(select(schema.fields.c.record).order_by(schema.fields.c.key))
    check_field(field, [from_json(record, Field) for record in records])
    connection.execute(
        insert(schema.fields), {"name": field.name, "version": field.version, "record": canonical(field)}
    )
