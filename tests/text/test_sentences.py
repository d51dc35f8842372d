"""Sentence cases are text with bars where the cuts belong; every bar is a cut and every cut has its bar."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.sentences import LONGEST, RULES, explain, sentences

CASES = {
    "plain": ["The bridge fell.| No one was hurt.| Why?| Nobody knows!"],
    "quotes": [
        "“We left.”| The talks ended.",
        "He said: “We left.”| “They stayed.”",
        "“Who fired?” he asked.| Nobody spoke.",
        "“Who fired?” the mayor of the town asked.| Nobody spoke.",
        "“Stop!” Holt shouted from the roof.| He ran.",
        "«We left. |They stayed.», — reads the statement of the corps.| It is noted that work goes on.",
        "«The road is closed.» — said the mayor.| Traffic stands.",
        '"We left." |The talks ended. |"They stayed," he said.',
        'The mayor left.|"We stay," he said.',
        "“We left.| We did not return.| There is no more to say.",
        "(The bridge had been closed.)| Lorries waited.",
        "The threats were “greatly overstated.”| The envoy agreed.",
    ],
    "initials": [
        "J. R. Holt met A. Lind.| They talked.",
        "The U.S. Army left.| The U.S. embassy stayed.",
        "He lives in the U.S.| The family does not.",
        "Envoys of the U.N. and the E.U. met.",
    ],
    "abbreviations": [
        "Gen. Holt and Lt. Col. Lind met Mr. Abel in St. Anne.| They left.",
        "Bus No. 5 burned.| Shelter No. 12 did not.",
        "He said no.| Nobody asked again.",
        "It began at 9 a.m. on Friday and ended at 3 p.m. Saturday.| All left.",
        "It ended at 3 p.m.| Police left at once.",
        "On Feb. 3 the port closed.| On Sept. 4, 2015 it opened.",
        "Acme Ltd. of Leeds paid.| The rest went to Holt Inc.| The court agreed.",
        "They brought rice, oil, etc. to the camp.",
        "Dr. Lind, e.g. by letter, asked.| Col. Abel vs. Maj. Holt.",
    ],
    "figures": [
        "Prices rose 3.5 percent.| In 2014.| The toll was 1.200 by 10.30.",
        "1. The road.| It is closed.",
    ],
    "ellipses": ["We saw … nothing.| And then... it fell.| He wept…| The end."],
    "glued": [
        "The rest were detained.|Rebels left the hills.|NATO stayed.",
        "What happened?|Nobody knows.",
        "Read it on Gazette.com or example.org.| It is free.",
        "He left in 2014.|In the same year he came back.",
        "“We left.”|The talks ended.",
    ],
    "badly typed": [
        "The post was burned. |the next day it was rebuilt.",
        "\nmeanwhile, shelling went on.|\nthis is new.| It worries the envoy",
    ],
    "bullets": ["• Two roads closed |• One bridge open |• No trains"],
    "capitals": ["GEN. HOLT SAID NO.| THE U.S. ARMY LEFT AT 9 A.M. FRIDAY.| IT IS 3.5 KM AWAY."],
    "nothing": ["", "   ", "...", "no stop at all"],
}


@pytest.mark.parametrize("marked", [case for cases in CASES.values() for case in cases])
def test_the_cuts_stand_where_the_bars_are(marked: str) -> None:
    text = marked.replace("|", "")
    expected = [piece.strip("•▪ \n") for piece in marked.split("|")]
    assert [text[start:stop] for start, stop in sentences(text)] == [piece for piece in expected if piece]


def test_every_rule_decides_some_case() -> None:
    deciding = {
        boundary.by
        for cases in CASES.values()
        for case in cases
        for boundary in explain(case.replace("|", ""))
    }
    assert {name for name, _ in RULES} | {"full-stop", "bullet"} == deciding


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Not this. The bridge fell. The road stayed. Nor this."
    assert [text[start:stop] for start, stop in sentences(text, 10, 43)] == [
        "The bridge fell.",
        "The road stayed.",
    ]


@given(st.text(alphabet="aB1 .!?…\"'“”«»—,\n•()é", max_size=80))
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    found = sentences(text)
    flat = [offset for start, stop in found for offset in range(start, stop)]
    assert flat == sorted(set(flat))
    left_out = {text[offset] for offset in set(range(len(text))) - set(flat)}
    assert all(letter.isspace() or letter == "•" for letter in left_out)
    assert all("\n" not in text[start:stop] for start, stop in found)


@pytest.mark.parametrize("unit", ["word ", "word. ", '." ', ". . ", "x.", "...", "• a ", '"', "a\n"])
def test_time_is_linear_in_the_length(unit: str) -> None:
    text = unit * ((2_000_000 if unit == "word " else 100_000) // len(unit))
    began = time.perf_counter()
    found = sentences(text)
    assert time.perf_counter() - began < 5
    assert all(stop - start <= LONGEST for start, stop in found)
