"""A `Filter` in, rows out: the only package that asks the database about incidents. It never writes."""

from dronelog.query.claims import ClaimRow, claim_rows
from dronelog.query.filters import STATUSES, Filter, nearest
from dronelog.query.grains import OUTCOME_COLUMNS, REPORT_COLUMNS, outcome_rows, report_rows
from dronelog.query.one import Found, details, find, history, versions
from dronelog.query.rows import COLUMNS, SORTS, count, doubtful, records, rows

__all__ = [
    "COLUMNS", "OUTCOME_COLUMNS", "REPORT_COLUMNS", "SORTS", "STATUSES", "ClaimRow", "Filter", "Found", "claim_rows",
    "count", "details", "doubtful", "find", "history", "nearest", "outcome_rows", "records", "report_rows", "rows",
    "versions",
]  # fmt: skip
