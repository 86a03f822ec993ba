"""``dronelog trace``: from a figure of a summary down to the sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dronelog.cli import choose
from dronelog.cli.add import plural
from dronelog.cli.complete import fixed, region
from dronelog.cli.conflicts import figure_names
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared
from dronelog.terms import InputError

if TYPE_CHECKING:
    from dronelog.query import Quote
    from dronelog.summary.claims import Claim
    from dronelog.summary.tracing import Part, Trace

keys_of = fixed(
    "region", "country", "source", "publisher", "outcome", "object", "day", "night", "week", "month", "year"
)
_COLUMNS = ("figure", "event", "start", "end", "precision", "event_low", "event_high", "source", "source_figure",
            "whole", "id", "incident_figure", "reason", "words", "quote", "publisher", "published", "url")  # fmt: skip


@shared
def command(
    choice: Choice,
    session: Session,
    cells: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ROW]…", show_default=False, autocompletion=region,
            help="The row: one value for each key of --by, in its order; - is blank. Without: all rows.",
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="KEY[,KEY]", autocompletion=keys_of, help="As in `dronelog summary`.")
    ] = "region",
    figure: Annotated[
        str,
        typer.Option("--figure", metavar="NAME", autocompletion=figure_names, help="drones, intercepted, killed …"),
    ] = "drones",
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:  # fmt: skip
    r"""Take a figure of `dronelog summary` apart: its events, who says what of each, in which words; what was left out.

    \b
    Examples:
      dronelog trace Belgorod                           the drones of that row of `summary`
      dronelog trace Belgorod 2025-06 --by region,month
      dronelog trace 2025-06-12 --by night --country RU --figure killed
      dronelog trace --region Kursk --format json       every row

    The same filters and keys as in `dronelog summary` give the same figures.
    """
    from dronelog import query, summary
    from dronelog.output import WRITERS
    from dronelog.summary.totals import check
    from dronelog.summary.tracing import traces

    keys = tuple(part.strip().lower() for part in by.split(",") if part.strip() and part.strip().lower() != "total")
    check(keys)
    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    (wanted_figure,) = choose.figures([figure]) if "," not in figure else (figure,)
    wanted = choose.make(choice)
    row = _row(cells or [], keys)
    conn = session.read()
    found = [
        trace for trace in traces(summary.claims(conn, wanted), keys, wanted_figure)
        if all(asked is ... or asked == value for asked, value in zip(row, trace.key, strict=True))
    ]  # fmt: skip
    names = dict(conn.execute("SELECT code, name_en FROM regions"))
    quotes = query.quotes(conn, (claim.id for trace in found for claim in _claims(trace)))
    if name == "table":
        for trace in found:
            _tree(session, trace, quotes, names)
    elif WRITERS[name].shape == "records":
        session.emit(name, (), (_record(trace, keys, quotes) for trace in found))
    else:
        session.emit(name, (*keys, *_COLUMNS), (line for trace in found for line in _lines(trace, quotes)))
    if not found:
        session.tell("no such row; `dronelog summary` with the same --by and filters shows what there is")
    return 0


def _row(cells: Sequence[str], keys: Sequence[str]) -> list[Any]:
    """What is asked of each key: a value, None for blank, ... for any."""
    if len(cells) > len(keys):
        raise InputError(f"{len(cells)} values for {plural(len(keys), 'key')} (--by {','.join(keys)}); quote a name of"
                         " several words")  # fmt: skip
    row: list[Any] = [...] * len(keys)
    for n, (key, typed) in enumerate(zip(keys, cells, strict=False)):
        if typed in ("-", "–"):
            row[n] = None
        elif key in ("region", "country"):
            row[n] = choose.region(typed, country=key == "country")
        else:
            row[n] = typed
    return row


def _claims(trace: Trace) -> Iterator[Claim]:
    for part in trace.parts:
        for side in part.sides:
            yield from side.claims
    yield from (claim for claim, _ in trace.left_out)


def _record(trace: Trace, keys: Sequence[str], quotes: dict[str, Quote]) -> dict[str, Any]:
    return {
        **dict(zip(keys, trace.key, strict=True)), "figure": trace.figure, "low": trace.low, "high": trace.high,
        "events": [_event(part, trace.figure, quotes) for part in trace.parts],
        "left_out": [
            {**_cited(claim, trace.figure, quotes), "reason": reason} for claim, reason in trace.left_out
        ],
        "silent": [claim.id for claim in trace.silent],
    }  # fmt: skip


def _event(part: Part, figure: str, quotes: dict[str, Quote]) -> dict[str, Any]:
    from dronelog.cli.quoting import span

    event = part.event
    start, end, precision = span(event.claims, event.window, quotes)
    return {
        "start": start, "end": end, "precision": precision, "low": event.low, "low_source": event.low_source or None,
        "high": event.high, "high_source": event.high_source or None, "perhaps_part_of_another": part.perhaps,
        "sides": [
            {"source": side.source or None, "figure": side.figure, "whole": side.whole,
             "incidents": [_cited(claim, figure, quotes) for claim in side.claims]}
            for side in part.sides
        ],
    }  # fmt: skip


def _cited(claim: Claim, figure: str, quotes: dict[str, Quote]) -> dict[str, Any]:
    quote = quotes[claim.id]
    return {"id": claim.id, "figure": claim.figures.get(figure), "words": quote.behind(figure), "quote": quote.quote,
            "publisher": quote.publisher, "published": quote.published, "url": quote.url}  # fmt: skip


def _lines(trace: Trace, quotes: dict[str, Quote]) -> Iterator[tuple[Any, ...]]:
    from dronelog.cli.quoting import span

    def told(claim: Claim, reason: str) -> tuple[Any, ...]:
        quote = quotes[claim.id]
        return (claim.id, claim.figures.get(trace.figure), reason, quote.behind(trace.figure), quote.quote,
                quote.publisher, quote.published, quote.url)  # fmt: skip

    for n, part in enumerate(trace.parts, 1):
        event = part.event
        head = (*trace.key, trace.figure, n, *span(event.claims, event.window, quotes), event.low, event.high)
        for side in part.sides:
            for claim in side.claims:
                yield (*head, side.source, side.figure, int(side.whole), *told(claim, ""))
    for claim, reason in trace.left_out:
        quote = quotes[claim.id]
        head = (*trace.key, trace.figure, None, quote.start, quote.end, quote.precision, None, None)
        yield (*head, claim.source_name, None, None, *told(claim, reason))


def _tree(session: Session, trace: Trace, quotes: dict[str, Quote], names: dict[str, str]) -> None:
    from dronelog.cli.quoting import cited, span
    from dronelog.cli.summary import span as range_of
    from dronelog.output.safe import for_terminal
    from dronelog.output.wording import when

    write = session.out.write
    head = ", ".join(names.get(value or "", value or "–") for value in trace.key) or "all"
    write(f"{for_terminal(head)} · {trace.figure}: {range_of(trace.low, trace.high) or 'nobody tells a number'}\n")
    for part in trace.parts:
        event = part.event
        told = when(*span(event.claims, event.window, quotes))
        doubt = "   may be part of another: the low leaves it out" if part.perhaps else ""
        write(f"\n  {told}: {range_of(event.low, event.high)}{doubt}\n")
        for side in part.sides:
            share = "" if side.whole else "  (of a part of it)"
            write(f"    {side.figure}  {for_terminal(side.source or 'nobody named')}{share}\n")
            write(cited(session, (quotes[claim.id] for claim in side.claims), (trace.figure,), " " * 6))
        if event.high > max(side.figure for side in part.sides):
            write(f"    {event.high}  {event.high_source} (below: part of a country's figure)\n")
    if trace.left_out:
        write("\n  left out:\n")
    for reason in dict.fromkeys(reason for _, reason in trace.left_out):
        write(f"    {reason}\n")
        same = (quotes[claim.id] for claim, its in trace.left_out if its == reason)
        write(cited(session, same, (trace.figure,), " " * 6))
    if trace.silent:
        write(f"\n  {plural(len(trace.silent), 'incident')} without a number of its own\n")
    write("\n")
