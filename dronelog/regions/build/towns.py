"""Towns and villages from GeoNames."""

from __future__ import annotations

import difflib
import re
from typing import Any

from dronelog.regions.build.book import RU_LETTERS, UK_LETTERS, Book, Entry
from dronelog.regions.build.codes import Divisions
from dronelog.regions.build.inflect import forms
from dronelog.regions.build.romanise import russian, skeleton, ukrainian
from dronelog.regions.build.sources import Sources
from dronelog.regions.fold import fold

#: Least population for a town to be taken, by country; other countries: `_ELSEWHERE`.
_EVERY = ("RU", "UA", "BY", "MD", "PL", "RO", "LT", "LV", "EE", "FI", "KZ", "GE", "AM", "AZ")
_LEAST = dict.fromkeys(_EVERY, 0)
_LEAST |= dict.fromkeys("DE FR GB ES IT NO SE DK NL BE BG GR HU CZ SK AT CH RS IE PT HR SI BA AL MK ME XK LU IS TR CY".split(), 10_000)
_LEAST |= dict.fromkeys("IL IQ IR SA AE YE SY LB JO SD KW QA BH OM PS EG LY TM UZ KG TJ AF".split(), 5_000)
_LEAST |= {"IN": 40_000, "PK": 30_000, "US": 15_000, "CA": 30_000, "DK": 3_000, "NO": 4_000, "SE": 8_000, "SK": 5_000, "HU": 8_000, "BG": 4_000, "IE": 8_000, "SD": 3_000, "YE": 1_000}
_ELSEWHERE = 100_000

#: Cities that are regions of their own: the city's names mean the region.
_CITIES = frozenset(
    "RU-MOW RU-SPE UA-30 UA-40 BY-HM MD-CU MD-BA MD-BD RO-B KZ-71 KZ-75 KZ-79 DE-BE DE-HH AT-9 CZ-10 HU-BU BG-22 RS-00 AM-ER GE-TB AZ-BA"
    " UZ-TK KG-GB KG-GO TJ-DU TM-S MN-1 CN-BJ CN-SH CN-TJ CN-CQ KR-11 KR-26 KP-01 US-DC BE-BRU LV-RIX LV-DGV LV-JEL LV-JUR LV-LPX LV-REZ LV-VEN"
    " NO-03 IQ-BG".split()
)
_NAMED_OTHERWISE = frozenset({"US-DC", "RS-00", "LV-RIX"})

#: Countries whose towns all have Russian names in common use: every Cyrillic alias is taken.
_CYRILLIC = frozenset({"RU", "UA", "BY", "KZ", "MD"})


def cyrillic_names(row: dict[str, Any], sources: Sources) -> tuple[list[str], list[str]]:
    """Russian and Ukrainian names of a town, the likeliest first in each list."""
    number = int(row["geonameid"])
    aliases = [a.strip() for a in row["alternatenames"] if re.search("[а-яіїєґ]", a.lower())]
    aliases = [a.replace("ʼ", "'").replace("’", "'").replace("`", "'") for a in aliases]
    target = skeleton(row["name"])
    out = []
    for lang, letters, latin in (("ru", RU_LETTERS, russian), ("uk", UK_LETTERS, ukrainian)):
        tagged = sources.tagged[lang].get(number)
        fit = sorted({a for a in aliases if letters.match(a.lower()) and len(a) > 2 and not a.isupper()})
        own = "ыэъё" if lang == "ru" else "іїєґ'"

        def score(alias: str, own: str = own, latin: Any = latin) -> tuple[float, int, str]:
            best = max(difflib.SequenceMatcher(None, skeleton(text), target).ratio() for text in latin(alias.lower()))
            return -round(best, 2), -any(c in own for c in alias.lower()), alias

        fit.sort(key=score)
        tidy = [tagged] if tagged and letters.match(tagged.lower()) else []
        out.append(tidy + [a for a in fit if a not in tidy])
    return out[0], out[1]


def add_towns(book: Book, sources: Sources, regions: dict[str, Entry], divisions: Divisions) -> None:
    """All towns that are large enough. A city that is a region of its own gives its names to the region."""
    for row in sources.towns:
        country = row["countrycode"]
        if row["population"] < _LEAST.get(country, _ELSEWHERE) or "(historical)" in row["name"]:
            continue
        code = divisions.of_town(row)
        if code not in regions:
            raise SystemExit(f"no region {code} for {row['name']}")
        add_town(book, sources, row, code, regions[code])


def add_town(book: Book, sources: Sources, row: dict[str, Any], code: str, region: Entry) -> Entry:
    ru, uk = cyrillic_names(row, sources)
    country = row["countrycode"]
    number = int(row["geonameid"])
    en = sources.tagged["en"].get(number) or row["name"].replace("’", "'")
    if country == "UA" and uk:
        en = " ".join(part.capitalize() for part in ukrainian(fold(uk[0]))[0].split(" "))
    if code in _CITIES and row["population"] > 50_000 and (skeleton(row["name"]) in skeleton(region.en) or code in _NAMED_OTHERWISE):
        entry = region  # the city is the region
        entry.size = max(entry.size, row["population"])
    else:
        entry = book.add(
            Entry(number, "town", code, en, ru[0] if ru else en, uk[0] if uk else (ru[0] if ru else en),
                  round(row["latitude"], 3), round(row["longitude"], 3), row["population"])
        )  # fmt: skip
    for name in {row["name"], en, sources.tagged["en"].get(number) or row["name"]}:
        book.english(name, entry)
    if country in _CYRILLIC:
        _cyrillic_town(book, entry, ru, uk, country)
    else:
        for name in ru[:2]:
            book.cyrillic(name, entry, "ru")
        for name in uk[:2]:
            book.cyrillic(name, entry, "uk")
    return entry


def _cyrillic_town(book: Book, entry: Entry, ru: list[str], uk: list[str], country: str) -> None:
    made: set[str] = set()
    for name in ru:
        low = fold(name)
        if re.search("[іїєґ]", low) or low in made or (country == "UA" and uk and low == fold(uk[0]) and len(ru) > 1):
            continue
        book.russian_place(name, entry, across=country != "UA")
        made |= forms(low, "ru")
    made = set()
    for i, name in enumerate(uk):
        low = fold(name)
        own = bool(re.search("[іїєґ']", low)) or (country == "UA" and i == 0) or low.endswith("ськ")
        if low in made or not (own or (country == "UA" and not re.search("ск$|ская|ово$|ий$", low))):
            continue
        book.ukrainian_place(name, entry, latin=country == "UA", across=country == "UA" and not ru)
        made |= forms(low, "uk")
