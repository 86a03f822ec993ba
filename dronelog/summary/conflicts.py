"""Claims → events on which sources disagree: who gives which figure, the largest gap first.

Of a country and its regions: where the regions' figures together are more than the country's. Not the other way round:
a country's total may well hold what no region told.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dronelog.query import Filter, ids
from dronelog.summary import claims as claims_of
from dronelog.summary import verdicts
from dronelog.summary.claims import METRICS, Claim
from dronelog.summary.events import Event, voices
from dronelog.summary.totals import compared, totals
from dronelog.summary.windows import Weighed, Window

#: Who stands behind a sum over regions.
REGIONS = "regions together"


@dataclass(frozen=True, slots=True)
class Says:
    """One side: who, which figure, whether of the whole event or of a part of it, from which incidents."""

    source: str
    figure: int
    whole: bool
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One event, one figure, told differently. `sides` from the least to the greatest.

    `confirmed`: a person merged claims of different sides, so that it is one event for sure.
    """

    region: str
    window: Window
    figure: str
    low: int
    high: int
    sides: tuple[Says, ...]
    confirmed: bool

    @property
    def gap(self) -> int:
        return self.high - self.low

    @property
    def ids(self) -> tuple[str, ...]:
        """The incidents of all sides."""
        return tuple(claim.id for side in self.sides for claim in side.claims)


def select(conn: sqlite3.Connection, wanted: Filter, figures: Sequence[str] = METRICS) -> list[Conflict]:
    """The conflicts in which an incident that matches takes part.

    The others of its event need not match: who asks for one source wants to see who contradicts it.
    """
    since, until = _span(wanted)
    wider = Filter(regions=wanted.regions, countries=wanted.countries, since=since, until=until)
    found = conflicts(claims_of(conn, wider), figures)
    if replace(wanted, limit=0, sort="date", reverse=False) != wider:
        matching = ids(conn, wanted)
        found = [conflict for conflict in found if not matching.isdisjoint(conflict.ids)]
    return found[: wanted.limit or None]


#: Days around the days asked for: claims that tell of an event which only begins or ends there.
_MARGIN = 8


def _span(wanted: Filter) -> tuple[str | None, str | None]:
    """From when to when to look for all that is told of the events of the days asked for."""
    days = [*wanted.on, *wanted.night]
    first = max((day for day in (wanted.since, min(days, default=None)) if day), default=None)
    last = min((day for day in (wanted.until, max(days, default=None)) if day), default=None)
    return first and _moved(first, -_MARGIN), last and _moved(last, _MARGIN)


def _moved(day: str, days: int) -> str:
    return date.fromordinal(min(max(date.fromisoformat(day).toordinal() + days, 1), date.max.toordinal())).isoformat()


def sides(event: Event, figure: str) -> list[Says]:
    """What each source says of an event, the least figure first."""
    items = [Weighed(claim.window, claim.figures[figure], claim) for claim in event.claims]
    found = [
        Says(voice.claims[0].source_name, voice.figure, voice.whole(event.window), tuple(voice.claims))
        for voice in voices(event.window, items).values()
    ]
    return sorted(found, key=lambda side: (side.figure, not side.whole, side.source))


def conflicts(claims: Iterable[Claim], figures: Sequence[str] = METRICS) -> list[Conflict]:
    """Every conflict among the claims, the largest gap first; between equals the one that is more of its figure."""
    rows, _ = totals(claims, ("region",), figures)
    found: list[Conflict] = []
    for figure in figures:
        national: dict[str, list[Event]] = {}
        regional: dict[str, list[Event]] = {}
        for row in rows:
            for event in row.events.get(figure, ()):
                first = event.claims[0]
                country = first.reckoned or first.country
                (national if first.national else regional).setdefault(country, []).append(event)
                if event.low < event.high and len({claim.source for claim in event.claims}) > 1:
                    found.append(_conflict(event.window, figure, event.low, event.high, sides(event, figure)))
        for country, wholes in national.items():
            for some, parts in compared(wholes, regional.get(country, ()))[0]:
                low, high = sum(event.high for event in some), sum(event.high for event in parts)
                if low < high:
                    told = [*sides_of(some, figure), Says(REGIONS, high, True, _claims(parts))]
                    window = max((event.window for event in some), key=lambda w: w.length)
                    found.append(_conflict(window, figure, low, high, told))
    return sorted(found, key=lambda c: (-c.gap, -c.gap / c.high, -c.window.start, c.region, figures.index(c.figure)))


def sides_of(events: Sequence[Event], figure: str) -> list[Says]:
    """The sides of one event; of several the one sum of them."""
    if len(events) == 1:
        return sides(events[0], figure)
    claims = _claims(events)
    names = list(dict.fromkeys(claim.source_name for claim in claims))
    return [Says(", ".join(names), sum(event.high for event in events), True, claims)]


def _claims(events: Iterable[Event]) -> tuple[Claim, ...]:
    return tuple(claim for event in events for claim in event.claims)


def _conflict(window: Window, figure: str, low: int, high: int, told: list[Says]) -> Conflict:
    merged = any(
        not a.one_with.isdisjoint(b.one_with) and not verdicts.apart(a, b)
        for n, one in enumerate(told) for other in told[n + 1 :] for a in one.claims for b in other.claims
    )  # fmt: skip
    return Conflict(told[0].claims[0].region, window, figure, low, high, tuple(told), merged)
