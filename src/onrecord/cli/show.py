"""``onrecord show``: what a ledger holds, as tables or JSON."""

from pathlib import Path

import click

from onrecord.cli.common import console, cut, json_option, ledger_option, opened, print_json, table
from onrecord.cli.tables import cases_shown, claims_table, incidents_table
from onrecord.flow import answers
from onrecord.flow.answers import Filter
from onrecord.ledger.codebook import INCIDENT_TYPES
from onrecord.ledger.store import Store
from onrecord.model import Act, NotFoundError, Stance

_HOW = [*(stance.value for stance in Stance), *(act.value for act in Act)]


@click.group("show")
def command() -> None:
    """Show what a ledger holds."""


@command.command("cases")
@ledger_option
@json_option
@click.option("--disputed", is_flag=True, help="Only cases whose figures differ or that somebody denies.")
@click.option("--limit", type=int, default=20, show_default=True, help="At most so many.")
def cases(ledger_path: Path, as_json: bool, disputed: bool, limit: int) -> None:
    """The same incident across reports: figures side by side, denials, copies."""
    with opened(ledger_path) as store:
        found = tuple(view for view in answers.cases(store) if view.disputed or not disputed)[:limit]
    if as_json:
        print_json(found)
        return
    cases_shown(found, console())


@command.command("incidents")
@ledger_option
@json_option
@click.option(
    "--type",
    "kind",
    type=click.Choice(INCIDENT_TYPES, case_sensitive=False),
    metavar="TYPE",
    help="PLOVER type, such as ASSAULT.",
)
@click.option("--place", help="Words of the place.")
@click.option("--news/--background", "news", default=None, help="Only news, or only background.")
@click.option("--report", help="Only this report (its digest, or how it begins).")
def incidents(
    ledger_path: Path,
    as_json: bool,
    kind: str | None,
    place: str | None,
    news: bool | None,
    report: str | None,
) -> None:
    """What happened: one row per incident of a report."""
    with opened(ledger_path) as store:
        wanted = Filter(type=kind, place=place, news=news, report=_whole(store, report))
        rows = answers.incidents(store, wanted)
    if as_json:
        print_json(rows)
        return
    console().print(incidents_table(rows))


@command.command("claims")
@ledger_option
@json_option
@click.option("--speaker", help="Words of the speaker's name.")
@click.option(
    "--stance",
    type=click.Choice(_HOW, case_sensitive=False),
    metavar="WORD",
    help=f"One of {', '.join(_HOW)}.",
)
@click.option("--report", help="Only this report (its digest, or how it begins).")
def claims(
    ledger_path: Path, as_json: bool, speaker: str | None, stance: str | None, report: str | None
) -> None:
    """Who says what, through whom, how surely."""
    with opened(ledger_path) as store:
        rows = answers.claims(store, Filter(speaker=speaker, stance=stance, report=_whole(store, report)))
    if as_json:
        print_json(rows)
        return
    console().print(claims_table(rows))


@command.command("sources")
@ledger_option
@json_option
def sources(ledger_path: Path, as_json: bool) -> None:
    """The reports: outlet, date, state, whom they cite and copy."""
    with opened(ledger_path) as store:
        rows = answers.sources(store)
    if as_json:
        print_json(rows)
        return
    shown = table("Outlet", "Published", "Report", "State", "Inc.", "Claims", "Cites", "Copies")
    for row in rows:
        shown.add_row(
            row.outlet or "–",
            row.published or "–",
            f"{row.report[:8]} {cut(Path(row.name).name, 30)}",
            row.state,
            str(row.incidents),
            str(row.claims),
            ", ".join(row.cites),
            ", ".join(row.copies),
        )
    console().print(shown)


@command.command("problems")
@ledger_option
@json_option
def problems(ledger_path: Path, as_json: bool) -> None:
    """What could not be read or understood, where, and what to do."""
    with opened(ledger_path) as store:
        rows = answers.problems(store)
    if as_json:
        print_json(rows)
        return
    shown = table("How bad", "Where", "What", "What to do")
    for row in rows:
        shown.add_row(row.severity.value, cut(row.where, 60), f"{row.says} [{row.code}]", row.advice)
    console().print(shown if rows else "No problems.")


def _whole(store: Store, begins: str | None) -> str | None:
    """The digest that begins so.

    Raises:
        NotFoundError: if none does, or several do.
    """
    if begins is None:
        return None
    fits = [card.digest for card in store.reports() if card.digest.startswith(begins)]
    if len(fits) != 1:
        many = "no report has" if not fits else f"{len(fits)} reports have"
        raise NotFoundError(f"{many} a digest that begins with {begins!r}; see: onrecord show sources")
    return fits[0]
