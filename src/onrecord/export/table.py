"""A plain table: the form in which answers reach the writers."""

from collections.abc import Mapping
from dataclasses import dataclass

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class PlainTable:
    """Columns in order, with what each means, and rows as mappings from column to cell (None: not said).

    `points` gives, for rows that have one, (longitude, latitude), by row number.
    """

    columns: Mapping[str, str]
    rows: tuple[Mapping[str, Cell], ...]
    points: Mapping[int, tuple[float, float]]
