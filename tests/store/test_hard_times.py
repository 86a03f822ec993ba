"""A full disk, files that may not be written or read, a writer that is killed, many writers: the real program."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from dronelog.query.content import digest
from dronelog.store import open_reading

NIGHT = "Nine drones were shot down over Belgorod Region overnight into June 12, the governor said. No one was hurt."
NOBODY = 65534


def row(text: str, **more: str) -> str:
    return json.dumps({"text": text, "published": "2025-06-14", "publisher": "Courier", **more}) + "\n"


def many(path: Path, count: int, start: int = 0) -> Path:
    numbers = range(start, start + count)
    path.write_text("".join(row(f"{NIGHT} Note {n}.", url=f"https://x.example/{n}") for n in numbers))
    return path


def content(path: Path) -> str:
    conn = open_reading(path)
    try:
        return digest(conn)
    finally:
        conn.close()


def one_line(done) -> str:
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


@contextmanager
def mounted(*command: str, at: Path):
    """Something mounted for as long as the block lasts; skips where this machine does not let us."""
    done = subprocess.run(["mount", *command, str(at)], capture_output=True) if shutil.which("mount") else None
    if done is None or done.returncode:
        pytest.skip("mounting wants root")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


# -- a full disk --------------------------------------------------------------------------------------------------------


def test_a_full_disk_is_one_line_and_the_database_stays_sound(program):
    disk = program.home / "disk"
    disk.mkdir()
    many(program.home / "few.jsonl", 300)
    many(program.home / "all.jsonl", 5000)
    with mounted("-t", "tmpfs", "-o", "size=3m", "none", at=disk):
        db = str(disk / "log.db")
        program("add", "few.jsonl", "--db", db)
        done = program("add", "all.jsonl", "--db", db, code=1)
        assert "disk is full" in one_line(done)
        assert "log.db" in done.stderr
        stored = json.loads(program("query", "--db", db, "--format", "json").stdout)
        assert len(stored) >= 300
        assert len(stored) % 100 == 0  # batches are whole
        told = program("doctor", "--db", db, code=1).stdout.splitlines()
        assert [line for line in told if line.startswith("BAD")] == ["BAD  disk space"]
        assert "disk is full" in one_line(program("add", "all.jsonl", "--db", db, code=1))
        (program.home / "copy.db").write_bytes((disk / "log.db").read_bytes())
        for end in ("-wal", "-shm"):
            if (part := disk / f"log.db{end}").exists():
                shutil.copy(part, program.home / f"copy.db{end}")
    program("add", "all.jsonl", "--db", "copy.db")  # with room, the same command goes on
    program("add", "few.jsonl", "all.jsonl", "--db", "whole.db")
    assert content(program.home / "copy.db") == content(program.home / "whole.db")


def test_a_disk_too_small_for_a_database_leaves_nothing(program):
    disk = program.home / "disk"
    disk.mkdir()
    many(program.home / "few.jsonl", 3)
    with mounted("-t", "tmpfs", "-o", "size=64k", "none", at=disk):
        assert "disk is full" in one_line(program("add", "few.jsonl", "--db", str(disk / "log.db"), code=1))
        assert list(disk.iterdir()) == []


def test_an_old_file_on_a_full_disk_stays_as_it_is(program):
    import gzip

    old = gzip.decompress((Path(__file__).parents[2] / "fixtures" / "databases" / "schema-1.db.gz").read_bytes())
    disk = program.home / "disk"
    disk.mkdir()
    with mounted("-t", "tmpfs", "-o", f"size={len(old) + 100_000}", "none", at=disk):
        path = disk / "log.db"
        path.write_bytes(old)
        assert "disk is full" in one_line(program("query", "--db", str(path), code=1))
        conn = sqlite3.connect(path)
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        conn.close()
        assert not list(disk.glob("*.part"))


# -- what may not be written, or not even read --------------------------------------------------------------------------


def test_a_read_only_disk_can_be_asked_and_says_what_it_cannot_do(program):
    disk = program.home / "disk"
    disk.mkdir()
    many(program.home / "few.jsonl", 3)
    program("add", "few.jsonl", "--db", str(disk / "log.db"))
    before = (disk / "log.db").read_bytes()
    with mounted("--bind", str(disk), at=disk):
        if subprocess.run(["mount", "-o", "remount,ro,bind", str(disk)], capture_output=True).returncode:
            pytest.skip("no read-only mounts here")
        db = str(disk / "log.db")
        stored = json.loads(program("query", "--db", db, "--format", "json").stdout)
        assert len(stored) == 3
        program("summary", "--db", db)
        program("doctor", "--db", db)
        many(program.home / "more.jsonl", 3, 3)
        for args in (("add", "more.jsonl"), ("reject", stored[0]["id"]), ("edit", stored[0]["id"], "drones=1"),
                     ("reparse",), ("runs", "undo", "1"), ("sources", "Courier", "--zone", "Europe/Kyiv")):  # fmt: skip
            assert "cannot be written" in one_line(program(*args, "--db", db, code=1)), args
        assert "cannot" in one_line(program("add", "few.jsonl", "--db", str(disk / "new.db"), code=1))
    assert (disk / "log.db").read_bytes() == before


def somebody_else(program):
    """The program as one who has no more rights than the files give to anybody: root gives up to pass them by."""
    without = []
    if not os.geteuid():
        without = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"]
        if not shutil.which("setpriv") or subprocess.run([*without, "true"], capture_output=True).returncode:
            pytest.skip("root cannot give up its rights here")
        for path in (program.home, *program.home.iterdir()):
            os.chown(path, NOBODY, NOBODY)

    def run(*args: str, code: int | None = 0):
        done = subprocess.run([*without, *program.command(*args)], capture_output=True, text=True, cwd=program.home,
                              env=program.environment(), stdin=subprocess.DEVNULL, timeout=60)  # fmt: skip
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == code, done.stderr
        return done

    return run


def test_without_permission_it_is_one_line_exit_1_and_untouched(program):
    many(program.home / "few.jsonl", 3)
    program("add", "few.jsonl")
    many(program.home / "more.jsonl", 3, 3)
    (program.home / "more.jsonl").chmod(0o444)
    before = program.db.read_bytes()
    run = somebody_else(program)
    try:
        program.home.chmod(0o777)
        program.db.chmod(0o444)  # may be read, not written
        assert len(json.loads(run("query", "--format", "json").stdout)) == 3
        for args in (("add", "more.jsonl"), ("reparse",), ("runs", "undo", "1")):
            assert "cannot be written" in one_line(run(*args, code=1)), args
        program.db.chmod(0o000)
        for args in (("query",), ("summary",), ("doctor",), ("add", "more.jsonl"), ("db", "status"), ("db", "backup", "x.db")):
            assert "permission" in one_line(run(*args, code=1)), args
        program.db.chmod(0o666)  # the file, but not its folder
        program.home.chmod(0o555)
        assert "cannot be" in one_line(run("add", "more.jsonl", code=1))
        assert "cannot be" in one_line(run("add", "more.jsonl", "--db", str(program.home / "new.db"), code=1))
        assert "cannot be" in one_line(run("add", "more.jsonl", "--db", str(program.home / "new" / "log.db"), code=1))
        assert len(json.loads(run("query", "--format", "json").stdout)) == 3
    finally:
        program.home.chmod(0o755)
    assert program.db.read_bytes() == before
    left = {p.name for p in program.home.iterdir()} - {"log.db-wal", "log.db-shm"}  # SQLite's, where a reader may not write
    assert left == {"few.jsonl", "log.db", "more.jsonl"}


def test_a_report_s_file_that_may_not_be_read_is_a_reject(program):
    many(program.home / "closed.jsonl", 1).chmod(0o000)
    run = somebody_else(program)
    program.home.chmod(0o777)
    done = run("add", "closed.jsonl", code=1)
    assert "closed.jsonl: cannot be read" in done.stderr or "closed.jsonl: Permission denied" in done.stderr


# -- killed, and run again ----------------------------------------------------------------------------------------------


def children(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return [int(word) for word in listed.split()]


def test_workers_end_with_a_killed_program(program):
    many(program.home / "many.jsonl", 5000)
    process = subprocess.Popen(program.command("add", "many.jsonl"), cwd=program.home, env=program.environment(DRONELOG_WORKERS="3"),
                               stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    found: list[int] = []
    for _ in range(200):
        if len(found := children(process.pid)) == 3:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(found) == 3
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in found):
            break
        time.sleep(0.05)
    assert not [pid for pid in found if Path(f"/proc/{pid}").exists()]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_at_random_moments_and_run_again(program, workers):
    """A few moments; ``python -m tests.bench.hard kill`` tries 200."""
    many(program.home / "many.jsonl", 900)
    program("add", "many.jsonl", "--db", "whole.db")
    whole = content(program.home / "whole.db")
    spread = random.Random(int(workers))
    for turn in range(5):
        db = program.home / f"{turn}.db"
        process = subprocess.Popen(program.command("add", "many.jsonl", "--db", str(db)), cwd=program.home, stdin=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=program.environment(DRONELOG_WORKERS=workers))  # fmt: skip
        time.sleep(spread.uniform(0.1, 3))
        process.kill()
        process.wait()
        if db.exists():
            assert "BAD" not in program("doctor", "--db", str(db), code=0).stdout
        program("add", "many.jsonl", "--db", str(db))
        assert content(db) == whole
        assert "BAD" not in program("doctor", "--db", str(db)).stdout
    assert not list(program.home.glob("*.part"))


# -- many at once -------------------------------------------------------------------------------------------------------


def test_a_backup_while_a_writer_runs_is_consistent(program):
    many(program.home / "first.jsonl", 200)
    many(program.home / "many.jsonl", 3000, 200)
    program("add", "first.jsonl")
    writer = subprocess.Popen(program.command("add", "many.jsonl"), cwd=program.home, env=program.environment(), stdin=subprocess.DEVNULL,
                              stderr=subprocess.PIPE)  # fmt: skip
    sizes = []
    while writer.poll() is None:
        program("db", "backup", "copy.db", "--force")
        assert "BAD" not in program("doctor", "--db", "copy.db").stdout
        sizes.append(json.loads(program("db", "status", "--json", "--db", "copy.db").stdout)["reports"])
        assert sizes[-1] % 200 == 0 or sizes[-1] == 3200  # whole batches
    assert writer.returncode == 0, writer.stderr.read()
    assert len(sizes) > 1
    assert sizes == sorted(sizes)


def test_the_wait_is_the_one_that_was_asked_for(program):
    many(program.home / "few.jsonl", 1)
    program("add", "few.jsonl")
    many(program.home / "more.jsonl", 1, 1)
    key = json.loads(program("query", "--format", "json").stdout)[0]["id"]
    conn = sqlite3.connect(program.db, isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    for args in (("add", "more.jsonl"), ("reject", key), ("edit", key, "drones=1"), ("reparse",), ("runs", "undo", "1"),
                 ("sources", "Courier", "--zone", "Europe/Kyiv"), ("doctor", "--rebuild-index")):  # fmt: skip
        began = time.monotonic()
        told = one_line(program(*args, "--wait", "0.5", code=5))
        assert 0.4 < time.monotonic() - began < 10
        assert "another dronelog is writing" in told
        assert "--wait" in told
    began = time.monotonic()
    writer = subprocess.Popen(program.command("add", "more.jsonl", "--wait", "60"), cwd=program.home, env=program.environment(),
                              stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    time.sleep(2)
    assert writer.poll() is None
    conn.execute("ROLLBACK")
    assert writer.wait(30) == 0
    assert time.monotonic() - began < 30
