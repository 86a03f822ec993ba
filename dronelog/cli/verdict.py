"""Verdicts on incidents: accepted, rejected, or none."""

from __future__ import annotations

from dronelog.cli.deciding import by, deciding, incident_of
from dronelog.cli.session import Session


def give(session: Session, ids: list[str], verdict: str | None, reason: str | None) -> int:
    """Record the verdict on each incident; all of them or none."""
    from dronelog.store.changes import judge

    with deciding(session) as (conn, _):
        decided = by(reason)
        told = [(public, judge(conn, row, verdict, decided)) for row, public in (incident_of(conn, id) for id in ids)]
    for public, changed in told:
        session.tell(f"{public}: {verdict or 'as it was'}" + ("" if changed else " already"))
    return 0
