"""``onrecord gazetteer``: places of your own, beside the bundled ones."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord.cli.common import console, json_option, now, print_json, table
from onrecord.flow.tools import own_gazetteers
from onrecord.ground.gazetteer import Candidate, open_gazetteer
from onrecord.ground.gazetteer_add import Added, Wanted, add_places
from onrecord.ground.gazetteer_folder import VARIABLE, named_files, own_files, own_folder, remove, undo
from onrecord.ground.gazetteer_own_file import OwnCard, OwnFile
from onrecord.model.errors import UsageError

folder_option = click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    envvar=VARIABLE,
    show_envvar=True,
    help="Where your own gazetteers lie; else your folder for data.",
)


@click.group("gazetteer")
def command() -> None:
    """Places of your own, beside the bundled ones: add, list, find, remove."""


@command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@folder_option
@click.option("--name", help="What to call it; else as the file is called.")
@click.option("--country", "countries", multiple=True, metavar="ISO", help="Only this country; repeatable.")
@click.option(
    "--column", "columns", multiple=True, metavar="OURS=YOURS", help="Which column of a table holds what."
)
@click.option("--encoding", default="utf-8", show_default=True, help="How the file is encoded.")
@click.option("--replace", is_flag=True, help="Replace the gazetteer of that name.")
def add(
    file: Path,
    folder: Path | None,
    name: str | None,
    countries: tuple[str, ...],
    columns: tuple[str, ...],
    encoding: str,
    replace: bool,
) -> None:
    """Add a GeoNames dump (allCountries.txt, AF.zip), alternateNamesV2.txt, or a CSV with name, latitude, longitude.

    Other columns that are recognised: country, admin1, admin2, kind, population, radius_km, other_names, reference,
    geonameid. Broken lines are counted and listed; the good ones are kept. From then on analyses use it, and their
    version says so.
    """
    place = _folder(folder)
    wanted = Wanted(
        name=name,
        countries=frozenset(one.upper() for one in countries),
        columns=dict(_pair(one) for one in columns),
        encoding=encoding,
        replace=replace,
    )
    beside = open_gazetteer(own=own_files(place))
    with _bar(file.name) as told:
        added = add_places(file, place, beside, wanted, (now().isoformat(timespec="seconds"), told))
    _tell(added, place)


@command.command("list")
@folder_option
@json_option
def list_gazetteers(folder: Path | None, as_json: bool) -> None:
    """Your own gazetteers, the one added last first."""
    place = _folder(folder)
    cards = tuple(OwnFile(path).card for path in own_files(place))
    if as_json:
        print_json(cards)
        return
    if not cards:
        click.echo(f"No gazetteers of your own in {place}: onrecord gazetteer add FILE")
        return
    shown = table("Name", "From", "Places", "Names", "Broken lines", "Added", title=str(place))
    for card in cards:
        shown.add_row(
            card.name, card.file, f"{card.places:,}", f"{card.names:,}", f"{card.faults:,}", card.added[:16]
        )
    console().print(shown)


@command.command("find")
@click.argument("name")
@folder_option
@json_option
def find(name: str, folder: Path | None, as_json: bool) -> None:
    """Everything NAME can mean, and which gazetteer says so."""
    found = open_gazetteer(own=own_gazetteers() if folder is None else own_files(folder)).lookup(name)
    if as_json:
        print_json(found)
        return
    shown = table("Place", "Kind", "Lies in", "Point", "Radius", "From")
    for one in found:
        shown.add_row(one.name, _kind(one), _inside(one), _point(one), _radius(one), one.source or "bundled")
    console().print(shown if found else f"No gazetteer in use knows {name}.")


@command.command("remove")
@click.argument("name")
@folder_option
def remove_gazetteer(name: str, folder: Path | None) -> None:
    """Take the gazetteer NAME out of use; undo brings it back."""
    remove(_folder(folder), name)
    click.echo(f"{name} is removed. onrecord gazetteer undo brings it back.", err=True)


@command.command("undo")
@folder_option
def undo_change(folder: Path | None) -> None:
    """Take the last add or remove back; one step only."""
    change = undo(_folder(folder))
    names = ", ".join(path.stem for path in named_files(_folder(folder))) or "none"
    click.echo(f"Taken back: {change.name} {change.did}. Your own gazetteers now: {names}.", err=True)


def _folder(given: Path | None) -> Path:
    folder = given or own_folder(os.environ, sys.platform)
    if folder is None:
        raise UsageError(f"no folder for your own gazetteers: name one with --folder or {VARIABLE}")
    return folder


def _pair(text: str) -> tuple[str, str]:
    ours, sign, theirs = text.partition("=")
    if not sign or not theirs:
        raise UsageError(f"--column {text}: ours and yours with = between them are needed, as latitude=Y")
    return ours, theirs


@contextmanager
def _bar(name: str) -> Iterator[Callable[[int, int | None], None]]:
    """How far the reading has come: on standard error, and only when a person is looking."""
    screen = Console(stderr=True)
    if not screen.is_terminal:
        yield lambda *_: None
        return
    columns = (TextColumn(name), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, size: bar.update(task, completed=done, total=size)


def _tell(added: Added, folder: Path) -> None:
    card = added.card
    click.echo(f"{card.name}: {_counted(card)}. In {folder}.", err=True)
    for reason, number in card.left_out.items():
        click.echo(f"  {number:,} lines left out: {reason}", err=True)
    for fault in added.first_faults:
        click.echo(f"  {card.file} {fault}", err=True)
    if added.all_faults:
        click.echo(
            f"  broken: {card.faults:,}; kept in doubt: {card.doubts:,}; all of them in {added.all_faults}",
            err=True,
        )
    if card.faults:
        sys.exit(3)


def _counted(card: OwnCard) -> str:
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in card.kinds.items())
    return (
        f"{card.lines:,} lines read, {card.places:,} places ({kinds}), {card.names:,} names"
        if kinds
        else (f"{card.lines:,} lines read, {card.names:,} names")
    )


def _kind(one: Candidate) -> str:
    return f"{one.kind} ({one.feature})" if one.feature else one.kind


def _inside(one: Candidate) -> str:
    return ", ".join(name for name in (one.admin1_name, one.country_name) if name and name != one.name)


def _point(one: Candidate) -> str:
    if one.latitude is None or one.longitude is None:
        return "unknown"
    return f"{one.latitude:.4f}, {one.longitude:.4f}" + (" (its province's)" if one.borrowed else "")


def _radius(one: Candidate) -> str:
    return "unknown" if one.radius_km is None else f"{one.radius_km:g} km"
