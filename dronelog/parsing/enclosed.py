"""A witness inside what somebody else says: "the airport was shut after a pilot reported a drone, the police said"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from dronelog.parsing.document import Document
from dronelog.parsing.people import Entity

#: Tokens behind the closing verb of saying at most: "…, police said on Tuesday."
TAIL = 5
#: Joins a second sentence of the witness's own: "residents saw two drones, and the mayor said".
_JOINS = frozenset(("and", "but", "while", "whereas", "though", "although", ";", "yet", "or"))


class Telling(Protocol):
    """Who says something, as `sources.Claim`."""

    at: int
    entity: Entity | None
    how: str


#: Joins what somebody was doing as he saw it, and opens it where no verb does.
_WHILE = frozenset(("while", "though", "although"))
_DOING = frozenset(("on", "in", "at", "over", "above", "near", "under", "off", "inside", "still", "approx"))

C = TypeVar("C", bound=Telling)


def outer(doc: Document, claims: Sequence[C], end: int) -> list[C]:
    """The claims of an English sentence that ends at token `end` without those of witnesses, where an official or an
    institution that closes it says all of it.
    """
    kept = list(claims)
    if len(kept) < 2:
        return kept
    last = max(kept, key=lambda c: c.at)
    e = last.entity
    if e is None or last.how != "say" or e.kind == "witness" or not doc.tokens.norm[last.at].isascii():
        return kept
    first, verb = min(e.i, last.at), max(e.j, last.at + 1)
    norm = doc.tokens.norm
    while first > 0 and norm[first - 1] in ("the", "a", "an"):
        first -= 1
    if norm[first - 1] != "," or end - verb > TAIL or doc.quoted[first - 1]:
        return kept
    return [c for c in kept if c is last or not _inside(doc, c, first - 1)]


def _inside(doc: Document, c: Telling, comma: int) -> bool:
    """Whether a witness's report only stands in what is said up to the comma: no quotation, no sentence of its own."""
    if c.entity is None or c.entity.kind != "witness" or c.how != "say" or c.at >= comma:
        return False
    norm = doc.tokens.norm
    if any(norm[k] in _JOINS and not _meanwhile(norm, k) for k in range(c.at, comma + 2)):
        return False
    return "'" not in norm[c.at : comma] and '"' not in norm[c.at : comma]


def _meanwhile(norm: Sequence[str], k: int) -> bool:
    """ "Reported a drone while on final approach", "while descending": what the witness did, no sentence of another."""
    after = norm[k + 1] if k + 1 < len(norm) else ""
    return norm[k] in _WHILE and (after in _DOING or after.endswith("ing"))
