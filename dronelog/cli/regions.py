"""``dronelog regions``: what a name means."""

from __future__ import annotations

from typing import Annotated

import typer

from dronelog.cli.knowledge import gazetteer
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.regions import fold


@shared
def command(
    session: Session,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]", show_default=False, help="A name, a code, or a country's code."),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
    add_alias: Annotated[
        str | None, typer.Option("--add-alias", metavar="ALIAS", help="Another name of the region that NAME names.")
    ] = None,
) -> int:
    r"""Look up a region, a town or a district; list the regions of a country; give a region another name.

    \b
    Examples:
      dronelog regions Belgorod
      dronelog regions "на Харківщині"
      dronelog regions UA                  all regions of Ukraine
      dronelog regions UA-51 --add-alias "Budjak coast"     in reports and on the command line, from now on

    A name is kept in the configuration file, under [regions], and counts as it is written: give each case form its own.
    """
    from dronelog.output import WRITERS

    known = gazetteer()
    typed = " ".join(name or ())
    if add_alias is not None:
        return _add(session, typed, add_alias)
    code = typed.upper()
    found: list[tuple[object, ...]] = []
    columns = ("code", "kind", "name_en", "name_ru", "name_uk", "country", "population")
    for region in known.regions():
        if not typed or region.code == code or region.parent == code:
            found.append(
                (region.code, region.kind, region.name_en, region.name_ru, region.name_uk, region.parent, None)
            )
    if not found:
        words = fold(typed).split()
        hits = known.lookup(" ".join(words)) or (known.lookup(" ".join(words[1:])) if len(words) > 1 else ())
        for hit in hits:
            if hit.place and (place := known.place(hit.place)):
                found.append((place.region, place.kind, place.name_en, place.name_ru, place.name_uk,
                              place.region.split("-")[0], place.population))  # fmt: skip
            elif told := known.region(hit.region):
                found.append((told.code, told.kind, told.name_en, told.name_ru, told.name_uk, told.parent, None))
    found = list(dict.fromkeys(found))
    wanted = session.format(format)
    if wanted not in WRITERS:
        raise typer.BadParameter(f"{wanted!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    records = WRITERS[wanted].shape == "records"
    session.emit(wanted, columns, (dict(zip(columns, row, strict=True)) for row in found) if records else found)
    if not found:
        near = known.suggest(typed)
        session.tell(f"nothing is called {typed!r}{f'; did you mean {near[0]!r}?' if near else ''}")
    return 0


def _add(session: Session, typed: str, alias: str) -> int:
    from dronelog.cli.choose import region
    from dronelog.cli.config import add_name_of_region

    alias = " ".join(alias.split())
    if not typed or not alias:
        raise typer.BadParameter("name the region first", param_hint="NAME")
    code = region(typed)
    if any(hit.region == code for hit in gazetteer().lookup(fold(alias))):
        session.tell(f"{alias!r} is a name of {code} already")
        return 0
    path = add_name_of_region(alias, code)
    session.tell(f"{alias!r} means {code} (in {path}); `dronelog reparse` reads stored reports again with it")
    return 0
