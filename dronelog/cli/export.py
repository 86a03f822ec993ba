"""``dronelog export``: incidents, their outcomes, reports, totals or events to a file, the format by its ending."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dronelog.cli import choose
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared


@shared
def command(
    choice: Choice,
    session: Session,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; NAME/ a folder; - is stdout (CSV).")],
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", show_default=False, help="Words the report must hold.")
    ] = None,
    rows: Annotated[
        str,
        typer.Option("--rows", metavar="GRAIN", help="A row is one of: incidents, outcomes, reports, totals, events."),
    ] = "incidents",
    by: Annotated[str, typer.Option("--by", metavar="KEY[,KEY]", help="Of totals: as in `summary`.")] = "region",
    wide: Annotated[
        str | None,
        typer.Option("--wide", metavar="FIGURE", help="Of totals by two keys: a column for each value of the second."),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="Instead of what the ending says.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
    excel: Annotated[bool, typer.Option("--excel", help="CSV for Excel: byte-order mark, semicolons, CRLF.")] = False,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", metavar="SIGN", help="Between cells of a CSV.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="Of a page: en, ru or uk first.")] = "en",
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Of a page.")] = None,
    licence: Annotated[
        str | None, typer.Option("--licence", metavar="NAME", help="Of a data package: CC-BY-4.0, ODbL-1.0 …")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many; 0 is all.")] = 0,
    sort: Annotated[str, typer.Option("--sort", metavar="FIELD", help="As in `dronelog query`.")] = "date",
    reverse: Annotated[bool, typer.Option("--reverse", help="The other way round.")] = False,
) -> int:
    r"""Write to a file, the format by its ending: .csv .tsv .xlsx .json .jsonl .geojson .parquet .md .html

    \b
    Examples:
      dronelog export incidents.xlsx
      dronelog export belgorod.json --region Belgorod --since 2025-01-01
      dronelog export for-excel.csv --excel --force
      dronelog export report.html --country RU --title "August"     a page to read and send
      dronelog export map.csv --rows totals --by region,month --wide drones
      dronelog export package/                                      a Frictionless data package

    The file appears whole or not at all. docs/export.md explains formats and columns.
    """
    from dronelog.cli.exporting import GRAINS
    from dronelog.output import FORMATS, format_of

    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n'):
        raise typer.BadParameter("one character is wanted", param_hint="--delimiter")
    if rows not in GRAINS:
        raise typer.BadParameter(f"{rows!r}: known are {', '.join(GRAINS)}", param_hint="--rows")
    if format is not None and format not in FORMATS:
        raise typer.BadParameter(f"{format!r}: known are {', '.join(FORMATS)}", param_hint="--format")
    if lang not in ("en", "ru", "uk"):
        raise typer.BadParameter("en, ru or uk is wanted", param_hint="--lang")
    name = format or ("csv" if file == "-" else format_of(file))
    medium = FORMATS[name].medium
    if file == "-" and medium != "text":
        raise typer.BadParameter(f"{name} needs a file", param_hint="FILE")
    if rows != "incidents" and name in ("geojson", "html", "package"):
        raise typer.BadParameter(f"{name} has its own rows", param_hint="--rows")
    keys = tuple(part.strip().lower() for part in by.split(",") if part.strip())
    wanted = choose.make(choice, words=" ".join(words or ()), sort=sort, reverse=reverse, limit=limit)
    conn = session.read()
    # sorting a million wide rows must not fill the memory: the sorter takes as much as the cache may, the rest to disk
    conn.execute("PRAGMA temp_store = FILE")
    conn.execute("PRAGMA cache_size = -8000")
    # all that is asked is asked of one state of the database
    conn.execute("BEGIN")
    job = _Job(session, conn, wanted, name, rows, keys, wide, excel, delimiter, lang, title, licence)
    if file == "-":
        written = job.write(session.out)
    else:
        from dronelog.cli.whole import appearing

        with appearing(file, force=force, folder=medium == "folder") as part:
            if medium == "folder":
                written = job.write(part)
            elif medium == "bytes":
                with part.open("wb", buffering=1 << 20) as data:
                    written = job.write(data)
            else:
                with part.open("w", encoding="utf-8", errors="replace", newline="", buffering=1 << 20) as out:
                    written = job.write(out)
    noun = rows[:-1] if written == 1 else rows
    session.tell(f"{file}: {written:,} {noun}")
    return 0


class _Job:
    """One export: which rows in which format, and what the file says of itself."""

    def __init__(
        self, session: Session, conn: Any, wanted: Any, format: str, rows: str, by: tuple[str, ...], wide: str | None,
        excel: bool, delimiter: str | None, lang: str, title: str | None, licence: str | None,
    ) -> None:  # fmt: skip
        self.session, self.conn, self.wanted, self.format, self.rows = session, conn, wanted, format, rows
        self.by, self.wide, self.lang, self.title, self.licence = by, wide, lang, title, licence
        self.excel, self.delimiter = excel, delimiter

    def write(self, out: Any) -> int:
        from dronelog.cli.exporting import features, grain
        from dronelog.output import FORMATS, Options, writer

        shape = FORMATS[self.format].shape
        if shape == "page":
            from dronelog.cli.page import write_page

            return write_page(self.conn, self.wanted, out, lang=self.lang, title=self.title)
        if self.format == "package":
            return self._package(out)
        options = Options(delimiter=self.delimiter, excel=self.excel, name=self.rows, about=self._about(),
                          width=self.session.width)  # fmt: skip
        if shape == "features":
            return writer(self.format)((), features(self.conn, self.wanted), out, options)
        table = grain(self.conn, self.wanted, self.rows, self.by, self.wide)
        return writer(self.format)(table.columns, table.records() if shape == "records" else table.rows(), out, options)

    def _package(self, folder: Any) -> int:
        from dronelog.cli.exporting import grain, publishers
        from dronelog.cli.storing import now
        from dronelog.output import Options
        from dronelog.output.datapackage import Resource, write_package

        titles = {"incidents": "What one source says of one region over one span of time",
                  "outcomes": "What came of each incident", "reports": "The reports they stand in",
                  "totals": "Totals by region, each thing counted once",
                  "events": "What several sources tell of one happening"}  # fmt: skip
        tables = [grain(self.conn, self.wanted, name) for name in titles]
        resources = [Resource(table.name, titles[table.name], table.columns, table.rows) for table in tables]
        written = write_package(folder, resources, Options(about=self._about()), sources=publishers(self.conn),
                                licence=self.licence, created=now())  # fmt: skip
        return written["incidents"]

    def _about(self) -> dict[str, str]:
        from dataclasses import asdict

        from dronelog import __version__
        from dronelog.query import Filter

        asked = {key: value for key, value in asdict(self.wanted).items() if value != asdict(Filter())[key]}
        told = "; ".join(f"{key}: {', '.join(map(str, v)) if isinstance(v, tuple) else v}" for key, v in asked.items())
        return {
            "made by": f"dronelog {__version__}",
            "asked for": told or "everything but what was rejected",
            "times": "local, as the reports tell them; ends are inclusive",
            "figures": "what sources say, not what is proved; blank where no number is told, 0 where zero is told",
        }
