import json
from pathlib import Path

import pytest

import onrecord
from benchmarks.accuracy import factuality as task
from benchmarks.accuracy.__main__ import main as accuracy
from benchmarks.accuracy.corpora import SkippedError
from benchmarks.accuracy.factuality import UDS_IH2, JudgedSentence, compare_sentence
from benchmarks.accuracy.score_factuality import class_of, factuality_scores


@pytest.mark.parametrize(
    ("score", "name"),
    [
        (-3, "certainly_not"),
        (-2, "certainly_not"),
        (-1.99, "probably_not"),
        (-0.75, "probably_not"),
        (-0.74, "unknown"),
        (0.74, "unknown"),
        (0.75, "probably"),
        (1.99, "probably"),
        (2, "certain"),
    ],
)
def test_the_five_classes_and_their_edges(score: float, name: str) -> None:
    assert class_of(score) == name


def test_scores_over_all_predicates_of_all_sentences() -> None:
    scores = factuality_scores([[(3.0, 2.0), (-3.0, -2.0)], [(0.0, 1.0)], []])
    assert scores["pearson"] == pytest.approx(0.9608, abs=1e-4)
    assert scores["mae"] == 1.0
    assert (scores["certain_f1"], scores["certainly_not_f1"], scores["unknown_f1"]) == (1.0, 1.0, 0.0)
    assert scores["accuracy"] == 2 / 3
    assert scores["n"] == 3


def test_no_variation_is_no_correlation() -> None:
    assert factuality_scores([[(1.0, 2.0), (3.0, 2.0)]])["pearson"] == 0.0
    assert factuality_scores([])["n"] == 0


def test_the_public_function_is_given_the_corpus_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def factuality(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[float, ...]:
        asked.append([text[start:stop] for start, stop in spans])
        return (1.5,) * len(spans)

    monkeypatch.setattr(onrecord, "factuality", factuality, raising=False)
    sentence = JudgedSentence("They fled Gao .", ((5, 9),), (3.0,))
    assert compare_sentence(sentence) == ((3.0, 1.5),)
    assert asked == [["fled"]]


def test_without_a_model_it_is_skipped_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(task, "missing_model", lambda: "there is no model")
    with pytest.raises(SkippedError, match="there is no model"):
        UDS_IH2.files(tmp_path, None)
    out = tmp_path / "results.json"
    assert accuracy(["--task", "factuality", "--corpora", str(tmp_path), "--out", str(out)]) == 0
    assert json.loads(out.read_text()) == {}
    assert "was skipped" in capsys.readouterr().err
