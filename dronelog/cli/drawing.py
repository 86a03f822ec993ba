"""``dronelog summary --chart`` and pivots: rows of totals laid out for the eye. A missing day is a gap, not a zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dronelog.output.bars import GAP, Range, bars, sparkline, told
from dronelog.terms import InputError

Rows = Sequence[Mapping[str, Any]]
#: More spans of time than this between two reports are not drawn one by one.
_MOST = 4000


def course(values: Sequence[str | None], unit: str) -> list[str]:
    """All spans of time from the first to the last, in order, also those of which nothing is told."""
    known = sorted({value for value in values if value})
    if not known:
        return []
    found, last = [known[0]], known[-1]
    while found[-1] < last and len(found) < _MOST:
        found.append(_next(found[-1], unit))
    return found if found[-1] == last else known


def _next(value: str, unit: str) -> str:
    if unit == "year":
        return f"{int(value) + 1:04}"
    if unit == "month":
        year, month = int(value[:4]), int(value[5:7])
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    if unit == "week":
        year, week, _ = (date.fromisocalendar(int(value[:4]), int(value[6:8]), 1) + timedelta(7)).isocalendar()
        return f"{year:04}-W{week:02}"
    return (date.fromisoformat(value) + timedelta(1)).isoformat()


def _label(row: Mapping[str, Any], key: str) -> str:
    return str(row.get(f"{key}_name") or row[key] or "–")


def _range(row: Mapping[str, Any] | None, metric: str) -> Range:
    return (row[f"{metric}_low"], row[f"{metric}_high"]) if row else (None, None)


def chart(rows: Rows, keys: Sequence[str], metric: str, width: int) -> list[str]:
    """Lines of a chart: bars for one key, a sparkline a row for two of which one is a span of time."""
    from dronelog.summary.totals import OF_TIME

    if not rows:
        return []
    if not keys:
        return bars([("all", _range(rows[0], metric))], width)
    if len(keys) == 1:
        (key,) = keys
        if key not in OF_TIME:
            return bars([(_label(row, key), _range(row, metric)) for row in rows], width)
        by = {row[key]: row for row in rows}
        lines = [(value, _range(by.get(value), metric)) for value in course(list(by), key)]
        if None in by:
            lines.append(("–", _range(by[None], metric)))
        return bars(lines, width)
    times = [key for key in keys if key in OF_TIME]
    if len(times) != 1:
        raise InputError("--chart of two keys wants one span of time and one other, for example region,month")
    (unit,) = times
    (key,) = (key for key in keys if key != unit)
    return _sparklines(rows, key, unit, metric, width)


def _sparklines(rows: Rows, key: str, unit: str, metric: str, width: int) -> list[str]:
    spans = course([row[unit] for row in rows], unit)
    names: dict[str, dict[str, Range]] = {}
    for row in rows:
        names.setdefault(_label(row, key), {})[row[unit] or ""] = _range(row, metric)
    lines = []
    first = min(max(map(len, names)), 24)
    room = max(8, width - first - 14)
    if len(spans) > room:
        spans = spans[-room:]
    lines.append(f"{'':<{first}} {f'{spans[0]} to {spans[-1]}' if spans else '–'}")
    for name, by in names.items():
        figures = [by.get(span, (None, None)) for span in spans]
        highs = [high for _, high in figures]
        known = [(low or 0, high) for low, high in figures if high is not None]
        total = told(sum(low for low, _ in known), sum(high for _, high in known)) if known else GAP
        lines.append(f"{name[:first]:<{first}} {sparkline(highs)} {total}")
    return lines


def pivot(rows: Rows, keys: Sequence[str], metric: str) -> tuple[list[str], list[list[str]]]:
    """A table with a row for each value of the first key and a column for each of the second; blank is nothing told.

    Spans of time are all there, from the first to the last; where one is a key, a last column or row adds them up.
    """
    from dronelog.summary.totals import OF_TIME

    down, across = keys
    heads: dict[str, None] = dict.fromkeys(_label(row, across) for row in rows)
    if across in OF_TIME:
        spans = course([row[across] for row in rows], across)
        heads = dict.fromkeys([*spans, *(head for head in heads if head == "–")])
    table: dict[str, dict[str, Range]] = {}
    for row in rows:
        table.setdefault(_label(row, down), {})[_label(row, across)] = _range(row, metric)
    lines = []
    for name, by in table.items():
        line = [name, *(told(*by.get(head, (None, None))) for head in heads)]
        lines.append([*line, _sum(list(by.values()))] if across in OF_TIME else line)
    if down in OF_TIME:
        sums = [_sum([by[head] for by in table.values() if head in by]) for head in heads]
        every = [r for by in table.values() for r in by.values()]
        lines.append(["all", *sums, *([_sum(every)] if across in OF_TIME else [])])
    return [down, *heads, *(["all"] if across in OF_TIME else [])], lines


def _sum(ranges: Sequence[Range]) -> str:
    known = [(low or 0, high) for low, high in ranges if high is not None]
    return told(sum(low for low, _ in known), sum(high for _, high in known)) if known else ""
