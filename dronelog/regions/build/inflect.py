"""Case forms of place names, Russian and Ukrainian.

Endings decide; the dictionary of pymorphy3 decides for the words that it knows (fleeting vowels, genders, plurals).
A form too many costs a few bytes, a form too few costs a report: where an ending leaves two ways open, both are made.
All words here are lower case with ё written е.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import pymorphy3

#: nominative, genitive, dative, accusative, instrumental, locative
Cases = tuple[frozenset[str], ...]
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")

_MORPH = {"ru": pymorphy3.MorphAnalyzer(lang="ru"), "uk": pymorphy3.MorphAnalyzer(lang="uk")}

# After one of these the rest of a name stands still: «Ростов-на-Дону», «посёлок имени Карла Либкнехта».
_FREEZE = {"на", "над", "под", "при", "у", "имени", "им.", "им", "de", "за", "до", "від", "пад", "в", "з", "ім.", "ім", "імені", "по", "из"}  # fmt: skip
# First halves of hyphenated names that never change.
_FIXED_FIRST = {"усть", "усть'", "санкт", "йошкар", "улан", "нью", "сан", "лос", "ель", "эль", "аль", "аш", "ла", "ле", "порт", "тель", "нар", "соль", "спас", "гаврилов", "камень", "новий", "сент", "бад", "марий", "пер", "ханты", "бейт", "дейр"}  # fmt: skip


def _cases(nom: str, gen: str, dat: str, acc: str, ins: str, loc: str, stem: str = "") -> Cases:
    """Each argument: endings separated by spaces, "-" for none."""
    return tuple(
        frozenset(stem + ("" if e == "-" else e) for e in endings.split()) for endings in (nom, gen, dat, acc, ins, loc)
    )


def _merge(*many: Cases) -> Cases:
    return tuple(frozenset().union(*(one[i] for one in many)) for i in range(6))


def still(word: str) -> Cases:
    """A word that does not change."""
    return (frozenset({word}),) * 6


# --- adjectives -------------------------------------------------------------------------------------------------------

_RU_HARD = {
    "m": ("ый", "ого", "ому", "ый", "ым", "ом"), "f": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "n": ("ое", "ого", "ому", "ое", "ым", "ом"), "p": ("ые", "ых", "ым", "ые", "ыми", "ых"),
}  # fmt: skip
_RU_SOFT = {
    "m": ("ий", "его", "ему", "ий", "им", "ем"), "f": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "n": ("ее", "его", "ему", "ее", "им", "ем"), "p": ("ие", "их", "им", "ие", "ими", "их"),
}  # fmt: skip
_UK_HARD = {
    "m": ("ий", "ого", "ому", "ий", "им", "ому"), "f": ("а", "ої", "ій", "у", "ою", "ій"),
    "n": ("е", "ого", "ому", "е", "им", "ому"), "p": ("і", "их", "им", "і", "ими", "их"),
}  # fmt: skip
_UK_SOFT = {
    "m": ("ій", "ього", "ьому", "ій", "ім", "ьому"), "f": ("я", "ьої", "ій", "ю", "ьою", "ій"),
    "n": ("є", "ього", "ьому", "є", "ім", "ьому"), "p": ("і", "іх", "ім", "і", "іми", "іх"),
}  # fmt: skip


def _ru_table(stem: str, soft: bool) -> dict[str, tuple[str, ...]]:
    if soft:
        if stem[-1] in "жшщч":  # Пригожий, Лисичья
            return {g: tuple(e.replace("я", "а").replace("ю", "у") for e in t) for g, t in _RU_SOFT.items()}
        return _RU_SOFT
    if stem[-1] in "кгхжшщч":
        return {g: tuple(e.replace("ы", "и") for e in t) for g, t in _RU_HARD.items()}
    return _RU_HARD


@cache
def adjective(word: str, lang: str) -> dict[str, Cases]:
    """All forms of an adjective given in the masculine nominative, by gender: m, f, n, p (plural)."""
    stem = word[:-2]
    if lang == "ru":
        soft = word.endswith("ий") and stem[-1] not in "кгх"
        table = _ru_table(stem, soft)
        forms = {g: _cases(*t, stem=stem) for g, t in table.items()}
        if word.endswith("ой"):  # Донской, Луговой: the stress is on the ending
            forms["m"] = _merge(forms["m"], _cases("ой", "ого", "ому", "ой", "ым" if stem[-1] not in "кгх" else "им", "ом", stem=stem))
        return forms
    table = _UK_SOFT if word.endswith("ій") else _UK_HARD
    return {g: _cases(*t, stem=stem) for g, t in table.items()}


def adjective_forms(word: str, lang: str) -> set[str]:
    """All forms of an adjective, every gender and case."""
    return {form for cases in adjective(word, lang).values() for case in cases for form in case}


def _as_adjective(word: str, lang: str) -> Cases | None:
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
    if word.endswith(("ське", "цьке", "зьке", "не", "ве", "ре", "те", "ле", "ме", "че", "ше", "бе", "же", "ке")) and len(word) > 4:
        return adjective(word[:-1] + "ий", lang)["n"]
    if word.endswith(("нє",)):
        return adjective(word[:-1] + "ій", lang)["n"]
    if word.endswith(("ська", "цька", "зька")):
        return adjective(word[:-1] + "ий", lang)["f"]
    return None


# --- nouns by their endings ------------------------------------------------------------------------------------------

_HUSH = "жшщч"


def _ru_noun(w: str) -> Cases:
    s, last = w[:-1], w[-1]
    if last == "о":
        if w.endswith(("ово", "ево", "ино", "ыно")):
            # «в Шебекино» and «в Шебекине» are both written
            return _cases("о", "о а", "о у", "о", "о ом", "о е", stem=s)
        return _merge(still(w), _cases("о", "а", "у", "о", "ом", "е", stem=s))
    if last == "е":
        if w.endswith("ье"):
            return _cases("е", "я", "ю", "е", "ем", "е", stem=s)
        if w[-2] in "лр":
            return _cases("е", "я", "ю", "е", "ем", "е", stem=s)
        if w[-2] in _HUSH + "ц":
            return _cases("е", "а", "у", "е", "ем", "е", stem=s)
        return _merge(still(w), _cases("е", "я", "ю", "е", "ем", "и", stem=s)) if w[-2] == "и" else still(w)
    if last == "а":
        y = "и" if s[-1] in "кгх" + _HUSH else "ы"
        o = "ей ой" if s[-1] in _HUSH + "ц" else "ой"
        return _cases("а", y, "е", "у", o, "е", stem=s)
    if last == "я":
        loc = "и" if s[-1] == "и" else "е"
        return _cases("я", "и", loc, "ю", "ей", loc, stem=s)
    if last in "ыи":
        soft = last == "и" and s[-1] not in "кгх" + _HUSH
        gen = "ей" if last == "и" and s[-1] in _HUSH + "лнрт" else "ов"
        zero = "ь" if soft else "-"
        extra = set()
        if s[-1] == "к" and len(s) > 2 and s[-2] not in "аеиоуыэюя":
            # Химки → Химок, Васильки → Васильков
            extra = {s[:-1] + "ок", s[:-1] + "ек"} if s[-2] != "ь" else {s[:-2] + "ек"}
        a = "я" if soft else "а"
        cases = _cases(last, f"{zero} {gen}", f"{a}м", last, f"{a}ми", f"{a}х", stem=s)
        out = (cases[0], cases[1] | extra, *cases[2:])
        return _merge(out, still(w)) if last == "и" else out
    if last == "й":
        loc = "и" if s[-1] == "и" else "е"
        return _cases("й", "я", "ю", "й", "ем", loc, stem=s)
    if last == "ь":
        masc = _cases("ь", "я", "ю", "ь", "ем", "е", stem=s)
        fem = _cases("ь", "и", "и", "ь", "ью", "и", stem=s)
        if w.endswith(("поль", "коль", "куль", "бель", "рль", "вль", "тель", "арь", "ырь")):
            return masc
        if w.endswith(("ань", "онь", "ечь", "асть", "тверь", "мь")):
            return fem
        return _merge(masc, fem)
    if last in "уюэ":
        return still(w)
    if w.endswith("ец") and len(w) > 4:
        stem = (w[:-2] + "ц") if w[-3] not in "аеиоуыэюя" else (w[:-2] + "йц")
        if w[-3] == "л":
            return _fleeting(w, w[:-2] + "ьц", stem)
        return _fleeting(w, stem)
    if w.endswith(("чек", "жек", "шек")) or (w.endswith("ок") and len(w) > 5 and not w.endswith("сток")):
        return _merge(_fleeting(w, w[:-2] + "к"), _cases("-", "а", "у", "-", "ом", "е", stem=w))
    if last in "жшщчц":
        return _cases("-", "а", "у", "-", "ем ом", "е", stem=w)
    return _cases("-", "а", "у", "-", "ом", "е", stem=w)


def _fleeting(nominative: str, *stems: str) -> Cases:
    """Nouns that lose a vowel: Елец → Ельца."""
    many = [_cases("а", "а", "у", "а", "ом ем", "е", stem=stem) for stem in stems]
    merged = _merge(*many)
    base = frozenset({nominative})
    return (base, merged[1], merged[2], base, merged[4], merged[5])


_SOFTENED = {"г": "з", "к": "ц", "х": "с"}


def _uk_noun(w: str) -> Cases:
    s, last = w[:-1], w[-1]
    if last == "о":
        if len(s) > 1 and s[-1] in _SOFTENED:
            return _merge(still(w), _cases("о", "а", "у", "о", "ом", "у", stem=s))
        return _merge(still(w), _cases("о", "а", "у", "о", "ом", "і у", stem=s))
    if last == "е":
        if s[-1] in "лрн":
            return _cases("е", "я", "ю", "е", "ем", "і", stem=s)
        if s[-1] in "жшщчц":
            return _cases("е", "а", "у", "е", "ем", "і", stem=s)
        return still(w)
    if last == "є":
        return _merge(still(w), _cases("є", "я", "ю", "є", "єм", "ї", stem=s))
    if last == "а":
        soft = s[:-1] + _SOFTENED[s[-1]] if s[-1] in _SOFTENED else s
        i = {f"{soft}і"}
        o = "ею ою" if s[-1] in "жшщчц" else "ою"
        y = "і" if s[-1] in "жшщч" else "и"
        out = _cases("а", y, "і", "у", o, "і", stem=s)
        return (out[0], out[1], frozenset(i), out[3], out[4], frozenset(i))
    if last == "я":
        vowel = s[-1] in "аеєиіїоуюя'"
        if len(s) > 1 and s[-1] == s[-2] and s[-1] in "лнтдсзжчш":  # Запоріжжя, Поділля
            return _cases("я", "я", "ю", "я", "ям", "і ю", stem=s)
        if s.endswith("'"):
            return _merge(_cases("я", "я", "ю", "я", "ям", "ї ю", stem=s), _cases("я", "ї", "ї", "ю", "єю", "ї", stem=s))
        return _cases("я", "ї" if vowel else "і", "ї" if vowel else "і", "ю", "єю" if vowel else "ею", "ї" if vowel else "і", stem=s)
    if last in "иі":
        soft = last == "і" and s[-1] not in "жшщч"
        a = "я" if soft else "а"
        extra: set[str] = set()
        if s[-1] == "к" and len(s) > 2 and s[-2] not in "аеєиіїоуюя":
            extra = {s[:-1] + "ок"} if s[-2] != "ь" else {s[:-2] + "ок", s[:-2] + "ьок"}
        out = _cases(last, f"ів {'ь' if soft else '-'}", f"{a}м", last, f"{a}ми", f"{a}х", stem=s)
        out = (out[0], out[1] | extra, *out[2:])
        return _merge(out, still(w))
    if last == "ї":
        return _cases("ї", "їв", "ям", "ї", "ями", "ях", stem=s)
    if last == "й":
        loc = "ї"
        return _cases("й", "я", "ю", "й", "єм", f"{loc} ю", stem=s)
    if last == "ь":
        stem = s
        if w.endswith(("піль", "сіль", "біль")):
            stem = s[:-2] + "ол"
        elif w.endswith("ець"):
            stem = s[:-2] + "ц" if s[-3] not in "аеєиіїоуюя" else s[:-2] + "йц"
        elif w.endswith("єць"):
            stem = s[:-2] + "йц"
        masc = _cases("я", "я", "ю", "я", "ем", "і ю", stem=stem)
        masc = (frozenset({w}), masc[1], masc[2], frozenset({w}), masc[4], masc[5])
        if w.endswith(("піль", "поль", "ець", "єць", "тель", "ель", "вль")):
            return masc
        fem_stem = {s}
        if len(s) > 2 and s[-2] == "і":
            fem_stem.add(s[:-2] + "о" + s[-1])
            fem_stem.add(s[:-2] + "е" + s[-1])
        fem = _merge(*(_cases("і", "і", "і", "і", "і", "і", stem=f) for f in sorted(fem_stem)))
        ins = {s + s[-1] + "ю", s + "ю"}
        fem = (frozenset({w}), fem[1], fem[2], frozenset({w}), frozenset(ins), fem[5])
        if w.endswith(("ань", "чь", "рь", "онь", "інь", "унь")):
            return fem if not w.endswith("рь") else _merge(masc, fem)
        return _merge(masc, fem)
    if last in "ую":
        return still(w)
    if w.endswith("ч") and w.endswith(("рч", "іч", "еч")) and w in {"керч", "піч", "ніч"}:
        return _cases("-", "і", "і", "-", "ю чю", "і", stem=w)
    if w.endswith(("ів", "їв")) and len(w) > 3:
        stems = []
        if w.endswith("їв"):
            stems = [w[:-2] + "єв"]
        elif w[-3] in "жшщчц":
            stems = [w[:-2] + "ев"]
        else:
            stems = [w[:-2] + "ов"]
            if w[-3] in "нрл":
                stems.append(w[:-2] + "ев")
        many = _merge(*(_cases("-", "а", "у", "-", "ом", "і у", stem=x) for x in stems))
        base = frozenset({w})
        return (base, many[1], many[2], base, many[4], many[5])
    if w.endswith(("ець",)):
        return still(w)
    stems = [w]
    if w.endswith(("ріг", "бір", "діл", "кіл", "ліг", "стіл", "двір")):
        stems = [w[:-2] + "о" + w[-1]]
    if w.endswith("ок") and len(w) > 5 and not w.endswith("сток"):
        stems = [w[:-2] + "к"]
    out = []
    for stem in stems:
        loc = "у"
        softened = set()
        if stem[-1] in _SOFTENED:
            softened = {stem[:-1] + _SOFTENED[stem[-1]] + "і"}
            if stem.endswith(("ськ", "цьк", "зьк")):
                softened, loc = set(), "у"
        else:
            loc = "і у"
        ins = "ем ом" if stem[-1] in "жшщчц" else "ом"
        one = _cases("-", "а у", "у" if not stem.endswith("ьк") else "у", "-", ins, loc, stem=stem)
        out.append((frozenset({w}), one[1], one[2], frozenset({w}), one[4], one[5] | softened))
    return _merge(*out)


# --- the dictionary ---------------------------------------------------------------------------------------------------


def _known(word: str, lang: str) -> list[Cases]:
    """Paradigms of the dictionary for a word that it knows as a noun in the nominative; [] where it does not."""
    morph = _MORPH[lang]
    found: list[Cases] = []
    if not morph.word_is_known(word):
        return found
    seen = set()
    parses = [p for p in morph.parse(word) if "NOUN" in str(p.tag) and "nomn" in str(p.tag)]
    places = [p for p in parses if "Geox" in str(p.tag)]
    people = ("Name", "Surn", "Patr", "Abbr")
    for p in places or [p for p in parses if not any(t in str(p.tag) for t in people)]:
        plural = "plur" in str(p.tag)
        rows: list[set[str]] = [set() for _ in CASES]
        for form in p.lexeme:
            tag = str(form.tag)
            if ("plur" in tag) != plural:
                continue
            for i, case in enumerate(CASES):
                if case in tag and not form.word.endswith(("ою", "ею", "ові", "еві", "єві") if lang == "ru" else ("ові", "еві", "єві")):
                    rows[i].add(form.word.replace("ё", "е"))
            if "loc2" in tag:
                rows[5].add(form.word.replace("ё", "е"))
        key = tuple(map(frozenset, rows))
        if all(rows) and key not in seen and (not found or places):
            seen.add(key)
            found.append(key)
    return found


@cache
def noun(word: str, lang: str) -> Cases:
    """Case forms of one word that is (the last part of) a name."""
    if len(word) < 3 or not re.fullmatch(r"[а-яіїєґ']+", word):
        return still(word)
    adj = _as_adjective(word, lang)
    known = _known(word, lang)
    if lang == "ru":
        if known:
            cases = _merge(*known)
            if word.endswith(("ово", "ево", "ино", "ыно")):
                cases = _merge(cases, _ru_noun(word))
            return cases
        return adj or _ru_noun(word)
    if known:
        return _merge(*known, *( [adj] if adj and word.endswith(("е", "є")) else [] ), *( [_uk_noun(word)] if word[-1] in "гкхв" or word.endswith(("ка", "га", "ха", "о")) else [] ))
    if adj:
        return adj if not word.endswith(("ле", "ре")) else _merge(adj, _uk_noun(word))
    return _uk_noun(word)


def _attribute(word: str, head: str, lang: str) -> Cases:
    """A word before the head of a name: «Нижний Новгород», «Біла Церква», «Сергиев Посад», «Гора Крестовая»."""
    adj = _as_adjective(word, lang)
    if adj:
        return adj
    if lang == "uk" and word[-1] in "ая" and head[-1] in "аяь":
        masc = word[:-1] + ("ий" if word[-1] == "а" else "ій")
        if any("ADJF" in str(p.tag) for p in _MORPH[lang].parse(word)) or word.endswith(("ня", "ва")):
            return adjective(masc, lang)["f"]
    if lang == "uk" and word[-1] in "ії" and head[-1] in "иі":
        return adjective(word[:-1] + "ий", lang)["p"]
    if lang == "uk" and word[-1] == "е":
        return adjective(word[:-1] + "ий", lang)["n"]
    if lang == "ru" and word.endswith(("ев", "ов", "ин")) and head[-1] not in "аяоеыи":
        return _cases("-", "а", "у", "-", "ым ом", "ом е", stem=word)
    if lang == "uk" and word.endswith(("ів", "їв")) and head[-1] not in "аяоеиі":
        return _uk_noun(word)
    return noun(word, lang)


def _combine(parts: list[Cases], joint: str) -> Cases:
    return tuple(frozenset(joint.join(p) for p in product(*(sorted(part[i]) for part in parts))) for i in range(6))


@cache
def _hyphenated(token: str, lang: str) -> Cases:
    parts = token.split("-")
    if len(parts) == 1:
        return noun(token, lang)
    if len(parts) > 2 and parts[1] in _FREEZE:
        first = noun(parts[0], lang)
        rest = "-".join(parts[1:])
        return tuple(frozenset(f"{f}-{rest}" for f in case) for case in first)
    head = "-".join(parts[:-1])
    last = noun(parts[-1], lang)
    frozen = tuple(frozenset(f"{head}-{f}" for f in case) for case in last)
    first = parts[0]
    if len(parts) > 2 or first in _FIXED_FIRST or first[-1] in "оеєьъ" or len(first) < 3:
        return frozen
    declined = _attribute(first, parts[-1], lang)
    both = _combine([declined, last], "-")
    if _as_adjective(parts[-1], lang) or _as_adjective(first, lang):
        return _merge(both, frozen) if not _as_adjective(first, lang) else both
    return _merge(both, frozen)


@cache
def cases(name: str, lang: str) -> Cases:
    """Case forms of a whole name of one or more words (lower case, ё → е)."""
    tokens = name.split(" ")
    if any(t.startswith("-") or t.endswith("-") or "--" in t for t in tokens):
        return still(name)
    if len(tokens) == 1:
        return _hyphenated(tokens[0], lang)
    frozen_from = next((i for i, t in enumerate(tokens) if t in _FREEZE and i), len(tokens))
    live, tail = tokens[:frozen_from], tokens[frozen_from:]
    parts: list[Cases] = []
    # The head is the last word, unless an adjective follows a noun («Станица Луганская», «Каменка Днепровская»).
    for i, token in enumerate(live):
        if i < len(live) - 1 and "-" not in token:
            parts.append(_attribute(token, live[i + 1], lang))
        else:
            parts.append(_hyphenated(token, lang) if i == len(live) - 1 and not (lang == "uk" and i and token.endswith("ська")) else _attribute(token, token, lang))
    parts += [still(t) for t in tail]
    return _combine(parts, " ")


def forms(name: str, lang: str) -> set[str]:
    """Every case form of a name, the nominative too."""
    tidy = " ".join(name.lower().replace("ё", "е").split())
    return {form for case in cases(tidy, lang) for form in case}
