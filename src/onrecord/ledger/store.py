"""The store: what every ledger does, whatever holds it."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from onrecord.ledger.answers import (
    Card,
    EntryQuery,
    EntryState,
    Hit,
    Page,
    ReportQuery,
    Summary,
    Timing,
)
from onrecord.ledger.filing import Filing, Linking, Ruling
from onrecord.model import (
    Case,
    Custody,
    Decision,
    Document,
    Entry,
    Field,
    Link,
    LinkKind,
    Problem,
    Report,
    Triage,
)


class Store(Protocol):
    """A ledger. Entries, decisions and custody are only ever added to.

    Each writing method is one transaction: after a crash it is there as a whole or not at all. All of them raise
    `LedgerLockedError` while another process is writing, `LedgerFullError` when the disk is full, `LedgerError` when
    the ledger cannot be used. `NotFoundError` is raised for ids that are not there.
    """

    def batch(self) -> AbstractContextManager[None]:
        """Group the reports filed inside into one transaction, for speed.

        Each report is still filed as a whole. Leaving keeps what was filed, also when leaving by an exception;
        a crash inside loses the batch and nothing else, and filing it again completes the ledger.
        """
        ...

    def put_report(self, filing: Filing) -> bool:
        """File one report with all that was found in it; whether it was new.

        The same bytes again only add a line to the custody log.
        """
        ...

    def receive(self, custody: Custody) -> None:
        """Add a line to the custody log of a report that is there."""
        ...

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep problems that belong to no filed report; one that is there already is not doubled."""
        ...

    def put_linking(self, linking: Linking) -> None:
        """Put the links and cases of a linking run in the place of the last one's; a person's links stay."""
        ...

    def decide(self, ruling: Ruling) -> None:
        """File a reviewer's decision and the entries it brings; the same decision sent twice counts once.

        Raises:
            DecisionError: if it was made on what no longer holds: somebody else decided in the meantime.
        """
        ...

    def put_field(self, field: Field) -> None:
        """Add a field, or the next version of one, to the codebook.

        Raises:
            FieldError: if it does not fit the codebook.
        """
        ...

    def has(self, digest: str) -> bool:
        """Whether a report with these bytes is filed: what makes ingestion resumable."""
        ...

    def report(self, digest: str) -> Report:
        """The report exactly as it was filed, bytes included."""
        ...

    def body(self, digest: str) -> bytes:
        """The bytes as received."""
        ...

    def document(self, digest: str) -> Document:
        """The document exactly as it was filed."""
        ...

    def card(self, digest: str) -> Card:
        """The present state of one report, as a list shows it."""
        ...

    def reports(self, query: ReportQuery = ..., page: Page | None = None) -> tuple[Card, ...]:
        """Reports in the order they were filed; `page.after` is the digest of the last one seen, no page means all."""
        ...

    def triage(self, digest: str) -> Triage:
        """The triage state of one report."""
        ...

    def entry(self, entry_id: str) -> Entry:
        """One entry, hidden or not."""
        ...

    def entries(self, query: EntryQuery = ..., page: Page | None = None) -> tuple[Entry, ...]:
        """Entries in the order they were filed; `page.after` is the id of the last one seen, no page means all."""
        ...

    def subjects(self, query: EntryQuery, page: Page | None = None) -> tuple[str, ...]:
        """The distinct subjects of the entries `query` finds, by first filing: a page of incidents, say."""
        ...

    def states(self, digest: str) -> dict[str, EntryState]:
        """What became of each entry of a report, by entry id."""
        ...

    def custody(self, digest: str) -> tuple[Custody, ...]:
        """The custody log of a report, oldest line first."""
        ...

    def problems(self, digest: str | None = None) -> tuple[Problem, ...]:
        """The problems of one report, or all of them."""
        ...

    def links(self, kind: LinkKind | None = None, end: str | None = None) -> tuple[Link, ...]:
        """Links by id; `end` is the id at either end."""
        ...

    def cases(self, page: Page | None = None) -> tuple[Case, ...]:
        """Cases by id; `page.after` is the id of the last one seen."""
        ...

    def case(self, case_id: str) -> Case:
        """One case."""
        ...

    def case_of(self, member: str) -> Case | None:
        """The case an incident belongs to."""
        ...

    def decisions(self, report: str | None = None, subject: str | None = None) -> tuple[Decision, ...]:
        """Decisions in the order they were filed, of one report, about one subject, or all."""
        ...

    def fields(self, *, all_versions: bool = False) -> tuple[Field, ...]:
        """The codebook: the latest version of each field, or every version."""
        ...

    def search(self, words: str, size: int = 20, skip: int = 0) -> tuple[Hit, ...]:
        """Reports that hold all the words, best first.

        ``"car bomb"`` is a phrase, ``kanda*`` the beginning of a word, ``-drill`` must not be there.
        """
        ...

    def timings(self) -> tuple[Timing, ...]:
        """Seconds and decisions per report, for reports somebody decided on, by digest."""
        ...

    def summary(self) -> Summary:
        """What the ledger holds, in numbers."""
        ...

    def digest(self) -> str:
        """The ledger digest: equal for the same bytes and version, however they came in."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
