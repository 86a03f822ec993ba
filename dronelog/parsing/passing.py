"""Drones that only passed, told beside one that fell: «четыре зафиксировали: три ушли в Польшу, последний упал».

The number of those seen takes in the one that fell; a number in a row may stand for a drone («пятый видели в Литве»).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Fact

if TYPE_CHECKING:
    from dronelog.parsing.lists import Lists

#: Beginnings of verbs of those that flew on.
_ON = (
    *("ушл", "ушел", "улете", "развернул", "повернул", "вышл", "вышел", "прошл", "прошел", "проследова", "покинул"),
    *("покруж", "вернул", "транзит", "пролете", "скрыл", "удалил", "пішл", "пішов", "полетіл", "полетів", "розвернул"),
    *("розвернув", "вийшл", "вийшов", "пролеті", "залишил", "зникл", "пройшл", "пройшов", "промайн"),
)
_ON_ENGLISH = (("flew", "on"), ("turned", "back"), ("turned", "round"), ("turned", "around"), ("flew", "off"))
#: What is seen of one: the verb right behind its number in the row.
_SEEN = (
    *("видел", "замеч", "замет", "зафикс", "засек", "отслед", "слыш", "прошел", "пролете", "обнаруж", "наблюда"),
    *("бачил", "помі", "зафікс", "засік", "відстеж", "чул", "пройшов", "пролеті", "виявл", "спостер"),
)
_FELL = ("crashed", "struck", "intercepted")
_SEEN_KINDS = ("sighted", "launched")
_ROLES = frozenset(("elided", "unknown", "none", "drone"))
#: Sentences back to the number of those seen.
_BACK = 3


def share(finder: Lists, number: int, s: Sentence, here: list[Fact], near: list[Fact]) -> None:
    """Take those that fell out of the number of those seen, and add the one that a number in a row tells."""
    _nth_seen(finder, number, s, here, near)
    fell = [f for f in here if f.drone and f.kind in _FELL]
    if not fell or any(not f.count or f.rest or f.codes for f in fell) or len(fell) > 2:
        return
    first = min(f.i for f in fell)
    seen = next((f for f in here if f.kind in _SEEN_KINDS and f.drone and f.count and f.i < first), None)
    from_before = seen is None
    if seen is None:
        earlier = [f for f in near if f.drone and f.sentence == number - 1]
        if len(earlier) == 1 and earlier[0].kind in _SEEN_KINDS and earlier[0].count:
            seen = earlier[0]
    if seen is None or not _flew_on(finder, s.start if from_before else seen.j, s.end):
        return
    gone = sum(f.count or 0 for f in fell)
    left = (seen.count or 0) - gone
    span = (s.start if from_before else seen.j, first + 1)
    told = [c.value for c in finder.counts_in(*span) if c.role in _ROLES]
    if left < 1 or left not in told:
        return
    seen.kind, seen.count = "sighted", left
    here[:] = [f for f in here if f is seen or f.kind not in _SEEN_KINDS or f.count != left or f.i < seen.i]


def _flew_on(finder: Lists, a: int, b: int) -> bool:
    """Whether tokens a to b tell that some flew on."""
    norm = finder.tokens.norm
    return any(norm[k].startswith(_ON) or tuple(norm[k : k + 2]) in _ON_ENGLISH for k in range(a, b))


def _nth_seen(finder: Lists, number: int, s: Sentence, here: list[Fact], near: list[Fact]) -> None:
    """«Пятый видели в Утенском уезде»: one more of those that the sentences before have counted."""
    doc, norm = finder.doc, finder.tokens.norm
    nth = doc.tag("ordinal", s.start)
    if nth is None or nth.end >= s.end or not norm[nth.end].startswith(_SEEN) or any(f.drone for f in here):
        return
    told = [f.count or 0 for f in near if f.drone and number - f.sentence <= _BACK]
    if not told or not any(f.kind in _SEEN_KINDS for f in near) or sum(told) < int(nth.value) - 1:
        return
    here.append(Fact("sighted", 1, s.start, nth.end + 1, number, (s.start, s.end), more=True, drone=True))
