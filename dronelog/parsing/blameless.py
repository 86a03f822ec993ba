"""Harm and fates that are none of a drone: storms, prices that fell, gulls, a unit at the front, a quarrel.

"A storm cut power", "the price of a Mavic has fallen", "seagulls attacked a drone", "the brigade destroyed nine tanks".
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.mood_words import BE_NOW, BESIDE, DETERMINERS, PAST, REACH, fate_words

_ITS_OWN = frozenset(("battery", "batteries", "rotor", "motor"))
#: Whose drone it is that somebody brings down out of anger.
_WHOSE_DRONE = frozenset(
    ("neighbour's", "neighbor's", "photographer's", "tourist's", "pupil's", "hobbyist's", "journalist's", "surveyor's")
)
_POSSESSED = (["neighbour", "'s"], ["neighbor", "'s"], ["photographer", "'s"], ["tourist", "'s"])
_STRIKES = ("strike", "attack", "raid", "assault", "hit")
_LINES = ("dugout", "trench", "howitzer", "foxhole", "blindage")
_WORKS = ("film", "photograph", "spray", "deliver", "count", "map", "survey", "look", "search", "measur", "record")
_FIGURES = frozenset(("price", "prices", "number", "share", "cost", "sales", "rate", "proportion", "percentage"))
_ARMOUR = ("tank", "howitzer", "dugout", "trench", "armour", "armor", "mortar", "car", "truck", "vehicle", "soldier")
_UNITS = (
    *("brigade", "squad", "troop", "battalion", "regiment", "crew", "unit", "pilot", "operator", "gunner"),
    *("company", "platoon"),
)
_BY = frozenset(("by", "because", "due", "из-за", "от", "вследствие", "через", "внаслідок", "від"))
#: Opens another clause than the one that a storm is the subject of.
_PARTING = frozenset(
    (
        *(";", ":", "and", "but", "while", "when", "after", "as", "which", "because", "that"),
        *("а", "и", "но", "і", "та", "але"),
    )
)


def nature(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "A storm cut power to 1,200 homes", "four were injured by falling trees", "fog closed the airport"."""
    if f.drone or f.kind not in ("damaged", "fire", "disrupted", "killed", "injured"):
        return False
    norm = doc.tokens.norm
    if (
        f.kind == "fire"
        and (
            doc.has("mood.nature", max(s.start, f.i - 1), f.j)  # "a forest fire near Samara"
            or (doc.has("mood.nature", s.start, f.i) and not doc.has_any((*DRONE, "drone.debris"), s.start, f.i))
            or any(w in _ITS_OWN for w in norm[max(s.start, f.i - 3) : f.i])  # "its battery caught fire"
            or norm[f.i - 1] == "like"
            or norm[max(s.start, f.i - 2) : f.i] == ["like", "a"]
            or (
                norm[f.i].startswith("burn") and norm[f.j : f.j + 1] == ["through"] and doc.has_any(DRONE, f.j, f.j + 4)
            )
        )
    ):
        return True
    causes = [k for k in doc.all("void.cause", f.j, min(s.end, f.j + REACH)) if f.kind in ("damaged", "fire")]
    if any("after" in norm[f.j : k] or "when" in norm[f.j : k] for k in causes) and not doc.has_any(
        (*DRONE, "drone.debris"), f.j, s.end
    ):
        return True  # "a stall burned out after a heater short-circuited"
    causes = doc.all("mood.nature", max(s.start, f.i - REACH), min(s.end, f.j + BESIDE))
    for k in causes:
        hit = doc.tag("mood.nature", k)
        end = hit.end if hit is not None else k + 1
        if k >= f.j and not _BY.isdisjoint(norm[f.j : k]) and not doc.has_any(DRONE, f.j, k):
            return True
        if (
            end <= f.i + 1
            and not doc.has_any((*DRONE, "drone.debris", "attack"), k, f.j)
            and _PARTING.isdisjoint(norm[end : f.i])
        ):
            return True
    return False


def figures_fell(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "The price of a Mavic 3 has fallen below 60,000 hryvnias": no drone fell."""
    norm = doc.tokens.norm
    if f.kind != "crashed":
        return False
    opening = range(s.start, min(f.j, s.start + 4))
    return any(norm[k] in _FIGURES and norm[k + 1] == "of" for k in opening)


def set_upon(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Seagulls attacked a drone": a drone that is attacked attacks nobody."""
    if f.kind != "launched" or f.count not in (None, 1):
        return False
    norm = doc.tokens.norm
    k = f.i - 1
    while k > s.start and norm[k] in DETERMINERS | {"the", "his", "her", "their", "one"}:
        k -= 1
    verb = norm[k] in ("attacked", "attacks", "attack", "attacking") and k > s.start
    return verb and (f.i - k > 1 or norm[f.i] in DETERMINERS) and norm[k - 1] not in PAST | BE_NOW


def of_unit(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "With earlier ones the brigade destroyed nine tanks and 20 cars": a unit's work at the front, in no region."""
    if f.kind not in ("damaged", "killed", "struck") or (f.drone and f.kind != "struck"):
        return False
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    if not verbs or not norm[verbs[0]].endswith(("ed", "out", "hit")) or norm[verbs[0] - 1] in ("was", "were", "been"):
        return False
    arms = any(norm[k].startswith(_ARMOUR) for k in range(verbs[0], min(s.end, f.j + BESIDE)))
    return arms and any(norm[k].startswith(_UNITS) for k in range(max(s.start, verbs[0] - REACH), verbs[0]))


def by_raids(doc: Document, f: Fact) -> bool:
    """ "Drone strikes have taken out a fifth of the capacity": what drones do away with is no drone."""
    norm = doc.tokens.norm
    if f.kind != "intercepted" or f.count is not None:
        return False
    verbs = [k for k in range(f.i, f.j) if "outcome" in doc.groups[k]]
    return (
        bool(verbs)
        and any(norm[k].startswith(_STRIKES) and norm[k - 1] in ("drone", "uav") for k in range(f.i + 1, verbs[-1]))
        and not any(doc.any(DRONE, k) is not None for k in range(verbs[-1] + 1, f.j))
    )


def harmless(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Shot down a drone that had been filming his daughter's wedding": one at work; "drops a grenade on a dugout"."""
    norm = doc.tokens.norm
    if f.kind in ("struck", "crashed") and any(
        norm[k].startswith(_LINES) for k in range(f.i, min(s.end, f.j + BESIDE))
    ):
        return True
    if f.kind not in ("intercepted", "crashed") or f.count not in (None, 1):
        return False
    for tag in ("drone.one", "drone.any"):
        for k in doc.all(tag, max(s.start, f.i - 2), min(s.end, f.j + 3)):
            hit = doc.tag(tag, k)
            if hit is None or norm[hit.end : hit.end + 1] not in (["that"], ["which"]):
                continue
            verb = next((w for w in norm[hit.end + 1 : s.end] if w not in PAST and w not in BE_NOW), "")
            if verb.startswith(_WORKS):
                return True
    return False


def across(doc: Document, f: Fact) -> bool:
    """ "… when a gas cylinder blew up; residents first thought of a drone": the drone is another clause's."""
    norm = doc.tokens.norm
    if f.kind not in DRONE_KINDS or ";" not in norm[f.i : f.j]:
        return False
    verbs = fate_words(doc, f)
    drones = [k for tag in DRONE for k in doc.all(tag, f.i, f.j)]
    # not "attacked by a second drone; it fell into a drift"
    return len(verbs) == 1 and bool(drones) and all(";" in norm[verbs[0] : k] for k in drones)


def of_a_neighbour(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Shot down his neighbour's drone with an air rifle": a quarrel."""
    norm = doc.tokens.norm
    return f.kind in ("intercepted", "crashed") and any(
        not _WHOSE_DRONE.isdisjoint(norm[max(s.start, k - 2) : k]) or norm[max(s.start, k - 2) : k] in _POSSESSED
        for tag in ("drone.one", "drone.any")
        for k in doc.all(tag, max(s.start, f.i - 2), min(s.end, f.j + 5))
    )
