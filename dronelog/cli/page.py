"""Gathers what ``export report.html`` shows: totals, nights, disagreements, incidents, outlines."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, TextIO

from dronelog.output.page import DISPUTES, RECORDS, Dispute, Line, Page, Told, write
from dronelog.query import Filter
from dronelog.summary import METRICS, Row, claims, totals


def write_page(conn: sqlite3.Connection, wanted: Filter, out: TextIO, *, lang: str, title: str | None) -> int:
    """Write the page; returns how many incidents it counts."""
    page = gather(conn, wanted, lang=lang, title=title)
    write(page, out)
    return page.total.incidents + page.doubtful


def gather(conn: sqlite3.Connection, wanted: Filter, *, lang: str, title: str | None) -> Page:
    """All that the page shows."""
    from dronelog import __version__, query
    from dronelog.cli.storing import now
    from dronelog.summary.events import DOUBTFUL

    found = list(claims(conn, wanted))
    whole, receipt = totals(found)
    by = {key: totals(found, (key,))[0] for key in ("country", "region", "source", "night")}
    records = list(query.records(conn, replace(wanted, limit=min(wanted.limit or RECORDS, RECORDS))))
    speakers = {claim.id: claim.source_name for claim in found}
    for record in records:
        record["speaker"] = speakers.get(record["id"], "").partition(" (")[0]
    starts = sorted(claim.start for claim in found if claim.start)
    codes = {row.key[0] for key in ("country", "region") for row in by[key] if row.key[0]}
    codes |= {record["region"] for record in records}
    shapes, centres = _drawn(conn, {row.key[0] for row in by["region"] if row.key[0]})
    return Page(
        title=title or "", lang=lang, made=now(), version=__version__, asked=asked(wanted),
        total=_line(whole[0]) if whole else Line(None, dict.fromkeys(METRICS, (None, None)), 0, 0, 0),
        doubtful=receipt.left_out.get(DOUBTFUL, 0), left_out=receipt.left_out.most_common(),
        countries=_largest(by["country"]), regions=_largest(by["region"]), sources=_largest(by["source"]),
        nights=[_line(row) for row in reversed(by["night"]) if row.key[0]],
        disputes=list(_disputes(conn, by["region"])), records=records,
        names=_names(conn, codes), shapes=shapes, centres=centres,
        first=starts[0] if starts else None, last=starts[-1] if starts else None,
    )  # fmt: skip


def asked(wanted: Filter) -> str:
    """The filter in a line; empty where everything was asked for."""
    plain = asdict(Filter())
    given = {key: value for key, value in asdict(wanted).items() if value != plain[key]}
    for key in ("sort", "reverse"):
        given.pop(key, None)
    return "; ".join(f"{key} {', '.join(map(str, v)) if isinstance(v, tuple) else v}" for key, v in given.items())


def _line(row: Row) -> Line:
    figures = {metric: (row.low.get(metric), row.high.get(metric)) for metric in METRICS}
    return Line(row.key[0] if row.key else None, figures, row.incidents, row.reports, row.sources)


def _largest(rows: Iterable[Row]) -> list[Line]:
    lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: (-(line.figures["drones"][1] or 0), -line.incidents, line.key or "~"))


def _disputes(conn: sqlite3.Connection, rows: Iterable[Row]) -> list[Dispute]:
    from dronelog.cli.exporting import span_of

    every = ((row.key[0] or "", event) for row in rows for event in row.events.get("drones", ()))
    events = [pair for pair in every if pair[1].low != pair[1].high]
    events.sort(key=lambda pair: (pair[1].low - pair[1].high, pair[1].start or "", pair[0]))
    found: list[Dispute] = []
    for region, event in events[: DISPUTES + 1]:
        widest = max(event.claims, key=lambda claim: claim.window.length)
        told = [Told(claim.source_name, claim.figures.get("drones"), claim.id) for claim in event.claims]
        found.append(Dispute(region, *span_of(conn, widest.id), event.low, event.high, told))
    return found


def _names(conn: sqlite3.Connection, codes: set[str]) -> dict[str, tuple[str, str, str]]:
    rows = conn.execute("SELECT code, name_en, name_ru, name_uk FROM regions")
    return {code: (en, ru, uk) for code, en, ru, uk in rows if code in codes}


def _drawn(conn: sqlite3.Connection, told: set[str]) -> tuple[dict[str, Any], dict[str, tuple[float, float]]]:
    """Outlines of the regions told of and of what lies around them; centres of those (and of seas) without one."""
    from dronelog.regions.outlines import known, polygons

    shapes = {code: polygons(code) for code in known() if not code.startswith("GB-") or code in told}
    rows = conn.execute("SELECT code, lon, lat FROM regions WHERE kind <> 'country' AND lon IS NOT NULL")
    centres = {code: (lon, lat) for code, lon, lat in rows if code in told and not shapes.get(code)}
    return {code: found for code, found in shapes.items() if found}, centres
