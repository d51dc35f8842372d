"""GeoJSON (RFC 7946): one feature per row; a row without a point has a null geometry, never (0, 0)."""

import json
from typing import TextIO

from onrecord.export.table import PlainTable


def write_geojson(table: PlainTable, to: TextIO) -> None:
    """Write a FeatureCollection; every column is a property.

    >>> import io
    >>> out = io.StringIO()
    >>> write_geojson(PlainTable({"place": ""}, ({"place": "the old mill"},), {}), out)
    >>> json.loads(out.getvalue())["features"][0]["geometry"] is None
    True
    """
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": list(table.points[number])}
            if number in table.points
            else None,
            "properties": {column: row.get(column) for column in table.columns},
        }
        for number, row in enumerate(table.rows)
    ]
    json.dump({"type": "FeatureCollection", "features": features}, to, ensure_ascii=False, indent=1)
    to.write("\n")
