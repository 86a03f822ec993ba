"""Which names must not be believed by themselves: they are also words, given names or surnames."""

from __future__ import annotations

from functools import cache, cached_property

import pymorphy3

from dronelog.regions.build.extra import listed
from dronelog.regions.build.sources import Sources

_MORPH = {"ru": pymorphy3.MorphAnalyzer(lang="ru"), "uk": pymorphy3.MorphAnalyzer(lang="uk")}
_PEOPLE = ("Name", "Surn", "Patr")

#: Zipf frequency from which a dictionary word is held back. 3.3 is a word met twice in a million.
_COMMON = {"ru": 3.4, "uk": 3.3, "en": 3.3}
#: Towns from this population on are not held back for being somebody's surname or a rare word (Саратов, Суми).
_WELL_KNOWN = 150_000


class Guard:
    """Call it with a folded name, its language, its bearer's population and kind: is the name guarded?"""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.always = listed("guarded.txt")
        self.never = listed("unguarded.txt")
        self._seen: dict[tuple[str, str], int] = {}

    @cached_property
    def zipf(self) -> dict[str, dict[str, float]]:
        return {lang: self.sources.frequencies(lang) for lang in ("en", "ru", "uk")}

    def __call__(self, key: str, lang: str, size: int, kind: str) -> bool:
        if key in self.never:
            return False
        if key in self.always or len(key) <= 3:
            return True
        if kind in ("country", "region", "sea") or " " in key or size >= 1_000_000:
            return False
        at = (key, lang)
        if at not in self._seen:
            self._seen[at] = self._english(key) if lang == "en" else self._cyrillic(key, lang)
        doubt = self._seen[at]
        return doubt == 2 or (doubt == 1 and size < _WELL_KNOWN)

    def _english(self, key: str) -> int:
        """2: a common word; 1: somebody's name or a rarer word; 0: neither."""
        zipf = self.zipf["en"].get(key, 0.0)
        if key in self.sources.english_words:
            return 2 if zipf >= _COMMON["en"] else 1
        return 1 if key in self.sources.english_people else 0

    def _cyrillic(self, key: str, lang: str) -> int:
        if "-" in key:
            return 0
        zipf = self.zipf[lang].get(key, 0.0)
        readings = _readings(key, lang)
        if "word" in readings and zipf >= _COMMON[lang]:
            return 2 if zipf >= 4.2 and "place" not in readings else 1
        if "person" in readings:
            return 1
        # The other language's common words too: «Мирне» is a village in both.
        return 0


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
