"""Filing reports and reading them back, on every store."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ledger.answers import EntryQuery, EntryState, Page, ReportQuery
from onrecord.ledger.store import Store
from onrecord.model import Custody, FinderKind, Span, SubjectKind, Triage
from onrecord.model.errors import NotFoundError
from tests.ledger.factory import make_custody, make_filing, make_problem
from tests.ledger.story import make_report

NOWHERE = "0" * 64


def test_a_report_comes_back_exactly_as_it_was_filed(store: Store) -> None:
    filing = make_filing()
    assert not store.has(filing.report.digest)
    assert store.put_report(filing)
    assert store.has(filing.report.digest)
    assert store.report(filing.report.digest) == filing.report
    assert store.body(filing.report.digest) == filing.report.body
    assert store.document(filing.report.digest) == filing.document
    assert store.entries() == filing.entries
    assert store.custody(filing.report.digest) == (filing.custody,)
    assert store.problems(filing.report.digest) == filing.problems
    assert store.entry(filing.entries[3].id) == filing.entries[3]


def test_the_same_bytes_again_only_add_to_the_custody_log(store: Store) -> None:
    first = make_filing()
    again = replace(
        first, custody=make_custody(first.report, minutes=5), problems=(make_problem(code="late"),)
    )
    store.put_report(first)
    before = store.digest()
    assert not store.put_report(again)
    assert store.digest() == before
    assert store.entries() == first.entries
    assert store.problems() == first.problems
    assert store.custody(first.report.digest) == (first.custody, again.custody)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    order=st.permutations(range(5)),
    again=st.lists(st.integers(0, 4), max_size=4),
    cuts=st.lists(st.booleans(), min_size=9, max_size=9),
)
def test_any_order_any_repeats_any_batches_give_the_same_digest(
    new_store: Callable[[], Store], order: list[int], again: list[int], cuts: list[bool]
) -> None:
    plain, mixed = new_store(), new_store()
    for number in range(5):
        plain.put_report(make_filing(number))
    plain.put_problems([make_problem(where="torn.gz"), make_problem(where="binary.bin")])
    mixed.put_problems([make_problem(where="binary.bin")])
    for number, alone in zip([*order, *again], cuts, strict=False):
        if alone:
            mixed.put_report(make_filing(number, minutes=number))
        else:
            with mixed.batch():
                mixed.put_report(make_filing(number, minutes=7))
                mixed.put_report(make_filing(order[0]))
    mixed.put_problems([make_problem(where="torn.gz"), make_problem(where="binary.bin")])
    assert mixed.digest() == plain.digest()
    assert set(mixed.entries()) == set(plain.entries())


def test_another_report_and_another_problem_give_another_digest(new_store: Callable[[], Store]) -> None:
    empty, one, two, troubled = (new_store() for _ in range(4))
    for store in (one, two, troubled):
        store.put_report(make_filing(0))
    two.put_report(make_filing(1))
    troubled.put_problems([make_problem(where="torn.gz")])
    assert len({store.digest() for store in (empty, one, two, troubled)}) == 4


def test_the_folder_a_report_lay_in_is_no_part_of_the_digest(new_store: Callable[[], Store]) -> None:
    here, there = new_store(), new_store()
    filing = make_filing()
    moved = replace(filing, problems=(make_problem(filing.report.digest, where="elsewhere/ferry.txt"),))
    here.put_report(filing)
    there.put_report(moved)
    assert here.digest() == there.digest()


def test_a_batch_left_by_an_exception_keeps_the_whole_reports_in_it(store: Store) -> None:
    def stopped() -> None:
        with store.batch():
            store.put_report(make_filing(0))
            store.put_report(make_filing(1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert len(store.reports()) == 2


def test_a_batch_sees_what_it_filed(store: Store) -> None:
    with store.batch():
        store.put_report(make_filing(0))
        assert store.has(make_filing(0).report.digest)
        assert store.entries(EntryQuery(report=make_filing(0).report.digest))


def test_what_is_not_there_is_said(store: Store) -> None:
    for ask in (
        store.report,
        store.body,
        store.document,
        store.card,
        store.triage,
        store.custody,
        store.states,
    ):
        with pytest.raises(NotFoundError, match="no report 000"):
            ask(NOWHERE)
    with pytest.raises(NotFoundError, match="no entry"):
        store.entry("entry:none")
    with pytest.raises(NotFoundError, match="no case"):
        store.case("case:none")
    with pytest.raises(NotFoundError, match="no report"):
        store.receive(make_custody(make_report()))
    assert store.entries(EntryQuery(report=NOWHERE)) == ()
    assert store.case_of("incident:none") is None


def test_custody_grows_by_a_line(store: Store) -> None:
    filing = make_filing()
    store.put_report(filing)
    later = replace(filing.custody, name="copy of ferry.txt", note="sent by hand")
    store.receive(later)
    assert store.custody(filing.report.digest) == (filing.custody, later)


def test_pages_follow_each_other_without_gap_or_overlap(store: Store) -> None:
    for number in range(3):
        store.put_report(make_filing(number))
    stances = EntryQuery(field="stance")
    claims = EntryQuery(subject_kind=SubjectKind.CLAIM)
    _check_pages(lambda page: [entry.id for entry in store.entries(stances, page)])
    _check_pages(lambda page: [card.digest for card in store.reports(ReportQuery(), page)])
    _check_pages(lambda page: list(store.subjects(claims, page)))
    with pytest.raises(NotFoundError, match="begins after"):
        store.entries(EntryQuery(), Page(2, "entry:none"))


def _check_pages(ask: Callable[[Page | None], list[str]]) -> None:
    seen: list[str] = []
    while page := ask(Page(2, seen[-1] if seen else None)):
        seen += page
    assert seen == ask(None)
    assert len(seen) == len(set(seen)) >= 3


def test_entries_are_found_by_report_subject_kind_field_and_value(store: Store) -> None:
    filings = [make_filing(number) for number in range(2)]
    for filing in filings:
        store.put_report(filing)
    digest = filings[1].report.digest
    mine = store.entries(EntryQuery(report=digest))
    assert mine == filings[1].entries
    killed = store.entries(EntryQuery(report=digest, field="killed"))
    assert [entry.words for entry in killed] == ["nine"]
    assert store.entries(EntryQuery(subjects=(killed[0].subject,))) == tuple(
        entry for entry in mine if entry.subject == killed[0].subject
    )
    denied = store.entries(EntryQuery(subject_kind=SubjectKind.CLAIM, field="stance", value="denied"))
    assert len(denied) == 2
    assert len(store.subjects(EntryQuery(subject_kind=SubjectKind.ACTOR))) == 1
    assert set(store.states(digest).values()) == {EntryState.MACHINE}


def test_cards_tell_what_a_report_says_of_itself(store: Store) -> None:
    filing = make_filing()
    store.put_report(filing)
    (card,) = store.reports()
    assert card == store.card(filing.report.digest)
    assert (card.outlet, card.title) == ("The Ferry Post", "Car bomb at the market of Korvana")
    assert (card.published_earliest, card.published_latest) == (date(2024, 5, 3), date(2024, 5, 3))
    assert (card.state, card.incidents, card.claims, card.language) == (Triage.NEW, 1, 2, "en")
    assert (card.name, card.received) == (filing.report.name, filing.custody.received)


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        (ReportQuery(), True),
        (ReportQuery(outlet="The Ferry Post", language="en", state=Triage.NEW), True),
        (ReportQuery(outlet="Northern Herald"), False),
        (ReportQuery(language="fr"), False),
        (ReportQuery(state=Triage.CODED), False),
        (ReportQuery(since=date(2024, 5, 3), until=date(2024, 5, 3)), True),
        (ReportQuery(since=date(2024, 5, 4)), False),
        (ReportQuery(until=date(2024, 5, 2)), False),
    ],
)
def test_reports_are_found_by_state_outlet_language_and_date(
    store: Store,
    query: ReportQuery,
    fits: bool,  # noqa: FBT001
) -> None:
    store.put_report(make_filing())
    assert bool(store.reports(query)) is fits


def test_an_undated_report_fits_no_date_filter(store: Store) -> None:
    filing = make_filing()
    undated = tuple(entry for entry in filing.entries if entry.field != "published")
    store.put_report(replace(filing, entries=undated))
    assert store.reports(ReportQuery(until=date(2030, 1, 1))) == ()
    assert len(store.reports()) == 1


def test_a_path_that_is_no_text_is_kept_as_words(store: Store) -> None:
    filing = make_filing()
    odd = replace(filing.custody, name="report\udce9.txt", locator="line 3\x00")
    store.put_report(replace(filing, custody=odd, problems=(make_problem(filing.report.digest, "r\udce9"),)))
    (line,) = store.custody(filing.report.digest)
    assert isinstance(line, Custody)
    assert (line.name, line.locator) == ("report\\udce9.txt", "line 3\\x00")
    assert store.problems()[0].where == "r\\udce9"


def test_half_characters_in_a_report_come_back_exactly(store: Store) -> None:
    filing = make_filing()
    text = filing.document.text + "torn \ud83d word \x00 end"
    document = replace(filing.document, text=text)
    report = replace(filing.report, text=text)
    store.put_report(replace(filing, document=document, report=report))
    assert store.document(filing.report.digest) == document
    assert store.report(filing.report.digest) == report


def test_search_finds_words_phrases_and_beginnings(store: Store) -> None:
    filings = [make_filing(number) for number in range(2)]
    for filing in filings:
        store.put_report(filing)
    both = {filing.report.digest for filing in filings}
    assert {hit.report for hit in store.search("market mayor")} == both
    assert {hit.report for hit in store.search('"car bomb" korv*')} == both
    assert {hit.report for hit in store.search('"edition 1"')} == {filings[1].report.digest}
    assert store.search('"bomb car"') == ()
    assert store.search("market -mayor") == ()
    assert store.search("-mayor") == store.search('" " * AND)') == store.search("") == ()
    assert len(store.search("market", size=1)) == len(store.search("market", size=1, skip=1)) == 1
    (hit,) = store.search('"edition 1"')
    assert [span.of(filings[1].document.text) for span in hit.spans] == ["Edition 1"]
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["Edition 1"]
    assert hit.title == "Car bomb at the market of Korvana"


def test_spans_of_hits_are_code_points_of_the_document(store: Store) -> None:
    filing = make_filing()
    text = "“🚗” 😀 \ufdd0 Korvana’s mayor\nfled to Ånland. " + filing.document.text
    store.put_report(replace(filing, document=replace(filing.document, text=text)))
    (hit,) = store.search("fled")
    assert hit.spans == (Span(text.index("fled"), text.index("fled") + 4),)


def test_given_metadata_outranks_what_was_read(store: Store) -> None:
    filing = make_filing()
    read = next(entry for entry in filing.entries if entry.field == "outlet")
    given_outlet = replace(
        read, id="entry:given", value="Northern Herald", finder=replace(read.finder, kind=FinderKind.GIVEN)
    )
    store.put_report(replace(filing, entries=(*filing.entries, given_outlet)))
    assert store.card(filing.report.digest).outlet == "Northern Herald"
