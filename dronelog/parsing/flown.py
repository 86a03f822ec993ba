"""Numbers whose noun stands before: "as for the drones, 16 were sent against the oblast", "of UAVs: 16 attacked"."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document
from dronelog.parsing.tokens import LINE, SIGN

_WERE = frozenset(("were", "was", "had", "have", "has", "been", "being"))
#: What is done with drones, behind a form of "to be".
_SENT = frozenset(("sent", "launched", "dispatched", "flown", "directed", "aimed", "deployed", "unleashed", "used"))
#: What drones do of themselves.
_CAME = frozenset(("attacked", "targeted", "flew", "approached", "headed", "entered", "crossed", "raided"))
#: What they do who come from abroad; of those told before.
_ARRIVED = frozenset((*_CAME, "came", "arrived", "penetrated", "strayed", "intruded", "violated"))
_OF_THEM = frozenset((("of", "them"), ("of", "these"), ("of", "those")))
#: Before such a number: it opens a clause.
_OPENS = frozenset((":", ",", ";", "and", "that", "-", "but"))
#: What is sent and is no drone; where it is sent then.
_ELSE = ("person", "weapon", "object", "responder")
#: «Летіло вісім», «то есть летело всего 13»: the verb, words between it and its number, and before it.
_FLEW = ("летіл", "летів", "летел", "прямув", "направлял", "прилетіл", "прилетел", "надлетіл", "випущено", "выпущено")
_IN_ALL = frozenset(("всего", "усього", "всього", "загалом", "лише", "только", "разом", "было", "було", "їх", "их"))


def bind(doc: Document, numbers: list[Count]) -> None:
    """Such numbers count the drones that their sentence has named before."""
    norm = doc.tokens.norm
    for c in numbers:
        verb = flew(doc, c) if c.role == "elided" and c.value else -1
        if verb >= 0 and _aired(doc, verb):
            c.role, c.tag, c.head = "drone", "drone.many", verb
            continue
        if c.role not in ("elided", "attack") or c.value is None or c.j + 1 >= len(norm):
            continue
        if _came_in(doc, c):
            c.j += 2 * (tuple(norm[c.j : c.j + 2]) in _OF_THEM)  # the whole, and no part of one
            c.role, c.tag, c.head = "drone", "drone.many", c.j - 1
            continue
        if not c.i or norm[c.i - 1] not in _OPENS:
            continue
        k = c.j
        while k < len(norm) and k < c.j + 3 and norm[k] in _WERE:
            k += 1
        if k >= len(norm) or norm[k] not in (_SENT if k > c.j else _CAME):
            continue
        s = doc.sentences[doc.sentence_of[c.i]]
        named = max((at for tag in DRONE for at in doc.all(tag, s.start, c.i)), default=-1)
        if named < 0 or doc.has_groups(_ELSE, named + 1, c.i):
            continue
        c.role, c.tag, c.head = "drone", "drone.many", c.j - 1


def _came_in(doc: Document, c: Count) -> bool:
    """ "Seven of them came in and two were brought down", "Ten came, six were destroyed": a number at the head of a
    sentence or of a quote that came, and of which what follows tells the fate.
    """
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[c.i]]
    opened = c.i - (norm[c.i - 1 : c.i] in (["about"], ["some"], ["only"]))
    if opened > s.start and norm[opened - 1] != '"':
        return False
    k = c.j + 2 * (tuple(norm[c.j : c.j + 2]) in _OF_THEM)
    k += norm[k : k + 1] in (["had"], ["have"])
    on = norm[k : k + 1] == ["flew"] and norm[k + 1 : k + 2] not in (["in"], ["into"], ["over"])
    if on or k >= s.end or norm[k] not in _ARRIVED or (not doc.has("outcome.intercepted", k, s.end) and (
        not doc.has("outcome.destroyed", k, s.end)
    )):
        return False
    before = doc.sentences[max(0, doc.sentence_of[c.i] - 2)].start
    return doc.has_any(DRONE, before, s.end) and not doc.has_groups(_ELSE, s.start, c.i)


def flew(doc: Document, c: Count) -> int:
    """The verb of flying right before a number that ends its clause: «летіло всього вісім», «летели 16», or -1."""
    tokens, norm = doc.tokens, doc.tokens.norm
    if c.j < len(norm) and tokens.kind[c.j] not in (SIGN, LINE):
        return -1
    k = c.i - 1
    while k > 0 and c.i - k < 4 and norm[k] in _IN_ALL:
        k -= 1
    return k if k >= 0 and norm[k].startswith(_FLEW) else -1


def _aired(doc: Document, verb: int) -> bool:
    """Whether drones, and nothing else that flies, are named in this sentence or the one before."""
    n = doc.sentence_of[verb]
    s = doc.sentences[max(0, n - 1)]
    return doc.has_any(DRONE, s.start, verb) and not doc.has_group("weapon", doc.sentences[n].start, verb)
