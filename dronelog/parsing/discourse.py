"""Who speaks, when and where, sentence by sentence: facts come in bare and leave with source, date and region."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import chain

from dronelog.parsing import alarms, bothtimes, laterdays, moments, wholes
from dronelog.parsing.dates import When
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact, drone_named
from dronelog.parsing.groups import source_id
from dronelog.parsing.hypothetical import Hypothetical
from dronelog.parsing.places import SEATS
from dronelog.parsing.sources import Claim, Entity
from dronelog.parsing.told import NATIONAL, OFFICIAL, State, Told, divides

#: Days: a total over a longer span is statistics, no incident (a week told by both its ends has eight).
LONGEST = 8
_SINCE_WHEN = frozenset(("since", "from", "с", "со", "з", "із", "від", "от", "после", "після", "than"))
_AGO = frozenset(("ago", "earlier", "назад", "тому"))
_SO_SAYS = frozenset(
    (
        *(("that", "is"), ("this", "is"), ("so", "says"), ("so", "said"), ("that", "was"), ("thus", "the")),
        *(("такі", "дані"), ("це", "дані"), ("такі", "цифри"), ("такою", "була"), ("таким", "був")),
        ("таку", "інформацію"),
        *(("такие", "данные"), ("это", "данные"), ("такие", "цифры"), ("таким", "был"), ("таков", "ответ")),
        *(("такую", "информацию"), ("така", "версія"), ("такова", "версия"), ("такі", "підрахунки"), ("про", "це")),
        *(("об", "этом"), ("такий", "підсумок"), ("таков", "итог")),
    )
)
#: Open a sentence on what was told before it: «Таким, зі слів Повітряних сил, був підсумок ночі».
_SUCH = frozenset(("таким", "такою", "такими", "такі", "таков", "такова", "таковы", "such"))
#: Words that tell of drones sent, not brought down.
_SENT = frozenset(("attack", "place.target", "place.launch", "outcome.struck", "outcome.crashed", "outcome.sighted"))
#: Words that set what a sentence tells off from what was told before it.
_SET_OFF = frozenset(
    (
        *("а", "зато", "зате", "натомість", "раніше", "ранее", "потім", "потом", "затем", "також", "также"),
        *("ще", "еще", "but", "also", "then", "later", "earlier", "meanwhile", "separately", "another"),
    )
)
#: Before the blow that a region took most of.
_MAIN = ("головн", "основн", "главн")
_FLAMES = ("fire", "flame", "blaze", "burning")
#: What points back to all the places just told.
_THERE = frozenset(("there", "where", "both", "each", "там", "где", "де", "обоих", "обох"))
_BOTH = frozenset(("обоих", "обох", "both", "either", "всех", "усіх"))
_ANY_OF = frozenset(
    (
        *("any", "all", "both", "either", "each", "none", "neither", "every"),
        *("одном", "одной", "обоих", "всех", "каждом"),
        *("жодному", "жодній", "жодного", "обох", "усіх", "всіх", "кожному"),
    )
)
_ALL_DAYS = frozenset(("эти", "все", "оба", "обе", "ці", "всі", "усі", "обидва", "обидві", "these", "all", "both"))
_DAYS = frozenset(("дня", "дней", "дни", "ночи", "суток", "дні", "днів", "ночі", "діб", "days", "nights"))
#: «Нигде», «ни тогда, ни теперь»: of all events.
_NOWHERE = frozenset(("нигде", "ніде", "anywhere", "nowhere"))
_THEN = frozenset(("тогда", "тоді", "then"))
_NOW = frozenset(("теперь", "сейчас", "тепер", "зараз", "now", "сегодня", "сьогодні"))
_NEITHER = frozenset(("ни", "ані", "ни", "neither", "nor"))
_SITES = frozenset(
    (
        *("site", "sites", "place", "places", "region", "regions", "airfield", "airfields", "base", "bases"),
        *("attack", "attacks", "raid", "raids", "strike", "strikes", "plants", "refineries", "villages", "areas"),
        *("location", "locations", "town", "towns", "cities", "city", "district", "districts", "oblasts", "provinces"),
        *("регионов", "регионах", "регионе", "областей", "областях", "аэродромов", "аэродромах", "мест", "местах"),
        *("регіонів", "регіонах", "регіоні", "областей", "областях", "аеродромів", "аеродромах", "місць", "місцях"),
    )
)
_CASES = ("случа", "випад", "эпизод", "епізод", "case", "occasion", "incident")
_HAPPENED = ("happen", "occur", "took", "произош", "случил", "сталос", "трапил", "відбул")
_FINDS = ("find", "discover", "находк", "знахідк")  # "the find was made on the morning of the 17th"
_DATED = ("date", "dating", "дата", "датир", "датой", "датує", "датою")


_UNHURT = frozenset(("no_casualties", "no_damage"))

#: Told facts to either side among which one of a sentence and the one before is looked for.
NEAR = 40


#: Tokens of a sentence that only tells when, at most, and how it opens.
_WHEN_ONLY = 9
_IT_WAS = frozenset(
    (("було", "це"), ("це", "було"), ("было", "это"), ("это", "было"), ("it", "was"), ("діялося", "це"), ("було", "то"))
)
#: Sentences from an attack to what came of it, at most.
LISTED = 8


class Discourse(Hypothetical):
    """Walks a document and binds each fact to its source, date and regions."""

    def walk(self) -> list[Told]:
        """All facts bound, in order."""
        out: list[Told] = []
        state = State()
        for number, s in enumerate(self.doc.sentences):
            if s.paragraph != state.paragraph:
                self._new_paragraph(state, s)
            if drone_named(self.doc, s.start, s.end):
                state.drone_sentence, state.drone_paragraph = number, s.paragraph
            if s.heading or any(p.role == "heading" for p in self.where[number]) or self._only_place(number, s):
                self._heading(state, number, s)
            entity_claims = [c for c in self.said[number] if c.how != "deny" and not self.doc.quoted[c.at]]
            if not entity_claims and self.told[number]:
                entity_claims = [c for c in self.said[number] if c.how == "deny" and not self.doc.quoted[c.at]]
            if not entity_claims:
                self._scene(state, number)
            self._listen(state, number, s, entity_claims)
            if not self.told[number] and entity_claims and state.source is not None:
                self._back(number, s, state.source, out)
            sentence_when = self._sentence_when(number)
            fact_when: When | None = None
            first = len(out)
            for f in self.told[number]:
                bound = self._bind(state, number, s, f, entity_claims)
                if bound is not None:
                    out.append(bound)
                    if bound.own_source and bound.source is not None and bound.source.kind in OFFICIAL:
                        state.fact_paragraph = s.paragraph  # an official goes on telling of it
                    if (
                        bound.own_when
                        and bound.when is not None
                        and bound.when.start is not None
                        and (fact_when is None or f.drone)
                        # "52 were shot down, down from 77 the previous night": what follows is of the first
                        and not (
                            fact_when is not None
                            and fact_when.start is not None
                            and bound.when.start < fact_when.start
                            and any(w.relative == "previous_night" for w in self.whens[number])
                        )
                    ):
                        fact_when = bound.when
                    if f.brunt:
                        continue
                    if f.drone:
                        state.drone_told = bound
                    if f.drone and bound.codes:
                        state.last_codes = bound.codes
                        state.paragraph_codes = list(
                            dict.fromkeys(state.paragraph_codes + [c for c in bound.codes if "-" in c])
                        )
                    if bound.source is not None and bound.source is state.source:
                        state.source_codes, state.source_when = bound.codes, bound.when
                        state.source_sentence = number if bound.own_place else -9
                        state.source_of = bound.source
            here = out[first:]
            if len(here) > 2 and any(t.fact.drone and t.codes == [self.country] for t in here):
                state.last_codes = [self.country] if self.country else []  # what comes next is of the whole
            dated = next(
                (t.when for t in here if t.when is not None and t.when.start is not None and t.fact.drone), None
            )
            told = next((t for t in here if t.own_when and t.fact.drone and t.when is not None), None)
            for t in here:
                if t.when is None and dated is not None:
                    t.when = dated  # «Зранку дрон ударив по тролейбусу; двоє загиблих»
                elif told is not None and self._put_out_before(t):
                    continue  # «утром потушили пожар, а вечером дроны прилетели снова»
                elif told is not None and not t.own_when and not t.fact.drone and told.codes == t.codes:
                    t.when = told.when  # "shortly before midnight four were shot down; debris damaged a car"
                elif told is not None and self._morning_after(t, told):
                    t.when = told.when  # "because drones hit a plant last night, homes have no power this morning"
            if not here and any(w.far for w in self.whens[number]) and self.told[number]:
                state.long_ago = number
            self._of_those(here)
            fact_when = self._one_window(here) or fact_when
            out += self._same_again(number, here)
            if any(t.fact.drone and (t.fact.debris or not t.fact.implicit) for t in here):
                state.drone_sentence, state.drone_paragraph = number, s.paragraph
            self._came_upon(state, number, out)
            if not self.told[number]:
                self._happened(state, number, out)
            self._after(state, number, s, fact_when or sentence_when, own=fact_when is not None)
        for t in out:
            nation = self._nation(t.source) if t.fact.drone and not t.codes else None
            if nation and t.source is not None and t.source.kind in NATIONAL:
                t.codes = [nation]  # «Росіяни випустили 52 «шахеди», 44 збито. Це дані Повітряних сил»
            if t.source is None and t.fact.drone and (t.fact.count or 0) > 1 and not t.codes and self.country == "UA":
                t.codes = ["UA"]  # «Ворог випустив 112 БпЛА, 90 збито», told by nobody and nowhere
        alarms.add(self.doc, self.said, self.told, self.whens, out, self.publisher)
        wholes.settle(self.doc, self.country, out)
        wholes.parts(self.doc, out)
        wholes.dates(out)
        self._reopened(out)
        self._in_window(out)
        self._updated(out)
        self._backdate(out)
        laterdays.redate(self.doc, self.whens, out)
        laterdays.lede(self.doc, self.whens, out)
        self._each_case(out)
        bothtimes.share(self.doc, out)
        self._there(out)
        self._put_out(out)
        laterdays.settle(self.doc, self.whens, out)
        self._adopt(out)
        self._aftermath(out)
        self._title_only(out)
        return out

    def _of_a_year(self, far: When) -> bool:
        """Whether a far past is a point in time: "five years ago", "in December 2018", not "since 2018"."""
        norm = self.tokens.norm
        last = norm[far.j - 1]
        if last in _AGO:
            return True
        if not (last.isdigit() and len(last) == 4) or self.anchor.day is None or int(last) >= self.anchor.day.year:
            return False
        return not any(w in _SINCE_WHEN for w in norm[max(0, far.i - 2) : far.j])

    def _title_only(self, out: list[Told]) -> None:
        """«На Київщині збили 11 дронів» over «Зранку 21 травня ворог атакував область»: a title whose day stands in
        the text that tells no more of it.
        """
        if not out or not all(t.heading for t in out) or any(t.when is not None for t in out):
            return
        first = max(t.fact.sentence for t in out) + 1
        for number in range(first, min(first + 2, len(self.doc.sentences))):
            s = self.doc.sentences[number]
            attack = self.doc.has("attack", s.start, s.end)
            days = [
                w for w in self.whens[number] if attack
                and w.start is not None and not w.far and not w.posting and not w.said and not w.relative
            ]  # fmt: skip
            if days:
                for t in out:
                    t.when = days[0]
                return

    def _morning_after(self, t: Told, night: Told) -> bool:
        """Whether an outcome without a drone is of the morning after the night of its own sentence's attack."""
        w, n = t.when, night.when
        if t.fact.drone or w is None or n is None or n.precision != "night" or w.precision != "day":
            return False
        return w.start == w.end == n.end and bool(set(t.codes) & set(night.codes))

    def _of_those(self, here: list[Told]) -> None:
        """ "Nobody was hurt, the ministry says, as 53 drones were eliminated": where those drones were."""
        drone = next((t for t in here if t.fact.drone and len(t.codes) == 1), None)
        for t in here if drone is not None else ():
            if drone is not None and not t.codes and t.source is drone.source and t.fact.kind in _UNHURT:
                t.codes, t.places = list(drone.codes), list(drone.places)

    def _goes_on(self, state: State, number: int, s: Sentence) -> bool:
        """Whether a paragraph takes up what the one before ended with, or an official speaks in it: "… one man was
        hurt.¶Four houses were damaged. Traffic is suspended, the governor said."
        """
        if any(p.role == "place" and p.code and p.code not in state.last_codes for p in self.where[number]):
            return False
        before = number - 1
        if before > 0 and not self.told[before] and self.doc.sentences[before].paragraph == s.paragraph:
            hurt = self.doc.sentences[before]  # «Ранен водитель. Утром он скончался»: the wound is that death
            before -= self.doc.has("outcome.injured", hurt.start, hurt.end)
        if number and self.told[before]:
            return not state.codes or state.codes == state.last_codes
        for n in range(number + 1, min(number + 3, len(self.doc.sentences))):
            if self.doc.sentences[n].paragraph != s.paragraph:
                return False
            if any(c.entity is not None and c.entity.kind in OFFICIAL for c in self.said[n]):
                return True
        return False

    def _back(self, number: int, s: Sentence, source: Entity, out: list[Told]) -> None:
        """ "That is what the governor says", "So says the mayor": he told what stands before in this paragraph."""
        norm = self.tokens.norm
        aside = norm[s.start : s.start + 1] and norm[s.start] in _SUCH and norm[s.start + 1 : s.start + 2] == [","]
        # «Так розповідають про ці удари в ОВА»
        so = norm[s.start] == "так" and self.doc.group("say", s.start + 1) is not None
        if not aside and not so and tuple(norm[s.start : s.start + 2]) not in _SO_SAYS:
            return
        days = [w for w in self.whens[number] if w.start is not None and w.day_told and not w.posting and not w.said]
        nations = [p.code for p in self.where[number] if p.kind == "country" and p.role == "place" and p.code]
        for t in out:
            same = self.doc.sentences[t.fact.sentence].paragraph == s.paragraph
            if not same or t.own_source or number - t.fact.sentence > 3:
                continue
            t.source, t.publisher = source, False
            if t.when is None and len(days) == 1:
                t.when, t.own_when = days[0], True  # «Решта 16 поцілили. Таким був підсумок ночі на 27 серпня»
            if not t.codes and len(nations) == 1:
                t.codes = nations

    def _backdate(self, out: list[Told]) -> None:
        """ "Three bombers lie in pieces … They were wrecked on the night of 31 July": a lede is of the one date."""
        for t in out:
            if t.when is not None or t.heading or t.fact.sentence > 3 or not t.codes:
                continue
            dates = {
                (u.when.start, u.when.end): u.when
                for u in out
                if u.when is not None and u.when.start is not None and u.own_when and u.when.day_told
                and u.codes == t.codes and not u.background
                and u.fact.kind not in ("responded", "disrupted")
            }  # fmt: skip
            if not dates:
                # «Два збиті «шахеди» – дві адреси»: the lede of a text that tells no other date
                dates = self._only_dates(t, out)
            if len(dates) != 1:
                continue
            when = next(iter(dates.values()))
            of_it = [u for u in out if u.own_when and u.codes == t.codes and u.when is not None]
            if not any(self._set_off(u) for u in of_it if u.when is not None and u.when.start == when.start):
                t.when = when

    def _only_dates(self, lede: Told, out: list[Told]) -> dict[tuple[dt.date, dt.date | None], When]:
        """The dates of what is told close after a lede, of days that are told where any is."""
        following = [u for u in out if u.when is not None and u.when.start is not None and not u.background]
        near = [u for u in following if u.codes == lede.codes and u.fact.sentence <= lede.fact.sentence + 2]
        if not near:
            return {}
        named = [u for u in following if u.when is not None and u.when.day_told]
        return {
            (u.when.start, u.when.end): u.when
            for u in named or following
            if u.when is not None and u.when.start is not None
        }

    def _set_off(self, told: Told) -> bool:
        """ "But overnight four were shot down", «А вночі збили шість»: another event than was told before."""
        s = self.doc.sentences[told.fact.sentence]
        return any(w in _SET_OFF for w in self.tokens.norm[s.start : s.start + 2])

    def _each_case(self, out: list[Told]) -> None:
        """«Пострадавших в обоих случаях нет», "nobody was hurt in either case": said of each event told before."""
        norm = self.tokens.norm
        for t in [t for t in out if t.fact.kind in ("no_casualties", "no_damage")]:
            s = self.doc.sentences[t.fact.sentence]
            self._each_site(t, out)
            self._each_day(t, out)
            self._everywhere(t, out)
            if not any(
                norm[k] in _BOTH and norm[k + 1].startswith(_CASES) for k in range(s.start, min(s.end, len(norm) - 1))
            ):
                continue
            seen = {(t.when.start, t.when.clock_start) if t.when is not None else None}
            for u in list(out):
                when = (u.when.start, u.when.clock_start) if u.when is not None else None
                if u.fact.drone and u.fact.sentence < t.fact.sentence and u.codes == t.codes and when not in seen:
                    seen.add(when)
                    out.append(replace(t, when=u.when, own_when=u.own_when, source=u.source or t.source))

    def _everywhere(self, t: Told, out: list[Told]) -> None:
        """«Никто нигде не пострадал», «постраждалих не було ні тоді, ні тепер»: said of each event of that source."""
        s = self.doc.sentences[t.fact.sentence]
        words = self.tokens.norm[s.start : s.end]
        if _NOWHERE.isdisjoint(words) and not (_THEN.intersection(words) and _NOW.intersection(words)):
            return
        seen = {(t.when.start if t.when is not None else None, *t.codes)}
        for u in list(out):
            key = (u.when.start if u.when is not None else None, *u.codes)
            told = u.fact.drone and u.fact.sentence < t.fact.sentence and u.codes and key not in seen
            if told and (u.source is t.source or u.source is None or t.source is None):
                seen.add(key)
                out.append(replace(t, when=u.when, own_when=True, codes=u.codes, source=u.source or t.source))

    def _each_day(self, t: Told, out: list[Told]) -> None:
        """«Ни во вторник, ни минувшей ночью никто не пострадал», "neither on Monday nor on Tuesday": said of each."""
        s = self.doc.sentences[t.fact.sentence]
        norm = self.tokens.norm
        if any(norm[k] in _ALL_DAYS and any(w in _DAYS for w in norm[k + 1 : k + 4]) for k in range(s.start, s.end)):
            seen = {(t.when.start, t.when.end)} if t.when is not None else set()
            for u in list(out):
                span = (u.when.start, u.when.end) if u.when is not None else None
                near = u.fact.drone and u.codes == t.codes and u.source is t.source
                near = near and self.doc.sentences[u.fact.sentence].paragraph == s.paragraph
                if near and u.fact.sentence < t.fact.sentence and span is not None and span not in seen:
                    seen.add(span)
                    out.append(replace(t, when=u.when, own_when=True))
            return
        if sum(norm[k] in _NEITHER for k in range(s.start, s.end)) < 2:
            return
        days = [w for w in self.whens[t.fact.sentence] if w.start is not None and not w.far and not w.posting]
        for w in days:
            known = t.when is not None and (w.start, w.end) == (t.when.start, t.when.end)
            drone = any(u.fact.drone and u.codes == t.codes and u.when is not None and
                        (u.when.start, u.when.end) == (w.start, w.end) for u in out)  # fmt: skip
            if not known and drone:
                out.append(replace(t, when=w, own_when=True))

    def _each_site(self, t: Told, out: list[Told]) -> None:
        """ "Nobody was hurt at any of the five sites", "none of the airfields had casualties": in each region told."""
        norm = self.tokens.norm
        s = self.doc.sentences[t.fact.sentence]
        last = min(s.end, len(norm))
        sites = any(
            norm[k] in _ANY_OF and any(w in _SITES for w in norm[k + 1 : min(last, k + 6)])
            for k in range(max(s.start, t.fact.i - 9), min(last, t.fact.j + 6))
        )
        if not sites:
            return
        seen, hours = set(t.codes), {t.when.clock_start if t.when is not None else None}
        for u in list(out):
            near = 0 <= t.fact.sentence - u.fact.sentence <= 4
            near = near or (not t.codes and 0 < u.fact.sentence - t.fact.sentence <= 2)  # told in the lede
            near = near and (u.source is None or source_id(u.source) == source_id(t.source))
            if near and u.fact.drone and u.fact.kind in DRONE_KINDS and not u.background:
                moment = u.when is not None and u.when.precision == "time" and u.codes == t.codes
                if moment and u.when is not None and u.when.clock_start not in hours:
                    hours.add(u.when.clock_start)
                    out.append(replace(t, when=u.when, own_when=u.own_when))  # "no wounded at either place"
                for code in [c for c in u.codes if "-" in c and c not in seen]:
                    seen.add(code)
                    out.append(replace(t, codes=[code], places=[], when=u.when, own_when=u.own_when))

    def _there(self, out: list[Told]) -> None:
        """ "Drones hit airfields in A and B, where planes caught fire", "fires broke out at both": in each region."""
        norm = self.tokens.norm
        for n, t in enumerate(out):
            if t.fact.drone or t.fact.kind not in ("fire", "damaged", "disrupted") or len(t.codes) != 1 or t.fact.codes:
                continue
            u = next(
                (
                    u for u in reversed(out[max(0, n - NEAR) : n + NEAR])
                    if u.fact.drone and u.fact.i < t.fact.i and 0 <= t.fact.sentence - u.fact.sentence <= 1
                ),
                None,
            )  # fmt: skip
            if u is None or source_id(u.source) != source_id(t.source):
                continue
            if not 1 < len(u.codes) <= 4 or t.codes[0] not in u.codes:
                continue
            s = self.doc.sentences[t.fact.sentence]
            first = max(s.start, u.fact.j)
            told = [p for p in self.where[t.fact.sentence] if p.code and p.role == "place" and p.code not in u.codes]
            if not told and not _THERE.isdisjoint(norm[first : min(s.end, t.fact.j + 6)]):
                t.codes, t.places = list(u.codes), []

    def _put_out(self, out: list[Told]) -> None:
        """ "Both fires are out", "the burning planes were put out": of the fires told before, wherever they were."""
        norm = self.tokens.norm
        for t in [t for t in out if t.fact.kind == "fire" and not t.own_place]:
            i = t.fact.i
            definite = norm[i] in ("the", "both", "all") or (i > 0 and norm[i - 1] in ("the", "both", "all"))
            if not definite or not any(w.startswith(_FLAMES) for w in (norm[i], norm[t.fact.j - 1])):
                continue
            before = [u for u in out if u.fact.kind == "fire" and u.fact.sentence < t.fact.sentence]
            same = [u for u in before if source_id(u.source) == source_id(t.source)]
            if same and not any(set(u.codes) & set(t.codes) for u in same):
                out.remove(t)

    def _happened(self, state: State, number: int, out: list[Told]) -> None:
        """ "It happened at 03:50", «сталося це минулої ночі»: the time of what the sentence before told."""
        s = self.doc.sentences[number]
        asked = self.tokens.norm[s.end - 1] == "?"
        if number and not asked and any(
            self.tokens.norm[k].startswith(_HAPPENED + _FINDS)
            and (self.tokens.norm[k] != "took" or self.tokens.norm[k + 1 : k + 2] == ["place"])
            for k in range(s.start, min(s.end, s.start + 4))
        ):
            told = self._sentence_when(number)
            day = self._resolve(state, told) if told is not None and not told.far and told.precision != "time" else None
            for t in out:
                if t.fact.sentence == number - 1 and day is not None and day.start is not None and not t.own_when:
                    t.when, t.own_when = day, True
        if number and not asked and self._only_dated(s):
            day = self._resolve(state, w) if (w := self._sentence_when(number)) is not None and not w.far else None
            for t in out:
                near = number - t.fact.sentence <= 2 and not t.own_when
                near = near and self.doc.sentences[t.fact.sentence].paragraph == s.paragraph
                if near and day is not None and day.start is not None and day.precision in ("day", "night"):
                    t.when, t.own_when = day, True
        day = next((w for w in self.whens[number] if w.day_told and w.start is not None and not w.far), None)
        if day is not None and any(
            self.tokens.norm[k].startswith(_DATED) for k in range(max(s.start, day.i - 4), day.i)
        ):
            for t in out:
                if t.when is None and number - t.fact.sentence <= 2:
                    t.when = day  # "So the police reported, giving the date as 17 October"
        if day is not None and self.tokens.norm[s.start : s.start + 2] in (["that", "was"], ["this", "was"]):
            for t in out:
                if t.when is None:
                    t.when = day  # "One FPV drone hit a fire engine … That was Tuesday."
        clock = next((w for w in self.whens[number] if w.precision == "time" and not w.posting), None)
        if clock is None:
            return
        timed = moments.timed(self.doc, s, clock)
        if not timed and not any(self.tokens.norm[k].startswith(_HAPPENED) for k in range(s.start, s.end)):
            return
        resolved = self._resolve(state, clock)
        for t in out:
            if (
                t.fact.sentence == number - 1
                and resolved is not None
                and t.when is not None
                and (
                    (t.when.start == resolved.start and t.when.precision == "day")
                    or (timed and t.when.precision == "night" and resolved.start in (t.when.start, t.when.end))
                )
            ):
                t.when, t.own_when = resolved, True

    def _only_dated(self, s: Sentence) -> bool:
        """«Середа, 21 травня, обідня пора.», «Было это во вторник.»: a short sentence that only tells when."""
        norm, doc = self.tokens.norm, self.doc
        if s.end - s.start > _WHEN_ONLY or s.heading or s.bullet:
            return False
        was = tuple(norm[s.start : s.start + 2]) in _IT_WAS
        opens = doc.group("weekday", s.start) is not None and norm[s.start + 1 : s.start + 2] in ([","], ["."])
        return (was or opens) and not doc.has_groups(("outcome", "attack", "say", "drone"), s.start, s.end)

    def _new_paragraph(self, state: State, s: Sentence) -> None:
        state.paragraph = s.paragraph
        state.paragraph_codes = []
        # "In 2023 a drone hit it.¶Two people were killed.": where nothing else was told, it goes on
        state.far = state.far and state.main is None and state.drone_told is None
        if state.background:
            state.when = state.main
            state.background = False
        elif (
            state.when is not None
            and state.when.precision == "time"
            and state.main is not None
            and not self.single_moment
            and state.when.clock_start == state.when.clock_end
        ):
            state.when = self._daily(state.main)

    def _only_place(self, number: int, s: Sentence) -> bool:
        """«Естонія. Поліція знайшла крило дрона»: a paragraph that opens with nothing but the name of a country."""
        here = self.where[number]
        opens = number == 0 or self.doc.sentences[number - 1].paragraph != s.paragraph
        if not opens or len(here) != 1 or here[0].kind != "country" or here[0].code in ("RU", "UA"):
            return False  # those two stand for a side as often as for a place
        return here[0].i == s.start and s.end - s.start <= 3

    def _heading(self, state: State, number: int, s: Sentence) -> None:
        """«Сумщина», "Details:", "KHERSON REGION: WHAT HAPPENED": a heading sets the scene for what follows."""
        here = [p for p in self.where[number] if p.code and p.role in ("place", "office", "heading")]
        if self.tokens.norm[s.end - 1] == "?" and all(p.kind == "country" for p in here):
            return  # "And what does Ukraine say?"
        if here:
            state.heading_codes = list(dict.fromkeys(p.code for p in here if p.code))
            state.heading_places = here
            if s.heading and number > 0 and not self.told[number]:
                state.source = None  # a new part: whoever spoke before has finished
                state.source_paragraph = -1
            state.codes, state.places = state.heading_codes, here

    def _after(self, state: State, number: int, s: Sentence, when: When | None, own: bool) -> None:
        facts = self.told[number]
        if when is not None and not (when.said and not own):
            state.far = False
        elif any(w.far for w in self.whens[number]):
            state.far = True
        # "…, the railway said on March 2. Seven trains were delayed.": the day of the words, where no other is told
        first = when is not None and when.said and state.main is None and (own or self.anchor.day is None)
        if when is not None and (not when.said or first):
            resolved = self._resolve(state, when)
            if resolved is not None and facts and resolved.precision == "time" and resolved.start == resolved.end:
                state.moment = resolved
            if resolved is not None and facts and resolved.precision == "night" and resolved.day_told:
                state.night = resolved
            if resolved is not None and s.heading and not facts:
                resolved = self._daily(resolved)
            if (
                s.heading
                and not facts
                and state.main is not None
                and resolved is not None
                and resolved.start == self.anchor.day
            ):
                resolved = None  # a byline
            if resolved is not None and resolved.start is not None and not self._still(state, number, resolved):
                if state.main is None and (facts or not s.heading or number == 0):
                    state.main = resolved
                recent = (
                    state.main is not None
                    and state.main.start is not None
                    and abs((state.main.start - resolved.start).days) <= 60
                )
                if facts or s.heading or state.when is None or recent or not self._is_background(state, resolved):
                    state.when = resolved
                    state.when_paragraph = s.paragraph
                    stamp = resolved.precision == "time" and self._stamp(number) and bool(self.where[number])
                    state.stamped = stamp and not facts
                    state.background = self._is_background(state, resolved)
        here = [p for p in self.where[number] if p.code and p.role == "place" and p.kind != "country"]
        if not facts and when is None and any(w.far and self.tokens.value[w.j - 1] for w in self.whens[number]):
            here = []  # "London in 1940 had shelters for one in three": the story is elsewhere
        if not facts:
            here = [p for p in here if p.code not in SEATS] or ([] if state.codes else here)  # «Что говорят в Киеве.»
        following = chain(*self.said[number + 1 : number + 3])
        if facts and all(f.brunt for f in facts) and not any(
            c.entity is not None and c.entity.kind == "regional_authority" for c in following
        ):
            here = []  # the figures that follow are the country's still
        if not facts and any(
            self.tokens.norm[k].startswith(_MAIN) and self.tokens.norm[k + 1].startswith("удар")
            for k in range(self.doc.sentences[number].start, self.doc.sentences[number].end - 1)
        ):
            here = []  # «Під головним ударом цього разу Київщина»: the figures are the country's still
        if not facts and state.codes and len({p.code for p in here}) > 2:
            here = []  # «возили «Каштанку» в Мариуполь, в Донецк и в Луганск»
        if len({p.code for f in facts for p in f.places if f.codes}) > 1:
            here = []  # a breakdown by regions leaves the story where it was
        if not facts and when is not None and state.when is not None and not when.far and self._raided(s):
            hit = [p.code for p in self.where[number] if p.code and p.role in ("place", "target") and "-" in p.code]
            state.attack = (number, hit, state.when) if hit else state.attack
        if here:
            state.codes = list(dict.fromkeys(p.code for p in here if p.code))
            state.places = here
        elif (
            facts and not state.codes and len(state.last_codes) == 1 and "-" in state.last_codes[0]
            and any(p.role == "target" and p.code in state.last_codes for p in self.where[number])
        ):  # fmt: skip
            state.codes = state.last_codes  # "five drones heading for Moscow were shot down. Crews are at work …"

    def _bind(self, state: State, number: int, s: Sentence, f: Fact, claims: list[Claim]) -> Told | None:
        if self._hypothetical(s, f):
            return None
        when, own_when = self._when_for(state, number, f)
        if when is not None and when.said and self._pictured(f):
            when, own_when = None, False  # the day on which the pictures were taken
        if when is not None and when.far:
            told = number > 1 or len(self.doc.sentences) < 3 or state.main is not None
            if told or self._of_a_year(when) or not self._again(s, when):
                return None
            when, own_when = None, False  # "for the second time in a month": the lede is dated by what follows
        if when is None and state.far and (not f.codes or state.main is None):
            return None  # also "3,008 in October. Almost a third fell over A and B; Moscow accounted for 141"
        gone = (state.far and state.main is None) or number - state.long_ago == 1
        if when is not None and when.relative == "same" and gone:
            return None  # "In 2023 a drone hit it. At that time two people were killed."
        resolved = self._resolve(self._base(state, number, when), when) if when is not None else None
        if resolved is None and not own_when:
            resolved = state.when or state.main
        if (
            f.kind == "sighted"
            and (f.implicit or f.count is None)
            and not own_when
            and not f.rest
            and not (f.drone and self._drone_near(number) and (claims or self.default))
        ):
            return None
        if (
            resolved is not None
            and resolved.precision == "range"
            and resolved.start is not None
            and resolved.end is not None
            and (resolved.end - resolved.start).days > LONGEST
        ):
            return None  # a total over more than a week
        source, own_source = self._source_for(state, f, claims)
        if (
            self.long
            and not self.post
            and not f.drone
            and not own_source
            and s.paragraph != state.drone_paragraph
            and number - state.drone_sentence > 2
            and s.paragraph != state.fact_paragraph
            and not (f.kind == "disrupted" and self._caused(number, s))
            and not self._goes_on(state, number, s)
        ):
            return None  # scenery of a long story: a mill that burned, a friend who died
        remark = own_source and not own_when and self.doc.quoted[f.i] and f.kind == "launched" and f.count == 1
        if remark and source is not None and source.kind in (None, "other") and not self.where[number]:
            return None  # "One drone ties down ten batteries," an analyst argues
        carried = source is None
        if source is None:
            source = self._carried(state, s, resolved if own_when else state.when)
        if f.brunt and not divides(source):
            return None  # only who counts the country's drones divides them so
        if (
            (f.kind == "launched" or self._of_before(s, f))
            and source is not None
            and (source.key or "").endswith("-MOD")
            and ({"over", "над"} & set(self.tokens.norm[f.i : min(s.end, f.j + 4)]) or self._tallied(number, s, f))
        ):
            f.kind = "intercepted"  # "the ministry spoke of ten drones over the Astrakhan region": what it shot
        if f.kind == "crashed" and source is not None and (source.key or "").endswith("-MOD") and self._over(number, f):
            for o in self.told[number]:
                if o.kind == "crashed" and not o.debris:
                    o.kind = "intercepted"
        if f.kind == "launched" and self._watched(s) and not self.doc.has_any(_SENT, s.start, s.end):
            f.kind = "sighted"
        codes, places, own_place = self._codes_for(state, number, s, f, source)
        codes = [c for c in codes if c]
        return Told(
            f,
            source,
            resolved,
            codes,
            places,
            heading=s.heading,
            own_source=own_source,
            own_when=own_when,
            own_place=own_place,
            background=bool(resolved and not self._opening(state, number, f) and self._is_background(state, resolved)),
            publisher=carried and source is self.publisher and source is not None,
            attacked=self._below_attack(state, number, codes, resolved),
            dated=state.when is not None
            and (state.when.day_told or state.when.precision == "night" or state.stamped)
            and state.when_paragraph == s.paragraph,
        )

    def _raided(self, s: Sentence) -> bool:
        """Whether a sentence tells that drones attacked, and denies nothing."""
        doc = self.doc
        told = doc.has("attack", s.start, s.end) and drone_named(doc, s.start, s.end)
        return told and not doc.has_any(("void.denied", "negation"), s.start, s.end)

    def _below_attack(self, state: State, number: int, codes: list[str], when: When | None) -> bool:
        """«Росіяни атакували Харків дронами. Є наслідки:» over «Слобідський район – вибито вікна в дитсадку»."""
        if state.attack is None or when is None:
            return False
        at, regions, day = state.attack
        same = (when.start, when.end) == (day.start, day.end)
        return same and 0 < number - at <= LISTED and bool(codes) and set(codes) <= set(regions)

    def _caused(self, number: int, s: Sentence) -> bool:
        """ "The airport was shut from 3:55 to 6:20. The reason was a drone attack": the next sentence tells why."""
        if number + 1 >= len(self.doc.sentences):
            return False
        following = self.doc.sentences[number + 1]
        return following.paragraph == s.paragraph and drone_named(self.doc, following.start, following.end)

    def _over(self, number: int, f: Fact) -> bool:
        """ "Nearly half, 22, went down over the Volgograd region; Saratov was also on the list": of those it shot."""
        norm = self.tokens.norm
        whole = any(o.drone and o.kind != "crashed" and (o.count or 0) > (f.count or 0) > 0 for o in self._near(number))
        last = min(f.j + 1, len(norm))
        k = next((k for k in range(f.i, last) if norm[k] in ("over", "above") or (whole and norm[k] == "in")), -1)
        return k >= 0 and not f.debris and any(p.regional and k < p.i < k + 4 for p in self.where[number])

    def _near(self, number: int) -> list[Fact]:
        """The facts of the two sentences before."""
        return [o for n in range(max(0, number - 2), number) for o in self.told[n]]

    def _opening(self, state: State, number: int, f: Fact) -> bool:
        """Whether a text opens with drones on a day that is its first: its story, however long ago."""
        return state.main is None and number < 2 and f.drone

    def _of_before(self, s: Sentence, f: Fact) -> bool:
        """ "Three drones hit the terminal, a channel says. The ministry claimed 57 drones": not that many hits."""
        return f.kind == "struck" and (f.count or 0) > 1 and not self.doc.has("outcome.struck", s.start, s.end)

    def _tallied(self, number: int, s: Sentence, f: Fact) -> bool:
        """ "The ministry's bulletin had 44 drones for the night": a count with no word of flight or fate beside it."""
        if f.count is None or f.count < 2 or self.doc.has_any(_SENT, s.start, s.end):
            return False
        before = self.tokens.norm[max(s.start, f.i - 2) : f.i]
        part = any(o is not f and o.drone and o.count and f.i - 4 <= o.i < f.i for o in self.told[number])
        if part and "of" in before:
            return False  # "20 of the 22 drones were shot down over the Tula and Kaluga regions"
        if any(
            o is not f and o.drone and o.kind != "launched" and not (o.kind == "intercepted" and o.codes)
            for o in self.told[number]
        ):
            return False
        for o in self.told[number]:
            if o.drone and o.count is not None:
                o.kind = "intercepted"  # all numbers of a breakdown alike
        return True
