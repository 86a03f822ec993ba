"""Rows that many incidents share: regions, places, sources, dates. Found again, or made, by what they say.

Ids are remembered for as long as the transaction that made them stands; `forget` after a rollback.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from dronelog.model import Region
from dronelog.store.identity import fold
from dronelog.store.shadow import shadow
from dronelog.terms import SOURCE_KINDS

#: Kinds of source whose name alone does not say who it is: "the governor" is another one in each region.
LOCAL_KINDS = frozenset({"regional_authority", "emergency_service", "witness"})


class Names:
    """Ids of shared rows. `region_of` tells what the gazetteer knows of a code, `source_name` the name behind a key."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        region_of: Callable[[str], Region | None],
        source_name: Callable[[str], str | None],
    ) -> None:
        self._conn, self._region_of, self._source_name = conn, region_of, source_name
        self.forget()

    def forget(self) -> None:
        self._regions: set[str] = set()
        self._places: dict[tuple[str, str], int] = {}
        self._aliases: dict[tuple[str, str | None, str | None, str | None], int] = {}
        self._dates: dict[tuple[str | None, str | None, str], int] = {}

    def region(self, code: str) -> str:
        if code not in self._regions:
            told = self._region_of(code) or Region(code, code, code, code, _kind(code), _country(code), None, None)
            if told.parent and told.parent != code:
                self.region(told.parent)
            kind = told.kind if told.kind in ("country", "region", "sea") else "other"
            self._conn.execute(
                "INSERT OR IGNORE INTO regions (code, name_en, name_ru, name_uk, kind, parent, lat, lon)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (code, told.name_en, told.name_ru, told.name_uk, kind, told.parent, told.lat, told.lon),
            )
            self._regions.add(code)
        return code

    def place(self, region: str, name: str) -> int:
        known = self._places.get((region, name))
        if known is None:
            row = self._conn.execute("SELECT id FROM places WHERE region = ? AND name = ?", (region, name)).fetchone()
            known = row[0] if row else self._insert(
                "INSERT INTO places (region, name, shadow) VALUES (?, ?, ?)", (region, name, shadow(name))
            )  # fmt: skip
            self._places[region, name] = known
        return known

    def date(self, start: str | None, end: str | None, precision: str) -> int:
        known = self._dates.get((start, end, precision))
        if known is None:
            row = self._conn.execute(
                "SELECT id FROM dates WHERE coalesce(start, '') = ? AND coalesce(\"end\", '') = ? AND precision = ?",
                (start or "", end or "", precision),
            ).fetchone()
            known = row[0] if row else self._insert(
                'INSERT INTO dates (start, "end", precision) VALUES (?, ?, ?)', (start, end, precision)
            )  # fmt: skip
            self._dates[start, end, precision] = known
        return known

    def source(self, name: str, kind: str | None = None, key: str | None = None, region: str | None = None) -> int:
        """The id of a source's name as told. `region` matters only for those that every region has."""
        local = region if kind in LOCAL_KINDS and not key else None
        wanted = (name, kind, key, local)
        known = self._aliases.get(wanted)
        if known is None:
            known = self._aliases[wanted] = self._find_or_make_source(name, kind, key, local)
        return known

    def _find_or_make_source(self, name: str, kind: str | None, key: str | None, region: str | None) -> int:
        folded = fold(name)
        source = self._keyed(key, name, folded) if key else self._unkeyed(name, folded, region)
        row = self._conn.execute(
            "SELECT id FROM source_aliases WHERE source = ? AND alias = ? AND coalesce(kind, '') = ?",
            (source, name, kind or ""),
        ).fetchone()
        if row:
            return int(row[0])
        made = self._insert(
            "INSERT INTO source_aliases (source, alias, folded, kind) VALUES (?, ?, ?, ?)", (source, name, folded, kind)
        )
        self._settle(source)
        return made

    def _keyed(self, key: str, name: str, folded: str) -> int:
        row = self._conn.execute("SELECT id FROM sources WHERE key = ?", (key,)).fetchone()
        source = int(row[0]) if row else self._insert(
            "INSERT INTO sources (key, name) VALUES (?, ?)", (key, self._source_name(key) or name)
        )  # fmt: skip
        # what was stored under the bare name (as a publisher, say) is the same institution
        self._conn.execute(
            "UPDATE source_aliases SET source = ? WHERE folded = ? AND origin = 'report' AND source IN"
            " (SELECT id FROM sources WHERE key IS NULL AND region IS NULL AND folded = ?)"
            " AND NOT EXISTS (SELECT 1 FROM source_aliases other WHERE other.source = ? AND other.alias ="
            " source_aliases.alias AND coalesce(other.kind, '') = coalesce(source_aliases.kind, ''))",
            (source, folded, folded, source),
        )
        return source

    def _unkeyed(self, name: str, folded: str, region: str | None) -> int:
        row = self._conn.execute(
            "SELECT source FROM source_aliases WHERE folded = ? AND origin = 'person' LIMIT 1", (folded,)
        ).fetchone()
        if not row and region is None:
            keyed = self._conn.execute(
                "SELECT DISTINCT a.source FROM source_aliases a JOIN sources s ON s.id = a.source"
                " WHERE a.folded = ? AND s.key IS NOT NULL",
                (folded,),
            ).fetchall()
            row = keyed[0] if len(keyed) == 1 else None
        if not row:
            row = self._conn.execute(
                "SELECT id FROM sources WHERE key IS NULL AND folded = ? AND coalesce(region, '') = ?",
                (folded, region or ""),
            ).fetchone()
        if row:
            return int(row[0])
        if region:
            self.region(region)
        return self._insert("INSERT INTO sources (name, region, folded) VALUES (?, ?, ?)", (name, region, folded))

    def _settle(self, source: int) -> None:
        """Name and kind of a source from all its names, so that neither depends on which came first."""
        rows = self._conn.execute("SELECT alias, kind FROM source_aliases WHERE source = ?", (source,)).fetchall()
        key, name = self._conn.execute("SELECT key, name FROM sources WHERE id = ?", (source,)).fetchone()
        kinds = [kind for kind in SOURCE_KINDS if any(row[1] == kind for row in rows)]
        best = (self._source_name(key) if key else None) or min((row[0] for row in rows), default=name)
        self._conn.execute("UPDATE sources SET name = ?, kind = ? WHERE id = ?", (best, kinds[0] if kinds else None,
                                                                                  source))  # fmt: skip

    def _insert(self, sql: str, values: tuple[object, ...]) -> int:
        return int(self._conn.execute(sql, values).lastrowid or 0)


def _country(code: str) -> str | None:
    return code.split("-", 1)[0] if "-" in code and not code.startswith("SEA-") else None


def _kind(code: str) -> str:
    return "sea" if code.startswith("SEA-") else "region" if "-" in code else "country"
