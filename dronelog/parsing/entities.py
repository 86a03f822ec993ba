"""Who there is in a text: offices, institutions, media and people, each grown to the phrase that names it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dronelog.model import Institution
from dronelog.parsing.document import Document
from dronelog.parsing.names import given, nominative, stem, tidy
from dronelog.parsing.places import Gazetteer, Place
from dronelog.parsing.tokens import LINE, SIGN, WORD

OFFICIAL = frozenset(("military", "regional_authority", "national_authority", "emergency_service"))
#: Capitalised words that are no part of a person's name: where posts stand, labels before a colon, greetings.
NO_NAMES = frozenset(
    "telegram facebook twitter x youtube viber whatsapp instagram vk max телеграм телеграмі телеграме telegram-channel"
    " telegram-канал телеграм-канал фейсбук фейсбуці фейсбуке вконтакте вайбер a an the it its this that these those they"
    " we i you he she his her our your who read more also photo photos video source sources details detail update updated"
    " background quote recall earlier later meanwhile however but and or in on at by as of from with after before during"
    " over no not yes all one two breaking urgent important attention live support subscribe share thank thanks glory"
    " president's what when where how why there here some many most both neither officials monday"
    " деталі джерело джерела пряма мова нагадаємо довідка оновлено оновлення фото відео увага терміново важливо друзі"
    " детали источник источники справка обновлено обновление видео внимание срочно важно друзья напомним главное коротко"
    " кратко итого всего разом загалом передісторія передумови контекст наслідки последствия ранее раніше позже пізніше"
    " слава героям україні україна украина россия росія спасибо дякуємо дякую підписатися підписуйся подписаться"
    " подписывайся в у на за по из із з с до про об о и і та й а но але что що как як это це все всі мы ми вы ви он он"
    " доброго ранку ранок доброе утро добрий вечір воздушная повітряна тривога тревога ппо пво бпла бпак дрон рф рсзв рэб"
    " reb shahed geran герань шахед шахеди отбой відбій".split()
)
_BLOCKING = frozenset(
    "office month weekday institution drone say region place date story attack weapon clock number num outcome".split()
)
#: Verbs whose object is the one who is told: "told parliament".
TOLD = ("told", "tell", "inform", "answer", "recall", "remind")
PREPOSITIONS = frozenset("в у на о об про to with against проти против on from at by до від от над under near in of возле біля".split())
_LINKS = frozenset(("of", "for", "the", "з", "із", "по", "з питань", "и", "та", "and", "при"))
_BEFORE = frozenset(
    "acting deputy first interim regional local state national federal occupation occupying provincial county district"
    " city town village municipal presidential local chief senior top former official neighboring neighbouring nearby"
    " врио и.о в.о т.в.о врио. тво перший первый исполняющий временно тимчасово general".split()
)
_BEFORE_ENDS = ("-installed", "-appointed", "-backed", "-controlled", "-based", "-run")
_BEFORE_STEMS = (
    "областн", "обласн", "районн", "городск", "міськ", "сільськ", "сельск", "селищн", "местн", "місцев", "окупац",
    "оккупац", "региональн", "регіональн", "краев", "республиканск", "соседн", "сусідн", "військов", "военн", "назначенн",
    "призначен", "столичн", "муніципальн", "муниципальн", "окружн", "подконтрольн", "підконтрольн", "федеральн", "національн",
    "национальн", "захоплен", "захвачен", "окупован", "оккупирован", "частин", "части", "легітимн", "державн", "государственн", "транспортн",
)  # fmt: skip
#: Adjectives of places: «Сумской», «Рівненської»; only these stand before a Slavic office.
_ADJ = tuple(
    base + ending
    for base in ("ск", "ськ", "цьк", "зьк", "цк")
    for ending in ("ий", "ой", "ая", "ое", "ие", "ие", "ого", "ої", "ому", "им", "ую", "ою", "их", "ими", "а", "у", "е", "і", "ій")
)
#: Institutions without a country that each country has one of; a country makes their key whole ("UA-AIRFORCE").
_NATIONAL_KEYS = frozenset(
    "MOD AIRFORCE GENSTAFF ARMY ARMEDFORCES NAVY MILINT OPCOM AIRDEFENCE NATGUARD TERDEF POLICE PROSECUTOR EMERGENCY"
    " COASTGUARD BORDER MOI MFA MINENERGY MINHEALTH MINTRANS SECURITY PRESIDENT GOVERNMENT PARLIAMENT AVIATION".split()
)
#: One in every region, town or trade: no key, their names and regions tell them apart.
_LOCAL_KEYS = frozenset(
    "LAWENF INVESTIGATORS FIRE AMBULANCE ATC AIRPORT RAILWAY PORTAUTH UA-OVA UA-MVA OPHQ REGIONGOV CITYHALL POWERCO MONITORS"
    " LOCALMEDIA CHANNELS COALITION".split()
)
#: Words for one person, and for a body; the first of them in a title tells whose title it is (the last in English).
_ONE = (
    "governor", "gov", "mayor", "head", "chief", "leader", "minister", "president", "premier", "prefect", "akim", "voivode",
    "spokes", "chairman", "chairwoman", "commander", "commissioner", "adviser", "advisor", "superintendent", "sheriff",
    "губернатор", "мэр", "мер", "глав", "голов", "начальн", "очільн", "керівн", "руководит", "министр", "міністр",
    "президент", "староста", "речни", "спикер", "спікер", "представит", "представн", "градоначальн", "аким", "акім", "раис",
    "лидер", "лідер", "командующ", "командувач", "врио", "ставлен", "посадов", "чиновник", "советник", "радник", "прем",
)  # fmt: skip
_BODY = (
    "office", "service", "government", "governorate", "administr", "minist", "headq", "council", "hall", "authorit", "mayoral", "department",
    "press", "police", "officials", "governors", "mayors", "ministers", "heads",
    "пресс", "прес", "служб", "адмін", "админ", "правит", "уряд", "штаб", "управл", "министерств", "міністерств", "мэри",
    "мері", "аппарат", "офіс", "офис", "департ", "полиц", "поліц", "прокуратур", "комитет", "комітет", "головн", "главн", "міськрад",
    "мерія", "губернаторы", "губернаторов", "главы", "мэры", "мери",
)  # fmt: skip
_OCCUPIED = ("окупац", "оккупац", "occup", "призначен", "назначен", "ставлен")
_INSTALLED = ("підконтрольн", "подконтрольн", "призначен", "назначен", "поставлен")
_OF_TITLE = ("ого", "ої", "ой", "ату", "нту", "ния", "ння", "ства", "ции", "ції", "них", "ных", "ів", "ов")
_SURNAMES = (
    "ов", "ев", "єв", "їв", "ін", "ин", "ын", "ский", "ський", "цкий", "цький", "зький", "енко", "ко", "ук", "юк", "ак", "як",
    "ик", "ець", "ец", "ян", "дзе", "швили", "швілі", "ова", "ева", "єва", "ина", "іна", "ська", "ская", "ий", "ый",
)  # fmt: skip
_DEFENCE = frozenset(("MOD", "AIRFORCE", "GENSTAFF", "ARMEDFORCES", "ARMY"))
_MILITARY = ("военны", "військов", "milit", "военн")
_HEADS = ("head", "chief", "leader", "govern", "mayor", "глав", "голов", "очільн", "начальн", "керівн", "руководит", "лидер", "лідер", "раис", "acting")
_MINISTRY = ("ministr", "министер", "міністер", "минздрав", "моз", "минобр", "мінздоров", "минстрой", "минтранс")


@dataclass(slots=True)
class Entity:
    """Somebody who can make a claim: tokens `i` to `j`, the words for him, what kind of source.

    `key` names an institution whatever the language (`RU-MOD`); `country` and `region` are ISO codes where the phrase
    tells them. `surname` is the stem of a person's last name. `office` tells that the phrase names an office or a body,
    `person` that it (or what it was linked to) names a person. `weak` ones are mentioned, but say nothing nearby.
    `nouns` are the beginnings of the title's words; `single` tells that it is one person's title.
    """

    i: int
    j: int
    text: str
    kind: str | None
    key: str | None = None
    country: str | None = None
    region: str | None = None
    surname: str = ""
    office: bool = False
    person: bool = False
    pronoun: bool = False
    weak: bool = False
    nouns: frozenset[str] = frozenset()
    single: bool = False


@dataclass(slots=True)
class _Growth:
    """What an office is found to be while its phrase is widened."""

    start: int
    a: int
    j: int
    kind: str | None
    institution: Institution | None = None
    region: str | None = None
    country: str | None = None
    surname: str = ""

    def place(self, place: Place) -> None:
        if place.kind == "country":
            self.country = self.country or place.code
        elif place.kind != "sea":
            self.region = self.region or place.code


class Entities:
    """Finds the entities of one document."""

    def __init__(self, doc: Document, places: list[Place], gazetteer: Gazetteer, common: frozenset[str]) -> None:
        self.common = common
        self.doc, self.tokens, self.n = doc, doc.tokens, len(doc.tokens)
        self.gazetteer = gazetteer
        self.place_at: dict[int, Place] = {}
        for place in places:
            for t in range(place.i, place.j):
                self.place_at[t] = place
        self.regions = {place.code for place in places if place.kind == "region"}

    # --- small questions ----------------------------------------------------------------------------------------------

    def says(self, k: int) -> bool:
        """Whether a verb of saying begins at token k."""
        return 0 <= k < self.n and any(h.group == "say" and h.tag in ("say", "say.deny") for h in self.doc.hits[k])

    def saying(self, a: int, b: int, before: int = 3, after: int = 5) -> bool:
        """Whether a verb of saying, «по словам» or a colon stands close to tokens a to b."""
        for k in range(b, min(self.n, b + after)):
            if self.says(k) or self.tokens.norm[k] == ":":
                return True
            if self.tokens.kind[k] == LINE or self.tokens.norm[k] == ".":
                break
        return any(h.tag in ("say", "say.according", "say.deny") for k in range(max(0, a - before), a) for h in self.doc.hits[k])

    def _adjective(self, k: int) -> tuple[str, str] | None:
        """The kind and code that an adjective of a place at token k stands for."""
        word = self.tokens.norm[k]
        if not self.tokens.cap[k] and not word.endswith(_ADJ):
            return None
        for hit in self.gazetteer.lookup(word):
            if hit.kind in ("country_adj", "region_adj", "district_adj"):
                return hit.kind, hit.region
        return None

    def _shouted(self, k: int) -> bool:
        word = self.tokens.text[self.tokens.start[k] : self.tokens.end[k]]
        return len(word) > 3 and word.isupper()

    # --- names of people ----------------------------------------------------------------------------------------------

    def name(self, i: int) -> int:
        """The token after a person's name that begins at token i, or i."""
        tokens, doc = self.tokens, self.doc
        j, words, known = i, 0, False
        while j < self.n and words < 3 and tokens.kind[j] == WORD and tokens.cap[j] and not doc.inside[j]:
            word = tokens.norm[j]
            is_given = given(word)
            if word in NO_NAMES or (word in self.common and not is_given):
                break
            if any(h.group in _BLOCKING and not ((known and words) or (is_given and h.group == "outcome")) for h in doc.hits[j]):
                break
            if any(h.group in ("office", "institution", "say", "month", "weekday", "drone") for h in doc.hits[j]):
                break
            place = self.place_at.get(j)
            if place is not None and not known and not (is_given and place.kind == "town" and j + 1 < self.n and tokens.cap[j + 1]):
                if place.typed or place.kind in ("country", "sea") or words == 0 or self._adjective(j) is not None:
                    break
            if self._adjective(j) is not None and not known:
                break
            initial = len(word) <= 2 and j + 1 < self.n and tokens.norm[j + 1] == "."
            if (len(word) < 2 and not initial) or (not word.isalpha() and any(c.isdigit() for c in word)):
                break
            known = known or is_given or initial
            words += 1
            j += 1
            if initial and j + 1 < self.n and tokens.kind[j + 1] == WORD and tokens.cap[j + 1]:
                j += 1
        return j if words and len(tokens.norm[j - 1]) >= 2 else i

    def _named(self, i: int, j: int) -> bool:
        """Whether tokens i to j hold a given name or an initial, with a surname."""
        words = [k for k in range(i, j) if self.tokens.kind[k] == WORD]
        return len(words) >= 2 and (any(given(self.tokens.norm[k]) for k in words) or (len(self.tokens.norm[i]) <= 2 and self.tokens.norm[i + 1] == "."))

    def _take(self, i: int, j: int) -> None:
        """Places within a name or a title are no places of an incident."""
        for t in range(i, j):
            place = self.place_at.get(t)
            if place is not None:
                place.role = "office"

    # --- all entities -------------------------------------------------------------------------------------------------

    def entities(self) -> list[Entity]:
        """All offices, institutions and named people, in order."""
        out = self._offices()
        taken = {t for e in out for t in range(e.i, e.j)}
        roots = {e.surname for e in out if e.surname}
        people: list[Entity] = []
        tokens = self.tokens
        i = 0
        singles: list[int] = []
        while i < self.n:
            if tokens.kind[i] != WORD or not tokens.cap[i] or i in taken:
                i += 1
                continue
            j = self.name(i)
            if j <= i or j - 1 in taken:
                i += 1
                continue
            if self._named(i, j):
                a = i
                if j - i == 3 and given(tokens.norm[i + 1]) and not given(tokens.norm[i]):
                    a = i + 1  # «Экономист Инна Борщ»
                people.append(Entity(a, j, tokens.slice(a, j), None, surname=stem(tokens.norm[j - 1]), person=True))
                roots.add(people[-1].surname)
                self._take(a, j)
            else:
                singles.append(i)
            i = j
        for i in singles:
            j = self.name(i)
            root = stem(tokens.norm[j - 1])
            place = self.place_at.get(i)
            if root in roots or (place is None and not self._shouted(i) and self._alone(i, j)):
                people.append(Entity(i, j, tokens.slice(i, j), None, surname=root, person=True))
            elif self._quoted_medium(i, j):
                people.append(Entity(i, j, tokens.slice(i, j), "media", office=True))
        for e in people:
            if e.person:
                self._apposition(e)
        out += people
        out.sort(key=lambda e: e.i)
        return out

    def _alone(self, i: int, j: int) -> bool:
        """Whether a name that nothing else tells to be one speaks itself: "Bogomaz wrote", «заявил Шапша», «Шапша: …»."""
        tokens = self.tokens
        before = tokens.norm[i - 1] if i else ""
        if before == '"' or (j < self.n and tokens.norm[j] == '"') or before in PREPOSITIONS:
            return False
        opens = i == self.doc.sentences[self.doc.sentence_of[i]].start
        word = tokens.norm[j - 1]
        if j < self.n and tokens.norm[j] == ":" and opens and self.doc.sentence_of[i] <= 1:
            return True
        if opens and not word.isascii() and not word.endswith(_SURNAMES):
            return False
        if self.says(j) and tokens.kind[j] == WORD:
            return True
        return i > 0 and any(
            h.end == i and h.tag in ("say", "say.according") and not tokens.norm[m].startswith(TOLD) for m in range(max(0, i - 3), i) for h in self.doc.hits[m]
        )

    def _quoted_medium(self, i: int, j: int) -> bool:
        """A name in quotation marks beside a verb of saying: «передає «Обрій»»."""
        tokens = self.tokens
        if not (i and j < self.n and tokens.norm[i - 1] == tokens.norm[j] == '"'):
            return False
        return self.says(j + 1) or any(h.end == i - 1 and h.tag == "say" for m in range(max(0, i - 3), i) for h in self.doc.hits[m])

    def _offices(self) -> list[Entity]:
        doc, tokens = self.doc, self.tokens
        out: list[Entity] = []
        i = 0
        while i < self.n:
            if tokens.kind[i] != WORD or doc.inside[i]:
                i += 1
                continue
            kind: str | None = None
            institution: Institution | None = None
            end = 0
            for hit in doc.hits[i]:
                if hit.tag == "institution":
                    kind, institution, end = hit.value.kind, hit.value, hit.end
                elif hit.group == "office" and institution is None:
                    kind, end = (None if hit.tag == "office.commander" else hit.tag.partition(".")[2]), hit.end
            installed = i > 0 and tokens.norm[i - 1].startswith(_INSTALLED) and tokens.cap[i]
            if not end or installed or any(h.group == "say" for h in doc.hits[i]) and end < self.n and tokens.norm[end] == ":":
                i += 1  # "Source:", «призначений Кремлем»
                continue
            e = self._grow(_Growth(i, i, end, kind, institution), i, out)
            if e is not None:
                while out and out[-1].j > e.i:
                    out.pop()
                out.append(e)
                i = max(e.j, i + 1)
            else:
                i += 1
        return out

    # --- an office grown to its phrase --------------------------------------------------------------------------------

    def _grow(self, g: _Growth, i: int, out: list[Entity]) -> Entity | None:
        """The phrase around an office: its place, its rank, its holder's name; None where it is no source at all."""
        if g.institution is not None:
            g.country = g.institution.country
        floor = out[-1].j if out else 0
        self._left(g, floor)
        office_end = self._right(g)
        self._before(g, floor, office_end)
        tokens, doc = self.tokens, self.doc
        words = [tokens.norm[k] for k in range(g.a, office_end) if tokens.kind[k] == WORD]
        commander = any(h.tag == "office.commander" for k in range(g.a, office_end) for h in doc.hits[k])
        if (g.kind is None or g.kind == "other") and commander and (g.region or g.country) and any(w.startswith(_HEADS) for w in words):
            g.kind = "regional_authority" if g.region else "national_authority"
        if g.kind is None:
            occupied = any(w.startswith(_OCCUPIED) for w in words)
            if not g.surname and not occupied and not (g.region and commander):
                return None
            headed = any(w.startswith(_HEADS) for w in words)
            g.kind = "regional_authority" if occupied or g.region or (g.surname and headed) else "other"
        single = self._one(g.a, office_end)
        if g.kind == "national_authority" and g.region and any(w.startswith(_MINISTRY) for w in words):
            if g.institution is None or g.institution.country is None:
                g.kind = "regional_authority"
        key = self._key(g) if not g.surname else None
        weak = not g.surname and key is None and g.kind in ("other", "media") and not self.saying(g.a, g.j)
        if not weak:
            self._take(g.a, g.j)
        nouns = frozenset(w[:5] for w in words if len(w) > 2 and w not in NO_NAMES and w not in _BEFORE)
        return Entity(
            g.a, g.j, tokens.slice(g.a, g.j), g.kind, key=key, country=g.country, region=g.region, surname=g.surname,
            office=True, person=bool(g.surname), weak=weak, nouns=nouns, single=single,
        )  # fmt: skip

    def _key(self, g: _Growth) -> str | None:
        if g.institution is None or g.institution.key in _LOCAL_KEYS:
            return None
        if g.institution.key in _NATIONAL_KEYS:
            if g.region is not None and g.kind in ("emergency_service", "regional_authority"):
                return None
            return f"{g.country}-{g.institution.key}" if g.country else g.institution.key
        return g.institution.key

    def _one(self, a: int, b: int) -> bool:
        """Whether the title at tokens a to b is one person's, not a body's."""
        words = []
        for k in range(a, b):
            if self.tokens.norm[k] in ("of", "for", ",", "in"):
                break
            words.append(self.tokens.norm[k])
        if words and words[0].isascii():
            words.reverse()
        for word in words:
            if word.startswith(_BODY):
                return False
            if word.startswith(_ONE):
                return True
        return False

    def _left(self, g: _Growth, floor: int) -> None:
        """To the left: "Oryol Oblast Governor", «Сумской ОВА», "the deputy head of", "Russia's Ministry"."""
        doc, tokens = self.doc, self.tokens
        for _ in range(6):
            k = g.a - 1
            if k > floor and tokens.norm[k] == "." and any(h.tag == "office.commander" for h in self._phrase(k - 1)) and len(tokens.norm[k - 1]) < 3:
                g.a = self._phrase_start(k - 1)  # «т. в. о. начальника»
                continue
            if k - 1 >= floor and tokens.norm[k] == '"' and tokens.norm[k - 2 if k - 2 >= floor else k - 1].startswith(_INSTALLED):
                g.a = max(floor, k - 2)  # «призначений Кремлем «голова»»
                break
            if k < floor or tokens.kind[k] != WORD:
                break
            if k - 1 >= floor and tokens.norm[k - 1].startswith(_INSTALLED):
                g.a = k - 1
                break
            word = tokens.norm[k]
            cyrillic = not word[:1].isascii()
            place = self.place_at.get(k)
            adjective = self._adjective(k)
            if adjective is not None and (cyrillic or place is None):
                kind, code = adjective
                if kind == "country_adj":
                    g.country = g.country or code
                else:
                    g.region = g.region or code
                g.a = place.i if place is not None and place.i >= floor else k
            elif place is not None and place.j == g.a and place.i >= floor:
                if cyrillic or (place.prep and not self._possessive(k)):
                    break
                g.place(place)
                g.a = place.i
            elif word in _BEFORE or word.endswith(_BEFORE_ENDS) or (cyrillic and word.startswith(_BEFORE_STEMS)):
                if doc.inside[k] and not any(h.end == g.a for h in self._phrase(k)):
                    break
                g.a = k
            elif any(h.tag.startswith(("region.type", "place.type")) for h in doc.hits[k]) and not cyrillic:
                g.a = k
            elif any(h.end == g.a and h.tag == "office.commander" for h in self._phrase(k)):
                g.a = self._phrase_start(k)
            elif tokens.cap[k] and not cyrillic and not doc.hits[k] and not doc.inside[k] and word not in NO_NAMES and word not in self.common:
                if given(word) or k == doc.sentences[doc.sentence_of[k]].start or self.says(k - 1):
                    # a capital at the head of a sentence tells nothing
                    if not (place is None and self.gazetteer.lookup(word)):
                        break
                g.a = k
            else:
                break
        # «т. в. о. начальника», "the": what stands before and belongs to it
        while g.a > floor and self.tokens.kind[g.a - 1] == WORD and any(h.end == g.a and h.tag == "office.commander" for h in self._phrase(g.a - 1)):
            g.a = self._phrase_start(g.a - 1)

    def _possessive(self, k: int) -> bool:
        return self.tokens.text[self.tokens.start[k] : self.tokens.end[k]].endswith(("'s", "’s"))

    def _phrase_start(self, k: int) -> int:
        while k > 0 and self.doc.inside[k]:
            k -= 1
        return k

    def _phrase(self, k: int) -> Iterable:  # type: ignore[type-arg]
        """The hits of the phrase that token k lies in."""
        return self.doc.hits[self._phrase_start(k)]

    def _joins(self, k: int) -> bool:
        """Whether token k goes on with a title: a place, an office, the type word of a place."""
        return k < self.n and (
            k in self.place_at
            or self._adjective(k) is not None
            or any(h.group in ("office", "region", "institution") or h.tag.startswith("place.type") for h in self.doc.hits[k])
        )

    def _unknown_link(self, j: int) -> bool:
        """A word in the genitive that no list knows, with the rest of the title after it: «речниця Генерального інспекторату поліції»."""
        norm = self.tokens.norm
        if norm[j].isascii() or not norm[j].endswith(_OF_TITLE) or self.doc.hits[j] or self.doc.inside[j]:
            return False
        nxt = j + 1
        if nxt < self.n and norm[nxt].endswith(_OF_TITLE) and not self.doc.hits[nxt] and not self.tokens.cap[nxt]:
            nxt += 1
        return nxt < self.n and any(h.group in ("office", "institution") for h in self.doc.hits[nxt])

    def _right(self, g: _Growth) -> int:
        """To the right: "of Tambov Oblast", «Тверской области», then the holder's name. The token after the title."""
        doc, tokens = self.doc, self.tokens
        office_end = g.j
        for _ in range(14):
            j = g.j
            if j >= self.n:
                break
            word = tokens.norm[j]
            place = self.place_at.get(j)
            if word == '"' and g.j == office_end and g.start and tokens.norm[g.start - 1] == '"':
                g.j = j + 1  # «губернатор» Запорізької області
                continue
            if word == '"' and j + 2 < self.n and tokens.norm[j + 2] == '"' and tokens.norm[g.start].startswith(_INSTALLED):
                g.j = j + 3  # «призначений Кремлем «голова»»
                continue
            if tokens.cap[j] and j not in self.place_at and any(h.tag == "say.pronoun" for h in doc.hits[j]):
                g.j = office_end = j + 1  # "the Airports Authority"
                continue
            office = next((h for h in doc.hits[j] if h.group in ("office", "institution")), None)
            end = self.name(j) if office is None and tokens.kind[j] == WORD and tokens.cap[j] else j
            if end == j and word == '"' and g.kind in ("media", "other") and j + 1 < self.n and tokens.cap[j + 1]:
                closing = next((m for m in range(j + 2, min(self.n, j + 6)) if tokens.norm[m] == '"'), -1)
                if closing > 0:
                    g.j = office_end = closing + 1  # «Местный канал «Конотоп-чат»»
                break
            person = g.kind == "other" and end == j + 2 and not word.isascii()
            if end > j and g.kind in ("media", "other") and not person and not self._one(g.a, g.j) and not self._named(j, end):
                g.j = office_end = end  # "the Telegram channel Shot"
                break
            if end > j and self._named(j, end):
                g.surname, g.j = stem(tokens.norm[end - 1]), end
                break
            if place is not None and place.i <= j:
                g.place(place)
                g.j = max(place.j, j + 1)
                while g.j < self.n and doc.inside[g.j]:
                    g.j += 1  # "Kyiv City Military Administration": the place took the first word of the body
                if any(h.group == "office" and h.end >= g.j for h in self._phrase(g.j - 1)):
                    self._kind(g, self._phrase(g.j - 1))
            elif office is not None or any(h.group == "region" or h.tag.startswith("place.type") for h in doc.hits[j]):
                self._kind(g, doc.hits[j])
                g.j = max(h.end for h in doc.hits[j])
            elif self._adjective(j) is not None and (self._joins(j + 1) or (j + 1 < self.n and tokens.cap[j + 1])):
                kind, code = self._adjective(j) or ("", "")
                if kind == "country_adj":
                    g.country = g.country or code
                else:
                    g.region = g.region or code
                g.j = j + 1
            elif word in _LINKS and (self._joins(j + 1) or (j + 1 < self.n and (tokens.norm[j + 1] in ("the", "neighboring", "neighbouring") or tokens.norm[j + 1].startswith(_BEFORE_STEMS)))):
                if word in ("and", "и", "та"):
                    nxt = self.place_at.get(j + 1)
                    if nxt is None or nxt.kind != "region" or tokens.norm[j - 1] in ("и",):
                        break
                g.j = j + 1
                office_end = max(office_end, j)
                continue
            elif word in ("in", "в", "у") and j + 1 < self.n and j + 1 in self.place_at and self.says(self.place_at[j + 1].j):
                g.j = j + 1
                continue
            elif word.startswith(_BEFORE_STEMS) or word in ("neighboring", "neighbouring", "occupied"):
                if not self._joins(j + 1):
                    break
                g.j = j + 1
                continue
            elif self._unknown_link(j):
                g.j = j + 1
                continue
            elif end > j and (not doc.hits[j] or person):
                if tokens.norm[g.j - 1] in _LINKS or word.endswith(("ого", "ої", "их")):
                    break
                g.surname, g.j = stem(tokens.norm[end - 1]), end
                break
            elif word in (",", "-", "(") and j + 1 < self.n:
                end = self.name(j + 1)
                after = tokens.norm[end] if end < self.n else "."
                known = self._named(j + 1, end) or (end == j + 3 and self._one(g.a, office_end))
                if end > j + 1 and known and (after in (",", ".", ":", ")", '"', "\n", "\n\n") or self.says(end)):
                    g.surname, g.j = stem(tokens.norm[end - 1]), end
                break
            else:
                break
            office_end = g.j
        while not g.surname and g.j > office_end:
            g.j -= 1  # a link with nothing after it
        self._take(g.a, g.j) if g.surname else None
        return max(office_end, 0)

    def _kind(self, g: _Growth, hits: Iterable) -> None:  # type: ignore[type-arg]
        """An office within the title decides where the first word does not: "press service of the governor"."""
        for h in hits:
            if h.group == "office" and h.tag != "office.commander" and g.kind in (None, "other", "media"):
                g.kind = h.tag.partition(".")[2]
            elif h.tag == "institution":
                if g.institution is None:
                    g.institution = h.value
                g.country = g.country or h.value.country
                if g.kind in (None, "other", "media"):
                    g.kind = h.value.kind

    def _before(self, g: _Growth, floor: int, office_end: int) -> None:
        """A name before the title: "Ihor Taburets, the regional chief", «Олег Синегубов, глава …»."""
        if g.surname:
            return
        tokens = self.tokens
        k = g.a - 1
        while k > floor and tokens.norm[k] in ("the", "a", "an", "its", "acting"):
            k -= 1
        if g.kind == "other" and k > floor + 1 and tokens.norm[k - 1] == "(" and not tokens.cap[k] and not self.doc.hits[k]:
            k -= 1
        if k <= floor or tokens.norm[k] not in (",", "(", "-"):
            return
        for b in range(max(floor, k - 4) if tokens.norm[k] != "(" or g.kind != "other" else k - 1, k):
            if tokens.norm[k] == "(" and g.kind == "other" and b == k - 1 and self.name(b) == k:
                g.a, g.j = b, k  # "Odesaenerho (power distribution company)"
                return
            if tokens.kind[b] == WORD and tokens.cap[b] and self.name(b) >= k and (self._named(b, k) or k - b == 2):
                if k - b == 2 and not self._named(b, k) and not self.saying(b, office_end):
                    continue
                g.surname, g.a = stem(tokens.norm[k - 1]), b
                return

    def _apposition(self, e: Entity) -> None:
        """What the words after a name make of it: "Tariq Nasser, a resident", «Артем Пилипчук, який очолює ОВА»."""
        tokens = self.tokens
        if e.i > 1 and tokens.norm[e.i - 1] == "," and tokens.norm[e.i - 2].startswith(_HEADS):
            e.kind, e.office = "regional_authority", True  # "its head, Mykola Kalashnyk"
            return
        if e.j + 1 >= self.n or tokens.norm[e.j] != ",":
            return
        for k in range(e.j + 1, min(self.n, e.j + 9)):
            if tokens.norm[k] in (",", ".", ":", ";") or self.says(k):
                break
            for h in self.doc.hits[k]:
                if h.group == "person" or h.tag == "office.witness":
                    e.kind = "witness"
                    return
                if h.group == "office" and h.tag != "office.commander":
                    e.kind, e.office = h.tag.partition(".")[2], True
                    return

    # --- who is whom --------------------------------------------------------------------------------------------------

    def link(self, entities: list[Entity]) -> None:
        """"The governor" is the governor named before, «Бондарця» is «Бондарець»; all mentions get one text and kind."""
        self._absorb(entities)
        holders: dict[str, Entity] = {}
        for e in entities:
            if e.person and e.surname and e.kind is not None:
                known = holders.get(e.surname)
                if known is None or (len(e.nouns), e.j - e.i) > (len(known.nouns), known.j - known.i):
                    holders[e.surname] = e
        fullest: dict[str, Entity] = {}
        for e in entities:
            if e.person and (e.surname not in fullest or e.j - e.i > fullest[e.surname].j - fullest[e.surname].i):
                fullest[e.surname] = e
        named: list[Entity] = []
        waiting: list[Entity] = []
        for e in entities:
            if e.person:
                self._holder(e, holders, waiting)
                if e.kind is None and fullest[e.surname] is not e:
                    e.text = fullest[e.surname].text
                if e.kind is not None:
                    named.append(e)
                    self._fill(e, waiting)
            elif e.office and e.single and e.kind != "media":
                known = self._earlier(e, named)
                if known is not None:
                    _same(e, known)
                elif waiting and e.region is None and waiting[-1].kind == e.kind and len(self.regions) <= 1 and e.j - e.i <= 3:
                    e.text, e.region, e.nouns = waiting[-1].text, waiting[-1].region, e.nouns | waiting[-1].nouns
                    waiting.append(e)
                elif e.kind in ("regional_authority", "national_authority"):
                    waiting.append(e)
        self._bodies(entities)
        self._nations(entities)
        for e in entities:
            e.text = nominative(tidy(e.text))
            if e.person and e.kind is None:
                e.kind = self._unknown(e)

    def _nations(self, entities: list[Entity]) -> None:
        """Whose a bare "defence ministry" is: the country that the report is about."""
        countries = [p.code.partition("-")[0] for p in {id(p): p for p in self.place_at.values()}.values() if p.code and p.role in ("place", "target", "office")]
        main = max(set(countries), key=countries.count) if countries else None
        for e in entities:
            if e.key not in _NATIONAL_KEYS:
                continue
            country = main if main != "SEA" else None
            if e.kind not in ("military", "national_authority") or (e.key not in _DEFENCE and len(set(countries)) > 1):
                country = None
            elif country in ("RU", "UA"):
                # of the two, one ministry counts drones shot down, the other air force and general staff do
                country = "RU" if e.key == "MOD" else "UA" if e.key in ("AIRFORCE", "GENSTAFF") else country
            e.country = e.country or country
            e.key = f"{country}-{e.key}" if country else None

    def _absorb(self, entities: list[Entity]) -> None:
        """A title beside its holder's bare name is one entity."""
        for k in range(len(entities) - 2, -1, -1):
            e, nxt = entities[k], entities[k + 1]
            if e.j > nxt.i and e.person and not nxt.person:
                entities.pop(k + 1)

    def _holder(self, e: Entity, holders: dict[str, Entity], waiting: list[Entity]) -> None:
        """What the title or the fuller name told elsewhere makes of a name."""
        known = holders.get(e.surname)
        if known is not None and known is not e:
            if e.kind is None or len(known.text) > len(e.text) or not e.nouns:
                _same(e, known)
            return
        if e.kind is None and waiting and self._bare(e) and self.saying(e.i, e.j, 4, 7):
            sentence = self.doc.sentence_of[e.i]
            office = next((w for w in reversed(waiting) if sentence - self.doc.sentence_of[w.i] <= 3), None)
            if office is not None:
                e.kind, e.region, e.country, e.nouns = office.kind, office.region, office.country, office.nouns
                holders[e.surname] = e

    def _bare(self, e: Entity) -> bool:
        """Whether nothing beside a name tells who it is, as with the heads of regions that every reader knows."""
        tokens = self.tokens
        after = tokens.norm[e.j] if e.j < self.n else ""
        if after in ("of", "з", "из", "із", "("):
            return False
        k = e.i - 1
        if k < 0 or tokens.kind[k] != WORD or self.doc.sentences[self.doc.sentence_of[e.i]].start == e.i:
            return True
        return self.says(k) or self.doc.inside[k] or any(h.group == "say" for h in self.doc.hits[k]) or tokens.norm[k] in self.common or tokens.norm[k] in NO_NAMES

    def _unknown(self, e: Entity) -> str | None:
        """The kind of a speaker whom nothing introduces."""
        if not self.saying(e.i, e.j, 5, 4):
            return None
        return "regional_authority" if self._bare(e) else "other"

    def _fill(self, e: Entity, waiting: list[Entity]) -> None:
        """A title told without a name before is this person's, where it fits."""
        for w in list(waiting):
            if w.kind == e.kind and w.nouns & e.nouns and (w.region == e.region or ((w.region is None or e.region is None) and len(self.regions) <= 1)):
                _same(w, e)
                waiting.remove(w)

    def _earlier(self, e: Entity, named: list[Entity]) -> Entity | None:
        """The person named before whom this title means."""
        if e.kind not in ("regional_authority", "national_authority", "emergency_service", "other"):
            return None
        last: Entity | None = None
        for known in reversed(named):
            if known.kind != e.kind and e.kind != "other":
                continue
            if e.region is not None and e.region != known.region and (known.region is not None or len(self.regions) > 1):
                continue
            if e.nouns & known.nouns and known.office:
                return known
            if last is None and e.kind == known.kind == "regional_authority" and e.region is None and e.j - e.i <= 3:
                last = known
        return last

    def _bodies(self, entities: list[Entity]) -> None:
        """"The police", "the ministry's press service", «военные» after a fuller name of the same body."""
        seen: list[Entity] = []
        for e in entities:
            if not e.office or e.person or not e.nouns or e.kind == "media":
                continue
            if e.region is None and e.country is None and len(e.nouns) <= 2:
                military = e.kind == "military" and all(w.startswith(_MILITARY) for w in e.nouns)
                for known in reversed(seen):
                    same = e.nouns <= known.nouns and (known.kind == e.kind or e.kind == "other") and len(known.text) >= len(e.text)
                    if same or (military and known.kind == "military"):
                        e.text, e.kind, e.key, e.country = known.text, known.kind, known.key, known.country
                        e.region, e.nouns = known.region, known.nouns
                        break
            seen.append(e)


def _same(e: Entity, known: Entity) -> None:
    """Make one mention tell what the other does."""
    e.kind, e.key, e.text = known.kind, known.key, known.text
    e.country, e.region = e.country or known.country, e.region or known.region
    e.surname, e.person, e.office = known.surname, True, known.office
    e.nouns = e.nouns | known.nouns
