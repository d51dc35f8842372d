"""``onrecord ingest``: read reports into a ledger."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import click

from onrecord.cli.common import ledger_option, now, opened, tell
from onrecord.cli.progress import shown, tell_run
from onrecord.cli.reading import read_options, reading_options
from onrecord.flow.ingest import IngestSettings, ingest
from onrecord.flow.workers import WorkerLimits
from onrecord.read import read_paths


@click.command("ingest")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@ledger_option
@reading_options
@click.option(
    "--workers", type=click.IntRange(1, 64), default=None, help="Worker processes (default: one per core)."
)
@click.option(
    "--seconds-per-report", type=int, default=60, show_default=True, help="Give a report up after so long."
)
@click.option("--no-model", is_flag=True, help="Rules and word lists alone: faster, and less exact.")
@click.option("--no-link", is_flag=True, help="Do not look for copies and cases afterwards.")
def command(
    paths: tuple[Path, ...],
    ledger_path: Path,
    workers: int | None,
    seconds_per_report: int,
    no_model: bool,
    no_link: bool,
    **given: Any,  # noqa: ANN401 - the reading options
) -> None:
    """Read reports into the ledger: files, folders, feeds, archives, or - for standard input.

    Reading the same report again changes nothing. A run that was stopped can simply be started again.
    """
    options = read_options(given)
    settings = IngestSettings(
        workers=workers or len(os.sched_getaffinity(0)),
        limits=WorkerLimits(seconds=seconds_per_report, model=not no_model),
        link=not no_link,
    )
    with opened(ledger_path, create=True) as store, shown(_count(paths)) as listen, _stopping() as stop:
        received = read_paths(paths, options, stdin=sys.stdin.buffer)
        run = ingest(received, store, settings, clock=now, listen=listen, stop=stop)
    for problem in run.unheeded:
        tell(problem)
    tell_run(run)
    if stop():
        raise KeyboardInterrupt
    if run.unreadable:
        click.echo(f"See what could not be read: onrecord show problems --ledger {ledger_path}", err=True)
        sys.exit(3)


def _count(paths: tuple[Path, ...]) -> int | None:
    """How many reports to expect: the number of plain files and pages; None as soon as one may hold many."""
    single = {".txt", ".html", ".htm"}
    files = [
        one
        for path in paths
        for one in (sorted(path.rglob("*")) if path.is_dir() else [path])
        if not one.is_dir()
    ]
    return len(files) if files and all(one.suffix.lower() in single for one in files) else None


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    """The first Ctrl-C asks for an end after what is under way; the second ends at once."""
    asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, signal.default_int_handler)
        click.echo("\nStopping after what is under way; Ctrl-C again ends at once.", err=True)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: asked
    finally:
        signal.signal(signal.SIGINT, before)
