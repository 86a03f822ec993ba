"""What befell people and things beside the story: a crash on the road, ice, a short circuit."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact, drone_named

#: What such a sentence tells that no drone did.
_HARM = frozenset(("damaged", "fire", "killed", "injured"))
_BESIDE = ("mishap", "void.weather", "void.cause")
#: Before what burned by itself: «через коротке замикання», "because of a short circuit".
_CAUSED = frozenset(("через", "из-за", "внаслідок", "унаслідок", "від", "от", "of", "by", "to", "стало", "стала"))
#: Words of war, which make a mishap one of its consequences or deny it.
_WAR = ("attack", "weapon")
_WARLIKE = ("drone.debris", "outcome.struck", "outcome.intercepted", "void.denied")


def kept(doc: Document, facts: list[Fact]) -> list[Fact]:
    """«У ДТП під Конотопом травмовано троє людей», «из-за гололёда»: no drone's doing, in a text on drones."""
    if not doc.has_any(_BESIDE, 0, len(doc.tokens)):
        return facts
    told = {f.sentence for f in facts if f.kind in _HARM}
    beside = {number for number in told if _mishap(doc, number)}
    return [f for f in facts if f.kind not in _HARM or f.sentence not in beside]


def _mishap(doc: Document, number: int) -> bool:
    s = doc.sentences[number]
    if not doc.has_any(_BESIDE, s.start, s.end) or drone_named(doc, s.start, s.end):
        return False
    if not doc.has_any(("mishap", "void.weather"), s.start, s.end) and not any(
        _CAUSED.intersection(doc.tokens.norm[max(s.start, k - 2) : k]) for k in doc.all("void.cause", s.start, s.end)
    ):
        return False  # «вибухнув балон»: what may have come of a blow
    return not doc.has_groups(_WAR, s.start, s.end) and not doc.has_any(_WARLIKE, s.start, s.end)
