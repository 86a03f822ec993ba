"""Runs of intake: one can be undone whole, as if it had never been."""

from __future__ import annotations

import sqlite3

from dronelog.store.changes import forget
from dronelog.store.shadow import shadow
from dronelog.store.write import settle_versions
from dronelog.terms import InputError


def undo_run(conn: sqlite3.Connection, run: int, now: str, *, force: bool = False) -> int:
    """Remove the reports that a run brought, with their incidents; returns how many. They can be added again.

    Raises `InputError` for an unknown run, one that is undone already, or one on whose incidents a person decided
    (unless `force`: then those decisions go too).
    """
    row = conn.execute("SELECT undone FROM runs WHERE id = ?", (run,)).fetchone()
    if row is None:
        raise InputError(f"there is no run {run} (`dronelog runs` lists them)")
    if row[0]:
        raise InputError(f"run {run} was undone already, at {row[0]}")
    decided = conn.execute(
        "SELECT count(DISTINCT c.incident) FROM changes c JOIN incidents i ON i.id = c.incident JOIN reports r"
        " ON r.id = i.report WHERE r.run = ?", (run,)
    ).fetchone()[0]  # fmt: skip
    if decided and not force:
        raise InputError(
            f"run {run} brought {decided} incidents that a person corrected or judged; --force undoes it all the same"
        )
    reports = conn.execute(
        "SELECT id, identity, coalesce(title, ''), text, key FROM reports WHERE run = ?", (run,)
    ).fetchall()
    identities = set()
    for report, identity, title, text, key in reports:
        identities.add(identity)
        for incident, number in conn.execute(
            "SELECT id, number FROM incidents WHERE report = ? AND id IN (SELECT incident FROM changes)", (report,)
        ).fetchall():
            forget(conn, incident, f"{key}-{number}")
        conn.execute("DELETE FROM incidents WHERE report = ?", (report,))
        conn.execute("UPDATE reports SET version_of = NULL WHERE version_of = ?", (report,))
        conn.execute(
            "INSERT INTO reports_fts (reports_fts, rowid, shadow) VALUES ('delete', ?, ?)",
            (report, shadow(f"{title}\n{text}")),
        )
        conn.execute("DELETE FROM reports WHERE id = ?", (report,))
    for identity in sorted(identities):
        if conn.execute("SELECT 1 FROM reports WHERE identity = ?", (identity,)).fetchone():
            settle_versions(conn, identity)
    conn.execute("DELETE FROM rejects WHERE run = ?", (run,))
    conn.execute("UPDATE runs SET undone = ? WHERE id = ?", (now, run))
    return len(reports)
