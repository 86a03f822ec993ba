"""Regions that an attack told before only reached: "Kharkiv and Sumy regions were affected", no number, no outcome."""

from __future__ import annotations

from collections.abc import Sequence

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import WORD

_AFFECTED = ("story.affected", "attack")
#: What may stand between the regions of one list, or between the list and its verb.
_LIGHT = frozenset(
    (
        *(",", "and", "the", "of", "also", "were", "have", "been", "had", "as", "well", "parts", "both", ":", "in"),
        "by",
        *("regions", "region", "oblasts", "oblast", "provinces", "areas", "our", "did", "particular", "badly", "too"),
        *("и", "а", "также", "области", "областей", "области", "были", "оказались", "регионы", "наши", "край", "еще"),
        *("і", "й", "та", "також", "області", "областей", "були", "опинилися", "регіони", "наші", "ще", "сильно"),
    )
)
#: Tokens between the list and its verb, at most; regions of a list, at least.
_REACH, _LIST = 4, 2


def regions(doc: Document, s: Sentence, places: Sequence[Place]) -> list[Place]:
    """The regions of a sentence that say no more than that they were attacked; none where another thing did it."""
    listed = _row(doc, [p for p in places if p.code and "-" in p.code and p.kind == "region" and p.i >= s.start])
    if len({p.code for p in listed}) < _LIST:
        return []
    verb = _verb(doc, s, listed[0].i, listed[-1].j)
    if verb is None or doc.has_any(("void.denied", "negation"), s.start, s.end):
        return []
    i, j = verb
    attacked = any("attack" in doc.groups[k] for k in range(s.start, s.end))
    if not (attacked or doc.has_any(DRONE, s.start, s.end)):
        # "Sumy and Kharkiv regions suffered", but not "floods affected the Lviv and Rivne regions"
        if i > listed[-1].i and doc.tokens.norm[j : j + 1] == ["by"]:
            return []
        if j <= listed[0].i and any(doc.tokens.kind[k] == WORD and not _light(doc, k) for k in range(s.start, i)):
            return []
    return listed


def facts(doc: Document, number: int, s: Sentence, places: Sequence[Place]) -> list[Fact]:
    """A fact without number or fate for each region that was only attacked."""
    listed = regions(doc, s, places)
    codes = list(dict.fromkeys(p.code for p in listed if p.code))
    span = (s.start, s.end)
    return [
        Fact(
            "launched", None, listed[0].i, listed[-1].j, number, span,
            codes=[code], drone=True, brunt=True, implicit=True,
        )
        for code in codes
    ]  # fmt: skip


def _light(doc: Document, k: int) -> bool:
    return doc.tokens.norm[k] in _LIGHT or doc.inside[k]


def _row(doc: Document, places: list[Place]) -> list[Place]:
    """The longest list of regions with nothing but commas and joining words between them."""
    best: list[Place] = []
    row: list[Place] = []
    for p in places:
        if row and not all(_light(doc, k) for k in range(row[-1].j, p.i)):
            row = []
        row.append(p)
        if len(row) > len(best):
            best = list(row)
    return best


def _verb(doc: Document, s: Sentence, a: int, b: int) -> tuple[int, int] | None:
    """The verb beside a list of regions that runs from token a to b."""
    k = b
    while k < min(s.end, b + _REACH) and (hit := doc.any(_AFFECTED, k)) is None and _light(doc, k):
        k += 1
    if k < s.end and (hit := doc.any(_AFFECTED, k)) is not None and k <= b + _REACH:
        return k, hit.end
    for k in range(a - 1, max(s.start, a - _REACH) - 1, -1):
        found = doc.any(_AFFECTED, k)
        if found is not None:
            return (k, found.end) if found.end <= a else None
        if not _light(doc, k):
            return None
    return None
