"""What came of it on a later day, in Slavic: «пожар, возникший во вторник, потушен в четверг», «скончался в среду».

Such a day dates no attack where the text tells another: it is taken as the day on which something was said, and what
its sentence tells is of the attack that the sentences around date.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document
from dronelog.parsing.growth import GROWS
from dronelog.parsing.tokens import LINE

if TYPE_CHECKING:
    from dronelog.parsing.spans import When
    from dronelog.parsing.told import Told

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
_DAY_WORDS = ("сегодня", "вчера", "сьогодні", "вчора", "учора")
_AND = frozenset(("и", "та", "і", "й", "а"))
_FOUND = ("нашл", "наше", "найд", "обнаруж", "извле", "подня", "знайш", "виявил", "виявлен", "достал")
#: What is told of on the days after too.
_GOES_ON = frozenset(("outcome.fire", "outcome.fires", "outcome.responded", "outcome.disrupted"))
#: Sentences from what came later to the attack, at most.
_NEAR = 2
#: How the day of an attack is told by a sentence that tells nothing else of it.
_BEFELL = (
    *("произош", "случил", "сталос", "трапил", "відбул", "нанес", "нанёс", "пришел", "пришелся", "атакован", "завда"),
)


def after(doc: Document, i: int, j: int) -> bool:
    """Whether the day of tokens i to j is that of what became of people and things afterwards."""
    tokens, s = doc.tokens, doc.sentences[doc.sentence_of[i]]
    a = next((k + 1 for k in range(i - 1, s.start - 1, -1) if _cut(doc, k)), s.start)
    # «был ранен во вторник и скончался в четверг»
    b = next((k for k in range(j, s.end) if _cut(doc, k) or tokens.norm[k] in _AND), s.end)
    late = [k for k in range(a, b) if not i <= k < j and _later(doc, k)]
    if not late or tokens.norm[late[0]].isascii():
        return False
    near = min(_way(k, i, j) for k in late)
    return all(_way(k, i, j) > near for k in range(a, b) if not i <= k < j and k not in late and _happened(doc, k))


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
        return True
    return doc.tokens.norm[k].startswith(_DIED) and _hurt(doc, doc.sentence_of[k])


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


def redate(doc: Document, whens: list[list[When]], out: list[Told]) -> None:
    """Give what came later the day of the attack that its own sentence or those around tell."""
    for number in sorted({t.fact.sentence for t in out if t.when is None or t.when.said or not t.own_when}):
        mine = [t for t in out if t.fact.sentence == number]
        weak = [t for t in mine if t.when is None or t.when.said]
        if not weak or not tells(doc, number):
            continue
        strong = [t for t in mine if t.when is not None and not t.when.said and t.own_when and t.when.start is not None]
        when = strong[0].when if strong else _told(doc, whens, out, weak[0], number)
        for t in weak if when is not None else ():
            late = t.when.start if t.when is not None else None
            if late is None or when is None or when.start is None or when.start <= late:
                t.when, t.own_when = when, True
                if when is not None and not strong:
                    x = doc.sentences[doc.sentence_of[when.i]]
                    named = doc.has("attack", x.start, x.end) and doc.has_any(DRONE, x.start, x.end)
                    t.attacked = t.attacked or named


def _told(doc: Document, whens: list[list[When]], out: list[Told], t: Told, number: int) -> When | None:
    """The day of an attack on the same region in the sentences around, those before it first; None where several."""
    for near in (range(number - 1, number - 1 - _NEAR, -1), range(number + 1, number + 1 + _NEAR)):
        for n in near:
            if not 0 <= n < len(doc.sentences):
                break
            days = {
                (u.when.start, u.when.end): u.when
                for u in out
                if u.fact.sentence == n and u.when is not None and not u.when.said and u.when.start is not None
                and (u.own_when or u.dated) and (u.codes == t.codes or not t.codes or not u.codes)
            }  # fmt: skip
            spans = list(days.values()) or (_befell(doc, whens, n) if n > number else [])
            if spans:
                return spans[0] if len({(w.start, w.end) for w in spans}) == 1 else None
    return None


def _befell(doc: Document, whens: list[list[When]], n: int) -> list[When]:
    """«Атака произошла в понедельник днём», «дроны атаковали его накануне»: a sentence that only tells when."""
    s = doc.sentences[n]
    if not doc.has("attack", s.start, s.end):
        return []
    told = any(w.startswith(_BEFELL) for w in doc.tokens.norm[s.start : s.end])
    if not told and not doc.has_any(DRONE, s.start, s.end):
        return []
    return [w for w in whens[n] if w.start is not None and not w.said and not w.posting and not w.far]


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
