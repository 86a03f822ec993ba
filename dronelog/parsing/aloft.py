"""Drones that are found in the air: «радари виявили безпілотник над повітом», "a drone was detected over the sea"."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.facts import Cue

#: Verbs that tell of a find on the ground as of one on a screen; beginnings.
_FINDS = ("виявл", "виявил", "обнаруж", "выявл", "выявил", "detect", "found", "find", "discover")
#: What looks into the air; beginnings.
_SCREENS = ("радар", "локатор", "радіолок", "радиолок", "радіотехн", "радиотехн", "рлс", "radar", "sensor", "screen")
_OVER = frozenset(("над", "over", "above"))
_LIES = frozenset(("в", "у", "на", "під", "под", "біля", "возле", "in", "on", "near"))
#: «Знайдено над дорогою»: no way of a flight; beginnings of what a wreck hangs or lies over.
_GROUND = ("земл", "вход", "двер", "ground", "door", "entrance")


def aloft(doc: Document, cue: Cue, start: int, end: int) -> bool:
    """Whether what the cue says was found was flying: a radar found it, or it was found over a place; no wreck was."""
    norm = doc.tokens.norm
    if not norm[cue.i].startswith(_FINDS) or doc.has("drone.debris", start, min(end, cue.j + 6)):
        return False
    if any(norm[k].startswith(_SCREENS) for k in range(start, end)):
        return True
    over = next((k for k in range(cue.j, min(end - 1, cue.j + 8)) if norm[k] in _OVER), -1)
    lies = over > 0 and not _LIES.isdisjoint(norm[cue.j : over])  # «виявили в лісі над Дніпром»
    return over > 0 and not lies and not norm[over + 1].startswith(_GROUND) and (
        doc.tokens.cap[over + 1] or doc.has_groups(("region", "place"), over + 1, min(end, over + 4))
    )
