"""Uncrewed boats and ground robots, which are not counted: texts of nothing else tell no incident."""

from __future__ import annotations

from dronelog.parsing import reported
from dronelog.parsing.document import Document

_PLAIN_DRONE = frozenset(
    (
        *("камікадзе", "камикадзе", "kamikaze"),
        *("drone", "drones", "дрон", "дроны", "дронов", "дрони", "дронів", "дронами", "дрона", "дрону"),
    )
)
_AIRBORNE = frozenset(
    ("aerial", "uav", "uavs", "overhead", "airspace", "бпла", "airport", "shahed", "shaheds", "flying", "flew")
)
#: How the words begin of what boats go for: a drone beside them may be one, whatever it is called.
_AT_SEA = (
    *("ship", "vessel", "tanker", "boat", "harbour", "harbor", "port", "fleet", "navy", "naval", "berth", "pier"),
    *("bay", "bridge", "sea", "coast", "beach", "sank", "sunk", "moor", "dock", "trench", "dugout", "soldier", "troop"),
    *("корабл", "судн", "суда", "танкер", "катер", "порт", "флот", "причал", "бухт", "рейд", "мост", "море", "моря"),
    *("морск", "берег", "потоп", "окоп", "блиндаж", "солдат", "пляж"),
    *("кораб", "міст", "моста", "морі", "морськ", "узбереж", "бліндаж", "пірс"),
)
_AND = frozenset(("and", "plus", "besides", "и", "также", "і", "й", "та", "також"))


def afloat(doc: Document) -> bool:
    """Whether all drones of a text are boats: they are told so, and nothing tells of an aircraft."""
    boats = doc.all("weapon.boat", 0, len(doc.tokens))
    if not boats:
        return False
    norm = doc.tokens.norm
    drones = [k for tag in ("drone.one", "drone.many", "drone.any") for k in doc.all(tag, 0, len(doc.tokens))]
    shot = any(norm[k : k + 2] == ["shot", "down"] or w.startswith(("сбит", "збит")) for k, w in enumerate(norm))
    if shot or len(drones) > len(boats) or any(w in _AIRBORNE for w in norm):
        return False
    told = {n for n in reported.sentences(doc) if _ashore(doc, n)}
    # also «танкетки-камікадзе», "an unmanned craft"
    return all(
        (norm[k] in _PLAIN_DRONE or norm[k + 1 : k + 2] == ["craft"] or any(k - 4 < b < k for b in boats))
        and doc.sentence_of[k] not in told
        and not any(_beside(doc, k, b) for b in boats)
        for k in drones
    )


def _beside(doc: Document, k: int, b: int) -> bool:
    """ "Destroyed 12 drones over Crimea and three uncrewed boats", «два катера и пять дронов»: two kinds of things."""
    first, second = min(k, b), max(k, b)
    if first + 1 >= second or doc.sentence_of[first] != doc.sentence_of[second]:
        return False
    return not _AND.isdisjoint(doc.tokens.norm[max(first + 1, second - 3) : second])


def _ashore(doc: Document, n: int) -> bool:
    """Whether a sentence has nothing that a boat goes for: "a drone hit a house in Izium", not "hit a tanker"."""
    s = doc.sentences[n]
    return not any(word.startswith(_AT_SEA) for word in doc.tokens.norm[s.start : s.end])
