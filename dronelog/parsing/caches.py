"""Drones that somebody kept and nobody flew: "two UAVs were seized from a garage", «в тайнике нашли пять дронов»."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact, drone_named

#: What a find of a stored drone makes of it.
_KINDS = frozenset(("crashed", "launched", "sighted"))
#: How the verbs begin by which a search brings something to light.
_FINDS = (
    *("found", "find", "discover", "uncover", "unearth", "locat", "dug", "recover", "seiz", "confiscat", "turned"),
    *("наш", "найд", "обнаруж", "выяв", "отыск", "откоп", "изъя", "знайш", "знайд", "виявл", "відкоп", "вилуч"),
)
#: How the verbs begin by which the law takes things from somebody, and the words for what is hidden.
_SEIZED = ("seiz", "confiscat", "impound", "изъя", "изыма", "конфиск", "вилуч", "конфіск")
_HIDDEN = (
    *("cache", "stash", "hidden", "conceal", "hideout", "stockpil", "buried"),
    *("тайник", "схрон", "спрятан", "закопан", "подпольн", "схован", "захован", "підпільн"),
)
#: Where somebody keeps things, and what leads there.
_STORES = (
    *("garage", "flat", "apartment", "boot", "trunk", "truck", "lorry", "van", "container", "parcel", "luggage"),
    *("suitcase", "backpack", "lock-up", "storage", "load", "home", "workshop", "bus"),
    *("гараж", "квартир", "багажник", "грузовик", "фур", "контейнер", "посылк", "чемодан", "рюкзак", "прицеп", "слоем"),
    *("обыск", "досмотр", "вантажів", "посилк", "валіз", "шаром", "обшук"),
)
_IN = frozenset(("in", "inside", "from", "under", "beneath", "at", "during"))
_SLAVIC_IN = frozenset(("в", "во", "у", "из", "з", "із", "зі", "под", "під", "при", "час"))
_ROOF = ("roof", "крыш", "дах", "криш", "wall", "near", "возле", "біля")
#: Tokens between what is found and where it lay, at most.
REACH = 12


def kept(doc: Document, facts: list[Fact]) -> list[Fact]:
    """The facts without drones that were found in a store or taken from their owner before they flew.

    Only in a text of an investigation ("the FSB", "a man was detained"), and where the sentence tells no flight: "the
    drone that fell on the field was seized" stays.
    """
    whole = len(doc.tokens)
    if not doc.has("void.plot", 0, whole):
        return facts
    stored = {n for n in {f.sentence for f in facts if f.drone} if _stored(doc, n)}
    if not stored:
        return facts
    left = [f for f in facts if f.sentence not in stored or f.kind not in _KINDS or not f.drone or f.debris]
    flown = [f for f in left if f.drone and not f.implicit]
    named = any(drone_named(doc, s.start, s.end) for n, s in enumerate(doc.sentences) if n not in stored)
    return left if flown or (named and any(f.kind in ("fire", "damaged", "killed", "injured") for f in left)) else []


def _stored(doc: Document, number: int) -> bool:
    """Whether a sentence tells of drones taken away, or found where they were kept, and of none that came down."""
    s = doc.sentences[number]
    norm = doc.tokens.norm
    finds = [k for k in range(s.start, s.end) if norm[k].startswith(_FINDS)]
    for k in doc.all("outcome.crashed", s.start, s.end):
        if not any(k - 2 <= at <= k + 2 for at in finds):
            return False  # "a drone that fell in a garden was seized by the FSB"
    if doc.has_any(("outcome.intercepted", "outcome.struck", "drone.debris"), s.start, s.end):
        return False
    if not any(doc.has(tag, s.start, s.end) for tag in DRONE):
        return False
    if any(w.startswith(_SEIZED) for w in norm[s.start : s.end]):
        return True
    at = next((k for k in range(s.start, s.end) if norm[k].startswith(_HIDDEN) or _store(norm, k, s.start)), -1)
    return at >= 0 and any(abs(at - k) <= REACH for k in finds)


def _store(norm: list[str], k: int, start: int) -> bool:
    """Whether token k is a place where things are kept, inside of which something lay: "in the boot of a car"."""
    if not norm[k].startswith(_STORES):
        return False
    lead = norm[max(start, k - 4) : k]
    return not (_IN.isdisjoint(lead) and _SLAVIC_IN.isdisjoint(lead)) and not any(w.startswith(_ROOF) for w in lead)
