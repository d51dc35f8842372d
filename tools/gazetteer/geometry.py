"""Middles and spreads of areas, from the towns in them."""

from __future__ import annotations

from math import asin, cos, pi, radians, sin, sqrt

_EARTH_KM = 6371.0
_CELL = 0.25


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (latitude, longitude) points."""
    north, south = radians(one[0]), radians(other[0])
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of the quarter-degree cells that hold towns, so that a crowded corner does not pull it over.

    The mean is taken of vectors from the Earth's centre: it holds across the 180th meridian too.
    """
    cells = {
        (round(latitude / _CELL) * _CELL, round(longitude / _CELL) * _CELL) for latitude, longitude in points
    }
    return points[0] if len(cells) == 1 else sphere_mean(sorted(cells))


def sphere_mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of points, taken of vectors from the Earth's centre."""
    x = y = z = 0.0
    for latitude, longitude in points:
        north, east = radians(latitude), radians(longitude)
        x, y, z = x + cos(north) * cos(east), y + cos(north) * sin(east), z + sin(north)
    return _degrees(x, y, z)


def box_middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box around the points.

    Longitudes are counted from the points' own middle, so that a box across the 180th meridian is no box around
    the world.
    """
    east = middle(points)[1]
    latitudes = [point[0] for point in points]
    longitudes = [(point[1] - east + 180) % 360 - 180 for point in points]
    longitude = east + (min(longitudes) + max(longitudes)) / 2
    return (min(latitudes) + max(latitudes)) / 2, (longitude + 180) % 360 - 180


def _degrees(x: float, y: float, z: float) -> tuple[float, float]:
    from_axis = sqrt(x * x + y * y)
    latitude = asin(z / sqrt(x * x + y * y + z * z)) * 180 / pi
    longitude = asin(max(-1.0, min(1.0, y / from_axis))) * 180 / pi
    if x < 0:
        longitude = (180 - longitude) if longitude >= 0 else (-180 - longitude)
    return latitude, longitude


def spread_km(centre: tuple[float, float], points: list[tuple[float, float]], share: float) -> float:
    """The distance from `centre` within which `share` of the points lie; 0 without points."""
    away = sorted(distance_km(centre, point) for point in points)
    return away[min(len(away) - 1, int(share * len(away)))] if away else 0.0
