"""Lines of GeoNames' `alternateNamesV2.txt`: one more name of a place that another gazetteer holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.ground.gazetteer_dump import LeftOut, LineError
from onrecord.ground.gazetteer_names import CLOSE, FAR, OTHER, is_name, is_spelling, without_designator
from onrecord.ground.gazetteer_records import standing
from onrecord.text.fold import fold

_FIELDS = (8, 10)
# What GeoNames writes in the column for the language where the "name" is a code or a link.
_NO_LANGUAGE = frozenset(
    "post link wkdt iata icao faac tcid unlc phon piny abbr fr_1793 cdb nnid uicn".split()
)
_AREAS = frozenset({"country", "admin1", "admin2"})


@dataclass(frozen=True, slots=True)
class FiledName:
    """Folded names with (standing, number, weight) of the place they name."""

    names: tuple[tuple[str, tuple[int, int, int]], ...]


def is_alternate_line(text: str) -> bool:
    r"""Whether a line looks like one of a table of alternate names.

    >>> is_alternate_line("1\t1138958\ten\tCabul\t\t\t\t\t\t")
    True
    """
    fields = text.split("\t")
    return len(fields) in _FIELDS and fields[0].isdigit() and fields[1].isdigit()


def read_alternate_line(
    text: str, name_of: Callable[[int], tuple[str, str, int | None] | None], refused: frozenset[str]
) -> FiledName | LeftOut:
    r"""The name of one line; `name_of` tells name, kind and population of a known place.

    Raises:
        LineError: if fields are missing or the id is none.

    >>> known = {1138958: ("Kabul", "city", 4_435_000)}
    >>> read_alternate_line("1\t1138958\ten\tCabul\t\t\t\t\t\t", known.get, frozenset()).names[0][0]
    'cabul'
    """
    fields = text.split("\t")
    if len(fields) not in _FIELDS:
        raise LineError(f"has {len(fields)} fields, GeoNames' table of alternate names has 10")
    if not (fields[1].isascii() and fields[1].isdigit()):
        raise LineError(f"{fields[1][:20]!r} is no GeoNames id")
    language, name, number = fields[2], fields[3].strip(), int(fields[1])
    if language in _NO_LANGUAGE:
        return LeftOut("codes and links")
    if not is_name(name):
        return LeftOut("not in Latin letters, or no name")
    known = name_of(number)
    if known is None:
        return LeftOut("of places that no gazetteer in use holds")
    return _filed(fold(name), number, known, _weight(fields, fold(known[0]), fold(name)), refused)


def _filed(
    key: str, number: int, known: tuple[str, str, int | None], weight: int, refused: frozenset[str]
) -> FiledName | LeftOut:
    own, kind, population = known
    if len(key) <= 2 or (kind not in _AREAS and key in refused) or (len(key) == 3 and weight == FAR):
        return LeftOut("too short, or the name of a country or people")
    if key == fold(own):
        return LeftOut("known already")
    bare = without_designator(key) if kind in _AREAS else None
    posting = (standing(kind, population), number, weight)
    return FiledName(tuple((form, posting) for form in (key, bare) if form))


def _weight(fields: list[str], own: str, key: str) -> int:
    """An English name that GeoNames prefers counts as another current name; old ones least."""
    preferred, historic = fields[4] == "1" or fields[5] == "1", fields[7] == "1"
    if fields[2] == "en" and preferred and not historic:
        return OTHER
    return CLOSE if not historic and is_spelling(own, key) else FAR
