from itertools import permutations

import numpy as np

from benchmarks.accuracy.assignment import best_assignment


def test_nobody_is_assigned_where_nothing_goes_together() -> None:
    assert best_assignment([]) == {}
    assert best_assignment([[], []]) == {}
    assert best_assignment([[0.0, 0.0]]) == {}


def test_the_sum_is_the_largest_of_all_ways() -> None:
    chance = np.random.default_rng(5)
    for rows, columns in ((3, 3), (2, 4), (4, 2)):
        for _ in range(20):
            weights = chance.integers(0, 6, (rows, columns)).astype(float)
            square = np.zeros((4, 4))
            square[:rows, :columns] = weights
            best = max(
                sum(square[row, column] for row, column in enumerate(way)) for way in permutations(range(4))
            )
            found = best_assignment(weights.tolist())
            assert sum(weights[row, column] for row, column in found.items()) == best
            assert len(set(found.values())) == len(found)
