"""The generated parts of the docs: each function returns Markdown that cog puts into a page."""

import dataclasses
import enum
import inspect
import json
import re
from collections.abc import Iterator
from importlib import import_module

import click

from onrecord import model
from onrecord.cli import COMMANDS, EXIT_CODES
from onrecord.codec import json_schema
from onrecord.find.names.actors import TABLE as ACTOR_ROWS
from onrecord.find.names.place_evidence import EVIDENCE_ROWS
from onrecord.flow.exports import CLAIM_COLUMNS, INCIDENT_COLUMNS
from onrecord.flow.schema import PUBLISHED
from onrecord.flow.steps import STEPS


def steps_table() -> str:
    """The path of one report, from `flow/steps.py`."""
    lines = ["| step | function | reads | writes | what it does |", "|---|---|---|---|---|"]
    for step in STEPS:
        function = f"`{step.run.__module__.removeprefix('onrecord.')}.{step.run.__name__}`"
        reads, writes = (", ".join(f"`{name}`" for name in names) for names in (step.reads, step.writes))
        lines.append(f"| {step.name} | {function} | {reads} | {writes} | {step.says} |")
    return "\n".join(lines)


def commands() -> str:
    """Every command with its help, as the terminal prints it."""
    parts: list[str] = []
    for name, (module, _) in COMMANDS.items():
        command: click.Command = import_module(module).command
        parts.extend(_command(("onrecord", name), command))
    codes = EXIT_CODES.replace("\b\n", "").strip()
    return "\n\n".join([*parts, f"```text\n{codes}\n```"])


def _command(path: tuple[str, ...], command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=" ".join(path), terminal_width=100, max_content_width=100)
    text = re.sub(r"[ \t]+$", "", command.get_help(context), flags=re.MULTILINE)
    yield f"{'#' * (len(path) + 0)} `{' '.join(path)}`\n\n```text\n{text}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _command((*path, name), child)


def records() -> str:
    """Every record and vocabulary of `onrecord.model`: its docstring and its fields."""
    things = [getattr(model, name) for name in model.__all__]
    kinds = [one for one in things if inspect.isclass(one)]
    vocabularies = [one for one in kinds if issubclass(one, enum.Enum)]
    classes = [one for one in kinds if dataclasses.is_dataclass(one)]
    parts = [
        "## Records",
        *(_record(one) for one in classes),
        "## Vocabularies",
        *(_words(one) for one in vocabularies),
    ]
    return "\n\n".join(parts)


def _record(record: type) -> str:
    fields = dataclasses.fields(record)
    lines = ["| field | type | if not given |", "|---|---|---|"]
    lines += [f"| `{one.name}` | {_type(one.type)} | {_default(one)} |" for one in fields]
    says = (
        inspect.cleandoc(record.__doc__ or "").split("\n>>>", maxsplit=1)[0].rstrip()
    )  # examples stand in the code
    return f"### {record.__name__}\n\n{says}\n\n" + "\n".join(lines)


def _type(annotation: object) -> str:
    name = (
        annotation.__name__
        if isinstance(annotation, type) and not hasattr(annotation, "__args__")
        else str(annotation)
    )
    short = re.sub(r"(?:onrecord\.model\.\w+|datetime)\.(\w+)", r"\1", name)
    return f"`{short}`".replace("|", "\\|")


def _default(field: "dataclasses.Field[object]") -> str:
    if field.default is dataclasses.MISSING:
        return "required" if field.default_factory is dataclasses.MISSING else "made anew"
    if field.default is None:
        return "unknown"
    shown = str(field.default) if isinstance(field.default, enum.Enum) else repr(field.default)
    return f"`{shown}`" if len(shown) < 30 else f"`{type(field.default).__name__}()`"


def _words(vocabulary: type[enum.Enum]) -> str:
    values = " · ".join(f"`{member.value}`" for member in vocabulary)
    return f"### {vocabulary.__name__}\n\n{inspect.cleandoc(vocabulary.__doc__ or '')}\n\n{values}"


def export_columns() -> str:
    """The columns of the exports."""
    parts: list[str] = []
    for what, columns in (("incidents", INCIDENT_COLUMNS), ("claims", CLAIM_COLUMNS)):
        rows = [f"| `{name}` | {says} |" for name, says, _ in columns]
        parts.append("\n".join([f"### {what}", "", "| column | what it holds |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def name_rules() -> str:
    """The tables of rules that find names."""
    actors = "\n".join(f"| `actors/{row.name}` | {row.says} |" for row in ACTOR_ROWS)
    places = "\n".join(f"| `places/{name}` | {score} |" for name, score, _ in EVIDENCE_ROWS)
    return f"| rule | what it looks at |\n|---|---|\n{actors}\n\n| rule | score |\n|---|---|\n{places}"


def schema() -> str:
    """The JSON Schema of the published records."""
    return json.dumps(json_schema(PUBLISHED), indent=1) + "\n"
