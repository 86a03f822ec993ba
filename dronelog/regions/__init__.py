"""What dronelog knows of places: names in English, Russian and Ukrainian, in every case form, and what they mean.

The data is one read-only SQLite file, ``gazetteer.db``, made by ``python -m dronelog.regions.build`` (docs/regions.md).
Nothing of it is read before the first look-up, and only the pages that a look-up needs.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dronelog.model import NameHit, Region
from dronelog.regions.fold import fold

__all__ = ["GAZETTEER", "Gazetteer", "Place", "fold", "load"]

GAZETTEER: Final = Path(__file__).with_name("gazetteer.db")

#: Look-ups kept in memory; when full the memory is emptied, which costs less than keeping an order.
_REMEMBERED: Final = 50_000

_HITS: Final = """
    SELECT p.kind, p.region, p.id, p.size, n.use, p.name_en FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?
"""
_REGION: Final = """
    SELECT region, name_en, ifnull(name_ru, name_en), ifnull(name_uk, name_en), kind, parent, lat / 1000.0, lon / 1000.0
    FROM places WHERE kind IN ('country', 'region', 'sea')
"""
_PLACE: Final = """
    SELECT id, region, kind, name_en, ifnull(name_ru, name_en), ifnull(name_uk, name_en), lat / 1000.0, lon / 1000.0, size
    FROM places WHERE id = ?
"""
_WHOLE: Final = frozenset({"country", "region", "sea"})


@dataclass(frozen=True, slots=True)
class Place:
    """A town, village, district or site inside a region.

    `id` is stable from one version of the gazetteer to the next (a GeoNames number where GeoNames knows the place).
    `kind` is "town", "district" or "site". Latitude and longitude are degrees (WGS 84), `population` is 0 where unknown.
    """

    id: int
    region: str
    kind: str
    name_en: str
    name_ru: str
    name_uk: str
    lat: float | None
    lon: float | None
    population: int


def _rank(hit: NameHit) -> tuple[int, int, int, str, int]:
    """Sort key: whole regions before what lies in them, names before adjectives, large before small."""
    group = 0 if hit.kind in _WHOLE else 2 if hit.kind.endswith("_adj") else 1
    return group, hit.guarded, -hit.size, hit.region, hit.place


def encode(key: str) -> bytes:
    """A folded name as the gazetteer stores it: Cyrillic letters take one byte each."""
    try:
        return key.encode("cp1251")
    except UnicodeEncodeError:
        return key.encode("utf-8", "replace")


class Gazetteer:
    """The names of places. Safe in threads and after a fork: each has a connection of its own."""

    def __init__(self, path: Path = GAZETTEER) -> None:
        self.path = path
        self._local = threading.local()
        self._hits: dict[str, tuple[NameHit, ...]] = {}
        self._words: dict[str, int] = {}
        self._regions: dict[str, Region] | None = None

    def _db(self) -> sqlite3.Connection:
        local = self._local
        if getattr(local, "pid", None) != os.getpid():
            # Immutable: no locks, no journal; the file is never written while it is in use.
            uri = f"{self.path.resolve().as_uri()}?immutable=1"
            local.db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            local.pid = os.getpid()
        db: sqlite3.Connection = local.db
        return db

    def lookup(self, key: str) -> tuple[NameHit, ...]:
        """All meanings of a folded name, likeliest first: regions, then places by size, then adjectives; () if none."""
        found = self._hits.get(key)
        if found is None:
            hits = [
                NameHit(
                    kind=f"{kind}_adj" if use & 1 else kind,
                    region=region,
                    place=0 if kind in _WHOLE else place,
                    size=size,
                    guarded=use >= 2,
                    name=name,
                )
                for kind, region, place, size, use, name in self._db().execute(_HITS, (encode(key),))
            ]
            hits.sort(key=_rank)
            found = tuple(hits)
            if len(self._hits) >= _REMEMBERED:
                self._hits = {}
            self._hits[key] = found
        return found

    def longest(self, first_word: str) -> int:
        """How many words the longest name that begins with this folded word has; 0 where none begins so."""
        count = self._words.get(first_word)
        if count is None:
            row = self._db().execute("SELECT words FROM firsts WHERE word = ?", (first_word,)).fetchone()
            count = row[0] if row else 1 if self.lookup(first_word) else 0
            if len(self._words) >= _REMEMBERED:
                self._words = {}
            self._words[first_word] = count
        return count

    def _all_regions(self) -> dict[str, Region]:
        if self._regions is None:
            rows = self._db().execute(f"{_REGION} ORDER BY region")
            self._regions = {row[0]: Region(*row) for row in rows}
        return self._regions

    def region(self, code: str) -> Region | None:
        """The region, country or sea with this code; None where there is none."""
        return self._all_regions().get(code)

    def regions(self) -> Iterator[Region]:
        """Every region, country and sea, by code."""
        return iter(self._all_regions().values())

    def place(self, key: int) -> Place | None:
        """The town, district or site with this number; None where there is none."""
        row = self._db().execute(_PLACE, (key,)).fetchone() if key > 0 else None
        return Place(*row) if row else None


def load(path: Path | None = None) -> Gazetteer:
    """The gazetteer in `path`, or the one that comes with dronelog."""
    return Gazetteer(path or GAZETTEER)
