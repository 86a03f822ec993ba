"""``dronelog demo``: the bundled reports in a throw-away database, and a summary of them."""

from __future__ import annotations

import tempfile
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

    kept = f" --db {db}" if session.db else ""
    own = Session(db=db, quiet=session.quiet, verbose=session.verbose, color=session.color, wait=session.wait,
                  debug=session.debug)  # fmt: skip
    given = {"db": db, "quiet": own.quiet, "verbose": own.verbose, "color": own.color, "wait": own.wait,
             "debug": own.debug}  # fmt: skip
    session.tell(f"$ dronelog add {REPORTS.name}/{kept}")
    code = add.command(**given, files=[str(REPORTS)], source=None, published=None, publisher=None, url=None, lang=None,
                       mapping=None, zone=None, dry_run=False, as_json=False, fail_on_review=False)  # fmt: skip
    empty = dict.fromkeys(("region", "country", "place", "source", "publisher", "outcome", "object", "since", "until",
                           "on", "night", "min_drones", "status", "confidence", "words"))  # fmt: skip
    session.tell(f"\n$ dronelog query --limit 8{kept}")
    query.command(**given, **empty, format="table", limit=8, sort="date", reverse=False)
    session.tell(f"\n$ dronelog summary --by region{kept}")
    summary.command(**given, **empty, by="region", format="table", explain=False)
    session.tell("\nYour own reports: dronelog add FILE   ·   every command has examples: dronelog COMMAND --help")
    return code or 0
