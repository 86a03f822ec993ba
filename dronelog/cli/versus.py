"""``dronelog summary --vs previous``: each figure beside that of the span of time before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dronelog.output.bars import told
from dronelog.query import Filter
from dronelog.terms import InputError


def before(wanted: Filter, keys: Sequence[str]) -> Filter:
    """The same filter over the span before: of whole months as many months, else as many days.

    Raises `InputError` where the filter has no span of its own, or the rows are spans of time themselves.
    """
    from dronelog.summary.totals import OF_TIME

    for key in keys:
        if key in OF_TIME:
            raise InputError(f"--vs compares whole spans, and --by {key} cuts them up; --chart shows their course")
    first, last = _bounds(wanted)
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if end < start:
        raise InputError(f"--since {first} is after --until {last}")
    if start.day == 1 and (end + timedelta(1)).day == 1:
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        back = start.year * 12 + start.month - 1 - months
        if back < 12:
            raise InputError("there is no span before the year 1")
        earlier = date(back // 12, back % 12 + 1, 1)
    else:
        if (start - date.min).days < (days := (end - start).days + 1):
            raise InputError("there is no span before the year 1")
        earlier = start - timedelta(days)
    since, until = earlier.isoformat(), (start - timedelta(1)).isoformat()
    if wanted.on:
        return replace(wanted, on=(until,))
    if wanted.night:
        return replace(wanted, night=(until,))
    return replace(wanted, since=since, until=until)


def _bounds(wanted: Filter) -> tuple[str, str]:
    days = wanted.on or wanted.night
    if len(days) == 1 and not (wanted.since or wanted.until):
        return days[0], days[0]
    if days or not (wanted.since and wanted.until):
        raise InputError("--vs previous wants a span: --since DAY --until DAY, or one --on DAY or --night DAY")
    return wanted.since, wanted.until


def span_of(wanted: Filter) -> str:
    """The span in words: "2025-05-01 to 2025-05-31"."""
    if wanted.on:
        return wanted.on[0]
    if wanted.night:
        return f"night to {wanted.night[0]}"
    return f"{wanted.since} to {wanted.until}"


def join(
    now: Sequence[Mapping[str, Any]], earlier: Sequence[Mapping[str, Any]], keys: Sequence[str], metrics: Sequence[str]
) -> list[dict[str, Any]]:
    """The rows of both spans in one: for each figure also what it was (`…_low_before`) and the least and the greatest
    change (`…_change_low`), None where one of the spans has none. Rows that only the earlier span has come last.
    """
    old = {tuple(row[key] for key in keys): row for row in earlier}
    rows: list[dict[str, Any]] = []
    for row in now:
        rows.append(_joined(dict(row), old.pop(tuple(row[key] for key in keys), None), metrics))
    for gone in old.values():
        blank = {name: value if name in keys or name.endswith("_name") else None for name, value in gone.items()}
        rows.append(_joined(blank | dict.fromkeys(("reports", "incidents", "sources", "doubtful"), 0), gone, metrics))
    return rows


def _joined(row: dict[str, Any], old: Mapping[str, Any] | None, metrics: Sequence[str]) -> dict[str, Any]:
    for metric in metrics:
        low, high = row[f"{metric}_low"], row[f"{metric}_high"]
        before_low, before_high = (old[f"{metric}_low"], old[f"{metric}_high"]) if old else (None, None)
        both = high is not None and before_high is not None
        row[f"{metric}_low_before"], row[f"{metric}_high_before"] = before_low, before_high
        row[f"{metric}_change_low"] = low - before_high if both else None
        row[f"{metric}_change_high"] = high - before_low if both else None
    return row


def cell(row: Mapping[str, Any], metric: str) -> str:
    """A figure and its change as people read them: "12 (+3, was 9)", "7–9 (was 5–10)", blank where neither is told."""
    now = told(row[f"{metric}_low"], row[f"{metric}_high"])
    was = told(row[f"{metric}_low_before"], row[f"{metric}_high_before"])
    if not was:
        return f"{now} (was –)" if now else ""
    if not now:
        return f"– (was {was})"
    low, high = row[f"{metric}_change_low"], row[f"{metric}_change_high"]
    # a change whose sign depends on whom one believes is none
    sign = f"{low:+}" if low == high else f"{low:+} to {high:+}" if low > 0 or high < 0 else ""
    return f"{now} ({sign + ', ' if sign else ''}was {was})"
