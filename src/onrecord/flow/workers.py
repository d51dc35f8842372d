"""Worker processes: reports out, filed reports back, in order; a hostile report costs itself and nothing else."""

import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from types import FrameType

from onrecord.flow.filed import Filed, file_report
from onrecord.flow.tools import open_tools
from onrecord.model import Problem, Report, Severity

_AHEAD = 4  # batches in flight per worker: enough to keep it busy, few enough to keep memory flat
_BATCH = 8


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one report may cost a worker: seconds, megabytes of memory for the process, and whether the model reads it."""

    seconds: int = 60
    megabytes: int = 3_000
    model: bool = True


DEFAULT_LIMITS = WorkerLimits()


class _TooSlowError(Exception):
    """Raised inside a worker when a report has used up its seconds."""


def file_reports(
    reports: Iterable[Report],
    workers: int,
    limits: WorkerLimits = DEFAULT_LIMITS,
) -> Iterator[Filed | Problem]:
    """Every report analysed by one of `workers` processes (1: in this process), in the order given.

    A report that is too slow, too large for memory or kills its process becomes a Problem; the others go on.
    """
    if workers <= 1:
        for report in reports:
            yield _guarded(report, limits)
        return
    source = iter(reports)
    batches = iter(lambda: tuple(islice(source, _BATCH)), ())
    yield from _pooled(batches, workers, limits)


def _pooled(
    batches: Iterator[tuple[Report, ...]], workers: int, limits: WorkerLimits
) -> Iterator[Filed | Problem]:
    waiting: deque[tuple[tuple[Report, ...], Future[list[Filed | Problem]]]] = deque()
    pool = _pool(workers, limits)
    try:
        for batch in islice(batches, workers * _AHEAD):
            waiting.append((batch, pool.submit(_file_batch, batch, limits)))
        while waiting:
            batch, future = waiting.popleft()
            try:
                filed = future.result()
            except BrokenProcessPool:
                filed = [_alone(report, limits) for report in batch]
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _pool(workers, limits)
                waiting = deque((again, pool.submit(_file_batch, again, limits)) for again, _ in waiting)
            for following in islice(batches, 1):
                waiting.append((following, pool.submit(_file_batch, following, limits)))
            yield from filed
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int, limits: WorkerLimits) -> ProcessPoolExecutor:
    # Forking a process that holds database connections is unsafe; a fork server starts clean and is quick.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["onrecord.flow.filed"])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(limits,))


def _start(limits: WorkerLimits) -> None:
    # Ctrl-C is for the parent: it closes the ledger and lets the workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound = limits.megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    open_tools(model=limits.model)


def _file_batch(batch: tuple[Report, ...], limits: WorkerLimits) -> list[Filed | Problem]:
    return [_guarded(report, limits) for report in batch]


def _alone(report: Report, limits: WorkerLimits) -> Filed | Problem:
    """Try one report of a batch that killed its worker in a process of its own."""
    with _pool(1, limits) as pool:
        try:
            return pool.submit(_guarded, report, limits).result()
        except BrokenProcessPool:
            return _problem(
                report, "worker-died", "The process that analysed it died.", "Look at the file by hand."
            )


def _guarded(report: Report, limits: WorkerLimits) -> Filed | Problem:
    old = _alarm(limits.seconds)
    try:
        return file_report(report, open_tools(model=limits.model))
    except _TooSlowError:
        says = f"Its analysis took more than {limits.seconds} seconds and was given up."
        return _problem(report, "too-slow", says, "Raise --seconds-per-report to try longer.")
    except MemoryError:
        return _problem(
            report,
            "out-of-memory",
            "Its analysis needed more memory than a worker may have",
            "split the file",
        )
    except RecursionError:
        return _problem(
            report, "too-deep", "Its mark-up is nested too deeply to follow.", "Save its text as plain text."
        )
    finally:
        _alarm_off(old)


def _problem(report: Report, code: str, says: str, advice: str) -> Problem:
    where = f"{report.name} {report.locator}" if report.locator else report.name
    return Problem(step="analyse", code=code, severity=Severity.ERROR, where=where, says=says, advice=advice)


def _alarm(seconds: int) -> object:
    """Arrange for `_TooSlowError` after `seconds`; only a main thread can (a library call in a thread goes without)."""
    try:
        old = signal.signal(signal.SIGALRM, _ring)
    except ValueError:
        return None
    signal.alarm(seconds)
    return old


def _alarm_off(old: object) -> None:
    if old is not None:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)  # type: ignore[arg-type]


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise _TooSlowError
