"""One report made ready for the ledger: what a worker process sends back."""

from dataclasses import dataclass

from onrecord.flow.run import analyse_report
from onrecord.flow.tools import Tools
from onrecord.ledger.entries import entries_of
from onrecord.model import Document, Entry, Problem, Report


@dataclass(frozen=True, slots=True)
class Filed:
    """A report with its document, entries and problems; everything the writer needs, nothing it must work out."""

    report: Report
    document: Document
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def file_report(report: Report, tools: Tools) -> Filed:
    """Analyse `report` and write its cells."""
    analysis = analyse_report(report, tools)
    return Filed(report, analysis.document, entries_of(analysis, analysis.version), analysis.problems)
