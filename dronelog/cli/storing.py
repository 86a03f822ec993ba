"""Opens an intake: the database, the names behind codes and keys, the version of the parser."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime

from dronelog import __version__
from dronelog.cli.knowledge import region_of, source_name
from dronelog.cli.session import Session
from dronelog.store import Intake, Names


def now() -> str:
    """The moment, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def names_for(conn: sqlite3.Connection) -> Names:
    """The shared rows of a database, with what the gazetteer and the languages know."""
    return Names(conn, region_of, source_name)


def open_intake(session: Session, command: str, inputs: list[str]) -> Intake:
    """An intake into the database of the session."""
    from dronelog.parsing import VERSION

    conn, path = session.write()
    return Intake(conn, path, names_for(conn), parser=VERSION, program=__version__, command=command, inputs=inputs,
                  now=now())  # fmt: skip
