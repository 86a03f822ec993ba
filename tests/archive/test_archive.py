"""``parse --to``: the same dataset whoever parses it, however it was interrupted; what is wrong is told and kept."""

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from dronelog.__main__ import run
from tests.archive.made import content, write

REASON = "the extra dronelog[dask] is not installed"
for package in ("fsspec", "distributed", "pyarrow", "duckdb"):
    pytest.importorskip(package, reason=REASON)

COUNT = 3000


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    """Files of several formats, and the dataset that one process makes of them, block after block."""
    root = tmp_path_factory.mktemp("archive")
    write(root / "a.jsonl", COUNT)
    write(root / "b.jsonl.gz", 300, first=COUNT, compressed=True)
    (root / "c.txt").write_text("Nine drones were shot down over Kursk region overnight on 5 May 2023, the governor said.")
    (root / "d.jsonl").write_text('{"text": "whole"}\nbroken\n')
    assert parse(root, "serial", DRONELOG_WORKERS="1").returncode == 3
    return root


def start(root: Path, to: str, *args: str, **env: str) -> subprocess.Popen[bytes]:
    import sys

    kept = {k: v for k, v in os.environ.items() if k in ("PATH", "LANG", "PYTHONPATH")}
    files = ("a.jsonl", "b.jsonl.gz", "c.txt", "d.jsonl")
    if "--reversed" in args:
        files, args = files[::-1], tuple(a for a in args if a != "--reversed")
    return subprocess.Popen([sys.executable, "-m", "dronelog", "parse", *files, "--to", to, *args], cwd=root, stdin=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, env={**kept, "HOME": str(root), "DRONELOG_WORKERS": "2", **env})  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> subprocess.CompletedProcess[str]:
    _, told = process.communicate(timeout=300)
    assert b"Traceback" not in told, told.decode()
    return subprocess.CompletedProcess(process.args, process.returncode, "", told.decode())


def parse(root: Path, to: str, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    return ended(start(root, to, *args, **env))


def entries(dataset: Path) -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in dataset.glob("_manifest/blocks/*.json")}


def wait_for(dataset: Path, count: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while len(entries(dataset)) < count:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end, "no block was finished in two minutes"
        time.sleep(0.01)


def test_workers_blocks_and_order_make_no_difference(archive):
    done = parse(archive, "many", "--block-size", "50KB", "--reversed")
    assert done.returncode == 3
    assert len(entries(archive / "many")) > 8
    assert content(archive / "many") == content(archive / "serial")


def test_a_worker_that_dies_is_replaced(archive):
    process = start(archive, "killed", "--block-size", "20KB")
    wait_for(archive / "killed", 2, process)
    workers = [pid for pid in _children(process.pid) if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]
    assert len(workers) == 2
    os.kill(workers[0], signal.SIGKILL)
    done = ended(process)
    assert done.returncode == 3, done.stderr
    assert content(archive / "killed") == content(archive / "serial")


def _children(pid: int) -> list[int]:
    return [int(child) for task in Path(f"/proc/{pid}/task").glob("*/children") for child in task.read_text().split()]


def test_a_run_that_was_killed_goes_on(archive):
    process = start(archive, "resumed", "--block-size", "20KB")
    wait_for(archive / "resumed", 4, process)
    process.kill()
    process.communicate()
    before = entries(archive / "resumed")
    files = {p: p.stat().st_mtime_ns for name in before
             for p in archive.glob(f"resumed/*/**/part-{name.removesuffix('.json')}-*.parquet")}  # fmt: skip
    assert len(before) >= 4
    assert files
    # as if it had been killed in the middle of writing
    half = archive / "resumed/incidents/year=2023/month=1/part-0123456789abcdef-0000.parquet"
    half.parent.mkdir(parents=True, exist_ok=True)
    half.write_bytes(b"half")
    (archive / "resumed/_tmp").mkdir(exist_ok=True)
    (archive / "resumed/_tmp/x.part").write_bytes(b"half")
    done = parse(archive, "resumed")
    assert f"done already: {len(before)} of" in done.stderr or len(entries(archive / "resumed")) > len(before)
    assert {p: p.stat().st_mtime_ns for p in files} == files, "a finished block was parsed again"
    assert not half.exists()
    assert not list((archive / "resumed").glob("_tmp/*"))
    assert content(archive / "resumed") == content(archive / "serial")


def test_the_same_command_again_parses_nothing(archive):
    before = entries(archive / "serial")
    done = parse(archive, "serial", DRONELOG_WORKERS="1")
    assert entries(archive / "serial") == before
    assert f"done already: {len(before)} of {len(before)} blocks" in done.stderr


def test_on_a_cluster_that_is_running(archive):
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None) as cluster:
        done = parse(archive, "cluster", "--dask", cluster.scheduler_address, "--block-size", "100KB")
    assert done.returncode == 3, done.stderr
    assert content(archive / "cluster") == content(archive / "serial")


def test_a_scheduler_that_is_not_there(archive, monkeypatch):
    done = parse(archive, "nowhere", "--dask", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers" in done.stderr


def test_the_manifest_says_which_block_gave_which_file(archive):
    from dronelog.parsing import VERSION

    named: set[str] = set()
    for path in (archive / "serial/_manifest/blocks").iterdir():
        entry = json.loads(path.read_text())
        assert entry["parser"] == VERSION
        assert entry["input"]["url"].startswith("file://")
        named |= entry["files"].keys()
    assert named == {str(p.relative_to(archive / "serial")) for p in (archive / "serial").rglob("*.parquet")}


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Run in this process, without a cluster, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRONELOG_WORKERS", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DRONELOG_DB", str(tmp_path / "log.db"))
    return tmp_path


def rows(select: str) -> list[tuple]:
    import duckdb

    with duckdb.connect() as conn:
        return conn.execute(select).fetchall()


def test_corrupt_parts_are_rejects_and_the_rest_is_done(here, capsys):
    packed = write(here / "a.jsonl.gz", 5000, compressed=True).read_bytes()
    (here / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    (here / "b.parquet").write_bytes(b"PAR1 and nothing more")
    (here / "c.jsonl").write_bytes('{"text": "над областью сбит беспилотник"}\n'.encode() + b'{"text": \xff\xfe}\n{"text": "good too"}\n')
    assert run(["parse", "*", "missing.jsonl", "--to", "ds"]) == 3
    told = capsys.readouterr().err
    assert "a.jsonl.gz: a damaged archive" in told
    assert "b.parquet: a damaged Parquet file" in told
    assert "c.jsonl (byte 68): not valid UTF-8" in told
    assert "missing.jsonl: no such file" in told
    found = rows("SELECT origin, \"offset\", reason FROM 'ds/rejects/*.parquet' ORDER BY origin")
    assert [row[0] for row in found] == ["a.jsonl.gz", "b.parquet", "c.jsonl"]
    counts = dict(rows("SELECT origin, count(*) FROM read_parquet('ds/reports/**/*.parquet') GROUP BY origin"))
    assert counts["c.jsonl"] == 2
    assert 500 < counts["a.jsonl.gz"] < 5000


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(here, capsys, monkeypatch):
    import errno

    import fsspec
    from fsspec.implementations.local import LocalFileSystem

    class Full(LocalFileSystem):
        protocol = ("fulldisk", "file")
        left = 3

        def open(self, path, mode="rb", **more):
            if "w" in mode and path.endswith(".part"):
                if Full.left <= 0:
                    raise OSError(errno.ENOSPC, "No space left on device")
                Full.left -= 1
            return super().open(path, mode, **more)

        @classmethod
        def _strip_protocol(cls, path):
            return LocalFileSystem._strip_protocol(path.removeprefix("fulldisk://"))

        def unstrip_protocol(self, name):
            return f"fulldisk://{name}"

    fsspec.register_implementation("fulldisk", Full, clobber=True)
    write(here / "a.jsonl", 300)
    target = f"fulldisk://{here}/ds"
    assert run(["parse", "a.jsonl", "--to", target, "--block-size", "10KB"]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "no room left to write the dataset; make room and run the same command again" in told
    assert not list((here / "ds/_tmp").iterdir())
    Full.left = 10**9
    assert run(["parse", "a.jsonl", "--to", target]) == 0
    assert run(["parse", "a.jsonl", "--to", "other"]) == 0
    assert content("ds") == content("other")


def test_other_file_systems_come_by_fsspec(here, capsys):
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/in/a.jsonl", write(here / "a.jsonl", 200).read_bytes())
    assert run(["parse", "memory://in/*.jsonl", "--to", "memory://out", "--block-size", "20KB"]) == 0
    memory.get("/out", str(here / "out"), recursive=True)
    assert run(["parse", "a.jsonl", "--to", "ds"]) == 0
    mine, theirs = content("ds"), content("out")
    assert mine["incidents"] == theirs["incidents"]
    assert mine["outcomes"] == theirs["outcomes"]
    assert rows("SELECT DISTINCT origin FROM read_parquet('out/reports/**/*.parquet')") == [("memory:///in/a.jsonl",)]
    assert run(["add", "memory://out"]) == 0
    assert "200 read: 200 new" in capsys.readouterr().err
    memory.rm("/out", recursive=True)


def test_a_file_that_changed_and_a_newer_parser_are_done_again(here, capsys, monkeypatch):
    write(here / "a.jsonl", 100)
    write(here / "b.jsonl", 50, first=100)
    assert run(["parse", "a.jsonl", "b.jsonl", "--to", "ds"]) == 0
    os.utime(here / "b.jsonl", (1, 1))
    write(here / "a.jsonl", 40)
    assert run(["parse", "a.jsonl", "b.jsonl", "--to", "ds"]) == 0
    assert "2 blocks of files that changed since: done again" in capsys.readouterr().err
    assert rows("SELECT count(*) FROM read_parquet('ds/reports/**/*.parquet')") == [(90,)]
    monkeypatch.setattr("dronelog.parsing.VERSION", "next")
    assert run(["parse", "b.jsonl", "--to", "ds"]) == 0
    assert "1 block done by another version of the parser" in capsys.readouterr().err
    assert rows("SELECT parser, count(*) > 0 FROM read_parquet('ds/incidents/**/*.parquet') GROUP BY parser ORDER BY 1 DESC")[0][0] == "next"
    assert rows("SELECT count(*) FROM read_parquet('ds/reports/**/*.parquet')") == [(90,)]


def test_a_folder_of_other_things_is_left_alone(here, capsys):
    (here / "mine").mkdir()
    (here / "mine/letter.txt").write_text("dear")
    write(here / "a.jsonl", 3)
    assert run(["parse", "a.jsonl", "--to", "mine"]) == 1
    assert "a folder of other things" in capsys.readouterr().err
    assert [p.name for p in (here / "mine").iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("args", [
    ["parse", "-", "--to", "ds"], ["parse", "a", "--to", "ds", "--format", "json"], ["parse", "a", "--dask", "tcp://x:1"],
    ["parse", "a", "--to", "ds", "--block-size", "much"],
])  # fmt: skip
def test_what_makes_no_sense_is_wrong_usage(here, args, capsys):
    assert run(args) == 2
    assert not (here / "ds").exists()


@pytest.mark.parametrize("missing", ["fsspec", "pyarrow", "distributed"])
def test_without_the_extra_one_line_names_it(archive, tmp_path, missing):
    (tmp_path / "sitecustomize.py").write_text(f"import sys\nsys.modules[{missing!r}] = None\n")
    done = parse(archive, str(tmp_path / "ds"), PYTHONPATH=f"{tmp_path}:{Path(__file__).parents[2]}")
    assert done.returncode == 1
    assert done.stderr.count("\n") <= 2
    assert "pip install 'dronelog[dask]'" in done.stderr


def test_add_takes_the_dataset_as_it_takes_the_files(archive, here, capsys):
    from dronelog.query.content import digest
    from dronelog.store import open_reading

    shutil.copytree(archive / "serial", here / "ds")
    files = [str(archive / name) for name in ("a.jsonl", "b.jsonl.gz", "c.txt", "d.jsonl")]
    assert run(["add", *files, "--db", "files.db"]) == 3
    capsys.readouterr()
    assert run(["add", "ds", "--db", "set.db"]) == 3  # a reject is a reject here too
    assert f"{COUNT + 303} read: {COUNT + 302} new, 0 known, 1 rejected" in capsys.readouterr().err
    one, two = open_reading(here / "files.db"), open_reading(here / "set.db")
    assert digest(one) == digest(two)
    assert one.execute("SELECT DISTINCT parser FROM incidents").fetchall() == two.execute("SELECT DISTINCT parser FROM incidents").fetchall()
    one.close()
    two.close()
    run(["add", "ds", "--db", "files.db"])
    assert "0 new" in capsys.readouterr().err


def test_add_does_not_parse_again(here, capsys, monkeypatch):
    write(here / "a.jsonl", 60)
    assert run(["parse", "a.jsonl", "--to", "ds"]) == 0
    monkeypatch.setattr("dronelog.parsing.Parser.parse", lambda *_: pytest.fail("parsed again"))
    assert run(["add", "ds"]) == 0
    assert "60 new" in capsys.readouterr().err


def test_every_column_of_the_dataset_is_documented(here):
    from dronelog.store.dataset.columns import PARTITION, PARTITIONED, TABLES

    write(here / "a.jsonl", 60)
    (here / "b.jsonl").write_text("broken\n")
    assert run(["parse", "a.jsonl", "b.jsonl", "--to", "ds"]) == 3
    page = (Path(__file__).parents[2] / "docs/dataset.md").read_text(encoding="utf-8")
    for table, (_, columns) in TABLES.items():
        hive = table in PARTITIONED
        found = [row[0] for row in rows(f"DESCRIBE SELECT * FROM read_parquet('ds/{table}/**/*.parquet', hive_partitioning={hive})")]
        assert sorted(found) == sorted([c.name for c in columns] + (list(PARTITION) if hive else []))
        for column in columns:
            assert f"| `{column.name}` | {column.type} | {column.meaning} |" in page
