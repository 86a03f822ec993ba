"""Who was hurt and then died is one: «Ранен водитель. Утром он скончался в больнице», "she died of her wounds"."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact

#: What points back at the one who was told to be hurt.
_WHO = frozenset(("он", "она", "he", "she", "він", "вона"))
_WHOM = frozenset(("его", "ее", "її", "його", "him", "her"))
#: A man or woman of whom that is told may be the one told before, where the words say how.
_PERSON = (
    *("мужчин", "женщин", "пострадавш", "ранен", "чоловік", "жінк", "постражд", "поранен"),
    *("man", "woman", "victim"),
)
_HOW = (
    *("больниц", "госпитал", "реаним", "врач", "медик", "ран", "травм", "спасти", "лікарн", "шпитал", "лікар"),
    *("поранен", "врятувати", "hospital", "wounds", "injuries", "doctors", "succumb"),
)
_AGED = ("летний", "летняя", "річний", "річна")
_SAVED = ("спас", "врят", "save", "saving", "rescue")
_DIED = ("died", "dies", "succumb", "скончал", "умер", "помер")
_CARED = ("hospital", "treat", "discharg", "ambulance", "clinic")
_HURT = ("wounded", "injured", "hurt", "burned", "burnt", "maimed", "раненн", "ранен", "пострадавш", "поранен")
_BEEN = frozenset(
    ("was", "were", "been", "is", "are", "being", "and", "had", "have", "has", "был", "была", "був", "була", "и")
)
_WHO_WAS = frozenset(("who", "that", "had"))
_JOINS = frozenset(("and", "but", "while", ";", ":", "whereas", "и", "а", "но", "і", "й", "та"))
#: Verbs of dying, and the pronouns of a clause that tells of whom.
_DEAD = ("помер", "сконч", "умер", "загин", "погиб", "died")
_WHICH = ("яко", "яка", "який", "якій", "котор", "що", "who", "whom")
#: What somebody died of, what leads to it, how wounds are told to be such; tokens from a death to its wounds, at most.
_WOUNDS = ("injur", "wound", "burn", "ранени", "травм", "ожог", "поранен", "опік", "ран")
_OF = frozenset(("of", "from", "to", "with", "от", "від", "вследствие", "внаслідок", "через", "with"))
_FATAL = ("несовмест", "несуміс", "incompatible", "fatal")
_DIED_OF = 8
#: Sentences from the wound to the death, at most.
_NEAR = 2


def one(doc: Document, facts: list[Fact]) -> None:
    """Take the one wound told before a death for that death."""
    dead = [f for f in facts if f.kind == "killed" and f.count in (None, 1) and not f.more and not f.total]
    if not dead:
        return
    # a death told before any other is the only one that can be of the one hurt
    first = min(f.sentence for f in facts if f.kind == "killed")
    for f in [f for f in dead if f.sentence == first]:
        if _whom(doc, f, facts):
            return
        before = [
            h for h in facts if h.kind == "injured" and h.count is not None and 0 < f.sentence - h.sentence <= _NEAR
        ]
        if len(before) != 1 or any(x.drone and before[0].sentence < x.sentence <= f.sentence for x in facts):
            continue  # «О 13:30 дрон ударив по амбулаторії. Загинула жінка, ще п'ятеро поранені»: another blow
        if before[0].count == 1 and _same(doc, f):
            f.count, f.implicit = 1, False
            # «скончался в больнице»: where he died
            facts[:] = [
                x for x in facts
                if x is not before[0] and not (x.kind == "injured" and x.sentence == f.sentence and x.count is None)
            ]  # fmt: skip
            return


def of_wounds(doc: Document, here: list[Fact]) -> None:
    """ "Died on the spot of his injuries", «скончался от полученных ранений», "succumbed to wounds": what somebody died
    of is no further person hurt.
    """
    dead = [f for f in here if f.kind == "killed"]
    if not dead:
        return
    norm = doc.tokens.norm
    for f in [f for f in here if f.kind == "injured" and f.implicit and f.count is None]:
        at = next((k for k in range(f.i, f.j) if norm[k].startswith(_WOUNDS)), -1)
        if at < 0:
            continue
        cause = next((k for k in range(at - 1, max(at - 5, -1), -1) if norm[k] in _OF), -1)
        fatal = any(w.startswith(_FATAL) for w in norm[at : at + 6])
        if fatal or (cause >= 0 and any(f.i - _DIED_OF <= d.j and d.i <= f.j + _DIED_OF for d in dead)):
            here.remove(f)


def of_that(doc: Document, hurt: Fact, f: Fact) -> bool:
    """ "The driver wounded on Monday has died in hospital", "one of those hurt on Monday, a man of 54, died", "a man
    hurt by debris was taken to hospital": whether who was hurt, by a participle, is who died or was cared for.
    """
    cared = f.kind == "injured" and f.implicit and f is not hurt
    if (f.kind != "killed" and not cared) or f.count not in (None, 1) or f.more or f.total or hurt.kind != "injured":
        return False
    if hurt.j > f.i or hurt.count not in (None, 1) or hurt.sentence != f.sentence:
        return False
    norm = doc.tokens.norm
    if not any(w.startswith(_CARED if cared else _DIED) for w in norm[f.i : f.j]):
        return False
    how = next((k for k in range(hurt.j - 1, hurt.i - 1, -1) if norm[k].startswith(_HURT)), -1)
    if how < 0 or (how and norm[how - 1] in _BEEN and norm[how - 2] not in _WHO_WAS):
        return False  # "a man was wounded and a woman died"
    one_of = "one" in norm[max(0, hurt.i - 3) : how] and "of" in norm[max(0, hurt.i - 3) : how]
    if hurt.count is None and not one_of:
        return False
    comma = next((k for k in range(hurt.j, f.j) if norm[k] == ","), f.j)
    if not one_of and any("person" in doc.groups[k] for k in range(comma, f.j)):
        return False  # «поранено жінку, її чоловік помер»
    return not any(norm[k] in _JOINS for k in range(hurt.j, max(hurt.j, f.i - 2)))


def _whom(doc: Document, f: Fact, facts: list[Fact]) -> bool:
    """«Хлопець, якого поранив дрон 14 травня, помер у середу»: the one whom the clause between tells of, on its day."""
    hurt = [h for h in facts if h.kind == "injured" and h.sentence == f.sentence and h.j <= f.i]
    if len(hurt) != 1 or hurt[0].count not in (None, 1) or not (f.implicit or f.count == 1):
        return False
    norm, h = doc.tokens.norm, hurt[0]
    if not any(w.startswith(_DEAD) for w in norm[f.i : f.j]):
        return False
    between = norm[h.i : f.i]
    if "," not in between or not any(w.startswith(_WHICH) for w in norm[max(0, h.i - 2) : h.j]):
        return False
    f.count, f.implicit, f.clause = 1, False, h.clause
    facts.remove(h)
    return True


def _same(doc: Document, f: Fact) -> bool:
    """Whether a death is told of somebody told before."""
    norm = doc.tokens.norm
    s = doc.sentences[f.sentence]
    words = norm[s.start : f.i]
    near = norm[max(s.start, f.i - 3) : min(s.end, f.j + 2)]
    saved = any(w.startswith(_SAVED) for w in near)
    if not _WHO.isdisjoint(words) or (saved and not _WHOM.isdisjoint(near)):
        return True
    if not f.implicit and not any(w.startswith(_PERSON) for w in norm[max(s.start, f.i - 2) : f.j]):
        return False
    person = any(w.startswith(_PERSON) for w in norm[s.start : min(s.end, f.j + 3)])
    new = any(doc.tag("num", k) or w.endswith(_AGED) for k, w in enumerate(words, s.start))
    return person and not new and any(w.startswith(_HOW) for w in norm[s.start : s.end])
