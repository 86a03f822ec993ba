"""When are two spellings of a name nearly the same? Reduce both to a skeleton and compare those.

The skeleton forgets what systems of romanisation disagree on: Dzhezkazgan, Zhezqazghan and Jezkazgan share one, and
so do Грайворон, Grayvoron and Graivoron.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """A table from "a=b c=d …"."""
    return tuple((old, new) for old, _, new in (pair.partition("=") for pair in text.split()))


_LETTERS: Final = str.maketrans(dict(_pairs("ł=l ø=o đ=d ð=d þ=th ß=ss æ=ae œ=oe ı=i ə=a ħ=h ŋ=n")))
_CYRILLIC: Final = str.maketrans(
    dict(
        _pairs(
            "а=a б=b в=v г=g ґ=g д=d е=e ё=e є=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f"
            " х=h ц=c ч=c ш=s щ=s ъ= ы=i ь= э=e ю=u я=a"
        )
    )
)
_ALIKE: Final = _pairs(
    "shch=s sch=s dzh=z dj=z zh=z kh=h tch=c ch=c cz=c sh=s sz=s ts=c tz=c gh=g q=k x=ks w=v yo=e io=e ye=e "
    "ie=e je=e ja=a ju=u j=i y=i ii=i ia=a iu=u ou=u"
)
_DOUBLE: Final = re.compile(r"(.)\1")
# «Джезказганском», "Zhanybekskyi": the ending of a district's adjective
_ENDING: Final = re.compile(
    r"(?<=..)(?:ин|ов|ен)?[сцз]ь?к(?:ий|ого|ому|им|ом|ая|ой|ую|ое|а|ої|ій|у|ою)$|(?<=...)s['’]?k(?:iy|yi|yy|y|ij|i|aya|a)$"
)


def plain(text: str) -> str:
    """Latin text (lower case) without diacritics: é → e, ł → l, ș → s. Cyrillic stays as it is."""
    if text.isascii():
        return text
    out = []
    for char in text.translate(_LETTERS):
        if "Ѐ" <= char <= "ԯ":
            out.append(char)
        else:
            out.extend(c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c))
    return "".join(out)


def skeleton(name: str) -> str:
    """The skeleton of one spelling in Latin or Cyrillic letters (any case)."""
    word = plain(name.lower())
    if not word.isascii():
        word = word.translate(_CYRILLIC)
    word = re.sub(r"['’ʼ\s-]", "", word)
    for old, new in _ALIKE:
        word = word.replace(old, new)
    return _DOUBLE.sub(r"\1", word)


def skeletons(name: str) -> set[str]:
    """All skeletons of a name that may be an adjective, and whose "j" may be read as in Polish or as in English."""
    low = name.lower()
    words = {low, _ENDING.sub("", low)}
    words |= {word.replace("j", "zh") for word in words}
    return {skeleton(word) for word in words}
