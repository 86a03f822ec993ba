"""What became of a drone: intercepted, lost, hit, fell, seen; which number and which object are its."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dronelog.parsing import dropped, misfit
from dronelog.parsing.aloft import aloft
from dronelog.parsing.bearings import ONLY, PLANES, THAT, Bearings
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.cues import LAY
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import MOST, Clause, Cue, Fact, denied
from dronelog.parsing.flown import flew
from dronelog.parsing.followed import BEEN
from dronelog.parsing.things import IS_OR_HAS
from dronelog.parsing.tokens import SIGN, WORD

#: What joins drones of several kinds.
_JOINS = frozenset((",", "и", "і", "й", "та", "and", "а", "також", "также", "ще", "еще", "also", '"', "plus", "плюс"))
_AND = frozenset(("и", "і", "й", "та", "and", "також", "также", "plus", "плюс"))
_OTHER_SIDE = tuple([w] for w in ("side", "end", "bank", "hand", "day", "half", "shore", "way"))
_ONE_DEVICE = frozenset(
    [
        *("аппарат", "апарат", "борт", "птичка", "пташка", "цель", "ціль", "машина", "craft", "device", "machine"),
        *("this", "that"),  # "this one was lying in a grove"
    ]
)
#: «про нього відзвітували ще ввечері»: no drone more.
_SOME_OF = frozenset(("some", "part", "several", "most", "many", "half", "few"))
_ADVERBS = frozenset(("ещё", "еще", "ще", "іще", "more", "further", "дополнительно", "додатково", "вдобавок", "плюс"))


_FELL = frozenset(("crashed", "fell", "came", "plunged", "dropped"))
#: «А последний рухнул у крыльца»: of the drones just told.
_LAST = frozenset(("последний", "останній", "последняя", "остання"))
_INSTEAD = frozenset(("замість", "вместо", "взамен"))
#: After "one": «один дрон сбили, другой подавили».
_OTHER = frozenset(("другой", "другого", "вторая", "другая", "інший", "іншого", "інша", "іншу", "другую"))
#: «31 із 34», «пять из семи».
OUT_OF = frozenset(("из", "із", "з", "зі"))

#: What happens to a drone that is not shot at.
#: Who makes a find safe: beginnings.
_SAPPERS = (
    "sapper", "engineer", "explosive", "bomb", "deminer", "demining", "pyrotech", "eod", "ordnance", "minesweep",
    "сапер", "сапёр", "взрывотех", "взривотех", "вибухотех", "пиротех", "піротех", "кинолог",
)  # fmt: skip
_WHERE_FOUND = (
    ["on", "the", "spot"], ["on", "the", "ground"], ["where", "it", "lay"], ["where", "it", "fell"], ["in", "place"],
    ["in", "situ"], ["на", "месте"], ["на", "місці"],
)  # fmt: skip
#: What a drone may do to people, of the words of a find: beginnings.
_FINDING = ("found", "find", "discover", "locat", "recover", "retriev", "pick", "stumbl", "came", "spot")
_LIES = frozenset(("lies", "lay", "lie", "lying"))
_DETECTED = ("виявл", "виявив", "виявил", "обнаруж", "засік", "засеч", "засек")
#: Who shoots drones down and is a thing of the army in other places.
_GROUPS = ("групп", "груп", "пво", "ппо", "установк", "комплекс")
_MINUS = ("минус", "мінус", "minus")
_WHERE = frozenset(("on", "in", "at", "near", "as", "when", "while", "after", "upon", "over", "behind", "outside"))

#: What makes of a sighting only the fear of one.
_FEARED = frozenset(("possible", "potential", "feared"))
_DEALT = frozenset(("dealt", "deal", "deals", "dealing"))

#: Between what does something and its verb; drones that are told by no noun.
_HAVING_DONE = frozenset(("had", "has", "have", "then", "later", "also", "eventually"))
_OTHERS = frozenset(("rest", "others", "remainder", "remaining", "first", "second", "third", "fourth", "fifth"))
#: Between a relative pronoun and the verb that is said of it.
_PASSIVE_OF = frozenset(("it", "they", "he", "the", "ministry", "was", "were", "had", "has", "have", "been", "later"))
#: What shoots drones down: beginnings.
_CRAFT = ("самолет", "вертолет", "истребител", "корабл", "катер", "літак", "вертольот", "гелікоптер", "винищувач")
#: Where aircraft stand that a drone destroys.
_BASES = ("airfield", "airbase", "bomber", "hangar", "runway")


#: A participle of the feminine: the words for drones are none, but for «ціль», «пташка» and their like.
_SHE = ("тожена", "щена", "бита", "трощена")


#: «Прилетели», «прилетіло»: came, where nothing that they hit is named.
_CAME = ("прилет", "прилет", "прилетіл", "долет", "долетіл")

_FLIERS = frozenset(
    (
        *("it", "blast", "explosion", "strike", "attack", "raid", "impact", "device", "machine", "aircraft"),
        *("munition", "charge", "warhead", "vehicle", "projectile", "object", "thing", "intruder", "second", "third"),
        *("first", "last", "next", "one", "latter", "former", "fourth", "fifth", "rest", "wreck", "body", "latest"),
        *("grenade", "bomb", "engine", "wing", "nose", "other", "wave", "swarm", "shock", "fragment"),
    )
)
_AT_TIMES = frozenset(("когда", "если", "иногда", "порой", "коли", "якщо", "інколи", "часом"))
_BUT = frozenset(("но", "и", "але", "та", "однако", "однак", "проте", "й", "і"))
#: What destroys things and shoots no drone down: beginnings.
_BLAZES = ("вогонь", "огонь", "полум", "плам", "пожеж", "пожар", "стихі", "стихи", "fire", "blaze", "flame", "inferno")
_WAS = frozenset(("был", "був", "были", "були", "сразу", "тут", "же", "там", "вскоре", "затем", "потом", "потім"))
#: Endings of a participle whose subject is a he: «уничтожен», «знищений».
_HE = ("ен", "ан", "сбит", "збит", "ений", "аний", "битий")
_EACH_ONE = frozenset(("all", "both", "each", "also", "then", "later", "either", "instead", "too", "since", "however"))


#: Before what a drone was over when it was destroyed.
_ABOVE = frozenset(("above", "over", "near", "outside", "над", "возле", "біля"))


_INSTRUMENT = ("ами", "ями", "ом", "ем")
#: What is done to an alert that is over.
_TAKEN_OFF = ("снят", "снял", "знят", "знял", "lifted", "отмен", "скасов")


#: Before an ordinal that tells the hour.
_HALF_PAST = (["пів", "на"], ["половина", "на"], ["чверть", "на"])
_AUXILIARY = BEEN | {"had", "have", "has"}
#: Between a part and the whole: units of the part, and words before the whole; tokens between them at most.
_UNITS = frozenset(("drones", "uavs", "machines", "aircraft", "shaheds", "дронов", "дронів", "бпла"))
_WHOLE = frozenset(
    (
        *("the", "a", "total", "some", "these", "those", "all", "its", "their", "his", "her", "night", "day"),
        "morning",
        *("evening", "overall", "reported", "overnight", "roughly", "about", "around", "nearly", "almost", "such"),
        *("всех", "этих", "общих", "примерно", "около", "усіх", "всіх", "цих", "загальних", "приблизно", "близько"),
    )
)
_FROM = OUT_OF | {"of", "out"}
_GAP = 5
#: Between "that" and a drone that did something.
_SUBJECT = frozenset(("a", "an", "the", "one", "another", "russian", "ukrainian", "enemy", "single", "second", "first"))
_THAT = frozenset(("that", "which", "whose"))


#: Stands for one drone named before.
_ONE_OF_THEM = frozenset(("його", "его"))


class Fates(Bearings):
    """What became of drones in one clause."""

    def _destroyed(self, cue: Cue, clause: Clause, weapon: str) -> str:
        """Destroyed drones are intercepted, destroyed houses damaged: the nearest noun decides."""
        if self._burst(cue, clause):
            return "crashed"
        if self.tokens.norm[cue.i - 1] in _INSTEAD and self._drone_mention(clause.start, clause.end) is None:
            return ""  # «замість розбитої вирушила резервна, таких лишилося дві»
        if self._disposed(cue, clause):
            return "crashed" if self._drone_mention(clause.start, clause.end) is not None else ""
        doer = self.tokens.norm[cue.j : cue.j + 1] == ["by"]
        if doer and self.doc.has_any(DRONE, cue.j + 1, min(clause.end, cue.j + 5)):
            return "damaged"  # "17 aircraft were destroyed by drones"
        if self._undergone(cue, clause) or self._by_craft(cue, clause):
            return "intercepted"
        burnt = cue.i > 0 and self.tokens.norm[cue.i - 1].startswith(_BLAZES)
        if self._doing(cue, clause) or (burnt and not self.doc.has_any(DRONE, cue.j, min(clause.end, cue.j + 5))):
            return "damaged"  # «вогонь знищив 1 200 посилок»
        k = cue.i - 1
        while k > 0 and self.tokens.norm[k] in _WAS:
            k -= 1
        opened = self.doc.sentences[clause.sentence].start
        if not doer and self.tokens.norm[k] in _BUT and self.tokens.norm[cue.i].endswith(_HE):
            subject = self._drone_mention(opened, k)
            if subject is not None and subject[1] in ("drone.one", "drone.any"):
                return "intercepted"  # «беспилотник пытался атаковать аэродром, но был уничтожен»
        sentences = self.doc.sentences
        back = sentences[max(0, clause.sentence - 2)].start
        planes = any(w == "aircraft" for w in self.tokens.norm[clause.start : cue.i])
        if planes and any(w.startswith(_BASES) for w in self.tokens.norm[back : clause.end]):
            return "damaged"  # "drones hit the airfield; two aircraft were destroyed"
        best, cost = "", 10**6
        for i in range(clause.start, clause.end):
            for h in self.doc.hits[i]:
                what = ""
                if h.tag in DRONE or h.tag == "drone.pronoun":
                    if (
                        h.end < len(self.tokens)
                        and self.doc.tag("attack", h.end)
                        and self.tokens.norm[i].isascii()
                        and not self.tokens.norm[h.end].endswith("ed")
                    ):
                        continue
                    what = "intercepted"
                elif i == cue.j and self._doer(i):
                    continue  # «уничтожен самолётом морской авиации»: who did it
                elif h.end <= cue.i and self.tokens.norm[cue.i].endswith("ли") and any(
                    w.startswith(_GROUPS) for w in self.tokens.norm[i : h.end]
                ):
                    continue  # «бойцы мобильных огневых групп уничтожили над Калмыкией …»: who does
                elif h.group == "object" and not _ABOVE.isdisjoint(self.tokens.norm[max(cue.j, i - 3) : i]):
                    continue  # "it was destroyed above a university building": where it was
                elif h.group == "object" and (
                    not h.tag.startswith("object.part") or 0 <= cue.i - h.end <= 2 or 0 <= i - cue.j <= 2
                ):
                    what = "damaged"  # also "the roof was destroyed", «уничтожены кровля и третий этаж»
                elif h.group == "weapon":
                    what = "weapon"
                if what:
                    d = i - cue.j if i >= cue.j else (cue.i - i) + 2
                    if d < cost:
                        best, cost = what, d
        if best == "weapon":
            drone = self._drone_mention(clause.start, clause.end)
            return "intercepted" if drone is not None else ""
        if not best and self.tokens.norm[cue.i].endswith(_SHE):
            return "damaged"  # «техника уничтожена», «розбита крамниця»: no drone is a she
        if not best and self.doc.has("outcome.struck", self.doc.sentences[clause.sentence].start, cue.i):
            return "damaged"  # "hit a warehouse, destroying 2,900 square metres"
        if not best and misfit.subject(self.doc, self.doc.sentences[clause.sentence], cue.i):
            return ""  # "17% of the country's refining capacity has been knocked out"
        if not best:
            return "intercepted" if weapon in ("drone", "both", "") else ""
        return best

    def _other_doer(self, cue: Cue, a: int) -> bool:
        """ "A swan struck a power line", "the lorry hit a bridge": a doer that no list knows, and that is no drone."""
        doc, norm = self.doc, self.tokens.norm
        k = cue.i - 1
        if k - 1 < a or not norm[cue.i].isascii() or not norm[k].isalpha() or norm[k] in _FLIERS or doc.inside[k]:
            return False
        if norm[k - 1] not in ("a", "an", "the", "one") or self.tokens.cap[k]:
            return False
        return not doc.hits[k] or (doc.has_group("service", k, k + 1) and norm[k] not in ("power", "light"))

    def _by_craft(self, cue: Cue, clause: Clause) -> bool:
        """ "Fighter jets destroyed one", "its helicopter took out the rest": what flies there does it, to the drones
        that were told before.
        """
        norm, doc = self.tokens.norm, self.doc
        k = cue.i - 1
        while k > clause.start and (norm[k] in _HAVING_DONE or norm[k].endswith("ly") or norm[k].startswith("crew")):
            k -= 1
        if not any(h.tag == "plane.manned" and h.end == k + 1 for t in (k, k - 1) if t >= 0 for h in doc.hits[t]):
            return False
        if self.weapon != "drone" and not self.doc.has_any(DRONE, doc.sentences[clause.sentence].start, k):
            return False
        if norm[cue.j : cue.j + 1] in (["it"], ["them"]):
            return True
        after = cue.j + (norm[cue.j : cue.j + 1] in (["the"], ["another"], ["all"], ["only"]))
        if after < len(norm) and norm[after] in _OTHERS:
            return True
        return any(c.role == "elided" and c.i in (cue.j, after) and c.value for c in self.counts_in(cue.j, after + 1))

    def _undergone(self, cue: Cue, clause: Clause) -> bool:
        """ "The drones were all destroyed on approach to the airfields": the subject of a passive, whatever follows."""
        norm = self.tokens.norm
        k, passive = cue.i - 1, False
        while k > clause.start and (norm[k] in BEEN or norm[k] in _EACH_ONE or norm[k].endswith("ly")):
            passive = passive or norm[k] in ("was", "were", "been", "being")
            k -= 1
        if not passive:
            return False
        if norm[k] in ("them", "they", "these", "those") and self.weapon == "drone":
            return True  # "All of them were destroyed, but one came apart above the depot"
        return any(h.tag in DRONE and h.end == k + 1 for t in (k, k - 1) if t >= clause.start for h in self.doc.hits[t])

    def _out_of(self, c: Count, d: Count) -> bool:
        """Whether a number is a part of the next: «31 из 34», "88 of the 120", "88 drones out of a total of 120"."""
        gap = self.tokens.norm[c.j : d.i]
        while gap and gap[0] in _UNITS:
            gap = gap[1:]
        return bool(gap) and len(gap) <= _GAP and gap[0] in _FROM and all(w in _FROM or w in _WHOLE for w in gap)

    def _spoken_for(self, cue: Cue, here: list[Count], drones: list[Count], taken: set[int]) -> bool:
        """ "97 drones came overnight and 52 were shot down over the Odesa and Sumy regions": the verb's own number is
        already bound to regions, and those told before it only came.
        """
        norm = self.tokens.norm
        a = cue.i
        while a > 0 and norm[a - 1] in _AUXILIARY:
            a -= 1
        own = [c for c in here if id(c) in taken and c.value is not None and (c.j == a or c.i == cue.j)]
        # "of which 52 were shot down", "52 of them had been destroyed"
        own += [
            c
            for c in here
            if id(c) in taken
            and c.value
            and c.j < a
            and (norm[c.j : a] in (["of", "them"], ["of", "these"]) or any(self._out_of(c, d) for d in drones))
        ]
        if len(own) != 1 or own[0].value is None:
            return False
        least = own[0].value
        return all(
            (c.i < own[0].i and c.j < a and (c.value or 0) >= least) or self._out_of(own[0], c) for c in drones
        )

    def _all_of(self, cue: Cue, here: list[Count], taken: set[int]) -> Count | None:
        """ "Of the 97 that came overnight, 52 were shot down over the Odesa and Mykolaiv regions": the 97."""
        norm = self.tokens.norm
        for c in here:
            of = norm[c.i - 1] == "of" or norm[max(0, c.i - 2) : c.i] in (["of", "the"], ["of", "these"])
            bare = c.role == "elided" and id(c) not in taken and c.value is not None and c.i < cue.i
            if c.i and of and bare and self._spoken_for(cue, here, [c], taken):
                return c
        return None

    def _doing(self, cue: Cue, clause: Clause) -> bool:
        """ "The house that a drone destroyed", "months after a Shahed destroyed it": a drone is the verb's subject,
        and what it destroyed stands before or is told by a pronoun.
        """
        norm, doc = self.tokens.norm, self.doc
        k = cue.i - 1
        while k > clause.start and norm[k] in ("had", "has", "have", "completely", "partly", "partially", "also"):
            k -= 1
        if not norm[cue.i].isascii() or norm[cue.i] not in ("destroyed", "wrecked", "ruined", "destroys", "gutted"):
            return False
        subject = next((t for t in (k, k - 1) if t >= clause.start and doc.any(DRONE, t) is not None), -1)
        if subject < 0:
            return False
        if norm[cue.j : cue.j + 1] in (["it"], ["them"], ["him"], ["her"]):
            return norm[subject] != norm[subject].rstrip("s") or norm[subject - 1] in ("a", "an", "the", "one")
        before = subject - 1
        while before > clause.start and (norm[before] in _SUBJECT or "drone.type" in doc.tags[before]):
            before -= 1
        opened = doc.sentences[clause.sentence].start
        return norm[before] in _THAT and doc.has_group("object", max(opened, before - 3), before)

    def _hits_told(self, cue: Cue, a: int) -> bool:
        """ "There were, alas, also hits", "there have been two hits": a noun, told to be."""
        norm = self.tokens.norm
        if norm[cue.j - 1] not in ("hits", "impacts", "hit"):
            return False
        near = norm[max(a, cue.i - 9) : cue.i]  # commas of an aside cut clauses
        return any(near[k] == "there" and near[k + 1] in IS_OR_HAS for k in range(len(near) - 1))

    def _bare(self, cue: Cue, here: list[Count]) -> bool:
        """ "Another was spotted", "one was observed", "radar followed the other four": of the drones told before."""
        k = cue.i - 1
        while k > 0 and self.tokens.norm[k] in BEEN:
            k -= 1
        passive = k < cue.i - 1 or self.tokens.norm[cue.i] in BEEN
        another = passive and self.tokens.norm[k] in ("another", "others", "rest", "remainder")
        return another or self._bare_subject(cue, here) or self._bare_object(cue, here) is not None

    def _of_things(self, c: Count, cue: Cue) -> bool:
        """ "Three of the town's transformers were struck by Shaheds": a number of things, not of drones."""
        norm = self.tokens.norm
        if c.role != "elided" or c.j >= cue.i or norm[c.j] != "of" or not self._passive(cue):
            return False
        if self.doc.has_any((*DRONE, "drone.pronoun"), c.j, cue.i):
            return False
        return any(not t.part for t in self.things(c.j, cue.i))

    def _where_at(self, c: Count) -> bool:
        """Whether a bare number counts places: «рештки впали ще на трьох»."""
        norm = self.tokens.norm
        after = norm[c.j] if c.j < len(norm) else "."
        return c.i > 0 and norm[c.i - 1] == "на" and after in (".", ",", ";", "\n", "\n\n")

    def _burst(self, cue: Cue, clause: Clause) -> bool:
        """ "It blew up in a bog", "the drone blew up as it came down": what blows up by itself has fallen."""
        norm = self.tokens.norm
        if norm[cue.i] not in ("blew", "blows") or norm[cue.j - 1] != "up" or cue.j >= len(norm):
            return False
        # "it came down in a bog and blew up": a second verb has the subject of the first
        joined = norm[cue.i - 1] == "and"
        first = self.doc.sentences[clause.sentence].start if joined else clause.start
        subject = range(max(first, cue.i - (16 if joined else 4)), cue.i)
        own = any(self.doc.any(DRONE, k) is not None or norm[k] in THAT for k in subject)
        # "a drone crashed in a marsh in the district, 9 km inside the border, and blew up"
        fell = self.doc.find("outcome.crashed", first, cue.i) if joined and not own else -1
        own = own or (fell > first and self.doc.has_any(DRONE, first, fell))
        return own and (self.tokens.kind[cue.j] != WORD or norm[cue.j] in _WHERE)

    def _lying(self, cue: Cue, clause: Clause) -> bool:
        """Whether what lies somewhere may be a drone: "it lay in a field", not "the coast lies on the way of ships"."""
        norm, doc = self.tokens.norm, self.doc
        before = range(max(clause.start, cue.i - 8), cue.i)
        if not norm[cue.i].isascii():
            # not «губернатор узнаёт о дроне, когда тот лежит на земле»
            return _AT_TIMES.isdisjoint(norm[max(0, cue.i - 4) : cue.i])
        if not before:
            return True
        named = any(doc.has_any((*DRONE, "drone.debris", "drone.pronoun", "num", "ordinal"), k, k + 1) for k in before)
        return named or any(norm[k] in THAT or norm[k] in ("they", "one", "them", "he", "who") for k in before)

    def _disposed(self, cue: Cue, clause: Clause) -> bool:
        """ "Sappers destroyed it where it lay", «саперы уничтожили его на месте»: a find made safe, not shot down."""
        norm = self.tokens.norm
        before = range(max(clause.start, cue.i - 6), cue.i)
        after = range(cue.j, min(clause.end, cue.j + 8))
        if len(after) == 0 and self.doc.tag("responder", cue.j) is not None:
            after = range(cue.j, cue.j + 1)  # «его обезвреживают взрывотехники»: a verb that is a cue twice
        if any(self._sapper(k) for k in before):
            return True
        by = any(self._sapper(k) for k in after)
        place = any(norm[k : k + 3] in _WHERE_FOUND or norm[k : k + 2] in _WHERE_FOUND for k in after)
        return by or place

    def _sapper(self, k: int) -> bool:
        """Whether who makes finds safe is named at token k: "bomb disposal experts", "army engineers"."""
        words = (w for h in self.doc.hits[k] if h.group == "responder" for w in self.tokens.norm[k : h.end])
        return any(w.startswith(_SAPPERS) for w in words)

    def _plural_craft(self, i: int, cue: Cue) -> bool:
        """Whether "unmanned aircraft" at token i, a singular and a plural, is several: "unmanned aircraft were"."""
        doc, norm = self.doc, self.tokens.norm
        many = doc.tag("drone.many", i)
        if many is None or not norm[i].isascii():
            return False
        if norm[many.end : many.end + 1] in (["were"], ["are"], ["have"]):
            return True
        single = not ONLY.isdisjoint(norm[max(0, i - 5) : i]) or doc.has("ordinal", max(0, i - 4), i)
        return not single and norm[many.end : many.end + 1] not in (["was"], ["is"], ["has"]) and not (
            norm[cue.i].endswith("s") and many.end == cue.i
        )

    def _they_were(self, cue: Cue, s: Sentence) -> bool:
        """ "Drones were seen over three bases. They were spotted at Lakenheath and at Feltwell": the same drones."""
        norm, doc = self.tokens.norm, self.doc
        number = doc.sentence_of[s.start]
        if norm[s.start] not in ("they", "these", "it") or not number or norm[s.start + 1] not in _AUXILIARY:
            return False
        before = doc.sentences[number - 1]
        passive = cue.i - s.start <= 4 and any(w in BEEN for w in norm[s.start : cue.j])
        if not passive or norm[cue.j : cue.j + 1] == ["by"] or not doc.has_any(DRONE, before.start, before.end):
            return False
        placed = [p for p in self.places_in(cue.j, s.end) if p.role == "place"]
        dated = doc.has_any(("weekday", "month"), cue.j, s.end)
        return bool(placed) and (dated or doc.has("outcome.sighted", before.start, before.end))

    def _underwent(self, cue: Cue, mention: tuple[int, str] | None) -> bool:
        """ "A drone was discovered in a pasture, two residents said", "a drone crashed near …": it finds nobody."""
        norm = self.tokens.norm
        if mention is None or mention[0] > cue.i or not norm[cue.i].isascii():
            return False
        return norm[cue.i] in BEEN or norm[cue.i - 1] in BEEN or not norm[cue.i].startswith(_FINDING)

    def _doer(self, i: int) -> bool:
        """Whether the word at token i is an aircraft or a ship in the case of who did it."""
        word = self.tokens.norm[i]
        return word.startswith(_CRAFT) and word.endswith(("ом", "ем", "єм", "ами", "ями"))

    def _hit_plane(self, c: Count, cue: Cue, mention: tuple[int, str] | None) -> bool:
        """Whether a number of "aircraft" is of those that drones hit: "hit 14 aircraft", "14 aircraft were hit"."""
        if c.head < 0 or self.tokens.norm[c.head] != "aircraft" or c.tag != "drone.pronoun" or mention is None:
            return False
        if mention[1] == "drone.pronoun" or mention[0] == c.head:
            return False
        return mention[0] < cue.i < c.i or (c.i < cue.i < mention[0] and self.tokens.norm[mention[0] - 1] != "of")

    def _fate(
        self, kind: str, cue: Cue, clause: Clause, counts: list[Count], taken: set[int], weapon: str, s: Sentence
    ) -> list[Fact]:
        doc, tokens = self.doc, self.tokens
        a, b = clause.start, clause.end
        span = (a, b)
        number = clause.sentence
        mention = self._drone_mention(a, b)
        if mention is not None and mention[0] < cue.i and kind in ("struck", "crashed"):
            # «атакували з БпЛА Антонівку: дрон ударив по магазину»: the one that is told behind the colon
            colon = next((k for k in range(cue.i - 1, mention[0], -1) if tokens.norm[k] == ":"), -1)
            mention = (self._drone_mention(colon + 1, cue.i) if colon > 0 else None) or mention
        here = [c for c in counts if a <= c.i < b and not (c.role == "elided" and self._where_at(c))]
        across = self._across(s, cue) if mention is None and kind in ("crashed", "struck") else None
        if across is not None:
            return [self._carried_on(kind, cue, across, clause)]
        drones = [c for c in here if c.role == "drone" and id(c) not in taken]
        came_too = [c for c in drones if c.i > cue.j and c.j > c.head >= 0 and flew(doc, c) == c.head]
        if came_too:  # «остальные двенадцать сбили, то есть летело всего 13»
            taken.update(id(c) for c in came_too)
            fates = self._fate(kind, cue, clause, [c for c in counts if c not in came_too], taken, weapon, s)
            return [*fates, *(self._flown(c, number, span) for c in came_too)]
        if kind == "struck" and (grounded := [c for c in drones if self._hit_plane(c, cue, mention)]):
            # "drones hit 14 aircraft": what was hit is no number of drones
            taken.update(id(c) for c in grounded)
            fates = self._fate(kind, cue, clause, [c for c in counts if c not in grounded], taken, weapon, s)
            for f in fates:
                f.object = f.object or ("military" if f.kind == "struck" else None)
            return fates
        if kind == "struck" and self._entered(cue):
            kind = "sighted"  # "four drones flew into Hasakah province"
        if kind == "crashed" and aloft(doc, cue, a, b):
            kind = "sighted"
        if mention is not None and mention[1] == "drone.one" and mention[0] < cue.i:
            # "a drone was followed on radar; two aircraft were made ready": what else flew is no number of it
            drones = [c for c in drones if c.tag != "drone.pronoun" or c.i < cue.j]
        if weapon == "other" and mention is None and not drones:
            return []
        if tokens.norm[cue.i] in _MINUS and not (
            any(0 <= c.i - cue.i - 1 <= 4 for c in drones) or (mention is not None and 0 <= mention[0] - cue.j <= 3)
        ):
            return []  # «минус один разведчик», «мінус ворожий дрон», never «минус восемнадцать»
        if kind == "repelled" and drones:
            c = drones[0]
            taken.add(id(c))
            if self._repels(cue, c):
                fact = self._flown(c, number, span)
                fact.kind = "intercepted"
                return [fact]
            return [
                Fact("intercepted", None, cue.i, cue.j, number, span, drone=True, implicit=True),
                self._flown(c, number, span),
            ]
        if kind == "repelled":
            return [Fact("intercepted", None, cue.i, cue.j, number, span, drone=True, implicit=True)]
        if mention is not None and denied(doc, mention[0], mention[0] + 1):
            return []
        if kind == "sighted" and cue.i and tokens.norm[cue.i - 1] in _FEARED and tokens.norm[cue.j - 1] == "activity":
            return []  # "flights were put on hold over possible drone activity"
        dealt = tokens.norm[cue.i] in _DEALT and tokens.norm[cue.j : cue.j + 1] != ["all"] and mention is None
        if dealt and not drones and not doc.has_any(("drone.pronoun", "num", "number.vague"), cue.j, cue.j + 4) and (
            tokens.norm[cue.j : cue.j + 1] and tokens.norm[cue.j] not in THAT | {"them", "these", "those", "by", "."}
        ):
            return []  # "Tuesday's list dealt with the events of the day before"
        if (
            kind == "sighted"
            and mention is None
            and not drones
            and not doc.has("drone.pronoun", a, b)
            and doc.any(DRONE, cue.i) is None
            # "after several sightings"
            and not (weapon == "drone" and tokens.norm[cue.i].startswith(("sighting", "observation")))
            and not (weapon == "drone" and (self._bare(cue, here) or self._they_were(cue, s)))
        ):
            return []  # "neighbours heard a bang"
        if (
            kind == "sighted"
            and mention is not None
            and not drones
            and min(abs(mention[0] - cue.j), abs(cue.i - mention[0])) > 7
            and (mention[0] > cue.i or self._words_between(mention[0], cue.i) > 5)
            and not self._turned_out(cue.j, mention[0])
        ):
            return []
        if kind in ("sighted", "crashed") and mention is not None and not drones and self._tool(mention[0]):
            return []
        lies = kind == "crashed" and (tokens.norm[cue.i] in _LIES or tokens.norm[cue.i].startswith(LAY))
        if lies and (mention is None or not tokens.norm[cue.i].isascii()) and not self._lying(cue, clause):
            return []
        if kind == "crashed" and tokens.norm[cue.i].startswith(LAY) and mention is None and not drones:
            return []  # «рештки лежать на пасовищі», «двоє поранених лежать у лікарні»
        if kind == "crashed" and not drones and not self._underwent(cue, mention) and any(
            c.role == "person" and c.i >= cue.j and "," not in tokens.norm[cue.j : c.i] for c in here
        ):
            return []  # «находили с воздуха девятнадцать человек»
        comma = next(
            (k for k in range(cue.j, b) if tokens.norm[k] == ","), b
        )  # "hits of 11 drones, fragments at five places"
        debris = doc.has("drone.debris", a, comma if kind == "struck" else b)
        if kind == "crashed" and not debris and mention is not None:
            of = range(max(s.start, mention[0] - 4), mention[0])  # "pieces of destroyed drones rained down"
            debris = doc.has("drone.debris", of.start, of.stop) and "of" in tokens.norm[of.start : of.stop]
        # another weapon is what was shot down or what hit, when it stands nearer than any drone
        if mention is None and not drones and doc.has_group("weapon", a, b) and not dropped.by_another(doc, s):
            return []
        out: list[Fact] = []
        if kind in ("struck", "crashed", "intercepted") and cue.i > a and drones and self._nth(cue, drones):
            # «насчитали восемь дронов, восьмой угодил в склад»: one of those, the rest only flew
            others = self._launched(clause, drones, taken, weapon)
            hit = next((t for t in self.things(cue.j, b) if not t.part), None) if kind != "intercepted" else None
            if kind == "crashed" and hit is not None and hit.kind not in ("other", "any") and self._onto(cue, hit):
                kind = "struck"
            what = hit.kind if hit is not None and kind == "struck" else None
            return [Fact(kind, 1, cue.i - 1, cue.j, number, span, object=what, more=True, drone=True), *others]
        obj: str | None = None
        count: int | None = None
        approximate, low, high, more, rest, everything, implicit = False, None, None, False, False, False, False
        some = False  # "some of the rest": no number, and no word that stands for a drone wanting
        i, j = cue.i, cue.j
        chosen: Count | None = None
        if kind == "struck":
            # "attacked two plants and hit one of them": what was hit, not what hit
            here = [
                c for c in here
                if not (c.role == "elided" and c.i == cue.j and self.doc.has("number.of_which", c.j, c.j + 1))
            ]  # fmt: skip
            here = [c for c in here if not self._of_things(c, cue)]
        many = next(
            (c for c in here if c.role == "elided" and c.value is None and c.i < cue.i and self._beside(c, cue)), None
        )
        if many is not None and many.words and drones and all(d.j <= many.i for d in drones) and kind != "sighted":
            # "some 400 drones tried to enter, and many were shot down"
            share = Fact(kind, None, many.i, cue.j, number, span, approximate=True, drone=True, implicit=True)
            return [share, *self._launched(clause, drones, taken, weapon)]
        adjacent = [
            c
            for c in here
            if c.role == "elided" and id(c) not in taken and c.value is not None and self._beside(c, cue)
        ]
        if not adjacent and drones:
            adjacent = [
                c
                for c in here
                if c.role == "elided"
                and id(c) not in taken
                and c.value is not None
                and c.i < cue.i
                and c.j < b
                and self.doc.tag("number.of_which", c.j) is not None
            ]
        of_them = self._of_them(drones, here, taken, cue)
        if adjacent and (drones or mention is not None) and kind != "sighted":
            chosen = adjacent[0]
        elif of_them is not None:
            chosen = of_them
        elif (
            drones
            and cue.i in self.used_cues
            and all(any(tokens.norm[k] == ";" for k in range(min(c.j, cue.j), max(c.i, cue.i))) for c in drones)
        ):
            return self._launched(clause, drones, taken, weapon)  # "eight drones were launched …; six were destroyed"
        elif drones and cue.i in self.used_cues and all(c.i and tokens.norm[c.i - 1] in OUT_OF for c in drones):
            return self._launched(clause, drones, taken, weapon)  # «на Київщині знищили 31 із 34 безпілотників»
        elif drones and cue.i in self.used_cues and self._spoken_for(cue, here, drones, taken):
            return self._launched(clause, drones, taken, weapon)
        elif not drones and cue.i in self.used_cues and (whole := self._all_of(cue, here, taken)) is not None:
            taken.add(id(whole))
            return [self._flown(whole, number, span)]
        elif drones:
            # «мінус 52 «шахеди» із 60»: not the number that they are out of
            part = [c for c in drones if not (c.i and tokens.norm[c.i - 1] in OUT_OF)]
            chosen = self._choose(part or drones, cue)
            chosen, summed = self._kinds(chosen, drones, cue)
            taken.update(id(c) for c in summed)
        elif mention is not None and mention[1] in ("drone.one",) and not debris:
            elided = [
                c
                for c in here
                if c.role == "elided" and id(c) not in taken and c.value is not None and abs(c.j - mention[0]) <= 2
            ]
            chosen = elided[0] if elided else None
        elif mention is None or mention[1] in ("drone.attack", "drone.many", "drone.any"):
            elided = [c for c in here if c.role == "elided" and id(c) not in taken and c.value is not None]
            if not elided and kind == "sighted" and mention is None:
                elided = [c for c in here if id(c) not in taken and self._bare_subject(cue, [c])]
            if mention is not None:
                elided = [c for c in elided if c.i < cue.i or self._close(cue.j, c.i)]
            chosen = self._choose(elided, cue) if elided else None
            if chosen is not None and mention is None and kind == "crashed" and self._elsewhere(chosen, cue):
                return []
            if chosen is not None and mention is None and kind == "sighted" and chosen.i > cue.i:
                # "it had passed between two chimneys", but "radar followed the remaining four"
                chosen = self._bare_object(cue, here)
            whole = next((c for c in elided if chosen is not None and self._part_of(chosen, c)), None)
            if whole is not None:
                drones.append(whole)
        if (
            chosen is None
            and cue.i in self.used_cues
            and (
                mention is None
                or mention[1] != "drone.one"
                # "thirteen unmanned aerial vehicles": the noun may begin before its last word
                or any(0 <= c.head - mention[0] <= 2 and id(c) in taken for c in counts)
            )
        ):
            return []  # the list has said it
        near = mention is not None and mention[0] < cue.i <= mention[0] + 6
        if kind == "intercepted" and chosen is None and near and mention is not None and any(
            0 <= c.head - mention[0] <= 2 and id(c) in taken for c in counts
        ):
            return []  # "…, and thirteen unmanned aerial vehicles were destroyed over Krasnodar": the list has said it
        if (
            chosen is None
            and mention is not None
            and mention[1] == "drone.attack"
            and kind in ("crashed", "sighted", "lost")
            and not (kind == "crashed" and debris)  # "debris fell in three districts during a drone attack"
        ):
            return []
        if kind == "intercepted" and chosen is None and mention is not None and self._by_drones(mention[0], cue, a, b):
            return []
        if chosen is not None and chosen.tag == "drone.pronoun":
            chosen = self._of_targets(chosen, here, taken) or chosen
        if chosen is not None and kind != "sighted" and debris and chosen.role == "elided" and kind == "crashed":
            chosen = None
        if chosen is not None:
            taken.add(id(chosen))
            count, approximate, low, high, more = chosen.value, chosen.approximate, chosen.low, chosen.high, chosen.more
            i, j = min(i, chosen.i), max(j, chosen.j, chosen.head + 1)
            # "all of them destroyed": as many as were told before
            everything = count is None and doc.has("number.all", max(a, chosen.i - 1), chosen.j)
        elif mention is not None and mention[1] == "drone.one":
            ordinal = doc.has("ordinal", max(a, mention[0] - 4), mention[0])
            every = any(w in ("every", "each") for w in tokens.norm[max(a, mention[0] - 2) : mention[0]])
            several = every or doc.has("number.vague", max(a, mention[0] - 4), mention[0])
            several = several or self._plural_craft(mention[0], cue)
            count = None if several else 1
            more = ordinal or doc.has("number.more", max(a, mention[0] - 4), mention[0])
            i, j = min(i, mention[0]), max(j, mention[0] + 1)
        elif mention is not None:
            any_one = mention[1] == "drone.any" and mention[0] < cue.i
            # «FPV полював на комунальників – його вчасно «приземлили»»
            him = any_one and not _ONE_OF_THEM.isdisjoint(tokens.norm[max(a, cue.i - 4) : cue.i])
            count = 1 if him or (mention[1] == "drone.any" and self._singular(cue, mention[0], kind)) else None
            i, j = min(i, mention[0]), max(j, mention[0] + 1)
            if doc.has("number.vague", max(a, mention[0] - 4), mention[0]):
                approximate = True
        else:
            # no drone word: an ordinal or "another" stands for one, "all" and "the rest" for what was told
            for k in range(a, b):
                for h in doc.hits[k]:
                    if h.tag == "ordinal" and (self._before_speech(k, cue.i) or tokens.norm[k - 2 : k] in _HALF_PAST):
                        continue  # also «о пів на п'яту»
                    if k == s.start and tokens.norm[h.end : h.end + 1] in (["the"], ["a"], ["they"], ["it"]):
                        continue  # "First the tourists left", no first of several drones
                    own = h.end == cue.i or not self._of_noun(h.end, b)  # "a fourth dropped a mine", no "fourth flat"
                    if (h.tag == "ordinal" and count is None and own) or (
                        h.tag == "number.more" and count is None and not everything and tokens.norm[k] not in _ADVERBS
                    ):
                        count, more = 1, True
                        i = min(i, k)
                    elif count is None and self._final(k, cue.i) and (
                        tokens.norm[k] in _LAST or (tokens.norm[k] in _OTHER and self._one_before(s.start, k))
                    ):
                        count = 1
                        i = min(i, k)
                    elif h.tag == "number.rest" and tokens.norm[h.end : h.end + 1] in _OTHER_SIDE:
                        continue  # "lies on the other side of the city"
                    elif h.tag == "number.rest":
                        some = tokens.norm[k - 1] == "of" and tokens.norm[k - 2] in _SOME_OF
                        rest, count, more = not some, None, False
                        i = min(i, k)
                    elif h.tag == "number.all" and count is None:
                        everything = True
                        i = min(i, k)
                    elif h.tag == "drone.pronoun" and self._herd(k, a):
                        continue
                    elif h.tag == "drone.pronoun" and count is None and tokens.norm[k] in _ONE_DEVICE:
                        count = 1
                        i = min(i, k)
                    elif h.tag == "drone.pronoun" and count is None:
                        count = 1 if "num" in doc.tags[max(a, k - 1)] else None
            implicit = count is None and not rest and not everything and not some
            if implicit and cue.i in self.used_cues:
                return []
        if kind == "intercepted" and implicit and mention is None and cue.i not in self.used_cues:
            found = self._relative_drone(cue, s)
            if found >= 0:
                count, implicit, i = 1, False, found  # "pieces of a drone that had been shot down"
        if kind == "crashed" and implicit and mention is None and not debris and self._relative(cue, s):
            one = self._drone_mention(s.start, cue.i)
            if one is not None and one[1] == "drone.one" and cue.i not in self.used_cues:
                count, implicit = 1, False
                i = min(i, one[0])
        if kind == "intercepted" and count is None and tokens.norm[cue.i].startswith(_TAKEN_OFF) and (
            doc.has("story.alert", max(s.start, cue.i - 9), cue.i)
        ):
            return []  # «сигнал «Угроза атаки БПЛА» снят в 23:41»
        by_us = any(w.startswith(("нанес", "завдан")) for w in tokens.norm[max(a, cue.i - 5) : cue.i])
        if kind == "struck" and by_us and tokens.norm[cue.i].startswith("удар") and not doc.has_any(DRONE, a, cue.j):
            return []  # «нанесено шесть групповых ударов по объектам ВПК»: an army's own
        if kind == "struck" and implicit and mention is None and chosen is None and (
            self._other_doer(cue, a) or self._came_to_towns(cue, a, b)
        ):
            return []
        if kind == "crashed" and implicit and mention is None and not debris:
            pronoun = doc.has("drone.pronoun", a, b)
            if tokens.norm[cue.i].startswith("land") and any(w in PLANES for w in tokens.norm[s.start : cue.i]):
                return []  # "near the president's plane as it landed"
            joined = a > s.start and (cue.i == a or tokens.norm[cue.i - 1] in ("and", "then", "before"))
            joined = joined and self._weapon_in(s.start, a) == "drone" and tokens.norm[cue.i] in _FELL
            joined = joined and not doc.has("outcome.intercepted", s.start, a)
            if not pronoun and not joined and not any(
                tokens.norm[k] in ("it", "they", "both", "он", "они", "оба", "він", "вони", "обидва")
                and "say" not in doc.groups[k + 1]
                for k in range(a, cue.i)
            ) and not self._relative(cue, s) and not self._behind_clause(cue, s) and (
                tokens.norm[cue.j : cue.j + 1] != ["it"]
            ):
                return []  # "the flight landed safely"
        if kind in ("struck", "crashed"):
            things = self.things(a, b)
            after = [t for t in things if t.i >= cue.i and not t.part]
            passive = kind == "struck" and self._passive(cue)
            before = [t for t in things if t.j <= cue.i and not t.part] if passive else []
            if tokens.norm[cue.j : cue.j + 1] in (["it"], ["them"]):
                # "part of a workshop's roof was torn off by a drone that flew into it": what was named before
                before = [t for t in self.things(s.start, cue.i) if not t.part][-1:]
            solid = before or after or [t for t in things if not t.part] or [t for t in things if t.kind == "any"]
            if solid:
                obj = solid[0].kind
                if kind == "struck":
                    j = max(j, solid[0].j) if solid[0].i >= cue.i else j
            if (
                kind == "crashed"
                and not debris
                and after
                and after[0].kind not in ("other", "any")
                and self._onto(cue, after[0])
            ):
                kind, obj = "struck", after[0].kind  # "fell on a house" hits it; "on the grounds of" does not
                j = max(j, after[0].j)
            elif kind == "crashed":
                obj = None
            if (
                implicit
                and mention is None
                and not debris
                and doc.has_group("person", a, cue.i)
                and not doc.has("drone.pronoun", a, cue.i)
            ):
                return []  # "a woman who fell"
            told = any(p.role == "place" for p in self.places_in(a, b))
            if kind == "struck" and not solid and self._entered(cue):
                kind = "sighted"  # "flew into Belarus and crashed"
            bare = cue.i == s.start and not tokens.norm[cue.i].isascii()  # the drone of the sentence before
            bare = bare or tokens.norm[cue.j - 1] in ("avoided", "prevented")  # "hits could not be avoided"
            bare = bare or self._hits_told(cue, s.start)
            if kind == "struck" and implicit and not solid and mention is None and not told and not bare:
                return []  # "hit by the war", "was struck down": neither a drone nor a thing
        if kind == "struck" and not debris and mention is None and chosen is None:
            debris = doc.has("drone.debris", s.start, cue.i)
        if kind == "struck" and debris:
            kind = "crashed"
        if kind == "crashed" and not debris and mention is None and chosen is None:
            debris = doc.has("drone.debris", s.start, min(s.end, cue.j + 5))
        if count is not None and count > MOST:
            return []
        if kind == "crashed" and not debris and (count or 0) > 3 and tokens.norm[cue.i].startswith(_DETECTED):
            kind = "launched"  # «в українському небі виявлено 219 дронів»: nobody finds as many in a field
        came = kind == "struck" and obj is None and tokens.norm[cue.i].startswith(_CAME)
        if came and count is not None and count > 1 and chosen is not None and chosen.role == "drone":
            kind = "launched"  # «за сутки прилетели 14 дронов, 12 из них удалось нейтрализовать»
        if (
            kind == "intercepted"
            and implicit
            and mention is None
            and chosen is None
            and doc.has_any(("outcome.fire", "outcome.fires", "outcome.damaged"), a, cue.i)
        ):
            return []  # "open burning was eliminated"
        fact = Fact(
            kind,
            count,
            i,
            j,
            number,
            span,
            object=obj,
            approximate=approximate,
            low=low,
            high=high,
            more=more,
            rest=rest,
            all=everything,
            implicit=implicit,
            debris=debris,
            drone=True,
            subset=chosen is not None and self._sub(chosen, clause),
            total=not more and doc.has("story.total", a, b),
            pronoun=chosen is not None and chosen.tag == "drone.pronoun",
            apart=kind == "sighted" and self._followed(cue, here),
        )
        out.append(fact)
        # a second number in the clause is the total flown: "thirteen of the fifteen drones", «38 из 45 «шахедів»»
        for c in drones:
            if c is chosen or id(c) in taken:
                continue
            taken.add(id(c))
            flown = self._flown(c, number, span)
            if kind == "intercepted" and chosen is not None and chosen.i < c.i < cue.i and self._claimed(c, cue):
                flown.codes = [p.code for p in self.places_in(c.j, b) if p.kind == "country" and p.code][:1]
                flown.kind = kind  # "12 of the 71 drones it claimed to have shot down were over Volgograd region"
            whole_of = chosen is not None and self._part_of(chosen, c)  # "nine of them, of which three were shot down"
            flown.more, flown.subset = c.more, self._sub(c, clause) and not whole_of
            out.append(flown)
        return out

    def _claimed(self, c: Count, cue: Cue) -> bool:
        """Whether a clause about who shot them hangs on the number of drones: "the 71 drones it claimed to have"."""
        norm = self.tokens.norm
        after = max(c.j, c.head + 1)
        if norm[after : after + 1] in (["that"], ["which"]) and not self.doc.has_group("say", after, cue.i):
            # "the 18 drones that made for Smila had been destroyed": what they did, no clause of the shooting
            return all(w in _PASSIVE_OF for w in norm[after + 1 : cue.i])
        return norm[after : after + 1] != ["were"] and cue.i - after <= 7 and any(
            norm[k] in ("it", "which", "that", "they", "he", "ministry") for k in range(after, cue.i)
        )

    def _by_drones(self, i: int, cue: Cue, a: int, b: int) -> bool:
        """«Бійці FPV-дронами знищили танк»: the drones named are what a thing was destroyed with."""
        norm = self.tokens.norm
        if norm[i].isascii() or not norm[i].endswith(_INSTRUMENT) or self.tokens.kind[i - 1] == SIGN:
            return False
        named = [k for tag in DRONE for k in self.doc.all(tag, a, b)]
        things = self.things(cue.j, b) or self.doc.has_any(("weapon.other", "weapon.boat"), cue.j, b)
        return bool(things) and all(norm[k].endswith(_INSTRUMENT) for k in named)

    def _kinds(self, chosen: Count, drones: list[Count], cue: Cue) -> tuple[Count, list[Count]]:
        """«Збито 7 «Шахедів», 3 «Гербери» та 2 «Ланцети»», «мінус «Орлан-10» і два «Ланцети»»: one fate of several
        kinds of drones; the sum, and the numbers in it.
        """
        norm = self.tokens.norm
        at = next((n for n, c in enumerate(drones) if c is chosen), -1)
        if at < 0 or chosen.value is None or chosen.head < 0 or chosen.each:
            return chosen, []
        run = [chosen]
        for step in (1, -1):
            k = at + step
            while 0 <= k < len(drones):
                c, last = drones[k], run[-1] if step > 0 else run[0]
                lo, hi = (last, c) if step > 0 else (c, last)
                gap = norm[max(lo.j, lo.head + 1) : min(hi.i, hi.head)]
                fresh = c.head >= 0 and all(norm[o.head][:4] != norm[c.head][:4] for o in run)
                if c.value is None or c.each or not fresh or not gap or not all(w in _JOINS for w in gap):
                    break
                run.insert(len(run) if step > 0 else 0, c)
                k += step
        first = run[0]
        k = min(first.i, first.head) - 1
        while k > cue.j and norm[k] in _JOINS:
            k -= 1
        alone = cue.j <= k < min(first.i, first.head) - 1 and self.doc.any(("drone.one", "drone.any"), k) is not None
        linked = any(w in _AND for c, d in pairwise(run) for w in norm[max(c.j, c.head + 1) : min(d.i, d.head)])
        if len(run) > 1 and not linked and any(c.head > c.i for c in run):
            return chosen, []  # «сбили девять беспилотников, 12 дронов атаковали Тулу»
        if len(run) == 1 and not alone:
            return chosen, []
        value = sum(c.value or 0 for c in run) + alone
        low = k if alone else first.i
        whole = replace(chosen, value=value, i=low, j=max(c.j for c in run), head=max(c.head for c in run))
        return whole, run


