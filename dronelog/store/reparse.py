"""Stored texts, read again with today's rules: what would change, field by field, and the change itself.

A field that a person corrected is never touched, and an incident that a person judged never goes away. An incident that
is found again keeps its number, so that what was cited stays citable.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dronelog.model import Incident, Report
from dronelog.store.changes import corrected_fields, settle_status
from dronelog.store.fields import FIELDS, get, put
from dronelog.store.names import Names
from dronelog.store.quote import quote_span
from dronelog.store.write import store_incidents, store_parts


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is read otherwise today. `field` "incident": one that appears (old None) or goes (new None)."""

    report: str
    number: int | None
    field: str
    old: Any
    new: Any


def stored_reports(conn: sqlite3.Connection, run: int | None = None) -> Iterator[tuple[int, Report]]:
    """The reports that count, oldest row first, as they were taken in; `id` is the public id."""
    where = "AND r.run = ?" if run is not None else ""
    rows = conn.execute(
        "SELECT r.id, r.key, r.title, r.url, a.alias, r.published, r.edited, r.language, r.channel, r.message,"  # noqa: S608
        f" r.origin, r.line, r.text FROM reports r LEFT JOIN source_aliases a ON a.id = r.publisher"
        f" WHERE r.version_of IS NULL {where}"
        " ORDER BY r.id", (run,) if run is not None else (),
    )  # fmt: skip
    for row in rows:
        yield row[0], Report(
            text=row[12], id=row[1], title=row[2], url=row[3], publisher=row[4], published=row[5], edited=row[6],
            lang=row[7], channel=row[8], message=row[9], origin=row[10], line=row[11],
        )  # fmt: skip


def _value(found: Incident, field: str) -> Any:
    if field == "outcomes":
        return [{"kind": o.kind, "count": o.count, "object": o.object} for o in found.outcomes]
    value = getattr(found, field)
    return list(value) if isinstance(value, tuple) else value


def _likeness(old: dict[str, Any], new: dict[str, Any]) -> float:
    """How alike a stored incident and a new one are; 0 or less is not the same one."""
    points: float = 3.0 * (old["region"] == new["region"]) + 2.0 * (
        old["start"] == new["start"] and old["end"] == new["end"]
    )
    points += (old["source"] == new["source"]) + (old["drones"] == new["drones"]) + (old["places"] == new["places"])
    kinds = [{o["kind"] for o in side["outcomes"]} for side in (old, new)]
    return points + len(kinds[0] & kinds[1]) - 0.5 * len(kinds[0] ^ kinds[1]) - 2.5


def _match(stored: list[tuple[int, int, dict[str, Any]]], found: list[dict[str, Any]]) -> dict[int, int]:
    """Stored incident → the new one that it is, the most alike first."""
    likely = sorted(
        (-points, number, n)
        for _, number, old in stored
        for n, new in enumerate(found)
        if (points := _likeness(old, new)) > 0
    )
    rows = {number: row for row, number, _ in stored}
    match: dict[int, int] = {}
    for _, number, n in likely:
        if rows[number] not in match and n not in match.values():
            match[rows[number]] = n
    return match


def reparse(
    conn: sqlite3.Connection,
    names: Names,
    row: int,
    report: Report,
    found: Sequence[Incident],
    parser: str,
    *,
    apply: bool,
) -> list[Difference]:
    """Compare the incidents of a stored report with those found today; write them with `apply` (in a transaction)."""
    stored = [
        (incident, number, {field: get(conn, incident, field) for field in FIELDS})
        for incident, number in conn.execute(
            "SELECT id, number FROM incidents WHERE report = ? ORDER BY number", (row,)
        ).fetchall()
    ]
    new = [{field: _value(incident, field) for field in FIELDS} for incident in found]
    match = _match(stored, new)
    told: list[Difference] = []
    key = report.id or ""
    for incident, number, old in stored:
        n = match.get(incident)
        if n is None:
            if _touched(conn, incident):
                continue
            told.append(Difference(key, number, "incident", _short(old), None))
            if apply:
                conn.execute("DELETE FROM incidents WHERE id = ?", (incident,))
            continue
        kept = corrected_fields(conn, incident)
        differing = {field: new[n][field] for field in FIELDS if field not in kept and new[n][field] != old[field]}
        told += [Difference(key, number, field, old[field], value) for field, value in differing.items()]
        if apply:
            _update(conn, names, incident, report, found[n], differing, kept, parser)
    fresh = [found[n] for n in range(len(found)) if n not in match.values()]
    told += [Difference(key, None, "incident", None, _short({f: _value(i, f) for f in FIELDS})) for i in fresh]
    if apply and fresh:
        last = conn.execute("SELECT coalesce(max(number), 0) FROM incidents WHERE report = ?", (row,)).fetchone()[0]
        last = max([last, *(number for _, number, _ in stored)])
        store_incidents(conn, names, row, report, fresh, parser, last + 1)
    return told


def _touched(conn: sqlite3.Connection, incident: int) -> bool:
    sql = "SELECT EXISTS (SELECT 1 FROM changes WHERE incident = ?) OR EXISTS (SELECT 1 FROM links WHERE ? IN (a, b))"
    return bool(conn.execute(sql, (incident, incident)).fetchone()[0])


def _short(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: fields[name] for name in ("region", "start", "end", "source", "drones", "outcomes")}


def _update(
    conn: sqlite3.Connection, names: Names, incident: int, report: Report, found: Incident, differing: dict[str, Any],
    kept: set[str], parser: str,
) -> None:  # fmt: skip
    if not kept:  # nobody corrected it: all of it as if it came in today
        start, end = quote_span(report.text, found)
        for table in ("outcomes", "incident_places", "launches", "warnings", "evidence"):
            conn.execute(f"DELETE FROM {table} WHERE incident = ?", (incident,))  # noqa: S608 - our own names
        source = found.source and names.source(found.source, found.source_kind, found.source_key, found.region)
        conn.execute(
            "UPDATE incidents SET region = ?, date = ?, source = ?, drones = ?, drones_min = ?, drones_max = ?,"
            " approximate = ?, confidence = ?, drone_type = ?, hit_locations = ?, debris_locations = ?, as_of = ?,"
            " mixed_attack = ?, target = ?, quote_start = ?, quote_end = ?, parser = ? WHERE id = ?",
            (
                names.region(found.region), names.date(found.start, found.end, found.precision), source or None,
                found.drones, found.drones_min, found.drones_max, int(found.approximate), round(found.confidence, 2),
                found.drone_type, found.hit_locations, found.debris_locations, found.as_of, int(found.mixed_attack),
                found.target, start, end, parser, incident,
            ),
        )  # fmt: skip
        store_parts(conn, names, incident, found)
    else:
        if kept & {"start", "end", "precision"}:
            differing = {f: v for f, v in differing.items() if f not in ("start", "end", "precision")}
        if "outcomes" in differing:
            differing["outcomes"] = [
                {"kind": o.kind, "count": o.count, "object": o.object, "start": o.start, "end": o.end}
                for o in found.outcomes
            ]
        put(conn, names, incident, differing)
        conn.execute("UPDATE incidents SET confidence = ?, parser = ? WHERE id = ?",
                     (round(found.confidence, 2), parser, incident))  # fmt: skip
    settle_status(conn, incident)


def told(difference: Difference) -> tuple[str, str, str, str]:
    """A difference as a flat row: incident, field, old, new."""
    number = f"-{difference.number}" if difference.number else ""

    def text(value: Any) -> str:
        return "" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    return f"{difference.report}{number}", difference.field, text(difference.old), text(difference.new)
