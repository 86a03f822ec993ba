"""Facts of a sentence in the light of those before: the same drones again, by town, among those, a remainder."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing import dying
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.damages import ENDS, Damages
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, NATION, Cue, Fact
from dronelog.parsing.fates import OUT_OF
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import CLOCK

_VICTIM = frozenset(("його", "її", "его", "ее", "её"))
_JAMMED = ("подав", "придуш", "рэб", "реб", "радіоелектр", "радиоэлектр", "jammed", "suppressed", "electronic")
PEOPLE = frozenset(("killed", "injured"))
_DOWN = frozenset(("struck", "crashed", "intercepted"))
_IT = frozenset(("it", "его", "он", "його", "він", "which"))
_STATES = ("состоян", "стані", "condition", "critical", "serious", "тяжко", "важко", "тяжёл")
_HOSPITALS = (
    *("лікарн", "шпитал", "госпіт", "реаніма", "травматолог", "медзаклад", "стаціонар", "райлікарн"),
    *("больниц", "госпит", "реанима", "райбольниц", "горбольниц", "медучрежд", "црб", "стационар", "hospital"),
)
_HAS = frozenset(("has", "have", "later", "since", "had"))
_WHO = frozenset(("who",))
_HIM = frozenset(("его", "он", "його", "він"))
#: Verbs of counting, said of who counts.
_RECKONED = ("насчитал", "насчитыва", "нарахув", "наліч", "порахув", "подсчитал", "счита", "рахує", "рахуют")
_THERE_WERE = (["there", "were"], ["there", "was"], ["it", "was"])
_SHOT_DOWN = ("сбит", "збит", "уничтож", "знищ", "подавл", "перехв")
_HE = frozenset(("он", "они", "оба", "він", "вони", "обидва"))
#: What points back at the drone just told of: «подавили беспилотник, он упал в озеро».
_SAME = frozenset(("it", "он", "они", "оба", "він", "вони", "обидва"))
#: Open a sentence on how what was shot down fell, and how they go on.
_AS_IT = frozenset(
    (
        *("as", "when", "in", "on", "upon", "after", "while", "falling", "having", "once", "during"),
        *("при", "во", "упав", "падая", "рухнув", "когда", "после", "під", "впавши", "падаючи", "коли", "після"),
    )
)
_FALLS = (
    *("fell", "fall", "impact", "landing", "crash"),
    *("паден", "падін", "упав", "падая", "рухн", "впав", "падаюч", "упал"),
)
_BLOWS_UP = ("deton", "explo", "blew", "детон", "сдетон", "здетон", "взорв", "вибух", "підірв")
_ANOTHER = frozenset(
    (
        *("another", "second", "third", "fourth", "fifth", "a", "other", "others", "one"),
        *("другой", "второй", "третий", "еще", "другий", "третій", "інший", "ще"),
    )
)
#: Between a total's name and its number.
_AMOUNTING = frozenset(("of", "is", "was", "at", "to", ":", "-", "сбито", "уничтожено"))
_AMONG = frozenset(("among", "including", "среди", "включая", "серед", "зокрема"))


class Reckoning(Damages):
    """Facts of a sentence in the light of those before: the same drones again, by town, among those, a remainder."""

    def _shared(self, number: int, s: Sentence, here: list[Fact], before: list[Fact]) -> None:
        """«ПВО сбила семь дронов. Пять пришлись на Кстовский округ, по одному – на Богородский и Дзержинск»: those."""
        parts = [f for f in here if f.drone and f.count is not None]
        if len(parts) < 2:
            return
        whole = [f for f in before if f.drone and f.count is not None and f.sentence == number - 1]
        if len(whole) != 1 or whole[0].kind != "intercepted" or whole[0].codes:
            return
        if any(f.kind != "intercepted" or not f.places or any(p.regional for p in f.places) for f in parts):
            return
        if self.doc.has_any(("outcome.intercepted", "outcome.destroyed", *DRONE), s.start, s.end):
            return
        if len({code for f in parts for code in f.codes}) > 1:
            return  # "112 were shot down. Bryansk – 42, Kaluga – 25": capitals that stand for their regions
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
            if any(self._heads_row(p) for p in self.places_in(s.start, s.start + 1))
        ] + self._arms()
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

    def _arms(self) -> list[Sentence]:
        """The lines of a list of what was sent: "The enemy used: • five Geran-2 UAVs; • two Lancet UAVs"."""
        rows: list[Sentence] = []
        listed = False
        for s in self.doc.sentences:
            if s.bullet and listed:
                rows.append(s)
            elif not s.bullet:
                listed = self._sent(s)
        return rows

    def _sent(self, s: Sentence) -> bool:
        """ "The enemy attacked Ukraine, using:", «ворог завдав удару, застосувавши:» opens a list of what was sent."""
        doc = self.doc
        opens = self.tokens.norm[s.end - 1] == ":" and not doc.has_group("outcome", s.start, s.end)
        return opens and doc.has("attack", s.start, s.end)

    def _heads_row(self, p: Place) -> bool:
        """«Ізюм: п'ять «Гераней»», «Оріхів – по ньому спрямували п'ять «Молній»»: a town and what came there."""
        after = self.tokens.norm[p.j : p.j + 2]
        return ":" in after or after[:1] == ["-"]

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
            more = c.more or self.doc.has("number.more", c.i - 2, c.i)  # «ещё о двух»
            bare = c.role == "elided" and more and c.value is not None and id(c) not in taken and c.i > fates[0].j
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
        if verb < 0 and self.doc.has("say.according", s.start, s.end):  # "according to the governor, there were 15"
            verb = next((k + 1 for k in range(s.start, s.end - 1) if norm[k : k + 2] in _THERE_WERE), -1)
        if verb < 0 or number == 0 or self.figure_kind not in DRONE_KINDS or self.doc.has("unclear", s.start, s.end):
            return []
        own = [c for c in counts if c.value is not None and c.role not in ("date", "none", "age")]
        if len(own) != 1 or not verb < own[0].i <= verb + 6 or id(own[0]) in taken:
            return []
        c = own[0]
        bare = c.role == "elided" and norm[c.j : c.j + 1] and norm[c.j] in ENDS
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
            if c.value is None or c.i < whole.j or c.role not in ("none", "elided", "unknown") or id(c) in taken:
                continue
            own = next((k for k in range(c.j, min(s.end, c.j + 4)) if self.doc.has_group("say", k, k + 1)), c.j)
            for k in range(c.j, min(s.end, own + 3)):  # "a drop from the 61 it had claimed for the night before"
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
        shot = any(f.kind == "intercepted" for f in among)  # «залетіли 19 дронів, чотири з них збили»: of 19
        if slavic and seen[0].kind == "sighted" and 0 < fell < (seen[0].count or 0) and not shot:
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
        if (
            len(gap) <= 14
            and "and" in gap[-3:]
            and not {";", ".", ":"} & set(gap)
            and (self._drone_mention(seen[0].j, first.i) is None and norm[first.i - 1] in ("and", "then", "later"))
        ):
            relative = True
        joined = norm[seen[0].j : first.i + 1] if first.kind == "intercepted" and first.implicit else []
        if len(joined) <= 16 and not {";", ".", ":", ","} & set(joined) and self._and_were(joined):
            relative = True  # "two drones flew into the district overnight and were shot down"
        if relative and all(f.count is None and f.implicit for f in fates):
            first.count, first.implicit = seen[0].count, False
            first.i = min(first.i, seen[0].i)
            here.remove(seen[0])

    def _and_were(self, words: list[str]) -> bool:
        """Whether the same subject goes on: "… and were", "… and was then"."""
        return any(a == "and" and b in ("was", "were", "then", "later", "both", "all") for a, b in pairwise(words))

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
        if not here:
            return
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
            same = him and f.count is None and last and all(o.kind == "intercepted" for o in last)
            if same or (last and self._the_same_fell(f, last)):
                here.remove(f)

    def _the_same_fell(self, f: Fact, last: list[Fact]) -> bool:
        """ "A quadcopter was shot down near Tyre. The device fell into the sea", «Сбит дрон. Аппарат упал в лес»: what
        was shot down comes down; not "A second drone fell …".
        """
        norm, s = self.tokens.norm, self.doc.sentences[f.sentence]
        blast = f.kind == "struck" and f.object is None and any(w.startswith(_BLOWS_UP) for w in norm[f.i : f.j])
        if not (f.kind == "crashed" or blast) or f.debris or f.more or f.rest:
            return False
        if any(o.kind != "intercepted" for o in last):
            return False
        shot = sum(o.count or 0 for o in last)
        k = s.start
        if falls := self._falling(s):
            # "As it fell, the device detonated", «При падении дрон взорвался»
            new = any(norm[t] in _ANOTHER for t in range(falls, f.j))
            return not new and (f.count in (None, shot) or (f.count == 1 and shot <= 1))
        if norm[k] in ("it", "they", "both"):
            return f.count is None
        english = norm[k].isascii()
        if english and norm[k] not in ("the", "this", "that", "these", "those", "all"):
            return False
        k += english
        while k < s.end and k - s.start < 4 and not self.doc.hits[k]:
            k += 1
        tags = (*DRONE, "drone.pronoun") if english else ("drone.pronoun",)
        named = self.doc.any(tags, k) is not None and k < f.j
        return named and (f.count in (None, 1) if shot == 1 else f.count is None or f.count == shot)

    def _falling(self, s: Sentence) -> int:
        """The token after the words that open a sentence on how something fell: "As it fell,", «При падении», or 0."""
        norm = self.tokens.norm
        if norm[s.start] not in _AS_IT:
            return 0
        k = next((t for t in range(s.start, min(s.end, s.start + 5)) if norm[t].startswith(_FALLS)), -1)
        return k + 1 if k >= 0 and not self.doc.has_any(DRONE, s.start, k) else 0

    def _spelt(self, here: list[Fact]) -> list[Fact]:
        """ "Five people were hurt: two nurses and three residents who were cut by glass": the same five."""
        here = self._broken_down(here)
        kept: list[Fact] = []
        taken = 0
        for f in here:
            if f.kind in PEOPLE and f.implicit and not f.more and not f.total and f.count in (None, 1):
                # "a woman was cut by splinters and is being treated", "was taken to hospital and died there"
                same = next((o for o in kept if o.kind in PEOPLE and o.count == 1 and not o.more), None)
                if same is not None and same.i < f.i and self._same_subject(same, f):
                    if f.kind == same.kind:
                        continue
                    if f.kind == "killed":
                        kept.remove(same)
                        f.count, f.implicit, f.i = 1, False, same.i
            if f.kind == "killed" and f.implicit and f.count in (None, 1) and self.tokens.norm[f.i - 1] in _HAS:
                # "a boy who was injured on May 8 has died"
                hurt = next((o for o in kept if o.kind == "injured" and o.count == 1 and o.i < f.i), None)
                if hurt is not None and not _WHO.isdisjoint(self.tokens.norm[hurt.i : hurt.j]):
                    kept.remove(hurt)
                    f.count, f.implicit = 1, False
            hurt = next((o for o in kept if dying.of_that(self.doc, o, f)), None)
            if hurt is not None and f.kind == "injured":
                continue  # "a man hurt by debris was taken to hospital"
            if hurt is not None:
                kept.remove(hurt)
                f.count, f.implicit = 1, False
            words = self.tokens.norm[max(f.clause[0], f.i - 2) : f.j] if f.kind == "killed" else []
            if f.kind == "killed" and f.count in (None, 1) and not _VICTIM.isdisjoint(words):
                # «господар отруївся чадним газом, його врятувати не змогли»: the one just told of
                same = next((o for o in reversed(kept) if o.kind == "injured" and o.count == 1 and o.i < f.i), None)
                if same is not None:
                    kept.remove(same)
                    f.count = 1
            first = next((o for o in kept if o.kind == f.kind and f.kind in PEOPLE and o.count is not None), None)
            if first is not None and f.count and f.count < (first.count or 0) and not f.more and self._state_of_one(f):
                continue  # «двое рабочих ранены, один в тяжёлом состоянии»
            if first is not None and f.count and f.count < (first.count or 0) and not f.more and self._taken(first, f):
                taken += 0 if self.doc.has("number.of_which", first.j, f.j) else f.count
                continue  # «поранено п'ятьох, до лікарні відвезли трьох»
            if first is not None and taken and f.count and taken + f.count == first.count and f.kind == first.kind:
                continue  # «пострадали пятеро, трое госпитализированы, двоим помощь оказали на месте»
            if (
                first is not None
                and f.count is not None
                and f.count < (first.count or 0)
                and (
                    self.doc.has("number.of_which", first.i, max(first.j, f.j))
                    or not _AMONG.isdisjoint(self.tokens.norm[first.j : f.j])
                )
            ):
                continue  # "nine were hurt, among them two schoolchildren who are in intensive care"
            if first is not None and (f.count or 0) <= (first.count or 0):
                colon = next((k for k in range(first.i, f.j) if self._opens_list(k, f)), -1)
                # "three people had been hurt, he wrote: a couple and a watchman"
                aside = "according" in self.tokens.norm[first.i : colon] or (
                    "," in self.tokens.norm[first.j : colon][:2] and colon - first.j <= 7
                )
                said = self.doc.has_group("say", first.i, colon) and not aside
                if first.i < colon < f.j and not said:
                    continue
            kept.append(f)
        return kept

    def _opens_list(self, k: int, f: Fact) -> bool:
        """Whether a colon, or a dash between words of English, stands at token k: "three people suffered – two
        pensioners and a courier, whom doctors found to have cuts"; the list tells nobody further.
        """
        tokens = self.tokens
        dash = tokens.norm[k] == "-" and k > 0 and tokens.start[k] > tokens.end[k - 1] and tokens.norm[k - 1].isascii()
        return tokens.norm[k] == ":" or (dash and not f.more and tokens.end[k] < tokens.start[k + 1])

    def _state_of_one(self, f: Fact) -> bool:
        """Whether only a state is told of some of those counted before: «одна – у важкому стані», "one seriously"."""
        norm = self.tokens.norm
        bare = any(c.role == "elided" and c.value == f.count for c in self.counts_in(f.i, f.j))
        return bare and any(w.startswith(_STATES) for w in norm[f.i : min(len(norm), f.j + 3)])

    def _taken(self, first: Fact, f: Fact) -> bool:
        """Whether only the second of two facts tells of people taken to a hospital: some of those hurt."""
        norm = self.tokens.norm
        hurt, taken = (any(w.startswith(_HOSPITALS) for w in norm[o.i : o.j]) for o in (first, f))
        return taken and not hurt

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
        bears = "with" in norm[first.i : first.j] and then.i - first.j <= 3 and "," not in norm[first.j : then.i]
        if not joined and bears:
            return True  # "an engineer with a shrapnel wound is in hospital"
        return bool(joined) and then.i - joined[-1] <= 4 and not self.counts_in(joined[-1], then.i)

    def _pointed(self, number: int, here: list[Fact], before: list[Fact]) -> None:
        """ "A drone did come. It hit the roof": the one drone of the sentence before, whose fate was still open."""
        norm = self.tokens.norm
        for f in here:
            if f.kind not in _DOWN or f.count is not None or not f.implicit:
                continue
            s, last = self.doc.sentences[number], self.doc.sentences[max(0, number - 1)]
            own = self._drone_mention(s.start, f.i) if not _IT.isdisjoint(norm[max(s.start, f.i - 3) : f.i]) else None
            others = [o for o in here if o.drone and o is not f]
            if all(o.kind == "struck" and o.object is None and o.count == 1 for o in others):
                others = []  # "a drone came in overnight: it hit a shop"
            if own is not None and own[1] == "drone.one" and not others:
                f.count, f.implicit = 1, False  # "a Shahed was defused on Thursday; it had been found by a farmer"
                continue
            if not number:
                continue
            bare = f.i == s.start and not norm[f.i].isascii()  # «Влучив просто в задні двері»
            found = f.kind == "crashed" and norm[f.j : f.j + 1] == ["it"]  # "a shepherd stumbled on it"
            pointed = bare or found or "it" in norm[s.start : min(f.i, s.start + 4)]
            him = norm[s.start] in _HIM  # «Его, по словам мэра, подавили»
            pointed = him if f.kind == "intercepted" else pointed or him
            if not pointed or self._drone_mention(s.start, f.j) is not None:
                continue
            one = self._drone_mention(last.start, last.end)
            fates = ("intercepted", "struck", "crashed", "lost")  # one that was only seen has its fate before it
            told = any(o.drone and o.kind in fates for o in before if o.sentence == number - 1)
            if one is not None and one[1] == "drone.one" and not told:
                f.count, f.implicit = 1, False
