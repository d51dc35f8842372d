"""Polygons: reading them, and the middle, reach and box of what they enclose."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, cos, floor, radians
from typing import Any

from tools.gazetteer.geometry import distance_km, sphere_mean

Point = tuple[float, float]
"""Latitude and longitude."""
Ring = list[tuple[float, float]]
"""A closed line of (longitude, latitude), as the files have them."""

_SAMPLES_ACROSS = 48
_SHARE = 0.95


def rings_of_geojson(geometry: dict[str, Any]) -> list[Ring]:
    """All rings of a polygon or several; holes are rings like others, since insides are counted even and odd."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[(one[0], one[1]) for one in ring] for polygon in polygons for ring in polygon]


def rings_of_topology(topology: dict[str, Any], geometry: dict[str, Any]) -> list[Ring]:
    """The rings of one geometry of a TopoJSON file, its shared lines put together."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    lines: dict[int, Ring] = {}

    def line(number: int) -> Ring:
        own = ~number if number < 0 else number
        if own not in lines:
            x = y = 0
            points: Ring = []
            for step in topology["arcs"][own]:
                x, y = x + step[0], y + step[1]
                points.append((x * scale[0] + move[0], y * scale[1] + move[1]))
            lines[own] = points
        return lines[own][::-1] if number < 0 else lines[own]

    return [[point for arc in ring for point in line(arc)] for polygon in polygons for ring in polygon]


def samples(rings: list[Ring]) -> list[Point]:
    """Points spread evenly over the area; corners of its rings where it is too small to hold any."""
    south = min(y for ring in rings for _, y in ring)
    north = max(y for ring in rings for _, y in ring)
    west = min(x for ring in rings for x, _ in ring)
    east = max(x for ring in rings for x, _ in ring)
    step = max(north - south, (east - west) * cos(radians((south + north) / 2)), 0.001) / _SAMPLES_ACROSS
    found: list[Point] = []
    for row in range(ceil((north - south) / step)):
        latitude = south + (row + 0.5) * step
        across = step / max(cos(radians(latitude)), 0.01)
        crossings = _crossings(rings, latitude)
        for start, stop in zip(crossings[::2], crossings[1::2], strict=False):
            first, last = ceil(start / across - 0.5), floor(stop / across - 0.5)
            found += [(latitude, (number + 0.5) * across) for number in range(first, last + 1)]
    return found or [(y, x) for ring in rings for x, y in ring]


def _crossings(rings: list[Ring], latitude: float) -> list[float]:
    """The longitudes at which the rings cross a parallel, from west to east."""
    found = []
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 <= latitude) != (y2 <= latitude):
                found.append(x1 + (latitude - y1) / (y2 - y1) * (x2 - x1))
    return sorted(found)


def middle_and_reach(points: list[Point]) -> tuple[Point, float]:
    """The middle of an area and the kilometres from it that hold 95 of 100 of the area.

    Where the middle lies outside, as with a crescent, the nearest point inside stands for it.
    """
    middle = sphere_mean(points)
    away = sorted((distance_km(middle, one), one) for one in points)
    typical = distance_km(points[0], points[1]) if len(points) > 1 else 0.0
    if away[0][0] > 2 * typical:
        middle = away[0][1]
        away = sorted((distance_km(middle, one), one) for one in points)
    return middle, away[min(len(away) - 1, int(_SHARE * len(away)))][0]


def box_of(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """South, west, north, east of (longitude, latitude) points; west is greater than east across the 180th meridian."""
    longitudes = sorted({x for x, _ in points})
    gaps = [(b - a, a, b) for a, b in pairwise(longitudes)]
    round_the_back = longitudes[0] + 360 - longitudes[-1]
    widest = max(gaps, default=(0.0, 0.0, 0.0))
    west, east = longitudes[0], longitudes[-1]
    if widest[0] > round_the_back:
        east, west = widest[1], widest[2]
    latitudes = [y for _, y in points]
    return min(latitudes), west, max(latitudes), east
