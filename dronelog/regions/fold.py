"""Folding of names: one character becomes one character, so offsets into a text never move.

Lower case; ё → е; every apostrophe → ' ; every dash → - ; every kind of space → a plain space. The letters ї і є ґ й
and Latin letters with diacritics stay as they are (the gazetteer stores a second key without the diacritics).
"""

from __future__ import annotations

from typing import Final

_APOSTROPHES: Final = "’ʼ‘`´′ʹ＇‛ꞌ"
_DASHES: Final = "‐‑‒–—―−﹣－"
_SPACES: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
)

TABLE: Final[dict[int, str]] = {
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    ord("ё"): "е",
    ord("Ё"): "е",
}


def fold(text: str) -> str:
    """`text` as the keys of the gazetteer are written; always of the same length."""
    lower = text.lower()
    if len(lower) != len(text):  # İ and a few others grow when lowered: keep those as they are
        lower = "".join(low if len(low := char.lower()) == 1 else "i" if char == "İ" else char for char in text)
    return lower.translate(TABLE)
