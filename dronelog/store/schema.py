"""The scripts of the schema: one a migration, each what it adds to the one before."""

from __future__ import annotations

import sqlite3
from pathlib import Path

#: The script of schema 1, of schema 2, …; their number is `connect.SCHEMA`.
SCRIPTS = ("schema.sql", "schema_2.sql", "schema_3.sql")


def statements(schema: int) -> list[str]:
    """The statements that bring a database from the schema before to this one, from 1 on."""
    script = Path(__file__).with_name(SCRIPTS[schema - 1]).read_text(encoding="utf-8")
    # comments stand on lines of their own
    lines = (line for line in script.splitlines() if not line.startswith("--"))
    return [part.strip() for part in "\n".join(lines).split(";\n") if part.strip()]


def fresh() -> sqlite3.Connection:
    """An empty database of today's schema, in memory: what a file is compared with, and what the docs are made of."""
    conn = sqlite3.connect(":memory:")
    for schema in range(1, len(SCRIPTS) + 1):
        for statement in statements(schema):
            conn.execute(statement)
    return conn
