"""``onrecord schema``: the JSON Schema of the records."""

import json

import click

from onrecord.codec import json_schema
from onrecord.flow.schema import PUBLISHED


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of everything that `analyse --json` prints and the ledger keeps."""
    click.echo(json.dumps(json_schema(PUBLISHED), indent=1))
