"""Totals by region without counting everything again: what a stretch of a region's incidents comes to is kept ready.

The rules of counting are local: what happened in June has no bearing on August, unless windows hang together all the
way. So each region's incidents are cut into spans that have no bearing on one another (`parts`), the events of each
are kept in the database, and what changed since (triggers note it) is counted afresh: by `settle`, at the end of what
writes, or in passing by `ready`, which reads. Both give exactly what `dronelog.summary.totals` gives.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dronelog.query import Filter
from dronelog.query import ready as stored
from dronelog.store import ready as writer
from dronelog.store.ready import RULES
from dronelog.summary.claims import METRICS, Claim
from dronelog.summary.events import CORRECTED, DOUBTFUL, INSIDE, REPEAT, SILENT, Event, events, vague_events
from dronelog.summary.totals import OF_TIME, Counting, Key, Receipt, Row, ordered, settle, time_key
from dronelog.summary.windows import ANYWHERE, DAY, HOUR, Reading, Window, clash, overlap, window

#: A span is not cut shorter than this, so that there are few of them.
_LEAST = 30 * DAY
#: A night may clash with the evening before it.
_REACH = 5 * HOUR
_ALL = ("0001-01-01", "9999-12-31")

Slot = tuple[str | None, bool, int, int]
Figures = list[int | None]


@dataclass(slots=True)
class Part:
    """What a span comes to. `cells`: start, night, opens, closes of an event → its figures (`query.ready.SUMS`)."""

    first: int
    reach: int
    left_out: Counter[str] = field(default_factory=Counter)
    cells: dict[Slot, Figures] = field(default_factory=dict)


# -- cutting -----------------------------------------------------------------------------------------------------------


def parts(claims: Sequence[Claim]) -> Iterator[Part]:
    """The spans of one region's claims of firm dates, oldest first, each with what it comes to."""
    for some in cut(claims):
        yield _counted(some)


def cut(claims: Sequence[Claim], least: int = _LEAST) -> list[list[Claim]]:
    """Claims in stretches that have no bearing on one another: no windows of two of them clash or make one event."""
    sources: dict[Window, set[str]] = {}
    for claim in claims:
        sources.setdefault(claim.window, set()).add(claim.source)
    windows = sorted(sources, key=lambda w: (w.start, w.end, w.night))
    lowest = list(range(len(windows)))  # the first window that each has to do with
    active: list[int] = []
    for n, one in enumerate(windows):
        active = [m for m in active if windows[m].end > one.start - _REACH]
        for m in active:
            other = windows[m]
            if 2 * overlap(one, other) >= min(one.length, other.length) or (
                clash(one, other, Reading.LOW) and not sources[one].isdisjoint(sources[other])
            ):
                lowest[n] = m  # the active ones are in order
                break
        active.append(n)
    starts: list[int] = []
    bound = len(windows)
    for n in range(len(windows) - 1, -1, -1):
        bound = min(bound, lowest[n])
        if bound == n:
            starts.append(windows[n].start)
    kept: list[int] = []
    for start in reversed(starts):
        if not kept or start - kept[-1] >= least:
            kept.append(start)
    stretches: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: c.window.start):
        while len(stretches) < len(kept) and claim.window.start >= kept[len(stretches)]:
            stretches.append([])
        stretches[-1].append(claim)
    return stretches


def _counted(claims: Sequence[Claim]) -> Part:
    part = Part(min(c.window.start for c in claims), max(c.window.end for c in claims))
    doubt = any(claim.window.night for claim in claims)
    reasons: dict[str, str] = {}
    for n, metric in enumerate(METRICS):
        if any(metric in claim.figures for claim in claims):
            told: dict[str, str] = {}
            highs = events(claims, metric, Reading.HIGH, told)
            lows = events(claims, metric, Reading.LOW) if doubt else highs
            _enter(part, n, lows, highs, told, reasons)
    part.left_out.update(reasons.values())
    return part


def _enter(
    part: Part, n: int, lows: Sequence[Event], highs: Sequence[Event], told: dict[str, str], reasons: dict[str, str]
) -> None:
    for found, side in ((lows, 0), (highs, 1)):
        for event in found:
            slot = (event.start, event.window.night, event.window.start, event.window.end)
            figures = part.cells.setdefault(slot, [None] * len(stored.SUMS))
            figures[2 * n + side] = (figures[2 * n + side] or 0) + (event.high if side else event.low)
    for public, reason in told.items():
        if reason != SILENT:
            reasons.setdefault(public, reason)


def vague_part(claims: Sequence[Claim], firm: Sequence[tuple[Slot, Sequence[int | None]]]) -> Part:
    """What the claims of vague dates, or none, of a region come to, beside the events of firm dates."""
    part, reasons = Part(0, 0), dict[str, str]()
    for n, metric in enumerate(METRICS):
        by_source: tuple[dict[str, list[Claim]], dict[str, list[Claim]]] = ({}, {})
        for claim in claims:
            if metric in claim.figures:
                by_source[claim.window == ANYWHERE].setdefault(claim.source, []).append(claim)
        if not any(by_source):
            continue
        known: list[Event] = []
        for (start, night, opens, closes), figures in firm:
            if (low := figures[2 * n]) is not None:
                known.append(Event(Window(opens, closes, night), start, low, low))
        told: dict[str, str] = {}
        highs = vague_events(*by_source, [], metric, Reading.HIGH, told)
        lows = vague_events(*by_source, known, metric, Reading.LOW, {})
        _enter(part, n, lows, highs, told, reasons)
    part.left_out.update(reasons.values())
    return part


# -- what changed ------------------------------------------------------------------------------------------------------


def _ranges(marks: Sequence[tuple[str, str]], known: Sequence[stored.Span]) -> list[tuple[int, int | None]]:
    """The stretches of time, by the start of windows, in which everything is counted afresh; None is no end."""
    spans = [span for span in known if span.first]
    found: list[tuple[int, int | None]] = []
    for start, end in marks:
        if not start:
            continue
        low, high = window(start[:10], end[:10], "day").start, window(end[:10], end[:10], "day").end
        touched = [n for n, s in enumerate(spans) if s.first - _REACH < high and s.reach > low]
        if touched:
            low = min(low, spans[touched[0]].first)
        later = [s.first for s in spans[touched[-1] + 1 if touched else 0 :] if s.first - _REACH >= high]
        found.append((low, later[0] if later else None))
    merged: list[tuple[int, int | None]] = []
    for low, until in sorted(found, key=lambda r: (r[0], r[1] is None, r[1] or 0)):
        if merged and (merged[-1][1] is None or low < merged[-1][1]):
            last = merged[-1][1]
            merged[-1] = (merged[-1][0], None if until is None or last is None else max(until, last))
        else:
            merged.append((low, until))
    return merged


def _iso(minute: int) -> str:
    from datetime import date

    return date.fromordinal(max(1, min(minute // DAY, date.max.toordinal()))).isoformat()


def afresh(
    conn: sqlite3.Connection, region: str, marks: Sequence[tuple[str, str]]
) -> tuple[list[int], list[Part], list[tuple[Slot, Sequence[int | None]]]]:
    """What changed of a region: the spans that are gone, those that take their place, the events that stay."""
    from dronelog.summary import claims

    known = stored.spans(conn, region)
    ranges = [(0, None)] if _ALL in marks else _ranges(marks, known)
    gone = [
        span.first for span in known
        if span.first == 0 or any(low <= span.first and (end is None or span.first < end) for low, end in ranges)
    ]  # fmt: skip
    made: list[Part] = []
    for low, until in ranges:
        bounds = (None if _ALL in marks else _iso(low - DAY), None if until is None else _iso(until + 2 * DAY))
        told = [
            claim
            for claim in claims(conn, Filter(), stored.between(region, *bounds))
            if not claim.doubtful and low <= claim.window.start and (until is None or claim.window.start < until)
        ]
        made += parts(told)
    stay: list[tuple[Slot, Sequence[int | None]]] = []
    left = set(gone)
    for span, start, night, opens, closes, *figures in stored.cells(conn, region):
        if span not in left:
            stay.append(((start, bool(night), opens, closes), figures))
    vague = [claim for claim in claims(conn, Filter(), stored.vague(region)) if not claim.doubtful]
    if vague:
        made.append(vague_part(vague, [*stay, *(cell for part in made for cell in part.cells.items())]))
    return gone, made, stay


def settle_changes(conn: sqlite3.Connection) -> int:
    """Count afresh what changed and keep it, a region a transaction; returns how many regions. Writes."""
    if stored.rules(conn) != RULES:
        with _transaction(conn, "IMMEDIATE"):
            writer.start_over(conn)
    regions = list(stored.stale(conn))
    for region in regions:
        with _transaction(conn, "IMMEDIATE"):
            if region.startswith("SEA-"):
                _settle_sea(conn, region)
            else:
                gone, made, _ = afresh(conn, region, stored.stale(conn).get(region, ()))
                _put(conn, region, gone, made)
    return len(regions)


def _put(conn: sqlite3.Connection, region: str, gone: Sequence[int], made: Sequence[Part]) -> None:
    writer.put(
        conn, region, gone,
        ((p.first, p.reach, p.left_out[REPEAT], p.left_out[CORRECTED], p.left_out[INSIDE]) for p in made),
        (
            (p.first, n, start, int(night), opens, closes, *figures)
            for p in made
            for n, ((start, night, opens, closes), figures) in enumerate(p.cells.items(), 1)
        ),
    )  # fmt: skip


def _settle_sea(conn: sqlite3.Connection, sea: str) -> None:
    """Two countries tell of one sea, each of its own happenings: kept as "SEA-BLACK:RU", "SEA-BLACK:UA"."""
    from dronelog.summary import claims

    countries: dict[str, list[Claim]] = {}
    for claim in claims(conn, Filter(regions=(sea,))):
        if not claim.doubtful:
            countries.setdefault(claim.country, []).append(claim)
    for part in stored.parts_of(conn, [sea]):
        _put(conn, part, [span.first for span in stored.spans(conn, part)], [])
    for country, told in countries.items():
        made = list(parts([claim for claim in told if not claim.window.loose]))
        if vague := [claim for claim in told if claim.window.loose]:
            made.append(vague_part(vague, [cell for part in made for cell in part.cells.items()]))
        _put(conn, f"{sea}:{country}", [], made)
    _put(conn, sea, [], [])  # nothing of it is stale


class _transaction:  # noqa: N801 - used like a function
    def __init__(self, conn: sqlite3.Connection, kind: str) -> None:
        self._conn, self._kind, self._own = conn, kind, not conn.in_transaction

    def __enter__(self) -> None:
        if self._own:
            self._conn.execute(f"BEGIN {self._kind}")

    def __exit__(self, kind: object, *_: object) -> None:
        if self._own and self._conn.in_transaction:
            self._conn.execute("COMMIT" if kind is None else "ROLLBACK")


# -- reading -----------------------------------------------------------------------------------------------------------


def answers(wanted: Filter, by: Sequence[str]) -> bool:
    """Whether what is kept ready can answer: totals by region, of whole regions."""
    return "region" in by and all(key == "region" or key in OF_TIME for key in by) and stored.usable(wanted)


def ready(conn: sqlite3.Connection, wanted: Filter, by: Sequence[str]) -> tuple[list[Row], Receipt] | None:
    """Rows and receipt from what is kept ready, the same that counting afresh would give (without `Row.events`); None
    where that is not possible.
    """
    if not answers(wanted, by) or stored.rules(conn) != RULES:
        return None
    with _transaction(conn, "DEFERRED"):  # one state of the database for all questions
        return _read(conn, wanted, by)


def _read(conn: sqlite3.Connection, wanted: Filter, by: Sequence[str]) -> tuple[list[Row], Receipt]:
    from dronelog.summary import claims

    marks = stored.stale(conn)
    judged = stored.judged_regions(conn)
    codes = stored.regions_of(conn, wanted)
    live = [c for c in codes if c in judged or _ALL in marks.get(c, ()) or (c.startswith("SEA-") and c in marks)]
    kept = [c for c in codes if c not in set(live)]
    units = [key for key in by if key in OF_TIME]
    first = by[0] == "region"
    counting = Counting(by)
    for region in live:
        counting.region(claims(conn, Filter(regions=(region,))))
    done, receipt = counting.finish()
    rows: dict[Key, Row] = {}

    def key(region: str, times: Sequence[str | None]) -> Key:
        return (region, *times) if first else (*times, region)

    def row(its: Key) -> Row:
        return rows.get(its) or rows.setdefault(its, Row(its))

    def add(its: Key, figures: Sequence[int | None]) -> None:
        for n, figure in enumerate(figures):
            if figure is not None:
                side = row(its).high if n % 2 else row(its).low
                side[METRICS[n // 2]] = side.get(METRICS[n // 2], 0) + figure

    def week(start: str | None) -> str | None:
        return time_key("week", start, False)

    if kept:
        width = 1 + len(units)
        for told in stored.counts(conn, kept, units, week):
            its = row(key(told[0], told[1:width]))
            its.incidents, its.doubtful, its.reports, its.sources = told[width:]
        clean = stored.parts_of(conn, [c for c in kept if c not in marks])
        for told in stored.sums(conn, clean, units, week):
            add(key(told[0].partition(":")[0], told[1:width]), told[width:])
        repeats, corrected, inside = stored.left_out(conn, clean)
        receipt.left_out.update({REPEAT: repeats, CORRECTED: corrected, INSIDE: inside})
        for region in (c for c in kept if c in marks):
            gone, made, stay = afresh(conn, region, marks[region])
            for (start, night, _, _), figures in [*stay, *(cell for part in made for cell in part.cells.items())]:
                add(key(region, [time_key(unit, start, night) for unit in units]), figures)
            for part in made:
                receipt.left_out.update(part.left_out)
            for span in stored.spans(conn, region):
                if span.first not in gone:
                    receipt.left_out.update({REPEAT: span.repeats, CORRECTED: span.corrected, INSIDE: span.inside})
    for its in rows.values():
        settle(its)
    receipt.incidents, receipt.reports, receipt.sources, doubtful = stored.basis(conn, wanted)
    receipt.left_out[DOUBTFUL] = doubtful
    receipt.left_out = +receipt.left_out
    return ordered([*done, *rows.values()]), receipt
