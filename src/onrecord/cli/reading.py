"""Options that say how to read a batch; shared by ``ingest``, ``analyse`` and ``explain``."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.cli.common import now, tell
from onrecord.model.errors import UsageError
from onrecord.read import Kind, Limits, Metadata, ReadOptions, metadata_table

_Command = TypeVar("_Command", bound=Callable[..., object])

_OPTIONS = (
    click.option("--published", metavar="DATE", help="Publication date of all these reports (a decision of yours)."),
    click.option("--outlet", metavar="NAME", help="Outlet of all these reports."),
    click.option("--language", metavar="CODE", help="Language of all these reports, such as en."),
    click.option(
        "--metadata",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        multiple=True,
        help="A CSV beside the files: columns file, outlet, published, language, url, title, author.",
    ),
    click.option(
        "--map",
        "columns",
        multiple=True,
        metavar="OURS=YOURS",
        help="Which key or column of JSONL and CSV holds what, such as --map text=body.",
    ),
    click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Skip the look at the content."),
    *(
        click.option(
            f"--max-{limit.name.replace('_', '-')}",
            f"max_{limit.name}",
            type=click.IntRange(min=1),
            default=limit.default,
            help=f"Limit of {limit.name.replace('_', ' ')} (default {limit.default:,}).",
        )
        for limit in fields(Limits)
    ),
)  # fmt: skip


def reading_options(command: _Command) -> _Command:
    """Add the options of this page to a command; they arrive as one mapping for `read_options`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_options(given: dict[str, Any]) -> ReadOptions:
    """The options as the readers take them.

    Raises:
        UsageError: if a column is not given as OURS=YOURS, or a date is no date.
    """
    columns: dict[str, str] = {}
    for pair in given["columns"]:
        ours, equals, yours = pair.partition("=")
        if not equals:
            raise UsageError(f"--map {pair!r} should read OURS=YOURS, such as text=body")
        columns[ours] = yours
    limits = Limits(**{limit.name: given[f"max_{limit.name}"] for limit in fields(Limits)})
    return ReadOptions(
        columns=columns,
        published=given["published"],
        outlet=given["outlet"],
        language=given["language"],
        metadata=tuple(_table(path) for path in given["metadata"]),
        kind=Kind(given["kind"]) if given["kind"] else None,
        limits=limits,
        now=now(),
    )


def _table(path: Path) -> Metadata:
    """The table at `path`; what is wrong with single lines of it is told on standard error, the others hold."""
    table, problems = metadata_table(path)
    for problem in problems:
        tell(problem)
    return table
