"""Incidents ↔ SQLite. The only package that writes to the database (schema: docs/database.md).

Its names are loaded when they are first used: a question needs the connection and nothing of the writer.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dronelog.store.changes import transaction
    from dronelog.store.connect import (
        BusyError,
        DatabaseError,
        MissingError,
        backup,
        meaning,
        open_reading,
        open_writing,
    )
    from dronelog.store.names import Names
    from dronelog.store.write import Counts, Intake, fault, wants_review

_HOMES = {
    "connect": ("BusyError", "DatabaseError", "MissingError", "backup", "meaning", "open_reading", "open_writing"),
    "changes": ("transaction",),
    "names": ("Names",),
    "write": ("Counts", "Intake", "fault", "wants_review"),
}

__all__ = [
    "BusyError", "Counts", "DatabaseError", "Intake", "MissingError", "Names", "backup", "fault", "meaning",
    "open_reading", "open_writing", "transaction", "wants_review",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"dronelog.store.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
