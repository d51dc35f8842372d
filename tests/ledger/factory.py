"""Filings, entries, decisions in one line each, for the tests of the ledger; the story they tell is in `story`."""

from datetime import UTC, datetime, timedelta

from onrecord.ledger.decide import Signature
from onrecord.ledger.entries import entries_of
from onrecord.ledger.filing import Filing
from onrecord.model import Custody, Entry, Finder, FinderKind, Problem, Report, Severity, Span, SubjectKind
from tests.ledger.story import TEXT, make_analysis, make_report

AT = datetime(2024, 5, 3, 9, 30, tzinfo=UTC)


def make_custody(report: Report, minutes: int = 0) -> Custody:
    """A line of the custody log."""
    return Custody(
        report=report.digest,
        received=AT + timedelta(minutes=minutes),
        name=report.name,
        through=report.through,
        size=len(report.body),
    )


def make_problem(report: str | None = None, where: str = "ferry.txt", code: str = "undated") -> Problem:
    """A problem."""
    return Problem(
        step="ground",
        code=code,
        severity=Severity.NOTE,
        where=where,
        says="No date is stated.",
        report=report,
    )


def make_filing(number: int = 0, *, minutes: int = 0) -> Filing:
    """The filing of report number `number`: the same story, told with another edition line."""
    report = make_report(TEXT + f"\nEdition {number}, printed in Korvana.\n", name=f"ferry-{number}.txt")
    analysis = make_analysis(report)
    return Filing(
        report=report,
        document=analysis.document,
        entries=entries_of(analysis),
        problems=(make_problem(report.digest, report.name),),
        custody=make_custody(report, minutes),
    )


def make_entry(number: int = 0, report: str = "ab12") -> Entry:
    """A bare machine entry with its own id."""
    return Entry(
        id=f"entry:{number}",
        report=report,
        subject="incident:1",
        subject_kind=SubjectKind.INCIDENT,
        field="type",
        value="ASSAULT",
        value_type="word",
        spans=(Span(number, number + 4),),
        words="bomb",
        chain=(),
        claim=None,
        finder=Finder(kind=FinderKind.RULE, name="test", version="0.1.0"),
        score=0.5,
    )


def signed(reviewer: str = "vera", minutes: int = 0, seconds: float | None = None) -> Signature:
    """A reviewer's signature, `minutes` after nine thirty."""
    return Signature(reviewer=reviewer, at=AT + timedelta(minutes=minutes), why="read twice", seconds=seconds)
