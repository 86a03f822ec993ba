"""A `Filter` in, rows out: the only package that asks the database about incidents. It never writes.

Its names are loaded when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dronelog.query.cited import Quote, quotes
    from dronelog.query.claims import ClaimRow, claim_rows
    from dronelog.query.filters import STATUSES, Filter, nearest
    from dronelog.query.grains import OUTCOME_COLUMNS, REPORT_COLUMNS, outcome_rows, outcomes_of, report_rows
    from dronelog.query.listing import COLUMNS, SORTS, count, doubtful, flat_row, ids, record_rows, records, rows
    from dronelog.query.one import Found, details, find, history, versions
    from dronelog.query.verdicts import Verdict, all_verdicts, labels

_HOMES = {
    "cited": ("Quote", "quotes"),
    "claims": ("ClaimRow", "claim_rows"),
    "filters": ("STATUSES", "Filter", "nearest"),
    "grains": ("OUTCOME_COLUMNS", "REPORT_COLUMNS", "outcome_rows", "outcomes_of", "report_rows"),
    "listing": ("COLUMNS", "SORTS", "count", "doubtful", "flat_row", "ids", "record_rows", "records", "rows"),
    "one": ("Found", "details", "find", "history", "versions"),
    "verdicts": ("Verdict", "all_verdicts", "labels"),
}

__all__ = [
    "COLUMNS", "OUTCOME_COLUMNS", "REPORT_COLUMNS", "SORTS", "STATUSES", "ClaimRow", "Filter", "Found", "Quote",
    "Verdict", "all_verdicts", "claim_rows", "count", "details", "doubtful", "find", "flat_row", "history", "ids",
    "labels", "nearest", "outcome_rows", "outcomes_of", "quotes", "record_rows", "records", "report_rows", "rows",
    "versions",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"dronelog.query.{home}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
