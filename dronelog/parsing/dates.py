"""When: days, nights, windows and vague dates, resolved against the report's own date, never the clock.

Rules: docs/method.md, "Dates". An expression that only points back ("the same night", «накануне») is returned with
`relative` set; the discourse resolves it. Single days come from `days`, clock times from
`clocks`, windows and nights from `spans`; here are moments, days, vague words, and whose dates they are.
"""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from itertools import pairwise

from dronelog.parsing import lengths, sequel
from dronelog.parsing.days import DAY, PARTS, Anchor, Atom
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.growth import GROWS
from dronelog.parsing.spans import UNTIL, When
from dronelog.parsing.stretches import Stretches
from dronelog.parsing.tokens import LINE, SIGN, WORD

__all__ = ("Anchor", "Finder", "When", "find", "iso")

_AND = frozenset(("and", "и", "і", "й", "та"))
_AND_ON = _AND | {"on", "в", "во", "у"}
#: Lines of a live blog at least.
LIVE = 3
#: Words in a title over posts.
_NEWEST = frozenset(("останнє", "останні", "нове", "свіже", "последнее", "последние", "новое", "latest", "newest"))
_WHERE = frozenset(("внизу", "вгорі", "знизу", "угорі", "зверху", "вверху", "снизу", "top", "bottom"))
_LIVE = frozenset(
    (
        *("live", "liveblog", "live-blog", "ticker", "rolling", "онлайн", "онлайн-трансляция", "наживо"),
        *("доповнюється", "оновлюється", "обновляется", "дополняется", "пополняется", "updating"),
    )
)
WEEK = dt.timedelta(days=7)
#: What a weekday of a week may be told as.
_OF_A_DAY = ("day", "time")
_PERIOD = frozenset(("период", "період"))
#: Before a night with which the one told before is compared.
_THAN = frozenset(("чем", "ніж", "нежели", "аніж"))
_NIGHTLY = ("ночн", "нічн", "overnight")
_PREVIOUS = ("попередн", "предыдущ")
_NIGHTS_BACK = ("ночами", "ночей", "ночи", "ночі")
_NIGHT_WORDS = ("night", "ноч", "ніч")


#: Tokens of a label before a clock time at most, and messages that such a label may name.
_LABEL = 5
_NOTICES = frozenset(("notice", "notification", "alert", "entry", "telegram", "post", "confirmation", "correction"))

#: Verbs of saying that look back, as aspect tells: beginnings.
_TOLD_THEN = (
    *("писал", "сообщал", "говорил", "отчитывал", "рассказывал", "докладывал", "рапортовал", "повідомлял", "писав"),
    *("повідомляв", "казав", "говорив", "звітував", "розповідав", "писала"),
)


_DAWN = ("світан", "зорі", "рассвет", "заре")
_DAY_PARTS = ("morning", "evening", "afternoon", "утр", "вечер", "ран", "веч")
#: Before a clause of its own.
_OPENS_CLAUSE = frozenset(
    (",", ";", ":", "-", "(", '"', "and", "but", "then", "а", "и", "та", "і", "й", "але", "но", "вже", "уже")
)


#: "3 min read".
_READS = frozenset((*((w, "read") for w in ("min", "mins", "minute", "minutes")), ("reading", "time")))


class Finder(Stretches):
    """Finds the dates of one document."""

    def find(self) -> list[When]:
        """All date expressions of the document, in order."""
        self.all = atoms = self.atoms()
        self.used = [False] * len(atoms)
        self.out = []
        self.night_of = {}
        self.stretches()
        self.windows()
        self.nights()
        self._timeline()
        self._moments()
        self._days()
        taken = {k for w in self.out for k in range(w.i, w.j)}
        self.out += [  # not «за чотири дні, 17 жовтня»: that is when it was
            w for w in lengths.find(self.doc, self.anchor.day) if taken.isdisjoint((*range(w.i, w.j), w.j + 1, w.j + 2))
        ]
        self.out.sort(key=lambda w: w.i)
        self._settle()
        sequel.found(self.doc, self.out)
        sequel.quoted(self.doc, self.out, self.anchor.day)
        return self.out

    # --- moments ------------------------------------------------------------------------------------------------------

    def _timeline(self) -> None:
        """Times at the heads of lines: rising ones are a timeline of the story, falling ones posts of a live blog."""
        atoms = self.all
        first = [a for a, atom in enumerate(atoms) if atom.what == "clock" and not self.used[a] and self._heads(atom)]
        # "11:20 Kropyvnytskyi: …" line after line is a live blog; one such line may tell a moment
        posts = all(atoms[a].i and self.tokens.norm[atoms[a].i - 1] == "[" for a in first)  # "[08:50] This morning …"
        if len(first) > 1 and (posts or self._live() or all(self._told_by(atoms[a].j) for a in first)):
            self.stamps, self.lines = set(first), set[int]()
            return
        order = [atoms[a].time for a in first]
        falling = all(x is not None and y is not None and x > y for x, y in itertools.pairwise(order))
        heads = first if len(first) >= LIVE and falling else [a for a in first if self._stamped(atoms[a])]
        self.stamps, self.lines = set(heads), set[int]()
        times = [atoms[a].time for a in heads]
        if len(heads) < 2 or any(x is None or y is None or x >= y for x, y in itertools.pairwise(times)):
            return
        norm = self.tokens.norm
        for a in heads:
            k = atoms[a].j
            if self.doc.tag("clock.zone", k) if k < self.n else None:
                return
            # a quoted post after the time, or before it
            # («06:45 – БпЛА «Молнія» влучив…» quotes nothing)
            if '"' in norm[k : k + 2] or (atoms[a].i and norm[atoms[a].i - 1] == '"'):
                return
        self.stamps = set()
        self.lines = {atoms[a].i for a in heads}

    def _live(self) -> bool:
        """Whether the title says that what follows are posts: "LIVE: the war", "Live blog", «Онлайн»."""
        heads = itertools.takewhile(lambda s: s.heading, self.doc.sentences[:3])
        return any(not _LIVE.isdisjoint(self.tokens.norm[s.start : s.end]) or self._updated(s) for s in heads)

    def _updated(self, s: Sentence) -> bool:
        """«ХРОНІКА ДНЯ (останнє – внизу)», "latest at the top": a heading that tells where the newest post stands."""
        words = self.tokens.norm[s.start : s.end]
        return not _NEWEST.isdisjoint(words) and not _WHERE.isdisjoint(words)

    def _told_by(self, j: int) -> bool:
        """Whether a speaker and a colon follow a time: "08:10 Governor: a drone has hit a bus"."""
        norm = self.tokens.norm
        colon = next((k for k in range(j, min(self.n, j + 8)) if norm[k] == ":" or self.tokens.kind[k] == LINE), -1)
        if colon < 0 or norm[colon] != ":":
            return False
        return any(self.doc.any_group(("office", "institution"), k) is not None for k in range(j, colon))

    def _heads(self, atom: Atom) -> bool:
        """Whether a clock time stands at the head of a line, before a name or alone."""
        if not self._line_start(atom.i):
            return False
        return self._stamped(atom) or (self.tokens.cap[atom.j] and self.tokens.kind[atom.j] == WORD)

    def _stamped(self, atom: Atom) -> bool:
        """Whether a clock time at the head of a line stands alone there."""
        if atom.j >= self.n:
            return True
        return (
            self.tokens.norm[atom.j] in (".", "-", ":", "|", "]", ")", ",")
            or self.tokens.kind[atom.j] == LINE
            or self.doc.tag("clock.zone", atom.j) is not None
        )

    def _moments(self) -> None:
        atoms = self.all
        for a, atom in enumerate(atoms):
            if self.used[a] or atom.what != "clock" or atom.time is None:
                continue
            if atom.spoken:
                if not atom.midnight_end:  # noon is a part of a day; "shortly before midnight" a day
                    self.out.append(When(atom.i, atom.j, None, None, "unknown", relative="part", day_told=False))
                continue
            posting = a in self.stamps or self.told_later(atom) or self._of_notice(atom)
            when = When(atom.i, atom.j, None, None, "time", atom.time, atom.time, posting=posting, day_told=False)
            self._day_of(when, a)
            if not posting:
                self._open_end(when, atom)
            self.out.append(when)

    def _of_notice(self, atom: Atom) -> bool:
        """ "First notice, 03:10: one drone was destroyed": when a message came that its line opens with."""
        norm = self.tokens.norm
        if atom.j >= self.n or norm[atom.j] not in (":", "-") or atom.i < 2:
            return False
        start = self.doc.sentences[self.doc.sentence_of[atom.i]].start
        if atom.i - start > _LABEL:
            return False
        return any("say.message" in self.doc.tags[k] or norm[k] in _NOTICES for k in range(start, atom.i))

    def _day_of(self, when: When, a: int) -> None:
        """The day told beside the clock time of atom `a`; of a night the evening or the morning."""
        atoms = self.all
        atom = atoms[a]
        for b in (a + 1, a - 1, a + 2, a - 2):
            if not 0 <= b < len(atoms):
                continue
            other = atoms[b]
            lo, hi = (atom.j, other.i) if b > a else (other.j, atom.i)
            if not 0 <= hi - lo <= 4 or not self.light(lo, hi):
                continue
            night = self.night_of.get(b)
            if night is not None and night.start is not None and atom.time is not None:
                when.start = when.end = night.end if atom.time.hour < 12 else night.start
                when.day_told = night.day_told
                return
            if other.what == "day" and not other.far and other.start is not None:
                when.start = when.end = other.start
                when.day_told = True
                self.used[b] = True
                if abs(a - b) == 1:
                    when.i, when.j = min(atom.i, other.i), max(atom.j, other.j)
                return

    def _open_end(self, when: When, atom: Atom) -> None:
        """A start without an end, or an end without a start, is no moment: the night, the day, or nothing."""
        if self._until(atom.i):
            when.posting = True
        elif self.opened(atom.i) and self.tokens.norm[atom.i - 1] != "after":
            if when.start is None and not _PERIOD.isdisjoint(self.tokens.norm[max(0, atom.i - 2) : atom.i]):
                when.start = when.end = self.anchor.day
                when.day_told = self.anchor.day is not None
            if when.start is None:
                when.posting = True
                return
            when.precision, when.clock_start, when.clock_end = "day", None, None
            anchor, now = self.anchor, self.anchor.time
            if when.start == anchor.day and atom.time is not None and now is not None and atom.time < now:
                # «с 00.00 мск сбито 36»: up to now, which is when the report came out
                now = now.replace(second=0, microsecond=0)
                when.precision, when.clock_start, when.clock_end = "time", atom.time, now
                return
            morning = (
                anchor.day is not None
                and when.start + DAY == anchor.day
                and (anchor.time is None or anchor.time.hour < 15)
            )
            if atom.time is not None and atom.time.hour >= 16 and morning:
                when.end, when.precision = when.start + DAY, "night"

    def _told_then(self, when: When, j: int) -> bool:
        """«Накануне, 18 июня, мэр писал об упавшем дроне»: of a day gone by, told then and told again now."""
        today, norm = self.anchor.day, self.tokens.norm
        if today is None or when.end is None or when.end >= today:
            return False
        verb = next((k for k in range(j, min(self.n - 1, j + 6)) if norm[k].startswith(_TOLD_THEN)), -1)
        return verb >= 0 and norm[verb + 1] in ("о", "об", "про")

    def _until(self, i: int) -> bool:
        for k in range(max(0, i - 3), i):
            if self.tokens.norm[k : k + 2] in (["до", "этого"], ["до", "того"], ["до", "цього"]):
                continue  # «До этого, 4 июля, беспилотник рухнул под Кунгуром»
            if self.tokens.norm[k] in UNTIL and self.light(k + 1, i):
                return not (k and self.tokens.norm[k - 1] in ("незадолго", "незадовго", "ближче", "ближе"))
        return False

    def _line_start(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and self.tokens.kind[k] == SIGN:
            k -= 1
        return k < 0 or self.tokens.kind[k] == LINE

    # --- days and words -----------------------------------------------------------------------------------------------

    def _days(self) -> None:
        atoms, used = self.all, self.used
        for a, atom in enumerate(atoms):
            if used[a] or atom.what == "clock":
                continue
            if atom.what == "tag" and (night := self.night_long(a)) is not None:
                self.out.append(night)
                continue
            if atom.what == "tag":
                when = None if atom.tag in PARTS and self.titled(atom) else self._tag(atom)
                if when is not None:
                    when.tag = atom.tag
                    when.posting = (atom.tag in PARTS and self._counted(a)) or self.as_of(atom.i)
                    when.said = bool(when.relative) and not when.posting and self.heads_speech(atom.i, atom.j)
                    when.said = when.said or (when.precision == "range" and self.reviewed(atom.i))
                    if atom.tag in PARTS and not when.said and not self.tokens.norm[atom.i].isascii():
                        # «утром спасатели потушили пожар, а вечером дроны прилетели снова»
                        when.said = sequel.doused(self.doc, atom.i, atom.j)
                    self.out.append(when)
                continue
            if atom.far:
                self.out.append(When(atom.i, atom.j, None, None, "unknown", far=True))
                continue
            night = self.evening_to_morning(a) or self.since_evening(a)
            if night is not None:
                self.out.append(night)
                continue
            start, end, j = atom.start, atom.end, atom.j
            b = a + 1
            if b < len(atoms) and self._both(atom, b):
                used[b] = True
                self.out.append(When(atom.i, atoms[b].j, start, atoms[b].end, "range"))
                continue
            if b < len(atoms) and self._into_next(atom, b):
                used[b] = True
                self.out.append(When(atom.i, atoms[b].j, start, atoms[b].end, "night"))
                continue
            if (
                b < len(atoms)
                and self.free_day(b)
                and 0 < atoms[b].i - j <= 2
                and (self.opened(atom.i) or self._from_to(atom, atoms[b]))
                and self.joined_days(j, atoms[b].i)
            ):
                used[b] = True
                start, end, j = self._stretch(atom, atoms[b])
            precision = "day" if start == end else "range"
            when = When(atom.i, j, start, end, precision if start else "unknown")
            when.posting = self.as_of(atom.i) or self.of_message(j) or (start == end and self._until(atom.i))
            when.said = (self.said_on(atom) or self.heads_speech(atom.i, j)) and not self._told_then(when, j)
            when.said = when.said or (precision == "day" and sequel.after(self.doc, atom.i, j))
            self.out.append(when)

    def _from_to(self, first: Atom, second: Atom) -> bool:
        """ "Week in brief, 28 April to 4 May", «28 апреля – 4 мая»: two dates of a few days, whatever stands before."""
        if first.weekday or second.weekday or first.start is None or second.start is None or second.i - first.j != 1:
            return False
        if self.tokens.norm[first.j] not in ("-", "to", "through", "until", "till", "по", "до"):
            return False
        return DAY <= second.start - first.start <= 2 * WEEK

    def _into_next(self, first: Atom, b: int) -> bool:
        """ "From late Friday into Saturday": one day into the next is the night between them."""
        second = self.all[b]
        if not self.free_day(b) or first.start is None or first.start != first.end or second.start != second.end:
            return False
        gap = self.tokens.norm[first.j : second.i]
        if gap == ["and"] and second.start == first.start + DAY:
            # "between Saturday and Sunday in the night"
            night = self.tokens.norm[second.j : second.j + 1] in (["night"], ["overnight"])
            return self.tokens.norm[first.i - 1] == "between" and night
        return second.start == first.start + DAY and len(gap) <= 3 and "into" in gap

    def _both(self, first: Atom, b: int) -> bool:
        """ "Twenty were shot down on Monday and Tuesday", «в понедельник и вторник»: two days as one span."""
        second, norm = self.all[b], self.tokens.norm
        if not self.free_day(b) or not first.weekday or not second.weekday or first.start is None:
            return False
        gap = norm[first.j : second.i]
        if not gap or gap[0] not in _AND or len(gap) > 2 or gap[-1] not in _AND_ON:
            return False
        after = norm[second.j : second.j + 1]
        part = self.doc.any(PARTS, second.j) is not None or after in (["night"], ["nights"], ["overnight"])
        return first.start == first.end and second.start == first.start + DAY and not part

    def _stretch(self, first: Atom, second: Atom) -> tuple[dt.date | None, dt.date | None, int]:
        """From one day to another; «с понедельника по воскресенье, 10–16 марта» is what the dates say."""
        start, end = first.start, second.end
        if second.start != second.end:
            return second.start, second.end, second.j
        if start is not None and end is not None and end < start:
            start = start - WEEK if first.weekday and start - WEEK <= end else end
        return start, end, second.j

    def _counted(self, a: int) -> bool:
        """When something was over, or told: "by morning", «к утру», «до ранку», "its morning tally"."""
        norm, atom = self.tokens.norm, self.all[a]
        first = norm[atom.i]
        before = norm[atom.i - 1] if atom.i else ""
        dawn = first == "на" and norm[atom.j - 1].startswith(_DAWN)  # «на світанку – ще чотири»
        if (first in ("by", "к", "until", "till", "на") and not dawn) or before in ("by", "until", "till", "к"):
            return True
        if "до" in (first, before) and norm[atom.j - 1].startswith(("утра", "ранк", "вечер", "вечор", "обед", "обід")):
            return True
        if (
            a + 1 < len(self.all)
            and self.all[a + 1].what == "day"
            and self.all[a + 1].i == atom.j
            and self.heads_speech(atom.i, self.all[a + 1].j)
        ):
            return True
        # «пожежу загасили до світанку»
        if any(self.doc.tag("outcome.responded", k) for k in range(max(0, atom.i - 2), atom.i)):
            return True
        # «доповів удосвіта міський голова»
        spoken = atom.i > 0 and self.doc.tag("say", atom.i - 1) is not None
        return spoken or self.of_message(atom.j) or self.heads_speech(atom.i, atom.j)

    def _tag(self, atom: Atom) -> When | None:
        i, j, tag, anchor = atom.i, atom.j, atom.tag, self.anchor.day
        unknown = When(i, j, None, None, "unknown", day_told=False)
        if tag == "date.recent":
            return When(
                i, j, anchor - WEEK if anchor else None, anchor, "approx" if anchor else "unknown", guessed=True
            )
        if tag == "date.past_day":
            return When(i, j, anchor - DAY, anchor, "range", day_told=False) if anchor else unknown
        if tag == "date.past_week":
            if anchor is None:
                return When(i, j, None, None, "unknown")
            monday = anchor - dt.timedelta(days=anchor.weekday() + 7)
            if anchor.weekday() == 6 and not self._last_week(i, j):
                monday += WEEK  # on a Sunday "the past week" is the one that ends
            return When(i, j, monday, monday + 6 * DAY, "range")
        if tag == "date.this_week":
            if anchor is None:
                return When(i, j, None, None, "unknown")
            return When(i, j, anchor - dt.timedelta(days=anchor.weekday()), anchor, "range")
        if tag == "date.weekend":
            if anchor is None:
                return unknown
            sunday = anchor - dt.timedelta(days=(anchor.weekday() + 1) % 7)
            return When(i, j, sunday - DAY, sunday, "range")
        if tag == "date.same":
            night = any(w.startswith(_NIGHT_WORDS) for w in self.tokens.norm[i:j])
            return replace(unknown, relative="same_night" if night else "same")
        if tag == "date.night_previous":
            return replace(unknown, relative="previous_night")
        if tag in ("date.day_next", "date.night_next"):
            return replace(unknown, relative="next_day" if tag == "date.day_next" else "next_night")
        if tag == "date.this_time":
            return replace(unknown, relative="this_time")
        if tag == "date.day_previous":
            return replace(unknown, relative="previous_day")
        if tag in PARTS:
            return replace(unknown, relative="part")
        if tag == "date.far_past":
            return When(i, j, None, None, "unknown", far=True)
        if tag == "shift":
            return replace(unknown, shift=atom.days, day_told=True)
        return None

    def _last_week(self, i: int, j: int) -> bool:
        return any(
            self.doc.tag("date.last", k)
            or self.tokens.norm[k].startswith(("last", "previous", "прошл", "минул", "попередн"))
            for k in range(i, j)
        ) and not any(
            w.startswith(("за", "over", "in", "during", "протяг", "упродовж", "впродовж"))
            for w in self.tokens.norm[i:j]
        )

    # --- the whole ----------------------------------------------------------------------------------------------------

    def _in_title(self, number: int) -> bool:
        """Whether the title tells the day before in the same words as date `number`."""
        w, of, norm = self.out[number], self.doc.sentence_of, self.tokens.norm
        first = self.out[0]
        title = self.doc.sentences[of[first.i]]
        return (
            number > 0 and first.relative == "previous_day" and title.heading and of[w.i] != of[first.i]
            and norm[first.i : first.j] == norm[w.i : w.j]
        )  # fmt: skip

    def _settle(self) -> None:
        """What needs the expressions before it: windows without a day, "two days earlier", spans a date explains."""
        out, of = self.out, self.doc.sentence_of
        self._stamp()
        for first, second in itertools.pairwise(out):
            self._night_of(first, second)
            self._in_last_week(first, second)
            between = first.i and self.tokens.norm[first.i - 1] == "between"
            if (
                between and self.tokens.norm[first.j : second.i] == ["and"] and second.precision == "night"
                and first.precision == "day" and first.start == second.start
            ):  # fmt: skip
                first.posting = True  # "between Saturday and Sunday in the night": the one night
        told: When | None = None
        for number, w in enumerate(out):
            if w.precision == "night" and w.start is not None and w.end is not None and self._compared(number):
                w.start, w.end = w.start - DAY, w.end - DAY
            if w.guessed and w.precision == "time" and told is not None and of[told.i] >= of[w.i] - 1:
                self._on_day_of(w, told)
                # "On Saturday flights were stopped from 21:15 to 23:00"
                w.guessed = w.guessed and of[told.i] != of[w.i]
            if w.i in self.lines and w.start is None:
                self._of_timeline(w, told)
            elif w.start is None and w.precision == "time" and not w.relative and number:
                self._hour_later(out[number - 1], w)
            if w.relative in ("next_day", "next_night") or w.shift < 0:
                self._next(w, told)
            elif w.shift and self._beside(number):
                w.posting = True  # "a week earlier, on the night of June 28–29": the date says it
            elif w.shift:
                base = told.start if told is not None else self.anchor.day
                if told is not None and told.precision == "night" and not self.tokens.norm[w.i].isascii():
                    base = told.end  # «в ночь на 20 мая … тремя днями ранее»: the 17th
                if base is not None:
                    w.start = w.end = base - dt.timedelta(days=w.shift)
                    w.precision = "day"
                    if self._by_nights(w):
                        w.start, w.precision = w.start - DAY, "night"  # «двумя ночами ранее»
            if w.precision == "range" and self.doc.has("ordinal", self.doc.sentences[of[w.i]].start, w.i) and (
                self.tokens.norm[w.i : w.j] in (["за", "неделю"], ["за", "тиждень"], ["за", "месяц"], ["за", "місяць"])
            ):
                w.posting = True  # «это уже третья атака за неделю»
            if w.tag == "date.past_day" and self._growing(w):
                w.posting = True  # «число раненых выросло за сутки до девяти»
            if w.tag == "date.past_day" and number and self._day_before(w, out[number - 1]):
                w.start = w.end = None
                w.precision, w.relative = "unknown", "previous_day"
            if w.relative == "previous_day" and self._in_title(number):
                w.relative = "same"  # «Накануне сбиты 14 дронов» in the title, and again in the text
            if w.relative == "previous_day" and self._beside(number):
                w.posting = True  # «напередодні, 8 червня»: the date says it
            elif w.relative == "previous_day":
                spoken = next(
                    (
                        x
                        for x in reversed(out[max(0, number - 6) : number])
                        if x.said and x.start is not None and of[x.i] == of[w.i]
                    ),
                    None,
                )
                if spoken is not None and spoken.start is not None:
                    w.start = w.end = spoken.start - DAY
                    w.precision, w.relative = "day", ""
            if w.tag in ("date.past_day", "date.past_week", "date.this_week", "date.weekend"):
                w.posting = w.posting or self._explained(number, w)
            if w.day_told and w.start is not None and not w.posting and not w.said and not w.far and not w.guessed:
                told = w

    def _day_before(self, w: When, last: When) -> bool:
        """«Вночі поранено двох. Попередньої доби загинула жінка»: the day before a night told in the text."""
        if not any(x.startswith(_PREVIOUS) for x in self.tokens.norm[w.i : w.j]):
            return False
        return last.precision in ("night", "day") and last.end == w.end and not last.said and not last.posting

    def _growing(self, w: When) -> bool:
        """Whether a tally has grown over the day told: «збільшилася за добу», «за сутки выросло»."""
        norm = self.tokens.norm
        return any(x.startswith(GROWS) for x in (*norm[max(0, w.i - 2) : w.i], *norm[w.j : w.j + 2]))

    def _by_nights(self, w: When) -> bool:
        """Whether nights are counted back: «двумя ночами ранее», «трьома ночами раніше»."""
        return any(x.startswith(_NIGHTS_BACK) for x in self.tokens.norm[w.i : w.j])

    def _compared(self, number: int) -> bool:
        """«Ночью сбили 24. Это больше, чем прошлой ночью»: the night before the one told."""
        w = self.out[number]
        if not w.i or self.tokens.norm[w.i - 1] not in _THAN:
            return False
        return any((x.start, x.end, x.precision) == (w.start, w.end, "night") for x in self.out[:number])

    def _hour_later(self, before: When, w: When) -> None:
        """ "At 20:51 on Tuesday …; at 21:40 …": the second hour of a sentence is of the first one's day."""
        if before.precision != "time" or before.start is None or before.start != before.end:
            return
        if self.doc.sentence_of[before.i] != self.doc.sentence_of[w.i] or before.clock_start is None:
            return
        if w.clock_start is not None and w.clock_start > before.clock_start:
            w.start = w.end = before.start
            w.day_told = True

    def _next(self, w: When, told: When | None) -> None:
        """ "On Tuesday … A day later a drone hit a mill", «следующей ночью», "two days later": counted on from the day
        told before; nothing without one, or where the day counted to is still to come.
        """
        night = w.relative == "next_night"
        on = 1 if not w.shift else -w.shift
        w.relative, w.shift = "", 0
        opens = w.i == self.doc.sentences[self.doc.sentence_of[w.i]].start or self.tokens.norm[w.i - 1] in _OPENS_CLAUSE
        if told is None or told.end is None or not (opens or night):
            # "the governor wrote the following morning", "divers were still looking the next day"
            part = self.tokens.norm[w.j - 1].startswith(_DAY_PARTS)
            w.relative, w.posting = "part" if part else "", not part
            return
        nightly = told.precision == "night"
        first = told.end + (on - 1 if nightly or night else on) * DAY
        last = first + DAY if night else first
        if self.anchor.day is not None and last > self.anchor.day:
            w.posting = True
            return
        w.start, w.end, w.precision, w.day_told = first, last, "night" if night else "day", True

    def _night_of(self, night: When, day: When) -> None:
        """«Нічний рахунок Повітряних сил на вівторок, 3 червня»: a night by an adjective, then the day it ends."""
        norm = self.tokens.norm
        if (
            night.precision == "night"
            and not night.day_told
            and night.j - night.i == 1
            and norm[night.i].startswith(_NIGHTLY)
            and day.precision == "day"
            and day.start is not None
            and day.start == day.end
            and (night.end is None or 0 <= (night.end - day.start).days <= 1)
            and day.i - night.j <= 8
            and self.doc.sentence_of[day.i] == self.doc.sentence_of[night.i]
            and not any("outcome" in self.doc.groups[k] or norm[k] in ",:;" for k in range(night.j, day.i))
        ):
            day.start, day.precision = day.start - DAY, "night"
            night.posting = True

    def _in_last_week(self, first: When, second: When) -> None:
        """ "On Tuesday of last week", "last week, on Thursday", «на прошлой неделе, во вторник»: that week's day."""
        day, week = (first, second) if second.tag == "date.past_week" else (second, first)
        if week.tag != "date.past_week" or week.start is None or day.start is None or day.precision not in _OF_A_DAY:
            return
        if day.start != day.end or second.i - first.j > 3 or not self._last_week(week.i, week.j):
            return
        named = any(self.doc.any_group(("weekday",), k) is not None for k in range(day.i, day.j))
        if named and not any(self.doc.tag("month", k) for k in range(day.i, day.j)) and self.light(first.j, second.i):
            day.start = day.end = week.start + day.start.weekday() * DAY
            day.said = False
            week.posting = True

    def _of_timeline(self, w: When, told: When | None) -> None:
        """A time of a timeline stands on the day that heads it, or on the report's."""
        if told is not None and told.start is not None and told.end is not None and w.clock_start is not None:
            w.start = w.end = told.end if w.clock_start.hour < 12 else told.start
        elif self.anchor.day is not None and w.clock_start is not None:
            early = self.anchor.time is not None and w.clock_start > self.anchor.time
            w.start = w.end = self.anchor.day - DAY if early else self.anchor.day
        w.day_told = w.start is not None

    def _on_day_of(self, w: When, told: When) -> None:
        """A window without a day stands on the day last told."""
        if (
            told.start is None
            or told.end is None
            or w.clock_start is None
            or w.clock_end is None
            or told.precision not in ("day", "night", "time")
        ):
            return
        self._put(w, told.start, told.end)

    def _put(self, w: When, first: dt.date, last: dt.date) -> None:
        if w.clock_start is None or w.clock_end is None:
            return
        if w.clock_end <= w.clock_start:
            w.start = first
            w.end = first + DAY
        else:
            w.start = w.end = last if w.clock_start.hour < 12 else first

    def _explained(self, number: int, w: When) -> bool:
        """Whether a date in the same sentence says which day or week is meant: «за минувшие сутки, 4 мая»."""
        of = self.doc.sentence_of
        for x in self.out[max(0, number - 2) : number + 3]:
            if (
                x is w
                or x.start is None
                or x.end is None
                or x.posting
                or x.said
                or of[x.i] != of[w.i]
                or not x.day_told
                or x.guessed
            ):
                continue
            if x.precision == "range" or (
                w.tag == "date.past_day" and (x.precision == "time" or 0 <= x.i - w.j <= 3 or 0 <= w.i - x.j <= 2)
            ):
                return True
        return False

    def _beside(self, number: int) -> bool:
        """Whether a date follows at once."""
        w = self.out[number]
        after = self.out[number + 1] if number + 1 < len(self.out) else None
        return (
            after is not None
            and after.start is not None
            and after.day_told
            and after.i - w.j <= 2
            and self.light(w.j, after.i)
        )

    def _bylines(self) -> None:
        """ "by Anna Koval, May 30, 2024, 9:41 AM, 3 min read": when it was put out."""
        norm = self.tokens.norm
        if "read" not in norm and "reading" not in norm:
            return
        reads = [k for k, pair in enumerate(pairwise(norm), 1) if pair in _READS]
        of = self.doc.sentence_of
        for w in self.out:
            if any(of[k] == of[w.i] and k - 20 < w.i < k for k in reads):
                w.posting = True

    def _stamp(self) -> None:
        """Marks the dates of publication in the text: a line that is only a date, a dateline («КИЕВ, 5 мая –»)."""
        kind, norm = self.tokens.kind, self.tokens.norm
        anchor = self.anchor.day
        self._bylines()
        for w in self.out:
            if (
                w.start is None
                or w.start != w.end
                or not w.day_told
                or w.precision not in ("day", "time")
                or w.clock_start != w.clock_end
            ):
                continue
            if anchor is not None and abs((anchor - w.start).days) > (1 if w.precision == "time" else 0):
                continue
            a, b = w.i, w.j
            while a > 0 and kind[a - 1] != LINE and w.i - a < 12:
                a -= 1
            while b < self.n and kind[b] != LINE and b - w.j < 12:
                b += 1
            alone = (a == 0 or kind[a - 1] == LINE) and (b == self.n or kind[b] == LINE)
            if alone and not self.content(a, b) and not (b - w.j <= 1 and norm[b - 1] == ":"):
                w.posting = True
            elif (
                (a == 0 or (self.doc.sentence_of[w.i] <= 2 and norm[w.j : w.j + 1] == ["("]))
                and w.j < self.n and norm[w.j] in ("-", ":", ".", "(", ")", "/") and w.precision == "day"
            ):  # fmt: skip
                # also below a title: "March 1 (Reuters) - Three people were killed"
                names = all(kind[k] == SIGN or self.tokens.cap[k] or norm[k] in ("of", "on") for k in range(a, w.i))
                w.posting = w.posting or (names and not self.content(a, w.i))


def find(doc: Document, anchor: Anchor) -> list[When]:
    """All date expressions of a document, in order."""
    return Finder(doc, anchor).find()


def iso(when: When) -> tuple[str | None, str | None]:
    """Start and end as strings of the contract."""
    if when.start is None or when.end is None:
        return None, None
    if when.precision == "time" and when.clock_start is not None and when.clock_end is not None:
        return (
            f"{when.start.isoformat()}T{when.clock_start.strftime('%H:%M')}",
            f"{when.end.isoformat()}T{when.clock_end.strftime('%H:%M')}",
        )
    return when.start.isoformat(), when.end.isoformat()
