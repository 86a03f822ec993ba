"""Claims about one region → events: what happened once, however often and by however many it is told.

For each event the least and the greatest figure that a source gives for the whole of it. The rules, with reasons:
docs/method.md. Pure: the order of the claims makes no difference.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from dronelog.summary import verdicts
from dronelog.summary.claims import Claim
from dronelog.summary.windows import ANYWHERE, HOUR, Reading, Weighed, Window, best, clash, mostly, overlap

REPEAT = "repeats the same figure"
CORRECTED = "the same source said otherwise later"
INSIDE = "overlaps a longer or larger window of the same source"
SILENT = "tells no number"
REGIONAL = "part of a country's figure"
DOUBTFUL = "doubtful"
MERGED = "one event with another of the same source, as a person said"


@dataclass(slots=True)
class Event:
    """One happening: its span, the low and high of its figure, who stands at each end, the claims it rests on."""

    window: Window
    start: str | None
    low: int
    high: int
    claims: list[Claim] = field(default_factory=list)
    low_source: str = ""
    high_source: str = ""


@dataclass(slots=True)
class Voice:
    """What one source says of one event: a figure for so many minutes of it, from so many claims."""

    figure: int = 0
    covered: int = 0
    claims: list[Claim] = field(default_factory=list)

    def whole(self, window: Window) -> bool:
        """Whether it speaks of the whole event: of at least half of its time."""
        return 2 * self.covered >= window.length


def events(
    claims: Iterable[Claim], metric: str, reading: Reading, reasons: dict[str, str] | None = None
) -> list[Event]:
    """The events of one region, for one metric, oldest first. `reasons` is told why a claim was left out, by its id."""
    left: dict[str, str] = {} if reasons is None else reasons
    by_source: dict[str, list[Claim]] = {}
    approximate: dict[str, list[Claim]] = {}
    undated: dict[str, list[Claim]] = {}
    # A person's verdicts (merge, split) come in on the claims: `verdicts.placed` here, `last_words` in `_choose`, the
    # homes in `_cluster`. Where no claim of a region is judged, none of them costs anything; whoever makes a faster way
    # through here may send the regions with a judged claim down this one.
    for claim in verdicts.placed(claims if isinstance(claims, Sequence) else list(claims)):
        if metric not in claim.figures:
            left.setdefault(claim.id, SILENT)
            continue
        kind = by_source if not claim.window.loose else undated if claim.window == ANYWHERE else approximate
        kind.setdefault(claim.source, []).append(claim)
    found = _cluster(_choose(by_source, metric, reading, left))
    found += vague_events(approximate, undated, found, metric, reading, left)
    return sorted(found, key=lambda e: (e.start or "", e.window.start, e.window.end, e.low, e.high))


def vague_events(
    approximate: dict[str, list[Claim]], undated: dict[str, list[Claim]], firm: Sequence[Event], metric: str,
    reading: Reading, left: dict[str, str],
) -> list[Event]:  # fmt: skip
    """The events of claims ("recently", then "once", by source) that may be what is better known; `firm` is known."""
    found: list[Event] = []
    for vague in (approximate, undated):
        if vague:
            found += _vague(_cluster(_choose(vague, metric, reading, left)), [*firm, *found], reading)
    return found


def _choose(
    by_source: dict[str, list[Claim]], metric: str, reading: Reading, left: dict[str, str]
) -> list[Weighed[Claim]]:
    """For each source, windows that do not overlap; of one window told twice, the last word."""
    chosen: list[Weighed[Claim]] = []
    for claims in by_source.values():
        if len(claims) == 1:
            chosen.append(Weighed(claims[0].window, claims[0].figures[metric], claims[0]))
            continue
        if any(map(verdicts.judged, claims)):
            chosen += _choose_judged(claims, metric, reading, left)
            continue
        last: dict[Window, Claim] = {}
        for claim in sorted(claims, key=lambda c: (c.told, c.figures[metric], c.id)):
            before = last.get(claim.window)
            if before is not None:
                same = before.figures[metric] == claim.figures[metric]
                left[before.id] = REPEAT if same else CORRECTED
            last[claim.window] = claim
        items = [Weighed(claim.window, claim.figures[metric], claim) for claim in last.values()]
        kept = best(items, reading)
        chosen += kept
        _leave(items, kept, left)
    return chosen


def _leave(items: Sequence[Weighed[Claim]], kept: Sequence[Weighed[Claim]], left: dict[str, str]) -> None:
    if len(kept) < len(items):
        counted = {item.thing.id for item in kept}
        near: dict[tuple[int, int], list[Window]] = {}  # by figure and stretch of time, so that few are compared
        for item in kept:
            for block in _blocks(item.window):
                near.setdefault((item.figure, block), []).append(item.window)
        for item in items:
            if item.thing.id not in counted:
                blocks = {*_blocks(item.window), *_blocks(replace(item.window, start=item.window.start - 5 * HOUR))}
                others = (w for block in (*blocks, _EVERYWHERE) for w in near.get((item.figure, block), ()))
                same = any(clash(item.window, other, Reading.LOW) for other in others)
                left[item.thing.id] = REPEAT if same else INSIDE


def _choose_judged(
    claims: Sequence[Claim], metric: str, reading: Reading, left: dict[str, str]
) -> list[Weighed[Claim]]:
    """The same for a source of whose claims a person said which are, or are not, one event."""
    words, gave_way = verdicts.last_words(claims, metric)
    for before, after in gave_way:
        if before.figures[metric] == after.figures[metric]:
            left[before.id] = REPEAT
        else:
            left[before.id] = CORRECTED if before.window == after.window else MERGED
    items = [Weighed(claim.window, claim.figures[metric], claim) for claim in words]
    kept = best(items, reading, verdicts.apart)
    _leave(items, kept, left)
    return verdicts.inherited(items, kept)


def _cluster(chosen: Sequence[Weighed[Claim]]) -> list[Event]:
    """Events: the longest windows are their anchors, a window belongs to the anchor that holds most of it.

    A window joins an anchor only with at least half of its length, so a night, the day that touches it and the next
    night stay three.
    """
    if len(chosen) == 1:
        only = chosen[0]
        return [_alone(only.thing, only.figure)]
    return [_event(window, items) for window, items in anchored(chosen)]


def anchored(chosen: Iterable[Weighed[Claim]]) -> list[tuple[Window, list[Weighed[Claim]]]]:
    """Claims of one region, each with its event: the window of the event, and they. Figures decide nothing but the
    order of equals.
    """
    anchors: list[tuple[Window, list[Weighed[Claim]]]] = []
    order = sorted(chosen, key=lambda i: (-i.window.length, i.window.start, i.window.loose, i.thing.source, -i.figure))
    starts: dict[int, list[int]] = {}
    for item in order:
        home, most = None, 0
        for number in _near(item.window, anchors, starts):
            window = anchors[number][0]
            shared = overlap(item.window, window)
            if shared > most and 2 * shared >= item.window.length and not _parted(item, anchors[number][1]):
                home, most = number, shared
        if home is None:
            home = len(anchors)
            anchors.append((item.window, []))
            for block in _blocks(item.window):
                starts.setdefault(block, []).append(home)
        anchors[home][1].append(item)
    return _joined(anchors) if any(item.thing.one_with for item in order) else anchors


def _joined(anchors: list[tuple[Window, list[Weighed[Claim]]]]) -> list[tuple[Window, list[Weighed[Claim]]]]:
    """Events of which a person merged claims are one, with all that belongs to each. Where something of one was parted
    from the other, only what was merged goes over.
    """
    groups = [items for _, items in anchors]
    for label in sorted({label for items in groups for item in items for label in item.thing.one_with}):
        sharing = [items for items in groups if any(label in item.thing.one_with for item in items)]
        home = sharing[0]  # the longest: anchors come in that order
        for other in sharing[1:]:
            for source, target, only in ((other, home, False), (other, home, True), (home, other, True)):
                moving = [item for item in source if label in item.thing.one_with or not only]
                if not any(_parted(item, target) for item in moving):
                    source[:] = [item for item in source if item not in moving]
                    target += moving
                    break
    left = [items for items in groups if items]
    return [(max((item.window for item in items), key=lambda w: (w.length, -w.start)), items) for items in left]


def _parted(item: Weighed[Claim], others: Sequence[Weighed[Claim]]) -> bool:
    return bool(item.thing.apart) and any(verdicts.apart(item.thing, other.thing) for other in others)


#: Minutes in a block of the index by which neighbours are found, so that long lists are not compared with one another.
_BLOCK = 8 * 24 * 60
_EVERYWHERE = -1


def _blocks(window: Window) -> Iterable[int]:
    first, last = window.start // _BLOCK, (window.end - 1) // _BLOCK
    return range(first, last + 1) if last - first < 100 else (_EVERYWHERE,)


def _near(window: Window, anchors: Sequence[object], starts: dict[int, list[int]]) -> Iterable[int]:
    """The anchors that a window may overlap, in order."""
    blocks = _blocks(window)
    if _EVERYWHERE in blocks:
        return range(len(anchors))
    return sorted({number for block in (*blocks, _EVERYWHERE) for number in starts.get(block, ())})


def _alone(claim: Claim, figure: int) -> Event:
    return Event(claim.window, claim.start, figure, figure, [claim], claim.source_name, claim.source_name)


def _event(window: Window, items: list[Weighed[Claim]]) -> Event:
    if len(items) == 1:
        return _alone(items[0].thing, items[0].figure)
    shares = voices(window, items)
    # who speaks of a part says nothing of the whole, but the whole is at least the part
    whole = [share for share in shares.values() if share.whole(window)]
    low = min(whole, key=lambda s: (s.figure, s.claims[0].source_name))
    high = max(shares.values(), key=lambda s: (s.figure, s.claims[0].source_name))
    claims = sorted((claim for share in shares.values() for claim in share.claims), key=lambda c: c.id)
    starts = [item.thing.start for item in items if item.window == window]
    start = min((s for s in starts if s), default=None)
    return Event(window, start, low.figure, high.figure, claims, low.claims[0].source_name, high.claims[0].source_name)


def voices(window: Window, items: Iterable[Weighed[Claim]]) -> dict[str, Voice]:
    """What each source says of the event of that window."""
    shares: dict[str, Voice] = {}
    for item in items:
        share = shares.setdefault(item.thing.source, Voice())
        share.figure += item.figure
        shared = overlap(item.window, window)
        # what a person merged from elsewhere in time speaks of the whole
        share.covered += window.length if item.thing.one_with and 2 * shared < item.window.length else shared
        share.claims.append(item.thing)
    return shares


def _vague(vague: list[Event], firm: list[Event], reading: Reading) -> list[Event]:
    """Events without a date that can be placed: the low takes them as told already, where that is possible.

    "Recently a drone fell on a house" may be any of the week's events. Read high it is one more.
    """
    if reading is Reading.HIGH:
        return vague
    left: list[Event] = []
    known_events = sorted(firm, key=lambda e: e.window.start)
    starts = [other.window.start for other in known_events]
    longest = max((other.window.length for other in known_events), default=0)
    for event in vague:
        first = bisect_right(starts, event.window.start - longest)
        last = bisect_left(starts, event.window.end)
        near = [
            other
            for other in known_events[first:last]
            if overlap(event.window, other.window) and not _other_event(event, other)
        ]
        known = sum(other.low for other in near)
        if event.low > known or not near:
            event.low = max(0, event.low - known)
            left.append(event)
    return left


def _other_event(a: Event, b: Event) -> bool:
    """Whether a person said that they are two."""
    return any(claim.apart and any(verdicts.apart(claim, other) for other in b.claims) for claim in a.claims)


def together(a: Event, b: Event) -> bool:
    """Whether two events, of a country and of its region, may be one."""
    return mostly(a.window, b.window) and not (a.window.loose or b.window.loose)
