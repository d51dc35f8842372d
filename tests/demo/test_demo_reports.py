"""The bundled reports say what `expected.json` and the table beside them say."""

import csv
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parents[2] / "src" / "onrecord" / "demo"
EXPECTED: dict[str, Any] = json.loads((DEMO / "expected.json").read_text("utf-8"))

COPIES = [one for one in EXPECTED["reports"] if one["copies"] and one["copies"]["how"] != "rewrite"]


def _text(report: dict[str, Any]) -> str:
    """The whole text of a record, tags and entities resolved, in one line."""
    raw = (DEMO / "reports" / report["file"]).read_text("utf-8")
    number = report["record"]
    if report["file"].endswith(".jsonl"):
        raw = json.loads(raw.splitlines()[number - 1])["text"]
    if report["file"].endswith(".xml"):
        raw = raw.split("<item>")[number]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", raw)).split())


def _names(report: dict[str, Any]) -> str:
    return f"{report['file']}:{report['record']}"


@pytest.mark.parametrize("report", EXPECTED["reports"], ids=_names)
def test_every_expected_word_stands_in_the_report(report: dict[str, Any]) -> None:
    text = _text(report)
    rows = [*report["figures"], *report["denials"], *report["claims"]]
    words = [word for row in rows for word in (row["words"], row["source"], *row["via"]) if word]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("report", COPIES, ids=_names)
def test_a_copy_shares_the_text_of_its_original(report: dict[str, Any]) -> None:
    copies = report["copies"]
    original = next(one for one in EXPECTED["reports"] if one["file"] == copies["of"])
    sentences = re.split(r"(?<=[.”\"]) ", _text(original))
    shared = [one for one in sentences if one.replace('"', "") in re.sub(r"[“”\"]", "", _text(report))]
    assert len(shared) >= 2


def test_every_bundled_file_is_described() -> None:
    files = {path.name for path in (DEMO / "reports").iterdir()} - {"metadata.csv"}
    readme = (DEMO / "README.md").read_text("utf-8")
    assert files == {report["file"] for report in EXPECTED["reports"]}
    assert {name for name in files if name not in readme} == set()
    assert {report["case"] for report in EXPECTED["reports"]} == set(EXPECTED["cases"])


def test_the_table_names_each_plain_file_once() -> None:
    with (DEMO / "reports" / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == sorted(path.name for path in (DEMO / "reports").glob("*.txt"))
    by_file = {report["file"]: report for report in EXPECTED["reports"]}
    for row in rows:
        assert row["outlet"] == by_file[row["file"]]["outlet"]
        assert row["published"].startswith(by_file[row["file"]]["published"])
