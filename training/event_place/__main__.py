"""``python -m training.event_place --out src/onrecord/lexicon/event_place.tsv``: learn, say how well, write the weights."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.accuracy.corpora import corpora_folder, first_there, fold
from benchmarks.accuracy.event_place import rows_in
from training.event_place.examples import Example, examples_of
from training.event_place.logit import Settings, fit

NONE = "none of them"
LEAN = -1.0
"""Added to the weight of "none of them": what is annotated as without a place often names one."""
_HEAD = """\
# source: learnt by training/event_place on the four fifths of event_location (MIT) that no benchmark reads
# note: what can be said of a place beside an event, and what it weighs (log odds) for its being where that was
feature\tweight
"""


def main() -> int:
    """Learn from all rows that are no test rows; with each fold held back in turn, say how good that is."""
    given = _arguments()
    path = first_there(given.corpora, ["places/event_location.jsonl.gz", "places/event_location.jsonl"])
    examples = list(examples_of(rows_in(path, test=False), given.processes))
    for held in range(1, 5):
        weights = leaning(fit([one for one in examples if fold(one.text) != held], Settings()))
        told, silent = shares_right([one for one in examples if fold(one.text) == held], weights)
        print(f"fold {held} held back: {told:.3f} with a location, {silent:.3f} without")
    write_weights(leaning(fit(examples, Settings())), given.out)
    return 0


def leaning(weights: Mapping[str, float]) -> Mapping[str, float]:
    """The weights with `LEAN` added where it belongs."""
    return {**weights, NONE: weights.get(NONE, 0.0) + LEAN}


def shares_right(examples: Sequence[Example], weights: Mapping[str, float]) -> tuple[float, float]:
    """How many of the examples with a location, and of those without, are right."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    for one in examples:
        sums = [_sum(names, weights) for names in one.places]
        best = max(range(len(sums)), key=sums.__getitem__, default=None)
        chosen = best is not None and sums[best] > _sum(one.none, weights)
        right[one.told].append(chosen and one.right[best or 0] if one.told else not chosen)
    told, silent = (sum(right[key]) / max(len(right[key]), 1) for key in (True, False))
    return told, silent


def _sum(names: Sequence[str], weights: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) for name in names)


def write_weights(weights: Mapping[str, float], path: Path) -> None:
    """The weights as a word list, the heaviest first."""
    rows = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
    path.write_text(_HEAD + "".join(f"{name}\t{weight:.2f}\n" for name, weight in rows), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora_folder(), help="folder of the corpora")
    parser.add_argument("--out", type=Path, required=True, help="where to write the weights")
    parser.add_argument("--processes", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
