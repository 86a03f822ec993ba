"""The further fields of an incident, each with the words that say so: bounds, types, launch areas, places hit, …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dronelog.model import Evidence, Incident
from dronelog.parsing import naming
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.facts import Fact
from dronelog.parsing.groups import Group
from dronelog.parsing.reading import Reading

#: Sentences after (and one before) a fact of drones in which the same attack is still being told.
_REACH = 2
#: More places than this are something else that was counted.
_MOST_SPOTS = 500
#: Tokens around a number in which the word of a hit or of debris stands.
_WINDOW = 40

_SPOTS = ("локац", "location", "site", "местах", "місцях", "адрес", "address", "spots", "точках")
_DEBRIS = ("падін", "паден", "упал", "впал", "fell", "fall", "уламк", "облом", "debris", "wreck", "fragment")
_HITS = ("влуч", "попад", "пораж", "уражен", "hit", "strike", "struck", "impact", "прилет", "приліт")

#: What begins a time of counting; the other phrases of its tag are times of posting and of alerts.
_AS_OF = (
    "as of", "as at", "state as", "data as", "information as", "станом", "состоянием на", "по состоянию", "за станом",
    "дані на", "данные на", "за даними", "по данным", "за інформацією", "по информации",
)  # fmt: skip

_MISSILE = (
    "missile", "rocket", "ballistic", "iskander", "kalibr", "kinzhal", "oniks", "onyx", "zircon", "atacms",
    "himars", "gmlrs", "storm", "neptune", "tomahawk", "oreshnik", "kh-", "kab", "glide", "gliding", "guided",
    "bomb", "airstrike", "ракет", "баллист", "баліст", "искандер", "іскандер", "калибр", "калібр", "кинжал",
    "кинджал", "каб", "авиабомб", "авіабомб", "бомб", "авиаци", "авіаці", "умпб", "х-", "циркон", "оникс", "онікс",
    "хаймарс", "аэробаллист", "аеробаліст", "управляем", "керован", "крылат", "крилат", "рсзо", "рсзв", "реактивн",
    "нептун", "фламинго", "фламінго",
)  # fmt: skip
_NOT_MISSILE = (
    "anti-aircraft", "anti-tank", "interceptor", "bomber", "suicide", "car", "зенит", "зеніт", "противотанк",
    "протитанк",
)  # fmt: skip
_ALSO = frozenset((
    "also", "too", "besides", "additionally", "well", "along", "together", "также", "тоже", "кроме", "вместе",
    "одновременно", "також", "теж", "крім", "разом", "водночас",
))  # fmt: skip
_NOT = frozenset(("no", "not", "without", "нет", "не", "без", "ни", "немає", "жодних"))


#: A number of places: whether debris fell there, how many, its first token and the one after the last.
_Spots = tuple[bool, int, int, int]


class Further:
    """Tells the further fields of the incidents of one report; what all of them share is looked for once."""

    def __init__(self, reading: Reading, groups: list[Group]) -> None:
        self.reading = reading
        self.drones = {id(g): g.drone_sentences for g in groups}
        self.anywhere = set().union(*self.drones.values())
        self.country = set().union(*(self.drones[id(g)] for g in groups if "-" not in g.code))
        self.launches = list(naming.launches(reading))
        self.spots = list(_spots(reading))
        self.counted = [(w, k) for w in reading.whens if w.posting and (k := _counting(reading, w)) is not None]

    def complete(self, found: Incident, g: Group) -> Incident:
        """The incident with the further fields that the text tells of it, and the words behind all fields."""
        reading = self.reading
        types, typed = _types(g, reading)
        launched, launches = self._launched(g)
        hit, hits = self._locations(g, debris=False)
        debris, fell = self._locations(g, debris=True)
        as_of, until = self._as_of(g)
        missile = next(_missiles(g, reading), None)
        target, aimed = naming.target(g, reading)
        low, high = found.drones_min, found.drones_max
        if low is not None and high is not None and low > high:
            low = high = None
        main = list(_main(g, reading))
        number = next((e for e in main if e.field == "drones"), None)
        bounds = [
            replace(number, field=name)
            for name, value in (("drones_min", low), ("drones_max", high))
            if number is not None and value is not None
        ]
        mixed = [missile] if missile is not None else []
        evidence = [*main, *bounds, *typed, *launches, *hits, *fell, *until, *mixed, *aimed]
        return replace(
            found, evidence=tuple(dict.fromkeys(evidence)), drones_min=low, drones_max=high, drone_type=types,
            launched_from=launched, hit_locations=hit, debris_locations=debris, as_of=as_of, mixed_attack=bool(mixed),
            target=target,
        )  # fmt: skip

    def _near(self, sentences: set[int], number: int) -> bool:
        """Whether one of some sentences stands close before sentence `number`, or right after it."""
        told = self.reading.doc.sentences
        paragraph = told[number].paragraph
        return any(
            n in sentences and abs(told[n].paragraph - paragraph) <= (1 if n < number else 0)
            for n in range(number - _REACH, number + 2)
        )

    def _belongs(self, g: Group, number: int) -> bool:
        """Whether what sentence `number` tells of a whole attack is told of this group.

        It is where the group's drones are told in that sentence, or near it while no other sentence of drones and no
        country's figure stands closer.
        """
        own = self.drones[id(g)]
        if number in own:
            return True
        if number in self.anywhere or not self._near(own, number):
            return False
        return "-" not in g.code or not self._near(self.country, number)

    def _launched(self, g: Group) -> tuple[tuple[str, ...], list[Evidence]]:
        """The launch areas as written, also those that the gazetteer does not know."""
        names: dict[str, Evidence] = {}
        reading = self.reading
        for i, j in self.launches:
            if self._belongs(g, reading.sentence(i)):
                start, end = reading.underline(i, j)
                names.setdefault(reading.doc.tokens.text[start:end], Evidence("launched_from", start, end))
        return tuple(names), list(names.values())

    def _locations(self, g: Group, *, debris: bool) -> tuple[int | None, list[Evidence]]:
        """The number of places hit, or of those where debris fell: "20 hits at 8 locations"."""
        name = "debris_locations" if debris else "hit_locations"
        for fell, value, i, j in self.spots:
            if fell is debris and self._belongs(g, self.reading.sentence(i)):
                return value, [self.reading.evidence(name, i, j)]
        return None, []

    def _as_of(self, g: Group) -> tuple[str | None, list[Evidence]]:
        """The time up to which the figures count, ISO 8601; without a day where nothing tells one.

        It is told in a sentence of the group, right before one, or at the head of the text.
        """
        reading = self.reading
        own = {f.sentence for f in g.facts}
        for w, k in self.counted:
            number = reading.sentence(w.i)
            if not (number == 0 or number in own or _before(reading, number, own)):
                continue
            told = w.start or (g.when.end if g.when is not None else None) or reading.anchor.day
            day = told.isoformat() if told is not None else ""
            clock = f"{w.clock_start:%H:%M}" if w.clock_start is not None else ""
            value = f"{day}T{clock}" if day and clock else day or clock
            if value:
                return value, [reading.evidence("as_of", k, w.j)]
        return None, []


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
    for p in reading.spots_in({f.sentence for f in g.facts}):
        if p.code == g.code and p.regional and p.role == "place":
            yield reading.evidence("region", p.i, p.j)
    for p in g.places:
        yield reading.evidence("places", p.i, p.j)
    for f in g.facts:
        if f.drone and f.count is not None:
            yield _number(f, reading)


def _number(f: Fact, reading: Reading) -> Evidence:
    """The number of a fact and what it counts, or the singular noun that stands for one; else all of its words."""
    lo, hi = min(f.i, f.clause[0]), max(f.j, f.clause[1])
    told = reading.numbers_in(f.sentence)
    near = [c for c in told if c.value == f.count and lo <= c.i < hi and c.role in ("drone", "elided")]
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
    for number in sorted(g.drone_sentences):
        s = reading.doc.sentences[number]
        for k in reading.doc.all_group("drone", s.start, s.end):
            for h in hits[k]:
                if h.tag not in DRONE and (h.tag != "drone.type" or not _beside_drone(reading, k, h.end)):
                    continue
                for t in range(k, h.end):
                    name = naming.drone_type(reading.doc.tokens.norm[t])
                    if name is not None and name not in names:
                        names[name] = reading.evidence("drone_type", k, h.end)
    if len(names) > 1:
        names.pop("loitering munition", None)  # what a Shahed is
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
        for k in doc.all("weapon.other", s.start, s.end):
            hit = doc.tag("weapon.other", k)
            if hit is None or not any(w.startswith(_MISSILE) for w in norm[k : hit.end]):
                continue
            if any(w.startswith(_NOT_MISSILE) for w in norm[max(0, k - 1) : hit.end]):
                continue
            if _NOT & set(norm[max(0, k - 2) : k]):
                continue
            if doc.has_group("object", max(s.start, k - 3), k):
                continue  # "a warehouse of guided bombs"
            if "drone" in doc.groups[k]:
                continue  # «реактивный беспилотник»
            yield reading.evidence("mixed_attack", k, hit.end)


# --- where, when ------------------------------------------------------------------------------------------------------


def _spots(reading: Reading) -> Iterator[_Spots]:
    """Numbers of places where something hit or fell: "eleven drones at eight locations, fragments at five"."""
    doc = reading.doc
    norm = doc.tokens.norm
    last = -1
    for c in reading.numbers:
        if c.value is None or c.value > _MOST_SPOTS:
            continue
        number = reading.sentence(c.i)
        named = next((t + 1 for t in (c.j, c.j + 1) if t < len(norm) and norm[t].startswith(_SPOTS)), 0)
        bare = number == last and norm[c.i - 1] in ("at", "на", "по") and c.role in ("elided", "unit")
        if not named and not bare:
            continue
        last = number
        s = doc.sentences[number]
        before = norm[max(s.start, c.i - _WINDOW) : c.i]
        kinds = [_fell(w) for w in (*reversed(before), *norm[c.j : min(s.end, c.j + _WINDOW)])]
        fell = next((kind for kind in kinds if kind is not None), None)
        if fell is not None:
            yield fell, c.value, c.i, named or c.j


def _fell(word: str) -> bool | None:
    """Whether a word tells of debris (True), of hits (False) or of neither."""
    if word.startswith(_DEBRIS):
        return True
    return False if word.startswith(_HITS) else None


def _before(reading: Reading, number: int, own: set[int]) -> bool:
    """Whether the next sentence of the same paragraph is one of the group's."""
    sentences = reading.doc.sentences
    return number + 1 in own and sentences[number + 1].paragraph == sentences[number].paragraph


def _counting(reading: Reading, w: When) -> int | None:
    """The token where "as of" begins before a date, None where it is a time of posting or of an alert."""
    doc = reading.doc
    for k in range(w.i, max(-1, w.i - 7), -1):
        if doc.tag("clock.as_of", k) is not None:
            return k if " ".join(doc.tokens.norm[k : k + 2]).startswith(_AS_OF) else None
    return None
