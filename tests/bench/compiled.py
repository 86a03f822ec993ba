"""The parser as machine code (`make compiled`) beside the parser as it is installed: the same incidents, in what time?

    python -m tests.bench.compiled [WHEEL]     without one, the newest compiled wheel in dist/; exit 1 where rows differ

Both read the same reports in processes of their own, in turns, and each measures ``dateparser.search_dates`` beside itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.processes import environment, run, write_reports
from tests.scoreboard import cases

ROOT = Path(__file__).parents[2]
ROUNDS = 5
REPORTS = 4000
#: Reads reports from stdin with the dronelog of the folder given; says seconds, and what it made of them.
CHILD = """
import hashlib, json, sys, time
sys.path.insert(0, sys.argv[1])
import dronelog.parsing
assert dronelog.parsing.__file__.startswith(sys.argv[1]), dronelog.parsing.__file__
from dateparser.search import search_dates
from dronelog.languages import load as languages
from dronelog.model import Report, incident_to_dict
from dronelog.parsing import Parser
from dronelog.parsing.language import detect
from dronelog.regions import load as regions
reports = [Report(**row) for row in json.load(sys.stdin)]
known = languages()
parser = Parser(known, regions())
codes = [detect(r.text, known, r.lang) for r in reports]
read = lambda: [parser.parse(r) for r in reports]
dates = lambda: [search_dates(r.text, languages=[code]) for r, code in zip(reports, codes)]
rows = [[incident_to_dict(i) for i in found] for found in read()]
for code in ("en", "ru", "uk"):
    search_dates("1.2.2025", languages=[code])
took = []
for work in (read, dates, read, dates):
    began = time.perf_counter()
    work()
    took.append(time.perf_counter() - began)
digest = hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()
print(json.dumps({"parse": min(took[::2]), "dates": min(took[1::2]), "rows": digest}))
"""


def _child(folder: str, reports: bytes) -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", CHILD, folder], input=reports, capture_output=True, check=True, timeout=600)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def wheel(given: list[str]) -> Path:
    """The wheel asked for, or the newest one in dist/ that holds machine code."""
    found = [Path(name) for name in given] or sorted(
        (path for path in (ROOT / "dist").glob("*.whl") if not path.name.endswith("-none-any.whl")),
        key=lambda path: path.stat().st_mtime,
    )
    if not found:
        raise SystemExit("no compiled wheel in dist/: make compiled")
    return found[-1]


def main(given: list[str]) -> int:
    """The table; exit 1 where the two parsers disagree."""
    source = wheel(given)
    nearest = sorted((c.report for c in cases()), key=lambda r: abs(len(r.text.encode()) - 1024))[:60]
    texts = json.dumps([asdict(r) for r in nearest], ensure_ascii=False).encode()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with zipfile.ZipFile(source) as archive:
            archive.extractall(folder / "wheel")
        where = {"as installed": str(ROOT), "machine code": str(folder / "wheel")}
        found: dict[str, list[dict[str, Any]]] = {name: [] for name in where}
        for _ in range(ROUNDS):
            for name, place in where.items():
                found[name].append(_child(place, texts))
        whole: dict[str, float] = {}
        many = folder / "many.jsonl"
        write_reports(many, nearest, REPORTS)
        for name, place in where.items():
            command = [sys.executable, "-m", "dronelog", "parse", str(many), "--format", "jsonl", "--quiet"]
            env = {**environment(folder), "PYTHONPATH": place, "PYTHONSAFEPATH": "1"}
            whole[name] = min(run(command, env) for _ in range(3))
    same = len({row["rows"] for rows in found.values() for row in rows}) == 1
    print(f"{source.name}: {len(nearest)} reports of about 1 KB, {ROUNDS} rounds; {REPORTS:,} for the whole process, {os.cpu_count()} cores")
    plain = median(row["parse"] for row in found["as installed"])
    dates = median(row["dates"] for rows in found.values() for row in rows) / len(nearest)
    for name, rows in found.items():
        took = median(row["parse"] for row in rows)
        beside = median(row["dates"] / row["parse"] for row in rows)
        print(
            f"{name:14} one core: {took * 1000:.0f} ms, {plain / took:.2f} × as fast, {beside:.1f} × search_dates;"
            f" whole process: {REPORTS / whole[name]:,.0f} reports/s, {whole['as installed'] / whole[name]:.2f} × as fast,"
            f" {dates * REPORTS / whole[name]:.1f} × search_dates on one core"
        )
    print("the same incidents" if same else "DIFFERENT incidents")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
