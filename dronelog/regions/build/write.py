"""The book of names → one SQLite file. The same book gives the same bytes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from pathlib import Path

from dronelog.regions import encode
from dronelog.regions.build.book import Book

_SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
CREATE TABLE places(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, region TEXT NOT NULL, parent TEXT,
  name_en TEXT NOT NULL, name_ru TEXT, name_uk TEXT,
  lat INTEGER, lon INTEGER,  -- thousandths of a degree
  size INTEGER NOT NULL      -- population, 0 where unknown
);
-- key: the folded name in Windows-1251, or in UTF-8 where that lacks a letter (half the size of UTF-8 alone).
-- use: 1 = the adjective of the place, 2 = guarded (also a common word or a surname), 3 = both
CREATE TABLE names(key BLOB NOT NULL, place INTEGER NOT NULL, use INTEGER NOT NULL, PRIMARY KEY(key, place)) WITHOUT ROWID;
-- the number of words of the longest name that begins with this word, where that is more than one
CREATE TABLE firsts(word TEXT PRIMARY KEY, words INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


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
            (e.id, e.kind, e.region, e.parent, e.en, _other(e.ru, e.en), _other(e.uk, e.en), _milli(e.lat), _milli(e.lon), e.size)
            for e in entries
        ],
    )
    names = sorted((key, place, use) for (key, place), use in book.names.items())
    packed = sorted((encode(key), place, use) for key, place, use in names)
    db.executemany("INSERT INTO names VALUES (?,?,?)", packed)
    firsts: dict[str, int] = defaultdict(int)
    for key, _, _ in names:
        words = key.split(" ")
        if len(words) > 1:
            firsts[words[0]] = max(firsts[words[0]], len(words))
    db.executemany("INSERT INTO firsts VALUES (?,?)", sorted(firsts.items()))
    db.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
    db.commit()
    db.execute("VACUUM")
    db.close()
