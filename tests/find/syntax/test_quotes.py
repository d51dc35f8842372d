"""Quotation spans in every style of mark, over sentences, unclosed."""

import pytest

from onrecord.find.syntax.quotes import find_quotes
from tests.find.saying import read


def inside(text: str) -> list[str]:
    document = read(text)
    return [quote.inside.of(document.text) for quote in find_quotes(document)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("'", "'"), ("''", "''")],
)
def test_every_style_of_mark(opening: str, closing: str) -> None:
    text = f"The harbour master said: {opening}Nobody was on the quay that night,{closing} and left."
    assert inside(text) == ["Nobody was on the quay that night,"]


def test_apostrophes_are_no_marks() -> None:
    text = "The rebels' base wasn't hit in the '90s, the farmers' union said, 'and that is all we know.'"
    assert inside(text) == ["and that is all we know."]


def test_marks_inside_marks_belong_to_the_outer_quotation() -> None:
    assert inside("«The mission «North Wind» lost a truck», the staff said.") == [
        "The mission «North Wind» lost a truck"
    ]


def test_a_quotation_runs_over_sentences() -> None:
    assert inside("“The road is shut. The bridge is gone. Stay at home,” the mayor said.") == [
        "The road is shut. The bridge is gone. Stay at home,"
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = "“The road is shut and nobody may pass. The bridge is gone.\n\nThe market opened at noon."
    document = read(text)
    (quote,) = find_quotes(document)
    assert quote.inside.of(document.text) == "The road is shut and nobody may pass. The bridge is gone."
    assert not quote.closed


def test_quoted_names_are_no_speech() -> None:
    document = read("The “Night Herons” patrol the “green line” in Gao.")
    assert [quote.speech for quote in find_quotes(document)] == [False, False]
