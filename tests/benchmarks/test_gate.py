import json
from pathlib import Path

import pytest

from benchmarks.accuracy import gate
from benchmarks.accuracy.__main__ import main as accuracy

FLOORS: gate.Floors = {"seeds": {"facts_passed": 36, "digest": "abc"}}


def test_at_the_floor_passes_and_below_fails() -> None:
    assert not list(gate.faults({"seeds": {"facts_passed": 36.0}}, FLOORS, {"seeds": "abc"}))
    [told] = gate.faults({"seeds": {"facts_passed": 35.0}}, FLOORS, {"seeds": "abc"})
    assert "below its floor of 36" in told


def test_other_files_and_missing_metrics_fail() -> None:
    told = list(gate.faults({"seeds": {}}, FLOORS, {"seeds": "xyz"}))
    assert len(told) == 2
    assert "other files" in told[0]
    assert "was not measured" in told[1]


def test_a_task_that_was_not_run_or_has_no_floor_does_not_fail() -> None:
    assert not list(gate.faults({"places/lgl": {"a161_gold_spans": 0.1}}, FLOORS, {}))


def test_pinning_raises_but_lowers_only_with_words() -> None:
    higher, lowered = gate.pinned_anew({"seeds": {"facts_passed": 40.0}}, FLOORS, {"seeds": "new"}, None)
    assert not lowered
    assert higher["seeds"] == {"facts_passed": 40, "digest": "new"}
    lower, lowered = gate.pinned_anew(
        {"seeds": {"facts_passed": 30.0}}, FLOORS, {}, "two facts were asserted wrongly"
    )
    assert len(lowered) == 1
    assert lower["seeds"]["lowered"] == "two facts were asserted wrongly"


def test_fractions_are_rounded_down_so_that_the_same_result_passes() -> None:
    scores = {"places/lgl": {"a161_gold_spans": 0.79999}}
    made, _ = gate.pinned_anew(scores, {}, {}, None)
    assert made["places/lgl"]["a161_gold_spans"] == 0.7999
    assert not list(gate.faults(scores, made, {}))


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A results file below the floor of its task, whose corpus is a file of our own."""
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "lgl.xml").write_text("<articles/>")
    floors = tmp_path / "floors.json"
    digest = gate.digests_of(["places/lgl"], tmp_path)["places/lgl"]
    floors.write_text(json.dumps({"places/lgl": {"a161_gold_spans": 0.8, "digest": digest}}))
    monkeypatch.setattr(gate, "FLOORS", floors)
    monkeypatch.setattr(gate.read_floors, "__defaults__", (floors,))
    path = tmp_path / "results.json"
    path.write_text(json.dumps({"places/lgl": {"a161_gold_spans": 0.7}}))
    return path


def test_the_program_refuses_to_lower_without_words(
    results: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpora = f"--corpora={results.parent}"
    assert gate.main([str(results), corpora]) == 1
    assert gate.main([str(results), "--pin", corpora]) == 1
    assert "allow-regression" in capsys.readouterr().err
    assert gate.main([str(results), "--pin", corpora, "--allow-regression", "another gazetteer"]) == 0
    assert gate.main([str(results), corpora]) == 0


def test_absent_corpora_are_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy(["--corpora", str(tmp_path), "--task", "places/lgl"]) == 2
    assert "places/lgl.xml" in capsys.readouterr().err


def test_an_unknown_task_and_floors_of_a_sample_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert accuracy(["--task", "nonsense"]) == 2
    assert accuracy(["--task", "seeds", "--floors", "--limit", "3"]) == 2
    assert "--limit" in capsys.readouterr().err
