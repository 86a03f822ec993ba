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

from dronelog.regions.build.cases import CASES, Cases, adjective, as_adjective, endings, merge, still
from dronelog.regions.build.nouns_ru import russian_noun
from dronelog.regions.build.nouns_uk import ukrainian_noun

_MORPH = {"ru": pymorphy3.MorphAnalyzer(lang="ru"), "uk": pymorphy3.MorphAnalyzer(lang="uk")}


def _words(text: str) -> list[str]:
    return text.split()


#: What a region or an island is called, before its own name.
_APPOSITION = frozenset(
    _words("республика республіка остров острів коса порт озеро сектор арсенал арсенал комбинат завод")
)
#: Initials do not change.
_INITIALS = frozenset(_words("аэс аес нпз грэс грес тэс тес тэц тец гпз гэс гес лпдс нпс хтз днр лнр кнр сша"))
# After one of these the rest of a name stands still: «Ростов-на-Дону», «посёлок имени Карла Либкнехта».
_FREEZE = frozenset(_words("на над под при у имени им. им de за до від пад в з ім. ім імені по из"))
# First halves of hyphenated names that never change.
_FIXED_FIRST = frozenset(
    _words(
        "усть усть' санкт йошкар улан нью сан лос ель эль аль аш ла ле порт тель нар соль спас гаврилов камень новий"
        " сент бад марий пер ханты бейт дейр"
    )
)


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
                if case in tag and not form.word.endswith(
                    ("ою", "ею", "ові", "еві", "єві") if lang == "ru" else ("ові", "еві", "єві")
                ):
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
    if len(word) < 3 or word in _INITIALS or not re.fullmatch(r"[а-яіїєґ']+", word):
        return still(word)
    adj = as_adjective(word, lang)
    known = _known(word, lang)
    if lang == "ru":
        if known:
            cases = merge(*known)
            if word.endswith(("ово", "ево", "ино", "ыно")):
                cases = merge(cases, russian_noun(word))
            return cases
        if adj and word.endswith("ой") and not word.endswith(("ской", "цкой")):
            return merge(adj, russian_noun(word))  # Джанкой is a noun, Луговой is not
        return adj or russian_noun(word)
    if known:
        return merge(
            *known,
            *([adj] if adj and word.endswith(("е", "є")) else []),
            *([ukrainian_noun(word)] if word[-1] in "гкхв" or word.endswith(("ка", "га", "ха", "о", "ки")) else []),
        )
    if adj:
        return adj if not word.endswith(("ле", "ре")) else merge(adj, ukrainian_noun(word))
    return ukrainian_noun(word)


def _attribute(word: str, head: str, lang: str) -> Cases:
    """A word before the head of a name: «Нижний Новгород», «Біла Церква», «Сергиев Посад», «Гора Крестовая»."""
    adj = as_adjective(word, lang)
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
    if lang == "ru" and word.endswith(("ево", "ово", "ино")) and head[-1] in "ео":  # Баренцево море
        return endings("о", "а", "у", "о", "ым", "ом", stem=word[:-1])
    if lang == "ru" and word.endswith(("ев", "ов", "ин")) and head[-1] not in "аяоеыи":
        return endings("-", "а", "у", "-", "ым ом", "ом е", stem=word)
    if lang == "uk" and word.endswith(("ів", "їв")) and head[-1] not in "аяоеиі":
        return ukrainian_noun(word)
    return noun(word, lang)


def _combine(parts: list[Cases], joint: str) -> Cases:
    return tuple(frozenset(map(joint.join, product(*(sorted(part[i]) for part in parts)))) for i in range(6))


@cache
def _hyphenated(token: str, lang: str) -> Cases:
    parts = token.split("-")
    if len(parts) == 1:
        return noun(token, lang)
    if len(parts) > 2 and parts[1] in _FREEZE:
        return _combine([noun(parts[0], lang), still("-".join(parts[1:]))], "-")
    head = "-".join(parts[:-1])
    last = noun(parts[-1], lang)
    frozen = _combine([still(head), last], "-")
    first = parts[0]
    if len(parts) > 2 or first in _FIXED_FIRST or first[-1] in "оеє" or len(first) < 3:
        return frozen
    declined = _attribute(first, parts[-1], lang)
    both = _combine([declined, last], "-")
    return both if as_adjective(first, lang) else merge(both, frozen)


@cache
def cases(name: str, lang: str) -> Cases:
    """Case forms of a whole name of one or more words (lower case, ё → е)."""
    tokens = name.split(" ")
    if any(t.startswith("-") or t.endswith("-") or "--" in t for t in tokens):
        return still(name)
    if len(tokens) == 1:
        return _hyphenated(tokens[0], lang)
    if tokens[0] in _APPOSITION:  # в Республике Крым, but «в республике Крыму» is not wrong either
        first = _combine([noun(tokens[0], lang), still(" ".join(tokens[1:]))], " ")
        return merge(first, _combine([noun(tokens[0], lang), cases(" ".join(tokens[1:]), lang)], " "))
    frozen_from = next((i for i, t in enumerate(tokens) if t in _FREEZE and i), len(tokens))
    live, tail = tokens[:frozen_from], tokens[frozen_from:]
    parts: list[Cases] = []
    for i, token in enumerate(live):
        if i < len(live) - 1 and "-" not in token:
            parts.append(_attribute(token, live[i + 1], lang))
        else:
            parts.append(_hyphenated(token, lang))
    parts += [still(t) for t in tail]
    return _combine(parts, " ")


def forms(name: str, lang: str) -> set[str]:
    """Every case form of a name, the nominative too."""
    tidy = " ".join(name.lower().replace("ё", "е").split())
    return {form for case in cases(tidy, lang) for form in case}
