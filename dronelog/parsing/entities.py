"""Who there is in a text: offices, institutions, media and people, and which mentions are one and the same."""

from __future__ import annotations

import itertools

from dronelog.parsing.cases import nominative
from dronelog.parsing.names import given, stem, tidy
from dronelog.parsing.offices import Offices
from dronelog.parsing.people import Entity
from dronelog.parsing.places import CAPITALS
from dronelog.parsing.titles import (
    COMPANY,
    DEFENCE,
    GENERIC,
    HEADS,
    MILITARY,
    NATIONAL_KEYS,
    NO_NAMES,
    OFFICIAL,
    PREPOSITIONS,
    SURNAMES,
    TOLD,
)
from dronelog.parsing.tokens import CLOCK, DATE, NUMBER, WORD

#: Words that stand for officials whom nobody names yet.
_OFFICIALS = ("official", "authorit", "local", "regional", "чиновник", "власт", "местн", "региональн", "влад", "місцев")

#: Before a name that is no subject: «Рыбаки из Герзе рассказывают».
_NOT_SUBJECT = PREPOSITIONS | frozenset(("из", "с", "со", "з", "із", "зі", "за", "для", "около", "при"))
#: Between somebody and the body that he is of.
_FROM_BODY = frozenset(("з", "із", "зі", "из", "с"))
_RELATIVE = ("who", "который", "которая", "який", "яка")
#: Verbs of those who stand at the head of a region.
_GOVERNS = (
    *("head", "govern", "lead", "led", "run", "ran", "rule", "administer", "presid", "chair"),
    *("возглавл", "руковод", "управля", "губернатор", "очол", "керу", "губернатор"),
)
_LEADERS = ("governor", "leader", "head", "gov", "boss", "rais", "glava")
_LESSER = (
    *("mayor", "district", "town", "city", "village", "deputy", "former", "office", "service", "press", "council"),
    "headq",
)


#: Words by which the Ukrainian air force's reports name what it shoots at.
_WHOSE_ENEMY = frozenset(("enemy", "shahed", "shaheds", "shahed-type", "geran", "gerans", "gerbera", "gerberas"))
#: What somebody tells, before "of" and his name.
TELLINGS = frozenset(("version", "account", "story", "tally", "count", "words", "testimony", "reckoning", "telling"))
#: «В исполкоме города»: of the town that the fuller name told.
_OF_TOWN = frozenset(("город", "облас", "район", "регио", "респу", "края", "міста", "громад", "город"))
#: Before the name of a place that no gazetteer knows: «жители деревни Взвад говорят».
_SETTLEMENTS = ("дерев", "посел", "посёл", "хутор", "хутір", "станиц", "село", "села", "селе", "селищ", "аул", "города")
_OF_HIM = frozenset(("the", "to", "a", "in", "by", "another", "own", "different"))


#: What such a body is, where its name follows behind a comma.
_BODIES = frozenset(
    ("company", "operator", "provider", "authority", "regulator", "watchdog", "body", "command", "committee", "firm")
)
#: Between what a body is told to be and its name, and what ends that name.
_FIRMS = frozenset(("company", "operator", "provider", "authority", "agency", "service", "firm", "group"))
_NAME_ENDS = frozenset((".", ",", ";", ":", '"', ")"))


#: How surnames end that are also adjectives of a place: «Кременецький».
#: How words that open a list end: «засоби», «втрати», «последствия», «потери», «оновлення».
_NOUNS = ("ки", "би", "ти", "ды", "ри", "ли", "ии", "ия", "ви", "ства", "ення", "ання", "ения", "ания", "ість", "ость")
_OF_PLACES = ("ський", "цький", "ського", "цького", "ский", "цкий", "ского", "цкого")


class Entities(Offices):
    """Finds all entities of one document and tells who is whom."""

    def entities(self) -> list[Entity]:
        """All offices, institutions and named people, in order."""
        out = self.offices()
        taken = {t for e in out for t in range(e.i, e.j)}
        roots = {e.surname for e in out if e.surname}
        people: list[Entity] = []
        tokens = self.tokens
        i = 0
        singles: list[int] = []
        adjectives: list[int] = []
        cap = tokens.cap  # words only
        while i < self.n:
            if not cap[i] or i in taken:
                i += 1
                continue
            j = self.name(i)
            if j <= i and tokens.norm[i].endswith(_OF_PLACES) and i not in self.place_at:
                adjectives.append(i)
            if j <= i or j - 1 in taken:
                i += 1
                continue
            if self.named(i, j):
                a = i
                if j - i == 3 and given(tokens.norm[i + 1]) and not given(tokens.norm[i]):
                    a = i + 1  # «Экономист Инна Борщ»
                people.append(Entity(a, j, tokens.slice(a, j), None, surname=stem(tokens.norm[j - 1]), person=True))
                roots.add(people[-1].surname)
                self.take(a, j)
            else:
                singles.append(i)
            i = j
        for i in singles:
            j = self.name(i)
            root = stem(tokens.norm[j - 1])
            place = self.place_at.get(i)
            if root in roots or (place is None and not self.shouted(i) and self._alone(i, j)):
                people.append(Entity(i, j, tokens.slice(i, j), None, surname=root, person=True))
                if root in roots and place is not None and place.kind == "town" and not place.prep:
                    self.take(i, j)  # "Korsun's superiors": the mayor, not the town of that name
            else:
                end = self._quoted_medium(i, j)
                if end:
                    people.append(Entity(i, end, tokens.slice(i, end), "media", office=True))
        for i in adjectives:
            root = stem(tokens.norm[i])
            if root in roots and (self.says(i - 1) or any(self.says(k) for k in range(i + 1, min(self.n, i + 3)))):
                # «Кременецький тоді звітував»: the governor of that name, not the district
                people.append(Entity(i, i + 1, tokens.slice(i, i + 1), None, surname=root, person=True))
        for e in people:
            if e.person:
                self._apposition(e)
        out += people
        out.sort(key=lambda e: e.i)
        for e in out:
            self._possession(e)
        return out

    def _possession(self, e: Entity) -> None:
        """ "Lipetsk Governor's Ledger" in a title: what an office has is no source."""
        k = e.j - 1
        if not e.office or k <= e.i or not self.tokens.cap[k] or self.doc.hits[k]:
            return
        if self.tokens.text[self.tokens.start[k] - 3 : self.tokens.start[k] - 1] in ("'s", "’s"):
            last = self.doc.group("office", k - 1)
            if last is not None and not last.tag.startswith("office.media"):
                e.j, e.text = k, self.tokens.slice(e.i, k).removesuffix("’s").removesuffix("'s")
                e.weak, e.person, e.surname = True, False, ""

    def _alone(self, i: int, j: int) -> bool:
        """Whether a name that nothing else tells to be one speaks: "Bogomaz wrote", «заявил Шапша», «Шапша: …»."""
        tokens = self.tokens
        before = tokens.norm[i - 1] if i else ""
        if before in ("a", "an"):
            return False  # "the crew of an Airbus reported a drone"
        if before == "of" and j - i > 1 and i > 2 and tokens.norm[i - 2] in TELLINGS and tokens.norm[i - 3] in _OF_HIM:
            return True  # "The version of Soslan Gutiev, who heads the republic, is that"
        if before == "hear" and j - i > 1 and j < self.n and tokens.norm[j] == "tell":
            return True  # "To hear Soslan Gutiev tell it, …"
        cited = i > 0 and "say.according" in self.doc.tags[self._phrase_start(i - 1)]  # "according to Yasir Adam"
        if before == "'" and i > 1 and tokens.norm[i - 2].endswith("s"):
            return False  # "the Sudan Doctors' Network said": a body's name
        if before == '"' or (j < self.n and tokens.norm[j] == '"') or (before in _NOT_SUBJECT and not cited):
            return False
        if before.startswith(_SETTLEMENTS):
            return False  # «жители деревни Взвад говорят»
        opens = i == self.doc.sentences[self.doc.sentence_of[i]].start
        word = tokens.norm[j - 1]
        if opens and j - i == 2 and j + 1 < self.n and tokens.norm[j] == "," and not self.doc.hits[i] and (
            "office" in self.doc.groups[j + 1] and word.endswith(SURNAMES)
        ):
            return True  # «Гедеон Веретенников, губернатор Белгородской области»: no given name that we know
        if j < self.n and tokens.norm[j] == ":" and opens and self.doc.sentence_of[i] <= 1:
            if j - i == 1 and not word.isascii() and word.endswith(_NOUNS):
                return False  # «Засоби: «Герань-2» – 6», «Последствия: …»: what is listed
            return j + 1 >= self.n or tokens.kind[j + 1] not in (CLOCK, NUMBER, DATE)  # "Period: 21:30 to 06:00"
        if opens and not word.isascii() and not word.endswith(SURNAMES):
            return False
        if self.says(j) and tokens.kind[j] == WORD and not (tokens.cap[j] and word.isascii()):  # not of a title
            return True
        if j - i > 1 and before == "," and j < self.n and tokens.norm[j] == "," and self.says(j + 1):
            return True  # "a shopkeeper, Bashir Ahmed, told us"
        return i > 0 and any(
            h.end == i and h.tag in ("say", "say.according") and not tokens.norm[m].startswith(TOLD)
            for m in range(max(0, i - 3), i)
            for h in self.doc.hits[m]
        )

    def _quoted_medium(self, i: int, j: int) -> int:
        """The token after a name in quotation marks beside a verb of saying («передає «Північний вісник»»), or 0."""
        tokens = self.tokens
        if not i or tokens.norm[i - 1] != '"':
            return 0
        end = next((k for k in range(j, min(self.n, j + 4)) if tokens.norm[k] == '"'), 0)
        if not end:
            return 0
        before = any(h.end == i - 1 and h.tag == "say" for m in range(max(0, i - 4), i) for h in self.doc.hits[m])
        return end if before or self.says(end + 1) else 0

    def _apposition(self, e: Entity) -> None:
        """What the words after a name make of it: "Tariq Nasser, a resident", «Артем Пилипчук, який очолює ОВА»."""
        tokens = self.tokens
        if e.i > 1 and tokens.norm[e.i - 1] == "," and tokens.norm[e.i - 2].startswith(HEADS):
            e.kind, e.office = "regional_authority", True  # "its head, Mykola Kalashnyk"
            return
        if e.j + 1 < self.n and tokens.norm[e.j] in _FROM_BODY:
            # «Володимир Кулик з ОВА», «Иван Петров из администрации»
            body = next((h for h in self.doc.hits[e.j + 1] if h.group == "office"), None)
            if body is not None and e.kind is None and body.tag not in ("office.witness", "office.commander"):
                e.kind, e.office = body.tag.partition(".")[2], True
            return
        if e.j + 1 >= self.n or tokens.norm[e.j] != ",":
            return
        if tokens.norm[e.j + 1] in _RELATIVE and any(
            tokens.norm[k].startswith(_GOVERNS) for k in range(e.j + 2, min(self.n, e.j + 5))
        ):
            named = (self.place_at[k] for k in range(e.j + 2, min(self.n, e.j + 9)) if k in self.place_at)
            place = next((p for p in named if p.kind in ("region", "district", "town", "capital")), None)
            if place is not None:
                e.kind, e.office = "regional_authority", True  # "Anton S., who has headed the republic for three years"
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
        """Give all mentions of one source one text and kind: "the governor", "Governor Koval", «Бондарця»."""
        self._absorb(entities)
        self._proper(entities)
        self._named(entities)
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
                elif (
                    waiting
                    and e.region is None
                    and waiting[-1].kind == e.kind
                    and len(self.regions) <= 1
                    and e.j - e.i <= 3
                ):
                    e.text, e.region, e.nouns = waiting[-1].text, waiting[-1].region, e.nouns | waiting[-1].nouns
                    waiting.append(e)
                elif e.kind in ("regional_authority", "national_authority") or (
                    # "the military chief of the city said" before "Yevhen S. said"
                    e.kind == "military" and any(w.startswith(HEADS) for w in self.tokens.norm[e.i : e.j])
                ):
                    waiting.append(e)
        self._officials(entities)
        self._surnames(entities)
        self._only(entities)
        self._by_name(entities)
        self._bodies(entities)
        self._nations(entities)
        for first, second in itertools.pairwise(entities):
            # "Russia's civil aviation agency, Rosaviatsia"
            beside = self.tokens.norm[first.j : second.i] == [","] and not first.person and not second.person
            same = first.key is None or (first.key == second.key and second.j - second.i == 1 != first.j - first.i)
            if beside and first.office and second.key and same and first.kind == second.kind:
                first.text, first.key, first.country = f"{first.text}, {second.text}", second.key, second.country
        folded = self.tokens.folded
        russian = any(letter in folded for letter in "ыэъ") and not any(letter in folded for letter in "іїє")
        for e in entities:
            e.text = nominative(tidy(e.text), russian)
            if e.person and e.kind is None:
                e.kind = self._unknown(e)

    def _proper(self, entities: list[Entity]) -> None:
        """ "A notice from Chernihivoblenergo, the grid operator, says": the name before what it is told to be."""
        tokens = self.tokens
        taken = {t for e in entities for t in range(e.i, e.j)}
        ends = {e.j: e for e in entities if not e.person and e.kind != "witness"}
        for e in entities:
            a = e.i - 1
            while e.kind == "media" and a > max(1, e.i - 6) and tokens.norm[a] not in ("the", "a", "an", ",", "."):
                a -= 1  # "an open-source news channel"
            if e.person or e.key or not e.office or a < 2 or tokens.norm[a] not in ("the", "a", "an"):
                continue
            if tokens.norm[a - 1] != "," or e.j >= self.n:
                continue
            if tokens.norm[e.j] != "," and not (e.kind == "media" and tokens.norm[e.j] in ("on", ".")):
                continue  # but "comes from Vantage East, a news channel on Telegram."
            named = ends.get(a - 1)
            if named is not None:
                if e.kind in ("other", named.kind) and tokens.cap[named.i]:
                    e.text, e.key, e.kind, e.country = named.text, named.key, named.kind, named.country
                continue
            k = a - 1
            while k > max(0, a - 5) and tokens.kind[k - 1] == WORD and tokens.cap[k - 1] and k - 1 not in taken:
                if k - 1 in self.place_at or self.doc.hits[k - 1] or tokens.norm[k - 1] in NO_NAMES:
                    break
                k -= 1
            if k < a - 1 and len(tokens.norm[k]) > 3 and not given(tokens.norm[k]) and not tokens.cap[k - 1]:
                e.text = tokens.slice(k, a - 1)
                if e.kind == "media":
                    e.i, e.weak = k, False

    def _named(self, entities: list[Entity]) -> None:
        """ "Air traffic control company ROMATSA announced": the name right behind what the body is told to be; and
        "the Community Peacemaker Teams say": a name that began before a word that has a meaning.
        """
        tokens, doc = self.tokens, self.doc
        taken = {t for e in entities for t in range(e.i, e.j)}
        for e in entities:
            if e.person and not e.office and e.i > 1 and tokens.cap[e.i - 1] and tokens.norm[e.i - 2] == "the":
                plural = e.j < self.n and tokens.norm[e.j - 1].endswith("s") and self.says(e.j)
                if plural and e.i - 1 not in taken and e.i - 1 not in self.place_at:
                    e.i, e.person, e.office, e.kind = e.i - 1, False, True, e.kind or "other"
                    e.text = tokens.slice(e.i, e.j)
                continue
            if e.person or e.key or not e.office or e.kind != "other" or not tokens.norm[e.i].isascii():
                continue
            k = e.j
            while k < self.n and k - e.j < 2 and tokens.norm[k] in _FIRMS:
                k += 1
            b = k
            while b < self.n and b - k < 3 and tokens.kind[b] == WORD and tokens.cap[b] and b not in taken and not (
                doc.hits[b] or b in self.place_at or tokens.norm[b] in NO_NAMES
            ):
                b += 1
            if k < b and not tokens.cap[e.j - 1] and (b >= self.n or tokens.norm[b] in _NAME_ENDS or self.says(b)):
                e.j, e.text = b, tokens.slice(e.i, b)

    def _by_name(self, entities: list[Entity]) -> None:
        """ "According to the aviation agency, Rosaviatsia": a body told by its noun, and its name behind the comma."""
        norm = self.tokens.norm
        for first, second in itertools.pairwise(entities):
            if second.i != first.j + 1 or norm[first.j] != "," or first.person or second.person or not second.key:
                continue
            noun = norm[first.j - 1].startswith(GENERIC) or norm[first.j - 1] in _BODIES
            plain = first.key is None and first.kind in ("other", second.kind) and not self.tokens.cap[first.j - 1]
            if noun and plain and first.office and (second.j >= self.n or norm[second.j] in _NAME_ENDS):
                first.kind, first.key, first.country = second.kind, second.key, second.country
                first.text, first.weak = second.text, False

    def _only(self, entities: list[Entity]) -> None:
        """ "The head of the republic has said … Murad A., the appointed leader": the one head whom a text names."""
        heads = [e for e in entities if e.person and e.kind == "regional_authority" and self._leads(e)]
        if len({e.surname for e in heads}) != 1:
            return
        known = max(heads, key=lambda e: e.j - e.i)
        for e in entities:
            mine = e.region is None or known.region is None or e.region == known.region
            local = any(w in ("republic", "region", "oblast", "krai") for w in self.tokens.norm[e.i : e.j])
            regional = e.kind == "regional_authority" or (e.kind == "national_authority" and local)
            if not e.person and e.single and regional and mine and self._leads(e):
                region = e.region or known.region
                _same(e, known)
                known.region = region

    def _leads(self, e: Entity) -> bool:
        """Whether a title is that of the head of a region (not a mayor's, nor the head of a district's)."""
        norm = self.tokens.norm[e.i : e.j]
        return any(w.startswith(_LEADERS) for w in norm) and not any(w.startswith(_LESSER) for w in norm)

    def _surnames(self, entities: list[Entity]) -> None:
        """ "Gladkov said … said the governor": the one official whom nothing introduces, and his bare title."""
        bare = [e for e in entities if e.person and e.kind is None and self._bare(e) and self.saying(e.i, e.j, 5, 4)]
        if len({e.surname for e in bare}) != 1 or any(e.person and e.kind in OFFICIAL for e in entities):
            return
        titles = [
            e for e in entities if not e.person and e.single and e.kind == "regional_authority" and e.j - e.i <= 2
        ]
        if titles and all(e.region is None for e in titles):
            for e in bare:
                e.kind, e.office, e.nouns = "regional_authority", True, titles[0].nouns
            for e in titles:
                _same(e, bare[0])

    def _officials(self, entities: list[Entity]) -> None:
        """ "Officials said", «власти сообщили»: the one official whom the text then names."""
        named = [e for e in entities if e.person and e.kind in OFFICIAL and self.saying(e.i, e.j)]
        if len({e.surname for e in named}) != 1:
            return
        for e in entities:
            if e.person or e.region or e.country or e.j - e.i > 2 or e.kind == "witness":
                continue
            bare = all(w.startswith(_OFFICIALS) for w in self.tokens.norm[e.i : e.j])
            apart = self.doc.sentence_of[named[0].i] - self.doc.sentence_of[e.i]
            if bare and (0 <= apart <= 4 or (apart <= 0 and named[0].kind != "military")):
                _same(e, named[0])

    def _nations(self, entities: list[Entity]) -> None:
        """Whose a bare "defence ministry" is: the country that the report is about."""
        countries = [
            p.code.partition("-")[0]
            for p in {id(p): p for p in self.place_at.values()}.values()
            if p.code and p.role in ("place", "target", "office") and not p.code.startswith("SEA")
        ]
        if not countries:
            # «MOSCOW, May 21. /TASS/. Forty drones were shot down, the defence ministry said»
            countries = [p.code[:2] for p in self.place_at.values() if p.code in CAPITALS and p.role == "dateline"]
        # of two told as often the one told first: a set would have them in another order each run
        main = max(dict.fromkeys(countries), key=countries.count) if countries else None
        for e in entities:
            if e.key not in NATIONAL_KEYS:
                continue
            country = main
            if e.kind not in ("military", "national_authority") or (e.key not in DEFENCE and len(set(countries)) > 1):
                country = None
            elif country in ("RU", "UA"):
                # of the two, one ministry counts drones shot down, the other air force and general staff do
                country = "RU" if e.key == "MOD" else "UA" if e.key in ("AIRFORCE", "GENSTAFF") else country
            if country is None and not countries and not e.country:
                ukrainian = any(letter in self.tokens.folded for letter in "іїє")
                russian = not ukrainian and any(letter in self.tokens.folded for letter in "ыэъ")
                if e.key == "AIRFORCE" and (ukrainian or russian):
                    country = "UA"  # «Повітряні сили: збито 88 із 103 безпілотників», and no place at all
                elif e.key == "MOD" and russian:
                    country = "RU"
                elif e.key == "AIRFORCE" and not _WHOSE_ENEMY.isdisjoint(self.tokens.norm):
                    country = "UA"  # "46 enemy UAVs had been shot down, the Air Force reported"
            e.country = e.country or country
            e.key = f"{country}-{e.key}" if country else None

    def _absorb(self, entities: list[Entity]) -> None:
        """A title beside its holder's bare name is one entity."""
        for k in range(len(entities) - 2, -1, -1):
            e, nxt = entities[k], entities[k + 1]
            if e.j > nxt.i and e.person and not nxt.person:
                entities.pop(k + 1)
            elif self._beside(e, nxt):
                e.j, e.office, e.kind = nxt.j, True, e.kind if e.office and e.kind else nxt.kind
                e.text, e.nouns = self.tokens.slice(e.i, e.j), e.nouns | nxt.nouns
                e.region, e.country = e.region or nxt.region, e.country or nxt.country
                entities.pop(k + 1)

    def _beside(self, e: Entity, title: Entity) -> bool:
        """ "Brigadier General Darius V., deputy chief of the armed forces, said": a name, and its title in commas."""
        norm = self.tokens.norm
        if not e.person or title.person or not title.single or title.kind in (None, "media", "witness"):
            return False
        gap = norm[e.j : title.i]
        if gap not in ([","], [",", "the"], [",", "a"], [",", "an"]) or e.kind in ("media", "witness"):
            return False
        after = norm[title.j] if title.j < self.n else ""
        before = norm[e.i - 1] if e.i else ""
        return (after == "," or self.says(title.j)) and before not in (",", "and")

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
        if after == "," and e.j + 1 < self.n and tokens.norm[e.j + 1] in ("a", "an"):
            return False  # "said Arkady, a ladle operator"
        k = e.i - 1
        if k < 0 or tokens.kind[k] != WORD or self.doc.sentences[self.doc.sentence_of[e.i]].start == e.i:
            return True
        return (
            self.says(k)
            or self.doc.inside[k]
            or "say" in self.doc.groups[k]
            or tokens.norm[k] in self.common
            or tokens.norm[k] in NO_NAMES
        )

    def _unknown(self, e: Entity) -> str | None:
        """The kind of a speaker whom nothing introduces."""
        if not self.saying(e.i, e.j, 5, 4):
            return None
        return "regional_authority" if self._bare(e) else "other"

    def _fill(self, e: Entity, waiting: list[Entity]) -> None:
        """A title told without a name before is this person's, where it fits."""
        for w in list(waiting):
            if (
                w.kind == e.kind
                and w.nouns & e.nouns
                and (
                    w.region == e.region
                    or ((w.region is None or e.region is None) and len(self.regions) <= 1)
                    or (w.region is None and w.j - w.i == 1 and not self.doc.sentence_of[w.i])  # of a headline
                )
            ):
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
            if (
                e.region is not None
                and e.region != known.region
                and (known.region is not None or len(self.regions) > 1)
            ):
                continue
            if e.nouns & known.nouns and known.office:
                return known
            if last is None and e.kind == known.kind == "regional_authority" and e.region is None and e.j - e.i <= 3:
                last = known
        return last

    def _bodies(self, entities: list[Entity]) -> None:
        """What "the police", «военные» mean after a fuller name of the same body."""
        seen: list[Entity] = []
        for e in entities:
            if not e.office or e.person or not e.nouns or e.kind == "media":
                continue
            if e.region is None and e.country is None and len(e.nouns) <= 2:
                military = e.kind == "military" and all(w.startswith(MILITARY) for w in e.nouns)
                for known in reversed(seen):
                    own = e.nouns - _OF_TOWN
                    town = bool(own) and own < e.nouns and own <= known.nouns and known.kind == e.kind
                    same = (
                        e.nouns <= known.nouns
                        and (known.kind == e.kind or e.kind == "other")
                        and len(known.text) >= len(e.text)
                    )
                    generic = (
                        e.j - e.i == 1
                        and e.kind == "other"
                        and self.tokens.norm[e.i].startswith(GENERIC)
                        and known.kind in OFFICIAL
                    )
                    company = (
                        e.j - e.i == 1 and e.kind == "other" and self.tokens.norm[e.i].startswith(COMPANY)
                        and known.kind == "other" and known.key is not None
                    )  # fmt: skip
                    if same or town or generic or company or (military and known.kind == "military"):
                        e.text, e.kind, e.key, e.country = known.text, known.kind, known.key, known.country
                        e.region, e.nouns = known.region, known.nouns
                        break
                else:
                    if military and e.j - e.i == 1:
                        self._soldiers(e, entities)
                if e.kind == "military" and self.tokens.norm[e.j - 1].startswith(("ведомств", "відомств")):
                    # «Как уточнили в военном ведомстве»: the ministry told before
                    ministry = next((o for o in reversed(seen) if o.kind == "military" and o.key is not None), None)
                    if ministry is not None and e.key in (None, ministry.key):
                        e.text, e.key, e.country = ministry.text, ministry.key, ministry.country
            seen.append(e)

    def _soldiers(self, e: Entity, entities: list[Entity]) -> None:
        """«Военные сообщают о 18 дронах: над областью, по отчёту Минобороны, …»: the one command named later on."""
        later = [o for o in entities if o.i > e.i and o.kind == "military" and o.key in DEFENCE and not o.person]
        if later and len({o.key for o in later}) == 1:
            known = later[0]
            e.text, e.key, e.country, e.nouns = known.text, known.key, known.country, known.nouns


def _same(e: Entity, known: Entity) -> None:
    """Make one mention tell what the other does."""
    e.kind, e.key, e.text = known.kind, known.key, known.text
    e.country, e.region = e.country or known.country, e.region or known.region
    e.surname, e.person, e.office = known.surname, True, known.office
    e.nouns = e.nouns | known.nouns
