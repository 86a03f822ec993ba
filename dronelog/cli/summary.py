"""``dronelog summary``: totals that count each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dronelog.cli import choose, datasets, drawing, versus
from dronelog.cli.add import plural
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared

if TYPE_CHECKING:
    from dronelog.query import Filter
    from dronelog.summary import Receipt, Row


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
    figure: Annotated[
        str | None,
        typer.Option(
            "--figure",
            metavar="NAME[,NAME]",
            help="Only these: drones, intercepted, struck, damaged, killed, injured. A chart or pivot shows the first.",
        ),
    ] = None,
    pivot: Annotated[
        bool, typer.Option("--pivot", help="Of two keys: a row for each of the first, a column for each of the second.")
    ] = False,
    chart: Annotated[
        bool, typer.Option("--chart", help="Bars; a sparkline a row for two keys. What nobody tells of is a gap.")
    ] = False,
    vs: Annotated[
        str | None,
        typer.Option("--vs", metavar="previous", help="Each figure beside that of the span before, just as long."),
    ] = None,
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
      dronelog summary --by day --since "last month" --chart
      dronelog summary --by region,month --chart        a sparkline for each region
      dronelog summary --by region,month --pivot --figure killed
      dronelog summary --since 2025-05-01 --until 2025-05-31 --vs previous
      dronelog summary --region Kursk --on yesterday --sentence --lang ru

    Where sources disagree, the figure is a range, low–high. Nothing told is blank; a reported zero is 0.
    """
    from dronelog.output import WRITERS
    from dronelog.summary import as_dict, summarise
    from dronelog.summary.totals import check

    keys = tuple(part.strip().lower() for part in by.split(",") if part.strip() and part.strip().lower() != "total")
    check(keys)
    metrics = choose.figures([figure] if figure else None)
    name = session.format(format or ("table" if chart else None))
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    _check_layout(keys, name, pivot=pivot, chart=chart, vs=vs)
    wanted = choose.make(choice, words=" ".join(words or ()))
    with datasets.opened(session) as lens:
        conn = lens.conn if lens else session.read()
        if sentence:
            if lens:
                datasets.show(lens, wanted)
            return _sentence(session, conn, wanted, lang)

        def count(asked: Filter) -> tuple[list[Row], Receipt]:
            return datasets.summarise(lens, asked, keys) if lens else summarise(conn, asked, keys, events=explain)

        earlier = versus.before(wanted, keys) if vs else None
        rows, receipt = count(wanted)
        names = dict(conn.execute("SELECT code, name_en FROM regions"))
        dicts = [_only(as_dict(row, keys, names), metrics) for row in rows]
        if earlier:
            past, past_receipt = count(earlier)
            dicts = versus.join(dicts, [_only(as_dict(row, keys, names), metrics) for row in past], keys, metrics)
        if chart:
            for line in drawing.chart(dicts, keys, metrics[0], session.width):
                session.out.write(line + "\n")
        elif pivot:
            session.emit(name, *drawing.pivot(dicts, keys, metrics[0]))
        elif WRITERS[name].shape == "records":
            session.emit(name, (), dicts)
        elif name == "table":
            total = None
            if not earlier and len(rows) > 1 and receipt.incidents <= _TOTALLED:
                total = (datasets.summarise(lens, wanted, ()) if lens else summarise(conn, wanted))[0]
            totalled = [as_dict(row, (), names) for row in total or ()]
            _table(session, dicts, keys, metrics, totalled, versus=bool(earlier))
        else:
            columns = list(dicts[0]) if dicts else [*keys, "reports", "incidents", "sources"]
            session.emit(name, columns, (tuple(row.values()) for row in dicts))
        if not dicts and (chart or pivot):
            session.tell("nothing found")
        if explain:
            from dronelog.cli.explain import tell

            if lens:
                lens.cite(datasets.cited(rows, receipt))
            tell(session, conn, rows, receipt, names, metrics)
        session.tell(receipt_line(receipt))
        if earlier:
            session.tell(f"before ({versus.span_of(earlier)}): {receipt_line(past_receipt)}")
    return 0


#: A line of totals under a table means counting once more without regions: not for more incidents than this.
_TOTALLED = 100_000


def _check_layout(keys: tuple[str, ...], name: str, *, pivot: bool, chart: bool, vs: str | None) -> None:
    if vs is not None and vs != "previous":
        raise typer.BadParameter(f"{vs!r}: previous is wanted", param_hint="--vs")
    if pivot and len(keys) != 2:
        raise typer.BadParameter("two keys are wanted: --by region,month", param_hint="--pivot")
    if pivot and name in ("json", "jsonl"):
        raise typer.BadParameter(f"not with --format {name}, whose rows say both keys", param_hint="--pivot")
    if chart and name != "table":
        raise typer.BadParameter(f"not with --format {name}", param_hint="--chart")
    if sum(map(bool, (pivot, chart, vs))) > 1:
        raise typer.BadParameter("one of --pivot, --chart and --vs is wanted")


def _only(row: dict[str, Any], metrics: Sequence[str]) -> dict[str, Any]:
    """A row without the figures that nobody asked for."""
    from dronelog.summary import METRICS

    dropped = {f"{metric}_{end}" for metric in METRICS if metric not in metrics for end in ("low", "high")}
    return {name: value for name, value in row.items() if name not in dropped}


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


def _table(
    session: Session, dicts: Sequence[dict[str, Any]], keys: tuple[str, ...], metrics: Sequence[str],
    total: Sequence[dict[str, Any]], *, versus: bool,
) -> None:  # fmt: skip
    from dronelog.cli.versus import cell
    from dronelog.output.bars import told

    if versus:  # what nobody tells of in either span is no column
        metrics = [m for m in metrics if any(cell(row, m) for row in dicts)]
    columns = (*(keys or ("total",)), *metrics, "incidents", "reports", "sources")

    def lines() -> Iterable[tuple[Any, ...]]:
        for row in [*dicts, *total]:
            heads = [row.get(f"{key}_name") or row.get(key) or "–" for key in keys] if row in dicts else []
            heads = heads or ["all", *[""] * (len(keys) - 1)]
            figures = (
                cell(row, metric) if versus else told(row[f"{metric}_low"], row[f"{metric}_high"]) for metric in metrics
            )
            yield (*heads, *figures, row["incidents"], row["reports"], row["sources"])

    if not dicts or not session.emit("table", columns, lines()):
        session.tell("nothing found")


def span(low: int | None, high: int | None) -> str:
    """A figure as people read it: "9", "7–9", blank where nobody tells one."""
    from dronelog.output.bars import told

    return told(low, high)


#: Why something was left out → how the receipt says so, of one and of several.
_LEFT = {
    "repeats the same figure": ("repeat", "repeats"),
    "the same source said otherwise later": ("corrected later", "corrected later"),
    "overlaps a longer or larger window of the same source": (
        "window inside a longer or larger one", "windows inside a longer or larger one",
    ),
    "part of a country's figure": ("part of a country's figure", "parts of a country's figure"),
    "one event with another of the same source, as a person said": ("merged by a person", "merged by a person"),
    "doubtful": ("doubtful", "doubtful"),
}  # fmt: skip


def receipt_line(receipt: Any) -> str:
    """What the totals rest on: "rests on 31 reports by 6 sources; left out: 9 repeats, 4 windows inside a longer …"."""
    line = f"rests on {plural(receipt.reports, 'report')} by {plural(receipt.sources, 'source')}"
    told = sorted(receipt.left_out.items(), key=lambda pair: (-pair[1], pair[0]))
    left = [f"{count} {_LEFT.get(reason, (reason, reason))[count > 1]}" for reason, count in told]
    return line + (f"; left out: {', '.join(left)}" if left else "")
