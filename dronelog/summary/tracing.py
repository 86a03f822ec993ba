"""A row of a summary → the events that its figure is the sum of, who says what of each; what was left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from dronelog.summary.claims import Claim
from dronelog.summary.conflicts import Says, sides
from dronelog.summary.events import Event, events
from dronelog.summary.totals import OF_CLAIMS, Key, Row, time_key, totals
from dronelog.summary.windows import Reading


@dataclass(frozen=True, slots=True)
class Part:
    """One event of a figure. `perhaps`: read low, it may be part of another event, and then it adds nothing."""

    event: Event
    sides: tuple[Says, ...]
    perhaps: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure of a row taken apart: `low` and `high` are the sums over `parts` (None where nobody tells a number)."""

    key: Key
    figure: str
    low: int | None
    high: int | None
    parts: tuple[Part, ...]
    left_out: tuple[tuple[Claim, str], ...]
    silent: tuple[Claim, ...]


def traces(claims: Iterable[Claim], by: Sequence[str], figure: str) -> list[Trace]:
    """Each row of the summary by these keys, with its figure taken apart."""
    told = list(claims)
    rows, receipt = totals(told, by, (figure,))
    known = {claim.id: claim for claim in told}
    at_rows: dict[Key, list[Claim]] = {}
    for claim in told:
        for key in _keys(claim, by):
            at_rows.setdefault(key, []).append(claim)
    sure = _sure(told, figure)
    found: list[Trace] = []
    for row in rows:
        parts = tuple(_part(event, figure, known, sure) for event in row.events.get(figure, ()))
        counted = {claim.id for part in parts for side in part.sides for claim in side.claims}
        rest = [claim for claim in at_rows.get(row.key, ()) if claim.id not in counted]
        left = tuple((claim, receipt.reasons[claim.id]) for claim in rest if claim.id in receipt.reasons)
        silent = tuple(claim for claim in rest if claim.id not in receipt.reasons and figure not in claim.figures)
        found.append(Trace(row.key, figure, _low(row, figure), row.high.get(figure), parts, left, silent))
    return found


def _low(row: Row, figure: str) -> int | None:
    return row.low.get(figure)


def _part(event: Event, figure: str, known: dict[str, Claim], sure: set[str]) -> Part:
    told = tuple(sides(event, figure))
    return Part(event, told, all(claim.id not in sure for claim in event.claims if claim.id in known))


def _sure(claims: Iterable[Claim], figure: str) -> set[str]:
    """The incidents that count also where what is doubtful is read low: evenings within a night, vague dates."""
    regions: dict[str, list[Claim]] = {}
    for claim in claims:
        if not claim.doubtful:
            regions.setdefault(claim.region, []).append(claim)
    return {
        claim.id for told in regions.values() for event in events(told, figure, Reading.LOW) for claim in event.claims
    }


def _keys(claim: Claim, by: Sequence[str]) -> Iterable[Key]:
    values = [
        tuple(OF_CLAIMS[key](claim)) if key in OF_CLAIMS else (time_key(key, claim.start, claim.night),) for key in by
    ]
    return product(*values)
