"""Regions told by a small adjective before a thing: «рязанский завод», «до херсонської лікарні»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronelog.parsing.document import Document
from dronelog.parsing.places import CAPITALS, Place
from dronelog.parsing.tokens import WORD

if TYPE_CHECKING:
    from dronelog.parsing.places import Gazetteer

#: Things that stand where they are called after; others tell it only where no place is named.
_FIXED = ("object.industry", "object.energy", "object.transport", "object.military")
_ENDS = ("ский", "ского", "скому", "ским", "ском", "ская", "скую", "ской", "ские", "ских", "ськ", "ський", "ського",
         "ському", "ським", "ська", "ську", "ської", "ській", "ською", "ські", "ських", "ськими", "ськім", "цкий",
         "цкого", "цкому", "цким", "цком", "цкая", "цкую", "цкой", "цкие", "цких", "цький", "цького", "цькому",
         "цьким", "цька", "цьку", "цької", "цькій", "зький", "зького", "зьку", "зької", "зька", "зькій")  # fmt: skip
#: What a region's adjective stands before, where it tells the region: "shot out of the Crimean sky", «в крымском небе».
_SKIES = ("sky", "skies", "небе", "небом", "небі")
#: Where a drone may fly in a play: «в белгородском театре премьера».
_STAGES = ("театр", "музе", "галере", "кинотеатр", "кіно", "цирк", "клуб", "филармони", "філармоні")
#: Adjectives of a capital and its region alike.
_EITHER = ("моск", "київ", "киев", "ленинград", "мінськ", "минск", "кишин")


def add(doc: Document, gazetteer: Gazetteer, found: list[Place]) -> None:
    """Add to the places found, in order, the regions of such adjectives."""
    norm, cap = doc.tokens.norm, doc.tokens.cap
    anywhere = not any(p.kind not in ("country", "district") for p in found)
    more: list[Place] = []
    for word in _SKIES:
        k = -1
        while word in norm[k + 1 :]:
            k = norm.index(word, k + 1)
            hits = tuple(h for h in gazetteer.lookup(norm[k - 1]) if h.kind == "region_adj") if k else ()
            known = next((p for p in found if p.i <= k - 1 < p.j), None)
            if known is not None and known.kind == "region_adj":
                known.kind, known.typed, known.prep = "region", True, True
            if hits and len({h.region for h in hits}) == 1 and known is None:
                text = doc.tokens.slice(k - 1, k)
                more.append(Place(k - 1, k, "region", hits[0].region, text, typed=True, prep=True, options=hits))
    for k in doc.all_group("object", 0, len(doc.tokens)):
        fixed = any(h.tag.startswith(_FIXED) for h in doc.hits[k])
        if not fixed and (not anywhere or norm[k].startswith(_STAGES)):
            continue
        for i in range(k - 1, max(-1, k - 3), -1):
            word = norm[i]
            if doc.tokens.kind[i] != WORD or cap[i] or word.isascii() or doc.inside[i]:
                break
            if not word.endswith(_ENDS) or word.startswith(_EITHER):
                continue
            hits = tuple(h for h in gazetteer.lookup(word) if h.kind == "region_adj" and h.region not in CAPITALS)
            if hits and len({h.region for h in hits}) == 1:
                text = doc.tokens.slice(i, i + 1)
                more.append(Place(i, i + 1, "region", hits[0].region, text, typed=True, prep=True, options=hits))
            break
    if more:
        found += more
        found.sort(key=lambda p: p.i)
