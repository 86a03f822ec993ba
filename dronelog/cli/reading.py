"""What `add` and `parse` share: their options, and intake with its notes and rejects told on stderr."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any

import typer

from dronelog.cli.session import Session
from dronelog.model import Report

Files = Annotated[
    list[str] | None, typer.Argument(metavar="[FILE…|-]", show_default=False, help="Files or folders; - is stdin.")
]
From = Annotated[
    str | None, typer.Option("--from", metavar="FORMAT", help="Insist on a format instead of recognising it.")
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="TIME", help="When a plain text was published (ISO 8601).")
]
Publisher = Annotated[
    str | None, typer.Option("--publisher", metavar="NAME", help="Who published it, where the file does not say.")
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="The link of a plain text.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", help="en, ru or uk, where the file does not say.")]
Map = Annotated[
    list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Which column holds a field: text=Текст.")
]
Zone = Annotated[
    str | None, typer.Option("--zone", metavar="ZONE", help="The zone of times that have none: Europe/Kyiv, +03:00.")
]

#: Rejects told one by one before the rest are only counted.
_TOLD = 20


def inputs(files: list[str] | None) -> list[str]:
    """The files to read: stdin where none is named and stdin is not a terminal."""
    if files:
        return files
    if sys.stdin is None or sys.stdin.isatty():
        raise typer.BadParameter("name a file or a folder, or - for stdin", param_hint="FILE")
    return ["-"]


def fields_of(mapping: Sequence[str] | None) -> dict[str, str]:
    """The columns named with ``--map FIELD=COLUMN``."""
    fields: dict[str, str] = {}
    for pair in mapping or ():
        field, sign, column = pair.partition("=")
        if not (sign and column):
            raise typer.BadParameter(f"{pair!r}: FIELD=COLUMN is wanted", param_hint="--map")
        fields[field.strip()] = column.strip()
    return fields


def reports(
    session: Session,
    paths: list[str],
    on_reject: Callable[[str, int | None, str, str], None],
    *,
    format: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    lang: str | None = None,
    mapping: list[str] | None = None,
    zone: str | None = None,
    on_own: Any = None,
    progress: Any = None,
    conn: sqlite3.Connection | None = None,
    on_mapped: Callable[[Any], None] | None = None,
) -> Iterator[Report]:
    """The reports of the files. Rejects are told on stderr, the first ones with line and reason, and passed on.

    What a person said of tables and of sources' zones is looked up in `conn`, where there is a database.
    """
    from dronelog.cli.zones import zone_of
    from dronelog.intake import Defaults, Reject, read

    fields = fields_of(mapping)
    seen = 0

    def reject(found: Reject) -> None:
        nonlocal seen
        seen += 1
        where = f"{found.origin}:{found.line}" if found.line else found.origin
        if seen <= _TOLD:
            session.tell(f"{where}: {found.reason}")
        elif seen == _TOLD + 1:
            session.tell("… more rejects follow; `dronelog rejects` lists them all")
        on_reject(found.origin, found.line, found.reason, found.raw)

    return read(
        paths, format=format, mapping=fields, on_reject=reject, on_note=session.tell, on_own=on_own,
        defaults=Defaults(published=published, publisher=publisher, url=url, lang=lang, zone=zone),
        stdin=sys.stdin.buffer if sys.stdin is not None else None, progress=progress, profiles=_profiles(conn),
        on_mapped=on_mapped, zone_of=zone_of(conn),
    )  # fmt: skip


def _profiles(conn: sqlite3.Connection | None) -> dict[tuple[str, ...], dict[str, str]]:
    if conn is None:
        return {}
    from dronelog.store.remembered import profiles

    return profiles(conn)
