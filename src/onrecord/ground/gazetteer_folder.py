"""The folder of a user's own gazetteers: one file for each, the last change can be taken back."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.ground.gazetteer_own_file import SUFFIX, OwnFile
from onrecord.model.errors import GazetteerError

VARIABLE = "ONRECORD_GAZETTEER"
"""The environment variable that names the folder; set to nothing, no own gazetteer is used."""
_LAST = ".last-change"
_BEFORE = ".before"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of a folder: what was done to which gazetteer; its former file is kept beside it, if any."""

    did: str
    name: str


def own_folder(environment: Mapping[str, str], system: str) -> Path | None:
    """Where own gazetteers lie: as the environment says, else in the user's folder for data; None for nowhere.

    >>> str(own_folder({"HOME": "/home/desk"}, "linux")), str(own_folder({"HOME": "/Users/desk"}, "darwin"))
    ('/home/desk/.local/share/onrecord/gazetteer', '/Users/desk/Library/Application Support/onrecord/gazetteer')
    >>> str(own_folder({"ONRECORD_GAZETTEER": "/srv/places"}, "linux")), own_folder({"ONRECORD_GAZETTEER": ""}, "linux")
    ('/srv/places', None)
    """
    if VARIABLE in environment:
        return Path(environment[VARIABLE]) if environment[VARIABLE] else None
    home = environment.get("HOME")
    if home and system == "darwin":
        return Path(home, "Library", "Application Support", "onrecord", "gazetteer")
    data = environment.get("XDG_DATA_HOME") or (f"{home}/.local/share" if home else "")
    return Path(data, "onrecord", "gazetteer") if data else None


def own_files(folder: Path | None) -> tuple[Path, ...]:
    """The gazetteers of a folder, the one added last first; none where there is no folder.

    Raises:
        GazetteerError: if one is damaged or of another version: an analysis must not quietly go without it.
    """
    paths = _there(folder)
    cards = {path: OwnFile(path).card for path in paths}
    return tuple(sorted(paths, key=lambda path: (cards[path].added, path.name), reverse=True))


def named_files(folder: Path | None) -> tuple[Path, ...]:
    """The gazetteers of a folder by name, damaged ones too."""
    return tuple(_there(folder))


def checked_name(name: str) -> str:
    """`name`, if it can be the name of a gazetteer.

    Raises:
        GazetteerError: if it cannot.

    >>> checked_name("allCountries")
    'allCountries'
    """
    if not _NAME.fullmatch(name):
        raise GazetteerError(
            f"{name!r} cannot name a gazetteer: up to forty letters, figures, - and _ can; give one with --name"
        )
    return name


def name_for(path: Path) -> str:
    """A name for the gazetteer made of a file: that of the file, with what cannot stand in a name left out.

    >>> name_for(Path("downloads/AF.zip")), name_for(Path("Villages of Helmand (2019).csv"))
    ('AF', 'Villages-of-Helmand-2019')
    """
    stem = path.name.partition(".")[0]
    return re.sub(r"[^A-Za-z0-9_]+", "-", stem).strip("-_")[:40]


def before_change(folder: Path, name: str, did: str) -> None:
    """Keep what `name` is now, so that the change that follows can be taken back; forget the change before.

    Raises:
        GazetteerError: if the folder cannot be written to.
    """
    target = folder / f"{name}{SUFFIX}"
    try:
        for old in folder.glob(f".*{_BEFORE}"):
            old.unlink()
        if target.exists():
            _same_file(target, folder / f".{name}{_BEFORE}")
        (folder / _LAST).write_bytes(msgspec.json.encode(Change(did, name)))
    except OSError as error:
        raise GazetteerError(f"{folder}: cannot be written to ({error}); nothing was changed") from error


def remove(folder: Path, name: str) -> None:
    """Take a gazetteer out of use.

    Raises:
        GazetteerError: if there is none of that name, or it cannot be removed.
    """
    target = folder / f"{checked_name(name)}{SUFFIX}"
    if not target.exists():
        there = ", ".join(path.stem for path in _there(folder)) or "none"
        raise GazetteerError(f"there is no gazetteer {name} in {folder}; there are: {there}")
    before_change(folder, name, "removed")
    _gone(target, folder / f"{name}.faults.txt")


def undo(folder: Path) -> Change:
    """Take the last change back: what was added goes, what was replaced or removed comes back.

    Raises:
        GazetteerError: if there is nothing to take back.
    """
    last = folder / _LAST
    if not last.exists():
        raise GazetteerError(f"{folder}: there is no change to take back; remove NAME removes any gazetteer")
    try:
        change = msgspec.json.decode(last.read_bytes(), type=Change)
        target, before = folder / f"{change.name}{SUFFIX}", folder / f".{change.name}{_BEFORE}"
        if before.exists():
            before.replace(target)
        elif change.did == "added":
            _gone(target, folder / f"{change.name}.faults.txt")
        last.unlink()
    except (OSError, msgspec.DecodeError) as error:
        raise GazetteerError(f"{folder}: the last change cannot be taken back ({error})") from error
    return change


def _there(folder: Path | None) -> list[Path]:
    """Files by name; those not finished begin with a full stop."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))


def _same_file(one: Path, other: Path) -> None:
    """A second name for a file; a copy where the disk knows no second names."""
    try:
        os.link(one, other)
    except OSError:
        shutil.copyfile(one, other)


def _gone(*paths: Path) -> None:
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise GazetteerError(f"{error.filename}: cannot be removed ({error.strerror})") from error
