"""Spans of time as minutes, which of them overlap, and the largest sum over those that do not.

Rule 1 of counting: one source's figures for windows that overlap are not added. Neighbours may overlap by some quarter
of an hour of rounding. A night without hours may or may not hold the evening window before it: `Reading.LOW` takes it
as holding, `Reading.HIGH` as following.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

HOUR = 60
DAY = 24 * HOUR
#: Minutes by which neighbours may overlap and still be neighbours.
ROUNDING = 15
#: Windows that hang together by clashes are decided exactly up to this many and so many cases, larger groups by
#: dynamic programming over intervals.
_EXACT = 64
_TRIES = 5_000


class Reading(Enum):
    """How doubtful containment is read."""

    LOW = "low"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Window:
    """From minute `start` up to minute `end` (exclusive) since the year 1; at least one minute long.

    `night` is a night told without hours (its window is 22:00 to 06:00); `loose` is a date too vague to place
    ("recently"), or none: then the window is where it may lie.
    """

    start: int
    end: int
    night: bool = False
    loose: bool = False

    @property
    def length(self) -> int:
        return self.end - self.start


#: Where an undated happening may lie: anywhere.
ANYWHERE = Window(0, 4000 * 366 * DAY, loose=True)


def _midnight(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal() * DAY


def _minute(moment: str) -> int:
    return _midnight(moment) + int(moment[11:13]) * HOUR + int(moment[14:16])


@lru_cache(maxsize=100_000)
def window(start: str | None, end: str | None, precision: str) -> Window:
    """The window of an incident's date.

    A range of two days is what "the past 24 hours" gives: it is read as noon to noon, so that the reports of two
    consecutive days touch and do not overlap.
    """
    if start is None or end is None:
        return ANYWHERE
    if precision == "time" and len(start) >= 16 and len(end) >= 16:
        first, last = _minute(start), _minute(end)
        return Window(first, max(last, first + 1))
    first, last = _midnight(start), _midnight(end)
    if precision == "night":
        return Window(first + 22 * HOUR, last + 6 * HOUR, night=True)
    if precision in ("approx", "unknown"):
        return Window(first, last + DAY, loose=True)
    if precision == "range" and last - first == DAY:
        return Window(first + DAY // 2, last + DAY // 2)
    return Window(first, last + DAY)


def overlap(a: Window, b: Window) -> int:
    """Minutes that two windows share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def mostly(a: Window, b: Window) -> bool:
    """Whether at least half of the shorter window lies in the longer: then both may tell of one happening."""
    return 2 * overlap(a, b) >= min(a.length, b.length)


def clash(a: Window, b: Window, reading: Reading) -> bool:
    """Whether figures of one source for these windows must not be added."""
    if a.night != b.night:
        night, other = (a, b) if a.night else (b, a)
        midnight = night.start + 2 * HOUR
        if other.start >= midnight - 7 * HOUR and other.end <= midnight + ROUNDING:  # an evening window, 17:00 to 24:00
            return reading is Reading.LOW
        a, b = Window(midnight, night.end), other  # only what is night in any case
    return overlap(a, b) > min(ROUNDING, min(a.length, b.length) // 2)


@dataclass(frozen=True, slots=True)
class Weighed(Generic[T]):
    """A window with its figure and what it stands for."""

    window: Window
    figure: int
    thing: T


#: Whether two things never clash, whatever their windows: a person said that they are two happenings.
Apart = Callable[[T, T], bool]


def best(items: Sequence[Weighed[T]], reading: Reading, apart: Apart[T] | None = None) -> list[Weighed[T]]:
    """The items with the largest sum of figures of which no two clash; between equals those that cover more time, then
    the fewer. The order of `items` makes no difference as long as windows and figures differ.

    What clashes with nothing is taken; each group that hangs together by clashes is decided by itself, so that what
    happened in June has no say in August.
    """
    if len(items) < 2:
        return list(items)

    def clashes(a: Weighed[T], b: Weighed[T]) -> bool:
        return clash(a.window, b.window, reading) and not (apart and apart(a.thing, b.thing))

    ordered = sorted(items, key=lambda item: (reach(item.window), item.window.end, item.figure))
    against: list[int] = [0] * len(ordered)  # bit n of number m: the two clash
    active: list[int] = []
    for n, item in enumerate(ordered):
        first = reach(item.window)
        active = [m for m in active if ordered[m].window.end > first]
        for m in active:
            if clashes(ordered[m], item):
                against[m] |= 1 << n
                against[n] |= 1 << m
        active.append(n)
    chosen: list[Weighed[T]] = []
    left = (1 << len(ordered)) - 1
    while left:
        group = _group(left & -left, left, against)
        left &= ~group
        if not group & (group - 1):
            chosen.append(ordered[group.bit_length() - 1])
        else:
            chosen += _decided(ordered, group, against, reading, apart)
    return chosen


def _group(seed: int, among: int, against: Sequence[int]) -> int:
    """All that hangs together with the bit `seed` by clashes, as bits."""
    found, fresh = seed, seed
    while fresh:
        reached = 0
        while fresh:
            bit = fresh & -fresh
            reached |= against[bit.bit_length() - 1]
            fresh &= ~bit
        fresh = reached & among & ~found
        found |= fresh
    return found


def reach(window: Window) -> int:
    """The first minute that may clash with what came before: a night reaches back over its evening."""
    return window.start - 5 * HOUR if window.night else window.start


def _bits(mask: int) -> Iterator[int]:
    while mask:
        bit = mask & -mask
        yield bit.bit_length() - 1
        mask &= ~bit


def _decided(
    ordered: Sequence[Weighed[T]], group: int, against: Sequence[int], reading: Reading, apart: Apart[T] | None
) -> list[Weighed[T]]:
    """The best of one group: exactly, or where that would take too long by scheduling intervals."""
    if group.bit_count() <= _EXACT:
        values = {n: _value(ordered[n]) for n in _bits(group)}
        try:
            return [ordered[n] for n in _bits(_search(group, against, values, {})[1])]
        except _TooManyError:
            pass
    items = [ordered[n] for n in _bits(group)]
    if apart is None:
        return _schedule(items, reading)
    # schedule those of whom nothing was said; then each of the others where it fits, or is more than what it displaces
    said = [item for item in items if any(apart(item.thing, other.thing) for other in items)]
    chosen = _schedule([item for item in items if item not in said], reading)
    for item in sorted(said, key=lambda i: (-i.figure, i.window.start, i.window.end)):
        against_it = [o for o in chosen if clash(item.window, o.window, reading) and not apart(item.thing, o.thing)]
        if sum(other.figure for other in against_it) < item.figure or not against_it:
            chosen = [other for other in chosen if other not in against_it] + [item]
    return chosen


Value = tuple[int, int, int]


class _TooManyError(Exception):
    """An exact answer would take too long."""


def _value(item: Weighed[T]) -> Value:
    return item.figure, item.window.length, -1


def _search(
    group: int, against: Sequence[int], values: Mapping[int, Value], known: dict[int, tuple[Value, int]]
) -> tuple[Value, int]:
    """The most valuable of all choices without a clash, exactly: with and without the item that has the most clashes,
    each half that falls apart decided by itself.
    """
    if (found := known.get(group)) is not None:
        return found
    if len(known) > _TRIES:
        raise _TooManyError
    total, taken, rest = (0, 0, 0), 0, group
    while rest:
        part = _group(rest & -rest, rest, against)
        rest &= ~part
        if not part & (part - 1):
            value, mask = values[part.bit_length() - 1], part
        else:
            members = list(_bits(part))
            middle = members[len(members) // 2]
            pivot = max(members, key=lambda n: ((against[n] & part).bit_count(), -abs(n - middle), -n))
            value, mask = _search(part & ~(1 << pivot) & ~against[pivot], against, values, known)
            value, mask = _plus(value, values[pivot]), mask | 1 << pivot
            without = _search(part & ~(1 << pivot), against, values, known)
            if without[0] > value:
                value, mask = without
        total, taken = _plus(total, value), taken | mask
    known[group] = total, taken
    return total, taken


def _plus(a: Value, b: Value) -> Value:
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def _schedule(items: list[Weighed[T]], reading: Reading) -> list[Weighed[T]]:
    """Weighted interval scheduling: each window shrunk by its share of the rounding, in order of ends."""

    def shrunk(w: Window) -> tuple[int, int]:
        give = min(ROUNDING, w.length // 2) / 2
        evening = w.night and any(clash(w, other, Reading.LOW) != clash(w, other, Reading.HIGH) for other in evenings)
        start = w.start + 2 * HOUR - (7 * HOUR if evening else 0) if w.night else w.start
        return int(start + give), int(w.end - give)

    evenings = [item.window for item in items if reading is Reading.LOW and not item.window.night][:500]
    spans: list[tuple[int, int, Weighed[T]]] = []
    for item in items:
        start, end = shrunk(item.window)
        spans.append((end, start, item))
    spans.sort(key=lambda span: (span[0], span[1], span[2].figure))
    ends = [end for end, _, _ in spans]
    values: list[tuple[int, int, int]] = [(0, 0, 0)]
    taken_after: list[int | None] = [None]  # for each prefix: the prefix before its last item, None if that is left out
    for n, (_, start, item) in enumerate(spans, 1):
        before = min(bisect_right(ends, start), n - 1)
        value = values[before]
        with_it = (value[0] + item.figure, value[1] + item.window.length, value[2] - 1)
        taken = with_it > values[n - 1]
        values.append(with_it if taken else values[n - 1])
        taken_after.append(before if taken else None)
    chosen: list[Weighed[T]] = []
    n = len(spans)
    while n:
        before_it = taken_after[n]
        if before_it is None:
            n -= 1
        else:
            chosen.append(spans[n - 1][2])
            n = before_it
    return chosen[::-1]
