"""Which of the languages a text is in: telling letters, then common words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dronelog.model import Language

_CYRILLIC = re.compile("[а-яА-ЯіїєґІЇЄҐёЁ]+")
_LATIN = re.compile("[a-zA-Z]+")
#: What stands around a word: «Збито дрон.».
_SIGNS = ".,:;!?«»\"()–—-"
SAMPLE = 3000


def detect(text: str, knowledge: Mapping[str, Language], hint: str | None = None) -> str:
    """The code of the language; `hint` wins where the script allows it."""
    sample = text[:SAMPLE]
    cyrillic = sum(map(len, _CYRILLIC.findall(sample)))
    latin = sum(map(len, _LATIN.findall(sample)))
    if latin >= cyrillic:
        return "en"
    if hint in ("ru", "uk") and hint in knowledge:
        return hint
    low = sample.lower()
    words = [word.strip(_SIGNS) for word in low.split()]
    best, score = "ru", -1.0
    for code in ("ru", "uk"):
        language = knowledge.get(code)
        if language is None:
            continue
        letters = sum(low.count(letter) for letter in language.letters)
        common = sum(word in language.common for word in words)
        value = 3.0 * letters + common  # a letter that the other language lacks decides, words break ties
        if value > score:
            best, score = code, value
    return best
