"""The accuracy table as people read it: ours, the interval, the floor, and what others published."""

from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.table import Table

from benchmarks.accuracy.gate import Floors
from benchmarks.accuracy.published import beside

Results = Mapping[str, Mapping[str, float]]
_QUIET = ("_low", "_high")


def print_table(results: Results, floors: Floors, console: Console) -> None:
    """Print one row per metric."""
    table = Table("task", "metric", "ours", "95 %", "floor", "published", title="Accuracy")
    for column in (2, 3, 4):
        table.columns[column].justify = "right"
    for task, scores in results.items():
        for row in _rows(task, scores, floors):
            table.add_row(*row)
        table.add_section()
    console.print(table)


def _rows(task: str, scores: Mapping[str, float], floors: Floors) -> Iterator[tuple[str, ...]]:
    for metric, value in scores.items():
        if metric.endswith(_QUIET):
            continue
        low, high = scores.get(f"{metric}_low"), scores.get(f"{metric}_high")
        interval = f"{low:.3f}-{high:.3f}" if low is not None and high is not None else ""
        floor = floors.get(task, {}).get(metric)
        others = " · ".join(f"{row.who} {row.value:.3f}" for row in beside(task, metric))
        yield task, metric, shown(value), interval, shown(floor), others


def shown(value: object) -> str:
    """A number as the table shows it: counts whole, the rest with three places.

    >>> shown(0.70312), shown(42), shown(None)
    ('0.703', '42', '')
    """
    if not isinstance(value, (int, float)):
        return ""
    return f"{value:.0f}" if float(value).is_integer() and abs(value) > 1 else f"{value:.3f}"
