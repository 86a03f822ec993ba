"""Texts that break off within a word: «… шесть – над территорией Курской обла», "… and two over the Kursk reg"."""

from __future__ import annotations

from dronelog.parsing.tokens import NUMBER, SIGN, WORD, Tokens

#: How a region's adjective ends, and the nouns that may follow it.
_NOUNS = (
    (("ской", "цкой", "скую", "цкую"), ("области", "областью", "республики", "республикой")),
    (("ского", "цкого", "ским", "цким"), ("края", "краем")),
    (("ської", "цької", "ською", "цькою", "ській", "цькій"), ("області", "областю", "республіки", "республікою")),
    (("ського", "цького", "ським", "цьким"), ("краю", "краєм")),
    (("автономного", "автономным", "автономним"), ("округа", "округу", "округом")),
)
_ENGLISH = ("region", "regions", "oblast", "oblasts")
#: Letters of an English noun that tell it, at least: "the Tula reg".
_TELLING = 3


def last_word(tokens: Tokens) -> int:
    """The word with which a text breaks off, a full stop wanting; -1 where it ends as texts do."""
    k = len(tokens) - 1
    dots = 0
    while k > 0 and tokens.kind[k] == SIGN and tokens.norm[k] in "*_.…":
        dots += tokens.norm[k] == "."
        k -= 1
    return k if k > 0 and tokens.kind[k] == WORD and dots != 1 else -1


def breaks_off(tokens: Tokens) -> bool:
    """Whether a text ends within a word, a phrase or a list: "… 15 over the Kaluga region, 8 –"."""
    k = len(tokens) - 1
    while k > 0 and tokens.kind[k] == SIGN and tokens.norm[k] in "*_":
        k -= 1
    return k > 0 and (tokens.kind[k] == NUMBER or tokens.norm[k] in ",;:-(" or last_word(tokens) >= 0)


def complete(tokens: Tokens) -> None:
    """Give the last word of a cut text the `norm` of the noun of a region that it begins, where only one begins so."""
    k = last_word(tokens)
    if k < 1 or tokens.kind[k - 1] != WORD:
        return
    word, before = tokens.norm[k], tokens.norm[k - 1]
    if before.isascii():
        noun = next((w for w in _ENGLISH if w.startswith(word) and len(word) >= _TELLING), None)
    else:
        noun = next((w for ends, nouns in _NOUNS if before.endswith(ends) for w in nouns if w.startswith(word)), None)
    named = tokens.cap[k - 1] or before.startswith("автономн")
    if noun is not None and named and (not tokens.cap[k] or noun.startswith("респ")):
        tokens.norm[k] = noun
