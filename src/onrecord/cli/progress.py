"""How far a run has come: on standard error, and only when a person is looking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from onrecord.flow.ingest import Progress as Run


@contextmanager
def shown(total_files: int | None) -> Iterator[Callable[[Run], None]]:
    """A listener for `ingest` that draws a bar with reports per second and time left.

    `total_files` is None when the number of reports cannot be told beforehand (archives, feeds, standard input): then a
    count and a rate are shown, and no time left is made up.
    """
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield lambda _: None
        return
    columns = (
        SpinnerColumn(),
        BarColumn() if total_files else TextColumn(""),
        TextColumn("{task.completed} reports, {task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn() if total_files else TextColumn(""),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("reading", total=total_files, rate="")

        def listen(run: Run) -> None:
            done = run.new + run.known + run.unreadable
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, rate=f"{speed:.0f}/s" if speed else "")

        yield listen


def summary(run: Run) -> str:
    """One line on what a run came to.

    >>> summary(Run(read=3, new=2, known=1))
    '3 reports read: 2 new, 1 already known; no problems'
    """
    counted = ", ".join(f"{number} {code}" for code, number in sorted(run.problems.items()))
    lost = f", {run.unreadable} unreadable" if run.unreadable else ""
    reports = "1 report" if run.read == 1 else f"{run.read} reports"
    return f"{reports} read: {run.new} new, {run.known} already known{lost}; " + (
        f"problems: {counted}" if counted else "no problems"
    )


def tell_run(run: Run) -> None:
    """Print the summary to standard error."""
    click.echo(summary(run), err=True)
