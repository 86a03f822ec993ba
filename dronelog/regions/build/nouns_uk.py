"""Ukrainian nouns by their endings (with г/з, к/ц, х/с and і/о), for names that the dictionary lacks."""

from __future__ import annotations

from dronelog.regions.build.cases import Cases, endings, merge, still

_SOFTENED = {"г": "з", "к": "ц", "х": "с"}


def ukrainian_noun(w: str) -> Cases:
    """Case forms of a noun given in the nominative (singular or plural)."""
    s, last = w[:-1], w[-1]
    if last == "о":
        if len(s) > 1 and s[-1] in _SOFTENED:
            return merge(still(w), endings("о", "а", "у", "о", "ом", "у", stem=s))
        return merge(still(w), endings("о", "а", "у", "о", "ом", "і у", stem=s))
    if last == "е":
        if s[-1] in "лрн":
            return endings("е", "я", "ю", "е", "ем", "і", stem=s)
        if s[-1] in "жшщчц":
            return endings("е", "а", "у", "е", "ем", "і", stem=s)
        return still(w)
    if last == "є":
        return merge(still(w), endings("є", "я", "ю", "є", "єм", "ї", stem=s))
    if last == "а":
        soft = s[:-1] + _SOFTENED[s[-1]] if s[-1] in _SOFTENED else s
        dative = frozenset({f"{soft}і"})
        ins = "ею ою" if s[-1] in "жшщчц" else "ою"
        out = endings("а", "і" if s[-1] in "жшщч" else "и", "і", "у", ins, "і", stem=s)
        return (out[0], out[1], dative, out[3], out[4], dative)
    if last == "я":
        vowel = s[-1] in "аеєиіїоуюя'"
        if len(s) > 1 and s[-1] == s[-2] and s[-1] in "лнтдсзжчш":  # Запоріжжя, Поділля
            return endings("я", "я", "ю", "я", "ям", "і ю", stem=s)
        if s.endswith("'"):
            return merge(
                endings("я", "я", "ю", "я", "ям", "ї ю", stem=s), endings("я", "ї", "ї", "ю", "єю", "ї", stem=s)
            )
        return endings(
            "я",
            "ї" if vowel else "і",
            "ї" if vowel else "і",
            "ю",
            "єю" if vowel else "ею",
            "ї" if vowel else "і",
            stem=s,
        )
    if last in "иі":
        mild = last == "і" and s[-1] not in "жшщч"
        a = "я" if mild else "а"
        extra: set[str] = set()
        if s[-1] == "к" and len(s) > 2 and s[-2] not in "аеєиіїоуюя":
            extra = {s[:-1] + "ок"} if s[-2] != "ь" else {s[:-2] + "ок", s[:-2] + "ьок"}
        out = endings(last, f"ів {'ь' if mild else '-'}", f"{a}м", last, f"{a}ми", f"{a}х", stem=s)
        return merge((out[0], out[1] | extra, *out[2:]), still(w))
    if last == "ї":
        return endings("ї", "їв", "ям", "ї", "ями", "ях", stem=s)
    if last == "й":
        return endings("й", "я", "ю", "й", "єм", "ї ю", stem=s)
    if last == "ь":
        stem = s
        if w.endswith(("піль", "сіль", "біль")):
            stem = s[:-2] + "ол"
        elif w.endswith("ець"):
            stem = s[:-2] + "ц" if s[-3] not in "аеєиіїоуюя" else s[:-2] + "йц"
        elif w.endswith("єць"):
            stem = s[:-2] + "йц"
        masc = endings("я", "я", "ю", "я", "ем", "і ю", stem=stem)
        masc = (frozenset({w}), masc[1], masc[2], frozenset({w}), masc[4], masc[5])
        if w.endswith(("піль", "поль", "ець", "єць", "тель", "ель", "вль")):
            return masc
        fem_stem = {s}
        if len(s) > 2 and s[-2] == "і":
            fem_stem.add(s[:-2] + "о" + s[-1])
            fem_stem.add(s[:-2] + "е" + s[-1])
        fem = merge(*(endings("і", "і", "і", "і", "і", "і", stem=f) for f in sorted(fem_stem)))
        doubled = frozenset({s + s[-1] + "ю", s + "ю"})
        fem = (frozenset({w}), fem[1], fem[2], frozenset({w}), doubled, fem[5])
        if w.endswith(("ань", "чь", "рь", "онь", "інь", "унь")):
            return fem if not w.endswith("рь") else merge(masc, fem)
        return merge(masc, fem)
    if last in "ую":
        return still(w)
    if w == "керч":  # one of the few feminine nouns on a bare consonant
        return endings("-", "і", "і", "-", "ю", "і", stem=w)
    if w.endswith(("ів", "їв")) and len(w) > 3:
        if w.endswith("їв"):
            stems = [w[:-2] + "єв"]
        elif w[-3] in "жшщчц":
            stems = [w[:-2] + "ев"]
        else:
            stems = [w[:-2] + "ов"]
            if w[-3] in "нрл":
                stems.append(w[:-2] + "ев")
        many = merge(*(endings("-", "а", "у", "-", "ом", "і у", stem=x) for x in stems))
        base = frozenset({w})
        return (base, many[1], many[2], base, many[4], many[5])
    if w.endswith(("ець",)):
        return still(w)
    stem = w
    if w.endswith(("ріг", "бір", "діл", "кіл", "ліг", "стіл", "двір")):
        stem = w[:-2] + "о" + w[-1]
    elif w.endswith("ок") and len(w) > 5 and not w.endswith("сток"):
        stem = w[:-2] + "к"
    softer: frozenset[str] = frozenset()
    if stem[-1] in _SOFTENED and not stem.endswith("ьк"):
        softer = frozenset({stem[:-1] + _SOFTENED[stem[-1]] + "і"})  # у Кривому Розі
    loc = "у" if stem[-1] in _SOFTENED else "і у"
    one = endings("-", "а у", "у", "-", "ем ом" if stem[-1] in "жшщчц" else "ом", loc, stem=stem)
    base = frozenset({w})
    return (base, one[1], one[2], base, one[4], one[5] | softer)
