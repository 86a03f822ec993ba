"""``dronelog runs``: what each intake did; undo one whole."""

from __future__ import annotations

from typing import Annotated

import typer

from dronelog.cli.add import plural
from dronelog.cli.deciding import deciding
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.cli.storing import now

group = typer.Typer(
    help="""What each intake did; one can be undone whole.

\b
Examples:
  dronelog runs list
  dronelog runs undo 12
""",
    no_args_is_help=True, rich_markup_mode=None,
)  # fmt: skip

COLUMNS = ("run", "started", "finished", "command", "inputs", "read", "new", "same", "edited", "rejected", "incidents",
           "review", "undone")  # fmt: skip


@group.command("list")
@shared
def list_(
    session: Session,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="The newest so many; 0 is all.")] = 0,
) -> int:
    r"""List runs of intake, the newest first.

    \b
    Example:
      dronelog runs list -n 10
    """
    import json

    from dronelog.output import WRITERS

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    columns = ", ".join(("id", *COLUMNS[1:]))
    rows = session.read().execute(f"SELECT {columns} FROM runs ORDER BY id DESC LIMIT ?", (limit or -1,))  # noqa: S608
    if WRITERS[name].shape == "records":
        records = (dict(zip(COLUMNS, row, strict=True)) for row in rows)
        session.emit(name, COLUMNS, ({**record, "inputs": json.loads(record["inputs"])} for record in records))
    else:
        session.emit(name, COLUMNS, ((*row[:4], "; ".join(json.loads(row[4])), *row[5:]) for row in rows))
    return 0


@group.command("undo")
@shared
def undo(
    session: Session,
    run: Annotated[int, typer.Argument(metavar="RUN", help="Its number in `dronelog runs list`.")],
    force: Annotated[bool, typer.Option("--force", help="Even where a person decided on its incidents.")] = False,
) -> int:
    r"""Undo a run whole: what it brought goes, older versions of edited posts count again. It can be added again.

    \b
    Example:
      dronelog runs undo 12
    """
    from dronelog.store.runs import undo_run

    with deciding(session) as (conn, _):
        removed = undo_run(conn, run, now(), force=force)
    session.tell(f"run {run} is undone: {plural(removed, 'report')} removed")
    return 0
