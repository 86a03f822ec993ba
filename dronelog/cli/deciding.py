"""What the commands of a person's decisions share: who decides, which incident, the database for writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from dronelog.cli.complete import incident
from dronelog.cli.config import setting
from dronelog.cli.session import Session
from dronelog.cli.storing import names_for, now
from dronelog.store import Names, transaction
from dronelog.store.changes import By
from dronelog.terms import InputError

Id = Annotated[
    str, typer.Argument(metavar="ID", autocompletion=incident, help="Of an incident; its first letters are enough.")
]
Ids = Annotated[
    list[str],
    typer.Argument(metavar="ID…", autocompletion=incident, help="Of incidents; their first letters are enough."),
]
Reason = Annotated[str | None, typer.Option("--reason", "-m", metavar="WORDS", help="Why; kept with the change.")]


def by(reason: str | None) -> By:
    """Who decides: DRONELOG_WHO, `who` of the configuration, else the name of the account."""
    who = os.environ.get("DRONELOG_WHO") or setting("who")
    if not who:
        import getpass

        try:
            who = getpass.getuser()
        except (KeyError, OSError):  # no name for this account: a container
            who = None
    return By(who, now(), reason)


@contextmanager
def deciding(session: Session) -> Iterator[tuple[sqlite3.Connection, Names]]:
    """The database in one transaction; it must exist already."""
    session.read().close()
    conn, path = session.write()
    names = names_for(conn)
    with transaction(conn, Path(path), names):
        yield conn, names


def incident_of(conn: sqlite3.Connection, typed: str) -> tuple[int, str]:
    """The row and full id of the incident that was meant; raises `InputError` for a report's id with the choices."""
    from dronelog.query import find

    found = find(conn, typed)
    if found.incident is not None:
        return found.incident, f"{found.key}-{found.number}"
    rows = conn.execute("SELECT id, number FROM incidents WHERE report = ? ORDER BY number", (found.report,)).fetchall()
    if len(rows) == 1:
        return rows[0][0], f"{found.key}-{rows[0][1]}"
    choices = ", ".join(f"{found.key}-{number}" for _, number in rows)
    raise InputError(f"{typed!r} is a report with {len(rows)} incidents{': ' + choices if choices else ''}; name one")
