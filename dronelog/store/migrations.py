"""The schema's history, oldest first. Append a function; never edit one that was released.

Imported only when a database is made or brought up to date: sqlite_utils costs more than a whole query. Each migration
has its script (`schema.SCRIPTS`), and from the second on a test on a real file that the schema before it had made
(fixtures/databases).
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from dronelog.store.schema import statements
from dronelog.store.wording import OUTCOME_MEANINGS

migrations = Migrations("dronelog")


@migrations()
def m001_initial(db: Database) -> None:
    _run(db, 1)
    db.conn.executemany("INSERT INTO outcome_kinds (kind, counts, meaning) VALUES (?, ?, ?)", OUTCOME_MEANINGS)


@migrations()
def m002_zones_and_profiles(db: Database) -> None:
    _run(db, 2)


@migrations()
def m003_ready(db: Database) -> None:
    _run(db, 3)


def _run(db: Database, schema: int) -> None:
    # statement by statement: executescript would commit, and a half-made schema must never be seen
    for statement in statements(schema):
        db.execute(statement)
