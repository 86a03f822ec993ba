"""Places that are no place of an event: who speaks from there, where somebody was taken, what tells the way."""

from __future__ import annotations

import itertools

from dronelog.parsing.document import Document
from dronelog.parsing.places import CAPITALS, SEATS, Place
from dronelog.parsing.places.beside import possessive
from dronelog.parsing.tokens import SIGN

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
#: People of a town that stands second in an airport's name without being a quarter, as Stansted and Modlin are.
AIRPORT_CITY = 100_000
_ACCUSED = ("обвин", "звинува", "упрекн", "дорікн", "порицал", "засуди")
#: Endings of participles: «выпущенных», «запущені».
_DONE_BY = ("нных", "нные", "нный", "нными", "них", "ними", "ений", "ені", "аний", "ані")
#: What drones did that are told of by where they went: "none of the drones sent against …".
_SENT = frozenset(("sent", "launched", "fired", "aimed", "directed", "that", "which", "used", "attacking", "targeting"))
_SPOKEN = frozenset(("in", "at", "from", "в", "во", "у"))
#: What may follow a place that ends its clause.
_CLOSING = frozenset(
    (".", ",", ";", ":", '"', "on", "today", "yesterday", "after", "late", "early", "сегодня", "сьогодні")
)
NO_FLIGHT = frozenset(("nothing", "nobody", "neither", "nor"))
#: How aircraft leave; what those do that come from elsewhere.
_DEPARTS = frozenset(
    (
        *("off", "take-off", "take-offs", "takeoff", "takeoffs", "departed", "departing", "departure", "departures"),
        *("flying", "flew", "flown", "fly", "service", "services", "out", "arrivals"),
    )
)
_VEERING = frozenset(
    ("diverted", "turn", "turned", "redirected", "rerouted", "circled", "landed", "returned", "bound", "divert")
)
LISTING = frozenset((",", "and", "и", "та", "і", "й", "або", "or"))
_MOVED = frozenset(
    (
        *("diverted", "rerouted", "redirected", "moved", "transferred", "relocated", "evacuated", "divert", "switched"),
        *("diverting", "redirecting", "re-routed", "rebooked", "diversion", "diversions", "sent", "bussed", "bused"),
        *("flight", "flights", "plane", "planes", "ferry", "bus", "coach", "service", "services", "headed"),
        *("trip", "trips", "visit", "visits", "journey", "tour", "travel", "travelled", "traveled", "excursion"),
    )
)
#: What a government does, in any tense.
_ACTS = frozenset(
    (
        *("mounted", "mounts", "staged", "stages", "waged", "wages"),
        *("dispatched", "dispatches", "flung", "loosed", "steered"),
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
_FLEW = ("fl", "head", "turn", "went", "made", "drift", "mov", "disappear", "vanish", "sail")
_SEATED = frozenset(
    (*("appointed", "installed", "backed", "controlled", "held", "named", "imposed", "led", "picked", "run"),)
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
#: "Spotted near the president's plane as it landed at Dublin airport": there it was seen.
_TIDINGS = ("вест", "новост", "сообщени", "звіст", "новин", "повідомлен")
CARRIERS = ("рейс", "борт", "экипаж", "самолет", "лайнер", "поезд", "екіпаж", "літак", "поїзд", "потяг")
_NOT = frozenset(("не", "ні", "ни"))
_HOSTS = ("встретил", "принял", "приютил", "зустрі", "прийня", "прийма")
_VEERED = (
    *("разверну", "поверну", "перенаправ", "направ", "увел", "ушл", "ушел", "отправ", "сел", "приземл", "посад"),
    *("розверну", "переспрям", "скеру", "спрям", "пішл", "пішов", "відправ", "сіл", "сів"),
)
#: How the hurt are taken away: beginnings.
_CARRIED = (
    *("везут", "везл", "достав", "отправ", "эвакуир", "перевез", "транспортир", "направ", "перевод", "перевед"),
    *("доправ", "відвез", "везуть", "евакую", "відправ", "повезл", "повезут"),
    *("flown", "airlift", "transfer", "evacuat", "driven", "transport", "rushed", "taken", "sent"),
)
_INTO = frozenset(("в", "во", "до", "у", "to"))
DRONES = ("drone.one", "drone.many", "drone.any")
_MEANWHILE = frozenset(("as", "when", "while", "before", "after"))
#: Verbs and nouns of saying nothing of a place.
_LEFT = frozenset(("left", "leaves", "leaving", "kept", "keeps"))
_OMITTED = frozenset(("omitted", "omits", "omitting", "unmentioned"))
_MENTIONED = frozenset(("mention", "word", "reference"))
#: Beside a landing: that planes land where they should, or do not.
_NO_LANDING = frozenset(("off", "again", "normally", "no", "not", "neither", "cannot", "nothing"))
_LANDED = frozenset(("land", "landed", "landing", "lands", "ended"))
FLIGHTS = frozenset(
    ("flight", "flights", "plane", "planes", "airliner", "airliners", "arrivals", "jet", "jets", "passengers")
)
_ONE_PLANE = frozenset(("jet", "plane", "airliner", "aircraft", "flight", "helicopter", "boeing", "airbus"))
_BROKEN_OFF = ("abort", "abandon", "broke", "during", "while", "interrupt", "discontinu")
#: What a government has: "Moscow's version", "Kyiv's appointee".
_MINISTRIES = ("ministr", "government", "kremlin", "parliament")
_OWNED = frozenset(
    ("claim", "claims", "version", "account", "appointee", "proxies", "proxy", "tally", "count", "list", "figures")
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
_SHORES = ("побереж", "берег", "узбереж", "coast", "shore")
#: Verbs of going away, what they end, and the words before where the way leads.
_OUT = frozenset(
    ("left", "leaving", "leave", "departed", "exited", "withdrew", "flew", "went", "headed", "turned", "vanished")
)
_UNTIL = frozenset(("until", "till", "before"))
_OUTWARD = frozenset(("over", "towards", "toward", "to", "into", "for", "across"))
_BACK_INTO = frozenset(("into", "to", "across", "over", "towards", "toward"))


#: What a government lets be known.
_TELLS = frozenset(
    (
        *("figures", "numbers", "figure", "number", "tally", "count", "claims", "word", "news", "summary", "bulletin"),
        *("toll", "update", "report", "statement", "total", "totals", "score"),
    )
)

#: News from a place: before "from", and behind the place.
_WORD_FROM = frozenset(("more", "news", "word", "report", "reports", "update", "updates", "latest", "pictures"))
_COMES = ([":"], ["comes"], ["come"], ["came"])

_BY_RUSSIA = ("росія", "росіян", "рф", "россия", "россияне", "russia")
_WHEN = frozenset(("коли", "когда", "when", "while", "as", "поки", "пока"))

#: What a country does that sends drones; "Poland attacked by drones" is one that suffers.
_ATTACKED = frozenset(
    (
        *("attacked", "launched", "fired", "sent", "unleashed", "hurled", "directed", "attacks", "launches", "fires"),
        *("sends", "атаковала", "запустила", "выпустила", "ударила", "направила"),
        *("атакувала", "випустила", "вдарила", "спрямувала", "застосувала", "била", "відправила", "послала"),
        *("применила", "отправила", "пустила", "вислала", "выслала", "задіяла", "задействовала"),
    )
)
#: Ends of a country's name that is the subject of a verb: «Росія», «Украина», «РФ».
_WHO_SENDS = ("сия", "сія", "їна", "ина", "рф", "усь")
_AT = frozenset(("on", "over", "in", "at", "against", "на", "над", "в", "у", "по"))

_UNITS_OF_WAY = frozenset(
    ("km", "kilometres", "kilometers", "kilometre", "kilometer", "miles", "mile", "metres", "meters", "nm")
)
#: What is felt or asked in a capital: beginnings.
_FEELINGS = (
    *("worr", "concern", "fear", "alarm", "anger", "outrage", "unease", "anxiet", "question", "debate", "criticism"),
    *("nerv", "indignation", "irritation", "consternation", "disquiet", "dismay", "suspicion", "soul-searching"),
    *("тривог", "занепокоєн", "обурен", "питан", "дискус", "тревог", "обеспокоенн", "возмущен", "вопрос", "опасени"),
)


class Scenery:
    """Places that are no place of an event: who speaks from there, where somebody was taken, what tells the way."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.n = len(doc.tokens)

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
        if any(w in ("airports", "airport") for w in norm[max(0, j - 9) : j]):
            return True  # "the airports of Kazan and Ufa did not receive flights"
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
        out_of = norm[max(0, place.i - 2) : place.i] == ["out", "of"]
        told = place.i - 3 if out_of else place.i - 2
        if told >= 0 and (out_of or norm[place.i - 1] == "from") and norm[told] in _TELLS:
            return True  # "overnight figures from Moscow: the defence ministry there claims 33 drones"
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
        gap = norm[found[index - 1].j : place.i] if index else []
        if gap in (["и"], [")", "и"], ["та"], [")", "та"], ["and"]) and found[index - 1].code not in SEATS:
            return False  # «вводили в аэропортах Казани, Калуги и Внуково, сообщили в Росавиации»
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
        if opens and j + 1 < self.n and tokens.norm[j] == "," and self._speaker_at(j + 1):
            return True  # "In Kyiv, a member of the National Security Council gave other details"
        if place.prep or not tokens.text[tokens.start[j - 1] : tokens.end[j - 1]].endswith(("'s", "’s")):
            return False
        return any("say.message" in doc.tags[k] or tokens.norm[k] in _OWNED for k in range(j, min(self.n, j + 2)))

    def _speaker_at(self, i: int) -> bool:
        """Whether an office that is not a city's own opens the clause at token i: "a member of the council"."""
        for k in range(i, min(self.n, i + 8)):
            if self.tokens.norm[k] in (",", ".", ";", ":") or "outcome" in self.doc.groups[k]:
                return False
            for h in self.doc.hits[k]:
                if h.group == "institution":
                    return h.value.kind in ("national_authority", "military")
                if h.tag in ("office.national_authority", "office.military"):
                    return True
        return False

    def _doer(self, place: Place) -> bool:
        """«116 дронов, выпущенных Россией за ночь», «запущених Росією», "Russia attacked Ukraine": who sent them."""
        norm, k, j = self.tokens.norm, place.i, place.j
        if norm[j : j + 1] and norm[j] in _ATTACKED and norm[j + 1 : j + 2] not in (["by"], ["with"], ["overnight"]):
            return k == 0 or norm[k - 1] not in _AT
        if k and norm[k - 1] in _ATTACKED and not norm[k].isascii() and norm[k].endswith(_WHO_SENDS):
            return True  # «34 із 64 дронів, якими атакувала Росія»
        return k > 0 and norm[k].endswith(("ией", "иной", "ією", "їною")) and norm[k - 1].endswith(_DONE_BY)

    def _while_attacked(self, place: Place) -> bool:
        """ "… during a Russian attack on Ukraine": the attack is the setting, not the story."""
        tokens = self.tokens
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        near = range(max(start, place.i - 6), place.i)
        if place.code is not None and place.code[:2] == "UA" and any(
            tokens.norm[k].startswith(_BY_RUSSIA) and tokens.norm[k - 1] in _WHEN for k in near if k > start
        ):
            return any("attack" in self.doc.groups[k] for k in near)  # «… у ніч, коли Росія атакувала порт Ізмаїл»
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

    def _told_in(self, place: Place) -> bool:
        """ "Told reporters in Kyiv", «сообщил журналистам в Минске»: where somebody spoke."""
        doc, tokens = self.doc, self.tokens
        start = doc.sentences[doc.sentence_of[place.i]].start
        hearers = False
        for k in range(place.i - 1, max(start, place.i - 7) - 1, -1):
            if tokens.norm[k] in (",", ":", "that", "что", "що"):
                return False  # «сообщил журналистам, что в Туле сбит дрон»: what was told lies there
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
        if possessive(self.tokens, place):
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

    def _measured_from(self, index: int, found: list[Place]) -> bool:
        """ "Near Izmit, some 30 kilometres (19 miles) south of the Black Sea": it only tells where a place lies."""
        place, norm = found[index], self.tokens.norm
        if place.kind != "sea" or not index or found[index - 1].role != "place":
            return False
        if self.doc.sentence_of[found[index - 1].i] != self.doc.sentence_of[place.i]:
            return False
        k = place.i - 1 - (norm[place.i - 1] == "the")
        if k < 3 or norm[k] not in ("of", "from"):
            return False
        return not _UNITS_OF_WAY.isdisjoint(norm[max(0, k - 6) : k])

    def _felt_in(self, place: Place) -> bool:
        """ "Deepening worries in Ankara", «викликало тривогу у Варшаві»: a government, not where drones were."""
        if place.code not in SEATS and place.code not in CAPITALS:
            return False
        before = self.tokens.norm[max(0, place.i - 4) : place.i]
        return len(before) > 1 and before[-1] in ("in", "в", "у") and before[-2].startswith(_FEELINGS)

    def _spoken_in(self, before: Place, place: Place) -> bool:
        """ "Drones flew above the base at Varel, she said in Berlin": where somebody spoke of another place."""
        doc, norm, k = self.doc, self.tokens.norm, place.i - 2
        if k < 0 or norm[k + 1] not in _SPOKEN:
            return False
        # "A drone hit the plant. … heard blasts, the agency's head said in Vienna"
        abroad = place.code in SEATS and (before.code or "")[:2] not in ("", (place.code or "")[:2])
        if doc.sentence_of[before.i] != doc.sentence_of[place.i] and not abroad:
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
            if norm[k] in _BACK_INTO and norm[k - 1] == "back":
                return True  # "followed on radar until they crossed back into Ukraine"
            if norm[k] in _OUT:
                before = norm[max(start, k - 5) : k]
                return any(w in _UNTIL for w in before) and any(w in _OUTWARD for w in norm[k + 1 : place.i])
            if self.doc.tokens.kind[k] == SIGN and norm[k] != ",":
                return False
        return False

    def _news(self, place: Place, k: int) -> bool:
        """«Горькая весть из Рыльского района», «Из Астраханской области вести скупые»: what comes is news."""
        norm = self.tokens.norm
        if norm[k].isascii() and ((k and norm[k - 1] in _WORD_FROM) or norm[place.j : place.j + 1] in _COMES):
            return True  # "more from Kursk region: its governor said", "from Syzran comes another view"
        return norm[k - 1 if k else k].startswith(_TIDINGS) or any(
            w.startswith(_TIDINGS) for w in norm[place.j : place.j + 2]
        )

    def _taken_in(self, place: Place) -> bool:
        """«Рейс развернули на Челябинск», «экипажи увели: семь – в Самару», «пять бортов встретила Тюмень»: where
        aircraft or trains went instead.
        """
        norm = self.tokens.norm
        if self._carried_to(place):
            return True
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        k = place.i - 1
        while k > start and norm[k] in ("аэропорт", "аэропорты", "соседний", "соседние", "город", "аеропорт"):
            k -= 1
        if k <= start:
            return False
        first = next((b for b in range(k, max(start, k - 14) - 1, -1) if norm[b].startswith(CARRIERS)), -1)
        if first < 0 or self.doc.has_any(DRONES, first + 1, k):
            return False
        way = norm[first : k + 1]
        return norm[k].startswith(_HOSTS) or (
            norm[k] in ("на", "в", "во", "у", "до")
            and any(w.startswith(_VEERED) for w in way)
            and _NOT.isdisjoint(way)  # «літаки не могли приземлитися в Пензі»
        )

    def _carried_to(self, place: Place) -> bool:
        """«Раненого ребёнка вертолётом отправили в Москву»: where the hurt were taken."""
        doc, norm = self.doc, self.tokens.norm
        s = doc.sentences[doc.sentence_of[place.i]]
        k = place.i - 1
        if k <= s.start or norm[k] not in _INTO or doc.has_any(DRONES, s.start, s.end):
            return False
        if not any(w.startswith(_CARRIED) for w in norm[max(s.start, k - 12) : k]):
            return False
        hurt = doc.has_any(("outcome.injured", "casualty"), s.start, k)
        return hurt or any("person" in doc.groups[t] for t in range(s.start, k))

    def _moved_to(self, place: Place) -> bool:
        """ "A flight was diverted to Hanover", "the match was moved to Dubai": where something was taken instead."""
        norm = self.tokens.norm
        k = place.i - 1
        while k > 0 and norm[k] in ("the", "and", "or", ",", "nearby"):
            k -= 1
        if k > 1 and norm[k] in ("to", "for", "towards") and any(w in _MOVED for w in norm[max(0, k - 2) : k]):
            return True
        if (
            k > 1
            and norm[k] == "from"
            and any(w in FLIGHTS for w in norm[max(0, k - 2) : k])
            and (k == place.i - 1 and not self._no_departures(place, k))
        ):
            return True  # "a plane from Warsaw had to turn back"
        if k > 0 and norm[k - 1] == "landing" and any(w.startswith(_BROKEN_OFF) for w in norm[max(0, k - 5) : k - 1]):
            return False  # "aborted its landing at Izmir when the crew noticed a drone"
        # "six flights landed in Rotterdam", "planes had to land at Bergamo": aircraft that are no drones
        landed = k > 1 and norm[k] in ("in", "at") and any(w in _LANDED for w in norm[max(0, k - 2) : k])
        start = self.doc.sentences[self.doc.sentence_of[place.i]].start
        way = norm[max(start, k - 9) : k]
        if _NO_LANDING & {*way, *norm[place.j : place.j + 1]}:
            return False  # "planes are taking off and landing again in Volgograd"
        end = self.doc.sentences[self.doc.sentence_of[place.i]].end
        if k > 0 and norm[k - 1] == "landing" and norm[k - 2] in _ONE_PLANE and self.doc.has_any(DRONES, place.j, end):
            return False  # "a jet landing at Warsaw passed within 50 metres of a drone"
        return landed and any(w in FLIGHTS for w in way) and _MEANWHILE.isdisjoint(way)

    def _no_departures(self, place: Place, k: int) -> bool:
        """ "Nothing took off from Pskov", "there was no flying from Saratov", "all flights from Samara were halted":
        where a "from" at token k tells which airport stood still.
        """
        doc, norm = self.doc, self.tokens.norm
        s = doc.sentences[doc.sentence_of[place.i]]
        if not norm[k].isascii() or not _VEERING.isdisjoint(norm[s.start : s.end]):
            return False
        flown = next((t for t in range(k - 1, max(s.start, k - 5) - 1, -1) if norm[t] in _DEPARTS | FLIGHTS), -1)
        if flown < 0 or doc.has_any(DRONES, flown, k):
            return False
        stopped = doc.has_any(("service.cut", "outcome.disrupted"), max(s.start, k - 8), min(s.end, place.j + 12))
        return stopped or not NO_FLIGHT.isdisjoint(norm[max(s.start, k - 8) : k])

    def moved_too(self, found: list[Place]) -> None:
        """ "Redirected to Maastricht, Düsseldorf and Weeze": what is listed with such a place is one too."""
        norm = self.tokens.norm
        for before, p in itertools.pairwise(found):
            gap = norm[before.j : p.i]
            if (
                "moved" in before.notes
                and p.role == "place"
                and 0 < len(gap) <= 2
                and all(w in LISTING for w in gap)
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
        near = tokens.norm[max(start, place.i - 5) : place.i]
        said = any(w in _OMITTED for w in near) or any(
            a in ("left", "leaves", "leaving") and b == "out" for a, b in itertools.pairwise(near)
        )
        # "left Chuvashia out of its summary"
        said = said or (tokens.norm[place.j : place.j + 1] == ["out"] and not _LEFT.isdisjoint(near[-3:]))
        before = tokens.norm[max(start, place.i - 7) : place.i]
        if said or (any(w in _MENTIONED for w in near) and any(w in ("no", "not", "without") for w in before)):
            return True  # "there is no mention of Primorsk in the list", "left out Sterlitamak in its statement"
        for k in range(place.i - 1, max(start, place.i - 12) - 1, -1):
            hits = doc.hits[k]
            if hits and ("say.deny" in doc.tags[k] or "unclear" in doc.tags[k]):
                return True
            if tokens.norm[k] in ("none", "neither") and "outcome.disrupted" not in doc.tags[k]:
                # "none of the nine drones sent against Voronezh got through": those drones were there
                return not any(
                    tokens.norm[t] in _SENT and tokens.norm[t - 1].startswith(("drone", "uav", "shahed", "aircraft"))
                    for t in range(k + 2, place.i)
                )
            if tokens.norm[k] in ("but", "however", "но", "однако", "але", "проте"):
                return False
            if (hits and "outcome" in doc.groups[k]) or tokens.norm[k] in (";", ":"):
                return False
        return False
