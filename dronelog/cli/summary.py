"""``dronelog summary``: totals that count each thing once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import typer

from dronelog.cli import choose, datasets
from dronelog.cli.add import plural
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared


@shared
def command(
    choice: Choice,
    session: Session,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", show_default=False, help="Words the report must hold.")
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="KEY[,KEY]",
            help="region, country, source, publisher, outcome, object, day, night, week, month, year; one or two.",
        ),
    ] = "region",
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="The incidents and the words behind each figure.")] = False,
    sentence: Annotated[
        bool, typer.Option("--sentence", help="One line to paste, with who says it and that these are claims.")
    ] = False,
    lang: Annotated[str, typer.Option("--lang", metavar="LANG", help="Of the sentence: en, ru or uk.")] = "en",
) -> int:
    r"""Totals that count each thing once: a night and its hours, or five copies of one communiqué, are not added.

    \b
    Examples:
      dronelog summary                                  by region
      dronelog summary --by region,month --since 2025-01-01
      dronelog summary --by source --region Belgorod    who says what
      dronelog summary --by night --country RU --format csv
      dronelog summary --region Kursk --explain         the words behind each figure
      dronelog summary --region Kursk --on yesterday --sentence --lang ru

    Where sources disagree, the figure is a range, low–high. Nothing told is blank; a reported zero is 0.
    """
    from dronelog.output import WRITERS
    from dronelog.summary import METRICS, as_dict, summarise
    from dronelog.summary.totals import check

    keys = tuple(part.strip().lower() for part in by.split(",") if part.strip() and part.strip().lower() != "total")
    check(keys)
    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    wanted = choose.make(choice, words=" ".join(words or ()))
    with datasets.opened(session) as lens:
        conn = lens.conn if lens else session.read()
        if sentence:
            if lens:
                datasets.show(lens, wanted)
            return _sentence(session, conn, wanted, lang)
        rows, receipt = datasets.summarise(lens, wanted, keys) if lens else summarise(conn, wanted, keys)
        names = dict(conn.execute("SELECT code, name_en FROM regions"))
        dicts = [as_dict(row, keys, names) for row in rows]
        if WRITERS[name].shape == "records":
            session.emit(name, (), dicts)
        elif name == "table":
            _table(session, dicts, keys, METRICS)
        else:
            columns = list(dicts[0]) if dicts else [*keys, "reports", "incidents", "sources"]
            session.emit(name, columns, (tuple(row.values()) for row in dicts))
        if explain:
            from dronelog.cli.explain import tell

            if lens:
                lens.cite(datasets.cited(rows, receipt))
            tell(session, conn, rows, receipt, names)
        session.tell(receipt_line(receipt))
    return 0


def _sentence(session: Session, conn: Any, wanted: Any, lang: str) -> int:
    from dronelog.cli.sentence import line

    if lang not in ("en", "ru", "uk"):
        raise typer.BadParameter("en, ru or uk is wanted", param_hint="--lang")
    told = line(conn, wanted, lang)
    if told is None:
        session.tell("nothing found")
    else:
        session.out.write(told + "\n")
    return 0


def _table(session: Session, dicts: Iterable[dict[str, Any]], keys: tuple[str, ...], metrics: tuple[str, ...]) -> None:
    columns = (*keys, *metrics, "incidents", "reports", "sources")

    def lines() -> Iterable[tuple[Any, ...]]:
        for row in dicts:
            heads = (row.get(f"{key}_name") or row[key] or "–" for key in keys)
            figures = (span(row[f"{metric}_low"], row[f"{metric}_high"]) for metric in metrics)
            yield (*heads, *figures, row["incidents"], row["reports"], row["sources"])

    if not session.emit("table", columns, lines()):
        session.tell("nothing found")


def span(low: int | None, high: int | None) -> str:
    """A figure as people read it: "9", "7–9", blank where nobody tells one."""
    if high is None:
        return ""
    return str(high) if low == high else f"{low}–{high}"


def receipt_line(receipt: Any) -> str:
    """What the totals rest on: "rests on 31 reports by 6 sources; left out: 4 overlap …, 9 repeat …"."""
    line = f"rests on {plural(receipt.reports, 'report')} by {plural(receipt.sources, 'source')}"
    left = [f"{count} ({reason})" for reason, count in receipt.left_out.most_common()]
    return line + (f"; left out: {', '.join(left)}" if left else "")
