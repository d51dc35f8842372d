import pytest

from benchmarks.accuracy.attribution import POLNEAR, AttributedText
from benchmarks.accuracy.mentions import NamedText
from benchmarks.accuracy.model import NO_MODEL
from benchmarks.accuracy.recased import (
    POLNEAR_LOWER,
    POLNEAR_UPPER,
    RE3D_LOWER,
    RE3D_UPPER,
    in_capitals,
    in_small_letters,
)
from benchmarks.accuracy.score_attribution import Attribution

TEXT = "The mayor said that shells hit the market on Monday."
GOLD = Attribution(source=((0, 9),), cue=((10, 14),), content=((15, 51),))


@pytest.mark.parametrize("text", ["Straße ŉ ﬁ İzmir", "ΐ plain", TEXT])
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(in_capitals(text)) == len(in_small_letters(text)) == len(text)


def test_the_same_scorer_reads_the_text_in_capitals_and_in_small_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(NO_MODEL, "1")
    article = AttributedText(TEXT, None, (GOLD,))
    for task in (POLNEAR, POLNEAR_UPPER, POLNEAR_LOWER):
        counts = task.one(article)
        assert counts.exact["content"].right == counts.whole.right == 1, task.name


def test_names_are_scored_against_the_same_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NO_MODEL, "1")
    text = "Shells hit the town of Gao on Monday."
    document = NamedText(text, ((23, 26, "Location"), (30, 36, "Temporal")))
    assert [task.one(document).every.gold for task in (RE3D_UPPER, RE3D_LOWER)] == [2, 2]
    assert RE3D_UPPER.one(document).every.right >= 1


def test_the_names_of_the_tasks() -> None:
    names = [task.name for task in (POLNEAR_UPPER, POLNEAR_LOWER, RE3D_UPPER, RE3D_LOWER)]
    assert names == [
        "attribution/polnear_upper",
        "attribution/polnear_lower",
        "mentions/re3d_upper",
        "mentions/re3d_lower",
    ]
