"""Who speaks by laying an attack at somebody's door, without a verb of saying: "Sudan's army blamed the RSF for a drone
strike on the market", «Мэр обвинил ВСУ в атаке дронов на автобус», "the president condemned a drone attack on a bus".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document
from dronelog.parsing.people import Entity

#: Before the verb, between it and its subject.
_HELPERS = frozenset(
    ("has", "have", "had", "also", "later", "again", "then", "promptly", "immediately", "strongly", "в", "у", "тут")
)
#: Is the verb of one who is blamed.
_PASSIVE = frozenset(("was", "were", "been", "is", "are", "being", "be"))
#: What follows whom is blamed.
_FOR = frozenset(("for", "of", "after", "over", "with", "в", "у", "за", "at", "following"))
#: Tokens that name whom is blamed, at most.
_WHOM = 7


class Looker(Protocol):
    """What finds a subject that no list knows, as `sources.Finder`."""

    def stranger_before(
        self, i: int, start: int, at: dict[int, Entity], spoken: list[Entity]
    ) -> Entity | None: ...


def speaker(
    doc: Document, a: int, b: int, at: dict[int, Entity], spoken: list[Entity], finder: Looker
) -> tuple[int, Entity] | None:
    """The verb and its subject in the sentence of tokens a to b, where what is blamed is done by drones."""
    norm = doc.tokens.norm
    for k in doc.all("blame", a + 1, b):
        hit = doc.tag("blame", k)
        if hit is None or norm[k - 1] in _PASSIVE or doc.quoted[k]:
            continue
        next_to = range(hit.end, min(b, hit.end + 2)) if norm[hit.end - 1].startswith("blame") else ()
        if any(doc.any(DRONE, t) is not None for t in next_to):
            continue  # "residents blamed a drone for the fire"
        rest = range(hit.end, b)
        if not any(doc.any(DRONE, t) is not None for t in rest) or _FOR.isdisjoint(norm[k:b]):
            continue
        e = _before(doc, k, a, at) or finder.stranger_before(k, a, at, spoken)
        if e is not None:
            for t in range(hit.end, min(b, hit.end + _WHOM)):
                if norm[t] in ("for", "after", "over") and t > hit.end:
                    break
                if t in at:
                    at[t].weak = True  # who is blamed says nothing
            return k, e
    return None


def _before(doc: Document, k: int, a: int, at: Mapping[int, Entity]) -> Entity | None:
    """The subject that ends right before the verb, or before a clause between commas."""
    norm = doc.tokens.norm
    m = k - 1
    while m > a and norm[m] in _HELPERS:
        m -= 1
    if norm[m] == "," and m > a:
        comma = next((t for t in range(m - 1, max(a, m - 16), -1) if norm[t] == ","), m)
        holder = at.get(m - 1)
        if holder is not None and holder.person:
            return holder
        m = comma - 1
    e = at.get(m)
    if e is None:  # "the mayor of Timbiqui, in Cauca, held …", "Iraq's Kurdistan government blamed …"
        back = (at[t] for t in range(m, max(a - 1, m - 6), -1) if t in at)
        e = next((o for o in back if norm[o.j : o.j + 1] == ["of"]), None)
    if e is None or e.weak or e.kind in ("witness",) or not (e.office or e.person):
        return None
    return e
