"""What part each place has in what is told: where it happened, an office, a launch, a target, scenery."""

from __future__ import annotations

import itertools

from dronelog.parsing.places import CAPITALS, SEATS, Place
from dronelog.parsing.places.scenery import CARRIERS, DRONES, FLIGHTS, LISTING, NO_FLIGHT, Scenery
from dronelog.parsing.tokens import CLOCK, LINE, NUMBER, SIGN

_WAYS = (
    "train",
    "поезд",
    "поїзд",
    "рейс",
    "road",
    "highway",
    "motorway",
    "railway",
    "flight",
    "трасс",
    "дорог",
    "шосе",
    "шоссе",
)
_AIRCRAFT = frozenset(("aircraft", "planes", "bombers", "jets", "positions", "ships"))
#: Where what is told of a launch ends.
_LAUNCH_ENDS = frozenset(("that", "which", "into"))
_HEIGHTS = frozenset(("sky", "skies", "airspace", "waters", "sea", "air"))
_APPOINTS = ("постав", "признач", "назнач", "імену", "имену", "назива", "назыв", "вважа", "счита", "тримає", "держит")
_OUT_OF = frozenset(("с", "со", "из", "з", "із", "зі"))
#: Ends of a name after «з» that means "with".
_WITH = ("ом", "ем", "єм", "ою", "ею", "ами", "ой", "ей", "им", "ым")
#: Between launch areas: whose they are.
_HELD = frozenset(
    (
        *("окупованого", "окупованої", "оккупированного", "оккупированной", "временно", "тимчасово", "occupied", "the"),
        *("(", ")", "рф", "россии", "росії", "russia", "from", "мису", "мыса", "тот", "also", "також", "также", "а"),
    )
)
_LAUNCHED = (
    *("пускал", "запускал", "запустил", "випускал", "выпускал", "випустил", "выпустил", "летіл", "летел", "стартува"),
    *("стартова", "злітал", "взлетал", "злетіл", "взлетел", "вилітал", "вылетал", "вилетіл", "вылетел"),
    *("запустив", "випустив", "запускав", "випускав", "пустив", "пустил"),
    *("залетіл", "залетів", "залетел", "прилетіл", "прилетів", "прилетел", "увійшл", "увійшов", "вошел", "вошли"),
    *("зайшл", "зайшов", "зашел", "зашли", "проникл", "вторгл", "вторгся"),
)
_ROADS = frozenset(("road", "roads", "highway", "motorway", "bridge", "line", "route"))
_BESIDE = frozenset(
    [
        "outside",
        "near",
        "from",
        "to",
        "toward",
        "towards",
        "under",
        "под",
        "возле",
        "недалеко",
        "від",
        "біля",
        "поблизу",
    ]
)
_TOWARDS = (
    "direction",
    "border",
    "frontier",
    "границ",
    "кордон",
    "сторону",
    "бік",
    "напрям",
    "направлен",
    "towards",
    "toward",
)


_OFF_TO = frozenset(("к", "ко", "до", "бік", "сторону", "направлении", "напрямку", "toward", "towards", "for", "to"))
#: Left the sky, and flew on from where it was seen: beginnings.
_VANISHED = ("зник", "ушли", "ушел", "ушёл", "ушла", "пішов", "пішли", "исчез", "скрил", "віддал", "удали", "пропал")
_WENT_ON = ("полеті", "полетел", "направ", "попрям", "вирушил", "прослід", "прослед", "подал")
_TURNED = ("поверну", "разверну", "розверну", "вернул", "заверну", "сверну", "turned", "veered", "swung")

_FATES = ("outcome.intercepted", "outcome.lost", "outcome.struck", "outcome.crashed", "outcome.destroyed")
_LAUNCHING = ("пуск", "запуск", "launch")
#: Tokens of a bracket that holds launch areas, at most.
_BRACKET = 40
#: Lines back to the one that opens a list, at most.
_LINES = 40
#: Tokens from a launch area to the verb that tells of the launch, at most.
_VERB = 9
_AT_WHOM = frozenset(("at", "against", "towards", "toward", "on"))
#: The countries of the United Kingdom, which have counties with codes of their own.
_NATIONS = frozenset(("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"))
#: Between a number, or "not", and "from": a distance.
_AFAR = frozenset(
    (
        *("far", "away", "kilometres", "kilometers", "km", "miles", "mile", "metres", "meters", "kilometre"),
        *("minutes", "hours", "hour", "distance", "inland", "upstream", "downstream", "offshore"),
    )
)
_ARTICLES = frozenset(("a", "an", "the", "just", "some"))
_PAGES = frozenset(("home", "news", "world", "главная", "новости", "головна", "новини"))
_ARROWS = frozenset(("/", ">", "›", "»", "|", "→"))
_WRITTEN = frozenset(("summary", "report", "reports", "letter", "news", "dispatch", "bulletin", "update", "digest"))


class Roles(Scenery):
    """Gives each place of a document its role."""

    def roles(self, found: list[Place]) -> None:
        """Launch areas and destinations."""
        doc, tokens = self.doc, self.tokens
        if not found:
            return
        for s in doc.sentences:
            launch = launch_end = -1
            depth = 0
            for i in range(s.start, s.end):
                if tokens.kind[i] == SIGN:
                    if tokens.norm[i] == "(":
                        depth += 1
                    elif tokens.norm[i] == ")":
                        depth -= 1
                        if launch >= 0 and depth <= 0 and tokens.norm[launch - 1 : launch] == ["("]:
                            launch = -1
                for hit in doc.hits[i]:
                    around = tokens.norm[max(s.start, i - 4) : hit.end] if hit.tag == "place.launch" else []
                    if not NO_FLIGHT.isdisjoint(around) or (around and self._flights_stood(s.start, i)):
                        continue  # "nothing landed or took off at Landvetter"
                    if around[-1:] == ["over"] and hit.end < s.end and tokens.kind[hit.end] == NUMBER:
                        continue  # "has launched over 1,270 drones against Ukraine"
                    if hit.tag == "place.launch":
                        launch, launch_end = i, hit.end
                    elif (
                        launch >= 0
                        and i > launch
                        and (
                            # "flew in from the directions of Oryol": the word goes with the launch
                            (tokens.norm[i].startswith(_TOWARDS) and i > launch_end + 1)
                            or (hit.group == "outcome" and i > launch + 2)
                        )
                    ):
                        launch = -1
                if (
                    launch >= 0
                    and i > launch + 1
                    and tokens.norm[i] in ("near", "over", "above")
                    and i > launch_end
                    and (i - launch_end > 1 or tokens.norm[i - 1] not in _AIRCRAFT)
                    and tokens.norm[i - 1] not in _HEIGHTS
                ):
                    launch = -1  # "crossed from Russia near Vaalimaa", not "fired from above the Black Sea"
                if launch >= 0 and i > launch_end + (tokens.norm[i] != "into") and tokens.norm[i] in _LAUNCH_ENDS:
                    launch = -1  # "launched from Yemen that triggered sirens in Eilat", "from Cambodia into Surin"
                if launch >= 0 and i > launch_end and tokens.norm[i] in _AT_WHOM and self._placed(i, found):
                    launch = -1  # "launched from Yemen at Eilat", "sent from Iraq towards Kuwait"
                if launch >= 0:
                    for place in found:
                        if place.i == i or place.i <= i < place.j:
                            place.role = "launch"
        for place in found:
            s0 = doc.sentences[doc.sentence_of[place.i]].start
            if self._clock_of(place):
                place.role = "aside"
            k = place.i - 1
            if k >= 0 and tokens.norm[k] in (
                "occupied",
                "the",
                "оккупированного",
                "окупованого",
                "территории",
                "території",
                "області",
                "области",
                "area",
                "россии",
                "росії",
                "боку",
                "стороны",
                "районів",
                "району",
                "районов",
                "района",
                "аеродрому",
                "аэродрома",
                "мису",
            ):
                k -= 1
            if (
                k >= 0 and tokens.norm[k] in ("from", "из", "із", "зі") and place.role == "place" and not doc.inside[k]
                and not doc.has("service", max(0, k - 4), k) and not self._news(place, k)
                and not self._no_departures(place, k) and not self._native(k) and not self._greeting(k)
                and not (tokens.norm[k] != "from" and self._flights_stood(s0, k))
                and not self._distance(k)
            ):  # fmt: skip
                place.role = "launch"
            if k > 0 and tokens.norm[k] in _OUT_OF and place.role in ("place", "aside") and any(
                w.startswith(_LAUNCHED) for w in tokens.norm[max(s0, k - 6) : k]
            ):
                place.role = "launch"  # «Пускали безпілотники з Орла», «летели дроны с Чауды»
            if k >= 0 and tokens.norm[k] in _OUT_OF and place.role in ("place", "aside") and self._set_off(place):
                place.role = "launch"
            if k > 0 and place.kind == "country" and tokens.norm[k] in _OUT_OF and place.role == "place" and (
                doc.has_any(DRONES, max(s0, k - 5), k)
            ):
                place.role = "launch"  # «крило дрона, вочевидь, з України», «дрон родом з Росії»
            if k > 1 and tokens.norm[k] in _OUT_OF and self._out_of_there(place, k, s0):
                place.role = "launch"
            if self._whose_drones(place):
                place.role = "launch"
            k = place.i - 1
            if k > 0 and tokens.norm[k] == "to" and tokens.norm[k - 1] in _ROADS:
                place.role = "aside"  # "the road to Moscow"
            steps = 0
            while k >= 0 and steps < 3:
                if doc.tag("place.target", k):
                    place.role = "target"
                if not doc.inside[k] and not doc.hits[k] and tokens.norm[k] not in ("the",):
                    break
                k -= 1
                steps += 1

    def _out_of_there(self, place: Place, k: int, start: int) -> bool:
        """«Атакував 74 БпЛА різних типів з Приморсько-Ахтарська»: drones that somebody sent, and no "with" (з ким)."""
        tokens, doc = self.tokens, self.doc
        if place.kind == "country" or place.role not in ("place", "aside"):
            return False
        if tokens.norm[place.i].endswith(_WITH) or not doc.has("attack", start, k):
            return False
        drones = (*DRONES, "drone.type")
        last = next((t for t in range(k - 1, max(start, k - 5) - 1, -1) if doc.any(drones, t) is not None), -1)
        if last < 0:
            return False
        hit = doc.any(drones, last)
        between = range(hit.end if hit is not None else last + 1, k)
        return not any(tokens.kind[t] == SIGN or "outcome" in doc.groups[t] or doc.hits[t] for t in between)

    def _set_off(self, place: Place) -> bool:
        """«З Брянської області ворог запустив 54 безпілотники», «из Крыма взлетели 40 дронов»: the verb behind."""
        tokens, doc = self.tokens, self.doc
        s = doc.sentences[doc.sentence_of[place.i]]
        if tokens.norm[place.i].endswith(_WITH) and place.kind != "region":
            return False
        for t in range(place.j, min(s.end, place.j + _VERB)):
            if tokens.norm[t] in (",", ";", ":", "."):
                return False
            if tokens.norm[t].startswith(_LAUNCHED) or ("attack" in doc.groups[t] and tokens.norm[t].endswith("ли")):
                return doc.has_any((*DRONES, "drone.type"), t, min(s.end, t + 7))
        return False

    def _whose_drones(self, place: Place) -> bool:
        """ "20 unmanned aerial vehicles of Ukraine were neutralised": whose they were, not where."""
        if place.kind != "country" or place.role != "place" or place.i < 2 or self.tokens.norm[place.i - 1] != "of":
            return False
        last = place.i - 1
        return any(h.tag in DRONES and h.end == last for k in range(max(0, last - 4), last) for h in self.doc.hits[k])

    def nations(self, found: list[Place]) -> None:
        """ "Over Thetford, Norfolk, England", "bases in eastern England: two in Suffolk …": the smaller is meant."""
        wide = [p for p in found if p.code in _NATIONS and p.role == "place"]
        if not wide:
            return
        of, sentences = self.doc.sentence_of, self.doc.sentences
        fine = {
            sentences[of[p.i]].paragraph
            for p in found
            if p.code and p.code.startswith("GB-") and p.code not in _NATIONS and p.role == "place"
        }
        for p in wide:
            if sentences[of[p.i]].paragraph in fine:
                p.role = "aside"

    def _clock_of(self, place: Place) -> bool:
        """ "At 11:20 p.m. (Sanaa time)", "at 0540 Tehran time": by whose clock, no place."""
        norm, kind, k = self.tokens.norm, self.tokens.kind, place.i - 1
        if place.j >= self.n or norm[place.j] != "time" or k < 1:
            return False
        k -= norm[k] == "("
        return kind[k] in (CLOCK, NUMBER) or norm[k] in ("pm", "am", "noon", "midnight", "hours", "hrs", "o'clock")

    def _placed(self, i: int, found: list[Place]) -> bool:
        """Whether a place with the role of a launch area ends right before token i."""
        area = self.tokens.norm[i - 1] in ("areas", "area", "east", "west", "north", "south", "territory", "soil")
        return area or any(p.j == i and p.role == "launch" for p in found)

    def _distance(self, k: int) -> bool:
        """ "Some 12 kilometres from Ostend", "not far from Tulcea", "a few minutes from Basra": how far off it was."""
        norm = self.tokens.norm
        if k < 1 or norm[k] != "from":
            return False
        return norm[k - 1] in _AFAR or self.doc.tag("unit", k - 1) is not None

    def _greeting(self, k: int) -> bool:
        """ "Good morning from Khmelnytskyi region!", "Greetings from Sumy": where somebody writes."""
        norm = self.tokens.norm
        said = k and norm[k - 1] in ("greetings", "hello", "hi", "regards")
        return said or (k > 1 and norm[k - 2] == "good" and norm[k - 1] in ("morning", "evening", "day", "afternoon"))

    def _native(self, k: int) -> bool:
        """«Пенсіонерка Ганна Чиж із Балаклії», «жителька із Сум»: where somebody is from; nothing flew from there."""
        tokens = self.tokens
        if k < 1 or tokens.norm[k].isascii():
            return False
        named = tokens.cap[k - 1] and not self.doc.hits[k - 1] and k - 1 != self.doc.sentences[
            self.doc.sentence_of[k]
        ].start
        return named or any(h.group == "person" or h.tag == "office.witness" for h in self.doc.hits[k - 1])

    def _flights_stood(self, start: int, i: int) -> bool:
        """ "Aircraft cannot land at or take off from Penza": planes that stand still launch no drones."""
        norm = self.tokens.norm
        first = max(start, i - 12)
        before = norm[first:i]
        stood = self.doc.has("negation", first, i) or any(w in ("cannot", "unable", "no") for w in before)
        planes = any(w in FLIGHTS or w == "aircraft" for w in before)
        if not planes:  # «через дрони літаки не могли вилетіти з Пензи»
            last = next((k for k in range(i - 1, first - 1, -1) if norm[k].startswith(CARRIERS)), -1)
            first, planes = max(first, last), last >= 0
        return stood and planes and not self.doc.has_any(DRONES, first, i)

    def launches(self, found: list[Place]) -> None:
        """ "Launched from Oryol, Kursk and Millerovo": where one of a list was launched, the others were too."""
        for before, p in itertools.pairwise(found):
            gap = self.tokens.norm[before.j : p.i]
            if before.role == "launch" and p.role in ("place", "aside") and 0 < len(gap) <= 6 and (
                gap[0] in LISTING or gap[0] == "("
            ) and all(w in LISTING or w in _OUT_OF or w in _HELD for w in gap):
                p.role = "launch"
        flown = {self.doc.sentence_of[p.i] for p in found if p.role == "launch"}
        for p in found if flown else ():
            led = p.i > 0 and self.tokens.norm[p.i - 1] in _OUT_OF
            if led and p.role == "place" and p.kind in ("sea", "region") and self.doc.sentence_of[p.i] in flown:
                p.role = "launch"  # «Із Криму пустив три ракети, з Каспію п’ять, а з району Орла 221 безпілотник»
        self._bracketed(found)

    def _bracketed(self, found: list[Place]) -> None:
        """«(пуски – Воронезька обл.)», «ударні БпЛА (Орел, Шаталово, Чауда)» of drones sent: the whole bracket."""
        norm = self.tokens.norm
        end = -1
        for last, p in itertools.pairwise((None, *found)):
            if p is None:
                continue
            if p.i < end:
                p.role = "launch"
                continue
            head = last is not None and last.kind == "region" and norm[last.j : p.i] == ["("] and norm[p.j : p.j + 1]
            if head == [")"] and last is not None and last.code not in {o.region for o in p.options}:
                p.role = "aside"  # «Тверская область (Королёв)»: its governor
                continue
            before = norm[max(0, p.i - 2) : p.i]
            if p.role != "place" or before[-1:] not in (["("], ["-"], [":"]):
                continue
            if before[-1] == "(" and self._sent_from(p):
                end = next((k for k in range(p.j, min(self.n, p.j + _BRACKET)) if norm[k] == ")"), -1)
                p.role = "launch"
            elif before[0].startswith(_LAUNCHING):
                p.role = "launch"

    def _sent_from(self, p: Place) -> bool:
        """«БпЛА Shahed (Орел, Шаталово)» in a list of what was sent: the brackets hold where from."""
        doc, norm = self.doc, self.tokens.norm
        number = doc.sentence_of[p.i]
        s = doc.sentences[number]
        k = p.i - 2
        while k > s.start and doc.inside[k]:
            k -= 1
        if k < s.start or doc.any((*DRONES, "drone.type"), k) is None or doc.has_any(_FATES, s.start, s.end):
            return False
        first = max(0, number - _LINES)
        while number > first and doc.sentences[number].bullet:
            number -= 1
        opening = doc.sentences[number]
        listed = number == doc.sentence_of[p.i] or norm[opening.end - 1] == ":"
        sent = doc.has_any(("attack", "outcome.struck_at"), opening.start, s.end)
        return listed and sent and not doc.has_any(_FATES, opening.start, opening.end)

    def sections(self, found: list[Place]) -> None:
        """Several datelines in one text ("PERM. Two drones hit …", "IZHEVSK. …") are headings of its parts."""
        lines = [p for p in found if p.role == "dateline"]
        if len({self.doc.sentences[self.doc.sentence_of[p.i]].paragraph for p in lines}) > 1:
            for p in lines:
                p.role = "heading"

    def _turned_to(self, place: Place) -> bool:
        """ "Both then turned towards Latvia", «затем повернули к Беларуси»: where drones went off to."""
        norm = self.tokens.norm
        k = place.i - 1
        if k < 1 or norm[k] not in _OFF_TO:
            return False
        first = self.doc.sentences[self.doc.sentence_of[place.i]].start
        before = norm[max(first, k - 3) : k]
        if any(w.startswith(_TURNED + _VANISHED) for w in before):
            return True
        # «пролетів над областю транзитом і полетів до Тернопільщини»
        away = any(w.startswith(_WENT_ON) for w in before)
        return away and self.doc.has_any(("outcome.sighted", "outcome.lost"), first, k - 1)

    def _line(self, place: Place, found: list[Place]) -> bool:
        """ "The Druzhba pipeline's station near Unecha": the name of a pipeline beside the place of the event."""
        norm = self.tokens.norm
        if place.kind != "town" or place.typed or place.j >= self.n or not norm[place.i].isascii():
            return False
        named = norm[place.i - 1] in ("the", '"') and any(w.startswith("pipeline") for w in norm[place.j : place.j + 2])
        number = self.doc.sentence_of[place.i]
        return named and any(p is not place and self.doc.sentence_of[p.i] == number for p in found)

    def _trail(self, place: Place) -> bool:
        """ "Home / Russia & Former Soviet Union", "News > Ukraine > War": the way to a page, no place of an event."""
        s = self.doc.sentences[self.doc.sentence_of[place.i]]
        words = self.tokens.norm[s.start : s.end]
        if len(words) > 14 or len(words) < 3 or any(w[0].isdigit() for w in words):
            return False
        first = words[0] in _PAGES and words[1] in _ARROWS
        return first or (sum(w in _ARROWS for w in words) > 1 and not self.doc.has_group("outcome", s.start, s.end))

    def _summed_from(self, place: Place) -> bool:
        """ "A summary of the night from Moscow" as a title: where it was written."""
        s, norm = self.doc.sentences[self.doc.sentence_of[place.i]], self.tokens.norm
        if not s.heading or norm[place.i - 1] != "from" or place.code not in SEATS:
            return False
        return any(w in _WRITTEN for w in norm[s.start : place.i])

    def asides(self, found: list[Place]) -> None:
        """A capital that speaks ("Kyiv has said"), a landmark beside another place ("Khimki, just outside Moscow")."""
        tokens, doc = self.tokens, self.doc
        for index, place in enumerate(found):
            if (
                place.kind == "sea"
                and place.j < self.n
                and tokens.norm[place.j]
                in ("port", "coast", "fleet", "resort", "city", "shore", "town", "region", "ports", "coastline")
            ):
                place.role = "aside"  # "the Black Sea port of Chornomorsk"
                continue
            if place.role == "place" and (self._line(place, found) or self._trail(place) or self._summed_from(place)):
                place.role = "aside"
                continue
            if index and self._coast(found[index - 1], place):
                place.role = "aside"
                continue
            slavic = place.j < self.n and not tokens.norm[place.i].isascii()
            if place.role == "place" and place.code in SEATS and slavic and (
                tokens.norm[place.j].startswith(_APPOINTS)
                or (
                    place.i > 1
                    and tokens.norm[place.i - 1] in ("і", "и", "та", "й")
                    and doc.any_group(("office",), place.i - 2) is not None
                )
            ):
                place.role = "aside"  # «якого Москва поставила керувати», «губернатор і Москва розійшлися»
                continue
            if place.role == "place" and place.code in CAPITALS and self._seat(place):
                place.role = "aside"
                continue
            if (
                index
                and tokens.norm[place.i - 1] in ("outside", "near", "of")
                and found[index - 1].kind in ("town", "district", "site")
                and found[index - 1].role == "place"
                and 0 < place.i - found[index - 1].j <= (9 if tokens.norm[found[index - 1].j + 1] in _ARTICLES else 6)
                and tokens.norm[found[index - 1].j] == ","
                and place.code in CAPITALS | {"RU-SPE"}
            ):
                place.role = "aside"  # "in Krasnogorsk, outside Moscow", "in Brovary, east of Kyiv"
                place.notes.append("beside")
                continue
            if place.role in ("place", "target") and self._turned_to(place):
                place.role = "aside"
                continue
            if place.role == "target" and index and self._within(found[index - 1], place):
                place.role = "aside"
                continue
            if place.role == "place" and place.code in SEATS and self._speaks_for(place):
                place.role = "aside"
                continue
            if place.role == "place" and place.prep and (
                self._told_in(place) or (index and self._spoken_in(found[index - 1], place))
            ):
                place.role = "aside"
                continue
            if (index and self._shared_airport(found[index - 1], place)) or self._left_over(place):
                place.role = "aside"
                continue
            if place.role == "place" and place.kind != "country" and (
                self._moved_to(place) or self._taken_in(place)
            ):
                place.role = "aside"
                place.notes.append("moved")
                continue
            if place.role == "place" and (self._felt_in(place) or self._measured_from(index, found)):
                place.role = "aside"
                continue
            if place.role == "place" and (self._unsaid(place) or self._telling(place) or self._direction(place)):
                place.role = "aside"
                continue
            # "along the border near Imatra": it was there
            there = tokens.norm[place.i - 1] == "near" and not place.regional
            if place.role == "place" and not there and any(
                tokens.norm[k].startswith(_TOWARDS) for k in range(max(0, place.i - 3), place.i)
            ):
                # "launched towards the Chernihiv region; six were destroyed": where they flew, no other place told
                s = doc.sentences[doc.sentence_of[place.i]]
                alone = not any(
                    p is not place and p.role == "place" and p.kind != "country" and s.start <= p.i < s.end
                    for p in found
                )
                bounds = place.kind == "country" and tokens.norm[place.i - 1] == "with"  # "to the border with Moldova"
                place.role = "target" if alone and place.regional and not bounds else "aside"
                continue
            if (
                place.role == "place"
                and place.j < self.n
                and tokens.norm[place.j] in ("regime", "authorities", "junta")
            ):
                place.role = "aside"  # "the Kyiv regime"
                continue
            if place.kind == "country" and place.role == "place" and self._doer(place):
                place.role = "aside"
                continue
            if place.role == "place" and self._while_attacked(place) and (
                place.kind == "country" or any(p.code and p.code[:2] != "UA" for p in found)
            ):
                place.role = "aside"
                continue
            if place.role == "place" and place.i > 2 and self._outward(place.i):
                place.role = "aside"
                continue
            if place.role == "place" and self._government(found, index):
                place.role = "aside"
                place.notes.append("speaks")
                continue
            if place.kind != "town" or place.role != "place":
                continue
            k = place.i - 1
            if (
                k > 0
                and tokens.norm[k] in ("to", "до", "в")
                and any(tokens.norm[t].startswith(_WAYS) for t in range(max(0, k - 2), k))
            ):
                place.role = "aside"  # "trains to Kovel"
                continue
            if (
                index
                and found[index - 1].kind == "town"
                and tokens.norm[k] == "-"
                and found[index - 1].j == k
                and any(
                    tokens.norm[t].startswith(("train", "поезд", "поїзд", "рейс", "маршрут"))
                    for t in range(max(0, found[index - 1].i - 6), found[index - 1].i)
                )
            ):
                place.role = found[index - 1].role = "aside"  # «поезд Москва – Волгоград»
                continue
            j = place.j
            if j < self.n and tokens.norm[j] in ("regime", "authorities", "government"):
                place.role = "aside"
                continue
            if (
                not place.prep
                and j < self.n
                and (
                    doc.group("say", j)
                    or (
                        tokens.norm[j]
                        in ("has", "had", "did", "would", "declined", "says", "wants", "hopes", "is", "was")
                        and place.size > 500_000
                        and not self._suffers(j)
                    )
                )
            ):
                place.role = "aside"
            k = place.i - 1
            if (
                index
                and k >= 1
                and tokens.norm[k] in _BESIDE
                and 0 < place.i - found[index - 1].j <= 4
                and not found[index - 1].regional
                and tokens.norm[k - 1] in (",", "just", "not", "far", "close")
            ):
                place.role = "aside"

    def datelines(self, found: list[Place]) -> None:
        """ "KYIV, Ukraine (AP) —", «МОСКВА, 8 января - РИА»: the seat of the newspaper is no region of an incident."""
        tokens, doc = self.tokens, self.doc
        capitals = tokens.text.isupper()  # where all is in capitals, capitals tell nothing
        for index, place in enumerate(found):
            s = doc.sentences[doc.sentence_of[place.i]]
            if place.i != s.start:
                before = found[index - 1] if index else place
                if (
                    place.role == "place"
                    and before.role == "dateline"
                    and before.i >= s.start
                    and place.i - before.j <= 1
                ):
                    place.role = "dateline"
                continue
            k = place.i - 1
            if (
                k >= 0
                and tokens.kind[k] != LINE
                and not (tokens.kind[k] == SIGN and (k == 0 or tokens.kind[k - 1] == LINE))
            ):
                continue
            if place.kind in ("region", "district", "sea") and any(
                h.tag.startswith("region.type") for k in range(place.i, place.j) for h in doc.hits[k]
            ):
                continue  # «Курская область, обстановка к утру 12 февраля.» is the story's region
            shouted = not capitals and tokens.text[tokens.start[place.i] : tokens.end[place.j - 1]].isupper()
            dated = False
            k = place.j
            while k < self.n and k < place.j + 12 and tokens.kind[k] != LINE:
                if "month" in doc.tags[k] or any(
                    h.tag == "institution" and h.value.kind == "media" for h in doc.hits[k]
                ):
                    dated = True
                if tokens.kind[k] == SIGN and tokens.norm[k] in "-:." and tokens.start[k] >= tokens.end[k - 1]:
                    if (
                        (
                            tokens.norm[k] == "-"
                            and (shouted or dated)
                            and not doc.has_groups(("outcome", "drone"), place.j, k)
                        )
                        or (
                            tokens.norm[k] == "."
                            and ((shouted and not s.heading) or dated)
                            and (shouted or not self._of_event(place, k))
                            and k - place.j <= 8
                            and not doc.has_groups(("outcome", "drone"), place.j, k)
                        )
                        or (tokens.norm[k] == ":" and shouted)
                        or (tokens.norm[k] == "-" and self._abroad(found, index, k))
                    ):
                        place.role = "dateline"
                    if tokens.norm[k] != "." or place.role == "dateline":
                        break
                k += 1

    def _abroad(self, found: list[Place], index: int, k: int) -> bool:
        """ "Poltava, Ukraine - The air force said": a town and its country before a dash, where a text begins."""
        town, tokens = found[index], self.tokens
        if self.doc.sentence_of[town.i] > 2 or index + 1 >= len(found) or tokens.start[k] == tokens.end[k - 1]:
            return False
        land = found[index + 1]
        return land.kind == "country" and land.j == k and tokens.norm[town.j : land.i] == [","]

    def _of_event(self, place: Place, k: int) -> bool:
        """Whether a place and a date that end at token k tell of an event, not of writing: «Дергачі, 24 жовтня.»"""
        if self.tokens.norm[place.i].isascii() or place.code in SEATS:
            return False
        line = itertools.takewhile(lambda t: self.tokens.kind[t] != LINE, range(place.i, min(self.n, k + 6)))
        agency = any(h.tag == "institution" and h.value.kind == "media" for t in line for h in self.doc.hits[t])
        return not agency and self.tokens.kind[k + 1 : k + 2] != [SIGN]
