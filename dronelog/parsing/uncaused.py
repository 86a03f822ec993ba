"""What no drone did: "was not caused by a drone", "had nothing to do with UAVs", "is not the work of a UAV"."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import WORD

#: What leads from a deed to who did it.
_LEADS = frozenset(("by", "of", "to", "with", "from"))
#: Deeds of which a drone is named as the cause, beginnings; not "was not damaged by a drone", which flew all the same.
_DEEDS = (
    *("caus", "start", "spark", "trigger", "provok", "ignit", "brought", "done", "produc", "creat", "inflict"),
    *("result", "relat", "link", "connect", "attribut", "associat", "tied", "unrelated", "unconnected", "blame"),
)
#: Words of the same, whole.
_WORKS = frozenset(
    (
        *("set", "lit", "made", "left", "due", "down", "owing", "hit", "struck", "targeted", "attacked", "killed"),
        *("work", "doing", "fault", "outcome", "consequence", "effect", "aftermath", "act", "case", "matter", "result"),
        *("that", "do", "broken", "responsible"),
    )
)
#: Between those.
_FILLS = frozenset(
    (
        *("was", "were", "is", "are", "be", "been", "being", "had", "has", "have", "a", "an", "the", "any", "in", "to"),
        *("way", "actually", "at", "all", "directly", "on", "fire", "off", "about", "deliberately", "as"),
    )
)
_NO = frozenset(("not", "nothing", "never", "unrelated", "unconnected", "neither"))
#: Before a drone that nobody has met: "a drone", "any drones", "UAVs"; "the drone" is one that is known.
_ANY = frozenset(
    ("a", "an", "any", "enemy", "hostile", "ukrainian", "russian", "attack", "unmanned", "foreign", "kind")
)
#: What people did not do to a drone where there was none.
_MET = frozenset(
    (
        *("hear", "see", "find", "spot", "detect", "notice", "observe", "meet", "heard", "seen", "found", "spotted"),
        *("detected", "noticed", "observed", "met", "collided"),
    )
)
#: Tokens from a drone back to the word that denies it.
_REACH = 10


def denial(doc: Document, i: int) -> int:
    """The token that says that the drone at token i was not the cause of what is told, or -1."""
    norm, tags = doc.tokens.norm, doc.tags
    first = doc.sentences[doc.sentence_of[i]].start
    k = i - 1
    while k > first and (norm[k] in _ANY or "drone.type" in tags[k]):
        k -= 1
    if k <= first or not norm[k].isascii() or norm[k] == "the":
        return -1
    led = norm[k] in _LEADS
    if led:
        k -= 1
    deed = False
    while k >= first and i - k < _REACH:
        word = norm[k]
        if word in _NO or word.endswith("n't"):
            return k if deed or word.startswith("un") else -1
        if doc.tokens.kind[k] != WORD:
            return -1
        if (word in _WORKS or word.startswith(_DEEDS)) if led else (word in _MET and k >= i - 3):
            deed = True
        elif word not in _FILLS:
            return -1
        k -= 1
    return -1
