"""One number for what is told several times: a total, its parts, a repeat, a correction, an addition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dronelog.parsing.facts import Fact

#: What was hit or damaged, how many, and the words.
Counted = tuple[str | None, int | None, Fact]


@dataclass(slots=True)
class Tally:
    """A fate summed: how many (None: not told), whether it is a bound or an estimate, the bounds, the words."""

    count: int | None
    approximate: bool
    fact: Fact
    low: int | None = None
    high: int | None = None
    summed: bool = False


def _of(f: Fact) -> Tally:
    return Tally(f.count, f.approximate, f, f.low, f.high)


def _sum(facts: list[Fact], fact: Fact, value: int | None = None) -> Tally:
    """Several numbers added; bounds add up where one of them has any."""
    count = sum(f.count or 0 for f in facts) if value is None else value
    bounded = any(f.low is not None or f.high is not None for f in facts)
    low = sum(f.low if f.low is not None else f.count or 0 for f in facts) if bounded and value is None else None
    open_end = any(f.low is not None and f.high is None for f in facts)
    high = None
    if bounded and not open_end and value is None:
        high = sum(f.high if f.high is not None else f.count or 0 for f in facts)
    return Tally(count, any(f.approximate for f in facts), fact, low, high, summed=True)


def _apart(facts: list[Fact]) -> list[list[Fact]]:
    """Numbers by the town or district of which they tell; nothing where one stands for all, or tells of none."""
    counted = [f for f in facts if f.count is not None and not f.subset]
    numbers = {f.section for f in counted}
    if len(numbers) < 2 or -1 in numbers or any(f.total or f.figure for f in counted):
        return []
    top = max(f.count or 0 for f in counted)
    last = counted[-1]
    if len(counted) > 2 and (last.count or 0) == top and sum(f.count or 0 for f in counted) == 2 * top:
        return []  # two here, one there: three
    return [[f for f in facts if f.section == n] for n in sorted(numbers)]


def _added(parts: list[list[Fact]], one: Callable[[list[Fact]], Tally | None]) -> Tally:
    """What several places tell, added up."""
    told = [t for t in map(one, parts) if t is not None]
    count = sum(t.count or 0 for t in told)
    bounded = any(t.low is not None or t.high is not None for t in told)
    low = sum(t.low if t.low is not None else t.count or 0 for t in told) if bounded else None
    closed = all(t.high is not None or t.low is None for t in told)
    high = sum(t.high if t.high is not None else t.count or 0 for t in told) if bounded and closed else None
    return Tally(count, any(t.approximate for t in told), told[0].fact, low, high, summed=True)


def tally(facts: list[Fact]) -> Tally | None:
    """The number of one fate of drones; None where the facts are none."""
    parts = _apart(facts)
    if parts:
        return _added(parts, tally)
    if any(f.count is not None and not f.pronoun for f in facts):
        facts = [f for f in facts if not f.pronoun]  # "131 targets" may count missiles too
    if not facts:
        return None
    numbered = [f for f in facts if f.count is not None]
    if not numbered:
        return Tally(None, any(x.approximate for x in facts), facts[0])
    figures = [f for f in numbered if f.figure]
    # "first one, in the end five"; "at 00:40 it was two, at 02:15 five"
    if figures and (len(figures) < len(numbered) or (len(figures) > 1 and len({f.sentence for f in figures}) == 1)):
        return Tally(figures[-1].count, figures[-1].approximate, figures[-1])
    counted = [f for f in numbered if not f.subset] or numbered
    if len(counted) == 1:
        return _of(counted[0])
    total = next((f for f in counted if f.total), None)
    return _of(total) if total is not None else _several(counted)


def siblings(facts: list[Fact], flown: list[Fact]) -> None:
    """«Атаковали девять, 7 из них сбили, два подавили»: parts that make up those that flew are added up."""
    numbered = [f for f in facts if f.count is not None]
    if len(numbered) > 1 and len({f.sentence for f in numbered}) == len(numbered):
        for f in numbered:
            own = any(o.sentence == f.sentence and (o.count or 0) > (f.count or 0) for o in flown)
            if f.subset and own and f.section >= 0:
                f.subset = False  # "Shebekino district: 13 drones, ten of them downed": ten of its own, in a table
    if len(numbered) < 2 or not numbered[0].subset or any(f.sentence != numbered[0].sentence for f in numbered):
        return
    whole = sum(f.count or 0 for f in numbered)
    if any(f.count == whole for f in flown):
        for f in numbered:
            f.subset, f.more = False, f is not numbered[0]


def _several(counted: list[Fact]) -> Tally:
    """Several numbers, none of them said to be the total."""
    first = counted[0]
    top = max(counted, key=lambda f: f.count or 0)
    rest = [f for f in counted if f is not top]
    parts = sum(f.count or 0 for f in rest)
    more = [f for f in counted if f.more]
    together = all(f.sentence == first.sentence for f in counted)
    if len({f.count for f in counted}) == 1 and not more:
        # told again, unless each names a place of its own in one sentence
        return _sum(counted, first) if together and first.clause != counted[1].clause else _of(top)
    added = not top.more and all(f.more for f in rest)  # "seven, another three, another four"
    if parts == (top.count or 0) and not (top.more and top is not first) and not (top is first and added):
        return _of(top)
    if more:
        plain = [f for f in counted if not f.more]
        # "one crew took two, another one more, and the youngest two": several subjects of one sentence
        apart = together and len(plain) == len({f.clause for f in plain})
        base = sum(f.count or 0 for f in plain) if apart else max((f.count or 0 for f in plain), default=0)
        return _sum(counted, top, base + sum(f.count or 0 for f in more))
    if together:
        return _sum(counted, first)
    if top.sentence <= min(f.sentence for f in rest) and parts < (top.count or 0):
        return _of(top)
    last = counted[-1]
    return _of(last) if (last.count or 0) >= (top.count or 0) else _of(top)


def _here(f: Fact, g: Fact) -> bool:
    """Whether two facts may tell of one place."""
    return f.section == g.section or f.section < 0 or g.section < 0


def damaged(facts: list[Fact]) -> list[Counted]:
    """Damaged things by kind: the same number told again once, different sentences added."""
    by: dict[str | None, list[Fact]] = {}
    for f in facts:
        if f.kind == "damaged":
            by.setdefault(f.object, []).append(f)
    out: list[Counted] = []
    for name, told in by.items():
        seen: list[Fact] = []
        for f in told:
            same = next((x for x in seen if f.count is None or (x.count == f.count and _here(x, f))), None)
            if same is not None and f.sentence != same.sentence:
                continue
            if f.count is not None and any(x.count is None for x in seen):
                seen = [x for x in seen if x.count is not None]
            seen.append(f)
        counts = [f.count for f in seen if f.count is not None]
        out.append((name, sum(counts) if counts else None, seen[0]))
    return out


def _without_parts(counted: list[Fact]) -> list[Fact]:
    """«Пострадали 5 человек, трое госпитализированы, ещё двоим помощь оказали на месте»: the first is all of them."""
    out: list[Fact] = []
    for n, f in enumerate(counted):
        if out and f.sentence == out[-1].sentence:
            parts = [g for g in counted[n:] if g.sentence == f.sentence]
            if len(parts) > 1 and sum(g.count or 0 for g in parts) == out[-1].count:
                return out + counted[n + len(parts) :]
        out.append(f)
    return out


def people(facts: list[Fact]) -> Tally | None:
    """How many people were killed, or hurt: sums within a sentence, the greatest or the sum of several."""
    if not facts:
        return None
    parts = _apart(facts)
    if parts:
        return _added(parts, people)
    counted = [f for f in facts if f.count is not None]
    if not counted:
        return Tally(None, False, facts[0])
    totals = [f for f in counted if f.total]
    if totals:
        return _of(max(totals, key=lambda f: f.count or 0))
    counted = _without_parts(counted)
    by_sentence: dict[int, int] = {}
    for f in counted:
        by_sentence[f.sentence] = by_sentence.get(f.sentence, 0) + (f.count or 0)
    more = [f for f in counted[1:] if f.more]  # the first adds to nothing: «двое погибли, ещё шестеро ранены»
    if len(by_sentence) == 1 or (more and len(more) < len(counted)):
        return _sum(counted, counted[0])
    values = list(by_sentence.values())
    top = max(values)
    best = max(counted, key=lambda f: by_sentence[f.sentence])
    if values.count(top) == len(values) or top >= sum(values) - top:
        return Tally(top, best.approximate, best)
    return _sum(counted, best, sum(set(values)))


def struck(facts: list[Fact]) -> list[Counted]:
    """Hits by what was hit; a repeat is one, a second drone another."""
    by: dict[str | None, list[Fact]] = {}
    named = any(f.object for f in facts)
    last: str | None = None
    for f in facts:
        last = f.object or last
        if f.object is None and f.more and f.count is not None and last is not None:
            by.setdefault(last, []).append(f)  # «врізався у пилораму, а потім туди ж прилетів наступний дрон»
            continue
        if f.object is None and named and (f.count is None or any(x.count == f.count for x in facts if x.object)):
            continue
        by.setdefault(f.object, []).append(f)
    out: list[Counted] = []
    for obj, told in by.items():
        counted = [f for f in told if f.count is not None]
        if not counted:
            out.append((obj, None, told[0]))
            continue
        parts = _apart(counted) if obj is not None else []
        value = sum(_hits(part) for part in parts) if parts else _hits(counted)
        out.append((obj, value, counted[0]))
    return out


def _hits(counted: list[Fact]) -> int:
    """How many drones hit one kind of thing at one place."""
    base = [f for f in counted if not f.more]
    extra = sum(f.count or 0 for f in counted if f.more)
    if extra or len(base) < len(counted):
        return max((f.count or 0 for f in base), default=0) + extra
    if len({f.sentence for f in base}) == 1 and len(base) > 1:
        return sum(f.count or 0 for f in base)
    return max(f.count or 0 for f in base)
