"""Russian nouns by their endings, for names that the dictionary lacks."""

from __future__ import annotations

from dronelog.regions.build.cases import Cases, endings, merge, still

_HUSH = "жшщч"


def russian_noun(w: str) -> Cases:
    """Case forms of a noun given in the nominative (singular or plural)."""
    s, last = w[:-1], w[-1]
    if last == "о":
        if w.endswith(("ово", "ево", "ино", "ыно")):
            # «в Шебекино» and «в Шебекине» are both written
            return endings("о", "о а", "о у", "о", "о ом", "о е", stem=s)
        return merge(still(w), endings("о", "а", "у", "о", "ом", "е", stem=s))
    if last == "е":
        if w.endswith("ье"):
            return endings("е", "я", "ю", "е", "ем", "е", stem=s)
        if w[-2] in "лр":
            return endings("е", "я", "ю", "е", "ем", "е", stem=s)
        if w[-2] in _HUSH + "ц":
            return endings("е", "а", "у", "е", "ем", "е", stem=s)
        return merge(still(w), endings("е", "я", "ю", "е", "ем", "и", stem=s)) if w[-2] == "и" else still(w)
    if last == "а":
        y = "и" if s[-1] in "кгх" + _HUSH else "ы"
        o = "ей ой" if s[-1] in _HUSH + "ц" else "ой"
        return endings("а", y, "е", "у", o, "е", stem=s)
    if last == "я":
        loc = "и" if s[-1] == "и" else "е"
        return endings("я", "и", loc, "ю", "ей", loc, stem=s)
    if last in "ыи":
        soft = last == "и" and s[-1] not in "кгх" + _HUSH
        gen = "ей" if last == "и" and s[-1] in _HUSH + "лнрт" else "ов"
        zero = "ь" if soft else "-"
        extra = set()
        if s[-1] == "к" and len(s) > 2 and s[-2] not in "аеиоуыэюя":
            # Химки → Химок, Васильки → Васильков
            extra = {s[:-1] + "ок", s[:-1] + "ек"} if s[-2] != "ь" else {s[:-2] + "ек"}
        a = "я" if soft else "а"
        cases = endings(last, f"{zero} {gen}", f"{a}м", last, f"{a}ми", f"{a}х", stem=s)
        out = (cases[0], cases[1] | extra, *cases[2:])
        return merge(out, still(w)) if last == "и" else out
    if last == "й":
        loc = "и" if s[-1] == "и" else "е"
        return endings("й", "я", "ю", "й", "ем", loc, stem=s)
    if last == "ь":
        masc = endings("ь", "я", "ю", "ь", "ем", "е", stem=s)
        fem = endings("ь", "и", "и", "ь", "ью", "и", stem=s)
        if w.endswith(("поль", "коль", "куль", "бель", "рль", "вль", "тель", "арь", "ырь")):
            return masc
        if w.endswith(("ань", "онь", "ечь", "асть", "тверь", "мь")):
            return fem
        return merge(masc, fem)
    if last in "уюэ":
        return still(w)
    if w.endswith("ец") and len(w) > 4:
        stem = (w[:-2] + "ц") if w[-3] not in "аеиоуыэюя" else (w[:-2] + "йц")
        if w[-3] == "л":
            return _fleeting(w, w[:-2] + "ьц", stem)
        return _fleeting(w, stem)
    if w.endswith(("чек", "жек", "шек")) or (w.endswith("ок") and len(w) > 5 and not w.endswith("сток")):
        return merge(_fleeting(w, w[:-2] + "к"), endings("-", "а", "у", "-", "ом", "е", stem=w))
    if last in "жшщчц":
        return endings("-", "а", "у", "-", "ем ом", "е", stem=w)
    return endings("-", "а", "у", "-", "ом", "е", stem=w)


def _fleeting(nominative: str, *stems: str) -> Cases:
    """Nouns that lose a vowel: Елец → Ельца."""
    many = [endings("а", "а", "у", "а", "ом ем", "е", stem=stem) for stem in stems]
    merged = merge(*many)
    base = frozenset({nominative})
    return (base, merged[1], merged[2], base, merged[4], merged[5])
