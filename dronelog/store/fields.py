"""The fields of an incident that a person can correct: how each is read, told from text, and written."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from dronelog.store.names import Names
from dronelog.terms import OBJECT_KINDS, OBJECTS, OUTCOME_COUNTS, OUTCOME_KINDS, PRECISIONS, SOURCE_KINDS, InputError

NUMBERS = ("drones", "drones_min", "drones_max", "hit_locations", "debris_locations")
TEXTS = ("drone_type", "as_of", "target")
TRUTHS = ("approximate", "mixed_attack")
DATES = ("start", "end", "precision")
SOURCES = ("source", "source_kind")
LISTS = ("places", "launched_from")
FIELDS = ("region", *LISTS, *DATES, *SOURCES, *NUMBERS, *TRUTHS, *TEXTS, "outcomes")
_OUTCOME = re.compile(r"([a-z_]+)(?:\s+(\d{1,9}))?(?:\s+([a-z]+))?$")
_NONE = ("", "none", "null", "-")


def check_field(name: str) -> str:
    """The field's name, or `InputError` with a suggestion."""
    if name in FIELDS:
        return name
    near = get_close_matches(name, FIELDS, 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(FIELDS)}"
    raise InputError(f"no field {name!r}{hint}")


def read_value(field: str, typed: str) -> Any:
    """The value that a person typed for a field; empty or "none" is no value. Raises `InputError` for nonsense.

    Lists are separated by ";". Outcomes are "kind [count] [object]": ``intercepted 9; damaged 2 home; no_casualties``.
    """
    text = typed.strip()
    if text.lower() in _NONE:
        return [] if field in LISTS or field == "outcomes" else False if field in TRUTHS else None
    if field in NUMBERS:
        if not re.fullmatch(r"\d{1,9}", text):
            raise InputError(f"{field}={typed!r}: a number is wanted")
        return int(text)
    if field in TRUTHS:
        if text.lower() not in ("true", "false", "yes", "no", "1", "0"):
            raise InputError(f"{field}={typed!r}: yes or no is wanted")
        return text.lower() in ("true", "yes", "1")
    if field in LISTS:
        return [part.strip() for part in text.split(";") if part.strip()]
    if field == "outcomes":
        return [_outcome(part.strip()) for part in text.split(";") if part.strip()]
    if field in ("start", "end"):
        return _moment(field, text)
    choices = {"precision": PRECISIONS, "source_kind": SOURCE_KINDS}.get(field)
    if choices and text not in choices:
        raise InputError(f"{field}={typed!r}: known are {', '.join(choices)}")
    return text


def _moment(field: str, text: str) -> str:
    try:
        if len(text) == 10:
            return date.fromisoformat(text).isoformat()
        return datetime.fromisoformat(text).replace(tzinfo=None).isoformat(timespec="minutes")
    except ValueError:
        raise InputError(f"{field}={text!r}: 2025-08-27 or 2025-08-27T13:00 is wanted") from None


def _outcome(text: str) -> dict[str, Any]:
    match = _OUTCOME.fullmatch(text.lower())
    if not match or match[1] not in OUTCOME_KINDS:
        raise InputError(f"outcome {text!r}: kind, count, object is wanted, kinds are {', '.join(OUTCOME_KINDS)}")
    kind, count, thing = match.groups()
    if thing and (thing not in OBJECTS or kind not in OBJECT_KINDS):
        raise InputError(f"outcome {text!r}: objects are {', '.join(OBJECTS)}, for {', '.join(sorted(OBJECT_KINDS))}")
    if count and OUTCOME_COUNTS[kind] is None:
        raise InputError(f"outcome {text!r}: {kind} has no count")
    return {"kind": kind, "count": int(count) if count else None, "object": thing}


def get(conn: sqlite3.Connection, incident: int, field: str) -> Any:
    """The value of a field as it stands, in the form of the JSON contract (outcomes without offsets)."""
    if field in NUMBERS or field in TEXTS or field in TRUTHS or field in ("region", "status"):
        value = conn.execute(f"SELECT {field} FROM incidents WHERE id = ?", (incident,)).fetchone()[0]  # noqa: S608
        return bool(value) if field in TRUTHS else value
    if field in DATES:
        sql = f'SELECT d."{field}" FROM incidents i JOIN dates d ON d.id = i.date WHERE i.id = ?'  # noqa: S608
        return conn.execute(sql, (incident,)).fetchone()[0]
    if field in SOURCES:
        column = "alias" if field == "source" else "kind"
        sql = f"SELECT a.{column} FROM incidents i LEFT JOIN source_aliases a ON a.id = i.source WHERE i.id = ?"  # noqa: S608
        return conn.execute(sql, (incident,)).fetchone()[0]
    return [row[0] if field in LISTS else dict(zip(("kind", "count", "object"), row, strict=True))
            for row in conn.execute(_LISTED[field], (incident,))]  # fmt: skip


_LISTED = {
    "places": "SELECT p.name FROM incident_places ip JOIN places p ON p.id = ip.place WHERE ip.incident = ?"
    " ORDER BY ip.position",
    "launched_from": "SELECT name FROM launches WHERE incident = ? ORDER BY position",
    "outcomes": "SELECT kind, count, object FROM outcomes WHERE incident = ? ORDER BY position",
}


def put(conn: sqlite3.Connection, names: Names, incident: int, values: dict[str, Any]) -> None:
    """Write fields; those that share a row (a date's three, a source's two) are written together."""
    for field in values:
        if field in NUMBERS or field in TEXTS or field in TRUTHS:
            value = int(values[field]) if field in TRUTHS else values[field]
            conn.execute(f"UPDATE incidents SET {field} = ? WHERE id = ?", (value, incident))  # noqa: S608
    if "region" in values:
        places = values.get("places", get(conn, incident, "places"))
        region = names.region(values["region"])
        conn.execute("UPDATE incidents SET region = ? WHERE id = ?", (region, incident))
        values = {**values, "places": places}  # a place lies in the region of its incident
    if any(field in values for field in DATES):
        _put_date(conn, names, incident, values)
    if any(field in values for field in SOURCES):
        _put_source(conn, names, incident, values)
    for field, writer in _WRITERS.items():
        if field in values:
            writer(conn, names, incident, values[field])


def _put_date(conn: sqlite3.Connection, names: Names, incident: int, values: dict[str, Any]) -> None:
    start, end, precision = (values.get(field, get(conn, incident, field)) for field in DATES)
    if "start" in values and "end" not in values and (end is None or start is None or end < start):
        end = start
    if "end" in values and "start" not in values and (start is None or end is None):
        start = end
    if (start or "") > (end or ""):
        raise InputError(f"end {end} is before start {start}; give both")
    if "precision" not in values:
        clock = start is not None and len(start) > 10
        if clock != (precision == "time"):
            precision = "time" if clock else "day" if start == end else "range"
        if start is None:
            precision = "unknown"
    elif start is not None and (precision == "time") != (len(start) > 10 and len(end) > 10):
        raise InputError("precision time and clock times in start and end go together")
    date_id = names.date(start, end, precision)
    conn.execute("UPDATE incidents SET date = ? WHERE id = ?", (date_id, incident))


def _put_source(conn: sqlite3.Connection, names: Names, incident: int, values: dict[str, Any]) -> None:
    name = values.get("source", get(conn, incident, "source"))
    kind = values.get("source_kind", get(conn, incident, "source_kind"))
    row = conn.execute(
        "SELECT s.key, a.alias FROM incidents i JOIN source_aliases a ON a.id = i.source JOIN sources s"
        " ON s.id = a.source WHERE i.id = ?", (incident,)
    ).fetchone()  # fmt: skip
    key = row[0] if row and row[1] == name else None
    source = names.source(name, kind, key, get(conn, incident, "region")) if name else None
    conn.execute("UPDATE incidents SET source = ? WHERE id = ?", (source, incident))


def _put_places(conn: sqlite3.Connection, names: Names, incident: int, value: list[str]) -> None:
    region = get(conn, incident, "region")
    conn.execute("DELETE FROM incident_places WHERE incident = ?", (incident,))
    conn.executemany("INSERT INTO incident_places (incident, position, place) VALUES (?, ?, ?)",
                     [(incident, n, names.place(region, name)) for n, name in enumerate(value, 1)])  # fmt: skip


def _put_launches(conn: sqlite3.Connection, _: Names, incident: int, value: list[str]) -> None:
    conn.execute("DELETE FROM launches WHERE incident = ?", (incident,))
    conn.executemany("INSERT INTO launches (incident, position, name) VALUES (?, ?, ?)",
                     [(incident, n, name) for n, name in enumerate(value, 1)])  # fmt: skip


def _put_outcomes(conn: sqlite3.Connection, _: Names, incident: int, value: list[dict[str, Any]]) -> None:
    """Outcomes keep the words that told an outcome of the same kind and object."""
    old = conn.execute('SELECT kind, object, start, "end" FROM outcomes WHERE incident = ?', (incident,)).fetchall()
    words = {(kind, thing): (start, end) for kind, thing, start, end in old}
    conn.execute("DELETE FROM outcomes WHERE incident = ?", (incident,))
    conn.executemany(
        'INSERT INTO outcomes (incident, position, kind, count, object, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?)',
        [
            (incident, n, o["kind"], o["count"], o["object"],
             *((o["start"], o["end"]) if "start" in o else words.get((o["kind"], o["object"]), (0, 0))))
            for n, o in enumerate(value, 1)
        ],
    )  # fmt: skip


_WRITERS: dict[str, Callable[[sqlite3.Connection, Names, int, Any], None]] = {
    "places": _put_places, "launched_from": _put_launches, "outcomes": _put_outcomes,
}  # fmt: skip


def as_json(value: Any) -> str:
    """A value as `changes` keeps it."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
