"""Hard times at full length, through the real program: what the tests try a few times.

    python -m tests.bench.hard kill [TIMES]       `add` killed with -9 at random moments (200), each time run again
    python -m tests.bench.hard writers [REPORTS]  eight writers and two readers over 2,000 reports

Exit 1 where the content differs from that of an undisturbed run, `doctor` is not content, a reader fails or somebody is told
that the database is locked.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from dronelog.query.content import digest
from dronelog.store import open_reading
from tests.bench.processes import BIN, environment

PROGRAM = str(BIN / "dronelog")


def write(path: Path, numbers: range) -> None:
    """Reports that differ, among them posts that are edited later and lines that are rejected."""
    with path.open("w", encoding="utf-8") as file:
        for n in numbers:
            text = f"{n % 30 + 2} drones were shot down over Belgorod Region overnight into June 12, the governor said. Note {n}."
            line = {"text": text, "published": "2025-06-12T08:00:00+03:00", "publisher": f"Courier {n % 7}"}
            line |= {"channel": "gov", "message": str(n // 2)} if n % 10 < 2 else {"url": f"https://x.example/{n}"}
            if n % 10 == 1:
                line["edited"] = "2025-06-12T09:00:00+03:00"
            file.write(json.dumps(line) + ("\n" if n % 97 != 5 else "}\n"))


def content(path: Path) -> str:
    """The digest of all that a database holds."""
    conn = open_reading(path)
    try:
        return digest(conn)
    finally:
        conn.close()


def kill(times: int, home: Path) -> int:
    """Kill and run again; returns how often something was wrong."""
    env = environment(home)
    write(home / "many.jsonl", range(900))
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}

    def add(db: Path, workers: int) -> list[str]:
        env["DRONELOG_WORKERS"] = str(workers)
        return [PROGRAM, "add", str(home / "many.jsonl"), "--db", str(db), "-q"]

    whole: dict[int, float] = {}
    for workers in (1, 2):
        began = time.monotonic()
        subprocess.run(add(home / f"whole{workers}.db", workers), env=env, check=False, **quiet)  # type: ignore[call-overload]
        whole[workers] = time.monotonic() - began
    wanted = content(home / "whole1.db")
    wrong = int(content(home / "whole2.db") != wanted)
    conn = open_reading(home / "whole1.db")
    print(f"undisturbed: {conn.execute('SELECT count(*) FROM reports').fetchone()[0]} reports", flush=True)
    conn.close()
    spread, killed, left = random.Random(2025), 0, {"nothing": 0, "a part": 0, "all": 0}
    turn = 0
    while killed < times:
        turn += 1
        workers = turn % 2 + 1
        db = home / "log.db"
        process = subprocess.Popen(add(db, workers), env=env, **quiet)  # type: ignore[call-overload]
        time.sleep(spread.uniform(0, whole[workers]))
        ended = process.poll() is not None
        whole[workers] *= 0.9 if ended else 1.02  # as fast as the machine is now, so that most moments lie within
        killed += not ended
        process.kill()
        process.communicate()
        if db.exists():
            left["all" if content(db) == wanted else "a part"] += 1
            wrong += unsound(db, env, turn)
        else:
            left["nothing"] += 1
        again = subprocess.run(add(db, workers), env=env, check=False, **quiet)  # type: ignore[call-overload]
        if again.returncode != 3 or again.stderr or content(db) != wanted:  # 3: some lines are rejects
            print(f"turn {turn}: after the second run exit {again.returncode}, {again.stderr!r}, another content", flush=True)
            wrong += 1
        wrong += unsound(db, env, turn)
        for path in home.glob("log.db*"):
            path.unlink()
        if turn % 20 == 0:
            print(f"  {turn} turns, {killed} killed before the end, {wrong} wrong", flush=True)
    print(f"{killed} killed in {turn} turns; then stored: {left}; {wrong} wrong")
    litter = [path.name for path in home.iterdir() if ".part" in path.name]
    print(f"left lying about: {litter or 'nothing'}")
    return wrong + len(litter)


def unsound(db: Path, env: dict[str, str], turn: int) -> int:
    """1 where doctor is not content, which is told."""
    done = subprocess.run([PROGRAM, "doctor", "--db", str(db)], env=env, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return 0
    print(f"turn {turn}: doctor exit {done.returncode}: {done.stdout}{done.stderr}", flush=True)
    return 1


def writers(reports: int, home: Path) -> int:
    """Eight writers, each report in two of their files, and two readers; returns how often something was wrong."""
    env, share = environment(home), reports // 8
    write(home / "all.jsonl", range(reports))
    lines = (home / "all.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    for w in range(8):
        (home / f"{w}.jsonl").write_text("".join((lines + lines)[w * share : (w + 2) * share]), encoding="utf-8")
    subprocess.run([PROGRAM, "add", str(home / "all.jsonl"), "-q", "--db", str(home / "whole.db")], env=env, check=False)
    wanted, began = content(home / "whole.db"), time.monotonic()
    running = [
        subprocess.Popen([PROGRAM, "add", str(home / f"{w}.jsonl")], env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for w in range(8)
    ]
    reads = wrong = 0
    counts: list[int] = []
    while any(process.poll() is None for process in running):
        if not Path(env["DRONELOG_DB"]).exists():
            time.sleep(0.02)
            continue
        for command in (["db", "status", "--json"], ["summary", "--format", "json"]):
            done = subprocess.run([PROGRAM, *command], env=env, capture_output=True, text=True, check=False)
            reads += 1
            if done.returncode:
                wrong += 1
                print(f"a reader: exit {done.returncode}: {done.stderr}", flush=True)
            elif command[0] == "db":
                counts.append(json.loads(done.stdout)["reports"])
    for process in running:
        said = process.communicate()[1]
        if process.returncode != 3 or "locked" in said or "busy" in said or "writing" in said:
            wrong += 1
            print(f"a writer: exit {process.returncode}: {said}", flush=True)
    took = time.monotonic() - began
    same = content(Path(env["DRONELOG_DB"])) == wanted
    print(f"8 writers, {reports:,} reports twice: {took:.1f} s, {reads} reads, the content is {'the same' if same else 'DIFFERENT'}, {wrong} wrong")
    return wrong + (not same) + (counts != sorted(counts)) + unsound(Path(env["DRONELOG_DB"]), env, 0)


def main(name: str, count: int | None) -> int:
    """Run one; 1 where something was wrong."""
    home = Path(tempfile.mkdtemp(prefix="dronelog-hard-"))
    try:
        return int(bool(kill(count or 200, home) if name == "kill" else writers(count or 2000, home)))
    finally:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1] not in ("kill", "writers"):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None))
