"""Incidents ↔ SQLite. The only package that writes to the database (schema: docs/database.md)."""

from dronelog.store.connect import Busy, DatabaseError, Missing, backup, open_reading, open_writing
from dronelog.store.names import Names
from dronelog.store.write import Counts, Intake, fault, wants_review

__all__ = [
    "Busy", "Counts", "DatabaseError", "Intake", "Missing", "Names", "backup", "fault", "open_reading", "open_writing",
    "wants_review",
]  # fmt: skip
