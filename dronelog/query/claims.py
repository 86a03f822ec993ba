"""A `Filter` → what a summary needs of each incident."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dronelog.query.filters import BY_DATE, FROM, Filter, conditions
from dronelog.query.listing import FLAT


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a summary needs of an incident. `source` is the canonical one, the publisher where nobody is named."""

    id: str
    report: str
    source: str | None
    source_name: str | None
    region: str
    country: str | None
    start: str | None
    end: str | None
    precision: str
    drones: int | None
    status: str
    told: str | None
    publisher: str | None
    source_key: str | None
    outcomes: tuple[tuple[str, int | None, str | None], ...]


def _named_source(table: str) -> str:
    # "the governor" is another one in each region
    return f"{table}.name || CASE WHEN {table}.region IS NULL THEN '' ELSE ' (' || {table}.region || ')' END"


_CLAIM = (
    FLAT["id"], "r.key", "coalesce(a.source, pa.source)",
    f"CASE WHEN a.source IS NULL THEN {_named_source('ps')} ELSE {_named_source('s')} END", "i.region",
    # what falls into a sea belongs to the country of which the same report speaks
    f"CASE WHEN g.kind <> 'sea' THEN {FLAT['country']} ELSE (SELECT CASE WHEN count(DISTINCT coalesce(gj.parent,"  # noqa: S608
    " gj.code)) = 1 THEN max(coalesce(gj.parent, gj.code)) END FROM incidents j JOIN regions gj ON gj.code = j.region"
    " WHERE j.report = i.report AND gj.kind <> 'sea') END",
    "d.start", 'd."end"', "d.precision", "i.drones", "i.status", "r.revised", _named_source("ps"),
    "CASE WHEN a.source IS NULL THEN ps.key ELSE s.key END",
    "(SELECT json_group_array(json_array(o.kind, o.count, o.object)) FROM outcomes o WHERE o.incident = i.id)",
)  # fmt: skip


def claim_rows(
    conn: sqlite3.Connection, wanted: Filter, also: tuple[str, list[Any]] | None = None
) -> Iterator[ClaimRow]:
    """The incidents that match, one region after the other; limit and sort make no difference.

    `also` is a further condition of ours over the tables of `FROM`, with its parameters.
    """
    terms, values = conditions(conn, wanted)
    if also:
        terms.append(also[0])
        values += also[1]
    # without a region the index of regions gives their order, and nothing has to be sorted in memory
    tables = BY_DATE if wanted.regions and wanted.since and wanted.until else FROM
    sql = (f"SELECT {', '.join(_CLAIM)} {tables} LEFT JOIN sources ps ON ps.id = pa.source WHERE {' AND '.join(terms)}"
           " ORDER BY i.region")  # fmt: skip
    for row in conn.execute(sql, values):
        source = None if row[2] is None else str(row[2])
        outcomes = tuple((kind, count, thing) for kind, count, thing in json.loads(row[14])) if row[14] != "[]" else ()
        yield ClaimRow(
            row[0], row[1], source, row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10], row[11], row[12],
            row[13], outcomes,
        )  # fmt: skip
