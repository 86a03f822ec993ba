"""Rows → totals that count each thing once (docs/method.md). `totals` is pure; `summarise` asks the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dronelog.query import Filter, claim_rows, labels
from dronelog.summary.claims import METRICS, Claim, figures_of, reckoned_in
from dronelog.summary.totals import KEYS, Counting, Receipt, Row, check, totals
from dronelog.summary.windows import window

__all__ = ["KEYS", "METRICS", "Claim", "Receipt", "Row", "claims", "summarise", "totals"]

#: Who speaks where nobody is named: one voice, so that two anonymous reports of one night are not added.
NOBODY = "?"
#: The labels of an incident of whose event no person said anything.
UNJUDGED: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


def claims(
    conn: sqlite3.Connection, wanted: Filter, also: tuple[str, list[Any]] | None = None
) -> Iterator[Claim]:
    """The claims that match a filter, one region after the other. `also`: as for `query.claim_rows`."""
    said = labels(conn)  # empty nearly always: persons judge few events
    for found in claim_rows(conn, wanted, also):
        one_with, apart = said.get(found.id, UNJUDGED) if said else UNJUDGED
        reckoned = reckoned_in(found.region, found.country or "", found.source_key)
        yield Claim(
            id=found.id, report=found.report, source=found.source or NOBODY, source_name=found.source_name or "",
            region=found.region, country=reckoned if found.region.startswith("SEA-") else found.country or "",
            window=window(found.start, found.end, found.precision), start=found.start,
            figures=figures_of(found.drones, found.outcomes),
            told=found.told or "", publisher=found.publisher or "", outcomes=found.outcomes,
            doubtful=found.status == "doubtful", night=found.precision == "night",
            one_with=one_with, apart=apart, reckoned=reckoned,
        )  # fmt: skip


def summarise(
    conn: sqlite3.Connection, wanted: Filter, by: Sequence[str] = (), *, events: bool = False
) -> tuple[list[Row], Receipt]:
    """Totals of the incidents that match a filter, grouped by one or two keys (`KEYS`).

    `Row.events` and `Receipt.reasons` are filled with `events`; without, what is kept ready may answer at once.
    """
    check(by)
    if not events:
        from dronelog.summary.ready import ready

        if (found := ready(conn, wanted, by)) is not None:
            return found
    counting = Counting(by)
    for _, told in groupby(claims(conn, wanted), key=lambda claim: claim.region):
        counting.region(told)
    return counting.finish()


def as_dict(row: Row, by: Sequence[str], names: dict[str, str]) -> dict[str, Any]:
    """A row in the JSON contract: the keys, the counts, a low and a high for each metric (None where none is told)."""
    told: dict[str, Any] = {}
    for key, value in zip(by, row.key, strict=True):
        told[key] = value
        if key in ("region", "country"):
            told[f"{key}_name"] = names.get(value or "")
    told.update(reports=row.reports, incidents=row.incidents, sources=row.sources)
    for metric in METRICS:
        told[f"{metric}_low"], told[f"{metric}_high"] = row.low.get(metric), row.high.get(metric)
    told["doubtful"] = row.doubtful
    return told
