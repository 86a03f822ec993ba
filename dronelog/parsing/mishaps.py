"""What befell people and things beside the story: a crash on the road, ice, a short circuit."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact, drone_named

#: What such a sentence tells that no drone did.
_HARM = frozenset(("damaged", "fire", "killed", "injured"))
_BESIDE = ("mishap", "void.weather", "void.cause")
#: Before what burned by itself: «через коротке замикання», "because of a short circuit".
_CAUSED = frozenset(("через", "из-за", "внаслідок", "унаслідок", "від", "от", "of", "by", "to", "стало", "стала"))
_THAT = frozenset(("that", "this", "it", "these", "those", "это", "то", "це"))
_REASON = ("reason", "cause", "причин", "explanation")
#: Words of war, which make a mishap one of its consequences or deny it.
_WAR = ("attack", "weapon")
_WARLIKE = ("drone.debris", "outcome.struck", "outcome.intercepted", "void.denied")


def kept(doc: Document, facts: list[Fact]) -> list[Fact]:
    """«У ДТП під Конотопом травмовано троє людей», «из-за гололёда»: no drone's doing, in a text on drones."""
    facts = _unplanned(doc, facts)
    if not doc.has_any(_BESIDE, 0, len(doc.tokens)):
        return facts
    told = {f.sentence for f in facts if f.kind in _HARM}
    beside = {number for number in told if _mishap(doc, number)}
    return [f for f in facts if f.kind not in _HARM or f.sentence not in beside]


def _unplanned(doc: Document, facts: list[Fact]) -> list[Fact]:
    """ "Two streets had no light; that was a planned outage", «воды не было из-за порыва трубы»: cut by no drone."""
    planned = {doc.sentence_of[k] for k in doc.all("void.routine", 0, len(doc.tokens))}
    if not planned:
        return facts
    beside = {n for n in planned if not _of_war(doc, n)}
    beside |= {n - 1 for n in beside if n and _points_back(doc, n) and not _of_war(doc, n - 1)}
    return [f for f in facts if f.kind != "disrupted" or f.sentence not in beside]


def _points_back(doc: Document, number: int) -> bool:
    """ "That, it turns out, was a planned outage", «Причина – плановые работы»: of what the sentence before tells."""
    s = doc.sentences[number]
    words = doc.tokens.norm[s.start : min(s.end, s.start + 3)]
    return any(w in _THAT or w.startswith(_REASON) for w in words)


def _of_war(doc: Document, number: int) -> bool:
    s = doc.sentences[number]
    return (
        drone_named(doc, s.start, s.end) or doc.has_groups(_WAR, s.start, s.end)
        or doc.has_any(_WARLIKE, s.start, s.end)
    )  # fmt: skip


def _mishap(doc: Document, number: int) -> bool:
    s = doc.sentences[number]
    if not doc.has_any(_BESIDE, s.start, s.end) or drone_named(doc, s.start, s.end):
        return False
    if not doc.has_any(("mishap", "void.weather"), s.start, s.end) and not any(
        _CAUSED.intersection(doc.tokens.norm[max(s.start, k - 2) : k]) for k in doc.all("void.cause", s.start, s.end)
    ):
        return False  # «вибухнув балон»: what may have come of a blow
    return not doc.has_groups(_WAR, s.start, s.end) and not doc.has_any(_WARLIKE, s.start, s.end)
