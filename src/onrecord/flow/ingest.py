"""From files to the ledger: many readers' worth of reports, several workers, one writer."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice, takewhile

from onrecord.flow.filed import Filed
from onrecord.flow.linking import link_ledger
from onrecord.flow.workers import WorkerLimits, file_reports
from onrecord.ledger.answers import Card
from onrecord.ledger.decide import Signature, give
from onrecord.ledger.filing import Filing
from onrecord.ledger.store import Store
from onrecord.model import Custody, Decision, Problem, Report, Severity

_PER_TRANSACTION = 32
BATCH = "batch"
"""The reviewer of what was given with a batch: nobody looked at the single report."""


@dataclass(slots=True)
class Progress:
    """How far a run has come; the same object is handed to the listener again and again."""

    read: int = 0
    new: int = 0
    known: int = 0
    unreadable: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    unheeded: list[Problem] = field(default_factory=list)  # told, not kept: the ledger is as it was
    worst: Severity = Severity.NOTE


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestSettings:
    """How to run: number of worker processes, what one report may cost, whether to link afterwards."""

    workers: int = 1
    limits: WorkerLimits = field(default_factory=WorkerLimits)
    link: bool = True


def ingest(
    received: Iterable[Report | Problem],
    store: Store,
    settings: IngestSettings,
    *,
    clock: Callable[[], datetime],
    listen: Callable[[Progress], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
) -> Progress:
    """Put every report into the ledger, with all that was found in it, and link the ledger anew.

    Reports the ledger holds already only get a line in the custody log: a run that was stopped can be started again.
    Problems of reading are kept in the ledger too. As soon as `stop` says so nothing more is read; what was under way is
    still filed, and the linking is left to the next run.

    Raises:
        LedgerError: if the ledger refuses (locked, full); what was filed before stays filed.
    """
    progress = Progress()
    fresh = _fresh(takewhile(lambda _: not stop(), received), store, progress, clock, listen)
    filed = file_reports(fresh, settings.workers, settings.limits)
    while group := list(islice(filed, _PER_TRANSACTION)):
        with store.batch():
            for one in group:
                _file(one, store, progress, clock)
        listen(progress)
    if settings.link and not stop():
        link_ledger(store)
    return progress


def _fresh(
    received: Iterable[Report | Problem],
    store: Store,
    progress: Progress,
    clock: Callable[[], datetime],
    listen: Callable[[Progress], None],
) -> Iterator[Report]:
    """The reports the ledger does not hold yet; everything else is dealt with on the way."""
    seen: set[str] = set()
    for one in received:
        if isinstance(one, Problem):
            _note(one, progress)
            store.put_problems((one,))
            progress.unreadable += one.severity is Severity.ERROR
            continue
        progress.read += 1
        if one.digest in seen or store.has(one.digest):
            progress.known += 1
            if one.digest not in seen:
                store.receive(_custody(one, clock()))
                progress.unheeded.extend(_given_differently(one, store.card(one.digest)))
            listen(progress)
            continue
        seen.add(one.digest)
        yield one


def _given_differently(report: Report, card: Card) -> Iterator[Problem]:
    """What the user says of a report the ledger holds already with another value: it is not overwritten."""
    held = {
        "outlet": card.outlet,
        "language": card.language,
        "url": card.url,
        "title": card.title,
        "author": card.author,
    }
    held["published"] = str(card.published_earliest) if card.published_earliest else None
    for stated in report.stated:
        value = stated.value[:10] if stated.field == "published" else stated.value
        if stated.decided and stated.field in held and held[stated.field] != value:
            says = f"{stated.found_in} {stated.words!r} was not taken: the ledger holds this report with "
            yield Problem(
                step="ingest",
                code="given-differently",
                severity=Severity.WARNING,
                where=report.name,
                says=says + (f"{held[stated.field]!r}." if held[stated.field] else f"no {stated.field}."),
                advice="Correct it on the review page, or read the file into a new ledger.",
                report=report.digest,
            )


def _file(one: Filed | Problem, store: Store, progress: Progress, clock: Callable[[], datetime]) -> None:
    if isinstance(one, Problem):
        _note(one, progress)
        store.put_problems((one,))
        progress.unreadable += 1
        return
    for problem in one.problems:
        _note(problem, progress)
    received = clock()
    filing = Filing(
        report=one.report,
        document=one.document,
        entries=one.entries,
        problems=one.problems,
        custody=_custody(one.report, received),
        decisions=_given(one.report, received),
    )
    progress.new += store.put_report(filing)


def _given(report: Report, at: datetime) -> tuple[Decision, ...]:
    """What the user said of a whole batch (``--outlet``, a table beside the files) is a decision, and is kept as one."""
    return tuple(
        give(report.digest, stated.field, stated.value, Signature(reviewer=BATCH, at=at, why=stated.found_in))
        for stated in report.stated
        if stated.decided
    )


def _note(problem: Problem, progress: Progress) -> None:
    progress.problems[problem.code] += 1
    order = list(Severity)
    progress.worst = max(progress.worst, problem.severity, key=order.index)


def _custody(report: Report, received: datetime) -> Custody:
    return Custody(
        report=report.digest,
        received=received,
        name=report.name,
        through=report.through,
        locator=report.locator,
        size=len(report.body),
    )
