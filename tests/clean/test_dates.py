import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.dates import DATE, TIME, stated_date

VALUES = {
    "3 August 2017": "2017-08-03",
    "August 3, 2017": "2017-08-03",
    "Thursday, Aug. 3, 2017": "2017-08-03",
    "the 3rd of August": "--08-03",
    "2017-08-03": "2017-08-03",
    "13.08.2017": "2017-08-13",
    "03.08.2017": "2017",
    "3 JAN 90": "1990-01-03",
    "3 JAN 17": "2017-01-03",
    "30 February 2017": None,
    "August": None,
}


@pytest.mark.parametrize(("words", "value"), VALUES.items())
def test_a_date_says_what_its_words_say(words: str, value: str | None) -> None:
    assert stated_date(words) == value


@given(st.dates())
def test_every_iso_date_reads_as_itself(date: object) -> None:
    assert stated_date(str(date)) == str(date)


@pytest.mark.parametrize(
    "words", ["10:32", "10:32 GMT", "9 a.m.", "10:21 AM EST", "18.30 local time", "T10:32:05Z"]
)
def test_times_of_day(words: str) -> None:
    assert re.fullmatch(TIME, words)


def test_a_month_alone_is_no_date() -> None:
    assert re.search(DATE, "They may march in May and august bodies agree") is None
