"""The memory that a piece of work takes, its worker processes included."""

from collections.abc import Callable
from threading import Event, Thread
from typing import TypeVar

import psutil

Made = TypeVar("Made")

_EVERY = 0.2  # seconds


def with_peak_memory(work: Callable[[], Made]) -> tuple[Made, float]:
    """What `work` returns, and the most megabytes that this process and all below it took together meanwhile.

    Pages that several processes share count once (on Linux; elsewhere they are left out).

    >>> size, peak = with_peak_memory(lambda: len(bytearray(30_000_000)))
    >>> size, peak > 10
    (30000000, True)
    """
    peaks = [_megabytes()]
    done = Event()

    def watch() -> None:
        while not done.wait(_EVERY):
            peaks.append(_megabytes())

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    try:
        made = work()
    finally:
        done.set()
        watcher.join()
    return made, max(peaks)


def _megabytes() -> float:
    here = psutil.Process()
    return sum(_own(one) for one in (here, *here.children(recursive=True))) / 1_000_000


def _own(process: psutil.Process) -> int:
    try:
        info = process.memory_full_info()
    except psutil.Error:  # it ended between being listed and being asked
        return 0
    return int(getattr(info, "pss", info.uss))
