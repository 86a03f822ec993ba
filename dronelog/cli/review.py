"""``dronelog review``: what is doubtful, oldest first; accept, correct, reject, skip."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from dronelog.cli import choose
from dronelog.cli.add import plural
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared
from dronelog.cli.showing import sentence
from dronelog.output.highlight import highlighted
from dronelog.output.safe import for_terminal, for_terminal_lines
from dronelog.terms import InputError

COLUMNS = ("id", "incident", "doubts", "confidence", "accept", "reject")
#: A table would break the commands over lines; the id is enough.
TABLE = COLUMNS[:4]
KEYS = "a accept   c correct (asks for field=value)   r reject   s skip   q quit   ? this line"


@shared
def command(
    choice: Choice,
    session: Session,
    format: Annotated[
        str | None,
        typer.Option("--format", "-f", metavar="FORMAT", help="A list instead: table, csv, tsv, json, jsonl, md."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many; 0 is all.")] = 0,
) -> int:
    r"""Go through what is doubtful, the oldest report first: accept, correct, reject or skip each.

    \b
    Examples:
      dronelog review                        one by one, on a terminal
      dronelog review --region Kaluga
      dronelog review --format csv           a list with ready commands

    Doubtful is what the parser is unsure of, or warns about, and nobody judged yet.
    """
    from dronelog import query
    from dronelog.output import WRITERS

    if format is not None and format not in WRITERS:
        raise typer.BadParameter(f"{format!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    wanted = choose.make(choice, limit=limit)
    found = list(query.doubtful(session.read(), wanted))
    interactive = format is None and session.terminal and sys.stdin is not None and sys.stdin.isatty()
    if interactive:
        return _one_by_one(session, found)
    name = session.format(format)
    if WRITERS[name].shape == "records":
        session.emit(name, (), found)
    else:
        columns = TABLE if name == "table" else COLUMNS
        session.emit(name, columns, (_line(record)[: len(columns)] for record in found))
    how = "; `dronelog accept ID`, `dronelog reject ID` and `dronelog edit ID FIELD=VALUE` judge one"
    session.tell(f"{plural(len(found), 'incident')} to review{how if found and name == 'table' else ''}")
    return 0


def _line(record: dict[str, Any]) -> tuple[Any, ...]:
    doubts = "; ".join(w["message"] for w in record["warnings"]) or "the parser is unsure"
    return (record["id"], sentence(record), doubts, record["confidence"], f"dronelog accept {record['id']}",
            f"dronelog reject {record['id']}")  # fmt: skip


def _one_by_one(session: Session, found: list[dict[str, Any]]) -> int:
    from dronelog import query

    if not found:
        session.tell("nothing to review")
    for n, record in enumerate(found, 1):
        conn = session.read()
        text = query.details(conn, query.find(conn, record["id"]))["report"]["text"]
        conn.close()
        spans = [(e["start"], e["end"], e["field"]) for e in record["evidence"]]
        spans += [(o["start"], o["end"], o["kind"]) for o in record["outcomes"]]
        shown = highlighted(for_terminal_lines(text), spans, color=session.colored())
        session.out.write(f"\n[{n} of {len(found)}] {record['id']}\n\n{shown}\n\n{for_terminal(sentence(record))}\n")
        for warning in record["warnings"]:
            session.out.write(f"  ! {for_terminal(warning['message'])}\n")
        if not _ask(session, record["id"]):
            break
    return 0


def _ask(session: Session, public: str) -> bool:
    """One decision; False to stop."""
    from dronelog.cli import accept, edit, reject

    session.out.write(f"\n{KEYS}\n")
    while True:
        session.out.write("> ")
        session.out.flush()
        typed = sys.stdin.readline()
        key = typed.strip().lower()[:1]
        if not typed or key == "q":
            return False
        if key == "s":
            return True
        try:
            if key == "a":
                accept.command(session=session, ids=[public])
                return True
            if key == "r":
                session.out.write("reason: ")
                session.out.flush()
                reject.command(session=session, ids=[public], reason=sys.stdin.readline().strip() or None)
                return True
            if key == "c":
                session.out.write("field=value: ")
                session.out.flush()
                edit.command(session=session, id=public, fields=[sys.stdin.readline().strip()])
                accept.command(session=session, ids=[public])
                return True
        except (InputError, typer.BadParameter) as error:
            session.out.write(f"{for_terminal(str(error))}\n")
        else:
            session.out.write(f"{KEYS}\n")
