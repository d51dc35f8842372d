"""Links, cases, problems and sums, on every store."""

from dataclasses import replace

from onrecord.ledger.answers import Page, ProblemCount
from onrecord.ledger.filing import Linking
from onrecord.ledger.store import Store
from onrecord.model import Case, CaseEvent, Link, LinkKind, Reason, Severity, Verdict
from tests.ledger.factory import AT, make_filing, make_problem

COPY = Link(
    id="link:copy",
    kind=LinkKind.COPY,
    left="ab12",
    right="cd34",
    verdict=Verdict.SAME,
    score=0.75,
    reasons=(Reason(field="text", left="", right="", weight=0.5, says="Half of the words are the same."),),
    by="shingles",
)
SAME = replace(COPY, id="link:same", kind=LinkKind.SAME_INCIDENT, left="incident:1", right="incident:2")
BY_HAND = replace(COPY, id="link:hand", left="ef56", by="reviewer/vera")
CASE = Case(
    id="case:1",
    members=("incident:1", "incident:2"),
    history=(CaseEvent(what="formed", member="incident:1", by="link", why="the first report", at=AT),),
)
OTHER = Case(id="case:2", members=("incident:3",))


def linking(links: tuple[Link, ...], cases: tuple[Case, ...] = (), *kinds: LinkKind) -> Linking:
    """A linking run of `kinds`, by default of all."""
    return Linking(kinds=kinds or tuple(LinkKind), links=links, cases=cases)


def test_links_and_cases_come_back_as_they_were(store: Store) -> None:
    store.put_linking(linking((SAME, COPY), (CASE, OTHER)))
    assert store.links() == (COPY, SAME)
    assert store.links(LinkKind.COPY) == (COPY,)
    assert store.links(end="incident:2") == (SAME,)
    assert store.cases() == (CASE, OTHER)
    assert store.cases(Page(1, "case:1")) == (OTHER,)
    assert store.case("case:1") == CASE
    assert store.case_of("incident:2") == CASE


def test_a_new_run_takes_the_place_of_the_last_ones_links_of_its_kinds(store: Store) -> None:
    store.put_linking(linking((COPY, SAME), (CASE,)))
    newer = replace(COPY, id="link:newer", score=1.0)
    store.put_linking(linking((newer,), (OTHER,), LinkKind.COPY))
    assert store.links() == (newer, SAME)
    assert store.cases() == (OTHER,)
    assert store.case_of("incident:1") is None


def test_a_persons_link_outlives_every_run(store: Store) -> None:
    store.put_linking(linking((BY_HAND, COPY)))
    store.put_linking(linking((replace(BY_HAND, by="shingles", score=0.5),)))
    assert store.links() == (BY_HAND,)


def test_links_are_part_of_the_digest_and_their_order_is_not(store: Store) -> None:
    store.put_linking(linking((COPY, SAME)))
    before = store.digest()
    store.put_linking(linking((SAME, COPY)))
    assert store.digest() == before
    store.put_linking(linking((SAME,)))
    assert store.digest() != before


def test_problems_are_kept_once_each_and_counted(store: Store) -> None:
    torn, lost = make_problem(where="torn.gz", code="gzip"), make_problem(where="lost.txt")
    filing = make_filing()
    store.put_problems([torn, lost])
    store.put_problems([torn])
    store.put_report(filing)
    assert set(store.problems()) == {torn, lost, *filing.problems}
    assert store.problems(filing.report.digest) == filing.problems
    assert store.summary().problems == (
        ProblemCount(code="undated", severity=Severity.NOTE, number=2),
        ProblemCount(code="gzip", severity=Severity.NOTE, number=1),
    )


def test_the_summary_counts_what_is_there(store: Store) -> None:
    filings = [make_filing(number) for number in range(3)]
    for filing in filings:
        store.put_report(filing)
    store.put_linking(linking((COPY,), (CASE,)))
    summary = store.summary()
    assert (summary.reports, summary.incidents, summary.claims) == (3, 3, 6)
    assert summary.entries == sum(len(filing.entries) for filing in filings)
    assert (summary.links, summary.cases, summary.decisions) == (1, 1, 0)
