"""What commands share: options, the console, opening the ledger."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from onrecord.codec import to_json
from onrecord.ledger.opening import open_ledger
from onrecord.ledger.store import Store
from onrecord.model import Problem

_Command = TypeVar("_Command", bound=Callable[..., object])

ledger_option: Callable[[_Command], _Command] = click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default="onrecord.db",
    show_default=True,
    envvar="ONRECORD_LEDGER",
    help="The ledger's file.",
)
json_option: Callable[[_Command], _Command] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON, one object per line."
)


def console() -> Console:
    """The console: colours and the terminal's width when there is one, plain and unwrapped when piped."""
    plain = Console()
    return plain if plain.is_terminal else Console(width=132, highlight=False)


def now() -> datetime:
    """The clock, read at the edge and passed on from here."""
    return datetime.now(UTC)  # noqa: TID251 - this is the edge


@contextmanager
def opened(path: Path, *, create: bool = False) -> Iterator[Store]:
    """The ledger at `path`, closed afterwards."""
    store = open_ledger(path, create=create)
    try:
        yield store
    finally:
        store.close()


def print_json(rows: Iterator[object] | tuple[object, ...]) -> None:
    """One JSON object per row on standard output."""
    for row in rows:
        click.echo(to_json(row))


def table(*columns: str, title: str | None = None) -> Table:
    """A table whose long cells fold instead of being cut: words of a report are never shortened unseen."""
    made = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for column in columns:
        made.add_column(column, overflow="fold")
    return made


def cut(text: str, length: int = 90) -> str:
    """`text` on one line, shortened with "…" where it is longer than `length`."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


def tell(problem: Problem) -> None:
    """One problem as one line on standard error: where, what, and what to do."""
    click.echo(f"{problem.where}: {problem.says} {problem.advice}".rstrip(), err=True)
