"""Losses: local news of shootings with the figures of a public record. Names private persons: nothing of it is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.corpora import first_there, rows_of
from benchmarks.accuracy.reading import read
from benchmarks.accuracy.score_losses import LossFigures, found_losses, loss_scores
from benchmarks.accuracy.task import Task


@dataclass(frozen=True, slots=True)
class Recorded:
    """One article and the figures of the incident it tells of."""

    text: str
    published: str | None
    killed: int
    injured: int


def compare_losses(article: Recorded) -> LossFigures:
    """The path on one article."""
    killed, injured = found_losses(read(article.text, published=article.published))
    return LossFigures(
        killed=article.killed, injured=article.injured, found_killed=killed, found_injured=injured
    )


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    names = [f"linking/{split}", split] if split else ["linking/gva"]
    folder = first_there(corpora, names)
    return tuple(
        first_there(folder, [f"{name}.jsonl.gz", f"{name}.jsonl"]) for name in ("articles", "incidents")
    )


def _units(files: tuple[Path, ...]) -> Iterator[Recorded]:
    articles, incidents = files
    recorded = {row["incident"]: row for row in rows_of(incidents)}
    for row in rows_of(articles):
        incident = recorded.get(row["incident"])
        if incident is None or row.get("junk"):
            continue
        yield Recorded(
            text=f"{row.get('title') or ''}\n\n{row['content']}".strip(),
            published=row.get("dct") or None,
            killed=incident["killed"],
            injured=incident["injured"],
        )


GVA = Task(name="losses/gva", files=_files, units=_units, one=compare_losses, scores=loss_scores)
