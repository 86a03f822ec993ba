"""Whom soldiers eliminate, neutralise or destroy: people, and no drone."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import SIGN

#: Verbs that are said of drones and of people: beginnings.
_ELIMINATED = (
    *("eliminat", "neutrali", "destroy", "liquidat", "took", "taken", "taking"),
    *("ликвидир", "уничтож", "нейтрализ", "ліквід", "знищ", "нейтраліз"),
)
#: Fighters, and what else a person is told by where an army tells whom it has killed: beginnings.
_FIGHTERS = (
    *("militant", "terrorist", "fighter", "operative", "gunman", "gunmen", "insurgent", "member", "commander"),
    *("leader", "soldier", "serviceman", "servicemen", "troops", "infantry", "mercenar", "officer", "sniper"),
    *("saboteur", "rebel", "jihadi", "official", "spy", "spies", "agent", "courier", "assassin", "suspect"),
    *("боевик", "террорист", "главар", "командир", "солдат", "диверсант", "наемник", "снайпер", "военнослуж"),
    *("бойов", "терорист", "ватаж", "найман", "військовослуж", "піхот", "пехот", "офицер", "офіцер"),
)
_BE = frozenset(
    ("was", "were", "been", "being", "is", "are", "had", "have", "has", "also", "be", "были", "був", "було", "були")
)
#: What ends the object of a verb.
_ENDS = frozenset((";", ":", ",", ".", "by", "with", "in", "near", "over", "and", "who", "that", "which", "using"))
#: Tokens from the verb to whom it is said of, at most.
_NEAR = 7


def people(doc: Document, s: Sentence, cue: Cue) -> bool:
    """ "The army said it had "eliminated" a member of Hezbollah", "two militants were neutralised", «уничтожены трое
    боевиков»: whether the verb's object, or its subject in the passive, is people; not "a soldier's drone".
    """
    norm = doc.tokens.norm
    if not norm[cue.i].startswith(_ELIMINATED):
        return False
    for k in range(cue.j, min(s.end, cue.j + _NEAR)):
        if norm[k] in _ENDS:
            break
        if doc.any(DRONE, k) is not None and not (k + 1 < s.end and norm[k + 1].startswith(_FIGHTERS)):
            return False  # "neutralised a drone", not "a drone commander"
        if norm[k].startswith(_FIGHTERS):
            return doc.any(DRONE, k + 1) is None and norm[k + 1 : k + 2] != ["'"] and not _of_theirs(doc, k)
    k = cue.i - 1
    while k > s.start and (norm[k] in _BE or (doc.tokens.kind[k] == SIGN and norm[k] == '"')):
        k -= 1
    if k < s.start or k == cue.i - 1:
        return False
    of = next((t for t in range(k - 1, max(s.start, k - 4), -1) if norm[t] == "of"), -1)
    return norm[k].startswith(_FIGHTERS) or (of > s.start and norm[of - 1].startswith(_FIGHTERS))


def _of_theirs(doc: Document, k: int) -> bool:
    """ "The militants' drones": people to whom what was destroyed belongs."""
    tokens = doc.tokens
    return tokens.text[tokens.start[k] : tokens.end[k] + 1].endswith(("'", "’", "'s", "’s"))
