"""Verdicts on events: incidents that are, or are not, one."""

from __future__ import annotations

from dronelog.cli.deciding import by, deciding, incident_of
from dronelog.cli.session import Session
from dronelog.store.links import Verdict


def say(session: Session, ids: list[str], verdict: Verdict, reason: str | None) -> int:
    """Record the verdict on the incidents; on all of them or on none."""
    from dronelog.store.changes import link
    from dronelog.store.links import linked

    with deciding(session) as (conn, _):
        meant = [linked(conn, *incident_of(conn, id)) for id in ids]
        new = link(conn, meant, verdict, by(reason))
    words = "one event" if verdict == "same" else "two events"
    for a, b in new:
        session.tell(f"{a.public} and {b.public} are {words}")
    if not new:
        session.tell(f"{' and '.join(found.public for found in meant)}: that was said already")
    return 0
