"""What ``doctor`` finds: one kind of harm or doubt each, with what to do and the exit code."""

import json
import sqlite3
from datetime import date, timedelta

import pytest

DRONES = "Nine drones were shot down over Belgorod Region overnight, the governor said. Note {}."
NOTHING = "The city museum opens its {}th exhibition of drawings on Saturday."


def line(text: str, day: date, publisher: str) -> str:
    return json.dumps({"text": text, "published": day.isoformat(), "publisher": publisher}) + "\n"


def findings(program, code: int) -> dict[str, dict]:
    return {f["check"]: f for f in json.loads(program("doctor", "--json", code=code).stdout)}


def damage(program, *statements: str) -> None:
    conn = sqlite3.connect(program.db)
    conn.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        conn.execute(statement)
    conn.commit()
    conn.close()


def test_a_source_that_fell_silent_and_one_whose_form_changed_are_told_and_are_no_failure(program):
    start = date(2025, 1, 1)
    rows = [line(DRONES.format(n), start + timedelta(n), "Alpha") for n in range(12)]
    rows += [line(DRONES.format(100 + n), start + timedelta(n), "Beta") for n in range(30)]
    rows += [line(NOTHING.format(n), start + timedelta(60 + n), "Beta") for n in range(28)]
    (program.home / "f.jsonl").write_text("".join(rows))
    program("add", "f.jsonl")
    found = findings(program, 0)
    assert set(found) == {"sources that fell silent", "understanding"}
    assert "nothing by Alpha since 2025-01-12" in found["sources that fell silent"]["what"]
    assert "of Beta, 0 %" in found["understanding"]["what"]
    assert "100 % before" in found["understanding"]["what"]
    assert all(f["todo"] and not f["serious"] for f in found.values())


@pytest.fixture
def small(program):
    (program.home / "f.jsonl").write_text("".join(line(DRONES.format(n), date(2025, 1, 1 + n), "Alpha") for n in range(3)))
    program("add", "f.jsonl")
    assert findings(program, 0) == {}
    return program


@pytest.mark.parametrize(
    ("check", "statements", "todo"),
    [
        ("foreign keys", ["DELETE FROM reports WHERE id = 2"], "backup"),
        ("foreign keys", ["UPDATE incidents SET source = 999 WHERE id = 1"], "backup"),
        ("schema", ["DROP INDEX incidents_region"], "backup"),
        ("versions", ["UPDATE reports SET version_of = 1 WHERE id = 1"], "backup"),
        ("versions", ["UPDATE incidents SET current = 0 WHERE id = 1"], "backup"),
        ("full-text index", ["INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')"], "--rebuild-index"),
    ],
)
def test_damage_is_exit_1_with_what_to_do(small, check, statements, todo):
    damage(small, *statements)
    found = findings(small, 1)
    assert check in found
    assert todo in found[check]["todo"]
    assert found[check]["serious"]
    assert f"BAD  {check}" in small("doctor", code=1).stdout


def test_the_index_is_made_anew(small):
    damage(small, "INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')")
    small("doctor", "--rebuild-index")
    assert len(json.loads(small("query", "Belgorod", "--format", "json").stdout)) == 3


def test_a_run_that_did_not_finish_is_told(small):
    damage(small, "UPDATE runs SET finished = NULL")
    assert "did not finish" in findings(small, 0)["runs"]["what"]
