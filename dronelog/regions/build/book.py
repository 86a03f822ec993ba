"""The book of names under construction: what there is, and every form of every name with what it means."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from dronelog.regions.build.cases import adjective_forms, as_adjective
from dronelog.regions.build.extra import listed
from dronelog.regions.build.guard import Guard
from dronelog.regions.build.inflect import forms
from dronelog.regions.build.romanise import russian, to_russian, to_ukrainian, ukrainian
from dronelog.regions.fold import fold
from dronelog.regions.likeness import plain

ADJECTIVE = 1
GUARDED = 2

_COMMA = str.maketrans("şţ", "șț")
_CEDILLA = str.maketrans("șț", "şţ")
RU_LETTERS = re.compile(r"[а-яё' -]+(?:\([а-яё -]+\))?$")
UK_LETTERS = re.compile(r"[абвгґдеєжзиіїйклмнопрстуфхцчшщьюя' -]+$")
_RU_ADJECTIVE = re.compile(r"[а-яё-]+(ский|цкий|ской|ный|ший)$")
_UK_ADJECTIVE = re.compile(r"[а-яіїєґ'-]+(ський|цький|зький|ний)$")


@dataclass(slots=True)
class Entry:
    """A country, region, sea, town, district or site. `region` is its own code for the first three."""

    id: int
    kind: str
    region: str
    en: str
    ru: str
    uk: str
    lat: float | None = None
    lon: float | None = None
    size: int = 0
    parent: str | None = None


def own_id(kind: str, region: str, name: str) -> int:
    """A stable number for a place that GeoNames has no number for: above all of theirs, below 2²⁸."""
    return 100_000_000 + zlib.crc32(f"{kind}|{region}|{name}".encode()) % 100_000_000


@dataclass
class Book:
    guard: Guard
    entries: dict[int, Entry] = field(default_factory=dict)
    names: dict[tuple[str, int], int] = field(default_factory=dict)
    #: Whether names entered now are what the place is called today, rather than an old or odd one.
    primary: bool = True
    #: Keys that are nobody's name in a report.
    junk: frozenset[str] = field(default_factory=lambda: listed("junk.txt"))
    secondary: set[tuple[str, int]] = field(default_factory=set)

    def add(self, entry: Entry) -> Entry:
        while entry.id in self.entries:
            entry.id += 1
        self.entries[entry.id] = entry
        return entry

    # --- one key ---------------------------------------------------------------------------------------------------

    def key(self, text: str, entry: Entry, lang: str, *, adj: bool = False, guarded: bool | None = None) -> None:
        """Note that `text` means `entry`. A name wins over an adjective of the same place, unguarded over guarded."""
        key = " ".join(fold(text).split())
        if len(key) < 3 or key in self.junk or not any(c.isalpha() for c in key):
            return
        if guarded is None and adj and lang != "en":
            guarded = False  # an adjective wants its head noun anyhow
        if guarded is None:
            guarded = self.guard(key, lang, entry.size, entry.kind, entry.region[:2])
        use = (ADJECTIVE if adj else 0) + (GUARDED if guarded else 0)
        old = self.names.get((key, entry.id))
        if self.primary:
            self.secondary.discard((key, entry.id))
        elif old is None:
            self.secondary.add((key, entry.id))
        if old is None or (use & 1, use) < (old & 1, old):
            self.names[key, entry.id] = use

    def prune(self) -> None:
        """Drop old and odd names of a town where a larger one is called so today."""
        today: dict[str, int] = {}
        for key, number in self.names:
            entry = self.entries[number]
            if entry.kind == "town" and (key, number) not in self.secondary:
                today[key] = max(today.get(key, 0), entry.size)
        for key, number in sorted(self.secondary):
            if today.get(key, 0) >= max(5_000, self.entries[number].size // 2):
                del self.names[key, number]

    # --- one name --------------------------------------------------------------------------------------------------

    def english(self, name: str, entry: Entry, *, adj: bool = False, guarded: bool | None = None) -> None:
        low = name.lower()
        # Romanian is written with a cedilla or with a comma below
        comma, cedilla = low.translate(_COMMA), low.translate(_CEDILLA)
        for text in {low, plain(low), comma, cedilla}:
            for spelt in {text, text.replace("’", "'"), re.sub("['’ʼ`ʹ]", "", text)}:
                self.key(spelt, entry, "en", adj=adj, guarded=guarded)

    def forms(self, name: str, lang: str) -> set[str]:
        """All case forms of a noun name, without entering them."""
        return forms(fold(name), lang)

    def cyrillic(self, name: str, entry: Entry, lang: str, *, guarded: bool | None = None) -> set[str]:
        """All case forms of a noun name; returns them."""
        made = forms(fold(name), lang)
        if (
            guarded is None
            and entry.kind == "town"
            and entry.size < 40_000
            and " " not in name
            and as_adjective(fold(name), lang)
        ):
            guarded = True  # Урожайное, Николаевская: all their forms are adjectives of something else as well
        for form in made:
            self.key(form, entry, lang, guarded=guarded)
        return made

    def adjective(self, word: str, entry: Entry, lang: str, *, guarded: bool | None = None) -> None:
        """All forms of an adjective, given in the masculine nominative."""
        for form in adjective_forms(fold(word), lang):
            self.key(form, entry, lang, adj=True, guarded=guarded)

    def russian_place(self, name: str, entry: Entry, *, latin: bool = True, across: bool = True) -> None:
        """A Russian name with what follows from it: case forms, Ukrainian spelling, English spellings."""
        low = name.lower()
        made = self.cyrillic(low, entry, "ru")
        if across:
            for text in to_ukrainian(low):
                if UK_LETTERS.match(text):
                    made |= self.cyrillic(text, entry, "uk")
        if latin:
            surname = entry.size < 150_000 and self.guard.person(fold(low))  # Shevchenko, Pushkin
            for text in russian(low):
                self.english(text, entry, guarded=surname or None)

    def ukrainian_place(self, name: str, entry: Entry, *, latin: bool = True, across: bool = False) -> None:
        low = fold(name)
        self.cyrillic(low, entry, "uk")
        if across:
            for text in to_russian(low):
                self.cyrillic(text, entry, "ru")
        if latin:
            surname = entry.size < 20_000 and self.guard.person(low)
            for text in ukrainian(low):
                self.english(text, entry, guarded=surname or None)


def is_adjective(word: str, lang: str) -> bool:
    """Whether a listed name is the adjective of a place (белгородский) rather than a noun; lower case tells it."""
    pattern = _RU_ADJECTIVE if lang == "ru" else _UK_ADJECTIVE
    return word[:1].islower() and bool(pattern.match(word))
