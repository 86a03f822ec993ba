"""Fates whose verb stands once: "one hit a warehouse and another a garage", «один влучив у склад, другий – у гараж».

What follows has a word for one more drone, the place of the verb empty (in Slavic often a dash), and what was hit.
"""

from __future__ import annotations

from collections.abc import Callable

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact, Thing

_KINDS = frozenset(("struck", "crashed"))
#: One drone more, by its place in a row or as the other.
_NEXT = frozenset(
    (
        *("second", "third", "fourth", "fifth", "last", "another", "other"),
        *("другой", "второй", "третий", "четвертый", "пятый", "последний", "другая", "вторая"),
        *("другий", "інший", "третій", "четвертий", "п'ятий", "останній", "друга", "інша"),
    )
)
_ONE = frozenset(("один", "одна", "one"))
#: Stands before it.
_LEADS = frozenset(
    ("а", "и", "і", "й", "та", "and", "while", "the", "a", "ещё", "еще", "ще", "same", "же", "also", "також", "также")
)
_NOUNS = frozenset(
    ("дрон", "дрони", "дрона", "беспилотник", "беспилотника", "безпілотник", "бпла", "апарат", "drone", "uav")
)
_INTO = frozenset(
    ("в", "у", "во", "на", "по", "біля", "возле", "за", "под", "під", "рядом", "поруч", "прямо", "прямісінько")
)
_ENGLISH_INTO = frozenset(("near", "in", "on", "into", "beside", "at", "behind", "outside", "onto", "by", "to", "upon"))
_ENGLISH_LEADS = _ENGLISH_INTO | {"a", "an", "the", "its"}
_OPEN = (
    *("пол", "огород", "город", "пустир", "лес", "лісос", "лісі", "ліс", "ставок", "ставк", "озер", "річк", "реку"),
    *("берег", "двор", "двір", "подвір", "болот", "луг", "лук", "сад"),
)
_ENGLISH_MORE = frozenset(("more", "other", "further"))
_ENDS = frozenset((",", ";", ".", "!", "?", "\n", "\n\n"))
#: How something was damaged, its verb and its noun told before, and what stands around the number.
_PARTLY = frozenset(
    (
        *("partially", "partly", "slightly", "lightly", "seriously", "severely", "badly", "heavily"),
        *("частично", "слегка", "незначительно", "серьезно", "сильно", "частково", "незначно", "серйозно"),
    )
)
_LINKS = frozenset(
    (
        *(",", ";", "-", "and", "another", "while", "further", "some", "about", "completely", "totally", "outright"),
        *("а", "и", "і", "й", "та", "еще", "ще", "полностью", "повністю", "около", "близько"),
    )
)
_OTHERS = frozenset(("-", "more", "others", "were", "was", "only", "other", "лишь", "лише", "были", "було"))
#: Tokens from the word for a drone to the thing hit, at most.
REACH = 7


def add(
    doc: Document,
    number: int,
    s: Sentence,
    here: list[Fact],
    counts: list[Count],
    things: Callable[[int, int], list[Thing]],
) -> None:
    """Add to the facts of a sentence the fates that borrow their verb from the one before."""
    for f in [f for f in here if f.kind in _KINDS and f.drone and f.count is not None and not f.codes]:
        last = f
        k = f.j
        while k < s.end:
            head = _head(doc, k, s.end, counts)
            if head is None:
                if doc.tokens.norm[k] in (";", ":", ".") and k > last.j + 12:
                    break
                k += 1
                continue
            if (f.count or 0) > 1 and ":" in doc.tokens.norm[f.j : k]:
                break  # "three drones fell in the town: two on the refinery, one in a forest": parts, and nothing more
            count, j = head
            if any(o is not f and o.i < j + 3 and o.j > (k if o.drone else last.j) for o in here):
                break  # also of people: «двоє поранені, один – у лікарні»
            told = _rest(doc, number, s, j, k, count, last, things)
            if told is None:
                break
            here.append(told)
            last = told
            k = told.j
    here += [more for f in here if f.kind == "damaged" and f.object and (more := _in_part(doc, s, f, counts))]
    here.sort(key=lambda o: o.i)


def _in_part(doc: Document, s: Sentence, f: Fact, counts: list[Count]) -> Fact | None:
    """ "One house was destroyed completely, eleven partially", «один дом разрушен, ещё пять – частично»."""
    norm = doc.tokens.norm
    c = next((c for c in counts if f.j <= c.i < min(s.end, f.j + 5) and c.value is not None), None)
    if c is None or c.role not in ("elided", "unknown", "object") or not _LINKS.issuperset(norm[f.j : c.i]):
        return None
    k = c.j
    while k < s.end and norm[k] in _OTHERS:
        k += 1
    if k >= s.end or norm[k] not in _PARTLY or doc.has_group("object", c.j, k):
        return None
    return Fact("damaged", c.value, c.i, k + 1, f.sentence, f.clause, f.object, c.approximate)


def borrowed(doc: Document, s: Sentence, counts: list[Count]) -> set[int]:
    """The numbers that belong to such a part, and to no verb before it: «один врізався в дім, ще два – в гаражі»."""
    norm = doc.tokens.norm
    return {
        id(c)
        for c in counts
        if c.more and c.role == "elided" and c.j + 1 < s.end and norm[c.j] == "-" and norm[c.j + 1] in _INTO
        and c.i > s.start and norm[c.i - 1] in (",", ";", "а", "і", "и", "та")
        and doc.has_any(("outcome.struck", "outcome.crashed"), s.start, c.i)
    }  # fmt: skip


def _head(doc: Document, k: int, end: int, counts: list[Count]) -> tuple[int, int] | None:
    """The number of drones that a part opening at token k (after a comma or a conjunction) is of, and its end."""
    norm = doc.tokens.norm
    if norm[k] not in (",", ";", "and", "а", "і", "й", "та", "и", "while"):
        return None
    k += 1
    further = False
    while k < end and norm[k] in _LEADS and not any(c.i == k for c in counts):
        further = further or norm[k] in ("ещё", "еще", "ще")
        k += 1
    if k >= end:
        return None
    count = next((c for c in counts if c.i == k and c.value is not None), None)
    if count is not None and count.role not in ("elided", "drone") and norm[count.j : count.j + 1] != ["-"]:
        count = None
    if norm[k] in _NEXT or norm[k] in _ONE:
        value, j = 1, k + 1
        if norm[k] == "another" and j < end and any(c.i == j and c.value is not None for c in counts):
            return None
    elif count is not None and (further or count.more) and count.value is not None:
        value, j = count.value, count.j
    else:
        return None
    if j < end and norm[j] in _ENGLISH_MORE and not any(c.i == j for c in counts):
        j += 1  # "one more in the forest"
    if j < end and norm[j] in _NOUNS:
        j += 1
    return value, j


def _rest(
    doc: Document,
    number: int,
    s: Sentence,
    j: int,
    i: int,
    count: int,
    f: Fact,
    things: Callable[[int, int], list[Thing]],
) -> Fact | None:
    """What the part whose word for a drone ends before token j tells was hit; None where it has a verb of its own."""
    norm = doc.tokens.norm
    stop = next((k for k in range(j + 1, min(s.end, j + REACH + 4)) if norm[k] in _ENDS), s.end)
    english = norm[j - 1].isascii()
    if english:
        if j >= s.end or norm[j] not in _ENGLISH_LEADS:
            return None
    else:
        if j < s.end and norm[j] == "-":
            j += 1
        if j >= s.end or norm[j] not in _INTO:
            return None
    if any("outcome" in doc.groups[k] or "say" in doc.groups[k] for k in range(j, stop)):
        return None
    hit = next((t for t in things(j, stop) if t.i - j <= REACH), None)
    span = (i, stop)
    if hit is not None and not hit.part:
        return Fact(f.kind, count, i + 1, hit.j, number, span, object=hit.kind, more=True, drone=True)
    if any(norm[k].startswith(_OPEN) for k in range(j, min(stop, j + 3))) and not english:
        return Fact("crashed", count, i + 1, min(stop, j + 2), number, span, more=True, drone=True)
    if english and norm[j] in _ENGLISH_INTO and f.kind == "crashed" and doc.has("ground", j, stop):
        return Fact("crashed", count, i + 1, stop, number, span, more=True, drone=True)
    return None
