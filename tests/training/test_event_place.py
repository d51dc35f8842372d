from pathlib import Path

from training.event_place.__main__ import LEAN, NONE, leaning, shares_right, write_weights
from training.event_place.examples import Example
from training.event_place.logit import Settings, fit

NEAR = Example(
    text="one",
    told=True,
    places=(("after “in”", "known"), ("after “from”", "known")),
    right=(True, False),
    none=(NONE,),
)
SILENT = Example(text="two", told=False, places=(("after “from”", "known"),), right=(False,), none=(NONE,))
UNSEEN = Example(text="three", told=True, places=(), right=(), none=())
SETTINGS = Settings(fewest=1, pull=0.1, steps=100)


def test_what_is_right_weighs_more() -> None:
    weights = fit([NEAR, SILENT, UNSEEN] * 5, SETTINGS)
    assert weights["after “in”"] > weights["after “from”"]
    assert shares_right([NEAR, SILENT], weights) == (1.0, 1.0)


def test_a_row_whose_place_was_not_seen_counts_as_wrong() -> None:
    assert shares_right([UNSEEN], {NONE: 0.0}) == (0.0, 0.0)


def test_rare_features_are_left_out() -> None:
    assert "after “in”" not in fit([NEAR, SILENT, SILENT], Settings(fewest=2, steps=5))


def test_weights_are_written_as_a_word_list(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    write_weights(leaning({NONE: 0.5, "opens the sentence": 0.25}), path)
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("# source:")
    assert lines[2:] == ["feature\tweight", "opens the sentence\t0.25", f"{NONE}\t{0.5 + LEAN:.2f}"]
