"""Case forms: how they are kept, and the adjectives, which both languages decline by rule alone.

All words here are lower case with ё written е.
"""

from __future__ import annotations

from functools import cache, reduce

#: nominative, genitive, dative, accusative, instrumental, locative
Cases = tuple[frozenset[str], ...]
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def endings(nom: str, gen: str, dat: str, acc: str, ins: str, loc: str, *, stem: str) -> Cases:
    """Each argument: endings separated by spaces, "-" for none."""
    return tuple(
        frozenset(stem + ("" if e == "-" else e) for e in endings.split()) for endings in (nom, gen, dat, acc, ins, loc)
    )


def merge(*many: Cases) -> Cases:
    return tuple(frozenset().union(*(one[i] for one in many)) for i in range(6))


def still(word: str) -> Cases:
    """A word that does not change."""
    return (frozenset({word}),) * 6


# --- adjectives -------------------------------------------------------------------------------------------------------

_Row = tuple[str, str, str, str, str, str]
_Table = dict[str, _Row]

_RU_HARD: _Table = {
    "m": ("ый", "ого", "ому", "ый", "ым", "ом"), "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "ым", "ом"), "p": ("ые", "ых", "ым", "ые", "ыми", "ых"),
}  # fmt: skip
_RU_SOFT: _Table = {
    "m": ("ий", "его", "ему", "ий", "им", "ем"), "f": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "n": ("ее", "его", "ему", "ее", "им", "ем"), "p": ("ие", "их", "им", "ие", "ими", "их"),
}  # fmt: skip
_UK_HARD: _Table = {
    "m": ("ий", "ого", "ому", "ий", "им", "ому"), "f": ("а", "ої", "ій", "у", "ою", "ій"),
    "n": ("е", "ого", "ому", "е", "им", "ому"), "p": ("і", "их", "им", "і", "ими", "их"),
}  # fmt: skip
_UK_SOFT: _Table = {
    "m": ("ій", "ього", "ьому", "ій", "ім", "ьому"), "f": ("я", "ьої", "ій", "ю", "ьою", "ій"),
    "n": ("є", "ього", "ьому", "є", "ім", "ьому"), "p": ("і", "іх", "ім", "і", "іми", "іх"),
}  # fmt: skip


def _replaced(row: _Row, *pairs: str) -> _Row:
    nom, gen, dat, acc, ins, loc = (
        reduce(lambda ending, pair: ending.replace(pair[0], pair[1]), pairs, e) for e in row
    )
    return nom, gen, dat, acc, ins, loc


def _ru_table(stem: str, soft: bool) -> _Table:
    if soft:
        if stem[-1] in "жшщч":  # Пригожий, Лисичья
            return {g: _replaced(t, "яа", "юу") for g, t in _RU_SOFT.items()}
        return _RU_SOFT
    if stem[-1] in "кгхжшщч":
        return {g: _replaced(t, "ыи") for g, t in _RU_HARD.items()}
    return _RU_HARD


@cache
def adjective(word: str, lang: str) -> dict[str, Cases]:
    """All forms of an adjective given in the masculine nominative, by gender: m, f, n, p (plural)."""
    stem = word[:-2]
    if lang == "ru":
        soft = word.endswith("ий") and stem[-1] not in "кгх"
        table = _ru_table(stem, soft)
        forms = {g: endings(*t, stem=stem) for g, t in table.items()}
        if word.endswith("ой"):  # Донской, Луговой: the stress is on the ending
            forms["m"] = merge(
                forms["m"], endings("ой", "ого", "ому", "ой", "ым" if stem[-1] not in "кгх" else "им", "ом", stem=stem)
            )
        return forms
    table = _UK_SOFT if word.endswith("ій") else _UK_HARD
    return {g: endings(*t, stem=stem) for g, t in table.items()}


def adjective_forms(word: str, lang: str) -> set[str]:
    """All forms of an adjective, every gender and case."""
    return {form for cases in adjective(word, lang).values() for case in cases for form in case}


def as_adjective(word: str, lang: str) -> Cases | None:
    """Case forms where the word looks like an adjective (in any gender), else None."""
    if len(word) < 5:
        return None
    if lang == "ru":
        if word.endswith(("ый", "ой")) and len(word) > 4:
            return adjective(word, lang)["m"]
        if word.endswith("ий") and len(word) > 4 and word not in {"кий"}:
            return adjective(word, lang)["m"]
        for end, gender, masc in (("ая", "f", "ый"), ("ое", "n", "ый"), ("ые", "p", "ый")):
            if word.endswith(end):
                return adjective(word[:-2] + masc, lang)[gender]
        if word.endswith(("ие", "кое", "гое", "хое")) and word[-3] in "кгх":
            return adjective(word[:-2] + "ий", lang)["p" if word.endswith("ие") else "n"]
        if word.endswith(("ее", "яя", "ние")) and word[-3] in "нжшщч":
            gender = {"ее": "n", "яя": "f", "ие": "p"}[word[-2:]]
            return adjective(word[:-2] + "ий", lang)[gender]
        return None
    if word.endswith(("ий", "ій")) and len(word) > 4:
        return adjective(word, lang)["m"]
    if (
        word.endswith(("ське", "цьке", "зьке", "не", "ве", "ре", "те", "ле", "ме", "че", "ше", "бе", "же", "ке"))
        and len(word) > 4
    ):
        return adjective(word[:-1] + "ий", lang)["n"]
    if word.endswith(("нє",)):
        return adjective(word[:-1] + "ій", lang)["n"]
    if word.endswith(("ська", "цька", "зька")):
        return adjective(word[:-1] + "ий", lang)["f"]
    return None
