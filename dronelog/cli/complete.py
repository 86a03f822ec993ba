"""Completion of regions, sources, outcomes: from the database, quickly, and never with an error."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from dronelog.model import OBJECTS, OUTCOME_KINDS, InputError


def _ask(sql: str) -> list[tuple[str, str]]:
    from dronelog.cli.session import Session

    with suppress(InputError, sqlite3.Error, OSError):
        conn = Session().read()
        try:
            return conn.execute(sql).fetchall()
        finally:
            conn.close()
    return []


def complete_region(incomplete: str) -> list[tuple[str, str]]:
    rows = _ask("SELECT code, name_en FROM regions ORDER BY code")
    low = incomplete.lower()
    return [(code, name) for code, name in rows if code.lower().startswith(low) or name.lower().startswith(low)]


def complete_source(incomplete: str) -> list[tuple[str, str]]:
    rows = _ask("SELECT name, coalesce(kind, '') FROM sources ORDER BY name LIMIT 2000")
    return [(name, kind) for name, kind in rows if name.lower().startswith(incomplete.lower())]


def complete_outcome(incomplete: str) -> list[str]:
    return [kind for kind in OUTCOME_KINDS if kind.startswith(incomplete)]


def complete_object(incomplete: str) -> list[str]:
    return [kind for kind in OBJECTS if kind.startswith(incomplete)]
