"""Bound facts → the facts of each incident: by source, region and span of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When, iso
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact, denied
from dronelog.parsing.places import Place
from dronelog.parsing.sources import Entity
from dronelog.parsing.tokens import CLOCK
from dronelog.parsing.told import OFFICIAL, Told

_THREATS = ("угроз", "опасност", "загроз", "небезпек")
#: What a danger of drones shuts; "the airspace is closed" is only the alert itself.
_SHUT = ("airport", "flight", "internet", "аэропорт", "рейс", "интернет", "аеропорт", "летовищ", "інтернет")
_EMPTY = frozenset(("no_damage", "no_casualties", "responded"))
_HARM = frozenset(("damaged", "fire", "killed", "injured"))
#: What no attack did.
_BESIDE = ("mishap", "void.weather", "void.cause")
#: Sentences from a country's figure to what came of that attack in one of its regions, at most.
_NEAR = 4


@dataclass(slots=True)
class Group:
    """The facts of one incident to be. `shared` tells that some number was told of several regions together."""

    source: Entity | None
    code: str
    when: When | None
    told: list[Told] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    shared: bool = False

    @property
    def drone_sentences(self) -> set[int]:
        """The sentences that tell of its drones."""
        return {f.sentence for f in self.facts if f.drone}

    @property
    def days(self) -> tuple[object, object]:
        """The first and the last day, None where nothing dates it."""
        return (self.when.start, self.when.end) if self.when is not None else (None, None)

    def add_places(self, places: list[Place]) -> None:
        """Take places of this group's region that it does not have yet."""
        for p in places:
            if p.code == self.code and not any(q.text == p.text for q in self.places):
                self.places.append(p)

    def take(self, other: Group) -> None:
        """Take all that another group holds."""
        self.facts = sorted(self.facts + other.facts, key=lambda f: f.i)
        self.told += other.told


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


def group(told: list[Told], nation: Callable[[Entity | None, list[str]], str]) -> list[Group]:
    """Facts by source, region and span.

    A number shared by regions goes to the country that `nation` tells, and each region gets a blank.
    """
    groups: dict[tuple[str, str, tuple[str | None, str | None]], Group] = {}

    def put(t: Told, code: str, fact: Fact) -> Group:
        when = t.when
        key = (source_id(t.source), code, iso(when) if when is not None else (None, None))
        g = groups.get(key)
        if g is None:
            g = groups[key] = Group(t.source, code, when)
        g.told.append(t)
        g.facts.append(fact)
        g.add_places(t.places)
        if t.source is not None and g.source is not None and len(t.source.text) > len(g.source.text):
            g.source = t.source
        return g

    for t in told:
        f = t.fact
        if not t.codes:
            continue
        if len(t.codes) == 1:
            put(t, t.codes[0], f)
            continue
        if f.drone and f.count is not None and not _within(t, told, whole := nation(t.source, t.codes)):
            put(t, whole, f)
        if f.kind == "launched":
            continue
        for code in t.codes:
            copy = Fact(f.kind, None, f.i, f.j, f.sentence, f.clause, object=f.object, drone=f.drone, implicit=True)
            put(t, code, copy).shared = True
    return list(groups.values())


def _within(t: Told, told: list[Told], whole: str) -> bool:
    """ "Shot down 88 drones, 31 of them over A and 20 over B and C": 20 is a part of the figure of the sentence."""
    return any(
        u.fact.kind == t.fact.kind
        and u.codes == [whole]
        and u.fact.sentence == t.fact.sentence
        and u.fact.drone
        and (u.fact.count or 0) > (t.fact.count or 0)
        for u in told
        if u is not t
    )


#: Words that open the reason of what was told before.
_REASON = ("причин", "reason", "cause", "обмежен", "ограничени", "restriction")
#: Tokens of a sentence on what somebody attacked with, at most, and how he did.
_SHORT = 8
_BEAT = ("бил", "працюв", "работал", "застос", "примен", "використ", "использ", "летіл", "летел", "used", "were drones")
#: Words that give it anywhere in a sentence.
_BECAUSE = (
    *("причин", "виной", "винов", "объясн", "связан", "вызван", "из-за", "поясн", "спричин", "винн", "пов'язан"),
    *("reason", "cause", "because", "blam", "attribut"),
)


def supported(g: Group, doc: Document, long: bool, others: list[Group]) -> bool:
    """Whether drones stand behind a group: a fate of a drone, or its own words name one.

    In a long text a group also needs a date of its own or of the story; short posts are dated by their publication.
    """
    vague = {
        id(t.fact) for t in g.told
        if t.fact.kind in ("sighted", "crashed") and t.fact.count is None
        and not (t.own_when or t.own_source or t.dated)
    }  # fmt: skip
    core = [f for f in g.facts if f.drone and not (f.kind == "sighted" and f.implicit) and id(f) not in vague]
    if not core:
        timed = g.when is not None and g.when.precision == "time"
        drones = any(_names_drone(doc, f, timed) for f in g.facts) or _came_of_it(g, doc)
        debris = any(doc.has("drone.debris", (s := doc.sentences[f.sentence]).start, s.end) for f in g.facts)
        if not drones and not any(
            # "debris set a garage alight in Lyubertsy": of the drones that another has just told
            x is not g and (debris or x.code == g.code) and x.days == g.days
            and any(f.drone and not f.implicit for f in x.facts)
            for x in others
        ) and not _closed_beside(g, others) and not _under_attack(g, doc, others):  # fmt: skip
            return False
        if all(f.kind in _EMPTY for f in g.facts) and not any(t.attacked or _attacked(t, doc) for t in g.told):
            return False
    return not (long and g.when is None and not any(t.own_when or (t.own_source and _heard(t)) for t in g.told))


def _came_of_it(g: Group, doc: Document) -> bool:
    """«Росіяни атакували місто дронами» and, line by line, what burned: of that attack, where nothing else struck."""
    here = [t for t in g.told if t.attacked and t.fact.kind != "responded"]
    first = min((t.fact.sentence for t in here), default=0)
    between = doc.sentences[first : max((t.fact.sentence for t in here), default=0) + 1]
    return bool(here) and not any(doc.has_group("weapon", s.start, s.end) for s in between)


def _attacked(t: Told, doc: Document) -> bool:
    """ "The governor said drones had attacked an industrial zone and there were no casualties": an attack, all told."""
    s = doc.sentences[t.fact.sentence]
    if not t.own_source or t.fact.kind not in ("no_casualties", "no_damage") or t.source is None or not t.source.office:
        return False
    if doc.has_group("weapon", s.start, s.end):
        return False
    named = [k for tag in DRONE for k in doc.all(tag, s.start, s.end)]
    # «подтвердил атаку на предприятие, пострадавших нет»: of drones, as told before
    return doc.has("attack", s.start, s.end) and not any(denied(doc, k, k + 1) for k in named)


def _closed_beside(g: Group, others: list[Group]) -> bool:
    """Whether what was closed was closed in the night or hours of drones that the sentences close by tell of."""
    if any(f.kind != "disrupted" for f in g.facts) or not any(t.own_when and t.own_place for t in g.told):
        return False
    return any(
        x is not g and x.days == g.days and f.drone and not f.implicit and f.count is not None
        and any(0 <= o.sentence - f.sentence <= 2 for o in g.facts)
        for x in others
        for f in x.facts
    )  # fmt: skip


def _under_attack(g: Group, doc: Document, others: list[Group]) -> bool:
    """ "The Air Force said 74 of 75 Shaheds were shot down overnight. In Kharkiv five people were wounded, the mayor
    said": the harm that an authority tells, in those days, of a region of the country of which drones are told.
    """
    here = [t for t in g.told if t.fact.kind in _HARM or (t.fact.kind == "disrupted" and _by_attack(doc, t.fact))]
    if "-" not in g.code or g.when is None or g.when.start is None or g.source is None:
        return False
    if g.source.kind not in OFFICIAL or not any(t.own_source and t.own_place for t in here):
        return False
    if any(doc.has_group("weapon", s.start, s.end) and not doc.has_any(DRONE, s.start, s.end) for s in doc.sentences):
        return False  # "in Sumy region a woman died in shelling": a list of all that was fired
    if any(doc.has_any(_BESIDE, (s := doc.sentences[t.fact.sentence]).start, s.end) for t in here):
        return False
    first, country = min(t.fact.sentence for t in here), g.code.partition("-")[0]
    return any(
        x.code == country and x.days == g.days and f.drone and f.count is not None and not f.implicit
        and 0 < first - f.sentence <= _NEAR
        for x in others
        for f in x.facts
    )  # fmt: skip


def _by_attack(doc: Document, f: Fact) -> bool:
    """Whether the sentence of a fact names an attack: "left without electricity by the attack"."""
    s = doc.sentences[f.sentence]
    return doc.has("attack", s.start, s.end)


def _heard(t: Told) -> bool:
    """Whether an office or a medium speaks: what a gunner tells of his years is a portrait of him."""
    return t.source is not None and (t.source.office or t.source.kind == "media")


def _names_drone(doc: Document, f: Fact, timed: bool) -> bool:
    """Whether the sentence of a fact names a drone, or the one before it; `timed`: the fact has its hours."""
    s = doc.sentences[f.sentence]
    spans = [s]
    if f.sentence > 0 and not s.heading:
        before = doc.sentences[f.sentence - 1]
        if before.paragraph == s.paragraph or before.heading:
            spans.append(before)
    if f.kind == "disrupted" and timed:
        # a list of airports shut for the drones that its first sentence names
        spans += doc.sentences[max(0, f.sentence - 4) : f.sentence]
        # «Грозный: 00:55–04:05. … Причина – опасность со стороны БПЛА.»
        spans += [
            x
            for n, x in enumerate(doc.sentences[f.sentence + 1 : f.sentence + 5], f.sentence + 1)
            if (
                x.paragraph == s.paragraph
                and any(w.startswith(_REASON) for w in doc.tokens.norm[x.start : min(x.end, x.start + 3)])
            )
            or (
                (x.paragraph == s.paragraph or _rows(doc, f.sentence, n))
                and any(w.startswith(_BECAUSE) for w in doc.tokens.norm[x.start : x.end])
            )
        ]
    elif f.sentence + 1 < len(doc.sentences) and _with_drones(doc, s, doc.sentences[f.sentence + 1]):
        spans.append(doc.sentences[f.sentence + 1])
    elif f.kind == "disrupted" and any(w.startswith(_SHUT) for w in doc.tokens.norm[s.start : s.end]):
        # "A drone danger was declared. Step away from windows. The airport is closed": closed for that danger
        here = [x for x in doc.sentences[max(0, f.sentence - 3) : f.sentence] if x.paragraph == s.paragraph]
        timed = any(_alert(doc, k) or "story.alert" in doc.tags[k] for x in here for k in range(x.start, x.end))
        spans += here if timed else []
    if f.kind == "disrupted" and not timed and f.sentence + 1 < len(doc.sentences):
        # «Ограничения вводились в Калуге и Пензе. Причина – угроза БПЛА.»
        after = doc.sentences[f.sentence + 1]
        why = any(w.startswith(_REASON) for w in doc.tokens.norm[after.start : min(after.end, after.start + 3)])
        if why and after.paragraph == s.paragraph:
            spans.append(after)
            timed = True
    timed = timed or _while_threatened(doc, f)
    return any(
        h.tag in DRONE and (timed or not _alert(doc, k))
        for x in spans
        for k in range(x.start, x.end)
        for h in doc.hits[k]
    )


def _with_drones(doc: Document, s: Sentence, after: Sentence) -> bool:
    """«Уночі атаковано Кременчук, знищено магазин. Били дронами»: the attack's weapon in a short sentence behind it."""
    if after.paragraph != s.paragraph or after.end - after.start > _SHORT or not doc.has("attack", s.start, s.end):
        return False
    words = doc.tokens.norm[after.start : after.end]
    return doc.has("attack", after.start, after.end) or any(w.startswith(_BEAT) for w in words)


def _rows(doc: Document, first: int, last: int) -> bool:
    """Whether each of these sentences has hours: «Саранск – закрыт с 00:35 до 04:40.», line after line."""
    kind = doc.tokens.kind
    return all(CLOCK in kind[s.start : s.end] for s in doc.sentences[first:last])


def _while_threatened(doc: Document, f: Fact) -> bool:
    """«На время угрозы отключён мобильный интернет»: closed for the alert that names the drones."""
    s = doc.sentences[f.sentence]
    return f.kind == "disrupted" and any(w.startswith(_THREATS) for w in doc.tokens.norm[s.start : s.end])


def _alert(doc: Document, k: int) -> bool:
    """Whether an alert alone names a drone at token k: «объявлена беспилотная опасность»."""
    return "story.alert" in doc.tags[k] and doc.tokens.norm[k].startswith(("беспилотн", "безпілотн"))
