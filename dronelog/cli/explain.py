"""The incidents and the words behind each figure of a summary."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from dronelog.cli.session import Session
from dronelog.output.safe import for_terminal


def tell(session: Session, conn: sqlite3.Connection, rows: Sequence[Any], receipt: Any, names: dict[str, str]) -> None:
    """For each row its events of drones: span, low and high, the incidents with quotes; then what was left out."""
    for row in rows:
        if not row.events.get("drones"):
            continue
        head = ", ".join((names.get(part or "") or part or "–") for part in row.key) or "all"
        session.tell(f"\n{head}: drones {row.low.get('drones')}–{row.high.get('drones')}")
        for event in row.events["drones"]:
            figure = str(event.high) if event.low == event.high else f"{event.low} ({event.low_source})–{event.high}"
            session.tell(f"  {event.start or 'undated'}: {figure} ({event.high_source})")
            for claim in event.claims:
                session.tell(f"    {claim.id[:7]}-{claim.id.rpartition('-')[2]}  {_quote(conn, claim.id)}")
    if receipt.reasons:
        session.tell("\nleft out:")
        for claim_id, reason in sorted(receipt.reasons.items()):
            session.tell(f"    {claim_id[:7]}-{claim_id.rpartition('-')[2]}  {reason}: {_quote(conn, claim_id)}")


def _quote(conn: sqlite3.Connection, public: str) -> str:
    key, _, number = public.rpartition("-")
    row = conn.execute(
        "SELECT substr(r.text, i.quote_start + 1, i.quote_end - i.quote_start) FROM incidents i JOIN reports r"
        " ON r.id = i.report WHERE r.key = ? AND i.number = ?", (key, number)
    ).fetchone()  # fmt: skip
    words = " ".join(for_terminal(row[0] if row else "").split())
    return f"“{words}”" if words else ""
