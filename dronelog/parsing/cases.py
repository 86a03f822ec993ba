"""The nominative of a name: «мера Івана Франчука» → «мер Іван Франчук», «столичной мэрии» → «столичная мэрия»."""

from __future__ import annotations

import re

from dronelog.parsing.names import nominative_given, stem

_CYRILLIC = re.compile("[а-яіїєґ]")
_MEN_IN_A = frozenset(
    (
        *("илья", "никита", "лука", "фома", "кузьма", "савва"),
        *("ілля", "микита", "микола", "сава", "хома", "левко", "ярема", "олекса"),
    )
)


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a, _, b in (pair.partition(":") for pair in text.split()))


# Words for an office that decline, by stem; the rest of a title («обласної військової адміністрації») stays as it is.
_TITLE_WORDS = """
    губернатор мэр мер начальник очільник керівник голова глава руководитель речник речниця представник
    представниця представитель представительница министр міністр президент заместитель заступник заступниця
    спикер спікер прессекретар пресс-секретарь советник радник радниця командир командувач директор директорка
    раис прокурор староста градоначальник посадовець чиновник ставленик ставленник лидер лідер мерка мэрша
    командующий полковник генерал
"""
_TITLES = {stem(word): word for word in _TITLE_WORDS.split()}
_ADJECTIVES = {
    "ого": ("ий", "ый"), "ему": ("ій", "ий"), "ому": ("ий", "ый"), "ым": ("ый", "ый"), "им": ("ий", "ий"),
}  # fmt: skip


def nominative(text: str, russian: bool = False) -> str:
    """A title and name in the nominative where their case forms are known: «мера Івана Франчука» → «мер Іван Франчук».

    Only a name whose given name stands in another case changes, and the title before it; of bodies those whose noun is
    known («столичной мэрии» → «столичная мэрия»).
    """
    words = text.split(" ")
    if not text.isascii() and _body(words):
        return " ".join(words)
    for k, word in enumerate(words):
        low = word.lower().replace("ё", "е")
        base = nominative_given(low, russian) if word[:1].isupper() and _CYRILLIC.search(low) else None
        if base is None or base == low or k + 1 >= len(words):
            continue
        words[k] = base.capitalize()
        male = base in _MEN_IN_A or base[-1] not in "ая"
        words[k + 1] = _surname(words[k + 1], male)
        _title(words, k)
        break
    return " ".join(words)


# Nouns for bodies: gender or number, and the nominative.
_BODIES: dict[str, list[tuple[str, str]]] = {}
for _kind, _nouns in (
    (
        "f",
        """
        мэрия мерія полиция поліція милиция прокуратура генпрокуратура администрация адміністрація
        росавиация росавіація служба пресс-служба прес-служба пресслужба рада дума гвардия гвардія разведка
        розвідка охрана охорона инспекция інспекція
        """,
    ),
    (
        "m",
        """
        генштаб штаб оперштаб комитет комітет флот госпогранкомитет следком слідком департамент центр
        """,
    ),
    (
        "n",
        """
        министерство міністерство правительство управление управління командование командування ведомство
        відомство
        """,
    ),
    (
        "p",
        """
        силы сили власти следователи слідчі военные військові жители мешканці энергетики енергетики
        """,
    ),
):
    for _noun in _nouns.split():
        _BODIES.setdefault(stem(_noun), []).append((_kind, _noun))
_FEMALE = frozenset(("ова", "ода", "мва", "рва", "вга"))  # abbreviations that do not decline
_UKRAINIAN = re.compile("[іїєґ]|ськ|цьк")
_OBLIQUE = ("ої", "ій", "ой", "ею", "ою", "их", "ых", "ого", "ому")
_CASES_OF_ADJECTIVES = (
    "ого",
    "ому",
    "ими",
    "ыми",
    "ої",
    "ій",
    "ою",
    "ую",
    "ей",
    "ой",
    "их",
    "ых",
    "им",
    "ым",
    "ом",
    "ім",
)
_NOMINATIVES = {
    "f": ("а", "ая"), "m": ("ий", "ый"), "n": ("е", "ое"), "p": ("і", "ые"),
}  # fmt: skip


def _noun_of(word: str, ukrainian: bool) -> tuple[str, str]:
    """Gender or number and nominative of a noun for a body, or of its abbreviation; ("", "") where it is none."""
    if word in _FEMALE:
        return "f", word
    root = stem(word)
    if root in _TITLES and not word.startswith(("мері", "мэри")):
        return "", ""
    known = _BODIES.get(root, [])
    # «силы» and «сили» share their stem
    fitting = [k for k in known if ("ы" in k[1] or "э" in k[1]) != ukrainian]
    return (fitting or known or [("", "")])[0]


def _body(words: list[str]) -> bool:
    """Put the noun for a body and the adjectives before it into the nominative; whether there was one to change."""
    ukrainian = bool(_UKRAINIAN.search(" ".join(words).lower()))
    for k, word in enumerate(words[:5]):
        low = word.lower().replace("ё", "е")
        kind, base = _noun_of(low, ukrainian)
        if kind:
            if base == low and not any(w.endswith(_OBLIQUE) for w in words[:k]):
                return False
            for m in range(k):
                ending = next(e for e in _CASES_OF_ADJECTIVES if words[m].endswith(e))
                root = words[m][: -len(ending)]
                new = _NOMINATIVES[kind][0 if ukrainian else 1]
                if not ukrainian and root[-1:] in "кгхжшщ":
                    new = {"ый": "ий", "ые": "ие"}.get(new, new)
                words[m] = root + new
            if base != low:
                words[k] = base.capitalize() if word[:1].isupper() else base
            return True
        if not word.endswith(_CASES_OF_ADJECTIVES):
            return False
    return False


def _title(words: list[str], end: int) -> None:
    """The first word for an office before token `end`, and its adjectives, in the nominative."""
    for k in range(end):
        base = _TITLES.get(stem(words[k].lower()))
        if base is None:
            continue
        words[k] = base.capitalize() if words[k][:1].isupper() else base
        for m in range(k):
            for ending, (soft, hard) in _ADJECTIVES.items():
                if words[m].endswith(ending):
                    ukrainian = "і" in words[m] or "ськ" in words[m]
                    words[m] = words[m][: -len(ending)] + (
                        soft if ukrainian or words[m][-len(ending) - 1] in "кгх" else hard
                    )
                    break
        return


def _surname(word: str, male: bool) -> str:
    """The nominative of a surname in the genitive, the dative or the instrumental."""
    rules = _MEN if male else _WOMEN
    for ending, instead in rules:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            return word[: -len(ending)] + instead
    return word


# The first ending that fits is exchanged.
_MEN = _pairs(
    """
    ського:ський цького:цький зького:зький ского:ский цкого:цкий ському:ський скому:ский ським:ський ским:ский
    ового:овий евого:евий ого:ий енка:енко енку:енко енком:енко овым:ов евым:ев иным:ин ым: ця:ець цем:ець
    цю:ець ія:ій ия:ий ея:ей ля:ль ки:ка би:ба ши:ша ды:да бы:ба ди:да ри:ра ры:ра ты:та ти:та ни:на ны:на ом:
    ем: ові: а: у:
    """
)
_WOMEN = _pairs(
    """
    ської:ська ской:ская ською:ська ової:ова євої:єва овой:ова евой:ева иной:ина іної:іна иної:ина ки:ка ої:а
    """
)
