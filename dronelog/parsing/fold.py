"""Fold a text one character to one character, so that offsets never move.

Lower case, ё as е, one kind of apostrophe, quote, dash and space; HTML tags, link targets and invisible characters are
masked. `JOINER` stands for what is inside a word but no letter (soft hyphens, accents, the rest of an entity).
"""

from __future__ import annotations

import re

JOINER = "\u00ad"

_ONE_TO_ONE = {
    "ё": "е",
    **dict.fromkeys("’ʼ‘`´′‛ʹ", "'"),
    **dict.fromkeys("«»“”„‟″〝〞", '"'),
    **dict.fromkeys("–—―‑‐‒−", "-"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t\x0b\x0c", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0f\ufe0e\u0301\u0300", JOINER),
    "…": ".",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "*": " ",
}
_ODD = re.compile("[" + re.escape("".join(_ONE_TO_ONE)) + "]")
_TAG = re.compile(r"<(/?)([a-zA-Z]+)[^<>]{0,400}>|<!--.{0,400}?-->")
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "td",
        "section",
        "article",
        "blockquote",
    )
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
#: Markdown that begins or ends inside a word: «област**и».
_EMPHASIS = re.compile(r"(?<=[a-zа-яёіїєґ])\*\*(?=[a-zа-яёіїєґ])")
_LINK = re.compile(r"\]\((?:https?|tg)://[^)\s]{0,500}\)|(?:https?://|www\.|t\.me/)[^\s)\]]{1,500}")


def unescape(text: str) -> str:
    """The text with its entities of HTML read: "&quot;", "&#8212;"."""
    if "&" not in text:
        return text
    import html  # two thousand names of signs, for the few texts that have one

    return html.unescape(text)


def _tag(match: re.Match[str]) -> str:
    size = match.end() - match.start()
    name = (match.group(2) or "").lower()
    return ("\n" if name in _BLOCKS else " ") + " " * (size - 1)


def _entity(match: re.Match[str]) -> str:
    size = match.end() - match.start()
    char = unescape(match.group())
    if len(char) != 1 or char in "\u00a0<>":
        return " " * size
    return char + JOINER * (size - 1)


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def fold(text: str) -> str:
    """The folded text, of the same length as `text`."""
    if "<" in text:
        text = _TAG.sub(_tag, text)
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    if "://" in text or "t.me/" in text or "www." in text:
        text = _LINK.sub(_blank, text)
    if "**" in text:
        text = _EMPHASIS.sub(JOINER * 2, text)
    if "[" in text:
        text = _FOOTNOTE.sub(_blank, text)
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    # a text holds few kinds of such characters: to replace each takes a quarter of the time of str.translate
    for char in set(_ODD.findall(low)):
        low = low.replace(char, _ONE_TO_ONE[char])
    return low
