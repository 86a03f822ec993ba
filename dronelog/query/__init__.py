"""A `Filter` in, rows out: the only package that asks the database about incidents. It never writes."""

from dronelog.query.claims import ClaimRow, claim_rows
from dronelog.query.filters import STATUSES, Filter, nearest
from dronelog.query.one import Found, details, find, versions
from dronelog.query.rows import COLUMNS, SORTS, count, records, rows

__all__ = [
    "COLUMNS", "SORTS", "STATUSES", "ClaimRow", "Filter", "Found", "claim_rows", "count", "details", "find", "nearest",
    "records", "rows", "versions",
]  # fmt: skip
