"""A person's word that incidents are, or are not, one event: kept with who, when and why, and taken back by `undo`.

`links` holds what stands; `changes` holds the history, a row for each of the two incidents, so that both tell of it:
field "event", value ``{"with": the other's public id, "verdict": "same", "different" or null}``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dronelog.terms import InputError

Verdict = Literal["same", "different"]
FIELD = "event"
_WORDS = {"same": "one event", "different": "two events"}


@dataclass(frozen=True, slots=True)
class Linked:
    """An incident that a verdict is about: its row, its public id, its region."""

    row: int
    public: str
    region: str


def linked(conn: sqlite3.Connection, row: int, public: str) -> Linked:
    """The incident, as `pairs` wants it."""
    return Linked(row, public, conn.execute("SELECT region FROM incidents WHERE id = ?", (row,)).fetchone()[0])


def pairs(conn: sqlite3.Connection, incidents: Sequence[Linked], verdict: Verdict) -> list[tuple[Linked, Linked]]:
    """The pairs of which the verdict is new: each with the first for `same`, each with each for `different`.

    Raises `InputError` where it makes no sense: one incident twice, other regions, what was said before.
    """
    unique = list({found.row: found for found in incidents}.values())
    if len(unique) < 2:
        raise InputError(f"{incidents[0].public} is one incident; name another beside it")
    for found in unique[1:]:
        if found.region != unique[0].region:
            raise InputError(
                f"{unique[0].public} is in {unique[0].region}, {found.public} in {found.region}: an event is in one"
                f" region, so they are two already; if a region is wrong: dronelog edit {found.public} region=…"
            )
    if verdict == "same":
        wanted = [(unique[0], found) for found in unique[1:]]
    else:
        wanted = [(a, b) for n, a in enumerate(unique) for b in unique[n + 1 :]]
    new = [(a, b) for a, b in wanted if standing(conn, a.row, b.row) != verdict]
    for a, b in new:
        if standing(conn, a.row, b.row) is None and (against := _against(conn, a.row, b.row, verdict)):
            held, acts = against
            first = acts.split()[-1]
            raise InputError(f"{a.public} and {b.public} are {_WORDS[held]} by {acts}; `dronelog undo {first}` first")
    return new


def standing(conn: sqlite3.Connection, a: int, b: int) -> str | None:
    """What stands of two incidents: "same", "different" or nothing."""
    row = conn.execute("SELECT verdict FROM links WHERE a = ? AND b = ?", (min(a, b), max(a, b))).fetchone()
    return str(row[0]) if row else None


def put_link(
    conn: sqlite3.Connection, a: int, b: int, verdict: str | None, at: str, who: str | None, reason: str | None
) -> None:
    """Let a verdict stand, or none."""
    a, b = sorted((a, b))
    conn.execute("DELETE FROM links WHERE a = ? AND b = ?", (a, b))
    if verdict:
        conn.execute(
            "INSERT INTO links (a, b, verdict, at, who, reason) VALUES (?, ?, ?, ?, ?, ?)",
            (a, b, verdict, at, who, reason),
        )


def value(other: str, verdict: str | None) -> dict[str, Any]:
    """How `changes` keeps a verdict, with the public id of the other incident."""
    return {"with": other, "verdict": verdict}


def other_row(conn: sqlite3.Connection, value: dict[str, Any]) -> int | None:
    """The row of the other incident of a value, None where it is gone."""
    key, _, number = str(value["with"]).rpartition("-")
    row = conn.execute(
        "SELECT i.id FROM incidents i JOIN reports r ON r.id = i.report WHERE r.key = ? AND i.number = ?", (key, number)
    ).fetchone()
    return int(row[0]) if row else None


def _group(conn: sqlite3.Connection, row: int) -> set[int]:
    """All incidents that are one event with this one, by what persons said."""
    found, waiting = {row}, [row]
    while waiting:
        at = waiting.pop()
        rows = conn.execute(
            "SELECT b FROM links WHERE a = ? AND verdict = 'same' UNION SELECT a FROM links WHERE b = ?"
            " AND verdict = 'same'", (at, at)
        ).fetchall()  # fmt: skip
        waiting += [other for (other,) in rows if other not in found]
        found.update(other for (other,) in rows)
    return found


def _against(conn: sqlite3.Connection, a: int, b: int, verdict: Verdict) -> tuple[str, str] | None:
    """What follows from other verdicts and is not this one: the verdict, and the changes that it follows from."""
    one, two = _group(conn, a), _group(conn, b)
    if verdict == "different":
        return ("same", _acts(conn, one, one, "same")) if b in one else None
    marks = ",".join("?" * len(one)), ",".join("?" * len(two))
    split = conn.execute(
        f"SELECT 1 FROM links WHERE verdict = 'different' AND ((a IN ({marks[0]}) AND b IN ({marks[1]}))"  # noqa: S608
        f" OR (b IN ({marks[0]}) AND a IN ({marks[1]})))", (*one, *two, *one, *two),
    ).fetchone()  # fmt: skip
    return ("different", _acts(conn, one, two, "different")) if split else None


def _acts(conn: sqlite3.Connection, one: set[int], two: set[int], verdict: str) -> str:
    told: set[int] = set()
    for row in one:
        for act, new in conn.execute(
            "SELECT act, new FROM changes WHERE incident = ? AND field = ? AND undone_by IS NULL AND undoes IS NULL",
            (row, FIELD),
        ):
            said = json.loads(new)
            other = other_row(conn, said)
            if said["verdict"] == verdict and other in two and standing(conn, row, other or 0) == verdict:
                told.add(act)
    return f"change{'s' if len(told) > 1 else ''} {', '.join(map(str, sorted(told)))}"
