"""Which names must not be believed by themselves: they are also words, given names or surnames."""

from __future__ import annotations

import re
from functools import cache, cached_property

import pymorphy3

from dronelog.regions.build.extra import listed
from dronelog.regions.build.inflect import forms
from dronelog.regions.build.sources import Sources

_MORPH = {"ru": pymorphy3.MorphAnalyzer(lang="ru"), "uk": pymorphy3.MorphAnalyzer(lang="uk")}
_PEOPLE = ("Name", "Surn", "Patr")

#: Countries whose towns are met in reports every day.
NEAR = frozenset({"RU", "UA", "BY", "MD", "PL", "RO", "LT", "LV", "EE", "FI"})
#: Zipf frequency from which a dictionary word is held back. 3.3 is a word met twice in a million.
_COMMON = {"ru": 3.4, "uk": 3.3, "en": 3.3}
#: A town of this population or more is believed in spite of a doubt of this degree (see `Guard`).
_WELL_KNOWN = {0: 0, 1: 20_000, 2: 150_000, 3: 1_000_000}
_SURNAME = re.compile(r".*(?:[ое]в|[иы]н)(?:а|у|ым|ом|е|ой)?$|.*(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)$")


class Guard:
    """Call it with a folded name, its language and its bearer's population, kind and country: is the name guarded?

    Degrees of doubt: 3 a common word (правда, reading), 2 a given name, a surname or a less common word, 1 a Ukrainian
    word (whose dictionary does not tell places apart) or what only looks like a surname, 0 none.
    """

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.always = _inflected(listed("guarded.txt"))
        self.never = listed("unguarded.txt")
        self._seen: dict[tuple[str, str], int] = {}

    @cached_property
    def zipf(self) -> dict[str, dict[str, float]]:
        return {lang: self.sources.frequencies(lang) for lang in ("en", "ru", "uk")}

    def __call__(self, key: str, lang: str, size: int, kind: str, country: str) -> bool:
        if key in self.never:
            return False
        if key in self.always or len(key) <= 3:
            return True
        if kind in ("country", "region", "sea") or " " in key:
            return False
        doubt = self.doubt(key, lang)
        if lang != "en" and country not in NEAR and doubt >= 2:
            return True  # Кота and Вена are words before they are cities
        return size < _WELL_KNOWN[doubt]

    def doubt(self, key: str, lang: str) -> int:
        """How far a folded name is to be doubted: 0 to 3."""
        at = (key, "en" if lang == "en" else "cyrillic")
        if at not in self._seen:
            # A name that is a word in the other language is met in that language's reports too.
            cyrillic = ("ru", "uk") if lang != "en" else ()
            self._seen[at] = (
                max((self._cyrillic(key, one) for one in cyrillic), default=0) if cyrillic else self._english(key)
            )
        return self._seen[at]

    def person(self, key: str) -> bool:
        """Whether a Cyrillic name is also a given name or a surname."""
        return "person" in _readings(key, "ru") or "person" in _readings(key, "uk")

    def known(self, word: str, lang: str) -> bool:
        """Whether the dictionary has the word."""
        return bool(_MORPH[lang].word_is_known(word))

    def _english(self, key: str) -> int:
        if key in self.sources.english_words:
            return 3 if self.zipf["en"].get(key, 0.0) >= _COMMON["en"] else 2
        return 2 if key in self.sources.english_people else 0

    def _cyrillic(self, key: str, lang: str) -> int:
        if "-" in key:
            return 0
        zipf = self.zipf[lang].get(key, 0.0)
        readings = _readings(key, lang)
        common = "word" in readings and zipf >= _COMMON[lang]
        if lang == "uk":
            return 1 if common or "person" in readings else 0
        if common:
            return 3 if zipf >= 4.2 and "place" not in readings else 2
        if "person" in readings:
            return 2
        return 1 if not readings and _SURNAME.match(key) and _looks_like_surname(key) else 0


def _inflected(words: frozenset[str]) -> frozenset[str]:
    """A list in which "волга @ru" stands for all case forms of the word."""
    out = set()
    for word in words:
        name, _, lang = word.partition(" @")
        out |= forms(name, lang) if lang else {name}
    return frozenset(out)


@cache
def _looks_like_surname(word: str) -> bool:
    return "Surn" in str(_MORPH["ru"].parse(word)[0].tag)


@cache
def _readings(word: str, lang: str) -> frozenset[str]:
    """What the dictionary knows the word as: "word", "person", "place"."""
    morph = _MORPH[lang]
    if not morph.word_is_known(word):
        return frozenset()
    out = set()
    for parse in morph.parse(word):
        tag = str(parse.tag)
        if any(grammeme in tag for grammeme in _PEOPLE):
            out.add("person")
        elif "Geox" in tag:
            out.add("place")
        elif "Abbr" not in tag:
            out.add("word")
    return frozenset(out)
