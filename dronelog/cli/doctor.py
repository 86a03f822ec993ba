"""``dronelog doctor``: is the database sound, and the flow of reports steady?"""

from __future__ import annotations

import json
import sqlite3
from typing import Annotated

import typer

from dronelog.cli.errors import DONE, FAILED
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.output.safe import for_terminal


@shared
def command(
    session: Session,
    as_json: Annotated[bool, typer.Option("--json", help="A list of findings on stdout.")] = False,
    rebuild_index: Annotated[
        bool, typer.Option("--rebuild-index", help="Make the full-text index anew first.")
    ] = False,
) -> int:
    r"""Check the database: integrity, links between rows, schema, full-text index, disk space, silent sources.

    \b
    Examples:
      dronelog doctor
      dronelog doctor --json
      dronelog doctor --rebuild-index

    Exit 1 where something is damaged, with what to do. Remarks ("a source fell silent") alone are exit 0.
    """
    from dronelog.store import meaning, transaction
    from dronelog.store.health import Finding, examine
    from dronelog.store.health import rebuild_index as rebuild

    path, _ = session.database()
    conn = session.read()
    if rebuild_index:
        conn, path = session.write()
        with transaction(conn, path):
            rebuild(conn)
    findings: list[Finding] = []
    lines: list[str] = []
    try:
        for name, found in examine(conn, path):
            findings += found
            lines.append(f"{'ok' if not found else '!' if not any(f.serious for f in found) else 'BAD':4} {name}")
            lines += [f"       {f.what}: {f.todo}" for f in found]
    except sqlite3.DatabaseError as error:
        told = meaning(error, path)
        if told is None:
            raise
        findings.append(Finding("integrity", told.message, "restore a backup"))
        lines.append(f"BAD  {told.message}")
    if as_json:
        dicts = [{"check": f.check, "what": f.what, "todo": f.todo, "serious": f.serious} for f in findings]
        session.out.write(json.dumps(dicts, ensure_ascii=False) + "\n")
    else:
        session.out.write("".join(for_terminal(line) + "\n" for line in lines))
    return FAILED if any(found.serious for found in findings) else DONE
