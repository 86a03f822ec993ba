"""Fates that only describe a thing of which a text says something else.

"Flats that were rebuilt after a drone hit the block", "icons made from the wings of drones that came down",
«разрушенную дроном школу восстановили»: the verb of the sentence is another one, and no day is told of the drone's.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.mood_words import BE_NOW, BESIDE, DETERMINERS, PAST, REACH, fate_words, latin
from dronelog.parsing.told import Told

#: Sentences; a longer text is a story, in which asides are many.
LONG = 9
_OPENS_RELATIVE = frozenset(("that", "which", "whose", "who", "whom"))
#: Before a "that" that opens what is claimed.
_CLAIMS = frozenset(
    (
        *("report", "reports", "claim", "claims", "news", "fact", "evidence", "statement", "message", "so", "now"),
        *("confirmed", "confirmation", "denied", "learned", "found", "doubt", "rumours", "rumors", "sure", "true"),
        *("likely", "believed", "established", "understood", "known", "seen", "clear", "appears", "seems", "shows"),
    )
)
_AFTER = frozenset(("after", "when", "since", "once"))
#: Prepositions of a way, which a relative clause has behind its verb.
_AWAY = frozenset(("from", "over", "into", "to", "across", "at", "in", "through", "towards", "toward", "off", "near"))
_TOPICS = (
    *("mood.later", "story.work", "story.shown", "topic.verdict", "topic.study", "topic.insurance", "topic.burial"),
    *("story.not_event", "story.average", "topic.other", "story.drill"),
)
_LATER = ("mood.later", "story.work", "story.shown")
_SLAVIC_RELATIVE = ("котор", "який", "яка", "яке", "які", "якого", "якої", "якому", "яку", "яким", "яких", "чий", "чья")
_COMMAS = frozenset((",", "в", "у", "на", "за", "из", "з", "із", "по"))
_LONG = (
    *("ного", "ную", "ной", "ные", "ных", "ным", "ными", "шие", "ших", "шим"),
    *("шими", "щие", "щих", "того", "тую", "той", "тые", "тых", "ної", "них"),
)
#: Before a noun that is known by what befell it.
_OF_IT = frozenset(("of", "from", "to", "about", "with", "for", "on"))


def known_by(doc: Document, s: Sentence, f: Fact, whens: list[When]) -> bool:
    """ "Flats that were rebuilt after a drone hit the block", "a play about a family whose house was hit by a drone",
    "key rings made from a downed drone": what is told is done long after, and the drone only says of what it is told.
    """
    if f.kind in ("responded", "no_casualties", "no_damage", "disrupted"):
        return False
    later = [k for tag in _LATER for k in doc.all(tag, s.start, s.end)]
    if not later:
        return False
    norm = doc.tokens.norm
    if any(f.i <= k < f.j for k in later) or not _embedded(doc, s, f):
        return False
    before = [k for k in later if k < f.i]
    if before:
        at = max(before)
        # a clause of its own tells anew: "…; and at night a drone hit it"
        if any(w in (";", ":") for w in norm[at + 1 : f.i]):
            return False
        return not any(
            w.start is not None and not w.said and PAST.isdisjoint(norm[f.j : w.i])
            and (0 <= w.i - f.j <= BESIDE or f.i <= w.i < f.j or (w.i > at + BESIDE and 0 < f.i - w.j <= BESIDE))
            for w in whens
        )  # fmt: skip
    at = min(k for k in later if k >= f.j)
    if ";" in norm[f.j : at]:
        return False
    return not any(w.start is not None and not w.said and f.i - BESIDE <= w.i < at for w in whens)


def _embedded(doc: Document, s: Sentence, f: Fact) -> bool:
    """Whether what happened only describes a noun: "the school that a drone destroyed", "of 14 drones shot down"."""
    norm = doc.tokens.norm
    for k in range(max(s.start, f.i - REACH), f.j):
        if norm[k].startswith(_SLAVIC_RELATIVE) and k > s.start and norm[k - 1] in _COMMAS:
            return True
        if norm[k] == "by" and k == f.i - 1 and norm[s.start].endswith(("ed", "en", "hit", "struck")):
            return True  # "Burned down by a drone in the second winter of the war, it has been rebuilt"
        if norm[k] in _AFTER or (norm[k] in _OPENS_RELATIVE and k > s.start and doc.group("say", k - 1) is None):
            return True
    if not latin(doc, s):
        return _long_form(doc, f)
    k = f.i - 1
    while k > s.start and (norm[k] in DETERMINERS or norm[k] == "the" or doc.tag("num", k) is not None):
        k -= 1
    return norm[k] in _OF_IT and k > s.start


def _long_form(doc: Document, f: Fact) -> bool:
    """Whether the words of a fate are all Slavic participles that describe a noun: «разрушенную школу восстановили»,
    «учат обезвреживать упавшие беспилотники».
    """
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    return bool(verbs) and all(norm[k].endswith(_LONG) for k in verbs)


def nowhere_told(doc: Document, told: list[Told]) -> bool:
    """Whether what a text tells only describes things of which it says something else: "Icons are made from the wings
    of drones that came down near Tula", "future pilots steer through burnt-out cars": no sentence has it for its own
    verb, and none of it has a day of its own.
    """
    if not told or len(doc.sentences) > LONG:
        return False
    end = doc.sentences[min(1, len(doc.sentences) - 1)].end
    drones = any(t.fact.drone and t.fact.kind in DRONE_KINDS for t in told)
    if not drones and doc.has("mood.nature", 0, end) and not doc.has("attack", 0, len(doc.tokens)):
        return True  # "Wildfires have burned 21,000 hectares. Drones map the front. Two firefighters died."
    tells = [t for t in told if t.fact.kind not in ("no_casualties", "no_damage", "responded")]
    return bool(tells) and all(_aside(doc, t) for t in tells)


def _aside(doc: Document, t: Told) -> bool:
    f = t.fact
    s = doc.sentences[f.sentence]
    if s.heading or f.figure or f.total:
        return False
    w = t.when
    dated = t.own_when and w is not None and w.start is not None
    if dated and not doc.has_any(_TOPICS, s.start, s.end):
        return False
    if f.kind == "sighted" or (f.count or 0) > 1:
        return False
    if not latin(doc, s):
        if doc.has("drone.debris", s.start, s.end):
            return False  # «фрагменты уничтоженных беспилотников нашли в Рязани»
        return f.kind not in ("killed", "injured", "launched") and f.count in (None, 1) and _long_form(doc, f)
    if f.drone and f.kind != "launched":
        return described(doc, s, f)
    return f.kind in ("damaged", "fire", "launched") and _attributive(doc, s, f)


def described(doc: Document, s: Sentence, f: Fact) -> bool:
    """Whether a fate stands in a relative clause or a participle that only tells which drones are meant: "of drones
    that came down", "the ward that a drone wrecked", "by a falling drone".
    """
    norm = doc.tokens.norm
    verbs = fate_words(doc, f)
    at = verbs[-1] if verbs else f.i
    for k in range(at - 1, max(s.start, at - REACH), -1):
        if norm[k] in (";", ":"):
            return False
        if norm[k] not in _OPENS_RELATIVE or k == s.start:
            continue
        if norm[k] in ("that", "which") and any(
            doc.group("say", t) is not None or norm[t] in _CLAIMS for t in range(max(s.start, k - REACH), k)
        ):
            return False
        # the verb is the relative clause's: not "a drone which crossed from Belarus came down"
        between = norm[k + 1 : at]
        own = not any(w in _AWAY or w.endswith("ed") or w in (",", "and") for w in between)
        return own and norm[k - 1] != "," and norm[k - 1] not in _CLAIMS and norm[k - 1].isalpha()
    first = verbs[0] if verbs else f.i
    if norm[first - 1] in PAST | BE_NOW or first == s.start:
        return False
    if norm[first - 1] == "," and norm[first].endswith(("ed", "shot", "downed")):
        return "," in norm[f.j : s.end]  # "the original, shot down over Odesa, could not be brought"
    k = f.i - 1
    while k > s.start and (norm[k] in DETERMINERS or norm[k] == "the" or doc.tag("num", k) is not None):
        k -= 1
    falling = norm[first].endswith("ing") and doc.any(DRONE, first + 1) is not None
    if not falling and any(doc.group("say", t) is not None for t in range(s.start, f.i)):
        return False  # "the police informed the agency of drones observed at Værnes"
    reduced = k > s.start and norm[k] in _OF_IT and norm[first].endswith(("ed", "ing", "down", "en"))
    return reduced and first <= f.i + 2 and not doc.has_any(("drone.debris",), max(s.start, f.i - 4), f.i)


def _attributive(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Photographed a burning refinery", "steer through burnt-out cars": a participle before what it describes."""
    norm = doc.tokens.norm
    verbs = [k for k in fate_words(doc, f) if norm[k].endswith(("ing", "ed", "out", "en", "burnt"))]
    if not verbs:
        return False
    k = verbs[-1]
    before = norm[k - 1] if k > s.start else ""
    if before in PAST | BE_NOW or k + 1 >= s.end:
        return False
    noun = doc.group("object", k + 1) is not None or (k + 2 < s.end and doc.group("object", k + 2) is not None)
    return noun and (before in DETERMINERS | _OF_IT or before in ("the", "through", "and", "into", "past", "at", "by"))
