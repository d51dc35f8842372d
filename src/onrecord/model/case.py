"""Case: the same incident across reports."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One line of a case's history: what joined or left, when, decided by whom, why."""

    what: str  # formed, joined, left, merged, split, undone
    member: str
    by: str
    why: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The same incident across reports: a stable id, the ids of its incidents, and the history of merges and splits."""

    id: str
    members: tuple[str, ...]
    history: tuple[CaseEvent, ...] = ()
