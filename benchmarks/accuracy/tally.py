"""Counting what was found, what should have been, and what was right."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts that add up over documents.

    >>> total = Tally(right=3, found=4, gold=6) + Tally(right=1, found=1, gold=2)
    >>> round(total.f1, 3), total.precision, total.recall
    (0.615, 0.8, 0.5)
    """

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 if nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 if there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 0.0


def tally_sets(found: Iterable[object], gold: Iterable[object]) -> Tally:
    """The tally of two sets: right is what stands in both.

    >>> tally_sets({"Gao", "Mopti"}, {"Gao", "Kidal", "Mopti"})
    Tally(right=2, found=2, gold=3)
    """
    one, other = set(found), set(gold)
    return Tally(len(one & other), len(one), len(other))


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum of tallies."""
    return sum(tallies, Tally())
