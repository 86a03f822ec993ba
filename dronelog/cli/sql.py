"""``dronelog sql``: a question in SQL, which can change nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any

import typer

from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared

#: Rows of a table on a terminal where no --limit is given.
SCREEN = 50


@shared
def command(
    session: Session,
    question: Annotated[str, typer.Argument(metavar="SQL", help="One SELECT; - reads it from stdin.")],
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many; 50 for a table on a terminal. 0: all"),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:
    r"""Ask the database in SQL. It can only be read: whatever would change something is refused.

    \b
    Examples:
      dronelog sql "SELECT region_name, sum(drones) FROM incident_list GROUP BY region_name"
      dronelog sql "SELECT id, quote FROM incident_list WHERE killed > 0" --format md
      dronelog sql "SELECT name, sql FROM sqlite_master" --format json
      dronelog sql - < question.sql

    docs/database.md explains tables and columns; the view incident_list has one row an incident. A sum over incidents
    counts what was told twice twice: `dronelog summary` does not.
    """
    from dronelog.output import WRITERS
    from dronelog.query.condition import ask

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    if question == "-":
        question = sys.stdin.read() if sys.stdin is not None else ""
    if limit is None:
        limit = SCREEN if name == "table" and session.terminal else 0
    columns, rows = ask(session.read(), question)
    shown = islice(rows, limit) if limit else rows
    if WRITERS[name].shape == "records":
        written = session.emit(name, (), _records(columns, shown))
    else:
        written = session.emit(name, columns, shown)
    if limit and written == limit and next(rows, None) is not None:
        session.tell(f"the first {limit} rows; --limit 0 shows all")
    return 0


def _records(columns: list[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[dict[str, Any]]:
    return (dict(zip(columns, row, strict=True)) for row in rows)
