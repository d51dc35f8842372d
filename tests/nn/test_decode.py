import numpy as np

from onrecord.nn.decode import Learnt, probabilities, runs, sigmoid, steps_of

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue")
STEPS = steps_of(LABELS, {"source": 0.5, "cue": 0.5})


def shares(*tags: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    made = np.full((len(tags), len(LABELS)), 0.05, dtype=np.float32)
    for at, tag in enumerate(tags):
        made[at, LABELS.index(tag)] = 0.8
    return made


def spans(*tags: str) -> list[tuple[str, int, int, bool]]:
    return [(run.label, run.first, run.last, run.begun) for run in runs(shares(*tags), STEPS)]


def test_a_span_is_its_first_word_and_those_that_go_on() -> None:
    assert spans("O", "B-source", "I-source", "O") == [("source", 1, 3, True)]


def test_two_spans_of_one_kind_may_touch() -> None:
    assert spans("B-cue", "B-cue") == [("cue", 0, 1, True), ("cue", 1, 2, True)]


def test_another_kind_ends_a_span() -> None:
    assert spans("B-source", "B-cue") == [("source", 0, 1, True), ("cue", 1, 2, True)]


def test_the_score_is_the_mean_over_the_words() -> None:
    (run,) = runs(shares("B-source", "I-source"), STEPS)
    assert abs(run.score - 0.8) < 1e-6


def test_one_doubtful_word_does_not_tear_a_span_in_two() -> None:
    made = shares("B-source", "I-source", "I-source")
    made[1] = [0.5, 0.05, 0.35, 0.05, 0.05]
    assert [(run.first, run.last) for run in runs(made, STEPS)] == [(0, 3)]


def test_a_word_surely_outside_parts_two_spans() -> None:
    made = shares("B-source", "O", "B-source")
    made[1] = [0.999, 0.0, 0.001, 0.0, 0.0]
    assert [(run.first, run.last) for run in runs(made, STEPS)] == [(0, 1), (2, 3)]


def test_what_goes_on_from_the_window_before_is_told_at_its_head_only() -> None:
    assert spans("I-source", "I-source") == [("source", 0, 2, False)]


def test_what_was_learnt_of_neighbours_can_turn_the_balance() -> None:
    made = shares("B-source", "B-cue")
    made[1] = [0.5, 0.0, 0.0, 0.5, 0.0]
    pulled = [[0.0] * 5 for _ in LABELS]
    pulled[1][3] = 2.0  # a cue follows a source
    steps = steps_of(LABELS, {"source": 0.5, "cue": 0.5}, Learnt((0.0,) * 5, pulled))
    assert [run.label for run in runs(made, STEPS)] == ["source"]
    assert [run.label for run in runs(made, steps)] == ["source", "cue"]


def test_what_cannot_follow_is_never_taken() -> None:
    pulled = [[0.0] * 5 for _ in LABELS]
    pulled[0][2] = 50.0  # inside a source that never began
    steps = steps_of(LABELS, {"source": 0.5, "cue": 0.5}, Learnt((0.0,) * 5, pulled))
    assert [(run.first, run.last) for run in runs(shares("O", "I-source", "O"), steps)] in ([], [(1, 2)])
    assert all(run.begun for run in runs(shares("O", "I-source", "O"), steps))


def test_nothing_found_nothing_given() -> None:
    assert spans("O", "O") == []
    assert spans() == []


def test_columns_become_shares_of_one() -> None:
    made = probabilities(np.array([[1000.0, 0.0], [0.0, 0.0]], dtype=np.float32))
    assert np.allclose(made, [[1.0, 0.0], [0.5, 0.5]])
    assert sigmoid(np.array([0.0], dtype=np.float32))[0] == 0.5
