"""Drones told of without a fate: launched, counted, or behind what was hurt."""

from __future__ import annotations

from dronelog.parsing import dropped, uncounted
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document
from dronelog.parsing.facts import MOST, Clause, Cue, Fact, denied
from dronelog.parsing.growth import GROWS
from dronelog.parsing.things import Things
from dronelog.parsing.tokens import WORD

#: No day's report tells of more kamikaze drones along a front.
MOST_ON_FRONT = 12_000
_KAMIKAZE = ("kamikaze", "камікадзе", "камикадзе")
_ATTACKS = ("attack", "attacks", "strike", "strikes", "raid", "raids", "assault", "assaults", "barrage", "barrages")
_THEN = frozenset(("then", "later", "finally", "eventually"))
_UNCHANGING = frozenset(("бпла", "бпак", "fpv"))
_ATTACKED = ("атаковал", "атакував", "вдарив", "ударил", "напал", "обстрелял", "обстріляв")
_PAST = ("ли", "ив", "ав", "ила", "ала", "ило", "ало", "ил", "ал")
#: A drone in the nominative, which goes with no noun before it: «атаки дрон влучив».
_SUBJECT = ("дрон", "ник", "хед", "апарат", "аппарат", "коптер")
_STRUCK_AT = ("удари", "вдари")
_INCLUDING = ("including", "в", "включая", "зокрема", "among", "namely")

_EARLIER = frozenset(("previously", "earlier", "initially", "originally"))
_SUMS = frozenset(("tally", "count", "total", "figure", "number", "score", "haul", "bag"))
_LATER = frozenset(("by", "at", "later", "then", "now", "soon", "before", "after", "towards", "around"))
_IT = frozenset(("it", "there", "they"))
_HAD_GROWN = frozenset(("was", "were", "had", "has", "is", "are", "became", "made", "stood", "grew", "rose", "came"))
_COUNTED = frozenset(
    ("counted", "counts", "listed", "lists", "reported", "reports", "claimed", "claims", "gave", "named")
)
_SEEING = ("sight", "flight", "activit", "incursion", "overflight", "report", "violation", "intrusion", "encounter")


_ABOUT = frozenset(("about", "around", "some", "least", "at", "roughly", "up", "to", "approximately"))
_AGAIN = frozenset(("again", "once", "still", "also", "then", "up", "in", "the", "air", "out", "back"))
#: Before "aircraft" these make it one.
_SINGLE = frozenset(("a", "an", "one", "the", "this", "that", "another", "single", "first", "second", "third", "each"))
_ABOVE = frozenset(("over", "above", "near"))


def manned(doc: Document, a: int, b: int) -> bool:
    """ "Warplanes bombed the outskirts", «авиация ударила по селу»: planes with a crew that strike, not one struck."""
    for k in doc.all("plane.manned", a, b):
        if doc.tokens.norm[k - 1] == "of" or doc.tokens.norm[k - 2 : k] == ["of", "the"]:
            continue  # "pieces of the aircraft hit the hotel": of the drone just told
        for t in range(k + 1, min(b, k + 4)):
            if doc.tokens.norm[t] in _STRUCK_THEMSELVES:
                break
            if "outcome.struck" in doc.tags[t] or "outcome.struck_at" in doc.tags[t] or "attack" in doc.groups[t]:
                return True
    return False


_HURT = ("outcome.injured", "outcome.killed", "casualty", "fatality")
_STRUCK_THEMSELVES = frozenset(("was", "were", "been", "being", "is", "are", ",", "были", "був", "були", "был"))


class Mentions(Things):
    """Drones named or counted without a word of fate of their own: launched, a figure, one that wounded somebody."""

    def _weapon_in(self, a: int, b: int) -> str:
        drone = other = False
        doc = self.doc
        for tag in DRONE:
            for i in doc.all(tag, a, b):
                hit = doc.tag(tag, i)
                if hit is not None and denied(doc, i, hit.end):
                    other = True
                else:
                    drone = True
        other = other or doc.has_group("weapon", a, b) or (not drone and manned(doc, a, b))
        if other and not drone:
            drone = dropped.by_another(doc, doc.sentences[doc.sentence_of[a]])
        return "both" if drone and other else "drone" if drone else "other" if other else ""

    def _kind_of(self, cue: Cue) -> str:
        return "intercepted" if cue.kind in ("destroyed", "repelled") else cue.kind

    def _revised(self, clause: Clause, counts: list[Count], taken: set[int]) -> list[Fact]:
        """ "The figures: seven people wounded at first, then twelve, and by morning seventeen": the last one counts."""
        later = [
            c
            for c in counts
            if id(c) not in taken and c.role == "elided" and c.value and clause.start <= c.i < clause.end
        ]
        if clause.cue is None or not later or not any(w in _THEN for w in self.tokens.norm[clause.start : clause.end]):
            return []
        taken.update(id(c) for c in later)
        c, span = later[-1], (clause.start, clause.end)
        return [Fact(clause.cue.kind, c.value, c.i, c.j, clause.sentence, span, total=True)]

    def _figure(self, clause: Clause, counts: list[Count], taken: set[int]) -> list[Fact]:
        """ "A figure that rose to 43 the previous night": a number that stands for what was counted before."""
        noun = self.doc.find("number.figure", clause.start, clause.end)
        if noun < 0 and clause.cue is None and self.figure_kind is not None:
            noun = self._grown(clause)
            fixed = self.doc.find("story.correction", clause.start, clause.end) if noun < 0 else -1
            hit = self.doc.tag("story.correction", fixed) if fixed >= 0 else None
            if hit is not None and hit.end - fixed > 2 and any(
                hit.end < c.i + 1 and c.i <= hit.end + 2 and c.role == "elided" for c in counts
            ):
                noun = hit.end - 1  # "in the morning he raised the number to five"
        if noun < 0 and clause.cue is None and self.figure_kind is not None:
            # "The ministry counted six there": a number told with nothing but a verb of counting
            noun = next(
                (
                    c.i - 1
                    for c in counts
                    if clause.start < c.i < clause.end and c.role == "elided" and self.tokens.norm[c.i - 1] in _COUNTED
                ),
                -1,
            )
        if noun >= 0 and clause.cue is not None and clause.cue.kind in ("killed", "injured"):
            return self._revised(clause, counts, taken)
        if noun >= 0 and clause.cue is None and self._of_people(clause):
            return self._grown_toll(clause, counts, taken, noun)
        if noun < 0 or self.figure_kind is None or uncounted.no_figure(self.doc, noun, clause.start, clause.end):
            return []
        if self.tokens.norm[noun + 1 : noun + 2] == ["of"] and not (
            self.doc.has_any(DRONE, noun + 2, min(noun + 6, clause.end))
            or self.doc.has("drone.pronoun", noun + 2, min(noun + 6, clause.end))
            or self.doc.has_group("date", noun + 2, min(noun + 4, clause.end))  # "the final result of the night is 8"
        ):
            return []  # "the number of explosions was put at anything from six to forty"
        part = next((k + 1 for k in range(noun, clause.start, -1) if self.tokens.norm[k] == ";"), clause.start)
        if any(w in _EARLIER for w in self.tokens.norm[part : clause.end]):
            return []  # "the number had previously been given as four"
        out: list[Fact] = []
        start = noun
        for c in counts:
            if (
                id(c) not in taken
                and c.role == "elided"
                and c.i > noun
                and c.value is not None
                and c.j <= clause.end
                and clause.start <= c.i
                and c.value <= MOST
            ):
                taken.add(id(c))
                if out:
                    out[-1].clause = (start, c.i)
                    start = c.i
                fixed = self.doc.has("story.correction", clause.start, c.i)
                out.append(
                    Fact(
                        self.figure_kind,
                        c.value,
                        c.i,
                        c.j,
                        clause.sentence,
                        (start, clause.end),
                        approximate=c.approximate,
                        drone=True,
                        figure=not c.more,  # "half an hour later he reported another two"
                        more=c.more,
                        total=fixed,
                    )
                )
        return out

    def _of_people(self, clause: Clause) -> bool:
        """Whether the sentence before counts those who were hurt and no drones: "One person was injured."."""
        if not clause.sentence:
            return False
        doc, s = self.doc, self.doc.sentences[clause.sentence - 1]
        return doc.has_any(_HURT, s.start, s.end) and not doc.has_any(DRONE, s.start, s.end)

    def _grown_toll(self, clause: Clause, counts: list[Count], taken: set[int], noun: int) -> list[Fact]:
        """ "By noon the number had risen to four", of people: the toll, where the verb tells that it grew."""
        norm = self.tokens.norm
        c = next((c for c in counts if noun < c.i < clause.end and c.role in ("elided", "person") and c.value), None)
        if c is None or id(c) in taken or not any(w.startswith(GROWS) for w in norm[noun : c.i]):
            return []
        taken.add(id(c))
        before = self.doc.sentences[clause.sentence - 1]
        kind = "killed" if not self.doc.has("outcome.injured", before.start, before.end) else "injured"
        span = (clause.start, clause.end)
        return [Fact(kind, c.value, c.i, c.j, clause.sentence, span, approximate=c.approximate, total=True)]

    def _grown(self, clause: Clause) -> int:
        """The token of what grew: "by breakfast the tally had grown to seven", "by sunrise it was five"; or -1."""
        norm, doc = self.tokens.norm, self.doc
        total = doc.find("story.total", clause.start, clause.end)
        hit = doc.tag("story.total", total) if total >= 0 else None
        if hit is not None and norm[hit.end - 1] in _SUMS:
            return hit.end - 1
        by_car = any(w in uncounted.BY_WAY for w in norm[clause.start + 1 : clause.start + 2])
        if norm[clause.start] not in _LATER or by_car:
            return -1
        it = next((k for k in range(clause.start + 1, min(clause.end - 2, clause.start + 6)) if norm[k] in _IT), -1)
        return it if it > 0 and norm[it + 1] in _HAD_GROWN else -1

    def _involved(self, clause: Clause) -> list[Fact]:
        """ "A drone wounded five people", "debris of a drone damaged a roof": one drone, whatever became of it."""
        mention = self._drone_mention(clause.start, clause.end)
        if mention is None or mention[1] != "drone.one" or denied(self.doc, mention[0], mention[0] + 1):
            return []
        if any(c.head == mention[0] for c in self.counts_in(clause.start, clause.end)):
            return []  # «применила 31 дрон, погиб мужчина»: the number has its noun
        if self._plural(mention[0]):
            return []
        return [
            Fact(
                "launched",
                1,
                mention[0],
                mention[0] + 1,
                clause.sentence,
                (clause.start, clause.end),
                drone=True,
                implicit=True,
            )
        ]

    def _attack(self, clause: Clause) -> int:
        """The first word of an attack in a clause, or -1; in "the Garpiya attack drone" it only tells the type."""
        doc = self.doc
        for k in doc.all("attack", clause.start, clause.end):
            hit = doc.tag("attack", k)
            named = hit is not None and hit.end < clause.end and doc.any(DRONE, hit.end) is not None
            if not named or not self.tokens.norm[k].isascii() or self.tokens.norm[k].endswith(("ed", "ing", "s")):
                return k
        return -1

    def _plural(self, i: int) -> bool:
        """ "An attack by unmanned aircraft": without an article "aircraft" is as many as you like."""
        norm = self.tokens.norm
        hit = self.doc.any(DRONE, i)
        end = hit.end if hit is not None else i + 1
        craft = "aircraft" in norm[i : end + 1] or "craft" in norm[i : end + 1]
        return craft and not any(w in _SINGLE for w in norm[max(0, i - 3) : i])

    def _launched(self, clause: Clause, counts: list[Count], taken: set[int], weapon: str) -> list[Fact]:
        """Drones told without a fate: launched, flown."""
        out: list[Fact] = []
        mention = self._drone_mention(clause.start, clause.end)
        attack = self._attack(clause)
        by = mention is not None and any(
            self.tokens.norm[k] in ("by", "of", "from", "від", "от") for k in range(max(0, mention[0] - 3), mention[0])
        )
        one = mention is not None and (
            mention[1] == "drone.one"
            # «БПЛА атаковал рейсовый автобус»: the verb tells that it was one
            or (
                self.tokens.norm[mention[0]] in _UNCHANGING
                and attack > mention[0]
                and self.tokens.norm[attack].endswith(_ATTACKED)
            )
        )
        if (
            mention is not None
            and one
            and attack >= 0
            and not by
            and not denied(self.doc, mention[0], mention[0] + 1)
            and not any(clause.start <= c.i < clause.end and c.role == "drone" for c in counts)
        ):
            i, j = min(attack, mention[0]), max(attack, mention[0]) + 1
            return [Fact("launched", 1, i, j, clause.sentence, (clause.start, clause.end), drone=True, implicit=True)]
        for c in counts:
            if id(c) in taken or c.role != "drone" or not clause.start <= c.i < clause.end or id(c) in self.hurt_planes:
                continue
            if c.tag == "drone.pronoun" and (weapon != "drone" or attack < 0):
                continue
            taken.add(id(c))
            if c.value is not None and c.value > MOST and not self._small(c):
                continue
            kind = "sighted" if attack < 0 and self._there_were(c) else "launched"
            # what was only detected («виявлено 219 засобів: …») was launched
            if self.list_kind and self.list_kind not in ("crashed", "sighted") and attack < 0 and clause.sentence:
                s, before = self.doc.sentences[clause.sentence], self.doc.sentences[clause.sentence - 1]
                opened = self.tokens.norm[before.end - 1] in (":", ";", ",") or s.bullet
                if (
                    (
                        s.paragraph == before.paragraph
                        or (s.bullet and (before.bullet or self.tokens.norm[before.end - 1] == ":"))
                    )
                    and s.line != before.line
                    and opened
                ):
                    kind = self.list_kind  # a line of a list whose verb stood in an earlier one
            whole = self.doc.find("story.total", clause.start, clause.end) >= 0
            alone = (
                self._weapon_in(clause.start, clause.end) == "drone"
            )  # "in all 217 drones and 29 missiles" is no fate
            if whole and self.figure_kind and self.figure_kind != "struck" and attack < 0 and alone:
                kind = self.figure_kind  # "Total: 32 UAVs."
            out.append(
                Fact(
                    kind,
                    c.value,
                    c.i,
                    max(c.j, c.head + 1),
                    clause.sentence,
                    (clause.start, clause.end),
                    approximate=c.approximate,
                    low=c.low,
                    high=c.high,
                    more=c.more,
                    subset=self._sub(c, clause)
                    # «серед яких близько 75 «шахедів» і шість «Герань-3»»
                    or (bool(out) and out[-1].subset and c.i - out[-1].j <= 3),
                    drone=True,
                    total=whole,
                )
            )
        return out

    def _small(self, c: Count) -> bool:
        """ "Used 5,113 kamikaze drones", «застосував 5113 дронів-камікадзе»: those of one day along a front."""
        first, last = c.i, min(len(self.tokens), max(c.j, c.head + 1) + 2)
        return (c.value or 0) <= MOST_ON_FRONT and any(
            name in w for w in self.tokens.norm[first:last] for name in _KAMIKAZE
        )

    def _there_were(self, c: Count) -> bool:
        """ "Over the base there were six drones", "there had been three above the port": seen, and no more told."""
        norm = self.tokens.norm
        h = c.head + 1
        if c.head >= 0 and norm[h : h + 1] in (["were"], ["was"]):
            h += 1
            while h < len(norm) and (norm[h] in _AGAIN or norm[h].endswith("ly")):
                h += 1
            if norm[h : h + 1] in (["over"], ["above"]):
                return True  # "four UAVs were recently over Crimea again"
        k = c.i - 1
        while k > 1 and norm[k] in _ABOUT:
            k -= 1
        told = norm[k] in ("were", "was") or norm[k - 1 : k + 1] == ["had", "been"]
        there = k - (1 if norm[k] in ("were", "was") else 2)
        if not told or there < 0 or norm[there] != "there":
            return False
        after = norm[c.head + 1 : c.head + 2]
        begins = self.doc.sentences[self.doc.sentence_of[c.i]].start
        return after in (["over"], ["above"], ["near"]) or not _ABOVE.isdisjoint(norm[begins:there])

    def _sub(self, c: Count, clause: Clause) -> bool:
        for after in (c.j, max(c.j, c.head + 1)):
            if (
                after < clause.end
                and self.doc.tag("number.of_which", after)
                and self.tokens.norm[after] not in _INCLUDING
            ):
                return True
        return self.doc.has("number.of_which", max(clause.start, c.i - 3), c.i)

    def _drone_mention(self, a: int, b: int) -> tuple[int, str] | None:
        """The first drone word between two tokens that is no attack ("drone strike"): token and tag."""
        doc = self.doc
        best: tuple[int, str] | None = None
        for i in range(a, b):
            for h in doc.hits[i]:
                if h.tag in DRONE:
                    end = h.end
                    joined = end + 2 < len(self.tokens) and self.tokens.norm[end] in ("and", "or", "/", "-")
                    other = doc.group("weapon", end + 1) if joined else None
                    if other is not None:
                        end = other.end  # "drone and missile attacks"
                        if self.tokens.norm[end - 1] in _ATTACKS or (
                            end < len(self.tokens) and self.tokens.norm[end] in _ATTACKS
                        ):
                            if best is None:
                                best = (i, "drone.attack")
                            continue
                        end = h.end
                    if (
                        end < len(self.tokens)
                        and self.tokens.kind[end] == WORD
                        and self.tokens.norm[i].isascii()
                        and (
                            (doc.tag("attack", end) and not self.tokens.norm[end].endswith("ed"))
                            or doc.tag("drone.debris", end)
                            or doc.group("story", end)
                            # "drone sightings"; but "drones were seen over the plant"
                            or (doc.tag("outcome.sighted", end) and self.tokens.norm[end].startswith(_SEEING))
                        )
                    ):
                        if best is None:
                            best = (i, "drone.attack")
                        continue
                    if (
                        i
                        and (doc.tag("attack", i - 1) or doc.tag("story.alert", i - 1))
                        and not self.tokens.norm[i].isascii()
                        and not self.tokens.norm[i - 1].startswith(_STRUCK_AT)
                        # «спрямували дрон в амбулаторію»: a verb and what it sends
                        and not (h.tag == "drone.one" and self.tokens.norm[i - 1].endswith(_PAST))
                        # «внаслідок нічної атаки дрон влучив у школу»: the subject of what follows
                        and not (h.tag == "drone.one" and self.tokens.norm[i].endswith(_SUBJECT))
                    ):
                        if best is None:
                            best = (i, "drone.attack")  # «атака БПЛА»
                        continue
                    if h.tag == "drone.one" and end < b:
                        last = self.doc.any(DRONE, end)
                        if last is not None:
                            return end, last.tag  # "Geran drones"
                    return i, h.tag
        return best
