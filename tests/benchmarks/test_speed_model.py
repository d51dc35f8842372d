"""The encoder beside the path, the peer beside both, and what is told where there is no model."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy.model import missing_model
from benchmarks.speed import __main__ as speed
from benchmarks.speed.encoder import report_windows
from benchmarks.speed.measure import steady_rate
from benchmarks.speed.peer import LIMIT, QUESTION, passes
from benchmarks.speed.texts import long_reports


def test_a_text_is_read_three_times_in_runs_no_longer_than_the_peer_can() -> None:
    for pieces in (1, 400, 512, 513, 1100):
        lengths = list(passes(pieces))
        assert max(lengths) <= LIMIT
        assert sum(lengths) > 3 * (pieces - len(lengths))
    assert list(passes(400)) == [400, 400 + QUESTION, 400 + QUESTION]


def test_the_peer_is_an_encoder_that_runs(tmp_path: Path) -> None:
    runtime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    from benchmarks.speed.peer import write_peer  # noqa: PLC0415 - needs onnx

    write_peer(tmp_path / "peer.onnx", layers=1)
    session = runtime.InferenceSession(str(tmp_path / "peer.onnx"), providers=["CPUExecutionProvider"])
    [columns] = session.run(None, {"pieces": np.arange(17, dtype=np.int64)})
    assert columns.shape == (17, 9)
    assert np.isfinite(columns).all()
    assert columns.std(axis=0).min() > 0


def test_a_steady_rate_leaves_the_start_out() -> None:
    assert steady_rate([(0.0, 0), (4.0, 32), (5.0, 64), (6.0, 96), (6.0, 96)]) == 32.0
    assert steady_rate([(0.0, 0), (4.0, 8), (4.0, 8)]) == 2.0


def test_without_a_model_its_figures_are_none_and_the_reason_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(speed, "missing_model", lambda: "there is no model")
    monkeypatch.setattr(
        speed, "rate_spread", lambda *_, model: 1.0 if not model else pytest.fail("the model was asked")
    )
    monkeypatch.setattr(speed, "version_seconds", lambda: 0.1)
    figures = speed.measured(2)
    assert figures["reports_per_second"] is None
    assert figures["share_of_encoder"] is None
    assert figures["no_model_reports_per_second"] == 1.0
    assert figures["without_model"] == "there is no model"
    assert "there is no model" in capsys.readouterr().err


def test_the_encoder_sees_the_windows_that_the_path_cuts() -> None:
    reason = missing_model()
    if reason:
        pytest.skip(reason)
    [text] = long_reports(1)
    windows = report_windows(text)
    assert sum(len(window.words) for window in windows) > len(text.split())
    assert all(len(window.pieces) <= 256 for window in windows)
