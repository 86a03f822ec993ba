"""Text → tokens: words, numbers, clock times, written dates, signs, line ends; each a place in the text."""

from __future__ import annotations

import re
import unicodedata

from dronelog.parsing.fold import JOINER, fold

WORD, NUMBER, CLOCK, DATE, SIGN, LINE = range(6)

# One pass, no nested repetition: time grows with the length of the text only.
_TOKEN = re.compile(
    r"(?P<date>\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\b(?!\.?\d))"
    r"|(?P<clock>\b(?:[01]?\d|2[0-4])[:.][0-5]\d(?![\d%]|[.,:]\d| ?%))"
    r"|(?P<number>\d{1,3}(?:[ ,.]\d{3})+(?!\d)|\d{1,7}(?:[.,]\d{1,3})?(?!\d)|\d+)"
    r"|(?P<abbr>\b(?:[a-z]\.){2,4}|\b[ap]\.? ?m\.)"
    r"|(?P<word>[^\W\d_][^\W_\u00ad]*(?:[\u00ad'\u0300-\u036f-]*[^\W_]+)*)"
    r"|(?P<line>\n[ \n\u00ad]*)"
    r"|(?P<sign>[^\s\u00ad])"
)
_LOOKALIKE = str.maketrans("aceopxyikbmht", "асеорхуікьмнт")
_CYRILLIC = re.compile("[а-яіїєґ]")
_LATIN = re.compile("[a-z]")
_SUFFIX = re.compile(r"-?(?:[а-яіїє]{1,3})\b")


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
        cyrillic = len(_CYRILLIC.findall(folded)) > len(_LATIN.findall(folded))
        position = 0
        match = _TOKEN.match
        search = _TOKEN.search
        size = len(folded)
        while position < size:
            found = match(folded, position) or search(folded, position)
            if found is None:
                break
            group = found.lastgroup
            s, e = found.span()
            word = folded[s:e]
            amount: int | None = None
            if group == "word":
                k = WORD
                if "-" in word and "—" in text[s:e]:
                    e = text.index("—", s, e)  # "Oryol Oblast—three more": a long dash parts words, a hyphen joins them
                    word = folded[s:e]
                if JOINER in word or not word.isascii():
                    word = _clean(word, cyrillic)
                if word.endswith("'s"):
                    word = word[:-2]
                if cyrillic and len(word) == 1 and word in "coaiy":
                    word = word.translate(_LOOKALIKE)
            elif group == "sign":
                k = SIGN
            elif group == "number":
                k = NUMBER
                digits = word.replace(" ", "").replace(",", "")
                if re.fullmatch(r"\d{1,3}(?:[ ,.]\d{3})+", word):
                    digits = re.sub(r"[ ,.]", "", word)
                    amount = int(digits) if len(digits) < 10 else None
                elif "." in word or "," in word:
                    amount = None  # a fraction counts nothing
                else:
                    amount = int(digits) if len(digits) < 10 else None
                if amount is not None and e < size and folded[e] in "-" + "абвгдежзийклмнопрстуфхцчшщыьэюяіїє":
                    suffix = _SUFFIX.match(folded, e)
                    if suffix and (suffix.group()[0] == "-" or len(suffix.group()) <= 2):
                        e = suffix.end()
                        word = folded[s:e]
            elif group == "line":
                k = LINE
                word = "\n\n" if word.count("\n") > 1 else "\n"
            elif group == "clock":
                k = CLOCK
            elif group == "abbr":
                k = WORD
                word = word.replace(".", "").replace(" ", "")
            else:
                k = DATE
            kind.append(k)
            norm.append(word)
            start.append(s)
            end.append(e)
            first = text[s]
            cap.append(k == WORD and (first.isupper() or first.istitle()))
            value.append(amount)
            position = e if e > position else position + 1
        self.kind, self.norm, self.start, self.end, self.cap, self.value = kind, norm, start, end, cap, value

    def __len__(self) -> int:
        return len(self.kind)

    def slice(self, i: int, j: int) -> str:
        """The text as given from token `i` up to, not with, token `j`."""
        return self.text[self.start[i] : self.end[j - 1]] if j > i else ""


def _clean(word: str, cyrillic: bool) -> str:
    """A word without soft hyphens and accents, its decomposed letters composed, Latin look-alikes made Cyrillic."""
    if JOINER in word:
        word = word.replace(JOINER, "")
    if not word.isascii():
        if any("\u0300" <= c <= "\u036f" for c in word):
            word = unicodedata.normalize("NFC", word)
        if cyrillic and _CYRILLIC.search(word) and _LATIN.search(word) and "-" not in word:
            word = word.translate(_LOOKALIKE)
    return word
