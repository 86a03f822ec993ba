"""One night's tally told hour by hour: "At 21:40 he reported three drones downed; at 23:15 the count stood at eight. By
6 a.m. on Thursday it had reached 19", «в 23:05 мэр написал об одном, в 23:50 – о четырёх».

Only the last number counts, and the hours are those of telling: what happened did so from the first to the last.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.dates import When
from dronelog.parsing.days import DAY
from dronelog.parsing.document import Document

_ENDS = frozenset((",", ".", ";", "!", ")", "\n"))
_BY = frozenset(("by", "к", "до", "на"))
_LATE, _NOON, _DAWN = 16, 12, 7
#: Tokens from an hour to its number at most.
_REACH = 14


@dataclass(slots=True)
class _Step:
    when: When
    count: Count
    hour: int


def settle(doc: Document, whens: list[When], numbers: list[Count], today: dt.date | None) -> None:
    """Leave of each such row its last number, dated from its first hour to its last."""
    row: list[_Step] = []
    starts = [c.i for c in numbers]
    for k, w in enumerate(whens):
        step = _step(doc, whens, k, numbers[bisect_left(starts, w.j) : bisect_left(starts, w.j + _REACH)])
        if step is None:
            if not (w.precision == "day" and row and w.i - row[-1].when.j <= 2):
                _close(doc, row, whens, today)
                row = []
            continue
        near = bool(row) and doc.sentence_of[w.i] - doc.sentence_of[row[-1].when.i] <= 1
        if near and _goes_on(doc, row[-1], step):
            row.append(step)
            continue
        _close(doc, row, whens, today)
        row = [step] if w.posting and _of_drones(doc, step.count) else []
    _close(doc, row, whens, today)


def _step(doc: Document, whens: list[When], k: int, numbers: list[Count]) -> _Step | None:
    """An hour and the number told of it, behind it."""
    w = whens[k]
    moment = w.precision == "time" and w.clock_start is not None and w.clock_start == w.clock_end
    morning = w.tag == "date.morning" and w.posting
    if not moment and not morning:
        return None
    stop = next((x.i for x in islice(whens, k + 1, None) if x.precision == "time" or x.i - w.j > 2), w.j + _REACH)
    stop = min(stop, w.j + _REACH, doc.sentences[doc.sentence_of[w.i]].end)
    count = next(
        (c for c in numbers if w.j <= c.i < stop and c.value is not None and c.role in ("drone", "elided")), None
    )
    if count is None or count.more:
        return None
    return _Step(w, count, w.clock_start.hour if w.clock_start is not None else _DAWN)


def _of_drones(doc: Document, c: Count) -> bool:
    s = doc.sentences[doc.sentence_of[c.i]]
    return c.role == "drone" or doc.has_any(DRONE, c.j, min(s.end, c.j + 5))


def _goes_on(doc: Document, before: _Step, step: _Step) -> bool:
    """Whether a number is the same tally, later and larger: told bare, or "by" an hour."""
    norm, c = doc.tokens.norm, step.count
    if (c.value or 0) <= (before.count.value or 0):
        return False
    by = norm[step.when.i] in _BY or (step.when.i > 0 and norm[step.when.i - 1] in _BY)
    return by or c.j >= len(norm) or norm[c.j] in _ENDS


def _close(doc: Document, row: list[_Step], whens: list[When], today: dt.date | None) -> None:
    """Date a row of two hours or more, and take all its numbers but the last for none."""
    if len(row) < 2:
        return
    mine = {id(step.when) for step in row}
    dated = any(w.start is not None and not w.posting and not w.said and id(w) not in mine for w in whens)
    if dated:
        return  # "During the night …": what else dates them tells which number is the last
    days: list[dt.date | None] = []
    starts = [x.i for x in whens]
    for step in row:
        near = whens[bisect_left(starts, step.when.j) : bisect_left(starts, step.when.j + 3)]
        beside = next((x.start for x in near if x.precision == "day"), None)
        days.append(step.when.start if step.when.start is not None and step.when.day_told else beside)
    known = next((k for k, d in enumerate(days) if d is not None), None)
    if known is None:
        days[-1], known = today, len(row) - 1
    first, last = days[known], days[known]
    if first is None or last is None:
        return
    for k in range(known, 0, -1):
        first -= DAY * (row[k].hour < row[k - 1].hour)
    for k in range(known + 1, len(row)):
        last += DAY * (row[k].hour < row[k - 1].hour)
    final, told = row[-1].count, row[0].count
    stop = doc.sentences[doc.sentence_of[final.i]].end
    if final.role != "drone" and not doc.has_group("outcome", final.j, stop):
        told.value, told.approximate, told.low, told.high = final.value, final.approximate, final.low, final.high
        final = told  # the verb stands with the first of them
    for step in row:
        if step.count is not final:
            step.count.role, step.count.value, step.count.head = "none", None, -1
    for step in row:
        step.when.posting = True
    w = next(step.when for step in row if step.count is final)
    w.posting, w.relative, w.day_told, w.clock_start, w.clock_end = False, "", True, None, None
    w.start, w.end, w.precision = first, last, "day" if first == last else "range"
    if last - first == DAY and row[0].hour >= _LATE and row[-1].hour <= _NOON:
        w.precision = "night"
