import pytest

from onrecord.find.times.time_clock import clock_at, in_part, join_ends, read_clock, read_clock_range, settled


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("7 a.m.", "T07:00"),
        ("12 a.m.", "T00:00"),
        ("12 p.m.", "T12:00"),
        ("12 noon", "T12:00"),
        ("midnight", "T24:00"),
        ("1140 a.m.", "T11:40"),
        ("8.30 pm", "T20:30"),
        ("7:56:30 pm", "T19:56:30"),
        ("quarter past nine", "T09:15?"),
        ("three quarters past nine", "T09:45?"),
        ("a quarter to eight in the evening", "T19:45"),
        ("five at night", "T17:00"),
        ("three at night", "T03:00"),
        ("one o'clock lunchtime", "T13:00"),
        ("seven thirty five pm", "T19:35"),
        ("14:05", "T14:05"),
        ("mid-day", "T12:00"),
    ],
)
def test_words_of_the_clock(words: str, time: str) -> None:
    assert str(read_clock(words)) == time


@pytest.mark.parametrize("words", ["26", "7:75", "soon", ""])
def test_what_no_clock_shows(words: str) -> None:
    assert read_clock(words) is None


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("11", "3 pm", "T11:00 / T15:00"),
        ("11 pm", "3", "T23:00 / T03:00"),
        ("9:30", "4:30 pm", "T09:30 / T16:30"),
        ("3", "3:30", "T03:00? / T03:30?"),
        ("23", "3 am", "T23:00 / T03:00"),
    ],
)
def test_the_half_of_the_day_is_the_one_that_makes_the_stretch_short(
    first: str, second: str, value: str
) -> None:
    assert read_clock_range(first, second) == value


def test_a_range_with_an_end_that_is_no_time() -> None:
    assert read_clock_range("11", "99 pm") is None


def test_a_sure_time_is_not_moved_into_its_part_of_the_day() -> None:
    assert clock_at("T08:00 / T15:00", "TAF IN PREV P1D") == "T08:00 / T15:00 IN PREV P1D"
    assert clock_at("T08:00?", "TEV") == "T20:00 IN ANY"
    assert in_part(7 * 60, "MI") == 7 * 60


def test_a_time_does_not_fit_into_every_repetition() -> None:
    assert clock_at("T08:00", "SET P1W") is None


def test_ends_of_a_range() -> None:
    assert join_ends("2012", "2014") == "2012 / 2014"
    assert settled(join_ends("T03:30?", "T04:30?")) == "T03:30 / T04:30 IN ANY"
