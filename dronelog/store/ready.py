"""Writes what is kept ready for summaries; what it means is decided by who calls (`dronelog.summary.ready`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

#: Raise it with any change to how events are counted: what older rules made is then made anew.
RULES = 1
#: Changes that a summary counts afresh in passing; from so many on they are worth keeping.
_WORTH_IT = 64


def worth_it(conn: sqlite3.Connection) -> bool:
    """Whether so much changed that it should be counted afresh once, and not by every summary."""
    row = conn.execute(
        "SELECT (SELECT count(*) FROM (SELECT 1 FROM ready_stale LIMIT ?)) >= ?"
        " OR EXISTS (SELECT 1 FROM ready_stale WHERE start = '0001-01-01')"
        " OR EXISTS (SELECT 1 FROM ready_rules WHERE rules <> ?)", (_WORTH_IT, _WORTH_IT, RULES)
    ).fetchone()  # fmt: skip
    return bool(row[0])


def start_over(conn: sqlite3.Connection) -> None:
    """Forget all that is ready: it was made by other rules. To be called in a transaction."""
    conn.execute("DELETE FROM ready_spans")
    conn.execute("DELETE FROM ready_events")
    conn.execute("DELETE FROM ready_rules")
    conn.execute("INSERT INTO ready_rules (rules) VALUES (?)", (RULES,))
    conn.execute(
        'INSERT OR REPLACE INTO ready_stale (region, start, "end")'
        " SELECT DISTINCT region, '0001-01-01', '9999-12-31' FROM incidents"
    )


def put(
    conn: sqlite3.Connection, region: str, gone: Iterable[int], spans: Iterable[Sequence[int]],
    events: Iterable[Sequence[Any]],
) -> None:  # fmt: skip
    """Put spans and events of a region in the place of those gone; nothing of the region is stale then.

    A span is first, reach, repeats, corrected, inside; an event span, number, start, night, opens, closes, figures.
    To be called in a transaction.
    """
    for first in gone:
        conn.execute("DELETE FROM ready_spans WHERE region = ? AND first = ?", (region, first))
        conn.execute("DELETE FROM ready_events WHERE region = ? AND span = ?", (region, first))
    conn.executemany("INSERT INTO ready_spans VALUES (?, ?, ?, ?, ?, ?)", ((region, *span) for span in spans))
    marks = ", ".join("?" * 19)
    conn.executemany(f"INSERT INTO ready_events VALUES ({marks})", ((region, *event) for event in events))  # noqa: S608
    conn.execute("DELETE FROM ready_stale WHERE region = ?", (region,))
