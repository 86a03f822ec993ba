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
    zone: Annotated[
        str | None,
        typer.Option("--zone", metavar="ZONE", help="The zone of its times that have none: Europe/Kyiv, +03:00; none."),
    ] = None,
) -> int:
    r"""List sources with their names, and how many incidents and reports each has; add a name to one, set its zone.

    \b
    Examples:
      dronelog sources
      dronelog sources ministry
      dronelog sources --format json
      dronelog sources RU-MOD --add-alias "the MoD"     this name means that source, now and later
      dronelog sources "Bay Post" --zone Europe/Warsaw  its times without a zone are in this one, from now on

    Institutions of Russia and Ukraine, and publishers with a Ukrainian name, have the clock of their country or region.
    """
    from dronelog.output import WRITERS
    from dronelog.query.sources import COLUMNS, list_sources

    if zone is not None:
        return _zone(session, " ".join(name or ()), zone)
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


def _zone(session: Session, name: str, zone: str) -> int:
    from dronelog.cli.deciding import deciding
    from dronelog.intake.times import zone_named
    from dronelog.store.remembered import set_zone

    if not name:
        raise typer.BadParameter("name the source first", param_hint="NAME")
    wanted = None if zone.strip().lower() in ("", "none") else zone.strip()
    if wanted:
        zone_named(wanted)
    with deciding(session) as (conn, names):
        new = set_zone(conn, names, name, wanted)
    told = f"times of {name!r} that have no zone are in {wanted}" if wanted else f"no zone is set for {name!r}"
    session.tell(told + (" (no report names it yet)" if new else "; add its files again to tell what is stored so too"))
    return 0
