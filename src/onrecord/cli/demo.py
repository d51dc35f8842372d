"""``onrecord demo``: the bundled reports, read and shown."""

import os
import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path

import click

from onrecord.cli.common import console, now, opened
from onrecord.cli.progress import shown, tell_run
from onrecord.cli.tables import cases_shown, claims_table, incidents_table
from onrecord.flow import answers
from onrecord.flow.answers import Filter
from onrecord.flow.ingest import IngestSettings, ingest
from onrecord.read import ReadOptions, read_paths

_PLAIN = {"say", "believe", "intend", "demand", "ask"}


@click.command("demo")
@click.option(
    "--ledger",
    "ledger_path",
    type=click.Path(dir_okay=False, path_type=Path),
    default="demo.db",
    show_default=True,
    help="The ledger to read the samples into.",
)
def command(ledger_path: Path) -> None:
    """Read fourteen invented reports, eleven of them on one incident, and show what the ledger makes of them."""
    screen = console()
    with as_file(files("onrecord.demo") / "reports") as folder, opened(ledger_path, create=True) as store:
        with shown(None) as listen:
            received = read_paths([folder], ReadOptions(now=now()))
            run = ingest(received, store, IngestSettings(), clock=now, listen=listen)
        tell_run(run)
        cases = answers.cases(store)
        screen.rule("What happened, and which figures stand side by side", align="left")
        cases_shown([view for view in cases if len(view.members) > 1], screen)
        alone = {row.id for view in cases if len(view.members) == 1 for row in view.incidents}
        screen.print()
        screen.rule("Told by one report only", align="left")
        screen.print(
            incidents_table([row for row in answers.incidents(store, Filter(news=True)) if row.id in alone])
        )
        screen.print()
        screen.rule("Who denies, hedges, admits, accuses or keeps silent", align="left")
        claims = answers.claims(store)
        screen.print(
            claims_table([row for row in claims if row.stance != "asserted" or row.act not in _PLAIN])
        )
        screen.print(f"… and {len(claims)} claims in all: {called()} show claims --ledger {ledger_path}")
    name = called()
    click.echo(
        f"\nThe ledger is {ledger_path}. Go on with:\n"
        f"  {name} show sources --ledger {ledger_path}    who copied and cites whom\n"
        f"  {name} review --ledger {ledger_path}          the reports beside their cells, in your browser\n"
        f"  {name} explain FILE                     each fact of a report of yours, with its words and its rule"
    )


def called() -> str:
    """How to call this program from here: its name where the shell finds it, else the path it was started by."""
    return "onrecord" if shutil.which("onrecord") else os.path.relpath(sys.argv[0])
