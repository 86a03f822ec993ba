"""Russian and Ukrainian names in Latin letters as English news writes them, and across the two languages."""

from __future__ import annotations

import re


def _pairs(text: str) -> dict[str, str]:
    """A table from "а-a б-b …"."""
    return dict(pair.split("-") for pair in text.split())


_RU = _pairs(
    "а-a б-b в-v г-g д-d е-e ё-yo ж-zh з-z и-i й-y к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch ш-sh"
    " щ-shch ъ- ы-y ь- э-e ю-yu я-ya"
)
_UK = _pairs(
    "а-a б-b в-v г-h ґ-g д-d е-e ж-zh з-z и-y і-i к-k л-l м-m н-n о-o п-p р-r с-s т-t у-u ф-f х-kh ц-ts ч-ch ш-sh"
    " щ-shch ь- '-"
)


def _spell(word: str, table: dict[str, str]) -> str:
    return "".join(table.get(char, char) for char in word)


#: "Yelets" or "Elets", "Grayvoron" or "Graivoron", "Zhukovsky" or "Zhukovskiy", "Oryol" or "Orel".
_STYLES = (
    (True, "y", "y", "yo"),
    (False, "i", "y", "e"),
    (False, "y", "iy", "yo"),
    (True, "i", "iy", "e"),
    (False, "y", "y", "e"),
    (True, "y", "iy", "yo"),
)


def titled(name: str) -> str:
    """A name in lower case with its capitals: Кам'янець-Подільський."""
    small = {"на", "над", "под", "при", "de", "on", "na", "nad", "в", "у", "за"}
    parts = re.split(r"([ -])", name)
    return "".join(part if part in small and i else part[:1].upper() + part[1:] for i, part in enumerate(parts))


def _with_ia(spellings: list[str]) -> list[str]:
    """The spellings, and those that newspapers make of an ending «-ия», «-ія»: Feodosiia or Feodosiya, Feodosia."""
    short = dict.fromkeys(re.sub(r"i[iy]a\b", "ia", latin) for latin in spellings)
    return spellings + [latin for latin in short if latin not in spellings]


def russian(name: str) -> list[str]:
    """Spellings of a Russian name in English, the usual one first. `name` is in lower case."""
    out = []
    for ye, i, adj, yo in _STYLES:
        word = re.sub(r"(ый|ий)\b", "≈", name)
        word = word.replace("ё", "≡")
        if ye:
            word = re.sub(r"(\b|[аеиоуыэюяйъь])е", r"\1ye", word)
            word = re.sub(r"(?<=[^\s-])ие\b", "iye", word)
        else:
            word = re.sub(r"(?<=[ьъ])е", "ye", word)
        word = re.sub(r"[ьъ]о", "yo", word)
        latin = _spell(word, {**_RU, "й": i})
        latin = latin.replace("≈", adj).replace("≡", yo)
        latin = re.sub(r"(?<=[szc]h)yo", "o", latin)
        if latin not in out:
            out.append(latin)
    return _with_ia(out)


def ukrainian(name: str) -> list[str]:
    """Spellings of a Ukrainian name in English: the official one first, then the older one with y."""
    name = name.replace("’", "'").replace("ʼ", "'")
    official = re.sub(r"зг", "zgh", name)
    for char, first, later in (
        ("є", "ye", "ie"),
        ("ї", "yi", "i"),
        ("й", "y", "i"),
        ("ю", "yu", "iu"),
        ("я", "ya", "ia"),
    ):
        official = re.sub(rf"(?:(?<=^)|(?<=[\s-])){char}", first, official).replace(char, later)
    out = [_spell(official, _UK)]
    older = name.replace("є", "ye").replace("ї", "yi").replace("й", "y").replace("ю", "yu").replace("я", "ya")
    for text in (older, re.sub(r"yy\b", "yi", _spell(older, _UK)), re.sub(r"(ий|ій)\b", "y", older)):
        latin = _spell(text, _UK)
        if latin not in out:
            out.append(latin)
    short = re.sub(r"yi\b", "y", out[0])  # Khmelnytsky
    if short not in out:
        out.append(short)
    return _with_ia(out)


def to_ukrainian(name: str) -> list[str]:
    """A Russian name (lower case, ё kept) as Ukrainian writes it: Новочеркасск → новочеркаськ, Шебекино → шебекіно."""
    word = re.sub(r"(ое|ее)\b", "ѣ", name)
    word = re.sub(r"(?<=[а-я])ец\b", "ець", word)
    word = re.sub(r"сск(?=\b|ий|ая|ое|а\b|ой)", "ськ", word)
    word = re.sub(r"([сзц])к(?=\b|ий|ая|ѣ|ие|а\b|ой\b)", r"\1ьк", word)
    word = re.sub(r"ый\b|ий\b", "ѝ", word)
    word = re.sub(r"(?<=[аеиоуыэюяьъ])е|\bе(?!н)", "є", word)
    word = re.sub(r"(?<=[ьъ])и", "ї", word)
    word = re.sub(r"(?<=[аеоуыэюя])и", "ї", word)
    word = re.sub(r"(?<=[жшчщц])и", "ѝѝ", word)
    word = word.replace("и", "і").replace("ѝѝ", "и").replace("ѝ", "ий").replace("ы", "и")
    word = re.sub(r"(?<=[жшчщ])ё", "о", word)
    word = re.sub(r"\bё|(?<=[аеиоуєіїюя])ё", "йо", word).replace("ё", "ьо")
    word = word.replace("э", "е").replace("ъ", "'")
    word = re.sub(r"(ая|яя)\b", lambda m: "а" if m[0] == "ая" else "я", word)
    word = word.replace("ѣ", "е")
    word = re.sub(r"иє\b|ие\b|ые\b|іє\b|иє\b", "і", word)
    word = re.sub(r"\bніжн", "нижн", word).replace("нижний", "нижній").replace("верхний", "верхній")
    out = [word]
    # Белгород is Бєлгород in official use, Белгород and Білгород are met as well.
    soft = re.sub(r"(?<=[бвпмлнтдсз])е(?=[лсрвндтзк])", "є", word, count=1)
    if soft != word and name.startswith(("бе", "ве", "пе", "ме", "се", "де", "не", "ле")):
        out.append(soft)
    if "інськ" in word:  # Новошахтинськ, but Челябінськ
        out.append(word.replace("інськ", "инськ"))
    if word.endswith(("іно", "ово", "ево", "єво")):
        out.append(word[:-1] + "е")
    return out


def to_russian(name: str) -> list[str]:
    """A Ukrainian name (lower case) as Russian writes it, letter by letter: Куп'янськ → купянск."""
    word = name.replace("ськ", "ск").replace("цьк", "цк").replace("зьк", "зк")
    word = re.sub(r"(ий|ій)\b", "ый", word)
    word = re.sub(r"(?<=[кгх])ый\b", "ий", word)
    word = word.replace("'", "ъ") if "б'" in word or "в'" in word else word.replace("'", "ь")
    word = re.sub(r"(?<=[сцз]к)а\b", "ая", word) if " " in word or "-" in word else word
    word = re.sub(r"(ськ|[сц]к)е\b", r"\1ое", word)
    word = (
        re.sub(r"(?<=[жшчщ])и", "и", word)
        .replace("и", "ы")
        .replace("і", "и")
        .replace("ї", "и")
        .replace("є", "е")
        .replace("ґ", "г")
    )
    word = re.sub(r"(?<=[жшчщкгх])ы", "и", word)
    word = re.sub(r"ове\b", "ово", word)
    word = re.sub(r"не\b", "ное", word)
    word = re.sub(r"(?<=[оаеиы])ив\b", "ев", word)
    word = re.sub(r"ив\b", "ов", word)
    return [word]
