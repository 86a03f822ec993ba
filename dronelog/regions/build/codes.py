"""Which ISO 3166-2 region a GeoNames division is."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from typing import Any

from dronelog.regions.build.extra import rows
from dronelog.regions.build.sources import Sources
from dronelog.regions.likeness import plain, skeleton

#: Countries whose towns are placed by district (the lower of two levels), since news names those.
_BY_DISTRICT = frozenset({"GB", "BE", "IE", "RS"})
_TYPE_WORDS = re.compile(
    r"\b(oblast|region|regional|state|province|county|district|governorate|municipality|department|prefecture|republic|krai|kray|voivodeship"
    r"|canton|parish|raion|rayon|okrug|autonomous|city|council|borough|metropolitan|royal|oblysy|sheng|oblisi|pradesh|do|al|ash|ad|as|az|an|ar"
    r"|of|the|and|novads|apskritis|judet|muhafazat|viloyati|vilayat|provincie|province|de|du|sir)\b|[-'\[].*?\]?",
    re.I,
)


def iso_regions(sources: Sources) -> list[dict[str, str]]:
    """Today's ISO 3166-2 list: the package's, with the corrections of ``extra/codes.tsv``."""
    known = {row["code"]: row for row in sources.iso_regions}
    for row in rows("codes.tsv"):
        if row[0].startswith("-"):
            known.pop(row[0][1:], None)
        else:
            known[row[0]] = {"code": row[0], "name": row[1], "type": row[2]}
    return [known[code] for code in sorted(known)]


def _norm(name: str) -> str:
    return skeleton(_TYPE_WORDS.sub("", plain(name.lower())))


class Divisions:
    """Places towns in regions."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.iso = {row["code"]: row for row in iso_regions(sources)}
        self.fixed = {row[0]: row[1] for row in rows("admin1.tsv")}
        self.names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        moved = {row[0] for row in rows("cldr.tsv")}
        for code, row in self.iso.items():
            cldr = None if code in moved else sources.cldr_regions["en"].get(code.lower().replace("-", ""))
            for name in (row["name"], cldr):
                if name:
                    self.names[code[:2]][code].add(_norm(name))
        for feature in sources.natural_earth:
            p = feature["properties"]
            code = p["iso_3166_2"]
            if code in self.iso and code not in moved and code not in ("RU-MOS", "RU-MOW"):
                self.names[code[:2]][code].update(_norm(p[key]) for key in ("name", "name_en") if p.get(key))
        self._known: dict[str, str] = {}

    def of_town(self, row: dict[str, Any]) -> str:
        """The region of a GeoNames town; its country where no region can be told."""
        country: str = row["countrycode"]
        if country in _BY_DISTRICT:
            district = self.sources.town_districts.get((country, str(row["latitude"]), str(row["longitude"])))
            if district and district in self.sources.admin2:
                code = self.of(district, self.sources.admin2[district])
                if code != country:
                    return code
        division = f"{country}.{row['admin1code']}"
        return self.of(division, self.sources.admin1.get(division, ""))

    def of(self, division: str, name: str) -> str:
        """The region with this GeoNames code and name; the country's code where none fits."""
        if division not in self._known:
            self._known[division] = self.fixed.get(division) or self._match(division, name)
        return self._known[division]

    def _match(self, division: str, name: str) -> str:
        country = division[:2]
        listed = self.sources.admin1_codes.get(division, "")
        listed = listed if listed in self.iso else ""
        wanted = _norm(name)
        if not wanted or country not in self.names:
            return listed or country

        def likeness(code: str) -> float:
            return max(difflib.SequenceMatcher(None, wanted, n).ratio() for n in self.names[country][code])

        best = max(
            sorted(self.names[country]), key=lambda code: (round(likeness(code), 2), "parent" not in self.iso[code])
        )
        if listed and likeness(listed) >= likeness(best) - 0.05:
            return listed
        if likeness(best) >= 0.8:
            return best
        return listed or country
