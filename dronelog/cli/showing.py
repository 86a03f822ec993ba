"""Incidents in a line or two for people: `add` and `parse` on a terminal, `show`, `review`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dronelog.cli.knowledge import region_of
from dronelog.cli.session import Session
from dronelog.model import Incident, Report, incident_to_dict
from dronelog.output.safe import for_terminal
from dronelog.output.wording import outcome_words, when


def region_name(code: str) -> str:
    """The English name of a region, or its code."""
    found = region_of(code)
    return found.name_en if found else code


def sentence(record: dict[str, Any]) -> str:
    """One incident in a line: region, places, time, number, outcomes, source."""
    places = f" ({', '.join(record['places'])})" if record["places"] else ""
    drones = (
        "" if record["drones"] is None else f" · {'about ' if record['approximate'] else ''}{record['drones']} drones"
    )
    if record["drones"] == 1:
        drones = " · 1 drone"
    outcomes = "; ".join(outcome_words(o["kind"], o["count"], o["object"]) for o in record["outcomes"])
    source = f" · {record['source']}" if record["source"] else ""
    told = when(record["start"], record["end"], record["precision"])
    return f"{region_name(record['region'])}{places} · {told}{drones}{' · ' + outcomes if outcomes else ''}{source}"


def tell_line(session: Session, report: Report, incidents: Sequence[Incident]) -> None:
    """What was understood of a report, on the terminal's stdout."""
    title = " ".join((report.title or report.text)[:200].split())
    head = for_terminal(title if len(title) <= 70 else title[:69] + "…")
    session.out.write(f"{head}\n")
    if not incidents:
        session.out.write("  no incident\n")
    for found in incidents:
        session.out.write(f"  {for_terminal(sentence(incident_to_dict(found)))}\n")
        for warning in found.warnings:
            session.out.write(f"    ! {for_terminal(warning.message)}\n")


def tell_report(session: Session, report: Report, incidents: Sequence[Incident]) -> None:
    """The same with an empty line after it, for many reports in a row."""
    tell_line(session, report, incidents)
    session.out.write("\n")
