"""What a sentence tells that has not happened, or not now: plans, questions, powers, sums, things of long ago."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing import moods, peace, unreal, unsaid
from dronelog.parsing.again import Again
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.tokens import NUMBER, SIGN
from dronelog.parsing.told import OFFICIAL

_SINCE = frozenset(("since", "с", "со", "з", "із", "від", "от", "за", "протягом", "упродовж", "впродовж"))
_RECORD = (
    "big",
    "large",
    "most",
    "record",
    "first",
    "worst",
    "high",
    "крупн",
    "рекорд",
    "самы",
    "найб",
    "перш",
    "перв",
)
_LONG_SPANS = frozenset(("years", "months", "лет", "месяцев", "років", "місяців"))
#: Drones that only a season or a year adds up to; tokens from them to the words for that time at most.
_OF_A_YEAR, _REST = 300, 8
_FORMER = frozenset(("first", "earlier", "previous", "original"))
_FIRST = _FORMER | {"initial", "preliminary", "opening", "prior"}
_MESSAGES = frozenset(
    (
        *("message", "post", "report", "statement", "version", "count", "announcement", "bulletin", "summary"),
        *("update", "note"),
    )
)
_VERDICT = ("sentenced", "convicted", "jailed", "приговор", "осудил", "осужд", "засуд", "засудж")
_OWNERS = frozenset(("its", "the", "his", "her", "their", "a", "this", "our", "ministry", "governor", "mayor"))
_WITHIN = frozenset(("in", "over", "within", "за"))
_TIMES = frozenset(("time", "times", "раз", "раза", "разів", "рази", "вперше", "впервые", "again", "снова", "знову"))
_IF = frozenset(("if", "если", "якщо"))
_PLOTS = frozenset(("plot", "plots", "plan", "plans", "conspiracy"))
#: Far times behind what happened, so many tokens away at most, and what parts them from it.
_SEASONS = frozenset(("year", "summer", "winter", "spring", "autumn", "fall"))
_BEHIND = 6
_CLAUSE = frozenset(
    (",", ";", ":", "-", ".", "and", "but", "as", "than", "since", "built", "from", "which", "that", "like")
)
#: The future in Ukrainian: «сапери знищуватимуть залишки збитих дронів».
_WILL = ("тиме", "тимуть", "тимемо", "тимете", "тиму", "тимеш")
#: What a number in a row may be that counts no attacks: «восьмий поверх і досі під плівкою».
_STOREYS = ("floor", "storey", "этаж", "поверх", "подъезд", "під'їзд", "школ", "квартал", "отделен", "відділен")
#: After "could": what could be seen was there.
_COULD = frozenset(("be", "only", "clearly", "also", "see", "hear", "watch", "make", "still", "plainly", "even"))
#: Behind drones that are still to come or never will.
_WILL_DO = frozenset(("will", "would", "shall", "could", "might"))
#: Perfective verbs of closing whose present is a future.
_WILL_SHUT = (
    *("перекроют", "перекроет", "закроют", "закроет", "ограничат", "ограничит", "остановят", "приостановят"),
    *("перекриють", "перекриє", "закриють", "закриє", "обмежать", "обмежить", "зупинять", "призупинять"),
)
_CAN = frozenset(("может", "могут", "може", "можуть", "can", "could", "may", "might"))
_WHICH = ("that", "which", "котор", "яки", "яку", "якого", "що")
_PARTICIPLE = ("ого", "ому", "ым", "ых", "ыми", "им", "их", "ими", "ой", "ої", "ою")
#: What can be done: "capable of", "able to", "capacity for", «способны», «здатні», «мощности».
_ABLE = (
    *("capab", "able", "ability", "capacit", "potential", "способн", "сможе", "сможут", "мощност"),
    *("здатн", "спромож", "зможе", "зможут", "потужност"),
)
_STOCKS = frozenset(("stock", "stocks", "stockpile", "stockpiles", "arsenal", "inventory", "reserve", "reserves"))
_ASK = ("know", "ask", "wonder", "question", "знать", "спрос", "спраш", "узнать", "знати", "запит", "дізна")
_WHO = frozenset(("who", "what", "how", "whether", "кто", "что", "как", "хто", "що", "як"))
#: What is said of a question that opens its sentence.
_UNANSWERED = frozenset(("question", "guess", "unclear", "unknown", "mystery", "riddle", "puzzle", "nobody"))
_WHEN = frozenset(("when", "if", "если", "когда", "якщо", "коли"))
_AIMED = frozenset(("them", "it", "at", "on", "a", "the", "their", "back"))
_BAN = ("ban", "prohib", "forbid", "outlaw", "запре", "заборон")
_MUST_NOT = frozenset(("нельзя", "запрещено", "запрещается", "заборонено", "забороняється", "banned", "forbidden"))
_PUBLISHED = ("publi", "inform", "photo", "image", "video", "footage", "публик", "фото", "видео", "публік", "відео")
_BOUGHT = ("bought", "purchas", "procur", "order", "donat", "приобр", "придба", "закуп", "заказ", "замов", "пожертв")
_GIVEN = (
    *_BOUGHT, "handed", "deliver", "gave", "given", "suppl", "receiv", "present",
    "переда", "вруч", "получ", "отрима", "постав", "подар",
)  # fmt: skip
_WILL_GIVE = frozenset(
    (
        *("отримає", "отримають", "передасть", "передадуть", "надасть", "нададуть", "поставить", "поставлять"),
        *("получит", "получат", "передаст", "передадут", "предоставит", "предоставят", "поставит", "поставят"),
    )
)
_ALLIES = frozenset(("ukraine", "kyiv", "kiev", "israel", "poland", "taiwan"))
_TROOPS = (
    "brigade", "battalion", "regiment", "troops", "soldiers", "servicemen", "army",
    "бригад", "батальон", "батальйон", "полк", "військ", "воен", "боец", "бойц", "бійц", "армі", "арми", "захисник",
)  # fmt: skip
#: Infinitives and nouns of action.
_FLIGHT = ("came", "approach", "headed", "heading", "arriv")
_MAY_BE = ("ть", "ти", "ться", "тися", "чь", "ния", "ние", "ння", "нню", "ию", "ии")
_USED = (["were", "used"], ["were", "involved"], ["took", "part"], ["were", "employed"])
#: What counts the drones of a night.
_TALLIES = frozenset(("tally", "count", "tallies", "figure", "total", "haul"))
#: Opens what somebody said on a day: "told the court on Tuesday how …".
_THAT = frozenset(("how", "that", "what", "как", "что", "як", "що"))


#: Sentences to either side, and tokens from a line's begin, where the other arms of a list are looked for.
ARMS = 4
#: Lines back to the one that opens a list, at most.
LINES = 40


#: A larger number of damaged objects is a year's or a war's total.
MOST_DAMAGED = 1000
MOST_FIRES = 200
#: What an enemy does with so many drones, and how he is called.
_USES = frozenset(("used", "employed", "deployed", "expended", "involved", "committed", "using", "employing"))
_FOES = frozenset(("enemy", "russian", "russia", "russians", "invaders", "occupiers", "aggressor", "foe", "invader"))
_WAR_DEAD = frozenset(("hundreds", "thousands", "сотни", "тысячи", "сотні", "тисячі"))
_HARM = ("outcome.killed", "outcome.injured", "outcome.damaged", "outcome.destroyed", "fatality", "casualty")

_LAUNCHES = frozenset(("launched", "fired", "sent", "unleashed", "released", "hurled", "directed"))
_AT_LAND = frozenset(("at", "on", "against", "towards", "toward", "into", "to", "across", "over"))


class Hypothetical(Again):
    """What a sentence tells that has not happened, or not now: plans, questions, powers, sums, things of long ago."""

    def _hypothetical(self, s: Sentence, f: Fact) -> bool:
        """A question, a plan, a drill: nothing has happened."""
        doc, tokens = self.doc, self.tokens
        if tokens.kind[s.end - 1] == SIGN and tokens.norm[s.end - 1] == "?":
            return True
        a = f.clause[0]
        if f.kind == "damaged" and self._long_ago(f):
            return True
        if self._years_ago(f):
            return True
        if f.kind == "intercepted" and f.implicit and f.count is None and doc.has("void.foiled", f.i, f.j) and (
            not _PLOTS.isdisjoint(tokens.norm[f.j : f.j + 3])
        ):
            return True  # "the FSB foiled a plot to strike a plant with a drone": nothing flew
        if f.drone and (self._long_ago(f) or unreal.career(doc, s, f) or self._once(f)):
            return True
        dated = any(w.start is not None and not w.said for w in self.whens[f.sentence])
        if unreal.told(doc, s, f, dated) or self.matters.told(s, f, self.whens):
            self.unreal.add(f.sentence)
            return True
        if moods.told(doc, s, f, self.whens[f.sentence]):
            return True
        for k in range(f.i - 1, max(s.start, f.i - 8) - 1, -1):
            if tokens.norm[k] in (":", ";", "but"):
                break  # "did not mention Karelia: 31 drones were destroyed"
            if "say.deny" in doc.tags[k]:
                return True  # «опровергла слухи о падении беспилотника»
        for k in range(f.j, min(s.end, f.j + 4)):
            if tokens.kind[k] == SIGN:
                break
            if "say.deny" in doc.tags[k] and not tokens.norm[k].isascii():
                return True  # «губернатор влучання в завод заперечує»
        if (
            f.kind in ("killed", "injured")
            and f.count is not None
            and f.count > 200
            and not any(w.start is not None for w in self.whens[f.sentence])
        ):
            return True  # a year's or a war's total
        if f.kind in ("killed", "injured") and f.count is None and not dated and not _WAR_DEAD.isdisjoint(
            tokens.norm[f.i : f.j]
        ):
            return True  # "drones have killed hundreds of people"
        if ((f.count is not None and f.count >= 30) or f.kind == "damaged") and self._since_long(f):
            return True  # "have killed 395 civilians since the summer of 2024"
        if s.paragraph in self.examples or doc.has("story.average", s.start, s.end) or self._permitted(s, f):
            return True
        if self._somewhere(f) or self._plotted(s, f) or self._of_the_war(f):
            return True
        if self._tried(s, f) or self._usual(s) or self._shown(s, f) or self._asked(s, f) or self._banned(s, f):
            return True
        each = tokens.norm[f.i] in ("every", "each", "any")
        if (f.implicit or f.all) and each and tokens.norm[f.j - 1].endswith("ion"):
            return True  # "every interception over a city is a gamble"
        if (each or (f.i > s.start and tokens.norm[f.i - 1] == "any")) and f.count == 1 and not any(
            tokens.norm[k] in ("was", "were", "had") or tokens.norm[k].endswith("ed") for k in range(f.i, f.j)
        ):
            return True  # "may open fire on any drone that crosses the border"
        if self.topical and not any(w.start is not None and not w.said for w in self.whens[f.sentence]):
            return True
        told = tokens.norm[s.start : s.end]
        if "version" in told and any(
            tokens.norm[k] == "version" and not _FORMER.isdisjoint(tokens.norm[max(s.start, k - 3) : k])
            for k in range(s.start, f.i)
        ):
            return True  # "the first version of this item said that two drones had struck the port"
        if unsaid.taken_back(doc, s, f) or unsaid.not_linked(doc, s, f):
            return True
        dated = any("earlier" in tokens.norm[w.i : w.j] for w in self.whens[f.sentence])  # "two days earlier"
        if f.kind == "launched" and "had" in told and (("earlier" in told and not dated) or "previously" in told):
            return True  # "in an earlier post he had spoken of one drone"
        if (
            f.kind in ("launched", "sighted")
            and "had" in told
            and any(a in _FIRST and b in _MESSAGES for a, b in pairwise(told))
        ):
            return True  # "his first message, at 2.40 a.m., had mentioned one drone": told anew since
        if f.kind == "launched" and not f.brunt and not f.total:
            # not «похоронили учителя, которого дрон убил в понедельник»: the drone did what is told anyway
            did = f.implicit and any(o.kind in ("killed", "injured") and o.count for o in self.told[f.sentence])
            if (not did and doc.find("story.not_event", s.start, s.end) >= 0) or self._able(s, f) or self._given(s):
                return True
            if (
                not doc.has_groups(("attack", "outcome"), s.start, s.end)
                # "one drone in the Caucasus ties down ten batteries", but "12 UAVs were stopped"
                and not any(tokens.norm[k] != "down" or k - f.j < 4 for k in doc.all_group("headline", s.start, s.end))
                and not any(w.relative == "previous_night" for w in self.whens[f.sentence])
                and not any(w.precision == "time" and not w.posting and not w.said for w in self.whens[f.sentence])
                # «у ніч на 2 червня дронів було 80»
                and not any(w.precision == "night" and w.day_told and not w.said for w in self.whens[f.sentence])
                and not doc.has_any(("place.target", "story.total"), s.start, s.end)
                # "put the overnight tally at 112 drones: 40 over Bryansk, 31 over Kursk …"
                and not (f.count and self.whens[f.sentence] and not _TALLIES.isdisjoint(tokens.norm[s.start : f.i]))
                # "93 drones were used against the region", "named in the report: Kaluga with 12, Tula with nine"
                and "against" not in tokens.norm[f.j : f.j + 4]
                # "The strike killed three. Five drones were used."
                and not (f.sentence and self.told[f.sentence - 1] and tokens.norm[f.j : f.j + 2] in _USED)
                and not (f.codes and doc.has("say.message", s.start, f.i))
                and tokens.norm[f.j : f.j + 1] not in (["over"], ["above"])  # "were told of two drones above the port"
                # «беспилотников над областью было 31», but not «шахедів було до сімдесяти» of a total told before
                and not (tokens.norm[f.i - 1 : f.i] in (["было"], ["було"]) and self.where[f.sentence])
                # «Безпілотників нарахували 214: …», «Безпілотників росіяни підняли 131»
                and not (f.i > s.start + 1 and doc.has_any(DRONE, s.start, s.start + 2) and self._flown_here(s))
                and not self._spent(s, f)
                and not self._used_up(s, f)
                and not self._sent_at(s, f)
                and not self._numbered(s, f)
                and not self._there_were(f)
                and not any(
                    word.startswith(_FLIGHT) or word.startswith(("flew", "fly", "летел", "летіл", "леті", "прол"))
                    for word in tokens.norm[s.start : s.end]
                )
                and not any(p.role == "launch" for p in self.where[f.sentence])  # «16 «шахедів» з Брянська»
                and not self._watched(s)
                and not self._listed_arms(s)
                and not any(
                    c.entity is not None
                    and (c.entity.kind == "military" or (c.entity.kind in OFFICIAL and self.where[f.sentence]))
                    for c in self.said[f.sentence]
                )
            ):
                return True
        if (
            f.count is None
            and doc.find("story.not_event", s.start, s.end) >= 0
            and not any(w.start is not None and not w.said for w in self.whens[f.sentence])
        ):
            return True
        bare = f.implicit and f.object is None and not f.debris
        if bare and f.kind in ("struck", "crashed") and not self._drone_near(f.sentence):
            return True
        for k in range(max(s.start, f.i - 4), max(f.i, min(f.j, f.i + 14)) if f.kind in DRONE_KINDS else f.i):
            if f.kind == "sighted" and tokens.norm[k] == "could" and not _COULD.isdisjoint(tokens.norm[k + 1 : k + 2]):
                continue  # "as many as 25 could be tracked", "lights that could only belong to drones": they were
            if tokens.norm[k] in _IF and tokens.norm[k + 1 : k + 2] in (["не"], ["not"]):
                continue  # «девять, если не больше, залетели»
            denied = tokens.norm[k + 1 : k + 2] in (["neither"], ["not"])
            if f.kind == "disrupted" and tokens.norm[k] == "could" and denied:
                continue  # "planes could neither land nor take off"
            if (doc.tag("date.future", k) and tokens.norm[k] != "may") or tokens.norm[k].endswith(_WILL):
                self.unreal.add(f.sentence)
                return True
        if f.kind in ("injured", "killed", "damaged") and not dated and any(
            doc.tag("date.future", t) and tokens.norm[t] != "may"
            for k in range(f.i, f.j)
            if self._outcome(k)
            for t in range(max(f.i, k - 2), k)
        ):
            self.unreal.add(f.sentence)
            return True  # "40 people will be injured", of an exercise to come
        if f.kind == "damaged" and (f.count or 0) > MOST_DAMAGED and not dated:
            return True  # a war's total
        if f.kind == "fire" and (f.count or 0) > MOST_FIRES and not dated:
            return True  # "was called to 4,118 fires"
        if f.kind == "disrupted" and any(tokens.norm[k].startswith(_WILL_SHUT) for k in range(f.i, f.j)):
            return not doc.has_groups(("attack",), 0, len(tokens))  # «движение перекроют с 19:00» for a show
        if f.kind == "launched" and f.count and f.j < s.end and tokens.norm[f.j] in _WILL_DO:
            self.unreal.add(f.sentence)
            return True  # "raids of 300 drones will be a regular phenomenon"
        k = a if tokens.norm[a] in _IF else a + 1
        if k < len(tokens) and tokens.norm[k] in _IF and not unreal.credited(doc, k):
            return tokens.norm[k + 1 : k + 2] not in (["не"], ["not"])  # but «девять, если не больше, залетели»
        drills = [t for t in doc.all("story.drill", s.start, s.end) if not peace.setting(doc, t)]
        return bool(drills) and not peace.real(doc, s.start, s.end)

    def _flown_here(self, s: Sentence) -> bool:
        """Whether a sentence names where drones flew, or a paragraph of which it is goes on about shelling."""
        return bool(self.where[self.doc.sentence_of[s.start]]) or self._shelled(s)

    def _shelled(self, s: Sentence) -> bool:
        """Whether the text up to a sentence tells of an attack: «за добу 214 обстрілів»."""
        return self.doc.has("attack", 0, s.end)

    def _there_were(self, f: Fact) -> bool:
        """ "There were nine drones. We destroyed three": a whole that the next sentence parts by fates."""
        norm, number = self.tokens.norm, f.sentence
        if norm[f.i - 1 : f.i] not in (["were"], ["было"], ["було"]) or number + 1 >= len(self.told) or not f.count:
            return False
        return any(o.drone and o.count and o.count <= f.count and o.kind != "launched" for o in self.told[number + 1])

    def _spent(self, s: Sentence, f: Fact) -> bool:
        """«Засоби ураження: FPV – 14; «Ланцет» – 3; артилерія – 96 пострілів»: an attack and each weapon
        with its number.
        """
        if f.count is None:
            return False
        if not self._shelled(s) and not (
            # «Сумщина, доба 21 травня. Засоби: «Герань-2» – 6; FPV – 11; КАБ – 2. Загинула одна людина»
            "weapon" in {h.group for k in range(f.j, s.end) for h in self.doc.hits[k]}
            and self.doc.has_any(_HARM, 0, len(self.doc.tokens))
        ):
            return False
        listed = [o for o in self.told[f.sentence] if o.kind == "launched" and o.drone and o.count is not None]
        norm = self.tokens.norm
        parted = sum(w in (";", ",", "-", ":") for w in norm[s.start : s.end])
        weapons = len(self.doc.all_group("weapon", s.start, s.end))
        return len(listed) + weapons > 1 and parted >= 2 * (len(listed) - 1) + 1

    def _sent_at(self, s: Sentence, f: Fact) -> bool:
        """ "Russia launched 128 drones at Ukraine overnight": a verb of sending before, where to behind, and when."""
        norm = self.tokens.norm
        if not any(w.start is not None and not w.said and not w.far for w in self.whens[f.sentence]):
            return False
        if not any(norm[k] in _LAUNCHES for k in range(max(s.start, f.i - 4), f.i)):
            return False
        return any(
            p.role in ("place", "target") and f.j <= p.i <= f.j + 6 and not _AT_LAND.isdisjoint(norm[f.j : p.i])
            for p in self.where[f.sentence]
        )

    def _used_up(self, s: Sentence, f: Fact) -> bool:
        """ "148 clashes over the past day. The enemy used 2,113 kamikaze drones and carried out 61 air strikes"."""
        if f.count is None or self.tokens.norm[f.i - 1] not in _USES:
            return False
        dated = any(w.start is not None and not w.said for n in (f.sentence - 1, f.sentence) if n >= 0
                    for w in self.whens[n])  # fmt: skip
        return dated and bool(_FOES.intersection(self.tokens.norm[s.start : f.i]))

    def _numbered(self, s: Sentence, f: Fact) -> bool:
        """ "The operator gave the number of drones as two", beside what they did: the number of the same attack."""
        norm = self.tokens.norm
        if f.count is None or norm[f.i - 1] not in ("at", "as"):
            return False
        if any(w in _FIRST or w in ("initially", "previously", "originally") for w in norm[s.start : f.i]):
            return False  # "as first issued, this note gave the number of drones as five"
        if not any(norm[k] == "number" and norm[k + 1] == "of" for k in range(s.start, f.i - 1)):
            return False
        near = range(max(0, f.sentence - 3), min(len(self.told), f.sentence + 2))
        return any(o.kind in DRONE_KINDS and o is not f for n in near for o in self.told[n])

    def _listed_arms(self, s: Sentence) -> bool:
        """«КАБ – 13. Дрони – 95. Міномети – 22», "attacked with: • 214 drones": a list of what came."""
        doc, sentences = self.doc, self.doc.sentences
        number = doc.sentence_of[s.start]
        near = [
            x for x in sentences[max(0, number - ARMS) : number + ARMS + 1] if abs(x.paragraph - s.paragraph) <= 1
        ]
        armed = sum(bool(doc.all("weapon.other", x.start, x.start + ARMS)) for x in near if x is not s)
        within = {self.tokens.norm[k] for k in doc.all("weapon.other", s.start, s.end)}
        first = max(0, number - LINES)
        while number > first and sentences[number].bullet:
            number -= 1
        listed = sentences[number] is not s and self.tokens.norm[sentences[number].end - 1] == ":"
        if listed and doc.has("attack", sentences[number].start, sentences[number].end):
            return True
        if not armed and not within:
            return False
        row = next((k for k in range(s.start, s.end) if self.tokens.norm[k] in ("-", ":", "(")), -1)
        return row >= 0 and any(row < k <= row + 2 and self.tokens.kind[k] == NUMBER for k in range(row, s.end))

    def _watched(self, s: Sentence) -> bool:
        """«Дворник уверяет, что насчитал над крышами четыре дрона»: what somebody saw."""
        number = self.doc.sentence_of[s.start]
        witness = any(c.entity is not None and c.entity.kind == "witness" for c in self.said[number])
        witness = witness or any(c.entity is not None and c.entity.weak and c.how == "say" for c in self.said[number])
        return witness and not {"над", "over", "above"}.isdisjoint(self.tokens.norm[s.start : s.end])

    def _long_ago(self, f: Fact) -> bool:
        """ "Told the court how a drone hit his bus in 2024": a bare year right behind what happened dates it."""
        norm = self.tokens.norm
        for w in self.whens[f.sentence]:
            if not w.far or not f.j < w.i + 2 <= f.j + 5 or not norm[w.j - 1].isdigit() or len(norm[w.j - 1]) != 4:
                continue
            made = next((k for k in (w.i - 1, w.i - 2) if norm[k].endswith(("ed", "built", "since"))), -1)
            if made >= f.j:
                continue  # "struck a plant opened in 2024"
            between = any(
                f.i - 6 <= o.i < w.i and not any(norm[k] in _THAT for k in range(o.j, f.i + 1))
                for o in self.whens[f.sentence]
                if o.start is not None
            )
            year = self.anchor.day is not None and int(norm[w.j - 1]) < self.anchor.day.year
            if year and not between and norm[w.i] not in _SINCE and norm[w.i - 1] not in _SINCE:
                return True
        return False

    def _years_ago(self, f: Fact) -> bool:
        """ "A school that was hit by a drone in Belgorod last summer reopened on Thursday", "wounded two years ago":
        the words right behind what happened date it, whatever day the sentence is of.
        """
        if not f.drone and f.kind not in ("killed", "injured", "damaged", "fire"):
            return False
        norm = self.tokens.norm
        for w in self.whens[f.sentence]:
            if not w.far or not f.j <= w.i <= f.j + _BEHIND:
                continue
            last = norm[w.i] == "last" and norm[w.i + 1] in _SEASONS
            if not last and norm[w.j - 2 : w.j] not in (["years", "ago"], ["year", "ago"]):
                continue
            words = norm[f.j : w.i]
            if any(v.endswith("ed") or v in _CLAUSE for v in words):
                continue  # "struck a plant opened last year", "was hit, as it was last year"
            if not any(o.start is not None and f.i - 2 <= o.i < w.i for o in self.whens[f.sentence]):
                return True
        return False

    def _once(self, f: Fact) -> bool:
        """ "He described how thirty of them once hit a depot": some day, which nothing dates."""
        norm = self.tokens.norm
        at = next((k for k in range(f.i, f.j) if norm[k] == "once"), -1)
        if at < 0 or norm[at - 1] in ("at", "all", "than", "only") or norm[at + 1 : at + 2] in (["again"], ["more"]):
            return False
        return not any(w.day_told and w.start is not None and not w.said for w in self.whens[f.sentence])

    def _permitted(self, s: Sentence, f: Fact) -> bool:
        """ "A law that allows troops to shoot drones down", «дозволу на ураження не було»: it may be done, no more."""
        norm = self.tokens.norm
        if not any(norm[k].endswith(_MAY_BE) or norm[k - 1] == "to" for k in range(f.i, f.j) if self._outcome(k)):
            return False
        return self.doc.has("story.permit", max(s.start, f.i - 4), f.i)

    def _able(self, s: Sentence, f: Fact) -> bool:
        """ "Will be capable of launching 300 at a time", «способны запускать по 500»: what could fly, not what flew."""
        before = self.tokens.norm[max(s.start, f.i - 7) : f.i]
        done = any(a in ("was", "were") and b == "able" for a, b in pairwise(before))  # "were able to follow three"
        if any(a in _STOCKS and b == "of" for a, b in pairwise(before)):
            return True  # "have a stock of 600 drones"
        return not done and any(w.startswith(_ABLE) for w in before[-6:])

    def _given(self, s: Sentence) -> bool:
        """ "The council handed the brigade 220 strike drones": given, bought or ordered, and nothing flew."""
        words = self.tokens.norm[s.start : s.end]
        if not any(w.startswith(_GIVEN) for w in words) or self.doc.has_groups(("outcome", "headline"), s.start, s.end):
            return False
        if any(a in ("to", "for") and b in _ALLIES for a, b in pairwise(words)):
            return True  # "Latvia has delivered 2,700 drones to Ukraine"
        if any(w in _WILL_GIVE for w in words):
            return True  # «Україна отримає від партнерів 200 дронів»: not yet there, and nobody's attack
        return any(w.startswith(_BOUGHT) for w in words) or any(w.startswith(_TROOPS) for w in words)

    def _asked(self, s: Sentence, f: Fact) -> bool:
        """ "He wanted to know who pays when a drone hits a car", "hired men to fire them": no drone, no fire."""
        norm = self.tokens.norm
        if f.kind == "fire" and norm[f.i - 1 : f.i] == ["to"] and norm[f.i + 1 : f.i + 2] and norm[f.i + 1] in _AIMED:
            return True
        if norm[s.start] in _WHO | {"why"} and not _UNANSWERED.isdisjoint(norm[f.j : s.end]):
            return True  # "why three machines should have gone missing is a question", "whether any fell is unclear"
        if unsaid.left_open(self.doc, s, f):
            return True
        asked = next((k for k in range(s.start + 1, f.i) if norm[k] in _WHO and norm[k - 1].startswith(_ASK)), -1)
        return asked >= 0 and not _WHEN.isdisjoint(norm[asked + 1 : f.i + 1])

    def _banned(self, s: Sentence, f: Fact) -> bool:
        """ "Bans information on places where drones have fallen", «запрещено публиковать фото прилётов»."""
        norm = self.tokens.norm
        before = norm[s.start : f.i]
        if not any(w.startswith(_PUBLISHED) for w in before):
            return False
        # «распространять фото мест, куда упали дроны, нельзя»
        return any(w.startswith(_BAN) for w in before) or not _MUST_NOT.isdisjoint(norm[f.j : s.end])

    def _usual(self, s: Sentence) -> bool:
        """ "They launch up to 60 drones every day": a habit, where nothing in the sentence is dated."""
        habits = [k for k in self.doc.all("story.habit", s.start, s.end) if not self._issue(k)]
        return bool(habits) and not any(
            w.start is not None or w.relative for w in self.whens[self.doc.sentence_of[s.start]]
        )

    def _issue(self, k: int) -> bool:
        """Whether "daily" at token k only names what comes out each day: "in its daily update", not "daily raids"."""
        norm = self.tokens.norm
        if norm[k] != "daily" or k + 1 >= len(norm) or self.tokens.kind[k + 1] == SIGN:
            return False
        return not self.doc.has_groups(("attack", "drone", "outcome"), k + 1, k + 3) and (
            norm[k + 1] in _MESSAGES or norm[k - 1] in _OWNERS or "office" in self.doc.groups[k - 1]
        )

    def _shown(self, s: Sentence, f: Fact) -> bool:
        """ "The wreck of a drone shot down over the region is on show", «сбитый дрон может взорваться»: no news."""
        norm, doc = self.tokens.norm, self.doc
        if f.drone and self._exhibit(s, f):
            return True
        if f.count not in (None, 1) or f.kind != "intercepted":
            return False
        if f.j < len(norm) and norm[f.j] in _CAN:
            return True
        reduced = doc.any(DRONE, f.i) is not None and f.i + 1 < f.j and self._outcome(f.i + 1)
        if reduced and doc.has("story.shown", s.start, s.end):
            return True
        opening = doc.sentences[min(1, len(doc.sentences) - 1)].end
        relative = any(norm[k].startswith(_WHICH) for k in range(f.i, f.j))
        dated = any(w.start is not None and not w.said and w.i > f.i for w in self.whens[f.sentence])
        if relative and not dated and doc.has("story.shown", 0, max(opening, s.end)):
            return True  # "the museum shows what remains of a Geran that gunners brought down"
        return doc.has("story.not_event", s.start, s.end) and any(
            norm[k].endswith(_PARTICIPLE) for k in range(f.i, f.j) if self._outcome(k)
        )

    def _exhibit(self, s: Sentence, f: Fact) -> bool:
        """ "The museum shows the wreckage of 14 drones that fell on the city", "one of nine brought down here is on
        display": what a thing on view once did, behind what it is.
        """
        norm, doc = self.tokens.norm, self.doc
        if f.kind not in ("intercepted", "crashed") or not doc.has("story.shown", s.start, s.end):
            return False
        wreck = doc.has_any(("drone.debris", "drone.one", "drone.many"), s.start, f.j)
        of_them = norm[max(s.start, f.i - 2) : f.i] == ["one", "of"]
        relative = any(w in ("that", "which") for w in norm[f.i : f.j])
        return wreck and (of_them or relative) and not doc.has_any(("outcome.struck", "attack"), s.start, s.end)

    def _tried(self, s: Sentence, f: Fact) -> bool:
        """ "Was sentenced on Tuesday; a drone had struck the street": what a verdict is about, undated."""
        norm = self.tokens.norm
        verdict = next((k for k in range(s.start, f.i) if norm[k].startswith(_VERDICT)), -1)
        if verdict < 0:
            return False
        return not any(w.start is not None and not w.far and w.i > verdict + 4 for w in self.whens[f.sentence])

    def _outcome(self, k: int) -> bool:
        return "outcome" in self.doc.groups[k]

    def _again(self, s: Sentence, far: When) -> bool:
        """Whether a far date only counts or ranks: "for the second time in a month", «впервые с начала года»."""
        norm, doc = self.tokens.norm, self.doc
        return any(
            norm[k].startswith(_RECORD)
            or norm[k] in _TIMES
            or (doc.tag("ordinal", k) and not any(w.startswith(_STOREYS) for w in norm[k + 1 : k + 2]))
            for k in range(s.start, s.end)
            if not far.i <= k < far.j
        )

    def _since_long(self, f: Fact) -> bool:
        """Whether a number is a sum since a far past; "the biggest number since the war began" is none."""
        norm = self.tokens.norm
        s = self.doc.sentences[f.sentence]
        if f.drone and (f.count or 0) >= _OF_A_YEAR and any(
            norm[k : k + 2] in (["this", "year"], ["this", "month"], ["this", "season"], ["this", "quarter"])
            and not any(norm[t].startswith(_RECORD) for t in range(max(s.start, k - 7), k))
            for k in range(f.j, min(s.end - 1, f.j + _REST))
        ):
            return True  # "have brought down more than 1,900 Shaheds this year"
        for k in range(s.start + 2, s.end):
            within = norm[k] in _LONG_SPANS and any(w in _WITHIN for w in norm[max(s.start, k - 3) : k - 1])
            # "in seven years they have fired more than 850 drones", not "the first in seven years"
            if within and not any(norm[t].startswith(_RECORD) for t in range(max(s.start, k - 7), k)):
                return True
        return any(
            w.far
            and f.clause[0] <= w.i < f.clause[1]
            and (norm[w.i] in _SINCE or (w.i and norm[w.i - 1] in _SINCE))
            and not any(norm[k].startswith(_RECORD) for k in range(max(f.clause[0], w.i - 6), w.i))
            for w in self.whens[f.sentence]
        )
