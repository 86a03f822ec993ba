"""Claims → rows of totals: grouped, each thing counted once, with a receipt of what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dronelog.summary.claims import METRICS, Claim, figures_of
from dronelog.summary.events import DOUBTFUL, REGIONAL, SILENT, Event, events, together
from dronelog.summary.windows import DAY, Reading, Window, mostly
from dronelog.terms import InputError

#: Keys that belong to a claim; a claim may have several values of `outcome` and `object`.
OF_CLAIMS: dict[str, Callable[[Claim], Iterable[str | None]]] = {
    "region": lambda c: (c.region,),
    "country": lambda c: (c.country or None,),
    "source": lambda c: (c.source_name or None,),
    "publisher": lambda c: (c.publisher or None,),
    "outcome": lambda c: sorted({kind for kind, _, _ in c.outcomes}) or (None,),
    "object": lambda c: sorted({thing for _, _, thing in c.outcomes if thing}) or (None,),
}
#: Keys that belong to an event: the span of time in which it starts.
OF_TIME = ("day", "night", "week", "month", "year")
KEYS = (*OF_CLAIMS, *OF_TIME)

Key = tuple[str | None, ...]


@dataclass(slots=True)
class Row:
    """One row of a summary. `low` and `high` hold a metric only where somebody tells a number.

    `events` are those behind each metric, read high.
    """

    key: Key
    reports: int = 0
    incidents: int = 0
    sources: int = 0
    doubtful: int = 0
    low: dict[str, int] = field(default_factory=dict)
    high: dict[str, int] = field(default_factory=dict)
    events: dict[str, list[Event]] = field(default_factory=dict)


@dataclass(slots=True)
class Receipt:
    """What the totals rest on, and how many incidents were left out of them for each reason."""

    reports: int = 0
    incidents: int = 0
    sources: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    reasons: dict[str, str] = field(default_factory=dict)


def time_key(unit: str, start: str | None, night: bool) -> str | None:
    """The span of time that a moment belongs to: "2025-08-27", "2025-W35", "2025-08", "2025".

    A night is named by the day on which it ends; what did not happen at night has none. Other units are those of the
    start: a night counts on the day of its evening.
    """
    if start is None:
        return None
    if unit == "month":
        return start[:7]
    if unit == "year":
        return start[:4]
    if unit == "day":
        return start[:10]
    day = date.fromisoformat(start[:10])
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    hour = int(start[11:13]) if len(start) > 10 else None
    if night or (hour is not None and hour >= 18):
        return date.fromordinal(day.toordinal() + 1).isoformat()
    return day.isoformat() if hour is not None and hour < 8 else None


def check(by: Sequence[str]) -> None:
    """Raise `InputError` for a key that does not exist, or too many of them."""
    for key in by:
        if key not in KEYS:
            from dronelog.query.filters import nearest

            raise InputError(f"cannot group by {key!r}{nearest(key, KEYS)}; known are {', '.join(KEYS)}")
    if len(by) > 2 or len(set(by)) < len(by):
        raise InputError("one or two different keys are wanted, for example region,month")


def totals(
    claims: Iterable[Claim], by: Sequence[str] = (), metrics: Sequence[str] = METRICS
) -> tuple[list[Row], Receipt]:
    """Rows in the order of their keys (blank last), and the receipt. Doubtful claims only raise `Row.doubtful`."""
    counting = Counting(by, metrics)
    regions: dict[str, list[Claim]] = {}
    for claim in claims:
        regions.setdefault(claim.region, []).append(claim)
    for told in regions.values():
        counting.region(told)
    return counting.finish()


class Counting:
    """Totals, region by region: give each region's claims all at once, then `finish`.

    Only what must be compared with a country's figure is kept until then, so that memory does not grow with the claims.
    """

    def __init__(self, by: Sequence[str], metrics: Sequence[str] = METRICS) -> None:
        check(by)
        self._own = [key for key in by if key in OF_CLAIMS]
        self._times = [key for key in by if key in OF_TIME]
        self._order = [(self._own + self._times).index(key) for key in by]
        self._metrics = metrics
        self.receipt = Receipt()
        self.rows: dict[Key, Row] = {}
        self._seen: dict[Key, tuple[set[str], set[str]]] = {}
        self._reports: set[str] = set()
        self._sources: set[str] = set()
        self._waiting: dict[tuple[Key, str, str, Reading], tuple[list[Event], list[Event], list[Window]]] = {}

    def _key(self, head: Key, start: str | None, night: bool) -> Key:
        whole = head + tuple(time_key(unit, start, night) for unit in self._times)
        return tuple(whole[n] for n in self._order)

    def region(self, claims: Iterable[Claim]) -> None:
        """Count all claims of one region."""
        groups: dict[tuple[Key, str], list[Claim]] = {}
        for claim in claims:
            self.receipt.incidents += 1
            self._reports.add(claim.report)
            self._sources.add(claim.source)
            for head in _heads(claim, self._own):
                key = self._key(head, claim.start, claim.night)
                row = self.rows.get(key) or self.rows.setdefault(key, Row(key))
                if claim.doubtful:
                    row.doubtful += 1
                    self.receipt.reasons[claim.id] = DOUBTFUL
                    continue
                row.incidents += 1
                told = self._seen.get(key) or self._seen.setdefault(key, (set(), set()))
                told[0].add(claim.report)
                told[1].add(claim.source)
                # two navies tell of one sea, each of its own happenings
                groups.setdefault((head, claim.country if claim.region.startswith("SEA-") else ""), []).append(claim)
        for (head, _), group in groups.items():
            self._count(head, group)

    def _count(self, head: Key, group: list[Claim]) -> None:
        if "object" in self._own:
            thing = head[self._own.index("object")]
            group = [replace(c, figures=figures_of(c.figures.get("drones"), c.outcomes, thing)) for c in group]
        # only nights without hours and vague dates can be read in two ways
        doubt = any(claim.window.night or claim.window.loose for claim in group)
        for metric in self._metrics:
            if not any(metric in claim.figures for claim in group):
                continue
            reasons: dict[str, str] = {}
            highs = events(group, metric, Reading.HIGH, reasons)
            # by region a country has a row of its own; else its figure stands for those of its regions
            apart = "region" in self._own
            lows = highs if not doubt else events(group, metric, Reading.LOW)
            if not doubt and not apart:
                lows = [replace(event) for event in highs]  # each side is compared with the country by itself
            for found, reading in ((lows, Reading.LOW), (highs, Reading.HIGH)):
                if apart:
                    self._add(head, metric, found, reading)
                else:
                    self._wait(head, metric, group, found, reading)
            for claim_id, reason in reasons.items():
                if reason != SILENT:
                    self.receipt.reasons.setdefault(claim_id, reason)

    def _add(self, head: Key, metric: str, found: Iterable[Event], reading: Reading) -> None:
        for event in found:
            key = self._key(head, event.start, event.window.night)
            row = self.rows.get(key) or self.rows.setdefault(key, Row(key))
            if reading is Reading.LOW:
                row.low[metric] = row.low.get(metric, 0) + event.low
            else:
                row.high[metric] = row.high.get(metric, 0) + event.high
                row.events.setdefault(metric, []).append(event)

    def _wait(self, head: Key, metric: str, group: list[Claim], found: list[Event], reading: Reading) -> None:
        if found and group[0].national:
            counted = {claim.window for event in found for claim in event.claims}
            sides = self._waiting.setdefault((head, group[0].region, metric, reading), ([], [], []))
            sides[2].extend(
                claim.window for claim in group
                if metric in claim.figures and claim.window not in counted and not claim.window.loose
            )  # fmt: skip
        for event in found:
            reckoned = {claim.reckoned or claim.country for claim in event.claims}
            first = event.claims[0]
            country = reckoned.pop() if len(reckoned) == 1 else first.country
            sides = self._waiting.setdefault((head, country or first.region, metric, reading), ([], [], []))
            (sides[0] if first.national and first.region == country else sides[1]).append(event)

    def finish(self) -> tuple[list[Row], Receipt]:
        """The rows in the order of their keys, blank last, and the receipt."""
        for (head, _, metric, reading), (national, regional, silenced) in self._waiting.items():
            reasons: dict[str, str] = {}
            found = _country(national, regional, silenced, reasons) if national else regional
            self._add(head, metric, found, reading)
            if reading is Reading.HIGH:
                for claim_id, reason in reasons.items():
                    self.receipt.reasons.setdefault(claim_id, reason)
        self._waiting.clear()
        for key, (told_reports, told_sources) in self._seen.items():
            self.rows[key].reports, self.rows[key].sources = len(told_reports), len(told_sources)
        for row in self.rows.values():
            settle(row)
            for told in row.events.values():
                told.sort(key=lambda e: (e.start or "", e.window.start, e.window.end, e.low, e.high, e.claims[0].id))
        self.receipt.reports, self.receipt.sources = len(self._reports), len(self._sources)
        self.receipt.left_out = Counter(self.receipt.reasons.values())
        return ordered(self.rows.values()), self.receipt


def settle(row: Row) -> None:
    """What the low reading found told already is told all the same: no low above its high, none without one."""
    row.low = {metric: min(row.low.get(metric, 0), high) for metric, high in row.high.items()}


def ordered(rows: Iterable[Row]) -> list[Row]:
    """Rows in the order of their keys, blank last."""
    return sorted(rows, key=lambda row: tuple((part is None, part or "") for part in row.key))


def _heads(claim: Claim, own: Sequence[str]) -> list[Key]:
    heads: list[Key] = [()]
    for key in own:
        heads = [(*head, value) for head in heads for value in OF_CLAIMS[key](claim)]
    return heads


def _country(
    national: list[Event], regional: list[Event], silenced: list[Window], reasons: dict[str, str]
) -> list[Event]:
    """A country's events and its regions': where they tell of one night, they are compared, never added.

    `silenced` are windows for which another figure of the country stands: so it does for their parts.
    """
    groups, alone = compared(national, regional)
    merged = [_merged(whole, some, reasons) for whole, some in groups]
    stood_for: dict[int, list[Window]] = {}
    for its in silenced:
        for day in range(its.start // DAY, (its.end - 1) // DAY + 1):
            stood_for.setdefault(day, []).append(its)
    left: list[Event] = []
    for event in alone:
        days = () if event.window.loose else range(event.window.start // DAY, (event.window.end - 1) // DAY + 1)
        if any(mostly(its, event.window) for day in days for its in stood_for.get(day, ())):
            reasons.update((claim.id, REGIONAL) for claim in event.claims)
        else:
            left.append(event)
    return [event for events_of in merged for event in events_of] + left


def compared(
    national: Sequence[Event], regional: Sequence[Event]
) -> tuple[list[tuple[list[Event], list[Event]]], list[Event]]:
    """A country's events, each group with the regions' events of its time; and the regions' events that are left."""
    alone: list[Event] = []
    parts: dict[int, list[Event]] = {}
    links: dict[int, int] = {n: n for n in range(len(national))}

    def root(n: int) -> int:
        while links[n] != n:
            n = links[n]
        return n

    blocks: dict[int, list[int]] = {}
    for n, event in enumerate(national):
        if not event.window.loose:
            for day in range(event.window.start // DAY, (event.window.end - 1) // DAY + 1):
                blocks.setdefault(day, []).append(n)
    for event in regional:
        days = () if event.window.loose else range(event.window.start // DAY, (event.window.end - 1) // DAY + 1)
        near = sorted({n for day in days for n in blocks.get(day, ()) if together(national[n], event)})
        if not near:
            alone.append(event)
            continue
        for n in near[1:]:  # a region's week over a country's nights: compared as a whole
            links[root(n)] = root(near[0])
        parts.setdefault(near[0], []).append(event)
    groups: dict[int, tuple[list[Event], list[Event]]] = {}
    for n, event in enumerate(national):
        groups.setdefault(root(n), ([], []))[0].append(event)
    for n, events_of in parts.items():
        groups[root(n)][1].extend(events_of)
    return list(groups.values()), alone


def _merged(whole: list[Event], parts: list[Event], reasons: dict[str, str]) -> list[Event]:
    for event in parts:
        for claim in event.claims:
            reasons[claim.id] = REGIONAL
    missing = sum(e.high for e in parts) - sum(e.high for e in whole)
    if missing > 0:  # the regions tell of more than the country admits: the high is theirs
        first = min(whole, key=lambda e: (e.window.start, e.window.end))
        first.high += missing
        first.high_source = "regions together"
    return whole
