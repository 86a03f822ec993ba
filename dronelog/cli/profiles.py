"""``dronelog profiles``: the columns that were named once with ``add --map``; list, forget."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from dronelog.cli.deciding import deciding
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared

group = typer.Typer(
    help="""Tables whose columns were named once (`add --map`): the same header is read so again.

\b
Examples:
  dronelog profiles list
  dronelog profiles forget 2
""",
    no_args_is_help=True, rich_markup_mode=None,
)  # fmt: skip

COLUMNS = ("profile", "header", "mapping", "at")


@group.command("list")
@shared
def list_(
    session: Session,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:
    r"""List the tables whose columns were named, the latest first.

    \b
    Example:
      dronelog profiles list --format json
    """
    from dronelog.output import WRITERS

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    rows = [
        (number, json.loads(header), json.loads(mapping), at)
        for number, header, mapping, at in session.read().execute(
            "SELECT id, header, mapping, at FROM profiles ORDER BY at DESC, id DESC"
        )
    ]
    if WRITERS[name].shape == "records":
        session.emit(name, COLUMNS, (dict(zip(COLUMNS, row, strict=True)) for row in rows))
    else:
        session.emit(name, COLUMNS, ((n, "; ".join(header), told(mapping), at) for n, header, mapping, at in rows))
    if not rows:
        session.tell("no columns were named yet; `dronelog add FILE --map text=COLUMN` does")
    return 0


def told(mapping: dict[str, str]) -> str:
    """A mapping as it is typed: "text=Текст published=Дата"."""
    return " ".join(f"{field}={column}" for field, column in mapping.items())


@group.command("forget")
@shared
def forget(
    session: Session, profile: Annotated[int, typer.Argument(metavar="PROFILE", help="Its number in the list.")]
) -> int:
    r"""Forget one: such a table is guessed at again.

    \b
    Example:
      dronelog profiles forget 2
    """
    from dronelog.store.remembered import forget_columns

    with deciding(session) as (conn, _):
        forget_columns(conn, profile)
    session.tell(f"profile {profile} is forgotten")
    return 0
