"""A `Filter` → rows of another grain than incidents: their outcomes, their reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dronelog.query.filters import FROM, Filter, conditions
from dronelog.query.listing import FLAT, order

_OUTCOMES: dict[str, str] = {
    "incident_id": FLAT["id"], "region": FLAT["region"], "region_name": FLAT["region_name"], "start": FLAT["start"],
    "end": FLAT["end"], "precision": FLAT["precision"], "source": FLAT["source"], "kind": "o.kind", "count": "o.count",
    "counts": "(SELECT k.counts FROM outcome_kinds k WHERE k.kind = o.kind)", "object": "o.object",
    "words": 'substr(r.text, o.start + 1, o."end" - o.start)', "status": FLAT["status"],
    "publisher": FLAT["publisher"], "published": FLAT["published"], "url": FLAT["url"], "report_id": FLAT["report_id"],
}  # fmt: skip
_REPORTS: dict[str, str] = {
    "report_id": "r.key", "text": "r.text", "title": "r.title", "publisher": "pa.alias", "published": "r.published",
    "edited": "r.edited", "url": "r.url", "lang": "r.language", "channel": "r.channel", "message": "r.message",
    "incidents": "(SELECT count(*) FROM incidents n WHERE n.report = r.id AND n.status <> 'rejected')",
}  # fmt: skip
OUTCOME_COLUMNS: tuple[str, ...] = tuple(_OUTCOMES)
REPORT_COLUMNS: tuple[str, ...] = tuple(_REPORTS)


def outcome_rows(conn: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    """One row an outcome of the incidents that match (`OUTCOME_COLUMNS`)."""
    terms, values = conditions(conn, wanted)
    return conn.execute(
        f"SELECT {', '.join(_OUTCOMES.values())} {FROM} JOIN outcomes o ON o.incident = i.id"
        f" WHERE {' AND '.join(terms)} {order(wanted)}, o.position", values
    )  # fmt: skip


def report_rows(conn: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    """One row a report (`REPORT_COLUMNS`), in the order of publication: those that hold an incident that matches.

    A filter that asks for nothing gives all reports, also those in which no incident was found.
    """
    where, values = "r.version_of IS NULL", list[Any]()
    if replace(wanted, sort="date", reverse=False, limit=0) != Filter():
        terms, values = conditions(conn, wanted)
        where = f"r.id IN (SELECT i.report {FROM} WHERE {' AND '.join(terms)})"
    return conn.execute(
        f"SELECT {', '.join(_REPORTS.values())} FROM reports r LEFT JOIN source_aliases pa ON pa.id = r.publisher"  # noqa: S608
        f" WHERE {where} ORDER BY r.published, r.key", values
    )  # fmt: skip


def outcomes_of(conn: sqlite3.Connection, incident: int) -> list[dict[str, Any]]:
    """The outcomes of one incident, by its row number in the database, as rows of `OUTCOME_COLUMNS`."""
    sql = f"SELECT {', '.join(_OUTCOMES.values())} {FROM} JOIN outcomes o ON o.incident = i.id WHERE i.id = ?"
    return [dict(zip(OUTCOME_COLUMNS, row, strict=True)) for row in conn.execute(sql, (incident,))]
