"""Figures joined by any sign are read or left alone; they never stop a report from being read."""

import pytest

from onrecord import analyse

FIGURES = ("1", "03", "12", "13", "31", "99", "2016", "08", "1999", "0", "24")


@pytest.mark.parametrize("sign", ["/", "-", ".", "–", " / ", " - ", ":", "‑", ""])
def test_two_and_three_figures_joined_by_a_sign(sign: str) -> None:
    text = " ".join(
        f"It was {one}{sign}{two}{sign}{one}, or {one}{sign}{two}." for one in FIGURES for two in FIGURES
    )
    assert analyse(text, model=False).document.text == text
