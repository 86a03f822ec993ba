"""Report → incidents, pure: no file, no clock, no database. The list of steps in `Parser.parse` is the program."""

from __future__ import annotations

import gc

_COLLECTING = gc.isenabled()
gc.disable()  # nothing that is imported is garbage: to look for some takes milliseconds of the time to the first report

from collections.abc import Mapping
from dataclasses import replace

from dronelog.model import Incident, Language, Report
from dronelog.parsing import (
    allbut,
    asmany,
    assemble,
    bydays,
    caches,
    counts,
    dateline,
    dates,
    defenders,
    described,
    differing,
    discourse,
    document,
    flown,
    front,
    growth,
    lists,
    mishaps,
    nthday,
    onemore,
    outcomes,
    places,
    refuted,
    sources,
    tallies,
    timeless,
    topics,
    unnameddays,
    unreal,
    works,
    zones,
)
from dronelog.parsing.boats import afloat
from dronelog.parsing.facts import drone_named
from dronelog.parsing.groups import source_id
from dronelog.parsing.language import detect
from dronelog.parsing.peace import peaceful
from dronelog.parsing.phrases import Phrases
from dronelog.parsing.places import Gazetteer, spotting
from dronelog.parsing.reading import Reading
from dronelog.parsing.told import OFFICIAL

if _COLLECTING:
    gc.enable()

#: Stands on each stored incident; raised when the rules or the words change what is found.
VERSION = "7"


def _dated(numbers: list[counts.Count], whens: list[dates.When]) -> None:
    """A number that is part of a date counts nothing."""
    spans = iter(sorted((w.i, w.j) for w in whens))
    span = next(spans, None)
    for c in numbers:
        while span is not None and span[1] <= c.i:
            span = next(spans, None)
        if (
            span is not None
            and span[0] <= c.i < span[1]
            and c.role in ("elided", "drone", "unknown", "object", "person")
        ):
            c.role = "date"


#: What a police force does at the head of the text in which it tells of it: beginnings.
_RECORDS = (
    *("документу", "задокумент", "зафіксув", "фіксу", "розпоча", "розслід", "відкри", "документир"),
    *("зафиксир", "фиксир", "возбуди", "расслед", "нача", "document", "record", "opened", "investigat"),
)


class Parser:
    """Reads reports with what is known of languages and places."""

    def __init__(self, knowledge: Mapping[str, Language], gazetteer: Gazetteer) -> None:
        self.knowledge, self.gazetteer = knowledge, gazetteer
        #: To tell a text's language takes no phrases; knowledge that is read from files keeps them apart.
        self._signs: Mapping[str, Language] = getattr(knowledge, "signs", knowledge)
        self._phrases: dict[str, Phrases] = {}
        self._publishers: dict[str, sources.Entity | None] = {}
        self._topics: dict[str, bool] = {}

    def phrases(self, code: str) -> Phrases:
        """The compiled words of a language."""
        found = self._phrases.get(code)
        if found is None:
            found = self._phrases[code] = Phrases(self.knowledge[code])
        return found

    def prepare(self) -> None:
        """Read the words of all languages, for processes that are forks of this one to share."""
        for code in self.knowledge:
            self.phrases(code)

    def parse(self, report: Report) -> list[Incident]:
        """The incidents of a report, the main story first."""
        if not report.text.strip():
            return []
        code = detect(report.text, self._signs, report.lang)
        phrases = self.phrases(code)
        doc = document.read(report.text, phrases)
        denials = refuted.find(doc)
        if not drone_named(doc, 0, len(doc.tokens)) or peaceful(doc, denials) or afloat(doc):
            return []
        soldiers = front.sentences(doc)
        if len(soldiers) == len(doc.sentences):
            return []
        anchor = zones.local(dates.Anchor.of(report.published), doc, code)
        whens = dates.find(doc, anchor)
        if anchor.day is None:
            anchor, whens = self._dateline(doc, anchor, whens)
        numbers = counts.find(doc, phrases)
        counts.again(doc, numbers, asmany.add(doc, numbers))
        growth.settle(doc, numbers)
        tallies.settle(doc, whens, numbers, anchor.day)
        _dated(numbers, whens)
        flown.bind(doc, numbers)
        allbut.subtract(doc, numbers)
        publisher = self.publisher(report.publisher)
        spots = spotting.Finder(doc, self.gazetteer, publisher.region if publisher is not None else None).find()
        written = dateline.day(doc, whens, spots, anchor)
        if written is not None:
            anchor = replace(anchor, day=written, time=None)
            whens = dates.find(doc, anchor)
        lists.unaged(doc, numbers, spots)
        if report.publisher:
            _own_name(doc, spots, report.publisher)
        if publisher is not None and publisher.region and _abroad(publisher.region, spots):
            publisher = replace(publisher, region=None)
        finder = sources.Finder(doc, spots, self.gazetteer, self.knowledge[code].common)
        entities = finder.entities()
        finder.link(entities)
        claims = finder.claims(entities)
        unnameddays.unnamed(doc, whens, numbers)
        shares = bydays.find(doc, whens, numbers)
        found = bydays.add(doc, outcomes.Finder(doc, numbers, spots).find(), shares, whens)
        found = nthday.settle(doc, whens, bydays.gapped(doc, whens, found))
        facts = onemore.add(doc, [f for f in found if f.sentence not in soldiers])
        facts = refuted.kept(doc, facts, denials)
        facts = differing.add(doc, facts, claims, entities, numbers)
        facts = mishaps.kept(doc, facts)
        facts = caches.kept(doc, facts)
        if works.about(doc, claims):
            facts = works.dated(facts, doc, whens)
        if not facts:
            return []
        signed = finder.signature(entities) or self._headed(claims, doc)
        official = publisher is not None and publisher.office
        if signed is not None and publisher is not None and official and _cut(signed, publisher, doc):
            signed = publisher
        if signed is None and not official and not any(c.entity is not None for c in claims):
            # nobody is said to speak: an office named at the head of the text stands for its summary
            signed = next(
                (
                    e
                    for e in entities
                    if e.office
                    and not e.weak
                    and not finder.of_drones(e)
                    and "person:one" not in doc.tags[e.i]
                    and e.kind not in (None, "media", "witness", "other")
                    and doc.sentence_of[e.i] <= 2
                    and not _at_work(doc, e)
                ),
                None,
            )
        default = signed or (publisher if publisher is not None and publisher.office else None)
        finder.inquire(claims, default)
        walk = discourse.Discourse(doc, anchor, facts, whens, spots, claims, default, publisher, entities)
        walk.defenders = defenders.countries(doc, self.gazetteer)
        told = walk.walk()
        if unreal.only(doc, walk.unreal) and not any(t.fact.drone for t in told):
            return []
        bare = bool(told) and not any(t.fact.drone for t in told)
        if bare and unreal.beside(doc, walk.unreal, [t.fact.sentence for t in told]):
            return []
        if refuted.elsewhere(doc, [t.fact for t in told]):
            return []
        if described.nowhere_told(doc, told):
            return []
        if timeless.about(doc, whens, numbers, told) or topics.about(doc, told, self._topical(report.publisher)):
            return []
        return assemble.incidents(told, Reading(doc, anchor, spots, numbers, whens, self.gazetteer))

    def _headed(self, claims: list[sources.Claim], doc: document.Document) -> sources.Entity | None:
        """A name that heads the whole post: «Денис Пушилин:», "Russian MoD: …"."""
        for c in claims:
            if (
                c.how == "colon"
                and c.entity is not None
                and doc.sentence_of[c.at] == 0
                and (c.entity.office or c.entity.person)
                and not self._quoted(c, claims, doc)
            ):
                return c.entity
        return None

    def _quoted(self, head: sources.Claim, claims: list[sources.Claim], doc: document.Document) -> bool:
        """«Голова ОВА Білан повідомив: збито п'ять. … Шестеро поранені, повідомив голова ОВА Стасів»: an article in
        which one of several officials speaks first heads nothing.
        """
        who = head.entity
        if who is None:
            return False
        stop = next((k for k in range(who.j, min(len(doc.tokens), who.j + 8)) if doc.tokens.norm[k] == ":"), who.j)
        if not any("say" in doc.groups[k] for k in range(who.j, stop)):
            return False
        return any(
            c.entity is not None and c.how != "deny" and c.entity.kind in OFFICIAL and doc.sentence_of[c.at] > 0
            and source_id(c.entity) != source_id(who)
            for c in claims
        )  # fmt: skip

    def _dateline(
        self, doc: document.Document, anchor: dates.Anchor, whens: list[dates.When]
    ) -> tuple[dates.Anchor, list[dates.When]]:
        """A full date in the text anchors a report without a time of publication."""
        first = next((w for w in whens if w.start is not None and not w.far), None)
        if first is None:
            return anchor, whens
        anchored = dates.Anchor(first.end)
        return dates.Anchor(None), dates.find(doc, anchored)

    def _topical(self, name: str | None) -> bool:
        """Whether a publisher is one of whom nobody hears what happened today: a court, a museum, a magazine."""
        if not name:
            return False
        found = self._topics.get(name)
        if found is None:
            if len(self._topics) > 5000:
                self._topics.clear()
            doc = document.read(name, self.phrases(detect(name, self._signs, None)))
            found = self._topics[name] = doc.has(topics.PUBLISHER, 0, len(doc.tokens))
        return found

    def publisher(self, name: str | None) -> sources.Entity | None:
        """Whose name a publisher's is: an institution that we know, else a medium; None without a name."""
        if not name:
            return None
        if name in self._publishers:
            return self._publishers[name]
        code = detect(name, self._signs, None)
        doc = document.read(name, self.phrases(code))
        spots = spotting.Finder(doc, self.gazetteer).find()
        finder = sources.Finder(doc, spots, self.gazetteer, self.knowledge[code].common)
        entity = finder.whole(finder.entities())
        if entity is None or entity.kind in ("witness", None):
            entity = sources.Entity(-1, -1, name, "media")
        else:
            entity = replace(entity, i=-1, j=-1, text=name)
            entity.office = entity.kind not in ("media", "witness", "other") or (
                entity.key is not None and entity.kind != "media"
            )
        if len(self._publishers) > 5000:
            self._publishers.clear()
        self._publishers[name] = entity
        return entity


def _at_work(doc: document.Document, e: sources.Entity) -> bool:
    """«На місці працюють оперативні служби», "crews are at work": who does something there, and tells nothing."""
    if e.kind != "emergency_service":
        return False
    s = doc.sentences[doc.sentence_of[e.i]]
    if e.i == s.start and any(w.startswith(_RECORDS) for w in doc.tokens.norm[e.j : min(s.end, e.j + 3)]):
        return False  # «Поліція Одещини задокументувала наслідки атак», and the cases follow
    return doc.has("responder.work", max(s.start, e.i - 4), min(s.end, e.j + 4))


def _cut(signed: sources.Entity, publisher: sources.Entity, doc: document.Document) -> bool:
    """Whether a signature is the publisher's own name, broken off with the text: «Минобороны Росси»."""
    return signed.j >= len(doc.tokens) and signed.text != publisher.text and publisher.text.startswith(signed.text)


def _abroad(region: str, spots: list[places.Place]) -> bool:
    """Whether a text is all about other countries than the one that its publisher's name seems to hold: a "Lakes
    Agency" on the Congo is none of Lakes in South Sudan.
    """
    countries = [p.code[:2] for p in spots if p.code and not p.code.startswith("SEA-") and p.role != "aside"]
    return bool(countries) and region[:2] not in countries


def _own_name(doc: document.Document, spots: list[places.Place], publisher: str) -> None:
    """ "… told Kyiv Morning": the publisher's own name holds no place of an incident."""
    at = doc.tokens.text.find(publisher)
    while at >= 0:
        for p in spots:
            if (
                at <= doc.tokens.start[p.i]
                and doc.tokens.end[p.j - 1] <= at + len(publisher)
                and len(p.text) < len(publisher)
            ):
                p.role = "aside"
        at = doc.tokens.text.find(publisher, at + len(publisher))
