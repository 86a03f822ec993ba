"""Drones told by a bare "reported", and drones shot at: "six drones were reported over the base", "fired at a drone".

English only: «сообщается о дроне» is speech.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue

_BE = frozenset(("was", "were", "been", "are", "is", "being"))
#: What may follow such a verb: where, when, by whom, or nothing; not "reported to have hit", "reported shot down".
_WHERE = frozenset(
    (
        *("over", "above", "near", "at", "around", "in", "on", "off", "close", "along", "outside", "within", "between"),
        *("there", "nearby", "by", "during", "from", "overnight", "early", "late", "shortly", "this", "last", "again"),
        *("yesterday", "earlier", "again", "before", "after", "just", "inside", "across", "beside", "next", "flying"),
        *("hovering", "circling", "and", "also", "then", "today", "tonight", "approaching", "heading", "about", "some"),
        *(".", ",", ";", ")", "-"),
    )
)
_HEADLINE = frozenset(("over", "above", "near", "around", "off", "close", "overhead", "flying"))
_SHOOTS = frozenset(("fired", "fire", "firing", "fires", "shot", "shots", "shoot", "shooting", "shoots"))
_COMES = frozenset(("came", "come", "comes", "coming", "stumbled", "happened", "chanced", "stumble", "stumbling"))
#: A near miss: "passed within 50 metres of a drone", "narrowly missed a drone".
_MISSES = frozenset(("missed", "avoided", "missing", "avoiding"))
_PASSES = _MISSES | {"passed", "passing", "flew", "flying"}
_NARROWLY = frozenset(("narrowly", "barely", "only", "just", "had"))
_CLOSE = frozenset(("within", "close", "near"))
_PLANES = ("jet", "plane", "aircraft", "airliner", "airbus", "boeing", "flight", "helicopter", "pilot", "crew")
_AT = frozenset(("at", "on", "upon"))
#: Before a drone that is part of something else: "debris of a drone was reported".
_OF = frozenset(("of", "from", "by", "with", "about"))
_REACH = 12


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """Add the sight of drones that are "reported" somewhere, and of those that somebody fires at."""
    norm = doc.tokens.norm
    if not doc.has_any(DRONE, s.start, s.end):
        return
    for k in range(s.start + 1, s.end):
        if norm[k] == "reported":
            first = _passive(doc, s, k)
            if first >= 0 and not _told(out, first, k + 1):
                out.append(Cue(k, k + 1, "sighted", "outcome.sighted"))
        elif norm[k] in ("across", "upon", "on") and norm[k - 1] in _COMES:
            # "came across an unmanned aircraft on a beach", "had come upon the wreckage of a drone"
            found = next(
                (
                    t
                    for t in range(k + 1, min(s.end, k + _REACH))
                    if doc.any((*DRONE, "drone.debris"), t) is not None and "drone.attack" not in doc.tags[t]
                ),
                -1,
            )
            if found < 0 or doc.has_groups(("outcome", "person", "attack"), k + 1, found) or _told(out, k - 1, k + 1):
                continue
            if norm[k] == "on" and norm[k - 1] not in ("stumbled", "happened", "chanced"):
                continue
            out.append(Cue(k - 1, k + 1, "crashed", "outcome.crashed"))
        elif norm[k] in _PASSES and _by_plane(doc, s, k):
            drone = next((t for t in range(k + 1, min(s.end, k + _REACH)) if doc.any(DRONE, t) is not None), -1)
            if drone < 0 or doc.has_groups(("outcome", "object", "attack"), k + 1, drone) or _told(out, k, k + 1):
                continue
            close = norm[k] in _MISSES or not _CLOSE.isdisjoint(norm[k + 1 : drone])
            if close and not {",", ";", ".", "when"} & set(norm[k:drone]):
                out.append(Cue(k, k + 1, "sighted", "outcome.sighted"))
        elif norm[k] in _AT and norm[k - 1] in _SHOOTS:
            drone = next((t for t in range(k + 1, min(s.end, k + _REACH)) if doc.any(DRONE, t) is not None), -1)
            if drone < 0 or doc.has_groups(("person", "outcome"), k + 1, drone) or _told(out, k - 1, k + 1):
                continue
            ing = norm[k - 1] in ("shooting", "firing") and norm[k - 2] not in ("was", "were", "began", "started")
            bare = norm[k - 1] in ("shoot", "fire") and norm[k - 2] not in ("opened", "they", "soldiers", "who")
            if ing or bare:
                continue  # "ordered to shoot at drones", "a bill on shooting at drones"
            out.append(Cue(k - 1, k + 1, "sighted", "outcome.sighted"))


def _by_plane(doc: Document, s: Sentence, k: int) -> bool:
    """Whether who passed or missed something at token k was in the air: "a jet narrowly missed a drone"."""
    norm = doc.tokens.norm
    if norm[k] in _MISSES and norm[k - 1] not in _NARROWLY:
        return False
    return any(w.startswith(_PLANES) for w in norm[s.start : k])


def _told(out: list[Cue], a: int, b: int) -> bool:
    """Whether a word of outcome stands between tokens a and b already."""
    return any(c.i < b and a < c.j for c in out)


def _passive(doc: Document, s: Sentence, k: int) -> int:
    """The first token of what says that drones were reported, where "reported" at token k says so; or -1."""
    norm = doc.tokens.norm
    after = norm[k + 1 : k + 2] if k + 1 < s.end else ["."]
    first = k
    while first > s.start and (norm[first - 1] in _BE or norm[first - 1] in ("have", "had", "has", "also", "again")):
        first -= 1
    if first == k and (not after or after[0] not in _HEADLINE):
        return -1  # "the drones, the army reported"
    if after and after[0] not in _WHERE and "weekday" not in doc.tags[k + 1]:
        return -1
    if after[0:1] == ["in"] and norm[k + 2 : k + 3] and doc.has_group("say", k + 2, k + 4):
        return -1
    for hit in (h for t in range(max(s.start, first - 5), first) for h in doc.hits[t]):
        if hit.tag in DRONE and hit.tag != "drone.attack" and hit.end == first:
            a = next(t for t in range(max(s.start, first - 5), first) if hit in doc.hits[t])
            b = a - 1
            while b >= s.start and (norm[b].endswith(("ed", "n")) or "num" in doc.tags[b] or norm[b] in ("a", "the")):
                b -= 1
            return -1 if b >= s.start and norm[b] in _OF else first
    return -1
