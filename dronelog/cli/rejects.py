"""``dronelog rejects``: what could not be used; list, show, try again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dronelog.cli.add import plural
from dronelog.cli.deciding import deciding
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.cli.storing import now
from dronelog.output.safe import for_terminal, for_terminal_lines
from dronelog.terms import InputError

group = typer.Typer(
    help="""What could not be used, with its origin, line and reason.

\b
Examples:
  dronelog rejects list
  dronelog rejects show 3
  dronelog rejects retry          after the files were mended, or dronelog updated
""",
    no_args_is_help=True, rich_markup_mode=None,
)  # fmt: skip

COLUMNS = ("reject", "run", "origin", "line", "reason", "settled")


@group.command("list")
@shared
def list_(
    session: Session,
    all_: Annotated[bool, typer.Option("--all", help="Also those that a later try could use.")] = False,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:
    r"""List rejects, the oldest first.

    \b
    Example:
      dronelog rejects list --format csv
    """
    from dronelog.output import WRITERS

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    where = "" if all_ else "WHERE settled IS NULL"
    rows = session.read().execute(f"SELECT id, run, origin, line, reason, settled FROM rejects {where} ORDER BY id")  # noqa: S608
    records = WRITERS[name].shape == "records"
    written = session.emit(name, COLUMNS, (dict(zip(COLUMNS, row, strict=True)) for row in rows) if records else rows)
    if not written:
        session.tell("nothing was rejected")
    return 0


@group.command("show")
@shared
def show(
    session: Session, reject: Annotated[int, typer.Argument(metavar="REJECT", help="Its number in `rejects list`.")]
) -> int:
    r"""Show a reject: where it was, why, and what stood there.

    \b
    Example:
      dronelog rejects show 3
    """
    row = session.read().execute("SELECT origin, line, reason, raw FROM rejects WHERE id = ?", (reject,)).fetchone()
    if row is None:
        raise InputError(f"there is no reject {reject} (`dronelog rejects list`)")
    origin, line, reason, raw = row
    session.out.write(f"{for_terminal(origin)}{f':{line}' if line else ''}: {for_terminal(reason)}\n\n")
    session.out.write(for_terminal_lines(raw or "") + "\n")
    return 0


@group.command("retry")
@shared
def retry(session: Session) -> int:
    r"""Try rejects again: their files are read anew, where they still are; what is known already stays as it is.

    \b
    Example:
      dronelog rejects retry
    """
    from dronelog.cli import add

    conn = session.read()
    waiting = conn.execute("SELECT id, origin, line FROM rejects WHERE settled IS NULL ORDER BY id").fetchall()
    last = conn.execute("SELECT coalesce(max(id), 0) FROM rejects").fetchone()[0]
    conn.close()
    files = list(dict.fromkeys(found for _, origin, _ in waiting if (found := _file(origin))))
    gone = sorted({origin for _, origin, _ in waiting if not _file(origin)})
    for origin in gone:
        session.tell(f"{origin}: not here any more; it stays rejected")
    if not files:
        session.tell("nothing to try again")
        return 0
    seen: set[tuple[str, int | None]] = set()
    code = add.read_and_store(session, files, command="retry", on_reject=lambda origin, line: seen.add((origin, line)))
    with deciding(session) as (conn, _):
        settled = [row for row, origin, line in waiting if _file(origin) in files and (origin, line) not in seen]
        conn.executemany("UPDATE rejects SET settled = ? WHERE id = ?", [(now(), row) for row in settled])
        # the same reject told anew (by another reason) takes the place of the old one
        again = [row for row, origin, line in waiting if (origin, line) in seen]
        for row in again:
            newer = conn.execute(
                "SELECT 1 FROM rejects n JOIN rejects o ON o.id = ? WHERE n.id > ? AND n.origin = o.origin"
                " AND n.line IS o.line",
                (row, last),
            ).fetchone()
            if newer:
                conn.execute("UPDATE rejects SET settled = ? WHERE id = ?", (now(), row))
    session.tell(f"{plural(len(settled), 'reject')} settled, {len(waiting) - len(settled)} left")
    return code


def _file(origin: str) -> str | None:
    """The file on disk that an origin names ("x.zip!inner.txt" lies in x.zip); None where there is none."""
    for part in (origin, origin.split("!", 1)[0]):
        if part != "-" and Path(part).is_file():
            return part
    return None
