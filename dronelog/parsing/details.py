"""The further fields of an incident, each with the words that say so: bounds, types, launch areas, places hit, …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dronelog.model import Evidence, Incident
from dronelog.parsing import naming
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.groups import Group
from dronelog.parsing.outcomes import Fact
from dronelog.parsing.reading import Reading

#: Sentences after (and one before) a fact of drones in which the same attack is still being told.
_REACH = 2

_SPOTS = ("локац", "location", "site", "местах", "місцях", "адрес", "address", "spots", "точках")
_DEBRIS = ("падін", "паден", "упал", "впал", "fell", "fall", "уламк", "облом", "debris", "wreck", "fragment")
_HITS = ("влуч", "попад", "пораж", "уражен", "hit", "strike", "struck", "impact", "прилет", "приліт")

_AS_OF = ("as", "станом", "state", "data", "information")
_AS_OF_PHRASE = ("по состоянию", "за станом", "дані на", "данные на", "за даними", "по данным", "за інформацією", "по информации")

_MISSILE = (
    "missile", "rocket", "ballistic", "iskander", "kalibr", "kinzhal", "oniks", "onyx", "zircon", "atacms", "himars", "gmlrs",
    "storm", "neptune", "tomahawk", "oreshnik", "kh-", "kab", "glide", "gliding", "guided", "bomb", "airstrike", "air strike",
    "ракет", "баллист", "баліст", "искандер", "іскандер", "калибр", "калібр", "кинжал", "кинджал", "каб", "авиабомб", "авіабомб",
    "бомб", "авиаци", "авіаці", "умпб", "х-", "циркон", "оникс", "онікс", "хаймарс", "аэробаллист", "аеробаліст", "управляем",
    "керован", "крылат", "крилат", "рсзо", "рсзв", "реактивн", "нептун", "фламинго", "фламінго",
)  # fmt: skip
_NOT_MISSILE = ("anti-aircraft", "anti-tank", "interceptor", "bomber", "зенит", "зеніт", "противотанк", "протитанк", "suicide", "car")
_ALSO = frozenset("also too besides additionally as well along together также тоже кроме вместе одновременно також теж крім разом водночас".split())
_NOT = frozenset("no not without нет не без ни немає без жодних".split())


def complete(found: Incident, g: Group, reading: Reading, others: list[Group]) -> Incident:
    """The incident with the further fields that the text tells of it, and the words behind all fields."""
    evidence = list(_main(g, reading))
    types, more = _types(g, reading)
    evidence += more
    launched, more = _launched(g, reading, others)
    evidence += more
    hit, more = _locations(g, reading, others, debris=False)
    evidence += more
    debris, more = _locations(g, reading, others, debris=True)
    evidence += more
    as_of, more = _as_of(g, reading)
    evidence += more
    mixed = next(_missiles(g, reading), None)
    if mixed is not None:
        evidence.append(mixed)
    target, more = naming.target(g, reading)
    evidence += more
    low, high = found.drones_min, found.drones_max
    if low is not None and high is not None and low > high:
        low = high = None
    return replace(
        found, evidence=tuple(dict.fromkeys(evidence)), drones_min=low, drones_max=high, drone_type=types,
        launched_from=launched, hit_locations=hit, debris_locations=debris, as_of=as_of, mixed_attack=mixed is not None,
        target=target,
    )  # fmt: skip


# --- the main fields --------------------------------------------------------------------------------------------------


def _main(g: Group, reading: Reading) -> Iterator[Evidence]:
    """The words behind source, dates, region, places and the number of drones."""
    if g.source is not None and g.source.i >= 0:
        yield reading.evidence("source", g.source.i, g.source.j)
    if g.when is not None and g.when.j > g.when.i >= 0:
        yield reading.evidence("start", g.when.i, g.when.j)
    for t in g.told:
        for p in t.fact.places:
            if p.code == g.code and p.regional:
                yield reading.evidence("region", p.i, p.j)
        for p in reading.spots:
            if p.code == g.code and p.regional and p.role == "place" and reading.sentence(p.i) == t.fact.sentence:
                yield reading.evidence("region", p.i, p.j)
    for p in g.places:
        yield reading.evidence("places", p.i, p.j)
    for f in g.facts:
        if f.drone and f.count is not None:
            yield _number(f, reading)


def _number(f: Fact, reading: Reading) -> Evidence:
    """The number of a fact and what it counts, or the singular noun that stands for one; else all of its words."""
    lo, hi = min(f.i, f.clause[0]), max(f.j, f.clause[1])
    near = [c for c in reading.numbers if c.value == f.count and lo <= c.i < hi and c.role in ("drone", "elided")]
    if near:
        c = min(near, key=lambda c: (not f.i <= c.i < f.j, abs(c.i - f.i)))
        return reading.evidence("drones", c.i, max(c.j, c.head + 1), drone=True)
    if f.count == 1:
        for k in range(f.i, min(hi, f.j + 3)):
            for h in reading.doc.hits[k]:
                if h.tag in ("drone.one", "drone.any"):
                    return reading.evidence("drones", k, h.end)
    return reading.evidence("drones", f.i, f.j, drone=True)


# --- what kind of drones, what else flew ------------------------------------------------------------------------------


def _types(g: Group, reading: Reading) -> tuple[str | None, list[Evidence]]:
    """The types of the drones, under one name each, in the order in which they are told."""
    names: dict[str, Evidence] = {}
    hits = reading.doc.hits
    for number in sorted({f.sentence for f in g.facts if f.drone}):
        s = reading.doc.sentences[number]
        for k in range(s.start, s.end):
            for h in hits[k]:
                if h.tag not in DRONE and (h.tag != "drone.type" or not _beside_drone(reading, k, h.end)):
                    continue
                for t in range(k, h.end):
                    name = naming.drone_type(reading.doc.tokens.norm[t])
                    if name is not None and name not in names:
                        names[name] = reading.evidence("drone_type", k, h.end)
    return "; ".join(names) or None, list(names.values())


def _beside_drone(reading: Reading, i: int, j: int) -> bool:
    """Whether the adjective at tokens i to j stands by a drone's noun, perhaps with other adjectives between."""
    hits = reading.doc.hits
    spans = [*range(max(0, i - 3), i), *range(j, min(len(hits), j + 3))]
    return any(h.tag in DRONE for k in spans for h in hits[k])


def _missiles(g: Group, reading: Reading) -> Iterator[Evidence]:
    """Missiles and bombs told in one sentence with drones, or in the next one with "also"."""
    doc = reading.doc
    norm = doc.tokens.norm
    own = {f.sentence for f in g.facts if f.drone or reading.names_drone(f.sentence)}
    for number in sorted(own | {n + 1 for n in own if n + 1 < len(doc.sentences)}):
        s = doc.sentences[number]
        if number not in own:
            before = doc.sentences[number - 1]
            if before.paragraph != s.paragraph or not _ALSO & set(norm[s.start : s.end]):
                continue
        for k in range(s.start, s.end):
            hit = doc.tag("weapon.other", k)
            if hit is None or not any(w.startswith(_MISSILE) for w in norm[k : hit.end]):
                continue
            if any(w.startswith(_NOT_MISSILE) for w in norm[max(0, k - 1) : hit.end]) or _NOT & set(norm[max(0, k - 2) : k]):
                continue
            if any(h.group == "drone" for h in doc.hits[k]):
                continue  # «реактивный беспилотник»
            yield reading.evidence("mixed_attack", k, hit.end)


# --- whence, where, when ----------------------------------------------------------------------------------------------


def _belongs(g: Group, reading: Reading, number: int, others: list[Group]) -> bool:
    """Whether what sentence `number` tells of a whole attack is told of this group.

    It is where the group's drones are told in the same sentence, or just before it and no country's figure stands there.
    """
    own = {f.sentence for f in g.facts if f.drone}
    if number in own:
        return True
    if any(number in {f.sentence for f in x.facts if f.drone} for x in others):
        return False
    paragraph = reading.doc.sentences[number].paragraph

    def near(sentences: set[int]) -> bool:
        return any(
            -1 <= number - n <= _REACH and abs(reading.doc.sentences[n].paragraph - paragraph) <= (1 if n < number else 0)
            for n in sentences
        )

    if not near(own):
        return False
    if "-" not in g.code:
        return True
    return not any("-" not in x.code and near({f.sentence for f in x.facts if f.drone}) for x in others)


def _launched(g: Group, reading: Reading, others: list[Group]) -> tuple[tuple[str, ...], list[Evidence]]:
    """The launch areas as written, also those that the gazetteer does not know."""
    names: dict[str, Evidence] = {}
    for i, j in naming.launches(reading):
        if _belongs(g, reading, reading.sentence(i), others):
            start, end = reading.underline(i, j)
            names.setdefault(reading.doc.tokens.text[start:end], Evidence("launched_from", start, end))
    return tuple(names), list(names.values())


def _locations(g: Group, reading: Reading, others: list[Group], *, debris: bool) -> tuple[int | None, list[Evidence]]:
    """The number of places hit, or of those where debris fell: "20 hits at 8 locations", «уламки на 3 локаціях»."""
    doc = reading.doc
    norm = doc.tokens.norm
    for c in reading.numbers:
        if c.value is None or c.j >= len(norm) or c.value > 1000:
            continue
        if not any(w.startswith(_SPOTS) for w in norm[c.j : c.j + 2]):
            continue
        number = reading.sentence(c.i)
        if not _belongs(g, reading, number, others):
            continue
        s = doc.sentences[number]
        kinds = [_fell(w) for w in reversed(norm[s.start : c.i])] + [_fell(w) for w in norm[c.j : s.end]]
        fell = next((kind for kind in kinds if kind is not None), None)
        if fell is debris:
            j = next(t + 1 for t in (c.j, c.j + 1) if norm[t].startswith(_SPOTS))
            return c.value, [reading.evidence("debris_locations" if debris else "hit_locations", c.i, j)]
    return None, []


def _fell(word: str) -> bool | None:
    """Whether a word tells of debris (True), of hits (False) or of neither."""
    if word.startswith(_DEBRIS):
        return True
    return False if word.startswith(_HITS) else None


def _as_of(g: Group, reading: Reading) -> tuple[str | None, list[Evidence]]:
    """The time up to which the figures count, ISO 8601; without a day where nothing tells one."""
    told = [(w, k) for w in reading.whens if w.posting and (k := _counting(reading, w)) is not None]
    if not told:
        return None, []
    last = max(f.sentence for f in g.facts)
    w, k = next((x for x in reversed(told) if reading.sentence(x[0].i) <= last), told[0])
    day = w.start or (g.when.end if g.when is not None else None) or reading.anchor.day
    value = day.isoformat() if day is not None else ""
    if w.clock_start is not None:
        value = f"{value}T{w.clock_start:%H:%M}" if value else f"{w.clock_start:%H:%M}"
    return (value, [reading.evidence("as_of", k, w.j)]) if value else (None, [])


def _counting(reading: Reading, w: When) -> int | None:
    """The token where "as of" begins before a date, None where it is a time of posting or of an alert."""
    doc = reading.doc
    for k in range(w.i, max(-1, w.i - 7), -1):
        if doc.tag("clock.as_of", k) is not None:
            phrase = " ".join(doc.tokens.norm[k : k + 2])
            return k if phrase.split()[0] in _AS_OF or phrase.startswith(_AS_OF_PHRASE) else None
    return None
