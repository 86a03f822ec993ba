"""Districts: hand-written lists, and those of GeoNames put back into Cyrillic."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from dronelog.regions.build.book import Book, Entry, is_adjective, own_id
from dronelog.regions.build.cases import adjective
from dronelog.regions.build.codes import Divisions
from dronelog.regions.build.extra import rows
from dronelog.regions.build.romanise import russian, titled, to_russian, to_ukrainian, ukrainian
from dronelog.regions.build.sources import Sources
from dronelog.regions.fold import fold

_LATIN = re.compile(r"shch|zh|kh|ts|ch|sh|ye|yë|yo|yu|ya|yy$|iy$|(?<=[aeiouyë])y|[a-zë’']", re.I)
_BACK = {
    "shch": ["щ"],
    "zh": ["ж"],
    "kh": ["х"],
    "ts": ["ц", "тс"],
    "ch": ["ч"],
    "sh": ["ш"],
    "ye": ["е"],
    "yë": ["ё"],
    "yo": ["ё"],
    "yu": ["ю"],
    "ya": ["я"],
    "yy": ["ый"],
    "iy": ["ий"],
    "a": ["а"],
    "b": ["б"],
    "c": ["ц"],
    "d": ["д"],
    "e": ["е", "э"],
    "ë": ["ё"],
    "f": ["ф"],
    "g": ["г"],
    "h": ["х"],
    "i": ["и"],
    "j": ["й"],
    "k": ["к"],
    "l": ["л", "ль"],
    "m": ["м"],
    "n": ["н", "нь"],
    "o": ["о"],
    "p": ["п"],
    "q": ["к"],
    "r": ["р", "рь"],
    "s": ["с"],
    "t": ["т"],
    "u": ["у"],
    "v": ["в"],
    "w": ["в"],
    "x": ["кс"],
    "y": ["ы", "й"],
    "z": ["з"],
    "’": ["ь"],
    "'": ["ь"],
}
_SKY = re.compile(
    r"(.+?)(?:s(?:’|')?k(?:iy|y|ij|yi|i)) (?:Rayon|Raion|rayon|District|Gorodskoy Okrug|rajon|Rajon|Ulus"
    r"|Municipal District)$"
)


def add_hand(book: Book, regions: dict[str, Entry]) -> None:
    """The lists of ``extra/districts.tsv``."""
    for code, lang, names in rows("districts.tsv"):
        if code not in regions:
            raise SystemExit(f"districts.tsv: no region {code}")
        for name in names.split(";"):
            word, _, other = name.partition("=")
            if is_adjective(fold(word), lang):
                ru, uk = (
                    (word, other or to_ukrainian(word)[0]) if lang == "ru" else (other or to_russian(word)[0], word)
                )
                add_adjective(book, code, ru, uk, local=lang)
            else:
                _add_noun(book, code, word, other, lang)


def _display(word: str, lang: str) -> str:
    latin = russian(word)[0] if lang == "ru" else ukrainian(word)[0]
    return titled(latin)


def add_adjective(book: Book, code: str, ru: str, uk: str, *, local: str, number: int = 0) -> Entry:
    """A district whose name is an adjective (masculine nominative in both languages)."""
    ru, uk = ru.lower(), uk.lower()
    for entry in _OF[id(book)][code]:
        if fold(entry.ru).startswith(fold(ru) + " "):
            return entry
    en = f"{_display(ru if local == 'ru' else uk, local)} District"
    entry = book.add(
        Entry(
            number or own_id("district", code, fold(ru)),
            "district",
            code,
            en,
            f"{ru.capitalize()} район",
            f"{uk.capitalize()} район",
        )
    )
    _OF[id(book)][code].append(entry)
    for word, lang in ((ru, "ru"), (uk, "uk")):
        paradigm = adjective(fold(word), lang)
        # «Грайворонский район, округ»; communities and «община» are feminine
        genders = "mf" if code.startswith("UA") else "m"
        for gender in genders:
            for case in paradigm[gender]:
                for form in case:
                    book.key(form, entry, lang, adj=True)
    for text in {*russian(ru)[:4], *(ukrainian(fold(uk))[:5] if code.startswith("UA") else [])}:
        book.english(text, entry, adj=True)
        if text.endswith("sky"):  # Obolonskyi, Obolonska
            book.english(text[:-1] + ("a" if code.startswith("UA") else "y"), entry, adj=True)
    return entry


def _add_noun(book: Book, code: str, word: str, other: str, lang: str) -> None:
    text = re.sub(r" район$", "", word)
    ru, uk = (text, other) if lang == "ru" else (other, text)
    entry = book.add(
        Entry(own_id("district", code, fold(text)), "district", code, _title(text, lang), ru or text, uk or ru or text)
    )
    if text.endswith(("щина", "чина", "жжя", "лля", "ье")):  # a part of a region, not a village
        entry.size = 100_000
    if ru:
        book.russian_place(ru, entry, across=not uk)
    if uk:
        book.ukrainian_place(uk, entry, across=not ru)


def _title(text: str, lang: str) -> str:
    latin = russian(text.lower())[0] if lang == "ru" else ukrainian(fold(text))[0]
    return titled(latin)


def add_communities(book: Book) -> None:
    """Ukrainian communities are called by the adjective of their centre: Велика Димерка → Великодимерська громада."""
    known = {
        key
        for key, number in book.names
        if book.entries[number].kind == "district" and book.entries[number].region.startswith("UA")
    }
    towns = [e for e in book.entries.values() if e.kind == "town" and e.region.startswith("UA") and e.size >= 2_000]
    for town in sorted(towns, key=lambda e: e.id):
        for word in community(fold(town.uk))[:1]:
            if word[:-2] + "ої" in known:
                continue
            paradigm = adjective(word, "uk")
            en, uk = f"{_display(word[:-2] + 'а', 'uk')} Hromada", f"{word[:-2].capitalize()}а громада"
            number = own_id("community", town.region, word)
            entry = book.add(Entry(number, "district", town.region, en, f"{town.ru} (община)", uk))
            for case in paradigm["f"]:
                for form in case:
                    book.key(form, entry, "uk", adj=True)
            book.english(ukrainian(word[:-2] + "а")[0], entry, adj=True)


#: What the adjective of a settlement is, by the end of its name; the first that fits.
_COMMUNITY = (
    (r"(.*[сзц]ь)к(?:ий|е|а)?$", ("кий",)),
    (r"(.*[аеиіїоуюя]в)ка$", ("ський",)),
    (r"(.*[нрл])ька$", ("ський",)),
    (r"(.*[бвгджзлмнпрстф])ка$", ("ський", "ківський")),
    (r"(.*)(?:о|е|є)ве$", ("івський", "овський")),
    (r"(.*н)е$", ("енський", "ський")),
    (r"(.*[ії]в)$", ("ський",)),
    (r"(.*)[кц]и$", ("цький",)),
    (r"(.*[чшщ])і$", ("івський",)),
    (r"(.*)(?:га|ж|г|за)$", ("зький",)),
    (r"(.*)(?:ки|к|ць|ч)$", ("цький",)),
    (r"(.*п)ілля$", ("ільський",)),
    (r"(.*л)ь$", ("ьський",)),
    (r"(.*л)е$", ("ьський",)),
    (r"(.*)[аяиіоь]$", ("ський",)),
    (r"(.*[бвдлмнпрстф])$", ("ський",)),
)


def community(name: str) -> list[str]:
    """Adjectives (masculine) that a Ukrainian settlement's name may have; the likeliest first."""
    *before, last = re.split(r"[ -]", name)
    if any(len(part) < 4 for part in (*before, last)):
        return []
    joined = "".join(re.sub(r"(ий|ій|а|я|е|і|и)$", "", part) + "о" for part in before)
    made = []
    for pattern, ends in _COMMUNITY:
        found = re.match(pattern, last)
        if found:
            made = [joined + found[1] + end for end in ends]
            break
    return made


_OF: dict[int, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))


def candidates(latin: str) -> Iterator[str]:
    """Cyrillic words that BGN romanisation turns into this one; the plainest first."""
    parts = _LATIN.findall(latin.lower())
    choices = [
        _BACK[p] if p != "y" or not i or parts[i - 1][-1] not in "aeiouyë" else ["й"] for i, p in enumerate(parts)
    ]
    # a soft sign before another consonant only, and at most a few thousand tries
    for i, p in enumerate(parts):
        if p in "lnr" and (i + 1 == len(parts) or parts[i + 1] in ("i", "e", "a", "o", "u", "y", "’", "'", "iy", "yy")):
            choices[i] = choices[i][:1]
    tried = sorted(product(*choices), key=lambda c: sum(x != y[0] for x, y in zip(c, choices, strict=True)))
    for combination in tried[:3000]:
        yield "".join(combination)


def _back(book: Book, stem: str, towns: set[str], zipf: dict[str, float]) -> tuple[str, bool]:
    """The Russian adjective of which "Grayvoron" is the stem, and whether a dictionary or a town confirms it."""
    *before, last = stem.split("-")
    first = [_word(book, part, zipf) for part in before]
    guesses = [re.sub(r"(?<=[бвгджзклмнпрстф])цский$", "цкий", g) for g in candidates(last + "skiy")]
    joined = ["-".join([*first, g]) for g in guesses]
    for word, whole in zip(guesses, joined, strict=True):
        if (
            book.guard.known(whole, "ru")
            or book.guard.known(word, "ru")
            or zipf.get(whole, 0) > 1
            or zipf.get(word, 0) > 1
        ):
            return whole, True
    near = next((w for w in joined if fold(w)[:5] in towns), None)
    return near or joined[0], near is not None


def _word(book: Book, latin: str, zipf: dict[str, float]) -> str:
    guesses = list(candidates(latin))
    return next((g for g in guesses if book.guard.known(g, "ru") or zipf.get(g, 0) > 2), guesses[0])


def add_geonames(book: Book, sources: Sources, divisions: Divisions, regions: dict[str, Entry]) -> list[str]:
    """Russian districts that the hand-written lists lack. Returns those that no dictionary confirms."""
    stems: dict[str, set[str]] = defaultdict(set)
    for entry in book.entries.values():
        if entry.kind == "town" and entry.region.startswith("RU"):
            stems[entry.region].add(fold(entry.ru)[:5])
    zipf = book.guard.zipf["ru"]
    unsure = []
    hand = {row[0] for row in rows("districts.tsv")}
    for division, name in sorted(sources.admin2.items()):
        if not division.startswith("RU."):
            continue
        found = _SKY.match(name)
        if not found:
            continue
        first = ".".join(division.split(".")[:2])
        code = divisions.of(first, sources.admin1.get(first, ""))
        if code not in regions or code in hand:
            continue
        best, sure = _back(book, found[1], stems[code], zipf)
        if not sure:
            unsure.append(f"{name} → {best}")
        add_adjective(book, code, best, to_ukrainian(best)[0], local="ru", number=0)
    return unsure
