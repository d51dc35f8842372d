"""The measurements: rates, milliseconds per step, start-up, memory."""

import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from benchmarks.speed.memory import with_peak_memory
from onrecord import Ledger, analyse, read_text
from onrecord.flow.ingest import IngestSettings, ingest
from onrecord.flow.linking import link_ledger
from onrecord.flow.run import analyse_report
from onrecord.flow.tools import open_tools
from onrecord.read import ReadOptions, read_paths

_STARTS = 5
_CLOCK = datetime(2024, 5, 8, tzinfo=UTC)
_FIRST = "import onrecord; onrecord.analyse('The mayor said nine people were killed in the blast.')"


def rate_alone(texts: Sequence[str], *, model: bool = True) -> float:
    """Reports per second of `analyse` in this process."""
    start = perf_counter()
    for text in texts:
        analyse(text, published="2024-05-08", model=model)
    return len(texts) / (perf_counter() - start)


def rate_spread(texts: Sequence[str], processes: int, *, model: bool = True) -> float:
    """Reports per second of `analyse` in that many processes, once they are up."""
    work = partial(_analysed, model=model)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(work, texts[: 8 * processes]))  # word lists, gazetteer and model are loaded now
        start = perf_counter()
        list(pool.map(work, texts, chunksize=4))
        return len(texts) / (perf_counter() - start)


def _analysed(text: str, *, model: bool) -> int:
    return len(analyse(text, published="2024-05-08", model=model).claims)


def seconds_by_step(texts: Sequence[str]) -> dict[str, float]:
    """Processor seconds each step took over all texts, reading included; other programs do not count."""
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, call: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the step makes
        start = process_time()
        made = call()
        spent[name] += process_time() - start
        return made

    tools = open_tools()
    for text in texts:
        report = timed("read", partial(read_text, text, published="2024-05-08"))
        analyse_report(report, tools, timed=timed)
    return dict(spent)


def start_up_seconds(*arguments: str) -> float:
    """Median seconds of a fresh Python process with these arguments, of five."""
    taken = []
    for _ in range(_STARTS):
        start = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        taken.append(perf_counter() - start)
    return median(taken)


def version_seconds() -> float:
    """Start-up of ``onrecord --version``."""
    return start_up_seconds("-m", "onrecord", "--version")


def first_analyse_seconds() -> float:
    """A fresh process until its first analysis is there."""
    return start_up_seconds("-c", _FIRST)


@dataclass(frozen=True, slots=True, kw_only=True)
class IngestFigures:
    """Files to a SQLite ledger: reports per second, seconds to link them all, peak memory in MB.

    `rate` counts from the start, `steady_rate` once the workers are up and the first reports are in the ledger.
    """

    rate: float
    steady_rate: float
    link_seconds: float
    memory_mb: float


def ingest_figures(texts: Sequence[str], workers: int) -> IngestFigures:
    """The full path from files to a ledger, then the linking of the whole ledger.

    Runs in a process of its own, so that its memory is not this one's. The memory is that of the writer and
    all its workers while files are read. The texts share paragraphs, so that nearly all of them are copies of each other:
    the worst case for linking.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_ingested, tuple(texts), workers).result()


def _ingested(texts: tuple[str, ...], workers: int) -> IngestFigures:
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        for number, text in enumerate(texts):
            (reports / f"{number:05}.txt").write_text(text, "utf-8")
        with Ledger.open(Path(folder) / "ledger.db") as ledger:
            filing, memory = with_peak_memory(partial(_filed, reports, ledger, workers))
            filed = perf_counter()
            link_ledger(ledger.store)
            linked = perf_counter()
    return IngestFigures(
        rate=len(texts) / (filing[-1][0] - filing[0][0]),
        steady_rate=steady_rate(filing),
        link_seconds=linked - filed,
        memory_mb=memory,
    )


def _filed(reports: Path, ledger: Ledger, workers: int) -> list[tuple[float, int]]:
    """File a folder of reports; the seconds at which so many were in the ledger."""
    filing = [(perf_counter(), 0)]
    ingest(
        read_paths([reports], ReadOptions(published="2024-05-08")),
        ledger.store,
        IngestSettings(workers=workers, link=False),
        clock=lambda: _CLOCK,
        listen=lambda progress: filing.append((perf_counter(), progress.new)),
    )
    return [*filing, (perf_counter(), filing[-1][1])]


def steady_rate(filing: Sequence[tuple[float, int]]) -> float:
    """Reports per second from the first report that was filed on, of (second, filed so far); of all if there is one step.

    >>> steady_rate([(0.0, 0), (3.0, 32), (4.0, 64), (5.0, 96)])
    32.0
    """
    begun = next((at for at, (_, done) in enumerate(filing) if done), 0)
    if filing[begun][1] == filing[-1][1]:
        begun = 0
    (start, before), (stop, after) = filing[begun], filing[-1]
    return (after - before) / (stop - start)
