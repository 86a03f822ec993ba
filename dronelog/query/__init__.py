"""A `Filter` in, rows out: the only package that asks the database about incidents. It never writes."""

from dronelog.query.claims import ClaimRow, claim_rows
from dronelog.query.filters import STATUSES, Filter, nearest
from dronelog.query.grains import OUTCOME_COLUMNS, REPORT_COLUMNS, outcome_rows, outcomes_of, report_rows
from dronelog.query.one import Found, details, find, history, versions
from dronelog.query.rows import COLUMNS, SORTS, count, doubtful, flat_row, record_rows, records, rows

__all__ = [
    "COLUMNS", "OUTCOME_COLUMNS", "REPORT_COLUMNS", "SORTS", "STATUSES", "ClaimRow", "Filter", "Found", "claim_rows",
    "count", "details", "doubtful", "find", "flat_row", "history", "nearest", "outcome_rows", "outcomes_of",
    "record_rows", "records", "report_rows", "rows", "versions",
]  # fmt: skip
