"""Of a name with several bearers, the one that is meant: by region, neighbours, size, the publisher's own country."""

from __future__ import annotations

import itertools
from bisect import bisect_left

from dronelog.model import NameHit
from dronelog.parsing import states
from dronelog.parsing.document import Document
from dronelog.parsing.places import CAPITALS, HOME, KNOWN_SIZE, REGIONAL, SEAT, SEATS, Place
from dronelog.parsing.places.beside import possessive
from dronelog.parsing.tokens import WORD

#: Each tells of the other's places.
_AT_WAR = frozenset(("RU", "UA"))

#: Tokens between a town and its region at most.
NEAR = 6
#: Below this many people a place is one of many that its name may mean.
VILLAGE = 8_000
#: From this many on a town is not mistaken for a namesake that has less than one in `HAMLET` of its people …
CITY, HAMLET = 90_000, 20
#: … unless more places of the namesake's region are told than this: «до Мурома» in a list of Belgorod's villages.
FEW = 3
#: Places before and behind one that may tell which country's capital it is.
BESIDE = 12
#: The countries whose reports are written in Russian or Ukrainian.
_WAR = frozenset(("UA", "RU", "BY", "MD"))
#: From this many on it says by itself where the story plays.
TOWN = 15_000
_TOLD_IN = frozenset(("place", "target", "heading", "office"))
_COMPASS = frozenset(
    (
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "north-east"),
        *("north-west", "south-east", "south-west", "northeast", "northwest", "southeast", "southwest", "upper"),
        *("lower", "northeastern", "northwestern", "southeastern", "southwestern", "capital", "coast", "coastal"),
    )
)


_INSIDE = frozenset((",", "in", "the", "of", "within", "(", "в", "у", "во"))


_ONE_LAND = {"IL", "PS"}


#: Bodies and offices that only Russia's news has, told without the country.
_RUSSIAN = frozenset(
    (
        *("ржд", "росавиация", "росавиации", "минобороны", "губернатор", "губернатора", "губернатору", "губернатором"),
        *("оперштаб", "оперштабе", "росгвардия", "росгвардии", "скр", "минтранс", "минтрансе", "роспотребнадзор"),
    )
)


#: Words for several districts, and what stands between two that share one.
_DISTRICTS = ("районах", "районами", "районов", "районы", "округах", "округами", "округов", "районів")
_JOINED = ([","], ["и"], ["та"], ["і"], ["й"], [",", "а", "также"], ["а", "также"])


class Choice:
    """Decides between the bearers of a name, and which places of another country are astray."""

    def __init__(self, doc: Document, home: str | None) -> None:
        self.doc = doc
        self.home = home  # the publisher's region, where it has one
        self.tokens = doc.tokens

    def quarters(self, found: list[Place]) -> None:
        """ "Kherson city, Korabelnyi district": a district after its town lies where the town does; and so do "the
        Krasnoselsky and Kirovsky districts of St Petersburg".
        """
        for index, town in enumerate(found):
            k = index - 1
            if k < 0 or self.tokens.norm[town.i - 1] != "of" or found[k].j != town.i - 1 or found[k].kind != "district":
                continue
            if town.code is None or town.kind not in ("town", "region"):
                continue
            nation = town.code.partition("-")[0]
            last = town.i
            while k >= 0 and found[k].kind == "district" and last - found[k].j <= 2 and found[k].code is not None:
                if (found[k].code or "").partition("-")[0] == nation:
                    found[k].code = town.code
                last = found[k].i
                k -= 1
        for index, typed in enumerate(found):
            word = self.tokens.norm[typed.j - 1]
            if typed.kind == "district" and typed.j - typed.i > 1 and word.startswith(_DISTRICTS):
                self._of_one_region(found, index)
        for town, place in itertools.pairwise(found):
            if (
                place.kind == "district"
                and town.kind == "town"
                and town.code is not None
                and place.code is not None
                and town.code != place.code
                and place.i - town.j == 1
                and self.tokens.norm[town.j] == ","
                and town.code.partition("-")[0] == place.code.partition("-")[0]
            ):
                place.code = town.code

    def _of_one_region(self, found: list[Place], index: int) -> None:
        """«В Климовском и Стародубском районах Брянской области»: districts that share their word lie in the region
        told behind it, whatever else is called so.
        """
        last, norm = found[index], self.tokens.norm
        after = found[index + 1] if index + 1 < len(found) else None
        if after is None or after.i != last.j or after.kind != "region":
            return
        k, start = index - 1, last.i
        last.code = after.code
        while k >= 0 and found[k].kind in ("district", "town") and found[k].j - found[k].i == 1 and (
            norm[found[k].j : start] in _JOINED
        ):
            found[k].kind, found[k].code = "district", after.code
            start = found[k].i
            k -= 1

    def same_shire(self, found: list[Place]) -> None:
        """ "RAF Mildenhall, in Suffolk", "Thetford in Norfolk": of its bearers the region in which the first lies."""
        for town, p in itertools.pairwise(found):
            gap = self.tokens.norm[town.j : p.i]
            if not gap or len(gap) > 3 or not all(w in _INSIDE for w in gap) or "of" in gap or p.code == town.code:
                continue
            if town.code and town.kind in ("town", "site") and p.kind == "town" and any(
                o.region == town.code and o.kind in ("region", "region_adj") for o in p.options
            ):
                p.code, p.kind = town.code, "region"

    def american(self, found: list[Place], written: dict[int, tuple[int, int, str]]) -> None:
        """The ends of an aeroplane's route are no places of what its crew saw; a header "CITY, ST/" places the rest."""
        for first, last in states.routes(self.doc) if found else ():
            for p in found:
                if p.i < last and p.j > first:
                    p.role = "aside"
        code = states.header(self.doc, written)
        if code is None:
            return
        for p in found:
            if p.code == code or p.role not in ("place", "office"):
                continue
            if any(o.region == code for o in p.options):
                p.code = code
            else:
                p.role = "aside"

    def _shared(self, place: Place, options: list[NameHit], found: list[Place]) -> NameHit | None:
        """«Богодухівський район, селище Золочів»: two names lie in the one region that both can mean."""
        mine = {o.region for o in options}
        sentence = self.doc.sentence_of[place.i]
        at = bisect_left(found, place.i, key=lambda p: p.i)
        for other in found[max(0, at - 4) : at + 5]:
            if other is place or "beside" in other.notes:
                continue
            if abs(self.doc.sentence_of[other.i] - sentence) <= 1 and other.text != place.text:
                common = mine & {o.region for o in other.options}
                if len(common) == 1 and len({o.region for o in other.options}) < 6:
                    return next(o for o in options if o.region in common)
        return None

    def _sentence_start(self, i: int) -> bool:
        return i == self.doc.sentences[self.doc.sentence_of[i]].start

    def _joined(self, j: int, i: int) -> bool:
        """Whether only "in", "within", a comma or a possessive country stand between a place and its region."""
        return all(
            self.tokens.norm[k] in (",", "(")
            or (
                self.tokens.kind[k] == WORD
                and self.tokens.norm[k] not in ("and", "и", "та", "і", "й", "а", "also", "также", "також")
            )
            for k in range(j, i)
        )

    def _towns_tell(self, found: list[Place]) -> None:
        """ "Firozpur, in Punjab": of two regions of one name, the one in which the town before it lies."""
        for town, region in itertools.pairwise(found):
            if region.kind != "region" or town.kind not in ("town", "site", "district") or region.i - town.j > NEAR:
                continue
            if self.doc.sentence_of[town.i] != self.doc.sentence_of[region.i]:
                continue
            bearers = {o.region for o in region.options if o.kind == "region"}
            lands = {o.region[:2] for o in town.options}
            common = [o.region for o in town.options if o.region in bearers] or [
                code for code in sorted(bearers) if len(lands) == 1 and code[:2] in lands
            ]
            if len(bearers) > 1 and common and region.code not in common:
                region.code = common[0]

    def _airport_towns(self, found: list[Place]) -> None:
        """ "Hanover – Passengers at Hanover Airport …": the town of the airport named, no namesake abroad."""
        norm = self.tokens.norm
        sites = [p for p in found if p.kind == "site" and p.code and len({o.region for o in p.options}) == 1]
        for p in found if sites else ():
            if p.kind not in ("region", "town") or p.code is None or norm[p.i : p.j][-1:] == ["region"]:
                continue
            name = norm[p.i : p.j]
            own = next((q for q in sites if q is not p and norm[q.i : q.i + len(name)] == name), None)
            if own is None and p.kind == "town" and p.size < KNOWN_SIZE and not norm[p.i].isascii():
                # «Порт Приморск и Пулково … В порту Приморск загорелся буксир»: the town of that port
                own = next((q for q in sites if norm[q.j - 1] == norm[p.j - 1] and q.j - q.i > 1), None)
                if own is not None and own.code != p.code:
                    p.code, p.options = own.code, own.options
                continue
            if own is not None and own.code and own.code != p.code and own.code[:2] != p.code[:2]:
                p.kind, p.code, p.options, p.typed = "town", own.code, own.options, True

    def _in_district(self, found: list[Place]) -> None:
        """ "The village of Hulianka in Korosten district": of namesakes the one that lies in the district told."""
        for p, q in itertools.pairwise(found):
            if q.kind != "district" or not q.code or not q.typed or p.code == q.code:
                continue
            if p.kind not in ("town", "district"):
                continue
            gap = self.tokens.norm[p.j : q.i]
            beside = 0 < len(gap) <= 3 and all(w in _INSIDE for w in gap)
            if not beside or p.size >= TOWN or len({o.region for o in q.options}) > 1:
                continue
            if not any(o.region == q.code for o in p.options):
                p.notes.append("elsewhere")
            p.code = q.code
        for q, p in itertools.pairwise(found):
            # «Глушковский район, посёлок Весёлый: …»
            if q.kind != "district" or not q.code or not q.typed or p.code in (None, q.code) or p.kind != "town":
                continue
            if self.tokens.norm[q.j : p.i] == [","] and p.typed and p.size < TOWN:
                p.code = q.code

    def _counties(self, found: list[Place]) -> None:
        """ "RAF Lakenheath in Suffolk": a far town's name that is a region's too, where one lies in the region."""
        beside: dict[int, list[str | None]] = {}
        for p in found:
            beside.setdefault(self.doc.sentence_of[p.i], []).append(p.code)
        for p in found:
            adj = next((o for o in p.options if o.kind == "region_adj"), None)
            if p.kind != "town" or adj is None or adj.region == p.code or not self.tokens.norm[p.i].isascii():
                continue
            near = beside[self.doc.sentence_of[p.i]]
            if near.count(p.code) == 1 and adj.region in near:
                p.kind, p.code, p.typed = "region", adj.region, True

    def _alone(self, p: Place) -> bool:
        """Whether a town of some size, or a district, lies in one region only and so says where the story plays."""
        one = len({o.region for o in p.options}) == 1
        return (p.kind == "town" and p.size >= (TOWN if one else 10 * TOWN)) or (p.kind == "district" and one)

    def _ours(self, p: Place) -> bool:
        """«На Шевченка»: a far town whose name a place of the story's countries has too."""
        return p.code is not None and p.code[:2] not in _WAR and any(o.region[:2] in _WAR for o in p.options)

    def _headed(self, found: list[Place]) -> None:
        """«Тамбовская обл.: поражена станция в Никольском»: a region that opens a line with a colon holds the small
        places of that line, whichever bearers of their names are known.
        """
        norm = self.tokens.norm
        head: Place | None = None
        for p in found:
            line = self.doc.sentence_of[p.i]
            if p.kind == "region" and self._sentence_start(p.i) and ":" in norm[p.j : p.j + 4]:
                head = p
                continue
            if head is None or self.doc.sentence_of[head.i] != line or p.kind == "region":
                head = None
                continue
            if p.kind in ("town", "district") and p.code != head.code and p.size < 100_000 and p.role == "place":
                if all(o.region != head.code for o in p.options):
                    p.notes.append("elsewhere")
                p.code = head.code

    def _rural(self, p: Place) -> bool:
        """ "The village of Butovo": no quarter of a city, whatever else bears the name."""
        return p.kind == "district" and self.tokens.norm[p.i] in ("village", "hamlet", "settlement", "farmstead")

    def _local(self, found: list[Place]) -> None:
        """«Доброе утро, Таганрог! … над Николаевкой и Русским Полем»: in a story of one region its own villages and
        quarters are meant, though the names that are known lie elsewhere; a town of some size is itself.
        """
        story = {
            p.code
            for p in found
            if p.code is not None
            and p.role in ("place", "office", "target", "heading")
            and (p.kind == "region" or (self._alone(p) and not self._rural(p)))
            and not (p.code in SEATS and p.j - p.i == 1)
        } | ({self.home} if self.home else set())
        if len(story) != 1 or not found:
            return
        (code,) = story
        if self.tokens.norm[found[0].i].isascii():
            telling = {p.text for p in found if p.code == code}
            sure = len(telling) > 1 or any(p.kind == "region" and p.code == code for p in found)
            if code[:2] not in _AT_WAR or not sure:
                return  # English tells of all countries, and Mykolaiv may be only a town
        for p in found:
            if p.code is None or p.code == code or p.role != "place" or p.kind not in ("town", "district"):
                continue
            if "elsewhere" in p.notes or p.code[:2] not in HOME:
                continue
            own = next((o for o in p.options if o.region == p.code and not o.kind.endswith("_adj")), None)
            if (p.size if own is None else own.size) < VILLAGE:
                p.code = code

    def _named_with(self, p: Place) -> bool:
        """Whether a word that no list knows is the first part of a village's name: "the village of Sytaya Buda"."""
        k = p.i - 1
        if k < 2 or self.tokens.kind[k] != WORD or not self.tokens.cap[k] or self.doc.hits[k]:
            return False
        return self.tokens.norm[k - 1] == "of" or self.doc.tag("place.in", k - 1) is not None

    def _told(self, p: Place) -> bool:
        """Whether a place stands in a sentence that names a drone and an outcome."""
        s = self.doc.sentences[self.doc.sentence_of[p.i]]
        return self.doc.has_any(("drone.one", "drone.many", "drone.any"), s.start, s.end) and self.doc.has_group(
            "outcome", s.start, s.end
        )

    def _scene(self, p: Place, country: str) -> bool:
        """ "A gas station near Hadiach was hit by a drone", "two drones were seen over Aalborg": a name that no other
        country has, told with a drone and an outcome; a London or an Oslo further on does not make it a namesake.
        """
        if p.role != "place" or any(o.region[:2] != country for o in p.options):
            return False
        if self._named_with(p):
            return False  # "the village of Sytaya Buda"
        return (p.prep or self.doc.sentence_of[p.i] <= 1) and self._told(p)

    @staticmethod
    def _rivals(o: NameHit, p: Place, texts: dict[str, set[str]]) -> bool:
        """Whether a bearer of a town's name is of a size that it may be meant: no hamlet Nikopol for the city."""
        if p.size < CITY or o.size * HAMLET >= p.size or (p.code or "")[:2] not in _AT_WAR:
            return True
        return len(texts.get(o.region, ())) > FEW

    def _seat_near(self, index: int, found: list[Place]) -> str | None:
        """Whose capital: the seat named in its sentence ("in the capital, …, Kyiv's mayor said"), else the seat of the
        country of the place before it, in its paragraph or the one above.
        """
        doc, p = self.doc, found[index]
        number = doc.sentence_of[p.i]
        beside = found[max(0, index - BESIDE) : index + BESIDE]
        named = next((q.code for q in beside if doc.sentence_of[q.i] == number and q.code in SEATS), None)
        if named is not None:
            return named
        floor = doc.sentences[number].paragraph - 1
        for q in reversed(found[max(0, index - BESIDE) : index]):
            if q.code:
                above = doc.sentences[doc.sentence_of[q.i]].paragraph
                return SEAT.get(q.code.partition("-")[0]) if above >= floor else None
        return None

    def decide(self, found: list[Place]) -> None:
        """Choose among several bearers of a name: a region named nearby wins, then the country, then the larger one."""
        if not found:
            return
        doc = self.doc
        cyrillic = not doc.tokens.norm[found[0].i].isascii()
        self._towns_tell(found)
        self._counties(found)
        self._airport_towns(found)
        self._in_district(found)
        told = [
            p
            for p in found
            if p.code
            and p.role not in ("launch", "dateline")
            and "beside" not in p.notes
            and (p.kind == "region" or (p.size >= 100_000 and p.kind == "town" and not (cyrillic and self._ours(p))))
        ]
        codes = [p.code for p in told] + ([self.home] if self.home else [])
        for p in found:
            far_region = p.kind == "region" and p.j - p.i == 1 and (p.code or "")[:2] not in _AT_WAR
            if far_region and self._named_with(p):
                p.role = "aside"  # "the village of Sytaya Buda"
        countries: dict[str, int] = {}
        #: The countries of places that are told with a drone and an outcome.
        scenes: set[str] = set()
        for p in found:
            settled = (
                p.kind in ("region", "country")
                or p.size >= 300_000
                or (p.size >= KNOWN_SIZE and len({o.region[:2] for o in p.options}) == 1)
            )
            settled = settled and self.tokens.norm[p.i] not in _COMPASS
            settled = settled or (p.kind == "site" and all(o.region == p.code for o in p.options))
            if p.code and settled and p.role != "launch" and (p.role != "aside" or "speaks" in p.notes):
                country = p.code.partition("-")[0]
                if country != "SEA":
                    if not cyrillic or country in HOME:
                        pass
                    elif p.kind != "region" and not p.typed:
                        continue  # «Рені», «Решту»: a far namesake is no sign of where the story plays
                    if self._told(p):
                        scenes.add(country)
                    weight = 1 if p.code in CAPITALS else 3 if p.kind == "region" else 2 if p.size >= 100_000 else 1
                    countries[country] = countries.get(country, 0) + weight
        if cyrillic and self.home and self.home[:2] in HOME:
            countries[self.home[:2]] = countries.get(self.home[:2], 0) + 2
        if cyrillic and not countries:
            for p in found:
                lands = {o.region[:2] for o in p.options}
                if p.kind == "town" and p.role == "place" and len(lands) == 1 and lands <= HOME and p.code:
                    countries[p.code[:2]] = countries.get(p.code[:2], 0) + 1
        if cyrillic and not countries and not _RUSSIAN.isdisjoint(self.tokens.norm):
            countries["RU"] = 1  # «под Каменском, уточнили в РЖД»
        main = max(countries, key=lambda c: countries[c]) if countries else None
        for index, p in enumerate(found):
            if p.kind == "capital":
                seat = SEAT.get(main or "") if cyrillic else self._seat_near(index, found) or SEAT.get(main or "")
                if seat is None and not cyrillic:
                    p.kind, p.role = "town", "aside"
                    continue  # "in the capital", and no word of which country's
                if seat is None:
                    seat = "UA-30" if any(c in doc.tokens.folded for c in "іїє") else "RU-MOW"
                p.kind, p.code, p.size = "town", seat, 1_000_000
                told.append(p)
                codes.append(seat)
        by_start = {q.i: q for q in found}
        #: The names told of each region.
        texts: dict[str, set[str]] = {}
        for q in found:
            texts.setdefault(q.code or "", set()).add(q.text)
        strayed: list[Place] = []
        beside: dict[int, list[Place]] = {}
        for q in told:
            beside.setdefault(doc.sentence_of[q.i], []).append(q)
        solid = sorted((q for q in told if q.code not in CAPITALS), key=lambda q: q.i)
        starts = [q.i for q in solid]
        told_codes = set(codes)
        #: The regions told, each with the names that tell it.
        named: dict[str, set[str]] = {self.home: {""}} if self.home else {}
        regional = any(q.kind == "region" and q.code not in CAPITALS for q in told)
        for q in told:
            if not regional or q.kind == "region":
                named.setdefault(q.code or "", set()).add(q.text)
        dated_from = {p.code for p in found if p.role == "dateline" and p.kind == "town"} - set(CAPITALS)
        for p in found:
            if (
                p.kind == "region"
                and main
                and p.code
                and p.code[:2] != main
                and not p.prep
                and p.j - p.i == 1
                and countries.get(p.code[:2], 0) <= 3
                and self._sentence_start(p.i)
                and self.tokens.norm[p.j : p.j + 1] not in (["-"], [":"])  # but «– Крим – два»
            ):
                p.role = "aside"  # «Силы ПВО» opens the sentence; a far region of that name is not meant
            if p.kind == "region" and main and p.code and p.code[:2] != main:
                home = next((o for o in p.options if o.region[:2] == main and o.kind in ("region", "region_adj")), None)
                if home is not None:
                    p.code = home.region  # Punjab
                elif self.tokens.norm[p.i] in _COMPASS:
                    p.role = "aside"  # "the police in the West region": of the story's country, whatever is called so
            if p.kind in REGIONAL:
                continue
            if p.kind == "district":
                follows = by_start.get(p.j)
                if follows is not None and follows.code and follows.kind in ("town", "region"):
                    p.code = follows.code  # «в Центрально-Городском районе Горловки»
                    continue
            sentence = doc.sentence_of[p.i]
            told_after = next(
                (
                    q
                    for q in beside.get(sentence, ())
                    if q.kind == "region"
                    and 0 <= q.i - p.j <= 5
                    and q.role == "place"
                    and not possessive(self.tokens, q)
                ),
                None,
            )
            if (
                told_after is not None
                and told_after.code not in {o.region for o in p.options}
                and p.size < 200_000
                and self._joined(p.j, told_after.i)
            ):
                # "the Dzhezkazgan district within Kaluga region": the text's word stands, with a note
                p.notes.append("elsewhere")
                p.code = told_after.code
                continue
            country = p.code[:2] if p.code else ""
            # Jerusalem is of the one by its code, and Eilat of the other: one story's country all the same
            kin = {country, main} == _ONE_LAND or (not cyrillic and main not in scenes and self._scene(p, country))
            far = not kin and country != main and countries.get(country, 0) <= (2 if p.size >= 100_000 else 1)
            if (
                main in HOME
                and cyrillic
                and country not in HOME
                and not (p.prep and p.size >= KNOWN_SIZE)
                and not any(o.region[:2] == main for o in p.options)
            ):
                p.role = "aside"
                continue
            if main is None and cyrillic and country not in HOME and not p.prep and not p.typed and p.j - p.i == 1 and (
                self._sentence_start(p.i) and self.tokens.kind[p.j : p.j + 1] == [WORD]
            ):
                p.role = "aside"  # «Вона почалася о 23:15»: a word that opens a sentence, not «Аеропорт Осло закрили»
                continue
            if (
                main
                and country
                and far
                and not (p.typed and (p.prep or countries[main] < 6 or p.kind != "town"))
                and (p.size < 500_000 or (cyrillic and country not in HOME))
                and not any(o.region[:2] == main for o in p.options)
                # "the General Staff in Kyiv confirmed a hit on the Ryazan refinery"
                and not (
                    main in _AT_WAR
                    and country in _AT_WAR
                    and (p.kind in ("site", "region") or p.size >= KNOWN_SIZE)
                )
            ):
                if p.role == "place":
                    strayed.append(p)
                p.role = "aside"  # a namesake far from the story
                continue
            if not p.code or len({o.region for o in p.options}) < 2:
                continue
            if p.kind == "town" and len(named) <= 2 and p.size < 400_000 and p.code not in CAPITALS:
                others = [code for code, told_as in named.items() if told_as - {p.text}]
                if (
                    len(others) == 1
                    and p.code != others[0]
                    and any(o.region == others[0] and self._rivals(o, p, texts) for o in p.options)
                ):
                    p.code = others[0]  # «на Володимир» in a story of Volyn, «Киров» in one of Kaluga
                    continue
            # a name is no sign of where it lies itself
            near = [q.code for q in beside.get(sentence, ()) if q is not p]
            alone = codes.count(p.code) == 1 and any(q is p for q in beside.get(sentence, ()))
            elsewhere = told_codes - {p.code} if alone else told_codes
            options = [o for o in p.options if not o.kind.endswith("_adj")] or list(p.options)
            after = next(
                (q for q in beside.get(sentence, ()) if q.kind == "region" and 0 <= q.i - p.j <= 5),
                None,
            )
            if after is not None:
                near = [after.code]
            elif p.kind == "town" and p.size >= CITY and not p.typed:
                # "Izium, Kharkiv region … Nikopol": no hamlet of that name in the region told before
                options = [o for o in options if self._rivals(o, p, texts)]
            choice = (
                next((o for o in options if o.region in near), None)
                or next((o for o in options if o.region in elsewhere), None)
                or next((o for o in options if o.region in dated_from), None)
                or self._shared(p, options, found)
                or next((o for o in options if main and o.region.partition("-")[0] == main), None)
            )
            passed = bisect_left(starts, p.i)
            nearby = solid[max(0, passed - 1) : passed] or solid[:1]
            last = nearby[-1] if passed and sentence - doc.sentence_of[nearby[-1].i] <= 3 else None
            own = {o.region for o in options if o.region in told_codes}
            if (
                p.kind == "district"
                and len(own) == 1
                and last is not None
                and last.code not in {o.region for o in options}
                and not own <= set(CAPITALS)
            ):
                p.code = next(iter(own))  # «сім – на Миколаївщині, два – над Херсонською. У Вознесенському районі …»
            elif (
                p.kind == "district"
                and last is not None
                and len({o.region for o in options}) > 1
                and last.code not in near
            ):
                p.code = last.code  # every city has a Krasnoarmeysky district
            elif p.kind == "district" and nearby and (choice is None or choice.region not in told_codes | dated_from):
                p.code = nearby[-1].code  # every city has a Zavodskoy district
            elif choice is not None:
                p.code = choice.region
            elif len({o.region for o in options}) > 1 and (
                options[0].size < 10 * max((o.size for o in options[1:]), default=0)
            ):
                p.notes.append("ambiguous")
        self._headed(found)
        self._local(found)
        if strayed and not any(p.role in _TOLD_IN for p in found if p.kind != "country"):
            # "a drone fell near Osiny, 40 kilometres from Belarus": the only place there is
            lead = next((p for p in strayed if p.prep), None)
            for p in strayed:
                if lead is not None and p.code == lead.code:
                    p.role = "place"
