"""What came to harm on the ground: things damaged, people hurt, what burned, what was cut off."""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing import tolls
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Clause, Cue, Fact, Thing
from dronelog.parsing.growth import GROWS
from dronelog.parsing.lists import Lists
from dronelog.parsing.tokens import SIGN

_SAVED = ("врятува", "урятува", "спасти")
_ONE_HURT = frozenset(
    [
        *("загиблий", "загибла", "загиблого", "загиблу", "загиблої", "поранений", "пораненого", "пораненої"),
        "поранену",
        *("травмований", "травмованого", "травмована", "травмовану", "постраждалий", "постраждалого", "постраждала"),
        *("постраждалу", "потерпілий", "потерпіла", "потерпілого", "погибший", "погибшая", "погибшего", "погибшую"),
        *("раненый", "раненая", "раненого", "пострадавший", "пострадавшая", "пострадавшего"),
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
#: «Получил контузию», «дістала опіки»: one person.
_GOT = ("олучил", "олучила", "тримав", "тримала", "дістав", "дістала", "азнав", "азнала")
#: Verbs of splinters and glass that hurt people as well as things.
_CUT = ("посік", "посіч", "зачепи", "накри", "посек", "посеч", "задел", "зацепи", "поріза", "пореза", "привали")
#: Between drones and what they did: "drones had also damaged".
_HELPERS = frozenset(("had", "have", "has", "also", "again", "later", "reportedly", "badly", "seriously", "slightly"))
_BE = frozenset(("was", "were", "is", "are", "been", "being"))
_JOINED = frozenset(("and", ",", "as", "along", "together", "including"))
ENDS = frozenset((".", ",", ";", "\n", "\n\n", "and", ")", "too", "in", "at", "on"))
#: What tells where a thing stood.
_STOOD = frozenset(
    ("at", "on", "in", "near", "outside", "inside", "behind", "beside", "by", "under", "of", "на", "возле", "біля")
)
#: Tokens between a part and the thing listed with it, at most; a part with an owner is that of the thing before.
BESIDE = 14
_APART = frozenset(("and", ",", ";", "or", "и", "і", "й", "та", "а", "или", "або"))
_POSSESSIVE = frozenset(("its", "their", "his", "her"))
#: Tokens from a number to the dash that sets the people apart, at most.
REACH = 8
#: Tokens from a toll to its number at most, and what stands before that.
TOLL = 16
_TO_WHICH = frozenset(("at", "to", "reached", "is", "was", "hit", "stands", "of"))
_ARTICLES = frozenset(("a", "an", "the", "some", "about", "at", "least", "around", "several", "its", "his"))
#: Words that open a part of the people just counted.
_CARRIERS = frozenset(("buses", "bus", "coaches", "coach", "trains", "train", "ambulances", "ambulance", "lorries"))
_CARRIED = frozenset(
    ("took", "taken", "taking", "take", "carried", "carrying", "brought", "moved", "moving", "evacuated", "drove")
)
#: What comes to a fire, and how verbs begin that tell what it does there.
_ENGINES = frozenset(("vehicle", "transport", "military"))
_SERVICES = frozenset(("мчс", "дснс"))
_DOES = 5
_FIGHT = (
    *("fight", "fought", "battl", "tackl", "extinguish", "douse", "dousing", "putting", "contain", "brought"),
    *("туш", "потуш", "ликвидир", "локализ", "гас", "ліквід", "локаліз", "задейств", "задія", "участв", "направ"),
)
_SHOWS = ("show", "reveal", "depict")
#: Who takes drones out, not people.
_HAND = frozenset(("air", "anti-air", "anti-aircraft", "interceptor", "interceptors", "gunners", "crews", "fighter"))


def _apart(cue: Cue, i: int, j: int) -> int:
    """Tokens between a word of outcome and the tokens i to j."""
    return max(0, i - cue.j, cue.i - j)


_FLIGHTS = ("полет", "польот", "flight")


class Damages(Lists):
    """What came to harm on the ground: things damaged, people hurt, what burned, what was cut off."""

    def _toll(self, cue: Cue, counts: list[Count], s: Sentence) -> Count | None:
        """ "Put the death toll of Thursday's strike at six", "put the dead at two": the number of a toll."""
        norm = self.tokens.norm
        put = norm[max(0, cue.i - 2) : cue.i] == ["put", "the"]
        put = put or (norm[cue.j : cue.j + 1] == ["at"] and any(c.i == cue.j + 1 for c in counts))
        grows = tolls.number_of(norm, cue.i) and cue.tag != "fatality"
        if (before := tolls.raised_to(norm, cue.i, self.counts_in(s.start, cue.i))) is not None:
            return before
        if norm[cue.j - 1] != "toll" and not put and not grows:
            return None
        for c in self.counts_in(cue.j, s.end) if grows else counts:
            if not cue.j < c.i < min(s.end, cue.j + TOLL) or c.role in ("date", "none"):
                continue
            led = c.i if norm[c.i] in ("at", "least") else c.i - 1
            told = c.role in ("elided", "person") and c.value is not None and norm[led] in _TO_WHICH
            if grows and not (told and any(w.startswith(GROWS) for w in norm[cue.j : c.i])):
                continue
            return c if told and not any(w in (";", ":") for w in norm[cue.j : c.i]) else None
        return None

    def _set_apart(self, cue: Cue, counts: list[Count], s: Sentence) -> Count | None:
        """ "Five of the people living there – a couple, their twins and a lodger – suffered cuts": the five."""
        norm = self.tokens.norm
        if cue.i - 3 <= s.start or norm[cue.i - 1] != "-":
            return None
        opened = next((k for k in range(cue.i - 3, s.start, -1) if norm[k] == "-"), -1)
        told = [
            c for c in counts
            if s.start <= c.i < opened and opened - c.j <= REACH and c.role in ("person", "elided") and c.value
        ]  # fmt: skip
        return told[-1] if told else None

    def _may_burn(self, t: Thing, cue: Cue, s: Sentence) -> bool:
        """Whether a thing is no bus that takes people away from a fire, and no engine that puts it out."""
        return not self._carrier(t, s) and not self._fights(t, cue)

    def _carrier(self, t: Thing, s: Sentence) -> bool:
        """ "Buses took 600 people out of the village because of a fire": what took people away does not burn."""
        norm = self.tokens.norm
        return norm[t.j - 1] in _CARRIERS and any(w in _CARRIED for w in norm[t.j : min(s.end, t.j + 5)])

    def _fights(self, t: Thing, cue: Cue) -> bool:
        """ "18 fire engines took part in putting out the blaze", «пожар тушат шесть машин МЧС»: they do not burn."""
        if t.kind not in _ENGINES:
            return False
        doc, norm = self.doc, self.tokens.norm
        if any("responder" in doc.groups[k] or norm[k] in _SERVICES for k in range(t.i, t.j)) or doc.has(
            "office.emergency_service", t.j, t.j + 1
        ):
            return True
        if t.i == cue.j and norm[cue.j - 1] == "fire":
            return True  # "a fire train was sent"
        a, b = (t.j, cue.j) if t.i < cue.i else (cue.i, t.j + _DOES)
        if not doc.has("responder.work", a, b) and not any(w.startswith(_FIGHT) for w in norm[a:b]):
            return False
        return t.i < cue.i or not doc.has("place.in", max(cue.j, t.i - 3), t.i)  # "put out the fires in two lorries"

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
        number = self.doc.sentence_of[cue.i]
        before = self.doc.sentences[number - 1] if number else None
        them = "them" in self.tokens.norm[max(a, cue.i - 4) : cue.i]
        if them and before is not None and self.doc.has_any(DRONE, before.start, before.end):
            return False  # "the region was attacked by drones … Seven of them were taken out"
        after = self.tokens.norm[cue.j : cue.j + 4]
        if after[:1] == ["by"] and not _HAND.isdisjoint(after):
            return False  # "five of them were taken out by air defence"
        if self.tokens.norm[cue.i] == "took":
            return not self.doc.has_any(DRONE, cue.j, cue.j + 9)  # "troops took down a total of eight enemy UAVs"
        return not self.doc.has_any(DRONE, cue.j, cue.j + 4)

    def _one_person(self, cue: Cue, start: int) -> bool:
        """ "A duty officer was wounded", "a lamplighter has died", «ранен связист»: the verb is in the singular."""
        norm = self.tokens.norm
        word = norm[cue.i]
        if word.isascii():
            if any(w in ("his", "her") for w in norm[cue.i : cue.j]) or norm[cue.j : cue.j + 1] == ["him"]:
                return True  # "a deckhand lost his life", "wounding him"
            verb = cue.i - 1
            while verb > start and norm[verb].endswith("ly"):
                verb -= 1  # "was badly hurt"
            if word in ("was", "is") or (cue.i > 0 and norm[verb] in ("was", "is")):
                return True
            subject = range(cue.i - 1, max(start, cue.i - 6) - 1, -1)
            article = next((k for k in subject if norm[k] in ("a", "an") or self.tokens.kind[k] == SIGN), -1)
            return article >= 0 and norm[article] in ("a", "an") and word in ("died", "dies")
        got = any(w.endswith(_GOT) for w in norm[max(start, cue.i - 3) : cue.i] if not w.isascii())
        if word.startswith(_SAVED):
            return self.doc.has("person:one", cue.i, cue.j)  # «врятувати життя пенсіонера лікарям не вдалося»
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
        others = weapon == "other" and self._weapon_in(
            (told := self.doc.sentences[number]).start, told.end
        ) == "other"  # fmt: skip
        if cue.kind == "no_consequences" and others:
            return []  # «запускав ракети по Зміїному, без наслідків»
        if cue.kind == "no_consequences":
            return [Fact(k, None, cue.i, cue.j, number, span) for k in ("no_casualties", "no_damage")]
        if cue.kind == "no_dead":
            return [Fact("no_casualties", None, cue.i, cue.j, number, span, weak=True)]
        if self.doc.has("unclear", max(clause.start, cue.i - 5), min(clause.end, cue.j + 5)):
            return []
        s = self.doc.sentences[number]
        if cue.kind == "disrupted" and self._of_drones(clause):
            return []
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

    def _of_drones(self, clause: Clause) -> bool:
        """ "Drone flights were banned for a week", «ограничили полёты гражданских беспилотников»: not aircraft."""
        norm, doc = self.tokens.norm, self.doc
        for k in range(clause.start, clause.end):
            if not norm[k].startswith(_FLIGHTS):
                continue
            named = [t for tag in DRONE for t in doc.all(tag, max(clause.start, k - 1), min(clause.end, k + 4))]
            own = [t for t in named if t < k or (t > k and norm[t].endswith(("ов", "ів")))]
            if own and not any(norm[t] in (",", "из-за", "через", "-", "due", "after") for t in range(k, own[0])):
                return True
        return False

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
            if glass or (gap and gap[0] in _JOINED and len(gap) <= 4 and end in ENDS):
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
            if (
                stands
                and last is not None
                and not last.part
                and last.kind not in ("other", "any")
                and not (t.part or _APART.intersection(gap))
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

    def _and_more(self, cue: Cue, clause: Clause, last: Clause) -> Fact | None:
        """ "Two houses were destroyed and 23 damaged", «разрушены два дома, 23 повреждены»: so many more."""
        if last.cue is None or last.cue.kind not in ("damaged", "destroyed"):
            return None
        told = (c for c in self.counts_in(clause.start, clause.end) if c.role in ("elided", "unknown") and c.value)
        c = next((c for c in told if cue.i in (c.j, c.j + 1) or c.i == cue.j), None)
        things = [t for t in self.things(last.start, last.end) if not t.part and t.kind != "any"]
        if c is None or not things or (cue.i > c.j and self.tokens.norm[c.j] not in _BE):
            return None
        span = (clause.start, clause.end)
        i, j = min(cue.i, c.i), max(cue.j, c.j)
        return Fact("damaged", c.value, i, j, clause.sentence, span, things[-1].kind, c.approximate)

    def _damage_line(self, number: int, s: Sentence, cues: list[Cue]) -> list[Fact]:
        """«Що понівечено:» and, line by line below it, «Покровський – два будинки»: what the verb above was done to."""
        ended = self.tokens.norm[s.end - 1] == ":"
        if cues or ended:
            self.damage_list = ended and [c.kind for c in cues] in (["damaged"], ["destroyed"])
            return []
        before = self.doc.sentences[number - 1] if number else s
        if not self.damage_list or s.line == before.line or s.paragraph > before.paragraph:
            self.damage_list = False
            return []
        found = self.things(s.start, s.end)
        if not found:
            return []
        cue = Cue(found[0].i, found[0].i + 1, "damaged", "outcome.damaged")
        clause = Clause(s.start, s.end, cue, number)
        return self._damage(cue, clause, [clause])

    def _damage(self, cue: Cue, clause: Clause, clauses: list[Clause]) -> list[Fact]:
        a, b = clause.start, clause.end
        if self.tokens.norm[cue.i] in ("taken", "carried") and self.tokens.norm[cue.i - 1] == "being":
            return []  # "glass is being put in and rubbish is being taken out"
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
        colon = next((k for k in range(cue.j, b) if self.tokens.norm[k] == ":"), -1)
        if colon > 0 and "person" in self.doc.groups[colon + 1] and self.things(a, colon):
            b = colon  # «знищив трактор: тракторист у лікарні»
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
            more = self._and_more(cue, clause, clauses[index - 1]) if index else None
            if more is not None:
                return [more]
            parts = [t for t in things if t.part]
            if parts:
                parts.sort(key=lambda t: t.kind != "any")
                number = parts[0].count if parts[0].kind == "any" else None
                i, j = min(cue.i, *(t.i for t in parts)), max(cue.j, *(t.j for t in parts))
                out.append(
                    Fact("damaged", number, i, j, clause.sentence, (a, clause.end), object=parts[0].kind, implicit=True)
                )
            else:
                by = self._drones_did(cue, clause)
                span = (a, clause.end)
                out.append(Fact("damaged", None, cue.i, cue.j, clause.sentence, span, implicit=True, weak=not by))
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
        part = self._part_beside(things)
        if part is not None:
            i, j = min(cue.i, part.i), max(cue.j, part.j)
            span = (a, clause.end)
            out.append(Fact("damaged", None, i, j, clause.sentence, span, object="part", implicit=True, weak=True))
        return out

    def _drones_did(self, cue: Cue, clause: Clause) -> bool:
        """ "The line was damaged by two drones", "drones had damaged the track": drones did it, whatever it was."""
        norm, k = self.tokens.norm, cue.j
        if k < clause.end and norm[k] == "by":
            return self.doc.has_any(DRONE, k + 1, min(clause.end, k + 5))
        k = cue.i
        while k > clause.start and norm[k - 1] in _HELPERS:
            k -= 1
        return norm[cue.i].isascii() and k > clause.start and self.doc.has_any(DRONE, k - 1, k)

    def _part_beside(self, things: list[Thing]) -> Thing | None:
        """ "The porch and a car beside it were damaged", "the kitchen was destroyed, and so was a tractor": a part of
        what the drone hit, told in one list with other things.
        """
        norm = self.tokens.norm
        for t, u in pairwise(things):
            gap = norm[t.j : u.i]
            if t.part == u.part or not gap or not norm[t.i].isascii() or len(gap) > BESIDE or gap[0] == "of":
                continue
            part = t if t.part else u
            listed = len(gap) <= 3 and gap[0] in ("and", ",") and not (part is u and norm[u.i - 1] in _POSSESSIVE)
            again = "so" in gap and not _BE.isdisjoint(gap)
            well = gap[-4:-1] == ["as", "well", "as"] or gap[-3:] == ["as", "well", "as"]
            if part.kind == "part" and (listed or again or well) and not (part is u and norm[u.j : u.j + 1] == ["of"]):
                return part
        return None
