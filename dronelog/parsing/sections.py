"""Towns and districts told one after another: what each sentence tells is of the town that was named last.

«У Лозівському районі дрон влучив у школу, поранено жінку. В Ізюмі безпілотник поцілив в автобус, поранено водія»: two
women or men hurt in two places, where two sentences on one place would tell of the same people twice.
"""

from __future__ import annotations

from collections.abc import Callable

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import SIGN

#: Letters that tell one name of a town or district from another.
_STEM = 5
#: Tokens before the town with which a sentence opens: "In the early hours of Thursday, in the village of …".
_OPENING = 10
#: Where people are treated is not where they were hurt: beginnings of words.
_TREATED = (
    *("hospital", "clinic", "treated", "taken", "лікарн", "шпитал", "госпіт", "медзаклад", "больниц", "госпит"),
    *("медучрежд", "црб", "цкрл", "доставл", "доправ", "стацион", "стаціон"),
)
_COUNTED = ("killed", "injured", "damaged", "struck")
#: What only a list counts by place: a drone that fell is found elsewhere, a number of those shot down grows.
_LISTED = (*_COUNTED, "intercepted", "crashed", "launched")


class _Section:
    """One place of a region: its names, whether it is a town, what was hit there."""

    def __init__(self, number: int, code: str, town: bool, names: set[str], listed: bool) -> None:
        self.number, self.code, self.town, self.names = number, code, town, names
        #: A row of a list: a number that grows is no later count there.
        self.listed = listed
        self.objects: set[str] = set()
        #: The districts that it was told with.
        self.districts: set[str] = set()


def number(doc: Document, facts: list[Fact], places_in: Callable[[int, int], list[Place]]) -> None:
    """Give each fact that is counted the number of the place of which its sentence tells, if one was named."""
    counted = [f for f in facts if f.kind in _LISTED and not f.codes and not doc.sentences[f.sentence].heading]
    if len({f.sentence for f in counted}) < 2:
        return
    by_sentence: dict[int, list[Fact]] = {}
    for f in facts:
        by_sentence.setdefault(f.sentence, []).append(f)
    #: By region: only those of one are compared.
    sections: dict[str, list[_Section]] = {}
    now: _Section | None = None
    for n, s in enumerate(doc.sentences):
        if s.heading:
            now = None
            continue
        here = by_sentence.get(n, [])
        now = _section(doc, s, places_in(s.start, s.end), here, sections, now)
        if now is None:
            continue
        now.objects |= {f.object for f in here if f.object}
        for f in here:
            if f.kind in (_LISTED if now.listed else _COUNTED):
                f.section = now.number


def _section(
    doc: Document,
    s: Sentence,
    places: list[Place],
    here: list[Fact],
    sections: dict[str, list[_Section]],
    now: _Section | None,
) -> _Section | None:
    """The place of which a sentence tells: its own, or the one named last."""
    told = [p for p in places if p.role == "place"]
    local = [p for p in told if not p.regional and p.code]
    if not local:
        return None if any(p.regional for p in told) else now
    norm = doc.tokens.norm
    if any(w.startswith(_TREATED) for w in norm[s.start : s.end]) and not _opens(doc, s, local[0]):
        return now
    if not _opens(doc, s, local[0]) and not any(f.kind in DRONE_KINDS for f in here):
        return now
    code = local[0].code or ""
    towns = [p for p in local if p.kind == "town" and p.code == code]
    names = {p.text.casefold()[:_STEM] for p in towns or local}
    around = {p.text.casefold()[:_STEM] for p in local}
    districts = {_name(p) for p in local if p.kind == "district"}
    objects = {f.object for f in here if f.object}
    listed = _heads(doc, s, local[-1])
    for old in sections.get(code, ()):
        if old.names & around:
            return old  # told again, or a village of the district told before
        nested = old.town != bool(towns) and not listed
        if districts and old.districts and not districts & old.districts:
            continue  # «В Каменском округе в хуторе Верхний …», «В Покровском округе в селе Дубки …»
        if nested and (not objects or not old.objects or objects & old.objects):
            return old  # "In the Nikopol district a drone hit a shop … In Marhanets the shop is closed"
    section = _Section(sum(map(len, sections.values())), code, bool(towns), names, listed)
    section.districts = districts
    sections.setdefault(code, []).append(section)
    return section


def _name(p: Place) -> str:
    """What tells a district from another: "soroc" of "Soroca district" and of "the district of Soroca"."""
    words = [w for w in p.text.split() if w[:1].isupper()]
    return max(words or [p.text], key=len).casefold()[:_STEM]


def _heads(doc: Document, s: Sentence, p: Place) -> bool:
    """Whether a place heads its line: «Нікопольський район: …», «Марганець – …», «Білозерка.»."""
    norm = doc.tokens.norm
    first = next((k for k in range(s.start, p.j) if doc.tokens.kind[k] != SIGN), p.j)
    led = any(norm[k] in (":", "-", ".") for k in range(p.j, min(s.end, p.j + 2))) or p.j >= s.end
    return led and p.i - first <= 1


def _opens(doc: Document, s: Sentence, p: Place) -> bool:
    """Whether a sentence opens with a place: «▪️ Нікополь – …», «Того ж дня близько 13:20 у Шостці …»."""
    if p.i - s.start > _OPENING or doc.has_any(DRONE, s.start, p.i):
        return False
    if any(doc.tokens.norm[k].startswith(_TREATED) for k in range(s.start, p.i)):
        return False
    return not any(doc.has_group(group, s.start, p.i) for group in ("outcome", "person", "object", "say"))
