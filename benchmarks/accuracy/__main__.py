"""``python -m benchmarks.accuracy --corpora DIR --out FILE.json``: the accuracy table."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks.accuracy.corpora import CorpusError, SkippedError, corpora_folder
from benchmarks.accuracy.gate import digests_of, faults, read_floors
from benchmarks.accuracy.model import NO_MODEL
from benchmarks.accuracy.table import print_table
from benchmarks.accuracy.task import PROCESSES, Task, run_task
from benchmarks.accuracy.tasks import TASKS
from onrecord.model import BundleError

_WIDE = 160


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tasks; 0 if all is well, 1 below a floor, 2 where a corpus is absent or an option makes no sense."""
    given = _parser().parse_args(arguments)
    tasks = [task for task in TASKS if not given.task or _asked(task.name, given.task)]
    if not tasks:
        print(
            f"no task is called {', '.join(given.task)}; there are: {', '.join(t.name for t in TASKS)}",
            file=sys.stderr,
        )
        return 2
    if given.floors and (given.split or given.limit or given.no_model):
        print(
            "floors hold for the default split, whole, with the model: leave --split, --limit and --no-model away",
            file=sys.stderr,
        )
        return 2
    if given.no_model:
        os.environ[NO_MODEL] = "1"
    try:
        return _told(_results(tasks, given), [task.name for task in tasks], given)
    except (BundleError, CorpusError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora_folder(), help="folder of the corpora")
    parser.add_argument(
        "--task", action="append", default=[], help="only this task, or all below it (places); repeatable"
    )
    parser.add_argument("--split", help="read this split in place of the default")
    parser.add_argument("--out", type=Path, help="write the results as JSON")
    parser.add_argument("--floors", action="store_true", help="fail below a pinned floor")
    parser.add_argument("--no-model", action="store_true", help="measure rules and word lists alone")
    parser.add_argument("--limit", type=int, help="at most so many documents per task, taken evenly")
    parser.add_argument("--processes", type=int, default=PROCESSES)
    return parser


def _asked(name: str, asked: Sequence[str]) -> bool:
    return any(name == one or name.startswith(f"{one}/") for one in asked)


def _results(tasks: Sequence[Task[Any, Any]], given: argparse.Namespace) -> dict[str, dict[str, float]]:
    """The scores of each task; one that cannot be done here is named with its reason, and the others go on."""
    results: dict[str, dict[str, float]] = {}
    for task in tasks:
        try:
            results[task.name] = _measured(task, given)
        except SkippedError as error:
            print(error, file=sys.stderr)
    return results


def _measured(task: Task[Any, Any], given: argparse.Namespace) -> dict[str, float]:
    files = task.files(given.corpora, given.split)
    return run_task(task, files, given.limit, given.processes)


def _told(results: dict[str, dict[str, float]], asked: Sequence[str], given: argparse.Namespace) -> int:
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    floors = read_floors()
    console = Console()
    print_table(results, floors, console if console.is_terminal else Console(width=_WIDE))
    if not given.floors:
        return 0
    skipped = [name for name in asked if name in floors and name not in results]
    broken = [f"{name} was not measured; it has floors" for name in skipped]
    broken += faults(results, floors, digests_of(tuple(results), given.corpora))
    for fault in broken:
        print(fault, file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
