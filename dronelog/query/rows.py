"""A `Filter` in, rows out: the only module that asks the database about incidents. It never writes.

Two shapes: `rows` (flat, one value a cell, columns `COLUMNS`) and `records` (the JSON contract, lists as lists).
Everything that a person typed is a parameter of the SQL, never part of it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dronelog.model import OBJECTS, OUTCOME_KINDS, InputError
from dronelog.store.identity import fold
from dronelog.store.shadow import search_expression, shadow

STATUSES = ("parsed", "doubtful", "accepted", "corrected", "rejected")
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

_FROM = """
FROM incidents i
JOIN reports r ON r.id = i.report
JOIN dates d ON d.id = i.date
JOIN regions g ON g.code = i.region
LEFT JOIN source_aliases a ON a.id = i.source
LEFT JOIN sources s ON s.id = a.source
LEFT JOIN source_aliases pa ON pa.id = r.publisher
"""


def _counted(kind: str) -> str:
    return f"(SELECT sum(o.count) FROM outcomes o WHERE o.incident = i.id AND o.kind = '{kind}')"  # noqa: S608


_FLAT: dict[str, str] = {
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
    "id": _FLAT["id"], "report_id": "r.key", "region": "i.region",
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
    "publisher": "pa.alias", "url": "r.url", "published": "r.published", "status": "i.status", "quote": _FLAT["quote"],
}  # fmt: skip
_LISTS = ("places", "outcomes", "warnings", "launched_from", "evidence")
_BOOLEANS = ("approximate", "mixed_attack")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Values of one field are alternatives (OR), fields narrow one another (AND).

    `regions` and `countries` are codes; `since`, `until`, `on`, `night` are ISO days, ends inclusive; a `night` is
    named by the day on which it ends. `sources`, `publishers`, `places` and `words` are as a person typed them.
    `limit` 0 is no limit. `statuses` empty means all but the rejected.
    """

    words: str = ""
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    on: tuple[str, ...] = ()
    night: tuple[str, ...] = ()
    min_drones: int | None = None
    statuses: tuple[str, ...] = ()
    confidence: float | None = None
    sort: str = "date"
    reverse: bool = False
    limit: int = 0


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def conditions(conn: sqlite3.Connection, wanted: Filter) -> tuple[list[str], list[Any]]:
    """The WHERE terms of a filter over the tables of `_FROM`, and their parameters.

    Raises `InputError` for a source or publisher that is not in the database, an outcome or object that does not exist.
    """
    terms, values = ["i.current = 1"], list[Any]()

    def any_of(sql: str, options: Sequence[Any]) -> None:
        if options:
            terms.append(f"{sql} IN ({', '.join('?' * len(options))})")
            values.extend(options)

    any_of("i.region", wanted.regions)
    if wanted.countries:
        marks = ", ".join("?" * len(wanted.countries))
        terms.append(f"i.region IN (SELECT code FROM regions WHERE code IN ({marks}) OR parent IN ({marks}))")  # noqa: S608
        values.extend([*wanted.countries, *wanted.countries])
    if wanted.places:
        shadows = [shadow(place) for place in wanted.places]
        marks = " OR ".join("instr(' ' || p.shadow || ' ', ?)" for _ in shadows)
        terms.append("i.id IN (SELECT ip.incident FROM incident_places ip JOIN places p ON p.id = ip.place"  # noqa: S608
                     f" WHERE {marks})")  # fmt: skip
        values.extend(f" {name} " for name in shadows)
    if wanted.sources:
        any_of("a.source", _named(conn, wanted.sources, "source"))
    if wanted.publishers:
        any_of("pa.source", _named(conn, wanted.publishers, "publisher"))
    _known(wanted.outcomes, OUTCOME_KINDS, "outcome")
    _known(wanted.objects, OBJECTS, "object")
    if wanted.outcomes:
        marks = ", ".join("?" * len(wanted.outcomes))
        terms.append(f"EXISTS (SELECT 1 FROM outcomes o WHERE o.incident = i.id AND o.kind IN ({marks}))")  # noqa: S608
        values.extend(wanted.outcomes)
    if wanted.objects:
        marks = ", ".join("?" * len(wanted.objects))
        terms.append(f"EXISTS (SELECT 1 FROM outcomes o WHERE o.incident = i.id AND o.object IN ({marks}))")  # noqa: S608
        values.extend(wanted.objects)
    if wanted.since:
        terms.append('d."end" >= ?')
        values.append(wanted.since)
    if wanted.until:
        terms.append("d.start < ?")
        values.append(_after(wanted.until))
    if wanted.on:
        terms.append("(" + " OR ".join(['(d.start < ? AND d."end" >= ?)'] * len(wanted.on)) + ")")
        for day in wanted.on:
            values.extend([_after(day), day])
    if wanted.night:
        night = """(d.precision = 'night' AND d."end" = ?)
                   OR (d.precision = 'time' AND d.start < ? AND d."end" > ?)"""
        terms.append("(" + " OR ".join([night] * len(wanted.night)) + ")")
        for day in wanted.night:
            values.extend([day, f"{day}T08:00", f"{_before(day)}T18:00"])
    if wanted.min_drones is not None:
        terms.append("i.drones >= ?")
        values.append(wanted.min_drones)
    _known(wanted.statuses, STATUSES, "status")
    if wanted.statuses:
        any_of("i.status", wanted.statuses)
    else:
        terms.append("i.status <> 'rejected'")
    if wanted.confidence is not None:
        terms.append("i.confidence >= ?")
        values.append(wanted.confidence)
    if wanted.words and (expression := search_expression(wanted.words)):
        terms.append("i.report IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)")
        values.append(expression)
    return terms, values


def _known(given: Sequence[str], known: Sequence[str], what: str) -> None:
    for value in given:
        if value not in known:
            raise InputError(f"no {what} {value!r}{nearest(value, known)}; known are {', '.join(known)}")


def nearest(typed: str, known: Sequence[str]) -> str:
    """A suggestion for a mistyped word, as the end of a sentence; empty where nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(typed.lower(), [name.lower() for name in known], 1, 0.6)
    return f"; did you mean {near[0]!r}?" if near else ""


def _named(conn: sqlite3.Connection, typed: Sequence[str], what: str) -> list[int]:
    """The sources that a person means: by key, else by a name that contains what was typed."""
    found: list[int] = []
    for name in typed:
        rows = conn.execute("SELECT id FROM sources WHERE key = ?", (name.upper(),)).fetchall()
        if not rows:
            rows = conn.execute("SELECT DISTINCT source FROM source_aliases WHERE instr(folded, ?)", (fold(name),))
            rows = rows.fetchall()
        if not rows:
            wanted = f"% {shadow(name)} %"
            pairs = conn.execute("SELECT source, alias FROM source_aliases").fetchall()
            rows = [(source,) for source, alias in pairs if wanted[1:-1] in f" {shadow(alias)} "]
        if not rows:
            known = [row[0] for row in conn.execute("SELECT alias FROM source_aliases LIMIT 5000")]
            raise InputError(f"no {what} {name!r} in the database{nearest(name, known)} (`dronelog sources` lists them)")
        found.extend(row[0] for row in rows)
    return found


def _order(wanted: Filter) -> str:
    if wanted.sort not in SORTS:
        raise InputError(f"cannot sort by {wanted.sort!r}{nearest(wanted.sort, tuple(SORTS))}; known are {', '.join(SORTS)}")
    column = SORTS[wanted.sort]
    # newest, largest first; names in order of the alphabet; --reverse turns it round
    descending = (wanted.sort in ("date", "drones", "published")) != wanted.reverse
    blank_last = "" if descending else f"{column} IS NULL, "
    direction = "DESC" if descending else "ASC"
    return f"ORDER BY {blank_last}{column} {direction}, i.region, r.key, i.number"


def _select(conn: sqlite3.Connection, wanted: Filter, columns: dict[str, str]) -> sqlite3.Cursor:
    terms, values = conditions(conn, wanted)
    limit = " LIMIT ?" if wanted.limit else ""
    sql = f"SELECT {', '.join(columns.values())} {_FROM} WHERE {' AND '.join(terms)} {_order(wanted)}{limit}"  # noqa: S608
    return conn.execute(sql, [*values, wanted.limit] if wanted.limit else values)


def rows(conn: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    """Flat rows in the order of `COLUMNS`; lists joined by "; ", truth as 0 and 1."""
    return _select(conn, wanted, {name: _FLAT[name] for name in COLUMNS})


def records(conn: sqlite3.Connection, wanted: Filter) -> Iterator[dict[str, Any]]:
    """Incidents as in the JSON contract (docs/format.md)."""
    names = tuple(_RECORD)
    for row in _select(conn, wanted, _RECORD):
        record = dict(zip(names, row, strict=True))
        for name in _LISTS:
            record[name] = json.loads(record[name]) if record[name] != "[]" else []
        for name in _BOOLEANS:
            record[name] = bool(record[name])
        yield record


def count(conn: sqlite3.Connection, wanted: Filter) -> int:
    """How many incidents match, whatever the limit."""
    terms, values = conditions(conn, wanted)
    return int(conn.execute(f"SELECT count(*) {_FROM} WHERE {' AND '.join(terms)}", values).fetchone()[0])  # noqa: S608
