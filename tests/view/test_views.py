"""Views on entries made by hand."""

from datetime import date

import pytest

from onrecord.model import (
    Count,
    CountAs,
    CountOf,
    Granularity,
    Place,
    Point,
    Population,
    Precision,
    Span,
    When,
)
from onrecord.view.figures import figure
from onrecord.view.incidents import place_words, when_words


def count(given: CountAs, low: int | None = None, high: int | None = None, word: str | None = None) -> Count:
    return Count(
        id="c", of=CountOf.KILLED, given=given, span=Span(0, 1), words="w", low=low, high=high, word=word
    )


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        (count(CountAs.EXACT, 25, 25), "25"),
        (count(CountAs.ABOUT, 70, 70), "about 70"),
        (count(CountAs.AT_LEAST, 9), "at least 9"),
        (count(CountAs.AT_MOST, None, 12), "at most 12"),
        (count(CountAs.AT_MOST, 0, 12), "at most 12"),
        (count(CountAs.RANGE, 10, 12), "10–12"),
        (count(CountAs.VAGUE, 24, None, "dozens"), "dozens"),
        (count(CountAs.WITHHELD), "withheld"),
        (count(CountAs.NONE, 0, 0), "none"),
        (count(CountAs.NONE_SO_FAR), "none so far"),
        (count(CountAs.UNCLEAR), "unclear"),
    ],
)
def test_a_figure_is_shown_as_it_was_given(one: Count, shown: str) -> None:
    assert figure(one) == shown


def test_an_open_interval_is_not_closed() -> None:
    def when(earliest: date | None, latest: date | None) -> When:
        return When(
            id="w",
            mention=None,
            span=Span(0, 6),
            words="Monday",
            earliest=earliest,
            latest=latest,
            granularity=Granularity.DAY,
        )

    day = date(2024, 5, 6)
    assert when_words(when(day, None)) == "since 2024-05-06"
    assert when_words(when(None, day)) == "by 2024-05-06"
    assert when_words(when(None, None)) == "“Monday”, undated"


def test_a_place_says_how_exactly_it_is_known() -> None:
    town = Place(
        id="p",
        name="Gao",
        mentions=(),
        precision=Precision.PLACE,
        path=("Mali", "Gao"),
        point=Point(latitude=16.27, longitude=-0.04),
    )
    assert place_words(town) == "Gao, Mali (place)"
    assert Population().status is None
