"""Whether people came to harm, told by a subject and its verb: "none of the staff suffered", "everybody is safe".

English only: a Slavic verb is negated by a word that stands beside it (`cues`).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import SIGN


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Tokens from a subject to its verb, and from a verb of need to what is needed, at most.
REACH, NEED = 12, 4
_NOBODY = _words("nobody no-one")
_ANYBODY = _words("anyone anybody any")
_EVERYBODY = _words("everyone everybody")
_STAFF = _words("staff personnel crew team guard guards workforce shift public population brigade family inmates them")
_HURT = _words("injured hurt wounded harmed killed")
_OR = frozenset(("or", "nor", ","))
_SUFFERED = _words("suffer suffered suffers suffering affected scratched endangered poisoned concussed")
#: Verbs whose object is the harm: "no one received wounds".
_RECEIVED = _words("sustained sustain received receive incurred got had has reported")
_NOT = frozenset(("no", "not", "any", "without", "never", "neither", "nor", "hardly"))
_NEEDED = _words("need needed needs require required requires seek sought ask asked request requested want wanted")
_DOCTORS = _words("doctors medics paramedics surgeons hospital hospitals clinic nurses physicians clinics")
_CARE = _words("doctor doctors medical medic medics hospital hospitalisation hospitalization treatment ambulance")
_SAFE = _words("safe unhurt unharmed uninjured unscathed fine ok okay well intact")
_IS = _words("is are was were got gets remains remained escaped emerged came left safely be been has have had")
#: How damage is had, and what a thing needs that has it.
_HAVE = _words("has have had having with shows show showed showing bears bear bore bearing reports reported")
_SLIGHT = _words("some slight minor light serious heavy severe considerable extensive visible substantial major more")
#: What one loses that is killed, and whose it is: "cost one person in the district their life".
_LIFE = frozenset(("life", "lives"))
_WHOSE = frozenset(("his", "her", "their", "its"))
#: Things as a whole: "no property suffered".
_GOODS = _words("property building buildings house houses infrastructure structure structures homes facilities")
#: How people and things are to whom nothing happened; what joins the two.
_UNTOUCHED = _words("unharmed unhurt unscathed untouched unaffected undamaged intact uninjured safe")
_PAIRS = frozenset(("and", "nor", "or"))
#: Words of a denial, and what may stand between one and what is denied.
_DENIED = _words("denied denies deny denying")
_THERE = _words("any anyone anybody there reports report rumours rumors claims talk")
_REPAIRS = _words("repair repairs repairing repaired rebuilding rebuilt reglazing replaced replacing restored")
_NEEDS = _words("need needs needed needing require requires required await awaits awaiting requiring")
#: Words of a state in which a thing is that was damaged.
_STATES = frozenset(("damage", "damages", "gone")) | _REPAIRS
#: Verbs of harm that are also said of places, what stands before them, and things that are neither.
_HARMED = _words("hurt wounded harmed injured hurting")
_BEEN = _words("is are was were been being got")
_HOW = _words(
    "badly also again hard most worst especially particularly heavily seriously slightly has have had not too"
)
_ABSTRACT = _words("economy trade business exports tourism morale image reputation pride sector industry agriculture")
_GROUNDS = ("object", "ground", "region", "place")
#: Words that such a clause begins with, or its verb; all others are passed over.
_TREATED = frozenset(("treated", "treating"))
_SUBJECTS = _TREATED | _NOBODY | _ANYBODY | _EVERYBODY | {"none", "no", "not", "suffered", "suffer", "neither", "cut"}
_BREAKS = frozenset((";", ":"))
_ENDS = frozenset((".", ",", ";", ")", '"', "\n", "\n\n", "in", "as", "during", "after", "when", "and", "there"))


def add(doc: Document, s: Sentence, cues: list[Cue], person: Callable[[int], bool]) -> None:
    """Add to the cues of a sentence, or correct among them, what subjects and verbs tell of harm.

    `person` tells of a token whether a number of people ends right before it.
    """
    norm = doc.tokens.norm
    for k in range(s.start, s.end):
        word = norm[k]
        if word in _STATES:
            _state(doc, s, k, cues)
            continue
        if word in _LIFE:
            _cost(doc, s, k, cues)
            continue
        if word in _SAFE and norm[k - 1] in ("is", "are") and not any(c.i <= k < c.j for c in cues):
            if not _STAFF.isdisjoint(norm[max(s.start, k - 6) : k - 1]):
                _put(cues, k - 1, k + 1, "no_casualties")  # "the crew of 24 is safe"
            continue
        if word not in _SUBJECTS:
            continue
        if word in _TREATED:
            _treated(doc, s, k, cues)
        elif word == "neither":
            _neither(doc, k, cues)
        elif word in _EVERYBODY:
            _all_safe(doc, s, k, cues)
        elif word == "no" and _unharmed(doc, s, k, cues):
            continue
        elif _negative(doc, s, k):
            _none_hurt(doc, s, k, cues)
        elif word in ("suffered", "suffer") and person(k) and (k + 1 >= s.end or norm[k + 1] in _ENDS):
            _put(cues, k, k + 1, "injured")  # "three workers suffered"
        elif word == "cut":
            if norm[k + 1 : k + 2] == ["by"] and _subject(doc, s, k):
                _put(cues, k, k + 2, "damaged")  # "facades of five high-rises were cut by fragments"
        elif word == "suffered" and _things_before(doc, s, k) and not any(c.i <= k < c.j for c in cues):
            cues.append(Cue(k, k + 1, "damaged", "outcome.damaged"))  # "two houses and a van suffered in the attack"
    for c in cues:
        if c.kind in ("no_casualties", "no_damage") and norm[c.j - 1] in _UNTOUCHED and _both(doc, s, c):
            c.kind, c.tag = "no_consequences", "outcome.no_consequences"
    for k in doc.all("say.deny", s.start, s.end):
        if norm[k] in _DENIED:
            _denied(doc, s, k, cues)


def _both(doc: Document, s: Sentence, cue: Cue) -> bool:
    """ "People and property came through unharmed", "the staff and the buildings are safe": nobody and nothing hurt."""
    norm = doc.tokens.norm
    sides: list[set[str]] = [set()]
    for t in range(cue.i - 1, max(s.start - 1, cue.i - REACH), -1):
        word = norm[t]
        if word in _BREAKS or word in (",", "but") or (len(sides) > 1 and word in _IS):
            break
        if word in _PAIRS:
            sides.append(set())
        elif "person" in doc.groups[t] or word in _STAFF:
            sides[-1].add("people")
        elif "object" in doc.groups[t] or word in _GOODS:
            sides[-1].add("things")
    return any(a | b == {"people", "things"} and a and b for a, b in pairwise(sides))


def _denied(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> None:
    """ "Denied that there had been any casualties", "denied that anybody was hurt": said by denying it."""
    norm = doc.tokens.norm
    if any(w in _NOT or w.endswith("n't") for w in norm[max(s.start, k - 3) : k]):
        return
    for c in cues:
        near = norm[k + 1 : c.i + 1]
        if c.kind in ("injured", "killed") and k < c.i <= k + REACH and not _BREAKS.intersection(near):
            if not _THERE.isdisjoint(near):
                c.i, c.kind = k, "no_casualties" if c.kind == "injured" else "no_dead"
            return
    noun = next((t for t in range(k + 1, min(s.end, k + 7)) if doc.any_group(("casualty", "harm"), t) is not None), -1)
    if noun > 0 and not _THERE.isdisjoint(norm[k + 1 : noun]) and not any(c.i <= noun < c.j for c in cues):
        kind = "no_casualties" if doc.group("casualty", noun) is not None else "no_damage"
        cues.append(Cue(k, noun + 1, kind, "outcome." + kind))


def _treated(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> None:
    """ "Doctors have treated nine people", "medics are treating two drivers": people who were hurt."""
    norm = doc.tokens.norm
    if _DOCTORS.isdisjoint(norm[max(s.start, k - 8) : k]) or any(c.i <= k < c.j for c in cues):
        return
    if any(c.kind == "injured" for c in cues):
        return
    number = doc.has("num", k + 1, k + 2) or (k + 1 < s.end and doc.tokens.value[k + 1] is not None)
    if number and any("person" in doc.groups[t] for t in range(k + 2, min(s.end, k + 6))):
        cues.append(Cue(k, k + 1, "injured", "outcome.injured"))


def _cost(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> None:
    """ "The attack cost one person in the district their life", "cost the lives of two": people who were killed."""
    norm = doc.tokens.norm
    if norm[k - 1] not in _WHOSE or any(c.i <= k < c.j for c in cues):
        return
    for t in range(k - 2, max(s.start, k - 14), -1):
        if norm[t] in _BREAKS or norm[t] == ",":
            return
        if norm[t] in ("cost", "costs", "costing"):
            _put(cues, t, t + 1, "killed")
            return


def _state(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> None:
    """What things have, need or are that were damaged: "four houses have damage", "left nine flats with damage",
    "the roofs are in need of repair", "the garage is gone".
    """
    norm, word = doc.tokens.norm, doc.tokens.norm[k]
    t = k - 1
    if word in ("damage", "damages"):
        while t > s.start and norm[t] in _SLIGHT:
            t -= 1
        if norm[t] not in _HAVE:
            return
    elif word == "gone":
        if norm[t] not in ("is", "are", "was", "were") or (k + 1 < s.end and norm[k + 1] not in _ENDS):
            return
    else:
        t = next((m for m in range(k - 1, max(s.start, k - 5), -1) if norm[m] in _NEEDS), -1)
        if t < 0:
            return
        if norm[t - 1] == "in":
            t -= 1
    if any(w in _NOT for w in norm[max(s.start, t - 2) : k]) or any(c.i <= k and t < c.j for c in cues):
        return
    near = range(max(s.start, t - 4), t)
    if word == "gone" and (
        any(norm[m] in (",", "and") for m in near) or not any("object" in doc.groups[m] for m in near)
    ):
        return
    if _object_before(doc, s, t):
        cues.append(Cue(t, k + 1, "damaged", "outcome.damaged"))


def _object_before(doc: Document, s: Sentence, t: int) -> bool:
    """Whether a thing is the subject of the verb at token t: "the tower has damage", "houses in two districts have"."""
    norm = doc.tokens.norm
    for m in range(t - 1, max(s.start - 1, t - 10), -1):
        if norm[m] in _BREAKS or doc.any_group(("outcome", "harm", "weapon", "drone"), m) is not None:
            return False
        if "object" in doc.groups[m]:
            return True
    return t - 2 == s.start and norm[s.start] == "the"


def _things_before(doc: Document, s: Sentence, k: int) -> bool:
    """Whether things, no people, are what suffered, and nothing tells what they suffered from or lost."""
    norm = doc.tokens.norm
    if k + 1 < s.end and norm[k + 1] not in _ENDS and norm[k + 1] != "from" and not norm[k + 1].endswith("ly"):
        return False
    return _subject(doc, s, k)


def _subject(doc: Document, s: Sentence, k: int) -> bool:
    """Whether the noun before token k is a thing, and no person."""
    norm = doc.tokens.norm
    for t in range(k - 1, max(s.start, k - 5) - 1, -1):
        if "person" in doc.groups[t] or norm[t] in _BREAKS:
            return False
        if "object" in doc.groups[t]:
            return True
    return False


def _negative(doc: Document, s: Sentence, k: int) -> bool:
    """Whether a subject that denies begins at token k: "nobody", "none of", "not one", "neither there … anyone"."""
    norm = doc.tokens.norm
    if norm[k] in _NOBODY or norm[k] == "none":
        return True
    nxt = norm[k + 1] if k + 1 < s.end else ""
    if norm[k] == "no":
        return nxt == "one" or "person" in doc.groups[k + 1] if nxt else False
    if norm[k] == "not" and nxt in ("one", "a"):
        return nxt == "one" or norm[k + 2 : k + 3] == ["single"]
    if norm[k] in _ANYBODY and (norm[k] != "any" or (nxt and "person" in doc.groups[k + 1])):
        return any(w in ("neither", "nor", "nowhere", "never", "hardly") for w in norm[s.start : k])
    return False


def _neither(doc: Document, k: int, cues: list[Cue]) -> None:
    """ "Neither people nor property came to harm": the verb of a subject that denies both tells no harm."""
    whole = next((c for c in cues if c.i == k and c.kind == "no_consequences"), None)
    if whole is None:
        return
    for c in list(cues):
        told = c.kind in ("injured", "damaged", "no_casualties", "no_damage", "harm")
        if told and 0 <= c.i - whole.j <= 3 and all(w in _IS for w in doc.tokens.norm[whole.j : c.i]):
            cues.remove(c)


def _unharmed(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> bool:
    """ "No property suffered", "no building was affected": things as a whole that came to no harm."""
    norm = doc.tokens.norm
    noun = next((t for t in range(k + 1, min(s.end, k + 4)) if norm[t] in _GOODS), -1)
    if noun < 0:
        return False
    t = noun + 1
    while t < s.end and norm[t] in ("was", "were", "has", "have", "been", "had"):
        t += 1
    if t >= s.end or norm[t] not in _SUFFERED | {"harmed", "touched"}:
        return False
    if not any(c.i < t + 1 and k < c.j for c in cues):
        cues.append(Cue(k, t + 1, "no_damage", "outcome.no_damage"))
    return True


def _none_hurt(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> None:
    """The verb of harm of a subject that denies, where the subject can be people."""
    norm = doc.tokens.norm
    people = norm[k] in _NOBODY or norm[k] in _ANYBODY or norm[k : k + 2] == ["no", "one"]
    for t in range(k + 1, min(s.end, k + REACH)):
        word = norm[t]
        if word in _BREAKS or (word == "," and norm[t + 1 : t + 2] in (["and"], ["but"])):
            return
        if "person" in doc.groups[t] or word in _STAFF:
            people = True
        if "object" in doc.groups[t] and not people:
            return
        if word in _HURT and (people or word != "killed"):
            for c in cues:
                if c.i <= t < c.j and c.kind == "injured":
                    c.kind = "no_casualties"
            if t + 1 < s.end and norm[t + 1] in _OR:
                continue  # "no one was killed or wounded", "killed, wounded or burnt": one denial for all of them
            return
        if people and (word in _SUFFERED or word in _RECEIVED):
            end = next((c.j for c in cues if c.kind in ("injured", "no_casualties") and t < c.i <= t + 4), t + 1)
            damage = end == t + 1 < s.end and doc.any_group(("harm", "object"), t + 1) is not None
            if word not in _SUFFERED and end == t + 1:
                continue
            if not damage:
                _put(cues, k, end, "no_casualties")  # "nobody suffered", "none of the staff sustained any injuries"
            return
        if word == "harm" and people and any(w.startswith(("come", "came", "coming")) for w in norm[t - 3 : t]):
            _put(cues, k, t + 1, "no_casualties")  # "nobody has come to any harm"
            return
        if word in _NEEDED and people:
            if any(w in _CARE for w in norm[t + 1 : min(s.end, t + 1 + NEED)]):
                _put(cues, k, t + 1, "no_casualties")
            return


def _all_safe(doc: Document, s: Sentence, k: int, cues: list[Cue]) -> None:
    """ "Everybody is safe", "everyone at the plant escaped unhurt"; "everyone is alive" only denies deaths."""
    norm = doc.tokens.norm
    verb = False
    for t in range(k + 1, min(s.end, k + REACH)):
        if doc.tokens.kind[t] == SIGN and norm[t] in _BREAKS:
            return
        verb = verb or norm[t] in _IS
        if verb and norm[t] in _SAFE:
            _put(cues, k, t + 1, "no_casualties")
            return
        if verb and norm[t] == "alive":
            well = any(w in _SAFE for w in norm[t + 1 : t + 3])
            _put(cues, k, t + 1, "no_casualties" if well else "no_dead")
            return


def of_places(doc: Document, cue: Cue, a: int, b: int, places: list[Place]) -> bool:
    """ "Sumy region was hurt by debris", "drones wounded the city again", "the economy was hurt": no person was."""
    norm = doc.tokens.norm
    verb = next((k for k in range(cue.i, cue.j) if norm[k] in _HARMED), -1)
    if verb < 0:
        return False
    k = verb - 1
    while k > a and (norm[k] in _BEEN or norm[k] in _HOW):
        k -= 1
    if any(w in _BEEN for w in norm[k + 1 : verb + 1]):
        if norm[k] in _ABSTRACT:
            return True
        p = next((p for p in places if p.i <= k < p.j), None)
        if p is None:
            return False
        before = norm[p.i - 1] if p.i > 0 else ""
        while p.i - 1 > a and before == "of" and doc.any_group(("place", "region"), p.i - 2) is not None:
            return True  # "three districts of Kyiv were hurt"
        return "place.in" not in doc.tags[p.i - 1] and before not in ("of", "from", "in", "near", "at")
    after = verb + 1
    while after < b and norm[after] in ("the", "our", "their", "its", "a", "an"):
        after += 1
    if after >= b:
        return False
    if any(p.i <= after < p.j for p in places):
        return True
    return after > verb + 1 and (norm[after] in _ABSTRACT or doc.any_group(_GROUNDS, after) is not None)


def _put(cues: list[Cue], i: int, j: int, kind: str) -> None:
    """A cue of tokens i to j in place of those of people that it overlaps."""
    told = ("injured", "killed", "no_casualties", "no_dead")
    cues[:] = [c for c in cues if not (c.i < j and i < c.j and c.kind in told)]
    if not any(c.i < j and i < c.j for c in cues):
        cues.append(Cue(i, j, kind, "outcome." + ("no_casualties" if kind == "no_dead" else kind)))
