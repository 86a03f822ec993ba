"""The incidents and the words behind each figure of a summary."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from dronelog.cli.session import Session
from dronelog.output.bars import told
from dronelog.output.safe import for_terminal


def tell(
    session: Session, conn: sqlite3.Connection, rows: Sequence[Any], receipt: Any, names: dict[str, str],
    metrics: Sequence[str],
) -> None:  # fmt: skip
    """For each figure of each row its events: when, low and high, who says what, the words; then what was left out."""
    from dronelog.query import quotes

    for row in rows:
        for metric in metrics:
            if metric not in row.high:
                continue
            head = ", ".join(for_terminal(names.get(part or "") or part or "–") for part in row.key) or "all"
            session.tell(f"\n{head}: {metric} {told(row.low[metric], row.high[metric])}")
            for event in row.events.get(metric, ()):
                figure = told(event.low, event.high)
                ends = dict.fromkeys((event.low_source, event.high_source))
                who = " to ".join(for_terminal(name or "nobody named") for name in ends)
                session.tell(f"  {event.start or 'undated'}: {figure} ({who})")
                words = quotes(conn, (claim.id for claim in event.claims))
                for claim in event.claims:
                    session.tell(f"    {_short(claim.id)}  {claim.figures.get(metric, '')}  {_words(words, claim.id)}")
    if receipt.reasons:
        session.tell("\nleft out:")
        words = quotes(conn, receipt.reasons)
        for public, reason in sorted(receipt.reasons.items()):
            session.tell(f"    {_short(public)}  {reason}: {_words(words, public)}")


def _short(public: str) -> str:
    key, _, number = public.rpartition("-")
    return f"{key[:7]}-{number}"


def _words(quotes: dict[str, Any], public: str) -> str:
    words = " ".join(for_terminal(quotes[public].quote).split()) if public in quotes else ""
    return f"“{words}”" if words else ""
