"""Every cell of an analysis becomes an entry with its words, its voice and its finder."""

from dataclasses import fields, replace
from typing import Any

import pytest

from onrecord.codec import from_json
from onrecord.ledger.canonical import canonical, sealed
from onrecord.ledger.codebook import BUILT_IN, kind_of
from onrecord.ledger.entries import entries_of
from onrecord.ledger.entries_claim import CLAIM_CELLS
from onrecord.ledger.entries_incident import INCIDENT_CELLS
from onrecord.ledger.entries_report import ACTOR_CELLS, PLACE_CELLS, REPORT_CELLS
from onrecord.model import (
    Act,
    Alias,
    Count,
    CountOf,
    Entry,
    FinderKind,
    Institution,
    Office,
    Realis,
    Role,
    Span,
    Stance,
    Stated,
    SubjectKind,
    When,
)
from tests.ledger.story import TEXT, make_analysis, make_count, make_place, make_report, make_when

ANALYSIS = make_analysis()
ENTRIES = entries_of(ANALYSIS)


def cells(field: str, entries: tuple[Entry, ...] = ENTRIES) -> list[Entry]:
    """All entries of one field."""
    return [entry for entry in entries if entry.field == field]


def test_the_toll_stands_on_the_mayors_word() -> None:
    (killed,) = cells("killed")
    count = from_json(killed.value, Count)
    assert (count.low, count.high, killed.words, killed.value_type) == (9, 9, "nine", "count")
    assert [speaker.name for speaker in killed.chain] == ["the mayor"]
    assert (killed.act, killed.stance, killed.realis) == (Act.SAY, Stance.ASSERTED, Realis.OCCURRED)
    assert (killed.subject_kind, killed.happened) == (SubjectKind.INCIDENT, "2024-05-02/2024-05-02")
    assert (killed.finder.kind, killed.finder.name, killed.finder.version) == (
        FinderKind.RULE,
        "test/counts",
        "0.1.0",
    )
    assert killed.score == 0.875


def test_the_reports_own_voice_is_an_empty_chain() -> None:
    (kind,) = cells("type")
    assert (kind.value, kind.chain, kind.claim, kind.stance) == ("ASSAULT", (), None, None)
    assert (kind.words, kind.spans) == ("car bomb … attack", ANALYSIS.incidents[0].triggers)


def test_records_come_back_from_their_cells() -> None:
    (place,) = cells("place", tuple(e for e in ENTRIES if e.subject_kind is SubjectKind.INCIDENT))
    (when,) = cells("when")
    (target,) = cells("target")
    assert from_json(place.value, type(make_place(""))) == ANALYSIS.places[0]
    assert from_json(when.value, When) == ANALYSIS.times[0]
    assert from_json(target.value, Role) == ANALYSIS.incidents[0].roles[0]
    assert when.date_of == "unknown"


def test_a_denial_keeps_speaker_kind_content_and_what_it_answers() -> None:
    denial = [entry for entry in ENTRIES if entry.subject == ANALYSIS.claims[1].id]
    said = {entry.field: entry.value for entry in denial}
    assert said == {
        "speaker": "Northern Front",
        "speaker_actor": "actor:northern-front",
        "institution": Institution.PARTY,
        "cue": "denied",
        "content": "it was behind the attack",
        "act": "deny",
        "stance": "denied",
        "about": ANALYSIS.incidents[0].id,
        "answers": ANALYSIS.claims[0].id,
    }
    assert {entry.chain for entry in denial} == {ANALYSIS.claims[1].chain}


def test_an_incident_that_names_a_claim_is_what_the_claim_is_about() -> None:
    quiet = replace(ANALYSIS.claims[0], about=())
    entries = entries_of(replace(ANALYSIS, claims=(quiet,)))
    assert [entry.value for entry in cells("about", entries)] == [ANALYSIS.incidents[0].id]


def test_a_report_says_where_its_outlet_and_date_come_from() -> None:
    (outlet,) = cells("outlet")
    (language,) = cells("language")
    (published,) = cells("published")
    assert (outlet.value, outlet.finder.name, outlet.spans) == (
        "The Ferry Post",
        "first line",
        (Span(0, 14),),
    )
    assert (language.finder.kind, language.spans) == (FinderKind.GIVEN, ())
    assert published.happened == "2024-05-03/2024-05-03"
    assert (published.words, published.spans) == ("2024-05-03", ())


def test_a_language_nobody_stated_is_told_by_a_rule() -> None:
    document = replace(ANALYSIS.document, stated=(), language="fr", translated=("articles are missing",))
    entries = entries_of(replace(ANALYSIS, document=document))
    assert [(one.value, one.finder.name) for one in cells("language", entries)] == [("fr", "language")]
    assert [one.value for one in cells("translation_sign", entries)] == ["articles are missing"]


def test_cited_outlets_are_cells_of_the_report() -> None:
    cited = Stated(field="source", value="Northern Herald", words="Northern Herald", found_in="source list")
    (cell,) = cells("cites", entries_of(replace(ANALYSIS, cites=(cited,))))
    assert (cell.value, cell.subject) == ("Northern Herald", ANALYSIS.report)


def test_a_toll_over_several_incidents_is_a_subject_of_its_own() -> None:
    toll = replace(
        make_count(TEXT, ANALYSIS.report, None), id="count:toll", cumulative=True, of=CountOf.INJURED
    )
    entries = entries_of(replace(ANALYSIS, counts=(*ANALYSIS.counts, toll)))
    (cell,) = cells("injured", entries)
    assert (cell.subject_kind, cell.subject) == (SubjectKind.COUNT, "count:toll")


def test_two_dates_that_disagree_date_no_other_cell() -> None:
    bomb = ANALYSIS.incidents[0]
    other = replace(make_when(TEXT, ANALYSIS.report), id="when:other", earliest=None)
    later = replace(bomb.times[0], when="when:other")
    entries = entries_of(
        replace(
            ANALYSIS,
            times=(*ANALYSIS.times, other),
            incidents=(replace(bomb, times=(*bomb.times, later)),),
        )
    )
    assert [entry.happened for entry in cells("when", entries)] == ["2024-05-02/2024-05-02", "/2024-05-02"]
    assert cells("type", entries)[0].happened is None


def test_everything_an_actor_and_an_incident_can_hold_becomes_a_cell() -> None:
    front = replace(
        ANALYSIS.actors[0],
        country="KVA",
        sector="REB",
        aliases=(Alias(name="the Front", source="lexicon row"),),
        offices=(Office(title="council", of="the north", span=Span(0, 3)),),
    )
    bomb = replace(
        ANALYSIS.incidents[0],
        mode="explosive",
        contexts=("military", "election"),
        cameo="18",
        quad="material conflict",
        series=True,
        news=False,
        background_reason="an earlier year is named",
        merged=("one trigger repeats the other",),
    )
    entries = entries_of(replace(ANALYSIS, actors=(front,), incidents=(bomb,)))
    found = {(entry.subject_kind, entry.field) for entry in entries}
    for field in ("mode", "context", "cameo", "quad", "series", "background_reason", "merged"):
        assert (SubjectKind.INCIDENT, field) in found
    assert [entry.value for entry in cells("context", entries)] == ["military", "election"]
    assert cells("news", entries)[0].value == "false"
    for field in ("country", "sector", "alias", "office", "name", "kind"):
        assert (SubjectKind.ACTOR, field) in found
    assert cells("office", entries)[0].value == "council of the north"


def test_the_same_analysis_gives_the_same_entries_and_another_version_others() -> None:
    assert entries_of(make_analysis()) == ENTRIES
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES)
    assert tuple(sealed(entry) for entry in ENTRIES) == ENTRIES
    assert not {entry.id for entry in entries_of(ANALYSIS, "0.2.0")} & {entry.id for entry in ENTRIES}


@pytest.mark.parametrize("name", [field.name for field in fields(Entry) if field.name != "id"])
def test_the_id_hashes_everything_else(name: str) -> None:
    (killed,) = cells("killed")
    change: dict[str, Any] = {name: None if getattr(killed, name) is not None else "other"}
    changed = replace(killed, **change)
    assert sealed(killed) == killed
    assert sealed(changed).id != killed.id


def test_half_characters_in_the_words_are_written_as_words() -> None:
    text = TEXT.replace("nine", "n\ud83de")
    report = replace(make_report(), text=text)
    bomb = replace(make_analysis(), document=replace(ANALYSIS.document, text=report.text))
    for entry in entries_of(bomb):
        assert entry.words.encode()
        assert entry.value.encode()


def test_a_model_head_is_told_from_a_rule() -> None:
    heads = replace(ANALYSIS.counts[0], by="head/counts")
    (killed,) = cells("killed", entries_of(replace(ANALYSIS, counts=(heads,))))
    assert killed.finder.kind is FinderKind.HEAD


def test_every_cell_a_table_writes_can_be_corrected_by_hand() -> None:
    machine_only = {
        "cameo",
        "quad",
        "merged",
        "loss",
        "quoted",
        "source_in_other_sentence",
        "translation_sign",
    }
    machine_only |= {"gazetteer"}
    for kind, table in (
        (SubjectKind.INCIDENT, INCIDENT_CELLS),
        (SubjectKind.CLAIM, CLAIM_CELLS),
        (SubjectKind.REPORT, REPORT_CELLS),
        (SubjectKind.ACTOR, ACTOR_CELLS),
        (SubjectKind.PLACE, PLACE_CELLS),
    ):
        for row in table:
            assert row.field in machine_only or (kind, row.field) in BUILT_IN, row.field


def test_values_have_the_type_the_codebook_promises() -> None:
    for entry in ENTRIES:
        if (entry.subject_kind, entry.field) in BUILT_IN and entry.field != "language":
            kind = kind_of(entry.subject_kind, entry.field)
            assert entry.value_type == kind.value_type, entry.field
            assert not kind.allowed or entry.value in kind.allowed, entry.field


def test_a_missing_record_is_a_fault_not_a_silence() -> None:
    with pytest.raises(KeyError):
        entries_of(replace(ANALYSIS, counts=()))


def test_canonical_json_has_sorted_keys() -> None:
    assert canonical({"b": 1, "a": "\ud800"}) == '{"a":"\\\\ud800","b":1}'
    assert canonical(Span(3, 7)) == '{"start":3,"stop":7}'
