"""From an analysis to the cells of the ledger: nothing enters it any other way."""

from collections.abc import Callable, Iterator
from typing import Final

from onrecord.ledger.cells import Known
from onrecord.ledger.entries_claim import claim_entries
from onrecord.ledger.entries_incident import incident_entries
from onrecord.ledger.entries_report import actor_entries, place_entries, report_entries
from onrecord.model import Analysis, Entry

SUBJECTS: Final[tuple[Callable[[Known], Iterator[Entry]], ...]] = (
    report_entries,
    incident_entries,
    claim_entries,
    actor_entries,
    place_entries,
)
"""The kinds of subject in the order their cells are written; each names the table of its fields."""


def entries_of(analysis: Analysis, version: str | None = None) -> tuple[Entry, ...]:
    """Every cell of every incident, claim, actor and place, and what the report says about itself.

    A cell stands on the chain of the claim on whose word it is, with that claim's act and stance; the report's own
    voice is an empty chain. `version` is that of the rules and model (None: the analysis's own). The same analysis
    gives the same entries with the same ids.

    Raises:
        KeyError: if an incident names a count, place or time that the analysis does not hold: a fault of the finders.

    >>> from onrecord.model import Document, Incident, Realis, Span, TextMap
    >>> text = "Gunmen raided the market."
    >>> document = Document(report="ab12", text=text, back=TextMap.identity(len(text)), blocks=(), sentences=(),
    ...     language="en")
    >>> raid = Incident(id="incident:1", type="ASSAULT", triggers=(Span(7, 13),), realis=Realis.OCCURRED, news=True)
    >>> entries = entries_of(Analysis(report="ab12", version="0.1.0", document=document, incidents=(raid,)))
    >>> [(entry.field, entry.value, entry.words) for entry in entries if entry.subject == "incident:1"]
    [('type', 'ASSAULT', 'raided'), ('realis', 'occurred', 'raided'), ('news', 'true', 'raided')]
    """
    known = Known(analysis, analysis.version if version is None else version)
    found = (entry for entries in SUBJECTS for entry in entries(known))
    return tuple({entry.id: entry for entry in found}.values())
