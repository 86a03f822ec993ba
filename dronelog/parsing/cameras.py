"""Drones that look: a search, a patrol, a film crew, told by what the drone found and not by what befell it.

"A missing man was spotted by a police drone", "the drone had detected their dinghy", "located two climbers thanks to a
drone": nobody saw the drone, the drone saw. Where the sentence tells an attack or a hit the drone may be another's.
English only: Slavic cases tell the instrument (`facts`).
"""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import SIGN

#: What a drone that looks does with what it finds: past forms, which stand in the passive as well.
_FINDS = frozenset(
    (
        *("spotted", "located", "found", "discovered", "detected", "filmed", "photographed", "identified", "sighted"),
        *("caught", "recorded", "tracked", "traced", "captured", "noticed", "seen", "observed", "saw", "picked"),
    )
)
_HELPS = (["thanks", "to"], ["help", "of"], ["aid", "of"], ["means", "of"], ["use", "of"], ["assistance", "of"])
_BE = frozenset(("was", "were", "been", "being", "is", "are", "be", "get", "got"))
#: What is looked for: nobody who flies or is flown at.
_SOUGHT = frozenset(
    (
        *("him", "her", "them", "man", "men", "woman", "women", "boy", "girl", "child", "children", "hiker", "hikers"),
        *("climber", "climbers", "migrants", "migrant", "smugglers", "smuggler", "poachers", "poacher", "tourist"),
        *("tourists", "dinghy", "boat", "boats", "body", "bodies", "suspect", "suspects", "fugitive", "person"),
        *("persons", "people", "missing", "lost", "pensioner", "walker", "walkers", "swimmer", "angler", "anglers"),
        *("intruders", "thief", "thieves", "burglar", "driver", "skier", "skiers", "dog", "cow", "cows", "sheep"),
        *("horse", "seal", "whale", "whales", "shark", "sharks", "dolphins", "raft", "kayak", "canoe", "survivors"),
    )
)
_PICTURES = frozenset(
    ("pictures", "picture", "images", "image", "photo", "photos", "photograph", "photographs", "video", "footage")
)
#: What a drone is flown for by those who look, and how its flight is told.
_TASKS = frozenset(
    (
        *("check", "find", "search", "look", "inspect", "film", "monitor", "survey", "see", "assess", "map", "locate"),
        *("photograph", "examine", "observe", "watch", "scan", "comb", "document", "measure", "record", "help"),
    )
)
_USED = frozenset(("sent", "used", "deployed", "flew", "launched", "put", "using", "sending", "flying", "up"))
_TRAFFIC = frozenset(("flight", "flights", "airport", "airports", "runway", "runways", "traffic", "airspace", "trains"))
_AIDED = frozenset(("helped", "helps", "assisted", "assists", "aided"))
#: Words from the verb to what is found, from "by" or a word of help to the drone, at most.
_REACH, _NEAR = 5, 5


def looks(doc: Document, i: int, j: int) -> bool:
    """Whether the drone named at tokens i to j is what somebody looks with."""
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[i]]
    if not norm[i].isascii():
        return False
    if any(w in _AIDED for w in norm[j : min(s.end, j + 2)]):
        return True  # "our new drone helped crews find hot spots"
    stopped = doc.has("service.cut", s.start, s.end) and not _TRAFFIC.isdisjoint(norm[s.start : s.end])
    if stopped or doc.has("outcome.disrupted", s.start, s.end):
        return False
    if _seen_by(doc, i, s.start) or _sent(doc, i, j, s.start, s.end) or _helps(doc, i, s.start, s.end):
        return True
    return _FINDS.isdisjoint(doc.tokens.norm[max(s.start, i - 3) : i]) and _finds(doc, j, s.end)


def _seen_by(doc: Document, i: int, start: int) -> bool:
    """ "Was spotted by a police drone": the doer of a passive whose subject is no drone."""
    norm = doc.tokens.norm
    by = next((k for k in range(i - 1, max(start, i - _NEAR) - 1, -1) if norm[k] == "by"), -1)
    if by <= start:
        return False
    verb = by - 2 if norm[by - 1] == "up" else by - 1
    if norm[verb] in ("filmed", "photographed", "mapped", "surveyed", "monitored", "patrolled", "inspected"):
        return True
    subject = norm[max(start, verb - 9) : verb]
    if norm[verb] in ("taken", "shot", "made", "recorded"):
        return not _PICTURES.isdisjoint(subject)
    return norm[verb] in _FINDS and not _SOUGHT.isdisjoint(subject)


def _sent(doc: Document, i: int, j: int, start: int, end: int) -> bool:
    """ "Sent up a drone to check the roof", "used two drones to search the lake": what it was flown for."""
    norm = doc.tokens.norm
    to = next((k for k in range(j, min(end - 1, j + _NEAR + 2)) if norm[k] == "to"), -1)
    return to >= 0 and norm[to + 1] in _TASKS and not _USED.isdisjoint(norm[max(start, i - _NEAR) : i])


def _finds(doc: Document, j: int, end: int) -> bool:
    """ "A drone of the fire service had discovered the boy in the reeds": the subject of a verb that finds somebody."""
    norm, kind = doc.tokens.norm, doc.tokens.kind
    for k in range(j, min(end, j + _NEAR + 2)):
        if kind[k] == SIGN and norm[k] not in ("-", "'"):
            return False
        if norm[k] in _BE or ("outcome.crashed" in doc.tags[k] and norm[k] not in _FINDS):
            return False
        if norm[k] in _FINDS:
            found = norm[k + 1 : min(end, k + 1 + _REACH)]
            stop = next((n for n, w in enumerate(found) if w in (",", ";", ".", "by", "over", "above", "near")), None)
            return not _SOUGHT.isdisjoint(found[:stop])
    return False


def _helps(doc: Document, i: int, start: int, end: int) -> bool:
    """ "Located two injured climbers thanks to a drone", "searched with a drone for the boy"."""
    norm = doc.tokens.norm
    first = max(start, i - _NEAR)
    tool = next((k for k in range(first, i) if norm[k : k + 2] in _HELPS), -1)
    if tool < 0:
        tool = next((k for k in range(max(start, i - 3), i) if norm[k] in ("with", "using", "via")), -1)
    if tool < 0:
        return False
    # "found the lost hiker with a drone", but not "with a drone seen over the farm, people left"
    return not _FINDS.isdisjoint(norm[start:tool]) and not _SOUGHT.isdisjoint(norm[start:end])
