"""The ledger in memory: for tests, notebooks and `analyse` runs that keep nothing; the plain reading of the contract."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from onrecord.ledger.answers import (
    HIDDEN,
    Card,
    EntryQuery,
    EntryState,
    Hit,
    Page,
    ReportQuery,
    Summary,
    Timing,
)
from onrecord.ledger.cards import card_of, first_card
from onrecord.ledger.codebook import check_field, latest_fields
from onrecord.ledger.digest import entry_keys, ledger_digest, link_key, problem_key
from onrecord.ledger.filing import Filing, Linking, Ruling, kept_custody, kept_problem
from onrecord.ledger.present import check, states_of
from onrecord.ledger.query import indexable, make_hit, matches, read_terms
from onrecord.ledger.tally import (
    by_person,
    fits_entry,
    fits_report,
    paged,
    problem_counts,
    state_counts,
    timings_of,
)
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
    SubjectKind,
    Triage,
)
from onrecord.model.errors import NotFoundError


@dataclass(slots=True)
class _Folder:
    """All that is kept of one report."""

    report: Report
    document: Document
    card: Card
    entries: list[Entry]
    states: dict[str, EntryState]
    custody: list[Custody] = field(default_factory=list)


class MemoryStore:
    """A `Store` that lives as long as its process."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._folders: dict[str, _Folder] = {}
        self._entries: dict[str, Entry] = {}
        self._decisions: dict[str, Decision] = {}
        self._problems: dict[str, Problem] = {}
        self._links: dict[str, Link] = {}
        self._cases: dict[str, Case] = {}
        self._fields: list[Field] = []

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Nothing to group here."""
        yield

    def put_report(self, filing: Filing) -> bool:
        """File one report; whether it was new."""
        digest = filing.report.digest
        with self._lock:
            if digest in self._folders:
                self.receive(filing.custody)
                return False
            states = states_of(filing.entries, filing.decisions)
            folder = _Folder(filing.report, filing.document, first_card(filing), list(filing.entries), states)
            folder.custody.append(kept_custody(filing.custody))
            self._folders[digest] = folder
            self._entries.update((entry.id, entry) for entry in filing.entries)
            self._decisions.update((decision.id, decision) for decision in filing.decisions)
            self.put_problems(filing.problems)
            return True

    def receive(self, custody: Custody) -> None:
        """Add a line to the custody log."""
        with self._lock:
            self._folder(custody.report).custody.append(kept_custody(custody))

    def put_problems(self, problems: Iterable[Problem]) -> None:
        """Keep problems, each once."""
        with self._lock:
            for problem in map(kept_problem, problems):
                self._problems.setdefault(problem_key(problem), problem)

    def put_linking(self, linking: Linking) -> None:
        """Put a linking run in the place of the last one."""
        with self._lock:
            stay = (one for one in self._links.values() if one.kind not in linking.kinds or by_person(one))
            links = {link.id: link for link in stay}
            self._links = {link.id: link for link in linking.links} | links
            self._cases = {case.id: case for case in linking.cases}

    def decide(self, ruling: Ruling) -> None:
        """File a decision and its entries."""
        decision = ruling.decision
        with self._lock:
            if decision.id in self._decisions:
                return
            folder = None if decision.report is None else self._folder(decision.report)
            entries = folder.entries if folder else []
            earlier = self._of(decision.report)
            check(ruling, entries, earlier)
            self._decisions[decision.id] = decision
            if folder is not None:
                folder.entries.extend(ruling.entries)
                self._entries.update((entry.id, entry) for entry in ruling.entries)
                folder.states = states_of(folder.entries, (*earlier, decision))
                folder.card = card_of(folder.card, folder.entries, (*earlier, decision))

    def put_field(self, field: Field) -> None:
        """Add to the codebook."""
        with self._lock:
            check_field(field, self._fields)
            self._fields.append(field)

    def has(self, digest: str) -> bool:
        """Whether these bytes are filed."""
        return digest in self._folders

    def report(self, digest: str) -> Report:
        """The report as filed."""
        return self._folder(digest).report

    def body(self, digest: str) -> bytes:
        """The bytes as received."""
        return self._folder(digest).report.body

    def document(self, digest: str) -> Document:
        """The document as filed."""
        return self._folder(digest).document

    def card(self, digest: str) -> Card:
        """The present state of one report."""
        return self._folder(digest).card

    def reports(self, query: ReportQuery | None = None, page: Page | None = None) -> tuple[Card, ...]:
        """Reports in the order they were filed."""
        cards = {digest: folder.card for digest, folder in self._folders.items()}
        return tuple(paged(cards, page, lambda card: fits_report(card, query or ReportQuery())))

    def triage(self, digest: str) -> Triage:
        """The triage state of one report."""
        return self._folder(digest).card.state

    def entry(self, entry_id: str) -> Entry:
        """One entry."""
        if entry_id not in self._entries:
            raise NotFoundError(f"there is no entry {entry_id}")
        return self._entries[entry_id]

    def entries(self, query: EntryQuery | None = None, page: Page | None = None) -> tuple[Entry, ...]:
        """Entries in the order they were filed."""
        asked = query or EntryQuery()
        source = self._entries if asked.report is None else self._of_report(asked.report)
        return tuple(paged(source, page, lambda entry: self._wanted(entry, asked)))

    def subjects(self, query: EntryQuery, page: Page | None = None) -> tuple[str, ...]:
        """Distinct subjects of the entries found."""
        found = {entry.subject: entry.subject for entry in self.entries(query)}
        return tuple(paged(found, page, lambda _: True))

    def states(self, digest: str) -> dict[str, EntryState]:
        """What became of each entry of a report."""
        return dict(self._folder(digest).states)

    def custody(self, digest: str) -> tuple[Custody, ...]:
        """The custody log of a report."""
        return tuple(self._folder(digest).custody)

    def problems(self, digest: str | None = None) -> tuple[Problem, ...]:
        """Problems by their key."""
        found = sorted(self._problems.items())
        return tuple(problem for _, problem in found if digest is None or problem.report == digest)

    def links(self, kind: LinkKind | None = None, end: str | None = None) -> tuple[Link, ...]:
        """Links by id."""
        found = (link for _, link in sorted(self._links.items()))
        return tuple(
            one for one in found if kind in {None, one.kind} and (end is None or end in {one.left, one.right})
        )

    def cases(self, page: Page | None = None) -> tuple[Case, ...]:
        """Cases by id."""
        return tuple(paged(dict(sorted(self._cases.items())), page, lambda _: True))

    def case(self, case_id: str) -> Case:
        """One case."""
        if case_id not in self._cases:
            raise NotFoundError(f"there is no case {case_id}")
        return self._cases[case_id]

    def case_of(self, member: str) -> Case | None:
        """The case an incident belongs to."""
        found = (case for _, case in sorted(self._cases.items()) if member in case.members)
        return next(found, None)

    def decisions(self, report: str | None = None, subject: str | None = None) -> tuple[Decision, ...]:
        """Decisions in the order they were filed."""
        found = self._decisions.values()
        return tuple(one for one in found if report in {None, one.report} and subject in {None, one.subject})

    def fields(self, *, all_versions: bool = False) -> tuple[Field, ...]:
        """The codebook."""
        return tuple(self._fields) if all_versions else latest_fields(self._fields)

    def search(self, words: str, size: int = 20, skip: int = 0) -> tuple[Hit, ...]:
        """Reports that hold all the words, those that hold them most often first; whole words only, no stems."""
        terms = read_terms(words)
        if not terms.wanted:
            return ()
        found = []
        for digest, folder in self._folders.items():
            text, title = indexable(folder.document.text), folder.card.title
            both = f"{text}\n{title or ''}"
            spans = [list(matches(term, both)) for term in terms.wanted]
            if all(spans) and not any(any(matches(term, both)) for term in terms.unwanted):
                inside = sorted({span for part in spans for span in part if span.stop <= len(text)})
                found.append(make_hit(digest, title, folder.document.text, inside))
        found.sort(key=lambda hit: (-len(hit.spans), hit.report))
        return tuple(found[skip : skip + size])

    def timings(self) -> tuple[Timing, ...]:
        """Seconds and decisions per report."""
        return timings_of(self._decisions.values())

    def summary(self) -> Summary:
        """What the ledger holds, in numbers."""
        incidents, claims = (
            len(self.subjects(EntryQuery(subject_kind=kind)))
            for kind in (SubjectKind.INCIDENT, SubjectKind.CLAIM)
        )
        return Summary(
            reports=len(self._folders),
            states=state_counts(folder.card.state for folder in self._folders.values()),
            entries=len(self.entries()),
            incidents=incidents,
            claims=claims,
            links=len(self._links),
            cases=len(self._cases),
            decisions=len(self._decisions),
            problems=problem_counts(self._problems.values()),
        )

    def digest(self) -> str:
        """The ledger digest."""
        machine = (entry.id for entry in self._entries.values() if entry.decision is None)
        decided = entry_keys(entry for entry in self._entries.values() if entry.decision is not None)
        links = (link_key(link) for link in self._links.values())
        return ledger_digest((*machine, *decided), links, self._problems)

    def close(self) -> None:
        """Nothing to let go of."""

    def _folder(self, digest: str) -> _Folder:
        if digest not in self._folders:
            raise NotFoundError(f"there is no report {digest}")
        return self._folders[digest]

    def _of(self, report: str | None) -> tuple[Decision, ...]:
        return tuple(one for one in self._decisions.values() if one.report == report)

    def _of_report(self, digest: str) -> dict[str, Entry]:
        folder = self._folders.get(digest)
        return {} if folder is None else {entry.id: entry for entry in folder.entries}

    def _wanted(self, entry: Entry, query: EntryQuery) -> bool:
        if query.current and self._folders[entry.report].states[entry.id] in HIDDEN:
            return False
        return fits_entry(entry, query)
