"""Bound facts → incidents: one per source, region and span; totals, parts, repeats and corrections told apart."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from dronelog.model import Incident, Outcome
from dronelog.parsing import doubts, tally
from dronelog.parsing.dates import iso
from dronelog.parsing.details import Further
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.fold import unescape
from dronelog.parsing.groups import Group, group, source_id, supported
from dronelog.parsing.reading import Reading
from dronelog.parsing.sources import Entity
from dronelog.parsing.tally import Counted, Tally
from dronelog.parsing.told import LONG, Told
from dronelog.parsing.unify import orphans, same_events, same_sources
from dronelog.parsing.wholes import HELD
from dronelog.terms import OUTCOME_KINDS

#: Who counts drones that only show themselves: "police had counted three over the runway".
_WATCHERS = ("emergency_service", "other")
_SCREENS = ("радар", "екран", "экран", "radar", "screen")
_ORDER = {kind: n for n, kind in enumerate(OUTCOME_KINDS)}


def incidents(told: list[Told], reading: Reading) -> list[Incident]:
    """The incidents of a report, in the order in which they are told."""
    doc = reading.doc
    same_sources(told)
    groups = _groups(told, reading.anchor.day)
    long = len(doc.sentences) > LONG
    groups = orphans(groups, lambda g: supported(g, doc, long, groups))
    further = Further(reading, groups)
    found: list[tuple[Group, Incident]] = []
    for g in groups:
        if not g.code or not supported(g, doc, long, groups):
            continue
        _beside_region(g, reading)
        told_of = _Assembly(g, reading).incident()
        if told_of is not None:
            found.append((g, further.complete(told_of, g)))
    return doubts.weigh(found, reading)


def _beside_region(g: Group, reading: Reading) -> None:
    """«В Шебекино Белгородской области»: a place right before its region is one of the incident's places."""
    spots = reading.spots_in({t.fact.sentence for t in g.told if t.own_place})
    before = [p for p, q in pairwise(spots) if p.j == q.i and q.regional and q.code == g.code]
    missing = [p for p in before if p.role == "place" and not p.regional and all(p is not q for q in g.places)]
    if missing:
        g.add_places(missing)
        g.places.sort(key=lambda p: p.i)


def _groups(told: list[Told], today: dt.date | None) -> list[Group]:
    """What the body tells, else what the headings tell; a country's total told only in the title is added."""
    groups = same_events(group([t for t in told if not t.heading], _nation), today)
    if not groups:
        return same_events(group(told, _nation), today)
    _downed(groups, told)
    _titled(groups, told)
    groups = [g for g in groups if not _said_again(g, groups)]
    known = {(source_id(g.source), g.code) for g in groups}
    title = [
        t for t in told
        if t.heading and t.fact.drone and t.fact.count is not None and t.fact.count > 1 and t.source is not None
        and len(t.codes) == 1 and "-" not in t.codes[0] and (source_id(t.source), t.codes[0]) not in known
    ]  # fmt: skip
    if title and any(g.code.startswith(title[0].codes[0] + "-") for g in groups):
        groups += same_events(group(title, _nation))
    return groups


def _said_again(g: Group, groups: list[Group]) -> bool:
    """ "Type: unauthorized UAS activity" beside what the tower told of it: nobody's sighting, and nothing new."""
    if any(t.own_source for t in g.told) or any(f.kind != "sighted" or f.count is not None for f in g.facts):
        return False
    day = g.when.start if g.when is not None else None
    return any(
        h is not g
        and any(f.kind == "sighted" for f in h.facts)
        and any(t.own_source for t in h.told)
        and (h.code == g.code or h.code.startswith(g.code + "-"))
        and (day is None or h.when is None or h.when.start == day)
        for h in groups
    )


def _downed(groups: list[Group], told: list[Told]) -> None:
    """«Обломки сбитых БПЛА упали по трём адресам» as a title: what fell in the text below it was shot down."""
    for t in told:
        f = t.fact
        if not t.heading or f.kind != "intercepted" or f.count is not None:
            continue
        for g in groups:
            kinds = {x.kind for x in g.facts}
            fell = any(x.kind == "crashed" and x.debris for x in g.facts)
            if g.code in t.codes and fell and "intercepted" not in kinds:
                g.facts.append(f)
                g.told.append(t)


def _titled(groups: list[Group], told: list[Told]) -> None:
    """«ЗБИТО 75 БПЛА, 27 – ЛОКАЦІЙНО ВТРАЧЕНІ» over «Ворог атакував 112 БпЛА»: fates that the title alone tells."""
    title = [t for t in told if t.heading and t.fact.kind in ("intercepted", "lost") and t.fact.count is not None]
    for g in groups if title else ():
        flown = [f.count for f in g.facts if f.kind == "launched" and f.count is not None]
        if any(f.kind in DRONE_KINDS and not (f.debris and f.count is None) for f in g.facts):
            _lost_by_title(g, title, max(flown, default=0))
            continue
        if any(h is not g and any(f.drone and not f.debris for f in h.facts) for h in groups):
            continue
        of_it = [t for t in title if g.code in t.codes and (t.source is None or g.source in (None, t.source))]
        if not flown or sum(t.fact.count or 0 for t in of_it) <= max(flown):
            g.facts.extend(t.fact for t in of_it)
            g.told.extend(of_it)


def _lost_by_title(g: Group, title: list[Told], flown: int) -> None:
    """«Збито 70 із 99 дронів, ще 25 не досягли цілі» over a text that tells again only of those shot down."""
    shot = [f.count or 0 for f in g.facts if f.kind == "intercepted"]
    lost = [t for t in title if t.fact.kind == "lost" and g.code in t.codes]
    same = any(t.fact.kind == "intercepted" and t.fact.count in shot for t in title)
    if not (shot and lost and same) or any(f.kind == "lost" for f in g.facts):
        return
    if max(shot) + (lost[0].fact.count or 0) <= flown and lost[0].source in (None, g.source):
        g.facts.append(lost[0].fact)
        g.told.append(lost[0])


def _nation(source: Entity | None, codes: list[str]) -> str:
    """The country of a figure that several regions share."""
    if source is not None and source.country:
        return source.country
    if any(c.startswith("RU-") for c in codes) and all(c in HELD for c in codes if c.startswith("UA-")):
        return "RU"  # "over Crimea and the Krasnodar region"
    return next((c.partition("-")[0] for c in codes if not c.startswith("SEA")), "")


def clean(text: str) -> str:
    """A source's name as one line, entities of HTML read."""
    return " ".join(unescape(text).split()).strip(" .,:;")


#: Letters that tell one name of a town or district from another.
_STEM = 5


class _Assembly:
    """Makes one incident of one group of facts."""

    def __init__(self, g: Group, reading: Reading) -> None:
        self.g, self.reading = g, reading
        self.facts = g.facts
        self.outcomes: list[Outcome] = []
        self.total: int | None = None
        self.low: int | None = None
        self.high: int | None = None
        self.approximate = False

    def _of(self, kind: str) -> list[Fact]:
        return [f for f in self.facts if f.kind == kind]

    def _add(self, kind: str, count: int | None, obj: str | None, f: Fact) -> None:
        start, end = self.reading.underline(f.i, max(f.j, f.i + 1), drone=f.drone)
        self.outcomes.append(Outcome(kind, count, obj, start, end))

    def incident(self) -> Incident | None:
        """The incident, or None where the facts tell nothing."""
        g, anchor = self.g, self.reading.anchor
        self._fates()
        where = next((o for o, _, _ in self.hits if o and o not in ("part", "any")), None)
        self._damage(where)
        self._fires(where)
        self._people()
        self._sum()
        if not self.outcomes and self.total is None and not any(f.brunt for f in self.facts):
            return None
        start, end = iso(g.when) if g.when is not None else (None, None)
        precision = g.when.precision if g.when is not None and start else "unknown"
        if start is None and anchor.day is not None and (g.when is None or not g.when.far):
            start = end = anchor.day.isoformat()
            precision = "day"
        self.outcomes.sort(key=lambda o: _ORDER[o.kind])
        source = g.source
        return Incident(
            region=g.code,
            places=tuple(p.text for p in g.places),
            start=start,
            end=end,
            precision=precision,
            source=clean(source.text) if source is not None else None,
            source_kind=source.kind if source is not None else None,
            source_key=source.key if source is not None else None,
            drones=self.total,
            approximate=self.approximate,
            outcomes=tuple(self.outcomes),
            drones_min=self.low,
            drones_max=self.high,
        )

    # --- what became of the drones ------------------------------------------------------------------------------------

    def _by_district(self) -> None:
        """ "In the Shebekino district five were suppressed. In the Valuyki district three were shot down": of several
        towns or districts, each with its own number in a sentence of its own, added up.
        """
        told = [
            t
            for t in self.g.told
            if t.fact.kind == "intercepted" and t.fact.count is not None and not t.heading and not t.fact.subset
        ]
        if len(told) < 2 or any(t.fact.more or t.fact.total or not t.own_place or not t.places for t in told):
            return
        if any((t.fact.count or 0) > (told[0].fact.count or 0) for t in told):
            return  # "three drones eliminated … By morning it was eight": the same number, grown
        if any(p.regional for t in told for p in t.places):
            return
        seen: set[str] = set()
        for t in told:
            names = {p.text.casefold()[:_STEM] for p in t.places}
            if names & seen:
                return  # told again, or a town of the district told before
            seen |= names
        if len({t.fact.sentence for t in told}) == len(told):
            for t in told[1:]:
                t.fact.more = True

    def _fates(self) -> None:
        facts = self.facts
        self._by_district()
        tally.siblings(self._of("intercepted"), self._of("launched"))
        self.intercepted = tally.tally(self._of("intercepted"))
        self.lost = tally.tally(self._of("lost"))
        self._rest_seen()
        self.sighted = tally.tally(self._of("sighted"))
        if self.sighted is not None and self.sighted.fact.pronoun and any(
            f.kind in ("launched", "intercepted") and f.count is not None for f in facts
        ):  # fmt: skip
            self.sighted = None  # "164 targets were tracked" counts missiles too
        self._followed()
        self.launched = tally.tally([f for f in self._of("launched") if not f.subset])
        fallen = [f for f in self._of("crashed") if self.intercepted is None or not (f.debris or self._came_down(f))]
        self.crashed = tally.tally(fallen)
        hits = self._of("struck")
        source = self.g.source
        if (
            self.sighted is None and self.launched is not None and source is not None
            and (source.kind == "witness" or (source.kind in _WATCHERS and not self._harmed() and self._shown()))
            and not any(f.kind in DRONE_KINDS for f in facts)
        ):  # fmt: skip
            self.sighted, self.launched = self.launched, None  # who only saw them pass says that they were seen
        if self.launched is not None:
            self.total, self.approximate = self.launched.count, self.launched.approximate
            self.low, self.high = self.launched.low, self.launched.high
        self._shares(hits, fallen)

        if self.intercepted is not None:
            self._add("intercepted", self.intercepted.count, None, self.intercepted.fact)
        one = self.sighted is not None and self.sighted.count == 1
        if self.lost is not None and self.lost.count is None and one and self._screens(self.lost.fact):
            self.lost.count, self.sighted = 1, None  # "radars saw a drone, which vanished from the screens"
        if self.lost is not None and self.lost.count is None and (self.intercepted or self.crashed or self.sighted):
            self.lost = None  # "tracked until it disappeared"
        if self.lost is not None:
            self._add("lost", self.lost.count, None, self.lost.fact)
        self.hits = tally.struck(hits)
        for obj, count, f in self.hits:
            self._add("struck", count, "other" if obj == "any" else obj, f)
        if self.crashed is not None:
            self._add("crashed", self.crashed.count, None, self.crashed.fact)
        self._seen(bool(hits))

    def _came_down(self, f: Fact) -> bool:
        """ "Nine were shot down. All of them fell in uninhabited areas", «все пять упали в поле»: those shot down."""
        shot = self.intercepted
        if shot is None or f.more or f.rest or f.sentence < shot.fact.sentence or f.i < shot.fact.i:
            return False
        if f.count is None:
            return f.all
        return f.count == shot.count and self._every(f)

    def _rest_seen(self) -> None:
        """ "Four flew in. A helicopter shot one down. The others were tracked until they left": three only seen."""
        rest = [f for f in self._of("sighted") if f.rest and f.count is None]
        wholes = {f.count for f in self.facts if f.kind in ("sighted", "launched") and f.count is not None}
        if len(rest) != 1 or len(wholes) != 1:
            return
        known = [f for f in self.facts if f.kind in ("intercepted", "crashed", "lost", "struck") and not f.debris]
        left = wholes.pop() - sum(f.count or 0 for f in known)
        if known and all(f.count is not None for f in known) and left > 0:
            seen = replace(rest[0], count=left, apart=True, implicit=False)
            self.facts = [seen if f is rest[0] else f for f in self.facts]

    def _followed(self) -> None:
        """ "Six drones flew through its airspace; it followed five of them": six flew, five were seen to."""
        seen = [f for f in self._of("sighted") if f.count is not None]
        part = [f for f in seen if f.apart and f.subset]
        whole = max((f.count or 0 for f in seen if not f.subset), default=0)
        if len(part) != 1 or whole <= (part[0].count or 0) or self.intercepted is not None or self.lost is not None:
            return
        self.sighted = Tally(part[0].count, part[0].approximate, part[0])
        self.facts = [
            replace(f, kind="launched") if f.kind == "sighted" and f.count == whole and not f.subset else f
            for f in self.facts
        ]

    def _shown(self) -> bool:
        """Whether drones that somebody only counts showed themselves: traffic stopped, or they were over something."""
        doc = self.reading.doc
        norm = doc.tokens.norm
        if self._of("disrupted"):
            return True
        return all(
            f.j < len(norm) and norm[f.j] in ("over", "above", "near") and not doc.has("attack", *f.clause)
            for f in self._of("launched")
        )

    def _harmed(self) -> bool:
        """Whether anything came to harm: what flew there did not only show itself."""
        return any(f.kind in ("damaged", "fire", "killed", "injured") for f in self.facts)

    def _screens(self, f: Fact) -> bool:
        """Whether a drone was lost from screens, not from sight."""
        norm = self.reading.doc.tokens.norm
        return any(norm[k].startswith(_SCREENS) for k in range(f.i, min(len(norm), f.j + 3)))

    def _shares(self, hits: list[Fact], fallen: list[Fact]) -> None:
        """ "All of them", "the rest", and the one drone of which the story tells, take their number from the total."""
        flown = self.total
        fates = [t for t in (self.intercepted, self.lost, self.crashed, self.sighted) if t is not None]
        for t in fates:
            if t.count is None and t.fact.all and flown is not None:
                t.count = flown
        self.told_sum = sum(t.count or 0 for t in fates) + sum(f.count or 0 for f in hits)
        left = flown - self.told_sum if flown is not None and flown > self.told_sum else None
        for t in fates:
            if t.count is None and t.fact.rest and left is not None:
                t.count = left
        for f in hits + fallen:
            if f.implicit and f.count is None and flown == 1 and len(hits) + len(fallen) == 1:
                f.count = 1  # "attacked with a drone. It hit a lorry"
                if self.crashed is not None and f.kind == "crashed":
                    self.crashed.count = 1
        seen = self.sighted
        if seen is not None and seen.count == 1 and not seen.fact.more:
            # "A drone hovered over the port until it was shot down": the fate of the one that was seen
            shot = self.intercepted
            if shot is not None and shot.count is None and shot.fact.implicit and not hits + fallen:
                shot.count = 1
            if len(fallen) == 1 and shot is None and not hits and fallen[0].implicit and not fallen[0].debris:
                fallen[0].count = 1
                if self.crashed is not None:
                    self.crashed.count = 1
        for f in hits:
            if f.rest and f.count is None and left is not None:
                f.count = left

    def _seen(self, struck: bool) -> None:
        """Drones seen are an outcome where nothing else became of them; else their number may be the total."""
        sighted, intercepted = self.sighted, self.intercepted
        if sighted is None:
            return
        apart = self._apart()
        if apart is not None:
            self._add("sighted", apart.count, None, apart)
            return
        vanished = self.lost is not None and self.lost.count == sighted.count == 1
        if intercepted is None and not struck and self.crashed is None and not vanished:
            self._add("sighted", sighted.count, None, sighted.fact)
            return
        if sighted.count is None or (intercepted is None and self.crashed is None):
            return
        if self.total and self.total >= sighted.count and sighted.fact.implicit:
            return
        if sighted.count == 1 and not sighted.fact.more and not any(f.more for f in self.facts if f.drone):
            return  # "A drone circled over the town. It was shot down": the one that was seen
        shot = intercepted.count if intercepted is not None else None
        if intercepted is not None and shot == sighted.count and self._every(intercepted.fact):
            return  # "Six UAVs circled above the town. All six were eliminated."
        of_targets = self.launched is None or self.launched.fact.pronoun
        if of_targets and shot is not None and sighted.count > shot:
            # "19 drones were detected, 12 of them destroyed", "100 targets: 92 drones and 8 missiles"
            self.total, self.approximate = sighted.count, sighted.approximate
            self.low, self.high = sighted.low, sighted.high
        elif not sighted.fact.implicit:
            self._add("sighted", sighted.count, None, sighted.fact)

    def _every(self, f: Fact) -> bool:
        """Whether a fate is that of all drones told before: "all six", «усі шість», "both"."""
        doc = self.reading.doc
        first = max(doc.sentences[f.sentence].start, f.i - 2)
        return doc.has("number.all", first, f.j) or "both" in doc.tokens.norm[first : f.j]

    def _apart(self) -> Fact | None:
        """Drones only followed beside those shot down: "three were brought down; the other four were followed"."""
        seen = [f for f in self._of("sighted") if f.count is not None]
        fates = [t for t in (self.intercepted, self.lost, self.crashed) if t is not None]
        if not seen or not fates or any(t.count is None for t in fates) or any(c is None for _, c, _ in self.hits):
            return None
        known = sum(t.count or 0 for t in fates) + sum(c or 0 for _, c, _ in self.hits)
        totals = {f.count for f in seen} | ({self.total} if self.total is not None else set())
        f = next((f for f in seen if f.apart and known + (f.count or 0) in totals), None)
        if f is None:
            if self.hits or any(t.fact.subset for t in fates):
                return None
            alone = self.total is None and len(seen) == 1 and seen[0].apart
            return seen[0] if alone and any(t.fact.sentence == seen[0].sentence for t in fates) else None
        self.total = known + (f.count or 0)
        return f

    # --- what else came of it -----------------------------------------------------------------------------------------

    def _damage(self, where: str | None) -> None:
        facts = self._of("damaged")
        for obj, told, f in tally.damaged(self.facts):
            name, count = obj, told
            if obj in ("any", "part"):
                # "a drone hit the roof of a clinic. The building was damaged.": the last that was hit before
                hit = [o for o, _, h in self.hits if o and o not in ("part", "any") and h.i <= f.i]
                under = None if hit else self._under(f)
                name = (hit[-1] if hit else where or under) or ("other" if obj == "any" else "home")
                if any(x.object == name for x in facts) or (f.weak and not (hit or where or under)):
                    continue
                one = 1 if where or under else None
                count = (one or told) if obj == "part" else (told or one)
            elif obj is None:
                name, count = where or (self._under(f) if any(x.drone for x in self.facts) else None), 1
                if any(x.object for x in facts) or (f.weak and name is None):
                    continue
                if f.implicit and name is None:
                    if self._of("fire") or self._of("struck"):
                        continue
                    name, count = "other", None  # "the line was damaged by drones", whatever it was
            self._add("damaged", count, name, f)

    def _under(self, f: Fact) -> str | None:
        """ "Debris fell on a kindergarten and damaged its roof": what something fell on just before."""
        doc = self.reading.doc
        s = doc.sentences[f.sentence]
        before = doc.sentences[max(0, f.sentence - 1)]
        start = before.start if before.paragraph == s.paragraph else s.start
        for k in range(f.i - 1, start - 1, -1):
            fell = doc.tag("outcome.crashed", k) or doc.tag("outcome.struck", k)
            if fell is None:
                continue
            for t in range(fell.end, min(f.i, fell.end + 8)):
                thing = doc.group("object", t)
                if thing is not None:
                    name = thing.tag.partition(".")[2].partition(":")[0]
                    return name if name not in ("part", "any") else None
            return None
        return None

    def _fires(self, where: str | None) -> None:
        fires = self._of("fire")
        if not fires:
            return
        f = next((x for x in fires if x.object), fires[0])
        counts = [x.count for x in fires if x.count is not None]
        numbered = [c for c in counts if c > 1]
        burned = (x.object for x in self.facts if x.object and x.object != "part" and x.kind in ("damaged", "crashed"))
        name = f.object or where or next(burned, None)
        self._add("fire", max(numbered) if numbered else (1 if counts else None), name, f)

    def _people(self) -> None:
        hurt = False
        for kind in ("killed", "injured"):
            told = tally.people(self._of(kind))
            if told is not None and told.count != 0:
                hurt = True
                self._add(kind, told.count, None, told.fact)
        hurt_none = next((f for f in self._of("injured") if f.count == 0), None)
        if hurt_none is not None and not hurt and not self._of("no_casualties"):
            self._add("no_casualties", None, None, hurt_none)  # "put the number of injured at zero"
        weak_denial = all(f.weak for f in self._of("no_casualties")) and bool(self._of("injured"))
        for kind in ("no_casualties", "no_damage", "disrupted", "responded"):
            found = self._of(kind)
            if not found or (kind == "no_casualties" and (hurt or weak_denial)):
                continue
            if kind == "no_damage" and any(o.kind == "damaged" for o in self.outcomes):
                continue
            self._add(kind, None, None, found[0])

    def _among(self, f: Fact) -> bool:
        """ "Crews dealt with seven drones. One of them came down on a warehouse": the one is among the seven."""
        shot = self.intercepted
        return f.subset and not f.more and shot is not None and (shot.count or 0) >= (f.count or 0) > 0

    # --- how many -----------------------------------------------------------------------------------------------------

    def _elsewhere(self) -> bool:
        """«На Снігурівку спрямували два FPV. Над Баштанським районом знешкодили «шахед»»: drones sent to one place, and
        the fates of others in another, each in a sentence of its own.
        """
        sent = [t for t in self.g.told if t.fact.kind == "launched" and t.fact.count is not None and not t.heading]
        fates = [t for t in self.g.told if t.fact.kind in DRONE_KINDS and not t.fact.debris and not t.heading]
        if len(sent) != 1 or not fates or sent[0].fact.total or not sent[0].own_place:
            return False
        here = {p.text.casefold()[:_STEM] for p in sent[0].places if not p.regional}
        for t in fates:
            there = {p.text.casefold()[:_STEM] for p in t.places if not p.regional}
            apart = t.own_place and there and not there & here and t.fact.sentence > sent[0].fact.sentence
            if not apart or t.fact.subset or t.fact.rest or t.fact.all or t.fact.count is None:
                return False
        return bool(here)

    def _sum(self) -> None:
        """Where no total is told, the fates make it; a launched figure that its fates exceed gives way to them."""
        if self.total is not None and 0 < self.told_sum != self.total and self._elsewhere():
            self.total += self.told_sum
            return
        if self.total is not None:
            if self.told_sum > self.total and self.launched is not None and not self.launched.fact.total:
                known = sum(o.count or 0 for o in self.outcomes if o.kind in DRONE_KINDS)
                if known > self.total and not self.approximate:
                    self.total = known
            return
        seen = self.sighted if any(o.kind == "sighted" for o in self.outcomes) else None
        parts = [t for t in (self.intercepted, self.lost, self.crashed) if t is not None and t.count is not None]
        parts += [_tally(hit) for hit in self.hits if hit[1] is not None and not self._among(hit[2])]
        if seen is not None and seen.count is not None:
            parts.append(seen)
        if parts:
            self.total = sum(t.count or 0 for t in parts)
            self.approximate = self.approximate or any(t.approximate for t in parts)
            if any(t.low is not None or t.high is not None for t in parts):
                self.low = sum(t.low if t.low is not None else t.count or 0 for t in parts)
                if all(t.high is not None or t.low is None for t in parts):
                    self.high = sum(t.high if t.high is not None else t.count or 0 for t in parts)
        elif any(f.approximate for f in self.facts if f.drone):
            self.approximate = True


def _tally(hit: Counted) -> Tally:
    _, count, f = hit
    return Tally(count, f.approximate, f, f.low, f.high)
