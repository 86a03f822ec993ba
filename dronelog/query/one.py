"""One report or incident by its id, or the beginning of it."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass
from typing import Any

from dronelog.query.listing import record_rows
from dronelog.terms import InputError

_ID = re.compile(r"([a-z2-7]{1,16})(?:-(\d{1,9}))?$")
#: Choices told where the beginning of an id fits several.
_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Where an id leads: the report's row and key, and the incident's row and number if the id names one."""

    report: int
    key: str
    incident: int | None = None
    number: int | None = None


def find(conn: sqlite3.Connection, typed: str) -> Found:
    """The report or incident that an id means; its first letters are enough where they fit only one.

    Raises `InputError` for none, or for several (with the choices).
    """
    match = _ID.match(typed.strip().lower())
    if not match:
        raise InputError(f"{typed!r} is not an id; ids look like e46mvmb2ewvqk5y7-1 (first column of `dronelog query`)")
    start, number = match[1], int(match[2]) if match[2] else None
    rows = conn.execute(
        "SELECT id, key FROM reports WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
        (start, start + "~", _CHOICES + 1),
    ).fetchall()
    if number is not None:
        rows = [
            (*row, found[0])
            for row in rows
            if (
                found := conn.execute(
                    "SELECT id FROM incidents WHERE report = ? AND number = ?", (row[0], number)
                ).fetchone()
            )
        ]
    if not rows:
        raise InputError(f"nothing has the id {typed!r}")
    if len(rows) > 1:
        keys = ", ".join(row[1] + (f"-{number}" if number else "") for row in rows[:_CHOICES])
        raise InputError(f"{typed!r} fits several: {keys}{' …' if len(rows) > _CHOICES else ''}")
    row = rows[0]
    return Found(row[0], row[1], row[2] if number else None, number)


def details(conn: sqlite3.Connection, found: Found) -> dict[str, Any]:
    """The report as it came, and its incidents (all of them, or the one) in the JSON contract."""
    names = ("id", "title", "url", "publisher", "published", "edited", "language", "origin", "line", "channel",
             "message", "external_id", "text")  # fmt: skip
    row = conn.execute(
        "SELECT r.key, r.title, r.url, a.alias, r.published, r.edited, r.language, r.origin, r.line,"
        " r.channel, r.message, r.external_id, r.text FROM reports r"
        " LEFT JOIN source_aliases a ON a.id = r.publisher WHERE r.id = ?",
        (found.report,),
    ).fetchone()
    report = dict(zip(names, row, strict=True))
    report["versions"] = versions(conn, found.report)
    where = "i.id = ?" if found.incident else "i.report = ?"
    incidents = list(record_rows(conn, f"WHERE {where} ORDER BY i.number", (found.incident or found.report,)))
    for incident in incidents:
        incident["history"] = history(conn, incident["id"])
    return {"report": report, "incidents": incidents}


def versions(conn: sqlite3.Connection, report: int) -> list[dict[str, Any]]:
    """All versions of a report, newest first; the first is the one that counts."""
    rows = conn.execute(
        "SELECT v.key, coalesce(v.edited, v.published), v.version_of IS NULL FROM reports v JOIN reports r"
        " ON r.identity = v.identity WHERE r.id = ?"
        " ORDER BY v.version_of IS NOT NULL, coalesce(v.revised, '') DESC, v.key",
        (report,),
    )
    return [{"id": key, "time": time, "counts": bool(counts)} for key, time, counts in rows]


def history(conn: sqlite3.Connection, public: str) -> list[dict[str, Any]]:
    """What persons changed of an incident, oldest first."""
    key, _, number = public.rpartition("-")
    rows = conn.execute(
        "SELECT c.act, c.at, c.who, c.field, c.old, c.new, c.reason, c.undone_by IS NOT NULL, c.undoes FROM changes c"
        " JOIN incidents i ON i.id = c.incident JOIN reports r ON r.id = i.report WHERE r.key = ? AND i.number = ?"
        " ORDER BY c.id", (key, number)
    )  # fmt: skip
    return [
        {"change": row[0], "at": row[1], "who": row[2], "field": row[3], "old": json.loads(row[4] or "null"),
         "new": json.loads(row[5] or "null"), "reason": row[6], "undone": bool(row[7]), "undoes": row[8]}
        for row in rows
    ]  # fmt: skip
