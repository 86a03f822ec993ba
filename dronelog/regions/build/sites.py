"""Sites and places that are entered by hand."""

from __future__ import annotations

import re

from dronelog.regions.build.book import Book, Entry, own_id
from dronelog.regions.build.extra import rows
from dronelog.regions.build.romanise import to_russian, to_ukrainian
from dronelog.regions.fold import fold

# A site named by a type word and a name («аэропорт Домодедово», «мыс Фиолент») counts with the whole of it only.
_TYPE = re.compile(
    r"(аэропорт|аеропорт|аэродром|аеродром|авиабаза|авіабаза|порт|мыс|мис|завод|комбинат|комбінат|НПС|ЛПДС|космодром)"
    r" (.+)"
)


def add_sites(book: Book, regions: dict[str, Entry]) -> None:
    """``extra/sites.tsv``."""
    for cells in rows("sites.tsv"):
        code, lat, lon, en, ru, uk = [*cells, "", "", ""][:6]
        for names in en.split("|"):
            _add(book, regions, "site", code, lat, lon, names, ru, uk, 0)
            ru = uk = ""


def add_towns(book: Book, regions: dict[str, Entry]) -> None:
    """``extra/towns.tsv``: a town that GeoNames knows keeps its number and gets the names as well."""
    known: dict[tuple[str, str], Entry] = {}
    for (key, number), use in book.names.items():
        entry = book.entries[number]
        if entry.kind == "town" and not use & 1:
            at = (entry.region, key)
            if at not in known or known[at].size < entry.size:
                known[at] = entry
    for cells in rows("towns.tsv"):
        code, lat, lon, en, ru, uk, size = cells
        first = fold(en.split(";")[0])
        there = known.get((code, fold(ru.split(";")[0]))) or known.get((code, first))
        _add(book, regions, "town", code, lat, lon, en, ru, uk, int(size), there)


def _add(
    book: Book,
    regions: dict[str, Entry],
    kind: str,
    code: str,
    lat: str,
    lon: str,
    en: str,
    ru: str,
    uk: str,
    size: int,
    entry: Entry | None = None,
) -> None:
    if code not in regions:
        raise SystemExit(f"{kind} {en}: no region {code}")
    english, russian, ukrainian = (text.split(";") if text else [] for text in (en, ru, uk))
    if entry is None:
        title = english[0]
        entry = book.add(
            Entry(own_id(kind, code, fold(title)), kind, code, title, russian[0] if russian else title,
                  ukrainian[0] if ukrainian else russian[0] if russian else title, float(lat), float(lon), size)
        )  # fmt: skip
    for name in english:
        book.english(name, entry)
        book.english(name.replace("-", " "), entry)
    across = code[:2] not in ("UA", "US")
    for name in russian:
        _phrase(book, entry, name, "ru")
        if not ukrainian and across:
            for text in to_ukrainian(name.lower()):
                _phrase(book, entry, text, "uk")
    for name in ukrainian:
        _phrase(book, entry, name, "uk")
        if not russian:
            for text in to_russian(fold(name)):
                _phrase(book, entry, text, "ru")


def _phrase(book: Book, entry: Entry, name: str, lang: str) -> None:
    found = _TYPE.fullmatch(name)
    if not found:
        book.cyrillic(name, entry, lang)
        return
    # «в аэропорту Домодедово», «аэропорт Казани»: the name after the type word stands still or goes along
    for form in book.forms(found[1], lang):
        for rest in {
            fold(found[2]),
            *(book.forms(found[2], lang) if found[1] in ("мыс", "мис", "авиабаза", "авіабаза") else ()),
        }:
            book.key(f"{form} {rest}", entry, lang)
