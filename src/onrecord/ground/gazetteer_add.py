"""Make a gazetteer of the user's own from a file of places: what is right is kept, what is broken is named."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from math import cos, hypot, radians
from pathlib import Path
from typing import IO

from onrecord.ground.gazetteer import Gazetteer
from onrecord.ground.gazetteer_alternates import FiledName, is_alternate_line, read_alternate_line
from onrecord.ground.gazetteer_dump import Filed, LeftOut, LineError, is_dump_line, read_dump_line
from onrecord.ground.gazetteer_folder import before_change, checked_name, name_for
from onrecord.ground.gazetteer_own_file import FORMAT, SUFFIX, OwnCard, OwnPlace
from onrecord.ground.gazetteer_own_write import Writer, writing
from onrecord.ground.gazetteer_source import Line, Told, first_lines, opened
from onrecord.ground.gazetteer_table import read_header, read_row
from onrecord.model.errors import GazetteerError, UsageError

_FIRST_FAULTS = 10
_BOX_MARGIN = 1.0
_FAR_FACTOR = 2.0
_FAR_KM = 200.0
_KM_PER_DEGREE = 111.2

Read = tuple[Filed | FiledName | LeftOut, str | None]
"""What a line holds, and a doubt about it."""
Reader = Callable[[str, int], Read | None]
"""Reads one line with its number; None for a header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to make of a file: a name (the file's if None), only these countries (all if empty), how it is written.

    `columns` says which column of a table holds what, ours → theirs, where they are called unusually.
    """

    name: str | None = None
    countries: frozenset[str] = frozenset()
    encoding: str = "utf-8"
    columns: Mapping[str, str] = field(default_factory=dict)
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """The card of the new gazetteer, its first faults, and the file that lists them all (None without any)."""

    card: OwnCard
    first_faults: tuple[str, ...]
    all_faults: Path | None


def add_places(
    path: Path, folder: Path, gazetteer: Gazetteer, wanted: Wanted, edge: tuple[str, Told]
) -> Added:
    """Read a GeoNames dump, a table of alternate names or a CSV into `folder`; `edge` is the time and who is told.

    Memory does not grow with the file. The new gazetteer appears when all is read; if anything fails, nothing changed.

    Raises:
        GazetteerError: if the file is none of these, not one line of it is right, or something cannot be written.
        UsageError: if there is a gazetteer of that name already and `wanted.replace` is not set.
    """
    added, told = edge
    name = checked_name(wanted.name or name_for(path))
    target = folder / f"{name}{SUFFIX}"
    if target.exists() and not wanted.replace:
        raise UsageError(
            f"there is a gazetteer {name} already: --replace replaces it, --name gives another name"
        )
    layout, read = _checked(path, gazetteer, wanted)
    tally = _Tally()
    with opened(path) as source, writing(target) as writer, _listing(folder, name) as listing:
        tally.listing = listing
        _read_all(source.lines(told), read, writer, (tally, wanted.encoding))
        digest, places, names = writer.finish()
        if not places and not names:
            raise GazetteerError(_nothing(source.name, tally))
        if writer.repeated:
            tally.left_out["repeating the GeoNames id of an earlier line"] += writer.repeated
        card = OwnCard(
            name=name, format=FORMAT, file=source.name, sha256=source.sha256, layout=layout, added=added,
            digest=digest, lines=tally.lines, places=places, names=names, kinds=dict(sorted(writer.kinds.items())),
            left_out=dict(sorted(tally.left_out.items())), faults=tally.faults, doubts=tally.doubts,
            countries=tuple(sorted(wanted.countries)),
        )  # fmt: skip
        writer.seal(card)
        before_change(folder, name, "replaced" if target.exists() else "added")
    listed = folder / f"{name}.faults.txt"
    return Added(card, tuple(tally.first), listed if listed.exists() else None)


def _checked(path: Path, gazetteer: Gazetteer, wanted: Wanted) -> tuple[str, Reader]:
    try:
        return _reader(first_lines(path), gazetteer, wanted)
    except LookupError as error:
        raise UsageError(f"there is no encoding {wanted.encoding}") from error
    except GazetteerError as error:
        raise GazetteerError(f"{path.name}: {error}") from error


def layout_of(lines: tuple[str, ...]) -> str:
    """What kind of file its first lines speak for: geonames, alternate names, or table.

    >>> layout_of(("village,lat,lon", "Kalata,31.2,64.1"))
    'table'
    """
    if not lines:
        raise GazetteerError("the file is empty")
    for layout, looks in (("geonames", is_dump_line), ("alternate names", is_alternate_line)):
        if sum(map(looks, lines)) * 2 > len(lines):
            return layout
    return "table"


@dataclass(slots=True)
class _Tally:
    """What became of the lines so far."""

    lines: int = 0
    faults: int = 0
    doubts: int = 0
    first: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    listing: IO[str] | None = None

    def say(self, number: int, sentence: str) -> None:
        told = f"line {number}: {sentence}"
        if len(self.first) < _FIRST_FAULTS:
            self.first.append(told)
        if self.listing:
            self.listing.write(f"{told}\n")


def _read_all(lines: Iterator[Line], read: Reader, writer: Writer, how: tuple[_Tally, str]) -> None:
    tally, encoding = how
    for line in lines:
        tally.lines += 1
        try:
            found = read(_text(line, encoding), line.number)
        except LineError as error:
            tally.faults += 1
            tally.say(line.number, str(error))
            continue
        if found is None:
            tally.lines -= 1
            continue
        content, doubt = found
        if doubt:
            tally.doubts += 1
            tally.say(line.number, f"kept, but {doubt}")
        if isinstance(content, Filed):
            writer.place(content.place, content.keys)
        elif isinstance(content, FiledName):
            for key, posting in content.names:
                writer.name(key, posting)
        else:
            tally.left_out[content.why] += 1


def _text(line: Line, encoding: str) -> str:
    if not line.whole:
        raise LineError("is longer than a megabyte")
    try:
        return line.content.decode(encoding)
    except UnicodeDecodeError as error:
        raise LineError(f"is not {encoding} at byte {error.start + 1}; --encoding names another") from None


def _reader(first: tuple[Line, ...], gazetteer: Gazetteer, wanted: Wanted) -> tuple[str, Reader]:
    """What kind of file it is, and the function that reads one line of it."""
    texts = tuple(line.content.decode(wanted.encoding, "replace") for line in first)
    layout = layout_of(texts)
    if layout == "alternate names":
        refused = gazetteer.refused_names()
        return layout, lambda text, _: (read_alternate_line(text, gazetteer.name_of, refused), None)
    if layout == "geonames":
        return layout, _dump_reader(gazetteer, wanted)
    return layout, _table_reader(texts[0], first[0].number, gazetteer, wanted)


def _dump_reader(gazetteer: Gazetteer, wanted: Wanted) -> Reader:
    refused = gazetteer.refused_names()

    def read(text: str, _: int) -> Read:
        found = read_dump_line(text, wanted.countries, refused)
        return found, far_away(found.place, gazetteer) if isinstance(found, Filed) else None

    return read


def _table_reader(heading: str, heading_line: int, gazetteer: Gazetteer, wanted: Wanted) -> Reader:
    header = read_header(heading, wanted.columns)

    def read(text: str, number: int) -> Read | None:
        if number == heading_line:
            return None
        found, doubt = read_row(text, number, header, gazetteer)
        if wanted.countries and found.place.country not in wanted.countries:
            return LeftOut("of another country"), None
        return found, doubt or far_away(found.place, gazetteer)

    return read


def far_away(place: OwnPlace, gazetteer: Gazetteer) -> str | None:
    """A sentence where a place lies far from the country given for it, None where it does not.

    >>> from onrecord.ground.gazetteer import open_gazetteer
    >>> lost = OwnPlace(number=1, name="Kalata", kind="city", latitude=31.2, longitude=-64.1, country="AF")
    >>> far_away(lost, open_gazetteer())
    'Kalata lies far from Afghanistan (AF)'
    """
    country = gazetteer.country(place.country) if place.country else None
    if country is None or country.latitude is None or country.longitude is None:
        return None
    if country.box:
        south, west, north, east = country.box
        width = (east - west) % 360 + 2 * _BOX_MARGIN
        inside = (
            south - _BOX_MARGIN <= place.latitude <= north + _BOX_MARGIN
            and (place.longitude - west + _BOX_MARGIN) % 360 <= width
        )
    else:
        east = (place.longitude - country.longitude + 180) % 360 - 180
        away = hypot(place.latitude - country.latitude, east * cos(radians(place.latitude)))
        inside = away * _KM_PER_DEGREE <= _FAR_FACTOR * (country.radius_km or 0.0) + _FAR_KM
    return None if inside else f"{place.name} lies far from {country.name} ({country.country})"


@contextmanager
def _listing(folder: Path, name: str) -> Iterator[IO[str]]:
    """The file that lists every broken or doubtful line; it appears only if there is one and all went well."""
    listed, unfinished = folder / f"{name}.faults.txt", folder / f".{name}.faults.{os.getpid()}"
    try:
        with unfinished.open("w", encoding="utf-8") as listing:
            yield listing
        if unfinished.stat().st_size:
            unfinished.replace(listed)
        else:
            listed.unlink(missing_ok=True)
    finally:
        unfinished.unlink(missing_ok=True)


def _nothing(name: str, tally: _Tally) -> str:
    """The sentence for a file that nothing came of."""
    if tally.first:
        return f"{name}: not one line could be kept; the first: {tally.first[0]}. Nothing was changed"
    reasons = ", ".join(f"{number} {why}" for why, number in tally.left_out.items()) or "it holds no places"
    return f"{name}: not one line is wanted ({reasons}). Nothing was changed"
