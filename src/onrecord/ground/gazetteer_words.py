"""The tables an import goes by: GeoNames feature codes, names of columns, words for kinds of places."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from onrecord.model.errors import LexiconError

_FOLDER = Path(__file__).parent / "gazetteer_data"


@cache
def feature_kinds() -> dict[str, str]:
    """The kind of place for each feature code that is read.

    >>> feature_kinds()["PPLA2"], feature_kinds()["AIRB"], feature_kinds().get("STM")
    ('city', 'airport', None)
    """
    return dict(_pairs("features.tsv"))


@cache
def column_names() -> dict[str, str]:
    """What a column of that name holds, in our words.

    >>> column_names()["lng"], column_names()["adm1_en"]
    ('longitude', 'admin1')
    """
    return {name: ours for ours, names in _pairs("columns.tsv") for name in names.split("|")}


@cache
def kind_words() -> dict[str, str]:
    """The kind of place that a word in a table stands for.

    >>> kind_words()["idp camp"], kind_words()["governorate"]
    ('site', 'admin1')
    """
    return dict(_pairs("kinds.tsv"))


def _pairs(name: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for number, line in enumerate((_FOLDER / name).read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        first, tab, second = line.partition("\t")
        if not tab or not first or not second:
            raise LexiconError(f"{name} line {number}: two fields with a tab between them are needed")
        found.append((first, second))
    return found
