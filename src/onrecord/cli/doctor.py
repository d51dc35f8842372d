"""``onrecord doctor``: versions, data files, and whether a ledger is well."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from onrecord import __version__
from onrecord.cli.common import console, opened, table
from onrecord.flow.steps import STEPS
from onrecord.flow.tools import Tools, open_tools
from onrecord.flow.version import code_version
from onrecord.nn.bundle import SHIPPED
from onrecord.nn.labels import PROTOCOL

_PARTS = (
    "click",
    "rich",
    "msgspec",
    "trafilatura",
    "htmldate",
    "feedparser",
    "warcio",
    "py3langid",
    "onnxruntime",
    "SQLAlchemy",
    "starlette",
)


@click.command("doctor")
@click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Look at this ledger too.",
)
@click.option("--steps", is_flag=True, help="Print the path of a report, step by step.")
def command(ledger_path: Path | None, steps: bool) -> None:
    """Say what is installed and in use; no network is asked."""
    screen = console()
    shown = table("Part", "State")
    tools = open_tools()
    shown.add_row("onrecord", f"{__version__} ({code_version(_digest(tools), tools.gazetteer.own.digest)})")
    shown.add_row("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for part in _PARTS:
        shown.add_row(part, _version(part))
    shown.add_row("model", _model(tools))
    shown.add_row("gazetteer", f"{len(tools.gazetteer):,} places")
    for card in tools.gazetteer.own.cards:
        shown.add_row("gazetteer of your own", f"{card.name}: {card.places:,} places, {card.names:,} names")
    if ledger_path:
        with opened(ledger_path) as store:
            summary = store.summary()
            shown.add_row("ledger", f"{ledger_path}: {summary.reports} reports, {summary.entries} entries")
            shown.add_row("ledger digest", store.digest())
    screen.print(shown)
    if steps:
        path = table("Step", "Reads", "Writes", "What it does")
        for step in STEPS:
            path.add_row(step.name, ", ".join(step.reads), ", ".join(step.writes), step.says)
        screen.print(path)


def _digest(tools: Tools) -> str | None:
    return tools.model.digest if tools.model else None


def _model(tools: Tools) -> str:
    if tools.model is None:
        return "none: rules and word lists"
    return f"{SHIPPED.name} {tools.model.digest[:12]}, protocol {PROTOCOL}; without it: --no-model"


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "not installed: reinstall onrecord"
