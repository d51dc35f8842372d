"""How cases, incidents and claims look in a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from onrecord.cli.common import cut, table
from onrecord.view.cases import CaseView
from onrecord.view.claims import ClaimRow, how_said
from onrecord.view.incidents import IncidentRow, Told


def _cells(cells: Iterable[Told]) -> str:
    lines = [
        escape(told.value)
        if told.by_whom == "the report itself"
        else f"{escape(told.value)} [dim]— {escape(told.by_whom)}[/dim]"
        for told in cells
    ]
    return "\n".join(dict.fromkeys(lines))


def incidents_table(rows: Sequence[IncidentRow]) -> Table:
    """One row per incident; in each cell one line per voice."""
    shown = table("What", "When", "Where", "Who → against", "Losses", "Told by")
    for row in rows:
        what = row.subtype or row.type
        if row.realis != "occurred":
            what += f"\n{row.realis}"
        if not row.news:
            what += "\nbackground"
        shown.add_row(
            what,
            _cells(row.whens),
            _cells(row.places),
            _sides(row),
            _cells(row.losses),
            escape(row.outlet or "–"),
        )
    return shown


def _sides(row: IncidentRow) -> str:
    who, whom = _cells(row.initiators), _cells((*row.targets, *row.victims, *row.damaged))
    return f"{who}\n→ {whom}" if whom else who


def claims_table(rows: Sequence[ClaimRow]) -> Table:
    """One row per claim; the same words of the same speaker in several reports (copies, mostly) are told once."""
    alike: dict[tuple[str, str, str], list[ClaimRow]] = {}
    for row in rows:
        alike.setdefault((row.chain.casefold().removeprefix("the "), how_said(row), row.content), []).append(
            row
        )
    shown = table("Who", "How", "What", "Told by")
    for (_, how, content), told in alike.items():
        row = told[0]
        kind = f"\n[dim]{row.institution or ''}{', ' + row.channel if row.channel else ''}[/dim]"
        what = f"“{cut(content, 160)}”" if row.quoted else cut(content, 160)
        outlets = ", ".join(dict.fromkeys(one.outlet or "–" for one in told))
        shown.add_row(escape(row.chain) + kind, how, escape(what), escape(outlets))
    return shown


def cases_shown(cases: Sequence[CaseView], screen: Console) -> None:
    """Every case: its reports and copies, its figures side by side, who denies."""
    for case in cases:
        screen.print()
        mark = " [bold red]disputed[/bold red]" if case.disputed else ""
        reports = "1 report" if len(case.members) == 1 else f"{len(case.members)} reports"
        screen.print(f"[bold]{escape(case.title)}[/bold]  ({reports}){mark}")
        _members(case, screen)
        _figures(case, screen)
        for row in case.denials:
            said, outlet = escape(cut(row.content, 140)), escape(row.outlet or "")
            screen.print(f"  [red]denies[/red]  {escape(row.chain)}: {said}  [dim]{outlet}[/dim]")
    if not cases:
        screen.print("No cases.")


def _members(case: CaseView, screen: Console) -> None:
    if len(case.members) < 2:
        return
    shown = table("Told by", "Published", "Copy of")
    for member in case.members:
        copy = (
            f"{member.copy_of} ({member.share:.0%} of the shorter text)"
            if member.copy_of and member.share
            else ""
        )
        shown.add_row(escape(member.outlet or "–"), member.published or "–", escape(copy))
    screen.print(shown)


def _figures(case: CaseView, screen: Console) -> None:
    if not case.figures:
        return
    shown = table("Of", "Figure", "On whose word", "In", "Words")
    for row in case.figures:
        shown.add_row(
            row.of.replace("_", " "),
            escape(row.figure),
            escape(row.by_whom),
            escape(", ".join(row.outlets)),
            f"“{escape(cut(row.words, 60))}”",
        )
    screen.print(shown)
