"""``dronelog conflicts``: where sources disagree about one event, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dronelog.cli import choose, datasets
from dronelog.cli.add import plural
from dronelog.cli.complete import fixed
from dronelog.cli.session import Session
from dronelog.cli.shared import Choice
from dronelog.cli.shared import command as shared

if TYPE_CHECKING:
    from dronelog.query import Quote
    from dronelog.summary.conflicts import Conflict, Says

COLUMNS = ("region", "region_name", "start", "end", "precision", "figure", "gap", "low", "low_source", "low_incidents",
           "low_quote", "high", "high_source", "high_incidents", "high_quote", "sides", "confirmed")  # fmt: skip
figure_names = fixed("drones", "intercepted", "struck", "damaged", "killed", "injured")
#: Conflicts on a terminal where no --limit is given.
SCREEN = 20


@shared
def command(
    choice: Choice,
    session: Session,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]", show_default=False, help="Words the report must hold.")
    ] = None,
    figure: Annotated[
        list[str] | None,
        typer.Option(
            "--figure",
            metavar="NAME",
            autocompletion=figure_names,
            help="Only these: drones, intercepted, struck, killed, injured …",
        ),
    ] = None,
    undecided: Annotated[
        bool, typer.Option("--undecided", help="Without the events that a person confirmed by `dronelog merge`.")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option("--limit", "-n", metavar="N", min=0, help="At most so many; 20 on a terminal, else all; 0: all."),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, csv, tsv, json, jsonl or md.")
    ] = None,
) -> int:
    r"""Events on which sources disagree, side by side with their words, the largest gap first.

    \b
    Examples:
      dronelog conflicts                                the largest gaps
      dronelog conflicts --region Belgorod --since "last month"
      dronelog conflicts --source "Ministry of Defence" --figure killed
      dronelog conflicts --undecided --format json

    Filters ask for conflicts in which a matching incident takes part. `dronelog merge A B` confirms that two incidents
    are one event, `dronelog split A B` says that they are two: then they are no conflict any more.
    """
    from dataclasses import replace

    from dronelog import query
    from dronelog.output import WRITERS
    from dronelog.summary.conflicts import select

    name = session.format(format)
    if name not in WRITERS:
        raise typer.BadParameter(f"{name!r}: known are {', '.join(WRITERS)}", param_hint="--format")
    if limit is None:
        limit = SCREEN if name == "table" and session.terminal else 0
    wanted = choose.make(choice, words=" ".join(words or ()))
    with datasets.opened(session) as lens:
        conn = lens.conn if lens else session.read()
        if lens:
            datasets.show(lens, wanted, margin=datasets.MARGIN)
        found = select(conn, replace(wanted, limit=0), choose.figures(figure))
        if undecided:
            found = [conflict for conflict in found if not conflict.confirmed]
        shown = found[: limit or None]
        if lens:
            lens.cite(public for conflict in shown for public in conflict.ids)
        quotes = query.quotes(conn, (public for conflict in shown for public in conflict.ids))
        names = dict(conn.execute("SELECT code, name_en FROM regions"))
        if name == "table":
            _blocks(session, shown, quotes, names)
        elif WRITERS[name].shape == "records":
            session.emit(name, (), (_record(conflict, quotes, names) for conflict in shown))
        else:
            session.emit(name, COLUMNS, (_row(conflict, quotes, names) for conflict in shown))
        more = f"; {len(shown)} shown, --limit 0 shows all" if len(shown) < len(found) else ""
        session.tell(plural(len(found), "conflict") + more if found else "no conflict found")
    return 0


def _record(conflict: Conflict, quotes: dict[str, Quote], names: dict[str, str]) -> dict[str, Any]:
    start, end, precision = _span(conflict, quotes)
    return {
        "region": conflict.region, "region_name": names.get(conflict.region), "start": start, "end": end,
        "precision": precision, "figure": conflict.figure, "gap": conflict.gap, "low": conflict.low,
        "high": conflict.high, "confirmed": conflict.confirmed,
        "sides": [
            {"source": side.source or None, "figure": side.figure, "whole": side.whole,
             "incidents": [_cited(quotes[claim.id], claim.figures[conflict.figure]) for claim in side.claims]}
            for side in conflict.sides
        ],
    }  # fmt: skip


def _cited(quote: Quote, figure: int) -> dict[str, Any]:
    return {"id": quote.id, "figure": figure, "quote": quote.quote, "publisher": quote.publisher,
            "published": quote.published, "url": quote.url}  # fmt: skip


def _row(conflict: Conflict, quotes: dict[str, Quote], names: dict[str, str]) -> tuple[Any, ...]:
    low, high = _ends(conflict)
    told = "; ".join(f"{side.source or '?'}: {side.figure}" for side in conflict.sides)
    return (
        conflict.region, names.get(conflict.region), *_span(conflict, quotes), conflict.figure, conflict.gap,
        conflict.low, *_side(low, quotes), conflict.high, *_side(high, quotes), told, int(conflict.confirmed),
    )  # fmt: skip


def _side(side: Says, quotes: dict[str, Quote]) -> tuple[str, str, str]:
    ids = [claim.id for claim in side.claims]
    said = " | ".join(dict.fromkeys(quotes[public].quote for public in ids))
    return side.source, "; ".join(ids), said


def _ends(conflict: Conflict) -> tuple[Says, Says]:
    """Who stands at each end: the least of those who speak of the whole, the greatest of all."""
    low = next((side for side in conflict.sides if side.whole and side.figure == conflict.low), conflict.sides[0])
    return low, conflict.sides[-1]


def _span(conflict: Conflict, quotes: dict[str, Quote]) -> tuple[str | None, str | None, str]:
    from dronelog.cli.quoting import span

    claims = [claim for side in conflict.sides for claim in side.claims]
    own = [claim for claim in claims if claim.region == conflict.region]
    return span(own or claims, conflict.window, quotes)


def _blocks(session: Session, found: Sequence[Conflict], quotes: dict[str, Quote], names: dict[str, str]) -> None:
    from dronelog.cli.quoting import cited, short
    from dronelog.output.safe import for_terminal
    from dronelog.output.wording import when

    write = session.out.write
    for figures, conflict in _together(found):
        head = f"{names.get(conflict.region, conflict.region)} · {when(*_span(conflict, quotes))}"
        mark = " · one event, as a person said" if conflict.confirmed else ""
        write(f"{for_terminal(head)} · {', '.join(figures)}: {conflict.low}–{conflict.high}{mark}\n")
        width = max(len(str(side.figure)) for side in conflict.sides)
        for side in conflict.sides:
            part = "" if side.whole else "  (of a part of it)"
            write(f"  {side.figure:>{width}}  {for_terminal(side.source or 'nobody named')}{part}\n")
            write(cited(session, (quotes[claim.id] for claim in side.claims), figures, " " * (width + 4)))
        low, high = _ends(conflict)
        if not conflict.confirmed and low.claims[0].region == high.claims[0].region:
            write(f"  two events? dronelog split {short(low.claims[0].id)} {short(high.claims[0].id)}\n")
        write("\n")


def _together(found: Sequence[Conflict]) -> Iterator[tuple[list[str], Conflict]]:
    """Conflicts that differ in nothing but the figure's name ("9 drones, 9 intercepted") are told once."""
    alike: dict[tuple[Any, ...], tuple[list[str], Conflict]] = {}
    for conflict in found:
        told = tuple((side.source, side.figure, tuple(claim.id for claim in side.claims)) for side in conflict.sides)
        alike.setdefault((conflict.region, conflict.window, told), ([], conflict))[0].append(conflict.figure)
    yield from alike.values()
