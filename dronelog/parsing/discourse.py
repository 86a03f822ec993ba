"""Who speaks, when and where, sentence by sentence: facts come in bare and leave with source, date and region."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace

from dronelog.parsing.dates import Anchor, When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.counts import DRONE
from dronelog.parsing.outcomes import DRONE_KINDS, Fact, denied
from dronelog.parsing.phrases import Hit
from dronelog.parsing.places import CAPITALS, Place
from dronelog.parsing.sources import Claim, Entity
from dronelog.parsing.tokens import SIGN

DAY = dt.timedelta(days=1)
_SINCE = frozenset(("since", "с", "со", "з", "із", "від", "от"))
_RECORD = ("big", "large", "most", "record", "first", "worst", "high", "крупн", "рекорд", "самы", "найб", "перш", "перв")
_HAPPENED = ("happen", "occur", "took", "произош", "случил", "сталос", "трапил", "відбул")
_NOTHING = (Hit("", "", None, 0),)
#: Sentences; a longer text is a story, in which most of what is told is scenery.
LONG = 9
NATIONAL = frozenset(("military", "national_authority"))
_OFFICIAL = frozenset(("military", "regional_authority", "national_authority", "emergency_service"))


@dataclass(slots=True)
class Told:
    """A fact with its source, date and regions. `own_*` tell what its own sentence says, not what was carried over."""

    fact: Fact
    source: Entity | None
    when: When | None
    codes: list[str]
    places: list[Place]
    heading: bool = False
    own_source: bool = False
    own_when: bool = False
    own_place: bool = False
    background: bool = False
    publisher: bool = False
    dated: bool = False


@dataclass(slots=True)
class _State:
    source: Entity | None = None
    source_paragraph: int = -1
    when: When | None = None
    when_paragraph: int = -1
    main: When | None = None
    codes: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    heading_codes: list[str] = field(default_factory=list)
    heading_places: list[Place] = field(default_factory=list)
    paragraph: int = -1
    background: bool = False
    last_codes: list[str] = field(default_factory=list)
    source_codes: list[str] = field(default_factory=list)
    source_when: When | None = None
    paragraph_codes: list[str] = field(default_factory=list)
    far: bool = False
    drone_sentence: int = -9
    source_sentence: int = -9
    source_of: Entity | None = None
    drone_paragraph: int = -9


class Discourse:
    """Walks a document once and binds each fact."""

    def __init__(
        self, doc: Document, anchor: Anchor, facts: list[Fact], whens: list[When], places: list[Place],
        claims: list[Claim], default: Entity | None, publisher: Entity | None, entities: list[Entity],
    ) -> None:  # fmt: skip
        self.entities = entities
        self.doc, self.tokens, self.anchor = doc, doc.tokens, anchor
        self.facts, self.places, self.claims = facts, places, claims
        self.default, self.publisher = default, publisher
        count = len(doc.sentences)
        of = doc.sentence_of
        self.whens: list[list[When]] = [[] for _ in range(count)]
        for w in whens:
            self.whens[of[w.i]].append(w)
        self.said: list[list[Claim]] = [[] for _ in range(count)]
        for c in claims:
            self.said[of[c.at]].append(c)
        self.where: list[list[Place]] = [[] for _ in range(count)]
        for p in places:
            self.where[of[p.i]].append(p)
        self.told: list[list[Fact]] = [[] for _ in range(count)]
        for f in facts:
            self.told[f.sentence].append(f)
        self._mark_dateline()
        self.country = self._country()
        self.region = self._main_region()
        self.long = len(doc.sentences) > LONG
        first = doc.sentences[0]
        #: A title of politics, bans or opinion: only what is dated in its own sentence has happened.
        self.topical = first.heading and doc.find("story.not_event", first.start, first.end) >= 0
        moments = [w for w in whens if w.precision == "time" and not w.posting and w.clock_start == w.clock_end]
        self.single_moment = len(moments) == 1

    def _mark_dateline(self) -> None:
        """The day of a dateline ("Nov 6 (Reuters) -", «МОСКВА, 8 января.») is the day of writing."""
        for number, s in enumerate(self.doc.sentences[:4]):
            for w in self.whens[number]:
                if w.i - s.start > 5 or w.precision != "day":
                    break
                after = self.tokens.norm[w.j : w.j + 9]
                place = any(p.role == "dateline" for p in self.where[number])
                if place or (w.i <= s.start + 1 and "(" in after[:2] and "-" in after):
                    w.said = True

    def _country(self) -> str | None:
        weight: dict[str, int] = {}
        norm = self.tokens.norm
        for p in self.places:
            if p.code and p.role in ("place", "office", "target"):
                code = p.code.partition("-")[0]
                if code != "SEA":
                    weight[code] = weight.get(code, 0) + (2 if p.kind == "region" else 1)
        if not weight and any(p.role == "launch" and (p.code or "").startswith("RU") for p in self.places):
            weight["UA"] = 1  # flown from Kursk and Millerovo
        if not weight:
            # no place at all: "Russian air defences", and whose drones they were
            hits = self.doc.hits
            for i, word in enumerate(norm):
                if word.startswith(("russia", "росси", "росій")) or word == "рф":
                    weight["RU"] = weight.get("RU", 0) + 1
                elif word.startswith(("ukrain", "украин", "україн")):
                    theirs = any(h.tag in DRONE for k in range(i + 1, min(len(norm), i + 4)) for h in hits[k])
                    code = "RU" if theirs else "UA"
                    weight[code] = weight.get(code, 0) + 1
        if not weight and any(letter in self.tokens.folded for letter in "іїє") and (
            any(e.key == "AIRFORCE" for e in self.entities) or any(w.startswith(("ворог", "росіян", "окупант", "загарбник")) for w in norm)
        ):
            return "UA"  # «Повітряні сили», «ворог» in a Ukrainian text
        return max(weight, key=lambda c: weight[c]) if weight else None

    def _main_region(self) -> str | None:
        """The one region that the whole text is about, if there is one."""
        regional = {p.code for p in self.places if p.code and p.kind == "region" and p.role in ("place", "office")}
        if len(regional) == 1:
            return next(iter(regional))
        codes = {p.code for p in self.places if p.code and p.kind != "country" and p.role in ("place", "office")}
        codes = codes or {p.code for p in self.places if p.code and p.kind != "country" and p.role in ("dateline", "target")}
        return next(iter(codes)) if len(codes) == 1 else None

    # --- the walk -----------------------------------------------------------------------------------------------------

    def walk(self) -> list[Told]:
        """All facts bound, in order."""
        out: list[Told] = []
        state = _State()
        for number, s in enumerate(self.doc.sentences):
            if s.paragraph != state.paragraph:
                self._new_paragraph(state, s)
            if any(h.tag in DRONE and not denied(self.doc, k, h.end) for k in range(s.start, s.end) for h in self.doc.hits[k]):
                state.drone_sentence, state.drone_paragraph = number, s.paragraph
            if s.heading or any(p.role == "heading" for p in self.where[number]):
                self._heading(state, number, s)
            entity_claims = [c for c in self.said[number] if c.how != "deny" and not self.doc.quoted[c.at]]
            if not entity_claims and self.told[number]:
                entity_claims = [c for c in self.said[number] if c.how == "deny" and not self.doc.quoted[c.at]]
            if not entity_claims:
                self._scene(state, number)
            self._listen(state, number, s, entity_claims)
            sentence_when = self._sentence_when(state, number, s)
            fact_when: When | None = None
            first = len(out)
            for f in self.told[number]:
                bound = self._bind(state, number, s, f, entity_claims)
                if bound is not None:
                    out.append(bound)
                    if bound.own_when and bound.when is not None and bound.when.start is not None and (fact_when is None or f.drone):
                        fact_when = bound.when
                    if f.drone and bound.codes:
                        state.last_codes = bound.codes
                        state.paragraph_codes = list(dict.fromkeys(state.paragraph_codes + [c for c in bound.codes if "-" in c]))
                    if bound.source is not None and bound.source is state.source:
                        state.source_codes, state.source_when = bound.codes, bound.when
                        state.source_sentence = number if bound.own_place else -9
                        state.source_of = bound.source
            here = out[first:]
            dated = next((t.when for t in here if t.when is not None and t.when.start is not None and t.fact.drone), None)
            for t in here:
                if t.when is None and dated is not None:
                    t.when = dated  # «Зранку дрон ударив по тролейбусу; двоє загиблих»
            if not self.told[number]:
                self._happened(state, number, out)
            self._after(state, number, s, fact_when or sentence_when)
        self._adopt(out)
        self._aftermath(out)
        return out

    def _aftermath(self, told: list[Told]) -> None:
        """What is told of the next day without a drone of its own ("the school stays closed today") belongs to the attack before it."""
        strong = [t for t in told if t.fact.drone and not t.fact.implicit and t.when is not None and t.when.start is not None and not t.heading]
        for t in told:
            if t.when is None or t.when.start is None or t.when.precision not in ("day", "unknown") or t.heading or not t.codes:
                continue
            same = [u for u in strong if u.codes == t.codes and u.source is t.source]
            if t in strong or not same or any(u.when is not None and (u.when.start, u.when.end) == (t.when.start, t.when.end) for u in same):
                continue
            before = [u for u in same if u.when is not None and u.when.end is not None and 0 <= (t.when.start - u.when.end).days <= 1]
            if before:
                t.when = before[-1].when

    def _happened(self, state: _State, number: int, out: list[Told]) -> None:
        """"It happened at 03:50": the clock time of what the sentence before told."""
        s = self.doc.sentences[number]
        clock = next((w for w in self.whens[number] if w.precision == "time" and not w.posting), None)
        if clock is None or not any(self.tokens.norm[k].startswith(_HAPPENED) for k in range(s.start, s.end)):
            return
        resolved = self._resolve(state, clock)
        for t in out:
            if t.fact.sentence == number - 1 and resolved is not None and t.when is not None and t.when.start == resolved.start and t.when.precision == "day":
                t.when, t.own_when = resolved, True

    def _new_paragraph(self, state: _State, s: Sentence) -> None:
        state.paragraph = s.paragraph
        state.paragraph_codes = []
        state.far = False
        if state.background:
            state.when = state.main
            state.background = False
        elif state.when is not None and state.when.precision == "time" and state.main is not None and not self.single_moment:
            if state.when.clock_start == state.when.clock_end:
                state.when = self._daily(state.main)

    def _daily(self, when: When) -> When:
        """A moment without its clock: the day of it."""
        if when.precision == "time" and when.clock_start == when.clock_end:
            return replace(when, precision="day", clock_start=None, clock_end=None)
        return when

    def _heading(self, state: _State, number: int, s: Sentence) -> None:
        """«Сумщина», "Details:", "KHERSON REGION: WHAT HAPPENED": a heading sets the scene for what follows."""
        here = [p for p in self.where[number] if p.code and p.role in ("place", "office", "heading")]
        if here:
            state.heading_codes = list(dict.fromkeys(p.code for p in here if p.code))
            state.heading_places = here
            if s.heading and number > 0 and not self.told[number]:
                state.source = None  # a new part: whoever spoke before has finished
                state.source_paragraph = -1
            state.codes, state.places = state.heading_codes, here

    def _listen(self, state: _State, number: int, s: Sentence, claims: list[Claim]) -> None:
        for c in claims:
            if c.entity is not None and self._speaker(c):
                state.source, state.source_paragraph = c.entity, s.paragraph
            elif c.entity is None:
                topic = self._topic(number, c.at)
                if topic is not None:
                    state.source = c.entity = topic
                state.source_paragraph = s.paragraph

    def _topic(self, number: int, at: int) -> Entity | None:
        """The body that "it said" means: one that opens this sentence or the one before."""
        pronouns = [k for k in range(max(0, at - 4), min(len(self.tokens), at + 3)) if self.tokens.norm[k] in ("it", "they") or self.doc.tag("say.pronoun", k)]
        if not pronouns or self.tokens.norm[pronouns[0]] in ("he", "she", "он", "она", "він", "вона") or self.tokens.norm[pronouns[0]] not in ("it", "they", "the", "ministry", "command", "agency", "ведомство", "ведомстве", "відомство", "відомстві", "министерство", "міністерство"):
            return None
        for n in (number, number - 1):
            if n < 0:
                continue
            start = self.doc.sentences[n].start
            for e in self.entities:
                if start <= e.i <= start + 3 and e.i < at and e.office and not e.person:
                    return e
        return None

    def _speaker(self, c: Claim) -> bool:
        e = c.entity
        return e is not None and (e.kind is not None or e.person)

    def _sentence_when(self, state: _State, number: int, s: Sentence) -> When | None:
        """The date that a sentence sets for what follows it."""
        usable = [w for w in self.whens[number] if not w.posting and not w.far]
        usable = [w for w in usable if not w.said] or usable
        if not usable:
            return None
        day_told = (
            [w for w in usable if w.day_told and w.start is not None]
            or [w for w in usable if w.start is not None]
            or [w for w in usable if (w.precision == "time" and self.told[number] and any(f.drone for f in self.told[number])) or w.relative in ("same_night", "previous_night", "previous_day")]
        )
        return day_told[0] if day_told else None

    def _after(self, state: _State, number: int, s: Sentence, when: When | None) -> None:
        facts = self.told[number]
        if when is not None:
            state.far = False
        elif any(w.far for w in self.whens[number]):
            state.far = True
        if when is not None and (not when.said or (state.main is None and self.anchor.day is None)):
            resolved = self._resolve(state, when)
            if resolved is not None and s.heading and not facts:
                resolved = self._daily(resolved)
            if s.heading and not facts and state.main is not None and resolved is not None and resolved.start == self.anchor.day:
                resolved = None  # a byline
            if resolved is not None and resolved.start is not None:
                if state.main is None and (facts or not s.heading or number == 0):
                    state.main = resolved
                recent = state.main is not None and state.main.start is not None and abs((state.main.start - resolved.start).days) <= 60
                if facts or s.heading or state.when is None or recent or not self._is_background(state, resolved):
                    state.when = resolved
                    state.when_paragraph = s.paragraph
                    state.background = self._is_background(state, resolved)
        here = [p for p in self.where[number] if p.code and p.role == "place" and p.kind != "country"]
        if not facts:
            here = [p for p in here if p.code not in CAPITALS] or ([] if state.codes else here)  # «Что говорят в Киеве.»
        if len({p.code for f in facts for p in f.places if f.codes}) > 1:
            here = []  # a breakdown by regions leaves the story where it was
        if here:
            state.codes = list(dict.fromkeys(p.code for p in here if p.code))
            state.places = here

    def _is_background(self, state: _State, when: When) -> bool:
        base = state.main.start if state.main is not None and state.main.start else self.anchor.day
        return bool(base and when.end and (base - when.end).days >= 2)

    # --- when ---------------------------------------------------------------------------------------------------------

    def _resolve(self, state: _State, w: When) -> When | None:
        """Fill in what an expression leaves to the story: "the same night", a clock time without a day."""
        base = state.when or state.main
        anchor = self.anchor.day
        if w.precision == "night" and not w.day_told and base is not None and base.precision == "time" and base.start != base.end and base.end == w.end:
            return base  # "all night long" beside a window of that night
        if w.relative == "same":
            return base if base is not None else self._of_anchor(w)
        if w.relative == "same_night":
            for known in (state.when, state.main):
                if known is not None and known.precision == "night" and not (known is state.when and state.background and state.when_paragraph != state.paragraph):
                    return known
            if base is not None and base.start and base.end:
                if base.start == base.end:
                    return replace(w, start=base.end - DAY, end=base.end, precision="night", relative="")
                return base
            return replace(w, start=anchor - DAY, end=anchor, precision="night", relative="") if anchor else None
        if w.relative == "previous_night":
            end = base.end if base is not None and base.end else anchor
            if end is None:
                return None
            return replace(w, start=end - 2 * DAY, end=end - DAY, precision="night", relative="")
        if w.relative == "previous_day":
            start = (base.end if base is not None and base.precision == "night" else base.start) if base is not None else anchor
            start = start or anchor
            if start is None:
                return None
            return replace(w, start=start - DAY, end=start - DAY, precision="day", relative="")
        if w.relative == "part":
            day = None
            if base is not None and base.end is not None and (base.day_told or anchor is None):
                day = base.end
            day = day or anchor
            return replace(w, start=day, end=day, precision="day" if day else "unknown", relative="")
        if w.precision == "time" and w.start is None and w.clock_start is not None:
            day = None
            if base is not None and base.start is not None and base.end is not None and (base.day_told or anchor is None or base.precision != "night"):
                day = base.end if w.clock_start.hour < 12 else base.start
            elif base is not None and base.end is not None and base.precision == "night":
                day = base.end if w.clock_start.hour < 12 else base.start
            if day is None and anchor is not None:
                day = anchor
                if self.anchor.time is not None and w.clock_start > self.anchor.time:
                    day = anchor - DAY
            return replace(w, start=day, end=day, precision="time" if day else "unknown")
        return w

    def _of_anchor(self, w: When) -> When | None:
        day = self.anchor.day
        return replace(w, start=day, end=day, precision="day", relative="") if day else None

    def _when_for(self, state: _State, number: int, f: Fact) -> tuple[When | None, bool]:
        """The date of a fact, and whether its own sentence tells it; a fact in a far past has none and is dropped."""
        here = [w for w in self.whens[number] if not w.posting]
        a, b = f.clause
        if f.places and len(self.whens[number]) <= 1:
            a, b = self.doc.sentences[number].start, self.doc.sentences[number].end
        inner = [w for w in here if a <= w.i < b]
        others = [w for w in here if not a <= w.i < b]

        def best(group: list[When]) -> When | None:
            solid = [w for w in group if not w.said and not w.far and w.relative != "part"]
            solid = solid or [w for w in group if not w.far and not w.said] or [w for w in group if w.said] or group
            if not solid:
                return None
            timed = [w for w in solid if w.precision == "time"]
            pool = timed or [w for w in solid if w.day_told and w.start is not None] or solid
            return min(pool, key=lambda w: abs(w.i - f.i) + (200 if w.i > f.j and len(pool) > 1 and any(x.i < f.i for x in pool) else 0))

        chosen = best(inner)
        if chosen is None or (chosen.said and any(not w.said for w in others)):
            before = [w for w in others if w.i < f.i]
            chosen = best(before) or best(others) or chosen
        if chosen is None:
            return None, False
        if chosen.relative == "part" and not f.drone:
            return None, False  # "the governor wrote shortly after sunrise"
        if chosen.precision == "time" and not chosen.day_told and not f.drone and chosen.clock_start == chosen.clock_end and not any(x.drone for x in self.told[number]):
            return None, False  # "firefighters were at work at 7 a.m." is no incident of its own
        base = state.main or state.when
        if chosen.said and base is not None and (chosen.start is None or base.end is None or chosen.start >= base.end):
            return None, False
        return chosen, True

    # --- who ----------------------------------------------------------------------------------------------------------

    def _source_for(self, state: _State, number: int, s: Sentence, f: Fact, claims: list[Claim]) -> tuple[Entity | None, bool]:
        named = [c for c in claims if c.entity is not None and self._speaker(c)]
        if named:
            if len(named) == 1:
                return named[0].entity, True
            # several speakers in one sentence: the nearest, one that shares the clause first
            def cost(c: Claim) -> int:
                d = f.i - c.at if c.at < f.i else c.at - f.i + 15
                lo, hi = min(c.at, f.i), max(c.at, f.i)
                d += 12 * sum(self.tokens.norm[k] in (";", "while", "а", "тогда", "тоді", "but", "while") for k in range(lo, hi))
                return d

            return min(named, key=cost).entity, True
        if claims and state.source is not None:
            return state.source, True
        return None, False

    def _carried(self, state: _State, s: Sentence, f: Fact, when: When | None) -> Entity | None:
        """The source of a sentence that names none."""
        if self.default is not None and (state.source is None or state.source.kind not in _OFFICIAL or s.paragraph != state.source_paragraph):
            return self.default
        if state.source is None:
            return None
        if s.paragraph == state.source_paragraph:
            return state.source
        if when is not None and self._is_background(state, when):
            return self.publisher
        return state.source

    # --- where --------------------------------------------------------------------------------------------------------

    def _codes_for(self, state: _State, number: int, s: Sentence, f: Fact, source: Entity | None) -> tuple[list[str], list[Place], bool]:
        codes, places, own = self._codes_told(state, number, s, f, source)
        if source is not None and source.kind in ("regional_authority", "emergency_service") and source.region and codes and codes != [source.region]:
            if f.codes and f.places and not any(p.regional for p in f.places):
                f.codes = []
            if source.region in codes and not f.codes:
                return [source.region], [p for p in places if p.code == source.region], own
            lesser = [p for p in self.where[number] if p.code in codes]
            if lesser and all(not p.regional and p.size < 100_000 and p.kind != "site" for p in lesser) and source.region.partition("-")[0] == codes[0].partition("-")[0]:
                for p in lesser:
                    p.notes.append("elsewhere")
                    p.code = source.region
                return [source.region], lesser, own
        return codes, places, own

    def _codes_told(self, state: _State, number: int, s: Sentence, f: Fact, source: Entity | None) -> tuple[list[str], list[Place], bool]:
        if f.codes:
            f.codes = [c if c != "*" else (self._named_nation(s) or self._nation(source) or self.country or "") for c in f.codes]
            return f.codes, [p for p in self.where[number] if p.code in f.codes and not p.regional and p.role == "place"], True
        here = [p for p in self.where[number] if p.role in ("place", "target") and p.code]
        if f.drone:
            # a place that has a number of its own is not this number's
            taken = {id(p) for other in self.told[number] if other is not f for p in other.places if other.codes}
            here = [p for p in here if id(p) not in taken]
        a, b = f.clause
        inner = [p for p in here if a <= p.i < b]
        countries = [p for p in here if p.kind == "country" and p.role == "place" and (p.prep or self._attacked(p)) and not any(q.i == p.j for q in here)]
        solid_inner = [p for p in inner if p.kind != "country"]
        solid = [p for p in here if p.kind != "country"]
        if f.figure and len(state.last_codes) == 1 and self.doc.find("place.country", s.start, s.end) < 0:
            return state.last_codes, [], True
        # a number told for the whole country
        if f.kind == "launched" and countries:
            at = next((c for c in countries if f.j <= c.i < b and not any(f.j <= p.i < c.i for p in solid_inner)), None)
            if at is not None and at.code:
                return [at.code], [], True  # "launched 300 drones at Ukraine, killing one person in Odesa"
        if f.drone and not solid_inner and countries and any(a <= p.i < b for p in countries):
            return [c.code for c in countries if c.code and a <= c.i < b][:1], [], True
        if solid_inner:
            return self._pick(f, solid_inner)
        country = self._nation(source)
        claims_total = any(self.doc.find(tag, s.start, s.end) >= 0 for tag in ("story.total", "place.country", "number.figure"))
        national = source is not None and source.kind == "military" and f.drone and f.count is not None and (f.count > 1 or not state.codes)
        if national and source is not None and f.kind == "struck" and not (source.key or "").endswith("AIRFORCE"):
            national = False
        if national and country not in ("RU", "UA") and state.codes and not any(p.code == country for p in self.where[number]):
            national = any((p.code or "").startswith(str(country)) and p.role == "place" for p in self.places)
        if (f.drone or f.kind == "disrupted") and self.doc.find("place.country", s.start, s.end) >= 0 and (self._named_nation(s) or self._nation(source)):
            return [self._named_nation(s) or self._nation(source) or ""], [], True
        if solid and not (national and f.kind in ("intercepted", "launched", "lost") and self._apart(f, solid)):
            before = [p for p in solid if p.i < f.i]
            group = before or solid
            if f.drone or len({p.code for p in group}) == 1:
                return self._pick(f, group)
            near = min(group, key=lambda p: abs(p.i - f.i))
            return ([near.code] if near.code else []), [near], True
        if countries and f.drone:
            return [countries[0].code or ""], [], True
        if (
            national and not claims_total and len(state.source_codes) == 1 and "-" in state.source_codes[0] and state.source is source
            and state.source_sentence == number - 1 and state.source_of is source
            and not self.doc.sentences[number - 1].bullet and self.tokens.norm[s.end - 1] != ":"
        ):  # fmt: skip
            return list(state.source_codes), [], False  # the ministry goes on about the same region
        if national and state.codes and self._the_region(s):
            return state.codes[-1:], [], False
        if national and self._nation(source):
            nation = self._nation(source)
            return ([nation] if nation else []), [], False
        if source is not None and source.region and source.kind == "regional_authority":
            if state.codes and any(c == source.region for c in state.codes):
                return [source.region], [p for p in state.places if p.code == source.region and not p.regional], False
            return [source.region], [], False
        if f.kind in ("no_casualties", "no_damage") and 1 < len(state.paragraph_codes) <= 5:
            return list(state.paragraph_codes), [], False
        if state.codes:
            codes = state.codes if len(state.codes) == 1 else state.codes[-1:]
            return codes, [p for p in state.places if p.code in codes and not p.regional], False
        if source is not None and source.region:
            return [source.region], [], False
        if source is not None and source.kind in NATIONAL and f.drone and self._nation(source):
            return [self._nation(source) or ""], [], False
        speaker = next((p.code for p in self.where[number] if p.kind == "country" and p.i < f.i and f.drone and p.code not in ("RU", "UA")), None)
        if speaker:
            return [speaker], [], True  # "Poland said it had shot down four drones"
        if self.publisher is not None and self.publisher.region:
            return [self.publisher.region], [], False
        if self.region is not None:
            return [self.region], [], False
        return [], [], False

    def _the_region(self, s: Sentence) -> bool:
        """"Over the region", «над областью»: a type word without a name points back to the region told before."""
        doc, tokens = self.doc, self.tokens
        for k in range(s.start + 1, s.end):
            if doc.tag("region.type:one", k) and not any(p.i <= k < p.j for p in self.where[doc.sentence_of[k]]):
                b = k - 2 if tokens.norm[k - 1] in ("the", "его", "этой", "цією", "this", "his", "їх", "нашей", "нашою") else k - 1
                if b >= s.start and doc.group("place", b):
                    return True
        return False

    def _apart(self, f: Fact, solid: list[Place]) -> bool:
        """A ministry's total whose sentence names regions only in another clause."""
        return False

    def _attacked(self, p: Place) -> bool:
        return any(0 <= k and self.doc.tag("attack", k) for k in (p.i - 1, p.i - 2))

    def _pick(self, f: Fact, group: list[Place]) -> tuple[list[str], list[Place], bool]:
        # "Oslo airport Gardermoen": two names of one place, the last is the nearer
        group = [p for p in group if not any(q.i == p.j for q in group if q is not p)] or group
        codes = list(dict.fromkeys(p.code for p in group if p.code))
        if len(codes) > 1 and f.count == 1 and f.drone:
            near = next((p for p in group if p.i >= f.i), group[0])
            codes = [near.code] if near.code else codes[:1]
        if len(codes) > 1 and f.kind not in ("intercepted", "launched", "lost", "sighted", "disrupted", "struck", "crashed"):
            near = min(group, key=lambda p: min(abs(p.i - f.j), abs(f.i - p.j)))
            codes = [near.code] if near.code else codes[:1]
        return codes, [p for p in group if not p.regional and p.code in codes], True

    def _named_nation(self, s: Sentence) -> str | None:
        """"Over Russian territory", «над регионами России»: the country that the phrase itself names."""
        at = self.doc.find("place.country", s.start, s.end)
        if at < 0:
            return None
        end = next(h.end for h in self.doc.hits[at] if h.tag == "place.country")
        for k in range(at, min(s.end, end + 2)):
            word = self.tokens.norm[k]
            if word.startswith(("russia", "росси", "росій")) or word == "рф":
                return "RU"
            if word.startswith(("ukrain", "украин", "україн")):
                return "UA"
        return None

    def _nation(self, source: Entity | None) -> str | None:
        if source is None:
            return None
        if source.country:
            return source.country
        if source.key and "-" in source.key:
            return source.key.partition("-")[0]
        if source.kind in NATIONAL:
            return self.country
        return None

    # --- bind ---------------------------------------------------------------------------------------------------------

    def _bind(self, state: _State, number: int, s: Sentence, f: Fact, claims: list[Claim]) -> Told | None:
        if self._hypothetical(s, f):
            return None
        when, own_when = self._when_for(state, number, f)
        if when is not None and when.far:
            if number > 1 or len(self.doc.sentences) < 3 or state.main is not None:
                return None
            when, own_when = None, False  # "for the second time in a month": the lede is dated by what follows
        if when is None and state.far and not f.codes:
            return None
        resolved = self._resolve(self._base(state, number, when), when) if when is not None else None
        if resolved is None and not own_when:
            resolved = state.when or state.main
        if f.kind == "sighted" and (f.implicit or f.count is None) and not own_when and not (f.drone and self._drone_near(number) and (claims or self.default)):
            return None
        source, own_source = self._source_for(state, number, s, f, claims)
        if self.long and not f.drone and not own_source and s.paragraph != state.drone_paragraph and number - state.drone_sentence > 2:
            return None  # scenery of a long story: a mill that burned, a friend who died
        carried = source is None
        if source is None:
            source = self._carried(state, s, f, resolved if own_when else state.when)
        codes, places, own_place = self._codes_for(state, number, s, f, source)
        codes = [c for c in codes if c]
        return Told(
            f, source, resolved, codes, places, heading=s.heading, own_source=own_source, own_when=own_when,
            own_place=own_place, background=bool(resolved and self._is_background(state, resolved)),
            publisher=carried and source is self.publisher and source is not None,
            dated=state.when is not None and state.when.day_told and state.when_paragraph == s.paragraph,
        )  # fmt: skip

    def _base(self, state: _State, number: int, when: When) -> _State:
        """What a backward-pointing date points back to: a date earlier in its own sentence, else the story's."""
        if not when.relative:
            return state
        earlier = [w for w in self.whens[number] if w.i < when.i and w.start is not None and not w.posting and not w.said and not w.far]
        if not earlier:
            return state
        copy = _State()
        copy.when, copy.main = earlier[-1], state.main
        return copy

    def _scene(self, state: _State, number: int) -> None:
        """A sentence that names a region and a date of its own, and nobody who says so, leaves the last speaker's story."""
        if self.default is not None or state.source is None:
            return
        told = [w for w in self.whens[number] if not w.posting and not w.said and not w.far and w.day_told]
        codes = [p.code for p in self.where[number] if p.code and p.role == "place" and p.kind != "country"]
        if not told or not codes or state.source_when is None:
            return
        when = self._resolve(state, told[0])
        if when is None or when.start is None:
            return
        if not set(codes) & set(state.source_codes) and (when.start, when.end) != (state.source_when.start, state.source_when.end):
            state.source = None
            state.source_paragraph = -1

    def _hypothetical(self, s: Sentence, f: Fact) -> bool:
        """A question, a plan, a drill: nothing has happened."""
        doc, tokens = self.doc, self.tokens
        if tokens.kind[s.end - 1] == SIGN and tokens.norm[s.end - 1] == "?":
            return True
        a = f.clause[0]
        if any(h.tag == "say.deny" for k in range(max(s.start, f.i - 8), f.i) for h in doc.hits[k]):
            return True  # «опровергла слухи о падении беспилотника»
        if f.kind in ("killed", "injured") and f.count is not None and f.count > 200 and not any(w.start is not None for w in self.whens[f.sentence]):
            return True  # a year's or a war's total
        if f.count is not None and f.count >= 30 and self._since_long(f):
            return True  # "have killed 395 civilians since the summer of 2024"
        if self.topical and not any(w.start is not None and not w.said for w in self.whens[f.sentence]):
            return True
        if f.kind == "launched":
            if doc.find("story.not_event", s.start, s.end) >= 0:
                return True
            if not any(
                h.group in ("attack", "outcome") or h.tag in ("place.target", "story.total") or doc.tokens.norm[k].startswith(("flew", "fly", "летел", "летіл", "леті", "прол"))
                for k in range(s.start, s.end) for h in (doc.hits[k] or _NOTHING)
            ) and not any(
                c.entity is not None and (c.entity.kind == "military" or (c.entity.kind in _OFFICIAL and self.where[f.sentence]))
                for c in self.said[f.sentence]
            ):
                return True
        if f.count is None and doc.find("story.not_event", s.start, s.end) >= 0 and not any(w.start is not None and not w.said for w in self.whens[f.sentence]):
            return True
        if f.implicit and f.kind in ("struck", "crashed") and f.object is None and not self._drone_near(f.sentence):
            return True
        for k in range(max(s.start, f.i - 4), max(f.i, min(f.j, f.i + 14)) if f.kind in DRONE_KINDS else f.i):
            if doc.tag("date.future", k) and tokens.norm[k] != "may":
                return True
        if tokens.norm[a] in ("if", "если", "якщо") or (a + 1 < len(tokens) and tokens.norm[a + 1] in ("if", "если", "якщо")):
            return True
        return doc.find("story.drill", s.start, s.end) >= 0

    def _since_long(self, f: Fact) -> bool:
        """Whether a number is a sum since a far past; "the biggest number since the war began" is none."""
        norm = self.tokens.norm
        return any(
            w.far and f.clause[0] <= w.i < f.clause[1] and norm[w.i] in _SINCE
            and not any(norm[k].startswith(_RECORD) for k in range(max(f.clause[0], w.i - 6), w.i))
            for w in self.whens[f.sentence]
        )  # fmt: skip

    def _drone_near(self, number: int) -> bool:
        """Whether this sentence or the one before names a drone."""
        for n in (number, number - 1):
            if n >= 0:
                s = self.doc.sentences[n]
                if any(h.group == "drone" and h.tag not in ("drone.pronoun", "drone.type", "drone.debris") for k in range(s.start, s.end) for h in self.doc.hits[k]):
                    return True
        return False

    def _adopt(self, told: list[Told]) -> None:
        """A lede in the publisher's voice is the first official's who then speaks of it."""
        first = next((t.source for t in told if t.source is not None and t.own_source), None)
        if first is None:
            first = next((c.entity for c in self.claims if c.entity is not None and c.how != "deny" and c.entity.kind in _OFFICIAL), None)
        for t in told:
            if t.source is None:
                s = self.doc.sentences[t.fact.sentence]
                after = next(
                    (c.entity for c in self.claims
                     if c.entity is not None and c.how != "deny" and 0 <= self.doc.sentence_of[c.at] - t.fact.sentence <= 2
                     and self.doc.sentences[self.doc.sentence_of[c.at]].paragraph == s.paragraph and c.entity.kind in _OFFICIAL),
                    None,
                )  # fmt: skip
                if after is not None and not t.background:
                    t.source = after
                    continue
                person = next((e for e in reversed(self.entities) if e.person and e.kind in _OFFICIAL and e.i < t.fact.i and self.doc.sentences[self.doc.sentence_of[e.i]].paragraph == s.paragraph), None)
                if person is not None and not t.background:
                    t.source = person  # "Moscow's mayor, …, had lost count of his own posts. Twelve drones were shot down, by his messages."
                    continue
                same = next((u for u in told if u.own_source and u.source is not None and u.when is not None and t.when is not None and u.when.start == t.when.start and set(u.codes) & set(t.codes)), None)
                if same is not None:
                    t.source = same.source
                elif first is not None and not t.background:
                    t.source = first
                else:
                    t.source = self.publisher
                    t.publisher = True
