"""Which places share a type word, a preposition, a number: "in the Kursk, Oryol and Tula regions"."""

from __future__ import annotations

from dronelog.parsing import cut
from dronelog.parsing.document import Document
from dronelog.parsing.places import CAPITALS, KNOWN_SIZE, Place
from dronelog.parsing.places.beside import type_after
from dronelog.parsing.tokens import LINE, NUMBER, SIGN

#: Land and waters that an adjective gives to a country, and what leads to them.
_LAND = (
    *("village", "coast", "beach", "shore", "forest", "field", "farmland", "countryside", "island", "waters", "meadow"),
    *("сел", "узбереж", "побереж", "пляж", "лес", "ліс", "берег", "остров", "острів"),
)
_WHERE = frozenset((
    *("near", "in", "on", "off", "at", "over", "into", "above", "onto", "along", "outside"),
    *("в", "во", "у", "на", "над", "біля", "возле", "около", "поблизу", "вблизи", "під", "под"),
))  # fmt: skip
_SKY = frozenset(("airspace", "territory", "skies", "sky", "soil"))
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
#: How an oblast's adjective ends behind «над» or «в».
_SHE = ("ской", "ською", "ській", "цкой", "цькою", "цькій")
_PIECES = ("штук", "одиниц", "единиц", "апарат", "аппарат")
_DRONES = ("drone.one", "drone.many", "drone.any")
#: «Областей», «областях»: no singular; members of a list back to its type word, at most.
_PLURALS = ("ей", "ях", "ям", "ями", "ів", "ах", "ов")
_LISTED = 30
_ON = frozenset(("на", "в", "у", "над", "по"))
_ABOVE = frozenset(("над", "территорией", "территорию", "територією", "территориями", "територіями"))
#: «Над территорией» wants a genitive, «над» an instrumental: the letters with which one ends.
_LANDS, _CASES = ("территори", "територі"), "аяыиоуюеєїійьм"

_HE = ("ским", "ском", "ский", "ского", "скому", "цким", "цком", "цкий", "ським", "ському", "ський", "ського")
#: Regions whose adjective is a he: krais and autonomous okrugs.
_MASCULINE = frozenset(
    (
        *("RU-ALT", "RU-KAM", "RU-KHA", "RU-KDA", "RU-KYA", "RU-PER", "RU-PRI", "RU-STA", "RU-ZAB"),
        *("RU-NEN", "RU-KHM", "RU-YAN", "RU-CHU"),
    )
)
#: What follows a region that has its share of a number told before: beginnings.
_FALLS = (
    *("пришл", "приход", "достал", "выпал", "числ", "значат", "записа", "припа", "випа", "довел", "насчит", "нарах"),
    *("было", "було", "их", "їх", "мають", "має", "имеют", "имеет", "отримал", "получил", "дістал"),
)

_IN = frozenset(("в", "во", "у", "на", "по"))
_FEMININE = ("ской", "цкой", "ській", "цькій", "зькій")


class Lists:
    """What the places of a list lend one another."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.tokens = doc.tokens
        self.n = len(doc.tokens)

    def lend(self, found: list[Place]) -> list[Place]:
        """«Белгородской, Брянской и Курской областей»: the type word at the end serves the whole list."""
        tokens, doc = self.tokens, self.doc
        out: list[Place] = []
        for index, place in enumerate(found):
            if place.code in CAPITALS and place.kind == "region" and self._shared_type(found, index) == "region":
                # "over the Moscow and Oryol regions"
                oblast = next((o for o in place.options if o.kind == "region_adj" and o.region != place.code), None)
                place.code = oblast.region if oblast is not None else place.code
            if place.kind.endswith("_adj") or (place.kind == "town" and not place.typed):
                kind = self._shared_type(found, index) or self._type_before(found, index)
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
                if self._masculine(place):
                    continue  # «над Кировским и Мосальским»: districts; a region that ends so is a «край»
                if (seen_region and self._counted(place)) or self._tallied(place, kept):
                    place.kind, place.typed = "region", True
                    seen_region = True
                elif self._noun_follows(place, "office") or self._noun_follows(place, "say.pronoun"):
                    place.kind, place.role = "region", "office"
                else:
                    continue
            elif (
                place.kind == "town"
                and place.i
                and (
                    (seen_region and (tokens.norm[place.i - 1] in _ABOVE or self._shares_type(place, kept)))
                    or (seen_region and self._elided(place, kept))
                    or self._tallied(place, kept)
                )
                and self._ends_phrase(place)
                and not self._masculine(place)
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
            elif place.kind == "town" and seen_region and self._broken_off(place):
                if place.size < KNOWN_SIZE:
                    continue  # «… три – над территорией Орлов»: the beginning of a region's name, no village
                place.kind, place.typed = "region", True
            elif place.kind == "district_adj":
                if not (seen_district and self._ends_phrase(place)):
                    continue
                place.kind = "district"
            elif place.kind == "country_adj":
                if place.j >= self.n or not (tokens.norm[place.j] in _SKY or self._land(place)):
                    continue
                place.kind, place.typed, place.prep = "country", True, True  # "entered Polish airspace"
            kept.append(place)
        return kept

    def _broken_off(self, place: Place) -> bool:
        """«10 – над территорией Брянской области, 3 – над территорией Ростов»: the text is cut within a name."""
        norm = self.tokens.norm
        if place.j - place.i > 1 or place.typed or not place.i or cut.last_word(self.tokens) != place.i:
            return False
        over = norm[place.i - 1] == "над" or norm[place.i - 1].startswith(_LANDS)
        return over and norm[place.i][-1] not in _CASES and not norm[place.i].isascii()

    def _land(self, place: Place) -> bool:
        """ "Crashed near a Romanian village", «на польському узбережжі»: where the country's land is a place."""
        norm = self.tokens.norm
        if place.code in ("RU", "UA") or not any(norm[place.j + n : place.j + n + 1] and (
            norm[place.j + n].startswith(_LAND)
        ) for n in (0, 1)):  # fmt: skip
            return False
        return any(norm[k] in _WHERE for k in range(max(0, place.i - 3), place.i))

    def _masculine(self, place: Place) -> bool:
        """Whether an adjective is a he, and so no oblast's: «над Людиновским районом и Кировским»."""
        regions = [o.region for o in place.options if o.kind == "region_adj"]
        return self.tokens.norm[place.j - 1].endswith(_HE) and not any(code in _MASCULINE for code in regions)

    def _shares_type(self, place: Place, kept: list[Place]) -> bool:
        """An adjective that a number falls to, or that joins a region: «17 приходится на Курскую», «Тульскую и
        Владимирскую».
        """
        norm = self.tokens.norm
        falls = norm[place.j - 1].endswith(("скую", "ську", "цкую", "цьку"))
        if not falls and not norm[place.j - 1].endswith(_SHE):
            return False
        if norm[place.i - 1] == "на" and falls:
            return True
        joined = norm[place.i - 1] in ("и", "та", "і", "й", ",")
        return joined and bool(kept) and kept[-1].kind == "region" and kept[-1].j == place.i - 1

    def _tallied(self, place: Place, kept: list[Place]) -> bool:
        """«По две над Курской и Белгородской, шесть над Крымом»: a number and «над» before a bare adjective."""
        norm = self.tokens.norm
        if not norm[place.j - 1].endswith(_SHE) or not self._ends_phrase(place) or place.i < 2:
            return False
        if norm[place.i - 1] in ("и", "та", "і", "й"):
            last = kept[-1] if kept else None
            return last is not None and last.kind == "region" and last.j == place.i - 1 and "tallied" in last.notes
        if norm[place.i - 1] != "над":
            return False
        k = place.i - 2
        k -= norm[k].startswith(_PIECES) or self.doc.any(_DRONES, k) is not None
        if k < 0 or not self._number(k):
            return False
        place.notes.append("tallied")
        return True

    def _noun_follows(self, place: Place, group: str) -> bool:
        j = place.j
        return j < self.n and (
            group in self.doc.groups[j] or group in self.doc.tags[j] or "institution" in self.doc.tags[j]
        )

    def _ends_phrase(self, place: Place) -> bool:
        j = place.j
        if j >= self.n or self.tokens.kind[j] in (SIGN, LINE) or self.tokens.norm[j] in ("и", "та", "і", "й", "and"):
            return True
        if not self.tokens.norm[j].isascii() and (self.tokens.norm[j].startswith(_FALLS) or self._number(j)):
            return True  # «на Самарскую пришлось 26», «над Саратовской их было семь»
        return "outcome" in self.doc.groups[j]

    def _in_breakdown(self, place: Place) -> bool:
        """Whether a number on one side and a dash part it from the rest: «Брянская – 14», «18 – на Саратовскую»."""
        tokens, n = self.tokens, self.n
        i, j = place.i, place.j
        adjective = tokens.norm[j - 1].endswith(("ская", "скую", "ской", "ська", "ську", "ській", "ською", "цька"))
        # «Ленинградская – 9», «Калузька й Ленінградська – по дев’ять»
        dashed = j + 2 < n and tokens.norm[j] == "-"
        after = dashed and (self._number(j + 1) or (tokens.norm[j + 1] == "по" and self._number(j + 2)))
        before = i > 2 and tokens.norm[i - 1] in _ON and tokens.norm[i - 2] == "-" and self._number(i - 3)
        return adjective and (after or before)

    def _elided(self, place: Place, kept: list[Place]) -> bool:
        """«В Тульской области сбиты шесть. В Рязанской, как сообщил губернатор, – четыре»: an adjective in the case and
        gender of the word that the sentence before told with its region.
        """
        norm = self.tokens.norm
        last = next((p for p in reversed(kept) if p.kind == "region"), None)
        if last is None or norm[place.i - 1] not in _IN or not norm[place.i].endswith(_FEMININE):
            return False
        near = 0 <= self.doc.sentence_of[place.i] - self.doc.sentence_of[last.i] <= 2
        return near and norm[last.j - 1].startswith("област")

    def _type_before(self, found: list[Place], index: int) -> str:
        """«В межах трьох областей: Сумської, Чернігівської та Київської»: the type word that opens the list, or ""."""
        norm, doc = self.tokens.norm, self.doc
        place = found[index]
        if not self._ends_phrase(place) or not any(o.kind == "region_adj" for o in place.options):
            return ""
        starts = {p.j - 1: p.i for p in found[max(0, index - _LISTED) : index]}
        k = place.i - 1
        while k > 0 and (norm[k] in _LIST or k in starts):
            k = starts.get(k, k) - 1
        if k < 1 or norm[k] != ":" or doc.tag("region.type:many", k - 1) is None or norm[k - 1].isascii():
            return ""
        many = norm[k - 1].endswith(_PLURALS) or (k > 1 and self._number(k - 2))
        return "region" if many else ""

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
                    after = type_after(self.doc, place.j)
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
