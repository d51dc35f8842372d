"""Decisions as pure functions, and the values a reviewer types."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.codec import from_json
from onrecord.ledger import decide
from onrecord.ledger.answers import EntryState
from onrecord.ledger.canonical import pack, unpack
from onrecord.ledger.codebook import check_field, check_value
from onrecord.ledger.digest import entry_keys
from onrecord.ledger.filing import Ruling
from onrecord.ledger.present import current_entries, states_of
from onrecord.ledger.query import indexable, make_hit, matches, read_terms
from onrecord.ledger.selection import Selection, select
from onrecord.ledger.typed import read_count, typed_value
from onrecord.model import (
    Count,
    CountAs,
    CountOf,
    Decision,
    Entry,
    Field,
    FieldType,
    Place,
    Precision,
    Role,
    Span,
    Stated,
    SubjectKind,
    Triage,
    When,
)
from onrecord.model.errors import DecisionError, FieldError
from tests.ledger.factory import make_entry, signed
from tests.ledger.story import make_document, make_report, span_of

REPORT = make_report()
DOCUMENT = make_document(REPORT)
NINE = select(DOCUMENT, [span_of(REPORT.text, "nine people")])
CHOICE = Field(name="weapon_seen", type=FieldType.CHOICE, allowed=("yes", "no"))


@pytest.mark.parametrize(
    ("typed", "as_", "low", "high", "word"),
    [
        ("25", CountAs.EXACT, 25, 25, None),
        ("20-25", CountAs.RANGE, 20, 25, None),
        ("20 – 25", CountAs.RANGE, 20, 25, None),
        ("about 70", CountAs.ABOUT, 70, 70, None),
        ("At  least 30", CountAs.AT_LEAST, 30, None, None),
        ("30+", CountAs.AT_LEAST, 30, None, None),
        ("over 30", CountAs.AT_LEAST, 31, None, None),
        ("up to 12", CountAs.AT_MOST, None, 12, None),
        ("withheld", CountAs.WITHHELD, None, None, None),
        ("none", CountAs.NONE, 0, 0, None),
        ("none so far", CountAs.NONE_SO_FAR, 0, 0, None),
        ("dozens", CountAs.VAGUE, None, None, "dozens"),
    ],
)
def test_a_typed_count_is_read_as_a_person_means_it(
    typed: str, as_: CountAs, low: int | None, high: int | None, word: str | None
) -> None:
    count = read_count(CountOf.KILLED, typed, NINE)
    assert (count.given, count.low, count.high, count.word) == (as_, low, high, word)
    assert (count.words, count.span) == ("nine people", NINE.spans[0])


@pytest.mark.parametrize("typed", ["", "9-3"])
def test_a_count_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(FieldError):
        read_count(CountOf.KILLED, typed, NINE)


def test_records_are_built_from_little_typing() -> None:
    incident = SubjectKind.INCIDENT
    when = from_json(typed_value(incident, "when", "2024-05-02", NINE), When)
    stretch = from_json(typed_value(incident, "when", "2024-05-02/2024-05-04", NINE), When)
    open_end = from_json(typed_value(incident, "when", "2024-05-02/", NINE), When)
    assert (when.earliest, when.latest) == (when.earliest, when.earliest)
    assert str(stretch.latest) == "2024-05-04"
    assert open_end.latest is None
    role = from_json(typed_value(incident, "target", "", NINE), Role)
    assert (role.words, role.span) == ("nine people", NINE.spans[0])
    place = from_json(typed_value(incident, "place", "Korvana", NINE), Place)
    assert (place.name, place.precision, place.point) == ("Korvana", Precision.UNKNOWN, None)
    count = from_json(typed_value(incident, "killed", "9", NINE), Count)
    assert typed_value(incident, "injured", typed_value(incident, "killed", "9", NINE), NINE) != ""
    assert count.of is CountOf.KILLED
    assert typed_value(SubjectKind.CLAIM, "speaker", "", NINE) == "nine people"


@pytest.mark.parametrize(
    ("subject", "field", "typed", "says"),
    [
        (SubjectKind.INCIDENT, "when", "yesterday", "a date is written"),
        (SubjectKind.INCIDENT, "when", "2024-05-04/2024-05-02", "runs forward"),
        (SubjectKind.INCIDENT, "realis", "maybe", "is none of occurred"),
        (SubjectKind.INCIDENT, "colour", "red", "incidents have no field 'colour'"),
        (SubjectKind.INCIDENT, "killed", '{"of": "killed"}', "not a Count"),
        (SubjectKind.CLAIM, "act", " ", "an empty value"),
    ],
)
def test_a_value_that_breaks_its_field_is_refused(
    subject: SubjectKind, field: str, typed: str, says: str
) -> None:
    with pytest.raises(FieldError, match=says):
        typed_value(subject, field, typed, NINE)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (FieldType.TEXT, "anything", " "),
        (FieldType.NUMBER, "2.5", "two"),
        (FieldType.DATE, "2024-05-02", "2 May"),
        (FieldType.FLAG, "true", "yes"),
    ],
)
def test_own_fields_check_their_values(kind: FieldType, good: str, bad: str) -> None:
    own = Field(name="own", type=kind)
    check_value(SubjectKind.INCIDENT, "own", good, [own])
    with pytest.raises(FieldError):
        check_value(SubjectKind.INCIDENT, "own", bad, [own])
    with pytest.raises(FieldError, match="claims have no field 'own'"):
        check_value(SubjectKind.CLAIM, "own", good, [own])


@pytest.mark.parametrize(
    "field",
    [
        replace(CHOICE, name="Weapon seen"),
        replace(CHOICE, name="realis"),
        replace(CHOICE, subject="weather"),
        replace(CHOICE, allowed=()),
        replace(CHOICE, type=FieldType.TEXT),
        replace(CHOICE, version=2),
    ],
)
def test_a_field_that_does_not_fit_the_codebook_is_refused(field: Field) -> None:
    with pytest.raises(FieldError):
        check_field(field, [])


def test_a_field_stays_on_its_subject() -> None:
    with pytest.raises(FieldError, match="stays one"):
        check_field(replace(CHOICE, subject="claim", version=2), [CHOICE])


def test_words_are_selected_inside_the_document_only() -> None:
    end = len(REPORT.text)
    assert select(DOCUMENT, [Span(0, 4)]).words == "The"
    for spans in ([], [Span(3, 3)], [Span(14, 16)], [Span(end, end + 1)]):
        with pytest.raises(DecisionError):
            select(DOCUMENT, spans)


def test_an_edit_must_change_something_in_its_own_report() -> None:
    entry = make_entry()
    with pytest.raises(DecisionError, match="accept it instead"):
        decide.edit(entry, signed(), value="ASSAULT")
    with pytest.raises(DecisionError, match="another report"):
        decide.edit(entry, signed(), selection=NINE)
    moved = decide.edit(entry, signed(), selection=replace(NINE, report="ab12"))
    assert moved.entries[0].words == "nine people"
    assert moved.entries[0].value == "ASSAULT"


def test_a_decision_needs_a_name_and_a_new_subject_needs_words() -> None:
    with pytest.raises(DecisionError, match="reviewer's name"):
        decide.accept(make_entry(), "ab12", signed(" "))
    bare = Selection(report="ab12", spans=(), words="")
    new = decide.NewCell(subject_kind=SubjectKind.INCIDENT, field="type", value="PROTEST")
    with pytest.raises(DecisionError, match="select the words"):
        decide.create(bare, new, signed())
    vouched = decide.create(bare, replace(new, subject="incident:1"), signed())
    assert vouched.entries[0].spans == ()
    for decision in (decide.merge, decide.split):
        with pytest.raises(DecisionError, match="name what"):
            decision("case:1", [], signed())
    with pytest.raises(DecisionError, match="undo the closing"):
        decide.close("ab12", Triage.NEW, signed())


def test_given_metadata_is_kept_as_a_decision() -> None:
    stated = Stated(
        field="outlet", value="The Ferry Post", words="--outlet", found_in="--outlet", decided=True
    )
    decision = decide.give("ab12", stated.field, stated.value, signed())
    assert decision.detail == '{"field":"outlet","value":"The Ferry Post"}'


MOVES = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "edit", "undo"]), st.integers(0, 9)), max_size=12
)


@given(moves=MOVES)
def test_whatever_is_decided_each_cell_has_one_present_and_loses_nothing(
    moves: list[tuple[str, int]],
) -> None:
    entries: list[Entry] = [make_entry(number) for number in range(3)]
    decisions: list[Decision] = []
    for minute, (move, number) in enumerate(moves):
        ruling = _ruling(move, number, minute, entries, decisions)
        if ruling is not None:
            decisions.append(ruling.decision)
            entries.extend(ruling.entries)
    states = states_of(entries, decisions)
    current = current_entries(entries, decisions)
    assert set(states) == {entry.id for entry in entries}
    for first in range(3):
        chain = [entry for entry in entries if _root(entry, entries) == f"entry:{first}"]
        seen = [entry for entry in chain if entry in current]
        rejected = [entry for entry in chain if states[entry.id] is EntryState.REJECTED]
        assert len(seen) + len(rejected) == 1
    assert len(list(entry_keys(entry for entry in entries if entry.decision))) == len(entries) - 3


def _ruling(
    move: str, number: int, minute: int, entries: list[Entry], decisions: list[Decision]
) -> Ruling | None:
    """What a reviewer who sees the present does; None where nothing is there to do it to."""
    sign = signed(minutes=minute)
    if move == "undo":
        brought = {one.decision: one for one in entries if one.decision}
        touched = {one.subject for one in decisions} | {one.supersedes for one in decisions}
        free = [
            one
            for one in decisions
            if one.id not in touched
            and one.kind.value != "undo"
            and (one.id not in brought or brought[one.id].id not in touched)
        ]
        return decide.undo(free[number % len(free)], sign) if free else None
    current = current_entries(entries, decisions)
    if not current:
        return None
    entry = current[number % len(current)]
    if move == "edit":
        return decide.edit(entry, sign, value="PROTEST" if entry.value != "PROTEST" else "ASSAULT")
    return (decide.accept if move == "accept" else decide.reject)(entry, "ab12", sign)


def _root(entry: Entry, entries: list[Entry]) -> str:
    by_id = {one.id: one for one in entries}
    while entry.replaces:
        entry = by_id[entry.replaces]
    return entry.id


@given(text=st.text(st.characters(), max_size=60))
def test_packed_records_come_back_exactly(text: str) -> None:
    document = replace(DOCUMENT, text=text + "\ud800")
    assert unpack(pack(document), type(document)) == document
    assert len(indexable(text)) == len(text)


@given(text=st.text("ab \n-“", max_size=40), words=st.text('ab "-*', max_size=12))
def test_hits_mark_the_words_in_snippet_and_text(text: str, words: str) -> None:
    for term in read_terms(words).wanted:
        spans = list(matches(term, text))
        hit = make_hit("ab12", None, text, spans)
        assert [mark.of(hit.snippet) for mark in hit.marks] == [
            span.of(text) for span in spans if span.stop <= len(text)
        ][: len(hit.marks)]
