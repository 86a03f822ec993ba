"""What came of it: each sentence's words of outcome with their clause, number and object, as facts."""

from __future__ import annotations

from dronelog.parsing import (
    affected,
    alltold,
    dying,
    elsewhere,
    gapped,
    harm,
    identified,
    jammers,
    ofthem,
    parted,
    passing,
    portions,
    restated,
    rows,
    scorecard,
    sections,
    tolls,
    typed,
)
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, Clause, Cue, Fact
from dronelog.parsing.reckoning import PEOPLE, Reckoning
from dronelog.parsing.tokens import WORD

_ANIMALS = frozenset(
    (
        *("корів", "коров", "корова", "корову", "коровы", "корови", "коней", "кінь", "коні", "лошадей", "лошади"),
        "лошадь",
        *("свиней", "свині", "свиньи", "овец", "овець", "коз", "телят", "бычков", "бичків", "курей", "кур", "гусей"),
        *("собаки", "собак", "собака", "птицы", "птиці", "поголовья", "поголів'я", "скота", "худоби"),
        *("cow", "cows", "cattle", "horse", "horses", "pigs", "sheep", "goats", "chickens", "hens", "dog", "dogs"),
        *("calves", "animals", "animal", "livestock", "pig", "goat", "calf", "bull", "bulls", "piglets", "poultry"),
        *("birds", "geese", "ducks", "rabbits", "camels", "camel", "donkeys", "donkey", "mules", "lambs", "lamb"),
        *("тварин", "тварини", "животных", "животные", "голів", "голов", "кроликів", "кроликов", "поросят"),
    )
)
#: «Обломки посыпались на территорию завода»: debris that falls, not glass.
_RAINED = ("посып", "осып", "посипал", "обсип", "разлет", "розлет", "разброс", "розкид")
_PART_OF = frozenset(("part", "parts", "of", "the", "a", "an", "its", "one", "two", "three", "some", "several"))
_WHO_DID = ("котор", "який", "яка", "які", "who", "that")
#: Beside these the drones of the clause are told by their number: "two drones attacked a substation, cutting power".
_BESIDE_FLOWN = frozenset(
    ("killed", "injured", "damaged", "fire", "disrupted", "no_casualties", "no_damage", "no_consequences")
)
#: One who is known to be dead, of whom something else is told; and what was found of one who is not.
_THE_DEAD = frozenset(
    ("загиблого", "загиблої", "загиблому", "загиблій", "погибшего", "погибшей", "погибшему", "убитого", "вбитого")
)
#: Before them the dead are told for the first time: «відомо про одного загиблого», «маємо загиблого».
_ONE_DEAD = frozenset(("одного", "одну", "однієї", "одной", "про", "маємо", "имеем", "об", "о", "1"))
_BODY = ("тіл", "тел", "останк", "ім", "имя", "личност", "особу", "особи", "имен")
#: How verbs of several end.
_PLURAL = ("ены", "аны", "ені", "ані", "или", "али", "вали")
_SOMEBODY = ("ка", "ця", "ник", "ист", "іст", "ер", "ач")
_SUFFERING = ("пострадавш", "постраждал")
#: How words of a growing number begin: "has risen to ten", «выросло до восьми».
_RISEN = (
    *("ris", "rose", "grow", "grew", "climb", "increas", "reach", "jump", "went"),
    *("вырос", "возрос", "увелич", "зрос", "збільш", "подня", "піднял", "дош", "дійш"),
)
#: Sentences back to the facts that a fact may be a part or a repetition of.
BACK = 3


#: Before one who is hurt or dead and of whom nothing more is told, and how such a word ends.
_THERE_IS = frozenset(("есть", "имеется", "є", "появился", "появилась", "відомо", "известен", "только"))
_SINGULAR = ("ший", "шая", "тый", "тая", "ный", "ная", "еный", "еная", "лий", "ла", "ений", "ена")
#: Tokens of who tells something, at most; words and groups that are no part of them.
_NAMES = 9
_WHO = frozenset(("who", "that", "which", "whom", "including", "but", "as", "while", "when", "after"))
_NO_SPEAKER = frozenset(("outcome", "num", "attack", "drone", "casualty", "fatality"))
_BEEN = frozenset(("was", "were", "been", "have", "had", "are", "is", "has"))
_OF_THEM = frozenset((("із", "них"), ("з", "них"), ("из", "них"), ("of", "them"), ("of", "whom"), ("з", "яких")))


def _sole(norm: list[str], cue: Cue) -> bool:
    """«К сожалению, есть погибший», «имеется раненая», «є поранена»: one of whom nothing more is told."""
    return norm[cue.i - 1] in _THERE_IS and norm[cue.i].endswith(_SINGULAR) and cue.j == cue.i + 1


class Finder(Reckoning):
    """Finds the facts of one document."""

    def find(self) -> list[Fact]:
        """All facts of the document, in order."""
        self.hurt_planes = set()
        facts: list[Fact] = []
        sentences = self.doc.sentences
        if sentences and any(s.bullet for s in sentences[:3]):
            # a list that stands before its verb: "Cherkasy region – 8 … sixteen UAVs shot down"
            for s in sentences:
                if not s.bullet:
                    if self._sent(s):
                        break  # "Russia attacked with:", and below it what it sent
                    first = next((c for c in self.cues(s) if c.kind in DRONE_KINDS or c.kind == "destroyed"), None)
                    if first is not None:
                        self.list_kind = self._kind_of(first)
                        break
        oldest = 0
        for number, s in enumerate(self.doc.sentences):
            while oldest < len(facts) and facts[oldest].sentence < number - BACK:
                oldest += 1
            near = facts[oldest:]
            here = self._sentence(number, s)
            parted.share(self, s, here)
            dying.of_wounds(self.doc, here)
            ofthem.harmed(self.doc, s, here, self.counts_in(s.start, s.end), self.things)
            jammers.felled(self.doc, s, here)
            gapped.add(self.doc, number, s, here, self.counts_in(s.start, s.end), self.things)
            elsewhere.add(self.doc, number, s, here, self.counts_in(s.start, s.end), self.places_in)
            self._passed(here)
            passing.share(self, number, s, here, near)
            self._one_and_other(here)
            here = self._spelt(self._fallen(here))
            portions.summed(self.doc, here)
            portions.share(self.doc, s, here, self.places_in(s.start, s.end))
            portions.where(self.doc, s, here, self.places_in(s.start, s.end))
            self._among_those(here, near)
            self._pointed(number, here, near)
            self._shared(number, s, here, near)
            self._jammed(number, s, here, near)
            self._national(s, here)
            self._fell_there(here, near)
            facts.extend(here)
            for whole in portions.stopped(here, near):
                facts = [f for f in facts if f is not whole]
                oldest = min(oldest, len(facts))
        self._by_town(facts)
        alltold.fill(self.doc, facts, self.counts)
        rows.add(self.doc, facts, self.places_in)
        sections.number(self.doc, facts, self.places_in)
        restated.tolls(self.doc, facts, self.counts)
        dying.one(self.doc, facts)
        typed.share(self.doc, facts, self.counts)
        identified.name(self.doc, facts)
        return scorecard.read(self.doc, facts, self.counts)

    def _sentence(self, number: int, s: Sentence) -> list[Fact]:
        cues = self.cues(s)
        weapon_here = self._weapon_in(s.start, s.end)
        if s.paragraph != self.weapon_paragraph:
            self.weapon_paragraph = s.paragraph
            if self.weapon == "other":
                self.weapon = "drone"
        facts: list[Fact] = []
        counts = self.counts_in(s.start, s.end)
        items = self._items(number, s, counts, cues)
        taken = {id(c) for f, c in items} | gapped.borrowed(self.doc, s, counts)
        facts.extend(f for f, _ in items)
        clauses = self.clauses(number, s, cues)
        for clause in clauses:
            weapon = self._weapon_in(clause.start, clause.end)
            if weapon == "":
                weapon = weapon_here or self.weapon
            if clause.cue is None:
                facts.extend(self._launched(clause, counts, taken, weapon))
                continue
            told = self._clause(clause, clauses, counts, taken, weapon, s)
            if told and told[0].kind in ("killed", "injured", "damaged", "fire") and weapon in ("drone", "both"):
                told += self._involved(clause)
            harmed = clause.cue.kind == "destroyed" and bool(told) and told[0].kind == "damaged"
            if (clause.cue.kind in _BESIDE_FLOWN or harmed) and weapon != "other":
                told += self._launched(clause, [c for c in counts if c.role == "drone"], taken, weapon)
            facts.extend(told)
            if clause.cue.kind in DRONE_KINDS or clause.cue.kind == "destroyed":
                self.list_kind = self.figure_kind = self._kind_of(clause.cue)
        for clause in clauses:
            facts.extend(self._figure(clause, counts, taken))
        facts.extend(self._further(number, s, cues, counts, taken, facts))
        reached = self._brunt(number, s, cues)
        if reached:
            # «удари зачепили Полтавську та Черкаську області»: the verb tells no damage of a thing
            facts = [f for f in facts if f.kind != "damaged" or f.object is not None or not f.implicit]
        facts.extend(reached)
        facts.extend(self._damage_line(number, s, cues))
        if not cues and not facts:
            facts.extend(
                self._window(number, s, counts, taken)
                or self._reckoned(number, s, counts, taken)
                or restated.told(self.doc, number, s, counts, taken, self.figure_kind)
            )
        if not facts:
            facts.extend(restated.watched(self.doc, number, s, counts, taken))
        facts.extend(self._night_before(number, s, counts, taken, facts))
        if weapon_here == "both":
            self.weapon = "drone"
        elif weapon_here:
            self.weapon = weapon_here
        return facts

    def _bearer(self, cue: Cue, a: int) -> int:
        """ "45 firemen are at work, and an engineer with a shrapnel wound is in hospital": who is told to be hurt."""
        norm = self.tokens.norm
        for k in range(cue.i - 1, a + 1, -1):
            if norm[k] == "which" and norm[k - 1] in ("in", "during", "of"):
                return k + 1  # "accused the rebels of a strike on a market in which seven people died"
        with_it = next((k for k in range(cue.i - 1, max(a, cue.i - 4), -1) if norm[k] == "with"), -1)
        for k in range(with_it - 1, max(a, with_it - 3) - 1, -1):
            if "person" in self.doc.groups[k]:
                return next((c.i for c in self.counts_in(max(a, k - 5), k) if c.head == k), k)
        return a

    def _spelt_behind(self, cue: Cue, a: int) -> Count | None:
        """ "Five were wounded: three soldiers, a nurse and a driver": the number whose people are told one by one."""
        for c in self.counts_in(a, cue.i):
            between = self.tokens.norm[c.j : cue.i]
            if c.role == "elided" and c.value and c.value > 1 and all(w in _BEEN for w in between):
                return c
        return None

    def _aired(self, number: int) -> bool:
        """Whether one of the last three sentences tells of drones."""
        sentences = self.doc.sentences
        return self.doc.has_any(DRONE, sentences[max(0, number - 3)].start, sentences[number].start)

    def _brunt(self, number: int, s: Sentence, cues: list[Cue]) -> list[Fact]:
        """ "Poltava region was the main direction of the attack", «под главным ударом Киевщина»: drones came there."""
        k = self.doc.find("story.brunt", s.start, s.end)
        if k < 0 and number:
            return self._affected(number, s, cues)
        falls = ("fell", "fall", "falls", "fallen")  # "the brunt of the assault fell on the Kirovohrad region"
        if k < 0 or not number or any(
            (c.kind in DRONE_KINDS or c.kind == "destroyed") and self.tokens.norm[c.i] not in falls for c in cues
        ):
            return []
        if any(c.role in ("drone", "elided") and c.value is not None for c in self.counts_in(s.start, s.end)):
            return []
        aired = self.doc.has("attack", s.start, s.end) or self.doc.has_any(DRONE, s.start, s.end)
        if not aired and (self.weapon == "other" or not self._aired(number)):
            return []  # "the main target of the offensive is Pokrovsk"
        where = [
            p for p in self.places_in(s.start, s.end)
            if p.code and p.kind in ("region", "town", "district") and p.role in ("place", "target") and p.i >= s.start
        ]  # fmt: skip
        codes = list(dict.fromkeys(p.code for p in where if p.code))
        span = (s.start, s.end)
        i, j = (min(k, where[0].i), max(k + 1, where[-1].j)) if where else (k, k + 1)
        return [
            Fact("launched", None, i, j, number, span, codes=[code], drone=True, brunt=True, implicit=True)
            for code in codes[:3]
        ]

    def _affected(self, number: int, s: Sentence, cues: list[Cue]) -> list[Fact]:
        """ "The strikes affected Kharkiv and Sumy regions": below drones, where nothing else is told."""
        told = {c.kind for c in cues if "story.affected" not in self.doc.tags[c.i]} - {"injured", "responded"}
        counted = any(c.role in ("drone", "elided") and c.value is not None for c in self.counts_in(s.start, s.end))
        if told or counted or self._weapon_in(s.start, s.end) == "other" or not self._aired(number):
            return []
        return affected.facts(self.doc, number, s, self.places_in(s.start, s.end))

    def _clause(
        self, clause: Clause, clauses: list[Clause], counts: list[Count], taken: set[int], weapon: str, s: Sentence
    ) -> list[Fact]:
        cue = clause.cue
        if cue is None:
            return []
        kind = cue.kind
        a, b = clause.start, clause.end
        span = (a, b)
        number = clause.sentence
        if kind == "responded" and any(c.role == "drone" and 0 <= c.i - cue.j <= 2 for c in counts):
            return self._launched(clause, counts, taken, weapon)  # «Россия подняла в воздух 63 дрона»
        if kind in ("no_casualties", "no_dead", "no_damage", "no_consequences", "disrupted", "responded"):
            return self._plain(cue, clause, weapon)
        if kind == "intercepted" and self.tokens.norm[cue.i].startswith(("bring", "brought")):
            fell = self.things(cue.j, min(b, cue.j + 6))
            bare = bool(fell) and all(w in _PART_OF for w in self.tokens.norm[cue.j : fell[0].i])
            if bare and not self.doc.has_any(DRONE, cue.j, min(b, cue.j + 6)):
                return self._damage(cue, clause, clauses)  # "bringing down part of the wall"
        if kind == "damaged" and self.tokens.norm[cue.i].startswith(_RAINED) and not self.doc.has(
            "object.part:many", a, b
        ) and self.doc.has("drone.debris", s.start, b):
            return [Fact("crashed", None, cue.i, cue.j, number, span, debris=True, drone=True, implicit=True)]
        if kind == "destroyed":
            kind = self._destroyed(cue, clause, weapon)
            if not kind:
                return []
        who = self.tokens.norm[cue.i - 1].startswith(_WHO_DID) and self.tokens.norm[cue.i - 2] == ","
        if kind == "intercepted" and who and self._sapper(cue.i - 3):
            return []  # «вручили медаль сапёру, который обезвредил беспилотник»: who he is
        if kind == "intercepted" and self._disposed(cue, clause):
            if self._drone_mention(a, b) is None:
                return []
            kind = "crashed"  # "sappers neutralised a drone near the village": it had come down there
        felled = kind == "intercepted" and self.tokens.norm[cue.i].startswith(("brought", "knocked")) and (
            cue.i > a and self.tokens.norm[cue.i - 1] in ("was", "were")
        )
        if felled or (kind == "crashed" and self.tokens.norm[cue.i].startswith(("came", "come", "fell", "collapsed"))):
            fell = [t for t in self.things(a, cue.i) if t.i >= cue.i - 5]
            if fell and self._drone_mention(a, b) is None and not self.doc.has("drone.debris", a, b):
                return self._damage(cue, clause, clauses)  # "a power line came down", "two were brought down by debris"
        if kind == "intercepted" and self._led_out(cue, a):
            return []  # "131 residents were taken out of the danger zone"
        if kind == "intercepted" and self.doc.has("service", a, cue.i) and self._drone_mention(a, cue.i) is None:
            return []  # "electricity was knocked out"
        if kind == "repelled" and cue.i in self.used_cues:
            return []  # "30 drones repelled over the Lipetsk and Tambov regions": the list has said it
        if kind in DRONE_KINDS or kind == "repelled":
            fates = self._fate(kind, cue, clause, counts, taken, weapon, s)
            if len(fates) == 1 and fates[0].count is None:
                grown = tolls.raised_to(self.tokens.norm, cue.i, self.counts_in(s.start, cue.i))
                fates[0].count = grown.value if grown is not None else None
            return fates
        if weapon == "other" or self._by_other(cue, b):
            return []
        if kind == "fire":
            fires = [c for c in counts if a <= c.i < b and c.role == "elided" and c.j == cue.i and c.value is not None]
            things = [t for t in self.things(s.start, s.end) if not t.part and t.kind != "vehicle"] or [
                t for t in self.things(s.start, s.end) if not t.part
            ]
            things = [t for t in things if self._may_burn(t, cue, s)]
            near = min(things, key=lambda t: abs(t.i - cue.i), default=None)
            inner = [t for t in self.things(a, b) if not t.part and self._may_burn(t, cue, s)]
            if inner:
                near = min(inner, key=lambda t: abs(t.i - cue.i))
            many = cue.tag == "outcome.fires" or self._burning(cue, clause)
            count = fires[0].value if fires else None if many else 1
            return [Fact("fire", count, cue.i, cue.j, number, span, object=near.kind if near else None)]
        if kind in PEOPLE:
            before = self.tokens.norm[cue.i - 1] if cue.i > a else ""
            if self.tokens.norm[cue.i] in _THE_DEAD and not before.startswith(_BODY) and before not in _ONE_DEAD:
                return []  # «мати загиблого рятувальника отримала орден»
            hit = self.things(cue.j, cue.j + 2) if self.tokens.norm[cue.i].startswith(_SUFFERING) else []
            if hit and hit[0].i == cue.j:
                harmed = self._damage(cue, clause, clauses)  # «говорит о двух пострадавших танкерах»
                own = next((c for c in counts if c.j == cue.i and c.value is not None), None)
                if own is not None and len(harmed) == 1 and harmed[0].count is None:
                    harmed[0].count, harmed[0].i = own.value, own.i
                return harmed
            counts_all, counts = counts, self._not_of_them(counts, a)
            bound = next(
                (
                    c
                    for c in counts
                    if (a <= c.i < b or (c.role == "person" and c.head == cue.i < c.i < s.end)) and c.value is not None
                    and (
                        (c.role == "person" and c.head in (cue.i, cue.j))
                        # «Поранених восьмеро: ще двоє самі прийшли до лікарні»
                        or (c.role == "elided" and c.i == cue.j and self.tokens.norm[c.j : c.j + 1] in ([":"], ["-"]))
                    )
                ),
                None,
            )
            toll = self._toll(cue, counts, s) if bound is None else None
            bound = bound or toll or self._set_apart(cue, counts_all, s)
            if bound is not None:
                # «шістьох поранених, серед яких дівчинка»: the number of the very noun
                more = bound.more
                return [
                    Fact(
                        kind,
                        bound.value,
                        min(cue.i, bound.i),
                        max(cue.j, bound.j),
                        number,
                        span,
                        approximate=bound.approximate,
                        more=more,
                        total=toll is not None or self.doc.has("story.total", a, b) or self._risen(bound),
                    )
                ]
            gone = self.tokens.norm[cue.i : cue.j] == ["не", "стало"]
            aged = any("річн" in w or "летн" in w for w in self.tokens.norm[cue.j : cue.j + 3])
            if gone and not aged and self.people(cue.j, b) is None:
                return []  # «не стало світла», but «не стало 45-річної чергової»
            if any(word in _ANIMALS for word in self.tokens.norm[max(a, cue.i - 3) : min(b, cue.j + 4)]):
                return []  # «загинуло дванадцять корів»
            speaks = ("say", "blame")
            spoken = max((h.end for k in range(a, cue.i) for h in self.doc.hits[k] if h.group in speaks), default=a)
            # "troops attacked with 63 drones; four civilians were injured": from the nearest semicolon on
            # and "three workers came under attack: one was killed, two wounded" from the colon before a bare number
            part = next((k + 1 for k in range(cue.i - 1, a, -1) if self._parts(k, cue, counts)), a)
            part = max(part, self._bearer(cue, a))
            first = max(part, spoken if spoken < cue.i else a)
            if cue.j - cue.i > 1 and self.doc.has_group("person", cue.i, cue.j):
                found = self.people(first, cue.i) or self.people(cue.j, b)  # «до медиків звернулися шестеро»
            else:
                found = self.people(first, self._before_speaker(cue, b))
            people_total: int | None = None
            approximate = False
            i, j = cue.i, cue.j
            if found is not None:
                people_total, approximate, x, y = found
                i, j = min(i, x), max(j, y + 1)
            nearest = self._nearest_count(cue, counts, a, b, ("person", "elided")) or self._nearest_count(
                cue, counts, a, b, ("unknown",)
            )
            if (
                nearest is not None
                and nearest.role == "unknown"
                and min(abs(nearest.i - cue.j), abs(cue.i - nearest.j)) > 4
            ):
                nearest = None
            # «шестеро дніпрян»: people whom no list knows
            bare = nearest is not None and (nearest.role == "elided" or "person" not in self.doc.groups[nearest.head])
            beside = nearest is not None and bare and nearest.value is not None and (
                nearest.i == cue.j or nearest.j == cue.i
            )
            among = beside and nearest is not None and found is not None and nearest.j <= found[2] and self.doc.has(
                "number.of_which", nearest.j, found[2]
            )
            if beside and nearest is not None and found is not None and nearest.j <= found[2]:
                # "four were killed, two of them children": the two are of the four
                among = among or tuple(self.tokens.norm[found[2] + 1 : found[2] + 3]) in _OF_THEM
            if beside and nearest is not None and (people_total == 1 or among) and (nearest.value or 0) > 1:
                people_total, approximate = nearest.value, nearest.approximate  # «погибли трое, среди них ребёнок»
            if found is None and nearest is not None:
                people_total, approximate = nearest.value, nearest.approximate
            whole = self._spelt_behind(cue, a) if self.tokens.norm[cue.j : cue.j + 1] in ([":"], ["-"]) else None
            if whole is not None:
                people_total, approximate = whole.value, whole.approximate
                i, j = min(cue.i, whole.i), cue.j
            if people_total == 1 and found is not None and self._he_and_another(cue, found[3]):
                people_total = 2  # «машинист и помощник ранены»
            if found is not None and people_total is None:
                after = self.people(cue.j, b)  # «росіяни вбили двох людей»: the number after the verb
                if after is not None and after[0] is not None:
                    people_total, approximate = after[0], after[1]
            total_word = any(
                h.group == "story" and h.tag == "story.total" for k in range(a, b) for h in self.doc.hits[k]
            )
            told = [c for c in counts if a <= c.i < b and c.role in ("person", "elided")]
            more = any(c.more for c in told)
            total_word = total_word or any(c.value == people_total and self._risen(c) for c in told)
            if found is None and nearest is None and not cue.tag.startswith("outcome"):
                return []
            if kind == "injured" and found is None and (
                harm.of_places(self.doc, cue, a, b, self.places_in(max(s.start, cue.i - 12), min(b, cue.j + 6)))
            ):
                return []  # "the region was hurt by falling debris", "drones hurt the port"
            ages = sum(1 for c in counts if c.role == "age" and a <= c.i < b)
            if found is None and nearest is None and _sole(self.tokens.norm, cue):
                people_total = 1  # «есть погибший», «имеется раненая», «є поранений»
            if found is None and nearest is None and ages:
                people_total = ages  # "a lamplighter, 39, died": nobody lists every trade
            elif found is None and nearest is None and (
                self._one_person(cue, a) or self.tokens.norm[cue.j : cue.j + 1] == ["another"]
            ):
                people_total = 1  # also "killed one person and wounded another"
            elif found is None and nearest is None and kind == "killed" and self._the_wounded(cue, s):
                people_total = 1
            beside_thing = any(0 <= t.i - cue.j <= 1 for t in self.things(cue.j, min(b, cue.j + 4)))
            if (
                found is None
                and (nearest is None or beside_thing)
                and kind == "injured"
                and (
                    self.tokens.norm[cue.i].startswith(("suffer", "affect", "пострад", "постраж"))
                    or "hit" in self.tokens.norm[cue.i : cue.j]
                )
            ):
                hurt = self.things(a, b)
                if hurt:
                    return self._damage(cue, clause, clauses)  # «постраждали три будинки»
                if any(p.role == "place" for p in self.places_in(cue.j, cue.j + 2)):
                    return []  # «сильнее других пострадали Сумы»
            return [
                Fact(
                    kind,
                    people_total,
                    i,
                    j,
                    number,
                    span,
                    approximate=approximate,
                    more=more,
                    total=total_word,
                    implicit=found is None and nearest is None,
                )
            ]
        if kind == "damaged" and (wounded := self._cut(cue, clause)) is not None:
            return [wounded]
        if kind == "damaged":
            return self._damage(cue, clause, clauses)
        return []

    def _before_speaker(self, cue: Cue, b: int) -> int:
        """«Житель погиб, передаёт корреспондент», "killing nine, doctors said": the comma before who tells it, or b."""
        norm = self.tokens.norm
        if norm[cue.i].isascii():
            return next((k for k in range(cue.j, b - 2) if norm[k] == "," and self._told_by(k + 1, b)), b)
        return next((k for k in range(cue.j, b - 1) if norm[k] == "," and self.doc.tag("say", k + 1) is not None), b)

    def _told_by(self, k: int, b: int) -> bool:
        """Whether somebody is said to speak from token k on: "residents and activists said", "a doctor told AFP"."""
        doc = self.doc
        for t in range(k, min(b, k + _NAMES)):
            if t > k and "say" in doc.groups[t]:
                return True
            if doc.tokens.kind[t] != WORD or not _NO_SPEAKER.isdisjoint(doc.groups[t]) or (
                doc.tokens.norm[t] in _WHO
            ):
                return False
        return False

    def _the_wounded(self, cue: Cue, s: Sentence) -> bool:
        """ "The driver wounded in Wednesday's strike has died", "another victim of the attack has died": one person."""
        words = self.tokens.norm[s.start : cue.i]
        if "toll" in self.tokens.norm[cue.j : s.end]:
            return False  # "… died in hospital, bringing the death toll to two"
        if "victim" in words:
            return True
        tags = [h.tag for k in range(s.start, cue.i) for h in self.doc.hits[k] if h.group == "person"]
        hurt = any(w in ("wounded", "injured", "hurt", "burned") for w in words)
        several = any((c.value or 2) > 1 and c.role in ("person", "elided") for c in self.counts_in(s.start, cue.i))
        return hurt and not several and "person:one" in tags and "person:many" not in tags

    def _parts(self, k: int, cue: Cue, counts: list[Count]) -> bool:
        """Whether token k parts what is told of people from those told before it."""
        word = self.tokens.norm[k]
        return word == ";" or (word == ":" and any(
            k < c.i < cue.i and c.role in ("elided", "person") and c.value for c in counts
        ))

    def _he_and_another(self, cue: Cue, last: int) -> bool:
        """Whether a plural verb has one person whom we know and one more for its subject."""
        norm = self.tokens.norm
        if not norm[cue.i].endswith(_PLURAL) or norm[cue.i].isascii():
            return False
        if last > cue.i:  # «поранені фельдшерка та пацієнтка»
            and_then = last + 2 < len(norm) and norm[last + 1] in ("и", "та", "й", "і")
            return and_then and last - cue.j <= 2 and norm[last + 2].endswith(_SOMEBODY)
        if not 2 <= cue.i - last <= 5:
            return False
        return norm[last + 1] in ("и", "та", "й", "і") and not any(w in (",", ";", ":") for w in norm[last:cue.i])

    def _risen(self, c: Count) -> bool:
        """ "The number of dead has risen to ten": all of them, whoever is told of one by one."""
        norm = self.tokens.norm
        k = c.i if norm[c.i] == "до" else c.i - 1  # «до двух» is read as a bound
        while k > 0 and norm[k] in ("at", "least", "минимум", "меньшей", "мере", "щонайменше", "по"):
            k -= 1
        return norm[k] in ("to", "до") and any(w.startswith(_RISEN) for w in norm[max(0, k - 4) : k])

    def _not_of_them(self, counts: list[Count], start: int) -> list[Count]:
        """«Травмовано двох клієнтів, один із них у комі»: the one is among the two."""
        norm = self.tokens.norm
        whole = next((c.i for c in counts if c.i >= start and c.role in ("person", "unit")), len(norm))
        return [
            c
            for c in counts
            if not (c.role == "elided" and c.i > whole and tuple(norm[c.j : c.j + 2]) in _OF_THEM)
        ]


