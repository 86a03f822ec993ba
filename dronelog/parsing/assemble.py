"""Bound facts → incidents: one per source, region and span; totals, parts, repeats and corrections told apart."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass, field

from dronelog.model import OUTCOME_KINDS, Evidence, Incident, Outcome, Warning
from dronelog.parsing.dates import Anchor, When, iso
from dronelog.parsing.discourse import Told
from dronelog.parsing.document import Document
from dronelog.parsing.outcomes import DRONE_KINDS, Fact
from dronelog.parsing.places import Place
from dronelog.parsing.sources import Entity

_DRONE_WORDS = frozenset(("drone.one", "drone.many", "drone.any"))
_ORDER = {kind: n for n, kind in enumerate(OUTCOME_KINDS)}


@dataclass(slots=True)
class Group:
    """The facts of one incident to be."""

    source: Entity | None
    code: str
    when: When | None
    told: list[Told] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


def source_id(entity: Entity | None) -> str:
    """The same for every mention of one source in a report."""
    if entity is None:
        return ""
    if entity.surname:
        return entity.surname
    if entity.key:
        head, _, tail = entity.key.partition("-")
        return f"{tail}@{entity.country or head}" if tail else f"{entity.key}@{entity.country or ''}"
    return entity.text.lower()


def unify(told: list[Told]) -> None:
    """"The air force" is the Ukrainian Air Force named elsewhere in the report."""
    keyed: dict[str, Entity] = {}
    for t in told:
        e = t.source
        if e is not None and e.key and not e.surname and "-" in e.key:
            keyed.setdefault(e.key.partition("-")[2], e)
    for t in told:
        e = t.source
        if e is not None and e.key and not e.surname and "-" not in e.key and e.key in keyed:
            other = keyed[e.key]
            if e.country in (None, other.country, other.key.partition("-")[0] if other.key else None):
                t.source = other


def group(told: list[Told], nation: Callable[[Entity | None, list[str]], str]) -> list[Group]:
    """Facts by source, region and span; a number shared by regions goes to the country, and each region gets a blank."""
    groups: dict[tuple[str, str, tuple[str | None, str | None]], Group] = {}

    def put(t: Told, code: str, fact: Fact) -> None:
        when = t.when
        key = (source_id(t.source), code, iso(when) if when is not None else (None, None))
        g = groups.get(key)
        if g is None:
            g = groups[key] = Group(t.source, code, when)
        g.told.append(t)
        g.facts.append(fact)
        for p in t.places:
            if p.code == code and not any(q.text == p.text for q in g.places):
                g.places.append(p)
        if t.source is not None and g.source is not None and len(t.source.text) > len(g.source.text):
            g.source = t.source

    for t in told:
        f = t.fact
        if not t.codes:
            continue
        if len(t.codes) == 1:
            put(t, t.codes[0], f)
            continue
        if f.drone and f.count is not None:
            put(t, nation(t.source, t.codes), f)
        blank = f.kind != "launched"
        for code in t.codes:
            copy = Fact(f.kind, None, f.i, f.j, f.sentence, f.clause, object=f.object, drone=f.drone, implicit=True)
            if blank:
                put(t, code, copy)
    return _merge_nation(_merge_undated(list(groups.values())))


def _merge_nation(groups: list[Group]) -> list[Group]:
    """"Fighters shot down a drone … It was brought down over Kastamonu": the one drone is the region's."""
    out = list(groups)
    for g in groups:
        if "-" in g.code or not g.facts or any((f.count or 0) > 1 or f.codes or f.kind not in ("intercepted", "crashed", "sighted", "launched") for f in g.facts if f.drone):
            continue
        regional = [
            r for r in groups
            if r.code.startswith(g.code + "-") and source_id(r.source) == source_id(g.source) and _days(r) == _days(g)
            and all(f.count is None for f in r.facts if f.drone) and any(f.drone and f.implicit for f in r.facts)
        ]  # fmt: skip
        if len(regional) == 1 and any(f.count == 1 for f in g.facts if f.drone):
            regional[0].facts = sorted(regional[0].facts + g.facts, key=lambda f: f.i)
            regional[0].told += g.told
            out.remove(g)
    return out


def _merge_undated(groups: list[Group]) -> list[Group]:
    """What a source says without a date belongs to what it says of the same region with one."""
    out: list[Group] = []
    for g in groups:
        if not any(t.own_when or t.dated for t in g.told) and g.source is not None:
            kinds = {f.kind for f in g.facts if f.drone}
            first = min(f.sentence for f in g.facts)
            dated = next((x for x in groups if x is not g and (not kinds or kinds & {f.kind for f in x.facts} or first > min(f.sentence for f in x.facts)) and x.code == g.code and source_id(x.source) == source_id(g.source) and any(t.own_when and not t.background for t in x.told)), None)
            if dated is not None:
                dated.facts = sorted(dated.facts + g.facts, key=lambda f: f.i)
                dated.told += g.told
                dated.places += [p for p in g.places if not any(q.text == p.text for q in dated.places)]
                continue
        out.append(g)
    return out


def _days(g: Group) -> tuple[object, object]:
    return (g.when.start, g.when.end) if g.when is not None else (None, None)


def supported(g: Group, doc: Document, long: bool, others: list[Group]) -> bool:
    """Whether drones stand behind a group: a fate of a drone, or its own words name one.

    In a long text a group also needs a date of its own or of the story; short posts are dated by their publication.
    """
    vague = {id(t.fact) for t in g.told if t.fact.kind in ("sighted", "crashed") and t.fact.count is None and not (t.own_when or t.own_source or t.dated)}
    core = [f for f in g.facts if f.drone and not (f.kind == "sighted" and f.implicit) and id(f) not in vague]
    if not core:
        named = False
        for f in g.facts:
            s = doc.sentences[f.sentence]
            if any(h.tag in _DRONE_WORDS for k in range(s.start, s.end) for h in doc.hits[k]):
                named = True
                break
            if f.sentence > 0 and not s.heading:
                before = doc.sentences[f.sentence - 1]
                if before.paragraph == s.paragraph or before.heading:
                    if any(h.tag in _DRONE_WORDS for k in range(before.start, before.end) for h in doc.hits[k]):
                        named = True
                        break
        if not named and not any(
            x is not g and x.code == g.code and _days(x) == _days(g) and any(f.drone and not f.implicit for f in x.facts) for x in others
        ):
            return False
        if all(f.kind in ("no_damage", "no_casualties", "responded") for f in g.facts):
            return False
    return not (long and g.when is None and not any(t.own_when or t.own_source for t in g.told))


@dataclass(slots=True)
class Tally:
    """A drone outcome summed: how many, and the words."""

    count: int | None
    approximate: bool
    fact: Fact
    low: int | None = None
    high: int | None = None


def _tally(facts: list[Fact]) -> Tally | None:
    """One number for one fate told several times: a total, its parts, a restatement, a correction, an addition."""
    if any(f.count is not None and not f.pronoun for f in facts):
        facts = [f for f in facts if not f.pronoun]  # "131 targets" may count missiles too
    if not facts:
        return None
    figures = [f for f in facts if f.figure and f.count is not None]
    if figures and len(figures) < len([f for f in facts if f.count is not None]):
        f = figures[-1]  # "at first he wrote of one, in the end the figure was five"
        return Tally(f.count, f.approximate, f)
    counted = [f for f in facts if f.count is not None and not f.subset] or [f for f in facts if f.count is not None]
    if not counted:
        subset = [f for f in facts if f.count is not None]
        f = facts[0]
        return Tally(None, any(x.approximate for x in facts), subset[0] if False else f)
    if len(counted) == 1:
        f = counted[0]
        return Tally(f.count, f.approximate, f, f.low, f.high)
    top = max(counted, key=lambda f: f.count or 0)
    total = next((f for f in counted if f.total), None)
    if total is not None:
        return Tally(total.count, total.approximate, total, total.low, total.high)
    rest = [f for f in counted if f is not top]
    parts = sum(f.count or 0 for f in rest)
    values = {f.count for f in counted}
    if len(values) == 1 and not any(f.more for f in counted):
        # told again, unless each names a place of its own in one sentence
        spots = [f for f in counted if f.sentence == counted[0].sentence]
        if len(spots) == len(counted) and len(counted) > 1 and counted[0].clause != counted[1].clause:
            return Tally(sum(f.count or 0 for f in counted), any(f.approximate for f in counted), counted[0])
        return Tally(top.count, top.approximate, top, top.low, top.high)
    if parts == (top.count or 0):
        return Tally(top.count, top.approximate, top, top.low, top.high)
    more = [f for f in counted if f.more]
    if more:
        base = [f for f in counted if not f.more]
        value = max((f.count or 0 for f in base), default=0) + sum(f.count or 0 for f in more)
        return Tally(value, any(f.approximate for f in counted), top)
    if all(f.sentence == counted[0].sentence for f in counted):
        return Tally(sum(f.count or 0 for f in counted), any(f.approximate for f in counted), counted[0])
    if top.sentence <= min(f.sentence for f in rest) and parts < (top.count or 0):
        return Tally(top.count, top.approximate, top, top.low, top.high)
    last = counted[-1]
    return Tally(last.count, last.approximate, last, last.low, last.high) if (last.count or 0) >= (top.count or 0) else Tally(top.count, top.approximate, top, top.low, top.high)


def _objects(facts: list[Fact], kind: str) -> list[tuple[str | None, int | None, Fact]]:
    """Damaged things by kind: the same number told again once, different sentences added."""
    by: dict[str | None, list[Fact]] = {}
    for f in facts:
        if f.kind == kind:
            by.setdefault(f.object, []).append(f)
    out: list[tuple[str | None, int | None, Fact]] = []
    for name, group_ in by.items():
        seen: list[Fact] = []
        for f in group_:
            same = next((x for x in seen if x.count == f.count or f.count is None or (x.count == 1 and f.count is None)), None)
            if same is not None and f.sentence != same.sentence:
                continue
            if f.count is not None and any(x.count is None for x in seen):
                seen = [x for x in seen if x.count is not None]
            seen.append(f)
        counts = [f.count for f in seen]
        total = sum(c for c in counts if c is not None) if any(c is not None for c in counts) else None
        out.append((name, total, seen[0]))
    return out


def _people(facts: list[Fact], kind: str) -> tuple[int | None, bool, Fact] | None:
    group_ = [f for f in facts if f.kind == kind]
    if not group_:
        return None
    counted = [f for f in group_ if f.count is not None]
    if not counted:
        return None, False, group_[0]
    if len({f.sentence for f in counted}) == 1:
        total = next((f for f in counted if f.total), None)
        if total is not None:
            return total.count, total.approximate, total
        return sum(f.count or 0 for f in counted), any(f.approximate for f in counted), counted[0]
    by_sentence: dict[int, int] = {}
    for f in counted:
        by_sentence[f.sentence] = by_sentence.get(f.sentence, 0) + (f.count or 0)
    values = list(by_sentence.values())
    top = max(values)
    total = next((f for f in counted if f.total), None)
    if total is not None:
        return total.count, total.approximate, total
    more = [f for f in counted if f.more]
    if more and len(more) < len(counted):
        return sum(f.count or 0 for f in counted), any(f.approximate for f in counted), counted[0]
    best = max(counted, key=lambda f: by_sentence[f.sentence])
    if values.count(top) == len(values) or top >= sum(values) - top:
        return top, best.approximate, best
    return sum(set(values)), any(f.approximate for f in counted), best


def incident(g: Group, doc: Document, anchor: Anchor) -> Incident | None:
    """One incident of a group of facts, or None where they tell nothing."""
    facts = g.facts
    outcomes: list[Outcome] = []
    chars = doc.chars

    def add(kind: str, count: int | None, obj: str | None, f: Fact) -> None:
        start, end = chars(f.i, max(f.j, f.i + 1))
        outcomes.append(Outcome(kind, count, obj, start, end))

    intercepted = _tally([f for f in facts if f.kind == "intercepted"])
    lost = _tally([f for f in facts if f.kind == "lost"])
    sighted = _tally([f for f in facts if f.kind == "sighted"])
    if sighted is not None and sighted.fact.pronoun and any(f.kind in ("launched", "intercepted") and f.count is not None for f in facts):
        sighted = None  # "164 targets were tracked" counts missiles too
    launched_facts = [f for f in facts if f.kind == "launched" and not f.subset]
    launched = _tally(launched_facts)
    crashed_facts = [f for f in facts if f.kind == "crashed"]
    if intercepted is not None:
        crashed_facts = [f for f in crashed_facts if not f.debris]
    crashed = _tally(crashed_facts)
    struck = [f for f in facts if f.kind == "struck"]
    if sighted is None and launched is not None and g.source is not None and g.source.kind == "witness" and not any(f.kind in DRONE_KINDS for f in facts):
        sighted, launched = launched, None  # who only saw them pass says that they were seen
    total = launched.count if launched is not None else None
    approximate = launched.approximate if launched is not None else False

    # "all of them", "the rest"
    flown = total if total is not None else None
    for tally_name, tally in (("intercepted", intercepted), ("lost", lost), ("crashed", crashed), ("sighted", sighted)):
        if tally is not None and tally.count is None and (tally.fact.all) and flown is not None:
            tally.count = flown
        _ = tally_name
    told_sum = sum(t.count or 0 for t in (intercepted, lost, crashed, sighted) if t is not None) + sum(f.count or 0 for f in struck)
    for tally in (intercepted, lost, crashed, sighted):
        if tally is not None and tally.count is None and tally.fact.rest and flown is not None and flown > told_sum:
            tally.count = flown - told_sum
    for f in struck + [f for f in crashed_facts if crashed is not None]:
        if f.implicit and f.count is None and flown == 1 and len(struck) + len(crashed_facts) == 1:
            f.count = 1  # "attacked with a drone. It hit a lorry"
            if crashed is not None and f.kind == "crashed":
                crashed.count = 1
    for f in struck:
        if f.rest and f.count is None and flown is not None and flown > told_sum:
            f.count = flown - told_sum

    if intercepted is not None:
        add("intercepted", intercepted.count, None, intercepted.fact)
    if lost is not None and lost.count is None and any(t is not None for t in (intercepted, crashed, sighted)):
        lost = None  # "tracked until it disappeared"
    if lost is not None:
        add("lost", lost.count, None, lost.fact)
    struck_objects = _struck(struck)
    for obj, count, f in struck_objects:
        add("struck", count, "other" if obj == "any" else obj, f)
    if crashed is not None:
        add("crashed", crashed.count, None, crashed.fact)
    if sighted is not None and intercepted is None and not struck and crashed is None:
        add("sighted", sighted.count, None, sighted.fact)
    elif sighted is not None and sighted.count is not None and (intercepted is not None or crashed is not None) and not (total and total >= (sighted.count or 0) and sighted.fact.implicit):
        if launched is None and intercepted is not None and intercepted.count is not None and sighted.count > intercepted.count:
            total = sighted.count  # "19 drones were detected, 12 of them destroyed"
            approximate = sighted.approximate
        elif not sighted.fact.implicit:
            add("sighted", sighted.count, None, sighted.fact)

    where = next((o for o, _, f in struck_objects if o and o not in ("part", "any")), None)
    for obj, count, f in _objects(facts, "damaged"):
        name = obj
        if obj == "any":
            name = where or "other"
            if any(x.object == name for x in facts if x.kind == "damaged"):
                continue
            count = count or (1 if where else None)
        if obj == "part":
            name = where or "home"
            if any(x.object == name for x in facts if x.kind == "damaged"):
                continue
            count = 1 if where else count
        if obj is None:
            if any(x.kind == "damaged" and x.object for x in facts):
                continue
            if f.weak and where is None:
                continue
            name = where
            count = 1
        add("damaged", count, name, f)
    fires = [f for f in facts if f.kind == "fire"]
    if fires:
        f = next((x for x in fires if x.object), fires[0])
        counts = [x.count for x in fires if x.count is not None]
        numbered = [c for c in counts if c > 1]
        name = f.object or where or next((x.object for x in facts if x.object and x.object != "part" and x.kind in ("damaged", "crashed")), None)
        add("fire", max(numbered) if numbered else (1 if counts else None), name, f)
    for kind in ("killed", "injured"):
        people = _people(facts, kind)
        if people is not None:
            count, about, f = people
            if count == 0:
                continue
            add(kind, count, None, f)
            _ = about
    hurt = any(o.kind in ("injured", "killed") for o in outcomes)
    for kind in ("no_casualties", "no_damage", "disrupted", "responded"):
        found = [f for f in facts if f.kind == kind]
        if not found:
            continue
        if kind == "no_casualties" and hurt:
            continue
        if kind == "no_casualties" and all(f.weak for f in found) and any(f.kind == "injured" for f in facts):
            continue
        if kind == "no_damage" and any(o.kind == "damaged" for o in outcomes):
            continue
        add(kind, None, None, found[0])

    if total is None:
        sums: list[int] = []
        for t in (intercepted, lost, crashed):
            if t is not None and t.count is not None:
                sums.append(t.count)
                approximate = approximate or t.approximate
        for _, count, f in struck_objects:
            if count is not None:
                sums.append(count)
                approximate = approximate or f.approximate
        if sighted is not None and sighted.count is not None and any(o.kind == "sighted" for o in outcomes):
            sums.append(sighted.count)
            approximate = approximate or sighted.approximate
        total = sum(sums) if sums else None
        if total is None and any(f.approximate for f in facts if f.drone):
            approximate = True
    elif told_sum > total and launched is not None and not launched.fact.total:
        known = sum(o.count or 0 for o in outcomes if o.kind in DRONE_KINDS)
        if known > total and not approximate:
            total = known
    if not outcomes and total is None:
        return None
    start, end = iso(g.when) if g.when is not None else (None, None)
    precision = g.when.precision if g.when is not None and start else "unknown"
    if start is None and anchor.day is not None and (g.when is None or not g.when.far):
        start = end = anchor.day.isoformat()
        precision = "day"
    outcomes.sort(key=lambda o: _ORDER[o.kind])
    return Incident(
        region=g.code,
        places=tuple(p.text for p in g.places),
        start=start,
        end=end,
        precision=precision,
        source=clean(g.source.text) if g.source is not None else None,
        source_kind=g.source.kind if g.source is not None else None,
        source_key=g.source.key if g.source is not None else None,
        drones=total,
        approximate=approximate,
        outcomes=tuple(outcomes),
        evidence=_evidence(g, doc),
    )


def clean(text: str) -> str:
    """A source's name as one line, entities of HTML read."""
    return " ".join(html.unescape(text).split()).strip(" .,:;")


def _struck(struck: list[Fact]) -> list[tuple[str | None, int | None, Fact]]:
    """Hits by what was hit; a repeat is one, a second drone another."""
    by: dict[str | None, list[Fact]] = {}
    named = {f.object for f in struck if f.object}
    for f in struck:
        key = f.object
        if key is None and named and (f.count is None or any(x.count == f.count for x in struck if x.object)):
            continue
        by.setdefault(key, []).append(f)
    out: list[tuple[str | None, int | None, Fact]] = []
    for obj, group_ in by.items():
        counted = [f for f in group_ if f.count is not None]
        if not counted:
            out.append((obj, None, group_[0]))
            continue
        extra = [f for f in counted if f.more]
        base = [f for f in counted if not f.more]
        if extra:
            value = max((f.count or 0 for f in base), default=0) + sum(f.count or 0 for f in extra)
        elif len({f.sentence for f in base}) == 1 and len(base) > 1:
            value = sum(f.count or 0 for f in base)
        else:
            value = max(f.count or 0 for f in base)
        out.append((obj, value, counted[0]))
    return out


def _evidence(g: Group, doc: Document) -> tuple[Evidence, ...]:
    """The words behind each field."""
    found: list[Evidence] = []

    def add(name: str, i: int, j: int) -> None:
        start, end = doc.chars(i, j)
        found.append(Evidence(name, start, end))

    if g.source is not None and g.source.i >= 0:
        add("source", g.source.i, g.source.j)
    if g.when is not None and g.when.j > g.when.i >= 0:
        add("date", g.when.i, g.when.j)
    for t in g.told:
        for p in t.fact.places:
            if p.code == g.code and p.regional:
                add("region", p.i, p.j)
    for p in g.places:
        add("place", p.i, p.j)
    for f in g.facts:
        if f.drone and f.count is not None:
            add("drones", f.i, f.j)
    return tuple(dict.fromkeys(found))


def doubts(g: Group, found: Incident, gazetteer_note: str | None) -> tuple[Warning, ...]:
    """What a person should look at."""
    out: list[Warning] = []
    if found.precision == "approx":
        out.append(Warning("date_vague", "the text gives no day; the seven days before publication are assumed"))
    if g.when is None and found.start:
        out.append(Warning("date_guessed", "nothing in the text dates it; the day of publication is assumed"))
    if gazetteer_note:
        out.append(Warning("place_not_in_region", gazetteer_note))
    for p in g.places:
        if "ambiguous" in p.notes:
            others = ", ".join(sorted({o.region for o in p.options} - {g.code}))
            out.append(Warning("place_ambiguous", f"{p.text!r} may also lie in {others}"))
    return tuple(out)
