"""An archive parsed serially and on a local Dask cluster of two workers: the same rows, the rate, the workers' memory.

    python -m tests.bench.archive                          100,000 made-up reports
    python -m tests.bench.archive --reports 1000000        the whole look (half an hour)
    python -m tests.bench.archive --rounds 3 --reports 40000    the rates in turns, on a machine that has other work

After the plain runs, one in which a worker is killed in the middle, and then the client, by SIGKILL; the same command goes on.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from tests.archive.made import content, write

#: What the run must reach: times twice the serial rate; megabytes of a worker.
RATE, MEMORY = 0.85, 300


@dataclass
class Taken:
    """A run: seconds, seconds of processor, megabytes of each worker at each look (resident), what it said."""

    seconds: float
    cpu: float
    told: str
    workers: dict[int, list[float]] = field(default_factory=dict)

    @property
    def peak(self) -> float:
        return max((max(sizes) for sizes in self.workers.values() if sizes), default=0)


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else 0


def _workers(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            try:
                if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
            except OSError:
                continue
    return sorted(found)


def run(source: Path, target: Path, workers: int, size: str, kill: dict[float, str] | None = None, blocks: int = 0) -> Taken:
    """Parse; at the shares of blocks in `kill`, kill a "worker" or the "client"."""
    env = {**os.environ, "DRONELOG_WORKERS": str(workers)}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    command = [sys.executable, "-m", "dronelog", "parse", str(source), "--to", str(target), "--block-size", size]
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    seen: dict[int, list[float]] = {}
    todo = dict(kill or {})
    while process.poll() is None:
        for pid in _workers(process.pid) if workers > 1 else [process.pid]:
            seen.setdefault(pid, []).append(_resident(pid))
        if todo:
            share = min(todo)
            if len(list(target.glob("_manifest/blocks/*.json"))) >= share * blocks:
                victim = _workers(process.pid)[0] if todo.pop(share) == "worker" else process.pid
                os.kill(victim, signal.SIGKILL)
        time.sleep(0.25)
    _, err = process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Taken(time.monotonic() - began, cpu, err.decode(), seen)


def flat(sizes: list[float]) -> tuple[float, float]:
    """The median size in the second quarter of a worker's life, and in the last."""
    quarter = max(1, len(sizes) // 4)
    return median(sizes[quarter : 2 * quarter] or sizes), median(sizes[-quarter:])


def main() -> int:
    """The figures; exit 1 where rows differ or a goal is missed."""
    asked = argparse.ArgumentParser(prog="python -m tests.bench.archive")
    asked.add_argument("--reports", type=int, default=100_000)
    asked.add_argument("--rounds", type=int, default=1, help="serial and cluster in turns, so many times")
    asked.add_argument("--block-size", default="4MB")
    asked.add_argument("--no-kill", action="store_true", help="leave the killed run out")
    asked.add_argument("--dir", help="where to work; kept afterwards")
    given = asked.parse_args()
    root = Path(given.dir or tempfile.mkdtemp(prefix="dronelog-bench-"))
    root.mkdir(parents=True, exist_ok=True)
    source = write(root / "archive.jsonl", given.reports)
    print(f"{date.today().isoformat()}, {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, "
          f"load {os.getloadavg()[0]:.1f} at the start; {given.reports:,} reports, {source.stat().st_size / 1e6:.0f} MB", flush=True)
    ok, ratios = True, []
    expected: dict[str, str] = {}
    for turn in range(given.rounds):
        for name in ("serial", "cluster"):
            shutil.rmtree(root / name, ignore_errors=True)
        load = os.getloadavg()[0]
        serial = run(source, root / "serial", 1, given.block_size)
        cluster = run(source, root / "cluster", 2, given.block_size)
        ratios.append(serial.seconds / cluster.seconds / 2)
        print(f"round {turn + 1}, load before {load:.1f}: serial {given.reports / serial.seconds:,.0f}/s ({serial.cpu:.0f} s of processor), "
              f"two workers {given.reports / cluster.seconds:,.0f}/s ({cluster.cpu:.0f} s of processor) = {ratios[-1]:.2f} × twice; "
              f"by processor time {serial.cpu / cluster.cpu:.2f}", flush=True)
        for pid, sizes in cluster.workers.items():
            print(f"  worker {pid}: {max(sizes):.0f} MB at most; second quarter {flat(sizes)[0]:.0f}, last {flat(sizes)[1]:.0f}", flush=True)
        ok = ok and cluster.peak <= MEMORY
        expected = content(root / "serial")
        same = content(root / "cluster") == expected
        ok = ok and same
        print(f"  rows {'the same' if same else 'DIFFER'}: {expected}", flush=True)
    if not given.no_kill:
        blocks = len(list((root / "cluster").glob("_manifest/blocks/*.json")))
        shutil.rmtree(root / "killed", ignore_errors=True)
        first = run(source, root / "killed", 2, given.block_size, {0.25: "worker", 0.6: "client"}, blocks)
        before = {p.name: p.stat().st_mtime_ns for p in (root / "killed/_manifest/blocks").iterdir()}
        second = run(source, root / "killed", 2, given.block_size)
        kept = all((root / "killed/_manifest/blocks" / name).stat().st_mtime_ns == at for name, at in before.items())
        same = content(root / "killed") == expected
        ok = ok and same and kept
        print(f"a worker killed at 25 %, the client at 60 % of {blocks} blocks ({len(first.workers)} workers in all): then {second.told.strip()!r}; "
              f"finished blocks {'not parsed again' if kept else 'PARSED AGAIN'}, rows {'the same' if same else 'DIFFER'}, "
              f"{max(first.peak, second.peak):.0f} MB at most", flush=True)
    rate = median(ratios)
    print(f"rate ÷ twice the serial rate: {rate:.2f} (goal {RATE}), memory goal {MEMORY} MB: {'ok' if ok and rate >= RATE else 'MISS'}")
    if not given.dir:
        shutil.rmtree(root, ignore_errors=True)
    return 0 if ok and rate >= RATE else 1


if __name__ == "__main__":
    sys.exit(main())
