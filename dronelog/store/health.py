"""Is the database sound? Each check gives findings: what is wrong and what to do. Reads only."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dronelog.store.connect import SCHEMA
from dronelog.store.schema import fresh as today
from dronelog.store.shadow import shadow, word

#: Free space below which the next night may not fit.
FREE = 200 * 1024 * 1024
#: A publisher counts as regular from so many reports on.
REGULAR = 10
#: Days of silence that are never remarked on.
PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """`serious`: the database is damaged; else something a person should know."""

    check: str
    what: str
    todo: str
    serious: bool = True


def examine(conn: sqlite3.Connection, path: Path) -> Iterator[tuple[str, list[Finding]]]:
    """Each check's name with what it found, nothing where all is well."""
    for name, check in (
        ("integrity", _integrity), ("foreign keys", _foreign_keys), ("schema", _schema), ("versions", _versions),
        ("full-text index", _index), ("runs", _runs), ("sources that fell silent", _silent),
        ("understanding", _parse_rates),
    ):  # fmt: skip
        yield name, list(check(conn))
    yield "disk space", list(_disk(path))


def _integrity(conn: sqlite3.Connection) -> Iterator[Finding]:
    rows = [row[0] for row in conn.execute("PRAGMA integrity_check(5)")]
    if rows != ["ok"]:
        todo = "restore a backup (`dronelog db backup` makes them), or `sqlite3 FILE .recover`"
        yield Finding("integrity", "; ".join(rows), todo)


def _foreign_keys(conn: sqlite3.Connection) -> Iterator[Finding]:
    broken = conn.execute("PRAGMA foreign_key_check").fetchmany(5)
    if broken:
        tables = ", ".join(sorted({row[0] for row in broken}))
        yield Finding("foreign keys", f"rows of {tables} point to rows that are missing", "restore a backup")


def _schema(conn: sqlite3.Connection) -> Iterator[Finding]:
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if version != SCHEMA:
        yield Finding("schema", f"schema {version}, this program writes {SCHEMA}", "add a report, or update dronelog")
    fresh = today()
    try:
        named = (
            "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite%' AND name NOT LIKE '%_sqlite%'"
        )
        wanted = {row[0] for row in fresh.execute(named)}
        missing = wanted - {row[0] for row in conn.execute(named)}
    finally:
        fresh.close()
    if missing:
        yield Finding("schema", f"missing: {', '.join(sorted(missing))}", "restore a backup")


def _versions(conn: sqlite3.Connection) -> Iterator[Finding]:
    doubled = conn.execute(
        "SELECT count(*) FROM (SELECT 1 FROM reports GROUP BY identity HAVING sum(version_of IS NULL) <> 1)"
    ).fetchone()[0]
    if doubled:
        yield Finding("versions", f"{doubled} reports without exactly one version that counts", "restore a backup")
    wrong = conn.execute(
        "SELECT count(*) FROM incidents i JOIN reports r ON r.id = i.report WHERE i.current <> (r.version_of IS NULL)"
    ).fetchone()[0]
    if wrong:
        yield Finding("versions", f"{wrong} incidents counted with a version that does not count", "restore a backup")


def _index(conn: sqlite3.Connection) -> Iterator[Finding]:
    reports = conn.execute("SELECT count(*) FROM reports").fetchone()[0]
    indexed = conn.execute("SELECT count(*) FROM reports_fts_docsize").fetchone()[0]
    if reports != indexed:
        yield Finding("full-text index", f"holds {indexed} of {reports} reports", "`dronelog doctor --rebuild-index`")
        return
    for row, title, text in conn.execute("SELECT id, coalesce(title, ''), text FROM reports ORDER BY id DESC LIMIT 20"):
        words = [part for part in shadow(f"{title}\n{text}").split()[:8] if part == word(part)]
        expression = " ".join(f'"{part}"' for part in words[:3])
        sql = "SELECT 1 FROM reports_fts WHERE reports_fts MATCH ? AND rowid = ?"
        if expression and not conn.execute(sql, (expression, row)).fetchone():
            yield Finding(
                "full-text index", "made by another version of the program", "`dronelog doctor --rebuild-index`"
            )
            return


def _runs(conn: sqlite3.Connection) -> Iterator[Finding]:
    last = conn.execute("SELECT id, started, inputs FROM runs WHERE undone IS NULL ORDER BY id DESC LIMIT 1").fetchone()
    open_runs = conn.execute("SELECT id, started FROM runs WHERE finished IS NULL AND undone IS NULL").fetchall()
    for run, started in open_runs:
        if last and run == last[0]:
            what = f"run {run} of {started} did not finish"
            yield Finding("runs", what, "run the same command again: it goes on where it stopped", serious=False)


def _silent(conn: sqlite3.Connection) -> Iterator[Finding]:
    rows = conn.execute(
        "SELECT s.name, count(*), julianday(max(r.revised)) - julianday(min(r.revised)), max(r.revised),"
        " julianday((SELECT max(revised) FROM reports)) - julianday(max(r.revised))"
        " FROM reports r JOIN source_aliases a ON a.id = r.publisher JOIN sources s ON s.id = a.source"
        " WHERE r.version_of IS NULL AND r.revised IS NOT NULL GROUP BY s.id HAVING count(*) >= ?", (REGULAR,)
    )  # fmt: skip
    for name, count, span, last, silence in rows:
        usual = span / (count - 1)
        if silence > max(PATIENCE, 10 * usual):
            what = f"nothing by {name} since {last[:10]}; it used to report every {max(usual, 1 / 24):.1f} days"
            yield Finding("sources that fell silent", what, "check how its reports are collected", serious=False)


def _parse_rates(conn: sqlite3.Connection) -> Iterator[Finding]:
    rows = conn.execute(
        "SELECT s.name, sum(recent), sum(recent AND found), sum(NOT recent), sum(NOT recent AND found) FROM ("
        " SELECT r.publisher, julianday((SELECT max(revised) FROM reports)) - julianday(r.revised) <= 30 AS recent,"
        " EXISTS (SELECT 1 FROM incidents i WHERE i.report = r.id) AS found FROM reports r"
        " WHERE r.version_of IS NULL AND r.revised IS NOT NULL) x JOIN source_aliases a ON a.id = x.publisher"
        " JOIN sources s ON s.id = a.source GROUP BY s.id"
    )
    for name, new, new_found, old, old_found in rows:
        if new >= 2 * REGULAR and old >= 2 * REGULAR and new_found / new < old_found / old / 2:
            what = (f"of {name}, {100 * new_found // new} % of the last month's reports gave an incident,"
                    f" {100 * old_found // old} % before")  # fmt: skip
            yield Finding(
                "understanding", what, "look at some of them (`dronelog show`): did their form change?", serious=False
            )


def _disk(path: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(path.absolute().parent).free
    if free < max(FREE, path.stat().st_size // 5):
        yield Finding("disk space", f"{free // 1_000_000} MB left", "make room before the next run")


def rebuild_index(conn: sqlite3.Connection) -> int:
    """Make the full-text index anew from the stored texts; returns how many it holds. To be called in a transaction."""
    conn.execute("INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')")
    rows = conn.execute("SELECT id, coalesce(title, ''), text FROM reports")
    cursor = conn.cursor()
    cursor.executemany("INSERT INTO reports_fts (rowid, shadow) VALUES (?, ?)",
                       ((row, shadow(f"{title}\n{text}")) for row, title, text in rows))  # fmt: skip
    return int(conn.execute("SELECT count(*) FROM reports_fts_docsize").fetchone()[0])
