"""The three seed reports: how many of the 42 facts hold on the output of `analyse`."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.accuracy.corpora import CorpusError
from benchmarks.accuracy.seed_facts.reading import FactError
from benchmarks.accuracy.seed_facts.seeds import read_seeds, seed_files, seeds_folder
from benchmarks.accuracy.seed_facts.table import FACTS
from benchmarks.accuracy.task import Task


def faults_of(folder: Path) -> dict[str, str]:
    """The facts that do not hold on the seeds of a folder, with what was found instead."""
    seeds = read_seeds(folder)
    faults: dict[str, str] = {}
    for number, check in FACTS.items():
        try:
            check(seeds)
        except FactError as error:
            faults[number] = str(error)
    return faults


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    folder = seeds_folder() if split is None else corpora / split
    if not seeds_folder().is_dir() and split is None:
        folder = corpora.parent / "seeds"
    files = seed_files(folder)
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise CorpusError(
            f"the seeds are absent: {', '.join(missing)}; say where they are with ONRECORD_SEEDS"
        )
    return files


def _units(files: tuple[Path, ...]) -> Iterable[Path]:
    return (files[0].parent,)


def _scores(parts: Sequence[dict[str, str]]) -> dict[str, float]:
    failed = sum(len(part) for part in parts)
    return {"facts_passed": len(FACTS) - failed, "facts_total": len(FACTS), "n": len(FACTS)}


SEEDS = Task(name="seeds", files=_files, units=_units, one=faults_of, scores=_scores)
