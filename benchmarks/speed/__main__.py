"""``python -m benchmarks.speed [--peer] [--out FILE.json]``: reports per second in all and by step, memory, start-up."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.accuracy.model import missing_model
from benchmarks.speed.encoder import encoder_rate, model_load_seconds, report_windows
from benchmarks.speed.measure import (
    first_analyse_seconds,
    ingest_figures,
    rate_alone,
    rate_spread,
    seconds_by_step,
    version_seconds,
)
from benchmarks.speed.texts import WORDS, long_reports

Figures = dict[str, float | dict[str, float] | str | None]

_PROCESSES = 2
_WARM_UP = 20
_PEER_TEXTS = 4  # a process; seconds each
_NEED_MODEL = (
    "reports_per_second",
    "reports_per_second_one_process",
    "reports_per_second_ingest",
    "reports_per_second_ingest_steady",
    "encoder_reports_per_second",
    "share_of_encoder",
    "share_of_encoder_analyse",
    "link_seconds",
    "reports_per_second_by_step",
    "milliseconds_by_step",
    "peak_memory_mb",
    "first_analyse_seconds",
    "model_load_seconds",
    "peer_reports_per_second",
    "times_faster_than_peer",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 always: absolute figures drift, ratios within one run count."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--reports", type=int, default=400, help="how many reports to measure with")
    parser.add_argument(
        "--peer", action="store_true", help="time a peer's load too: minutes, a gigabyte of memory a process"
    )
    given = parser.parse_args(arguments)
    figures = measured(given.reports, peer=given.peer)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    _print(figures, Console())
    return 0


def measured(size: int, *, peer: bool = False) -> Figures:
    """All figures, by the names of the result file; those that need the model are None, with the reason, without one."""
    texts = long_reports(size)
    reason = missing_model()
    figures: Figures = dict.fromkeys(_NEED_MODEL)
    rate_alone(texts[:_WARM_UP], model=False)
    figures |= {
        "no_model_reports_per_second": rate_spread(texts, _PROCESSES, model=False),
        "startup_seconds": version_seconds(),
        "reports": size,
        "words_per_report": WORDS,
        "processes": _PROCESSES,
        "without_model": reason,
    }
    if reason:
        print(f"no figures with the model: {reason}", file=sys.stderr)
        return figures
    figures |= _with_model(texts)
    return figures | _beside_peer(texts, figures) if peer else figures


def _with_model(texts: Sequence[str]) -> Figures:
    """The path and the bare encoder, in turns: what else runs on the machine should slow both alike."""
    rate_alone(texts[:_WARM_UP])
    steps = seconds_by_step(texts)
    before = encoder_rate(texts, _PROCESSES)
    ingested = ingest_figures(texts, _PROCESSES)
    rate = rate_spread(texts, _PROCESSES)
    encoder = (before + encoder_rate(texts, _PROCESSES)) / 2
    size = len(texts)
    return {
        "reports_per_second": rate,
        "reports_per_second_one_process": rate_alone(texts),
        "reports_per_second_ingest": ingested.rate,
        "reports_per_second_ingest_steady": ingested.steady_rate,
        "encoder_reports_per_second": encoder,
        "share_of_encoder": ingested.steady_rate / encoder,
        "share_of_encoder_analyse": rate / encoder,
        "link_seconds": ingested.link_seconds,
        "reports_per_second_by_step": {name: size / spent for name, spent in steps.items()},
        "milliseconds_by_step": {name: 1000 * spent / size for name, spent in steps.items()},
        "peak_memory_mb": ingested.memory_mb,
        "first_analyse_seconds": first_analyse_seconds(),
        "model_load_seconds": model_load_seconds(),
    }


def _beside_peer(texts: Sequence[str], figures: Figures) -> Figures:
    """The peer's load on some of the same texts, and how many times quicker the full path to the ledger is."""
    from benchmarks.speed.peer import peer_rate  # noqa: PLC0415 - onnx is needed for nothing else here

    some = texts[: _PEER_TEXTS * _PROCESSES]
    rate = peer_rate(
        [sum(len(window.pieces) for window in report_windows(text)) for text in some], _PROCESSES
    )
    ours = figures["reports_per_second_ingest_steady"]
    times = ours / rate if isinstance(ours, float) else None
    return {"peer_reports_per_second": rate, "times_faster_than_peer": times}


def _print(figures: Mapping[str, float | dict[str, float] | str | None], console: Console) -> None:
    table = Table("what", "figure", title="Speed")
    for name, value in figures.items():
        if not isinstance(value, (dict, str)):
            table.add_row(name, "none" if value is None else f"{value:,.2f}")
    console.print(table)
    rates, times = figures["reports_per_second_by_step"], figures["milliseconds_by_step"]
    steps = Table("step", "reports per second", "ms per report", title="By step, one processor")
    if isinstance(rates, dict) and isinstance(times, dict):
        for name, rate in rates.items():
            steps.add_row(name, f"{rate:,.0f}", f"{times[name]:.2f}")
        console.print(steps)


if __name__ == "__main__":
    sys.exit(main())
