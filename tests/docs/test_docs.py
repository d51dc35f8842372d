"""Documents cannot lie: what there is, is in the manual."""

import dataclasses
import inspect
import json
import re
from pathlib import Path

import click
import jsonschema
import pytest

import onrecord
from onrecord import model
from onrecord.cli import COMMANDS, group
from onrecord.codec import json_schema, to_json
from onrecord.flow.exports import CLAIM_COLUMNS, INCIDENT_COLUMNS
from onrecord.flow.schema import PUBLISHED
from onrecord.flow.steps import STEPS

ROOT = Path(__file__).parents[2]
CLI = (ROOT / "docs/reference/cli.md").read_text()
RECORDS = (ROOT / "docs/reference/records.md").read_text()
EXPORTS = (ROOT / "docs/reference/exports.md").read_text()
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_manual_and_has_help(name: str) -> None:
    assert f"`onrecord {name}`" in CLI
    command = group.get_command(click.Context(group), name)
    assert command is not None
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in CLI


def test_every_record_and_field_is_in_the_manual() -> None:
    for name in model.__all__:
        kind = getattr(model, name)
        if inspect.isclass(kind) and dataclasses.is_dataclass(kind):
            assert f"### {name}\n" in RECORDS
            section = RECORDS.split(f"### {name}\n")[1].split("\n### ")[0]
            assert [
                field.name for field in dataclasses.fields(kind) if f"| `{field.name}` |" not in section
            ] == []


def test_every_record_says_what_it_is() -> None:
    for name in model.__all__:
        assert (getattr(model, name).__doc__ or "").strip(), name


def test_every_export_column_and_step_is_in_the_manual() -> None:
    for name, says, _ in (*INCIDENT_COLUMNS, *CLAIM_COLUMNS):
        assert f"| `{name}` | {says} |" in EXPORTS
    for step in STEPS:
        assert step.says in ARCHITECTURE


def test_the_schema_is_published_and_the_analysis_keeps_to_it() -> None:
    schema = json.loads(json.dumps(json_schema(PUBLISHED)))
    assert json.loads((ROOT / "docs/reference/records.schema.json").read_text()) == schema
    found = onrecord.analyse(
        "The mayor of Gao denied on Monday that nine people were killed.", published="2024-05-08"
    )
    jsonschema.validate(json.loads(to_json(found)), {**schema, "$ref": "#/$defs/Analysis"})


def test_decisions_have_their_five_parts() -> None:
    for page in sorted((ROOT / "docs/decisions").glob("*.md")):
        text = page.read_text()
        for part in ("Question", "What we chose", "What we gave up", "When to look again"):
            assert part in text, f"{page.name} lacks '{part}'"


def test_links_between_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)} links to {target}"


def test_the_public_names_are_there() -> None:
    assert len(set(onrecord.__all__)) == len(onrecord.__all__)
    assert all(hasattr(onrecord, name) for name in onrecord.__all__)
