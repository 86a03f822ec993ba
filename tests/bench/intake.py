"""What `add` costs beside the parsing that it contains: ``python -m tests.bench.intake [REPORTS]``.

The same reports of about 1 KB are parsed (``parse --format jsonl``, nothing stored) and added, by as many processes as the
machine has cores; an eighth of them also by one process. Bars: adding takes at most 1.5 times as long as parsing alone, the
memory of all processes together stays under 150 MB and flat (an eighth of the reports holds as much), and what is stored
is the same whether one process parsed or several. Exit 1 where one is missed.
"""

from __future__ import annotations

import os
import resource
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
    cores = len(os.sched_getaffinity(0))
    missed: list[str] = []
    took: dict[tuple[str, int, int], float] = {}
    held: dict[tuple[str, int, int], float] = {}
    spent: dict[tuple[str, int, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)

        def measure(name: str, size: int, workers: int) -> None:
            env = {**environment(home), "DRONELOG_WORKERS": str(workers)}
            more = ["--format", "jsonl"] if name == "parse" else ["--db", str(home / f"{workers}-{size}.db")]
            command = [str(BIN / "dronelog"), name, str(home / f"{size}.jsonl"), "-q", *more]
            run = name, size, workers
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            held[run], took[run] = peak(command, env, Path(os.devnull))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent[run] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"  {name:5} {size:7,} by {workers}: {took[run]:7.1f} s ({spent[run]:.1f} s of processors), "
                  f"{size / took[run]:5.0f}/s, {held[run]:4.0f} MB at most", flush=True)  # fmt: skip

        few = count // 8
        for size in (few, count):
            write_reports(home / f"{size}.jsonl", reports, size)
        mean = sum(len(r.text.encode()) for r in reports) / len(reports)
        print(f"{count:,} reports, texts of {mean:,.0f} bytes; {cores} cores", flush=True)
        for size in (few, count):
            for name in ("parse", "add"):
                measure(name, size, cores)
        measure("add", few, 1)
        ratio = took["add", count, cores] / took["parse", count, cores]
        growth = held["add", count, cores] / held["add", few, cores]
        contents = {workers: stored(home / f"{workers}-{few}.db") for workers in (1, cores)}
        whole = stored(home / f"{cores}-{count}.db")[0]
    for what, value, bar in (("add ÷ parse", ratio, RATIO), ("MB at most", held["add", count, cores], MEMORY),
                             ("… ÷ that over an eighth", growth, GROWTH)):  # fmt: skip
        print(f"{what}: {value:.2f} (bar {bar})")
        if value > bar:
            missed.append(what)
    used = spent["add", count, cores] / spent["parse", count, cores]
    print(f"add ÷ parse in seconds of processors, which other work on the machine disturbs less: {used:.2f}")
    same = len(set(contents.values())) == 1
    print(f"stored: {whole:,}; by 1 process and by {cores} the content is {'the same' if same else 'DIFFERENT'}")
    if not same or whole != count:
        missed.append("the content")
    print("MISS: " + ", ".join(missed) if missed else "ok")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
