"""Whose sky drones were stopped in, told only by those who did it: "Kuwaiti air defences shot down four drones",
«румынские истребители сбили дрон», «литовські зенітники збили безпілотник», "Ukraine's air force downed 71 drones".
"""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.places import Gazetteer
from dronelog.parsing.tokens import SIGN

#: What may stand between the adjective and the noun: "Jordanian army air defences".
_BETWEEN = frozenset(("army", "air", "military", "navy", "naval", "fighter", "border", "coast", "royal", "combat"))
#: Those whose forces mostly shoot abroad, and two at war, whose soldiers shoot at the front.
_ELSEWHERE = frozenset(("US", "GB"))
_AT_WAR = frozenset(("RU", "UA"))
_AIR = ("air", "army", "anti-air", "forces", "пво", "ппо", "силы", "сили", "военные", "військові", "military")
#: Tokens from a country, or its air force, to what it did, at most.
REACH = 6
#: Stands for the country that the text is about: "the air force shot down 40".
STORY = "*"


def countries(doc: Document, gazetteer: Gazetteer) -> dict[int, tuple[int, str]]:
    """The token of such an adjective, or of the country, and its code, by sentence: the first of each."""
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
        if code is None or code in _ELSEWHERE:
            continue
        if code in _AT_WAR and not (norm[k].startswith(_AIR) and _stops(doc, doc.sentences[number], k)):
            continue
        out[number] = (i, code)
    for number, s in enumerate(doc.sentences):
        if number not in out and (found := _itself(doc, s, gazetteer)) is not None:
            out[number] = found
    return out


def _stops(doc: Document, s: Sentence, k: int, reach: int = REACH) -> bool:
    """Whether drones are shot down right behind token k, with no sign between."""
    for t in range(k, min(s.end, k + reach)):
        if doc.tokens.kind[t] == SIGN:
            return False
        if "outcome.intercepted" in doc.tags[t] or "outcome.destroyed" in doc.tags[t]:
            return True
    return False


def _itself(doc: Document, s: Sentence, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """ "Ukraine's air force shot down 71", «Повітряні сили збили 40», "Russia downed 40": who is named first."""
    k = s.start
    if k + 1 < s.end and doc.tokens.norm[k] == "the":
        k += 1
    for hit in doc.hits[k] if k < s.end else ():
        if hit.tag == "institution" and hit.value.kind == "military" and _stops(doc, s, hit.end):
            return k, hit.value.country or STORY
        if hit.tag == "office.military" and _stops(doc, s, hit.end):
            code = next((h.region for h in gazetteer.lookup(doc.tokens.norm[k]) if h.kind == "country_adj"), None)
            if code is not None and code not in _ELSEWHERE:
                return k, code
    if k < s.end and doc.tokens.cap[k] and _stops(doc, s, k + 1, 2):
        code = next((h.region for h in gazetteer.lookup(doc.tokens.norm[k]) if h.kind == "country"), None)
        if code is not None and code not in _ELSEWHERE:
            return k, code
    return None
