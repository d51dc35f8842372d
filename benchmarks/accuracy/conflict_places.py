"""Places as coders of a conflict data set write them down: a village, its province, its country."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy.corpora import first_there
from benchmarks.accuracy.score_conflict_places import Coded, Judged, conflict_scores, judge
from benchmarks.accuracy.task import Task
from onrecord.flow.tools import open_tools
from onrecord.ground.places import ground_places
from onrecord.model import Mention, MentionKind, Place, Span

_COUNTRIES = {
    "ucdp_ged23.1_car_places": ("Central African Republic", "CF"),
    "ucdp_ged_syria_2016_2019_places": ("Syria", "SY"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """One row: the names from inside outwards, joined by commas where they are read, and what the coders say."""

    names: tuple[str, ...]
    coded: Coded


def read_rows(path: Path) -> list[CodedRow]:
    """The rows of one file, whose name says which country it is about."""
    country, code = _COUNTRIES[path.stem]
    with path.open(encoding="utf-8", newline="") as opened:
        return [_row(row, country, code) for row in csv.DictReader(opened, delimiter="\t")]


def _row(row: dict[str, str], country: str, code: str) -> CodedRow:
    names = tuple(name for name in (row["where_coordinates"].strip(), row["adm_1"].strip(), country) if name)
    return CodedRow(
        names=names,
        coded=Coded(
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            admin1=row["adm_1"].strip(),
            admin2=row["adm_2"].strip(),
            country=code,
        ),
    )


def grounded_row(row: CodedRow) -> Place | None:
    """What the public function makes of the first of the names, all of them given as spans."""
    text = ", ".join(row.names)
    mentions, start = [], 0
    for number, name in enumerate(row.names):
        span = Span(start, start + len(name))
        mentions.append(Mention(id=str(number), span=span, kind=MentionKind.PLACE, words=name, head=name))
        start += len(name) + 2
    places = ground_places(text, tuple(mentions), open_tools().gazetteer)
    return next((place for place in places if "0" in place.mentions), None)


def compare_row(row: CodedRow) -> Judged:
    """One row through the public function that takes spans."""
    return judge(row.coded, grounded_row(row))


def _files(corpora: Path, split: str | None) -> tuple[Path, ...]:
    names = (split,) if split else tuple(_COUNTRIES)
    return tuple(
        first_there(corpora, [f"places/gazetteer/{name}.tsv", f"places/{name}", name]) for name in names
    )


def _units(files: Sequence[Path]) -> list[CodedRow]:
    return [row for path in files for row in read_rows(path)]


UCDP = Task(
    name="places/ucdp",
    files=_files,
    units=_units,
    one=compare_row,
    scores=conflict_scores,
)
