"""The schema's history, oldest first. Append a function; never edit one that was released.

Imported only when a database is made or brought up to date: sqlite_utils costs more than a whole query.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database, Migrations

from dronelog.store.wording import OUTCOME_MEANINGS

migrations = Migrations("dronelog")


@migrations()
def m001_initial(db: Database) -> None:
    # statement by statement: executescript would commit, and a half-made schema must never be seen
    for statement in statements(Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")):
        db.execute(statement)
    db.conn.executemany("INSERT INTO outcome_kinds (kind, counts, meaning) VALUES (?, ?, ?)", OUTCOME_MEANINGS)


def statements(script: str) -> list[str]:
    """The statements of an SQL script whose comments stand on lines of their own."""
    lines = (line for line in script.splitlines() if not line.startswith("--"))
    return [part.strip() for part in "\n".join(lines).split(";\n") if part.strip()]
