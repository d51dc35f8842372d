from benchmarks.accuracy.tally import Tally, tally_sets, total


def test_nothing_found_and_nothing_asked_is_zero_not_an_error() -> None:
    assert (Tally().f1, Tally().precision, Tally().recall) == (0.0, 0.0, 0.0)


def test_tallies_of_documents_add_up() -> None:
    summed = total([tally_sets({1, 2}, {2, 3}), tally_sets({5}, {5})])
    assert summed == Tally(right=2, found=3, gold=3)
    assert summed.f1 == 2 * 2 / 6
