"""Towns and villages from GeoNames."""

from __future__ import annotations

import difflib
import re
from typing import Any

from dronelog.regions.build import districts, transcribe
from dronelog.regions.build.book import RU_LETTERS, UK_LETTERS, Book, Entry
from dronelog.regions.build.codes import Divisions
from dronelog.regions.build.extra import rows
from dronelog.regions.build.inflect import forms
from dronelog.regions.build.romanise import russian, titled, to_russian, to_ukrainian, ukrainian
from dronelog.regions.build.sources import Sources
from dronelog.regions.fold import fold
from dronelog.regions.likeness import skeleton

#: Least population for a town to be taken, by country; other countries: `_ELSEWHERE`.
_EVERY = ("RU", "UA", "BY", "MD", "PL", "RO", "LT", "LV", "EE", "FI", "KZ", "GE", "AM", "AZ")
_LEAST = dict.fromkeys(_EVERY, 0)
_LEAST |= dict.fromkeys(
    [
        "DE",
        "FR",
        "GB",
        "ES",
        "IT",
        "NO",
        "SE",
        "DK",
        "NL",
        "BE",
        "BG",
        "GR",
        "HU",
        "CZ",
        "SK",
        "AT",
        "CH",
        "RS",
        "IE",
        "PT",
        "HR",
        "SI",
        "BA",
        "AL",
        "MK",
        "ME",
        "XK",
        "LU",
        "IS",
        "TR",
        "CY",
    ],
    10_000,
)
_LEAST |= dict.fromkeys(
    [
        "IL",
        "IQ",
        "IR",
        "SA",
        "AE",
        "YE",
        "SY",
        "LB",
        "JO",
        "SD",
        "KW",
        "QA",
        "BH",
        "OM",
        "PS",
        "EG",
        "LY",
        "TM",
        "UZ",
        "KG",
        "TJ",
        "AF",
    ],
    5_000,
)
_LEAST |= {
    "IN": 40_000,
    "PK": 30_000,
    "US": 15_000,
    "CA": 30_000,
    "DK": 3_000,
    "NO": 4_000,
    "SE": 8_000,
    "SK": 5_000,
    "HU": 8_000,
    "BG": 4_000,
    "IE": 8_000,
    "SD": 3_000,
    "YE": 1_000,
}
_ELSEWHERE = 100_000

#: Cities that are regions of their own: the city's names mean the region.
_CITIES = frozenset(
    [
        "RU-MOW",
        "RU-SPE",
        "UA-30",
        "UA-40",
        "BY-HM",
        "MD-CU",
        "MD-BA",
        "MD-BD",
        "RO-B",
        "KZ-71",
        "KZ-75",
        "KZ-79",
        "DE-BE",
        "DE-HH",
        "AT-9",
        "CZ-10",
        "HU-BU",
        "BG-22",
        "RS-00",
        "AM-ER",
        "GE-TB",
        "AZ-BA",
        "UZ-TK",
        "KG-GB",
        "KG-GO",
        "TJ-DU",
        "TM-S",
        "MN-1",
        "CN-BJ",
        "CN-SH",
        "CN-TJ",
        "CN-CQ",
        "KR-11",
        "KR-26",
        "KP-01",
        "US-DC",
        "BE-BRU",
        "LV-RIX",
        "LV-DGV",
        "LV-JEL",
        "LV-JUR",
        "LV-LPX",
        "LV-REZ",
        "LV-VEN",
        "NO-03",
        "IQ-BG",
    ]
)
_NAMED_OTHERWISE = frozenset({"US-DC", "RS-00", "LV-RIX"})

#: Regions next to the war or its flight paths: every village there gets a Russian and a Ukrainian name.
_BORDER = frozenset(
    [
        "PL-06",
        "PL-18",
        "PL-20",
        "PL-28",
        "PL-14",
        "RO-TL",
        "RO-GL",
        "RO-CT",
        "RO-BR",
        "RO-VS",
        "RO-IS",
        "RO-BT",
        "RO-SV",
        "RO-MM",
        "RO-SM",
    ]
)

#: Countries whose towns all have Russian names in common use: every Cyrillic alias is taken.
_CYRILLIC = frozenset({"RU", "UA", "BY", "KZ", "MD"})


_NO_TOWN = re.compile(r"\(historical\)|^Gorod |^Raion ")

#: Endings that Ukrainian spells otherwise: an alias with one of them is the Russian name.
_RUSSIAN_ENDING = re.compile(r"(ский|цкий|ская|цкая|[сц]к|ово|ево|ица [А-Я].*)$")


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
        if row["countrycode"] == "UA" and lang == "uk":
            fit = [a for a in fit if not _RUSSIAN_ENDING.search(a)] or fit
        own = "ыэъё" if lang == "ru" else "іїєґ'"

        def score(alias: str, own: str = own, latin: Any = latin) -> tuple[float, int, str]:
            best = max(difflib.SequenceMatcher(None, skeleton(text), target).ratio() for text in latin(alias.lower()))
            return -round(best, 2), -any(c in own for c in alias.lower()), alias

        fit.sort(key=score)
        if row["countrycode"] not in _CYRILLIC:  # other languages' names in Cyrillic letters are many: Минхен, Лондра
            fit = [a for a in fit if score(a)[0] <= -0.6][:1]
        tidy = [tagged] if tagged and letters.match(tagged.lower()) else []
        # Not every tagged name is in the language of its tag: Rivne is Ровно in the Ukrainian list.
        if tidy and fit and row["countrycode"] == "UA" and lang == "uk" and score(fit[0])[0] < score(tidy[0])[0] - 0.05:
            tidy = []
        out.append(tidy + [a for a in fit if a not in tidy])
    return out[0], out[1]


def add_towns(book: Book, sources: Sources, regions: dict[str, Entry], divisions: Divisions) -> None:
    """All towns that are large enough. A city that is a region of its own gives its names to the region."""
    dropped = {(row[0], row[1]) for row in rows("drops.tsv")}
    for row in sources.towns:
        country = row["countrycode"]
        if row["population"] < _LEAST.get(country, _ELSEWHERE) or _NO_TOWN.search(row["name"]):
            continue
        code = divisions.of_town(row)
        if code not in regions:
            raise SystemExit(f"no region {code} for {row['name']}")
        if (code, row["name"]) in dropped:
            continue
        sections = (
            [a[: -len(" район")] for a in row["alternatenames"] if a.endswith("ий район")] if country == "UA" else []
        )
        for word in sections:  # a district of a city: «Шевченківський район» of Dnipro
            districts.add_adjective(book, code, to_russian(word.lower())[0], word.lower(), local="uk")
        if sections or (code in ("RU-MOW", "RU-SPE") and row["name"].endswith(("iy", "yy", "sky"))):
            continue
        add_town(book, sources, row, code, regions[code])


def add_town(book: Book, sources: Sources, row: dict[str, Any], code: str, region: Entry) -> Entry:
    ru, uk = cyrillic_names(row, sources)
    country = row["countrycode"]
    if not ru and (row["population"] >= 3_000 or code in _BORDER or country in ("MD", "LT", "LV", "EE", "FI")):
        spelt = transcribe.russian(row["name"], country)
        if spelt:
            ru = [titled(spelt)]
    if ru and not uk and country in transcribe.COUNTRIES:
        uk = [titled(to_ukrainian(ru[0].lower())[0])]
    number = int(row["geonameid"])
    en = sources.tagged["en"].get(number) or row["name"].replace("’", "'")
    if country == "RU":
        en = re.sub(r"[yi]y\b", "y", en.replace("'", ""))
        if ru and (not uk or uk[0] == ru[0]):
            uk = [titled(to_ukrainian(ru[0].lower())[0]), *uk]
    if country == "UA" and uk:
        en = titled(ukrainian(fold(uk[0]))[0])
    if (
        code in _CITIES
        and row["population"] > 50_000
        and (skeleton(row["name"]) in skeleton(region.en) or code in _NAMED_OTHERWISE)
    ):
        entry = region  # the city is the region
        entry.size = max(entry.size, row["population"])
    else:
        entry = book.add(
            Entry(number, "town", code, en, ru[0] if ru else en, uk[0] if uk else (ru[0] if ru else en),
                  round(row["latitude"], 3), round(row["longitude"], 3), row["population"])
        )  # fmt: skip
    surname = (
        country in ("RU", "UA")
        and entry.size < 20_000
        and any(book.guard.person(fold(name)) for name in [*ru[:1], *uk[:1]])
    )
    for name in {row["name"], en, sources.tagged["en"].get(number) or row["name"]}:
        book.english(name, entry, guarded=surname or None)
    if country in _CYRILLIC:
        _cyrillic_town(book, entry, ru, uk, country)
    else:
        names = 2 if country in _EVERY else 1
        for lang, many in (("ru", ru[:names]), ("uk", uk[:names])):
            for name in many:
                # What ends so does not change: Рено, Перу, Чили
                foreign = names == 1 and name[-1] in "оеэиіую"
                if names == 2 or (entry.size >= 25_000 and not foreign):
                    book.cyrillic(name, entry, lang)
                else:  # seldom met in other cases than «в городе …»
                    book.key(name, entry, lang)
    return entry


def _cyrillic_town(book: Book, entry: Entry, ru: list[str], uk: list[str], country: str) -> None:
    made: set[str] = set()
    for i, name in enumerate(ru):
        low = fold(name)
        book.primary = i == 0
        if re.search("[іїєґ]", low) or low in made:
            continue
        book.russian_place(name, entry, across=country != "UA")
        made |= forms(low, "ru")
    made = set()
    for i, name in enumerate(uk):
        low = fold(name)
        book.primary = i == 0
        own = bool(re.search("[іїєґ']", low)) or (country == "UA" and i == 0) or low.endswith("ськ")
        if low in made or not (own or (country == "UA" and not re.search("ск$|ская|ово$|ий$", low))):
            continue
        book.ukrainian_place(name, entry, latin=country == "UA", across=country == "UA" and not ru)
        made |= forms(low, "uk")
    book.primary = True
