"""A person's decisions: corrections, verdicts, taking them back. Nothing is overwritten: each is a row of `changes`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dronelog.model import InputError
from dronelog.store.connect import telling
from dronelog.store.fields import as_json, check_field, get, put
from dronelog.store.names import Names
from dronelog.store.write import DOUBTFUL

VERDICTS = ("accepted", "rejected")


@dataclass(frozen=True, slots=True)
class By:
    """Who decides, when (UTC, ISO 8601) and why."""

    who: str | None
    at: str
    reason: str | None = None


@contextmanager
def transaction(conn: sqlite3.Connection, path: Path, names: Names | None = None) -> Iterator[None]:
    """All or nothing; errors of SQLite are told in our words."""
    with telling(path):
        conn.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if conn.in_transaction:
                conn.execute("ROLLBACK")
            if names:
                names.forget()
            raise
        conn.execute("COMMIT")


def _record(
    conn: sqlite3.Connection, incident: int, changed: dict[str, tuple[Any, Any]], by: By, undoes: int | None = None
) -> int:
    """One act of a person: a row for each field, old and new. Returns the number of the act, that of its first row."""
    act = conn.execute("SELECT coalesce(max(id), 0) + 1 FROM changes").fetchone()[0]
    conn.executemany(
        "INSERT INTO changes (id, act, at, who, incident, field, old, new, reason, undoes) "
        "VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (act + n, act, by.at, by.who, incident, field, as_json(old), as_json(new), by.reason, undoes)
            for n, (field, (old, new)) in enumerate(changed.items())
        ],
    )
    return int(act)


def edit(conn: sqlite3.Connection, names: Names, incident: int, values: dict[str, Any], by: By) -> dict[str, Any]:
    """Correct fields of an incident; returns those that changed, also by consequence (an end), as (old, new)."""
    for field in values:
        check_field(field)
    watched = dict.fromkeys((*values, *(_SHARED if any(f in _SHARED for f in values) else ())))
    before = {field: get(conn, incident, field) for field in watched}
    put(conn, names, incident, values)
    changed = {field: (old, new) for field, old in before.items() if (new := get(conn, incident, field)) != old}
    if changed:
        _record(conn, incident, changed, by)
        settle_status(conn, incident)
    return changed


_SHARED = ("start", "end", "precision")


def judge(conn: sqlite3.Connection, incident: int, verdict: str | None, by: By) -> bool:
    """Accept or reject an incident; None takes a verdict back. Returns whether that changed anything."""
    old = _verdict(conn, incident)
    if old == verdict:
        return False
    _record(conn, incident, {"status": (old, verdict)}, by)
    settle_status(conn, incident)
    return True


def _verdict(conn: sqlite3.Connection, incident: int) -> str | None:
    row = conn.execute(
        "SELECT new FROM changes WHERE incident = ? AND field = 'status' ORDER BY id DESC LIMIT 1", (incident,)
    ).fetchone()
    return json.loads(row[0]) if row else None


def corrected_fields(conn: sqlite3.Connection, incident: int) -> set[str]:
    """The fields that a person corrected and that stand corrected; the rules never touch them again."""
    rows = conn.execute(
        "SELECT DISTINCT field FROM changes WHERE incident = ? AND undone_by IS NULL AND undoes IS NULL"
        " AND field <> 'status'", (incident,)
    )  # fmt: skip
    return {row[0] for row in rows}


def settle_status(conn: sqlite3.Connection, incident: int) -> None:
    """The status that follows from the changes: a verdict, else corrected, else what the parser thinks of itself."""
    verdict = _verdict(conn, incident)
    if verdict:
        status = verdict
    elif corrected_fields(conn, incident):
        status = "corrected"
    else:
        confidence = conn.execute("SELECT confidence FROM incidents WHERE id = ?", (incident,)).fetchone()[0]
        status = "doubtful" if confidence < DOUBTFUL else "parsed"
    conn.execute("UPDATE incidents SET status = ? WHERE id = ?", (status, incident))


def undo(conn: sqlite3.Connection, names: Names, act: int | None, by: By) -> tuple[int, int]:
    """Take an act back, all of its fields (the last act if none is named); returns its number and its incident.

    Raises `InputError` where there is nothing to undo, or where one of the fields was changed again since.
    """
    if act is None:
        row = conn.execute("SELECT max(act) FROM changes WHERE undone_by IS NULL AND undoes IS NULL").fetchone()
        act = row[0]
        if act is None:
            raise InputError("nothing to undo")
    rows = conn.execute(
        "SELECT incident, field, old, new, undone_by FROM changes WHERE act = ? ORDER BY id", (act,)
    ).fetchall()
    if not rows:
        raise InputError(f"there is no change {act} (`dronelog history ID` lists those of an incident)")
    incident = rows[0][0]
    if rows[0][4] is not None:
        raise InputError(f"change {act} was undone already (by change {rows[0][4]})")
    for _, field, _, new, _ in rows:
        now = _verdict(conn, incident) if field == "status" else get(conn, incident, field)
        if as_json(now) != new:
            raise InputError(f"{field} was changed again after change {act}; undo the later change first")
    put(conn, names, incident, {field: json.loads(old) for _, field, old, _, _ in rows if field != "status"})
    changed = {field: (json.loads(new), json.loads(old)) for _, field, old, new, _ in rows}
    back = _record(conn, incident, changed, by, undoes=act)
    conn.execute("UPDATE changes SET undone_by = ? WHERE act = ?", (back, act))
    settle_status(conn, incident)
    return act, incident
