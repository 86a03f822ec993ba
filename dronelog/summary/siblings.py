"""An incident → the other incidents of its event, whoever tells of it and whatever figures they give."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from dronelog.query import Filter
from dronelog.summary import claims as claims_of
from dronelog.summary import verdicts
from dronelog.summary.claims import Claim
from dronelog.summary.events import anchored
from dronelog.summary.windows import Weighed

#: Days around an incident in which to look: an event is no longer than a week.
_MARGIN = 8


def siblings(conn: sqlite3.Connection, public: str, region: str, start: str | None, end: str | None) -> list[Claim]:
    """The others of its event, by their id; also those of the same source, its repeats and parts.

    Of an incident that nothing dates, only those that a person merged with it.
    """
    said = _merged(conn, public)
    if start is None or end is None:
        return said
    wanted = Filter(regions=(region,), since=_moved(start, -_MARGIN), until=_moved(end, _MARGIN))
    found = {claim.id: claim for claim in claims_of(conn, wanted)}
    found.update({claim.id: claim for claim in said})
    return of_event(found.values(), public) or said


def of_event(claims: Iterable[Claim], public: str) -> list[Claim]:
    """Of claims of one region, those of the event of one of them, without it."""
    items = [Weighed(claim.window, 0, claim) for claim in verdicts.placed(list(claims)) if not claim.window.loose]
    for _, group in anchored(items):
        ids = {item.thing.id for item in group}
        if public in ids:
            return sorted((item.thing for item in group if item.thing.id != public), key=lambda claim: claim.id)
    return []


def _merged(conn: sqlite3.Connection, public: str) -> list[Claim]:
    """What a person merged with it, however far away in time."""
    from dronelog.query import labels

    said = labels(conn)
    own = said.get(public)
    if not own or not own[0]:
        return []
    others = [other for other, (one_with, _) in said.items() if other != public and not own[0].isdisjoint(one_with)]
    return sorted(claims_of(conn, Filter(ids=tuple(others))), key=lambda claim: claim.id) if others else []


def _moved(day: str, days: int) -> str:
    moved = date.fromisoformat(day[:10]).toordinal() + days
    return date.fromordinal(min(max(moved, 1), date.max.toordinal())).isoformat()
