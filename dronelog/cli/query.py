"""``dronelog query``: incidents, filtered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from dronelog.cli import choose, complete
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared

#: Rows of a table on a terminal where no --limit is given.
SCREEN = 50
#: A table tells of how many incidents it shows the first, up to here: to count a million takes longer than to answer.
_COUNTED = 1_000


@shared
def command(
    choice: Choice,
    session: Session,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORDS]",
            show_default=False,
            help="Words that the report must hold, in any of three languages and any form.",
        ),
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            autocompletion=complete.fixed("table", "csv", "tsv", "json", "jsonl", "md"),
            help="table, csv, tsv, json, jsonl or md. Without it: a table on a terminal, CSV in a pipe.",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            min=0,
            help="At most so many; 50 for a table on a terminal, else none. 0 is none.",
        ),
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort",
            metavar="FIELD",
            autocompletion=complete.fixed("date", "drones", "region", "source", "published", "confidence", "id"),
            help="date (newest first), drones, region, source, published, confidence or id.",
        ),
    ] = "date",
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
) -> int:
    r"""List incidents, filtered. Ends of spans are inclusive.

    \b
    Examples:
      dronelog query                                    the newest
      dronelog query refinery --region Krasnodar        words and filters together
      dronelog query --night 2025-08-27 --country RU --format csv > night.csv
      dronelog query --outcome killed --outcome injured --since "last month"
      dronelog query --source "Ministry of Defence" --min-drones 20 --format json
    """
    from dronelog import query
    from dronelog.output import WRITERS

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    if limit is None:
        limit = SCREEN if name == "table" and session.terminal else 0
    wanted = choose.make(choice, words=" ".join(words or ()), limit=limit, sort=sort, reverse=reverse)
    conn = session.read()
    if name == "table":
        return _table(session, conn, wanted)
    if WRITERS[name].shape == "records":
        session.emit(name, (), query.records(conn, wanted))
    else:
        session.emit(name, query.COLUMNS, query.rows(conn, wanted))
    return 0


def _table(session: Session, conn: Any, wanted: Any) -> int:
    from dronelog import query
    from dronelog.output.wording import outcome_words, when

    def lines() -> Iterator[tuple[Any, ...]]:
        for found in query.records(conn, wanted):
            key, _, number = found["id"].partition("-")
            outcomes = "; ".join(outcome_words(o["kind"], o["count"], o["object"]) for o in found["outcomes"])
            mark = "?" if found["status"] == "doubtful" else "!" if found["warnings"] else ""
            about = "~" if found["approximate"] else ""
            told = when(found["start"], found["end"], found["precision"])
            yield (
                f"{key[:7]}-{number}", told, names.get(found["region"]),
                ", ".join(found["places"]), None if found["drones"] is None else f"{about}{found['drones']}", outcomes,
                found["source"] or found["publisher"], mark,
            )  # fmt: skip

    names = dict(conn.execute("SELECT code, name_en FROM regions"))
    written = session.emit("table", ("id", "when", "region", "places", "drones", "outcomes", "source", ""), lines())
    if not written:
        session.tell("nothing found")
    elif wanted.limit and written == wanted.limit and not session.quiet:
        total = query.count(conn, wanted, _COUNTED)
        if total > written:
            of = f"more than {_COUNTED}" if total > _COUNTED else total
            session.tell(f"{written} of {of} incidents; --limit 0 shows all")
    return 0
