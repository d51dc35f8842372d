"""``onrecord search``: full text."""

from pathlib import Path

import click
from rich.markup import escape
from rich.text import Text

from onrecord.cli.common import console, json_option, ledger_option, opened, print_json


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, required=True)
@ledger_option
@json_option
@click.option("--limit", type=int, default=20, show_default=True, help="At most so many reports.")
def command(words: tuple[str, ...], ledger_path: Path, as_json: bool, limit: int) -> None:
    """Find the reports that hold all the words, best first.

    "car bomb" in quotation marks is a phrase, kanda* a beginning, -drill leaves out.
    """
    with opened(ledger_path) as store:
        hits = store.search(" ".join(words), limit)
    if as_json:
        print_json(hits)
        return
    screen = console()
    for hit in hits:
        snippet = Text(hit.snippet.replace("\n", " "))
        for mark in hit.marks:
            snippet.stylize("bold underline", mark.start, mark.stop)
        screen.print(f"[bold]{escape(hit.title or hit.report[:12])}[/bold]  [dim]{hit.report[:8]}[/dim]")
        screen.print(snippet)
    screen.print(
        f"{len(hits)} report{'' if len(hits) == 1 else 's'}" if hits else "No report holds these words."
    )
