"""What stands beside a place: a type word before or after it, a possessive."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.places import TYPES, Place
from dronelog.parsing.tokens import Tokens

#: English type words with which a longer phrase may begin ("region governor", "district head").
_TITLED = {
    "region": "region.type:one",
    "oblast": "region.type:one",
    "krai": "region.type:one",
    "province": "region.type:one",
    "republic": "region.type:one",
    "county": "region.type:one",
    "district": "place.type:one",
}


def type_after(doc: Document, j: int) -> tuple[str, int] | None:
    """A type word directly after token j-1: its tag and the token after it."""
    if j < len(doc.tokens):
        for hit in doc.hits[j]:
            if hit.tag in TYPES:
                return hit.tag, hit.end
        # "Leningrad region governor", "Sumy district head": the title's phrase begins with the type word
        word = doc.tokens.norm[j]
        if word in _TITLED and any(hit.end > j + 1 for hit in doc.hits[j]):
            return _TITLED[word], j + 1
    return None


def type_before(doc: Document, i: int) -> tuple[str, int] | None:
    """A type word directly before token i: its tag and its first token."""
    k = i - 1
    if k >= 0 and doc.tokens.norm[k] in (".", "of", '"'):
        k -= 1
        if k >= 0 and doc.tokens.norm[k + 1] == "." and len(doc.tokens.norm[k]) > (
            3 if doc.tokens.norm[k].isascii() else 5
        ):
            return None  # "above Volgograd Region. Saratov and Samara regions …": a full stop, no abbreviation
    steps = 0
    while k >= 0 and steps < 2:
        for hit in doc.hits[k]:
            if hit.tag in TYPES and hit.end <= i:
                return hit.tag, k
        if not doc.inside[k]:
            break
        k -= 1
        steps += 1
    return None


def possessive(tokens: Tokens, place: Place) -> bool:
    """ "… near Erbil, Kurdistan's security service said": a possessive begins a new phrase."""
    return tokens.text[: tokens.end[place.j - 1]].endswith(("'s", "’s", ";s"))  # "Moscow&rsquo;s"
