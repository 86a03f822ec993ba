"""What is asked for (`Filter`) → WHERE terms. Everything that a person typed is a parameter, never part of the SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dronelog.terms import OBJECTS, OUTCOME_KINDS, InputError

STATUSES = ("parsed", "doubtful", "accepted", "corrected", "rejected")

#: The tables of a question, under the names that all terms use.
FROM = """
FROM incidents i
JOIN reports r ON r.id = i.report
JOIN dates d ON d.id = i.date
JOIN regions g ON g.code = i.region
LEFT JOIN source_aliases a ON a.id = i.source
LEFT JOIN sources s ON s.id = a.source
LEFT JOIN source_aliases pa ON pa.id = r.publisher
"""
#: The same, dates first: few days of a large log are then found without going through all that a region has.
BY_DATE = FROM.replace("incidents i\n", "dates d CROSS JOIN incidents i ON i.date = d.id\n").replace(
    "JOIN dates d ON d.id = i.date\n", ""
)
#: Table that a term may speak of → the joins that bring it; every incident has one row in each.
_JOINS = {
    "r": ("JOIN reports r ON r.id = i.report",),
    "d": ("JOIN dates d ON d.id = i.date",),
    "a": ("LEFT JOIN source_aliases a ON a.id = i.source",),
    "pa": ("JOIN reports r ON r.id = i.report", "LEFT JOIN source_aliases pa ON pa.id = r.publisher"),
}


def least(terms: Sequence[str]) -> str:
    """The tables of `FROM` that these terms need and no other: to count a million, each join is a million look-ups."""
    named = {name for term in terms for name in _JOINS if f"{name}." in term}
    return "FROM incidents i " + " ".join(dict.fromkeys(join for name in sorted(named) for join in _JOINS[name]))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for. Values of one field are alternatives (OR), fields narrow one another (AND).

    `regions` and `countries` are codes; `since`, `until`, `on`, `night` are ISO days, ends inclusive; a `night` is
    named by the day on which it ends. `sources`, `publishers`, `places` and `words` are as a person typed them.
    `limit` 0 is no limit. `statuses` empty means all but the rejected. `ids` are public ids of incidents, `where` is a
    condition in SQL over the view ``incident_list`` (`dronelog.query.condition`).
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
    ids: tuple[str, ...] = ()
    where: str = ""


def _after(day: str) -> str:
    if day >= "9999-12-31":
        return "9999-99"
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    if day <= "0001-01-01":
        return "0000"
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def conditions(conn: sqlite3.Connection, wanted: Filter) -> tuple[list[str], list[Any]]:
    """The WHERE terms of a filter over the tables of `FROM`, and their parameters.

    Raises `InputError` for a source or publisher that is not in the database, an outcome or object that does not exist.
    """
    terms, values = ["i.current = 1"], list[Any]()

    def any_of(sql: str, options: Sequence[Any]) -> None:
        if options:
            terms.append(f"{sql} IN ({', '.join('?' * len(options))})")
            values.extend(options)

    if wanted.ids:
        keys = sorted({public.rpartition("-")[0] for public in wanted.ids})
        terms.append(f"i.report IN (SELECT id FROM reports WHERE key IN ({', '.join('?' * len(keys))}))")  # noqa: S608
        values.extend(keys)
        any_of("r.key || '-' || i.number", wanted.ids)
    any_of("i.region", wanted.regions)
    if wanted.countries:
        marks = ", ".join("?" * len(wanted.countries))
        terms.append(f"i.region IN (SELECT code FROM regions WHERE code IN ({marks}) OR parent IN ({marks}))")  # noqa: S608
        values.extend([*wanted.countries, *wanted.countries])
    if wanted.places:
        from dronelog.store.shadow import shadow

        shadows = [shadow(place) for place in wanted.places]
        marks = " OR ".join("instr(' ' || p.shadow || ' ', ?)" for _ in shadows)
        terms.append("i.id IN (SELECT ip.incident FROM incident_places ip JOIN places p ON p.id = ip.place"  # noqa: S608
                     f" WHERE {marks})")  # fmt: skip
        values.extend(f" {name} " for name in shadows)
        _places(conn, wanted.places, shadows)
    if wanted.sources:
        any_of("a.source", _named(conn, wanted.sources, "source"))
    if wanted.publishers:
        any_of("pa.source", _named(conn, wanted.publishers, "publisher"))
    _known(wanted.outcomes, OUTCOME_KINDS, "outcome")
    _known(wanted.objects, OBJECTS, "object")
    if wanted.outcomes:  # the plus: by incident, not by kind, also where SQLite has no statistics
        marks = ", ".join("?" * len(wanted.outcomes))
        terms.append(f"EXISTS (SELECT 1 FROM outcomes o WHERE o.incident = i.id AND +o.kind IN ({marks}))")  # noqa: S608
        values.extend(wanted.outcomes)
    if wanted.objects:
        marks = ", ".join("?" * len(wanted.objects))
        terms.append(f"EXISTS (SELECT 1 FROM outcomes o WHERE o.incident = i.id AND +o.object IN ({marks}))")  # noqa: S608
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
    if wanted.where:
        from dronelog.query.condition import check

        check(conn, wanted.where)
        terms.append(f"i.id IN (SELECT row_number FROM ({_view()}) WHERE (\n{wanted.where}\n))")  # noqa: S608 - checked
    if wanted.words:
        from dronelog.store.shadow import search_expression

        expression = search_expression(wanted.words)
    if wanted.words and expression:
        terms.append("i.report IN (SELECT rowid FROM reports_fts WHERE reports_fts MATCH ?)")
        values.append(expression)
    elif wanted.words.strip():  # signs only: no text holds them as a word
        terms.append("0")
    return terms, values


def _places(conn: sqlite3.Connection, typed: Sequence[str], shadows: Sequence[str]) -> None:
    """Raise `InputError` for a place that is nowhere, but nearly one that is. Another is no error."""
    from difflib import get_close_matches

    for name, wanted in zip(typed, shadows, strict=True):
        sql = "SELECT 1 FROM places WHERE instr(' ' || shadow || ' ', ?)"
        if not conn.execute(sql, (f" {wanted} ",)).fetchone():
            known = dict(conn.execute("SELECT shadow, name FROM places ORDER BY id DESC LIMIT 20000"))
            if near := get_close_matches(wanted, known, 1, 0.75):
                raise InputError(f"no place {name!r} in the database; did you mean {known[near[0]]!r}?")


def _view() -> str:
    """The view ``incident_list`` with the row number of each incident, so that a condition on it can be an IN."""
    from dronelog.query.listing import COLUMNS, FLAT

    columns = ", ".join(f'{FLAT[name]} AS "{name}"' for name in COLUMNS)
    return f"SELECT i.id AS row_number, {columns} {FROM} WHERE i.current = 1"


def _known(given: Sequence[str], known: Sequence[str], what: str) -> None:
    for value in given:
        if value not in known:
            raise InputError(f"no {what} {value!r}{nearest(value, known)}; known are {', '.join(known)}")


def nearest(typed: str, known: Sequence[str]) -> str:
    """A suggestion for a mistyped word, as the end of a sentence; empty where nothing is near."""
    from difflib import get_close_matches

    folded = {name.lower(): name for name in reversed(known)}
    near = get_close_matches(typed.lower(), folded, 1, 0.6)
    return f"; did you mean {folded[near[0]]!r}?" if near else ""


def _named(conn: sqlite3.Connection, typed: Sequence[str], what: str) -> list[int]:
    """The sources that a person means: by key, else by a name that contains what was typed."""
    from dronelog.store.identity import fold
    from dronelog.store.shadow import shadow

    found: list[int] = []
    for name in typed:
        rows = conn.execute("SELECT id FROM sources WHERE key = ?", (name.upper(),)).fetchall()
        if not rows:
            rows = conn.execute(
                "SELECT DISTINCT source FROM source_aliases WHERE instr(folded, ?)", (fold(name),)
            ).fetchall()
        if not rows:
            wanted = f"% {shadow(name)} %"
            pairs = conn.execute("SELECT source, alias FROM source_aliases").fetchall()
            rows = [(source,) for source, alias in pairs if wanted[1:-1] in f" {shadow(alias)} "]
        if not rows:
            known = [row[0] for row in conn.execute("SELECT alias FROM source_aliases LIMIT 5000")]
            raise InputError(
                f"no {what} {name!r} in the database{nearest(name, known)} (`dronelog sources` lists them)"
            )
        found.extend(row[0] for row in rows)
    return found
