"""Files of older schemas come up to date, after a backup; newer ones are refused. Real old files, the real program."""

import gzip
import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from dronelog.store.connect import SCHEMA
from dronelog.store.migrations import migrations
from dronelog.store.schema import SCRIPTS, fresh

OLD = Path(__file__).parents[2] / "fixtures" / "databases"
#: Every schema before today's. A new migration wants a file made by the program before it (see the README there).
SCHEMAS = range(1, SCHEMA)
ALL = ("query", "--format", "json", "--sort", "id", "--status", "parsed,doubtful,accepted,corrected,rejected")


def put(program, schema: int) -> None:
    program.db.write_bytes(gzip.decompress((OLD / f"schema-{schema}.db.gz").read_bytes()))


def schema_of(path: Path) -> int:
    conn = sqlite3.connect(path)
    try:
        return conn.execute("PRAGMA user_version").fetchone()[0]
    finally:
        conn.close()


def dump(path: Path) -> list[str]:
    conn = sqlite3.connect(path)
    try:
        return list(conn.iterdump())
    finally:
        conn.close()


def shape(conn: sqlite3.Connection) -> dict[str, object]:
    """What a schema consists of: tables with their columns, indexes, views. Texts of statements may differ in space."""
    names = conn.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE '%sqlite%' AND name NOT LIKE 'reports_fts_%'")
    return {f"{kind} {name}": sorted(conn.execute(f"PRAGMA table_xinfo({name})").fetchall()) for kind, name in names.fetchall()}


def test_every_older_schema_has_its_file_and_every_migration_its_script():
    assert {p.name for p in OLD.glob("schema-*.db.gz")} == {f"schema-{schema}.db.gz" for schema in SCHEMAS}
    assert len(SCRIPTS) == SCHEMA == len(list(migrations.pending(__import__("sqlite_utils").Database(memory=True))))


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("first", ["query", "add", "summary", "doctor", "edit"])
def test_an_old_file_comes_up_to_date_after_a_backup(program, schema, first):
    put(program, schema)
    before = dump(program.db)
    told = json.loads((OLD / f"schema-{schema}.json").read_text(encoding="utf-8"))
    (program.home / "new.txt").write_text("Two drones were shot down over Tula Region on June 14, the governor said.")
    key = told[0]["id"]
    args = {"add": ("add", "new.txt"), "edit": ("edit", key, "target=x")}.get(first, (first,))
    done = program(*args)
    copy = program.home / f"log.db.schema{schema}.bak"
    assert f"schema {schema} to {SCHEMA}" in done.stderr
    assert str(copy) in done.stderr
    assert schema_of(program.db) == SCHEMA
    assert schema_of(copy) == schema
    assert dump(copy) == before
    if first == "edit":
        program("undo")
    now = {row["id"]: row for row in json.loads(program(*ALL).stdout)}
    for row in told:
        assert {field: now[row["id"]].get(field) for field in row} == row
    assert "BAD" not in program("doctor").stdout
    assert program("query").stderr == ""  # told once


@pytest.mark.parametrize("schema", SCHEMAS)
def test_an_upgraded_file_has_the_shape_of_a_new_one(program, schema):
    put(program, schema)
    program("query")
    conn = sqlite3.connect(program.db)
    assert shape(conn) == shape(fresh())
    conn.close()


@pytest.mark.parametrize("schema", SCHEMAS)
def test_decisions_and_rejects_of_an_old_file_go_on(program, schema):
    put(program, schema)
    corrected = next(r for r in json.loads(program(*ALL).stdout) if r["status"] == "corrected")
    assert [h["reason"] for h in json.loads(program("history", corrected["id"], "--format", "json").stdout)] == ["counted in the video"]
    program("undo", "1")
    assert next(r for r in json.loads(program(*ALL).stdout) if r["id"] == corrected["id"])["drones"] == 9
    assert len(json.loads(program("rejects", "list", "--format", "json").stdout)) == 1
    assert "4 reports removed" in program("runs", "undo", "1", "--force").stderr
    assert "BAD" not in program("doctor").stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_many_programs_meet_an_old_file_at_once(program, schema):
    put(program, schema)
    before = dump(program.db)
    (program.home / "new.txt").write_text("Two drones were shot down over Tula Region on June 14, the governor said.")
    many = [
        subprocess.Popen(program.command(*args), cwd=program.home, env=program.environment(), stdin=subprocess.DEVNULL,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for args in (["query"], ["add", "new.txt"], ["summary"], ["query"], ["add", "new.txt"], ["db", "status"])
    ]  # fmt: skip
    told = [process.communicate(timeout=60)[1].decode() for process in many]
    assert [process.returncode for process in many] == [0] * len(many), told
    assert schema_of(program.db) == SCHEMA
    copies = sorted(program.home.glob("log.db.schema*"))
    assert [dump(copy) == before for copy in copies] == [True]
    assert "BAD" not in program("doctor").stdout


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_backup_that_is_there_already_is_not_replaced(program, schema):
    put(program, schema)
    copy = program.home / f"log.db.schema{schema}.bak"
    copy.write_text("somebody's last copy")
    assert f"schema{schema}-2.bak" in program("query").stderr
    assert copy.read_text() == "somebody's last copy"


def test_a_newer_file_is_refused_in_one_line_and_untouched(program):
    put(program, SCHEMAS[0])
    conn = sqlite3.connect(program.db)
    conn.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    conn.commit()
    conn.close()
    before = program.db.read_bytes()
    for args in (["query"], ["summary"], ["add", "-"], ["doctor"], ["review"], ["db", "backup", "copy.db"], ["reparse"]):
        done = program(*args, code=1, input="x")
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert f"schema {SCHEMA + 1}" in done.stderr
        assert "update dronelog" in done.stderr
    assert program.db.read_bytes() == before
    assert [p.name for p in program.home.iterdir()] == [program.db.name]
