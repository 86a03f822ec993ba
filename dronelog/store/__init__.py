"""Incidents ↔ SQLite. The only package that writes to the database (schema: docs/database.md)."""

from dronelog.store.connect import BusyError, DatabaseError, MissingError, backup, open_reading, open_writing
from dronelog.store.names import Names
from dronelog.store.write import Counts, Intake, fault, wants_review

__all__ = [
    "BusyError", "Counts", "DatabaseError", "Intake", "MissingError", "Names", "backup", "fault", "open_reading",
    "open_writing", "wants_review",
]  # fmt: skip
