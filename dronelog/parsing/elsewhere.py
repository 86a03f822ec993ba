"""What happened in a second place too, the verb told once: "killed two in Odesa and one in Kharkiv", «ранены двое в
Шебекино и трое в Грайвороне», "damaged six houses in A and four in B", "one drone fell in Latvia, another in
Estonia".
"""

from __future__ import annotations

from collections.abc import Callable

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact
from dronelog.parsing.places import Place

_LEADS = frozenset((",", ";", "and", "и", "і", "й", "та", "а", "plus", "также", "також", "while", "with"))
_MORE = frozenset(("another", "ще", "ещё", "еще", "further", "more", "others", "other", "also"))
#: One drone more.
_OTHER = frozenset(("another", "second", "другой", "второй", "ещё", "інший", "другий"))
_PEOPLE = frozenset(
    (
        *("people", "person", "civilians", "civilian", "residents", "resident", "-", "man", "men", "women", "woman"),
        *("человек", "человека", "людина", "людини", "людей", "люди", "мирных", "мирных", "жителя", "жителей"),
    )
)
_INTO = frozenset(("in", "at", "near", "outside", "в", "у", "во", "на", "під", "под", "біля", "возле"))
_BEFORE_NAME = frozenset(("the", "neighbouring", "neighboring", "nearby", "town", "village", "city", "of", "селі"))
#: Tokens from the first number to the next, and from a preposition to its place, at most.
_FAR, _NAME = 14, 4


def add(
    doc: Document, number: int, s: Sentence, here: list[Fact], counts: list[Count],
    places: Callable[[int, int], list[Place]],
) -> None:  # fmt: skip
    """Add to the facts of a sentence those of which only a number and a place are told."""
    norm = doc.tokens.norm
    for f in [f for f in here if f.kind == "crashed" and f.count == 1 and not f.debris and not f.codes]:
        told = _another(doc, number, s, f, here, places)
        if told is not None:
            here.append(told)
    for f in [f for f in here if f.kind in ("killed", "injured", "damaged") and f.count]:
        last = f
        for c in counts:
            if c.value is None or c.i < last.j or c.i - last.j > _FAR or c.role not in ("elided", "person"):
                continue
            if any(o.i <= c.i < o.j for o in here) or not _led(norm, c.i, s.start):
                continue
            if doc.has_any(DRONE, last.j, c.j) or any("outcome" in doc.groups[k] for k in range(last.j, c.i)):
                break
            before = [p for p in places(max(s.start, last.i - 3), c.i) if p.code and p.role == "place"]
            place = _place(doc, c.j, s, places)
            if place is None or not before:
                break
            told = Fact(
                f.kind, c.value, c.i, c.j, number, (c.i, place.j), approximate=c.approximate,
                object=f.object, codes=[place.code or ""], places=[place], more=True,
            )  # fmt: skip
            here.append(told)
            last = told
    here.sort(key=lambda o: o.i)


def _another(
    doc: Document, number: int, s: Sentence, f: Fact, here: list[Fact], places: Callable[[int, int], list[Place]]
) -> Fact | None:
    """ "One drone fell in Lithuania and another in Latvia": the other, and where."""
    norm = doc.tokens.norm
    for k in range(f.j, min(s.end, f.j + _FAR)):
        if norm[k] in _OTHER and _led(norm, k, s.start) and not any(o.i <= k < o.j for o in here):
            if any("outcome" in doc.groups[t] for t in range(f.j, k)):
                return None
            place = _place(doc, k + 1, s, places)
            first = any(p.code and p.role == "place" for p in places(s.start, k))
            if place is None or not first:
                return None
            return Fact(
                f.kind, 1, k, k + 1, number, (k, place.j),
                drone=True, codes=[place.code or ""], places=[place], more=True,
            )  # fmt: skip
    return None


def _led(norm: list[str], i: int, start: int) -> bool:
    """Whether a number opens a part of its own."""
    k = i - 1
    while k > start and norm[k] in _MORE:
        k -= 1
    return k > start and norm[k] in _LEADS


def _place(doc: Document, k: int, s: Sentence, places: Callable[[int, int], list[Place]]) -> Place | None:
    """The place right behind the number and its noun: "one more in Marhanets"."""
    norm = doc.tokens.norm
    while k < s.end and (norm[k] in _MORE or norm[k] in _PEOPLE):
        k += 1
    if k >= s.end or norm[k] not in _INTO:
        return None
    k += 1
    while k < s.end and norm[k] in _BEFORE_NAME:
        k += 1
    place = next((p for p in places(k, min(s.end, k + _NAME)) if p.code and p.role == "place" and p.i == k), None)
    if place is None:
        return None
    after = range(place.j, min(s.end, place.j + 3))
    # "and one in Kharkiv was killed", a verb of its own
    return None if any("outcome" in doc.groups[t] for t in after) else place
