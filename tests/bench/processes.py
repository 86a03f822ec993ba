"""Whole processes: their time beside another program's, their memory. All times are taken in one run, in turns."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from dronelog.model import Report

#: Where the programs of this environment lie.
BIN = Path(sys.executable).parent
#: The baseline, as it starts where nothing but it is installed: it would load numpy and pandas, which the tests bring
#: here for Dask, and be five times as slow.
SQLITE_UTILS = [
    sys.executable, "-c",
    "import sys; sys.modules.update(numpy=None, pandas=None); from sqlite_utils.cli import cli; cli(prog_name='sqlite-utils')",
]  # fmt: skip


def environment(home: Path) -> dict[str, str]:
    """A home of its own, and compiled modules as an installation has them."""
    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "SYSTEMROOT")}
    return {**kept, "HOME": str(home), "DRONELOG_DB": str(home / "log.db"), "COLUMNS": "120"}


def run(command: list[str], env: dict[str, str]) -> float:
    """Seconds of one process from start to end; it must succeed."""
    began = time.perf_counter()
    done = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=600)
    took = time.perf_counter() - began
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr.decode(errors='replace')[-2000:]}")
    return took


def in_turns(commands: dict[str, Callable[[int], list[str]]], env: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Seconds of each command in each round; one round more comes first and is thrown away (caches, compiled modules)."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            took = run(command(turn), env)
            if turn:
                found[name].append(took)
    return found


def ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of the ratios of rounds: a slow moment of the machine touches both sides."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def write_reports(path: Path, reports: list[Report], count: int) -> None:
    """A JSONL of `count` different reports: those given, again and again, each under a number of its own."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            report = reports[number % len(reports)]
            line = {"id": str(number), "text": f"{report.text}\n\n№ {number}", "published": report.published, "publisher": report.publisher}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _tree(int(child))


def _shared_out(pid: int) -> int:
    """Kilobytes of a process, pages that several share divided among them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def peak(command: list[str], env: dict[str, str], output: Path) -> tuple[float, float]:
    """Megabytes that a program and its children hold at most, all together, and the seconds it took (Linux only)."""
    began, most = time.perf_counter(), 0
    with output.open("wb") as out, subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=out) as process:
        while process.poll() is None:
            with contextlib.suppress(OSError, ValueError):  # a child has just ended
                most = max(most, sum(_shared_out(pid) for pid in _tree(process.pid)))
            time.sleep(0.05)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}: exit {process.returncode}")
    return most / 1024, time.perf_counter() - began
