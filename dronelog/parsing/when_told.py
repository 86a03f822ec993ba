"""The date of each fact: its own, its sentence's, or the story's."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from dronelog.parsing import raids, sequel
from dronelog.parsing.counts import DRONE
from dronelog.parsing.dates import When
from dronelog.parsing.facts import Fact
from dronelog.parsing.groups import source_id
from dronelog.parsing.later import Later
from dronelog.parsing.tokens import WORD
from dronelog.parsing.told import DAY, State, Told

#: «Минобороны за эту ночь приводит цифру 27»: the night that the text has dated.
_THAT_NIGHT = frozenset((("эту", "ночь"), ("этой", "ночью"), ("цю", "ніч"), ("цієї", "ночі"), ("цій", "ночі")))
_TIMES = frozenset(("time", "times", "раз", "раза", "рази", "вдруге", "втретє"))
_SINCE = frozenset(("since", "с", "со", "з", "із", "від", "починаючи", "начиная"))
_UP_TO = frozenset(("по", "до", "when", "когда", "коли"))
#: Outcomes that are summed up over days.
_SUMMED = frozenset(("intercepted", "launched", "injured", "killed", "damaged"))
#: Groups of words for who does something and what comes of it.
_DOING = ("responder", "outcome", "say", "person", "object")
#: Days between the ends of a week.
WEEK = 6
#: Tokens that a place and a clock time before a story have at most.
STAMP = 8
#: And those of a row of a form that tells the time of day.
ROW = 5

_RAIDS = frozenset(("attack", "attacks", "raid", "raids", "strike", "strikes", "assault", "barrage", "wave", "swarm"))
#: Hours: up to which an evening told is the one before.
_NOON = 14
_EVENINGS = ("вечір", "вечор", "ввеч", "увеч", "вечер", "надвеч")
#: Hours: the last of an evening and the first of the morning after it.
LATE, EARLY = 20, 6
_HARM = frozenset(("fire", "damaged"))
_BECAUSE = frozenset(("because", "after", "since", "as", "из-за", "после", "через", "після", "поскольку", "оскільки"))
_RECURRED = ("happen", "occur", "recur", "repeat")
_EARLIER = frozenset(("раніше", "ранее", "раньше", "цього", "этого", "того"))
_BEFORE = frozenset(("earlier", "before", "раньше", "ранее", "раніше", "до"))
#: Before a night that is set against another: the clause it opens, and what stands between.
_CONTRASTS = frozenset((";", "-", "while", "whereas", "but", "and", "а", "тогда", "тоді", "но", "але", "та", "и", "і"))
_LEADS = frozenset(("on", "in", "during", "the", "for", "over", "as", "как", "як", "в", "у", "на", "за", ","))
#: What joins two windows of one list.
_LISTED = frozenset(
    ("and", "again", "then", ",", "from", "between", "и", "снова", "затем", "с", "та", "і", "знову", "з")
)


#: Opens what happened in a night just named.
_WHICH_NIGHT = ("которую", "которой", "когда", "яку", "якої", "коли")
_PARTS = frozenset((",", ";", ":", "-", "who", "which", "whose", "that", "after"))
#: Tokens from what happened to the far past that dates it.
_BESIDE = 8

#: Before the second window of a closure; what stands between it and the window; tokens between the two at most.
_AGAIN = frozenset(
    (
        *("again", "nor", "or", "more", "time", "then"),
        *("снова", "вновь", "опять", "повторно", "затем", "знову", "вдруге", "потім"),
    )
)
_FROM_TIME = frozenset(("from", "between", "at", "с", "со", "з", "із", "між", "между"))
_APART = 8

#: «Того ж ранку», "the same morning": a part of a day that is no night.
_DAYLIGHT = ("ранк", "ранок", "утр", "morning", "afternoon")


class Whens(Later):
    """When each fact happened."""

    def _sentence_when(self, number: int) -> When | None:
        """The date that a sentence sets for what follows it."""
        usable = [w for w in self.whens[number] if not w.posting and not w.far and not self.ahead(number, w)]
        usable = [w for w in usable if not self._nth(w)]
        usable = [w for w in usable if not w.said] or usable
        if not usable:
            return None
        day_told = (
            [w for w in usable if self._raid(w)]
            or [w for w in usable if w.day_told and w.start is not None]
            or [w for w in usable if w.start is not None]
            or [
                w
                for w in usable
                if (w.precision == "time" and self.told[number] and any(f.drone for f in self.told[number]))
                or (w.precision == "time" and not self.told[number] and self._stamp(number))
                or w.relative in ("same_night", "previous_night", "previous_day", "this_time")
                or (w.relative == "part" and self._row(number))  # «Коли | увечері»
            ]
        )
        return day_told[0] if day_told else None

    def _raid(self, w: When) -> bool:
        """ "Flames could be seen on Tuesday, hours after a massive overnight drone attack": when the attack was."""
        if w.start is not None and w.day_told and w.precision in ("day", "night") and raids.dates(self.doc, w):
            return True  # «які загинули внаслідок удару дрона в неділю»
        norm = self.tokens.norm
        if w.relative == "previous_night":  # "schools closed on Thursday because of the attack the previous night"
            return norm[w.i].isascii() and not _RAIDS.isdisjoint((*norm[max(0, w.i - 2) : w.i], *norm[w.j : w.j + 4]))
        if w.precision != "night" or w.start is None or norm[w.i : w.j] != ["overnight"]:
            return False
        return not _RAIDS.isdisjoint(self.tokens.norm[w.j : w.j + 4])

    def _cause(self, here: list[When], number: int, f: Fact) -> When | None:
        """ "Trams stopped on Thursday because a drone had torn down a line during the night": when the drone did."""
        s, norm = self.doc.sentences[number], self.tokens.norm
        k = next((k for k in range(f.j, s.end) if norm[k] in _BECAUSE), -1) if f.kind == "disrupted" else -1
        if k < 0:
            k = next((k for k in range(f.i - 1, s.start, -1) if norm[k] in _BECAUSE), -1)
        if k < 0 or not self.doc.has_any(DRONE, k, s.end):
            return None
        own = [w for w in here if w.i < k and w.start is not None]
        then = [w for w in here if w.i > k and w.start is not None and not w.said and not w.far]
        if len(then) != 1 or not own or own[-1].precision != "day" or then[0].precision not in ("day", "night"):
            return None
        before = then[0].start is not None and own[-1].start is not None and then[0].start < own[-1].start
        return then[0] if before else None

    def _row(self, number: int) -> bool:
        """Whether a sentence is a row of a form that only tells the time of day: «Коли | увечері», "Time: morning"."""
        s = self.doc.sentences[number]
        norm = self.tokens.norm
        return s.end - s.start <= ROW and not self.told[number] and any(w in ("|", ":") for w in norm[s.start : s.end])

    def _nth(self, w: When) -> bool:
        """Whether a far past only counts how often: "for the third time since August"."""
        norm = self.tokens.norm
        long = w.start is not None and w.end is not None and (w.end - w.start).days >= WEEK
        if w.precision == "range" and long and not _TIMES.isdisjoint(norm[max(0, w.i - 3) : w.i]):
            return True  # «уже вдруге за тиждень», "for the second time in a week"
        return w.far and any(k in _TIMES for k in norm[max(0, w.i - 2) : w.i + 1] if k) and any(
            k in _TIMES for k in norm[max(0, w.i - 3) : w.i]
        )

    def _stamp(self, number: int) -> bool:
        """Whether a sentence is little but a place and a clock time, which date what follows: "Nikopol, 14:10." """
        s = self.doc.sentences[number]
        if s.end - s.start > 2 * STAMP:
            return False
        named = {k for p in self.where[number] for k in range(p.i, p.j)}
        named |= {k for w in self.whens[number] for k in range(w.i, w.j)}
        if s.end - s.start - len(named) > STAMP:
            return False  # but «Друга – вечора того самого дня, селище Покровське, 19:20.»
        rest = [k for k in range(s.start, s.end) if k not in named and self.tokens.kind[k] == WORD]
        # not «О 06:20 рятувальники впоралися з вогнем»
        return len(rest) <= 1 or not any(self.doc.has_groups(_DOING, k, k + 1) for k in rest)

    def _is_background(self, state: State, when: When) -> bool:
        base = state.main.start if state.main is not None and state.main.start else self.anchor.day
        return bool(base and when.end and (base - when.end).days >= 2)

    def _resolve(self, state: State, w: When) -> When | None:
        """Fill in what an expression leaves to the story: "the same night", a clock time without a day."""
        base = state.when or state.main
        anchor = self.anchor.day
        night = state.main
        if night is not None and night.precision == "time" and state.night is not None and night.end == state.night.end:
            night = state.night  # the hours of a closure were told first
        if (
            w.precision == "night"
            and not w.day_told
            and night is not None
            and night.precision == "night"
            and night.day_told
            and (
                self.tokens.norm[w.j - 2 : w.j] == ["the", "night"]
                or self.tokens.norm[w.i : w.j] == ["overnight"]
                or tuple(self.tokens.norm[w.j - 2 : w.j]) in _THAT_NIGHT
            )
        ):
            return night  # "during the night", where the text has dated it
        if (
            w.precision == "night"
            and not w.day_told
            and base is not None
            and base.precision == "time"
            and base.start != base.end
            and base.end == w.end
        ):
            return base  # "all night long" beside a window of that night
        if w.relative == "same":
            if base is not None and base.precision == "time" and base.clock_start != base.clock_end:
                # «видела тем утром четыре дрона», behind the hours of a closure
                return replace(base, precision="day", clock_start=None, clock_end=None)
            light = any(x.startswith(_DAYLIGHT) for x in self.tokens.norm[w.i : w.j])
            if light and base is not None and base.precision == "night" and base.end is not None:
                return replace(base, start=base.end, precision="day")  # «того ж ранку»: the night ends then
            return base if base is not None else self._of_anchor(w)
        if w.relative == "same_night":
            for known in (state.when, state.main, state.night):
                if (
                    known is not None
                    and known.precision == "night"
                    and not (known is state.when and state.background and state.when_paragraph != state.paragraph)
                ):
                    return known
            if base is not None and base.start and base.end:
                if base.start == base.end:
                    return replace(w, start=base.end - DAY, end=base.end, precision="night", relative="")
                return base
            return replace(w, start=anchor - DAY, end=anchor, precision="night", relative="") if anchor else None
        if w.relative == "this_time":
            return self._this_time(state, w)
        if w.relative == "previous_night":
            end = base.end if base is not None and base.end else anchor
            if end is None:
                return None
            if base is not None and base.precision == "day" and base.day_told and self._night_before_it(w, base):
                # «У понеділок випустили дев’ять. Попередньої ночі збили п’ять»: the night into that day
                return replace(w, start=end - DAY, end=end, precision="night", relative="")
            if base is None and self._raid(w):  # "The previous night's raid", of a report without another day
                return replace(w, start=end - DAY, end=end, precision="night", relative="")
            return replace(w, start=end - 2 * DAY, end=end - DAY, precision="night", relative="")
        if w.relative == "previous_day":
            start = (
                (base.end if base is not None and base.precision == "night" else base.start)
                if base is not None
                else anchor
            )
            start = start or anchor
            if start is None:
                return None
            if base is not None and (before := self._one_back(w, base)) is not None:
                return before
            if base is not None and self.eve is not None and base.start == base.end == self.eve:
                start = self.eve + DAY  # «накануне вечером» told twice: of one day
            elif base is None:
                self.eve = start - DAY
            return replace(w, start=start - DAY, end=start - DAY, precision="day", relative="")
        if w.relative == "part" and self._since_evening(w):
            # «С вечера враг выпустил 80 дронов»: the night that the story is on, or that the report has behind it
            if base is not None and base.precision == "night":
                return base
            early = anchor is not None and (self.anchor.time is None or self.anchor.time.hour < 15)
            if early and base is None and anchor is not None:
                return replace(w, start=anchor - DAY, end=anchor, precision="night", relative="")
        if w.relative == "part":
            day = self._evening_gone(w, base)
            if day is not None:
                return replace(w, start=day, end=day, precision="day", relative="")
            if base is not None and base.end is not None and (self._on_told_day(state, base) or anchor is None):
                day = base.end
            day = day or anchor
            return replace(w, start=day, end=day, precision="day" if day else "unknown", relative="")
        if w.guessed and w.precision == "time" and base is not None and base.start and self._on_told_day(state, base):
            return self._moved(w, base)
        if w.precision == "time" and w.start is None and w.clock_start is not None:
            day = None
            if (
                base is not None
                and base.start is not None
                and base.end is not None
                and (base.day_told or anchor is None or base.precision != "night")
            ) or (base is not None and base.end is not None and base.precision == "night"):
                day = base.end if w.clock_start.hour < 12 else base.start
                day = self._past_midnight(state, w, day) if day is not None else None
            if day is None and anchor is not None:
                day = anchor
                if self.anchor.time is not None and w.clock_start > self.anchor.time:
                    day = anchor - DAY
            return replace(w, start=day, end=day, precision="time" if day else "unknown")
        return w

    def _this_time(self, state: State, w: When) -> When | None:
        """«Вночі знову били по порту. У понеділок там горів термінал. Цього разу пошкоджено склад»: the story's day,
        or that of the report, where only days before it were told.
        """
        last = [x for x in (state.main, state.night, state.moment) if x is not None and x.end is not None]
        today = self.anchor.day
        told = next((x for x in last if today is not None and x.end is not None and (today - x.end).days <= 1), None)
        earlier = state.when is not None and state.when.end is not None and state.when is not state.main
        if told is None and last and (today is None or not earlier):
            told = last[0]
        return told if told is not None else self._of_anchor(w)

    def _one_back(self, w: When, base: When) -> When | None:
        """«За добу поранено дев’ять. Добою раніше – шестеро»: the 24 hours before those; «збили 16. За день до цього
        летів 31»: the night before that night.
        """
        if base.start is None or base.end is None or (base.end - base.start).days != 1:
            return None
        ranged = base.precision == "range"
        nightly = base.precision == "night" and not _EARLIER.isdisjoint(self.tokens.norm[w.i : w.j])
        if not ranged and not nightly:
            return None
        first, last = base.start - DAY, base.end - DAY
        return replace(w, start=first, end=last, precision=base.precision, relative="")

    def _night_before_it(self, w: When, base: When) -> bool:
        """Whether "the previous night" is the one before a told day, not the last but one."""
        if base.start != base.end:
            return False
        first = self.tokens.norm[w.i]
        return first.startswith(("попередн", "предыдущ", "ніч", "ночь")) or (first.isascii() and self._raid(w))

    def _evening_gone(self, w: When, base: When | None) -> dt.date | None:
        """«Увечері збили один дрон», told at nine in the morning: the evening of the day before."""
        today, now = self.anchor.day, self.anchor.time
        if today is None or now is None or now.hour >= _NOON or (base is not None and base.end not in (None, today)):
            return None
        if base is not None and base.start == base.end and base.day_told:
            return None
        if base is not None and base.precision != "night" and not base.relative and base.day_told:
            return None
        late = any(x.startswith(_EVENINGS) for x in self.tokens.norm[w.i : w.j])
        return today - DAY if late and w.tag == "date.evening" else None

    def _since_evening(self, w: When) -> bool:
        """ "Since the evening", «с вечера», «з вечора»: a night's beginning."""
        norm = self.tokens.norm
        return norm[w.j - 1] in ("вечера", "вечора", "evening") and any(
            norm[k] in ("с", "з", "із", "since") for k in range(max(0, w.i - 2), w.j)
        )

    def _past_midnight(self, state: State, w: When, day: dt.date) -> dt.date:
        """ "At 23:50 on August 14 two drones hit a bakery … One fell on a garage at 02:15": the small hours after."""
        last, today = state.moment, self.anchor.day
        if last is None or last.clock_start is None or w.clock_start is None or last.start != day:
            return day
        forward = last.clock_start.hour >= LATE and w.clock_start.hour <= EARLY and last.i < w.i
        earlier = any(k in _BEFORE for k in self.tokens.norm[max(0, w.i - 6) : w.i])
        return day + DAY if forward and not earlier and (today is None or day < today) else day

    def _on_told_day(self, state: State, base: When) -> bool:
        """Whether the text tells its day, or that of the story of which it is a moment: "On Monday … At 07:30 …"."""
        main = state.main
        return base.day_told or (main is not None and main.day_told and base.end in (main.start, main.end))

    def _moved(self, w: When, base: When) -> When:
        """A window whose day was guessed, on the day that the story is on: "On Friday … From 12:50 to 14:10 …"."""
        if w.clock_start is None or base.start is None or base.end is None:
            return w
        over = w.start != w.end
        if over and base.precision == "night":
            return replace(w, start=base.start, end=base.end)
        day = base.end if w.clock_start.hour < 12 else base.start
        return replace(w, start=day, end=day + DAY if over else day)

    def _of_anchor(self, w: When) -> When | None:
        day = self.anchor.day
        return replace(w, start=day, end=day, precision="day", relative="") if day else None

    def _daily(self, when: When) -> When:
        """A moment without its clock: the day of it."""
        if when.precision == "time" and when.clock_start == when.clock_end:
            return replace(when, precision="day", clock_start=None, clock_end=None)
        return when

    def _when_for(self, state: State, number: int, f: Fact) -> tuple[When | None, bool]:
        """The date of a fact, and whether its own sentence tells it; a fact in a far past has none and is dropped."""
        if f.when is not None:
            return f.when, True
        before = self._days_before(number, f)
        if before is not None:
            return before, True
        when, own = self._when_of(state, number, f)
        if when is not None and when.said and not f.drone:
            # "three days after drones set fire to a depot, it was still burning on Thursday"
            first = next((g for g in self.told[number] if g.i < f.i), f)
            if first is not f and (before := self._days_before(number, first)) is not None:
                return before, True
        other = next((w for w in self.whens[number] if self._elsewhen(w, number, f)), None) if f.drone else None
        if when is None and other is not None:
            story = state.when or state.main
            last = self._resolve(state, other) if story is None else None
            if last is not None and last.start is not None and last.end is not None:
                story = replace(last, start=last.start + DAY, end=last.end + DAY)
            return story, story is not None
        return (self._since(when, f) if when is not None else None), own

    def _since(self, w: When, f: Fact) -> When:
        """ "The number of drones downed since Sunday is 33", «с понедельника сбито 58»: up to the day of the report."""
        today, norm = self.anchor.day, self.tokens.norm
        if w.start is None or w.start != w.end or w.precision != "day" or today is None or w.relative or w.said:
            return w
        several = f.count is None or f.count > 1
        if not several or f.kind not in _SUMMED or not (norm[w.i] in _SINCE or (w.i and norm[w.i - 1] in _SINCE)):
            return w
        if raids.dates(self.doc, w):
            return w  # «от понедельничного удара»
        if not 0 < (today - w.start).days <= WEEK or norm[w.j : w.j + 2][-1:] == ["when"] or norm[w.j] in _UP_TO:
            return w
        return replace(w, end=today, precision="range")

    def repeated(self, number: int) -> int:
        """The token at which a sentence tells that the same happened again, or -1."""
        norm, s = self.tokens.norm, self.doc.sentences[number]
        words = norm[s.start : s.end]
        if (window := self._second_window(number)) >= 0:
            return window
        if "same" not in words and "again" not in words:
            return -1
        for k in range(s.start + 1, s.end - 2):
            if norm[k] == "same" and norm[k - 1] == "the" and any(w.startswith(_RECURRED) for w in norm[k + 1 : k + 3]):
                return k
            if norm[k].startswith(_RECURRED) and norm[k + 1] == "again":
                return k
        return -1

    def _second_window(self, number: int) -> int:
        """ "Closed from 9 p.m. on Tuesday to 11 p.m. and again from 7 to 8 on Wednesday", "no flights between 9 and 10,
        nor between 11 and midnight": the token of "again" before a window for which nothing else is told, or -1.
        """
        norm = self.tokens.norm
        windows = [w for w in self.whens[number] if w.precision == "time" and w.clock_start != w.clock_end]
        if len(windows) < 2 or any(w.posting for w in windows):
            return -1
        for first, then in pairwise(windows):
            k = then.i - 1
            while k > first.j and norm[k] in _FROM_TIME:
                k -= 1
            if k < first.j or norm[k] not in _AGAIN or then.i - first.j > _APART:
                continue
            told = self.told[number]
            closed = [f for f in told if f.kind == "disrupted"]
            if len(closed) == 1 and closed[0].i < first.j and not any(first.j <= f.i < then.i for f in told):
                return k
        return -1

    def _elsewhen(self, w: When, number: int, f: Fact) -> bool:
        """ "Compared with 45 during the previous night": that night is the other figure's."""
        return w.relative == "previous_night" and any(
            g is not f and g.drone and g.i < w.i < g.j for g in self.told[number]
        )

    def _contrasted(self, w: When, f: Fact) -> bool:
        """ "Nobody was hurt; the night before, three were wounded": that night, which opens its clause, is none of
        the night told before it.
        """
        if w.relative not in ("previous_night", "previous_day") or w.i <= f.j:
            return False
        k = w.i - 1
        while k > f.j and self.tokens.norm[k] in _LEADS:
            k -= 1
        return k >= f.j and self.tokens.norm[k] in _CONTRASTS

    def _when_of(self, state: State, number: int, f: Fact) -> tuple[When | None, bool]:
        here = [w for w in self.whens[number] if not w.posting and not self._nth(w)]
        here = [w for w in here if not self._elsewhen(w, number, f) and not self._contrasted(w, f)]
        shared = [o.when for o in self.told[number] if o.when is not None]
        here = [w for w in here if not any(w is o for o in shared)] or here
        # "died on Thursday morning": the morning is that of the day on which something else was
        here = [
            w for k, w in enumerate(here)
            if not (w.relative == "part" and k and here[k - 1].said and w.i <= here[k - 1].j)
        ]  # fmt: skip
        raid = next((w for w in here if self._raid(w)), None) if not f.drone else None
        raid = raid or self._cause(here, number, f)
        if raid is not None:
            return raid, True
        again = self.repeated(number)
        if f.i < again:
            here = [w for w in here if w.i < again] or here  # "… after a drone was seen, and the same happened later"
        here = self._inside_speech(self._same_half(here, number, f), number, f)
        here = self._behind_colon(here, number, f)
        here = [w for w in here if not self.ahead(number, w, f.i)]
        a, b = f.clause
        if f.places and len(self.whens[number]) <= 1:
            a, b = self.doc.sentences[number].start, self.doc.sentences[number].end
        inner = [w for w in here if a <= w.i < b]
        others = [w for w in here if not a <= w.i < b]

        part = self._own_part(here, f)
        if part is not None:
            return part, True
        night = self._which(f, here)
        if night is not None:
            return night, True
        apart = self._long_past(f, here)
        if apart is not None:
            return apart, True

        def best(group: list[When]) -> When | None:
            solid = [w for w in group if not w.said and not w.far and w.relative != "part"]
            # "the drone that fell last August has been identified, the police said on Tuesday": when it fell
            solid = solid or [w for w in group if not w.far and not w.said]
            solid = solid or [w for w in group if w.far and f.i < w.i < f.j + _BESIDE] or [w for w in group if w.said]
            solid = solid or group
            if not solid:
                return None
            far = [w for w in group if w.far and w.i < f.i]
            pointed = ("same_night", "previous_night")  # "compared with others from December … the raid of that night"
            if far and not any(w.day_told or w.precision == "time" or w.relative in pointed for w in solid):
                return far[-1]  # «торік у жовтні збили сім «шахедів» за одну ніч»
            within = [w for w in solid if f.i < w.i < f.j and w.start is not None and not w.said]
            if f.drone and len(within) == 1:
                return within[0]  # "resigned on Thursday over two drones that strayed in on May 7 and hit a tank"
            timed = [w for w in solid if w.precision == "time"]
            pool = timed or [w for w in solid if w.day_told and w.start is not None] or solid
            return min(
                pool,
                key=lambda w: (
                    abs(w.i - f.i) + (200 if w.i > f.j and len(pool) > 1 and any(x.i < f.i for x in pool) else 0)
                ),
            )

        chosen = best(inner)
        # «утром спасатели потушили пожар, а вечером дроны прилетели снова»
        doused = chosen is not None and f.kind in ("fire", "responded") and chosen.said
        doused = doused and chosen is not None and sequel.doused(self.doc, chosen.i, chosen.j)
        if chosen is None or (chosen.said and not doused and any(not w.said for w in others)):
            before = [w for w in others if w.i < f.i]
            chosen = best(before) or best(others) or chosen
        if chosen is None:
            return None, False
        if chosen.relative == "part" and not f.drone:
            return None, False  # "the governor wrote shortly after sunrise"
        if (
            chosen.precision == "time"
            and not chosen.day_told
            and not f.drone
            and chosen.clock_start == chosen.clock_end
            and not any(x.drone for x in self.told[number])
        ):
            return None, False  # "firefighters were at work at 7 a.m." is no incident of its own
        base = state.main or state.when
        if chosen.said and base is not None and (chosen.start is None or base.end is None or chosen.start >= base.end):
            return None, False
        return chosen, True

    def _put_out_before(self, t: Told) -> bool:
        """Whether a fire is that of an attack told before: its sentence tells only when it was put out."""
        return t.fact.kind in ("fire", "responded") and not t.own_when and any(
            w.said and w.i < t.fact.i and sequel.doused(self.doc, w.i, w.j) for w in self.whens[t.fact.sentence]
        )

    def _long_past(self, f: Fact, here: list[When]) -> When | None:
        """ "Months after a drone destroyed it, the ward opened again on Monday", "whose windows drones broke in the
        spring, played on Sunday": a far past right beside what happened, where the day stands behind a comma.
        """
        norm = self.tokens.norm
        far = next((w for w in here if w.far and (f.j <= w.i <= f.j + 4 or w.j <= f.i <= w.j + 3)), None)
        if far is None or not {"since", "for"}.isdisjoint(norm[max(0, far.i - 1) : far.i + 1]):
            return None
        ranked = any(w.endswith("est") or w in ("most", "first", "time") for w in norm[max(0, far.i - 6) : far.i])
        if ranked or any(w.relative in ("same_night", "previous_night") for w in here):
            return None
        a, b = min(f.i, far.i), max(f.j, far.j)
        days = [w for w in here if not w.far and w.start is not None]
        days = [w for w in days if not (norm[far.i] == "anniversary" and w.i <= far.j + 2)]
        if not days or any(a <= w.i < b for w in days):
            return None
        parted = all(_PARTS.intersection(norm[b : w.i] if w.i >= b else norm[w.j : a]) for w in days)
        return far if parted else None

    def _same_half(self, here: list[When], number: int, f: Fact) -> list[When]:
        """ "… closed at 21:15; another was seen, and it closed again on Friday from 05:50": a further drone is of the
        half of the sentence in which it is told, where that half tells a day.
        """
        if f.kind != "sighted" or not f.more or len(here) < 2:
            return here
        s, norm = self.doc.sentences[number], self.tokens.norm
        first = next((k for k in range(f.i, s.start, -1) if norm[k] == ";"), s.start)
        last = next((k for k in range(f.j, s.end) if norm[k] == ";"), s.end)
        own = [w for w in here if first <= w.i < last and w.day_told and not w.far]
        return own or here

    def _own_part(self, here: list[When], f: Fact) -> When | None:
        """«Во вторник дрон упал на поле, а накануне ещё один сбили возле Торжка»: the day that opens a part of the
        sentence is that of what the part tells.
        """
        norm = self.tokens.norm
        near = [w for w in here if w.i < f.i]
        if not f.drone or len(near) < 2 or near[-1].relative not in ("previous_day", "previous_night"):
            return None
        w = near[-1]
        opens = w.i > 1 and norm[w.i - 1] in ("а", "но", "але") and norm[w.i - 2] == ","
        return w if opens and "," not in norm[w.j : f.i] and ";" not in norm[w.j : f.i] else None

    def _which(self, f: Fact, here: list[When]) -> When | None:
        """«После ночи, в которую сбили 14 дронов, порт открылся в девять»: of the clause behind a night its date."""
        norm = self.tokens.norm
        for w in here:
            if w.start is None or not w.j < f.i or norm[w.j] != ",":
                continue
            opens = next((k for k in range(w.j + 1, f.i) if norm[k].startswith(_WHICH_NIGHT)), -1)
            if 0 < opens <= w.j + 3 and "," not in norm[opens : f.i]:
                return w
        return None

    def _behind_colon(self, here: list[When], number: int, f: Fact) -> list[When]:
        """«Свет дали в четверг: дрон повредил линию в понедельник»: of what stands behind a colon its own day."""
        norm, s = self.tokens.norm, self.doc.sentences[number]
        colon = next((k for k in range(f.i - 1, s.start, -1) if norm[k] == ":"), -1)
        own = [w for w in here if w.i > colon and w.start is not None and w.day_told and not w.said and not w.far]
        return own if colon >= 0 and own else here

    def _inside_speech(self, here: list[When], number: int, f: Fact) -> list[When]:
        """«ОВА утром 21 января: «Этой ночью враг выпустил семь дронов»»: of what is said the date within counts."""
        norm = self.tokens.norm
        s = self.doc.sentences[number]
        colon = next((k for k in range(s.start, f.i) if norm[k] == ":" and norm[k + 1] == '"'), -1)
        if colon < 0 or not any(w.i > colon and w.start is not None for w in here):
            return here
        return [w for w in here if w.i > colon]

    def _base(self, state: State, number: int, when: When) -> State:
        """What a backward-pointing date points back to: a date earlier in its own sentence, else the story's."""
        timed = when.precision == "time" and when.start is None  # "On Monday two drones struck a tank at 7 a.m."
        guessed = when.precision == "time" and when.guessed
        if guessed and (after := self._listed_day(number, when)) is not None:
            copy = State()
            copy.when, copy.main = after, state.main
            return copy
        if not when.relative and not timed:
            return state
        earlier = [
            w
            for w in self.whens[number]
            if w.i < when.i and w.start is not None and not w.posting and not w.far
            and (not w.said or when.relative == "previous_night")
        ]
        if not earlier:
            after = self._listed_day(number, when) if timed else None
            if after is None:
                return state
            copy = State()
            copy.when, copy.main = after, state.main
            return copy
        copy = State()
        copy.when, copy.main = earlier[-1], state.main
        if timed and earlier[-1].precision == "time":
            return state
        return copy

    def _listed_day(self, number: int, when: When) -> When | None:
        """The day of a window that is listed with a later one: "from 8 to 9 p.m. and again from 10 to 11 on Monday"."""
        norm = self.tokens.norm
        for w in self.whens[number]:
            if w.i < when.j:
                continue
            listed = 0 < w.i - when.j <= 4 and all(k in _LISTED for k in norm[when.j : w.i])
            if listed and w.precision == "time" and w.start is not None and w.day_told:
                return replace(w, precision="day", end=w.start)
            return None
        return None

    def _still(self, state: State, number: int, when: When) -> bool:
        """ "The fire was still burning on Tuesday": a later day of the same story, which goes on from the attack."""
        s = self.doc.sentences[number]
        before = state.when
        if not self.told[number] or any(f.drone for f in self.told[number]) or before is None or before.end is None:
            return False
        if self.doc.has_any(DRONE, s.start, s.end):
            return False
        return when.precision == "day" and when.start is not None and 0 < (when.start - before.end).days <= 1

    def _aftermath(self, told: list[Told]) -> None:
        """What the next day brought, without a drone of its own ("the school stays closed"), belongs to the attack."""
        attacks: dict[tuple[str, tuple[str, ...]], list[tuple[int, When]]] = {}
        strong: set[int] = set()
        for k, t in enumerate(told):
            w = t.when
            s = self.doc.sentences[t.fact.sentence]
            named = self.doc.has_any(DRONE, s.start, s.end)
            beside = any(
                u.fact.drone and not u.fact.implicit and u.fact.sentence == t.fact.sentence and u.when is not t.when
                for u in told[max(0, k - 4) : k + 5]
            )
            told_drone = (t.fact.drone and not t.fact.implicit) or (named and not beside) or t.fact.when is not None
            # «упал в порту в среду; утром в четверг обломки подожгли цистерну»
            told_drone = told_drone or (
                t.own_when and t.fact.kind in _HARM and self.doc.has("drone.debris", *t.fact.clause)
            )
            if told_drone and not t.heading and w is not None and w.start and w.end:
                strong.add(id(t))
                attacks.setdefault((source_id(t.source), tuple(t.codes)), []).append((t.fact.sentence, w))
        for t in told:
            w = t.when
            if id(t) in strong or t.heading or w is None or w.start is None or w.end is None or not t.codes:
                continue
            mine = attacks.get((source_id(t.source), tuple(t.codes)), [])
            if w.precision not in ("day", "unknown") or any((a.start, a.end) == (w.start, w.end) for _, a in mine):
                continue
            near = [(n, a) for n, a in mine if a.end is not None and 0 <= (w.start - a.end).days <= 1]
            before = [(n, a) for n, a in near if n <= t.fact.sentence]
            if not before and t.own_when and t.fact.kind == "disrupted":
                continue  # "The airport was shut on Wednesday. On Tuesday sightings had led to …": an event of its own
            if near:
                t.when = (before or near)[-1][1]  # of several moments the last that was told before
