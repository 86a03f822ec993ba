"""What dronelog knows of places: names in English, Russian and Ukrainian, in every case form, and what they mean.

The data is one read-only SQLite file, ``gazetteer.db``, made by ``python -m dronelog.regions.build`` (docs/regions.md).
Nothing of it is read before the first look-up, and only the pages that a look-up needs.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dronelog.model import NameHit, Region
from dronelog.regions.blocks import LEAST, encode, find
from dronelog.regions.fold import fold

__all__ = ["GAZETTEER", "Gazetteer", "Place", "fold", "load"]

GAZETTEER: Final = Path(__file__).with_name("gazetteer.db")

#: Look-ups kept in memory; when full the memory is emptied, which costs less than keeping an order.
_REMEMBERED: Final = 50_000

_BLOCK: Final = "SELECT block FROM names WHERE first <= ? ORDER BY first DESC LIMIT 1"
_HIT: Final = "SELECT kind, region, size, name_en FROM places WHERE id = ?"
_REGION: Final = """
    SELECT region, name_en, ifnull(name_ru, name_en), ifnull(name_uk, name_en), kind, parent, lat / 1000.0, lon / 1000.0
    FROM places WHERE kind IN ('country', 'region', 'sea')
"""
_ONE_REGION: Final = f"{_REGION} AND region = ?"
#: Regions that are read one by one; who asks for more gets all at once.
_FEW: Final = 100
_PLACE: Final = """
    SELECT id, region, kind, name_en, ifnull(name_ru, name_en), ifnull(name_uk, name_en),
           lat / 1000.0, lon / 1000.0, size
    FROM places WHERE id = ?
"""
_WHOLE: Final = frozenset({"country", "region", "sea"})
_NEAR: Final = frozenset({"RU", "UA"})
#: Their districts are towns in GeoNames: Люблин is in Poland before it is in Moscow.
_CITIES: Final = frozenset({"RU-MOW", "RU-SPE", "UA-30"})
_GROUP: Final = {"sea": 0, "country": 0, "region": 1}


@dataclass(frozen=True, slots=True)
class Place:
    """A town, village, district or site inside a region.

    `id` is stable from one version of the gazetteer to the next (a GeoNames number where GeoNames knows the place).
    `kind` is "town", "district" or "site". Latitude and longitude are degrees (WGS 84); `population` 0 is unknown.
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


def _rank(hit: NameHit, near: int) -> tuple[bool, int, int, str, int]:
    """Sort key: seas, countries, regions, what lies in them, adjectives; large before small; doubtful ones last.

    Towns of Russia and Ukraine count as `near` times as large: Саки is in Crimea before it is in Nigeria.
    """
    group = 3 if hit.kind.endswith("_adj") else _GROUP.get(hit.kind, 2)
    size = hit.size * near if hit.region[:2] in _NEAR and hit.region not in _CITIES else hit.size
    return hit.guarded, group, -size, hit.region, hit.place


class Gazetteer:
    """The names of places. Safe in threads and after a fork: each has a connection of its own."""

    def __init__(self, path: Path = GAZETTEER, names: Mapping[str, str] | None = None) -> None:
        self.path = path
        self._own = {" ".join(fold(name).split()): code for name, code in (names or {}).items()}
        self._begins: dict[str, int] = {}
        for name in self._own:
            first, *more = name.split(" ")
            self._begins[first] = max(self._begins.get(first, 0), 1 + len(more))
        self._local = threading.local()
        self._seen: dict[str, tuple[tuple[NameHit, ...], int]] = {}
        self._regions: dict[str, Region] | None = None
        self._few: dict[str, Region | None] = {}

    def _db(self) -> sqlite3.Connection:
        local = self._local
        if getattr(local, "pid", None) != os.getpid():
            # Immutable: no locks, no journal; the file is never written while it is in use.
            uri = f"{self.path.resolve().as_uri()}?immutable=1"
            local.db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            local.pid = os.getpid()
        db: sqlite3.Connection = local.db
        return db

    def _read(self, key: str) -> tuple[tuple[NameHit, ...], int]:
        """The meanings of a name, and how many words the longest name has that begins with it."""
        db = self._db()
        wanted = encode(key)
        row = db.execute(_BLOCK, (wanted,)).fetchone()
        values = find(row[0], wanted) if row else []
        longest = values.pop(0) if values and values[0] < LEAST else min(len(values), 1)
        hits = []
        for value in values:
            place, use = value >> 2, value & 3
            kind, region, size, name = db.execute(_HIT, (place,)).fetchone()
            hits.append(
                NameHit(
                    kind=f"{kind}_adj" if use & 1 else kind,
                    region=region,
                    place=0 if kind in _WHOLE else place,
                    size=size,
                    guarded=use >= 2,
                    name=name,
                )
            )
        near = 30 if any(char > "\u0400" for char in key) else 3
        hits.sort(key=lambda hit: _rank(hit, near))
        if (own := self._own.get(key)) and (region := self.region(own)):
            hits = [NameHit(region.kind, own, 0, 0, False, region.name_en), *(h for h in hits if h.region != own)]
        return tuple(hits), max(longest, self._begins.get(key, 0))

    def _look(self, key: str) -> tuple[tuple[NameHit, ...], int]:
        found = self._seen.get(key)
        if found is None:
            found = self._read(key)
            if len(self._seen) >= _REMEMBERED:
                self._seen = {}
            self._seen[key] = found
        return found

    def lookup(self, key: str) -> tuple[NameHit, ...]:
        """All meanings of a folded name, likeliest first; () if none.

        Seas and countries come before regions, those before places, places before adjectives, the larger before the
        smaller of a kind (Russia's and Ukraine's towns count for more than their size); what is `guarded` comes last.
        """
        return self._look(key)[0]

    def longest(self, first_word: str) -> int:
        """How many words the longest name that begins with this folded word has; 0 where none begins so."""
        return self._look(first_word)[1]

    def _all_regions(self) -> dict[str, Region]:
        if self._regions is None:
            rows = self._db().execute(f"{_REGION} ORDER BY region")
            self._regions = {row[0]: Region(*row) for row in rows}
        return self._regions

    def region(self, code: str) -> Region | None:
        """The region, country or sea with this code; None where there is none."""
        if self._regions is None:
            if code in self._few:
                return self._few[code]
            if len(self._few) < _FEW:
                row = self._db().execute(_ONE_REGION, (code,)).fetchone()
                found = self._few[code] = Region(*row) if row else None
                return found
        return self._all_regions().get(code)

    def regions(self) -> Iterator[Region]:
        """Every region, country and sea, by code."""
        return iter(self._all_regions().values())

    def place(self, key: int) -> Place | None:
        """The town, district or site with this number; None where there is none."""
        row = self._db().execute(_PLACE, (key,)).fetchone()
        return Place(*row) if row and row[2] not in _WHOLE else None

    def search(self, typed: str) -> list[Region]:
        """The regions that somebody may mean who types this, best first; [] where nothing fits.

        A code ("UA-63", "ua63"), a name in any language and case form («на Харківщині», "Kharkiv region"), or a town.
        """
        from dronelog.regions.search import search

        return search(self, typed)

    def suggest(self, typed: str) -> list[str]:
        """Up to five names of regions and large towns that look like a mistyped one, best first."""
        from dronelog.regions.search import suggest

        return suggest(self, self._db(), typed)

    def districts_like(self, key: str) -> list[tuple[str, str]]:
        """Up to five districts and towns, as (English name, region code), of this name however it is spelt."""
        from dronelog.regions.search import districts_like

        return districts_like(self, self._db(), key)

    def nearest_district(self, key: str, region: str) -> str | None:
        """The English name of the district of a region that is spelt most like `key`; None when none is near."""
        from dronelog.regions.search import nearest_district

        return nearest_district(self._db(), key, region)


def load(path: Path | None = None, names: Mapping[str, str] | None = None) -> Gazetteer:
    """The gazetteer in `path`, or the one that comes with dronelog; `names` are more names of regions: name → code.

    Such a name counts as it is written (in any case of letters) and comes before all other meanings of the word.
    """
    return Gazetteer(path or GAZETTEER, names)
