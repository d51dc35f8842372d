"""Files that open safely and hold what the table holds."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.delimited import write_csv
from onrecord.export.geojson import write_geojson
from onrecord.export.json_lines import write_jsonl
from onrecord.export.table import PlainTable

COLUMNS = {"outlet": "", "killed": "", "low": ""}


def csv_of(table: PlainTable, *, machine: bool = False) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_csv(table, out, machine=machine)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_a_spreadsheet_would_run_is_disarmed(start: str) -> None:
    table = PlainTable(COLUMNS, ({"outlet": start + "HYPERLINK(1)", "low": -3},), {})
    assert csv_of(table)[0]["outlet"] == "'" + start + "HYPERLINK(1)"
    assert csv_of(table)[0]["low"] == "-3"
    assert csv_of(table, machine=True)[0]["outlet"] == start + "HYPERLINK(1)"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40))
def test_any_text_comes_back_from_csv_and_jsonl(words: str) -> None:
    table = PlainTable(COLUMNS, ({"outlet": words},), {})
    assert csv_of(table, machine=True)[0]["outlet"] == words
    out = io.StringIO()
    write_jsonl(table, out)
    assert json.loads(out.getvalue())["outlet"] == words


def test_a_row_without_a_point_has_no_geometry() -> None:
    table = PlainTable(COLUMNS, ({"outlet": "A"}, {"outlet": "B"}), {1: (27.6, 2.77)})
    out = io.StringIO()
    write_geojson(table, out)
    features = json.loads(out.getvalue())["features"]
    assert features[0]["geometry"] is None
    assert features[1]["geometry"] == {"type": "Point", "coordinates": [27.6, 2.77]}
    assert features[1]["properties"]["outlet"] == "B"
