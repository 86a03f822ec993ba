"""Regions as people type them, and names that are nearly right."""

from __future__ import annotations

import difflib
import re
import sqlite3
from typing import TYPE_CHECKING, Final

from dronelog.model import NameHit, Region
from dronelog.regions.fold import fold
from dronelog.regions.likeness import plain, skeleton, skeletons

if TYPE_CHECKING:
    from dronelog.regions import Gazetteer

_WHOLE: Final = ("country", "region", "sea")
_LITTLE: Final = frozenset(
    ["в", "во", "на", "над", "у", "під", "в", "in", "over", "the", "of", "at", "near", "из", "з", "від", "із", "под"]
)
_REGION_WORDS: Final = re.compile(
    r"(обл|область|області|областью|областю|областей|областями|областях|области|край|края|краю|крае|краем|краї|округ|округа|округе|округом"
    r"|республик[аиуеой]+|республік[аиуіою]+|воеводств[оаеу]м?|воєводств[оаіу]м?|регион|региона|регионе|регіон|регіону|регіоні|автономный|автономном"
    r"|автономна|штат|штата|штате|губерния|oblast|region|krai|kray|republic|province|county|voivodeship|governorate|state|prefecture|district|canton)"
)
_CITY_WORDS: Final = re.compile(r"(город|города|городе|місто|міста|місті|city|town|г|м)")
_CODE: Final = re.compile(r"([a-zA-Z]{2})[\s_-]?([a-zA-Z0-9]{1,3})|sea[\s_-]([a-z-]+)", re.I)
#: The ending of «Белгородская», «Донецька» (область).
_ADJECTIVE: Final = re.compile(r"(?<=...)(?<![сц])(?:ь?ская|ська|ськая)$|(?<=..ц)(?:кая|ька)$")
#: How alike a suggested name is at least, and how much less alike a region may be than a town.
_ALIKE: Final = 0.7
_REGION_FIRST: Final = 0.15


def search(gazetteer: Gazetteer, typed: str) -> list[Region]:
    """The regions that `typed` may mean, best first."""
    by_code = _code(gazetteer, typed.strip())
    if by_code:
        return [by_code]
    words = [word for word in re.split(r"[\s,;()«»\"]+", re.sub(r"\s+-\s+", "-", fold(typed))) if word.strip(".")]
    while words and words[0] in _LITTLE:
        words.pop(0)
    bare = [word.rstrip(".") for word in words]
    for key in (" ".join(words), " ".join(bare)):
        found = _regions(gazetteer, gazetteer.lookup(key), wants="")
        if found:
            return found
    for pattern, wants in ((_REGION_WORDS, "region"), (_CITY_WORDS, "city")):
        core = [word for word in bare if not pattern.fullmatch(word)]
        if core and len(core) < len(bare):
            found = _regions(gazetteer, gazetteer.lookup(" ".join(core)), wants)
            if found:
                return found
    return []


def _code(gazetteer: Gazetteer, typed: str) -> Region | None:
    exact = gazetteer.region(typed.upper())
    if exact and len(typed) > 2:
        return exact
    if len(typed) == 2 and typed.isupper():
        return exact
    match = _CODE.fullmatch(typed)
    if match is None:
        return None
    if match[3]:
        return gazetteer.region(f"SEA-{match[3].upper()}")
    # "ua63", "UA 63"; but "iran" and "omsk" are names
    if any(char.isdigit() for char in match[2]) or "-" in typed or typed.isupper():
        return gazetteer.region(f"{match[1]}-{match[2]}".upper())
    return None


def _regions(gazetteer: Gazetteer, hits: tuple[NameHit, ...], wants: str) -> list[Region]:
    """The regions behind some meanings. `wants`: a type word beside the name asks for a "region" or a "city"."""
    named = [hit for hit in hits if hit.kind in _WHOLE]
    adjectives = [hit for hit in hits if hit.kind in ("region_adj", "country_adj")]
    places = [hit for hit in hits if hit.kind in ("town", "site", "district")]
    if wants == "region" and adjectives:
        chosen = adjectives
    elif wants == "city":
        chosen = named + places or adjectives
    elif named or adjectives:
        # A well-known town with a region of another name («Энгельс» is in none of its own name) does not come here.
        chosen = named + adjectives
        if places and not named and places[0].size >= 1_000_000:
            chosen = places[:1] + chosen
    else:
        places.sort(key=lambda hit: -hit.size)
        chosen = [hit for hit in places if hit.size * 20 >= places[0].size] or [
            hit for hit in hits if hit.kind == "district_adj"
        ]
    codes = list(dict.fromkeys(hit.region for hit in chosen))
    return [region for code in codes[:6] if (region := gazetteer.region(code))]


#: Two names of districts less alike than this (0 to 1) are not offered for one another.
LEAST_LIKE = 0.4


def suggest(gazetteer: Gazetteer, db: sqlite3.Connection, typed: str, limit: int = 5) -> list[str]:
    """Names of regions and large towns that look like `typed`, best first, in the letters that were typed.

    A region stands before a town that looks no better by much, the larger of two towns before the smaller.
    """
    wanted = _core(typed)
    if not wanted:
        return []
    cyrillic = bool(re.search("[а-яіїєґ]", wanted))
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    for region in gazetteer.regions():
        for name in (region.name_ru, region.name_uk) if cyrillic else (region.name_en, region.code):
            key = plain(_core(name))
            names.setdefault(key, name)
            names.setdefault(_ADJECTIVE.sub("", key), name)  # «белгродская» and «белгрод» both mean the region
    regions = set(names)
    columns = "name_ru, name_uk" if cyrillic else "name_en, name_en"
    wide = f"SELECT size, {columns} FROM places WHERE kind = 'town' AND size >= 50000 ORDER BY size DESC"  # noqa: S608
    for size, *row in db.execute(wide):
        for name in row:
            if name:
                key = plain(_core(name))
                names.setdefault(key, name)
                sizes.setdefault(key, size)
    alike = {key: _alike(plain(wanted), key) for key in names}
    near = [key for key, likeness in alike.items() if likeness >= _ALIKE]

    def order(key: str) -> tuple[float, float, int]:
        return -round(alike[key] + (_REGION_FIRST if key in regions else 0), 1), -alike[key], -sizes.get(key, 0)

    return list(dict.fromkeys(names[key] for key in sorted(near, key=order)))[:limit]


def _alike(typed: str, name: str) -> float:
    """How much two names look alike, 0 to 1; 0 where that is less than counts (most names, found out quickly)."""
    matcher = difflib.SequenceMatcher(None, name, typed)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _core(name: str) -> str:
    words = fold(name).split()
    core = [word for word in words if not _REGION_WORDS.fullmatch(word.rstrip(".")) and word not in _LITTLE]
    return " ".join(core or words)


def districts_like(gazetteer: Gazetteer, db: sqlite3.Connection, key: str, limit: int = 5) -> list[tuple[str, str]]:
    """(name, region code) of districts and towns whose name is `key` in some spelling, or nearly; likeliest first."""
    found: dict[int, float] = {}
    wanted = {s for s in skeletons(key) if len(s) > 3}
    for one in sorted(wanted):
        for (place,) in db.execute("SELECT place FROM likes WHERE skeleton = ?", (one,)):
            found[place] = 1.0
    if not found:
        for one in sorted(wanted):
            near = db.execute(
                "SELECT skeleton, place FROM likes WHERE skeleton >= ? AND skeleton < ?", (one[:2], one[:2] + "\x7f")
            )
            for other, place in near:
                alike = difflib.SequenceMatcher(None, one, other).ratio() if abs(len(one) - len(other)) < 3 else 0.0
                if alike >= 0.86:
                    found[place] = max(alike, found.get(place, 0.0))
    places = [(likeness, place) for number, likeness in found.items() if (place := gazetteer.place(number))]
    exact = skeleton(key)
    places.sort(
        key=lambda pair: (-pair[0], skeleton(pair[1].name_en) != exact, -pair[1].population, pair[1].region, pair[1].id)
    )
    out = dict.fromkeys((place.name_en, place.region) for _, place in places)
    return list(out)[:limit]


def nearest_district(db: sqlite3.Connection, key: str, region: str) -> str | None:
    """The district of a region whose name is most like `key`: Dzerzhinsky of Kaluga Oblast for "Dzhezkazgan"."""
    wanted = skeleton(key)
    best, likeness = None, LEAST_LIKE
    for (name,) in db.execute("SELECT name_en FROM places WHERE region = ? AND kind = 'district'", (region,)):
        alike = difflib.SequenceMatcher(None, wanted, skeleton(name.removesuffix(" District"))).ratio()
        if alike > likeness:
            best, likeness = name, alike
    return best
