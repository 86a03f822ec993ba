"""How a fate, its number and its drones stand to one another in a clause: who did it, which number is whose."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Clause, Cue, Fact, Thing
from dronelog.parsing.followed import AUXILIARIES, BEEN, Followed, light
from dronelog.parsing.tokens import WORD

_ONE_FATE = (
    *("упал", "рухнул", "врезался", "попал", "влетел", "взорвался", "долетел", "разбился", "сбит", "сбитый", "упав"),
    *("впав", "рухнув", "врізався", "влучив", "поцілив", "вибухнув", "залетів", "влетів", "розбився", "збитий"),
    # passive participles: «ликвидирован БПЛА», «знешкоджений БпЛА»
    *("ан", "ен", "аний", "ений", "анный", "енный"),
)
#: How an adjective of one drone ends: «сбитого БПЛА», «ворожий БпЛА»; «російського виробництва» is another noun's.
_ONE_CASE = ("ого", "его", "ый", "ий", "ой", "ому", "ему")
_OF_KIND = ("одного", "каждо", "кожно", "друг", "перв", "кажд", "кожн")
_NO_NOUN = frozenset((
    *("went", "flew", "ended", "got", "did", "turned", "made", "stayed", "lay", "remained", "left", "blew", "took"),
    *("never", "only", "later", "has", "had", "could", "would", "may", "might", "kept", "managed", "escaped"),
    *("one", "that", "who", "now", "came", "the", "a", "an", "its", "his", "their", "by", "in", "on"),
))  # fmt: skip
#: What makes one of a word that is singular and plural alike.
ONLY = frozenset(
    ("a", "an", "the", "one", "this", "that", "single", "another", "first", "second", "third", "each", "its", "other")
)
#: Things that are open ground too: a drone that comes down there hits no building.
_GROUNDS = frozenset(("playground", "forecourt", "courtyard", "yard", "lawn", "grounds", "square"))
_FATES = ("outcome.intercepted", "outcome.destroyed", "outcome.struck", "outcome.crashed", "outcome.lost")
_JOINED = frozenset(("and", "when", "but", "while", "as", "before", "after", "where"))
#: Words of a find: beginnings.
_FINDS = (
    "found", "find", "discover", "locat", "recover", "retriev", "stumbl", "happened", "chanced", "turned", "unearth",
    "найден", "нашел", "нашл", "наход", "обнаруж", "знайд", "знайш", "виявл", "виявил", "натрап", "наткн",
)  # fmt: skip
PLANES = frozenset(("plane", "planes", "flight", "flights", "jet", "jets", "airliner", "airliners", "helicopter"))
_NOUNS = frozenset(("person", "object", "unit", "service", "responder", "office", "weapon"))
_SUCH = frozenset(("таких", "такі", "такие", "тех", "тих", ",", "що", "які", "которые", "что"))
_BELONGS = ("belong", "be", "were", "was", "prov", "turn", "suggest", "resembl", "look", "fit")
THAT = frozenset(("it", "which", "that", "one", "they"))
#: What opens a clause about the drone before it.
_RELATIVE = ("котор", "який", "яка", "яке", "що")
_PARTICIPLES = ("вший", "шийся", "ущий", "ющий", "ящий", "енный", "ений", "аний", "тый", "тий")
#: What a drone loses before it falls: beginnings of the verb and of its object.
_LOST_HOLD = ("втрат", "утрат", "потеря", "керуван", "управлен", "зв'яз", "связ", "орієнт", "ориент")
#: One of those counted before: «летіли три дрони, останній влучив у школу».
_LAST = frozenset(("останній", "останню", "последний", "последняя", "крайній", "крайний"))


class Bearings(Followed):
    """How a fate, its number and its drones stand to one another in a clause: who did it, which number is whose."""

    def _words_between(self, a: int, b: int) -> int:
        """Words between a drone and its verb, an aside between two commas left out: "A drone, it says, was seen"."""
        tokens = self.tokens
        commas = [k for k in range(a, b) if tokens.norm[k] == ","]
        aside = range(commas[0], commas[1]) if len(commas) == 2 and commas[0] - a <= 2 else range(0)
        if aside and not self.doc.has_group("say", aside.start, aside.stop):
            aside = range(0)
        return sum(tokens.kind[k] == WORD and k not in aside for k in range(a, b))

    def _turned_out(self, a: int, b: int) -> bool:
        """ "Lights were noticed above the runway that could only belong to drones": what was seen was drones."""
        words = self.tokens.norm[a:b]
        tail = words[-6:]
        return not THAT.isdisjoint(tail) and any(w.startswith(_BELONGS) for w in tail)

    def _repels(self, cue: Cue, c: Count) -> bool:
        """ "30 drones were repelled", "repelled 12 drones": the drones themselves, not an attack of theirs."""
        before = c.j <= cue.i and c.role == "drone" and not self.doc.has("attack", c.i, cue.j)
        before = before and not any(w in (",", ";", "attacked") for w in self.tokens.norm[c.j : cue.i])
        return c.head >= 0 and (before or 0 <= c.i - cue.j <= 1)

    def _passive(self, cue: Cue) -> bool:
        """ "Two airfields were hit by quadcopters released from shipping containers": what was hit stands before."""
        norm = self.tokens.norm
        return norm[cue.j - 1] in ("hit", "struck", "rammed", "attacked") and any(
            w in BEEN for w in norm[max(0, cue.i - 2) : cue.j]
        )

    def _of_targets(self, whole: Count, here: list[Count], taken: set[int]) -> Count | None:
        """«Збито 144 цілі: сім ракет Х-101 і 137 БпЛА», "21 targets, including 20 UAVs": of them the drones."""
        norm = self.tokens.norm
        drones = [c for c in here if c.role == "drone" and c.tag != "drone.pronoun" and c.value is not None]
        part = next((c for c in drones if c.i > whole.j), None)
        if part is None or (whole.value or 0) <= (part.value or 0):
            return None
        gap = range(whole.j, part.i)
        parted = any(norm[k] in (":", "-", "(") or self.doc.tag("number.of_which", k) is not None for k in gap)
        if not parted or any("outcome" in self.doc.groups[k] for k in gap):
            return None
        taken.add(id(whole))
        return part

    def _relative_drone(self, cue: Cue, s: Sentence) -> int:
        """The token of the one drone that a relative clause right behind it tells the fate of, or -1."""
        norm = self.tokens.norm
        k = cue.i - 1
        while k > s.start and norm[k] in ("had", "has", "was", "been", "earlier", "just", "already"):
            k -= 1
        if norm[k] not in ("that", "which") or k - 1 <= s.start:
            return -1
        k -= 1 if norm[k - 1] != "," else 2
        hit = self.doc.any(("drone.one",), k)
        return k if hit is not None and norm[k - 1] in ("a", "an", "one") else -1

    def _relative(self, cue: Cue, s: Sentence) -> bool:
        """ "A drone which had lost its way and which blew up in a bog": the pronoun stands for the drone before."""
        norm = self.tokens.norm
        who = next((k for k in range(cue.i - 1, max(s.start, cue.i - 4), -1) if norm[k] in ("which", "that")), -1)
        if who < 0 or any(w in PLANES for w in norm[s.start : who]):
            return False
        return self.doc.has_any(DRONE, max(s.start, who - 12), who)

    def _behind_clause(self, cue: Cue, s: Sentence) -> bool:
        """ "A drone that had entered Latvia was found", "the UAV, which had crossed the border, fell": the drone before
        a clause is what the verb behind it is said of.
        """
        norm = self.tokens.norm
        if not norm[cue.i].isascii():
            return False
        k = cue.i
        while k > s.start and (norm[k - 1] in BEEN or norm[k - 1] in ("has", "have", "had", "later", "finally")):
            k -= 1
        shut = norm[k - 1] == ","
        for who in range(k - 2, max(s.start, k - 18), -1):
            if norm[who] in (";", ":", "but"):
                return False
            if norm[who] not in ("that", "which"):
                continue
            opened = norm[who - 1] == ","
            told = self.doc.has_any(_FATES, who, k) or not _JOINED.isdisjoint(norm[who:k])
            if told or opened != shut or (not shut and "," in norm[who:k]):
                return False
            last = who - opened
            near = range(max(s.start, last - 4), last)
            return any(h.tag in DRONE and h.end == last for t in near for h in self.doc.hits[t])
        return False

    def _tool(self, i: int) -> bool:
        """Whether a drone is what somebody looked with: «помітили з дрона», «с помощью дрона нашли»."""
        norm = self.tokens.norm
        if i > 1 and any(g in ("num", "number", "ordinal") for g in self.doc.groups[i - 2]):
            return False  # «один із безпілотників упав»: one of them
        k = i - 1
        while k > 0 and (norm[k] in ("a", "an", "the") or "drone.type" in self.doc.tags[k]):
            k -= 1
        if i and norm[k] in ("by", "from") and norm[k - 1] in ("filmed", "photographed", "recorded", "taken"):
            return True  # "footage that was filmed from a reconnaissance drone"
        return norm[i - 1] in ("з", "із", "с", "со", "помощью", "допомогою", "from") if i else False

    def _of_them(self, drones: list[Count], here: list[Count], taken: set[int], cue: Cue) -> Count | None:
        """ "Of the eighteen drones that flew to the port, fourteen did not make it: they were shot down": fourteen."""
        norm = self.tokens.norm
        if len(drones) != 1 or not drones[0].i:
            return None
        b = drones[0].i - 1
        while b and norm[b] in ("the", "these", "those", "them"):
            b -= 1
        if norm[b] not in ("of", "из", "із", "з") or (b and self.doc.sentence_of[b - 1] == self.doc.sentence_of[b]):
            return None
        return next(
            (
                c
                for c in here
                if c.role == "elided" and c.value is not None and id(c) not in taken and drones[0].j < c.i < cue.i
            ),
            None,
        )

    def _herd(self, k: int, a: int) -> bool:
        """Whether "craft" at token k, with no word that makes it one, is several: "FPV craft had hit bases"."""
        norm = self.tokens.norm
        return norm[k] == "craft" and ONLY.isdisjoint(norm[max(a, k - 5) : k])

    def _entered(self, cue: Cue) -> bool:
        """Whether what a drone "flew into" or "flew through" is a country or its sky."""
        norm = self.tokens.norm
        if norm[cue.j - 1] not in ("into", "through") or norm[cue.i] not in ("flew", "flown", "flying", "flies", "fly"):
            return False
        if any(w in ("airspace", "sky", "skies") for w in norm[cue.j : cue.j + 5]):
            return True  # "flew through the country's airspace"
        return any(
            p.i - cue.j <= 1
            and (
                p.kind in ("country", "region", "town", "district")
                or self.doc.tag("region.type:one", p.j) is not None
            )
            for p in self.places_in(cue.j, cue.j + 3)
        )

    def _close(self, j: int, i: int) -> bool:
        """Whether a number at token i still belongs to the verb before token j; not in "were seen; they asked 30"."""
        if self.doc.has("number.of_which", max(j, i - 3), i):
            return True  # "80 drones were shot down across the country, of which 21 over Saratov"
        reach = 6 if self.tokens.norm[j - 1].isascii() else 8
        return i - j <= reach and not any(w in (";", ":") for w in self.tokens.norm[j:i])

    def _nth(self, cue: Cue, drones: list[Count]) -> bool:
        """Whether an ordinal is the subject of the verb, and the drones that it counts stand before it."""
        k = cue.i - 1
        which = self.doc.tag("ordinal", k) is not None or self.tokens.norm[k] in _LAST
        slavic = which and not self.tokens.norm[cue.i].isascii()
        opens = self.tokens.norm[k - 1] in (",", ":", "-", "а", "и", "й", "і")
        return slavic and opens and all(max(c.j, c.head + 1) <= k for c in drones)

    def _across(self, s: Sentence, cue: Cue) -> tuple[int, str] | None:
        """The one drone that a clause between commas parts from its verb: «беспилотник, залетевший в страну ночью,
        рухнул на пустырь», «на дрон, що зарився в ріллю, наткнувся комбайнер».
        """
        norm, doc = self.tokens.norm, self.doc
        if norm[cue.i].isascii() or cue.i - s.start < 4:
            return None
        closing = next((k for k in range(cue.i - 1, max(s.start, cue.i - 9), -1) if norm[k] == ","), -1)
        if closing < 0 or self._drone_mention(closing, cue.i) is not None:
            return None
        if any("person" in doc.groups[k] or "weapon" in doc.groups[k] for k in range(closing, cue.i)):
            return None
        for k in range(closing - 2, max(s.start, closing - 24) - 1, -1):
            if norm[k] in (";", ":"):
                return None
            if norm[k] != ",":
                continue
            opens = norm[k + 1].startswith(_RELATIVE) or norm[k + 1].endswith(_PARTICIPLES)
            named = doc.any(DRONE, k - 1)
            if opens and named is not None and named.tag == "drone.one":
                told = doc.has_any(("outcome.intercepted", "outcome.crashed", "outcome.struck"), k, closing)
                return None if told else (k - 1, named.tag)
        return None

    def _carried_on(self, kind: str, cue: Cue, drone: tuple[int, str], clause: Clause) -> Fact:
        """What became of a drone that stands before its clause."""
        things = [t for t in self.things(cue.j, clause.end) if not t.part]
        if kind == "crashed" and things and things[0].kind not in ("other", "any") and self._onto(cue, things[0]):
            kind = "struck"
        obj = things[0].kind if things and kind == "struck" else None
        return Fact(
            kind, 1, drone[0], cue.j, clause.sentence, (clause.start, clause.end), object=obj, drone=True,
        )  # fmt: skip

    def _part_of(self, part: Count, whole: Count) -> bool:
        """ "The mayor speaks of five, of which one fell", "there were nine of them, he said, of which three were shot
        down": so many were flown.
        """
        gap = self.tokens.norm[whole.j : part.i]
        return "which" in gap and (len(gap) <= 4 or (len(gap) <= 10 and gap[-2:] == ["of", "which"]))

    def _elsewhere(self, c: Count, cue: Cue) -> bool:
        """ "Six, and I went down for my papers": a comma that no second one closes parts a number from the verb."""
        if c.i > cue.i:
            # "fell silent at five"
            return c.i - cue.j > 4 or self.tokens.norm[c.i - 1] in ("at", "by", "until", "around")
        shut = self.tokens.norm[c.i - 1] == "," == self.tokens.norm[c.j]  # "nearly half, 22, went down"
        return sum(w == "," for w in self.tokens.norm[c.j : cue.i]) % 2 != shut

    def _flown(self, c: Count, number: int, span: tuple[int, int]) -> Fact:
        """How many drones there were in all, whatever became of them."""
        j = max(c.j, c.head + 1)
        return Fact(
            "launched", c.value, c.i, j, number, span,
            approximate=c.approximate, low=c.low, high=c.high, drone=True,
        )  # fmt: skip

    def _of_noun(self, k: int, end: int) -> bool:
        """Whether an ordinal before token k counts something else: "the first passenger plane"."""
        word = self.tokens.norm[k] if k < end else ""
        if not word.isascii() or k >= end or self.tokens.kind[k] != WORD or word in AUXILIARIES or word in _NO_NOUN:
            return False
        if "say.message" in self.doc.tags[k]:
            return True  # "he specified in a second message"
        return not self.doc.hits[k] or self.doc.any_group(_NOUNS, k) is not None

    def _final(self, k: int, i: int) -> bool:
        """Whether "the last" at token k is the subject of the verb at token i: «а останній дотягнув і врізався»."""
        return k + 1 == i or (k < i and self.tokens.norm[k - 1] == "а")

    def _came_to_towns(self, cue: Cue, a: int, b: int) -> bool:
        """«Прилёты были в Глухове, Ямполе», «Прилетало по Сновску и Семёновке»: towns attacked, and nothing hit."""
        if not self.tokens.norm[cue.i].startswith(("прилет", "приліт")) or self.things(a, b):
            return False
        behind = self.doc.sentences[self.doc.sentence_of[cue.i]].end
        return len([p for p in self.places_in(cue.j, behind) if p.kind in ("town", "district")]) > 0 and not (
            self.doc.has_group("outcome", cue.j, behind)
        )

    def _one_before(self, a: int, k: int) -> bool:
        """Whether "one" stands between tokens a and k, to which "the other" at k answers: «один сбили, другой упал»."""
        return any(w in ("один", "одного", "одна", "одну") for w in self.tokens.norm[a:k])

    def _before_speech(self, k: int, i: int) -> bool:
        """Whether somebody speaks between tokens k and i: «Первым об этом заявил глава: «Взорвался в болоте»»."""
        commas = [t for t in range(k, i) if self.tokens.norm[t] == ","]
        if len(commas) == 2:  # "the first, the gendarmerie reminds, was found"
            return self.doc.has_group("say", k, commas[0]) or self.doc.has_group("say", commas[1], i)
        return k < i and self.doc.has_group("say", k, i)

    def _singular(self, cue: Cue, at: int, kind: str) -> bool:
        """Whether a Slavic verb or adjective tells one drone where the noun at a token does not: «БПЛА упал»,
        «БпЛА вдарив по фургону», «уламки збитого БпЛА».
        """
        norm = self.tokens.norm
        if norm[cue.i].isascii():
            return False
        if any(w.endswith(_ONE_FATE) for w in norm[cue.i : cue.j]):
            return True
        if at and norm[at - 1].endswith(_ONE_CASE) and not norm[at - 1].startswith(_OF_KIND):
            return True
        # «БПЛА сбросил боеприпас», but not «БПЛА сбил расчёт»
        return kind != "intercepted" and 0 <= cue.i - at - 1 <= 2 and norm[cue.i].endswith(("л", "в", "нес", "ніс"))

    def _onto(self, cue: Cue, thing: Thing) -> bool:
        """Whether the drone came down upon the thing itself."""
        norm = self.tokens.norm
        if norm[cue.i].startswith(_FINDS) or (norm[cue.i] in BEEN and norm[cue.j - 1].startswith(_FINDS)):
            return False  # "was found on the roof of a house": that is where it was found
        if norm[cue.i] in ("came", "come", "comes", "coming") and norm[cue.j - 1] in ("across", "upon"):
            return False
        gap = range(cue.j, thing.i)
        if (
            len(gap) > 7
            or not _GROUNDS.isdisjoint(norm[thing.i : thing.j])
            or any(self.doc.tag("ground", k) for k in (*gap, thing.i))  # also "onto a playground"
            or (self._owner(thing.j - 1) and self.doc.tag("ground", thing.j) is not None)  # "on the plant's grounds"
            or any(
                norm[k]
                in (",", ";", "near", "рядом", "возле", "біля", "поблизу", "около", "недалеко", "під", "под", "за")
                for k in gap
            )
        ):
            return False
        joined = range(cue.j - 1, thing.i)  # "fell on" is one phrase
        return any(norm[k] in ("on", "onto", "upon", "into", "на") for k in joined)

    def _owner(self, k: int) -> bool:
        """Whether token k is a possessive: "the plant's"."""
        word = self.tokens.text[self.tokens.start[k] : self.tokens.end[k]]
        return word.endswith(("'s", "’s", "s'", "s’"))

    def _beside(self, c: Count, cue: Cue) -> bool:
        """Whether only auxiliaries part a number and the verb: "seven of which were shot down", «52 вдалося збити»."""
        lo, hi = (c.j, cue.i) if c.i < cue.i else (cue.j, c.i)
        gap = range(lo, hi)
        if len(gap) > 5 or (c.i > cue.i and len(gap) > 0):
            return False
        return all(
            light(self.tokens.norm[k])
            or self.tokens.norm[k] in _SUCH  # «20 таких, що влучили»
            or self.doc.tag("number.of_which", k)
            or self.doc.inside[k]
            or self.tokens.norm[k].startswith(_LOST_HOLD)  # «два втратили керування і впали»
            for k in gap
        )

    def _choose(self, counts: list[Count], cue: Cue) -> Count:
        """The number of a fate: "two of the five drones were shot down" is two; else the nearest."""
        if len(counts) == 1:
            return counts[0]
        norm = self.tokens.norm
        for c, d in pairwise(counts):
            aside = norm[d.i - 1] in ("-", ",", "(") and d.j < cue.i and (c.value or 0) > (d.value or 0) > 0
            if aside and "of" in norm[d.i : d.j + 2] and "them" in norm[d.i : d.j + 3] and c.role == "drone":
                return c  # "twelve drones, nine of them over the capital, were shot down"
            between = range(c.j, d.i)
            if any(norm[k] in ("which", "whom", "которых", "яких") for k in between):
                continue  # "speaks of five, of which one fell"
            if len(between) <= 3 and any(norm[k] in ("of", "из", "із", "з", "зі", "out", "/") for k in between):
                return c
        return min(counts, key=lambda c: min(abs(c.i - cue.j), abs(cue.i - c.j)))
