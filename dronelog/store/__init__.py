"""Incidents ↔ SQLite. The only package that writes to the database (schema: docs/database.md)."""

from dronelog.store.changes import transaction
from dronelog.store.connect import BusyError, DatabaseError, MissingError, backup, meaning, open_reading, open_writing
from dronelog.store.names import Names
from dronelog.store.write import Counts, Intake, fault, wants_review

__all__ = [
    "BusyError", "Counts", "DatabaseError", "Intake", "MissingError", "Names", "backup", "fault", "meaning",
    "open_reading", "open_writing", "transaction", "wants_review",
]  # fmt: skip
