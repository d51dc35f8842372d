"""What a task is, and how its documents are spread over processes and its scores bootstrapped."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np

Unit = TypeVar("Unit")
Part = TypeVar("Part")
Scores = Mapping[str, float]

PROCESSES = 2
_FEW = 300  # at most this many documents: an interval is told
_RESAMPLES = 200
_SEED = 20240508
_CHUNK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Generic[Unit, Part]):
    """One row of the accuracy table.

    `files` finds what to read in the corpora's folder (the default split if None), `units` reads the gold
    documents, `one` runs the public path on a document and compares (in a worker process), `scores` adds the
    parts up. `bootstrap` names the metrics for which an interval over documents is told where they are few.
    """

    name: str
    files: Callable[[Path, str | None], tuple[Path, ...]]
    units: Callable[[tuple[Path, ...]], Iterable[Unit]]
    one: Callable[[Unit], Part]
    scores: Callable[[Sequence[Part]], Scores]
    bootstrap: tuple[str, ...] = ()


def run_task(
    task: Task[Any, Any], files: tuple[Path, ...], limit: int | None, processes: int = PROCESSES
) -> dict[str, float]:
    """The scores of a task, with the ends of a 95 % interval as ``NAME_low`` and ``NAME_high`` where asked for."""
    units = sample(tuple(task.units(files)), limit)
    parts = list(_shown(task.name, len(units), _spread(task, units, processes)))
    scores = dict(task.scores(parts))
    if task.bootstrap and 1 < len(parts) <= _FEW:
        scores |= intervals(parts, task.scores, task.bootstrap)
    return scores


def sample(units: tuple[Unit, ...], limit: int | None) -> tuple[Unit, ...]:
    """At most `limit` of the documents, taken evenly from the whole.

    >>> sample(("a", "b", "c", "d", "e"), 2)
    ('a', 'c')
    """
    if limit is None or len(units) <= limit:
        return units
    return tuple(units[index * len(units) // limit] for index in range(limit))


def _spread(task: Task[Unit, Part], units: Sequence[Unit], processes: int) -> Iterator[Part]:
    work = partial(_named, task.one, task.name)
    numbered = enumerate(units, start=1)
    if processes <= 1 or len(units) < 2 * processes:
        yield from map(work, numbered)
        return
    with ProcessPoolExecutor(max_workers=processes) as pool:
        yield from pool.map(work, numbered, chunksize=_CHUNK)


def _named(one: Callable[[Unit], Part], name: str, numbered: tuple[int, Unit]) -> Part:
    """Do one document; a fault in the path stops the run, with a note on which document it was."""
    number, unit = numbered
    try:
        return one(unit)
    except Exception as error:
        error.add_note(f"at document {number} of {name}")
        raise


def _shown(name: str, size: int, parts: Iterator[Part]) -> Iterator[Part]:
    """Pass the parts on, with a counter on stderr."""
    step = max(size // 20, 1)
    for done, part in enumerate(parts, start=1):
        if done % step == 0 or done == size:
            end = "\n" if done == size else ""
            print(f"\r{name}: {done} of {size}", end=end, file=sys.stderr, flush=True)
        yield part


def intervals(
    parts: Sequence[Part], scores: Callable[[Sequence[Part]], Scores], names: Sequence[str]
) -> dict[str, float]:
    """95 % intervals by drawing documents with replacement, always in the same way.

    >>> intervals([1.0] * 9, lambda drawn: {"mean": sum(drawn) / len(drawn)}, ["mean"])
    {'mean_low': 1.0, 'mean_high': 1.0}
    """
    chance = np.random.default_rng(_SEED)
    drawn: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(_RESAMPLES):
        sample = [parts[index] for index in chance.integers(0, len(parts), len(parts))]
        scored = scores(sample)
        for name in names:
            drawn[name].append(scored[name])
    told: dict[str, float] = {}
    for name in names:
        told[f"{name}_low"] = float(np.quantile(drawn[name], 0.025))
        told[f"{name}_high"] = float(np.quantile(drawn[name], 0.975))
    return told
