"""``dronelog reparse``: read stored texts again with today's rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, nullcontext
from itertools import islice
from typing import Annotated, Any

import typer

from dronelog.cli.add import plural
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.cli.storing import names_for
from dronelog.model import Report

COLUMNS = ("incident", "field", "old", "new")
_BATCH = 200


@shared
def command(
    session: Session,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change; change nothing.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:
    r"""Read stored texts again with today's rules; show field by field what changes.

    \b
    Examples:
      dronelog reparse --dry-run           look first
      dronelog reparse --format csv > changes.csv

    A field that a person corrected, and an incident that a person judged, are never touched.
    """
    from dronelog.output import WRITERS

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    done = {"reports": 0, "changed": 0}
    found = _differences(session, dry_run, done)
    if WRITERS[name].shape == "records":
        session.emit(name, COLUMNS, (dict(zip(COLUMNS, row, strict=True)) for row in found))
    else:
        session.emit(name, COLUMNS, found)
    verb = "would change" if dry_run else "changed"
    session.tell(f"{plural(done['reports'], 'report')} read again; {done['changed']} {verb}")
    return 0


def _differences(session: Session, dry_run: bool, done: dict[str, int]) -> Iterator[tuple[Any, ...]]:
    from dronelog.cli.pipeline import parse_all
    from dronelog.parsing import VERSION
    from dronelog.store import transaction
    from dronelog.store.reparse import reparse, stored_reports, told

    path, conn = session.database()[0], session.read()
    if not dry_run:
        conn.close()
        conn, path = session.write()
    names = names_for(conn)
    rows: dict[str, int] = {}

    def texts() -> Iterator[Report]:
        # a connection of its own: the rows are read while others are written
        for row, report in stored_reports(session.read()):
            rows[report.id or ""] = row
            yield report

    def failed(report: Report, why: str) -> None:
        session.tell(f"{report.id}: {why}; it stays as it is")

    def compared(batch: list[Any]) -> list[Any]:
        differences = []
        with nullcontext() if dry_run else transaction(conn, path, names):
            for report, incidents in batch:
                done["reports"] += 1
                if incidents is None:
                    continue
                row = rows.pop(report.id or "")
                found = reparse(conn, names, row, report, incidents, VERSION, apply=not dry_run)
                done["changed"] += bool(found)
                differences += found
        return differences

    with closing(parse_all(texts(), failed, debug=session.debug)) as parsed:
        while batch := list(islice(parsed, _BATCH)):
            yield from map(told, compared(batch))
