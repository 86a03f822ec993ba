"""``dronelog sources``: who makes claims, under which names."""

from __future__ import annotations

from typing import Annotated

import typer

from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared


@shared
def command(
    session: Session,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]", show_default=False, help="Part of a name, or a key.")
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
    add_alias: Annotated[
        str | None, typer.Option("--add-alias", metavar="ALIAS", help="Another name of the source that NAME names.")
    ] = None,
) -> int:
    r"""List sources with their names, and how many incidents and reports each has; add a name to one.

    \b
    Examples:
      dronelog sources
      dronelog sources ministry
      dronelog sources --format json
      dronelog sources RU-MOD --add-alias "the MoD"     this name means that source, now and later
    """
    from dronelog.output import WRITERS
    from dronelog.query.sources import COLUMNS, list_sources

    if add_alias is not None:
        return _add(session, " ".join(name or ()), add_alias)
    wanted = session.format(format)
    if wanted not in WRITERS:
        raise typer.BadParameter(f"{wanted!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    found = list_sources(session.read(), " ".join(name or ()))
    if WRITERS[wanted].shape == "records":
        session.emit(wanted, (), (dict(zip(COLUMNS, row, strict=True)) for row in found))
    else:
        flat = ((*row[:5], "; ".join(row[5]), *row[6:]) for row in found)
        session.emit(wanted, COLUMNS, flat)
    return 0


def _add(session: Session, name: str, alias: str) -> int:
    from dronelog.cli.add import plural
    from dronelog.cli.deciding import deciding
    from dronelog.store.aliases import add_alias

    if not name:
        raise typer.BadParameter("name the source first", param_hint="NAME")
    with deciding(session) as (conn, _):
        moved = add_alias(conn, name, alias)
    session.tell(f"{alias!r} means {name!r}; {plural(moved, 'incident')} moved to it")
    return 0
