"""Polish, Romanian, Lithuanian, Latvian, Estonian and Finnish names as Russian and Ukrainian newspapers spell them.

Only for places of which GeoNames has no Russian or Ukrainian name; the usual rules of practical transcription.
"""

from __future__ import annotations

import re

_Rules = tuple[tuple[str, str], ...]

_PL: _Rules = (
    (r"szcz", "щ"),
    (r"dż|drz", "дж"),
    (r"dź|dzi(?=[aeouóąę])", "дзь"),
    (r"ch", "х"),
    (r"cz", "ч"),
    (r"sz", "ш"),
    (r"rz(?=$|[^aeiouóąęy])|(?<=[ptkc])rz", "ш"),
    (r"rz|ż", "ж"),
    (r"ść", "сць"),
    (r"ci(?=[aeouóąę])", "ць"),
    (r"si(?=[aeouóąę])", "сь"),
    (r"zi(?=[aeouóąę])", "зь"),
    (r"ni(?=[aeouóąę])", "нь"),
    (r"ć", "ць"),
    (r"ś", "сь"),
    (r"ź", "зь"),
    (r"ń", "нь"),
    (r"ski\b", "ский"),
    (r"cki\b", "цкий"),
    (r"ska\b", "ская"),
    (r"cka\b", "цкая"),
    (r"skie\b", "ске"),
    (r"ją|ią", "ён"),
    (r"ję|ię", "ен"),
    (r"ą(?=[pb])", "ом"),
    (r"ę(?=[pb])", "ем"),
    (r"ą", "он"),
    (r"ę", "ен"),
    (r"\bjó|\bjo", "йо"),
    (r"ia|ja", "я"),
    (r"ie|je", "е"),
    (r"io|jo|ió|jó", "ё"),
    (r"iu|ju", "ю"),
    (r"la", "ля"),
    (r"lo|ló", "лё"),
    (r"lu", "лю"),
    (r"l(?=[^eiyaou]|$)", "ль"),
    (r"ł", "л"),
    (r"ó", "у"),
    (r"w", "в"),
    (r"y\b", "ы"),
    (r"y", "ы"),
    (r"j", "й"),
    (r"dz", "дз"),
    (r"c", "ц"),
    (r"h", "х"),
)
_RO: _Rules = (
    (r"sc(?=[ei])", "шт"),
    (r"cea\b", "ча"),
    (r"gea\b", "джа"),
    (r"ce|ci(?=[aou])", "че"),
    (r"chi", "ки"),
    (r"che", "ке"),
    (r"ghi", "ги"),
    (r"ghe", "ге"),
    (r"ci", "чи"),
    (r"gi", "джи"),
    (r"ge", "дже"),
    (r"ești\b|eşti\b", "ешти"),
    (r"ți\b|ţi\b", "ць"),
    (r"ți|ţi", "ци"),
    (r"ș|ş", "ш"),
    (r"ț|ţ", "ц"),
    (r"ă", "э"),
    (r"â|î", "ы"),
    (r"ia\b", "ия"),
    (r"ea\b", "я"),
    (r"iu", "ью"),
    (r"ie\b", "ие"),
    (r"j", "ж"),
    (r"h", "х"),
    (r"c", "к"),
    (r"eni\b", "ень"),
    (r"ani\b", "ань"),
    (r"i\b", "ь"),
    (r"y", "и"),
    (r"w", "в"),
    (r"x", "кс"),
    (r"q", "к"),
)
_LT: _Rules = (
    (r"iai", "яй"),
    (r"iau", "яу"),
    (r"ai", "ай"),
    (r"ei", "ей"),
    (r"au", "ау"),
    (r"uo", "уо"),
    (r"ie", "е"),
    (r"ia|ią", "я"),
    (r"iu|ių|iū", "ю"),
    (r"io", "ё"),
    (r"dž", "дж"),
    (r"ch", "х"),
    (r"č", "ч"),
    (r"š", "ш"),
    (r"ž", "ж"),
    (r"ė|ę", "е"),
    (r"ą", "а"),
    (r"į", "и"),
    (r"ų|ū", "у"),
    (r"j(?=[aą])a", "я"),
    (r"ja", "я"),
    (r"ju", "ю"),
    (r"jo", "ё"),
    (r"je", "е"),
    (r"j", "й"),
    (r"y", "и"),
    (r"c", "ц"),
    (r"h", "х"),
)
_LV: _Rules = (
    (r"ai", "ай"),
    (r"ei", "ей"),
    (r"ie", "ие"),
    (r"ā", "а"),
    (r"ē", "е"),
    (r"ī", "и"),
    (r"ū", "у"),
    (r"dž", "дж"),
    (r"č", "ч"),
    (r"š", "ш"),
    (r"ž", "ж"),
    (r"ģe", "ге"),
    (r"ģ", "г"),
    (r"ķ", "к"),
    (r"ļ(?=[^aeiou]|$)", "ль"),
    (r"ļa", "ля"),
    (r"ļu", "лю"),
    (r"ļ", "л"),
    (r"ņ(?=[^aeiou]|$)", "нь"),
    (r"ņa", "ня"),
    (r"ņ", "н"),
    (r"ja", "я"),
    (r"ju", "ю"),
    (r"je", "е"),
    (r"j", "й"),
    (r"c", "ц"),
    (r"h", "х"),
)
_ET: _Rules = (
    (r"\bä", "э"),
    (r"\bö", "э"),
    (r"ä", "я"),
    (r"ö", "ё"),
    (r"õ", "ы"),
    (r"\bü", "ю"),
    (r"ü", "ю"),
    (r"\be", "э"),
    (r"jaa", "яа"),
    (r"ja", "я"),
    (r"jõ", "йы"),
    (r"jo", "йо"),
    (r"ju", "ю"),
    (r"je", "е"),
    (r"jä", "я"),
    (r"j", "й"),
    (r"(?<=[aeouõäöü])i", "й"),
    (r"š", "ш"),
    (r"ž", "ж"),
    (r"h", "х"),
    (r"c", "к"),
    (r"y", "ю"),
    (r"w", "в"),
    (r"x", "кс"),
    (r"å", "о"),
)
_TABLES: dict[str, _Rules] = {"PL": _PL, "RO": _RO, "MD": _RO, "LT": _LT, "LV": _LV, "EE": _ET, "FI": _ET}
COUNTRIES = frozenset(_TABLES)
_LETTERS = dict(zip("abdefghiklmnoprstuvzy", "абдефгхиклмнопрстувзы", strict=True))


def russian(name: str, country: str) -> str | None:
    """The Russian spelling; None where the country's language has no table."""
    rules = _TABLES.get(country)
    if rules is None:
        return None
    parts = [re.split(r"([ -])", name.lower())][0]
    done = "".join(part if part in " -" else _word(part, rules) for part in parts)
    if country in ("PL", "RO", "LT"):
        done = done.replace(" ", "-")
    return done if re.fullmatch(r"[а-яё' -]+", done) else None


def _word(word: str, rules: _Rules) -> str:
    # What a rule has made is Cyrillic, so no later rule, all of them Latin, touches it again.
    for pattern, new in rules:
        word = re.sub(pattern, new, word)
    word = re.sub(r"\be|(?<=[аоуыэ])e", "э", word) if word[:1] == "e" else word
    word = "".join(_LETTERS.get(char, char) for char in word)
    return (
        re.sub(r"ь(?=[аеёиоуыэюя])(?![еёюя])", "", word)
        .replace("ьья", "ья")
        .replace("шы", "ши")
        .replace("жы", "жи")
        .replace("чы", "чи")
    )
