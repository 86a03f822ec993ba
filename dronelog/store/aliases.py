"""A person's word that a name means a source: kept for all that is stored and all that comes."""

from __future__ import annotations

import sqlite3

from dronelog.store.identity import fold
from dronelog.terms import InputError


def source_named(conn: sqlite3.Connection, typed: str) -> int:
    """The one source with this key or name; raises `InputError` for none or several."""
    rows = conn.execute("SELECT id FROM sources WHERE key = ?", (typed.upper(),)).fetchall()
    if not rows:
        rows = conn.execute("SELECT DISTINCT source FROM source_aliases WHERE folded = ?", (fold(typed),)).fetchall()
    if not rows:
        raise InputError(f"no source is called {typed!r} (`dronelog sources` lists them)")
    if len(rows) > 1:
        keys = conn.execute(
            f"SELECT coalesce(key, name || coalesce(' (' || region || ')', '')) FROM sources WHERE id IN"  # noqa: S608
            f" ({', '.join('?' * len(rows))})", [row[0] for row in rows],
        ).fetchall()  # fmt: skip
        raise InputError(f"{typed!r} is {len(rows)} sources: {', '.join(sorted(key for (key,) in keys))}; give a key")
    return int(rows[0][0])


def add_alias(conn: sqlite3.Connection, typed: str, alias: str) -> int:
    """Let a name mean a source from now on; returns how many incidents move to it. To be called in a transaction."""
    source = source_named(conn, typed)
    folded = fold(alias)
    if not folded:
        raise InputError("an alias wants at least one letter")
    moved = 0
    for row, old, kind, name in conn.execute(
        "SELECT id, source, kind, alias FROM source_aliases WHERE folded = ?", (folded,)
    ).fetchall():
        if old == source:
            continue
        moved += conn.execute("SELECT count(*) FROM incidents WHERE source = ?", (row,)).fetchone()[0]
        twin = conn.execute(
            "SELECT id FROM source_aliases WHERE source = ? AND alias = ? AND coalesce(kind, '') = ?",
            (source, name, kind or ""),
        ).fetchone()
        if twin:
            conn.execute("UPDATE incidents SET source = ? WHERE source = ?", (twin[0], row))
            conn.execute("UPDATE reports SET publisher = ? WHERE publisher = ?", (twin[0], row))
            conn.execute("DELETE FROM source_aliases WHERE id = ?", (row,))
        else:
            conn.execute("UPDATE source_aliases SET source = ?, origin = 'person' WHERE id = ?", (source, row))
    conn.execute(
        "INSERT OR IGNORE INTO source_aliases (source, alias, folded, origin) VALUES (?, ?, ?, 'person')",
        (source, alias, folded),
    )
    conn.execute("UPDATE source_aliases SET origin = 'person' WHERE source = ? AND folded = ?", (source, folded))
    return int(moved)
