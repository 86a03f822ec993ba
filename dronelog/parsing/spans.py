"""Windows of clock times, and nights: «с 20.00 мск 22 мая до 7.00», "overnight into Friday"."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dronelog.parsing.clocks import Clocks
from dronelog.parsing.days import DAY, PARTS, RANGE, Atom, words

_NIGHT_JOIN = words("on of the to into from in - , на с со з із проти под against ( between and і и й та")
_TO = frozenset(("до", "по", "to", "until", "till", "til", "-", "through"))
UNTIL = frozenset(("until", "till", "til", "до"))
FROM = frozenset(("с", "со", "з", "із", "зі", "from", "between", "від", "от", "since", "между", "між"))
#: Words for a night that date a sentence by themselves: «вночі на три години закрили …» is no night into a day.
_ADVERBS = frozenset(("overnight", "ночью", "вночі", "уночі", "ніччю"))
#: "night shift", «ночной режим»: no night of the story.
_NIGHT_THINGS = (
    "shift",
    "vision",
    "club",
    "school",
    "watch",
    "duty",
    "смен",
    "режим",
    "клуб",
    "зміна",
    "зміни",
    "зміну",
    "змін",
    "тариф",
    "экспресс",
    "поезд",
    "потяг",
)
#: «В течение ночи на Кубани»: a whole night, whatever stands behind its preposition.
_THROUGHOUT = frozenset(
    (
        *("течение", "протяжении", "ночное", "продолжение", "время", "ходе"),
        *("протягом", "упродовж", "впродовж", "нічний", "час"),
    )
)
_NIGHT_ITSELF = frozenset(("ніч", "ночь"))
_NIGHTS = frozenset(("date.night", "date.into", "date.night_past"))
_NIGHT_GROUPS = frozenset(("date", "weekday", "attack", "drone"))
_STAYS = frozenset(("stay", "staying", "remain", "remaining", "spend", "spending", "sleep", "sleeping"))
_NOTHING = frozenset(("a", "every", "каждую", "каждой", "щоночі", "per", "one", "кожної", "кожну"))
#: A closure begins a span too: "the runway was closed at 21:05 and reopened at 23:30".
_BEGUN = frozenset(("clock.begin", "outcome.disrupted"))
_FATES = ("outcome.struck", "outcome.intercepted", "outcome.crashed", "outcome.destroyed")
_PAUSES = ("service.cut", "outcome.disrupted")
_BRACKETS = frozenset("(),")
#: No more words than this stand between the two ends of a window.
_REACH = 12
_LONG_REACH = 28


@dataclass(slots=True)
class When:
    """A date expression: tokens `i` to `j`, the days it covers, its precision, clock times where told.

    `relative` is "same", "same_night", "previous_day", "previous_night", "part" (a part of an untold day) or "".
    `posting` marks times of counting, posting or alerting; `said` days that belong to a verb of saying;
    `far` a past that cannot be dated; `day_told` tells that the words themselves name a day.
    """

    i: int
    j: int
    start: dt.date | None
    end: dt.date | None
    precision: str
    clock_start: dt.time | None = None
    clock_end: dt.time | None = None
    relative: str = ""
    posting: bool = False
    said: bool = False
    far: bool = False
    day_told: bool = True
    guessed: bool = False
    shift: int = 0
    tag: str = ""


class Spans(Clocks):
    """Finds the windows and nights of one document; `used` tells which atoms they took, `out` what was found."""

    all: list[Atom]
    used: list[bool]
    out: list[When]
    #: The night that an atom became part of.
    night_of: dict[int, When]

    # --- windows ------------------------------------------------------------------------------------------------------

    def windows(self) -> None:
        """«с 20.00 мск 22 мая до 7.00 мск 23 мая», "between 2 p.m. and 6 p.m. on Wednesday"."""
        for a, first in enumerate(self.all):
            if self.used[a]:
                continue
            if first.what == "clock":
                self._window_at(a, a)
            elif (
                first.what == "day"
                and not first.far
                and a + 1 < len(self.all)
                and self.all[a + 1].what == "clock"
                and self.light(first.j, self.all[a + 1].i)
            ):
                self._window_at(a, a + 1)

    def _window_at(self, a: int, s: int) -> None:
        """A window whose first clock time is atom `s`; atom `a` before it may be its day."""
        atoms = self.all
        start = atoms[s]
        day_a = atoms[a] if a < s else None
        day_b: Atom | None = None
        t = s + 1
        while t < len(atoms) and atoms[t].what != "clock":
            between = atoms[t]
            if self.used[t] or atoms[t].i - start.j > _LONG_REACH:
                return
            if between.what == "day" and not between.far:
                passed = self.closed(start.j, between.i)
                if not passed and self.light(start.j, between.i):
                    day_a = between
                elif t + 1 < len(atoms) and atoms[t + 1].what == "clock" and self.light(between.j, atoms[t + 1].i):
                    day_b = between
                else:
                    return
            elif between.tag not in PARTS and between.tag != "date.same":
                return
            t += 1
        if t >= len(atoms) or self.used[t] or self.broken(start.j, atoms[t].i):
            return
        stop = atoms[t]
        if not self._joined(start, stop, day_a) and not self._dated_ends(start, stop, day_a, day_b):
            return
        last = t
        if day_b is None:
            k = t + 1
            if k < len(atoms) and atoms[k].tag in PARTS and atoms[k].i - stop.j <= 3:
                k += 1
            if k < len(atoms) and self._closes(k, stop):
                day_b, last = atoms[k], k
        when = self._window(start, stop, day_a, day_b)
        if when is None:
            return
        when.i, when.j = min(atoms[a].i, start.i), atoms[last].j
        for k in range(a, last + 1):
            self.used[k] = True
        self._around(when, a)
        self.out.append(when)

    def _closes(self, k: int, stop: Atom) -> bool:
        """Whether the day at atom k stands after a window's end and is its day, not that of the next window."""
        atoms = self.all
        day = atoms[k]
        if day.what != "day" or day.far or self.used[k] or day.i - stop.j > 5 or not self.light(stop.j, day.i):
            return False
        follows = k + 1 < len(atoms) and atoms[k + 1].what == "clock" and atoms[k + 1].i - day.j <= 2
        return not (follows and self.closed(stop.j, day.i))

    def closed(self, i: int, j: int) -> bool:
        """Whether a "to" stands between tokens i and j."""
        return any(self.tokens.norm[k] in _TO or self.doc.tag("date.to", k) is not None for k in range(i, j))

    def joined_days(self, j: int, i: int) -> bool:
        """Whether a word between tokens j and i makes two days one span."""
        return any(
            self.tokens.norm[k] in RANGE or self.tokens.norm[k] == "into" or self.doc.tag("date.to", k) is not None
            for k in range(j, i)
        )

    def opened(self, i: int) -> bool:
        """Whether a "from" stands before token i."""
        for k in range(max(0, i - 4), i):
            if self.tokens.norm[k] in FROM and self.light(k + 1, i):
                return True
            if any(h.tag == "date.from" and (h.end == i or self.light(h.end, i)) for h in self.doc.hits[k]):
                return True
        return False

    def _joined(self, start: Atom, stop: Atom, day: Atom | None) -> bool:
        """Whether the words make a span of two clock times."""
        tokens = self.tokens
        gap = stop.i - start.j
        if gap == 1 and (tokens.norm[start.j] == "-" or tokens.norm[start.j] in _TO):
            return True  # "8:00 to 11:30"
        if (
            gap <= _REACH
            and (self.opened(start.i) or (day is not None and day.i < start.i and self.opened(day.i)))
            and self.closed(start.j, stop.i)
        ):
            return True
        # "began at 22:35 on Thursday and lasted until 05:05", "stopped at 20:55 … and did not resume until 06:45"
        if gap > _LONG_REACH or self.doc.sentence_of[start.i] != self.doc.sentence_of[stop.i]:
            return False
        near = range(max(start.j, stop.i - 6), stop.i)
        over = any(tokens.norm[k] in UNTIL or self.doc.tag("clock.end", k) for k in near)
        if any(self.doc.any(_BEGUN, k) for k in range(max(0, start.i - 6), start.i)) and over:
            return True
        return self._paused(start, stop, over or any(tokens.norm[k - 1 : k + 1] == ["not", "before"] for k in near))

    def _dated_ends(self, start: Atom, stop: Atom, first: Atom | None, last: Atom | None) -> bool:
        """ "Period: 21:30 (17 June) to 06:00 (18 June)", "17 June 21:30 – 18 June 06:00": ends that have days of
        their own, and nothing but a "to" between them.
        """
        if first is None or not self.closed(start.j, stop.i):
            return False
        if last is None:
            # the day of the second end stands behind it
            last = next((d for d in self.all if d.what == "day" and 0 <= d.i - stop.j <= 2), None)
        if last is None or not 0 <= stop.i - start.j <= _REACH:
            return False
        days = range(first.i, first.j), range(last.i, last.j)
        bare = [k for k in range(start.j, stop.i) if not any(k in day for day in days)]
        return all(
            self.light(k, k + 1) or self.tokens.norm[k] in _BRACKETS or self.closed(k, k + 1) for k in bare
        )

    def _paused(self, start: Atom, stop: Atom, over: bool) -> bool:
        """ "A drone was seen at 05:50 and take-offs were stopped until 06:40": a sighting and the pause it brought."""
        doc = self.doc
        s = doc.sentences[doc.sentence_of[start.i]]
        if not over or doc.has_any(_FATES, s.start, s.end) or not doc.has("outcome.sighted", s.start, s.end):
            return False
        return doc.has_any(_PAUSES, start.j, stop.i)

    def _window(self, start: Atom, stop: Atom, a: Atom | None, b: Atom | None) -> When | None:
        if start.time is None or stop.time is None:
            return None
        over = stop.time <= start.time
        told = not (a is None and b is None)
        day_a = a.start if a is not None else None
        day_b = b.end if b is not None else None
        if a is not None and a.start != a.end and b is None:
            # a night or a range of two days: each time on its own side of midnight
            day_a, day_b = (
                (a.start, a.end) if over else ((a.end, a.end) if start.time.hour < 12 else (a.start, a.start))
            )
        if not told:
            day_b = self.anchor.day
            if (
                day_b is not None
                and self.anchor.time is not None
                and not stop.midnight_end
                and stop.time > self.anchor.time
            ):
                day_b -= DAY
            if stop.midnight_end and day_b is not None and self.anchor.time is not None and self.anchor.time.hour >= 12:
                day_b += DAY
        if day_a is not None and start.midnight_end and not start.spoken:
            day_a += DAY  # "24.00" closes the day it is told with
        if day_a is not None and day_b is None:
            day_b = day_a + DAY if over else day_a
        elif day_b is not None and day_a is None:
            if stop.midnight_end and told:
                day_b += DAY
            day_a = day_b - DAY if over else day_b
        elif day_a is not None and day_b is not None and stop.midnight_end and day_b == day_a:
            day_b = day_b + DAY
        if day_a is not None and day_b is not None and (day_b < day_a or (day_b - day_a).days > 2):
            day_b = day_a + DAY if over else day_a
        if day_a is not None and day_a == day_b and stop.time < start.time:
            day_b = day_a + DAY  # both ends told with one day: none ends before it began
        return When(start.i, stop.j, day_a, day_b, "time", start.time, stop.time, day_told=told, guessed=not told)

    def _around(self, when: When, a: int) -> None:
        """A night told just before a window gives its day: "overnight on Friday, 22:00 to 04:00"."""
        if a == 0 or self.used[a - 1] or self.all[a - 1].tag not in _NIGHTS:
            return
        night = self.all[a - 1]
        day = self.all[a]
        if (
            day.what != "day"
            or day.word
            or not self._near(night.j, day.i)
            or when.start is None
            or when.clock_start is None
            or when.clock_end is None
        ):
            return
        if day.start is None or day.end is None:
            return
        first, last = (day.end - DAY, day.end) if day.start == day.end else (day.start, day.end)
        self.used[a - 1] = True
        when.i = night.i
        if when.clock_end <= when.clock_start:
            when.start, when.end = first, last
        else:
            when.start = when.end = last if when.clock_start.hour < 12 else first

    # --- nights -------------------------------------------------------------------------------------------------------

    def nights(self) -> None:
        for a, atom in enumerate(self.all):
            if self.used[a] or atom.what != "tag":
                continue
            if atom.tag == "date.night_previous" and self._night_of_day(a):
                self.used[a] = True  # «попередньої ночі, 9 квітня»
            if atom.tag not in _NIGHTS:
                continue
            self.used[a] = True
            if atom.tag == "date.night" and self._no_night(atom):
                continue
            found = len(self.out)
            if not self._night_of_day(a):
                self._bare_night(a)
            for when in self.out[found:]:
                for b in range(max(0, a - 2), min(len(self.all), a + 4)):
                    if when.i <= self.all[b].i < when.j:
                        self.night_of[b] = when

    def _no_night(self, atom: Atom) -> bool:
        """Every night, day and night, a night shift."""
        norm = self.tokens.norm
        if atom.i and (norm[atom.i - 1] in _NOTHING or norm[atom.i - 1] in _STAYS):
            return True  # also "will stay overnight in the House of Culture"
        if (
            atom.i > 1
            and norm[atom.i - 1] in ("and", "и", "і", "й", "та")
            and norm[atom.i - 2] in ("day", "день", "днем", "вдень", "удень")
        ):
            return True
        if norm[atom.j : atom.j + 1] == ["duty"] and norm[atom.j + 1 : atom.j + 2] != ["officer"]:
            return norm[max(0, atom.i - 1) : atom.i] == ["on"]  # but "overnight duty air-defence systems downed …"
        return atom.j < self.n and norm[atom.j].startswith(_NIGHT_THINGS)

    def _night_of_day(self, a: int) -> bool:
        """A night told with its day: «в ночь на 27 августа», "Friday night", "Wednesday night to Thursday"."""
        atoms, used = self.all, self.used
        atom = atoms[a]
        b = a + 1
        joined = b < len(atoms) and atoms[b].tag in ("date.night", "date.into") and atoms[b].i - atom.j <= 1
        of = self.doc.sentence_of
        # not the end of a title and the lede below it, nor «пережив дві ночі. У ніч на 21 травня …»
        if joined and not self.broken(atom.j, atoms[b].i) and of[atom.i] == of[atoms[b].i]:
            used[b] = True
            b += 1
        day: Atom | None = None
        at = -1
        near = b < len(atoms) and (self._near(atom.j, atoms[b].i) or self._at_night_on(atom, atoms[b]))
        if near and self.free_day(b) and not self._next_window(b):
            day, at = atoms[b], b
        before = a - 1
        if before >= 0 and self.free_day(before) and 0 <= atom.i - atoms[before].j <= 1:
            previous = atoms[before]
            if self.broken(previous.j, atom.i):
                pass
            elif day is None:
                day, at = previous, before
            elif previous.start is not None and day.end is not None and day.end - previous.start == DAY:
                # "Wednesday night to Thursday": both ends are told
                used[before] = used[at] = True
                self._night(min(previous.i, atom.i), day.j, previous.start, day.end, at)
                return True
        if day is None:
            return False
        used[at] = True
        i, j = min(atom.i, day.i), max(atom.j, day.j)
        start, end = day.start, day.end
        if start is None or end is None:
            self.out.append(When(i, j, None, None, "unknown"))
            return True
        if (end - start).days > 1:
            self.out.append(When(i, j, start, end, "range"))
            return True
        if start == end:
            second = max(at, a) + 1
            if second < len(atoms) and atoms[second].tag == "date.morning" and second + 1 < len(atoms):
                second += 1
            follows = (
                second < len(atoms)
                and self.free_day(second)
                and atoms[second].end == start + DAY
                and self.joined_days(j, atoms[second].i)
            )
            if follows and atoms[second].i - j <= 6 and self.light(j, atoms[second].i):
                # «с 31 мая на 1 июня», "Friday night into Saturday morning"
                used[second] = True
                end = start + DAY
                j, at = atoms[second].j, second
            elif atom.tag == "date.night_past" and self.anchor.day is not None and start == self.anchor.day - DAY:
                end = start + DAY  # "last night" is the one before the report, whichever of its days is named
            elif (
                day.i < atom.i
                and day.weekday
                and self._evening_of(atom)
                and (self.anchor.day is None or start < self.anchor.day)
            ):
                end = start + DAY  # "on Sunday night"
            else:
                start = end - DAY
        self._night(i, j, start, end, max(at, a))
        return True

    def _at_night_on(self, night: Atom, day: Atom) -> bool:
        """«Ночью в пятницу сбили три дрона», «вночі у середу»: the night that ends on the day."""
        norm = self.tokens.norm
        return (
            day.weekday and norm[night.j - 1] in _ADVERBS and norm[night.j : day.i] in (["в"], ["во"], ["у"])
            and day.start == day.end
        )  # fmt: skip

    def _evening_of(self, night: Atom) -> bool:
        """In English the night that follows a day bears its name; a raid "overnight" and a Slavic night end on it."""
        word = self.tokens.norm[night.i]
        return word.isascii() and word not in ("overnight", "nightly", "night-time", "nighttime")

    def _night(self, i: int, j: int, start: dt.date, end: dt.date, last: int) -> None:
        """A night found; swallows "… morning" and «(с 18.00 11 мая)», a start without an end, after atom `last`."""
        atoms = self.all
        k = last + 1
        if k < len(atoms) and atoms[k].tag == "date.morning" and atoms[k].i - j <= 1 and not self.used[k]:
            self.used[k] = True
            j, k = atoms[k].j, k + 1
        if (
            k < len(atoms)
            and atoms[k].what == "clock"
            and not self.used[k]
            and atoms[k].i - j <= 4
            and self.opened(atoms[k].i)
            and self.light(j, atoms[k].i)
        ):
            self.used[k] = True
            j = atoms[k].j
            if (
                k + 1 < len(atoms)
                and self.free_day(k + 1)
                and atoms[k + 1].i - j <= 2
                and atoms[k + 1].start in (start, end)
            ):
                self.used[k + 1] = True
                j = atoms[k + 1].j
        self.out.append(When(i, j, start, end, "night"))

    def _bare_night(self, a: int) -> None:
        atom = self.all[a]
        anchor = self.anchor.day
        words = self.tokens.norm
        into = atom.tag == "date.into" and words[atom.i] not in _ADVERBS | {"за"} and words[atom.j - 1] in _NIGHT_JOIN
        named = words[atom.i] in _NIGHT_ITSELF  # «неспокійна ніч на Сумщині»
        if into and not named and _THROUGHOUT.isdisjoint(words[atom.i : atom.j]):
            return  # «в ночь на» with nothing datable after it, but «в течение ночи на Кубани»
        if anchor is None:
            self.out.append(When(atom.i, atom.j, None, None, "unknown", day_told=False))
            return
        before = len(self.out)
        self._night(atom.i, atom.j, anchor - DAY, anchor, a)
        self.out[before].day_told = False

    def free_day(self, k: int) -> bool:
        """Whether atom k is a day that nothing has used and that can be dated."""
        atom = self.all[k]
        return (
            atom.what == "day"
            and not self.used[k]
            and not atom.far
            and not atom.word
            and (atom.start is not None or self.anchor.day is None)
        )

    def _next_window(self, k: int) -> bool:
        """Whether the day at atom k belongs to the clock times after it: "overnight, on 5 May at 03:20"."""
        atoms = self.all
        return (
            k + 1 < len(atoms)
            and atoms[k + 1].what == "clock"
            and "," in self.tokens.norm[atoms[k].i - 2 : atoms[k].i]
            and self.light(atoms[k].j, atoms[k + 1].i)
        )

    def _near(self, j: int, i: int) -> bool:
        if not 0 <= i - j <= 4:
            return False
        for k in range(j, i):
            # «ночной атаки БПЛА 18 сентября», "overnight drone raid on 18 September"
            if (
                self.tokens.norm[k] not in _NIGHT_JOIN
                and self.doc.any_group(_NIGHT_GROUPS, k) is None
                and not self.doc.inside[k]
            ):
                return False
        return True
