"""``onrecord field``: the user's own codebook."""

from pathlib import Path

import click

from onrecord.cli.common import console, json_option, ledger_option, opened, print_json, table
from onrecord.model import Field, FieldType


@click.group("field")
def command() -> None:
    """Your own codebook: fields for incidents, claims or reports, beside ours."""


@command.command("list")
@ledger_option
@json_option
def list_fields(ledger_path: Path, as_json: bool) -> None:
    """The fields, each in its latest version."""
    with opened(ledger_path) as store:
        fields = store.fields()
    if as_json:
        print_json(fields)
        return
    shown = table("Field", "Of", "Type", "Allowed", "Required", "Version")
    for one in fields:
        required = "yes" if one.required else "no"
        shown.add_row(
            one.name, one.subject, one.type.value, ", ".join(one.allowed), required, str(one.version)
        )
    console().print(shown if fields else "No fields of your own yet: onrecord field add NAME")


@command.command("add")
@click.argument("name")
@ledger_option
@click.option(
    "--type", "kind", type=click.Choice([kind.value for kind in FieldType]), default="text", show_default=True
)
@click.option(
    "--of",
    "subject",
    type=click.Choice(["incident", "claim", "report"]),
    default="incident",
    show_default=True,
)
@click.option("--allow", multiple=True, help="An allowed value; repeat for each (type choice).")
@click.option("--label", default="", help="How the field is shown.")
@click.option("--required", is_flag=True, help="A report is not coded until it is filled.")
def add(
    ledger_path: Path, name: str, kind: str, subject: str, allow: tuple[str, ...], label: str, required: bool
) -> None:
    """Add a field, or its next version if it is there already."""
    with opened(ledger_path, create=True) as store:
        version = 1 + max((one.version for one in store.fields() if one.name == name), default=0)
        store.put_field(
            Field(
                name=name,
                type=FieldType(kind),
                subject=subject,
                label=label or name,
                allowed=allow,
                required=required,
                version=version,
            )
        )
    click.echo(f"{name} is now version {version}.")
