"""GeoJSON (RFC 7946): one feature an incident, written as it comes. Records carry their `geometry`.

`location` in the properties tells how exact it is: "place" (a town or district that the report names), "region" (the
outline of the region), "centre" (of a country, or of a region whose outline is not known), "none".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dronelog.output import Options


def write(columns: Sequence[str], rows: Iterable[dict[str, Any]], out: TextIO, options: Options) -> int:
    """A FeatureCollection; the properties are those of the JSON contract, with `location`."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    out.write('{"type": "FeatureCollection", "features": [')
    written = 0
    for record in rows:
        geometry = record.pop("geometry")
        feature = {"type": "Feature", "id": record["id"], "geometry": geometry, "properties": record}
        out.write((",\n" if written else "\n") + encode(feature))
        written += 1
    out.write("\n]}\n")
    return written
