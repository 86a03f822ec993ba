"""Whose sky drones were stopped in, told only by the adjective of those who did it: "Kuwaiti air defences shot down
four drones", «румынские истребители сбили дрон», «литовські зенітники збили безпілотник».
"""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.places import Gazetteer

#: What may stand between the adjective and the noun: "Jordanian army air defences".
_BETWEEN = frozenset(("army", "air", "military", "navy", "naval", "fighter", "border", "coast", "royal", "combat"))
#: Two that have rules of their own, and those whose forces mostly shoot abroad.
_ELSEWHERE = frozenset(("RU", "UA", "US", "GB"))


def countries(doc: Document, gazetteer: Gazetteer) -> dict[int, tuple[int, str]]:
    """The token of such an adjective and its country, by sentence: the first of each."""
    norm, cap = doc.tokens.norm, doc.tokens.cap
    out: dict[int, tuple[int, str]] = {}
    for k in doc.all("defender", 0, len(doc.tokens)):
        number = doc.sentence_of[k]
        if number in out:
            continue
        i, first = k - 1, doc.sentences[number].start
        while i > first and norm[i] in _BETWEEN:
            i -= 1
        if i < first or (norm[i].isascii() and not cap[i]):
            continue
        code = next((h.region for h in gazetteer.lookup(norm[i]) if h.kind == "country_adj"), None)
        if code is not None and code not in _ELSEWHERE:
            out[number] = (i, code)
    return out
