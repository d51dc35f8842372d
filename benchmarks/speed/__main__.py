"""``python -m benchmarks.speed [--out FILE.json]``: reports per second in all and by step, memory, start-up."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.speed.measure import (
    first_analyse_seconds,
    ingest_figures,
    rate_alone,
    rate_spread,
    seconds_by_step,
    version_seconds,
)
from benchmarks.speed.texts import WORDS, long_reports

_PROCESSES = 2
_WARM_UP = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 always: absolute figures drift, ratios within one run count."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--out", type=Path, help="write the figures as JSON")
    parser.add_argument("--reports", type=int, default=400, help="how many reports to measure with")
    given = parser.parse_args(arguments)
    figures = measured(given.reports)
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")
    _print(figures, Console())
    return 0


def measured(size: int) -> dict[str, float | dict[str, float] | None]:
    """All figures, by the names of the result file; `model_load_seconds` is None while there is no model."""
    texts = long_reports(size)
    rate_alone(texts[:_WARM_UP])
    steps = seconds_by_step(texts)
    ingested = ingest_figures(texts, _PROCESSES)
    return {
        "reports_per_second": rate_spread(texts, _PROCESSES),
        "reports_per_second_one_process": rate_alone(texts),
        "reports_per_second_ingest": ingested.rate,
        "link_seconds": ingested.link_seconds,
        "reports_per_second_by_step": {name: size / spent for name, spent in steps.items()},
        "milliseconds_by_step": {name: 1000 * spent / size for name, spent in steps.items()},
        "peak_memory_mb": ingested.memory_mb,
        "startup_seconds": version_seconds(),
        "first_analyse_seconds": first_analyse_seconds(),
        "model_load_seconds": None,
        "reports": size,
        "words_per_report": WORDS,
        "processes": _PROCESSES,
    }


def _print(figures: Mapping[str, float | dict[str, float] | None], console: Console) -> None:
    table = Table("what", "figure", title="Speed")
    for name, value in figures.items():
        if not isinstance(value, dict):
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
