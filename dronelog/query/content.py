"""What the database holds, as lines that do not depend on the order of intake, on row numbers, files or runs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from hashlib import sha256

from dronelog.query.listing import record_rows

_REPORTS = """
SELECT r.key, r.identity, r.digest, r.title, r.url, a.alias, s.name, s.key, r.published, r.edited, r.language,
       r.channel, r.message, r.text, v.key
FROM reports r LEFT JOIN source_aliases a ON a.id = r.publisher LEFT JOIN sources s ON s.id = a.source
LEFT JOIN reports v ON v.id = r.version_of ORDER BY r.key
"""
_SOURCES = """
SELECT s.key, s.name, s.kind, s.region, a.alias, a.kind FROM sources s JOIN source_aliases a ON a.source = s.id
WHERE a.id IN (SELECT source FROM incidents UNION SELECT publisher FROM reports)
ORDER BY 1, 2, 3, 4, 5, 6
"""


def lines(conn: sqlite3.Connection) -> Iterator[str]:
    """One line a report, an incident (also of older versions), a name of a source that is in use."""
    for row in conn.execute(_REPORTS):
        yield json.dumps(["report", *row], ensure_ascii=False)
    for record in record_rows(conn, "ORDER BY r.key, i.number", ()):
        yield json.dumps(["incident", record], ensure_ascii=False)
    for row in conn.execute(_SOURCES):
        yield json.dumps(["source", *row], ensure_ascii=False)


def digest(conn: sqlite3.Connection) -> str:
    """SHA-256 of `lines`: equal for two databases that hold the same, however it was put in."""
    total = sha256()
    for line in lines(conn):
        total.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return total.hexdigest()
