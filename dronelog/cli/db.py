"""``dronelog db``: where the database is, how it is, a copy of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.terms import InputError

group = typer.Typer(
    help="""Where the database is, how it is, a copy of it.

\b
Examples:
  dronelog db path
  dronelog db status --json
  dronelog db backup /backups/dronelog-2025-08-27.db
  dronelog db datasette metadata.json
""",
    no_args_is_help=True, rich_markup_mode=None,
)  # fmt: skip

TABLES = ("reports", "incidents", "outcomes", "sources", "places", "regions", "runs", "rejects", "changes")


@group.command("path")
@shared
def path(session: Session) -> int:
    r"""Tell the path of the database, and (on stderr) what decided it.

    \b
    Example:
      sqlite3 "$(dronelog db path -q)" .schema
    """
    found, why = session.database()
    session.out.write(f"{found}\n")
    session.tell(f"named by {why}" + ("" if found.exists() else "; not made yet"))
    return 0


@group.command("status")
@shared
def status(
    session: Session, as_json: Annotated[bool, typer.Option("--json", help="One JSON object on stdout.")] = False
) -> int:
    r"""Tell what the database holds.

    \b
    Examples:
      dronelog db status
      dronelog db status --json
    """
    conn = session.read()
    found, why = session.database()
    told: dict[str, object] = {
        "path": str(found), "named_by": why, "bytes": found.stat().st_size,
        "schema": conn.execute("PRAGMA user_version").fetchone()[0],
    }  # fmt: skip
    for table in TABLES:
        told[table] = conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
    told["first"], told["last"] = conn.execute(
        'SELECT min(d.start), max(d."end") FROM dates d WHERE EXISTS (SELECT 1 FROM incidents i WHERE i.date = d.id)'
    ).fetchone()
    if as_json:
        session.out.write(json.dumps(told, ensure_ascii=False) + "\n")
    else:
        for key, value in told.items():
            session.out.write(f"{key:10} {'–' if value is None else value}\n")
    return 0


@group.command("backup")
@shared
def backup(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The copy to make.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> int:
    r"""Make a consistent copy, also while reports are being added.

    \b
    Example:
      dronelog db backup ~/backups/dronelog.db --force
    """
    from dronelog.store import backup as copy

    target = Path(file)
    if target.exists() and not force:
        raise InputError("exists already; --force replaces it", origin=file)
    session.read().close()
    copy(session.database()[0], target, session.wait)
    session.tell(f"{target}: {target.stat().st_size:,} bytes")
    return 0


@group.command("datasette")
@shared
def datasette(
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; - is stdout.")] = "metadata.json",
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> int:
    r"""Write what Datasette should know of the database: labels, facets, descriptions, ready-made questions.

    \b
    Example:
      dronelog db datasette && datasette "$(dronelog db path -q)" --metadata metadata.json
    """
    import tomllib

    from dronelog import store
    from dronelog.cli.whole import appearing
    from dronelog.output.datasette import metadata

    meanings = tomllib.loads((Path(store.__file__).parent / "meanings.toml").read_text(encoding="utf-8"))
    told = json.dumps(metadata(session.database()[0].stem, meanings), ensure_ascii=False, indent=2) + "\n"
    if file == "-":
        session.out.write(told)
        return 0
    with appearing(file, force=force) as part:
        part.write_text(told, encoding="utf-8")
    session.tell(f'{file}: serve with `datasette "{session.database()[0]}" --metadata {file}`')
    return 0
