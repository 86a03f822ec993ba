"""Days of what came later: "the fire was put out on Thursday", «пожар, возникший во вторник, потушен в четверг».

Such a day dates no attack where the text tells another: it is taken as the day on which something was said; what its
sentence tells is of the attack that the sentences around date (`laterdays`).
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document
from dronelog.parsing.growth import GROWS
from dronelog.parsing.tokens import LINE, SIGN

if TYPE_CHECKING:
    from dronelog.parsing.spans import When

#: Where the part of a sentence ends in which a day stands beside its verb.
_CUTS = frozenset((",", ";", ":", "(", ")", '"', "после", "когда", "как", "що", "что", "після", "коли", "який"))
#: Who was hurt and dies: beginnings.
_DIED = ("сконча", "умер", "умир", "помер", "кончин")
_WOUNDED = (
    *("ранен", "ранил", "раны", "травм", "пострада", "больниц", "госпит", "реаним", "поранен", "постражд", "лікарн"),
)
_WOUNDED_TAGS = ("outcome.injured", "casualty")
#: What becomes of fires and services, also inside a longer phrase: «пожар потушен», «полёты возобновлены».
_DONE = (
    *("потуш", "затуш", "ликвидир", "локализ", "возобнов", "восстанов", "загас", "погас", "личност"),
    *("ліквід", "локаліз", "відновл"),
)
_WHILE = (["під", "час"], ["во", "время"])
_PUT_OUT = ("потуш", "затуш", "загас", "погас", "локализ", "локаліз")
#: Said of a fire and of a drone.
_LIQUIDATED = ("ликвидир", "ліквід")
_FIRES = ("outcome.fire", "outcome.fires")
_DAY_WORDS = ("сегодня", "вчера", "сьогодні", "вчора", "учора")
_AND = frozenset(("и", "та", "і", "й", "а"))
_FOUND = ("нашл", "наше", "найд", "обнаруж", "извле", "подня", "знайш", "виявил", "виявлен", "достал")
#: What is told of on the days after too.
_GOES_ON = frozenset(("outcome.fire", "outcome.fires", "outcome.responded", "outcome.disrupted"))

#: Tokens from what came later to its day, at most, and from a day that opens its clause to it.
_BACK, _FAR = 8, 9
#: Words that open a clause of its own, on the way.
_OPENS = frozenset(
    ("и", "та", "і", "й", "when", "after", "as", "that", "who", "which", "whose", "while", "but", "before", "since")
)
_TELLING = frozenset(("outcome", "drone", "attack", "harm", "say"))
_AGAIN = frozenset(
    ("reopened", "resumed", "restored", "restarted", "reconnected", "extinguished", "contained", "put", "doused")
)
_DIES = ("died", "dies", "succumbed")
#: Of what or where one dies who was hurt before: "of his wounds", "in intensive care".
_WOUNDS = ("wound", "injur", "burn", "hospital", "care", "clinic", "doctor")
_ONE_OF = frozenset(("those", "them", "the", "whom", "these"))
#: Tokens behind a death that tell of what one died.
_OF = 8


def after(doc: Document, i: int, j: int) -> bool:
    """Whether the day of tokens i to j is that of what became of people and things afterwards."""
    tokens, s = doc.tokens, doc.sentences[doc.sentence_of[i]]
    if tokens.norm[j - 1].isascii():
        return _after_english(doc, i, j)
    a = next((k + 1 for k in range(i - 1, s.start - 1, -1) if _cut(doc, k)), s.start)
    # «был ранен во вторник и скончался в четверг»
    b = next((k for k in range(j, s.end) if _cut(doc, k) or tokens.norm[k] in _AND), s.end)
    late = [k for k in range(a, b) if not i <= k < j and _later(doc, k)]
    if not late or tokens.norm[late[0]].isascii():
        return False
    near = min(_way(k, i, j) for k in late)
    return all(_way(k, i, j) > near for k in range(a, b) if not i <= k < j and k not in late and _happened(doc, k))


def doused(doc: Document, i: int, j: int) -> bool:
    """Whether tokens i to j, a part of a day, are of a fire put out: «утром потушили», «к вечеру погасили»."""
    s = doc.sentences[doc.sentence_of[i]]
    stop = next((k for k in range(j, min(s.end, j + _BACK)) if _cut(doc, k) or doc.tokens.norm[k] in _AND), s.end)
    near = range(j, min(stop, j + _BACK))
    if not any(doc.tokens.norm[k].startswith(_PUT_OUT) for k in near):
        return False
    return not any(_happened(doc, k) for k in near)


def _after_english(doc: Document, i: int, j: int) -> bool:
    """Whether the day of tokens i to j is that of what became of people and things afterwards."""
    tokens, s = doc.tokens, doc.sentences[doc.sentence_of[i]]
    for k in range(i - 1, max(s.start, i - _BACK) - 1, -1):
        if _became(doc, k) or _dies(doc, k):
            return True
        if tokens.kind[k] in (SIGN, LINE) or tokens.norm[k] in _OPENS or not _TELLING.isdisjoint(doc.groups[k]):
            return False
    for k in range(j, min(s.end, j + _FAR)):
        if _became(doc, k):
            return True
        comma = k == j and tokens.norm[k] == ","
        if (tokens.kind[k] in (SIGN, LINE) and not comma) or tokens.norm[k] in _OPENS:
            return False
        if not _TELLING.isdisjoint(doc.groups[k]):
            return False
    return False


def _became(doc: Document, k: int) -> bool:
    """Whether token k tells what became of something: also inside a longer phrase, "the airport reopened"."""
    return doc.tag("afterwards", k) is not None or (doc.inside[k] and doc.tokens.norm[k] in _AGAIN)


def _dies(doc: Document, k: int) -> bool:
    """ "The driver wounded on Monday died on Thursday", "one of them died", "died on Friday of his wounds"."""
    norm, s = doc.tokens.norm, doc.sentences[doc.sentence_of[k]]
    if not norm[k].startswith(_DIES):
        return False
    if any(w.startswith(_WOUNDS) for w in norm[k + 1 : min(s.end, k + _OF)]):
        return True
    one_of = any(norm[t : t + 2] == ["one", "of"] and norm[t + 2] in _ONE_OF for t in range(s.start, k - 2))
    return one_of or "victim" in norm[s.start : k] or doc.has_any(_WOUNDED_TAGS, s.start, k)


def _cut(doc: Document, k: int) -> bool:
    return (doc.tokens.norm[k] in _CUTS and not doc.inside[k]) or doc.tokens.kind[k] == LINE


def _way(k: int, i: int, j: int) -> int:
    return i - k if k < i else k - j + 1


def _happened(doc: Document, k: int) -> bool:
    """Whether a word of an attack, a drone or what it did begins at token k; a fire goes on for days."""
    if doc.any(DRONE, k) is not None or "attack" in doc.groups[k]:
        return True
    return any(t.startswith("outcome.") and t not in _GOES_ON for t in doc.tags[k])


def _later(doc: Document, k: int) -> bool:
    """Whether token k begins to tell what became of something, or of one who was hurt."""
    if doc.tag("afterwards", k) is not None or doc.tokens.norm[k].startswith(_DONE):
        if k > 1 and doc.tokens.norm[k - 2 : k] in _WHILE:
            return False  # «його вбив дрон під час ремонту лінії»
        return not (doc.tokens.norm[k].startswith(_LIQUIDATED) and _shot(doc, k))
    return doc.tokens.norm[k].startswith(_DIED) and _hurt(doc, doc.sentence_of[k])


def _shot(doc: Document, k: int) -> bool:
    """«Силы ПВО ликвидировали четыре беспилотника»: drones are, where no fire is told in the sentence."""
    s = doc.sentences[doc.sentence_of[k]]
    return doc.has_any(DRONE, s.start, s.end) and not doc.has_any(_FIRES, s.start, s.end)


def _hurt(doc: Document, number: int) -> bool:
    s = doc.sentences[number]
    return doc.has_any(_WOUNDED_TAGS, s.start, s.end) or any(
        w.startswith(_WOUNDED) for w in doc.tokens.norm[s.start : s.end]
    )


def tells(doc: Document, number: int) -> bool:
    """Whether a sentence tells what came later of an attack: put out, buried, risen to nine, died of wounds."""
    s = doc.sentences[number]
    norm = doc.tokens.norm
    if any(_later(doc, k) and not norm[k].isascii() for k in range(s.start, s.end)):
        return True
    grown = any(w.startswith(GROWS) and not w.isascii() for w in norm[s.start : s.end])
    return grown and doc.has_any(("outcome.injured", "outcome.killed", "casualty", "fatality"), s.start, s.end)


def found(doc: Document, whens: list[When]) -> None:
    """«Во вторник нашли обломки дрона, сбитого в ночь на субботу»: the day of a find beside the day of the fall;
    «раненный 12 мая скончался в четверг»: of two days beside what came later, the first is that of the attack.
    """
    for w, x in pairwise(whens):
        if not (w.said and x.said and w.precision == x.precision == "day") or w.start is None or x.start is None:
            continue
        s = doc.sentences[doc.sentence_of[w.i]]
        late = next((k for k in range(w.j, min(x.i, s.end)) if _later(doc, k)), -1)
        if late >= 0 and w.start < x.start and doc.has_any(DRONE, s.start, s.end):
            w.said = not any(_happened(doc, k) for k in range(s.start, w.i))
    for w in whens:
        if w.precision != "day" or w.start is None or w.said or w.posting:
            continue
        s = doc.sentences[doc.sentence_of[w.i]]
        norm = doc.tokens.norm
        a = next((k + 1 for k in range(w.i - 1, s.start - 1, -1) if _cut(doc, k)), s.start)
        b = next((k for k in range(w.j, s.end) if _cut(doc, k)), s.end)
        if not any(norm[k].startswith(_FOUND) for k in range(a, b)):
            continue
        first = next((k for k in range(w.i - 1, s.start - 1, -1) if norm[k] == ";"), s.start)
        last = next((k for k in range(w.j, s.end) if norm[k] == ";"), s.end)
        w.said = any(
            first <= o.i < last and not a <= o.i < b and not o.said and not o.posting
            and o.start is not None and o.start < w.start
            for o in whens
        )  # fmt: skip


def quoted(doc: Document, whens: list[When], today: dt.date | None) -> None:
    """«Сегодня в полдень дрон ударил по зерновозу», – написал во вторник глава: Tuesday is the day of what he wrote."""
    for w in whens:
        if not doc.quoted[w.i] or not doc.tokens.norm[w.i].startswith(_DAY_WORDS) or w.start is None or today is None:
            continue
        number = doc.sentence_of[w.i]
        said = [
            o.start for o in whens
            if o.said and o.start is not None and o.i > w.i and not doc.quoted[o.i] and doc.sentence_of[o.i] == number
        ]  # fmt: skip
        if len(said) == 1 and said[0] < today and w.end is not None:
            gone = today - said[0]
            w.start, w.end = w.start - gone, w.end - gone
