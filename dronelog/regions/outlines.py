"""Outlines of regions, for maps: Natural Earth (public domain), simplified by ``dronelog.regions.build.outlines``."""

from __future__ import annotations

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("outlines.json")

Ring = list[tuple[float, float]]


@cache
def _topology() -> tuple[list[Ring], dict[str, list[Any]]]:
    told = json.loads(_FILE.read_text(encoding="utf-8"))
    (scale_x, scale_y), (left, low) = told["transform"]["scale"], told["transform"]["translate"]
    arcs: list[Ring] = []
    for steps in told["arcs"]:
        x = y = 0
        arc: Ring = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((round(x * scale_x + left, 3), round(y * scale_y + low, 3)))
        arcs.append(arc)
    return arcs, told["regions"]


def known() -> tuple[str, ...]:
    """The codes of the regions that have an outline."""
    return tuple(_topology()[1])


@cache
def polygons(code: str) -> list[list[Ring]]:
    """The polygons of a region, each a list of rings (the first its outside) of longitude and latitude in degrees.

    Empty for a code without an outline: a country, a sea, a region made since.
    """
    arcs, regions = _topology()

    def ring(numbers: list[int]) -> Ring:
        points: Ring = []
        for number in numbers:
            arc = arcs[number] if number >= 0 else arcs[~number][::-1]
            points += arc[1:] if points else arc
        return points

    found = [[ring(numbers) for numbers in shape] for shape in regions.get(code, ())]
    return [shape for shape in found if len(shape[0]) >= 4]


@cache
def outline(code: str) -> dict[str, Any] | None:
    """The region's outline as a GeoJSON geometry (RFC 7946: outsides anticlockwise), None where none is known."""
    shapes = [[_turned(ring, outside=n == 0) for n, ring in enumerate(shape)] for shape in polygons(code)]
    if not shapes:
        return None
    told = [[[list(point) for point in ring] for ring in shape] for shape in shapes]
    if len(told) == 1:
        return {"type": "Polygon", "coordinates": told[0]}
    return {"type": "MultiPolygon", "coordinates": told}


def _turned(ring: Ring, *, outside: bool) -> Ring:
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))
    return ring if (area > 0) == outside else ring[::-1]
