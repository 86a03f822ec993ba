"""``dronelog show``: one incident or report, with the words behind each field."""

from __future__ import annotations

import json
import sqlite3
from typing import Annotated, Any

import typer

from dronelog.cli import complete
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.cli.showing import sentence
from dronelog.output.highlight import highlighted, style
from dronelog.output.safe import for_terminal, for_terminal_lines
from dronelog.output.wording import changed_value

#: Fields of an incident that are told one a line, where they say something.
_FIELDS = ("region", "places", "start", "end", "precision", "source", "source_kind", "source_key", "drones",
           "approximate", "drones_min", "drones_max", "drone_type", "launched_from", "hit_locations",
           "debris_locations", "as_of",
           "mixed_attack", "target", "confidence", "status")  # fmt: skip


@shared
def command(
    session: Session,
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            autocompletion=complete.incident,
            help="Of an incident or a report; its first letters are enough.",
        ),
    ],
    format: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="text or json.")] = "text",
) -> int:
    r"""Show one incident, or a report with all of its incidents: the text with the evidence, every field, the history.

    \b
    Examples:
      dronelog show e46mvmb-1          one incident
      dronelog show e46mvmb            the report and all its incidents
      dronelog show e46mvmb-1 -f json
    """
    from dronelog import query

    if format not in ("text", "json"):
        raise typer.BadParameter(f"{format!r}: text or json is wanted", param_hint="--format")
    conn = session.read()
    told = query.details(conn, query.find(conn, id))
    for incident in told["incidents"]:
        incident["event"] = _event(conn, incident)
    if format == "json":
        session.out.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return 0
    report, incidents = told["report"], told["incidents"]
    spans = [(e["start"], e["end"], e["field"]) for i in incidents for e in i["evidence"]]
    spans += [(o["start"], o["end"], o["kind"]) for i in incidents for o in i["outcomes"]]
    session.out.write(highlighted(for_terminal_lines(report["text"]), spans, color=session.colored()) + "\n\n")
    for key in ("id", "title", "publisher", "published", "edited", "url", "language", "channel", "message", "origin"):
        if report[key]:
            line = f":{report['line']}" if key == "origin" and report["line"] else ""
            session.out.write(f"{key:11} {for_terminal(str(report[key]))}{line}\n")
    if len(report["versions"]) > 1:
        listed = (
            " ".join(filter(None, (v["id"], v["time"], "counts" if v["counts"] else ""))) for v in report["versions"]
        )
        session.out.write(f"versions    {', '.join(listed)}\n")
    if not incidents:
        session.out.write("\nno incident\n")
    for incident in incidents:
        _incident(session, incident, report["text"])
    return 0


def _incident(session: Session, incident: dict[str, Any], text: str) -> None:
    write = session.out.write
    write(f"\n{incident['id']}  {for_terminal(sentence(incident))}\n")

    def label(field: str) -> str:
        """A field's name, in the colour that its words have in the text."""
        return f"\x1b[{style(field)}m{field}\x1b[0m{' ' * (16 - len(field))}" if session.colored() else f"{field:16}"

    words: dict[str, list[str]] = {}
    for found in incident["evidence"]:
        words.setdefault(found["field"], []).append(text[found["start"] : found["end"]])
    for field in _FIELDS:
        value = incident[field]
        if value in (None, [], False):
            continue
        shown = ", ".join(map(str, value)) if isinstance(value, list) else "yes" if value is True else str(value)
        quoted = " ".join(f"“{' '.join(w.split())}”" for w in dict.fromkeys(words.get(field, ())))
        write(f"  {label(field)} {for_terminal(shown)}{'   ' + for_terminal(quoted) if quoted else ''}\n")
    for outcome in incident["outcomes"]:
        count = "" if outcome["count"] is None else f" {outcome['count']}"
        thing = f" {outcome['object']}" if outcome["object"] else ""
        quoted = " ".join(text[outcome["start"] : outcome["end"]].split())
        write(f"  {label(outcome['kind'])}{count}{thing}{'   “' + for_terminal(quoted) + '”' if quoted else ''}\n")
    for warning in incident["warnings"]:
        write(f"  ! {for_terminal(warning['message'])} ({for_terminal(warning['code'])})\n")
    for change in incident["history"]:
        undone = " (undone)" if change["undone"] else ""
        why = f": {change['reason']}" if change["reason"] else ""
        old, new = (changed_value(change["field"], change[key]) or "–" for key in ("old", "new"))
        told = f"  {change['at']} {change['who'] or ''} {change['field']}: {old} → {new}{why}{undone}"
        write(for_terminal(told) + "\n")
    if incident["event"]["others"]:
        write("  the same event:\n")
    for other in incident["event"]["others"]:
        _other(session, other)
    for public in incident["event"]["not_with"]:
        write(f"  not one event with {public}, as a person said\n")


def _other(session: Session, other: dict[str, Any]) -> None:
    """One incident of the same event, in a line and its words."""
    key, _, number = other["id"].partition("-")
    mark = " · as a person said" if other["merged"] else ""
    doubt = " · doubtful" if other["status"] == "doubtful" else ""
    session.out.write(f"    {key[:7]}-{number}  {for_terminal(sentence(other))}{mark}{doubt}\n")
    quote = " ".join(for_terminal(other["quote"]).split())
    if quote:
        session.out.write(f"      “{quote}”\n")


def _event(conn: sqlite3.Connection, incident: dict[str, Any]) -> dict[str, Any]:
    """The other incidents of its event, and those that a person parted from it."""
    from dronelog import query
    from dronelog.summary.siblings import siblings

    public = incident["id"]
    verdicts = query.all_verdicts(conn)
    merged = {v.b if v.a == public else v.a for v in verdicts if v.same and public in (v.a, v.b)}
    others = siblings(conn, public, incident["region"], incident["start"], incident["end"])
    kept = ("id", "report_id", "region", "places", "start", "end", "precision", "source", "source_key", "drones",
            "approximate", "outcomes", "status", "publisher", "published", "url", "quote")  # fmt: skip
    wanted = query.Filter(ids=tuple(claim.id for claim in others), sort="published")
    records = query.records(conn, wanted) if others else ()
    return {
        "others": [{**{k: record[k] for k in kept}, "merged": record["id"] in merged} for record in records],
        "not_with": sorted(v.b if v.a == public else v.a for v in verdicts if not v.same and public in (v.a, v.b)),
    }
