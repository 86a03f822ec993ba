"""Ratios of export to plain baselines over the same rows in the same run: ``python -m tests.bench.export [INCIDENTS]``.

CSV against a bare ``csv.writer`` loop over the same SELECT (bar 1.3), XLSX of 100,000 rows against XlsxWriter's constant
memory mode where that is installed (bar 1.2). Processor seconds of whole processes, and their peak memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

_BARE = """
import csv, sys
from pathlib import Path
from dronelog import query
from dronelog.store import open_reading
conn = open_reading(Path(sys.argv[1]), 5)
conn.execute("PRAGMA temp_store = FILE")
with open(sys.argv[2], "w", encoding="utf-8", newline="", buffering=1 << 20) as out:
    writer = csv.writer(out, lineterminator="\\n")
    writer.writerow(query.COLUMNS)
    for row in query.rows(conn, query.Filter()):
        writer.writerow(row)
"""
_XLSXWRITER = """
import sys
from pathlib import Path
import xlsxwriter
from dronelog import query
from dronelog.store import open_reading
book = xlsxwriter.Workbook(sys.argv[2], {"constant_memory": True})
sheet = book.add_worksheet()
for n, name in enumerate(query.COLUMNS):
    sheet.write(0, n, name)
rows = query.rows(open_reading(Path(sys.argv[1]), 5), query.Filter(limit=100_000))
for line, row in enumerate(rows, 1):
    for n, value in enumerate(row):
        if value is not None:
            (sheet.write_string if isinstance(value, str) else sheet.write_number)(line, n, value)
book.close()
"""
_REGIONS = ("RU-BEL", "RU-KRS", "RU-BRY", "RU-VOR", "RU-KDA", "UA-63", "UA-59", "UA-51", "UA-74", "UA-12")
_TEXT = (
    "Ночью над областью сбили {0} беспилотников, сообщил губернатор. "
    + "Повреждены дома и машины, пострадавших нет; службы работают на месте, жителей просят не подходить к обломкам. " * 5
)


def fill(path: Path, count: int) -> None:
    """A log of invented incidents, two a report, by plain SQL."""
    from dronelog.cli.knowledge import region_of
    from dronelog.model import Report
    from dronelog.store import Names, open_writing
    from dronelog.store.identity import digest, identity, public_id

    conn = open_writing(path)
    names = Names(conn, region_of, {}.get)
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("BEGIN")
    conn.execute("INSERT INTO runs (id, started, inputs, program) VALUES (1, '2025-01-01T00:00:00', '[]', '0')")
    regions = [names.region(code) for code in _REGIONS]
    sources = [names.source(f"губернатор {n}", "regional_authority", None, "RU-BEL") for n in range(4)]
    publishers = [names.source(f"Газета {n}") for n in range(40)]
    days = [date(2022, 3, 1) + timedelta(n) for n in range(1400)]
    dates = [names.date(day.isoformat(), (day + timedelta(1)).isoformat(), "night") for day in days]
    reports, incidents, outcomes = "(?,?,?,?,?,?,?,'ru',1,?)", "(?,?,?,'parsed',?,?,?,?,0,0.9,0,0,61,'1')", "(?,?,?,?,?,0,10)"

    def report(n: int) -> tuple[object, ...]:
        text, url = _TEXT.format(n % 60), f"https://example.org/news/{n}"
        name, told = identity(Report(text, url=url)), digest(text)
        return n, public_id(name, told), name, told, url, publishers[n % 40], f"2024-06-{n % 28 + 1:02}", text

    conn.executemany(
        "INSERT INTO reports (id, key, identity, digest, url, publisher, published, language, run, text)"
        f" VALUES {reports}", map(report, range(1, count // 2 + 1)),
    )  # fmt: skip
    conn.executemany(
        "INSERT INTO incidents (id, report, number, status, region, date, source, drones, approximate, confidence,"
        f" mixed_attack, quote_start, quote_end, parser) VALUES {incidents}",
        ((n, (n + 1) // 2, (n + 1) % 2 + 1, regions[n * 7 % 10], dates[n * 31 % 1400], sources[n % 4], n % 40)
         for n in range(1, count + 1)),
    )  # fmt: skip
    conn.executemany(
        f"INSERT INTO outcomes VALUES {outcomes}",
        ((n, place, kind, n % 9, thing) for n in range(1, count + 1)
         for place, kind, thing in ((1, "intercepted", None), (2, "damaged", "home"))[: 1 + n % 2]),
    )  # fmt: skip
    conn.execute("COMMIT")
    conn.close()


def measure(*args: str) -> tuple[float, float]:
    """Processor seconds and peak memory (MB) of a process that must succeed."""
    process = subprocess.Popen([sys.executable, *args])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {args[:3]}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = f"{folder}/log.db"
        # in a process of its own: what this one holds would count as its children's memory
        measure("-m", "tests.bench.export", str(count), db)
        bare = min(measure("-c", _BARE, db, f"{folder}/bare.csv") for _ in range(3))
        ours = min(measure("-m", "dronelog", "export", f"{folder}/a.csv", "--force", "-q", "--db", db) for _ in range(3))
        same = subprocess.run(["cmp", "-s", f"{folder}/bare.csv", f"{folder}/a.csv"], check=False).returncode == 0
        print(f"CSV, {count:,}: {ours[0]:.1f} s, {ours[1]:.0f} MB; bare loop {bare[0]:.1f} s; ratio {ours[0] / bare[0]:.2f}"
              f" (bar 1.3), {'the same bytes' if same else 'DIFFERENT BYTES'}")  # fmt: skip
        try:
            import xlsxwriter  # noqa: F401
        except ImportError:
            print("XLSX: XlsxWriter is not installed")
            return
        theirs = measure("-c", _XLSXWRITER, db, f"{folder}/their.xlsx")
        ours = measure("-m", "dronelog", "export", f"{folder}/a.xlsx", "-n", "100000", "-q", "--db", db)
        print(f"XLSX, 100,000: {ours[0]:.1f} s, {ours[1]:.0f} MB; XlsxWriter {theirs[0]:.1f} s; ratio {ours[0] / theirs[0]:.2f}"
              " (bar 1.2)")  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 2:
        fill(Path(sys.argv[2]), int(sys.argv[1]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
