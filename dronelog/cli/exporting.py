"""What `export` writes: the columns and rows of each grain, of flat rows or records, and what is said of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dronelog.query import Filter
from dronelog.terms import InputError

GRAINS = ("incidents", "outcomes", "reports", "totals", "events")

_EVENT_COLUMNS = (
    "region", "region_name", "country", "start", "end", "precision", "drones_low", "low_source", "drones_high",
    "high_source", "incidents", "reports", "sources", "incident_ids",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grain:
    """One table: its name, its columns, its flat rows and its records (made only when asked for)."""

    name: str
    columns: Sequence[str]
    rows: Callable[[], Iterable[Sequence[Any]]]
    records: Callable[[], Iterable[dict[str, Any]]]


def grain(
    conn: sqlite3.Connection, wanted: Filter, name: str, by: Sequence[str] = ("region",), wide: str | None = None
) -> Grain:
    """The table of that name; `by` groups totals, `wide` spreads one figure over columns."""
    from dronelog import query

    if name == "incidents":
        return Grain(name, query.COLUMNS, lambda: query.rows(conn, wanted), lambda: query.records(conn, wanted))
    if name == "outcomes":
        return _flat(name, query.OUTCOME_COLUMNS, lambda: query.outcome_rows(conn, wanted))
    if name == "reports":
        return _flat(name, query.REPORT_COLUMNS, lambda: query.report_rows(conn, wanted))
    if name == "events":
        found = list(_events(conn, wanted))
        return _flat(name, _EVENT_COLUMNS, lambda: found)
    if name == "totals":
        table = _totals(conn, wanted, by, wide)
        return _flat(name, table[0], lambda: table[1])
    raise InputError(f"no rows {name!r}; known are {', '.join(GRAINS)}")


def _flat(name: str, columns: Sequence[str], rows: Callable[[], Iterable[Sequence[Any]]]) -> Grain:
    def records() -> Iterator[dict[str, Any]]:
        return (dict(zip(columns, row, strict=True)) for row in rows())

    return Grain(name, columns, rows, records)


def _names(conn: sqlite3.Connection) -> dict[str, str]:
    return dict(conn.execute("SELECT code, name_en FROM regions"))


def _totals(
    conn: sqlite3.Connection, wanted: Filter, by: Sequence[str], wide: str | None
) -> tuple[Sequence[str], list[tuple[Any, ...]]]:
    from dronelog.summary import METRICS, as_dict, summarise

    if wide and (wide not in METRICS or len(by) != 2):
        raise InputError(f"--wide wants one of {', '.join(METRICS)}, and two keys: --by region,month --wide drones")
    names = _names(conn)
    rows, _ = summarise(conn, wanted, by)
    dicts = [as_dict(row, by, names) for row in rows]
    if wide:
        return spread(dicts, by, wide)
    empty = [*by, "reports", "incidents", "sources"]
    return (list(dicts[0]) if dicts else empty), [tuple(told.values()) for told in dicts]


def spread(
    dicts: Sequence[Mapping[str, Any]], by: Sequence[str], metric: str
) -> tuple[Sequence[str], list[tuple[Any, ...]]]:
    """A row for each value of the first key (with its ISO code and name), a column for each value of the second.

    The figure is the greatest that is told; blank where nobody tells one.
    """
    first, second = by
    heads = [key for key in (first, f"{first}_name") if not dicts or key in dicts[0]]
    across = sorted({str(told[second] or "undated") for told in dicts})
    lines: dict[tuple[Any, ...], dict[str, Any]] = {}
    for told in dicts:
        line = lines.setdefault(tuple(told[key] for key in heads), {})
        line[str(told[second] or "undated")] = told[f"{metric}_high"]
    return [*heads, *across], [(*head, *(line.get(name) for name in across)) for head, line in lines.items()]


def _events(conn: sqlite3.Connection, wanted: Filter) -> Iterator[tuple[Any, ...]]:
    from dronelog.summary import summarise

    names = _names(conn)
    rows, _ = summarise(conn, wanted, ("region",), events=True)
    for row in rows:
        for event in row.events.get("drones", ()):
            claims = event.claims
            spans = [claim.window for claim in claims]
            widest = claims[max(range(len(claims)), key=lambda n: spans[n].length)]
            start, end, precision = span_of(conn, widest.id)
            yield (
                row.key[0], names.get(row.key[0] or ""), widest.country or None, start, end, precision,
                event.low, event.low_source or None, event.high, event.high_source or None, len(claims),
                len({claim.report for claim in claims}), len({claim.source for claim in claims}),
                "; ".join(claim.id for claim in claims),
            )  # fmt: skip


def span_of(conn: sqlite3.Connection, public: str) -> tuple[str | None, str | None, str]:
    """Start, end and precision of an incident, by its public id."""
    key, _, number = public.rpartition("-")
    row = conn.execute(
        'SELECT d.start, d."end", d.precision FROM incidents i JOIN reports r ON r.id = i.report'
        " JOIN dates d ON d.id = i.date WHERE r.key = ? AND i.number = ?", (key, int(number))
    ).fetchone()  # fmt: skip
    return row[0], row[1], row[2]


def features(conn: sqlite3.Connection, wanted: Filter) -> Iterator[dict[str, Any]]:
    """Records with a GeoJSON `geometry`: points of the places named, else the region's outline, else its centre."""
    from dronelog import query
    from dronelog.cli.places import geometry

    for record in query.records(conn, wanted):
        record["geometry"], record["location"] = geometry(record["region"], tuple(record["places"]))
        yield record


def publishers(conn: sqlite3.Connection) -> Iterator[dict[str, str]]:
    """Those who published the reports, as the `sources` of a data package."""
    for (name,) in conn.execute(
        "SELECT DISTINCT s.name FROM reports r JOIN source_aliases a ON a.id = r.publisher"
        " JOIN sources s ON s.id = a.source ORDER BY s.name"
    ):
        yield {"title": name}
