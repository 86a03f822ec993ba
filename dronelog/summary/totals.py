"""Claims → rows of totals: grouped, each thing counted once, with a receipt of what was left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dronelog.model import InputError
from dronelog.summary.claims import METRICS, Claim
from dronelog.summary.events import DOUBTFUL, REGIONAL, SILENT, Event, events, together
from dronelog.summary.windows import DAY, Reading

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
    """One row of a summary. `low` and `high` hold a metric only where somebody tells a number."""

    key: Key
    reports: int = 0
    incidents: int = 0
    sources: int = 0
    doubtful: int = 0
    low: dict[str, int] = field(default_factory=dict)
    high: dict[str, int] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)


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
            raise InputError(f"cannot group by {key!r}; known are {', '.join(KEYS)}")
    if len(by) > 2 or len(set(by)) < len(by):
        raise InputError("one or two different keys are wanted, for example region,month")


def totals(
    claims: Iterable[Claim], by: Sequence[str] = (), metrics: Sequence[str] = METRICS
) -> tuple[list[Row], Receipt]:
    """Rows in the order of their keys (blank last), and the receipt. Doubtful claims only raise `Row.doubtful`."""
    check(by)
    own = [key for key in by if key in OF_CLAIMS]
    times = [key for key in by if key in OF_TIME]
    order = [(own + times).index(key) for key in by]
    receipt = Receipt()
    rows: dict[Key, Row] = {}
    seen: dict[Key, tuple[set[str], set[str]]] = {}
    groups: dict[Key, list[Claim]] = {}
    reports: set[str] = set()
    sources: set[str] = set()
    for claim in claims:
        receipt.incidents += 1
        reports.add(claim.report)
        sources.add(claim.source)
        when = tuple(time_key(unit, claim.start, claim.night) for unit in times)
        for head in _heads(claim, own):
            whole = head + when
            key = tuple(whole[n] for n in order)
            row = rows.setdefault(key, Row(key))
            if claim.doubtful:
                row.doubtful += 1
                receipt.reasons[claim.id] = DOUBTFUL
                continue
            row.incidents += 1
            told = seen.setdefault(key, (set(), set()))
            told[0].add(claim.report)
            told[1].add(claim.source)
            groups.setdefault(head, []).append(claim)
    for key, (told_reports, told_sources) in seen.items():
        rows[key].reports, rows[key].sources = len(told_reports), len(told_sources)
    for head, group in groups.items():
        # only nights without hours and vague dates can be read in two ways
        doubt = any(claim.window.night or claim.window.loose for claim in group)
        for metric in metrics:
            if not any(metric in claim.figures for claim in group):
                continue
            reasons: dict[str, str] = {}
            highs = _of_group(group, metric, Reading.HIGH, reasons, by_region="region" in own)
            lows = _of_group(group, metric, Reading.LOW, {}, by_region="region" in own) if doubt else highs
            for found, side in ((lows, "low"), (highs, "high")):
                for event in found:
                    whole = head + tuple(time_key(unit, event.start, event.window.night) for unit in times)
                    row = rows.setdefault(key := tuple(whole[n] for n in order), Row(key))
                    into = row.low if side == "low" else row.high
                    into[metric] = into.get(metric, 0) + (event.low if side == "low" else event.high)
                    if side == "high" and metric == metrics[0]:
                        row.events.append(event)
            for claim_id, reason in reasons.items():
                if reason != SILENT:
                    receipt.reasons.setdefault(claim_id, reason)
    for row in rows.values():
        for metric, high in row.high.items():  # what the low reading found told already is told all the same
            row.low[metric] = min(row.low.get(metric, 0), high)
    receipt.reports, receipt.sources = len(reports), len(sources)
    receipt.left_out = Counter(receipt.reasons.values())
    return sorted(rows.values(), key=lambda row: tuple((part is None, part or "") for part in row.key)), receipt


def _heads(claim: Claim, own: Sequence[str]) -> list[Key]:
    heads: list[Key] = [()]
    for key in own:
        heads = [(*head, value) for head in heads for value in OF_CLAIMS[key](claim)]
    return heads


def _of_group(
    claims: list[Claim], metric: str, reading: Reading, reasons: dict[str, str], *, by_region: bool
) -> list[Event]:
    """The events of a group. Regions are added up; a country's figure stands for those of its regions (rule 4)."""
    regions: dict[str, list[Claim]] = {}
    for claim in claims:
        regions.setdefault(claim.region, []).append(claim)
    found = {region: events(told, metric, reading, reasons) for region, told in regions.items()}
    if by_region:
        return [event for told in found.values() for event in told]
    countries: dict[str, list[str]] = {}
    for region, told in regions.items():
        countries.setdefault(told[0].country or region, []).append(region)
    result: list[Event] = []
    for country, codes in countries.items():
        parts = [event for code in codes if code != country for event in found[code]]
        result += _country(found.get(country, []), parts, reasons) if country in found else parts
    return result


def _country(national: list[Event], regional: list[Event], reasons: dict[str, str]) -> list[Event]:
    """A country's events and its regions': where they tell of one night, they are compared, never added."""
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
    merged = [_merged(whole, some, reasons) for whole, some in groups.values()]
    return [event for events_of in merged for event in events_of] + alone


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
