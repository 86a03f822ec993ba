"""After a command the database is one file: nothing of it is left beside, and nothing is missing in it."""

import json
import shutil

import pytest

REPORTS = "\n".join(
    json.dumps({"id": f"r{n}", "text": f"{n} drones were shot down over Kursk Oblast on {n} May 2025."}) for n in range(2, 9)
)


def beside(program) -> list[str]:
    return sorted(path.name for path in program.home.iterdir() if path.name.startswith(program.db.name))


COMMANDS = [
    ("query",), ("query", "--format", "table"), ("query", "--sort", "nonsense"), ("summary",), ("review", "--format", "csv"),
    ("doctor",), ("export", "x.csv"), ("reparse",), ("runs", "undo", "1"), ("add", "-"),
]  # fmt: skip


def test_nothing_is_left_beside_the_database(program):
    program("add", "-", input=REPORTS)
    assert beside(program) == ["log.db"]
    for args in COMMANDS:
        program(*args, code=None, input=REPORTS)
        assert beside(program) == ["log.db"], args


def test_a_reader_that_stays_open_keeps_no_data_out_of_the_file(program):
    from dronelog.store import open_reading

    program("add", "-", input=REPORTS.splitlines()[0])
    reader = open_reading(program.db)
    try:
        program("add", "-", input=REPORTS)
        wal = program.db.with_name("log.db-wal")
        assert not wal.exists() or wal.stat().st_size == 0
        copy = program.home / "copy.db"
        shutil.copy(program.db, copy)
    finally:
        reader.close()
    assert len(program("query", "--db", str(copy), "--format", "jsonl").stdout.splitlines()) == 7


def test_a_reader_cannot_write_and_a_closed_pipe_leaves_nothing(program):
    import sqlite3

    from dronelog.store import open_reading

    program("add", "-", input=REPORTS)
    conn = open_reading(program.db)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        conn.execute("DELETE FROM reports")
    conn.close()
    assert beside(program) == ["log.db"]
