"""Problem: what could not be done, where, in which step, how bad."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Severity(StrEnum):
    """How bad."""

    NOTE = "note"  # worth knowing; nothing is lost
    WARNING = "warning"  # something of the report was not understood
    ERROR = "error"  # a report, or part of one, could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One sentence on what could not be done, and where.

    `where` is a path or name with a locator: ``reports.jsonl line 412``. `code` is a short stable word for
    counting (``bad-json-line``). `report` and `span` are given when it lies inside a report that was read.
    `advice` says what the user can do, empty when nothing.
    """

    step: str
    code: str
    severity: Severity
    where: str
    says: str
    advice: str = ""
    report: str | None = None
    span: Span | None = None
