"""JSON Lines: one object per row, keys in the order of the columns."""

import json
from typing import TextIO

from onrecord.export.table import PlainTable


def write_jsonl(table: PlainTable, to: TextIO) -> None:
    r"""Write one JSON object per row; unknown cells are null.

    >>> import io
    >>> out = io.StringIO()
    >>> write_jsonl(PlainTable({"place": "", "low": ""}, ({"place": "Isiro"},), {}), out)
    >>> out.getvalue()
    '{"place": "Isiro", "low": null}\n'
    """
    rows = ({column: row.get(column) for column in table.columns} for row in table.rows)
    to.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
