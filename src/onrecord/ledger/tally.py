"""Filters, pages and sums over records at hand: what the memory store answers with."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TypeVar

from onrecord.ledger.answers import Card, EntryQuery, Page, ProblemCount, ReportQuery, Timing
from onrecord.model import Decision, DecisionKind, Entry, FinderKind, Link, Problem, Triage
from onrecord.model.errors import NotFoundError

_Item = TypeVar("_Item")


def paged(items: Mapping[str, _Item], page: Page | None, wanted: Callable[[_Item], bool]) -> Iterator[_Item]:
    """The wanted ones of `items`, in their order, as far as `page` reaches.

    Raises:
        NotFoundError: if the page begins after an id that is not there.
    """
    if page is None:
        return (item for item in items.values() if wanted(item))
    rest = iter(items.items())
    if page.after is not None:
        if page.after not in items:
            raise NotFoundError(f"a page begins after {page.after}, which is not there")
        next(key for key, _ in rest if key == page.after)
    return islice((item for _, item in rest if wanted(item)), page.size)


def fits_entry(entry: Entry, query: EntryQuery) -> bool:
    """Whether `entry` fits every filter of `query` (whether it is current is not asked here)."""
    return (
        query.report in {None, entry.report}
        and (not query.subjects or entry.subject in query.subjects)
        and query.subject_kind in {None, entry.subject_kind}
        and query.field in {None, entry.field}
        and query.value in {None, entry.value}
    )


def fits_report(card: Card, query: ReportQuery) -> bool:
    """Whether a report fits every filter of `query`.

    >>> from datetime import date, datetime
    >>> card = Card(digest="ab12", name="a.txt", received=datetime(2024, 5, 2, 9, 30), published_earliest=date(2024, 5, 1))
    >>> fits_report(card, ReportQuery(since=date(2024, 5, 1))), fits_report(card, ReportQuery(outlet="The Ferry Post"))
    (True, False)
    """
    return (
        query.state in {None, card.state}
        and query.outlet in {None, card.outlet}
        and query.language in {None, card.language}
        and _may_lie_between(card, query)
    )


def _may_lie_between(card: Card, query: ReportQuery) -> bool:
    if query.since is None and query.until is None:
        return True
    earliest, latest = card.published_earliest, card.published_latest
    if earliest is None and latest is None:
        return False
    late_enough = query.since is None or latest is None or latest >= query.since
    early_enough = query.until is None or earliest is None or earliest <= query.until
    return late_enough and early_enough


def timings_of(decisions: Iterable[Decision]) -> tuple[Timing, ...]:
    """Decisions and measured seconds per report, by digest; what came with the batch took nobody's time."""
    by_report: defaultdict[str, list[float | None]] = defaultdict(list)
    for decision in decisions:
        if decision.report is not None and decision.kind is not DecisionKind.GIVE:
            by_report[decision.report].append(decision.seconds)
    return tuple(
        Timing(report=report, decisions=len(times), seconds=_sum(times))
        for report, times in sorted(by_report.items())
    )


def _sum(times: Iterable[float | None]) -> float | None:
    measured = [time for time in times if time is not None]
    return sum(measured) if measured else None


def state_counts(states: Iterable[Triage]) -> tuple[tuple[Triage, int], ...]:
    """How many reports are in each triage state, in the order of the vocabulary."""
    counted = Counter(states)
    return tuple((state, counted[state]) for state in Triage if counted[state])


def problem_counts(problems: Iterable[Problem]) -> tuple[ProblemCount, ...]:
    """How often each kind of problem occurs, the most frequent first."""
    counted = Counter((problem.code, problem.severity) for problem in problems)
    found = (ProblemCount(code=code, severity=bad, number=number) for (code, bad), number in counted.items())
    return tuple(sorted(found, key=lambda one: (-one.number, one.code, one.severity)))


def by_person(link: Link) -> bool:
    """Whether a person made this link: a linking run leaves it alone."""
    return link.by.startswith(FinderKind.REVIEWER)
