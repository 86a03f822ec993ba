"""``dronelog undo``: take a person's change back."""

from __future__ import annotations

from typing import Annotated

import typer

from dronelog.cli.deciding import Reason, by, deciding
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared


@shared
def command(
    session: Session,
    change: Annotated[
        int | None,
        typer.Argument(metavar="[CHANGE]", show_default=False, help="Its number; the last one if none is given."),
    ] = None,
    reason: Reason = None,
) -> int:
    r"""Take a correction or verdict back: the last one, or the one with that number in `dronelog history`.

    \b
    Examples:
      dronelog undo
      dronelog undo 12 --reason "typo"
    """
    from dronelog.store.changes import undo

    with deciding(session) as (conn, names):
        number, incidents = undo(conn, names, change, by(reason))
        told = [
            "{}-{}".format(*conn.execute(
                "SELECT r.key, i.number FROM incidents i JOIN reports r ON r.id = i.report WHERE i.id = ?", (incident,)
            ).fetchone())
            for incident in incidents
        ]  # fmt: skip
    session.tell(f"change {number} of {' and '.join(told)} is undone")
    return 0
