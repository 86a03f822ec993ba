"""By whose clock a publisher tells the time, where it names no zone: Moscow's, Kyiv's, that of its region."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import tzinfo
from functools import cache

#: Regions of Russia that do not keep Moscow's time, by the name of their zone.
_OTHERS = {
    "Europe/Kaliningrad": "KGD", "Europe/Samara": "SAM UD", "Europe/Saratov": "SAR", "Europe/Astrakhan": "AST",
    "Europe/Ulyanovsk": "ULY", "Asia/Yekaterinburg": "BA CHE KGN KHM ORE PER SVE TYU YAN", "Asia/Omsk": "OMS",
    "Asia/Novosibirsk": "NVS", "Asia/Barnaul": "ALT AL", "Asia/Tomsk": "TOM", "Asia/Novokuznetsk": "KEM",
    "Asia/Krasnoyarsk": "KYA KK TY", "Asia/Irkutsk": "IRK BU", "Asia/Chita": "ZAB", "Asia/Yakutsk": "AMU",
    "Asia/Vladivostok": "PRI KHA YEV", "Asia/Magadan": "MAG", "Asia/Sakhalin": "SAK", "Asia/Kamchatka": "KAM",
    "Asia/Anadyr": "CHU",
}  # fmt: skip
_BY_REGION = {f"RU-{code}": zone for zone, codes in _OTHERS.items() for code in codes.split()}
#: Yakutia has three zones; Crimea and Sevastopol are told by both clocks.
_UNSURE = frozenset({"RU-SA", "UA-43", "UA-40"})
_COUNTRIES = {"RU": "Europe/Moscow", "UA": "Europe/Kyiv"}


def zone_of(conn: sqlite3.Connection | None = None) -> Callable[[str], tzinfo | None]:
    """The zone of a publisher: the one that a person set in this database, else the one known, else None."""
    set_ones: dict[str, str] = {}
    if conn is not None:
        from dronelog.store.remembered import zones

        set_ones = zones(conn)

    @cache
    def found(publisher: str) -> tzinfo | None:
        from dronelog.intake.times import zone_named
        from dronelog.store.identity import fold

        name = set_ones.get(fold(publisher)) if set_ones else None
        name = name or known(publisher)
        return zone_named(name) if name else None

    return found


def known(publisher: str) -> str | None:
    """The zone of an institution of Russia or Ukraine, or of any publisher that bears a Ukrainian name."""
    from dronelog.cli.pipeline import parser

    entity = parser().publisher(publisher)  # the one who knows whose name it is
    region = entity.region if entity is not None else None
    if region in _UNSURE:
        return None
    if region in _BY_REGION:
        return _BY_REGION[region]
    country = (entity.country if entity is not None else None) or (region or "").partition("-")[0]
    if not country and any(letter in "іїєґ" for letter in publisher.casefold()):
        country = "UA"
    return _COUNTRIES.get(country)
