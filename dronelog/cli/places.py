"""Where things are, as GeoJSON geometries."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dronelog.cli.knowledge import gazetteer, region_of


@lru_cache(maxsize=20_000)
def point(region: str, name: str) -> tuple[float, float] | None:
    """Longitude and latitude of a place in a region, None where the gazetteer does not know it."""
    from dronelog.regions import fold

    known = gazetteer()
    hits = [hit for hit in known.lookup(" ".join(fold(name).split())) if hit.place and hit.region == region]
    if not hits:
        return None
    found = known.place(max(hits, key=lambda hit: hit.size).place)
    return (found.lon, found.lat) if found and found.lat is not None and found.lon is not None else None


@lru_cache(maxsize=5_000)
def geometry(region: str, places: tuple[str, ...]) -> tuple[dict[str, Any] | None, str]:
    """The geometry of an incident, and how exact it is: "place", "region", "centre" or "none"."""
    from dronelog.regions.outlines import outline

    points = list(dict.fromkeys(found for name in places if (found := point(region, name))))
    if points:
        if len(points) == 1:
            return {"type": "Point", "coordinates": list(points[0])}, "place"
        return {"type": "MultiPoint", "coordinates": [list(each) for each in points]}, "place"
    if shape := outline(region):
        return shape, "region"
    known = region_of(region)
    if known and known.lat is not None and known.lon is not None:
        return {"type": "Point", "coordinates": [known.lon, known.lat]}, "centre"
    return None, "none"
