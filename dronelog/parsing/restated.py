"""Bare numbers of the drones just told: «Позже – ещё о двух», "An hour later he put it at seven"; what people counted
overhead: "we stood on the balcony and counted: five went over".
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact
from dronelog.parsing.tokens import LINE, SIGN

#: Words that such a sentence has at most.
LONGEST = 14
#: Words that put it after what was told.
_LATER = frozenset((
    *("later", "then", "afterwards", "subsequently", "after", "by", "soon"),
    *("позже", "позднее", "затем", "потом", "спустя", "через", "следом", "к", "вскоре"),
    *("пізніше", "згодом", "потім", "через", "за", "слідом", "до", "невдовзі"),
))  # fmt: skip
#: Groups of words that tell that something else is counted, or another fate.
_ELSE = ("outcome", "object", "person", "weapon", "attack", "negation", "drone", "harm")
#: «К утру их стало девять».
BECAME = frozenset(("стало", "стали", "набралось", "насчитывалось", "достигло", "сягнуло"))
_ALREADY = frozenset(("already", "уже", "вже"))


def told(doc: Document, number: int, s: Sentence, counts: list[Count], taken: set[int], kind: str | None) -> list[Fact]:
    """The fact of a sentence that is nothing but a later number; `kind` is the fate told last."""
    if kind != "intercepted" or not number or s.heading or s.end - s.start > LONGEST:
        return []
    bare = [c for c in counts if c.role == "elided" and c.value is not None and id(c) not in taken]
    if len(bare) != 1 or any(c.role not in ("elided", "date", "none") for c in counts):
        return []
    c = bare[0]
    norm = doc.tokens.norm
    ends = c.j >= s.end or doc.tokens.kind[c.j] in (SIGN, LINE)
    grown = not BECAME.isdisjoint(norm[max(s.start, c.i - 2) : c.i])
    corrected = grown or doc.has("story.correction", s.start, c.i) or not _ALREADY.isdisjoint(norm[s.start : c.i])
    more = c.more or doc.has("number.more", s.start, c.i)  # «ещё о двух»
    if not ends or not (more or corrected) or (not grown and _LATER.isdisjoint(norm[s.start : c.i])):
        return []
    if any(doc.has_group(group, s.start, s.end) for group in _ELSE):
        return []
    before = doc.sentences[number - 1]
    if not doc.has_any(DRONE, before.start, before.end) or before.paragraph < s.paragraph - 1:
        return []
    span = (s.start, s.end)
    return [
        Fact(
            kind, c.value, c.i, c.j, number, span,
            approximate=c.approximate, more=more, total=not more, drone=True,
        )
    ]  # fmt: skip


def tolls(doc: Document, facts: list[Fact], counts: list[Count]) -> None:
    """«Шестеро травмованих … 11:10 – травмовано дев’ятьох … Тринадцять травмованих, уточнено»: the last of several
    numbers that rise is the toll, where its sentence says that it corrects.
    """
    _later_toll(doc, facts, counts)
    for kind in ("injured", "killed"):
        told = [f for f in facts if f.kind == kind and f.count is not None and not f.more]
        if len(told) < 2:
            continue
        last = told[-1]
        s = doc.sentences[last.sentence]
        already = not _ALREADY.isdisjoint(doc.tokens.norm[s.start : s.end])
        corrects = already or doc.has("story.correction", s.start, s.end)
        before = [f.count or 0 for f in told[:-1]]
        rises = before == sorted(before) and (last.count or 0) > before[-1]
        if corrects and rises and last.sentence > told[-2].sentence:
            last.total = True


def _later_toll(doc: Document, facts: list[Fact], counts: list[Count]) -> None:
    """«По первым данным, ранены двое. По уточнённым – четверо.»: a sentence that is nothing but the later number."""
    hurt = [f for f in facts if f.kind == "injured" and f.count is not None and not f.more]
    for f in hurt:
        number = f.sentence + 1
        if number >= len(doc.sentences) or doc.sentences[number].heading:
            continue
        s = doc.sentences[number]
        if s.end - s.start > LONGEST or any(o.sentence == number for o in facts):
            continue
        own = [c for c in counts if s.start <= c.i < s.end and c.role not in ("date", "none")]
        if len(own) != 1 or own[0].role not in ("elided", "person") or own[0].more:
            continue
        c = own[0]
        if (c.value or 0) <= (f.count or 0):
            continue
        ends = c.j >= s.end or doc.tokens.kind[c.j] in (SIGN, LINE) or doc.has_group("say", c.j, min(s.end, c.j + 2))
        # «взрывы стихли к пяти», "the rain stopped by four": an hour
        led = doc.has("story.correction", s.start, c.i) or not _LATER.isdisjoint(doc.tokens.norm[s.start : c.i - 1])
        if not ends or not led or any(doc.has_group(g, s.start, s.end) for g in _ELSE if g != "person"):
            continue
        span = (s.start, s.end)
        facts.append(Fact("injured", c.value, c.i, c.j, number, span, approximate=c.approximate, total=True))


#: Who watches the sky: beginnings of verbs; how what he counts moves.
_WATCHES = (
    *("counted", "counting", "heard", "saw", "seen", "watched", "spotted", "noticed"),
    *("насчита", "видел", "слыша", "услыша", "замети", "нарах", "поміт", "бачи", "почу", "чули", "порах"),
)
_MOVES = (
    *("flying", "flew", "fly", "went", "goes", "going", "pass", "overhead", "cross", "buzz", "roar"),
    *("пролет", "летел", "летят", "пролёт", "пронес", "промчал", "летіл", "пролет", "проліт", "прогул", "пронісс"),
)
#: Tokens from the verb to the number, and from the number to how it moves; sentences back to a drone.
_TO_NUMBER, _TO_MOVE, _TO_DRONE = 7, 5, 5


def watched(doc: Document, number: int, s: Sentence, counts: list[Count], taken: set[int]) -> list[Fact]:
    """The fact of a sentence that is nothing but what somebody counted in the sky."""
    norm = doc.tokens.norm
    verb = next((k for k in range(s.start, s.end) if norm[k].startswith(_WATCHES)), -1)
    if verb < 0:
        return []
    c = next((c for c in counts if verb < c.i <= verb + _TO_NUMBER and c.value and id(c) not in taken), None)
    if c is None or c.role not in ("elided", "drone", "unknown") or (c.role == "drone" and c.tag != "drone.pronoun"):
        return []
    if c.role == "unknown" and c.j < s.end and norm[c.j] != "of" and not norm[c.j].startswith(_MOVES):
        return []
    if not any(w.startswith(_MOVES) for w in norm[c.j : min(s.end, c.j + _TO_MOVE)]):
        return []
    first = doc.sentences[max(0, number - _TO_DRONE)].start
    if not doc.has_any(DRONE, first, s.end) or doc.has_group("weapon", s.start, s.end):
        return []
    taken.add(id(c))
    span = (s.start, s.end)
    return [Fact("sighted", c.value, c.i, c.j, number, span, approximate=c.approximate, drone=True)]
