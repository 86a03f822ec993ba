"""Numbers told by pointing at the one before: "six in the Tula region, as many in Oryol", «столько же – над …»."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document

#: Tokens behind such words within which the place of the second number stands.
REACH = 5
_PHRASES = (
    *(("as", "many"), ("the", "same", "number"), ("the", "same", "amount"), ("an", "equal", "number")),
    *(("an", "identical", "number"), ("столько", "же"), ("такое", "же", "количество"), ("такое", "же", "число")),
    *(("аналогичное", "количество"), ("аналогичное", "число"), ("равное", "количество"), ("стільки", "ж")),
    *(("стільки", "же"), ("стільки", "само"), ("така", "ж", "кількість"), ("таку", "ж", "кількість")),
    ("аналогічна", "кількість"),
)
#: Phrases by their second word, which is rarer than "the".
_SECOND = {second: [p for p in _PHRASES if p[1] == second] for second in {p[1] for p in _PHRASES}}
#: After these words it is a comparison with something else: "as many as 60", «столько же, сколько вчера».
_THAN = frozenset(("as", "сколько", "скільки", "як", "как"))
_BREAKS = frozenset((".", ";", "!", "?"))


def add(doc: Document, found: list[Count]) -> list[Count]:
    """The numbers that are told by pointing back, to be added to those found."""
    out: list[Count] = []
    norm = doc.tokens.norm
    for k, word in enumerate(norm, -1):
        if word not in _SECOND or k < 0:
            continue
        end = next((k + len(p) for p in _SECOND[word] if tuple(norm[k : k + len(p)]) == p), 0)
        if not end or not _placed(doc, end):
            continue
        before = next((c for c in reversed(found) if c.j <= k and c.value is not None), None)
        near = before is not None and doc.sentence_of[k] - doc.sentence_of[before.i] <= 1
        if before is None or not near or before.role not in ("drone", "elided"):
            continue
        out.append(Count(k, end, before.value, before.approximate, before.low, before.high, words=True))
    return out


def _placed(doc: Document, end: int) -> bool:
    """Whether a place soon follows: "as many over Tula", "an equal number brought down over", «столько же – над»."""
    norm = doc.tokens.norm
    after = range(end, min(len(norm), end + REACH))
    if not after or norm[end] in _THAN or (norm[end] == "," and norm[end + 1 : end + 2] and norm[end + 1] in _THAN):
        return False
    for k in after:
        if norm[k] in _BREAKS:
            return False
        if norm[k] == "of" and not doc.has_any((*DRONE, "drone.pronoun"), k + 1, min(len(norm), k + 4)):
            return False  # "the same number of houses in the Tula region"
        if doc.tag("place.in", k) is not None or "date" in doc.groups[k]:
            return True  # "as many over Tula", "as many again on Wednesday night"
    return False
