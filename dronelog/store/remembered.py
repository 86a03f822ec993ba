"""What a person said once of the files that come: the columns of a table, the zone of a source's times."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping

from dronelog.store.aliases import source_named
from dronelog.store.identity import fold
from dronelog.store.names import Names
from dronelog.terms import InputError


def profiles(conn: sqlite3.Connection) -> dict[tuple[str, ...], dict[str, str]]:
    """The tables whose columns were named: folded header → field → column."""
    rows = conn.execute("SELECT header, mapping FROM profiles")
    return {tuple(json.loads(header)): json.loads(mapping) for header, mapping in rows}


def remember_columns(conn: sqlite3.Connection, header: tuple[str, ...], mapping: Mapping[str, str], now: str) -> None:
    """Keep what a person named for a table with this header; the last word counts. To be called in a transaction."""
    conn.execute(
        "INSERT INTO profiles (header, mapping, at) VALUES (?, ?, ?) ON CONFLICT (header) DO UPDATE SET"
        " mapping = excluded.mapping, at = excluded.at",
        (json.dumps(header, ensure_ascii=False), json.dumps(dict(mapping), ensure_ascii=False), now),
    )


def forget_columns(conn: sqlite3.Connection, number: int) -> None:
    """Forget one; raises `InputError` where there is none of that number. To be called in a transaction."""
    if not conn.execute("DELETE FROM profiles WHERE id = ?", (number,)).rowcount:
        raise InputError(f"there is no profile {number} (`dronelog profiles list`)")


def zones(conn: sqlite3.Connection) -> dict[str, str]:
    """Each name (folded) of a source whose zone was set → that zone."""
    return dict(
        conn.execute(
            "SELECT a.folded, s.zone FROM source_aliases a JOIN sources s ON s.id = a.source WHERE s.zone IS NOT NULL"
        )
    )


def set_zone(conn: sqlite3.Connection, names: Names, typed: str, zone: str | None) -> bool:
    """Let the times of a source be in a zone (None: as if never set); returns whether the source is new.

    To be called in a transaction.
    """
    try:
        source, new = source_named(conn, typed), False
    except InputError:
        if conn.execute("SELECT 1 FROM source_aliases WHERE folded = ?", (fold(typed),)).fetchone():
            raise  # several bear the name
        alias = names.source(typed)  # it may be set before the first report comes
        source, new = conn.execute("SELECT source FROM source_aliases WHERE id = ?", (alias,)).fetchone()[0], True
    conn.execute("UPDATE sources SET zone = ? WHERE id = ?", (zone, source))
    return new
