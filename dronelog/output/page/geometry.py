"""Longitude and latitude → the plane of the map: Lambert's azimuthal equal-area projection, clipped to the frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, pi, radians, sin, sqrt

from dronelog.output.page.data import Polygons

WIDTH = 960
_MIN_HEIGHT, _MAX_HEIGHT = 320, 760
#: Share of the frame around what it must hold.
_MARGIN = 0.08
#: Half of the width of the smallest frame, on a sphere of radius 1: some 250 km.
_LEAST = 0.04
Point = tuple[float, float]


def _east(lon: float) -> float:
    """Chukotka crosses the 180th meridian: its far side lies east of the rest."""
    return lon + 360 if lon < -168 else lon


@dataclass(frozen=True, slots=True)
class Projection:
    """A frame of `WIDTH` × `height` units around a centre; `scale` units are one radius of the Earth."""

    lon: float
    lat: float
    left: float
    top: float
    scale: float
    height: int

    def __call__(self, lon: float, lat: float) -> Point:
        """The place of a point in the frame."""
        x, y = _flat(lon, lat, self.lon, self.lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def _flat(lon: float, lat: float, lon0: float, lat0: float) -> Point:
    turn, phi, phi0 = radians(_east(lon) - lon0), radians(lat), radians(lat0)
    k = sqrt(2 / max(1e-9, 1 + sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(turn)))
    return k * cos(phi) * sin(turn), k * (cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(turn))


def around(points: Sequence[Point]) -> Projection:
    """The projection whose frame holds these points of longitude and latitude."""
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lon, lat in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lon, lat in points)
    z = sum(sin(radians(lat)) for _, lat in points)
    size = sqrt(x * x + y * y + z * z) or 1.0
    lat0 = asin(max(-1.0, min(1.0, z / size))) * 180 / pi
    turn = sum(_east(lon) for lon, _ in points) / len(points)
    flat = [_flat(lon, lat, turn, lat0) for lon, lat in points]
    xs, ys = [p[0] for p in flat], [p[1] for p in flat]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    half_x = max((max(xs) - min(xs)) / 2 * (1 + 2 * _MARGIN), _LEAST)
    half_y = max((max(ys) - min(ys)) / 2 * (1 + 2 * _MARGIN), _LEAST * 0.6)
    height = min(_MAX_HEIGHT, max(_MIN_HEIGHT, WIDTH * half_y / half_x))
    scale = min(WIDTH / 2 / half_x, height / 2 / half_y)
    return Projection(turn, lat0, middle_x - WIDTH / 2 / scale, middle_y + height / 2 / scale, scale, round(height))


def paths(shapes: Mapping[str, Polygons], project: Projection) -> dict[str, str]:
    """An SVG path for each region of which something lies in the frame, the largest first: cities lie on top."""
    found: list[tuple[float, str, str]] = []
    for code, polygons in shapes.items():
        parts: list[str] = []
        area = 0.0
        for polygon in polygons:
            for ring in polygon:
                clipped = _clip([project(lon, lat) for lon, lat in ring], project.height)
                if len(clipped) >= 3:
                    size = abs(_area(clipped))
                    if size < 1:
                        continue
                    area += size
                    parts.append(_path(clipped))
        if parts:
            found.append((area, code, "".join(parts)))
    return {code: path for _, code, path in sorted(found, key=lambda item: (-item[0], item[1]))}


def _area(points: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)) / 2


def _path(points: Sequence[Point]) -> str:
    """Relative moves in tenths of a unit would be finer than a screen: whole units and halves are enough."""
    steps: list[str] = []
    x = y = 0
    for n, (fx, fy) in enumerate(points):
        nx, ny = round(fx * 2), round(fy * 2)
        if n == 0:
            steps.append(f"M{nx} {ny}l")
        elif (nx, ny) != (x, y):
            steps.append(f"{nx - x}{' ' if ny - y >= 0 else ''}{ny - y} ")
        x, y = nx, ny
    return "".join(steps).strip() + "z"


def _clip(points: list[Point], height: float) -> list[Point]:
    """Sutherland and Hodgman: the part of a ring inside the frame, with a rim of 20 units."""
    for axis, limit, sign in ((0, -20.0, 1), (0, WIDTH + 20.0, -1), (1, -20.0, 1), (1, height + 20.0, -1)):
        if not points:
            return []
        points = list(_cut(points, axis, limit, sign))
    return points


def _cut(points: Sequence[Point], axis: int, limit: float, sign: int) -> Iterable[Point]:
    before = points[-1]
    before_in = sign * (before[axis] - limit) >= 0
    for point in points:
        inside = sign * (point[axis] - limit) >= 0
        if inside != before_in:
            share = (limit - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if inside:
            yield point
        before, before_in = point, inside
