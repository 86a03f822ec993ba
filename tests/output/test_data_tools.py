"""Formats for data tools: valid, typed, and read by the tools themselves where they are installed."""

import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from itertools import pairwise

import pytest

from tests.output.made import HOSTILE, fill, tool


@pytest.fixture
def full(program, log, incident):
    fill(log, incident)
    return program


# -- GeoJSON -----------------------------------------------------------------------------------------------------------


def rings(geometry):
    if geometry["type"] == "Polygon":
        return geometry["coordinates"]
    return [ring for shape in geometry["coordinates"] for ring in shape]


def test_geojson_has_points_outlines_and_tells_how_exact_they_are(full):
    full("export", "a.geojson")
    told = json.loads((full.home / "a.geojson").read_text(encoding="utf-8"))
    assert told["type"] == "FeatureCollection"
    features = {f["properties"]["region"]: f for f in told["features"] if f["properties"]["drones"] != 14}
    assert len(told["features"]) == 7
    belgorod = features["RU-BEL"]
    assert belgorod["properties"]["location"] == "place"
    lon, lat = belgorod["geometry"]["coordinates"][0]
    assert 36 < lon < 38  # Shebekino: longitude first
    assert 50 < lat < 51
    assert features["UA-63"]["properties"]["location"] == "region"
    assert features["RU"]["properties"]["location"] in ("centre", "none")
    for feature in told["features"]:
        geometry = feature["geometry"]
        if geometry and geometry["type"] in ("Polygon", "MultiPolygon"):
            for ring in rings(geometry):
                assert ring[0] == ring[-1]
                assert len(ring) >= 4
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_outsides_of_outlines_run_anticlockwise():
    from dronelog.regions.outlines import known, outline

    assert len(known()) > 3000
    for code in ("RU-BEL", "UA-63", "UA-43", "RU-CHU", "GB-ENG", "PL-14", "RU-MOW"):
        shape = outline(code)
        outsides = [shape["coordinates"][0]] if shape["type"] == "Polygon" else [p[0] for p in shape["coordinates"]]
        for ring in outsides:
            assert sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) > 0, code


def test_moscow_and_its_region_are_not_swapped():
    from dronelog.regions.outlines import polygons

    def area(code: str) -> float:
        return sum(abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(p[0]))) for p in polygons(code))

    assert area("RU-MOS") > 5 * area("RU-MOW") > 0


# -- Parquet -----------------------------------------------------------------------------------------------------------


def test_parquet_is_typed_and_says_what_csv_says(full):
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    full("export", "a.parquet")
    table = pq.read_table(full.home / "a.parquet")
    assert table.num_rows == 7
    types = {field.name: str(field.type) for field in table.schema}
    assert (types["drones"], types["approximate"], types["start"], types["start_date"]) == (
        "int64", "bool", "string", "date32[day]")  # fmt: skip
    rows = {row["id"]: row for row in table.to_pylist()}
    for record in json.loads(full("export", "-", "-f", "json").stdout):
        row = rows[record["id"]]
        assert (row["drones"], row["start"], row["quote"]) == (record["drones"], record["start"], record["quote"])
        assert str(row["start_date"] or "") == (record["start"] or "")[:10]


def test_duckdb_reads_parquet(full):
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed")
    full("export", "a.parquet")
    found = duckdb.sql(f"SELECT region, max(drones) FROM '{full.home}/a.parquet' WHERE start_date = '2025-06-11'"
                       " GROUP BY region ORDER BY 1").fetchall()  # fmt: skip
    assert found == [("RU", 31), ("RU-BEL", 14), ("UA-63", 12)]


def test_without_pyarrow_it_says_what_to_install(full):
    done = subprocess.run(
        [sys.executable, "-c", "import sys; sys.modules['pyarrow'] = None; from dronelog.__main__ import run;"
         "sys.exit(run(['export', 'a.parquet']))"],
        capture_output=True, text=True, cwd=full.home, env=full.environment(),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "dronelog: Parquet needs pyarrow: pip install 'dronelog[parquet]'\n"
    assert not list(full.home.glob("*a.parquet*"))


# -- the data package --------------------------------------------------------------------------------------------------


def test_the_package_describes_every_column(full):
    full("export", "pack/", "--licence", "CC-BY-4.0")
    package = json.loads((full.home / "pack" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert {"title": "Courier"} in package["sources"]
    assert [r["name"] for r in package["resources"]] == ["incidents", "outcomes", "reports", "totals", "events"]
    for resource in package["resources"]:
        text = (full.home / "pack" / resource["path"]).read_text(encoding="utf-8")
        fields = resource["schema"]["fields"]
        assert text.partition("\n")[0].split(",") == [field["name"] for field in fields]
        assert all(field["description"] and "the figure for" not in field["description"] for field in fields)
        assert resource["bytes"] == (full.home / "pack" / resource["path"]).stat().st_size
    drones = next(f for f in package["resources"][0]["schema"]["fields"] if f["name"] == "drones")
    assert drones["unit"] == "drones"
    full("export", "pack/", code=1)
    full("export", "pack/", "--force", "--region", "RU-BEL")
    with (full.home / "pack" / "incidents.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["region"] for row in csv.DictReader(stream)] == ["RU-BEL", "RU-BEL"]
    assert not list(full.home.glob(".pack*"))


@pytest.mark.skipif(not tool("frictionless"), reason="frictionless is not installed (.ci/tools)")
def test_frictionless_accepts_the_package(full):
    full("export", "pack/")
    done = subprocess.run([tool("frictionless"), "validate", "datapackage.json", "--json"], cwd=full.home / "pack",
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    report = json.loads(done.stdout)
    assert report["valid"], done.stdout[-3000:]
    assert len(report["tasks"]) == 5


# -- Datasette ---------------------------------------------------------------------------------------------------------


def test_metadata_names_only_what_is_there(full, log):
    told = json.loads(full("db", "datasette", "-").stdout)
    tables = told["databases"]["log"]["tables"]
    there = {row[0] for row in log.conn.execute("SELECT name FROM sqlite_master")}
    assert set(tables) <= there | {"_sqlite_migrations"}, set(tables) - there
    for name, table in tables.items():
        if name not in there:
            continue
        columns = {row[1] for row in log.conn.execute(f"PRAGMA table_xinfo({name})")}
        named = {table.get("label_column"), table.get("sort_desc"), *table.get("facets", ())} - {None}
        assert named <= columns, (name, named - columns)
    for query in told["databases"]["log"]["queries"].values():
        asked = dict.fromkeys(re.findall(r":(\w+)", query["sql"]), "2025-06-12")
        log.conn.execute(query["sql"], asked).fetchall()


@pytest.mark.skipif(not tool("datasette"), reason="datasette is not installed (.ci/tools)")
def test_datasette_serves_the_log(full):
    full("db", "datasette")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    process = subprocess.Popen([tool("datasette"), str(full.db), "--metadata", "metadata.json", "-p", str(port)],
                               cwd=full.home, env=clean, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip

    def get(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
            assert answer.status == 200
            return answer.read().decode()

    try:
        for _ in range(150):
            try:
                get("/")
                break
            except OSError:
                time.sleep(0.1)
        page = get("/log/incident_list")
        assert "facet-info-name" in page
        assert HOSTILE not in page
        assert len(json.loads(get("/log/incident_list.json?_shape=array"))) == 7
        rows = json.loads(get("/log/span.json?region=RU-BEL&since=2025-06-12&until=2025-06-12&_shape=array"))
        assert sorted(row["drones"] for row in rows) == [9, 14]
        for path in ("/log", "/log/reports", "/log/incidents", "/log/outcomes", "/log/sources", "/log/nothing_found"):
            get(path)
    finally:
        process.terminate()
        process.wait(20)
