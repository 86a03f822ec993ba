"""Days told by their number among those told just before: "attacked on Tuesday and again on Wednesday. In the first
attack a shop burned; in the second, three people were hurt", «в первый день … во второй».
"""

from __future__ import annotations

from dataclasses import replace

from dronelog.parsing.dates import When
from dronelog.parsing.days import DAY
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact

#: How the nouns begin of which there was a first and a second.
_NOUNS = (
    *("attack", "strike", "raid", "day", "night", "evening", "morning", "occasion", "case", "incident", "time"),
    *("drone", "wave", "assault", "атак", "удар", "день", "дня", "ноч", "ніч", "налет", "наліт", "нальот", "случа"),
    *("випад", "раз", "дрон", "обстр", "беспилотник", "безпілотник"),
)
#: Where a part of a sentence ends.
_CUTS = frozenset((",", ";", ":", "-", "and", "but", "while", "whereas", "а", "и", "і", "та", "й", "але", "но"))
_NONE = frozenset(("none", "nobody", "никто", "никого", "ніхто", "нікого"))
_BACK = 2
_MOST = 5


def settle(doc: Document, whens: list[When], facts: list[Fact]) -> list[Fact]:
    """The facts with those dated that are told of the first, second … day or attack of those named before."""
    places = doc.all("ordinal", 0, len(doc.tokens)) if facts else []
    if not places:
        return facts
    ranks: dict[int, list[tuple[int, int]]] = {}
    for k in places:
        if (hit := doc.tag("ordinal", k)) is not None:
            ranks.setdefault(doc.sentence_of[k], []).append((k, int(hit.value)))
    dated: dict[int, list[When]] = {}
    for w in whens:
        if w.start is not None:
            dated.setdefault(doc.sentence_of[w.i], []).append(w)
    by: dict[int, list[Fact]] = {}
    for f in facts:
        by.setdefault(f.sentence, []).append(f)
    out = list(facts)
    for number, here in ranks.items():
        s = doc.sentences[number]
        if not number or number in dated:
            continue
        days = _days(doc, dated, number)
        if len(days) < 2:
            continue
        told = _told(doc, s, [(k, n) for k, n in here if 0 < n <= len(days)])
        if not told:
            continue
        mine = by.get(number, [])
        for f in mine:
            f.when = days[_nearest(doc, s, told, f.i) - 1]
        out += _nobody(doc, s, told, days, mine)
    return sorted(out, key=lambda f: (f.sentence, f.i)) if len(out) > len(facts) else facts


def _told(doc: Document, s: Sentence, ranks: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ordinals of a sentence that count days or attacks; the noun is told with the first of them."""
    norm, out = doc.tokens.norm, list[tuple[int, int]]()
    for k, n in ranks:
        named = any(norm[x].startswith(_NOUNS) for x in range(k + 1, min(s.end, k + 3)))
        if named or (out and n > out[-1][1]):
            out.append((k, n))
    return out


def _days(doc: Document, dated: dict[int, list[When]], number: int) -> list[When]:
    """The days told in the sentences before, in their order; those of a span of a few days one by one."""
    for n in range(number - 1, max(-1, number - 1 - _BACK), -1):
        s = doc.sentences[n]
        here = [w for w in dated.get(n, ()) if not w.posting and not w.said and not w.far and w.precision != "time"]
        if not here:
            continue
        one = here[0]
        if len(here) == 1 and one.start is not None and one.end is not None:
            length = (one.end - one.start).days + 1
            if one.precision == "range" and 2 <= length <= _MOST:
                days = [one.start + x * DAY for x in range(length)]
                return [replace(one, start=d, end=d, precision="day") for d in days]
            rank = _ranked(doc, s, one)
            if 2 <= rank <= _MOST:
                back = [DAY * x for x in range(rank - 1, -1, -1)]
                return [replace(one, start=one.start - x, end=one.end - x) for x in back]
            return []
        known: dict[object, When] = {}
        for w in here:
            known.setdefault(w.start, w)
        return sorted(known.values(), key=lambda w: (w.start is not None and w.start.toordinal(), w.i))
    return []


def _ranked(doc: Document, s: Sentence, w: When) -> int:
    """ "On Wednesday, the second day of the raid": which day of it a day was, or 0."""
    for k in range(w.j, min(s.end - 1, w.j + 4)):
        hit = doc.tag("ordinal", k)
        if hit is not None and doc.tokens.norm[k + 1].startswith(("day", "night", "день", "ноч", "ніч")):
            return int(hit.value)
    return 0


def _nearest(doc: Document, s: Sentence, told: list[tuple[int, int]], at: int) -> int:
    """Which day a token tells of: that of its part of the sentence, else of the last part before that told one."""
    norm = doc.tokens.norm
    first, last = at, at
    while first > s.start and norm[first - 1] not in _CUTS:
        first -= 1
    while last < s.end and norm[last] not in _CUTS:
        last += 1
    own = [(k, n) for k, n in told if first <= k < last]
    if own:
        return ([n for k, n in own if k <= at] or [own[0][1]])[-1]
    before = [n for k, n in told if k < at]
    return before[-1] if before else told[0][1]


def _nobody(doc: Document, s: Sentence, told: list[tuple[int, int]], days: list[When], facts: list[Fact]) -> list[Fact]:
    """ "Three people were hurt in the first attack, none in the second": nobody, on that day."""
    hurt = next((f for f in facts if f.kind == "injured"), None)
    if hurt is None:
        return []
    out: list[Fact] = []
    for k in range(hurt.j, s.end):
        n = _nearest(doc, s, told, k)
        when = days[n - 1]
        if doc.tokens.norm[k] in _NONE and not any(f.when is when for f in facts):
            out.append(replace(hurt, kind="no_casualties", count=None, i=k, j=k + 1, when=when, clause=(k, s.end)))
    return out
