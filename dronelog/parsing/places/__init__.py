"""Where: regions, countries, seas, towns, districts and named sites, each with its role in the sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from dronelog.model import NameHit, Region

#: Countries whose towns a report in Russian or Ukrainian names without further words.
HOME = frozenset(("UA", "RU", "BY", "MD", "PL", "RO", "LT", "LV", "EE", "FI", "KZ", "GE"))
#: Cities that stand for a government more often than for a place.
CAPITALS = frozenset(("UA-30", "RU-MOW", "US-DC", "BE-BRU", "BY-HM", "MD-CU", "PL-14", "GB-LND", "GB-ENG"))
#: And the other seats of governments: where somebody speaks, unless something happened there.
SEATS = CAPITALS | frozenset(
    (
        *("KZ-71", "GE-TB", "AM-ER", "AZ-BA", "LV-RIX", "DE-BE", "FR-75C", "AT-9", "CZ-10", "HU-BU", "RO-B", "BG-22"),
        *("TR-06", "IR-23", "EG-C", "SY-DI", "IQ-BG", "SA-01", "IN-DL", "PK-IS", "CN-BJ", "JP-13", "KR-11", "BR-DF"),
        *("MX-CMX", "FR-IDF", "SK-BL", "HR-21", "NO-03", "SE-AB", "DK-84", "ES-MD", "IT-62"),
    )
)
#: The seat of a country's government: "the Ukrainian capital", «в столице».
SEAT = {code[:2]: code for code in sorted(SEATS - {"GB-ENG", "FR-IDF"})} | {
    code[:2]: code
    for code in (
        *("LT-VL", "EE-37", "FI-18", "MD-CU", "SD-KH", "YE-SA", "ML-BKO", "LB-BA", "GR-I", "RS-00", "PT-11", "NL-NH"),
    )
}
REGIONAL = frozenset(("region", "sea", "country"))
TYPES = frozenset(("region.type:one", "region.type:many", "place.type:one", "place.type:many"))
#: A town of this size is a place even where nothing in the sentence asks for one.
KNOWN_SIZE = 60_000


class Gazetteer(Protocol):
    """What parsing asks of the gazetteer (dronelog.regions)."""

    def lookup(self, key: str) -> tuple[NameHit, ...]:
        """All meanings of a folded name, largest first."""
        ...

    def longest(self, first_word: str) -> int:
        """The most words of any name that begins with this word."""
        ...

    def region(self, code: str) -> Region | None:
        """A region by its code."""
        ...

    def districts_like(self, key: str) -> list[tuple[str, str]]:
        """Places of nearly this name: (name, region code)."""
        ...

    def nearest_district(self, key: str, region: str) -> str | None:
        """The district of a region whose name is most like this one."""
        ...


@dataclass(slots=True)
class Place:
    """A place named in the text: tokens `i` to `j`, what it is and the region it is or lies in.

    `role` is "place", "office" (part of somebody's title), "launch", "target" or "aside". `options` are its other
    meanings. `code` is None for a district that the gazetteer does not know.
    """

    i: int
    j: int
    kind: str
    code: str | None
    text: str
    role: str = "place"
    size: int = 0
    typed: bool = False
    prep: bool = False
    options: tuple[NameHit, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def regional(self) -> bool:
        """Whether it is a region, a country or a sea by itself."""
        return self.kind in REGIONAL
