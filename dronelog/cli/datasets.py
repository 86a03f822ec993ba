"""Questions to a dataset (`--db DIR/`) instead of a database: by the same counting code, with DuckDB underneath."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from dronelog.cli.session import Session
from dronelog.store.connect import is_dataset

if TYPE_CHECKING:
    from dronelog.query import Filter
    from dronelog.store.dataset.lens import Lens

#: Days around the days asked for in which a conflict looks for what others tell of its events.
MARGIN = 10


@contextmanager
def opened(session: Session) -> Iterator[Lens | None]:
    """The dataset that the session's ``--db`` names; None where it names a database."""
    path = session.db or os.environ.get("DRONELOG_DB") or ""
    if not path or not is_dataset(path):
        yield None
        return
    from dronelog.cli.storing import names_for
    from dronelog.store.dataset.lens import Lens

    lens = Lens(path, names_for)
    try:
        yield lens
    finally:
        lens.close()


def summarise(lens: Lens, wanted: Filter, by: Sequence[str]) -> tuple[list[Any], Any]:
    """`dronelog.summary.summarise` of a dataset: one region after the other, so that only one is held at once."""
    from dronelog.summary import claims
    from dronelog.summary.totals import Counting

    counting = Counting(by)
    for region in lens.by_region(*_bounds(lens, wanted), texts=_texts(wanted)):
        if not wanted.regions or region in wanted.regions:
            counting.region(claims(lens.conn, replace(wanted, regions=(region,))))
    return counting.finish()


def show(lens: Lens, wanted: Filter, *, margin: int = 0) -> None:
    """Let the lens show all that the filter may match, with `margin` more days on either side."""
    lens.show(*_bounds(lens, wanted, margin), texts=_texts(wanted))


def cited(rows: Sequence[Any], receipt: Any) -> set[str]:
    """The incidents that an explanation of these totals quotes."""
    told = {claim.id for row in rows for found in row.events.values() for event in found for claim in event.claims}
    return told | set(receipt.reasons)


def _texts(wanted: Filter) -> bool:
    return bool(wanted.words or wanted.where)


def _bounds(lens: Lens, wanted: Filter, margin: int = 0) -> tuple[tuple[str, ...], str | None, str | None]:
    """What a filter narrows to, roughly: regions, first and last day. The filter itself is applied to what is shown."""
    regions = wanted.regions
    if wanted.countries and not regions:
        marks = ", ".join("?" * len(wanted.countries))
        regions = tuple(
            code for (code,) in lens.conn.execute(
                f"SELECT code FROM regions WHERE code IN ({marks}) OR parent IN ({marks})",  # noqa: S608
                [*wanted.countries, *wanted.countries],
            )
        ) or ("",)  # none of it is told of  # fmt: skip
    days = [*wanted.on, *wanted.night]
    first = max((day for day in (wanted.since, _moved(min(days, default=None), -2)) if day), default=None)
    last = min((day for day in (wanted.until, _moved(max(days, default=None), 2)) if day), default=None)
    return regions, _moved(first, -margin), _moved(last, margin)


def _moved(day: str | None, days: int) -> str | None:
    if day is None or not days:
        return day
    return date.fromordinal(min(max(date.fromisoformat(day).toordinal() + days, 1), date.max.toordinal())).isoformat()
