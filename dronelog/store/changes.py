"""A person's decisions: corrections, verdicts, taking them back. Nothing is overwritten: each is a row of `changes`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dronelog.store.connect import telling
from dronelog.store.fields import as_json, check_field, get, put
from dronelog.store.links import FIELD as EVENT
from dronelog.store.links import Linked, Verdict, other_row, pairs, put_link, standing, value
from dronelog.store.names import Names
from dronelog.store.write import DOUBTFUL
from dronelog.terms import InputError

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


#: What changed: the incident's row, the field, the value before, the value after.
Change = tuple[int, str, Any, Any]


def _record(conn: sqlite3.Connection, changed: Sequence[Change], by: By, undoes: int | None = None) -> int:
    """One act of a person: a row for each field, old and new. Returns the number of the act, that of its first row."""
    act = conn.execute("SELECT coalesce(max(id), 0) + 1 FROM changes").fetchone()[0]
    conn.executemany(
        "INSERT INTO changes (id, act, at, who, incident, field, old, new, reason, undoes) "
        "VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (act + n, act, by.at, by.who, incident, field, as_json(old), as_json(new), by.reason, undoes)
            for n, (incident, field, old, new) in enumerate(changed)
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
        _record(conn, [(incident, field, old, new) for field, (old, new) in changed.items()], by)
        settle_status(conn, incident)
    return changed


_SHARED = ("start", "end", "precision")


def judge(conn: sqlite3.Connection, incident: int, verdict: str | None, by: By) -> bool:
    """Accept or reject an incident; None takes a verdict back. Returns whether that changed anything."""
    old = _verdict(conn, incident)
    if old == verdict:
        return False
    _record(conn, [(incident, "status", old, verdict)], by)
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
        " AND field NOT IN ('status', ?)", (incident, EVENT)
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


def link(
    conn: sqlite3.Connection, incidents: Sequence[Linked], verdict: Verdict, by: By
) -> list[tuple[Linked, Linked]]:
    """Say that incidents are, or are not, one event; returns the pairs of which that is new.

    Raises `InputError` where it makes no sense, or contradicts what was said before of others between them.
    """
    new = pairs(conn, incidents, verdict)
    told: list[Change] = []
    for a, b in new:
        old = standing(conn, a.row, b.row)
        told += [(one.row, EVENT, value(two.public, old), value(two.public, verdict)) for one, two in ((a, b), (b, a))]
        put_link(conn, a.row, b.row, verdict, by.at, by.who, by.reason)
    if told:
        _record(conn, told, by)
    return new


def undo(conn: sqlite3.Connection, names: Names, act: int | None, by: By) -> tuple[int, list[int]]:
    """Take an act back, all of its fields (the last act if none is named); returns its number and its incidents.

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
    if rows[0][4] is not None:
        raise InputError(f"change {act} was undone already (by change {rows[0][4]})")
    for incident, field, _, new, _ in rows:
        if as_json(_now(conn, incident, field, json.loads(new))) != new:
            raise InputError(f"{field} was changed again after change {act}; undo the later change first")
    incidents = list(dict.fromkeys(row[0] for row in rows))
    for incident in incidents:
        own = {field: json.loads(old) for row, field, old, _, _ in rows if row == incident}
        put(conn, names, incident, {field: old for field, old in own.items() if field not in ("status", EVENT)})
    for incident, field, old, _, _ in rows:
        if field == EVENT:
            _put_back(conn, incident, json.loads(old), by)
    back = _record(conn, [(row, field, json.loads(new), json.loads(old)) for row, field, old, new, _ in rows], by, act)
    conn.execute("UPDATE changes SET undone_by = ? WHERE act = ?", (back, act))
    for incident in incidents:
        settle_status(conn, incident)
    return act, incidents


def _now(conn: sqlite3.Connection, incident: int, field: str, new: Any) -> Any:
    """What a field holds now, in the form of `changes`; `new` says which of an incident's events is meant."""
    if field == "status":
        return _verdict(conn, incident)
    if field == EVENT:
        other = other_row(conn, new)
        return value(new["with"], standing(conn, incident, other) if other else None)
    return get(conn, incident, field)


def _put_back(conn: sqlite3.Connection, incident: int, old: dict[str, Any], by: By) -> None:
    """Let the verdict that stood before stand again, with its own time and person where it is on record."""
    other = other_row(conn, old)
    if other is None:
        return
    said = conn.execute(
        "SELECT at, who, reason FROM changes WHERE incident = ? AND field = ? AND new = ? AND undoes IS NULL"
        " ORDER BY id DESC LIMIT 1", (incident, EVENT, as_json(old))
    ).fetchone()  # fmt: skip
    put_link(conn, incident, other, old["verdict"], *(said or (by.at, by.who, by.reason)))


def forget(conn: sqlite3.Connection, incident: int, public: str) -> None:
    """Remove all that persons said of an incident that goes away; what they said of others, at once, stays."""
    rows = conn.execute(
        "SELECT id, act FROM changes WHERE incident = ? OR (field = ? AND json_extract(new, '$.with') = ?)",
        (incident, EVENT, public),
    ).fetchall()
    gone = {row[0] for row in rows}
    for act in sorted({row[1] for row in rows}):
        left = [row for (row,) in conn.execute("SELECT id FROM changes WHERE act = ?", (act,)) if row not in gone]
        head = min(left, default=None)
        for column in ("act", "undone_by", "undoes"):
            if head is not None or column != "act":
                conn.execute(f"UPDATE changes SET {column} = ? WHERE {column} = ?", (head, act))  # noqa: S608 - ours
    conn.executemany("UPDATE changes SET act = id, undone_by = NULL, undoes = NULL WHERE id = ?", [(n,) for n in gone])
    conn.executemany("DELETE FROM changes WHERE id = ?", [(n,) for n in gone])
    conn.execute("DELETE FROM links WHERE a = ? OR b = ?", (incident, incident))
