"""``dronelog edit``: correct fields of an incident."""

from __future__ import annotations

from typing import Annotated

import typer

from dronelog.cli import choose
from dronelog.cli.deciding import Id, Reason, by, deciding, incident_of
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared


@shared
def command(
    session: Session,
    id: Id,
    fields: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="What is right; empty for none.")],
    reason: Reason = None,
) -> int:
    r"""Correct fields of an incident. Nothing is overwritten: the old value, who, when and why are kept.

    \b
    Examples:
      dronelog edit e46mvmb-1 drones=12 --reason "counted in the video"
      dronelog edit e46mvmb-1 region=RU-KLU places="Sukhinichi"
      dronelog edit e46mvmb-1 start=2025-08-26 end=2025-08-27 precision=night
      dronelog edit e46mvmb-1 outcomes="intercepted 9; damaged 2 home; no_casualties"

    `dronelog undo` takes it back. What was corrected is never touched by `dronelog reparse`.
    """
    from dronelog.store.changes import edit
    from dronelog.store.fields import check_field, read_value

    values = {}
    for pair in fields:
        field, sign, typed = pair.partition("=")
        if not sign:
            raise typer.BadParameter(f"{pair!r}: FIELD=VALUE is wanted", param_hint="FIELD=VALUE")
        check_field(field)
        values[field] = choose.region(typed) if field == "region" else read_value(field, typed)
    with deciding(session) as (conn, names):
        row, public = incident_of(conn, id)
        changed = edit(conn, names, row, values, by(reason))
    for field, (old, new) in changed.items():
        session.tell(f"{public} {field}: {old} → {new}")
    if not changed:
        session.tell(f"{public}: nothing to change")
    return 0
