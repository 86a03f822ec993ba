"""``dronelog parse``: what is understood, without a database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Annotated, Any

import typer

from dronelog.cli.errors import DONE, FAILED, PARTLY
from dronelog.cli.reading import Files, From, Lang, Map, Published, Publisher, Url, Zone, inputs, reports
from dronelog.cli.session import Session
from dronelog.cli.shared import command as shared
from dronelog.model import Incident, Report, incident_to_dict

FORMATS = ("table", "json", "jsonl")


@shared
def command(
    session: Session,
    files: Files = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, json or jsonl.")
    ] = None,
    source: From = None,
    published: Published = None,
    publisher: Publisher = None,
    url: Url = None,
    lang: Lang = None,
    mapping: Map = None,
    zone: Zone = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="DIR/", help="Parse an archive into a dataset of Parquet files, here or s3://…"),
    ] = None,
    dask: Annotated[
        str | None, typer.Option("--dask", metavar="ADDRESS", help="With --to: on this Dask cluster.")
    ] = None,
    block_size: Annotated[
        str | None, typer.Option("--block-size", metavar="SIZE", help="With --to: what a worker takes at once (32MB).")
    ] = None,
) -> int:
    r"""Show what is understood of reports; store nothing.

    \b
    Examples:
      dronelog parse night.txt --published 2025-08-27
      echo "9 drones were shot down over Kursk overnight" | dronelog parse -
      dronelog parse export.jsonl --format jsonl > incidents.jsonl
      dronelog parse 'archive/*.jsonl.gz' --to dataset/
      dronelog parse s3://bucket/archive/ --to s3://bucket/dataset/ --dask tcp://scheduler:8786

    One report a line with --format jsonl, in the order of the input: {"id": …, "incidents": […]} (docs/format.md).
    """
    if to is not None:
        from dronelog.cli.archive import parse_to

        if format:
            raise typer.BadParameter("a dataset (--to) is Parquet; --format is for stdout", param_hint="--format")
        return parse_to(session, inputs(files), to, dask=dask, block_size=block_size, format=source, mapping=mapping,
                        published=published, publisher=publisher, url=url, lang=lang, zone=zone)  # fmt: skip
    if dask or block_size:
        raise typer.BadParameter("--dask and --block-size go with --to DIR/", param_hint="--dask")
    wanted = format or ("table" if session.terminal else "jsonl")
    if wanted not in FORMATS:
        raise typer.BadParameter(f"{wanted!r}: known are {', '.join(FORMATS)}", param_hint="--format")
    return show(session, inputs(files), wanted, format=source, published=published, publisher=publisher, url=url,
                lang=lang, mapping=mapping, zone=zone)  # fmt: skip


def show(session: Session, paths: list[str], wanted: str, **given: Any) -> int:
    """Write what is understood of the files in a format of `FORMATS`; returns the exit code."""
    from dronelog.cli.pipeline import parse_all

    read = rejected = 0

    def on_reject(*_: Any) -> None:
        nonlocal rejected
        rejected += 1

    def on_fault(report: Report, reason: str) -> None:
        on_reject()
        session.tell(f"{report.origin}:{report.line or 1}: {reason}")

    found = reports(session, paths, on_reject, **given)

    def parsed() -> Iterator[tuple[Report, list[Incident]]]:
        nonlocal read
        for report, incidents in answers:
            read += 1
            if incidents is not None:
                yield report, incidents

    with closing(parse_all(found, on_fault, debug=session.debug)) as answers:
        if wanted == "table":
            from dronelog.cli.showing import tell_report

            for report, incidents in parsed():
                tell_report(session, report, incidents)
        else:
            session.emit(wanted, (), ({"id": report.id, "incidents": [incident_to_dict(i) for i in incidents]}
                                      for report, incidents in parsed()))  # fmt: skip
    return DONE if not rejected else PARTLY if read else FAILED
