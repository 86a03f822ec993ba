"""The source of each fact: named in its sentence, carried over, or adopted by a lede."""

from __future__ import annotations

import datetime as dt
from itertools import chain

from dronelog.parsing.dates import When
from dronelog.parsing.defenders import STORY
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.groups import source_id
from dronelog.parsing.sources import Claim, Entity
from dronelog.parsing.told import NATIONAL, OFFICIAL, State, Told
from dronelog.parsing.where_told import Wheres

#: Tokens of a quotation that are looked through for its end.
QUOTE = 120

#: What shows damage from above, by whom it was taken, and how it shows it.
_PICTURES = frozenset(
    (
        *("image", "images", "photo", "photos", "picture", "pictures", "imagery", "frames", "photographs", "shots"),
        *("снимок", "снимки", "снимках", "знімок", "знімки", "знімках", "фото"),
    )
)
_ORBIT = frozenset(
    (
        *("satellite", "satellites", "orbit", "space", "maxar", "vantor", "planet", "airbus", "orbital"),
        *("спутниковые", "спутника", "спутниковых", "спутников", "супутникові", "супутника", "супутникових"),
    )
)
_SHOW = (
    "show", "reveal", "suggest", "assess", "indicat", "confirm", "leave", "left", "depict", "display", "видно", "показ",
    "засвідч", "свидетельств",
)  # fmt: skip
_AND = frozenset(("and", "а", "и", "та", "і"))
#: What opens a sentence on who told the whole.
_OF_THIS = frozenset((("про", "це"), ("об", "этом"), ("про", "таке"), ("про", "все"), ("обо", "всем")))


#: Sentences to the one that tells who told the whole paragraph, at most.
FAR = 7


class Whos(Wheres):
    """Who says each fact."""

    def _listen(self, state: State, number: int, s: Sentence, claims: list[Claim]) -> None:
        for c in claims:
            if c.entity is not None and c.entity.weak and not self.told[number]:
                continue  # "… ," the accountant said: what comes next need not be hers
            if c.entity is not None and any(self._bystander(f, c, c.entity) for f in self.told[number]):
                continue
            if c.entity is not None and self._speaker(c):
                state.source, state.source_paragraph = c.entity, s.paragraph
            elif c.entity is None:
                topic = self._topic(number, c.at)
                if topic is not None:
                    state.source = c.entity = topic
                state.source_paragraph = s.paragraph

    def _topic(self, number: int, at: int) -> Entity | None:
        """The body that "it said" means: one that opens this sentence or the one before."""
        pronouns = [
            k
            for k in range(max(0, at - 4), min(len(self.tokens), at + 3))
            if self.tokens.norm[k] in ("it", "they") or self.doc.tag("say.pronoun", k)
        ]
        if (
            not pronouns
            or self.tokens.norm[pronouns[0]] in ("he", "she", "он", "она", "він", "вона")
            or self.tokens.norm[pronouns[0]]
            not in (
                "it",
                "they",
                "the",
                "ministry",
                "command",
                "agency",
                "ведомство",
                "ведомстве",
                "відомство",
                "відомстві",
                "министерство",
                "міністерство",
            )
        ):
            return None
        for n in (number, number - 1):
            if n < 0:
                continue
            start = self.doc.sentences[n].start
            for e in self.entities:
                body = e.office and not e.person and self.tokens.norm[e.i - 1] != "("
                if body and start <= e.i <= start + 6 and e.i < at:
                    return e
        return None

    def _pictured(self, f: Fact) -> bool:
        """ "Images from orbit examined by this paper show three shelters in ruins": the pictures tell the damage."""
        if f.drone or f.kind not in ("damaged", "fire") or self.publisher is None:
            return False
        s = self.doc.sentences[f.sentence]
        norm = self.tokens.norm
        last = max(0, f.sentence - 1)
        first = self.doc.sentences[last].start
        goes_on = self.doc.sentences[last].paragraph == s.paragraph and not self.said[f.sentence]
        # "Frames from orbit allow a first assessment of the attack. Three hangars were destroyed."
        start = first if goes_on and not self.told[last] else s.start
        shots = next((k for k in range(start, s.end) if norm[k] in _PICTURES), -1)
        if shots < 0 or not any(w.startswith(_SHOW) for w in norm[shots : s.end]):
            return False
        orbit = any(w in _ORBIT for w in norm[first : s.end])
        return orbit and not any(
            c.entity is not None and c.entity.kind in OFFICIAL for c in self.said[f.sentence] if c.how != "deny"
        )

    def _source_for(self, state: State, f: Fact, claims: list[Claim]) -> tuple[Entity | None, bool]:
        if self._pictured(f):
            return self.publisher, True
        named = [
            c for c in claims if c.entity is not None and self._speaker(c) and not self._bystander(f, c, c.entity)
        ]
        if named:
            if len(named) == 1:
                return named[0].entity, True

            # several speakers in one sentence: the nearest, one that shares the clause first
            def cost(c: Claim) -> int:
                d = f.i - c.at if c.at < f.i else c.at - f.i + 15
                lo, hi = min(c.at, f.i), max(c.at, f.i)
                d += 12 * sum(
                    self.tokens.norm[k] in (";", "while", "а", "тогда", "тоді", "but", "while") for k in range(lo, hi)
                )
                return d

            return min(named, key=cost).entity, True
        if claims and state.source is not None:
            return state.source, True
        quoted = self._closing(f)
        return (quoted, True) if quoted is not None else (None, False)

    def _bystander(self, f: Fact, c: Claim, who: Entity) -> bool:
        """ "The road had been closed, and a woman told us that the walls shook": she did not tell of the road."""
        norm = self.tokens.norm
        return (
            who.kind == "witness"
            and f.j < who.i < c.at
            and any(norm[k] == "," and norm[k + 1] in _AND for k in range(f.j, who.i))
            and not any(norm[k] == "," for k in range(c.at, min(len(norm), c.at + 2)))
        )

    def _closing(self, f: Fact) -> Entity | None:
        """Who is told at the end of a long quotation: '"A mechanic was killed. Four are hurt," X said'."""
        if not self.doc.quoted[f.i]:
            return None
        end = next((k for k in range(f.i, min(len(self.tokens), f.i + QUOTE)) if not self.doc.quoted[k]), -1)
        if end < 0 or self.doc.sentence_of[end] == f.sentence:
            return None
        number = self.doc.sentence_of[end]
        said = [c for c in self.said[number] if c.at >= end and c.entity is not None and self._speaker(c)]
        return said[0].entity if said and said[0].how == "say" else None

    def _carried(self, state: State, s: Sentence, when: When | None) -> Entity | None:
        """The source of a sentence that names none."""
        if self.default is not None and (
            state.source is None or state.source.kind not in OFFICIAL or s.paragraph != state.source_paragraph
        ):
            return self.default
        if state.source is None:
            return None
        if s.paragraph == state.source_paragraph:
            local = state.source.kind not in NATIONAL
            if local and self._another_region(state, s) and self._speaker_next(s, state.source):
                return None  # "A bus was also hit in Uman, Cherkasy region. Two died, Governor Kolotov said."
            return state.source
        if self._speaker_next(s, state.source):
            return None  # a new paragraph whose own speaker follows: "A drone hit a taxi. … the city council reported."
        if when is not None and self._is_background(state, when):
            return self.publisher
        first = state.drone_told.source if state.drone_told is not None else None
        if first is not None and first.kind in OFFICIAL and state.source_paragraph == s.paragraph - 1 and not any(
            f.drone for f in self.told[self.doc.sentence_of[s.start]]
        ):  # fmt: skip
            # "The health ministry makes it nine.¶Traffic is stopped": who told of the drone goes on
            return first
        return state.source

    def _another_region(self, state: State, s: Sentence) -> bool:
        """Whether a sentence tells of drones in regions that the last speaker has not spoken of."""
        number = self.doc.sentence_of[s.start]
        codes = {p.code for p in self.where[number] if p.code and p.role == "place" and p.kind != "country"}
        own = set(state.source_codes)
        return bool(codes) and bool(own) and not codes & own and any(f.drone for f in self.told[number])

    def _speaker_next(self, s: Sentence, last: Entity) -> bool:
        """Whether another official than the last speaks in one of the next two sentences of this paragraph."""
        number = self.doc.sentence_of[s.start]
        for n in range(number + 1, min(number + FAR, len(self.doc.sentences))):
            if self.doc.sentences[n].paragraph != s.paragraph:
                return False
            if n > number + 2 and not self._on_this(n):
                continue
            for c in self.said[n]:
                if c.entity is not None and c.how != "deny" and c.entity.kind in OFFICIAL and not self.doc.quoted[c.at]:
                    return source_id(c.entity) != source_id(last)
        return False

    def _scene(self, state: State, number: int) -> None:
        """A sentence with a region and a date of its own, and no speaker, leaves the last speaker's story."""
        if self.default is not None or state.source is None:
            return
        told = [w for w in self.whens[number] if not w.posting and not w.said and not w.far and w.day_told]
        codes = [p.code for p in self.where[number] if p.code and p.role == "place" and p.kind != "country"]
        if not told or not codes or state.source_when is None:
            return
        when = self._resolve(state, told[0])
        if when is None or when.start is None:
            return
        if not set(codes) & set(state.source_codes) and (when.start, when.end) != (
            state.source_when.start,
            state.source_when.end,
        ):
            state.source = None
            state.source_paragraph = -1

    def _on_this(self, number: int) -> bool:
        """«Про це повідомив голова ОВА»: a sentence on who told what its paragraph has told."""
        start = self.doc.sentences[number].start
        return tuple(self.tokens.norm[start : start + 2]) in _OF_THIS

    def _of_all(self, c: Claim) -> bool:
        """«Про це розповіли в єпархії», «Об этом сообщили на заводе»: who told all that a text has told."""
        if c.how == "deny" or c.entity is None or c.entity.kind == "media":
            return False
        s = self.doc.sentences[self.doc.sentence_of[c.at]]
        return tuple(self.tokens.norm[s.start : s.start + 2]) in _OF_THIS

    def _adopt(self, told: list[Told]) -> None:
        """A lede in the publisher's voice is the first official's who then speaks of it."""
        first = next((t.source for t in told if t.source is not None and t.own_source), None)
        if first is None:
            first = next(
                (
                    c.entity
                    for c in self.claims
                    if c.entity is not None and c.how != "deny" and c.entity.kind in OFFICIAL
                ),
                None,
            )
        if first is None or first.kind not in OFFICIAL:
            first = next((c.entity for c in self.claims if c.entity is not None and self._of_all(c)), first)
        # who speaks in his own words of a day and a region, and the officials of each paragraph: looked up, not walked
        own: dict[tuple[dt.date | None, str], int] = {}
        for number, u in enumerate(told):
            if u.own_source and u.source is not None and u.when is not None:
                for code in u.codes:
                    own.setdefault((u.when.start, code), number)
        forces: dict[int, Entity] = {}
        officials: dict[int, list[Entity]] = {}
        for e in self.entities:
            if e.kind == "military" and e.office:
                forces.setdefault(self.doc.sentence_of[e.i], e)
            if e.person and e.kind in OFFICIAL:
                paragraph = self.doc.sentences[self.doc.sentence_of[e.i]].paragraph
                officials.setdefault(paragraph, []).append(e)
        for t in told:
            if t.source is None:
                s = self.doc.sentences[t.fact.sentence]
                near = self.said[t.fact.sentence : t.fact.sentence + 3]
                beyond = range(t.fact.sentence + 3, min(t.fact.sentence + FAR, len(self.said)))
                near += [self.said[n] for n in beyond if self._on_this(n)]
                after = next(
                    (
                        c.entity
                        for c in chain.from_iterable(near)
                        if c.entity is not None
                        and c.how != "deny"
                        and self.doc.sentences[self.doc.sentence_of[c.at]].paragraph == s.paragraph
                        and c.entity.kind in OFFICIAL
                    ),
                    None,
                )
                if self._of_nation(t) and (after is None or after.kind == "regional_authority") and not t.background:
                    force = forces.get(t.fact.sentence)  # where it has a name of its own
                    named = force is not None and force.i < t.fact.j
                    t.source, t.publisher = (force, False) if named else (self.publisher, True)
                    continue  # "Ukraine's air force downed 71 drones overnight. …, the governor of Sumy said."
                if after is not None and not t.background:
                    t.source = after
                    if not t.own_place and after.region and after.kind == "regional_authority" and t.fact.codes == []:
                        t.codes, t.places = [after.region], []  # "A drone fell on a roof. X's mayor confirmed it."
                    elif self._flown(t, told, after) and (nation := self._nation(after)):
                        t.codes = [nation]  # "88 drones came from Oryol. 70 were shot down, the air force said."
                    continue
                person = next(
                    (e for e in reversed(officials.get(s.paragraph, ())) if e.i < t.fact.i),
                    None,
                )
                if person is not None and not t.background:
                    t.source = person  # "The mayor had lost count of his own posts. Twelve drones were shot down."
                    continue
                start = t.when.start if t.when is not None else None
                same = min((at for code in t.codes if (at := own.get((start, code))) is not None), default=None)
                if same is not None and t.when is not None:
                    t.source = told[same].source
                elif first is not None and not t.background:
                    t.source = first
                else:
                    t.source = self.publisher
                    t.publisher = True
        for t in told:
            if not t.codes and t.source is not None and t.source.region and t.source.kind == "regional_authority":
                t.codes = [t.source.region]  # "The governor greeted his readers. Nine had been shot down overnight."
        self._together(told)

    def _of_nation(self, t: Told) -> bool:
        """Whether a fact is the country's by those who brought the drones down, who open its sentence."""
        by = self.defenders.get(t.fact.sentence)
        if by is None or not t.fact.drone or not t.own_place:
            return False
        return t.codes == [self.country if by[1] == STORY else by[1]]

    def _flown(self, t: Told, told: list[Told], who: Entity) -> bool:
        """Whether drones without a place are those of which a national source then tells the country's fates."""
        f = t.fact
        if f.kind != "launched" and f.kind not in DRONE_KINDS:
            return False
        if f.count is None or t.codes or who.kind not in NATIONAL:
            return False
        return any(
            u.fact.kind in DRONE_KINDS and u.fact.count is not None and "-" not in "".join(u.codes) and u.codes
            and 0 < u.fact.sentence - f.sentence <= 2 and u.source is who
            for u in told
        )  # fmt: skip

    def _together(self, told: list[Told]) -> None:
        """ "Three drones struck a substation and 6,000 homes had no power": who tells the one tells the other."""
        drone: dict[int, Told] = {}
        for t in told:
            if t.fact.drone and not t.own_source:
                drone.setdefault(t.fact.sentence, t)
        for t in told:
            u = drone.get(t.fact.sentence)
            if u is None or t.fact.drone or t.own_source or t.source is u.source or t.codes != u.codes:
                continue
            if t.when is u.when or (t.when is not None and u.when is not None and t.when.start == u.when.start):
                t.source, t.publisher = u.source, u.publisher
