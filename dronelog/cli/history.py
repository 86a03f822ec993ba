"""``dronelog history``: what persons changed."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dronelog.cli.deciding import Id, incident_of
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared

COLUMNS = ("change", "at", "who", "field", "old", "new", "reason", "undone", "undoes")


@shared
def command(
    session: Session,
    id: Id,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:
    r"""Tell what persons changed of an incident: what, when, who, why.

    \b
    Example:
      dronelog history e46mvmb-1
    """
    from dronelog.output import WRITERS
    from dronelog.output.wording import changed_value
    from dronelog.query import history

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    conn = session.read()
    _, public = incident_of(conn, id)
    found = history(conn, public)

    def line(row: dict[str, Any]) -> tuple[Any, ...]:
        words = {key: changed_value(row["field"], row[key]) for key in ("old", "new")}
        return tuple(words.get(key, row[key]) for key in COLUMNS)

    session.emit(name, COLUMNS, found if WRITERS[name].shape == "records" else map(line, found))
    if not found:
        session.tell(f"{public}: nobody changed it")
    return 0
