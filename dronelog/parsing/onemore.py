"""One drone, then another: «Вранці дрон ударив по авто, водія поранено. Увечері інший дрон атакував автобус, двоє
травмовані»: two drones and three people, where the day is the same.
"""

from __future__ import annotations

from dataclasses import replace

from dronelog.parsing.document import Document
from dronelog.parsing.facts import DRONE_KINDS, Fact

#: Before the noun for the other drone.
_OTHER = frozenset(
    (
        *("інший", "інша", "іншого", "другий", "другого", "наступний", "третій", "черговий", "другой", "второй"),
        *("следующий", "третий", "другого", "очередной"),
    )
)
_MORE = frozenset(("ще", "іще", "еще"))
_HURT = ("killed", "injured")
#: Sentences back to the first drone at most.
_BACK = 3


def add(doc: Document, facts: list[Fact]) -> list[Fact]:
    """The facts, those of the other drone marked as more."""
    drones = [f for f in facts if f.drone and (f.kind == "launched" or f.kind in DRONE_KINDS)]
    later = [f for f in drones if f.count == 1 and not f.codes and f.sentence and _other(doc, f)]
    if not later:
        return facts
    new: list[Fact] = []
    twice: set[int] = set()
    by: dict[int, list[Fact]] = {}
    for f in facts:
        by.setdefault(f.sentence, []).append(f)
    flown: dict[int, list[Fact]] = {}
    for f in drones:
        flown.setdefault(f.sentence, []).append(f)
    first_of = {f.sentence: f for f in reversed(later)}
    for n, d in sorted(first_of.items()):
        before = [f for m in range(n - _BACK, n) for f in flown.get(m, ())]
        if not before or any((f.count or 1) != 1 or f.codes or f.approximate for f in before):
            continue
        if not any(f.count == 1 for f in before) or any((f.count or 1) > 1 for f in flown[n]):
            continue
        d.more = True
        same = [f for f in flown[n] if f is not d and f.kind == d.kind]
        twice |= {id(f) for f in same if d.i <= f.i < d.j or f.i <= d.i < f.j}
        if d.kind == "launched" and not any(f.kind == "launched" and f.count for f in before):
            first = next(f for f in before if f.count == 1)
            new.append(replace(first, kind="launched", object=None, implicit=True, debris=False, more=False))
        for kind in _HURT:
            told = any(f.kind == kind and f.count for m in range(n - _BACK, n) for f in by.get(m, ()))
            for f in by[n]:
                if f.kind == kind and f.i > d.i and f.count and not f.total and told:
                    f.more = True
    kept = [f for f in facts if id(f) not in twice]
    return sorted([*kept, *new], key=lambda f: f.i) if new else kept


def _other(doc: Document, f: Fact) -> bool:
    """Whether a drone is told to be another one."""
    norm, s = doc.tokens.norm, doc.sentences[f.sentence]
    if f.more:
        return not _MORE.isdisjoint(norm[max(s.start, f.i - 1) : f.j])
    return any(
        norm[k] in _OTHER and any("drone" in doc.groups[x] for x in range(k + 1, min(s.end, k + 4)))
        for k in range(max(s.start, f.i - 2), min(f.i + 3, s.end))
    )
