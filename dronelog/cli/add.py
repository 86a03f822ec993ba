"""``dronelog add``: files → reports → incidents → the database, with a receipt."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import chain
from typing import Annotated, Any

import typer

from dronelog.cli.errors import DONE, FAILED, PARTLY, REVIEW
from dronelog.cli.reading import Files, From, Lang, Map, Published, Publisher, Url, Zone, inputs, reports
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.model import Report


@shared
def command(
    session: Session,
    files: Files = None,
    source: From = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    lang: Lang = None,
    mapping: Map = None,
    zone: Zone = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would be stored; store nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The receipt as one line of JSON on stdout.")] = False,
    fail_on_review: Annotated[
        bool, typer.Option("--fail-on-review", help="Exit 4 when something waits for review.")
    ] = False,
) -> int:
    r"""Read reports from files or stdin, understand them, store them.

    \b
    Examples:
      dronelog add night.txt --published 2025-08-27 --publisher "BelPressa"
      dronelog add export.jsonl more.jsonl         several files; a folder is read recursively
      cat night.txt | dronelog add - --url https://example.org/night
      dronelog add export.jsonl --json             a receipt for scripts
      dronelog add dataset/                        what `dronelog parse … --to dataset/` found, not parsed again

    The format is recognised by content. The same report again changes nothing; a changed one becomes a new version.
    Exit codes: 0 done, 1 nothing could be used, 3 some input was rejected, 4 something waits for review, 5 busy.
    """
    paths = inputs(files)
    given: dict[str, Any] = {"format": source, "published": published, "publisher": publisher, "url": url, "lang": lang,
                             "mapping": mapping, "zone": zone}  # fmt: skip
    if dry_run:
        from dronelog.cli import parse

        conn = session.read() if session.database()[0].exists() else None
        return parse.show(session, paths, "table", conn=conn, **given)
    return read_and_store(session, paths, as_json=as_json, fail_on_review=fail_on_review, **given)


def read_and_store(
    session: Session,
    paths: list[str],
    *,
    command: str = "add",
    as_json: bool = False,
    fail_on_review: bool = False,
    on_reject: Callable[[str, int | None], Any] | None = None,
    **given: Any,
) -> int:
    """Read the files into the database; returns the exit code. `on_reject` is told of each reject's origin and line."""
    from dronelog.cli.own import OwnRows
    from dronelog.cli.pipeline import from_datasets, parse_all
    from dronelog.cli.progress import Progress
    from dronelog.cli.storing import open_intake
    from dronelog.store.connect import is_dataset

    intake = open_intake(session, command, paths)
    people = session.terminal and not session.quiet and not as_json
    progress = Progress(session, talking=people)

    def rejected(origin: str, line: int | None, reason: str, raw: str | None) -> None:
        intake.reject(origin, line, reason, raw)
        if on_reject:
            on_reject(origin, line)

    def failed(report: Report, why: str) -> None:
        session.tell(f"{report.origin or '-'}:{report.line or 1}: {why}")
        rejected(report.origin or "-", report.line, why, report.text)

    def refused(origin: str, line: int | None, reason: str, raw: str | None) -> None:
        if own.changed + own.unknown <= 20:
            session.tell(f"{origin}:{line}: {reason}" if line else f"{origin}: {reason}")
        rejected(origin, line, reason, raw)

    own = OwnRows(intake.conn, intake.same, refused)
    shown = progress.bytes if progress.shown else None
    named: dict[tuple[str, ...], Any] = {}

    def mapped(found: Any) -> None:
        named[found.header] = found.mapping

    datasets = [path for path in paths if path != "-" and is_dataset(path)]
    files = [path for path in paths if path not in datasets]
    found = reports(session, files, rejected, on_own=own, progress=shown, conn=intake.conn, on_mapped=mapped, **given)

    def unknown() -> Iterator[Report]:
        for report in found:
            if intake.knows(report):
                intake.same()
            else:
                yield report

    try:
        # closed here, whatever happens: the processes that parse must not outlive the loop that asks them
        with intake, closing(parse_all(unknown(), failed, debug=session.debug)) as parsed:
            for done, (report, incidents) in enumerate(chain(from_datasets(datasets, intake, rejected), parsed), 1):
                if incidents is None:
                    continue
                intake.add(report, incidents)
                progress.tell(done)
                if people:
                    from dronelog.cli.showing import tell_line

                    tell_line(session, report, incidents)
    except KeyboardInterrupt:
        session.tell("stopped; what was read is stored. The same command again goes on from there")
        raise
    finally:
        progress.clear()
    if named:
        _remember(session, named)
    counts = intake.counts
    receipt = counts.as_dict()
    compared = own.receipt()
    if as_json:
        session.out.write(json.dumps({**receipt, "changed": own.changed} if compared else receipt) + "\n")
    session.tell(receipt_line(receipt) + (f"; {compared}" if compared else ""))
    if counts.rejected:
        return PARTLY if counts.read > counts.rejected else FAILED
    return REVIEW if counts.review and fail_on_review else DONE


def _remember(session: Session, named: dict[tuple[str, ...], Any]) -> None:
    """Keep the columns that were named with ``--map`` for the next table with the same header."""
    from dronelog.cli.storing import now
    from dronelog.store import transaction
    from dronelog.store.remembered import profiles, remember_columns

    conn, path = session.write()
    known = profiles(conn)
    new = {header: mapping for header, mapping in named.items() if known.get(header) != mapping}
    if not new:
        return
    with transaction(conn, path):
        for header, mapping in new.items():
            remember_columns(conn, header, mapping, now())
    session.tell("these columns are remembered for the next such table (`dronelog profiles` lists and forgets them)")


def plural(count: int, noun: str) -> str:
    """A count with its noun: "1 incident", "3 incidents"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def receipt_line(receipt: dict[str, int]) -> str:
    """The receipt in words: "12 read: 9 new, 2 known, 1 edited; 14 incidents, 3 to review"."""
    parts = [f"{receipt['new']} new", f"{receipt['same']} known"]
    if receipt["edited"]:
        parts.append(f"{receipt['edited']} edited")
    if receipt["rejected"]:
        parts.append(f"{receipt['rejected']} rejected")
    line = f"{receipt['read']} read: {', '.join(parts)}; {plural(receipt['incidents'], 'incident')}"
    return line + (f", {receipt['review']} to review (`dronelog review`)" if receipt["review"] else "")
