"""``dronelog export``: incidents to a file, the format by its ending."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dronelog.cli import choose
from dronelog.cli.add import plural
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared
from dronelog.model import InputError


@shared
def command(
    choice: Choice,
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; - is stdout (CSV).")],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", show_default=False, help="Words the report must hold.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="CSV for Excel: byte-order mark, semicolons, CRLF.")] = False,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", metavar="SIGN", help="Between cells of a CSV.")
    ] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="FIELD", help="As in `dronelog query`.")] = "date",
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
) -> int:
    r"""Write incidents to a file, the format by its ending: .csv .tsv .json .jsonl .md

    \b
    Examples:
      dronelog export incidents.csv
      dronelog export belgorod.json --region Belgorod --since 2025-01-01
      dronelog export for-excel.csv --excel --force

    The file appears whole or not at all. One row an incident; docs/format.md explains the columns.
    """
    from dronelog import query
    from dronelog.output import WRITERS, Options, format_of, writer

    if delimiter is not None and len(delimiter) != 1:
        raise typer.BadParameter("one character is wanted", param_hint="--delimiter")
    name = "csv" if file == "-" else format_of(file)
    options = Options(delimiter=delimiter, excel=excel)
    wanted = choose.make(choice, words=" ".join(words or ()), sort=sort, reverse=reverse)
    conn = session.read()
    rows = query.records(conn, wanted) if WRITERS[name].shape == "records" else query.rows(conn, wanted)
    if file == "-":
        written = writer(name)(query.COLUMNS, rows, session.out, options)
    else:
        target = Path(file)
        if target.is_dir():
            raise InputError("a directory, not a file", origin=file)
        if target.exists() and not force:
            raise InputError("exists already; --force replaces it", origin=file)
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with part.open("w", encoding="utf-8", newline="", buffering=1 << 20) as out:
                written = writer(name)(query.COLUMNS, rows, out, options)
                out.flush()
                os.fsync(out.fileno())
            part.replace(target)
        except OSError as error:
            raise InputError(f"cannot be written: {error.strerror}", origin=file) from None
        finally:
            part.unlink(missing_ok=True)
    session.tell(f"{file}: {plural(written, 'incident')}")
    return 0
