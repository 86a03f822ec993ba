"""The regions of each fact: bound by its words, told by its sentence, carried over, or the claimant's own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from dronelog.parsing.defenders import STORY
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Fact
from dronelog.parsing.places import Place
from dronelog.parsing.sources import Entity
from dronelog.parsing.tokens import NUMBER
from dronelog.parsing.told import NATIONAL, OFFICIAL, State
from dronelog.parsing.when_told import Whens

#: People; a village of the same name in another country says nothing against the official who names it.
VILLAGE = 5_000
#: Places told in one breath, at most.
TOGETHER = 5
#: Tokens by which a place after a drone's fate may be further off than one before it.
AFTER = 12
_UPON = frozenset(("against", "at", "on", "into", "crossed", "traversed", "overflew", "transited"))
_AND = frozenset(("and", "и", "та", "і", "й"))
#: Airports, in the plural.
_AIRPORTS = ("аэропорты", "аэропортах", "аэропортов", "аеропорти", "аеропортах", "аеропортів")
_HUBS = frozenset(("airports", "airfields", "hubs", "аэропорты", "аэропортов", "аеропорти", "аеропортів", "cities"))
_ALL_THOSE = frozenset(("the", "both", "all", "these", "those", "все", "оба", "обоих", "всех", "обидва", "усі", "усіх"))
#: Before a whole that is told in parts.
_OF_WHOLE = frozenset(("із", "з", "зі", "из", "of"))
_AIRSPACE = frozenset(("airspace", "country", "nationwide", "territory", "nation"))
_OVER = frozenset(("in", "over", "above", "across", "над", "в", "у", "по"))
_PARTS = frozenset(
    (
        *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "centre", "center"),
        *("most", "part", "parts", "rest", "whole", "territory", "half", "much"),
    )
)
_THIS = frozenset(("the", "this", "his", "её", "его", "этой", "этим", "нашей", "цією", "цим", "їх", "нашою"))
_REGION = frozenset(
    (
        *("region", "oblast", "province", "peninsula", "republic", "krai"),
        *("регионом", "регионе", "региону", "областью", "области", "полуостровом", "республикой"),
        *("областю", "області", "регіоном", "регіоні", "регіону", "півостровом"),
    )
)


#: Beginnings of the points of the compass.
_QUARTERS = ("north", "south", "east", "west")
#: Behind these begins another matter.
_OTHER_MATTER = frozenset((";", "whereas"))
#: What a country's forces do to drones over it.
_STOPPED = frozenset(("intercepted", "sighted", "lost"))
#: What one drone may do over several regions.
_PASSES = frozenset(("sighted", "lost", "launched"))
#: How the names of districts begin that many cities have.
_CITY_DISTRICTS = (
    *("центральн", "ленинск", "октябрьск", "советск", "кировск", "заводск", "металлургич", "железнодорожн"),
    "промышленн",
    *("первомайск", "пролетарск", "фрунзенск", "калининск", "свердловск", "дзержинск", "левобережн", "правобережн"),
    *("коминтерновск", "индустриальн", "дніпровськ", "днепровск", "шевченків", "шевченков", "київськ", "киевск"),
    *("індустріальн", "соборн", "корабельн", "суворовськ", "суворовск", "приморськ", "приморск", "слобідськ"),
    "залізничн",
    *("центральн", "заводськ", "салтівськ", "московськ", "московск", "самарськ", "жовтнев", "ленінськ", "вокзальн"),
)


#: Words of what a command answers for, and keys of those whose figures are the whole country's.
_COMMANDS = ("відповідальн", "ответственн", "responsib")
_COUNTS_ALL = frozenset(("AIRFORCE", "GENSTAFF", "MOD", "ARMEDFORCES", "AIRDEFENCE"))


#: Tokens from a country that was attacked to the number of drones, at most.
_WITH = 3


class Wheres(Whens):
    """Where each fact happened."""

    #: The country whose forces a sentence is about, and the token of its adjective, by sentence.
    defenders: Mapping[int, tuple[int, str]] = MappingProxyType({})

    def _city_district(self, number: int, p: Place) -> str | None:
        """The region of a district whose name many cities have.

        In a story on Chelyabinsk «Металлургический район» is Chelyabinsk's, wherever else there is one.
        """
        if p.kind != "district" or not p.text.lower().startswith(_CITY_DISTRICTS):
            return None
        named = [
            q.code
            for n in range(number + 1)
            for q in self.where[n]
            if q is not p and q.code and q.kind in ("town", "region") and q.role in ("place", "heading")
        ]
        return named[0] if named and p.code not in named else None

    def _own_airspace(self, s: Sentence, here: list[Place]) -> str | None:
        """ "Romania scrambled jets after a drone entered its airspace during a strike on Izmail": its own."""
        norm = self.tokens.norm
        for k in range(s.start + 1, s.end):
            if norm[k] == "airspace" and norm[k - 1] == "its":
                if norm[k + 1 : k + 2] in (["in"], ["over"]):
                    return None  # "entered its airspace in Tulcea county"
                return next((p.code for p in here if p.kind == "country" and p.role == "place" and p.i < k), None)
            if norm[k].startswith(("пространств", "простор", "простір")) and norm[k + 1 : k + 2] in (
                ["страны"], ["республики"], ["країни"], ["республіки"], ["государства"], ["держави"],
            ):  # fmt: skip
                # «в Минобороны Румынии заявили, что дрон нарушил воздушное пространство страны»
                states = [p for p in self.where[self.doc.sentence_of[s.start]] if p.kind == "country" and p.i < k]
                return next((p.code for p in states if p.role in ("place", "office")), None)
        return None

    def _codes_for(
        self, state: State, number: int, s: Sentence, f: Fact, source: Entity | None
    ) -> tuple[list[str], list[Place], bool]:
        for p in self.where[number]:
            code = self._city_district(number, p)
            if code is not None:
                p.code = code
        codes, places, own = self._codes_told(state, number, s, f, source)
        if (
            source is not None
            and source.kind in ("regional_authority", "emergency_service")
            and source.region
            and codes
            and codes != [source.region]
        ):
            if f.codes and f.places and not any(p.regional for p in f.places):
                f.codes = []
            if source.region in codes and not f.codes:
                return [source.region], [p for p in places if p.code == source.region], own
            lesser = [p for p in self.where[number] if p.code in codes]
            if (
                lesser
                and all(not p.regional and p.size < 200_000 and p.kind != "site" for p in lesser)
                and (
                    source.region.partition("-")[0] == codes[0].partition("-")[0]
                    or all(p.typed and p.size < VILLAGE for p in lesser)
                )
            ):
                for p in lesser:
                    p.notes.append("elsewhere")
                    p.code = source.region
                return [source.region], lesser, own
        return codes, places, own

    def _all_of(self, number: int, f: Fact) -> bool:
        """Whether a number is the one just told, of all those drones: "all six", "both"."""
        first = max(self.doc.sentences[number].start, f.i - 2)
        if f.count is None or not (self.doc.has("number.all", first, f.j) or "both" in self.tokens.norm[first : f.j]):
            return False
        return any(o.drone and o.count == f.count for n in range(max(0, number - 2), number) for o in self.told[n])

    def _codes_told(
        self, state: State, number: int, s: Sentence, f: Fact, source: Entity | None
    ) -> tuple[list[str], list[Place], bool]:
        if f.codes:
            f.codes = [
                c if c != "*" else (self._named_nation(s) or self._nation(source) or self.country or "")
                for c in f.codes
            ]
            return (
                f.codes,
                [p for p in self.where[number] if p.code in f.codes and not p.regional and p.role == "place"],
                True,
            )
        twin = self._twin(f, number)
        if twin is not None:
            return list(twin.codes), [p for p in twin.places if not p.regional], True
        here = [p for p in self.where[number] if p.role in ("place", "target") and p.code]
        if f.drone:
            # a place that has a number of its own is not this number's
            taken = {id(p) for other in self.told[number] if other is not f for p in other.places if other.codes}
            here = [p for p in here if id(p) not in taken]
        here = self._same_part(s, f, here)
        by, land = self.defenders.get(number, (s.end, ""))
        land = (self.country or "") if land == STORY else land
        unplaced = all(p.i == by for p in here) and not state.codes and state.last_codes in ([], [land])
        stops = f.kind in _STOPPED or (f.kind == "launched" and any(o.kind in _STOPPED for o in self.told[number]))
        if land and unplaced and f.drone and stops and by < f.j:
            return [land], [], True  # "Kuwaiti air defences shot down four drones, the army said"
        if f.kind in ("sighted", "responded", "launched") and (own := self._own_airspace(s, here)):
            return [own], [], True
        a, b = f.clause
        inner = self._listed(here, a, b)
        norm = self.tokens.norm
        countries = [
            p
            for p in here
            if p.kind == "country"
            and p.role == "place"
            and (
                p.prep
                or self._attacked(p)
                or self._part_of(p)
                or (p.i == s.start and "airspace" in norm[s.start : s.end])
                or (p.i and norm[p.i - 1].startswith(("простор", "пространств")))
                or (p.i and norm[p.i - 1] in _UPON)
            )
            and not any(q.i == p.j for q in here)
        ]
        solid_inner = [p for p in inner if p.kind != "country"]
        solid = [p for p in here if p.kind != "country"]
        whole = next((p for p in countries if p.i < f.i and norm[p.i - 1] in ("of", "across", "all", "over")), None)
        if f.figure and whole is not None and whole.code:
            return [whole.code], [], True  # "For the whole of Russia its figure for the night was 57"
        if f.figure and len(state.last_codes) == 1 and self.doc.find("place.country", s.start, s.end) < 0:
            return state.last_codes, [], True
        # a number told for the whole country
        if f.kind == "launched" and countries:
            at = next((c for c in countries if f.j <= c.i < b and not any(f.j <= p.i < c.i for p in solid_inner)), None)
            if at is None and all(p.i >= f.j for p in solid_inner):
                # "attacked Ukraine with 128 drones, killing a man in Sumy"
                at = next((c for c in countries if self._attacked(c) and 0 <= f.i - c.j <= _WITH), None)
            if at is not None and at.code:
                return [at.code], [], True  # "launched 300 drones at Ukraine, killing one person in Odesa"
        if f.drone and not solid_inner and countries and any(a <= p.i < b for p in countries):
            return [c.code for c in countries if c.code and a <= c.i < b][:1], [], True
        if f.drone and solid_inner and len(countries) == 1 and countries[0].code:
            gap = self.tokens.norm[countries[0].j : solid_inner[0].i]
            if solid_inner[0].kind == "sea" and len(solid_inner) == 1 and gap and gap[0] == "and" and len(gap) <= 3:
                return [countries[0].code], [], True  # "93 drones over Russia and the Black Sea"
            annexed = solid_inner[0].code == "UA-43" and countries[0].code == "RU" and countries[0].i < solid_inner[0].i
            if annexed and len(solid_inner) == 1 and gap and gap[0] == "and" and len(gap) <= 3:
                return [countries[0].code], [], True  # "over Russia and annexed Crimea"
        if solid_inner:
            return self._pick(f, solid_inner)
        if f.drone and number and len(state.last_codes) == 1 and self._all_of(number, f):
            return state.last_codes, [], False  # "Six circled above Uman. All six were shot down, the air force said."
        country = self._nation(source)
        claims_total = any(
            self.doc.find(tag, s.start, s.end) >= 0 for tag in ("story.total", "place.country", "number.figure")
        )
        national = (
            source is not None
            and source.kind == "military"
            and f.drone
            and f.count is not None
            and (f.count > 1 or not state.codes)
        )
        if national and source is not None and (own := self._local_unit(number, source)):
            return [own], [], True
        hits = f.kind == "struck" or (f.kind == "launched" and any(o.kind == "struck" for o in self.told[number]))
        if national and source is not None and not _COUNTS_ALL.intersection((source.key or "").split("-")) and (
            len(state.codes) == 1
            and "-" in state.codes[0]
            and country in ("RU", "UA")
            and number > 0
            and state.codes[0] in {p.code for p in self.where[number - 1] if p.role == "place"}
            and not self.doc.sentences[number - 1].bullet
            and not any(w.startswith(_COMMANDS) for w in norm[s.start : s.end])
            and not self._whole(s)
        ):
            national = False  # «Сили оборони півдня» go on about the region that the text is on
        if national and source is not None and hits and not (source.key or "").endswith("AIRFORCE"):
            national = False
        if (
            national
            and country not in ("RU", "UA")
            and (state.codes or self.region)
            and not any(p.code == country for p in self.where[number])
        ):
            # "Six were shot down around the airport": one region's, unless the country or its airspace is named
            national = self._whole(s) or state.last_codes == [country]
        if (
            (f.drone or f.kind == "disrupted")
            and self.doc.find("place.country", s.start, s.end) >= 0
            and (self._named_nation(s) or self._nation(source))
        ):
            return [self._named_nation(s) or self._nation(source) or ""], [], True
        if national and len(state.codes) == 1 and "-" in state.codes[0]:
            after = next((p.i for p in self.where[number] if p.i >= f.j), s.end)
            if self._the_region(s, f.j, after):
                return list(state.codes), [], False  # "15 above the region and another seven above the Sea of Azov"
        if national and f.kind in ("intercepted", "launched", "lost") and self._apart(number, f, solid) and country:
            return [country], [], False
        if f.kind == "disrupted" and not solid and source is not None and source.kind in NATIONAL:
            part = next((c.code for c in countries if self._part_of(c)), None)
            nation = part or (self._nation(source) if self._whole(s) or self._quarter(s) else None)
            if nation and nation not in ("RU", "UA"):
                return [nation], [], True  # "For an hour the airspace over the southeast was closed, the army said"
        if solid:
            before = [p for p in solid if p.i < f.i]
            group = before or solid
            several = f.count is None and self._both(group)  # "hit airfields in A and B, and planes caught fire"
            if f.drone or several or len({p.code for p in group}) == 1:
                return self._pick(f, group)
            near = min(group, key=lambda p: abs(p.i - f.i))
            return ([near.code] if near.code else []), [near], True
        if countries and (f.drone or any(o.drone for o in self.told[number])):
            return [countries[0].code or ""], [], True
        aimed = next((p.code for p in here if p.kind == "country" and p.role == "target" and p.code), None)
        if aimed is not None and f.drone and not state.codes:
            return [aimed], [], True  # "111 drones were directed at Ukraine; 64 of them were shot down"
        if (
            national
            and not claims_total
            and len(state.source_codes) == 1
            and "-" in state.source_codes[0]
            and state.source is source
            and state.source_sentence == number - 1
            and state.source_of is source
            and not self.doc.sentences[number - 1].bullet
            and len({c for o in self.told[number - 1] for c in o.codes}) < 2
            and self.tokens.norm[s.end - 1] != ":"
        ):
            return list(state.source_codes), [], False  # the ministry goes on about the same region
        if f.kind == "launched" and (code := self._parted_whole(number, f, s)):
            return [code], [], True
        parts = [o.count or 0 for o in self.told[number] if o is not f and o.codes and o.drone]
        apart = source is None or (not source.region and source.kind not in ("regional_authority", "emergency_service"))
        seen = f.kind == "sighted"  # "one was shot down over Saky; the other three were watched"
        if parts and apart and not seen and f.drone and f.count and f.count > max(parts) and not claims_total:
            nation = country or self.country
            if nation:
                return [nation], [], False  # "had intercepted 155 drones, including 91 over the Kursk region"
        if national and len(state.codes) == 1 and "-" in state.codes[0] and self._the_region(s):
            return list(state.codes), [], False
        if national and self._nation(source):
            nation = self._nation(source)
            return ([nation] if nation else []), [], False
        if source is not None and source.region and source.kind in ("regional_authority", "witness"):
            if state.codes and any(c == source.region for c in state.codes):
                return [source.region], [p for p in state.places if p.code == source.region and not p.regional], False
            return [source.region], [], False
        if f.kind in ("no_casualties", "no_damage") and 1 < len(state.paragraph_codes) <= 5:
            return list(state.paragraph_codes), [], False
        if state.codes:
            codes = state.codes if len(state.codes) == 1 or self._all_hubs(s, f) else state.codes[-1:]
            return codes, [p for p in state.places if p.code in codes and not p.regional], False
        if source is not None and source.region:
            return [source.region], [], False
        if source is not None and source.kind in NATIONAL and f.drone and self._nation(source):
            nation = self._nation(source) or ""
            base = nation not in ("RU", "UA") and state.last_codes != [nation] and source.kind == "military"
            if base and not self._whole(s) and (self.region or "").startswith(nation + "-"):
                return [self.region or ""], [], False  # a base's spokesman, in a report from the base
            return [nation], [], False
        speaker = next(
            (
                p.code
                for p in self.where[number]
                if p.kind == "country" and p.i < f.i and f.drone and p.code not in ("RU", "UA")
            ),
            None,
        ) or next(
            (
                (p.code or "").partition("-")[0]
                for p in self.where[number]
                if "speaks" in p.notes and f.kind == "intercepted"
            ),
            None,
        )
        if speaker:
            return [speaker], [], True  # "Poland said it had shot down four drones"
        if self.publisher is not None and self.publisher.region:
            return [self.publisher.region], [], False
        if self.region is not None:
            return [self.region], [], False
        if self.heard is not None:
            return [self.heard], [], False  # "Residents of Taganrog report blasts. The mayor confirmed: …"
        if source is not None and source.country and source.kind in OFFICIAL and source.country not in ("RU", "UA"):
            return [source.country], [], False  # "Moldovan police said", and a village that nobody knows
        return [], [], False

    def _all_hubs(self, s: Sentence, f: Fact) -> bool:
        """ "Rosaviatsia, which closed the three airports", "both airports were shut": all that were named before; and
        «Аэропорты Саратова и Пензы открыты. Полёты были ограничены ночью»: what is closed is told of all of them.
        """
        norm = self.tokens.norm
        if f.kind == "disrupted" and (number := self.doc.sentence_of[s.start]):
            before = self.doc.sentences[number - 1]
            named = [p for p in self.where[number - 1] if p.role == "place" and p.code]
            hubs = any(norm[k].startswith(_AIRPORTS) for k in range(before.start, before.end))
            if hubs and named and not any(p.role == "place" for p in self.where[number]):
                return True
        return f.kind == "disrupted" and any(
            norm[k] in _HUBS and not _ALL_THOSE.isdisjoint(norm[max(s.start, k - 3) : k])
            for k in range(s.start + 1, s.end)
        )

    def _twin(self, f: Fact, number: int) -> Fact | None:
        """The number that «и» joins to another, with the place of both: «три перехвачены и два уничтожены над А»."""
        if f.kind != "intercepted" or f.count is None:
            return None
        norm = self.tokens.norm
        for o in self.told[number]:
            if o is not f and o.kind == f.kind and o.codes and o.count is not None and o.i == f.j + 1:
                joined = norm[f.j] in ("и", "та", "і", "й", "and") and all(f.j < p.i for p in o.places)
                return o if joined else None
        return None

    def _whole(self, s: Sentence) -> bool:
        """Whether a sentence speaks of a country as a whole: its airspace, its territory, the country."""
        words = self.tokens.norm[s.start : s.end]
        return any(w in _AIRSPACE for w in words) or self.doc.has("place.country", s.start, s.end)

    def _quarter(self, s: Sentence) -> bool:
        """ "Flights in the south-east were grounded, the ministry added": a part of the country, told as no region."""
        norm = self.tokens.norm
        return any(
            norm[k].replace("-", "").startswith(_QUARTERS) and norm[k - 1] == "the" and norm[k - 2] in ("in", "over")
            and "of" not in norm[k + 1 : k + 4]
            for k in range(s.start + 2, s.end)
        )

    def _same_part(self, s: Sentence, f: Fact, here: list[Place]) -> list[Place]:
        """ "A drone crashed near A; a match was moved to B": what lies behind a semicolon is another matter."""
        norm = self.tokens.norm
        after = next((k for k in range(f.j, s.end) if norm[k] in _OTHER_MATTER), s.end)
        kept = [p for p in here if p.i < after]
        return kept or here

    def _apart(self, number: int, f: Fact, solid: list[Place]) -> bool:
        """A ministry's number whose sentence names regions only with another number after it: "… and one hit X"."""
        others = [o for o in self.told[number] if o is not f and o.drone and o.count is not None and o.i >= f.j]
        return bool(solid) and all(
            any(o.clause[0] <= p.i < o.clause[1] and p.i >= f.clause[1] for o in others) for p in solid
        )

    def _local_unit(self, number: int, source: Entity) -> str | None:
        """The region of a unit that bears its adjective: «Черкаські зенітники знешкодили п'ять дронів»."""
        norm = self.tokens.norm
        if any(w.startswith("команд") for w in norm[source.i : source.j]):
            return None  # a command answers for more than the region it is called after
        for p in self.where[number]:
            adjective = p.i == source.i and p.j - p.i == 1 and norm[p.i].endswith(("ські", "цькі", "ские", "цкие"))
            if adjective and p.role == "office" and p.kind == "region" and p.code and "-" in p.code:
                return p.code
        return None

    def _parted_whole(self, number: int, f: Fact, s: Sentence) -> str | None:
        """The region of a whole told before its parts: «Із 12 дронів над Сумщиною збито десять», "of the 12 drones over
        Kursk ten were downed"; not «зі 186 дронів десять збили над Сумщиною», where the region is the part's.
        """
        opening = self.tokens.norm[max(s.start, f.i - 2) : f.i + 1]
        if _OF_WHOLE.isdisjoint(opening):
            return None
        places = [p for p in self.where[number] if p.role in ("place", "target") and p.code and p.i >= f.i]
        if len({p.code for p in places}) != 1 or "-" not in (places[0].code or ""):
            return None
        for k in range(f.j, places[0].i):
            if self.tokens.kind[k] == NUMBER or self.doc.tag("num", k) is not None:
                return None
        return places[0].code

    def _the_region(self, s: Sentence, start: int = -1, end: int = -1) -> bool:
        """ "Over the region", «над регионом»: the region that was named before, though a ministry speaks."""
        norm = self.tokens.norm
        for k in range(max(s.start + 1, start), s.end if end < 0 else end):
            before = norm[k - 1]
            if self.doc.tag("region.type:one", k) and self._points_back(k, s):
                return True
            if norm[k] in _REGION and (before in _OVER or (before in _THIS and norm[k - 2] in _OVER)):
                follows = k + 1 < s.end and norm[k + 1] == "of"
                if not follows and not any(p.i <= k < p.j for p in self.where[self.doc.sentence_of[k]]):
                    return True
        return False

    def _points_back(self, k: int, s: Sentence) -> bool:
        """Whether a type word at token k has no name: "over this region", «над нашою областю»."""
        if any(p.i <= k < p.j for p in self.where[self.doc.sentence_of[k]]):
            return False
        back = self.tokens.norm[k - 1] in ("the", "его", "этой", "цією", "this", "his", "їх", "нашей", "нашою")
        b = k - 2 if back else k - 1
        return b >= s.start and self.doc.group("place", b) is not None

    def _part_of(self, p: Place) -> bool:
        """ "Air traffic over the south of Lithuania": a country, though only a part of it is meant."""
        k = p.i - 1
        if k < 2 or self.tokens.norm[k] != "of":
            return False
        return self.tokens.norm[k - 1] in _PARTS and self.tokens.norm[k - 2] in ("the", "over", "in", "across")

    def _attacked(self, p: Place) -> bool:
        return any(k >= 0 and self.doc.tag("attack", k) for k in (p.i - 1, p.i - 2))

    def _listed(self, here: list[Place], a: int, b: int) -> list[Place]:
        """The places of a clause, and of a list that goes on beyond it: "from Volgograd, | Kaluga and Izhevsk"."""
        inner = [p for p in here if a <= p.i < b]
        while len(inner) > 1:  # "guards in the Saratov, | Amur and Novosibirsk regions"
            last = next((p for p in reversed(here) if p.j == inner[0].i - 1), None)
            if last is None or self.tokens.norm[last.j] != "," or last.kind != inner[0].kind:
                break
            inner.insert(0, last)
        if inner:
            for p in here:
                gap = self.tokens.norm[inner[-1].j : p.i]
                if p.i >= b and 0 < len(gap) <= 2 and all(w == "," or w in _AND for w in gap):
                    inner.append(p)
            list_of = len(inner) > 1 and any(w in _AND for w in self.tokens.norm[inner[0].j : inner[1].i])
            for p in reversed(here) if list_of else ():
                if p.j <= a and self.tokens.norm[p.j : inner[0].i] == [","]:
                    inner.insert(0, p)  # "guards in the Saratov, | Amur and Novosibirsk regions shot every drone down"
        return inner

    def _both(self, group: list[Place]) -> bool:
        """Whether places are named together: "damaged houses in Kyiv and in the Kyiv region", "in A, B and C"."""
        if not 2 <= len(group) <= TOGETHER:
            return False
        gaps = [self.tokens.norm[p.j : q.i] for p, q in pairwise(group)]
        last = gaps.pop()
        listed = all(gap[:1] == [","] and len(gap) <= 3 for gap in gaps)
        return listed and 0 < len(last) <= 4 and not _AND.isdisjoint(last[:2])

    def _pick(self, f: Fact, group: list[Place]) -> tuple[list[str], list[Place], bool]:
        # "Oslo airport Gardermoen": two names of one place, the last is the nearer
        group = [p for p in group if not any(q.i == p.j for q in group if q is not p)] or group
        codes = list(dict.fromkeys(p.code for p in group if p.code))
        crossed = f.kind in _PASSES and self._both(group)
        if len(codes) > 1 and f.count == 1 and f.drone and not crossed:  # "radar tracked a drone over A and B counties"
            near = min(group, key=lambda p: p.i - f.i if p.i >= f.i else f.i - p.i + AFTER)
            codes = [near.code] if near.code else codes[:1]
        if (
            len(codes) > 1
            and f.kind
            not in (
                "intercepted",
                "launched",
                "lost",
                "sighted",
                "disrupted",
                "struck",
                "crashed",
            )
            and not (f.count is None and self._both(group))
        ):
            near = min(group, key=lambda p: min(abs(p.i - f.j), abs(f.i - p.j)))
            codes = [near.code] if near.code else codes[:1]
        return codes, [p for p in group if not p.regional and p.code in codes], True

    def _named_nation(self, s: Sentence) -> str | None:
        """ "Over Russian territory", «над регионами России»: the country that the phrase itself names."""
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
