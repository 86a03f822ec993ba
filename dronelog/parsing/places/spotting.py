"""Finding the names of places in a text, and reading what each is."""

from __future__ import annotations

from dronelog.model import NameHit
from dronelog.parsing import states
from dronelog.parsing.document import Document
from dronelog.parsing.names import given
from dronelog.parsing.places import (
    HOME,
    KNOWN_SIZE,
    REGIONAL,
    SEAT,
    TYPES,
    Gazetteer,
    Place,
    adjectives,
    homes,
    seas,
    ways,
)
from dronelog.parsing.places.beside import type_after, type_before
from dronelog.parsing.places.choice import Choice
from dronelog.parsing.places.lists import Lists
from dronelog.parsing.places.roles import Roles
from dronelog.parsing.tokens import CLOCK, DATE, LINE, NUMBER, SIGN, WORD

#: Where a text speaks of airports, a name of one, or of a town of this size, stands for its airport.
_AIRPORTS = frozenset(
    (
        *("airport", "airports", "airports'", "flights", "aviation", "rosaviatsia", "airfields"),
        *("аэропорты", "аэропортах", "росавиация", "росавиации", "аеропорти", "аеропортах"),
    )
)
AIRPORT_TOWN = 20_000
_SAYS = frozenset(("person", "say", "office"))
#: People in a town whose name is a common word too, and that heads a line all the same, at least.
LABELLED = 10_000
#: People in a town that an attack may name without a preposition; tokens from the attack to it, and from it.
VILLAGE_SIZE, _FROM_ATTACK, _TO_ATTACK = 1_000, 4, 6
#: A home town of this size is meant before a region abroad that bears its name.
NAMESAKE = 10_000
_AREAS = frozenset(("area", "field", "axis", "sector", "direction", "suburb", "neighbourhood", "neighborhood"))
_BANKS = frozenset(("bank", "banks", "embankment", "bridge", "shore", "quay", "waterfront", "backwater", "crossing"))
_HEADS = frozenset(("mayor", "governor", "head", "chief", "leader", "prefect", "administration"))
_AIRFIELD = ("airport", "airfield", "аэропорт", "аеропорт", "аэродром", "аеродром")
_IN = frozenset(("in", "near", "at", "over", "on", "в", "во", "на", "над", "у", "по", "під", "под", "біля", "возле"))
_SEATS = frozenset(("столиці", "столицю", "столицею", "столице", "столицей", "столицу", "столицы", "capital"))
#: What stands before "the capital", and what after it where no city is meant.
_TO_SEAT = frozenset(
    (
        *("in", "over", "on", "at", "near", "around", "towards", "toward", "outside", "above", "across", "for"),
        *("reached", "attacked", "hit", "struck"),
    )
)
_PARTS_OF = frozenset(("outskirts", "suburbs", "parts", "part", "districts", "district", "centre", "center", "sky"))
_NO_SEAT = frozenset(("of", "markets", "market", "repairs", "repair", "costs", "spending", "investment", "'s"))
#: People in a seat of government, enough for a name that is known.
SEAT_SIZE = 1_000_000
_STREETS = ("улиц", "вулиц", "просп", "бульвар", "переул", "провул", "площад", "площ", "шоссе")
#: What a "village" of that name is not, where another of at most this size bears it too.
CITY, VILLAGE = 30_000, 20_000
_VILLAGE_WORDS = ("сел", "пос", "смт", "хутор", "станиц", "village", "settlement", "hamlet")
_CITY_WORDS = ("город", "міст", "city")
_DISTRICT_WORDS = ("район", "округ", "district", "raion", "rayon", "громад", "hromada", "municip", "общин")


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


#: Words of time that stamp no report: a plan, something long past, "from".
_NO_STAMP = frozenset(("date.future", "date.far_past", "date.ago", "date.from", "date.to", "date.last", "date.recent"))
_ALONG = frozenset(("along", "across", "beyond", "down", "up", "upon", "astride"))


#: Between a town and what was done to it; what that is; and what follows it.
_UNDERGOING = frozenset(("was", "were", "is", "has", "had", "been", "being", "again", "also", "once", "more", "twice"))
_SUFFERS = frozenset(("attacked", "shelled", "hit", "struck", "bombed", "targeted", "raided", "pounded", "bombarded"))
_BY_WHAT = frozenset(("by", "with", "and", "from", "again", "overnight", "twice", "on", "in", "at", "during", "for"))


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
        together = seas.find(doc, self.gazetteer)
        found: list[Place] = []
        i = 0
        n, hits, inside = self.n, doc.hits, doc.inside
        while i < n:
            if kind[i] != WORD:
                i += 1
                continue
            if i in together:
                found.append(together[i])
                i = together[i].j
                continue
            if i in american and self.gazetteer.region(american[i][2]) is not None:
                city, end, code = american[i]
                found.append(Place(i, end, "town", code, tokens.slice(i, city), size=KNOWN_SIZE, typed=True, prep=True))
                i = end
                continue
            capital = self._capital(i) if norm[i] in _SEATS else None
            if capital is not None:
                found.append(capital)
                i = capital.j
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
            if place is not None and self._abbreviated(place):
                place = None  # «начальник ХОВА»
            if place is None:
                place = self._unknown(i)
            if place is None:
                i += 1
                continue
            if found and place.kind == "town":
                self._elided(found[-1], place)
            found.append(place)
            i = max(place.j, i + 1)
        adjectives.add(doc, self.gazetteer, found)
        found = Lists(doc).lend(found)
        roles = Roles(doc)
        choice = Choice(doc, self.home)
        roles.roles(found)
        roles.launches(found)
        roles.datelines(found)
        roles.sections(found)
        roles.asides(found)
        roles.moved_too(found)
        ways.apart(self.doc, found)
        homes.apart(self.doc, found)
        choice.decide(found)
        choice.quarters(found)
        choice.american(found, american)
        choice.same_shire(found)
        roles.nations(found)
        return found

    def _abbreviated(self, place: Place) -> bool:
        """Whether a word in capitals is an office's short name, no town: «ХОВА», not Hove."""
        hit = self.doc.any_group(("office",), place.i)
        return hit is not None and hit.end >= place.j and place.j == place.i + 1 and place.text.isupper()

    def _capital(self, i: int) -> Place | None:
        """«У столиці», "in the capital": the seat of the country is settled when the story's country is known."""
        norm = self.tokens.norm
        if norm[i] == "capital":
            return self._the_capital(i)
        if i and norm[i - 1] in ("в", "у", "на", "над", "по", "під", "под"):
            return Place(i, i + 1, "capital", None, self.tokens.slice(i, i + 1), prep=True)
        return None

    def _the_capital(self, i: int) -> Place | None:
        """ "Over the capital", "attacked the Ukrainian capital"; not "Kyiv, the capital", "the capital of Dagestan"."""
        norm = self.tokens.norm
        city = i + 1 < self.n and norm[i + 1] == "city"
        j = i + 2 if city else i + 1
        if j < self.n and (norm[j] in _NO_SEAT or self.doc.any_group(("person", "region"), j) is not None):
            return None
        if i >= 2 and norm[i - 1] == "the":
            part = i > 3 and norm[i - 2] == "of" and (norm[i - 3] in _PARTS_OF or norm[i - 4] == "the")
            prep = part or norm[i - 2] in _TO_SEAT  # and not "in Dubna, north of the capital"
            return Place(i, j, "capital", None, self.tokens.slice(i, j), prep=True) if prep else None
        if i < 3 or norm[i - 2] != "the" or norm[i - 3] == ",":
            return None
        land = next((h.region for h in self.gazetteer.lookup(norm[i - 1]) if h.kind == "country_adj"), None)
        if land is None or land not in SEAT:
            return None
        return Place(i - 1, j, "town", SEAT[land], self.tokens.slice(i - 1, j), size=SEAT_SIZE, typed=True, prep=True)

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
            if hits and size == 2 and self.tokens.norm[i + 1].startswith(_DISTRICT_WORDS):
                # «Деснянський район» is Kyiv's and Chernihiv's, though one of them has a name of two words
                alone = {h.region for h in self.gazetteer.lookup(self.tokens.norm[i]) if h.kind == "district_adj"}
                if len(alone) > 1:
                    continue
            if hits:
                place = self._read(i, key[1], hits)
                if place is not None:
                    return place
        return None

    def _read(self, i: int, j: int, hits: tuple[NameHit, ...]) -> Place | None:
        tokens, doc = self.tokens, self.doc
        after = type_after(self.doc, j)
        before = type_before(self.doc, i)
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
        along = i > 1 and tokens.norm[i - 1] == "по" and tokens.norm[i - 2] in ("движение", "движения", "рух", "руху")
        if along and not any(h.kind == "region" for h in hits):
            return None  # «движение по Малышева перекрыто»: a street
        if j - i == 1 and "month" in doc.tags[i] and after is None and before is None:
            return None  # "on March 3" is in no town of that name
        if (i and tokens.norm[i - 1].startswith(_STREETS)) or (
            j < self.n and (tokens.norm[j] in ("street", "avenue", "road", "square") or self._street(j))
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
            governed = j < self.n and tokens.norm[j] in ("governor", "governor's", "authorities", "officials", "gov")
            if adj and (numbered or governed or (i and tokens.norm[i - 1] == "over")):
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
            and (
                "object" in doc.groups[i]  # «влучив у «Ниву»»
                or not (i > 1 and doc.any_group(("object", "place"), i - 2) is not None)
            )
        ):
            return None  # «командування «Схід»»: a name in quotation marks is a name of something else
        if self._a_mans(i, j, solid):
            return None
        prep = self._preposition(i)
        context = (
            prep
            or (before is not None and before[0].startswith("place.type"))
            or self._listed(i)
            or (after is not None and after[0].startswith("place.type"))
            or (self.airports and any(h.kind == "site" or h.size >= AIRPORT_TOWN for h in solid if not h.guarded))
            or (j - i > 1 and any(h.kind == "site" and not h.guarded for h in solid))  # "struck Afipsky refinery"
            or self._bears(i, j, solid)
            or self._held(i, solid)
            or self._attacked(i, j, solid)
            or self._under_attack(i, j, solid)
            or self._stamped(i, j)
        )
        if solid[0].kind == "region" and solid[0].region[:2] not in HOME and not tokens.norm[i].isascii():
            ours = [h for h in solid if h.kind == "town" and h.region[:2] in HOME]
            if any(h.size >= min(NAMESAKE, solid[0].size) for h in ours):
                solid = ours  # «Лозова»: the town of the story's countries, no parish abroad
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
            if best.size > CITY and tokens.norm[before[1]].startswith(_VILLAGE_WORDS):
                small = [h for h in towns if 0 < h.size < VILLAGE]
                if small:
                    best, solid = small[0], small  # «селище Покровське» is no Pokrovsk
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
        bank = j + 2 < self.n and tokens.norm[j] in _BANKS and i and tokens.norm[i - 1] in ("the", "a")
        if bank and before is None and best.kind == "town" and best.size < VILLAGE and (
            tokens.norm[j + 1] in _IN and tokens.cap[j + 2]
        ):
            return None  # "the Volga embankment in Samara", "by the Kama bridge in Perm": a river, not a small namesake
        named = j < self.n and tokens.kind[j] == WORD and ("object" in doc.groups[j] or tokens.norm[j] in _AREAS)
        river = river and not named  # "the Loviisa nuclear plant"
        river = river and not any(h.kind.endswith("_adj") for h in hits)  # "17 over the Bryansk, nine over the Kursk …"
        banks = i > 1 and tokens.norm[i - 2] in _ALONG and tokens.norm[i - 1] == "the" and before is None
        if banks and after is None and j - i == 1 and not named and best.kind == "town":
            return None  # "along the Dnipro", though its name is an adjective of a region's too
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
            label = j < self.n and tokens.norm[j] in (":", ".") and best.kind == "town" and best.size >= LABELLED
            if guarded and not (label and not tokens.norm[i].isascii()):  # «Синельникове: дрон влучив у склад»
                return self._adjective(i, j, hits)
        elif (guarded and not (before or after) and self._personal(i, j)) or (
            self._personal(i, j) and not (before or after)
        ):
            return self._adjective(i, j, hits)
        if (
            after is not None
            and tokens.norm[j].startswith(_AIRFIELD)
            and "region_adj" in kinds
            and best.kind == "town"
            and best.guarded
        ):
            return self._adjective(i, j, hits)  # «Московский аэропорт Внуково»: whose airport it is
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

    def _attacked(self, i: int, j: int, solid: list[NameHit]) -> bool:
        """ "Shebekino shelled and attacked by UAVs", "Marhanets came under fire": a town that opens a sentence."""
        doc, norm = self.doc, self.tokens.norm
        if not norm[i].isascii() or i != doc.sentences[doc.sentence_of[i]].start or solid[0].kind != "town":
            return False
        k = j
        while k < self.n and norm[k] in _UNDERGOING:
            k += 1
        if k + 1 >= self.n or self.tokens.cap[k]:
            return False
        if norm[k] == "under" or norm[k : k + 2] in (["came", "under"], ["comes", "under"]):
            return True
        return norm[k] in _SUFFERS and (norm[k + 1] in _BY_WHAT or self.tokens.kind[k + 1] != WORD)

    def _stamped(self, i: int, j: int) -> bool:
        """«Новгород-Сіверський, сьогодні, 06:40: …», «Лозова, 6 жовтня»: a name that opens a sentence, and a day or an
        hour behind its comma.
        """
        tokens, doc = self.tokens, self.doc
        if j + 1 >= self.n or tokens.norm[j] != "," or i != doc.sentences[doc.sentence_of[i]].start:
            return False
        after = j + 1
        if tokens.kind[after] in (CLOCK, DATE):
            return True
        month = after + 1 < self.n and "month" in doc.groups[after + 1]
        return (tokens.kind[after] == NUMBER and month) or (
            doc.any_group(("date", "weekday"), after) is not None and doc.any(_NO_STAMP, after) is None
        )

    def _street(self, j: int) -> bool:
        """Whether an adjective before token j is a street's: «на Харківській вулиці», «Московский проспект»."""
        norm = self.tokens.norm
        return norm[j].startswith(_STREETS) and ("ськ" in norm[j - 1] or "ск" in norm[j - 1] or "цьк" in norm[j - 1])

    def _elided(self, before: Place, place: Place) -> None:
        """«В Олександрійському районі …, у Новоукраїнському обірвало лінію»: a second district without its noun."""
        norm, of = self.tokens.norm, self.doc.sentence_of
        word = norm[place.i]
        if before.kind != "district" or not before.typed or of[before.i] != of[place.i] or place.j - place.i > 1:
            return
        if not word.endswith(("ському", "цькому", "ском", "цком", "ським", "ским")) or place.typed:
            return
        mine = {o.region for o in before.options} | {before.code}
        wanted = [h for h in self.gazetteer.lookup(word) if h.kind == "district_adj" and h.region in mine]
        if wanted:
            place.kind, place.code, place.size, place.options = "district", wanted[0].region, 0, tuple(wanted)

    def _under_attack(self, i: int, j: int, solid: list[NameHit]) -> bool:
        """«Дрони атакували Вовчанськ», «обстріл Балаклії», «Ізюм атакували п'ятьма дронами»: a home town that is the
        object of an attack, or opens the sentence that tells of one, and needs no preposition.
        """
        doc, norm, kind = self.doc, self.tokens.norm, self.tokens.kind
        if norm[i].isascii() or not self.tokens.cap[i] or j - i > 2 or (i and norm[i - 1] == '"'):
            return False
        s = doc.sentences[doc.sentence_of[i]]
        # «ВСУ атаковали Алексин», though there are people of that name: they are no object of a verb in the plural
        struck = i > s.start and "attack" in doc.groups[i - 1] and norm[i - 1].endswith("ли")
        towns = (h for h in solid if h.kind == "town" and h.region[:2] in HOME and (struck or not h.guarded))
        if not any(h.size >= VILLAGE_SIZE for h in towns):
            return False
        for k in range(i - 1, max(s.start, i - _FROM_ATTACK) - 1, -1):
            name = self.tokens.cap[k] and k > s.start and "drone" not in doc.groups[k]  # «атакували БпЛА Ізюм»
            if kind[k] != WORD or name or not _SAYS.isdisjoint(doc.groups[k]):
                break  # «атакували село, Лозова…», «атакував Іван Мерефа», «атаку коментував Мерефа»
            if "attack" in doc.groups[k]:
                return True
        if i != s.start:
            return False
        for k in range(j, min(s.end, j + _TO_ATTACK)):
            if kind[k] != WORD or "say" in doc.groups[k]:
                return False  # «Лозова, за даними військових, …»
            if "attack" in doc.groups[k]:
                return True
        return False

    def _bears(self, i: int, j: int, hits: list[NameHit]) -> bool:
        """ "Dyatkovo kindergarten", "hit the Kstovo tank farm": a town's name before what stands in it."""
        tokens, doc = self.tokens, self.doc
        if j >= self.n or not tokens.norm[i].isascii() or tokens.cap[j] or "object" not in doc.groups[j]:
            return False
        return any(h.region[:2] in HOME and h.size and not h.guarded for h in hits) and not given(tokens.norm[i])

    def _a_mans(self, i: int, j: int, hits: list[NameHit]) -> bool:
        """«У поліклініку на Шевченка», «на Отамана Чепіги»: a genitive behind «на» is a street's, no town's."""
        norm = self.tokens.norm
        word = norm[j - 1]
        if not i or norm[i - 1] != "на" or word.isascii() or not word.endswith(("а", "я", "ого")):
            return False
        return all(not h.name.endswith(("a", "y", "i", "s")) for h in hits if h.kind == "town")

    def _held(self, i: int, hits: list[NameHit]) -> bool:
        """«Влучив в амбулаторію Снігурівки», «в школе Рыльска»: a town in the genitive after what stands in it."""
        tokens, doc = self.tokens, self.doc
        k = i - 1
        if k < 0 or tokens.norm[i].isascii() or tokens.kind[k] != WORD:
            return False
        while k > 0 and doc.inside[k]:
            k -= 1
        if "object" not in doc.groups[k] or not tokens.norm[i].endswith(("и", "і", "а", "я", "ы", "ого", "ої", "ой")):
            return False
        return any(h.region[:2] in HOME and h.size and not h.guarded for h in hits)

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
        if i > 1 and tokens.norm[i - 1] == "from" and (
            tokens.norm[i - 2] in ("far", "away", "kilometres", "km") or self.doc.tag("unit", i - 2) is not None
        ):
            return True  # "some 12 kilometres from Thetford"
        k = i - 1
        steps = 0
        while k >= 0 and steps < 4:
            if tokens.kind[k] in (LINE,):
                return False
            start = k
            while start > 0 and self.doc.inside[start]:
                start -= 1
            for hit in self.doc.hits[start]:
                if hit.group == "place" and hit.tag not in TYPES:
                    return True
                if hit.tag in TYPES and steps == 0:
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
            or self.doc.any(TYPES, k - 1) is not None
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
        if p >= 0 and tokens.norm[p] in ("van", "von") and tokens.start[i] - tokens.end[p] == 1:
            return True  # "Joris van Aalst", "Van Aalst is promising"
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
        after = type_after(self.doc, i + 1)
        if (
            after is None
            or not after[0].startswith("place.type:one")
            or not tokens.norm[after[1] - 1].startswith(_DISTRICT_WORDS)
        ):
            return None
        if self.doc.hits[i] or self.doc.inside[i] or len(tokens.norm[i]) < 4:
            return None
        return Place(i, after[1], "district", None, tokens.slice(i, after[1]), typed=True, prep=self._preposition(i))
