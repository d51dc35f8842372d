"""Times: TimeBank and AQUAINT, through the path, each document given its date of creation."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from benchmarks.accuracy.corpora import CorpusError, first_there
from benchmarks.accuracy.reading import in_source, read
from benchmarks.accuracy.score_times import (
    GoldTime,
    TimeCounts,
    TimedText,
    count_times,
    read_timeml_folder,
    time_scores,
)
from benchmarks.accuracy.task import Task
from onrecord.model import Analysis


def compare_times(document: TimedText) -> TimeCounts:
    """The path on one document."""
    analysis = read(document.text, published=document.created)
    return count_times(document.times, found_times(analysis) if analysis else ())


def found_times(analysis: Analysis) -> tuple[GoldTime, ...]:
    """What the path found, in the offsets of the text."""
    found = []
    for when in analysis.times:
        start, stop = in_source(analysis, when.span)
        found.append(
            GoldTime(start=start, stop=stop, words=when.words, timex_type=when.timex_type, value=when.timex)
        )
    return tuple(found)


def _files(default: str, corpora: Path, split: str | None) -> tuple[Path, ...]:
    name = split or f"TBAQ-cleaned/{default}"
    return (first_there(corpora, [f"times/tempeval3/{name}", f"times/{name}", name]),)


def _units(files: tuple[Path, ...]) -> Iterable[TimedText]:
    documents = [one for folder in files for one in read_timeml_folder(folder)]
    if not documents:
        raise CorpusError(f"no *.tml lies in {', '.join(map(str, files))}")
    return documents


def _scores(parts: Iterable[TimeCounts]) -> dict[str, float]:
    return time_scores(sum(parts, TimeCounts()))


TIMEBANK, AQUAINT = (
    Task(
        name=f"times/{folder.lower()}",
        files=partial(_files, folder),
        units=_units,
        one=compare_times,
        scores=_scores,
        bootstrap=("strict_f1", "relaxed_f1", "value_f1"),
    )
    for folder in ("TimeBank", "AQUAINT")
)
