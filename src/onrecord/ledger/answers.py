"""What comes out of the ledger besides the records themselves: questions, pages, cards, hits and sums."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onrecord.model import Severity, Span, SubjectKind, Triage


class EntryState(StrEnum):
    """What became of an entry. The first four are seen by default; the last three are kept and hidden."""

    MACHINE = "machine"  # nobody has decided on it
    ACCEPTED = "accepted"
    EDITED = "edited"  # a person's correction of an earlier entry
    CREATED = "created"  # a person found what the machine missed
    REPLACED = "replaced"  # corrected by a later entry
    REJECTED = "rejected"
    UNDONE = "undone"  # a person's entry whose decision was undone


HIDDEN = frozenset({EntryState.REPLACED, EntryState.REJECTED, EntryState.UNDONE})


@dataclass(frozen=True, slots=True)
class Page:
    """At most `size` rows, beginning after the row whose id is `after` (None: from the start)."""

    size: int = 100
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryQuery:
    """Which entries: every filter that is not None must fit; `subjects` empty means any.

    `current` leaves out what was replaced, rejected or undone.
    """

    report: str | None = None
    subjects: tuple[str, ...] = ()
    subject_kind: SubjectKind | None = None
    field: str | None = None
    value: str | None = None
    current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """Which reports: every filter that is not None must fit.

    `since` and `until` are inclusive days; a report fits if its publication may lie between them, so one without a
    known date never fits a date filter.
    """

    state: Triage | None = None
    outlet: str | None = None
    language: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One line of a list of reports; all but the first three fields follow from the current entries and decisions.

    `incidents` and `claims` count those with at least one current entry.
    """

    digest: str
    name: str
    received: datetime
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    published_earliest: date | None = None
    published_latest: date | None = None
    state: Triage = Triage.NEW
    incidents: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One report that holds the words looked for.

    `spans` are the words found, in the document of `report`; `snippet` is the text around the first of them, `marks`
    the words found in it, in code points of the snippet.
    """

    report: str
    title: str | None
    snippet: str
    marks: tuple[Span, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How much work one report took: its decisions, and the seconds measured (None where none were)."""

    report: str
    decisions: int
    seconds: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemCount:
    """How often one kind of problem occurred."""

    code: str
    severity: Severity
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What the ledger holds, in numbers; `states` has one pair per triage state that occurs."""

    reports: int
    states: tuple[tuple[Triage, int], ...]
    entries: int
    incidents: int
    claims: int
    links: int
    cases: int
    decisions: int
    problems: tuple[ProblemCount, ...]
