"""CSV: for spreadsheets by default, so that no cell of a report is ever run as a formula."""

import csv
from typing import TextIO

from onrecord.export.table import Cell, PlainTable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: PlainTable, to: TextIO, *, machine: bool = False) -> None:
    r"""Write `table` with a header row; unknown cells are empty.

    Text that a spreadsheet would run gets a ``'`` in front (OWASP, CSV injection), unless `machine` is true.
    Numbers are never touched.

    >>> import io
    >>> out = io.StringIO()
    >>> write_csv(PlainTable({"words": "", "low": ""}, ({"words": "=1+1", "low": -3},), {}), out)
    >>> out.getvalue()
    "words,low\r\n'=1+1,-3\r\n"
    """
    writer = csv.DictWriter(to, list(table.columns))
    writer.writeheader()
    for row in table.rows:
        writer.writerow({column: _cell(row.get(column), machine=machine) for column in table.columns})


def _cell(cell: Cell, *, machine: bool) -> Cell:
    if isinstance(cell, str) and not machine and cell.startswith(_FORMULA):
        return "'" + cell
    return cell
