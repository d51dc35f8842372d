"""A path → the files to read under it, always in the same order, each folder once."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.model import Problem
from onrecord.read.origin import Origin


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; `tables` are the metadata tables of the folders on the way to it."""

    path: str
    tables: tuple[str, ...] = ()


@dataclass(slots=True)
class _Walk:
    seen: set[tuple[int, int]] = field(default_factory=set)
    hidden: int = 0


def find_files(path: str) -> Iterator[Found | Problem]:
    """The files under `path` in the order of their names; a path that is a file is that file alone.

    Left out: names that start with a dot (a note counts them), metadata tables (``metadata.csv`` and
    ``*.metadata.csv``), and what is no file. A folder that links lead back to is visited once.
    """
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116 - names are kept exactly as given, Path would change them
    except OSError as error:
        yield unreadable(path, error)
        return
    if not stat.S_ISDIR(kind):
        yield Found(path)
        return
    walk = _Walk()
    yield from _files_in(path, (), walk)
    if walk.hidden:
        names = (
            "One hidden file or folder was"
            if walk.hidden == 1
            else f"{walk.hidden} hidden files or folders were"
        )
        yield Origin(name=shown(path)).note("hidden-files", f"{names} left out.", "Name them to read them.")


def is_metadata_table(name: str) -> bool:
    """Whether a file is, by its name, a table about other files.

    >>> is_metadata_table("metadata.csv"), is_metadata_table("may.metadata.csv"), is_metadata_table("may.csv")
    (True, True, False)
    """
    return name == "metadata.csv" or name.endswith(".metadata.csv")


def tables_in(folder: str) -> tuple[str, ...]:
    """The paths of the metadata tables in `folder`, sorted; none where it cannot be listed."""
    try:
        names = sorted(filter(is_metadata_table, os.listdir(folder or ".")))  # noqa: PTH208 - as below
    except OSError:  # the file itself will tell what is wrong with its folder
        return ()
    return tuple(os.path.join(folder, name) for name in names)  # noqa: PTH118 - as below


def shown(path: str) -> str:
    """A path as text; bytes of a file name that are no letters become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _files_in(folder: str, tables: tuple[str, ...], walk: _Walk) -> Iterator[Found | Problem]:
    pending = [(folder, tables)]
    while pending:
        here, above = pending.pop()
        try:
            first_visit = _enter(here, walk)
            names = sorted(os.listdir(here), key=os.fsencode) if first_visit else []  # noqa: PTH208 - as above
        except OSError as error:
            yield unreadable(here, error)
            continue
        if not first_visit:
            yield _origin(here).note(
                "folder-loop", "A link leads to a folder that was visited already; it was left out."
            )
            continue
        own = tuple(os.path.join(here, name) for name in names if is_metadata_table(name))  # noqa: PTH118 - as above
        deeper: list[tuple[str, tuple[str, ...]]] = []
        for name in names:
            if name.startswith("."):
                walk.hidden += 1
                continue
            path = os.path.join(here, name)  # noqa: PTH118 - as above
            if os.path.isdir(path):  # noqa: PTH112 - as above
                deeper.append((path, (*above, *own)))
            elif not is_metadata_table(name):
                yield _checked(path, (*above, *own))
        pending.extend(reversed(deeper))


def _enter(folder: str, walk: _Walk) -> bool:
    status = os.stat(folder)  # noqa: PTH116 - as above
    identity = (status.st_dev, status.st_ino)
    if identity in walk.seen:
        return False
    walk.seen.add(identity)
    return True


def _checked(path: str, tables: tuple[str, ...]) -> Found | Problem:
    try:
        kind = os.stat(path).st_mode  # noqa: PTH116 - as above
    except OSError as error:
        return unreadable(path, error)
    if stat.S_ISREG(kind):
        return Found(path, tables)
    return _origin(path).note(
        "no-file", "It is a pipe or device, no file, and was left out.", "Name it to read it."
    )


def unreadable(path: str, error: OSError) -> Problem:
    """The Problem of a path that could not be opened."""
    if isinstance(error, FileNotFoundError):
        return _origin(path).error("missing-path", "There is no such file or folder.", "Check the path.")
    reason = error.strerror or type(error).__name__
    return _origin(path).error("unreadable-file", f"It cannot be opened: {reason}.", "Check who may read it.")


def _origin(path: str) -> Origin:
    return Origin(name=shown(path))
