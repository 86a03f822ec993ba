"""A `Filter` → rows, in two shapes: flat (one value a cell, columns `COLUMNS`) and records (the JSON contract)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from dronelog.query.filters import BY_DATE, FROM, Filter, conditions, least, nearest
from dronelog.terms import InputError

SORTS: dict[str, str] = {
    "date": "d.start", "drones": "i.drones", "region": "i.region", "source": "a.folded", "published": "r.published",
    "confidence": "i.confidence", "id": "r.key",
}  # fmt: skip
#: The columns of a flat row: those of the view ``incident_list``.
COLUMNS: tuple[str, ...] = (
    "id", "region", "region_name", "country", "places", "start", "end", "precision", "source", "source_kind",
    "source_key", "drones", "approximate", "intercepted", "struck", "damaged", "killed", "injured", "outcomes",
    "warnings", "confidence", "status", "publisher", "published", "url", "quote", "report_id",
)  # fmt: skip


def _counted(kind: str) -> str:
    # the plus keeps SQLite from going through all outcomes of the kind for each incident, where it has no statistics
    return f"(SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND +o.kind = '{kind}')"  # noqa: S608


#: Column of a flat row → SQL.
FLAT: dict[str, str] = {
    "id": "r.key || '-' || i.number", "region": "i.region", "region_name": "g.name_en",
    "country": "coalesce(g.parent, CASE g.kind WHEN 'country' THEN g.code END)",
    "places": "(SELECT group_concat(p.name, '; ') FROM incident_places ip JOIN places p ON p.id = ip.place"
              " WHERE ip.incident = i.id)",
    "start": "d.start", "end": 'd."end"', "precision": "d.precision", "source": "a.alias", "source_kind": "a.kind",
    "source_key": "s.key", "drones": "i.drones", "approximate": "i.approximate",
    "intercepted": _counted("intercepted"), "struck": _counted("struck"), "damaged": _counted("damaged"),
    "killed": _counted("killed"), "injured": _counted("injured"),
    "outcomes": "(SELECT group_concat(o.kind || coalesce(' ' || o.count, '') || coalesce(' ' || o.object, ''), '; ')"
                " FROM outcomes o WHERE o.incident = i.id)",
    "warnings": "(SELECT group_concat(w.message, '; ') FROM warnings w WHERE w.incident = i.id)",
    "confidence": "i.confidence", "status": "i.status", "publisher": "pa.alias", "published": "r.published",
    "url": "r.url", "quote": "substr(r.text, i.quote_start + 1, i.quote_end - i.quote_start)", "report_id": "r.key",
}  # fmt: skip

#: Key of a record → SQL; those in `_LISTS` come as JSON text.
_RECORD: dict[str, str] = {
    "id": FLAT["id"], "report_id": "r.key", "region": "i.region",
    "places": "(SELECT json_group_array(name) FROM (SELECT p.name FROM incident_places ip JOIN places p"
              " ON p.id = ip.place WHERE ip.incident = i.id ORDER BY ip.position))",
    "start": "d.start", "end": 'd."end"', "precision": "d.precision", "source": "a.alias", "source_kind": "a.kind",
    "source_key": "s.key", "drones": "i.drones", "approximate": "i.approximate",
    "outcomes": "(SELECT json_group_array(json_object('kind', kind, 'count', count, 'object', object, 'start', start,"
                " 'end', \"end\")) FROM (SELECT * FROM outcomes o WHERE o.incident = i.id ORDER BY position))",
    "warnings": "(SELECT json_group_array(json_object('code', code, 'message', message)) FROM"
                " (SELECT * FROM warnings w WHERE w.incident = i.id ORDER BY position))",
    "confidence": "i.confidence", "drones_min": "i.drones_min", "drones_max": "i.drones_max",
    "drone_type": "i.drone_type",
    "launched_from": "(SELECT json_group_array(name) FROM (SELECT name FROM launches l WHERE l.incident = i.id"
                     " ORDER BY position))",
    "hit_locations": "i.hit_locations", "debris_locations": "i.debris_locations", "as_of": "i.as_of",
    "mixed_attack": "i.mixed_attack", "target": "i.target",
    "evidence": "(SELECT json_group_array(json_object('field', field, 'start', start, 'end', \"end\")) FROM"
                " (SELECT * FROM evidence e WHERE e.incident = i.id ORDER BY position))",
    "publisher": "pa.alias", "url": "r.url", "published": "r.published", "status": "i.status", "quote": FLAT["quote"],
}  # fmt: skip
_LISTS = ("places", "outcomes", "warnings", "launched_from", "evidence")
_BOOLEANS = ("approximate", "mixed_attack")


def order(wanted: Filter) -> str:
    """The ORDER BY of a question; raises `InputError` for a field that cannot be sorted by."""
    if wanted.sort not in SORTS:
        raise InputError(
            f"cannot sort by {wanted.sort!r}{nearest(wanted.sort, tuple(SORTS))}; known are {', '.join(SORTS)}"
        )
    column = SORTS[wanted.sort]
    # newest, largest first; names in order of the alphabet; --reverse turns it round
    descending = (wanted.sort in ("date", "drones", "published")) != wanted.reverse
    blank_last = "" if descending else f"{column} IS NULL, "
    direction = "DESC" if descending else "ASC"
    return f"ORDER BY {blank_last}{column} {direction}, i.region, r.key, i.number"


#: Filters that go well with `BY_DATE` (the newest fifty need no sorting of a million); with others SQLite may have to
#: look far into the past for its fifty, and sorts quicker.
_OF_TIME_AND_REGION = {"regions", "countries", "since", "until", "on", "night", "sort", "limit"}


def _select(conn: sqlite3.Connection, wanted: Filter, columns: dict[str, str]) -> sqlite3.Cursor:
    terms, values = conditions(conn, wanted)
    where, ordered = " AND ".join(terms), order(wanted)
    if not wanted.limit:
        return conn.execute(f"SELECT {', '.join(columns.values())} {FROM} WHERE {where} {ordered}", values)
    # first which rows, then all columns of those: SQLite would else make the columns of every row before it sorts
    plain = all(getattr(wanted, name) == getattr(Filter(), name) for name in Filter.__slots__
                if name not in _OF_TIME_AND_REGION)  # fmt: skip
    tables = BY_DATE if plain and wanted.sort == "date" else FROM
    few = f"SELECT i.id {tables} WHERE {where} {ordered} LIMIT ?"
    sql = f"SELECT {', '.join(columns.values())} {FROM} WHERE i.id IN ({few}) {ordered}"
    return conn.execute(sql, [*values, wanted.limit])


def rows(conn: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    """Flat rows in the order of `COLUMNS`; lists joined by "; ", truth as 0 and 1."""
    return _select(conn, wanted, {name: FLAT[name] for name in COLUMNS})


def records(conn: sqlite3.Connection, wanted: Filter) -> Iterator[dict[str, Any]]:
    """Incidents as in the JSON contract (docs/format.md)."""
    return _as_records(_select(conn, wanted, _RECORD))


def record_rows(conn: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Iterator[dict[str, Any]]:
    """The same for a condition of our own, over the tables of `FROM`; nothing that a person typed may stand in it."""
    return _as_records(conn.execute(f"SELECT {', '.join(_RECORD.values())} {FROM} {where}", values))


def flat_row(conn: sqlite3.Connection, incident: int) -> dict[str, Any] | None:
    """The flat row of one incident, by its row number in the database; None where there is none."""
    sql = f"SELECT {', '.join(FLAT[name] for name in COLUMNS)} {FROM} WHERE i.id = ?"
    row = conn.execute(sql, (incident,)).fetchone()
    return dict(zip(COLUMNS, row, strict=True)) if row else None


def _as_records(cursor: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    names = tuple(_RECORD)
    for row in cursor:
        record = dict(zip(names, row, strict=True))
        for name in _LISTS:
            record[name] = json.loads(record[name]) if record[name] != "[]" else []
        for name in _BOOLEANS:
            record[name] = bool(record[name])
        yield record


def doubtful(conn: sqlite3.Connection, wanted: Filter) -> Iterator[dict[str, Any]]:
    """Records that wait for a person: doubtful, or with a warning and not judged yet; the oldest report first."""
    terms, values = conditions(conn, wanted)
    terms.append(
        "(i.status = 'doubtful' OR (i.status = 'parsed' AND EXISTS (SELECT 1 FROM warnings w WHERE w.incident = i.id)))"
    )
    limit = " LIMIT ?" if wanted.limit else ""
    order = "ORDER BY r.published IS NULL, r.published, r.key, i.number"
    sql = f"SELECT {', '.join(_RECORD.values())} {FROM} WHERE {' AND '.join(terms)} {order}{limit}"
    return _as_records(conn.execute(sql, [*values, wanted.limit] if wanted.limit else values))


def count(conn: sqlite3.Connection, wanted: Filter, most: int | None = None) -> int:
    """How many incidents match, whatever the limit; where there are more than `most`, one more than that."""
    terms, values = conditions(conn, wanted)
    found = f"SELECT 1 {least(terms)} WHERE {' AND '.join(terms)} LIMIT ?"
    values.append(-1 if most is None else most + 1)
    return int(conn.execute(f"SELECT count(*) FROM ({found})", values).fetchone()[0])  # noqa: S608 - only our own words


def ids(conn: sqlite3.Connection, wanted: Filter) -> set[str]:
    """The public ids of the incidents that match, whatever the limit."""
    terms, values = conditions(conn, wanted)
    return {row[0] for row in conn.execute(f"SELECT {FLAT['id']} {FROM} WHERE {' AND '.join(terms)}", values)}
