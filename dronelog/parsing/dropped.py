"""What a drone lets fall: "dropped a homemade explosive device on a moped", «сбросил самодельное устройство»."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue

#: Tokens between the verb and what falls at most: "dropped what looked like a stun grenade".
_REACH = 7
_ENDS = frozenset((";", ":", ".", "but", "while", "а", "але", "но"))
_FALLEN = ("сброшенн", "скинут")
_LET_GO = ("dropped", "released", "thrown", "hurled", "сброшен", "сбросил", "скинут", "скидан")
_FROM = frozenset(("from", "by", "off", "с", "со", "з", "із", "зі"))
_FLEW = ("drone.pronoun",)
_ARTICLES = frozenset(("a", "an", "the"))
_OPENS = frozenset(
    (
        *("it", "they", "another", "other", "others", "one", "two", "three"),
        *("он", "они", "один", "два", "другой", "другие", "еще", "він", "вони", "інший", "інші", "ще"),
    )
)
_NOT = frozenset(("not", "never", "не", "without", "did"))


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """A munition let go of by a drone is a hit, whatever stands between the verb and it; leaflets are none."""
    norm = doc.tokens.norm
    if not norm[s.start].isascii():
        fell(doc, s, out)
    flown = doc.has_any(DRONE, s.start, s.end) or any(
        tag in doc.tags[k] for k in range(s.start, s.end) for tag in _FLEW
    )
    if not flown and not goes_on(doc, s):
        return
    for i in doc.all("load.let_go", s.start, s.end):
        verb = doc.tag("load.let_go", i)
        if verb is None or norm[i - 1] in _NOT or any(c.kind == "struck" and abs(c.i - i) <= 3 for c in out):
            continue
        if norm[i].startswith(_FALLEN) and doc.tag("load.what", i - 2 if norm[i - 1] == "," else i - 1):
            out[:] = [c for c in out if not (c.i < verb.end and i < c.j)]
            out.append(Cue(i - 2 if norm[i - 1] == "," else i - 1, verb.end, "struck", "outcome.struck"))
            continue  # «граната, сброшенная с дрона, разорвалась на крыше»
        for k in range(verb.end, min(s.end, verb.end + _REACH)):
            if norm[k] in _ENDS or doc.has_any(DRONE, k, k + 1):
                break
            load = doc.tag("load.what", k)
            if load is not None:
                out[:] = [c for c in out if not (c.i < load.end and i < c.j)]
                out.append(Cue(i, load.end, "struck", "outcome.struck"))
                break
    _landed(doc, out)


def _landed(doc: Document, out: list[Cue]) -> None:
    """ "Explosives dropped from a drone hit a house", «граната, сброшенная с дрона, попала в дом»: one hit."""
    norm = doc.tokens.norm
    for c in [c for c in out if c.kind == "struck" and norm[c.j - 1].startswith(_LET_GO)]:
        drone = next((k for k in range(c.j, min(len(norm), c.j + 5)) if doc.any(DRONE, k) is not None), -1)
        if drone < 0 or norm[c.j] not in _FROM:
            continue
        after = drone + 1 + (norm[drone + 1 : drone + 2] == [","])
        if any(x is not c and x.kind in ("struck", "crashed") and x.i == after for x in out):
            out[:] = [x for x in out if x is not c]
            for x in out:
                if x.i == after and x.kind == "crashed":
                    x.kind, x.tag = "struck", "outcome.struck"  # "a mine dropped by a drone fell on a car"


def fell(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """«Боеприпас с дрона упал на жилой дом», «с БПЛА на крышу упала граната»: the load of a drone falls: a hit."""
    norm = doc.tokens.norm
    for c in out:
        if c.kind != "crashed" or doc.has("drone.debris", s.start, c.i):
            continue
        a, b = max(s.start, c.i - _REACH), min(s.end, c.j + _REACH)
        load = doc.find("load.what", a, b)
        if load >= 0 and any(
            norm[k] in ("с", "со", "з", "із") and doc.has_any(DRONE, k + 1, min(s.end, k + 3)) for k in range(a, b)
        ):
            c.kind, c.tag = "struck", "outcome.struck"


def by_another(doc: Document, s: Sentence) -> bool:
    """ "A fourth released an explosive device over the stop": the charge is a drone's load, no other weapon."""
    return doc.has("load.let_go", s.start, s.end) and goes_on(doc, s)


def goes_on(doc: Document, s: Sentence) -> bool:
    """Whether a sentence goes on about the drones of the one before: "It dropped a mine on the yard", "A fourth
    dropped …", «Ещё один сбросил …», «Третій скинув …».
    """
    number = doc.sentence_of[s.start]
    first = s.start + (doc.tokens.norm[s.start] in _ARTICLES)
    if not number or first >= s.end or not (
        doc.tokens.norm[first] in _OPENS or "ordinal" in doc.tags[first] or "number.more" in doc.tags[first]
    ):
        return False
    before = doc.sentences[number - 1]
    return doc.has_any(DRONE, before.start, before.end)
