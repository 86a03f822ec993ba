"""What `add` costs beside the parsing that it contains: ``python -m tests.bench.intake [REPORTS]``.

The same reports of about 1 KB are parsed (``parse --format jsonl``, nothing stored) and added by one process and by as
many as the machine has cores. Bars: adding takes at most 1.5 times as long as parsing alone with as many processes, the
memory of all processes together stays under 150 MB and flat (an eighth of the reports holds as much), and what is stored
is the same either way. Exit 1 where one is missed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from dronelog.query.content import digest
from dronelog.store import open_reading
from tests.bench.processes import BIN, environment, peak, write_reports
from tests.scoreboard import cases

RATIO, MEMORY, GROWTH = 1.5, 150.0, 1.1


def stored(path: Path) -> tuple[int, str]:
    """How many reports a database holds, and the digest of all that it holds."""
    conn = open_reading(path)
    try:
        return conn.execute("SELECT count(*) FROM reports").fetchone()[0], digest(conn)
    finally:
        conn.close()


def main(count: int) -> int:
    """Measure and print; 1 where a bar is missed."""
    reports = sorted((c.report for c in cases()), key=lambda r: abs(len(r.text.encode()) - 1024))[:60]
    program = str(BIN / "dronelog")
    missed: list[str] = []
    contents: dict[str, tuple[int, str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for size in (count // 8, count):
            write_reports(home / f"{size}.jsonl", reports, size)
        mean = (home / f"{count}.jsonl").stat().st_size / count
        cores = len(os.sched_getaffinity(0))
        print(f"{count:,} reports, {mean:,.0f} bytes each as JSON; {cores} cores", flush=True)
        for workers in sorted({1, cores}, reverse=True):
            env = {**environment(home), "DRONELOG_WORKERS": str(workers)}
            held: dict[int, float] = {}
            for size in (count // 8, count):
                took: dict[str, float] = {}
                for name in ("parse", "add"):
                    db = str(home / f"{workers}-{size}.db")
                    more = ["--format", "jsonl"] if name == "parse" else ["--db", db]
                    mb, took[name] = peak([program, name, str(home / f"{size}.jsonl"), "-q", *more], env, Path(os.devnull))
                    print(f"  {name:5} {size:7,} by {workers}: {took[name]:7.1f} s, {size / took[name]:6.0f}/s, {mb:5.0f} MB at most", flush=True)
                held[size] = mb
                ratio = took["add"] / took["parse"]
                print(f"  add ÷ parse: {ratio:.2f} (bar {RATIO})", flush=True)
                if size == count and ratio > RATIO:
                    missed.append(f"add ÷ parse by {workers}")
            if held[count] > MEMORY or held[count] > GROWTH * held[count // 8]:
                missed.append(f"memory by {workers}")
            contents[f"{workers}"] = stored(home / f"{workers}-{count}.db")
    same = len(set(contents.values())) == 1
    print(f"stored: {sorted({n for n, _ in contents.values()})} reports, the content is {'the same' if same else 'DIFFERENT'}")
    if not same:
        missed.append("the content")
    print("MISS: " + ", ".join(missed) if missed else "ok")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
