"""Countries, regions and seas: their codes, names, adjectives and centres."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from dronelog.regions.build.book import Book, Entry, is_adjective
from dronelog.regions.build.codes import Divisions
from dronelog.regions.build.extra import listed, rows
from dronelog.regions.build.sources import Sources
from dronelog.regions.fold import fold
from dronelog.regions.likeness import plain

#: What makes "Lublin" of "Lublin Voivodeship"; news writes the short form with whatever word after it.
_EN_TYPE = re.compile(
    r"^(?:(?:Republic|State|City|Province|Region|Department|Emirate|Canton|Governorate|Municipality|County|District)"
    r" of (?:the )?)?(.+?)(?: (?:Oblast|Krai|Region|Province|County|District|Governorate|Department|State|Prefecture"
    r"|Municipality|Voivodeship|Republic|Division|Autonomous Okrug|Autonomous Oblast|Territory|Raion|Emirate|Canton"
    r"|Parish|Rajons|novads|Oblisi|City|oblysy|apskritis|rajonas|savivaldybė))?$"
)
_RU_NOTE = re.compile(r"\s*\(.*?\)|[²¹]|^(?:лен|лену|остан|штат|провинция|провінція) ")

#: Adjectives that many countries have a region of: they stand for a place only with the whole name.
_DIRECTIONS = re.compile(
    r"(северн|южн|восточн|западн|центральн|столичн|верхн|нижн|средн|горн|морск|прибрежн|північн|південн|східн|західн|верхн|нижн|гірськ)"
)

#: Countries where every region is called «X-щина» as well.
_SHCHYNA = frozenset({"RU", "UA", "BY", "PL"})


def shchyna(adjective: str, lang: str) -> str | None:
    """The everyday noun for a region: белгородский → белгородщина, донецький → донеччина."""
    if lang == "ru":
        return adjective[:-4] + "щина" if adjective.endswith("ский") else None
    for end, noun in (("цький", "ччина"), ("ський", "щина"), ("зький", "жчина")):
        if adjective.endswith(end):
            return adjective[: -len(end)] + noun
    return None


def _adjective_of(name: str, lang: str) -> str | None:
    """белгородский out of «Белгородская область», else None."""
    found = re.fullmatch(
        r"([\w'-]+(?:ская|цкая|ский|цкий|ское|ная)|[\w'-]+(?:ська|цька|зька|ський|цький|зький|ське))"
        r" (?:область|край|воеводство|район|уезд|волость|округ|автономн\w+ \w+|республика|губерни\w+|провинция"
        r"|жупания|городское самоуправление|самоуправление|воєводство|повіт|самоврядування|провінція|республіка"
        r"|жупанія)(?: .*)?",
        name.lower(),
    )
    if not found or _DIRECTIONS.match(found[1]):
        return None
    word = found[1]
    if lang == "ru":
        return word[:-2] + ("ый" if word.endswith("ная") else "ий")
    return word if word.endswith("ий") else word[:-1] + "ий"


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


class Areas:
    """Enters countries, regions and seas into the book. English region names wait until the towns are known."""

    def __init__(self, book: Book, sources: Sources, divisions: Divisions) -> None:
        self.book, self.sources, self.divisions = book, sources, divisions
        self.entries: dict[str, Entry] = {}
        self.hand = {row[0]: [*row, "", "", "", "", ""][:5] for row in rows("regions.tsv")}
        self.vague = listed("guarded_regions.txt")
        self._number = 1_000  # below every number of GeoNames' towns
        self._english: list[tuple[Entry, str]] = []
        self._cyrillic: list[tuple[Entry, str, str]] = []

    def _new(self, kind: str, code: str, en: str, ru: str, uk: str, parent: str | None = None) -> Entry:
        self._number += 1
        entry = self.book.add(Entry(self._number, kind, code, en, ru or en, uk or ru or en, parent=parent))
        self.entries[code] = entry
        return entry

    # --- countries, seas --------------------------------------------------------------------------------------------

    def add_countries(self) -> None:
        hand = {row[0]: [*row, *[""] * 7][:7] for row in rows("countries.tsv")}
        iso = {row["alpha_2"]: row.get("common_name", row["name"]) for row in self.sources.iso_countries}
        for code in sorted(iso.keys() | {"XK"}):
            names = {lang: self.sources.cldr_countries[lang].get(code, []) for lang in ("en", "ru", "uk")}
            _, en_adj, ru_adj, uk_adj, en_more, ru_more, uk_more = hand.get(code, [""] * 7)
            en = _split(en_more) or [n.replace("’", "'") for n in names["en"]] or [iso[code]]
            ru, uk = _split(ru_more) + names["ru"], _split(uk_more) + names["uk"]
            first = names["en"][0] if names["en"] and code not in ("AE", "TR", "MM", "PS") else en[0]
            entry = self._new(
                "country", code, first, names["ru"][0] if names["ru"] else "", names["uk"][0] if names["uk"] else ""
            )
            entry.size = int(self.sources.country_sizes.get(code, 0))
            for name in [*en, first, iso.get(code, first)]:
                if not name.isupper() or len(name) > 2:
                    self.book.english(re.sub(r"\s*\(.*\)|, .*", "", name), entry)
            for lang, more in (("ru", ru), ("uk", uk)):
                for name in more:
                    self.book.cyrillic(_RU_NOTE.sub("", name).replace(" — ", " - ").strip(), entry, lang)
            for word in _split(en_adj):
                self.book.english(word, entry, adj=True, guarded=True)
            for lang, words in (("ru", ru_adj), ("uk", uk_adj)):
                for word in _split(words):
                    self.book.adjective(word, entry, lang, guarded=True)

    def add_seas(self) -> None:
        for code, en, ru, uk, lat, lon in rows("seas.tsv"):
            entry = self._new("sea", code, _split(en)[0], _split(ru)[0], _split(uk)[0])
            entry.lat, entry.lon = float(lat), float(lon)
            for name in _split(en):
                self.book.english(name, entry)
            for lang, names in (("ru", ru), ("uk", uk)):
                for name in _split(names):
                    self.book.cyrillic(name, entry, lang)

    # --- regions ----------------------------------------------------------------------------------------------------

    def add_regions(self) -> None:
        where = centres(self.sources)
        moved = {row[0]: row[1] for row in rows("cldr.tsv")}
        admin1: dict[str, list[str]] = defaultdict(list)
        for division, name in sorted(self.sources.admin1.items()):
            admin1[self.divisions.of(division, name)].append(name)
        for code, iso in self.divisions.iso.items():
            key = moved.get(code, code).lower().replace("-", "")
            cldr = {lang: self.sources.cldr_regions[lang].get(key, "") for lang in ("en", "ru", "uk")}
            _, own, more_en, more_ru, more_uk = self.hand.get(code, [""] * 5)
            lists = {"ru": _split(more_ru), "uk": _split(more_uk)}
            main = {"ru": _RU_NOTE.sub("", cldr["ru"]), "uk": _RU_NOTE.sub("", cldr["uk"])}
            for lang, names in lists.items():
                if names and names[0].startswith("="):
                    main[lang] = names[0] = names[0][1:]
            local = re.sub(r"\s*[\[(†].*|, .*|[¹²³]", "", iso["name"])
            entry = self._new("region", code, own or cldr["en"] or local, main["ru"], main["uk"], code[:2])
            entry.lat, entry.lon = where.get(code, (None, None))
            if own:
                self._hand_english(entry, own, _split(more_en))
            else:
                self._english += [(entry, name) for name in [cldr["en"], local, *admin1.get(code, [])] if name]
                for name in _split(more_en):
                    self.book.english(name.rstrip("~").replace(",", ""), entry, adj=name.endswith("~"))
            for lang, names in lists.items():
                self._name(entry, lang, [main[lang], *names], bool(own))

    def _hand_english(self, entry: Entry, own: str, more: list[str]) -> None:
        base = re.sub(r" (Oblast|Krai|Region|Republic|Autonomous Okrug|Autonomous Oblast)$", "", own)
        self.book.english(own, entry)
        if base != own and base not in more:
            self.book.english(base, entry, adj=True)
        for name in more:
            self.book.english(name.rstrip("~"), entry, adj=name.endswith("~"))

    def _name(self, entry: Entry, lang: str, names: list[str], by_hand: bool) -> None:
        adjectives = set()
        for name in names:
            if not name:
                continue
            if is_adjective(name, lang):
                adjectives.add(name)
                continue
            found = _adjective_of(name, lang)
            text = re.sub(r"\s*\(.*?\)", "", name).replace(" — ", "-").replace(" – ", "-")
            if found:
                adjectives.add(found)
                self.book.cyrillic(text, entry, lang)
            elif by_hand:
                self.book.cyrillic(text, entry, lang)
            else:
                self._cyrillic.append((entry, text, lang))
        for word in sorted(adjectives):
            self.book.adjective(word, entry, lang)
            noun = shchyna(fold(word), lang)
            if noun and entry.parent in _SHCHYNA:
                self.book.cyrillic(noun, entry, lang)

    def finish(self) -> None:
        """With the towns known: "Lublin" alone is the town, "Bavaria" alone is the region; centres and sizes."""
        own: dict[tuple[str, str], set[str]] = defaultdict(set)
        large: dict[tuple[str, str], int] = {}
        for (key, number), use in self.book.names.items():
            entry = self.book.entries[number]
            if entry.kind == "town" and not use & 1:
                own[entry.region, entry.parent or ""].add(key)
                at = (entry.region[:2], key)
                large[at] = max(large.get(at, 0), entry.size)

        def town_too(entry: Entry, key: str) -> bool:
            return key in own[entry.region, ""] or large.get((entry.region[:2], key), 0) >= 100_000

        for entry, name in self._english:
            whole = name.replace("’", "'")
            found = _EN_TYPE.match(whole)
            base = found[1] if found else whole
            if base != whole:
                self.book.english(whole, entry)
            key = plain(fold(base))
            vague = key in self.vague or (" " not in key and key in self.sources.english_words)
            lower = "parent" in self.divisions.iso[entry.region]
            self.book.english(base, entry, adj=vague or lower or town_too(entry, key), guarded=vague or None)
        for entry, name, lang in self._cyrillic:
            key = fold(name)
            if is_adjective(key, lang) or (_DIRECTIONS.match(key) and " " not in key):
                continue
            if " " not in key and self.book.guard.doubt(key, lang) == 3:
                continue  # «Центр», «Столица»
            if town_too(entry, key) or "parent" in self.divisions.iso[entry.region]:
                self._as_adjective(entry, key, lang)
            else:
                self.book.cyrillic(name, entry, lang)
        self._centres()

    def _as_adjective(self, entry: Entry, key: str, lang: str) -> None:
        from dronelog.regions.build.inflect import forms

        for form in forms(key, lang):
            self.book.key(form, entry, lang, adj=True)

    def _centres(self) -> None:
        """Regions that Natural Earth lacks (or whose code it gives to another) lie where their people live."""
        sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        towns: dict[tuple[str, str], dict[str, Any]] = {}
        for row in self.sources.towns:
            weight = row["population"] + 1
            for code in {self.divisions.of_town(row), row["countrycode"]}:
                total = sums[code]
                total[0] += row["latitude"] * weight
                total[1] += row["longitude"] * weight
                total[2] += weight
            at = (row["countrycode"], plain(fold(row["name"])))
            if at not in towns or towns[at]["population"] < row["population"]:
                towns[at] = row
        for code, entry in self.entries.items():
            if entry.kind == "sea":
                continue
            if code in sums:
                lat, lon, weight = sums[code]
                lat, lon = lat / weight, lon / weight
                if entry.kind == "region":
                    entry.size = max(entry.size, int(weight))
                far = entry.lat is None or entry.lon is None or abs(entry.lat - lat) > 4 or abs(entry.lon - lon) > 9
                if code.startswith("IR-") or (far and code[:2] not in ("RU", "US", "CA", "GL")):
                    entry.lat, entry.lon = round(lat, 3), round(lon, 3)
            elif entry.lat is None:
                base = _EN_TYPE.match(entry.en)
                names = (entry.en, base[1] if base else "", self.divisions.iso.get(code, {}).get("name", ""))
                found = [towns.get((code[:2], plain(fold(name)))) for name in names]
                town = next((row for row in found if row), None)
                if town:
                    entry.lat, entry.lon = round(town["latitude"], 3), round(town["longitude"], 3)
        for code, entry in self.entries.items():  # at worst, the region of the upper level
            upper = self.entries.get(self.divisions.iso.get(code, {}).get("parent", ""))
            if entry.lat is None and upper:
                entry.lat, entry.lon = upper.lat, upper.lon


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
