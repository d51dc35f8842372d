"""``onrecord analyse``: one JSON document per report, no ledger."""

import sys
from pathlib import Path
from typing import Any

import click

from onrecord.cli.common import tell
from onrecord.cli.reading import read_options, reading_options
from onrecord.codec import to_json
from onrecord.export.timex3 import timex3_inline
from onrecord.flow.run import analyse_report
from onrecord.flow.tools import open_tools
from onrecord.model import Problem, Severity
from onrecord.read import read_paths


@click.command("analyse")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@reading_options
@click.option(
    "--json", is_flag=True, expose_value=False, help="Print JSON: the only form, so this may be left out."
)
@click.option("--no-model", is_flag=True, help="Rules and word lists alone: faster, and less exact.")
@click.option(
    "--timex3", is_flag=True, help="Print the text with TIMEX3 tags around its times (TimeML) instead."
)
@click.option("--indent", is_flag=True, help="Indent the JSON for reading.")
def command(
    paths: tuple[Path, ...],
    no_model: bool,
    timex3: bool,
    indent: bool,
    **given: Any,  # noqa: ANN401 - the reading options
) -> None:
    """Analyse reports and print one JSON document per report: the same analysis that ingest files.

    What could not be read is told on standard error, and the exit code is 3.
    """
    lost = False
    tools = open_tools(model=not no_model)
    for one in read_paths(paths, read_options(given), stdin=sys.stdin.buffer):
        if isinstance(one, Problem):
            tell(one)
            lost = lost or one.severity is Severity.ERROR
        else:
            found = analyse_report(one, tools)
            click.echo(timex3_inline(found) if timex3 else to_json(found, indent=2 if indent else 0))
    if lost:
        sys.exit(3)
