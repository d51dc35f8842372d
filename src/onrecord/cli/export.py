"""``onrecord export``: incidents or claims as a file."""

import io
import sys
from pathlib import Path
from typing import TextIO

import click

from onrecord.cli.common import ledger_option, opened
from onrecord.export.delimited import write_csv
from onrecord.export.geojson import write_geojson
from onrecord.export.json_lines import write_jsonl
from onrecord.export.table import PlainTable
from onrecord.flow import answers
from onrecord.flow.exports import claim_export, incident_export
from onrecord.model.errors import UsageError


@click.command("export")
@ledger_option
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "geojson"]), default="csv", show_default=True
)
@click.option("--what", type=click.Choice(["incidents", "claims"]), default="incidents", show_default=True)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write (default: standard output)."
)
@click.option("--machine", is_flag=True, help="CSV for programs: cells as they are, formulas not disarmed.")
def command(ledger_path: Path, form: str, what: str, out: Path | None, machine: bool) -> None:
    """Write the current incidents or claims. Where voices differ a cell holds all of them, each with its speaker."""
    if form == "geojson" and what == "claims":
        raise UsageError("claims have no place of their own; export them as csv or jsonl")
    with opened(ledger_path) as store:
        table = (
            incident_export(answers.incidents(store))
            if what == "incidents"
            else claim_export(answers.claims(store))
        )
    if out is None:
        text = io.StringIO(newline="")
        _write(table, form, text, machine=machine)
        sys.stdout.write(text.getvalue())
        return
    with out.open("w", encoding="utf-8", newline="") as file:
        _write(table, form, file, machine=machine)
    click.echo(f"{len(table.rows)} rows written to {out}", err=True)


def _write(table: PlainTable, form: str, to: TextIO, *, machine: bool) -> None:
    if form == "csv":
        write_csv(table, to, machine=machine)
    elif form == "jsonl":
        write_jsonl(table, to)
    else:
        write_geojson(table, to)
