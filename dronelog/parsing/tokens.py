"""Text → tokens: words, numbers, clock times, written dates, signs, line ends; each a place in the text."""

from __future__ import annotations

import re
import unicodedata

from dronelog.parsing.fold import JOINER, fold

WORD, NUMBER, CLOCK, DATE, SIGN, LINE = range(6)

# One pass, no nested repetition: time grows with the length of the text only. Words, the most of a text, come early.
_TOKEN = re.compile(
    r"(?P<abbr>\b(?:[a-z]\.){2,4}|\b[ap]\.? ?m\.)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:[\u00ad'\u0300-\u036f-]+[^\W_]+)*)"
    r"|(?P<date>\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b(?!\.?\d))"
    r"|(?P<clock>\b(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d%]|[.,:]\d| ?%))"
    r"|(?P<number>\d{1,3}(?:[ ,.]\d{3})+(?!\d)|\d{1,7}(?:[.,]\d{1,3})?(?!\d)|\d+)"
    r"|(?P<line>\n[ \n\u00ad]*)"
    r"|(?P<sign>[^\s\u00ad])"
)
#: What the groups of the pattern are, by their number; an abbreviation is a word that is written in its own way.
_ABBREVIATION = -1
_KINDS = (SIGN, _ABBREVIATION, WORD, DATE, CLOCK, NUMBER, LINE, SIGN)
_LOOKALIKE = str.maketrans("aceopxyikbmht", "асеорхуікьмнт")
_CYRILLIC = re.compile("[а-яіїєґ]")
_LATIN = re.compile("[a-z]")
_CYRILLIC_RUN = re.compile("[а-яіїєґ]+")
_LATIN_RUN = re.compile("[a-z]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+")
_SUFFIX = re.compile(r"-?(?:[а-яіїє]{1,3})\b")
_SUFFIX_STARTS = frozenset("-абвгдежзийклмнопрстуфхцчшщыьэюяіїє")
#: Words as folded → normalised, for texts in Latin letters and for those in Cyrillic; emptied when full.
_NORMS: tuple[dict[str, str], dict[str, str]] = ({}, {})
_REMEMBERED = 30_000
LONGEST_REMEMBERED = 60


#: Before the name of a medium that may be a number.
CHANNELS = ("channel", "telegram-channel", "канал", "телеграм-канал")

#: The article of Arabic names, written small: "Yahya al-Samadi".
_AL = frozenset(("al-", "el-", "as-", "ad-", "an-", "ar-", "at-", "az-"))


class Tokens:
    """Parallel lists, one entry a token. `norm` is the folded word (without a possessive 's), the value of a number is
    in `value`, `cap` tells a capital initial in the text as given.
    """

    __slots__ = ("cap", "end", "folded", "kind", "norm", "start", "text", "upper", "value")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = folded = fold(text)
        kind: list[int] = []
        norm: list[str] = []
        start: list[int] = []
        end: list[int] = []
        cap: list[bool] = []
        value: list[int | None] = []
        cyrillic = sum(map(len, _CYRILLIC_RUN.findall(folded))) > sum(map(len, _LATIN_RUN.findall(folded)))
        known = _NORMS[cyrillic]
        dashed = "—" in text
        position, size = 0, len(folded)
        while position < size:
            begin, position = position, size
            for found in _TOKEN.finditer(folded, begin):
                k = _KINDS[found.lastindex or 0]
                s, e = found.span()
                word = found.group()
                amount: int | None = None
                capital = moved = False
                if k == WORD:
                    if dashed and "-" in word and "—" in text[s:e]:
                        # "Oryol Oblast—three more": a long dash parts words, a hyphen joins them
                        e = text.index("—", s, e)
                        word, moved = folded[s:e], True
                    capital = text[s].istitle() or (text[s : s + 3] in _AL and text[s + 3 : s + 4].istitle())
                    word = known.get(word) or _norm(word, cyrillic)
                elif k == NUMBER:
                    amount = _amount(word)
                    if amount is not None and e < size and folded[e] in _SUFFIX_STARTS:
                        suffix = _SUFFIX.match(folded, e)
                        if suffix and (suffix.group()[0] == "-" or len(suffix.group()) <= 2):
                            e = suffix.end()
                            word, moved = folded[s:e], True
                elif k == LINE:
                    word = "\n\n" if word.count("\n") > 1 else "\n"
                elif k == _ABBREVIATION:
                    k = WORD
                    capital = text[s].istitle()
                    word = word.replace(".", "").replace(" ", "")
                kind.append(k)
                norm.append(word)
                start.append(s)
                end.append(e)
                cap.append(capital)
                value.append(amount)
                if moved:
                    position = e  # the token does not end where its match does: the next one is sought from there
                    break
        self.kind, self.norm, self.start, self.end, self.cap, self.value = kind, norm, start, end, cap, value

    def __len__(self) -> int:
        return len(self.kind)

    def slice(self, i: int, j: int) -> str:
        """The text as given from token `i` up to, not with, token `j`."""
        return self.text[self.start[i] : self.end[j - 1]] if j > i else ""


def _norm(word: str, cyrillic: bool) -> str:
    """A folded word as it is matched: cleaned, without a possessive 's."""
    clean = word if word.isascii() else _clean(word, cyrillic)
    if clean.endswith("'s"):
        clean = clean[:-2]
    if cyrillic and len(clean) == 1 and clean in "coaiy":
        clean = clean.translate(_LOOKALIKE)
    known = _NORMS[cyrillic]
    if len(known) >= _REMEMBERED:
        known.clear()
    if len(word) <= LONGEST_REMEMBERED:
        known[word] = clean
    return clean


def _amount(word: str) -> int | None:
    """What a number says; None for fractions and for numbers that nobody counts to."""
    if word.isdecimal():
        digits = word
    elif _GROUPED.fullmatch(word):
        digits = re.sub("[ ,.]", "", word)
    else:
        return None  # a fraction counts nothing
    return int(digits) if len(digits) < 10 else None


def _clean(word: str, cyrillic: bool) -> str:
    """A word without soft hyphens and accents, its decomposed letters composed, Latin look-alikes made Cyrillic."""
    if JOINER in word:
        word = word.replace(JOINER, "")
    if not word.isascii():
        if _ACCENT.search(word):
            word = unicodedata.normalize("NFC", word)
        if cyrillic and _CYRILLIC.search(word) and _LATIN.search(word) and "-" not in word:
            word = word.translate(_LOOKALIKE)
    return word
