"""Floors: a result below one fails; lowering one takes words.

``python -m benchmarks.accuracy.gate RESULTS.json`` checks, ``--pin RESULTS.json`` pins anew; ``--metric`` of a task that
is not pinned yet is pinned with the task's main metrics.
"""

import argparse
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy.corpora import CorpusError, corpora_folder, files_digest
from benchmarks.accuracy.tasks import TASKS, task_named

Floors = Mapping[str, Mapping[str, float | str]]
Results = Mapping[str, Mapping[str, float]]

FLOORS = Path(__file__).with_name("floors.json")
_DIGITS = 10_000
_NOT_FLOORS = ("digest", "lowered")

PINNED: Mapping[str, tuple[str, ...]] = {
    "seeds": ("facts_passed",),
    "attribution/polnear": (
        "source_exact_f1",
        "cue_exact_f1",
        "content_exact_f1",
        "content_overlap_f1",
        "whole_f1",
        "source_given_match",
    ),
    "times/timebank": ("strict_f1", "relaxed_f1", "value_f1"),
    "times/aquaint": ("strict_f1", "relaxed_f1", "value_f1"),
    "places/lgl": ("a161_gold_spans", "a161_end_to_end", "recognition_f1"),
    "places/geovirus": ("a161_gold_spans", "a161_end_to_end", "recognition_f1"),
    "mentions/re3d": ("micro_f1",),
    "mentions/uner_ewt": ("micro_f1",),
    "mentions/wnut17": ("micro_f1",),
    "losses/gva": ("killed_exact", "injured_exact"),
    "attribution/own_gold": (
        "chain_exact",
        "source_kind",
        "act",
        "stance",
        "denial_f1",
        "withheld",
        "chain_precision",
        "act_precision",
        "stance_precision",
        "content_precision",
    ),
    "factuality/uds_ih2": ("pearson",),
    "framing": ("unchanged",),
    "attribution/polnear_upper": ("source_exact_f1", "cue_exact_f1", "content_exact_f1"),
    "attribution/polnear_lower": ("source_exact_f1", "cue_exact_f1", "content_exact_f1"),
    "mentions/re3d_upper": ("micro_f1",),
    "mentions/re3d_lower": ("micro_f1",),
}
"""The metrics of each task that get a floor."""


def read_floors(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where nothing has been pinned."""
    floors: Floors = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return floors


def faults(results: Results, floors: Floors, digests: Mapping[str, str]) -> Iterator[str]:
    """One sentence for each result below its floor, missing, or measured on other files than the floor was.

    >>> list(faults({"seeds": {"facts_passed": 30}}, {"seeds": {"facts_passed": 36}}, {}))
    ['seeds facts_passed is 30, below its floor of 36']
    """
    for task in sorted(set(results) & set(floors)):
        pinned = floors[task]
        if "digest" in pinned and digests.get(task) != pinned["digest"]:
            yield f"{task} was measured on other files than its floors; pin them anew"
        for metric, floor in pinned.items():
            if metric in _NOT_FLOORS or not isinstance(floor, (int, float)):
                continue
            value = results[task].get(metric)
            if value is None:
                yield f"{task} {metric} was not measured; its floor is {floor:g}"
            elif value < floor:
                yield f"{task} {metric} is {value:g}, below its floor of {floor:g}"


def pinned_anew(
    results: Results, floors: Floors, digests: Mapping[str, str], words: str | None
) -> tuple[dict[str, dict[str, float | str]], list[str]]:
    """The floors after `results`, and what would have to be lowered; with `words` it is lowered, and they are kept.

    >>> pinned_anew({"seeds": {"facts_passed": 30}}, {"seeds": {"facts_passed": 36}}, {}, None)[1]
    ['seeds facts_passed would fall from 36 to 30']
    """
    made = {task: dict(pinned) for task, pinned in floors.items()}
    lowered: list[str] = []
    for task, scores in results.items():
        pinned = made.setdefault(task, {})
        for metric in PINNED.get(task, ()):
            if metric not in scores:
                continue
            floor, before = _rounded_down(scores[metric]), pinned.get(metric)
            if isinstance(before, (int, float)) and floor < before:
                lowered.append(f"{task} {metric} would fall from {before:g} to {floor:g}")
                pinned["lowered"] = words or ""
            pinned[metric] = floor
        if task in digests:
            pinned["digest"] = digests[task]
    return made, lowered


def _rounded_down(value: float) -> float:
    return math.floor(value * _DIGITS) / _DIGITS if not float(value).is_integer() else value


def digests_of(tasks: Sequence[str], corpora: Path) -> dict[str, str]:
    """The digest of the files each task reads by default."""
    return {name: files_digest(task_named(name).files(corpora, None)) for name in tasks}


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or pin; 0 if all is well, 1 if a floor is broken or would fall, 2 if something is not there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy.gate", description=__doc__)
    parser.add_argument("results", type=Path)
    parser.add_argument("--pin", action="store_true", help="make these results the floors")
    parser.add_argument(
        "--allow-regression", metavar="WORDS", help="lower floors, and keep these words beside them"
    )
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    given = parser.parse_args(arguments)
    try:
        results: Results = json.loads(given.results.read_text("utf-8"))
        known = {task.name for task in TASKS}
        digests = digests_of([task for task in results if task in known], given.corpora)
    except (OSError, CorpusError) as error:
        print(error, file=sys.stderr)
        return 2
    return _pin(results, digests, given.allow_regression) if given.pin else _check(results, digests)


def _check(results: Results, digests: Mapping[str, str]) -> int:
    broken = list(faults(results, read_floors(), digests))
    for fault in broken:
        print(fault, file=sys.stderr)
    return 1 if broken else 0


def _pin(results: Results, digests: Mapping[str, str], words: str | None) -> int:
    made, lowered = pinned_anew(results, read_floors(), digests, words)
    if lowered and not words:
        for one in lowered:
            print(one, file=sys.stderr)
        print('Nothing was pinned. Say why with --allow-regression "words".', file=sys.stderr)
        return 1
    FLOORS.write_text(json.dumps(made, indent=2, sort_keys=True) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
