"""What reviewers decide, on every store: nothing overwritten, nothing lost, conflicts told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.ledger import decide
from onrecord.ledger.answers import EntryQuery, EntryState, ReportQuery, Timing
from onrecord.ledger.filing import Ruling
from onrecord.ledger.present import closing, current_entries
from onrecord.ledger.selection import select, voice_of
from onrecord.ledger.store import Store
from onrecord.ledger.typed import typed_value
from onrecord.model import (
    DecisionKind,
    Entry,
    Field,
    FieldType,
    FinderKind,
    SubjectKind,
    Triage,
)
from onrecord.model.errors import DecisionError, FieldError, NotFoundError
from tests.ledger.factory import make_filing, signed
from tests.ledger.story import span_of

FILING = make_filing()
DIGEST = FILING.report.digest
DOCUMENT = FILING.document


@pytest.fixture
def filed(store: Store) -> Store:
    """A store with one report."""
    store.put_report(FILING)
    return store


def cell(store: Store, field: str) -> Entry:
    """The first current cell of that field."""
    return store.entries(EntryQuery(field=field))[0]


def incident() -> str:
    """The id of the one incident."""
    return next(entry.subject for entry in FILING.entries if entry.subject_kind is SubjectKind.INCIDENT)


def test_accepting_keeps_the_machines_entry_and_marks_it(filed: Store) -> None:
    kind = cell(filed, "type")
    filed.decide(decide.accept(kind, DIGEST, signed()))
    assert filed.entries() == FILING.entries
    assert filed.states(DIGEST)[kind.id] is EntryState.ACCEPTED


def test_an_edit_hides_the_old_entry_and_names_it(filed: Store) -> None:
    old = cell(filed, "realis")
    filed.decide(decide.edit(old, signed(), value="attempted"))
    new = cell(filed, "realis")
    assert (new.value, new.replaces, new.finder.kind, new.score) == (
        "attempted",
        old.id,
        FinderKind.REVIEWER,
        None,
    )
    assert filed.states(DIGEST)[old.id] is EntryState.REPLACED
    assert filed.states(DIGEST)[new.id] is EntryState.EDITED
    assert filed.entry(old.id) == old
    assert old in filed.entries(EntryQuery(current=False))
    assert old not in filed.entries()
    assert filed.entry(new.id) == new


def test_two_people_at_one_cell_find_out(filed: Store) -> None:
    old = cell(filed, "realis")
    filed.decide(decide.edit(old, signed("vera"), value="attempted"))
    before = filed.entries(EntryQuery(current=False))
    with pytest.raises(DecisionError, match="in the meantime"):
        filed.decide(decide.edit(old, signed("tomas"), value="planned"))
    with pytest.raises(DecisionError, match="was replaced in the meantime"):
        filed.decide(decide.reject(old, DIGEST, signed("tomas")))
    assert filed.entries(EntryQuery(current=False)) == before
    assert len(filed.decisions()) == 1


def test_the_same_decision_sent_twice_counts_once(filed: Store) -> None:
    ruling = decide.edit(cell(filed, "realis"), signed(), value="attempted")
    filed.decide(ruling)
    filed.decide(ruling)
    assert filed.decisions() == (ruling.decision,)
    assert len(filed.entries(EntryQuery(current=False))) == len(FILING.entries) + 1


def test_rejecting_hides_an_entry_or_a_whole_incident(filed: Store) -> None:
    target = cell(filed, "target")
    filed.decide(decide.reject(target, DIGEST, signed()))
    assert filed.states(DIGEST)[target.id] is EntryState.REJECTED
    filed.decide(decide.accept(incident(), DIGEST, signed(minutes=1)))
    assert filed.states(DIGEST)[target.id] is EntryState.REJECTED
    filed.decide(decide.reject(incident(), DIGEST, signed(minutes=2)))
    assert filed.entries(EntryQuery(subjects=(incident(),))) == ()
    assert filed.card(DIGEST).incidents == 0
    assert filed.summary().incidents == 0
    with pytest.raises(DecisionError, match="rejected as a whole"):
        filed.decide(_killed(filed, "25", subject=incident()))


def _killed(store: Store, typed: str, subject: str | None = None) -> Ruling:
    words = select(store.document(DIGEST), [span_of(DOCUMENT.text, "nine people")])
    new = decide.NewCell(
        subject_kind=SubjectKind.INCIDENT,
        field="killed",
        value=typed_value(SubjectKind.INCIDENT, "killed", typed, words),
        subject=subject,
        voice=voice_of(cell(store, "stance")),
    )
    return decide.create(words, new, signed(minutes=3))


def test_what_the_machine_missed_is_made_by_selecting_words(filed: Store) -> None:
    ruling = _killed(filed, "at least 9")
    filed.decide(ruling)
    (entry,) = ruling.entries
    assert filed.entry(entry.id) == entry
    assert (entry.words, entry.value_type, entry.subject_kind) == (
        "nine people",
        "count",
        SubjectKind.INCIDENT,
    )
    assert entry.chain[0].name == "the mayor"
    assert filed.states(DIGEST)[entry.id] is EntryState.CREATED
    assert filed.card(DIGEST).incidents == 2
    filed.decide(decide.undo(ruling.decision, signed(minutes=4)))
    assert filed.states(DIGEST)[entry.id] is EntryState.UNDONE
    assert filed.card(DIGEST).incidents == 1
    assert filed.entry(entry.id) == entry


def test_undo_brings_back_what_was_and_is_itself_final(filed: Store) -> None:
    old = cell(filed, "realis")
    first = decide.edit(old, signed(), value="attempted")
    filed.decide(first)
    second = decide.edit(first.entries[0], signed(minutes=1), value="planned")
    filed.decide(second)
    with pytest.raises(DecisionError, match="undo that first"):
        filed.decide(decide.undo(first.decision, signed(minutes=2)))
    filed.decide(decide.undo(second.decision, signed(minutes=3)))
    assert cell(filed, "realis") == first.entries[0]
    undoing = decide.undo(first.decision, signed(minutes=4))
    filed.decide(undoing)
    assert cell(filed, "realis") == old
    with pytest.raises(DecisionError, match="undone already"):
        filed.decide(decide.undo(first.decision, signed(minutes=5)))
    with pytest.raises(DecisionError, match="make the decision again"):
        filed.decide(decide.undo(undoing.decision, signed(minutes=6)))
    filed.decide(decide.edit(old, signed(minutes=7), value="planned"))
    assert cell(filed, "realis").value == "planned"


def test_closing_a_report_is_a_decision_with_a_state(filed: Store) -> None:
    assert filed.triage(DIGEST) is Triage.NEW
    filed.decide(decide.close(DIGEST, Triage.SECOND_LOOK, signed("vera", seconds=40)))
    assert filed.triage(DIGEST) is Triage.SECOND_LOOK
    assert filed.reports(ReportQuery(state=Triage.NEW)) == ()
    assert filed.summary().states == ((Triage.SECOND_LOOK, 1),)
    with pytest.raises(DecisionError, match="vera closed this report as second_look"):
        filed.decide(decide.close(DIGEST, Triage.CODED, signed("tomas")))
    seen = closing(filed.decisions(report=DIGEST), DIGEST)
    filed.decide(decide.close(DIGEST, Triage.CODED, signed("tomas", minutes=2), seen))
    assert filed.triage(DIGEST) is Triage.CODED
    last = filed.decisions(report=DIGEST)[-1]
    filed.decide(decide.undo(last, signed("tomas", minutes=3)))
    assert filed.triage(DIGEST) is Triage.SECOND_LOOK


def test_the_work_on_a_report_is_counted(filed: Store) -> None:
    assert filed.timings() == ()
    filed.decide(decide.accept(cell(filed, "type"), DIGEST, signed(seconds=12.5)))
    filed.decide(decide.accept(cell(filed, "news"), DIGEST, signed(minutes=1)))
    filed.decide(decide.close(DIGEST, Triage.CODED, signed(minutes=2, seconds=2.5)))
    assert filed.timings() == (Timing(report=DIGEST, decisions=3, seconds=15.0),)


def test_decisions_given_with_a_batch_are_filed_and_cost_no_time(store: Store) -> None:
    given = decide.give(DIGEST, "outlet", "The Ferry Post", signed("desk"))
    store.put_report(replace(FILING, decisions=(given,)))
    assert store.decisions(report=DIGEST, subject=DIGEST) == (given,)
    assert given.kind is DecisionKind.GIVE
    assert store.timings() == ()


def test_a_decision_on_what_is_not_there_is_refused(filed: Store) -> None:
    with pytest.raises(DecisionError, match="no entry or subject"):
        filed.decide(decide.reject("entry:none", DIGEST, signed()))
    with pytest.raises(NotFoundError, match="no report"):
        filed.decide(decide.close("0" * 64, Triage.CODED, signed()))
    missing = decide.close(DIGEST, Triage.CODED, signed()).decision
    with pytest.raises(DecisionError, match="no decision"):
        filed.decide(decide.undo(missing, signed()))
    assert filed.decisions() == ()


def test_the_present_view_is_the_same_pure_function_everywhere(filed: Store) -> None:
    filed.decide(decide.edit(cell(filed, "realis"), signed(), value="attempted"))
    filed.decide(decide.reject(cell(filed, "target"), DIGEST, signed(minutes=1)))
    filed.decide(_killed(filed, "about 70"))
    everything = filed.entries(EntryQuery(report=DIGEST, current=False))
    assert current_entries(everything, filed.decisions(report=DIGEST)) == filed.entries()


def test_a_persons_entry_is_in_the_digest_without_its_clock(new_store: Callable[[], Store]) -> None:
    stores = [new_store() for _ in range(4)]
    for store, value, minutes in zip(
        stores, ("attempted", "attempted", "planned", None), (0, 9, 0, 0), strict=True
    ):
        store.put_report(FILING)
        if value is not None:
            first = decide.edit(cell(store, "realis"), signed(minutes=minutes), value=value)
            store.decide(first)
            store.decide(decide.edit(first.entries[0], signed(minutes=minutes + 1), value="threatened"))
    early, late, other, none = (store.digest() for store in stores)
    assert early == late
    assert len({early, other, none}) == 3


def test_the_codebook_grows_by_versions(filed: Store) -> None:
    weapon = Field(name="weapon_seen", type=FieldType.CHOICE, allowed=("yes", "no"))
    filed.put_field(weapon)
    wider = replace(weapon, allowed=("yes", "no", "unclear"), version=2)
    filed.put_field(wider)
    assert filed.fields() == (wider,)
    assert filed.fields(all_versions=True) == (weapon, wider)
    with pytest.raises(FieldError, match="next version is 3"):
        filed.put_field(replace(wider, label="late"))
    words = select(DOCUMENT, [span_of(DOCUMENT.text, "car bomb")])
    own = decide.NewCell(
        subject_kind=SubjectKind.INCIDENT, subject=incident(), field="weapon_seen", value="unclear"
    )
    filed.decide(decide.create(words, own, signed(), filed.fields()))
    assert cell(filed, "weapon_seen").value == "unclear"
    with pytest.raises(FieldError, match="none of yes, no, unclear"):
        decide.create(words, replace(own, value="maybe"), signed(), filed.fields())


def test_merges_and_splits_are_recorded_and_undone(filed: Store) -> None:
    merging = decide.merge("case:1", ["case:2"], signed())
    filed.decide(merging)
    filed.decide(decide.split("case:1", [incident()], signed(minutes=1)))
    assert [one.kind for one in filed.decisions(subject="case:1")] == [DecisionKind.MERGE, DecisionKind.SPLIT]
    filed.decide(decide.undo(merging.decision, signed(minutes=2)))
    assert len(filed.decisions()) == 3
