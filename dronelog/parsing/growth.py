"""One tally told as it grew: "rose from three to seven and then to eleven", "four injured, then six, finally seven".

Only the last number counts; those before it are how many it once was.
"""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document, Sentence

#: Whose tally it is: words of harm, and those of a toll.
_HURT = ("outcome.injured", "outcome.killed", "fatality", "casualty")
_NUMBER_OF = ("числ", "количеств", "кількіст")
_FREE = frozenset(("elided", "person", "none", "unknown", "object"))
#: How verbs of growing begin.
GROWS = (
    *("climb", "rose", "risen", "rises", "rising", "grew", "grow", "increas", "jump", "mount", "swell", "swoll"),
    *("creep", "crept", "revised", "вырос", "возрос", "увелич", "зрос", "збільш"),
)
#: What leads the number that a tally has come to.
_TO = frozenset(("to", "at", "reached", "reaching", "до", "stands", "stood"))
#: Words of a later moment, right before a number or a few words from it.
_LATER = frozenset(
    (
        *("then", "later", "finally", "eventually", "now", "afterwards", "потом", "затем", "позже", "наконец"),
        *("потім", "згодом", "пізніше", "нарешті"),
        *("теперь", "сейчас", "уже", "позднее", "вскоре", "тепер", "зараз", "вже", "невдовзі"),
    )
)
#: Words of the first of several moments.
_FIRST = frozenset(
    (
        *("first", "initially", "originally", "сначала", "вначале", "сперва", "первоначально", "поначалу", "ранее"),
        *("спочатку", "спершу", "раніше", "первісно"),
    )
)
#: Tokens from a word of a later moment to its number, and from a verb of growth to its first.
NEAR, REACH = 4, 12
#: Tokens between a number and the one that puts it right, at most.
_APART = 5
#: Tokens from a number to its noun behind a participle: «о трёх уничтоженных над регионом БПЛА».
_NOUN = 6


def _corrected(doc: Document, numbers: list[Count]) -> None:
    """«Погибли трое, а не двое», «не один человек, а двое»: the number that is denied counts nothing."""
    norm = doc.tokens.norm
    for first, then in pairwise(numbers):
        if first.value is None or then.value is None or first.role not in _FREE or then.role not in _FREE:
            continue
        between = norm[first.j : then.i]
        if between[-3:] == [",", "а", "не"] and len(between) <= _APART:
            then.role = "none"
        elif between[-2:] == [",", "а"] and len(between) <= _APART and first.i and norm[first.i - 1] == "не":
            first.role = "none"


def settle(doc: Document, numbers: list[Count]) -> None:
    """Leave of each such row of numbers the last, as a number of people."""
    by_sentence: dict[int, list[Count]] = {}
    for c in numbers:
        if c.value is not None and c.role in _FREE:
            by_sentence.setdefault(doc.sentence_of[c.i], []).append(c)
    for number, row in by_sentence.items():
        if len(row) < 2:
            _toll(doc, doc.sentences[number], row)
            continue
        s = doc.sentences[number]
        hurt = min((k for tag in _HURT if (k := doc.find(tag, s.start, s.end)) >= 0), default=-1)
        if hurt >= 0 and not doc.has_any(DRONE, hurt, row[-1].j):
            _grown(doc, s, row, hurt) or _then(doc, row, hurt) or _in_all(doc, row, hurt)
    _drones(doc, numbers)
    _corrected(doc, numbers)


def _toll(doc: Document, s: Sentence, row: list[Count]) -> None:
    """«Число пострадавших при ударе по автобусу выросло до девяти», «до 11 увеличилось количество раненых»: people,
    whatever stands between.
    """
    c, norm = row[0], doc.tokens.norm
    if not _led(norm, c, s.start - 1):
        return
    near = range(max(s.start, c.i - NEAR), min(s.end, c.j + NEAR))
    if not any(norm[k].startswith(GROWS) and not norm[k].isascii() for k in near):
        return
    of = next((k for k in range(s.start, s.end - 1) if norm[k].startswith(_NUMBER_OF)), s.end)
    hurt = next((k for k in range(of, min(s.end, of + 3)) if doc.any(_HURT, k) is not None), -1)
    if hurt >= 0:
        _leave(row, hurt)


def _drones(doc: Document, numbers: list[Count]) -> None:
    """«Сначала говорили о трёх сбитых беспилотниках, потом о пяти», «число сбитых дронов выросло с двух до семи»: the
    first number takes the value of the last.
    """
    norm = doc.tokens.norm
    for a, b in pairwise(numbers):
        if a.value is None or b.role != "elided" or b.value is None or b.value <= a.value or b.more:
            continue
        s = doc.sentences[doc.sentence_of[a.i]]
        if not s.start <= b.i < s.end or (b.j < s.end and norm[b.j] not in (",", ".", ";", ":")):
            continue
        if a.role == "drone" or (a.role == "elided" and doc.has_any(DRONE, a.j, min(b.i, a.j + _NOUN))):
            first = not _FIRST.isdisjoint(norm[s.start : a.i])
            later = b.i - a.j <= REACH and not _LATER.isdisjoint(norm[max(a.j, b.i - NEAR) : b.i])
            grown = _led(norm, b, a.j) and any(w.startswith(GROWS) for w in norm[a.j : b.i])
            if not grown and not (first and later):
                continue
        else:
            verb = next((k for k in range(max(s.start, a.i - 3), a.i) if norm[k].startswith(GROWS)), -1)
            if a.role != "elided" or b.i - a.j > 1 or verb < 0 or not _led(norm, b, a.i) or not doc.has_any(
                DRONE, s.start, verb
            ):
                continue
        a.value, a.approximate, a.low, a.high = b.value, False, None, None
        b.role, b.value, b.head = "none", None, -1


def _grown(doc: Document, s: Sentence, row: list[Count], hurt: int) -> bool:
    """ "The count of the wounded climbed from four to nine and then to fourteen", "put at six, it grew to nine"."""
    norm = doc.tokens.norm
    verb = next(
        (
            k
            for k in range(hurt, s.end)
            if norm[k].startswith(GROWS) or (norm[k] in ("went", "gone") and norm[k + 1 : k + 2] == ["up"])
        ),
        -1,
    )
    if verb < 0:
        return False
    reached = [c for c in row if c.i > verb and _led(norm, c, verb)]
    if not reached:
        return False
    if norm[reached[-1].i] in _TO:
        reached[-1].approximate, reached[-1].low, reached[-1].high = False, None, None  # «выросло с трёх до пяти»
    _leave([c for c in row if hurt < c.i <= reached[-1].i], hurt)
    return True


def _led(norm: list[str], c: Count, verb: int) -> bool:
    """Whether "to" leads a number, past "at least", "more than"."""
    if norm[c.i] in _TO and c.j - c.i > 1:
        return True  # «до пяти» is read as a bound
    k = c.i - 1
    while k > verb and norm[k] in ("at", "least", "more", "than", "over"):
        k -= 1
    return norm[k] in _TO


def _then(doc: Document, row: list[Count], hurt: int) -> bool:
    """ "There were four injured, then six, finally seven", "First he spoke of five wounded, later of eight"."""
    norm = doc.tokens.norm
    first = next((k for k, c in enumerate(row) if abs(c.i - hurt) <= 3 or c.head == hurt), -1)
    if first < 0:
        return False
    run = [row[first]]
    for c in row[first + 1 :]:
        bare = c.j >= len(norm) or norm[c.j] in (",", ".", ";", "and", "in", "at", "by")
        told = any(norm[k] in _LATER for k in range(max(run[-1].j, c.i - NEAR), c.i))
        if not bare or not told or (c.value or 0) <= (run[-1].value or 0):
            break
        run.append(c)
    if len(run) < 2:
        return False
    _leave(run, hurt)
    return True


def _in_all(doc: Document, row: list[Count], hurt: int) -> bool:
    """«Утром обратился ещё один пострадавший, всего их трое»: the number behind «всего» is that of all."""
    norm = doc.tokens.norm
    last = row[-1]
    before = max(row[-2].j, last.i - NEAR)
    ends = last.j >= len(norm) or norm[last.j] in (",", ".", ";")
    if last.role != "elided" or not ends or (last.value or 0) <= (row[-2].value or 0):
        return False
    if not doc.has("story.total", before, last.i) or not any(c.more or c.head >= 0 for c in row[:-1]):
        return False
    _leave(row, hurt)
    return True


def _leave(run: list[Count], hurt: int) -> None:
    """Take all numbers but the last for none; the last is one of people."""
    for c in run[:-1]:
        c.role, c.value, c.head = "none", None, -1
    last = run[-1]
    last.role, last.tag, last.head, last.more = "person", "person", hurt, False
