"""The best one-to-one assignment of rows to columns.

Method: Kuhn, "The Hungarian method for the assignment problem" (1955), in the form with shortest augmenting paths
(Jonker and Volgenant, 1987).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_Numbers = NDArray[np.float64]
_Places = NDArray[np.int64]


def best_assignment(weights: Sequence[Sequence[float]]) -> dict[int, int]:
    """Rows to columns so that the sum of the weights is the largest; only pairs of a weight above 0.

    >>> best_assignment([[3, 2], [2, 0]])
    {0: 1, 1: 0}
    """
    wide = max((len(row) for row in weights), default=0)
    size = max(len(weights), wide)
    cost = np.zeros((size + 1, size + 1))  # row and column 0 stand for nobody
    for number, row in enumerate(weights, start=1):
        cost[number, 1 : len(row) + 1] = -np.asarray(row, dtype=np.float64)
    holder = _holders(cost)
    pairs = sorted((int(holder[column]) - 1, column - 1) for column in range(1, size + 1))
    return {row: column for row, column in pairs if -cost[row + 1, column + 1] > 0}


def _holders(cost: _Numbers) -> _Places:
    """For each column the row it goes to, at the least cost."""
    size = len(cost)
    rows, columns = np.zeros(size), np.zeros(size)
    holder = np.zeros(size, dtype=np.int64)
    for row in range(1, size):
        holder[0] = row
        way, last = _path(cost, rows, columns, holder)
        while last:
            holder[last] = holder[way[last]]
            last = int(way[last])
    return holder


def _path(cost: _Numbers, rows: _Numbers, columns: _Numbers, holder: _Places) -> tuple[_Places, int]:
    """The cheapest way from the row that waits at column 0 to a free column; prices of rows and columns move with it."""
    size = len(holder)
    least = np.full(size, np.inf)
    seen = np.zeros(size, dtype=bool)
    way = np.zeros(size, dtype=np.int64)
    here = 0
    while holder[here]:
        seen[here] = True
        reduced = cost[holder[here]] - rows[holder[here]] - columns
        better = ~seen & (reduced < least)
        least[better], way[better] = reduced[better], here
        following = int(np.where(seen, np.inf, least).argmin())
        step = least[following]
        rows[holder[seen]] += step
        columns[seen] -= step
        least[~seen] -= step
        here = following
    return way, here
