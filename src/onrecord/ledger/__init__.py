"""The ledger: analyses in as entries, entries out as they hold now.

Nothing here loads a database; `open_ledger` does when it is called.
"""

from onrecord.ledger.answers import (
    HIDDEN,
    Card,
    EntryQuery,
    EntryState,
    Hit,
    Page,
    ProblemCount,
    ReportQuery,
    Summary,
    Timing,
)
from onrecord.ledger.entries import entries_of
from onrecord.ledger.filing import Filing, Linking, Ruling
from onrecord.ledger.memory import MemoryStore
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.present import current_entries, states_of
from onrecord.ledger.store import Store

__all__ = [
    "HIDDEN",
    "Card",
    "EntryQuery",
    "EntryState",
    "Filing",
    "Hit",
    "Linking",
    "MemoryStore",
    "Page",
    "ProblemCount",
    "ReportQuery",
    "Ruling",
    "Store",
    "Summary",
    "Timing",
    "current_entries",
    "entries_of",
    "open_ledger",
    "states_of",
]
