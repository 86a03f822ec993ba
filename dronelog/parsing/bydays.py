"""Numbers told day by day, verb and noun told once: "nine on Tuesday and 14 on Wednesday", «в понедельник сбили семь,
во вторник – одиннадцать», «19 травня збито три дрони, 20 травня – п’ять», «сбили один дрон вечером, ещё два – сегодня
на рассвете».

Each such number stands alone with its day and has the fate of the number before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.dates import When
from dronelog.parsing.days import DAY, PARTS
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact, none_on_a_day
from dronelog.parsing.tokens import LINE

_KINDS = frozenset(("intercepted", "launched", "struck", "crashed", "lost", "sighted", "killed", "injured"))
_PEOPLE = ("killed", "injured")
#: A part of a sentence begins behind these.
_SEPS = frozenset(
    (
        *(",", ";", ".", ":", "!", "(", "and", "but", "then", "while", "plus"),
        *("и", "а", "і", "й", "та", "но", "але", "затем", "потом", "потім"),
    )
)
#: Between a part's beginning and its day.
_LEADS = frozenset(
    (
        *("on", "in", "over", "during", "the", "late", "early", "of", "for"),
        *("последнюю", "минувшую", "прошлую", "останню", "минулу", "эту", "цю"),
        *("в", "во", "у", "на", "за", "уже", "вже", "же", "ж", "утром", "вечером", "ночью", "днем"),
    )
)
#: Between a day and its number, or a number and its day.
_LIGHT = frozenset(
    (
        *("-", "–", "—", ":", ",", "еще", "ещё", "ще", "уже", "вже", "только", "лишь", "лише", "тільки", "всего", "їх"),
        *("було", "були"),
        *("было", "было-", "их", "аж", "сразу", "одразу", "около", "близько", "более", "понад", "больше", "свыше", "в"),
        *("во", "у", "на", "до", "под", "за", "к", "й", "и"),
        *("on", "in", "over", "during", "the", "late", "early", "another", "a", "further", "it", "was", "were"),
        *("there", "number", "figure", "only", "just", "more", "others", "had", "been", "again"),
    )
)
_MORE = frozenset(("еще", "ещё", "ще", "another", "a", "further", "some", "about", "only", "just"))
#: What is counted, told again with its number.
_NOUNS = (
    *("дрон", "беспилотник", "безпілотник", "бпла", "аппарат", "апарат", "человек", "людин", "осіб", "люд"),
    *("drone", "uav", "people", "civilian"),
)
#: «Из них 15 – минувшей ночью»: a part of the number before, with its own day.
_OF_WHICH = frozenset(("них", "числе", "которых", "яких", "числі"))
#: What may follow a number behind its day.
_ENDS = frozenset(
    (",", ";", ".", "!", ")", "(", "and", "but", "while", "и", "а", "і", "й", "та", "но", "але", "-", "–")
)
#: Before the place of a number whose day closes its part, and how far the day may stand from the number.
_AT = frozenset(("at", "in", "near", "on", "outside", "around", "в", "во", "у", "на", "под", "біля", "возле", "близ"))
_LONG = 12
_ANDS = frozenset(("and", "и", "і", "й", "та", "а"))
_HITS = frozenset(("struck", "damaged", "crashed", "sighted"))
_TELLS = frozenset(("outcome", "say", "drone", "attack"))
#: Tokens between a day and its number at most.
_REACH = 4
_NIGHTS = ("previous_night", "previous_day", "same_night", "next_day", "next_night", "part")


@dataclass(slots=True)
class Share:
    """A number with its day; tokens `a` to `b` are the part of the sentence that holds both."""

    count: Count
    when: When
    a: int
    b: int
    #: Whether people or things are counted right before it: «гасили 40 рятувальників, у четвер – 15».
    others: bool = False


def find(doc: Document, whens: Iterable[When], numbers: list[Count]) -> list[Share]:
    """The numbers that stand alone with a day, bound to it: no other word has them."""
    whens = list(whens)
    days = {k: w for w in whens for k in range(w.i, w.j)}
    by_end = {c.j: c for c in numbers if c.value is not None}
    by_start = {c.i: c for c in numbers if c.value is not None}
    flown = {doc.sentence_of[c.i]: c.i for c in reversed(numbers) if c.role == "drone"}
    starts = [c.i for c in numbers]
    out: list[Share] = []
    shared: set[int] = set()
    dated: list[When] = []
    for w in whens:
        if w.start is not None:
            dated.append(w)
        if w.far or w.posting or w.precision == "time" or not (w.start is not None or w.relative in _NIGHTS or w.shift):
            continue
        near = numbers[bisect_left(starts, w.i - _LONG - _WORDS) : bisect_left(starts, w.i)]
        share = _behind(doc, w, by_start, days, dated) or _before(doc, w, by_end) or _within(doc, w, near, dated)
        if share is None or share.count.role == "day":
            continue
        number = doc.sentence_of[share.a]
        flew = flown.get(number, share.a) < share.a
        # «запустив 31 безпілотник. А ніччю раніше їх було 18»
        flew = flew or (number - 1 in flown and _opens(doc, share, number))
        if _told(doc, share, flew, number - 1 in shared):
            last = next((c for c in reversed(numbers) if c.j <= share.count.i and c.role not in ("date", "day")), None)
            share.others = last is not None and doc.sentence_of[last.i] == number and last.role in ("person", "object")
            share.when = _dawn_after(doc, w, whens)
            out.append(share)
            share.count.role = "day"
            for x in whens:
                if x is not w and share.a <= x.i < share.b and _again(w, x):
                    x.posting = True  # «з початку доби четверга»: told already
            shared.add(number)
    return out


def _opens(doc: Document, share: Share, number: int) -> bool:
    """Whether a part opens its sentence."""
    first = share.a
    while first > doc.sentences[number].start and doc.tokens.norm[first - 1] in _SEPS:
        first -= 1
    return first == doc.sentences[number].start


def _told(doc: Document, share: Share, flown: bool, goes_on: bool) -> bool:
    """Whether a fate, or a number of drones that flew, stands before in the sentence, or a fate in the one before a
    part that opens its sentence.
    """
    number = doc.sentence_of[share.a]
    s = doc.sentences[number]
    if doc.has_group("outcome", share.a, share.b):
        return False
    first = share.a
    while first > s.start and doc.tokens.norm[first - 1] in _SEPS:
        first -= 1
    none = none_on_a_day(doc, s.start, first)
    if first > s.start and (flown or not none or doc.has_group("outcome", s.start, first)):
        return flown or doc.has_group("outcome", s.start, first)
    # «Ночью сбили три. Сутки назад – ни одного, в ночь на вторник – шесть»
    before = doc.sentences[number - 1] if number else None
    if before is None or before.paragraph < s.paragraph - 1:
        return False
    return flown or goes_on or doc.has_group("outcome", before.start, before.end)


def _opening(doc: Document, k: int) -> int:
    """The beginning of the part of a sentence that opens with token k, or -1: a sign, a conjunction before it."""
    norm, first = doc.tokens.norm, doc.sentences[doc.sentence_of[k]].start
    while k > first and (norm[k - 1] in _LEADS or doc.any(PARTS, k - 1) is not None):
        k -= 1
    opens = k == first or norm[k - 1] in _SEPS or norm[k - 1] in _OF_WHICH or doc.tokens.kind[k - 1] == LINE
    return k if opens else -1


def _closed(doc: Document, c: Count) -> int:
    """The end of a part that ends with a number, its noun or not, or -1."""
    norm, k = doc.tokens.norm, c.j
    stop = doc.sentences[doc.sentence_of[c.i]].end
    if k < stop and norm[k].startswith(_NOUNS):
        k += 1
    return k if k >= stop or norm[k] in _ENDS or doc.tokens.kind[k] == LINE else -1


def _bare(c: Count) -> bool:
    return c.role in ("elided", "unknown", "none", "drone", "person") and not c.each


def _behind(
    doc: Document, w: When, by_start: dict[int, Count], days: dict[int, When], dated: list[When]
) -> Share | None:
    """«во вторник – одиннадцать», «следующей ночью – ещё пять»."""
    a = _opening(doc, w.i)
    if a < 0:
        return None
    norm = doc.tokens.norm
    told = w.j
    another = any(o.i < w.i and doc.sentence_of[o.i] == doc.sentence_of[w.i] for o in dated[-3:])
    while another and told < len(norm) and (part := doc.any(PARTS, told)) is not None:
        told = part.end  # "three on Tuesday evening; on Wednesday evening, one"
    k = told
    while k < len(norm) and k - told < _REACH and k not in by_start and (norm[k] in _LIGHT or _again(w, days.get(k))):
        k += 1
    c = by_start.get(k)
    opened = a > 0 and norm[a - 1] == ";"  # "; on the following night, eleven"
    if c is None or not _bare(c) or ("," in norm[told:k] and "-" not in norm[told:k] and not opened):
        return None
    if k == told and w.i == doc.sentences[doc.sentence_of[w.i]].start:
        return None  # «Вчера два дрона», and what they did
    b = _closed(doc, c)
    return Share(c, w, a, b) if b > 0 else None


def _dawn_after(doc: Document, w: When, whens: list[When]) -> When:
    """«Вечером в среду сбили шесть, перед рассветом – ещё одиннадцать»: the dawn of the day after."""
    if w.tag != "date.morning" or w.relative != "part":
        return w
    number = doc.sentence_of[w.i]
    before = [x for x in whens if x.j <= w.i and doc.sentence_of[x.i] == number and not x.said and not x.posting]
    if len(before) != 2 or "date.evening" not in (before[0].tag, before[1].tag):
        return w
    day = next((x for x in before if x.start is not None and x.start == x.end), None)
    if day is None or day.start is None:
        return w
    return replace(w, start=day.start + DAY, end=day.start + DAY, precision="day", relative="")


def _again(w: When, other: When | None) -> bool:
    """«С начала суток четверга – пять»: the same day told twice."""
    return other is not None and w.start is not None and (other.start, other.end) == (w.start, w.end)


def _before(doc: Document, w: When, by_end: dict[int, Count]) -> Share | None:
    """«ещё два – сегодня на рассвете», «одиннадцать во вторник»."""
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[w.i]]
    j = w.j
    while j < s.end and (part := doc.any(PARTS, j)) is not None:
        j = part.end  # "three more on Thursday before dawn"
    if j < s.end and norm[j] not in _ENDS and doc.tokens.kind[j] != LINE:
        return None
    k = w.i
    while k > s.start and w.i - k < _REACH and k not in by_end and norm[k - 1] != "," and (
        norm[k - 1] in _LIGHT or doc.any(PARTS, k - 1) is not None
    ):  # fmt: skip
        k -= 1
    noun = k > s.start + 1 and norm[k - 1].startswith(_NOUNS) and k - 1 in by_end
    c = by_end.get(k - 1 if noun else k)
    if c is None or not _bare(c):
        return None
    a = c.i
    while a > s.start and norm[a - 1] in _MORE:
        a -= 1
    if not (a == s.start or norm[a - 1] in _SEPS or norm[a - 1] in _OF_WHICH):
        return None
    return Share(c, w, a, w.j)


#: Words of a number, and days before one that are looked at, at most.
_WORDS, _EARLIER = 8, 8


def _within(doc: Document, w: When, numbers: list[Count], earlier: list[When]) -> Share | None:
    """ "Eleven at a market on Monday, and a further six at a camp in the west on Wednesday": the number opens its part,
    the day closes it, the place stands between them.
    """
    norm = doc.tokens.norm
    s = doc.sentences[doc.sentence_of[w.i]]
    if w.j < s.end and norm[w.j] not in _ENDS and doc.tokens.kind[w.j] != LINE:
        return None
    for c in numbers:
        if not (s.start < c.i < w.i <= c.j + _LONG) or c.value is None or c.role not in ("elided", "unknown"):
            continue
        a = c.i
        while a > s.start and norm[a - 1] in _MORE:
            a -= 1
        if norm[a - 1] not in _SEPS or not any(
            s.start <= o.i < a and o.start != w.start for o in earlier[-_EARLIER:]
        ):
            continue
        between = range(c.j, w.i)
        if norm[c.j] not in _AT or any(norm[k] in _SEPS or not _TELLS.isdisjoint(doc.groups[k]) for k in between):
            continue
        return Share(c, w, a, w.j)
    return None


def gapped(doc: Document, whens: list[When], facts: list[Fact]) -> list[Fact]:
    """ "A drone hit a bus on Monday and a shop on Tuesday", "drones struck the dam on Monday and Atbara on Wednesday":
    what was hit on the second day, its verb left out; the facts with those of the second day.
    """
    out = list(facts)
    dated = [w for w in whens if w.start is not None and not w.far and not w.posting and w.precision != "time"]
    for first, then in pairwise(dated):
        number = doc.sentence_of[first.i]
        if doc.sentence_of[then.i] != number or first.start == then.start:
            continue
        part = _second(doc, first, then, doc.sentences[number].end)
        if part is None:
            continue
        a, b, end = part
        before = [f for f in facts if f.sentence == number and f.kind in _HITS and f.j <= first.i]
        before = [f for f in before if f.drone or f.kind == "damaged"]
        inside = [f for f in facts if f.sentence == number and f.i < end and a < f.j <= end]
        things = doc.all_group("object", a, b)
        if not before or (not things and doc.tag("place.in", a) is None and doc.tag("place.in", a + 1) is None):
            continue
        if any(f.kind != before[-1].kind for f in inside):
            continue
        f = before[-1]
        flown = [x for x in facts if x.sentence == number and x.kind == "launched" and x.implicit and x.j <= first.i]
        for x in (*before, *flown):
            x.clause = (x.clause[0], min(x.clause[1], a))
            x.when = x.when or first
        for x in inside:
            x.when, x.clause = then, (a, end)
        if not inside:
            thing = doc.group("object", things[-1]) if things else None
            kind = thing.tag.split(".")[1].split(":")[0] if thing is not None else None
            out.append(replace(f, i=a, j=end, clause=(a, end), object=kind, codes=[], places=[], when=then))
        out += [replace(x, clause=(a, end), codes=[], places=[], when=then) for x in flown]
    return sorted(out, key=lambda f: (f.sentence, f.i)) if len(out) > len(facts) else facts


def _second(doc: Document, first: When, then: When, stop: int) -> tuple[int, int, int] | None:
    """The part of a sentence with the second of two days, its verb left out: its beginning, where what was hit ends,
    and its end.
    """
    norm = doc.tokens.norm
    a = first.j
    while a < then.i and (part := doc.any(PARTS, a)) is not None:
        a = part.end
    while a < then.i and norm[a] in (",", "then", "later"):
        a += 1
    if a + 1 >= then.i or norm[a] not in _ANDS:
        return None
    a += 1
    end = then.j
    while end < stop and (part := doc.any(PARTS, end)) is not None:
        end = part.end
    if all(norm[k] in (",", "on", "then", "в", "во", "у") for k in range(a, then.i)):
        end += end < stop and norm[end] == ","  # "and, on Wednesday, into a petrol station"
        b = next((k for k in range(end, stop) if norm[k] in _ENDS), stop)
        a, end = end, b
    else:
        b = then.i
    if (end < stop and norm[end] not in _ENDS) or a >= b:
        return None
    told = any(not _TELLS.isdisjoint(doc.groups[k]) or norm[k] in _SEPS for k in range(a, b))
    return None if told else (a, b, end)


def add(doc: Document, facts: list[Fact], shares: list[Share], whens: Iterable[When]) -> list[Fact]:
    """The facts with those of the shares: each has the kind of the number told last."""
    if not shares:
        return facts
    own = {id(x.when) for x in shares}
    # «за понедельник сбито шесть, за вторник – четыре, за среду – два»
    dated = [w.i for w in whens if w.start is not None and w.precision == "day" and id(w) not in own]
    out = list(facts)
    whole: dict[int, list[Share]] = {}
    lines: set[int] = set()
    for share in shares:
        c = share.count
        number = doc.sentence_of[c.i]
        base = _base(out, share, number) or _header(doc, out, number, lines) or _zero(doc, share, number)
        lines.add(number)
        if base is None or (base.drone and share.others):
            continue
        if base.count is None and base.sentence != number:
            whole.setdefault(id(base), []).append(share)
        if not c.value:
            continue  # «21 мая – 0»
        people = c.role == "person" or base.kind in _PEOPLE
        if people and doc.has_any(DRONE, c.i, share.b):
            continue
        out.append(
            Fact(
                base.kind, c.value, c.i, c.j, number, (share.a, share.b), object=base.object, approximate=c.approximate,
                low=c.low, high=c.high, drone=base.drone, codes=list(base.codes), places=list(base.places),
                when=share.when,
            )
        )  # fmt: skip
        if base.sentence == number and base.when is None:
            whole.setdefault(id(base), []).append(share)
    for f in facts:
        parts = whole.get(id(f), [])
        if f.count is None and parts:
            out.remove(f)  # «сбито беспилотников: 19 мая – 7, 20 мая – 11»
        elif (
            len(parts) > 1 and f.count == sum(x.count.value or 0 for x in parts) and f.i < parts[0].a
            and bisect_left(dated, doc.sentences[f.sentence].start) == bisect_left(dated, f.i)
        ):  # fmt: skip
            first, last = parts[0].when, parts[-1].when
            if first.start is not None and last.end is not None and first.start < last.end:
                # «двадцать дронов: 12 в понедельник, восемь во вторник»
                f.when = replace(first, end=last.end, precision="range")
    return sorted(out, key=lambda f: (f.sentence, f.i))


def _zero(doc: Document, share: Share, number: int) -> Fact | None:
    """«В понедельник не сбили ни одного дрона, во вторник – два»: the fate that the first day had not."""
    s = doc.sentences[number]
    if not none_on_a_day(doc, s.start, share.a):
        return None
    for k in range(share.a - 1, s.start - 1, -1):
        kind = next((t[8:] for t in doc.tags[k] if t.startswith("outcome.") and t[8:] in _KINDS), None)
        if kind is not None:
            people = kind in _PEOPLE
            return Fact(kind, None, k, k + 1, number, (s.start, share.a), drone=not people)
    return None


def _header(doc: Document, facts: list[Fact], number: int, lines: set[int]) -> Fact | None:
    """«Збиті дрони над Полтавщиною:» above lines that each tell a day and its number."""
    while number - 1 in lines:
        number -= 1
    if not number or doc.tokens.norm[doc.sentences[number - 1].end - 1] != ":":
        return None
    told = [f for f in facts if f.sentence == number - 1 and f.kind in _KINDS and f.drone]
    return told[0] if len(told) == 1 and told[0].count is None else None


def _base(facts: list[Fact], share: Share, number: int) -> Fact | None:
    """The fact whose fate a share has: of its sentence the last before it that no share told, else of the sentence
    before the one that stands for all its regions.
    """
    near = [f for f in facts if f.sentence == number and f.i < share.a and f.kind in _KINDS and f.when is None]
    if near:
        return max([f for f in near if f.count is not None] or near, key=lambda f: f.i)
    before = [f for f in facts if f.sentence == number - 1 and f.kind in _KINDS and f.count is not None]
    return next((f for f in before if not f.codes), before[-1] if before else None)
