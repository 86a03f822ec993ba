"""Pieces that date nothing: essays, columns, sums over months; what they tell has no day, so it is no incident."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from dronelog.parsing import reported
from dronelog.parsing.counts import Count
from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.tokens import NUMBER
from dronelog.parsing.told import OFFICIAL, Told

#: Sentences; a shorter text may leave the day to its publication.
ESSAY = 10
#: Sentences of the opening, in which a sum tells over what time it goes.
OPENING = 2
#: Nights of no date: "they listen at night", "300 a night", «сожжёт его за ночь».
_ANY_NIGHT = frozenset(
    (
        *(("at", "night"), ("all", "night"), ("night",), ("night", "before"), ("by", "night")),
        *(("за", "ночь"), ("на", "ночь"), ("всю", "ночь")),
        *(("за", "ніч"), ("на", "ніч"), ("усю", "ніч"), ("всю", "ніч")),
    )
)
_LAST_NIGHT = frozenset((("за", "ночь"), ("за", "ніч")))
_NOWADAYS = frozenset((("today",), ("сегодня",), ("сьогодні",), ("now",)))
_DEFINITE = frozenset(("the", "this", "last", "past", "that", "over"))
_MONTHS = ("month", "year", "quarter", "месяц", "год", "квартал", "полугод", "місяц", "рок", "рік", "півріч", "літ")
#: «За дві години», «два літаки» begin as years do.
_HOURS = ("годин", "літак")
_COUNTED = (
    *("порахув", "підрахув", "подсчита", "насчита", "документув", "задокумент", "counted", "tallied", "documented"),
)
_FIGURES = frozenset(
    (
        *(("in", "numbers"), ("in", "figures"), ("in", "brief"), ("in", "statistics"), ("by", "numbers")),
        *(("в", "цифрах"), ("у", "цифрах"), ("в", "числах"), ("у", "числах")),
    )
)
#: Parts of a year, what numbers them, and the year itself.
_TERMS = ("half", "quarter", "полугод", "квартал", "півріч")
_ORDERED = frozenset(
    (
        *("first", "second", "third", "fourth", "last", "перше", "друге", "перший", "другий", "третій", "четвертий"),
        *("першого", "другого", "першому", "другому", "третьому", "третього", "первое", "второе", "первый", "второй"),
        *("третий", "четвертый", "первом", "втором", "третьем", "первого", "второго", "минулого", "прошлого"),
    )
)
_YEARS = ("year", "год", "рік", "року", "2")
_OVER = frozenset(("in", "over", "during", "within", "за", "протягом", "упродовж", "впродовж"))

_SEASONS = frozenset(
    (
        *("літо", "літа", "осінь", "осені", "зиму", "зими", "весну", "весни", "лето", "лета", "осень", "осени", "зимы"),
        *("весны", "summer", "autumn", "winter", "spring"),
    )
)
#: How the names of months begin.
_NAMES_OF = (
    *("січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листоп", "груд"),
    *("янв", "февр", "март", "апрел", "май", "июн", "июл", "август", "сентяб", "октяб", "нояб", "декаб"),
    *("janua", "febru", "march", "april", "june", "july", "augus", "septem", "octob", "novem", "decem"),
)
_SUMS = ("підсум", "итог", "summ", "статист", "statist", "result", "tally", "цифр", "figures", "numbers")
_TO = frozenset(("-", "to", "and", "through", "по", "до", "і", "й", "та", "и"))


def about(doc: Document, whens: list[When], numbers: list[Count], told: list[Told]) -> bool:
    """Whether nothing that a text tells can be dated: a long piece without a day, or a sum over months."""
    dates = [t.when for t in told if t.when is not None]
    # facts without a date of their own have that of a form's first line: "Date/Time: Oct 1, 2019 - 2030Z"
    far = {doc.sentence_of[w.i] for w in whens if w.far}
    undated = all(_any(doc, w, far) for w in dates) if dates else not any(_one_day(w) for w in whens)
    if undated and len(doc.sentences) >= ESSAY and not any(_reported(doc, t) for t in told):
        return True
    if any(w.day_told or w.precision == "time" for w in dates):
        return False
    return any(_sums(doc, n, told) for n in _summed(doc, whens, numbers))


def _reported(doc: Document, t: Told) -> bool:
    """«За ночь над Россией сбили 54 беспилотника, сообщили в Минобороны»: the last night, where an office counts."""
    w, e = t.when, t.source
    if w is None or e is None or not t.own_when or not t.own_source or e.kind not in OFFICIAL or not e.office:
        return False
    counted = t.fact.kind == "intercepted" and t.fact.count is not None
    return counted and tuple(doc.tokens.norm[w.i : w.j]) in _LAST_NIGHT


def _sums(doc: Document, n: int, told: list[Told]) -> bool:
    """Whether a sentence that names months tells over what time the text goes, and is no colour beside a report:
    "Four drones were shot down overnight, the governor said. The governor took office in the spring".
    """
    s = doc.sentences[n]
    if s.heading or reported.speaks_of(doc, s):
        return True
    apart = [m for m in reported.sentences(doc) if m != n]
    if any(t.fact.sentence in apart for t in told):
        return False
    before = any(t.fact.sentence < n for t in told)
    return not before or doc.has_groups(("drone", "outcome", "attack"), s.start, s.end)


def _one_day(w: When) -> bool:
    """Whether a date tells one day or its hours."""
    return w.precision == "time" or (w.day_told and w.start is not None and w.start == w.end)


def _any(doc: Document, w: When, far: set[int]) -> bool:
    """Whether a date is any such day: "on a still night", "on a Monday", "Weekend soldiers"."""
    norm = doc.tokens.norm
    words = tuple(norm[w.i : w.j])
    if words == ("night",) and w.i and norm[w.i - 1] in ("the", "this", "that", "last"):
        return False  # "wrote about the night's attack on the Izmail district"
    if words in _NOWADAYS and doc.sentence_of[w.i] - 1 in far:
        return True  # "Back in 2022 a drone took wedding pictures. Today the word empties a playground."
    before = norm[w.i - 1] if w.i else ""
    if before in ("a", "every", "each"):
        return True
    return words in _ANY_NIGHT or (words == ("weekend",) and before not in _DEFINITE)


def _summed(doc: Document, whens: Iterable[When], numbers: Iterable[Count]) -> list[int]:
    """The sentences of the opening that tell a span of months, where none tells a day: «За девять месяцев …»."""
    opening = doc.sentences[:OPENING]
    end = opening[-1].end
    if any(w.day_told and w.start is not None for w in whens if w.i < end):
        return []
    early = [c for c in numbers if c.j < end]
    return [n for n, s in enumerate(opening) if _spans(doc, s, [c for c in early if s.start <= c.i < s.end])]


def _spans(doc: Document, s: Sentence, numbers: list[Count]) -> bool:
    """Whether a sentence tells a span of months: "in the first half of 2025", «за червень–серпень»."""
    norm, first = doc.tokens.norm, max(1, s.start)
    if any(
        norm[c.j].startswith(_MONTHS)
        and not norm[c.j].startswith(_HOURS)
        and not _OVER.isdisjoint(norm[max(0, c.i - 3) : c.i])
        for c in numbers
    ):
        return True
    if _term(doc, first, s.end) or any(_season(norm, k) for k in range(first, s.end)):
        return True
    months = doc.all("month", s.start, s.end)
    if any("-" in w and len(w) > 8 and all(x.startswith(_NAMES_OF) for x in w.split("-")) for w in norm[first : s.end]):
        return True  # «за червень–серпень»
    return any(_whole(doc, k) for k in months) or any(_joined(doc, a, b) for a, b in pairwise(months))


def _season(norm: list[str], k: int) -> bool:
    """Whether a season is summed up at token k: «Підсумки літа від піротехніків», "over the winter 4,000 calls"."""
    if norm[k] not in _SEASONS:
        return False
    before = norm[max(0, k - 3) : k]
    led = before[-1] in ("the", "this", "минуле", "все", "прошлое") and not _OVER.isdisjoint(before)
    return led or before[-1] in _OVER or any(w.startswith(_SUMS) for w in before)


def _joined(doc: Document, a: int, b: int) -> bool:
    """Whether two months are told from one to the other: «за червень–серпень», "between June and August"."""
    tokens = doc.tokens
    if b - a not in (2, 3) or tokens.norm[b - 1] not in _TO:
        return False
    around = [k for k in (a - 1, a + 1, b + 1) if 0 <= k < len(tokens)]
    return not any(tokens.kind[k] == NUMBER and len(tokens.norm[k]) < 3 for k in around)


def _term(doc: Document, start: int, end: int) -> bool:
    """Whether a stretch tells of a part of a year: "the first half of 2025", «перше півріччя», «рік у цифрах»."""
    norm = doc.tokens.norm
    for k in range(start, end):
        if norm[k].startswith(_TERMS) and not _ORDERED.isdisjoint(norm[max(0, k - 2) : k]):
            last = norm[k] == "quarter" and norm[k - 1] == "last" and norm[k - 2] != "the"  # "at Yuma last quarter"
            return last or norm[k] not in ("half", "quarter") or norm[k + 1 : k + 2] == ["of"]
        if tuple(norm[k : k + 2]) in _FIGURES and norm[k - 1].startswith(_YEARS):
            return True
    return False


def _whole(doc: Document, k: int) -> bool:
    """Whether token k is a month told as a whole: "the reports of the whole of November", "throughout May"."""
    before = doc.tokens.norm[max(0, k - 3) : k]
    if any(tuple(doc.tokens.norm[t : t + 2]) in _FIGURES for t in (k + 1, k + 2)):
        return True  # "October in numbers", «июль 2025 в цифрах»
    s = doc.sentences[doc.sentence_of[k]]
    numbered = doc.tokens.kind[k - 1] == NUMBER or (k + 1 < s.end and doc.tokens.kind[k + 1] == NUMBER)
    if not numbered and any(w.startswith(_COUNTED) for w in doc.tokens.norm[s.start : s.end]):
        return True  # «ООН порахувала червень», "the mission documented 38 deaths in November"
    return before[-3:] == ["the", "whole", "of"] or before[-1:] in (["throughout"], ["all"])
