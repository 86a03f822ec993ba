"""What is kept ready for summaries, and what of it is stale: SQL only, the rules are `dronelog.summary.ready`'s."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dronelog.query.filters import Filter, conditions

#: The week of a start, "2025-W35": SQLite cannot tell it.
Week = Callable[[str | None], str | None]
#: The columns of figures: a low and a high of each, in this order.
FIGURES: tuple[str, ...] = ("drones", "intercepted", "struck", "damaged", "killed", "injured")
SUMS: tuple[str, ...] = tuple(f"{name}_{end}" for name in FIGURES for end in ("low", "high"))

#: The span of time that a moment belongs to, in SQL, of a start and whether it is a night; `summary.totals.time_key`.
_UNITS: dict[str, str] = {
    "year": "substr({start}, 1, 4)", "month": "substr({start}, 1, 7)", "day": "substr({start}, 1, 10)",
    "week": "week({start})",
    "night": "CASE WHEN {night} OR substr({start}, 12, 2) >= '18' THEN date(substr({start}, 1, 10), '+1 day')"
             " WHEN substr({start}, 12, 2) < '08' AND length({start}) > 10 THEN substr({start}, 1, 10) END",
}  # fmt: skip
# who speaks; -1 is nobody
_SPEAKER = (
    "coalesce(CASE WHEN i.source IS NULL THEN (SELECT pa.source FROM reports r JOIN source_aliases pa"
    " ON pa.id = r.publisher WHERE r.id = i.report) ELSE (SELECT a.source FROM source_aliases a WHERE a.id = i.source)"
    " END, -1)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A row of ``ready_spans``: where it begins and ends, what was left out of it and why."""

    first: int
    reach: int
    repeats: int
    corrected: int
    inside: int


def usable(wanted: Filter) -> bool:
    """Whether what is ready answers this filter: it narrows by whole regions, if at all."""
    plain = replace(wanted, regions=(), countries=(), sort="date", reverse=False, limit=0)
    return plain == Filter()


def rules(conn: sqlite3.Connection) -> int | None:
    """By which rules the events were made; None where there are none."""
    row = conn.execute("SELECT rules FROM ready_rules").fetchone()
    return None if row is None else int(row[0])


def stale(conn: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """Region → the dates, first and last, of which the incidents changed; ("", "") for one without a date."""
    found: dict[str, list[tuple[str, str]]] = {}
    for region, start, end in conn.execute('SELECT region, start, "end" FROM ready_stale ORDER BY 1, 2, 3'):
        found.setdefault(region, []).append((start, end))
    return found


def judged_regions(conn: sqlite3.Connection) -> set[str]:
    """Regions of incidents of whose events a person said something."""
    sql = "SELECT DISTINCT region FROM incidents WHERE id IN (SELECT a FROM links UNION SELECT b FROM links)"
    return {row[0] for row in conn.execute(sql)}


def regions_of(conn: sqlite3.Connection, wanted: Filter) -> list[str]:
    """The regions of which a filter (`usable`) finds anything."""
    terms, values = conditions(conn, wanted)
    # region by region down the index, not through all incidents
    sql = (f"SELECT g.code FROM regions g WHERE EXISTS (SELECT 1 FROM incidents i WHERE i.region = g.code"  # noqa: S608
           f" AND {' AND '.join(terms)})")  # fmt: skip
    return sorted(row[0] for row in conn.execute(sql, values))


def parts_of(conn: sqlite3.Connection, regions: Sequence[str]) -> list[str]:
    """The names under which these regions are kept: a sea's are of its countries, "SEA-BLACK:RU"."""
    found: list[str] = []
    for region in regions:
        if region.startswith("SEA-"):
            sql = "SELECT DISTINCT region FROM ready_spans WHERE region > ? AND region < ?"
            found += [row[0] for row in conn.execute(sql, (f"{region}:", f"{region};"))]
            found.append(f"{region}:")
        else:
            found.append(region)
    return list(dict.fromkeys(found))


def spans(conn: sqlite3.Connection, region: str) -> list[Span]:
    """The spans of a region, oldest first."""
    sql = "SELECT first, reach, repeats, corrected, inside FROM ready_spans WHERE region = ? ORDER BY first"
    return [Span(*row) for row in conn.execute(sql, (region,))]


def cells(conn: sqlite3.Connection, region: str) -> list[tuple[Any, ...]]:
    """The events of a region: span, start, night, opens, closes, then `SUMS`."""
    sql = f"SELECT span, start, night, opens, closes, {', '.join(SUMS)} FROM ready_events WHERE region = ?"  # noqa: S608
    return conn.execute(sql, (region,)).fetchall()


def sums(
    conn: sqlite3.Connection, regions: Sequence[str], units: Sequence[str], week: Week
) -> Iterator[tuple[Any, ...]]:
    """Sums of the events of these regions, one after the other: region, the keys of `units`, then `SUMS`."""
    keys = _keys(conn, units, "start", "night", week)
    grouped = f" GROUP BY {_numbers(len(keys))}" if keys else " HAVING count(*) > 0"
    told = ", ".join([*keys, *(f"sum({name})" for name in SUMS)])
    for region in regions:
        for row in conn.execute(f"SELECT {told} FROM ready_events WHERE region = ?{grouped}", (region,)):  # noqa: S608
            yield (region, *row)


def left_out(conn: sqlite3.Connection, regions: Sequence[str]) -> tuple[int, int, int]:
    """How many incidents of these regions repeat, were corrected, lie inside another."""
    sql = ("SELECT coalesce(sum(repeats), 0), coalesce(sum(corrected), 0), coalesce(sum(inside), 0)"  # noqa: S608
           " FROM ready_spans"
           f" WHERE region IN ({', '.join('?' * len(regions))})")  # fmt: skip
    row = conn.execute(sql, list(regions)).fetchone()
    return int(row[0]), int(row[1]), int(row[2])


def counts(
    conn: sqlite3.Connection, regions: Sequence[str], units: Sequence[str], week: Week
) -> Iterator[tuple[Any, ...]]:
    """Region, the keys of `units`, then how many incidents, how many doubtful, reports and sources (of the others).

    Region by region: to group all of a large log at once, SQLite would hold and sort all of it.
    """
    keys = _keys(conn, units, "d.start", "d.precision = 'night'", week)
    sure = "i.status <> 'doubtful'"
    grouped = f" GROUP BY {_numbers(len(keys))}" if keys else " HAVING count(*) > 0"
    sql = (f"SELECT {''.join(f'{key}, ' for key in keys)}sum({sure}), sum(i.status = 'doubtful'),"  # noqa: S608
           f" count(DISTINCT CASE WHEN {sure} THEN i.report END), count(DISTINCT CASE WHEN {sure} THEN {_SPEAKER} END)"
           " FROM incidents i JOIN dates d ON d.id = i.date WHERE i.current = 1 AND i.status <> 'rejected'"
           f" AND i.region = ?{grouped}")  # fmt: skip
    for region in regions:
        for row in conn.execute(sql, (region,)):
            yield (region, *row)


def basis(conn: sqlite3.Connection, wanted: Filter) -> tuple[int, int, int, int]:
    """What a filter (`usable`) rests on: incidents, reports, sources, and doubtful incidents among the first."""
    terms, values = conditions(conn, wanted)
    where = f"FROM incidents i WHERE {' AND '.join(terms)}"
    sql = f"SELECT count(*), count(DISTINCT {_SPEAKER}), sum(i.status = 'doubtful') {where}"
    incidents, sources, doubtful = conn.execute(sql, values).fetchone()
    # in the order of the reports' index: to count distinct ones SQLite would hold them all
    reports = conn.execute(f"SELECT count(*) FROM (SELECT 1 {where} GROUP BY i.report)", values).fetchone()[0]  # noqa: S608
    return int(incidents), int(reports), int(sources), int(doubtful or 0)


def between(region: str, start: str | None, end: str | None) -> tuple[str, list[Any]]:
    """A condition for `claim_rows`: incidents of a region with a firm date that touches these days (None: no bound)."""
    terms, values = ["i.region = ?", "d.precision NOT IN ('approx', 'unknown')", "d.start IS NOT NULL"], [region]
    if start is not None:
        terms.append('d."end" >= ?')
        values.append(start)
    if end is not None:
        terms.append("d.start < ?")
        values.append(end)
    return " AND ".join(terms), values


def vague(region: str) -> tuple[str, list[Any]]:
    """A condition for `claim_rows`: incidents of a region with a vague date, or none."""
    return "i.region = ? AND (d.start IS NULL OR d.precision IN ('approx', 'unknown'))", [region]


def _keys(conn: sqlite3.Connection, units: Sequence[str], start: str, night: str, week: Week) -> list[str]:
    if "week" in units:
        conn.create_function("week", 1, week, deterministic=True)
    return [_UNITS[unit].format(start=start, night=night) for unit in units]


def _numbers(count: int) -> str:
    return ", ".join(str(n) for n in range(1, count + 1))


__all__ = [
    "FIGURES", "SUMS", "Span", "basis", "between", "cells", "counts", "judged_regions", "left_out", "parts_of",
    "regions_of", "rules", "spans", "stale", "sums", "usable", "vague",
]  # fmt: skip
