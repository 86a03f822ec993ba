"""Sources, their names, and how much each has said."""

from __future__ import annotations

import sqlite3
from typing import Any

from dronelog.store.identity import fold

COLUMNS = ("id", "key", "name", "kind", "region", "aliases", "incidents", "reports", "zone")


def list_sources(conn: sqlite3.Connection, part: str = "") -> list[tuple[Any, ...]]:
    """One row a source (`COLUMNS`), those who say most first; `part` narrows by a part of any name, or a key."""
    aliases: dict[int, list[str]] = {}
    for source, alias in conn.execute("SELECT DISTINCT source, alias FROM source_aliases ORDER BY alias"):
        aliases.setdefault(source, []).append(alias)
    incidents = dict(
        conn.execute(
            "SELECT a.source, count(*) FROM incidents i JOIN source_aliases a ON a.id = i.source"
            " WHERE i.current = 1 AND i.status <> 'rejected' GROUP BY a.source"
        )
    )
    reports = dict(
        conn.execute(
            "SELECT a.source, count(*) FROM reports r JOIN source_aliases a ON a.id = r.publisher"
            " WHERE r.version_of IS NULL GROUP BY a.source"
        )
    )
    found = []
    wanted = fold(part)
    for row in conn.execute("SELECT id, key, name, kind, region, zone FROM sources"):
        names = aliases.get(row[0], [])
        if wanted and wanted != (row[1] or "").lower() and not any(wanted in fold(n) for n in (*names, row[2])):
            continue
        if names:
            found.append((*row[:5], names, incidents.get(row[0], 0), reports.get(row[0], 0), row[5]))
    return sorted(found, key=lambda row: (-row[6], -row[7], row[2], row[0]))
