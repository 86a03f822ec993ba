"""Where: regions, countries, seas, towns, districts and named sites, each with its role in the sentence."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Protocol

from dronelog.model import NameHit, Region
from dronelog.parsing import states
from dronelog.parsing.document import Document
from dronelog.parsing.names import given
from dronelog.parsing.tokens import LINE, NUMBER, SIGN, WORD

#: Countries whose towns a report in Russian or Ukrainian names without further words.
HOME = frozenset(("UA", "RU", "BY", "MD", "PL", "RO", "LT", "LV", "EE", "FI", "KZ", "GE"))
#: Cities that stand for a government more often than for a place.
CAPITALS = frozenset(("UA-30", "RU-MOW", "US-DC", "BE-BRU", "BY-HM", "MD-CU", "PL-14", "GB-LND", "GB-ENG"))
#: And the other seats of governments: where somebody speaks, unless something happened there.
SEATS = CAPITALS | frozenset(
    (
        *("KZ-71", "GE-TB", "AM-ER", "AZ-BA", "LV-RIX", "DE-BE", "FR-75C", "AT-9", "CZ-10", "HU-BU", "RO-B", "BG-22"),
        *("TR-06", "IR-23", "EG-C", "SY-DI", "IQ-BG", "SA-01", "IN-DL", "PK-IS", "CN-BJ", "JP-13", "KR-11", "BR-DF"),
        *("MX-CMX", "FR-IDF", "SK-BL", "HR-21", "NO-03", "SE-AB", "DK-84", "ES-MD", "IT-62"),
    )
)
REGIONAL = frozenset(("region", "sea", "country"))
_TYPES = frozenset(("region.type:one", "region.type:many", "place.type:one", "place.type:many"))
#: Those who are told something: where they were told it is no place of an incident.
_HEARERS = (
    "reporter",
    "journalist",
    "briefing",
    "conference",
    "lawmaker",
    "parliament",
    "журналист",
    "журналіст",
    "брифінг",
)
#: Tokens between a town and its region at most.
NEAR = 6
#: Where a text speaks of airports, a name of one, or of a town of this size, stands for its airport.
_AIRPORTS = frozenset(
    (
        *("airport", "airports", "airports'", "flights", "aviation", "rosaviatsia", "airfields"),
        *("аэропорты", "аэропортах", "росавиация", "росавиации", "аеропорти", "аеропортах"),
    )
)
AIRPORT_TOWN = 20_000
#: People of a town that stands second in an airport's name without being a quarter, as Stansted and Modlin are.
AIRPORT_CITY = 100_000
_SKY = frozenset(("airspace", "territory", "skies", "soil"))
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
#: English type words with which a longer phrase may begin ("region governor", "district head").
_TITLED = {
    "region": "region.type:one",
    "oblast": "region.type:one",
    "krai": "region.type:one",
    "province": "region.type:one",
    "republic": "region.type:one",
    "county": "region.type:one",
    "district": "place.type:one",
}
#: A town of this size is a place even where nothing in the sentence asks for one.
KNOWN_SIZE = 60_000
#: What else may stand between the members of a list: «Курской (1 БПЛА), Липецкой (2 БПЛА) областей».
_BETWEEN = ("num", "number.each", "number.more", "place.in", "drone.one", "drone.many", "drone.any")
_LIST = frozenset(
    [
        ",",
        "and",
        "и",
        "та",
        "й",
        "і",
        "а",
        "also",
        "также",
        "також",
        "as",
        "well",
        "the",
        "над",
        "over",
        "in",
        "в",
        "во",
        "у",
        "по",
        "за",
        "при",
        "(",
        ")",
        "-",
        "&",
    ]
)
_AREAS = frozenset(("area", "field", "axis", "sector", "direction", "suburb", "neighbourhood", "neighborhood"))
_AIRCRAFT = frozenset(("aircraft", "planes", "bombers", "jets", "positions", "ships"))
_ACCUSED = ("обвин", "звинува", "упрекн", "дорікн", "порицал", "засуди")
_SPOKEN = frozenset(("in", "at", "from", "в", "во", "у"))
#: What may follow a place that ends its clause.
_CLOSING = frozenset(
    (".", ",", ";", ":", '"', "on", "today", "yesterday", "after", "late", "early", "сегодня", "сьогодні")
)
_NO_FLIGHT = frozenset(("nothing", "nobody"))
_HEIGHTS = frozenset(("sky", "skies", "airspace", "waters", "sea", "air"))
_ON = frozenset(("на", "в", "у", "над", "по"))
_LISTING = frozenset((",", "and", "и", "та", "і", "й", "або", "or"))
_APPOINTS = ("постав", "признач", "назнач")
_OUT_OF = frozenset(("с", "со", "из", "з", "із", "зі"))
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
)
_ROADS = frozenset(("road", "roads", "highway", "motorway", "bridge", "line", "route"))
_HEADS = frozenset(("mayor", "governor", "head", "chief", "leader", "prefect", "administration"))
_MOVED = frozenset(
    (
        *("diverted", "rerouted", "redirected", "moved", "transferred", "relocated", "evacuated", "divert", "switched"),
        *("diverting", "redirecting", "re-routed", "rebooked", "diversion", "diversions", "sent", "bussed", "bused"),
        *("flight", "flights", "plane", "planes", "ferry", "bus", "coach", "service", "services", "headed"),
    )
)
#: What a government does, in any tense.
_ACTS = frozenset(
    (
        *("launched", "launches", "launch", "launching", "sent", "sends", "send", "fired", "fires", "unleashed"),
        *("trade", "unleashes", "directed", "used", "uses", "deployed", "hurled", "put", "puts", "flew", "traded"),
        *("trading", "appointed", "installed", "blamed", "blames", "accused", "accuses", "called", "calls"),
        *("summoned", "summons", "condemned", "condemns", "protested", "insists", "wants", "wanted", "hopes"),
        *("hoped", "thinks", "believes", "believed", "knows", "knew", "declined", "refused", "refuses", "asked"),
        *("asks", "demanded", "demands", "vowed", "promised", "promises", "threatened", "threatens", "signed"),
        *("agreed", "agrees", "ordered", "replied", "spoke", "celebrated", "speaks", "sees", "treats", "regards"),
        *("considers", "suspects", "exchanged", "exchange", "aimed", "claims", "claimed", "denies", "denied"),
        *("rejects", "rejected", "bought", "buys", "plans", "planned", "keeps", "commented", "silent", "responded"),
        *("reacted", "investigating", "remained", "offered", "offers", "saw", "recalled", "expelled", "annexed"),
        *("seized", "counts", "counted", "lists", "listed", "acknowledged"),
    )
)
_HELPERS = frozenset(
    (
        *("has", "had", "have", "is", "was", "would", "will", "did", "does", "not", "also", "itself", "again"),
        *("yet", "never", "then", "later", "now", "only", "still", "for", "its", "part", ",", "meanwhile"),
        *("however",),
    )
)
_ADDRESSED = ("blam", "accus", "warn", "urge", "told", "tell", "ask", "condemn", "protest", "summon", "thank")
_TOLD_IN = frozenset(("place", "target", "heading", "office"))
_FLEW = ("fl", "head", "turn", "went", "made", "drift", "mov", "disappear", "vanish", "sail")
_SEATED = frozenset(
    (
        *("appointed", "installed", "backed", "controlled", "held", "named", "imposed", "led", "picked", "run"),
    )
)
_SAID = frozenset(("said", "says", "say", "claimed", "claims", "whom", "which", "that", "insists"))
#: What is named after a seat of government without lying in a story there.
_SUMMITS = frozenset(
    (
        *("institute", "university", "daily", "newspaper", "summit", "talks", "treaty", "conference", "process"),
        *("pact", "agreement", "agreements", "correspondent", "bureau", "bourse", "regime", "think-tank"),
        *("embassy", "studio"),
    )
)
_COMPASS = frozenset(
    (
        *("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "north-east"),
        *("north-west", "south-east", "south-west", "northeast", "northwest", "southeast", "southwest", "upper"),
        *("lower", "northeastern", "northwestern", "southeastern", "southwestern", "capital", "coast", "coastal"),
    )
)
#: "Spotted near the president's plane as it landed at Dublin airport": there it was seen.
_TIDINGS = ("вест", "новост", "сообщени", "звіст", "новин", "повідомлен")
_CARRIERS = ("рейс", "борт", "экипаж", "самолет", "лайнер", "поезд", "екіпаж", "літак", "поїзд", "потяг")
_HOSTS = ("встретил", "принял", "приютил", "зустрі", "прийня", "прийма")
_VEERED = (
    *("разверну", "поверну", "перенаправ", "направ", "увел", "ушл", "ушел", "отправ", "сел", "приземл", "посад"),
    *("розверну", "переспрям", "скеру", "спрям", "пішл", "пішов", "відправ", "сіл", "сів"),
)
_DRONES = ("drone.one", "drone.many", "drone.any")
_MEANWHILE = frozenset(("as", "when", "while", "before", "after"))
_LANDED = frozenset(("land", "landed", "landing", "lands", "ended"))
_FLIGHTS = frozenset(
    ("flight", "flights", "plane", "planes", "airliner", "airliners", "arrivals", "jet", "jets", "passengers")
)
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
_AIRFIELD = ("airport", "airfield", "аэропорт", "аеропорт", "аэродром", "аеродром")
_IN = frozenset(("in", "near", "at", "over", "on", "в", "во", "на", "над", "у", "по", "під", "под", "біля", "возле"))
#: What a government has: "Moscow's version", "Kyiv's appointee".
_MINISTRIES = ("ministr", "government", "kremlin", "parliament")
_OWNED = frozenset(
    ("claim", "claims", "version", "account", "appointee", "proxies", "proxy", "tally", "count", "list", "figures")
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
#: The seat of a country, by no name.
#: What a capital's rulers publish or have: "Moscow's version", "Kyiv's claim".
_TELLINGS = frozenset(
    (
        *("version", "account", "claim", "claims", "tally", "count", "figure", "figures", "total", "reckoning"),
        *("story", "line", "narrative", "side", "view", "word", "assertion", "assertions", "estimate"),
        *("statistics", "score", "list", "lists", "bulletin", "bulletins", "appointee", "appointees"),
        *("communique", "numbers", "ledger", "data", "toll", "man", "envoy", "ministry", "ministries", "military"),
        *("generals", "army", "defenders", "rulers", "forces", "troops", "soldiers", "pilots", "gunners", "commanders"),
    )
)
_SEATS = frozenset(("столиці", "столицю", "столицею", "столице", "столицей", "столицу", "столицы"))
_STREETS = ("улиц", "вулиц", "просп", "бульвар", "переул", "провул", "площад", "площ", "шоссе")
_ABOVE = frozenset(("над", "территорией", "территорию", "територією"))
_CITY_WORDS = ("город", "міст", "city")
_SHORES = ("побереж", "берег", "узбереж", "coast", "shore")
_DISTRICT_WORDS = ("район", "округ", "district", "raion", "rayon", "громад", "hromada", "municip", "общин")


#: Verbs of going away, what they end, and the words before where the way leads.
_OUT = frozenset(
    ("left", "leaving", "leave", "departed", "exited", "withdrew", "flew", "went", "headed", "turned", "vanished")
)
_UNTIL = frozenset(("until", "till", "before"))
_OUTWARD = frozenset(("over", "towards", "toward", "to", "into", "for", "across"))


def _municipality(wanted: list[NameHit], hits: tuple[NameHit, ...]) -> list[NameHit]:
    """ "The Varėna district" of Lithuania has a code of its own, beside that of the county in which the town lies."""
    if any(h.kind != "town" for h in wanted):
        return []
    county = next((h.region for h in wanted), "")
    return [
        h
        for h in hits
        if h.kind == "region_adj" and h.region[:2] == county[:2] and h.region[3:].isdigit() and not county[3:].isdigit()
    ]


class Gazetteer(Protocol):
    """What parsing asks of the gazetteer (dronelog.regions)."""

    def lookup(self, key: str) -> tuple[NameHit, ...]:
        """All meanings of a folded name, largest first."""
        ...

    def longest(self, first_word: str) -> int:
        """The most words of any name that begins with this word."""
        ...

    def region(self, code: str) -> Region | None:
        """A region by its code."""
        ...

    def districts_like(self, key: str) -> list[tuple[str, str]]:
        """Places of nearly this name: (name, region code)."""
        ...

    def nearest_district(self, key: str, region: str) -> str | None:
        """The district of a region whose name is most like this one."""
        ...


@dataclass(slots=True)
class Place:
    """A place named in the text: tokens `i` to `j`, what it is and the region it is or lies in.

    `role` is "place", "office" (part of somebody's title), "launch", "target" or "aside". `options` are its other
    meanings. `code` is None for a district that the gazetteer does not know.
    """

    i: int
    j: int
    kind: str
    code: str | None
    text: str
    role: str = "place"
    size: int = 0
    typed: bool = False
    prep: bool = False
    options: tuple[NameHit, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def regional(self) -> bool:
        """Whether it is a region, a country or a sea by itself."""
        return self.kind in REGIONAL


class Finder:
    """Finds the places of one document."""

    def __init__(self, doc: Document, gazetteer: Gazetteer, home: str | None = None) -> None:
        self.doc, self.gazetteer = doc, gazetteer
        self.home = home  # the publisher's region, where it has one
        self.tokens = doc.tokens
        self.n = len(doc.tokens)
        self.airports = False

    def find(self) -> list[Place]:
        """All places, in order."""
        doc, tokens = self.doc, self.tokens
        cap, norm, kind = tokens.cap, tokens.norm, tokens.kind
        self.airports = not _AIRPORTS.isdisjoint(norm)
        longest = self.gazetteer.longest
        american = states.cities(doc)
        found: list[Place] = []
        i = 0
        n, hits, inside = self.n, doc.hits, doc.inside
        while i < n:
            if kind[i] != WORD:
                i += 1
                continue
            if i in american and self.gazetteer.region(american[i][2]) is not None:
                city, end, code = american[i]
                found.append(Place(i, end, "town", code, tokens.slice(i, city), size=KNOWN_SIZE, typed=True, prep=True))
                i = end
                continue
            capital = self._capital(i) if norm[i] in _SEATS else None
            if capital is not None:
                found.append(capital)
                i += 1
                continue
            if not cap[i] and not self._small(i):
                i += 1
                continue
            if norm[i - 1] == '"' and i > 1 and self._entitled(i):
                i += 1
                continue
            skip = 0
            for h in hits[i]:
                if h.tag == "clock.zone" or (h.tag == "institution" and h.value.kind == "media"):
                    skip = h.end
                    break
            if skip or (inside[i] and self._masked(i)):
                i = max(skip, i + 1)
                continue
            reach = longest(norm[i])
            place = self._at(i, reach) if reach else None
            if place is None:
                place = self._unknown(i)
            if place is None:
                i += 1
                continue
            found.append(place)
            i = max(place.j, i + 1)
        found = self._lists(found)
        self._roles(found)
        self._launches(found)
        self._datelines(found)
        self._sections(found)
        self._asides(found)
        self._moved_too(found)
        self._decide(found)
        self._quarters(found)
        self._american(found, american)
        return found

    def _quarters(self, found: list[Place]) -> None:
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

    def _american(self, found: list[Place], written: dict[int, tuple[int, int, str]]) -> None:
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

    def _capital(self, i: int) -> Place | None:
        """«У столиці», "in the capital": the seat of the country is settled when the story's country is known."""
        norm = self.tokens.norm
        if i and norm[i - 1] in ("в", "у", "на", "над", "по", "під", "под"):
            return Place(i, i + 1, "capital", None, self.tokens.slice(i, i + 1), prep=True)
        return None

    def _masked(self, i: int) -> bool:
        """Whether token i stands inside the name of a medium or a time zone."""
        k = i
        while k > 0 and self.doc.inside[k]:
            k -= 1
        return any(
            h.end > i and (h.tag == "clock.zone" or (h.tag == "institution" and h.value.kind == "media"))
            for h in self.doc.hits[k]
        )

    def _entitled(self, i: int) -> bool:
        """Whether a quotation mark before token i opens the name of a medium: «телеграм-канал «Волжский дозор»."""
        return any("office.media" in self.doc.tags[k] for k in range(max(0, i - 4), i - 1))

    def _small(self, i: int) -> bool:
        """A region's adjective written small before its type word: «саратовська обл.»."""
        if self.tokens.norm[i].endswith("ern"):
            return False  # "in the northern region of Sumy"
        return i + 1 < self.n and "region.type:one" in self.doc.tags[i + 1] and len(self.tokens.norm[i]) > 5

    def _key(self, i: int, size: int) -> tuple[str, int] | None:
        """`size` words from token i as a key, and the token after them."""
        kind, norm = self.tokens.kind, self.tokens.norm
        words: list[str] = []
        j = i
        while len(words) < size:
            if j >= self.n:
                return None
            if kind[j] != WORD:
                if (
                    kind[j] == SIGN
                    and norm[j] == "."
                    and words
                    and len(words[-1]) <= 3
                    and words[-1] in ("st", "mt", "ft")
                ):
                    j += 1
                    continue
                return None
            words.append(norm[j])
            j += 1
        return " ".join(words), j

    def _at(self, i: int, reach: int) -> Place | None:
        for size in range(min(reach, 5), 0, -1):
            key = self._key(i, size)
            if key is None:
                continue
            hits = self.gazetteer.lookup(key[0])
            if not hits and key[0].endswith("'") is False and size == 1:
                continue
            if hits:
                place = self._read(i, key[1], hits)
                if place is not None:
                    return place
        return None

    def _type_after(self, j: int) -> tuple[str, int] | None:
        """A type word directly after token j-1: its tag and the token after it."""
        if j < self.n:
            for hit in self.doc.hits[j]:
                if hit.tag in _TYPES:
                    return hit.tag, hit.end
            # "Leningrad region governor", "Sumy district head": the title's phrase begins with the type word
            word = self.tokens.norm[j]
            if word in _TITLED and any(hit.end > j + 1 for hit in self.doc.hits[j]):
                return _TITLED[word], j + 1
        return None

    def _type_before(self, i: int) -> tuple[str, int] | None:
        """A type word directly before token i: its tag and its first token."""
        k = i - 1
        if k >= 0 and self.tokens.norm[k] in (".", "of", '"'):
            k -= 1
            if k >= 0 and self.tokens.norm[k + 1] == "." and len(self.tokens.norm[k]) > (
                3 if self.tokens.norm[k].isascii() else 5
            ):
                return None  # "above Volgograd Region. Saratov and Samara regions …": a full stop, no abbreviation
        steps = 0
        while k >= 0 and steps < 2:
            for hit in self.doc.hits[k]:
                if hit.tag in _TYPES and hit.end <= i:
                    return hit.tag, k
            if not self.doc.inside[k]:
                break
            k -= 1
            steps += 1
        return None

    def _read(self, i: int, j: int, hits: tuple[NameHit, ...]) -> Place | None:
        tokens, doc = self.tokens, self.doc
        after = self._type_after(j)
        before = self._type_before(i)
        kinds = {h.kind for h in hits}
        district_after = (
            after is not None
            and after[0].startswith("place.type")
            and tokens.norm[after[1] - 1].startswith(_DISTRICT_WORDS)
        )
        text_end = j
        # "Kaluga region", «Белгородской области»
        if (
            after is not None
            and after[0].startswith("region.type")
            and ("region_adj" in kinds or "region" in kinds or "country" in kinds)
        ):
            wanted = (
                [h for h in hits if h.kind == "region_adj"]
                or [h for h in hits if h.kind == "region"]
                or [h for h in hits if h.kind == "country"]
            )
            many = after[0].endswith("many")
            hit = self._suited(wanted, tokens.norm[j : after[1]])
            seat = next((h for h in hits if h.kind == "town" and h.region[:2] == hit.region[:2]), None)
            bare = hit.kind == "region_adj" and not hit.size and tokens.norm[j] in ("county", "province")
            if bare and seat is not None:
                hit = seat  # "Võru County" is the county around the town, no parish of the name
            if not many:
                return Place(
                    i,
                    after[1],
                    "region" if hit.kind != "country" else "country",
                    hit.region,
                    tokens.slice(i, after[1]),
                    typed=True,
                    options=tuple(wanted),
                )
            return Place(
                i,
                j,
                "region" if hit.kind != "country" else "country",
                hit.region,
                tokens.slice(i, j),
                typed=True,
                options=tuple(wanted),
            )
        if before is not None and before[0].startswith("region.type") and "region" in kinds:
            hit = next(h for h in hits if h.kind == "region")
            return Place(before[1], j, "region", hit.region, tokens.slice(before[1], j), typed=True, options=hits)
        if district_after and after is not None:
            wanted = [h for h in hits if h.kind in ("district", "district_adj")] or [
                h for h in hits if h.kind in ("town",)
            ]
            if wanted or "region_adj" in kinds:
                wanted = _municipality(wanted, hits) or wanted or list(hits)
                return Place(
                    i,
                    after[1],
                    "district",
                    wanted[0].region,
                    tokens.slice(i, after[1]),
                    size=wanted[0].size,
                    typed=True,
                    options=tuple(wanted),
                )
        if "sea" in kinds:
            hit = next(h for h in hits if h.kind == "sea")
            return Place(i, j, "sea", hit.region, tokens.slice(i, j), typed=True, options=hits)
        if j - i == 1 and "month" in doc.tags[i] and after is None and before is None:
            return None  # "on March 3" is in no town of that name
        if (i and tokens.norm[i - 1].startswith(_STREETS)) or (
            j < self.n and tokens.norm[j] in ("street", "avenue", "road", "square")
        ):
            return None
        if j < self.n and tokens.norm[j] == "regional":
            wanted = [h for h in hits if h.kind == "region_adj"] or [h for h in hits if h.kind == "region"]
            if wanted:  # "the Leningrad regional branch", "Kyiv Regional Military Administration"
                return Place(
                    i, j + 1, "region", wanted[0].region, tokens.slice(i, j + 1), typed=True, options=tuple(wanted)
                )
        if tokens.norm[i] == "leningrad" and j - i == 1:
            adj = [h for h in hits if h.kind == "region_adj"]
            numbered = j + 1 < self.n and tokens.norm[j] == "(" and tokens.kind[j + 1] == NUMBER
            if adj and (numbered or (i and tokens.norm[i - 1] == "over")):
                # "over Bryansk (31) and Leningrad (19)": the region has kept the name that the city gave up
                return Place(i, j, "region", adj[0].region, tokens.slice(i, j), prep=True, options=tuple(adj))
        solid = [h for h in hits if not h.kind.endswith("_adj")]
        if i and tokens.norm[i - 1] == "-" and not tokens.norm[i].isascii() and not self._preposition(i):
            adj = [h for h in hits if h.kind == "region_adj"]
            if adj:  # «13 – Смоленской»
                return Place(i, j, "region_adj", adj[0].region, tokens.slice(i, j), options=tuple(adj))
        if not solid:
            hit = hits[0]
            return Place(i, j, hit.kind, hit.region, tokens.slice(i, j), options=hits)
        if (
            i
            and tokens.norm[i - 1] == '"'
            and j < self.n
            and tokens.norm[j] == '"'
            and before is None
            and not (i > 1 and doc.any_group(("object", "place"), i - 2) is not None)
        ):
            return None  # «командування «Схід»»: a name in quotation marks is a name of something else
        prep = self._preposition(i)
        context = (
            prep
            or (before is not None and before[0].startswith("place.type"))
            or self._listed(i)
            or (after is not None and after[0].startswith("place.type"))
            or (self.airports and any(h.kind == "site" or h.size >= AIRPORT_TOWN for h in solid if not h.guarded))
            or (j - i > 1 and any(h.kind == "site" and not h.guarded for h in solid))  # "struck Afipsky refinery"
            or self._bears(i, j, solid)
        )
        first = solid[0]
        best = first
        if first.kind not in ("region", "country"):
            regions = [h for h in solid if h.kind in ("region", "country")]
            if (
                regions
                and not (before and before[0].startswith("place.type"))
                and (regions[0].size >= first.size or first.size < 200_000)
            ):
                best = regions[0]
        towns = [h for h in solid if h.kind not in REGIONAL]
        if before is not None and before[0].startswith("place.type") and towns:
            best = towns[0]
            if tokens.norm[before[1]].startswith(("airport", "аэропорт", "аеропорт", "air", "аэродром", "аеродром")):
                best = next((h for h in towns if h.kind == "site"), best)
            city = next(
                (h for h in solid if h.kind == "region" and h.region != best.region and h.size > 10 * best.size), None
            )
            if city is not None and tokens.norm[before[1]].startswith(_CITY_WORDS):
                best = city  # «города Севастополя», «город Пекин»: the great city, not a small namesake
        elif after is not None and tokens.norm[after[1] - 1] in ("airport", "base", "airfield"):
            if i > 1 and any(tokens.cap[k] and given(tokens.norm[k]) for k in (i - 1, i - 2)):
                return None  # "Guillermo León Valencia airport" bears a man's name
            best = next((h for h in towns if h.kind == "site"), best)
        if best.kind in ("region", "country"):
            if all(h.guarded for h in solid) and not context:
                return None
            if best.kind == "region" and self._stray(i, j, best, bool(before or after), prep):
                return None
            kind = best.kind
            return Place(
                i, j, kind, best.region, tokens.slice(i, j), size=best.size, typed=True, prep=prep, options=tuple(hits)
            )
        river = i and tokens.norm[i - 1] == "the" and before is None and after is None and j - i == 1
        named = j < self.n and tokens.kind[j] == WORD and ("object" in doc.groups[j] or tokens.norm[j] in _AREAS)
        river = river and not named  # "the Loviisa nuclear plant"
        river = river and not any(h.kind.endswith("_adj") for h in hits)  # "17 over the Bryansk, nine over the Kursk …"
        if river and best.kind == "town" and tokens.norm[i].isascii():
            return None  # "the ice of the Volga", "the Don"
        if j < self.n and tokens.norm[j] in ("river", "rivers") and tokens.norm[i].isascii() and before is None:
            return None  # "across the Kuban river"
        guarded = all(h.guarded for h in solid)
        start_of_line = self._opens(i)
        if not context:
            if guarded and not start_of_line:
                return self._adjective(i, j, hits)
            if self._personal(i, j):
                return self._adjective(i, j, hits)
            if best.size < KNOWN_SIZE and not start_of_line:
                return self._adjective(i, j, hits)
            if guarded:
                return self._adjective(i, j, hits)
        elif (guarded and not (before or after) and self._personal(i, j)) or (
            self._personal(i, j) and not (before or after)
        ):
            return self._adjective(i, j, hits)
        if before is not None and before[0].startswith("place.type"):
            i = before[1]
        if after is not None and after[0].startswith("place.type"):
            text_end = after[1]
            j = after[1]
        adj = [h for h in hits if h.kind == "region_adj"]
        return Place(
            i,
            j,
            best.kind,
            best.region,
            tokens.slice(i, text_end),
            size=best.size,
            typed=bool(before or after),
            prep=prep,
            options=tuple(solid + adj),
        )

    def _bears(self, i: int, j: int, hits: list[NameHit]) -> bool:
        """ "Dyatkovo kindergarten", "hit the Kstovo tank farm": a town's name before what stands in it."""
        tokens, doc = self.tokens, self.doc
        if j >= self.n or not tokens.norm[i].isascii() or tokens.cap[j] or "object" not in doc.groups[j]:
            return False
        return any(h.region[:2] in HOME and h.size and not h.guarded for h in hits) and not given(tokens.norm[i])

    def _stray(self, i: int, j: int, hit: NameHit, typed: bool, prep: bool) -> bool:
        """Whether a Cyrillic word only looks like a far region's name: «Герой», «Град», «МАХ»."""
        tokens = self.tokens
        if typed or j - i > 1 or tokens.norm[i].isascii() or hit.region[:2] in HOME:
            return False
        if len(tokens.norm[i]) <= 4 and tokens.slice(i, j).isupper():
            return True
        return len(tokens.norm[i]) <= 5 and not prep and not self._listed(i) and not self._opens(i)

    def _adjective(self, i: int, j: int, hits: tuple[NameHit, ...]) -> Place | None:
        """What remains of a name that is no town here: a region's or district's adjective («Саратовской (18)»)."""
        adj = next((h for h in hits if h.kind in ("region_adj", "district_adj")), None)
        return Place(i, j, adj.kind, adj.region, self.tokens.slice(i, j), options=hits) if adj is not None else None

    def _suited(self, wanted: list[NameHit], types: list[str]) -> NameHit:
        """ "Moscow region" is the oblast; "Altai Republic" not the krai; the first otherwise."""
        if len({h.region for h in wanted}) > 1:
            word = types[0] if types else ""
            for hit in wanted:
                name = hit.name.lower()
                if word[:4] in ("krai", "край", "краю", "краї", "краe", "terr") and (
                    "krai" in name or "territory" in name
                ):
                    return hit
                if word[:4] in ("repu", "респ") and "republic" in name:
                    return hit
                if word[:4] in ("obla", "обла", "обл") and "oblast" in name:
                    return hit
        return wanted[0]

    def _preposition(self, i: int) -> bool:
        """Whether a preposition of place stands before token i ("in", «над», "of")."""
        tokens = self.tokens
        # a longer phrase may have swallowed it: "fell in Plauru", "Vnukovo airport was closed"
        if i and (tokens.norm[i - 1].startswith(_AIRFIELD) or (self.doc.inside[i - 1] and tokens.norm[i - 1] in _IN)):
            return True
        if any(tokens.norm[k].startswith(_AIRFIELD) for k in range(i + 1, min(self.n, i + 3))):
            return True
        k = i - 1
        steps = 0
        while k >= 0 and steps < 4:
            if tokens.kind[k] in (LINE,):
                return False
            start = k
            while start > 0 and self.doc.inside[start]:
                start -= 1
            for hit in self.doc.hits[start]:
                if hit.group == "place" and hit.tag not in _TYPES:
                    return True
                if hit.tag in _TYPES and steps == 0:
                    return True
            if tokens.norm[k] in (
                "of",
                "the",
                '"',
                "(",
                "m",
                "м",
                "с",
                "г",
                ".",
                "сел",
                "смт",
                "м.",
                "nearby",
                "occupied",
                "central",
                "северной",
                "selo",
                "оккупированном",
                "окупованому",
                "тимчасово",
                "временно",
                "самом",
                "самой",
            ):
                if tokens.norm[k] == "of":
                    return True
                k -= 1
                steps += 1
                continue
            return False
        return False

    def _listed(self, i: int) -> bool:
        """Whether token i follows another capitalised name in a list: "Druzhkivka, Lyman and Toretsk"."""
        tokens = self.tokens
        k = i - 1
        if k < 1 or tokens.norm[k] not in (",", "and", "и", "та", "і", "й", "(", "-"):
            return False
        return (
            tokens.cap[k - 1]
            or tokens.norm[k - 1] in (",", "and")
            or (tokens.kind[k - 1] == NUMBER and i + 1 < self.n and tokens.norm[i + 1] in (".", ":"))  # "Dec 10, Lgov."
            or self.doc.any(_TYPES, k - 1) is not None
        )

    def _opens(self, i: int) -> bool:
        """A name that opens a line and is followed by a stop, a dash or a colon heads what follows."""
        tokens = self.tokens
        k = i - 1
        while k >= 0 and tokens.kind[k] == SIGN:
            k -= 1
        if k >= 0 and tokens.kind[k] != LINE:
            return False
        key = i + 1
        while key < self.n and key < i + 3 and tokens.kind[key] == WORD and tokens.cap[key]:
            key += 1
        return key >= self.n or tokens.kind[key] == LINE or tokens.norm[key] in (".", ":", "-", ",", "(")

    def _personal(self, i: int, j: int) -> bool:
        """Whether the capitalised words around make it a person's name: "Roman Starovoit", «Владимир Сальдо»."""
        tokens = self.tokens
        hits = self.doc.hits
        capital = j < self.n and tokens.kind[j] == WORD and tokens.cap[j] and not hits[j]
        if capital and j - i == 1 and tokens.norm[i].isascii() and given(tokens.norm[i]) and (
            tokens.start[j] - tokens.end[i] == 1
        ):
            return True  # "Vladimir Rogachev": two towns make a man
        p = i - 1
        if p > 0 and tokens.norm[p] == "of" and tokens.norm[p - 1] in _HEADS:
            return False  # "mayor of Novorossiysk Andrei Kravchenko"
        if p >= 0 and tokens.kind[p] == WORD and tokens.cap[p] and not hits[p] and not self.doc.inside[p]:
            q = p - 1
            starts = q < 0 or tokens.kind[q] == LINE or tokens.norm[q] in '.!?:"'
            if not starts or len(tokens.norm[p]) > 3:
                looked = self.gazetteer.lookup(tokens.norm[p])
                if not looked or all(h.guarded for h in looked):
                    return True
        if (
            j < self.n
            and tokens.kind[j] == WORD
            and tokens.cap[j]
            and not hits[j]
            and tokens.start[j] - tokens.end[j - 1] == 1
            and not tokens.text[tokens.start[j - 1] : tokens.end[j - 1]].endswith(("'s", "’s"))  # "Lahore's Walton"
        ):
            looked = self.gazetteer.lookup(tokens.norm[j])
            if not looked:
                return True
        return bool(p >= 1 and tokens.norm[p] == "." and len(tokens.norm[p - 1]) == 1 and tokens.cap[p - 1])

    def _unknown(self, i: int) -> Place | None:
        """A capitalised word with a district's type word, not in the gazetteer: "the Dzhezkazgan district"."""
        tokens = self.tokens
        after = self._type_after(i + 1)
        if (
            after is None
            or not after[0].startswith("place.type:one")
            or not tokens.norm[after[1] - 1].startswith(_DISTRICT_WORDS)
        ):
            return None
        if self.doc.hits[i] or self.doc.inside[i] or len(tokens.norm[i]) < 4:
            return None
        return Place(i, after[1], "district", None, tokens.slice(i, after[1]), typed=True, prep=self._preposition(i))

    def _lists(self, found: list[Place]) -> list[Place]:
        """«Белгородской, Брянской и Курской областей»: the type word at the end serves the whole list."""
        tokens, doc = self.tokens, self.doc
        out: list[Place] = []
        for index, place in enumerate(found):
            if place.code in CAPITALS and place.kind == "region" and self._shared_type(found, index) == "region":
                # "over the Moscow and Oryol regions"
                oblast = next((o for o in place.options if o.kind == "region_adj" and o.region != place.code), None)
                place.code = oblast.region if oblast is not None else place.code
            if place.kind.endswith("_adj") or (place.kind == "town" and not place.typed):
                kind = self._shared_type(found, index)
                if kind == "region":
                    adj = [o for o in place.options if o.kind == "region_adj"]
                    follows = found[index + 1] if index + 1 < len(found) else None
                    if place.kind == "town" and follows is not None and follows.code == place.code and (
                        adj and adj[0].region != place.code
                    ):
                        pass  # "near Rõuge, Võru County": a town and its county, no parish of the town's name
                    elif adj:
                        place.kind, place.code, place.typed = "region", adj[0].region, True
                        place.text = tokens.slice(place.i, place.j)
                        place.options = tuple(adj)
                elif kind == "district":
                    wanted = [o for o in place.options if o.kind in ("district_adj", "district", "town")]
                    if wanted:
                        place.kind, place.code, place.typed = "district", wanted[0].region, True
            out.append(place)
        # a bare adjective counts where the list before it had its type word («13 – Смоленской, девять – Калужской»)
        seen_region = seen_district = False
        kept: list[Place] = []
        last_line = -1
        for place in out:
            line = doc.sentences[doc.sentence_of[place.i]].paragraph if doc.sentences else 0
            if line != last_line:
                last_line = line
            if place.kind == "region":
                seen_region = True
            elif place.kind == "district":
                seen_district = True
            elif place.kind == "region_adj":
                if all(o.guarded for o in place.options) and tokens.norm[place.i].isascii():
                    continue  # 'our "East" shot down nine', "towards the Gulf"
                if seen_region and self._counted(place):
                    place.kind, place.typed = "region", True
                elif self._noun_follows(place, "office") or self._noun_follows(place, "say.pronoun"):
                    place.kind, place.role = "region", "office"
                else:
                    continue
            elif (
                place.kind == "town"
                and seen_region
                and place.i
                and (tokens.norm[place.i - 1] in _ABOVE or self._shares_type(place, kept))
                and self._ends_phrase(place)
                and any(o.kind == "region_adj" for o in place.options)
            ):
                adj = [o for o in place.options if o.kind == "region_adj"]
                place.kind, place.code, place.typed, place.options = "region", adj[0].region, True, tuple(adj)
                seen_region = True
            elif (
                place.kind == "town"
                and seen_region
                and place.i
                and (not place.prep or self._in_breakdown(place))
                and (tokens.norm[place.i - 1] == "-" or self._in_breakdown(place))
                and self._ends_phrase(place)
            ):
                adj = [o for o in place.options if o.kind == "region_adj"]
                if adj:  # «13 – Смоленской»
                    place.kind, place.code, place.typed, place.options = "region", adj[0].region, True, tuple(adj)
            elif place.kind == "district_adj":
                if not (seen_district and self._ends_phrase(place)):
                    continue
                place.kind = "district"
            elif place.kind == "country_adj":
                if place.j >= self.n or tokens.norm[place.j] not in _SKY:
                    continue
                place.kind, place.typed, place.prep = "country", True, True  # "entered Polish airspace"
            kept.append(place)
        return kept

    def _shares_type(self, place: Place, kept: list[Place]) -> bool:
        """An adjective that a number falls to, or that joins a region: «17 приходится на Курскую», «Тульскую и
        Владимирскую».
        """
        norm = self.tokens.norm
        if not norm[place.j - 1].endswith(("скую", "ську", "цкую", "цьку")):
            return False
        if norm[place.i - 1] == "на":
            return True
        joined = norm[place.i - 1] in ("и", "та", "і", "й", ",")
        return joined and bool(kept) and kept[-1].kind == "region" and kept[-1].j == place.i - 1

    def _noun_follows(self, place: Place, group: str) -> bool:
        j = place.j
        return j < self.n and (
            group in self.doc.groups[j] or group in self.doc.tags[j] or "institution" in self.doc.tags[j]
        )

    def _ends_phrase(self, place: Place) -> bool:
        j = place.j
        if j >= self.n or self.tokens.kind[j] in (SIGN, LINE) or self.tokens.norm[j] in ("и", "та", "і", "й", "and"):
            return True
        return "outcome" in self.doc.groups[j]

    def _in_breakdown(self, place: Place) -> bool:
        """Whether a number on one side and a dash part it from the rest: «Брянская – 14», «18 – на Саратовскую»."""
        tokens, n = self.tokens, self.n
        i, j = place.i, place.j
        adjective = tokens.norm[j - 1].endswith(("ская", "скую", "ской", "ська", "ську", "ській", "ською", "цька"))
        after = j + 1 < n and tokens.norm[j] == "-" and self._number(j + 1)
        before = i > 2 and tokens.norm[i - 1] in _ON and tokens.norm[i - 2] == "-" and self._number(i - 3)
        return adjective and (after or before)

    def _number(self, k: int) -> bool:
        return self.tokens.kind[k] == NUMBER or self.doc.tag("num", k) is not None

    def _counted(self, place: Place) -> bool:
        """Whether a number, a dash or «над» leads to it, or it ends a phrase."""
        return self._ends_phrase(place)

    def _shared_type(self, found: list[Place], index: int) -> str:
        """The kind of the type word that ends the list which this place is in, or ""."""
        tokens, doc = self.tokens, self.doc
        j = found[index].j
        nxt = index + 1
        steps = 0
        while j < self.n and steps < 120:
            while nxt < len(found) and found[nxt].j <= j:
                nxt += 1
            if nxt < len(found) and found[nxt].i <= j:
                place = found[nxt]
                if (
                    place.typed
                    and place.kind == "region"
                    and not tokens.norm[place.i].isascii()
                    and "region.type:one" in doc.tags[place.j - 1]
                ):
                    return "region"  # «9 над Курской, 5 над Брянской областью»
                if place.typed and place.kind == "region":
                    after = self._type_after(place.j)
                    if after is not None and after[0].endswith("many"):
                        return "region"
                    last = [h.tag for h in doc.hits[place.j - 1]]
                    if "region.type:many" in last:
                        return "region"
                    return ""
                if place.typed and place.kind == "district":
                    last = [h.tag for h in doc.hits[place.j - 1]]
                    return "district" if "place.type:many" in last else ""
                if not (place.kind.endswith("_adj") or place.kind == "town"):
                    return ""
                j = place.j
                steps += 1
                continue
            if (
                tokens.kind[j] == NUMBER
                or tokens.norm[j] in _LIST
                or doc.any(_BETWEEN, j) is not None
                or doc.inside[j]
            ):
                j += 1
                steps += 1
                continue
            for hit in doc.hits[j]:
                if hit.tag == "region.type:many":
                    return "region"
                if hit.tag == "place.type:many":
                    return "district"
            return ""
        return ""

    def _roles(self, found: list[Place]) -> None:
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
                    if hit.tag == "place.launch" and not _NO_FLIGHT.isdisjoint(tokens.norm[max(s.start, i - 4) : i]):
                        continue  # "nothing landed or took off at Landvetter"
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
                if launch >= 0:
                    for place in found:
                        if place.i == i or place.i <= i < place.j:
                            place.role = "launch"
        for place in found:
            s0 = doc.sentences[doc.sentence_of[place.i]].start
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
            ):
                k -= 1
            if (
                k >= 0 and tokens.norm[k] in ("from", "из", "із", "зі") and place.role == "place" and not doc.inside[k]
                and not doc.has("service", max(0, k - 4), k) and not self._news(place, k)
            ):  # fmt: skip
                place.role = "launch"
            if k > 0 and tokens.norm[k] in _OUT_OF and place.role in ("place", "aside") and any(
                w.startswith(_LAUNCHED) for w in tokens.norm[max(s0, k - 6) : k]
            ):
                place.role = "launch"  # «Пускали безпілотники з Орла», «летели дроны с Чауды»
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

    def _launches(self, found: list[Place]) -> None:
        """ "Launched from Oryol, Kursk and Millerovo": where one of a list was launched, the others were too."""
        for before, p in itertools.pairwise(found):
            gap = self.tokens.norm[before.j : p.i]
            if before.role == "launch" and p.role in ("place", "aside") and 0 < len(gap) <= 6 and (
                gap[0] in _LISTING or gap[0] == "("
            ) and all(w in _LISTING or w in _OUT_OF or w in _HELD for w in gap):
                p.role = "launch"

    def _sections(self, found: list[Place]) -> None:
        """Several datelines in one text ("PERM. Two drones hit …", "IZHEVSK. …") are headings of its parts."""
        lines = [p for p in found if p.role == "dateline"]
        if len({self.doc.sentences[self.doc.sentence_of[p.i]].paragraph for p in lines}) > 1:
            for p in lines:
                p.role = "heading"

    def _asides(self, found: list[Place]) -> None:
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
                and 0 < place.i - found[index - 1].j <= 6
                and tokens.norm[found[index - 1].j] == ","
                and place.code in CAPITALS | {"RU-SPE"}
            ):
                place.role = "aside"  # "in Krasnogorsk, outside Moscow", "in Brovary, east of Kyiv"
                place.notes.append("beside")
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
            if place.role == "place" and (self._unsaid(place) or self._telling(place) or self._direction(place)):
                place.role = "aside"
                continue
            if place.role == "place" and any(
                tokens.norm[k].startswith(_TOWARDS) for k in range(max(0, place.i - 3), place.i)
            ):
                # "launched towards the Chernihiv region; six were destroyed": where they flew, no other place told
                s = doc.sentences[doc.sentence_of[place.i]]
                alone = not any(
                    p is not place and p.role == "place" and p.kind != "country" and s.start <= p.i < s.end
                    for p in found
                )
                place.role = "target" if alone and place.regional else "aside"
                continue
            if (
                place.role == "place"
                and place.j < self.n
                and tokens.norm[place.j] in ("regime", "authorities", "junta")
            ):
                place.role = "aside"  # "the Kyiv regime"
                continue
            if place.kind == "country" and place.role == "place" and self._while_attacked(place):
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

    def _speaks_for(self, place: Place) -> bool:
        """«По версии Киева», «за словами Києва», «звинуватив Київ»: a government, no place of an incident."""
        norm = self.tokens.norm
        if place.i and norm[place.i - 1].startswith(_ACCUSED):
            return True
        return any(
            h.tag == "say.according" and h.end == place.i and not norm[k].isascii()
            for k in range(max(0, place.i - 3), place.i)
            for h in self.doc.hits[k]
        )

    def _suffers(self, j: int) -> bool:
        """Whether something is done to a town: "Kharkiv was attacked", "Lviv has been hit twice"."""
        doc, norm = self.doc, self.tokens.norm
        for k in range(j, min(self.n, j + 4)):
            if norm[k] in ("under", "without", "on", "in") or doc.any_group(("attack", "outcome"), k) is not None:
                return True
        return False

    def _outward(self, i: int) -> bool:
        """ "Flew off over the Gulf of Finland", "headed out over the sea": where a drone went when it had been seen."""
        norm = self.tokens.norm
        k = i - 1 - (norm[i - 1] == "the")
        if k < 2 or norm[k] not in ("over", "across", "towards", "toward", "into"):
            return False
        return norm[k - 1] in ("off", "out", "away", "back") and norm[k - 2].startswith(_FLEW)

    def _government(self, found: list[Place], index: int) -> bool:
        """A capital that stands for its government: "Kyiv said", "Moscow launched 90 drones", "appointed by Moscow"."""
        place = found[index]
        doc, norm = self.doc, self.tokens.norm
        if place.i > 1 and place.prep and norm[place.i - 2 : place.i] in (["called", "on"], ["calls", "on"]):
            return norm[place.j : place.j + 1] == ["to"]  # "has called on The Hague to act"
        if place.code not in SEATS or place.kind not in ("town", "region") or place.j - place.i > 2:
            return False
        if self.tokens.slice(place.i, place.j).isupper():
            return False
        before = norm[place.i - 1] if place.i else "."
        follows = norm[place.j] if place.j < self.n else "."
        if before == "by" or (follows == "-" and norm[place.j + 1 : place.j + 2] and norm[place.j + 1] in _SEATED):
            return True
        if place.i > 1 and norm[place.i - 2 : place.i] in (["according", "to"], ["called", "on"], ["calls", "on"]):
            return True
        if before.startswith(_ADDRESSED):
            return True  # "Warsaw blames Moscow"
        if place.prep or before in ("in", "over", "near", "outside"):
            return False
        if follows in _SUMMITS or (before in _SAID and follows in (".", ",")):
            return True  # "one Brussels institute"; "…, said Kyiv."
        j = place.j
        other = found[index + 1] if follows == "and" and index + 1 < len(found) else None
        if other is not None and other.i == j + 1 and other.code in SEATS:
            j = other.j  # "Moscow and Kyiv trade attacks"
        for k in range(j, min(self.n, j + 4)):
            if norm[k] in _ACTS or doc.group("say", k) is not None:
                return True
            if norm[k] not in _HELPERS:
                return False
        return False

    def _seat(self, place: Place) -> bool:
        """ "Moscow's overnight claim is in", "Kyiv's appointee": what belongs to the government that sits there."""
        tokens, doc = self.tokens, self.doc
        j = place.j
        opens = doc.sentences[doc.sentence_of[place.i]].start == place.i - 1 and tokens.norm[place.i - 1] == "in"
        if opens and any(tokens.norm[k].startswith(_MINISTRIES) for k in range(j, min(self.n, j + 5))):
            return True  # "In Moscow, the Ministry of Defence counts differently"
        if place.prep or not tokens.text[tokens.start[j - 1] : tokens.end[j - 1]].endswith(("'s", "’s")):
            return False
        return any("say.message" in doc.tags[k] or tokens.norm[k] in _OWNED for k in range(j, min(self.n, j + 2)))

    def _shared(self, place: Place, options: list[NameHit], found: list[Place]) -> NameHit | None:
        """«Богодухівський район, селище Золочів»: two names lie in the one region that both can mean."""
        mine = {o.region for o in options}
        sentence = self.doc.sentence_of[place.i]
        at = bisect_left(found, place.i, key=lambda p: p.i)
        for other in found[max(0, at - 4) : at + 5]:
            if other is not place and abs(self.doc.sentence_of[other.i] - sentence) <= 1 and other.text != place.text:
                common = mine & {o.region for o in other.options}
                if len(common) == 1 and len({o.region for o in other.options}) < 6:
                    return next(o for o in options if o.region in common)
        return None

    def _while_attacked(self, place: Place) -> bool:
        """ "… during a Russian attack on Ukraine": the attack is the setting, not the story."""
        tokens = self.tokens
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        if (
            place.i - 2 < start
            or tokens.norm[place.i - 1] not in ("on", "against")
            or not self.doc.tag("attack", place.i - 2)
        ):
            return False
        return any(tokens.norm[k] in ("during", "amid", "amidst") for k in range(max(start, place.i - 8), place.i - 2))

    def _coast(self, sea: Place, place: Place) -> bool:
        """«Над акваторией Чёрного моря у побережья Крыма»: a coast only tells which part of the sea is meant."""
        norm = self.tokens.norm
        return (
            sea.kind == "sea"
            and place.kind == "region"
            and 0 < place.i - sea.j <= 4
            and any(norm[k].startswith(_SHORES) for k in range(sea.j, place.i))
        )

    def _within(self, region: Place, place: Place) -> bool:
        """«Пять над Московским регионом, в том числе четыре, летевших на Москву»: a part of a region's figure."""
        doc = self.doc
        if region.kind != "region" or doc.sentence_of[region.i] != doc.sentence_of[place.i]:
            return False
        return doc.find("number.of_which", region.j, place.i) >= 0

    def _owner(self, place: Place) -> bool:
        """ "… near Erbil, Kurdistan's security service said": a possessive begins a new phrase."""
        return self.tokens.text[: self.tokens.end[place.j - 1]].endswith(("'s", "’s", ";s"))  # "Moscow&rsquo;s"

    def _told_in(self, place: Place) -> bool:
        """ "Told reporters in Kyiv", «сообщил журналистам в Минске»: where somebody spoke."""
        doc, tokens = self.doc, self.tokens
        start = doc.sentences[doc.sentence_of[place.i]].start
        hearers = False
        for k in range(place.i - 1, max(start, place.i - 7) - 1, -1):
            hearers = hearers or tokens.norm[k].startswith(_HEARERS)
            if any(h.tag == "say" for h in doc.hits[k]):
                return hearers
        return False

    def _telling(self, place: Place) -> bool:
        """ "Moscow's version of the raid", "Kyiv's overnight claim", "Moscow gave an account", "in Moscow, the Defence
        Ministry counts": a capital that stands for who rules there.
        """
        doc, norm = self.doc, self.tokens.norm
        if place.code not in CAPITALS or not norm[place.i].isascii():
            return False
        j = place.j
        if self._owner(place):
            for k in range(j, min(self.n, j + 4)):
                if norm[k] in _TELLINGS or "say.message" in doc.tags[k]:
                    return True
                if doc.hits[k] and doc.any(("date.night", "date.into"), k) is None and not doc.group("date", k):
                    return False
            return False
        if not place.prep:
            return j < self.n and doc.tag("say", j) is not None
        ministry = j + 2 < self.n and norm[j] == "," and norm[j + 1] == "the"
        return ministry and doc.group("office", j + 2) is not None and not doc.tag("office.regional_authority", j + 2)

    def _direction(self, place: Place) -> bool:
        """ "A town of 28,000 south-east of Moscow": a great city only tells the way to another place."""
        norm = self.tokens.norm
        k = place.i - 1
        return (
            k > 0
            and norm[k] == "of"
            and place.code in CAPITALS | {"RU-SPE"}
            and norm[k - 1].endswith(("north", "south", "east", "west"))
            and self.doc.sentences[self.doc.sentence_of[place.i]].start < k - 1
        )

    def _spoken_in(self, before: Place, place: Place) -> bool:
        """ "Drones flew above the base at Varel, she said in Berlin": where somebody spoke of another place."""
        doc, norm, k = self.doc, self.tokens.norm, place.i - 2
        if k < 0 or norm[k + 1] not in _SPOKEN or doc.sentence_of[before.i] != doc.sentence_of[place.i]:
            return False
        if before.role not in ("place", "target") or (place.j < self.n and norm[place.j] not in _CLOSING):
            return False
        while k > before.j and doc.inside[k]:
            k -= 1
        return any(h.tag == "say" and h.end == place.i - 1 for h in doc.hits[k])

    def _shared_airport(self, town: Place, place: Place) -> bool:
        """ "Leipzig/Halle Airport", "Maastricht Aachen Airport": named after two towns, and beside the first."""
        norm = self.tokens.norm
        gap = norm[town.j : place.i]
        if town.kind not in ("town", "region") or place.kind != "town" or place.i - town.j > 1:
            return False
        if gap == ["/"]:
            return True  # "near the runways of Leipzig/Halle"
        named = norm[place.j - 1] == "airport" or norm[place.j : place.j + 1] == ["airport"]
        return named and gap in ([], ["-"]) and place.size >= AIRPORT_CITY

    def _left_over(self, place: Place) -> bool:
        """ "Followed until they left over the Black Sea and Ukraine": the way out, not where drones were."""
        norm = self.tokens.norm
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        for k in range(place.i - 1, max(start, place.i - 9), -1):
            if norm[k] in _OUT:
                before = norm[max(start, k - 5) : k]
                return any(w in _UNTIL for w in before) and any(w in _OUTWARD for w in norm[k + 1 : place.i])
            if self.doc.tokens.kind[k] == SIGN and norm[k] != ",":
                return False
        return False

    def _news(self, place: Place, k: int) -> bool:
        """ «Горькая весть из Рыльского района», «Из Астраханской области вести скупые»: what comes is news."""
        norm = self.tokens.norm
        return norm[k - 1 if k else k].startswith(_TIDINGS) or any(
            w.startswith(_TIDINGS) for w in norm[place.j : place.j + 2]
        )

    def _taken_in(self, place: Place) -> bool:
        """«Рейс развернули на Челябинск», «экипажи увели: семь – в Самару», «пять бортов встретила Тюмень»: where
        aircraft or trains went instead.
        """
        norm = self.tokens.norm
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        k = place.i - 1
        while k > start and norm[k] in ("аэропорт", "аэропорты", "соседний", "соседние", "город", "аеропорт"):
            k -= 1
        if k <= start:
            return False
        first = next((b for b in range(k, max(start, k - 14) - 1, -1) if norm[b].startswith(_CARRIERS)), -1)
        if first < 0 or self.doc.has_any(_DRONES, first + 1, k):
            return False
        way = norm[first : k + 1]
        return norm[k].startswith(_HOSTS) or (
            norm[k] in ("на", "в", "во", "у", "до") and any(w.startswith(_VEERED) for w in way)
        )

    def _moved_to(self, place: Place) -> bool:
        """ "A flight was diverted to Hanover", "the match was moved to Dubai": where something was taken instead."""
        norm = self.tokens.norm
        k = place.i - 1
        while k > 0 and norm[k] in ("the", "and", "or", ",", "nearby"):
            k -= 1
        if k > 1 and norm[k] in ("to", "for", "towards") and any(w in _MOVED for w in norm[max(0, k - 2) : k]):
            return True
        if k == place.i - 1 and norm[k] == "from" and any(w in _FLIGHTS for w in norm[max(0, k - 2) : k]):
            return True  # "a plane from Warsaw had to turn back"
        # "six flights landed in Rotterdam", "planes had to land at Bergamo": aircraft that are no drones
        landed = k > 1 and norm[k] in ("in", "at") and any(w in _LANDED for w in norm[max(0, k - 2) : k])
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        way = norm[max(start, k - 9) : k]
        return landed and any(w in _FLIGHTS for w in way) and _MEANWHILE.isdisjoint(way)

    def _moved_too(self, found: list[Place]) -> None:
        """ "Redirected to Maastricht, Düsseldorf and Weeze": what is listed with such a place is one too."""
        norm = self.tokens.norm
        for before, p in itertools.pairwise(found):
            gap = norm[before.j : p.i]
            if (
                "moved" in before.notes
                and p.role == "place"
                and 0 < len(gap) <= 2
                and all(w in _LISTING for w in gap)
                and self.doc.sentence_of[p.i] == self.doc.sentence_of[before.i]
            ):
                p.role = "aside"
                p.notes.append("moved")

    def _unsaid(self, place: Place) -> bool:
        if place.i > 1 and self.tokens.norm[place.i - 2 : place.i] in (["not", "in"], ["not", "over"], ["не", "в"]):
            return True  # "the blaze was not in Yeysk, as many wrote"
        return self._unmentioned(place)

    def _unmentioned(self, place: Place) -> bool:
        """ "Did not mention Kirov Oblast", "none of them over Pskov": named to say that nothing happened there."""
        doc, tokens = self.doc, self.tokens
        start = doc.sentences[doc.sentence_of[place.i]].start
        for k in range(place.i - 1, max(start, place.i - 12) - 1, -1):
            hits = doc.hits[k]
            if hits and ("say.deny" in doc.tags[k] or "unclear" in doc.tags[k]):
                return True
            if tokens.norm[k] in ("none", "neither"):
                return True
            if tokens.norm[k] in ("but", "however", "но", "однако", "але", "проте"):
                return False
            if (hits and "outcome" in doc.groups[k]) or tokens.norm[k] in (";", ":"):
                return False
        return False

    def _datelines(self, found: list[Place]) -> None:
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
                    ):
                        place.role = "dateline"
                    if tokens.norm[k] != "." or place.role == "dateline":
                        break
                k += 1

    def _of_event(self, place: Place, k: int) -> bool:
        """Whether a place and a date that end at token k tell of an event, not of writing: «Дергачі, 24 жовтня.»"""
        if self.tokens.norm[place.i].isascii() or place.code in SEATS:
            return False
        line = itertools.takewhile(lambda t: self.tokens.kind[t] != LINE, range(place.i, min(self.n, k + 6)))
        agency = any(h.tag == "institution" and h.value.kind == "media" for t in line for h in self.doc.hits[t])
        return not agency and self.tokens.kind[k + 1 : k + 2] != [SIGN]

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

    def _decide(self, found: list[Place]) -> None:
        """Choose among several bearers of a name: a region named nearby wins, then the country, then the larger one."""
        if not found:
            return
        doc = self.doc
        cyrillic = not doc.tokens.norm[found[0].i].isascii()
        self._towns_tell(found)
        self._counties(found)
        told = [
            p
            for p in found
            if p.code
            and p.role not in ("launch", "dateline")
            and "beside" not in p.notes
            and (p.kind == "region" or (p.size >= 100_000 and p.kind == "town"))
        ]
        codes = [p.code for p in told] + ([self.home] if self.home else [])
        countries: dict[str, int] = {}
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
                    weight = 1 if p.code in CAPITALS else 3 if p.kind == "region" else 2 if p.size >= 100_000 else 1
                    countries[country] = countries.get(country, 0) + weight
        main = max(countries, key=lambda c: countries[c]) if countries else None
        for p in found:
            if p.kind == "capital":
                seat = {"UA": "UA-30", "RU": "RU-MOW", "BY": "BY-HM", "MD": "MD-CU"}.get(main or "")
                if seat is None:
                    seat = "UA-30" if any(c in doc.tokens.folded for c in "іїє") else "RU-MOW"
                p.kind, p.code, p.size = "town", seat, 1_000_000
                told.append(p)
                codes.append(seat)
        by_start = {q.i: q for q in found}
        strayed: list[Place] = []
        beside: dict[int, list[Place]] = {}
        for q in told:
            beside.setdefault(doc.sentence_of[q.i], []).append(q)
        solid = sorted((q for q in told if q.code not in CAPITALS), key=lambda q: q.i)
        starts = [q.i for q in solid]
        told_codes = set(codes)
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
                    if q.kind == "region" and 0 <= q.i - p.j <= 5 and q.role == "place" and not self._owner(q)
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
            far = country != main and countries.get(country, 0) <= (2 if p.size >= 100_000 else 1)
            if (
                main in HOME
                and cyrillic
                and country not in HOME
                and not p.prep
                and not any(o.region[:2] == main for o in p.options)
            ):
                p.role = "aside"
                continue
            if (
                main
                and country
                and far
                and not (p.typed and (p.prep or countries[main] < 6 or p.kind != "town"))
                and (p.size < 500_000 or (cyrillic and country not in HOME))
                and not any(o.region[:2] == main for o in p.options)
            ):
                if p.role == "place":
                    strayed.append(p)
                p.role = "aside"  # a namesake far from the story
                continue
            if not p.code or len({o.region for o in p.options}) < 2:
                continue
            near = [q.code for q in beside.get(sentence, ())]
            options = [o for o in p.options if not o.kind.endswith("_adj")] or list(p.options)
            after = next(
                (q for q in beside.get(sentence, ()) if q.kind == "region" and 0 <= q.i - p.j <= 5),
                None,
            )
            if after is not None:
                near = [after.code]
            choice = (
                next((o for o in options if o.region in near), None)
                or next((o for o in options if o.region in told_codes), None)
                or next((o for o in options if o.region in dated_from), None)
                or self._shared(p, options, found)
                or next((o for o in options if main and o.region.partition("-")[0] == main), None)
            )
            passed = bisect_left(starts, p.i)
            nearby = solid[max(0, passed - 1) : passed] or solid[:1]
            last = nearby[-1] if passed and sentence - doc.sentence_of[nearby[-1].i] <= 3 else None
            if (
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
        if strayed and not any(p.role in _TOLD_IN for p in found if p.kind != "country"):
            # "a drone fell near Osiny, 40 kilometres from Belarus": the only place there is
            lead = next((p for p in strayed if p.prep), None)
            for p in strayed:
                if lead is not None and p.code == lead.code:
                    p.role = "place"
