"""Figures as reports write them."""

import pytest

from onrecord.find.counts.number_words import quantities
from onrecord.model import CountAs
from tests.find.texts import line_in


@pytest.mark.parametrize(
    ("words", "low", "high", "given"),
    [
        ("17", 17, 17, CountAs.EXACT),
        ("1,200", 1200, 1200, CountAs.EXACT),
        ("2.5 million", 2_500_000, 2_500_000, CountAs.EXACT),
        ("forty-two", 42, 42, CountAs.EXACT),
        ("two hundred and fifty", 250, 250, CountAs.EXACT),
        ("a hundred", 100, 100, CountAs.EXACT),
        ("about 70", 70, 70, CountAs.ABOUT),
        ("nearly 300", 300, 300, CountAs.ABOUT),
        ("two dozen", 24, 24, CountAs.ABOUT),
        ("half a dozen", 6, 6, CountAs.ABOUT),
        ("at least nine", 9, None, CountAs.AT_LEAST),
        ("more than a dozen", 12, None, CountAs.AT_LEAST),
        ("no fewer than 12", 12, None, CountAs.AT_LEAST),
        ("up to 15", None, 15, CountAs.AT_MOST),
        ("no more than four", None, 4, CountAs.AT_MOST),
        ("20 to 25", 20, 25, CountAs.RANGE),
        ("20-25", 20, 25, CountAs.RANGE),
        ("between eight and eleven", 8, 11, CountAs.RANGE),
        ("dozens", 24, None, CountAs.VAGUE),
        ("scores", 40, None, CountAs.VAGUE),
        ("tens of thousands", 20_000, None, CountAs.VAGUE),
        ("several", 3, None, CountAs.VAGUE),
    ],
)
def test_a_figure_with_its_bounds(words: str, low: int | None, high: int | None, given: CountAs) -> None:
    line = line_in(f"They saw {words} men at the gate.")
    (found,) = quantities(line)
    assert (found.low, found.high, found.given) == (low, high, given)
    assert " ".join(line.low[found.first : found.last]).replace(" - ", "-") == words


def test_vague_figures_keep_their_word() -> None:
    assert [one.word for one in quantities(line_in("Hundreds fled and most of the raiders died."))] == [
        "hundreds",
        "most",
    ]


@pytest.mark.parametrize(
    "words", ["the 12th brigade", "34% of them", "the 1990s", "at 10:30", "a man", "the rest house"]
)
def test_no_figure(words: str) -> None:
    found = [one for one in quantities(line_in(f"It was {words} that counted.")) if one.low is not None]
    assert found == []


def test_capitals_read_the_same() -> None:
    found = quantities(line_in("AT LEAST THREE SOLDIERS AND TWO DOZEN PEASANTS DIED."))
    assert [one.low for one in found] == [3, 24]
