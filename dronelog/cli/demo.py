"""``dronelog demo``: the bundled reports in a throw-away database, and a summary of them."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared

#: The bundled reports.
REPORTS = Path(__file__).parent.parent / "demo"


@shared
def command(session: Session) -> int:
    r"""Read the bundled reports into a throw-away database and show what dronelog makes of them.

    \b
    Examples:
      dronelog demo
      dronelog demo --db look.db         keep the database, to try commands on it

    The reports are invented: no event, person or figure in them is real.
    """
    if session.db:
        return _play(session, session.db)
    with tempfile.TemporaryDirectory(prefix="dronelog-demo-") as folder:
        return _play(session, str(Path(folder) / "demo.db"))


def _play(session: Session, db: str) -> int:
    from dronelog.cli import add, query, summary
    from dronelog.cli.shared import Choice

    kept = f" --db {db}" if session.db else ""
    own = replace(session, db=db)
    session.tell(f"$ dronelog add {REPORTS.name}/{kept}")
    code = add.command(session=own, files=[str(REPORTS)])
    session.tell(f"\n$ dronelog query --limit 8{kept}")
    query.command(session=own, choice=Choice(), format="table", limit=8)
    session.tell(f"\n$ dronelog summary --by region{kept}")
    summary.command(session=own, choice=Choice(), format="table")
    session.tell("\nYour own reports: dronelog add FILE   ·   every command has examples: dronelog COMMAND --help")
    return code or 0
