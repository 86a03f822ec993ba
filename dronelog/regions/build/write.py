"""The book of names → one SQLite file. The same book gives the same bytes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from dronelog.regions.blocks import LEAST, blocks, encode
from dronelog.regions.build.book import Book
from dronelog.regions.likeness import skeletons

#: Towns of this population or more are found when misspelt.
_LARGE = 8_000

_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE places(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, region TEXT NOT NULL, parent TEXT,
  name_en TEXT NOT NULL, name_ru TEXT, name_uk TEXT,
  lat INTEGER, lon INTEGER,  -- thousandths of a degree
  size INTEGER NOT NULL      -- population, 0 where unknown
);
-- Sorted names in blocks, see dronelog.regions.blocks; first: the first name of a block
CREATE TABLE names(first BLOB PRIMARY KEY, block BLOB NOT NULL) WITHOUT ROWID;
-- Skeletons (dronelog.regions.likeness) of the names of districts and larger towns, to find misspelt ones
CREATE TABLE likes(skeleton TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY(skeleton, place)) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
#: One region by its code; the terms are those of `dronelog.regions`, or SQLite would not see that it serves.
_INDEX = "CREATE UNIQUE INDEX regions ON places(region) WHERE kind IN ('country', 'region', 'sea')"


def _likes(book: Book) -> set[tuple[str, int]]:
    out = set()
    for entry in book.entries.values():
        if entry.kind == "district" or (entry.kind == "town" and entry.size >= _LARGE):
            for name in (entry.en.removesuffix(" District"), entry.ru.removesuffix(" район")):
                out |= {(key, entry.id) for key in skeletons(name) if len(key) > 3}
    return out


def _other(name: str, en: str) -> str | None:
    return name if name != en else None


def _milli(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * 1000)


def write(book: Book, path: Path, meta: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    db = sqlite3.connect(path)
    db.executescript(_SCHEMA)
    entries = sorted(book.entries.values(), key=lambda e: e.id)
    db.executemany(
        "INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?)",
        [
            (
                e.id,
                e.kind,
                e.region,
                e.parent,
                e.en,
                _other(e.ru, e.en),
                _other(e.uk, e.en),
                _milli(e.lat),
                _milli(e.lon),
                e.size,
            )
            for e in entries
        ],
    )
    values: dict[str, list[int]] = defaultdict(list)
    for (key, place), use in book.names.items():
        values[key].append(place << 2 | use)
        words = key.split(" ")
        if len(words) > 1:
            longest = values[words[0]]
            if not longest or longest[0] >= LEAST:
                longest.insert(0, 0)
            longest[0] = max(longest[0], len(words))
    db.executemany("INSERT INTO names VALUES (?,?)", blocks({encode(key): sorted(v) for key, v in values.items()}))
    db.executemany("INSERT INTO likes VALUES (?,?)", sorted(_likes(book)))
    db.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
    db.execute(_INDEX)
    db.commit()
    db.execute("VACUUM")
    db.close()
