import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy.recognizers import CaseResult, case_scores, compare_case, read_cases
from benchmarks.accuracy.recognizers_convention import by_their_convention
from benchmarks.accuracy.score_recognizers import Meaning, expected_of, found_meanings

FRIDAY = datetime.fromisoformat("2017-08-04T16:30")


def case(
    tmp_path: Path, text: str, *results: dict[str, Any], file: str = "DateTimeModel", **more: str
) -> CaseResult:
    row = {
        "Input": text,
        "Context": {"ReferenceDateTime": FRIDAY.isoformat()},
        "Results": list(results),
        **more,
    }
    path = tmp_path / f"{file}.json"
    path.write_text(json.dumps([row]), "utf-8-sig")
    return compare_case(read_cases(path)[0])


def result(text: str, words: str, kind: str, *values: dict[str, str]) -> dict[str, Any]:
    rows = [{"type": kind, **value} for value in values]
    start = text.index(words)
    return {
        "Text": words,
        "Type": f"datetimeV2.{kind}",
        "Start": start,
        "Length": len(words),
        "Value": {"values": rows},
    }


DAY = {"timex": "XXXX-WXX-3", "value": "2017-08-02"}


def test_a_case_is_right_when_day_and_words_are(tmp_path: Path) -> None:
    text = "It fell on Wednesday."
    assert case(tmp_path, text, result(text, "on Wednesday", "date", DAY)).right


def test_another_day_is_wrong(tmp_path: Path) -> None:
    text = "It fell on Wednesday."
    other = {**DAY, "value": "2017-08-01"}
    assert case(tmp_path, text, result(text, "Wednesday", "date", other)).lost == ("date",)


def test_one_of_two_readings_is_enough(tmp_path: Path) -> None:
    text = "It fell on Wednesday."
    assert case(tmp_path, text, result(text, "Wednesday", "date", DAY, {**DAY, "value": "2017-08-09"})).right


def test_a_time_too_many_is_wrong_in_the_files_about_all_types_only(tmp_path: Path) -> None:
    text = "It fell on Wednesday."
    assert not case(tmp_path, text).right
    assert case(tmp_path, text, file="DurationParser").right


def test_a_figure_left_out_is_wrong_even_if_the_day_is_the_same(tmp_path: Path) -> None:
    text = "It fell on Wednesday 2 nobody"
    assert not case(tmp_path, text, result(text, "Wednesday 2", "date", DAY)).right


def test_cases_not_supported_in_python_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "DateTimeModel.json"
    path.write_text(json.dumps([{"Input": "a", "NotSupported": "javascript, python", "Results": []}]))
    assert read_cases(path) == ()


def test_the_parsers_past_and_future_are_two_readings() -> None:
    made = expected_of(
        {
            "Text": "Wednesday",
            "Type": "date",
            "Start": 0,
            "Length": 9,
            "Value": {
                "Timex": "XXXX-WXX-3",
                "PastResolution": {"date": "2017-08-02"},
                "FutureResolution": {"date": "2017-08-09"},
            },
        }
    )
    assert len(made.readings) == 2


@pytest.mark.parametrize(
    ("value", "theirs"),
    [
        ("AGO P3W", "2017-07-14"),
        ("HENCE PT5M", "2017-08-04T16:35:00"),
        ("LAST P2D", "2017-08-02 / 2017-08-04"),
        ("COMING P2D", "2017-08-05 / 2017-08-07"),
        ("COMING PXD", "2017-08-05 / 2017-08-08"),
        ("NEXT P1TH", "2017-08-04T16:30:00 / 2017-08-04T17:30:00"),
        ("TMO IN NEXT XXXX-WXX-2", "TMO IN 2017-08-08"),
        ("REST P1W", "2017-08-04 / 2017-08-06"),
        ("2017-02-08 OR 2017-08-02", "2017-02-08"),
        ("THIS P1WE", "2017-W31-WE"),
        ("PREV XXXX-09", "2016-09"),
        ("2017-08-02", "2017-08-02"),
        ("THIS P1W", "THIS P1W"),
    ],
)
def test_conventions(value: str, theirs: str) -> None:
    assert by_their_convention(value, FRIDAY, resolved=True) == theirs


def test_what_the_report_named_is_not_taken_from_it() -> None:
    assert by_their_convention("BEFORE P2D", FRIDAY, resolved=True) == "BEFORE P2D"
    assert by_their_convention("BEFORE P2D", FRIDAY, resolved=False) == "2017-08-02"
    assert by_their_convention("SAME P1W", FRIDAY, resolved=False) == "THIS P1W"


def test_directions_are_not_the_same() -> None:
    after = found_meanings("2017", "DATE", (date(2018, 1, 1), None), "AFTER")
    before = found_meanings("2017", "DATE", (None, date(2016, 12, 31)), "BEFORE")
    assert after.isdisjoint(before)
    assert Meaning("open", (True, datetime.fromisoformat("2018-01-01"))) in after


def test_the_unresolved_means_nothing() -> None:
    assert found_meanings(None, "DATE", (None, None)) == frozenset()
    assert found_meanings("PXD", "DURATION", (None, None)) == frozenset()


def test_scores_add_up() -> None:
    parts = [
        CaseResult(name="A 0", file="A", right=True, expressions=1, lost=(), extra=0),
        CaseResult(name="A 1", file="A", right=False, expressions=1, lost=("date",), extra=1),
    ]
    scores = case_scores(parts)
    assert (
        scores["cases_right"],
        scores["expressions_right"],
        scores["missed_date"],
        scores["too_much"],
    ) == (0.5, 0.5, 1, 1)
