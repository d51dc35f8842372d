"""Reading our own gold, freezing it, comparing annotators: on a folder made here."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import gold_files
from benchmarks.accuracy.agreement import agreement, both_read
from benchmarks.accuracy.agreement import main as agree
from benchmarks.accuracy.corpora import CorpusError
from benchmarks.accuracy.gold_freeze import main as freeze
from benchmarks.accuracy.model import NO_MODEL
from benchmarks.accuracy.own_gold import OWN_GOLD, GoldReport, compare_report
from benchmarks.accuracy.score_gold import claim_scores

TEXT = "The army said that shells hit the market. The rebels denied that shells hit the market."
REMOTE = "re3d/UK_Government/A1"


def span(words: str, after: int = 0) -> list[int]:
    start = TEXT.index(words, after)
    return [start, start + len(words)]


def claim(name: str, actor: str, words: str, cue: str, **more: object) -> dict[str, Any]:
    link = {"name": words, "actor": actor, "span": span(words), "kind": "official"}
    content = span("shells hit the market", TEXT.index(cue))
    made = {
        "id": name,
        "chain": [link],
        "cue": span(cue),
        "content": [content],
        "act": "say",
        "stance": "asserted",
    }
    return made | {"denies": None} | more


def annotation() -> dict[str, Any]:
    actors = [
        {"id": "a1", "name": "the army", "spans": [span("The army")]},
        {"id": "a2", "name": "the rebels", "spans": [span("The rebels")]},
    ]
    denial = claim("c2", "a2", "The rebels", "denied", act="deny", stance="denied", denies="occurrence")
    claims = [claim("c1", "a1", "The army", "said"), denial]
    return {"file": "one.txt", "actors": actors, "claims": claims, "same_as_denied": [["c1", "c2"]]}


def write(folder: Path, *annotations: dict[str, Any]) -> Path:
    (folder / "annotations").mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "texts" / "one.txt").write_text(TEXT, "utf-8")
    for number, one in enumerate(annotations):
        (folder / "annotations" / f"{number}.json").write_text(json.dumps(one), "utf-8")
    return folder


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(gold_files, "GOLD", tmp_path / "gold")
    monkeypatch.setenv(NO_MODEL, "1")
    return write(tmp_path / "gold" / "dev", annotation())


def units(corpora: Path, split: str | None = None) -> list[GoldReport]:
    return list(OWN_GOLD.units(OWN_GOLD.files(corpora, split)))


def test_the_path_finds_who_says_and_who_denies(gold: Path, tmp_path: Path) -> None:
    [report] = units(tmp_path)
    assert gold.is_dir()
    assert report.claims[1].answers == (0,)
    scores = claim_scores([compare_report(report)])
    assert scores["chain_exact"] == scores["stance"] == scores["denial_f1"] == 1.0
    assert scores["source_kind"] == 0.5  # rebels are a party


def test_claims_outside_the_window_are_not_counted(gold: Path, tmp_path: Path) -> None:
    one = annotation() | {"window": [0, TEXT.index("The rebels")]}
    (gold / "annotations" / "0.json").write_text(
        json.dumps(one | {"claims": one["claims"][:1], "same_as_denied": []})
    )
    [report] = units(tmp_path)
    scores = claim_scores([compare_report(report)])
    assert (scores["claims_precision"], scores["n"]) == (1.0, 1)


def test_texts_of_an_absent_corpus_are_skipped_with_the_reason(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (gold / "annotations" / "1.json").write_text(json.dumps(annotation() | {"file": REMOTE}))
    assert [one.file for one in units(tmp_path)] == ["one.txt"]
    assert "1 reports skipped" in capsys.readouterr().err
    documents = tmp_path / "mentions" / "re3d" / "UK_Government" / "documents.json"
    documents.parent.mkdir(parents=True)
    documents.write_text(json.dumps({"_id": "A1", "text": TEXT}) + "\n")
    assert [one.file for one in units(tmp_path)] == ["one.txt", REMOTE]
    (gold / "annotations" / "2.json").write_text(json.dumps(annotation() | {"file": "re3d/UK_Government/B2"}))
    with pytest.raises(CorpusError, match="B2"):
        units(tmp_path)


def test_a_span_that_leaves_the_text_is_named(gold: Path, tmp_path: Path) -> None:
    broken = annotation()
    broken["claims"][0]["cue"] = [5, 900]
    (gold / "annotations" / "0.json").write_text(json.dumps(broken))
    with pytest.raises(CorpusError, match=r"one\.txt c1"):
        units(tmp_path)


def test_what_is_measured_must_be_frozen_and_untouched(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(gold.parent / "measure", annotation())
    with pytest.raises(CorpusError, match="frozen first"):
        units(tmp_path, "measure")
    assert freeze([str(folder)]) == 0
    assert len(units(tmp_path, "measure")) == 1
    assert freeze([str(folder)]) == 1
    (folder / "texts" / "two.txt").write_text("Nothing.")
    with pytest.raises(CorpusError, match=r"texts/two\.txt"):
        units(tmp_path, "measure")
    assert freeze([str(folder), "--anew", "a text was missing"]) == 0
    assert len(units(tmp_path, "measure")) == 1
    assert "a text was missing" in (folder / "frozen.history").read_text()
    assert freeze([str(tmp_path / "nowhere")]) == 2
    assert "holds no annotations" in capsys.readouterr().err


def test_no_gold_is_a_clear_error(gold: Path, tmp_path: Path) -> None:
    assert gold.is_dir()
    with pytest.raises(CorpusError, match="no gold is called other"):
        units(tmp_path, "other")


def test_annotators_agree_with_themselves_and_differ_by_one_label(
    gold: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = annotation()
    second["claims"][0]["act"] = "confirm"
    other = write(tmp_path / "second", second, annotation() | {"file": "two.txt"})
    told = agreement(list(both_read(gold, other, {"one.txt": TEXT})))
    assert (told["chain_exact"], told["act"], told["stance_kappa"], told["n_reports"]) == (1.0, 0.5, 1.0, 1)
    assert told["act_kappa"] == pytest.approx((0.5 - 0.25) / 0.75)
    assert (
        agree([str(gold), str(other), "--corpora", str(tmp_path), "--out", str(tmp_path / "told.json")]) == 0
    )
    assert json.loads((tmp_path / "told.json").read_text())["n_matched"] == 2
    assert agree([str(gold), str(tmp_path / "nobody")]) == 2
    assert "no report in common" in capsys.readouterr().err


def test_only_what_both_windows_cover_is_compared(gold: Path, tmp_path: Path) -> None:
    first = TEXT.index("The rebels")
    late = annotation() | {"window": [first, len(TEXT)]}
    late = late | {"claims": [late["claims"][1]], "same_as_denied": []}
    other = write(tmp_path / "second", late)
    [(mine, theirs)] = both_read(gold, other, {"one.txt": TEXT})
    assert len(mine) == len(theirs) == 1
    assert mine[0].answers == ()
