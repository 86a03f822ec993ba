"""What persons said of events: which incidents are one, which are two."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

#: Incidents of an older version of a report → the one that says the same in the version that counts: same region,
#: date and source. What a person said of the one holds for the other.
_SUCCESSOR = """
SELECT n.id FROM incidents i JOIN reports r ON r.id = i.report JOIN reports v ON v.identity = r.identity
JOIN incidents n ON n.report = v.id AND n.current = 1 AND n.region = i.region AND n.date = i.date
LEFT JOIN source_aliases a ON a.id = i.source LEFT JOIN source_aliases b ON b.id = n.source
WHERE i.id = ? AND a.source IS b.source AND n.status <> 'rejected'
"""
_LINKS = """
SELECT l.a, l.b, l.verdict, l.at, l.who, l.reason, i.current, j.current
FROM links l JOIN incidents i ON i.id = l.a JOIN incidents j ON j.id = l.b ORDER BY l.a, l.b
"""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's word on two incidents, by their public ids: `same` event, or not; when (UTC), who, why."""

    a: str
    b: str
    same: bool
    at: str
    who: str | None
    reason: str | None


#: Labels of an incident: what it is one event with, what it is not (`dronelog.summary.verdicts`).
Labels = tuple[frozenset[int], frozenset[int]]


def all_verdicts(conn: sqlite3.Connection) -> list[Verdict]:
    """Every verdict that stands, on incidents of reports that count."""
    found: list[Verdict] = []
    for a, b, verdict, at, who, reason, *current in conn.execute(_LINKS).fetchall():
        pair = [_counting(conn, row, bool(now)) for row, now in zip((a, b), current, strict=True)]
        if pair[0] and pair[1] and pair[0] != pair[1]:
            found.append(Verdict(pair[0], pair[1], verdict == "same", at, who, reason))
    return found


def _counting(conn: sqlite3.Connection, row: int, current: bool) -> str | None:
    """The public id of the incident that counts in the place of this one; None where there is none, or several."""
    if not current:
        rows = conn.execute(_SUCCESSOR, (row,)).fetchall()
        if len(rows) != 1:
            return None
        row = rows[0][0]
    sql = "SELECT r.key || '-' || i.number FROM incidents i JOIN reports r ON r.id = i.report WHERE i.id = ?"
    return str(conn.execute(sql, (row,)).fetchone()[0])


def labels(conn: sqlite3.Connection) -> dict[str, Labels]:
    """What was said of each incident, by its public id; empty where nobody said anything, at the price of one look."""
    if not conn.execute("SELECT EXISTS (SELECT 1 FROM links)").fetchone()[0]:
        return {}
    said = all_verdicts(conn)
    roots = _roots([(v.a, v.b) for v in said if v.same])
    numbers = {root: n for n, root in enumerate(sorted(set(roots.values())), 1)}
    one_with = {public: frozenset({numbers[root]}) for public, root in roots.items()}
    apart: dict[str, set[int]] = {}
    for n, verdict in enumerate((v for v in said if not v.same), 1):
        # two groups that a person merged are two, if one of each is not one event with one of the other
        for public in _group(verdict.a, roots):
            apart.setdefault(public, set()).add(n)
        for public in _group(verdict.b, roots):
            apart.setdefault(public, set()).add(-n)
    none: frozenset[int] = frozenset()
    return {public: (one_with.get(public, none), frozenset(apart.get(public, none))) for public in {*one_with, *apart}}


def _roots(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Each merged incident → the least id of all that are one event with it."""
    roots: dict[str, str] = {}
    for a, b in pairs:
        one, two = roots.setdefault(a, a), roots.setdefault(b, b)
        if one != two:
            least, other = sorted((one, two))
            roots.update({public: least for public, root in roots.items() if root == other})
    return roots


def _group(public: str, roots: dict[str, str]) -> list[str]:
    root = roots.get(public)
    return [public] if root is None else [other for other, its in roots.items() if its == root]
