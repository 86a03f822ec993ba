"""A text's shadow for searching: each word folded, without its ending, in Latin letters.

So «Белгороде», «белгородом» and "Belgorod" cast one shadow, as do «дроны», «дронами» and "drones". Nothing is shown
from it; the evidence always comes from the text as given.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`][^\W\d_]+)*")
_DROP = str.maketrans("", "", "'’ʼ‘`\xad\u0301")
#: Endings of Russian and Ukrainian nouns, adjectives and verbs, longest first. Light on purpose: a word found once too
#: often is better than a word not found.
_ENDINGS = sorted(
    {
        "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ої", "ою", "ею", "єю", "ією", "ах", "ях", "ам", "ям",
        "ов", "ев", "ів", "їв", "єв", "ой", "ей", "ій", "ом", "ем", "єм", "ый", "ий", "ая", "яя", "ое", "ее", "ые",
        "ие", "ую", "юю", "а", "я", "о", "е", "є", "у", "ю", "ы", "и", "і", "ї", "ь", "й", "ость", "остью", "ости",
        "ення", "енням", "ение", "ения", "ением", "ениях", "ти", "ть", "ла", "ло", "ли", "лись", "лся", "лась", "ена",
        "ено", "ова", "ову", "овом", "ове", "ові", "ева", "еву", "евом", "еве", "еві",
        "ены", "ені", "ений", "их", "ых", "іх",
    },
    key=lambda ending: (-len(ending), ending),
)  # fmt: skip
_ENGLISH = ("ations", "ation", "ings", "ing", "ies", "ed", "es", "ov", "iv", "ev", "s", "e", "y", "a", "o", "i", "u")
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "h", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "iu", "я": "ia",
}  # fmt: skip
_TABLE = str.maketrans(_LATIN)
_CYRILLIC = re.compile("[а-яёіїєґ]")


@lru_cache(maxsize=50_000)
def word(token: str) -> str:
    """The shadow of one word."""
    low = token.casefold().translate(_DROP).replace("ё", "е")
    if low.isdigit():
        return low
    if _CYRILLIC.search(low):
        for ending in _ENDINGS:
            if low.endswith(ending) and len(low) - len(ending) >= 3:
                low = low[: -len(ending)]
                break
        latin = low.translate(_TABLE)
    else:
        latin = low
        for ending in _ENGLISH:
            if low.endswith(ending) and len(low) - len(ending) >= 3:
                latin = low[: -len(ending)]
                break
        # Kharkiv and Харків, Lugansk and Луганск, Zelenskyy and Зеленський: one sound, one letter
        latin = latin.replace("kh", "h").replace("g", "h").replace("y", "i").replace("j", "i")
    return re.sub(r"(.)\1+", r"\1", latin)


def shadow(text: str) -> str:
    """The shadows of all words of a text, in order, one space between them."""
    return " ".join(filter(None, map(word, _WORD.findall(text))))


#: What is lost or changed between the forms of a name: Kharkiv, Харкова, Харьковская, Харківська.
_SUFFIX = re.compile("(?:[ioe]v)?(?:sk)?$")
_SUFFIXES = ("", "sk", "iv", "ov", "ev", "ivsk", "ovsk", "evsk")
#: What is left of a name must have so many letters, or "Курск" would find «кур».
_STEM = 4
#: Spellings of one name that no suffix explains.
_KYIV = ("kiv", "kiev", "kivsk", "kievsk")


def forms(shadow_of_word: str) -> list[str]:
    """The shadows under which a text may hold a word: its own, and those of the noun or the adjective beside it."""
    if len(shadow_of_word) < 3 or shadow_of_word.isdigit():
        return [shadow_of_word]
    if shadow_of_word in _KYIV:
        return list(_KYIV)
    stem = _SUFFIX.sub("", shadow_of_word)
    stems = (shadow_of_word, stem) if len(stem) >= _STEM else (shadow_of_word,)
    alike = (re.sub(r"(.)\1+", r"\1", one + suffix) for one in stems for suffix in _SUFFIXES)
    return list(dict.fromkeys(form for form in alike if "sk" not in form[:-2] or form == shadow_of_word))


def search_expression(words: str) -> str:
    """What a person typed, as an FTS5 expression: every word must occur, "words in quotes" next to each other.

    A place is found by its adjective and the reverse («Белгородской» by "Belgorod"), but not within quotes. No sign
    that was typed has a meaning for FTS5, so nothing can be a syntax error. Empty where there is no word.
    """
    terms = []
    for quoted, plain in re.findall(r'["«“]([^"»”]*)["»”]|([^"«»“”]+)', words):
        if quoted:
            if phrase := shadow(quoted):
                terms.append(f'"{phrase}"')
            continue
        for part in shadow(plain).split():
            alike = [f'"{form}"' for form in forms(part)]
            terms.append(alike[0] if len(alike) == 1 else f"({' OR '.join(alike)})")
    return " AND ".join(terms)
