"""Bulletins by town: each row opens with the name of a town, and what its rows tell is added up.

«Херсон. Запустили сім FPV і дві «Молнії», четверо поранених. Білозерка. Прилетіли три «Герані»»: twelve drones.
"""

from __future__ import annotations

from collections.abc import Callable

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import SIGN

#: Rows of such a bulletin, at least.
FEWEST = 2
_AND = frozenset(("and", "и", "і", "й", "та"))
_KINDS = ("launched", "struck", "crashed", "intercepted", "killed", "injured")


def add(doc: Document, facts: list[Fact], places_in: Callable[[int, int], list[Place]]) -> None:
    """What later rows tell is more than what the first told, unless the text gives a number for all of them."""
    row_of = _rows(doc, places_in)
    if len(set(row_of.values())) < FEWEST:
        return
    inside = [f for f in facts if f.sentence in row_of and f.count is not None and not f.codes and not f.subset]
    flown = {row_of[f.sentence] for f in inside if f.kind == "launched"}
    if len(flown) < len({row_of[f.sentence] for f in inside if f.drone}) and flown and not _outside(facts, row_of, ""):
        # a row that tells only what became of its drones: they flew too
        for f in list(inside):
            if f.drone and f.kind in DRONE_KINDS and row_of[f.sentence] not in flown:
                came = Fact("launched", f.count, f.i, f.j, f.sentence, f.clause, drone=True, implicit=True)
                facts.append(came)
                inside.append(came)
    for kind in _KINDS:
        told = [f for f in inside if f.kind == kind]
        if len({row_of[f.sentence] for f in told}) < FEWEST or _outside(facts, row_of, kind):
            continue
        told.sort(key=lambda f: f.i)
        first = row_of[told[0].sentence]
        for f in told:
            f.more = f.more or row_of[f.sentence] != first or (f is not told[0] and kind == "launched")


def _outside(facts: list[Fact], row_of: dict[int, int], kind: str) -> bool:
    """Whether a number of a kind (of drones that came: "") stands outside the rows."""
    kinds = (kind,) if kind else ("launched", *DRONE_KINDS)
    return any(f.kind in kinds and f.count is not None and f.sentence not in row_of for f in facts)


def _rows(doc: Document, places_in: Callable[[int, int], list[Place]]) -> dict[int, int]:
    """The row of each sentence that is in one: a row begins with a line that opens with nothing but towns."""
    out: dict[int, int] = {}
    head, line = -1, -1
    for n, s in enumerate(doc.sentences):
        opens = not n or doc.sentences[n - 1].line != s.line
        if opens and _head(doc, s, places_in):
            head, line = n, s.line
        elif head >= 0 and s.line != line:
            # the town alone on its line, what happened on the lines below it
            alone = doc.sentences[head].line != doc.sentences[head + 1].line
            head = head if alone and s.paragraph == doc.sentences[head].paragraph else -1
        if head >= 0:
            out[n] = head
    return out


def _head(doc: Document, s: Sentence, places_in: Callable[[int, int], list[Place]]) -> bool:
    """Whether a sentence is nothing but towns or districts: «Станіслав, Кізомис.», «Грайворонский округ.»."""
    places = [p for p in places_in(s.start, s.end) if p.kind in ("town", "district")]
    if not places or places[0].i != s.start:
        return False
    free = {k for p in places for k in range(p.i, p.j)}
    return all(
        k in free
        or doc.tokens.kind[k] == SIGN
        or doc.tokens.norm[k] in _AND
        or any(h.tag.startswith(("place.type", "region.type")) for h in doc.hits[k])
        for k in range(s.start, s.end)
    )
