"""Breakdowns: numbers bound to regions, «12 – над Брянской областью», "four each over A and B"."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, MOST, NATION, Cue, Fact
from dronelog.parsing.fates import Fates
from dronelog.parsing.places import Place
from dronelog.parsing.tokens import SIGN

_TURNS = frozenset(
    ["причем", "причому", "при", "а", "но", "але", "while", "whereas", "but", "with", "among", "including"]
)

#: What closes an item of a list.
_CLOSERS = frozenset((",", ";", ".", ")", "|", "\n", "и", "а", "та", "і", "and"))
_JOINTS = frozenset((",", "и", "та", "і", "й", "and", "над", "в", "у", "over", "in", "the"))
_DASHES = frozenset(("-", "–", "—", ":", "по"))

#: Nouns for a count of drones brought down, which needs no verb.
_SCORES = frozenset(
    (
        *("score", "tally", "kills", "count", "bulletin", "haul", "bag", "breakdown", "list", "reckoning", "figure"),
        *("figures", "number", "numbers", "total", "totals", "toll", "report", "summary", "map", "geography", "region"),
    )
)
#: How such nouns begin in Russian and Ukrainian.
_HEADS = ("цифр", "итог", "підсум", "счет", "рахун", "список", "перелік", "сводк", "зведен", "всего", "разом", "усього")
#: Between such a number and the colon, and before a number that goes with the region before it.
_AGAIN = frozenset(("again", "in", "all", "altogether", "total", "overall", "once", "more", "снова", "опять", "знову"))
_WITH = frozenset(("with", "at", "–"))
_THOSE = frozenset(("these", "those", "them", "the", "них", "этих", "цих"))
#: How words of naming begin; what says that something is not told; what would be told.
_NAMING = ("name", "naming", "mention", "list", "cite", "citing", "spoke", "refer", "назва", "упом", "згад", "указа")
_LACKING = frozenset(
    [
        *("without", "not", "no", "nor", "n't", "didn't", "none", "unspecified", "undisclosed", "omitted", "any"),
        *("без", "не", "нет", "немає"),
    ]
)
_FIGURES = (
    *("how", "figure", "number", "breakdown", "detail", "quantit", "total", "count"),
    *("сколько", "скільки", "количеств", "кількіст", "цифр", "чисел", "числа"),
)


def unaged(doc: Document, numbers: list[Count], spots: list[Place]) -> None:
    """ "Saratov Region, 17; Rostov Region, 14; the Caspian Sea, 5.": in a list of regions the last is no age either."""
    after = {p.j: p for p in spots if p.kind in ("region", "sea")}
    listed = [c for c in numbers if c.value is not None and c.i - 1 in after and doc.tokens.norm[c.i - 1] == ","]
    for c in listed:
        number = doc.sentence_of[c.i]
        if c.role == "age" and any(o is not c and doc.sentence_of[o.i] == number for o in listed):
            c.role = "elided"


_WENT_DOWN = frozenset(("went", "fell", "came", "fall", "fallen", "falling", "dropped", "crashed"))
_ALL_OVER = frozenset(
    (
        *("in", "over", "across", "for", "above", "throughout", "по", "над", "в", "на", "у", "всей", "всій", "усій"),
    )
)
#: Between a region and its number: "Voronezh region accounted for 19 of them, and Tula region for 12".
_TAKES = frozenset(
    (
        *("account", "accounts", "accounted", "accounting", "for", "had", "got", "saw", "with", "responsible", "was"),
        *("took", "takes", "care", "of", "claims", "claimed"),
        *("их", "было", "там", "пришлось", "приходится", "досталось", "насчитали", "записали", "числится", "всего"),
        *("їх", "було", "тут", "довелося", "припало", "припадає", "дісталося", "нарахували", "усього"),
        *("припадають", "приходятся", "пришлись", "досталось", "має", "мають", "имеет", "имеют"),
    )
)


#: Tokens between "most of them" and the region at most.
_SHARE = 5
#: Tokens between a bare number and its region at most, where neither is told to be the other's.
_ADRIFT = 12
#: Beginnings of words by which a sentence shares out what was counted before.
_BOUND = (
    *("account", "share", "credit", "attribut", "ascrib", "them", "these", "those", "figure", "number", "total"),
    *("tally", "score", "list", "largest", "biggest", "most", "half", "third", "quarter", "each", "apiece", "remain"),
    *("rest", "another", "further", "count", "report", "bulletin", "statement", "ministr", "respectively", "over"),
    *("above", "contribut", "lead", "top", "claim", "nam", "mention", "add", "geograph", "breakdown", "region by"),
    *("follow", "communiqu", "press", "summary", "record", "machines", "craft", "aircraft", "responsib"),
)
_ONE_BOUND = frozenset(
    (
        *("them", "these", "those", "over", "above", "apiece"),
        *("each", "accounted", "accounts", "credited", "attributed"),
        *("remaining", "rest", "last", "fell", "shot", "downed", "stopped", "respectively", "share"),
    )
)
_PLAIN_GAP = frozenset(
    (
        *("the", "|", "(", ")", "/", "of", "them", "these", "those", "were"),
        *("was", "are", "is", "its", "own", "all", ",", '"', "'"),
    )
)
_MEANWHILE = frozenset(("while", "whereas", "тогда", "тоді", "зато"))
#: What begins such words.
_FOR_ITS_PART = frozenset(("accounted", "accounts", "accounting", "for", "with", "had", "saw"))


#: Tokens from a number to the noun that tells that it is of a region, at most; what ends an item; seas without a name.
_OVER_WHAT = 9
_ENDS_ITEM = frozenset((",", ";", ".", "and", "и", "та", "і", "й"))
_WATERS = ("водами", "waters", "морем", "sea")


#: Opens a sentence on the drones that it divides: «Із дев'яти дронів, що летіли на Сумщину, …».
_OF = frozenset(("of", "із", "зі", "з", "из"))


class Lists(Fates):
    """Numbers bound to regions."""

    def _items(self, number: int, s: Sentence, counts: list[Count], cues: list[Cue]) -> list[tuple[Fact, Count]]:
        """Numbers bound to regions: lists and breakdowns, «12 – над Брянской областью», "four each over A and B"."""
        regions = [
            p
            for p in self.places_in(s.start, s.end)
            if s.start <= p.i < s.end and p.kind != "country" and p.role in ("place", "target") and p.code
        ]
        for k in self.doc.all("place.country", s.start, s.end):
            hit = self.doc.tag("place.country", k)
            if hit is not None and any(
                c.j <= k <= c.j + 9
                and not any(c.j <= o.i < k for o in counts if o is not c)
                and not any(c.j <= p.i < k for p in regions)
                for c in counts
                if c.role in ("drone", "elided")
            ):
                regions.append(Place(k, hit.end, "country", NATION, self.tokens.slice(k, hit.end), prep=True))
        regions.extend(self._whole(s, regions, counts))
        regions.sort(key=lambda p: p.i)
        drone_cues = [
            c
            for c in cues
            if c.kind in DRONE_KINDS
            or c.kind == "destroyed"
            or (c.kind == "repelled" and any(self._repels(c, d) for d in counts))
        ]
        wholes = {id(d) for c, d in pairwise(counts) if self._out_of(c, d)}
        usable = [
            c for c in counts
            if c.role in ("drone", "elided") and (c.value is not None or c.role == "drone") and (c.value or 0) <= MOST
        ]
        usable = [c for c in usable if id(c) not in wholes]  # «31 із 34 ударних безпілотників»
        # "five flew to the Tver region, and all five were shot down": the same five, bound to no place of their own
        usable = [
            c
            for c in usable
            if not (self.doc.has("number.all", c.i, c.j) and any(o.value == c.value and o.j <= c.i for o in usable))
        ]
        # "one was shot down at Dzhankoi, and the other three were tracked": these have a verb of their own
        usable = [c for c in usable if not any(q.kind == "sighted" and self._followed(q, [c]) for q in cues)]
        of_them = bool(usable) and self.tokens.norm[s.start] in _OF and usable[0].i - s.start < 3
        if of_them and usable[0].role == "drone":
            usable = usable[:1] + [
                c for c in usable[1:] if any(0 <= p.i - c.j <= 3 for p in regions)
            ]  # "Of the 18 that flew to Izmail, fourteen were shot down": no number of Izmail's
        if len(regions) and (shared := self._share_of(number, s, regions, counts, drone_cues)):
            return shared
        if len(regions) and (named := self._unfigured(number, s, regions, cues)):
            if not usable:
                return named
            regions = [p for p in regions if all(p is not q for q in named[0][0].places)]
        else:
            named = []
        if not regions or not usable:
            if not s.bullet and drone_cues:
                self.list_kind = self._kind_of(drone_cues[-1])
            elif not s.bullet and not drone_cues and not s.heading:
                self.list_kind = self.list_kind if not cues else None
            return []
        out: list[tuple[Fact, Count]] = named
        tokens = self.tokens
        total = self._headed_total(s, regions, usable)
        usable = [c for c in usable if c is not total]
        before = self._regions_first(regions, usable)
        behind = {} if before else self._behind(regions, usable, s)
        claimed: set[int] = {id(p) for bound in behind.values() for p in bound}
        # "Twelve drones were shot down over Smolensk region overnight: seven by …": the region is the total's
        whole_first = len(regions) == 1 and usable[0].role == "drone" and usable[0].j <= regions[0].i
        rows = self._rows(regions, usable, s)
        start = len(out)
        for index, c in enumerate(usable):
            mine: list[Place] = []
            others: list[Place] = []
            # «Белгородской (34)»
            if id(c) in behind:
                mine = behind[id(c)]
            elif self._bracketed(c):
                mine = self._before_bracket(regions, c, index == 0)
            elif before:
                lo = usable[index - 1].j if index else s.start
                mine = [
                    p
                    for p in regions
                    if lo <= p.i < c.i
                    and id(p) not in claimed
                    and (p.code != NATION or index == 0)
                    and not any(tokens.norm[k] == ";" for k in range(p.j, c.i))
                ]
                if mine and whole_first and index and ":" in tokens.norm[mine[-1].j : c.i]:
                    continue  # "Twelve were shot down over Smolensk region: seven by mobile groups and five by …"
                if mine and self.doc.has("number.of_which", max(mine[-1].j, c.i - 2), c.i + 1):
                    continue  # "12 drones over the Kyiv region, including three bound for the capital"
            else:
                hi = usable[index + 1].i if index + 1 < len(usable) else s.end
                following = usable[index + 1] if index + 1 < len(usable) else None
                own = following.i - 1 if following is not None and self._bracketed(following) else -1
                for p in regions:
                    if not (c.j <= p.i < hi) or id(p) in claimed:
                        continue
                    if p.j == own and (mine or ":" in tokens.norm[c.j : p.i]):
                        break  # «17 – на Ростовскую область, следом идёт Краснодарский край (12)», «74: Курская (25)»
                    if p.i - (mine[-1].j if mine else c.j) > 14:
                        break
                    if any(o.role in ("weapon", "boat") and c.j <= o.i < p.i for o in counts):
                        break  # «шесть БПЛА над А и одна ракета над Б»
                    if self._stopped(mine[-1].j if mine else c.j, p.i, cues):
                        break
                    if mine and any(tokens.norm[k] in _MEANWHILE for k in range(mine[-1].j, p.i)):
                        break  # "seven more over Bryansk region, while Samara saw three"
                    if mine and self.doc.has("number.rest", mine[-1].j, p.i):
                        # "12 over Bryansk and the rest over the Oryol and Tula regions"
                        others = [o for o in regions if p.i <= o.i < hi and id(o) not in claimed]
                        break
                    if not mine and c.role == "drone" and any(tokens.norm[k] in _TURNS for k in range(c.j, p.i)):
                        break
                    mine.append(p)
                part = self.doc.has("number.of_which", max(s.start, c.i - 2), c.i + 1) or self.doc.has(
                    "number.of_which", c.j, c.j + 1
                )
                earlier = {p.code for p in regions if p.i < c.i} or (self._one_region(c.i) if part else set())
                if part and mine and c.role == "elided" and all(not p.regional and p.code in earlier for p in mine):
                    continue  # "six over the Moscow region, three of them over Podolsk", also of the sentence before
                if not mine and c.role == "elided" and not part:
                    # «причём над Ленинградской областью ведомство насчитало пять»
                    lo = usable[index - 1].j if index else s.start
                    mine = [p for p in regions if lo <= p.i < c.i and id(p) not in claimed and c.i - p.j <= 4][-1:]
                    if mine and whole_first and index and ":" in tokens.norm[mine[-1].j : c.i]:
                        continue
                    for p in reversed(regions if mine and c.each else []):
                        if lo <= p.i and p.j == mine[0].i - 1 and tokens.norm[p.j] in _JOINTS:
                            mine.insert(0, p)  # «Липецька й Тамбовська мають по чотири»
            if not mine or (len(mine) == 1 and self._told_after(mine[0], c)):
                continue
            within = any(p.i < c.i and p.kind == "region" and p.role == "place" for p in regions)
            if (
                within
                and all(p.role == "target" for p in mine)
                and self.doc.has("number.of_which", max(s.start, c.i - 3), c.i + 1)
            ):
                continue  # «три – над Московским регионом, включая один, летевший на Москву»
            if (
                c.value == 1
                and c.role == "elided"
                and any(o.role == "drone" and (o.value or 0) > 1 and o.i < c.i for o in usable)
                and any(
                    tokens.norm[k] in ("other", "second", "другой", "второй", "інший", "другий")
                    for k in range(c.j, min(s.end, c.j + 14))
                )
            ):
                continue  # "two drones fell, one near A and the other in B"
            cue = self._cue_for(c, drone_cues)
            if cue is None and c.role == "elided" and not s.bullet and self._adrift(s, c, mine, usable):
                continue
            struck = [q for q in drone_cues if c.role == "elided" and q.kind == "struck" and c.j <= q.i <= c.j + 1]
            if struck and not (self.list_kind == "intercepted" and self._of_those(s, struck[0])):
                continue  # "and six hitting targets in the Odesa and Dnipropetrovsk regions": not of the list before
            # "spoke of 10 drones over the Astrakhan region and a further five over the Caspian Sea"
            told = any(o.role == "drone" and o.j <= c.i for o in usable) or self._scored(s, c, usable)
            told = told or total is not None
            if cue is None and c.role == "elided" and self.list_kind is None and not told:
                continue
            if cue is not None and self._part_fate(c, cue, counts):
                cue, kind = None, "launched"
            else:
                kind = self._kind_of(cue) if cue is not None else self.list_kind or "launched"
            if cue is None and kind in ("struck", "crashed") and told:
                kind = "launched"  # "is credited with 81 drones, including 24 above A", after another's tale of hits
            if kind == "struck" and self.list_kind == "intercepted" and cue is not None and self._of_those(s, cue):
                # "air defence stopped 44 drones. Of these, 19 were hit in A and 12 in B"
                kind = cue.kind = "intercepted"
            several = mine[0].regional and len({p.code for p in regions}) > 1
            down = kind == "crashed" and cue is not None and tokens.norm[cue.i] in _WENT_DOWN and several
            if down and cue is not None and self.list_kind == "intercepted" and c.role == "elided":
                kind = cue.kind = "intercepted"  # "61 were shot down; a third, 20, went down over Bryansk region"
            if kind == "sighted" and self.list_kind in DRONE_KINDS and self.doc.tag("number.of_which", usable[0].j):
                kind = self.list_kind  # «Восемнадцать из них находились над Саратовской областью, десять – …»
            if kind == "sighted" and cue is not None and tokens.norm[cue.i] == "saw" and out and out[-1][0].count:
                kind = out[-1][0].kind  # "five were downed over Smolensk, while Bryansk region saw three"
            if kind == "sighted" and cue is not None and tokens.norm[cue.i].startswith("appear"):
                # "51 destroyed; Tver Oblast appeared near the bottom of the list, with four"
                before_it = next((q for q in reversed(drone_cues) if q.i < cue.i and q.kind != "sighted"), None)
                listed = not _SCORES.isdisjoint(tokens.norm[cue.j : c.i])
                kind = self._kind_of(before_it) if before_it is not None and listed else kind
            if c.role == "elided" and self._people_near(c, cues):
                continue
            codes_here = {p.code for p in mine}
            if (
                c.role == "drone"
                and not self._bracketed(c)
                # "112 drones: 40 over Bryansk, 31 over Kursk"
                and not (
                    tokens.norm[c.i - 1] in (":", "with") and any(o.role == "elided" and o.i > c.i for o in usable)
                )
                and len(codes_here) == 1
                and not self._first_of(c, mine, usable[0], regions)
                and not self._other_regions(c, mine, usable)
                and (len({p.code for p in regions}) == 1 or mine[0].kind not in ("region", "sea", "country"))
            ):
                continue  # one number, one place: the clause says the rest
            if kind in ("struck", "crashed") and (c.role == "drone" or len({p.code for p in regions}) < 2):
                continue
            if c.role == "elided" and mine[0].kind not in ("region", "sea", "country"):
                bracketed = self._bracketed(c)  # "over Bryansk (31), Kaluga (19) and Tver (23)"
                said = mine[0].i > 0 and self.doc.group("place", mine[0].i - 1) is not None
                led = bracketed or mine[0].prep or said or id(c) in behind or mine[-1].i in rows
                led = led or (mine[-1].j < c.i and self._filled(mine[-1].j, c.i))  # "Samara saw three"
                led = led or tokens.norm[c.i - 1] == "with"  # "Kaluga with 12 drones, Tula with nine"
                if not led or mine[0].i - c.j > 4:
                    continue
            claimed.update(id(p) for p in mine)
            if others:
                claimed.update(id(p) for p in others)
                left = list(dict.fromkeys(p.code for p in others if p.code))
                i, j = others[0].i, others[-1].j
                out.append(
                    (Fact(kind, None, i, j, number, (s.start, s.end), codes=left, places=others, drone=True), c)
                )
            if cue is not None:
                self.used_cues.add(cue.i)
            codes = list(dict.fromkeys(p.code for p in mine if p.code))
            fact = Fact(
                kind,
                c.value,
                min(c.i, mine[0].i),
                max(c.j, mine[-1].j),
                number,
                (s.start, s.end),
                approximate=c.approximate,
                low=c.low,
                high=c.high,
                more=c.more,
                codes=codes,
                shared=len(codes) > 1 and not c.each,
                places=mine,
                drone=True,
            )
            if len(codes) > 1 and c.each:
                for code in codes:
                    out.append(
                        (
                            Fact(
                                kind,
                                c.value,
                                fact.i,
                                fact.j,
                                number,
                                fact.clause,
                                approximate=c.approximate,
                                codes=[code],
                                places=[p for p in mine if p.code == code],
                                drone=True,
                            ),
                            c,
                        )
                    )
            else:
                if c.value is None and c.role == "drone":
                    fact.count = None
                out.append((fact, c))
            if cue is not None:
                self.list_kind = kind
        if total is not None and len(out) - start > 1:
            kind, whole = out[start][0].kind, (s.start, s.end)
            fact = Fact(
                kind, total.value, total.i, total.j, number, whole, approximate=total.approximate, codes=[NATION],
                drone=True,
            )  # fmt: skip
            out.insert(start, (fact, total))
        if drone_cues:
            self.list_kind = self._kind_of(drone_cues[-1])
        return out

    def _first_of(self, c: Count, mine: list[Place], total: Count, regions: list[Place]) -> bool:
        """«Сбиты 20 БПЛА: 12 БПЛА – над Брянской областью, 8 БПЛА – над нейтральными водами»: the one part whose region
        is told, in a list behind a greater number.
        """
        if total.role != "drone" or not total.j <= c.i < mine[0].i or not (c.value or 0) < (total.value or 0):
            return False
        if any(p.i < c.i for p in regions) or mine[0].kind not in ("region", "sea"):
            return False
        return ":" in self.tokens.norm[total.j : c.i] or self.doc.has("number.of_which", total.j, c.i + 1)

    def _other_regions(self, c: Count, mine: list[Place], usable: list[Count]) -> bool:
        """ "Twenty drones were destroyed over the Belgorod region, seven drones over other regions": the seven are of
        regions that are not told.
        """
        behind = [o for o in usable if o.i >= mine[-1].j]
        if not behind or mine[0].i < c.j or mine[0].kind not in ("region", "sea"):
            return False
        first, norm = behind[0].j, self.tokens.norm
        over = range(first, min(len(norm), first + _OVER_WHAT))
        stop = next((k for k in over if norm[k] in _ENDS_ITEM), over.stop)
        return self.doc.has("place.in", first, stop) and any(
            norm[k].startswith(_WATERS) or self.doc.any(("region.type:one", "region.type:many"), k) is not None
            for k in range(first, stop)
        )

    def _adrift(self, s: Sentence, c: Count, mine: list[Place], usable: list[Count]) -> bool:
        """Whether nothing binds a bare number to the region beside it: "a museum in Dyagilevo with 20", "one is on show
        near Kyiv", not "Kaluga region got 12", "twelve of them were in the Kaluga region", "six over Kaluga, two over
        Tula".
        """
        norm = self.tokens.norm
        if not mine[0].text.isascii() or self._bracketed(c) or any(o.role == "drone" for o in usable):
            return False
        if "toll" in norm[s.start : s.end]:
            return True  # "the toll in Cheboksary climbs to 17"
        lo, hi = (mine[-1].j, c.i) if mine[-1].j <= c.i else (c.j, mine[0].i)
        gap = norm[lo:hi]
        if all(self._binds(k) for k in range(lo, hi)):
            return False
        if len(gap) > _ADRIFT and not c.more:
            return True
        if len(usable) > 1 and len([p for p in self.places_in(s.start, s.end) if p.regional]) > 1:
            return False
        if c.more or c.each or "number.each" in self.doc.tags[c.j - 1]:
            return False
        told = norm[s.start : s.end]
        if c.value == 1 and norm[c.j - 1] == "one":
            return _ONE_BOUND.isdisjoint(told)  # "a second one is reported near Izhevsk"
        return not any(w.startswith(_BOUND) for w in told)

    def _binds(self, k: int) -> bool:
        """Whether the word at token k may stand between a number and its region in a list."""
        word = self.tokens.norm[k]
        listed = word in _DASHES or word in _TAKES or word in _PLAIN_GAP or word in _JOINTS
        return listed or self.doc.tag("place.in", k) is not None or any(
            h.tag.startswith(("region.type", "number.")) for h in self.doc.hits[k]
        )

    def _whole(self, s: Sentence, regions: list[Place], counts: list[Count]) -> list[Place]:
        """ "11 in the Yaroslavl region and 58 in the whole of Russia": a country with a number beside a region's."""
        out: list[Place] = []
        bare = [c for c in counts if c.role in ("drone", "elided") and c.value is not None]
        if len(bare) < 2 or not any(p.code != NATION for p in regions):
            return out
        for p in self.places_in(s.start, s.end):
            if p.kind != "country" or p.role != "place" or p.i < s.start or any(q.i <= p.i < q.j for q in regions):
                continue
            last = next((c for c in reversed(bare) if c.j <= p.i), None)
            if last is None or p.i - last.j > 7 or any(last.j <= q.i < p.i for q in regions):
                continue
            if any(p.j <= q.i <= p.j + 3 for q in regions):
                continue  # "over Ukraine's Russian-annexed Crimea"
            other = [c for c in bare if c is not last]
            told = any(o.j <= q.i <= o.j + 9 and not o.j <= last.i < q.i for o in other for q in regions)
            gap = self.tokens.norm[last.j : p.i]
            if told and any(w in _ALL_OVER for w in gap) and not any(w in (",", ";", ".") for w in gap):
                out.append(p)
        return out

    def _of_those(self, s: Sentence, cue: Cue) -> bool:
        """Whether a sentence divides the drones of the one before and tells their fate in the passive."""
        norm = self.tokens.norm
        if norm[s.start] not in ("of", "из", "із", "з") or norm[s.start + 1] not in _THOSE:
            return False
        return not norm[cue.i].isascii() or norm[cue.i - 1] in ("were", "was", "been") or norm[cue.i] in ("were", "was")

    def _share_of(
        self, number: int, s: Sentence, regions: list[Place], counts: list[Count], cues: list[Cue]
    ) -> list[tuple[Fact, Count]]:
        """ "22 drones were destroyed overnight, most of them over the Belgorod region", «половина из них – над Курской
        областью»: the number is the country's, and the region had some of them.
        """
        for k in self.doc.all("number.share", s.start, s.end):
            end = next(h.end for h in self.doc.hits[k] if h.tag == "number.share")
            whole = next((c for c in reversed(counts) if c.j <= k and c.role == "drone" and (c.value or 0) > 1), None)
            mine = [p for p in regions if end <= p.i <= end + _SHARE and p.kind in ("region", "sea")]
            if whole is None or not mine or k - whole.j > _ADRIFT + 4:
                continue
            last = next((p.i for p in regions if p.i >= end and p not in mine), s.end)
            mine = [p for p in regions if end <= p.i < last and p.kind in ("region", "sea")]
            if any(whole.j <= p.i < k for p in regions) or any(
                c is not whole and c.value is not None and whole.j <= c.i < mine[-1].j for c in counts
            ):
                continue
            cue = self._cue_for(whole, cues)
            if cue is None:
                continue
            self.used_cues.add(cue.i)
            kind, span = self._kind_of(cue), (s.start, s.end)
            i, j = min(whole.i, cue.i), max(whole.j, whole.head + 1, cue.j if cue.j <= k else whole.j)
            codes = list(dict.fromkeys(p.code for p in mine if p.code))
            total = Fact(
                kind, whole.value, i, j, number, span, approximate=whole.approximate, low=whole.low, high=whole.high,
                codes=[NATION], drone=True,
            )  # fmt: skip
            part = Fact(kind, None, k, mine[-1].j, number, span, codes=codes, places=mine, drone=True)
            self.list_kind = kind
            return [(total, whole), (part, whole)]
        return []

    def _unfigured(self, number: int, s: Sentence, regions: list[Place], cues: list[Cue]) -> list[tuple[Fact, Count]]:
        """ "It named the Kursk and Tambov regions without saying how many", "the Kaluga and Ryazan regions were
        mentioned too, without figures": regions of the figure before, each without a number of its own.
        """
        norm, doc = self.tokens.norm, self.doc
        told = next((c.kind for c in cues if c.kind in DRONE_KINDS), None)
        kind = self.list_kind or self.figure_kind or told
        if kind is None:
            return []
        a = next((k + 1 for k in range(s.end - 1, s.start, -1) if norm[k] == ";" and regions[-1].i > k), s.start)
        mine = [p for p in regions if p.i >= a and p.kind in ("region", "sea") and p.role == "place"]
        b = next((k for k in range(mine[-1].j, s.end) if norm[k] == ";"), s.end) if mine else a
        if not any(w.startswith(_NAMING) for w in norm[a:b]) or any(
            c.value is not None and c.role in ("drone", "elided") for c in self.counts_in(a, b)
        ):
            return []
        lacking = any(w in _LACKING for w in norm[a : s.end])
        figures = any(w.startswith(_FIGURES) for w in norm[a : s.end]) or doc.has("number.figure", a, s.end)
        if not (lacking and figures) or any(c.kind in DRONE_KINDS and a <= c.i < mine[0].i for c in cues):
            return []
        cues[:] = [c for c in cues if not a <= c.i < s.end]
        codes = list(dict.fromkeys(p.code for p in mine if p.code))
        spot = Fact(kind, None, mine[0].i, mine[-1].j, number, (a, b), codes=codes, places=mine, drone=True)
        return [(spot, Count(mine[0].i, mine[0].i, None))]

    def _before_bracket(self, regions: list[Place], c: Count, first: bool) -> list[Place]:
        """Whose a number in brackets is: "Tambov Oblast (seven)", "Kursk and Tula oblasts (two each)"; the first of a
        list may stand apart: "Lipetsk Oblast leads its list (28), followed by Voronezh Oblast (nine)".
        """
        near = [
            p
            for p in regions
            if p.j <= c.i - 1
            and all(self.doc.any(("region.type:one", "region.type:many"), k) is not None for k in range(p.j, c.i - 1))
        ]
        if not near:
            return [p for p in regions if p.j < c.i and p.code != NATION][-1:] if first and c.role == "elided" else []
        mine = near[-1:]
        if c.each:
            for p in reversed([p for p in regions if p.i < mine[0].i]):
                if not set(self.tokens.norm[p.j : mine[0].i]) <= {"and", ",", "и", "та", "і"}:
                    break
                mine.insert(0, p)
        return mine

    def _scored(self, s: Sentence, c: Count, usable: list[Count]) -> bool:
        """ "The score for the night, by the ministry's count: 12 in Bryansk region, four in Smolensk region"."""
        norm = self.tokens.norm
        colon = next((k for k in range(s.start, c.i) if norm[k] == ":"), -1)
        return colon > 0 and sum(o.i > colon for o in usable) > 1 and not _SCORES.isdisjoint(norm[s.start : colon])

    def _headed_total(self, s: Sentence, regions: list[Place], usable: list[Count]) -> Count | None:
        """ "The ministry's figure for the night is 40: Bryansk region 18, Kursk region 22": the number before the colon
        is the sum of those behind it.
        """
        norm = self.tokens.norm
        c, parts = usable[0], usable[1:]
        if len(parts) < 2 or c.role != "elided" or c.value is None:
            return None
        k = c.j
        while k < s.end and norm[k] in _AGAIN:
            k += 1
        if norm[k : k + 1] != [":"]:
            return None
        if regions[0].i < c.j or any(o.role != "elided" or o.value is None for o in parts):
            return None
        summed = sum(o.value or 0 for o in parts)
        headed = any(w.startswith(_HEADS) or w in _SCORES for w in norm[s.start : c.i])
        return c if summed == c.value or (headed and summed <= c.value) else None

    def _bracketed(self, c: Count) -> bool:
        """Whether a number stands in brackets, alone or with its noun: «Белгородской (34)», «Курской (1 БПЛА)»."""
        norm = self.tokens.norm
        close = max(c.j, c.head + 1) if c.role == "drone" and c.head - c.j <= 2 else c.j
        return c.i > 0 and norm[c.i - 1] == "(" and norm[close : close + 1] == [")"]

    def _part_fate(self, c: Count, cue: Cue, counts: list[Count]) -> bool:
        """ "Grayvoron district: nine UAVs, five of them suppressed": what befell the five, and not the nine."""
        norm = self.tokens.norm
        for o in counts:
            if not c.j <= o.i < cue.i or o.value is None or c.value is None or o.value >= c.value:
                continue
            part = self.doc.has("number.of_which", o.j, o.j + 1) or self.doc.has(
                "number.of_which", max(c.j, o.i - 2), o.i
            )
            if part and "," not in norm[o.j : cue.i] and ")" not in norm[o.j : cue.i]:
                return True
        return False

    def _people_near(self, c: Count, cues: list[Cue]) -> bool:
        near = min(cues, key=lambda q: min(abs(q.i - c.j), abs(c.i - q.j)), default=None)
        return (
            near is not None
            and near.kind in ("killed", "injured", "damaged", "fire", "disrupted", "no_casualties")
            and min(abs(near.i - c.j), abs(c.i - near.j)) <= 3
        )

    def _regions_first(self, regions: list[Place], counts: list[Count]) -> bool:
        """Whether each region stands before its number: «над Брянской областью уничтожены 12, над Курской – 3»."""
        if not counts or not regions:
            return False
        if (
            regions[0].i < counts[0].i
            and regions[-1].i < counts[-1].i
            and (len(regions) > 1 or self.tokens.norm[regions[0].j : regions[0].j + 1] != ["("])
        ):
            return True
        return self._led(regions, counts)

    def _behind(self, regions: list[Place], counts: list[Count], s: Sentence) -> dict[int, list[Place]]:
        """Numbers that close an item which a region opens, in lists that begin with a total or turn round midway: «63
        сбиты: над Московским регионом – 31, над Костромской – девять», «Адыгея – шесть; 12 сбиты над морем».
        """
        norm = self.tokens.norm
        out: dict[int, list[Place]] = {}
        floor = s.start
        rows = self._rows(regions, counts, s)
        for c in counts:
            end = max(c.j, c.head + 1) if c.role == "drone" and c.head - c.j <= 2 else c.j
            if norm[end : end + 1] == ["of"] and norm[end + 1 : end + 2] and norm[end + 1] in _THOSE - {"the"}:
                end += 2
            closed = end >= s.end or norm[end] in _CLOSERS
            near = [p for p in regions if floor <= p.i and p.j <= c.i and (p.kind in ("region", "sea") or p.i in rows)]
            if closed and near and self._filled(near[-1].j, c.i) and not self._bracketed(c):
                mine = near[-1:]
                for p in reversed(near[:-1]):
                    gap = [norm[k] for k in range(p.j, mine[0].i) if self.doc.tag("region.type", k) is None]
                    if not set(gap) <= _JOINTS or ("," in gap and not c.each):
                        break
                    mine.insert(0, p)
                out[id(c)] = mine
            floor = end
        return out

    def _one_region(self, end: int) -> set[str | None]:
        """The one region in which all places told before token `end` lie, where it is one: "our region was crossed by
        30 drones. Nineteen were shot down, including six on their way to Romny".
        """
        codes = {p.code for p in self.places_in(0, end) if p.code and p.role in ("place", "office", "target")}
        return {*codes} if len(codes) == 1 and "-" in "".join(c or "" for c in codes) else set()

    def _told_after(self, p: Place, c: Count) -> bool:
        """«Дев'ять безпілотників ішли на станцію в Близнюках: сім збили»: a colon that opens what became of them."""
        norm = self.tokens.norm
        return not p.regional and c.j < len(norm) and norm[p.j : c.i] == [":"] and "outcome" in self.doc.groups[c.j]

    def _rows(self, regions: list[Place], counts: list[Count], s: Sentence) -> set[int]:
        """ "By region: Smolensk – 17; Kaluga – 13; Lipetsk and Tambov – 6 apiece", "Smolensk accounted for ten,
        Udmurtia for seven", a line "• Penza – 13": towns that stand for regions.
        """
        norm = self.tokens.norm
        ends = {c.i for c in counts}
        followed = [p for p in regions if p.j < len(norm)]
        rows = [p for p in followed if norm[p.j] in _DASHES and p.j + 1 in ends]
        alone = {c.i for c in counts if c.j >= s.end or norm[c.j] in _CLOSERS}
        rows += [p for p in followed if p.j in alone]  # "Bryansk 42, Kaluga 25 and Tula 20"
        last = {c.j for c in counts}
        rows += [p for p in followed if p.i in last and norm[p.j] in _CLOSERS]  # "42 Bryansk, 25 Kaluga, 20 Tula"
        rows += [
            p
            for p in followed
            if norm[p.j] in _FOR_ITS_PART
            and any(p.j < e <= p.j + 3 and self._filled(p.j, e) for e in ends)
            and self.doc.tag("place.in", p.i - 1) is None
        ]
        line = len(rows) == 1 == len(counts) and rows[0].i - s.start <= 2 and counts[0].j >= s.end - 2
        if len(rows) < 2 and not line:
            return set()
        starts = {p.i for p in rows}
        return starts | {p.i for p in followed if norm[p.j] in ("and", "и", "та", "і") and p.j + 1 in starts}

    def _filled(self, a: int, b: int) -> bool:
        """Whether nothing but a dash, a kind of region or a bound of the number stands at a..b: «край – по три», or
        words that share it out: «над Тульской областью, согласно отчёту, их было 11».
        """
        norm = self.tokens.norm
        if b - a > 3 and norm[a] == ",":
            closed = next((k for k in range(a + 1, b) if norm[k] == ","), -1)
            if closed > 0 and self.doc.has_group("say", a, closed) and not norm[a + 1].isascii():
                a = closed + 1
        if a < b and norm[a] == "," and norm[a + 1] in ("там", "тут"):
            a += 1
        return all(
            self.tokens.norm[k] in _DASHES
            or self.tokens.norm[k] in _TAKES
            or any(h.tag.startswith(("region.type", "number.")) for h in self.doc.hits[k])
            or (self.tokens.norm[k] == "." and k > 0 and self.doc.tag("region.type:one", k - 1) is not None)
            for k in range(a, b)
        )

    def _within(self, p: Place) -> bool:
        """Whether a preposition of place binds a region to the words before: "17 drones over the Ryazan region"."""
        k = p.i - 1
        while k > 0 and self.tokens.norm[k] in ("the", "both"):
            k -= 1
        return p.prep or (k >= 0 and (self.tokens.norm[k] == "for" or self.doc.tag("place.in", k) is not None))

    def _led(self, regions: list[Place], counts: list[Count]) -> bool:
        """Whether a total stands before regions that have their numbers behind them: "33 were destroyed: Kursk region
        – 18, Black Sea – four", "71 drones, with Belgorod region accounting for 26 and the Black Sea for 15".
        """
        total, parts = counts[0], counts[1:]
        if total.role != "drone" or not parts or any(self._bracketed(c) for c in parts):
            return False
        named = [p for p in regions if p.code != NATION]
        if not named or named[0].i < total.i or self._within(named[0]) or named[-1].i > parts[-1].i:
            return False
        floor = total.j
        for c in parts:
            near = [p for p in named if floor <= p.i < c.i]
            far = _ADRIFT if self.tokens.norm[c.i - 1] in _WITH else 4  # "stood near the bottom of the list, with four"
            if not near or c.i - near[-1].j > far or any(w in (";", ".") for w in self.tokens.norm[near[-1].j : c.i]):
                return False
            floor = c.j
        return True

    def _stopped(self, a: int, b: int, cues: list[Cue]) -> bool:
        return any(self.tokens.norm[k] in (";", ".") and self.tokens.kind[k] == SIGN for k in range(a, b)) or any(
            a <= q.i < b and q.kind not in DRONE_KINDS and q.kind not in ("destroyed", "repelled") for q in cues
        )

    def _cue_for(self, c: Count, cues: list[Cue]) -> Cue | None:
        """The nearest word of a drone's fate, one that stands before preferred."""
        best: Cue | None = None
        cost = 10**6
        if self._bracketed(c):
            cues = [q for q in cues if q.i < c.i] or cues
        if c.more and (own := next((q for q in cues if q.i == c.j), None)) is not None:
            return own  # «четыре уничтожено и ещё два перехвачено над Азовским морем»
        for q in cues:
            d = c.i - q.j if q.i < c.i else (q.i - c.j + 1 if q.i > c.j else 0)
            if q.i > c.i and any(self.tokens.norm[k] in (";", ":") for k in range(c.j, q.i)):
                continue
            if d < cost:
                best, cost = q, d
        return best
