"""Countries, regions and seas: their codes, names, adjectives and centres."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dronelog.regions.build.book import Book, Entry, is_adjective
from dronelog.regions.build.sources import Sources
from dronelog.regions.fold import fold

_EXTRA = Path(__file__).with_name("extra")

_RU_TYPES = re.compile(
    r"^(.*?)\s*\b(область|край|автономный округ|автономная область|республика|воеводство|уезд|жудец|район|волость|провинция|штат"
    r"|губернаторство|мухафаза|департамент|кантон|округ|регион|община|графство|лен|фюльке|префектура|вилайет|ил|остан|шабия)(\b.*)$",
    re.I,
)


def rows(name: str) -> Iterator[list[str]]:
    """Rows of a hand-written table: tab-separated, # begins a comment line."""
    for line in (_EXTRA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def shchyna(adjective: str, lang: str) -> str | None:
    """The everyday noun for a region: белгородский → Белгородщина, донецький → Донеччина."""
    if lang == "ru":
        return adjective[:-4] + "щина" if adjective.endswith("ский") else None
    for end, noun in (("цький", "ччина"), ("ський", "щина"), ("зький", "жчина")):
        if adjective.endswith(end):
            return adjective[: -len(end)] + noun
    return None


def _adjective_of(name: str, lang: str) -> str | None:
    """белгородский out of «Белгородская область», else None."""
    first = name.split(" ")[0].lower()
    if " " not in name:
        return None
    for end, masc in (("ская", "ский"), ("цкая", "цкий"), ("ский", "ский"), ("цкий", "цкий"), ("ское", "ский"), ("ський", "ський"), ("цький", "цький"),
                      ("ська", "ський"), ("цька", "цький"), ("зька", "зький"), ("зький", "зький"), ("ське", "ський")):  # fmt: skip
        if first.endswith(end):
            return first[: -len(end)] + masc
    return None


def centres(sources: Sources) -> dict[str, tuple[float, float]]:
    """ISO code → latitude, longitude from Natural Earth. It has Moscow and its region swapped: put right here."""
    swap = {"RU-MOS": "RU-MOW", "RU-MOW": "RU-MOS"}
    out = {}
    for feature in sources.natural_earth:
        p = feature["properties"]
        code = p["iso_3166_2"]
        if p["latitude"] is not None:
            out[swap.get(code, code)] = (round(float(p["latitude"]), 3), round(float(p["longitude"]), 3))
    return out


def add_regions(book: Book, sources: Sources) -> dict[str, Entry]:
    """All regions of ISO 3166-2. Returns code → entry."""
    extra = {row[0]: [*row, "", "", "", "", ""][:5] for row in rows("regions.tsv")}
    where = centres(sources)
    out: dict[str, Entry] = {}
    number = -1
    for iso in sources.iso_regions:
        code = iso["code"]
        cldr = code.lower().replace("-", "")
        ru = sources.cldr_regions["ru"].get(cldr, "")
        uk = sources.cldr_regions["uk"].get(cldr, "")
        en = sources.cldr_regions["en"].get(cldr, iso["name"])
        _, own_en, more_en, more_ru, more_uk = extra.get(code, ["", "", "", "", ""])
        lists = {"ru": _split(more_ru), "uk": _split(more_uk)}
        main = {"ru": ru, "uk": uk}
        for lang, names in lists.items():
            if names and names[0].startswith("="):
                main[lang] = names[0] = names[0][1:]
        lat, lon = where.get(code, (None, None))
        entry = book.add(
            Entry(number, "region", code, own_en or en, main["ru"] or own_en or en, main["uk"] or own_en or en, lat, lon, 0, code[:2])
        )
        number -= 1
        out[code] = entry
        _name_region(book, entry, own_en, _split(more_en), {"ru": [main["ru"], *lists["ru"]], "uk": [main["uk"], *lists["uk"]]}, {"en": en})
    return out


def _split(text: str) -> list[str]:
    return [part for part in text.split(";") if part]


def _name_region(book: Book, entry: Entry, own_en: str, more_en: list[str], lists: dict[str, list[str]], cldr: dict[str, str]) -> None:
    if own_en:
        base = re.sub(r" (Oblast|Krai|Region|Republic|Autonomous Okrug|Autonomous Oblast)$", "", own_en)
        book.english(own_en, entry)
        if base != own_en and f"{base}~" not in more_en and base not in more_en:
            more_en = [*more_en, f"{base}~"]
        for name in more_en:
            book.english(name.rstrip("~"), entry, adj=name.endswith("~"))
    for lang, names in lists.items():
        adjectives = set()
        for name in names:
            if not name:
                continue
            if is_adjective(name, lang):
                adjectives.add(name)
                continue
            found = _adjective_of(name, lang)
            book.cyrillic(re.sub(r" \(.*\)| — ", lambda m: "" if m[0] != " — " else " - ", name), entry, lang)
            if found:
                adjectives.add(found)
        for word in sorted(adjectives):
            book.adjective(word, entry, lang)
            noun = shchyna(fold(word), lang)
            if noun and entry.parent in ("RU", "UA", "BY"):
                book.cyrillic(noun, entry, lang)


def by_country(entries: dict[str, Entry]) -> dict[str, list[Entry]]:
    out = defaultdict(list)
    for code, entry in entries.items():
        out[code[:2]].append(entry)
    return out
