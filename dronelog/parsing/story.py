"""What a document holds, by sentence, and the country and region it is about."""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import Anchor, When
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact
from dronelog.parsing.matters import Matters
from dronelog.parsing.places import CAPITALS, Place
from dronelog.parsing.sources import Claim, Entity
from dronelog.parsing.told import LONG, WORDS

#: Days; what is counted since a day as long ago is a sum over months.
_LONG_AGO = 60
_SINCE = frozenset(("since", "з", "із", "с", "со", "від", "от", "починаючи", "начиная"))


class Story:
    """A document's facts, dates, places and claims, by sentence; its country and its one region."""

    def __init__(
        self,
        doc: Document,
        anchor: Anchor,
        facts: list[Fact],
        whens: list[When],
        places: list[Place],
        claims: list[Claim],
        default: Entity | None,
        publisher: Entity | None,
        entities: list[Entity],
    ) -> None:
        self.entities = entities
        #: The day that «накануне» first meant.
        self.eve: dt.date | None = None
        #: Sentences of which something turned out to be only thought of.
        self.unreal: set[int] = set()
        self.doc, self.tokens, self.anchor = doc, doc.tokens, anchor
        self.matters = Matters(doc, anchor.day.year if anchor.day is not None else None)
        self.facts, self.places, self.claims = facts, places, claims
        self.default, self.publisher = default, publisher
        count = len(doc.sentences)
        of = doc.sentence_of
        self.whens: list[list[When]] = [[] for _ in range(count)]
        for w in whens:
            self.whens[of[w.i]].append(w)
            if anchor.day is not None and self._long_since(w, anchor.day):
                w.far, w.start, w.end = True, None, None
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
        heard = {e.region for e in entities if e.kind == "witness" and e.region}
        #: The one region whose residents speak.
        self.heard: str | None = heard.pop() if len(heard) == 1 else None
        self.country = self._country()
        self.region = self._main_region()
        self.long = len(doc.sentences) > LONG
        #: One voice in many short sentences is a post, no story with scenery.
        speakers = {c.entity.surname or c.entity.text for c in claims if c.entity is not None and c.how != "deny"}
        self.post = (default is not None or len(speakers) == 1) and len(doc.tokens) < WORDS
        first = doc.sentences[0]
        #: A title of politics, bans or opinion: only what is dated in its own sentence has happened.
        self.topical = first.heading and doc.find("story.not_event", first.start, first.end) >= 0
        #: Paragraphs that open with a made-up case: «Приклад. У будинок влучив «шахед»…».
        openings = {s.start: s.paragraph for s in doc.sentences}
        self.examples = {openings[k] for k in doc.all("story.example", 0, len(doc.tokens)) if k in openings}
        moments = [w for w in whens if w.precision == "time" and not w.posting and w.clock_start == w.clock_end]
        self.single_moment = len(moments) == 1

    def _long_since(self, w: When, day: dt.date) -> bool:
        """Whether a day is only the one since when is counted: «з 24 лютого 2022 року», "since 24 February 2022"."""
        if w.start is None or w.start != w.end or w.precision != "day" or (day - w.start).days < _LONG_AGO:
            return False
        norm = self.tokens.norm
        return norm[w.i] in _SINCE or (w.i > 0 and norm[w.i - 1] in _SINCE)

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
        if (
            not weight
            and any(letter in self.tokens.folded for letter in "іїє")
            and (
                any(e is not None and e.key == "AIRFORCE" for e in (*self.entities, self.publisher))
                or any(w.startswith(("ворог", "росіян", "окупант", "загарбник", "противник")) for w in norm)
            )
        ):
            return "UA"  # «Повітряні сили», «ворог» in a Ukrainian text
        if not weight and not any(letter in self.tokens.folded for letter in "іїє") and any(
            w == "всу" or w.startswith(("киевск", "минобороны")) for w in norm
        ):
            return "RU"  # «Минобороны: уничтожено 58 БПЛА ВСУ» in a Russian text
        return max(weight, key=lambda c: weight[c]) if weight else None

    def _main_region(self) -> str | None:
        """The one region that the whole text is about, if there is one; a capital may only be where somebody speaks."""
        here = [p for p in self.places if p.code and p.kind != "country" and p.role in ("place", "office", "dateline")]
        named = {p.code for p in here if p.role != "dateline"}
        local = {e.region for e in self.entities if e.kind == "regional_authority"}
        seat = {c for c in named if c in CAPITALS and c not in local}
        regional = {p.code for p in here if p.kind == "region" and p.role != "dateline"}
        if regional - seat or not named - seat:
            regional = regional - seat or regional
        dateline = next((p.code for p in here if p.role == "dateline" and p.kind == "town"), None)
        if dateline is not None and dateline not in CAPITALS and dateline in named:
            return dateline
        if len(regional) == 1 and not (regional == seat and named - seat):
            return next(iter(regional))
        codes = named - seat or named
        codes = codes or {
            p.code for p in self.places if p.code and p.kind != "country" and p.role in ("dateline", "target")
        }
        return next(iter(codes)) if len(codes) == 1 else None

    def _drone_near(self, number: int) -> bool:
        """Whether this sentence or the one before names a drone; of an "object" the next two of the paragraph may."""
        s = self.doc.sentences[number]
        if self.doc.has("drone.pronoun", s.start, s.end):
            for n in range(number + 1, min(number + 3, len(self.doc.sentences))):
                after = self.doc.sentences[n]
                if after.paragraph == s.paragraph and self.doc.has_any(DRONE, after.start, after.end):
                    return True
        for n in (number, number - 1):
            if n >= 0:
                s = self.doc.sentences[n]
                if any(
                    h.group == "drone" and h.tag not in ("drone.pronoun", "drone.type", "drone.debris")
                    for k in range(s.start, s.end)
                    for h in self.doc.hits[k]
                ):
                    return True
        return False

    def _speaker(self, c: Claim) -> bool:
        e = c.entity
        return e is not None and (e.kind is not None or e.person)
