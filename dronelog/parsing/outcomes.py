"""What came of it: each sentence's words of outcome with their clause, number and object, as facts."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing import gapped, identified, parted, portions
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, NATION, Clause, Cue, Fact, Thing
from dronelog.parsing.fates import OUT_OF
from dronelog.parsing.lists import Lists
from dronelog.parsing.tokens import CLOCK, SIGN

_ONE_HURT = frozenset(
    [
        "погиб",
        "погибла",
        "умер",
        "умерла",
        "скончался",
        "скончалась",
        "ранен",
        "ранена",
        "травмирован",
        "травмирована",
        "госпитализирован",
        "вижив",
        "вижила",
        "выжил",
        "выжила",
        "госпитализирована",
        "пострадал",
        "пострадала",
        "загинув",
        "загинула",
        "помер",
        "померла",
        "поранений",
        "поранена",
        "травмований",
        "травмована",
        "госпіталізований",
        "госпіталізована",
        "постраждав",
        "постраждала",
    ]
)
_VICTIM = frozenset(("його", "її", "его", "ее", "её"))
_ANIMALS = frozenset(
    (
        *("корів", "коров", "корова", "корову", "коровы", "корови", "коней", "кінь", "коні", "лошадей", "лошади"),
        "лошадь",
        *("свиней", "свині", "свиньи", "овец", "овець", "коз", "телят", "бычков", "бичків", "курей", "кур", "гусей"),
        *("собаки", "собак", "собака", "птицы", "птиці", "поголовья", "поголів'я", "скота", "худоби"),
        *("cow", "cows", "cattle", "horse", "horses", "pigs", "sheep", "goats", "chickens", "hens", "dog", "dogs"),
        "calves",
    )
)
_JAMMED = ("подав", "придуш", "рэб", "реб", "радіоелектр", "радиоэлектр", "jammed", "suppressed", "electronic")
#: Numbers within a phrase of harm: «у лікарні четверо», «в больнице трое».
_IN_WARD = {
    "двоє": 2,
    "двое": 2,
    "троє": 3,
    "трое": 3,
    "четверо": 4,
    "п'ятеро": 5,
    "пятеро": 5,
    "шестеро": 6,
    "семеро": 7,
}
_PEOPLE = frozenset(("killed", "injured"))
#: «Получил контузию», «дістала опіки»: one person.
_GOT = ("олучил", "олучила", "тримав", "тримала", "дістав", "дістала", "азнав", "азнала")
#: «Обломки посыпались на территорию завода»: debris that falls, not glass.
_RAINED = ("посып", "осып", "посипал", "обсип", "разлет", "розлет", "разброс", "розкид")
#: Verbs of splinters and glass that hurt people as well as things.
_CUT = ("посік", "посіч", "зачепи", "накри", "посек", "посеч", "задел", "зацепи", "поріза", "пореза", "привали")
_BE = frozenset(("was", "were", "is", "are", "been", "being"))
_JOINED = frozenset(("and", ",", "as", "along", "together", "including"))
_PART_OF = frozenset(("part", "parts", "of", "the", "a", "an", "its", "one", "two", "three", "some", "several"))
_WHO_DID = ("котор", "який", "яка", "які", "who", "that")
_DOWN = frozenset(("struck", "crashed", "intercepted"))
_HIM = frozenset(("его", "он", "його", "він"))
#: Verbs of counting, said of who counts.
_RECKONED = ("насчитал", "насчитыва", "нарахув", "наліч", "порахув", "подсчитал", "счита", "рахує", "рахуют")
_SHOT_DOWN = ("сбит", "збит", "уничтож", "знищ", "подавл", "перехв")
_HE = frozenset(("он", "они", "оба", "він", "вони", "обидва"))
#: What points back at the drone just told of: «подавили беспилотник, он упал в озеро».
_SAME = frozenset(("it", "он", "они", "оба", "він", "вони", "обидва"))
#: Beside these the drones of the clause are told by their number: "two drones attacked a substation, cutting power".
_BESIDE_FLOWN = frozenset(
    ("killed", "injured", "damaged", "fire", "disrupted", "no_casualties", "no_damage", "no_consequences")
)
#: Sentences back to the facts that a fact may be a part or a repetition of.
BACK = 3
#: Between a total's name and its number.
_AMOUNTING = frozenset(("of", "is", "was", "at", "to", ":", "-", "сбито", "уничтожено"))
_ENDS = frozenset((".", ",", ";", "\n", "\n\n", "and", ")", "too", "in", "at", "on"))


#: What tells where a thing stood.
_STOOD = frozenset(("at", "on", "in", "near", "outside", "inside", "behind", "beside", "by", "under", "of"))
#: Tokens from a toll to its number at most, and what stands before that.
TOLL = 16
_TO_WHICH = frozenset(("at", "to", "reached", "is", "was", "hit", "stands", "of"))
_OF_THEM = frozenset((("із", "них"), ("з", "них"), ("из", "них"), ("of", "them"), ("of", "whom"), ("з", "яких")))
_ARTICLES = frozenset(("a", "an", "the", "some", "about", "at", "least", "around", "several", "its", "his"))

#: Words that open a part of the people just counted.
_CARRIERS = frozenset(("buses", "bus", "coaches", "coach", "trains", "train", "ambulances", "ambulance", "lorries"))
_CARRIED = frozenset(
    ("took", "taken", "taking", "take", "carried", "carrying", "brought", "moved", "moving", "evacuated", "drove")
)
_SHOWS = ("show", "reveal", "depict")
_AMONG = frozenset(("among", "including", "среди", "включая", "серед", "зокрема"))
#: Who takes drones out, not people.
_HAND = frozenset(("air", "anti-air", "anti-aircraft", "interceptor", "interceptors", "gunners", "crews", "fighter"))


def _apart(cue: Cue, i: int, j: int) -> int:
    """Tokens between a word of outcome and the tokens i to j."""
    return max(0, i - cue.j, cue.i - j)


class Finder(Lists):
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
            gapped.add(self.doc, number, s, here, self.counts_in(s.start, s.end), self.things)
            self._passed(here)
            self._one_and_other(here)
            here = self._spelt(self._fallen(here))
            portions.share(self.doc, s, here, self.places_in(s.start, s.end))
            self._among_those(here, near)
            self._pointed(number, here, near)
            self._shared(number, s, here, near)
            self._jammed(number, s, here, near)
            self._national(s, here)
            self._fell_there(here, near)
            facts.extend(here)
        self._by_town(facts)
        identified.name(self.doc, facts)
        return facts

    def _shared(self, number: int, s: Sentence, here: list[Fact], before: list[Fact]) -> None:
        """«ПВО сбила семь дронов. Пять пришлись на Кстовский округ, по одному – на Богородский и Дзержинск»: those."""
        parts = [f for f in here if f.drone and f.count is not None]
        whole = [f for f in before if f.drone and f.count is not None and f.sentence == number - 1]
        if len(parts) < 2 or len(whole) != 1 or whole[0].kind != "intercepted" or whole[0].codes:
            return
        if any(f.kind != "intercepted" or not f.places or any(p.regional for p in f.places) for f in parts):
            return
        if self.doc.has_any(("outcome.intercepted", "outcome.destroyed", *DRONE), s.start, s.end):
            return
        if sum((f.count or 0) for f in parts) <= (whole[0].count or 0):
            here[:] = [f for f in here if f not in parts]

    def _by_other(self, cue: Cue, end: int) -> bool:
        """ "The bridge damaged by shelling will not be repaired, since drones make it too dangerous": not by one."""
        by = self.tokens.norm[cue.j : cue.j + 1] == ["by"]
        near = min(end, cue.j + 4)
        return by and self.doc.has_group("weapon", cue.j + 1, near) and not self.doc.has_any(DRONE, cue.j + 1, near + 2)

    def _fell_there(self, here: list[Fact], before: list[Fact]) -> None:
        """ "53 drones were eliminated. Where they fell: Rostov 21; Volgograd 13 …": the same drones, one by one."""
        parts = [f for f in here if f.drone and f.kind == "crashed" and f.count is not None and f.codes]
        if len(parts) < 3:
            return
        whole = [f for f in before if f.drone and f.kind == "intercepted" and f.sentence >= parts[0].sentence - 2]
        if any(f.count is not None and f.count >= sum(p.count or 0 for p in parts) > f.count // 2 for f in whole):
            for f in parts:
                f.kind = "intercepted"

    def _national(self, s: Sentence, here: list[Fact]) -> None:
        """ "26 drones over the Samara region, in a national total of 88": the number behind it is the country's."""
        for f in here:
            if f.drone and f.count is not None and not f.places and f.i - 2 > s.start:
                of = self.tokens.norm[f.i - 1] in _AMOUNTING
                told = (h for k in range(f.i - 4, f.i) for h in self.doc.hits[k] if h.tag == "place.country")
                if of and any(h.end >= f.i - 2 for h in told):
                    f.codes = [NATION]

    def _by_town(self, facts: list[Fact]) -> None:
        """«Ізюм: п'ять «Гераней-2»; Балаклія: три «Ланцети» та один FPV»: drones of a list by towns are added up."""
        rows = [
            s
            for s in self.doc.sentences
            if any(":" in self.tokens.norm[p.j : p.j + 2] for p in self.places_in(s.start, s.start + 1))
        ]
        starts = {s.start for s in rows}
        told = [
            f
            for f in facts
            if f.kind == "launched" and f.count is not None and not f.codes
            and self.doc.sentences[f.sentence].start in starts
        ]  # fmt: skip
        mine = {id(f) for f in told}
        whole = any(f.kind == "launched" and f.count and id(f) not in mine for f in facts)
        if whole or len({f.sentence for f in told}) < 2:
            return
        for f in told[1:]:
            f.more = True

    def _jammed(self, number: int, s: Sentence, here: list[Fact], before: list[Fact]) -> None:
        """«71 дрон збито; 26 подавлено РЕБ» line by line: the jammed are added to those shot down."""
        if not s.bullet or not number or not self.doc.sentences[number - 1].bullet:
            return
        if not any(self.tokens.norm[k].startswith(_JAMMED) for k in range(s.start, s.end)):
            return
        shot = any(f.kind == "intercepted" and f.sentence == number - 1 and f.count is not None for f in before)
        for f in here:
            if shot and f.kind == "intercepted" and f.count is not None and not f.codes:
                f.more = True

    def _further(
        self, number: int, s: Sentence, cues: list[Cue], counts: list[Count], taken: set[int], facts: list[Fact]
    ) -> list[Fact]:
        """ "… four were shot down, and between midnight and 6 a.m. another six": a number that needs no verb."""
        fates = [c for c in cues if c.kind in DRONE_KINDS or c.kind == "destroyed"]
        if len(fates) != 1 or not any(f.drone and f.count is not None for f in facts):
            return []
        out: list[Fact] = []
        for c in counts:
            bare = c.role == "elided" and c.more and c.value is not None and id(c) not in taken and c.i > fates[0].j
            if not bare or (self.places_in(c.j, s.end) and not self.doc.has("clock", c.j, s.end)):
                continue
            end = self.tokens.norm[c.j] if c.j < len(self.tokens) else "."
            cut = next((k for k in range(c.i, fates[0].j, -1) if self.tokens.norm[k] in (",", ";", "and")), -1)
            if end in (".", ",", ";") and cut > 0:
                taken.add(id(c))
                kind = self._kind_of(fates[0])
                out.append(
                    Fact(
                        kind, c.value, c.i, c.j, number, (cut, s.end), approximate=c.approximate, more=True, drone=True
                    )
                )
        return out

    def _window(self, number: int, s: Sentence, counts: list[Count], taken: set[int]) -> list[Fact]:
        """ "Between 14:00 and 21:30 – another 14.", «За вечер – ещё пять»: a number with its hours, and the same fate
        as before.
        """
        doc, tokens = self.doc, self.tokens
        bare = [c for c in counts if c.role == "elided" and c.more and c.value is not None and id(c) not in taken]
        if len(bare) != 1 or self.figure_kind != "intercepted" or not number or self.places_in(s.start, s.end):
            return []
        c = bare[0]
        timed = doc.has_group("clock", s.start, c.i) or doc.has_group("date", s.start, c.i)
        timed = timed or any(tokens.kind[k] == CLOCK for k in range(s.start, c.i))
        ends = c.j >= s.end or tokens.norm[c.j] in (".", ";", ":", "!")
        if not timed or not ends or any(o.role not in ("elided", "date", "none") for o in counts):
            return []
        taken.add(id(c))
        last = doc.sentences[number - 1]
        listed = len({p.code for p in self.places_in(last.start, last.end) if p.regional and p.role == "place"}) > 1
        codes = [NATION] if listed else []
        span = (s.start, s.end)
        return [
            Fact("intercepted", c.value, c.i, c.j, number, span, approximate=c.approximate, codes=codes, drone=True)
        ]

    def _reckoned(self, number: int, s: Sentence, counts: list[Count], taken: set[int]) -> list[Fact]:
        """«Губернатор насчитал восемь», «мер нарахував сім»: another speaker's number of the fate told before."""
        norm = self.tokens.norm
        verb = next((k for k in range(s.start, s.end) if norm[k].startswith(_RECKONED)), -1)
        if verb < 0 or number == 0 or self.figure_kind not in DRONE_KINDS or self.doc.has("unclear", s.start, s.end):
            return []
        own = [c for c in counts if c.value is not None and c.role not in ("date", "none", "age")]
        if len(own) != 1 or not verb < own[0].i <= verb + 6 or id(own[0]) in taken:
            return []
        c = own[0]
        bare = c.role == "elided" and norm[c.j : c.j + 1] and norm[c.j] in _ENDS
        if not (bare or (c.role == "drone" and c.tag == "drone.pronoun")) or "не" in norm[s.start : verb]:
            return []
        taken.add(id(c))
        span = (s.start, s.end)
        return [Fact(self.figure_kind, c.value, c.i, c.j, number, span, approximate=c.approximate, drone=True)]

    def _night_before(
        self, number: int, s: Sentence, counts: list[Count], taken: set[int], facts: list[Fact]
    ) -> list[Fact]:
        """ "72 drones were destroyed, compared with 45 during the previous night": the night before has its figure."""
        whole = next((f for f in facts if f.drone and f.count and f.kind in ("intercepted", "launched")), None)
        if whole is None:
            return []
        for c in counts:
            if c.value is None or c.i < whole.j or c.role not in ("none", "elided") or id(c) in taken:
                continue
            for k in range(c.j, min(s.end, c.j + 3)):
                hit = self.doc.tag("date.night_previous", k)
                if hit is not None:
                    span = (c.i, hit.end)
                    codes = list(whole.codes)
                    return [Fact(whole.kind, c.value, c.i, hit.end, number, span, drone=True, codes=codes)]
        return []

    def _passed(self, here: list[Fact]) -> None:
        """ "A drone that was flying past the plant was shot down": seen and shot down is one drone, shot down."""
        seen = [f for f in here if f.kind in ("sighted", "lost") and f.count is not None and not f.codes]
        fates = [f for f in here if f.drone and f.kind in ("intercepted", "crashed", "struck")]
        if len(seen) != 1 or not fates or seen[0].i > fates[0].i:
            return
        first = fates[0]
        norm = self.tokens.norm
        among = [f for f in fates if f.count and self.doc.has("number.of_which", f.i, min(f.j, f.i + 3))]
        fell = sum(f.count or 0 for f in among)
        slavic = not norm[first.j - 1].isascii()
        if slavic and seen[0].kind == "sighted" and 0 < fell < (seen[0].count or 0):
            # «три дрони порушили простір, один із них упав на поле»: two were only seen
            seen[0].count = (seen[0].count or 0) - fell
            return
        same = first.count is None or first.count == seen[0].count
        if first.i <= seen[0].i < seen[0].j <= first.j and first.count == seen[0].count:
            here.remove(seen[0])  # «беспилотник, залетевший в страну, рухнул на пустырь»: one drone
            return
        every = [w for w in norm[max(seen[0].j, first.i - 1) : first.i + 2] if w in ("all", "both")]
        if every and same and seen[0].i < first.i:
            # "seven circled over the region, and all seven were shot down"
            first.count, first.implicit, first.all = seen[0].count, False, False
            here.remove(seen[0])
            return
        relative = any(w in ("that", "which", "who") for w in norm[seen[0].i : seen[0].j])
        # "A drone hovered above the car park and dropped an explosive on a van": the subject of both verbs
        gap = norm[seen[0].j : first.i] if seen[0].count == 1 and first.kind != "intercepted" else []
        if len(gap) <= 14 and "and" in gap[-3:] and not {";", ".", ":"} & set(gap) and (
            self._drone_mention(seen[0].j, first.i) is None and norm[first.i - 1] in ("and", "then", "later")
        ):
            relative = True
        if relative and all(f.count is None and f.implicit for f in fates):
            first.count, first.implicit = seen[0].count, False
            first.i = min(first.i, seen[0].i)
            here.remove(seen[0])

    def _one_and_other(self, here: list[Fact]) -> None:
        """ "The village was hit by two drones; one struck the school and the other fell beside it": two in all."""
        drones = [f for f in here if f.drone and f.kind in DRONE_KINDS and not f.codes]
        if len(drones) < 2 or drones[0].kind != "struck" or drones[0].object is not None:
            return
        first, then, whole = drones[0], drones[1:], drones[0].count or 0
        other = any(f.rest or "other" in self.tokens.norm[max(0, f.i - 2) : f.j] for f in then)
        known = sum(f.count or 0 for f in then)
        if other and whole > 1 and known <= whole and all((f.count or 0) < whole for f in then):
            first.kind = "launched"

    def _found_pieces(self, here: list[Fact]) -> list[Fact]:
        """«Фрагменты уничтоженных беспилотников нашли в пяти местах»: pieces of what was shot down are found."""
        shot = next((f for f in here if f.kind == "intercepted"), None)
        if shot is None or not self.doc.has("drone.debris", max(0, shot.i - 3), shot.i):
            return here
        return [
            f
            for f in here
            if not (
                f.kind == "crashed" and f.count is None and f.i >= shot.i
                and not any(w in (",", ";", ":") for w in self.tokens.norm[shot.j : f.j])
            )
        ]  # fmt: skip

    def _fallen(self, here: list[Fact]) -> list[Fact]:
        """ "Was shot down and detonated when it fell": what was shot down falls; that is no other fate."""
        here = self._found_pieces(here)
        shot = [f for f in here if f.kind == "intercepted" and f.count is not None and not f.implicit]
        if len(shot) != 1:
            return here
        return [
            f
            for f in here
            if not (
                f.kind == "crashed" and f.implicit and f.count is None and not f.debris and f.i > shot[0].i
                and not _SAME.isdisjoint(self.tokens.norm[shot[0].i : f.i])
            )
        ]  # fmt: skip

    def _among_those(self, here: list[Fact], before: list[Fact]) -> None:
        """«Над областью сбили девять БПЛА, обломки двух сбитых дронов упали на дома»: two of the nine; and «сбит
        дрон. Он упал в поле» is no other fate.
        """
        norm = self.tokens.norm
        shot = [f for f in before if f.kind == "intercepted" and f.count is not None and not f.codes]
        shot = [f for f in shot if here and f.sentence >= here[0].sentence - 2]
        for f in list(here):
            own = [*shot, *(o for o in here if o.kind == "intercepted" and o.i < f.i and o.count)]
            if f.kind == "intercepted" and f.count is not None and any((o.count or 0) > f.count for o in own):
                some = any(w in OUT_OF and v.startswith(_SHOT_DOWN) for w, v in pairwise(norm[f.i : f.j + 1]))
                if some or self.doc.has("drone.debris", f.i - 1, f.i):
                    f.subset = True
            last = [o for o in before if o.sentence == f.sentence - 1 and o.drone and o.kind in DRONE_KINDS]
            him = norm[self.doc.sentences[f.sentence].start] in _HE and f.kind == "crashed" and not f.debris
            if him and f.count is None and last and all(o.kind == "intercepted" for o in last):
                here.remove(f)

    def _spelt(self, here: list[Fact]) -> list[Fact]:
        """ "Five people were hurt: two nurses and three residents who were cut by glass": the same five."""
        here = self._broken_down(here)
        kept: list[Fact] = []
        for f in here:
            if f.kind in _PEOPLE and f.implicit and not f.more and not f.total and f.count in (None, 1):
                # "a woman was cut by splinters and is being treated", "was taken to hospital and died there"
                same = next((o for o in kept if o.kind in _PEOPLE and o.count == 1 and not o.more), None)
                if same is not None and same.i < f.i and self._same_subject(same, f):
                    if f.kind == same.kind:
                        continue
                    if f.kind == "killed":
                        kept.remove(same)
                        f.count, f.implicit, f.i = 1, False, same.i
            words = self.tokens.norm[max(f.clause[0], f.i - 2) : f.j] if f.kind == "killed" else []
            if f.kind == "killed" and f.count in (None, 1) and not _VICTIM.isdisjoint(words):
                # «господар отруївся чадним газом, його врятувати не змогли»: the one just told of
                same = next((o for o in reversed(kept) if o.kind == "injured" and o.count == 1 and o.i < f.i), None)
                if same is not None:
                    kept.remove(same)
                    f.count = 1
            first = next((o for o in kept if o.kind == f.kind and f.kind in _PEOPLE and o.count is not None), None)
            if first is not None and f.count is not None and f.count < (first.count or 0) and (
                self.doc.has("number.of_which", first.i, max(first.j, f.j))
                or not _AMONG.isdisjoint(self.tokens.norm[first.j : f.j])
            ):
                continue  # "nine were hurt, among them two schoolchildren who are in intensive care"
            if first is not None and (f.count or 0) <= (first.count or 0):
                colon = next((k for k in range(first.i, f.j) if self.tokens.norm[k] == ":"), -1)
                aside = "according" in self.tokens.norm[first.i : colon]
                said = self.doc.has_group("say", first.i, colon) and not aside
                if first.i < colon < f.j and not said:
                    continue
            kept.append(f)
        return kept

    def _broken_down(self, here: list[Fact]) -> list[Fact]:
        """«Сбито семь дронов: пять под Салаватом и по одному в двух районах»: parts of one region's number."""
        told = [f for f in here if f.drone and f.count is not None]
        whole = next((f for f in told if f.kind in DRONE_KINDS and not f.codes), None)
        if whole is None:
            return here
        colon = next((k for k in range(whole.j, min(len(self.tokens), whole.j + 4)) if self.tokens.norm[k] == ":"), -1)
        if colon < 0:
            return here
        parts = [f for f in told if f.i > colon and f.kind in (whole.kind, "launched")]
        codes = {p.code for f in parts for p in f.places} | {c for f in parts for c in f.codes}
        regional = any(p.regional for f in parts for p in f.places) or any(f.codes and not f.places for f in parts)
        summed = sum(f.count or 0 for f in parts)
        if len(parts) < 2 or len(codes) > 1 or regional or summed > (whole.count or 0):
            return here
        return [f for f in here if not any(f is part for part in parts)]

    def _same_subject(self, first: Fact, then: Fact) -> bool:
        """Whether only a conjunction leads from one verb to the next: "was wounded and later died in hospital"."""
        between = range(first.j, then.i)
        norm = self.tokens.norm
        if any(norm[k] in (";", ":", ".") or "person" in self.doc.groups[k] for k in between):
            return False
        joined = [k for k in range(first.j - 1, then.i) if norm[k] in ("and", "but", "и", "но", "та", "і", "й", "але")]
        return bool(joined) and then.i - joined[-1] <= 4 and not self.counts_in(joined[-1], then.i)

    def _pointed(self, number: int, here: list[Fact], before: list[Fact]) -> None:
        """ "A drone did come. It hit the roof": the one drone of the sentence before, whose fate was still open."""
        norm = self.tokens.norm
        for f in here:
            if f.kind not in _DOWN or f.count is not None or not f.implicit or not number:
                continue
            s, last = self.doc.sentences[number], self.doc.sentences[number - 1]
            bare = f.i == s.start and not norm[f.i].isascii()  # «Влучив просто в задні двері»
            found = f.kind == "crashed" and norm[f.j : f.j + 1] == ["it"]  # "a shepherd stumbled on it"
            pointed = bare or found or "it" in norm[s.start : min(f.i, s.start + 4)]
            him = norm[s.start] in _HIM  # «Его, по словам мэра, подавили»
            pointed = him if f.kind == "intercepted" else pointed or him
            if not pointed or self._drone_mention(s.start, f.j) is not None:
                continue
            one = self._drone_mention(last.start, last.end)
            told = any(o.drone and o.kind in DRONE_KINDS for o in before if o.sentence == number - 1)
            if one is not None and one[1] == "drone.one" and not told:
                f.count, f.implicit = 1, False

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
            if clause.cue.kind in _BESIDE_FLOWN and weapon != "other":
                told += self._launched(clause, [c for c in counts if c.role == "drone"], taken, weapon)
            facts.extend(told)
            if clause.cue.kind in DRONE_KINDS or clause.cue.kind == "destroyed":
                self.list_kind = self.figure_kind = self._kind_of(clause.cue)
        for clause in clauses:
            facts.extend(self._figure(clause, counts, taken))
        facts.extend(self._further(number, s, cues, counts, taken, facts))
        facts.extend(self._brunt(number, s, cues))
        if not cues and not facts:
            facts.extend(self._window(number, s, counts, taken) or self._reckoned(number, s, counts, taken))
        facts.extend(self._night_before(number, s, counts, taken, facts))
        if weapon_here == "both":
            self.weapon = "drone"
        elif weapon_here:
            self.weapon = weapon_here
        return facts

    def _aired(self, number: int) -> bool:
        """Whether one of the last three sentences tells of drones."""
        sentences = self.doc.sentences
        return self.doc.has_any(DRONE, sentences[max(0, number - 3)].start, sentences[number].start)

    def _brunt(self, number: int, s: Sentence, cues: list[Cue]) -> list[Fact]:
        """ "Poltava region was the main direction of the attack", «под главным ударом Киевщина»: drones came there."""
        k = self.doc.find("story.brunt", s.start, s.end)
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
        if kind == "crashed" and self.tokens.norm[cue.i].startswith(("came", "come", "fell", "collapsed")):
            fell = [t for t in self.things(a, cue.i) if t.i >= cue.i - 5]
            if fell and self._drone_mention(a, b) is None and not self.doc.has("drone.debris", a, b):
                return self._damage(cue, clause, clauses)  # "a power line came down"
        if kind == "intercepted" and self._led_out(cue, a):
            return []  # "131 residents were taken out of the danger zone"
        if kind == "intercepted" and self.doc.has("service", a, cue.i) and self._drone_mention(a, cue.i) is None:
            return []  # "electricity was knocked out"
        if kind == "repelled" and cue.i in self.used_cues:
            return []  # "30 drones repelled over the Lipetsk and Tambov regions": the list has said it
        if kind in DRONE_KINDS or kind == "repelled":
            return self._fate(kind, cue, clause, counts, taken, weapon, s)
        if weapon == "other" or self._by_other(cue, b):
            return []
        if kind == "fire":
            fires = [c for c in counts if a <= c.i < b and c.role == "elided" and c.j == cue.i and c.value is not None]
            things = [t for t in self.things(s.start, s.end) if not t.part and t.kind != "vehicle"] or [
                t for t in self.things(s.start, s.end) if not t.part
            ]
            things = [t for t in things if not self._carrier(t, s)]
            near = min(things, key=lambda t: abs(t.i - cue.i), default=None)
            inner = [t for t in self.things(a, b) if not t.part and not self._carrier(t, s)]
            if inner:
                near = min(inner, key=lambda t: abs(t.i - cue.i))
            many = cue.tag == "outcome.fires" or self._burning(cue, clause)
            count = fires[0].value if fires else None if many else 1
            return [Fact("fire", count, cue.i, cue.j, number, span, object=near.kind if near else None)]
        if kind in _PEOPLE:
            counts = self._not_of_them(counts, a)
            bound = next(
                (
                    c
                    for c in counts
                    if a <= c.i < b and c.role == "person" and c.head in (cue.i, cue.j) and c.value is not None
                ),
                None,
            ) or self._toll(cue, counts, s)
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
                        total=self.doc.has("story.total", a, b),
                    )
                ]
            gone = self.tokens.norm[cue.i : cue.j] == ["не", "стало"]
            aged = any("річн" in w or "летн" in w for w in self.tokens.norm[cue.j : cue.j + 3])
            if gone and not aged and self.people(cue.j, b) is None:
                return []  # «не стало світла», but «не стало 45-річної чергової»
            if any(word in _ANIMALS for word in self.tokens.norm[max(a, cue.i - 3) : min(b, cue.j + 4)]):
                return []  # «загинуло дванадцять корів»
            spoken = max((h.end for k in range(a, cue.i) for h in self.doc.hits[k] if h.group == "say"), default=a)
            # "troops attacked with 63 drones; four civilians were injured": from the nearest semicolon on
            part = next((k + 1 for k in range(cue.i - 1, a, -1) if self.tokens.norm[k] == ";"), a)
            found = self.people(max(part, spoken if spoken < cue.i else a), b)
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
            beside = nearest is not None and nearest.role == "elided" and nearest.value is not None and (
                nearest.i == cue.j or nearest.j == cue.i
            )
            if beside and nearest is not None and people_total == 1 and (nearest.value or 0) > 1:
                people_total, approximate = nearest.value, nearest.approximate  # «погибли трое, среди них ребёнок»
            if found is None and nearest is not None:
                people_total, approximate = nearest.value, nearest.approximate
            if people_total is None:
                people_total = next((_IN_WARD[w] for w in self.tokens.norm[cue.i : cue.j] if w in _IN_WARD), None)
            if found is not None and people_total is None:
                after = self.people(cue.j, b)  # «росіяни вбили двох людей»: the number after the verb
                if after is not None and after[0] is not None:
                    people_total, approximate = after[0], after[1]
            total_word = any(
                h.group == "story" and h.tag == "story.total" for k in range(a, b) for h in self.doc.hits[k]
            )
            more = any(c.more for c in counts if a <= c.i < b and c.role in ("person", "elided"))
            if found is None and nearest is None and not cue.tag.startswith("outcome"):
                return []
            ages = sum(1 for c in counts if c.role == "age" and a <= c.i < b)
            if found is None and nearest is None and ages:
                people_total = ages  # "a lamplighter, 39, died": nobody lists every trade
            elif found is None and nearest is None and (
                self._one_person(cue, a) or self.tokens.norm[cue.j : cue.j + 1] == ["another"]
            ):
                people_total = 1  # also "killed one person and wounded another"
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

    def _not_of_them(self, counts: list[Count], start: int) -> list[Count]:
        """«Травмовано двох клієнтів, один із них у комі»: the one is among the two."""
        norm = self.tokens.norm
        whole = next((c.i for c in counts if c.i >= start and c.role in ("person", "unit")), len(norm))
        return [
            c
            for c in counts
            if not (c.role == "elided" and c.i > whole and tuple(norm[c.j : c.j + 2]) in _OF_THEM)
        ]

    def _toll(self, cue: Cue, counts: list[Count], s: Sentence) -> Count | None:
        """ "Put the death toll of Thursday's strike at six", "put the dead at two": the number of a toll."""
        norm = self.tokens.norm
        put = norm[max(0, cue.i - 2) : cue.i] == ["put", "the"]
        put = put or (norm[cue.j : cue.j + 1] == ["at"] and any(c.i == cue.j + 1 for c in counts))
        if norm[cue.j - 1] != "toll" and not put:
            return None
        for c in counts:
            if not cue.j < c.i < min(s.end, cue.j + TOLL) or c.role == "date":
                continue
            told = c.role in ("elided", "person") and c.value is not None and norm[c.i - 1] in _TO_WHICH
            return c if told and not any(w in (";", ":") for w in norm[cue.j : c.i]) else None
        return None

    def _carrier(self, t: Thing, s: Sentence) -> bool:
        """ "Buses took 600 people out of the village because of a fire": what took people away does not burn."""
        norm = self.tokens.norm
        return norm[t.j - 1] in _CARRIERS and any(w in _CARRIED for w in norm[t.j : min(s.end, t.j + 5)])

    def _burning(self, cue: Cue, clause: Clause) -> bool:
        """ "Several planes caught fire", "two houses burst into flames": each of the things before the verb burns."""
        norm = self.tokens.norm
        if not norm[cue.i].isascii() or norm[cue.j - 1] not in ("fire", "flames", "ablaze", "alight", "burning"):
            return False
        k = cue.i - 1
        while k > clause.start and norm[k] in _BE | {"also", "both", "all", "had", "have"}:
            k -= 1
        return any(t.j == k + 1 and t.count != 1 and not t.part for t in self.things(max(clause.start, k - 3), k + 1))

    def _cut(self, cue: Cue, clause: Clause) -> Fact | None:
        """«Осколками посікло трьох колег», «уламком зачепило водія»: a verb of damage whose object is people."""
        if not self.tokens.norm[cue.i].startswith(_CUT):
            return None
        if any(not t.part for t in self.things(clause.start, clause.end)):
            return None
        found = self.people(clause.start, clause.end)
        if found is None or found[0] is None:
            return None
        count, approximate, x, y = found
        i, j = min(cue.i, x), max(cue.j, y + 1)
        return Fact("injured", count, i, j, clause.sentence, (clause.start, clause.end), approximate=approximate)

    def _led_out(self, cue: Cue, a: int) -> bool:
        """ "131 residents were taken out of the danger zone"; not "residents heard crews that took out a drone"."""
        if self.tokens.norm[cue.i] not in ("taken", "took") or self.people(a, cue.i) is None:
            return False
        after = self.tokens.norm[cue.j : cue.j + 4]
        if after[:1] == ["by"] and not _HAND.isdisjoint(after):
            return False  # "five of them were taken out by air defence"
        return not self.doc.has_any(DRONE, cue.j, cue.j + 4)

    def _one_person(self, cue: Cue, start: int) -> bool:
        """ "A duty officer was wounded", "a lamplighter has died", «ранен связист»: the verb is in the singular."""
        norm = self.tokens.norm
        word = norm[cue.i]
        if word.isascii():
            if any(w in ("his", "her") for w in norm[cue.i : cue.j]) or norm[cue.j : cue.j + 1] == ["him"]:
                return True  # "a deckhand lost his life", "wounding him"
            if word in ("was", "is") or (cue.i > 0 and norm[cue.i - 1] in ("was", "is")):
                return True
            subject = range(cue.i - 1, max(start, cue.i - 6) - 1, -1)
            article = next((k for k in subject if norm[k] in ("a", "an") or self.tokens.kind[k] == SIGN), -1)
            return article >= 0 and norm[article] in ("a", "an") and word in ("died", "dies")
        got = any(w.endswith(_GOT) for w in norm[max(start, cue.i - 3) : cue.i] if not w.isascii())
        return word in _ONE_HURT or got or word.endswith(_GOT)

    def _nearest_count(self, cue: Cue, counts: list[Count], a: int, b: int, roles: tuple[str, ...]) -> Count | None:
        near = [c for c in counts if a <= c.i < b and c.role in roles]
        return min(near, key=lambda c: min(abs(c.i - cue.j), abs(cue.i - c.j)), default=None)

    def _plain(self, cue: Cue, clause: Clause, weapon: str) -> list[Fact]:
        span = (clause.start, clause.end)
        number = clause.sentence
        if cue.kind == "no_consequences" and any(
            self.doc.has("outcome.lost", x, y) for x, y in ((clause.start, clause.end), (max(0, cue.i - 8), cue.i + 1))
        ):
            return []  # «27 исчезли с радаров без негативных последствий»: those, not the attack
        if cue.kind == "no_consequences":
            return [Fact(k, None, cue.i, cue.j, number, span) for k in ("no_casualties", "no_damage")]
        if cue.kind == "no_dead":
            return [Fact("no_casualties", None, cue.i, cue.j, number, span, weak=True)]
        if self.doc.has("unclear", max(clause.start, cue.i - 5), min(clause.end, cue.j + 5)):
            return []
        s = self.doc.sentences[number]
        weather = cue.kind == "disrupted" and self.doc.has("void.weather", s.start, s.end)
        if weather and not self._because(s):
            return []  # «рейсы задержаны из-за тумана»
        if (
            cue.kind not in ("disrupted", "responded")
            and weapon == "other"
            and self._weapon_in(s.start, s.end) == "other"
        ):
            return []  # "was also shelled with mortars, without casualties"
        return [Fact(cue.kind, None, cue.i, cue.j, number, span)]

    def _because(self, s: Sentence) -> bool:
        """Whether drones or an attack are named as a cause too: «из-за тумана и угрозы БПЛА»."""
        norm = self.tokens.norm
        mention = self._drone_mention(s.start, s.end)
        drones = mention is not None and norm[mention[0] - 1] not in ("з", "із", "с", "из", "from", "with")
        return drones or self.doc.has("story.alert", s.start, s.end) or self.doc.has_group("attack", s.start, s.end)

    def _hurt(self, cue: Cue, things: list[Thing]) -> list[Thing]:
        """Of a passive, what stands before it: "six cars were damaged in the car park", "the line was damaged and
        14 trains stood"; what follows counts only where it is joined ("and two barns").
        """
        norm = self.tokens.norm
        if not norm[cue.i].isascii() or not cue.i:
            return things
        before_it = (t.i for t in things if t.i < cue.i)
        shown = next((i for i in before_it if any(w.startswith(_SHOWS) for w in norm[max(0, i - 4) : i])), -1)
        if shown >= 0:
            things = [t for t in things if t.i >= shown]  # "photos of the airfield show four bunkers in ruins"
        if not any(w in _BE for w in norm[max(0, cue.i - 2) : cue.i]):
            after = next((t for t in things if t.i >= cue.j), None)
            near = after is not None and not after.part and set(norm[cue.j : after.i]) <= _ARTICLES
            # "the strike on the port damaged two tankers": what is damaged stands after
            return [t for t in things if t.i >= cue.i] if near else things
        before = [t for t in things if t.i < cue.i and not t.part]
        if not before:
            return things
        kept = [t for t in things if t.i < cue.i]
        for t in things:
            if t.i < cue.i:
                continue
            gap = norm[cue.j : t.i]
            end = norm[t.j] if t.j < len(norm) else "."
            glass = self.tokens.norm[cue.i].startswith(("glazing", "glass", "window")) and gap[:1] == ["in"]
            if glass or (gap and gap[0] in _JOINED and len(gap) <= 4 and end in _ENDS):
                kept.append(t)
        return kept

    def _elsewhere_things(self, things: list[Thing]) -> list[Thing]:
        """ "Three aircraft shelters at the airfield", "two cars in the yard of a school": where the things stood."""
        norm = self.tokens.norm
        kept: list[Thing] = []
        for t in things:
            last = kept[-1] if kept else None
            gap = norm[last.j : t.i] if last is not None else []
            stands = bool(gap) and gap[0] in _STOOD and len(gap) <= 9 and t.count in (1, None)
            if stands and last is not None and not last.part and last.kind not in ("other", "any") and not (
                t.part or {"and", ",", ";", "or"} & set(gap)
            ):
                continue
            kept.append(t)
        return kept

    def _joined(self, cue: Cue, last: Clause) -> list[Thing]:
        """ "A substation was hit by wreckage and put out of action": the passive subject of the verb joined to it."""
        norm = self.tokens.norm
        if last.cue is None or not norm[cue.i].isascii() or self.doc.has_any(DRONE, last.start, last.cue.i):
            return []
        joined = norm[cue.i - 1] in ("and", "then", "was", "were", "badly") and "and" in norm[cue.i - 3 : cue.i]
        if not joined or not any(w in _BE for w in norm[max(0, last.cue.i - 2) : last.cue.i + 1]):
            return []
        return [t for t in self.things(last.start, last.cue.i) if not t.part]

    def _damage(self, cue: Cue, clause: Clause, clauses: list[Clause]) -> list[Fact]:
        a, b = clause.start, clause.end
        # things that a neighbouring clause of people has swallowed belong to the damage
        index = clauses.index(clause)
        if index + 1 < len(clauses):
            nxt = clauses[index + 1]
            if (
                nxt.cue is not None
                and nxt.cue.kind in ("killed", "injured", "no_casualties", "responded")
                and not self._hard_between(cue.j, nxt.cue.i)
            ):
                b = max(b, min(nxt.cue.i, nxt.end))
        things = self._elsewhere_things(self._hurt(cue, self.things(a, b)))
        out: list[Fact] = []
        if not things and index and cue.i - clauses[index - 1].end <= 2:
            things = self._joined(cue, clauses[index - 1])
        solid = [t for t in things if not t.part]
        planes = next((c for c in self.counts_in(a, b) if c.head >= 0 and self.tokens.norm[c.head] == "aircraft"), None)
        nearer = planes is not None and all(
            _apart(cue, planes.i, planes.head + 1) < _apart(cue, t.i, t.j) for t in solid
        )
        if nearer and planes is not None and planes.tag == "drone.pronoun":
            # "17 aircraft were damaged": what a drone damages is no drone
            i, j = min(cue.i, planes.i), max(cue.j, planes.head + 1)
            self.hurt_planes.add(id(planes))
            span = (a, clause.end)
            return [Fact("damaged", planes.value, i, j, clause.sentence, span, "military", planes.approximate)]
        if not solid:
            parts = [t for t in things if t.part]
            if parts:
                parts.sort(key=lambda t: t.kind != "any")
                number = parts[0].count if parts[0].kind == "any" else None
                i, j = min(cue.i, *(t.i for t in parts)), max(cue.j, *(t.j for t in parts))
                out.append(
                    Fact("damaged", number, i, j, clause.sentence, (a, clause.end), object=parts[0].kind, implicit=True)
                )
            else:
                out.append(
                    Fact(
                        "damaged",
                        None,
                        cue.i,
                        cue.j,
                        clause.sentence,
                        (a, clause.end),
                        object=None,
                        implicit=True,
                        weak=True,
                    )
                )
            return out
        sums: dict[str, list[Thing]] = {}
        for t in solid:
            sums.setdefault(t.kind, []).append(t)
        for kind, group in sums.items():
            count: int | None = None
            if all(t.count is not None for t in group):
                count = sum(t.count or 0 for t in group)
            else:
                told = [t.count for t in group if t.count is not None]
                count = (
                    sum(told)
                    if told and len(told) == len(group)
                    else (told[0] if len(told) == 1 and len(group) == 1 else None)
                )
            i, j = min(cue.i, *(t.i for t in group)), max(cue.j, *(t.j for t in group))
            out.append(
                Fact(
                    "damaged",
                    count,
                    i,
                    j,
                    clause.sentence,
                    (a, clause.end),
                    object=kind,
                    approximate=any(t.approximate for t in group),
                )
            )
        return out
