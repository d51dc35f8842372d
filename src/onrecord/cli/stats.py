"""``onrecord stats``: what was decided, and how long it took."""

from pathlib import Path

import click

from onrecord.cli.common import console, json_option, ledger_option, opened, print_json, table


@click.command("stats")
@ledger_option
@json_option
def command(ledger_path: Path, as_json: bool) -> None:
    """Reports by state, and for each report worked on its decisions and seconds."""
    with opened(ledger_path) as store:
        summary, timings = store.summary(), store.timings()
        names = {card.digest: card.outlet or card.name for card in store.reports()}
    if as_json:
        print_json((summary, *timings))
        return
    screen = console()
    screen.print(
        f"{summary.reports} reports, {summary.incidents} incidents, {summary.claims} claims, {summary.entries} entries, "
        f"{summary.cases} cases, {sum(timing.decisions for timing in timings)} decisions of reviewers"
    )
    screen.print("States: " + ", ".join(f"{number} {state}" for state, number in summary.states))
    if not timings:
        screen.print("Nobody has decided on a report yet: onrecord review opens them.")
        return
    shown = table("Report", "Decisions", "Seconds")
    for timing in timings:
        seconds = "not measured" if timing.seconds is None else f"{timing.seconds:.0f}"
        shown.add_row(f"{timing.report[:8]} {names.get(timing.report, '')}", str(timing.decisions), seconds)
    screen.print(shown)
    measured = [timing.seconds for timing in timings if timing.seconds is not None]
    if measured:
        decisions = sum(timing.decisions for timing in timings)
        screen.print(
            f"{sum(measured) / len(measured):.0f} seconds and {decisions / len(timings):.1f} decisions per report"
        )
