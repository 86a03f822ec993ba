"""When: days, nights, windows and vague dates, resolved against the report's own date, never the clock.

Rules: docs/method.md, "Dates". An expression that only points back ("the same night", «накануне») is returned with
`relative` set; the discourse resolves it. The single days and times come from `moments`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from dronelog.parsing.document import Document
from dronelog.parsing.moments import DAY, RANGE, Anchor, Atom, Pieces
from dronelog.parsing.tokens import LINE, SIGN, WORD

__all__ = ("Anchor", "Finder", "When", "find", "iso")

WEEK = dt.timedelta(days=7)
_NIGHT_JOIN = frozenset("on of the to into from in - , на с со з із проти под against ( between and і и й та".split())
_TO = frozenset(("до", "по", "to", "until", "till", "til", "-", "through"))
_UNTIL = frozenset(("until", "till", "til", "до"))
_FROM = frozenset(("с", "со", "з", "із", "зі", "from", "between", "від", "от", "since", "между", "між"))
_BY = frozenset(("by", "к"))
#: Words for a night that date a sentence by themselves: «вночі на три години закрили …» is no night into a day.
_ADVERBS = frozenset(("overnight", "ночью", "вночі", "уночі", "ніччю"))
#: "night shift", «ночной режим»: no night of the story.
_NIGHT_THINGS = ("shift", "vision", "club", "school", "watch", "duty", "смен", "режим", "клуб", "зміна", "зміни", "зміну", "змін", "тариф", "экспресс", "поезд", "потяг")
_NIGHT_WORDS = ("night", "ноч", "ніч")
_PARTS = frozenset(("date.morning", "date.daytime", "date.evening"))
_NIGHTS = frozenset(("date.night", "date.into", "date.night_past"))
_NIGHT_GROUPS = frozenset(("date", "weekday", "attack", "drone"))
_NOTHING = frozenset(("a", "every", "каждую", "каждой", "щоночі", "per", "one", "кожної", "кожну"))
#: Between a verb of saying and its day or time: "said in a statement on Friday", "wrote shortly after 2 a.m.".
_SAID_ON = frozenset(
    "on in at a an the his her its late early in about around shortly after here only just to telegram facebook x channel reporters"
    " journalists в во у о об на своем своєму своїй утром morning evening afternoon later ще еще".split()
)
_CONTENT = frozenset(("outcome", "drone", "object", "attack", "harm", "casualty", "fatality"))
_THAT = frozenset(("that", "что", "що", "of", "about", "о", "об", "про", ":", '"', "("))
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


class Finder(Pieces):
    """Finds the dates of one document."""

    def find(self) -> list[When]:
        """All date expressions of the document, in order."""
        self.all = atoms = self.atoms()
        self.used = [False] * len(atoms)
        self.out: list[When] = []
        self._windows()
        self._nights()
        self._timeline()
        self._moments()
        self._days()
        self.out.sort(key=lambda w: w.i)
        self._settle()
        return self.out

    # --- windows ------------------------------------------------------------------------------------------------------

    def _windows(self) -> None:
        """«с 20.00 мск 22 мая до 7.00 мск 23 мая», "between 2 p.m. and 6 p.m. on Wednesday"."""
        for a, first in enumerate(self.all):
            if self.used[a]:
                continue
            if first.what == "clock":
                self._window_at(a, a)
            elif first.what == "day" and not first.far and a + 1 < len(self.all) and self.all[a + 1].what == "clock" and self.light(first.j, self.all[a + 1].i):
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
                passed = self._closed(start.j, between.i)
                if not passed and self.light(start.j, between.i):
                    day_a = between
                elif t + 1 < len(atoms) and atoms[t + 1].what == "clock" and self.light(between.j, atoms[t + 1].i):
                    day_b = between
                else:
                    return
            elif between.tag not in _PARTS and between.tag != "date.same":
                return
            t += 1
        if t >= len(atoms) or self.used[t] or self.broken(start.j, atoms[t].i):
            return
        stop = atoms[t]
        if not self._joined(start, stop, day_a):
            return
        last = t
        if day_b is None:
            k = t + 1
            if k < len(atoms) and atoms[k].tag in _PARTS and atoms[k].i - stop.j <= 3:
                k += 1
            if k < len(atoms) and atoms[k].what == "day" and not atoms[k].far and not self.used[k] and atoms[k].i - stop.j <= 5 and self.light(stop.j, atoms[k].i):
                # a day that opens the next window is not the end of this one
                if not (k + 1 < len(atoms) and atoms[k + 1].what == "clock" and atoms[k + 1].i - atoms[k].j <= 2 and self._closed(stop.j, atoms[k].i)):
                    day_b, last = atoms[k], k
        when = self._window(start, stop, day_a, day_b)
        if when is None:
            return
        when.i, when.j = min(atoms[a].i, start.i), atoms[last].j
        for k in range(a, last + 1):
            self.used[k] = True
        self._around(when, a)
        self.out.append(when)

    def _closed(self, i: int, j: int) -> bool:
        """Whether a "to" stands between tokens i and j."""
        return any(self.tokens.norm[k] in _TO or self.doc.tag("date.to", k) is not None for k in range(i, j))

    def _opened(self, i: int) -> bool:
        """Whether a "from" stands before token i."""
        for k in range(max(0, i - 4), i):
            if self.tokens.norm[k] in _FROM and self.light(k + 1, i):
                return True
            if any(h.tag == "date.from" and (h.end == i or self.light(h.end, i)) for h in self.doc.hits[k]):
                return True
        return False

    def _joined(self, start: Atom, stop: Atom, day: Atom | None) -> bool:
        """Whether the words make a span of two clock times."""
        tokens = self.tokens
        gap = stop.i - start.j
        if gap == 1 and tokens.norm[start.j] == "-":
            return True
        if gap <= _REACH and (self._opened(start.i) or (day is not None and day.i < start.i and self._opened(day.i))) and self._closed(start.j, stop.i):
            return True
        # "began at 22:35 on Thursday and lasted until 05:05", "stopped at 20:55 … and did not resume until 06:45"
        if gap > _LONG_REACH or self.doc.sentence_of[start.i] != self.doc.sentence_of[stop.i]:
            return False
        begun = any(self.doc.tag("clock.begin", k) for k in range(max(0, start.i - 6), start.i))
        return begun and any(tokens.norm[k] in _UNTIL or self.doc.tag("clock.end", k) for k in range(max(start.j, stop.i - 6), stop.i))

    def _window(self, start: Atom, stop: Atom, a: Atom | None, b: Atom | None) -> When | None:
        if start.time is None or stop.time is None:
            return None
        over = stop.time <= start.time
        told = not (a is None and b is None)
        day_a = a.start if a is not None else None
        day_b = b.end if b is not None else None
        if a is not None and a.start != a.end and b is None:
            # a night or a range of two days: each time on its own side of midnight
            day_a, day_b = (a.start, a.end) if over else ((a.end, a.end) if start.time.hour < 12 else (a.start, a.start))
        if not told:
            day_b = self.anchor.day
            if day_b is not None and self.anchor.time is not None and not stop.midnight_end and stop.time > self.anchor.time:
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
        return When(start.i, stop.j, day_a, day_b, "time", start.time, stop.time, day_told=told, guessed=not told)

    def _around(self, when: When, a: int) -> None:
        """A night told just before a window gives its day: «в ночь на 12 мая (с 18.00 до 7.00)», "overnight on Friday, 22:00 to 04:00"."""
        if a == 0 or self.used[a - 1] or self.all[a - 1].tag not in _NIGHTS:
            return
        night = self.all[a - 1]
        day = self.all[a]
        if day.what != "day" or day.word or not self._near(night.j, day.i) or when.start is None or when.clock_start is None or when.clock_end is None:
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

    def _nights(self) -> None:
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
            if not self._night_of_day(a):
                self._bare_night(a)

    def _no_night(self, atom: Atom) -> bool:
        """Every night, day and night, a night shift."""
        norm = self.tokens.norm
        if atom.i and norm[atom.i - 1] in _NOTHING:
            return True
        if atom.i > 1 and norm[atom.i - 1] in ("and", "и", "і", "й", "та") and norm[atom.i - 2] in ("day", "день", "днем", "вдень", "удень"):
            return True
        return atom.j < self.n and norm[atom.j].startswith(_NIGHT_THINGS)

    def _night_of_day(self, a: int) -> bool:
        """A night told with its day: «в ночь на 27 августа», "Friday night", "between Wednesday night and Thursday morning"."""
        atoms, used = self.all, self.used
        atom = atoms[a]
        b = a + 1
        if b < len(atoms) and atoms[b].tag in ("date.night", "date.into") and atoms[b].i - atom.j <= 1:
            used[b] = True
            b += 1
        day: Atom | None = None
        at = -1
        if b < len(atoms) and self._free_day(b) and self._near(atom.j, atoms[b].i) and not self._next_window(b):
            day, at = atoms[b], b
        before = a - 1
        if before >= 0 and self._free_day(before) and 0 <= atom.i - atoms[before].j <= 1 and not self.broken(atoms[before].j, atom.i):
            previous = atoms[before]
            if day is None or atom.tag != "date.into":
                if day is None or not (previous.start and day.end and day.end - previous.start == DAY):
                    if day is None:
                        day, at = previous, before
                else:
                    # "Wednesday night to Thursday": both ends are told
                    used[before] = used[at] = True
                    self._night(min(previous.i, atom.i), day.j, previous.start, day.end, at)
                    return True
            elif previous.start is not None and day.end is not None and day.end - previous.start == DAY:
                used[before] = True
                self._night(previous.i, day.j, previous.start, day.end, at)
                used[at] = True
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
            follows = second < len(atoms) and self._free_day(second) and atoms[second].end == start + DAY and self._to(j, atoms[second].i)
            if follows and atoms[second].i - j <= 6 and self.light(j, atoms[second].i):
                # «с 31 мая на 1 июня», "Friday night into Saturday morning"
                used[second] = True
                end = start + DAY
                j, at = atoms[second].j, second
            elif atom.tag == "date.night_past" and self.anchor.day is not None and start == self.anchor.day - DAY:
                end = start + DAY  # "last night" is the one before the report, whichever of its days is named
            elif day.i < atom.i and day.weekday and self._evening_of(atom) and (self.anchor.day is None or start < self.anchor.day):
                end = start + DAY  # "on Sunday night"
            else:
                start = end - DAY
        self._night(i, j, start, end, max(at, a))
        return True

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
        if k < len(atoms) and atoms[k].what == "clock" and not self.used[k] and atoms[k].i - j <= 4 and self._opened(atoms[k].i) and self.light(j, atoms[k].i):
            self.used[k] = True
            j = atoms[k].j
            if k + 1 < len(atoms) and self._free_day(k + 1) and atoms[k + 1].i - j <= 2 and atoms[k + 1].start in (start, end):
                self.used[k + 1] = True
                j = atoms[k + 1].j
        self.out.append(When(i, j, start, end, "night"))

    def _bare_night(self, a: int) -> None:
        atom = self.all[a]
        anchor = self.anchor.day
        words = self.tokens.norm
        if atom.tag == "date.into" and words[atom.i] not in _ADVERBS and words[atom.j - 1] in _NIGHT_JOIN:
            return  # «в ночь на» with nothing datable after it
        if anchor is None:
            self.out.append(When(atom.i, atom.j, None, None, "unknown", day_told=False))
            return
        before = len(self.out)
        self._night(atom.i, atom.j, anchor - DAY, anchor, a)
        self.out[before].day_told = False

    def _free_day(self, k: int) -> bool:
        """Whether atom k is a day that nothing has used and that can be dated."""
        atom = self.all[k]
        return atom.what == "day" and not self.used[k] and not atom.far and not atom.word and (atom.start is not None or self.anchor.day is None)

    def _next_window(self, k: int) -> bool:
        """Whether the day at atom k belongs to the clock times after it: "overnight, on 5 May at 03:20"."""
        atoms = self.all
        return k + 1 < len(atoms) and atoms[k + 1].what == "clock" and "," in self.tokens.norm[atoms[k].i - 2 : atoms[k].i] and self.light(atoms[k].j, atoms[k + 1].i)

    def _near(self, j: int, i: int) -> bool:
        if not 0 <= i - j <= 4:
            return False
        for k in range(j, i):
            # «ночной атаки БПЛА 18 сентября», "overnight drone raid on 18 September"
            if self.tokens.norm[k] not in _NIGHT_JOIN and not any(h.group in _NIGHT_GROUPS for h in self.doc.hits[k]) and not self.doc.inside[k]:
                return False
        return True

    # --- moments ------------------------------------------------------------------------------------------------------

    def _timeline(self) -> None:
        """Times at the heads of lines: rising ones are a timeline of the incident, falling ones the posts of a live blog."""
        atoms = self.all
        heads = [a for a, atom in enumerate(atoms) if atom.what == "clock" and not self.used[a] and self._stamped(atom)]
        self.stamps, self.lines = set(heads), set[int]()
        times = [atoms[a].time for a in heads]
        if len(heads) < 2 or any(x is None or y is None or x >= y for x, y in zip(times, times[1:], strict=False)):
            return
        norm = self.tokens.norm
        for a in heads:
            k = atoms[a].j
            if self.doc.tag("clock.zone", k) if k < self.n else None:
                return
            # a quoted post after the time, or before it
            if '"' in norm[k : k + 3] or (atoms[a].i and norm[atoms[a].i - 1] == '"'):
                return
        self.stamps = set()
        self.lines = {atoms[a].i for a in heads}

    def _stamped(self, atom: Atom) -> bool:
        """Whether a clock time stands alone at the head of a line."""
        if not self._line_start(atom.i):
            return False
        if atom.j >= self.n:
            return True
        return self.tokens.norm[atom.j] in (".", "-", ":", "|", "]", ")", ",") or self.tokens.kind[atom.j] == LINE or self.doc.tag("clock.zone", atom.j) is not None

    def _moments(self) -> None:
        atoms = self.all
        for a, atom in enumerate(atoms):
            if self.used[a] or atom.what != "clock" or atom.time is None:
                continue
            if atom.spoken:
                if not atom.midnight_end:  # noon is a part of a day; "shortly before midnight" a day
                    self.out.append(When(atom.i, atom.j, None, None, "unknown", relative="part", day_told=False))
                continue
            posting = a in self.stamps or self._posting(atom)
            day: dt.date | None = None
            told = False
            i, j = atom.i, atom.j
            for b in (a + 1, a - 1, a + 2, a - 2):
                if 0 <= b < len(atoms) and atoms[b].what == "day" and not atoms[b].far and atoms[b].start is not None:
                    other = atoms[b]
                    lo, hi = (atom.j, other.i) if b > a else (other.j, atom.i)
                    if 0 <= hi - lo <= 4 and self.light(lo, hi):
                        day, told = other.start, True
                        self.used[b] = True
                        if abs(a - b) == 1:
                            i, j = min(i, other.i), max(j, other.j)
                        break
            when = When(i, j, day, day, "time", atom.time, atom.time, posting=posting, day_told=told)
            if not posting:
                self._open_end(when, atom)
            self.out.append(when)

    def _open_end(self, when: When, atom: Atom) -> None:
        """A start without an end, or an end without a start, is no moment: the evening and the night, the day, or nothing."""
        if self._until(atom.i):
            when.posting = True
        elif self._opened(atom.i) and not self.tokens.norm[atom.i - 1] == "after":
            if when.start is None:
                when.posting = True
                return
            when.precision, when.clock_start, when.clock_end = "day", None, None
            anchor = self.anchor
            morning = anchor.day is not None and when.start + DAY == anchor.day and (anchor.time is None or anchor.time.hour < 15)
            if atom.time is not None and atom.time.hour >= 16 and morning:
                when.end, when.precision = when.start + DAY, "night"

    def _until(self, i: int) -> bool:
        for k in range(max(0, i - 3), i):
            if self.tokens.norm[k] in _UNTIL and self.light(k + 1, i):
                return not (k and self.tokens.norm[k - 1] in ("незадолго", "незадовго", "ближче", "ближе"))
        return False

    def _line_start(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and self.tokens.kind[k] == SIGN:
            k -= 1
        return k < 0 or self.tokens.kind[k] == LINE

    def _content(self, i: int, j: int) -> bool:
        """Whether tokens i to j tell of a drone, an attack or what came of it."""
        hits = self.doc.hits
        return any(h.group in _CONTENT for k in range(i, j) for h in hits[k])

    def _posting(self, atom: Atom) -> bool:
        """A time of counting, posting or alerting, not of the incident."""
        return self._as_of(atom.i) or self._heads_speech(atom.i, atom.j) or self._after_speech(atom.i)

    def _as_of(self, i: int) -> bool:
        """Whether "as of", «станом на», "by" stand before token i."""
        for k in range(max(0, i - 5), i):
            for h in self.doc.hits[k]:
                if h.tag == "clock.as_of" and (h.end == i or (h.end < i and self.light(h.end, i))):
                    return True
            if self.tokens.norm[k] in _BY and self.light(k + 1, i) and not (k and self.doc.inside[k]):
                return True
        return False

    def _heads_speech(self, i: int, j: int) -> bool:
        """"At 04:35 Bogomaz wrote that", «В 03:12 мэр Сергей Собянин написал о»: the time of what is said, not of what it tells."""
        tokens, doc = self.tokens, self.doc
        sentence = doc.sentences[doc.sentence_of[i]]
        if self._content(max(sentence.start, i - 12), i):
            return False
        comma = False
        k = j
        for _ in range(9):
            if k >= self.n or tokens.kind[k] == LINE:
                return False
            hits = doc.hits[k]
            if any(h.tag == "say" for h in hits):
                end = max(h.end for h in hits if h.tag == "say")
                after = tokens.norm[end] if end < self.n else ""
                # "At 04:25, Synegubov went on, one more drone hit": said of it, not at that time
                return after in _THAT or not (comma and (after in (",", ".") or end >= self.n))
            if tokens.kind[k] == SIGN:
                if tokens.norm[k] == ",":
                    comma = True
                elif tokens.norm[k] != "." or not tokens.cap[k - 1]:
                    return False
            elif not (
                tokens.cap[k] or doc.inside[k] or tokens.norm[k] in ("the", "he", "she", "on", "of", "it", "он", "она", "він", "вона")
                or any(h.group in ("office", "clock", "region", "place", "institution", "month", "weekday") or h.tag == "say.pronoun" for h in hits)
            ):  # fmt: skip
                return False
            k += 1
        return False

    def _after_speech(self, i: int) -> bool:
        """"wrote at 3.12", "reported shortly after 2 a.m.", "in a post published at 3.12", «повідомив о 09:05»."""
        tokens, doc = self.tokens, self.doc
        k, steps = i - 1, 0
        while k >= 0 and steps < 9 and tokens.kind[k] == WORD:
            hits = doc.hits[k]
            if any(h.tag in ("say", "say.message") for h in hits):
                return True
            if tokens.norm[k] in ("that", "что", "що", "and", "и", "та"):
                return False
            if any(h.group in _CONTENT or h.group in ("place", "date") and h.tag not in ("place.in", "date.to", "date.from", "date.future") for h in hits):
                return False
            k -= 1
            steps += 1
        return False

    # --- days and words -----------------------------------------------------------------------------------------------

    def _days(self) -> None:
        atoms, used = self.all, self.used
        for a, atom in enumerate(atoms):
            if used[a] or atom.what == "clock":
                continue
            if atom.what == "tag":
                when = self._tag(atom)
                if when is not None:
                    when.tag = atom.tag
                    when.posting = (atom.tag in _PARTS and self._counted(a)) or self._as_of(atom.i)
                    when.said = bool(when.relative) and not when.posting and self._heads_speech(atom.i, atom.j)
                    self.out.append(when)
                continue
            if atom.far:
                self.out.append(When(atom.i, atom.j, None, None, "unknown", far=True))
                continue
            night = self._evening_to_morning(a) or self._since_evening(a)
            if night is not None:
                self.out.append(night)
                continue
            start, end, j = atom.start, atom.end, atom.j
            b = a + 1
            if b < len(atoms) and self._free_day(b) and 0 < atoms[b].i - j <= 2 and self._opened(atom.i) and self._to(j, atoms[b].i):
                used[b] = True
                start, end, j = self._stretch(atom, atoms[b])
            precision = "day" if start == end else "range"
            when = When(atom.i, j, start, end, precision if start else "unknown")
            when.posting = self._as_of(atom.i) or self._of_message(j)
            when.said = self._said(atom) or self._heads_speech(atom.i, j)
            self.out.append(when)

    def _stretch(self, first: Atom, second: Atom) -> tuple[dt.date | None, dt.date | None, int]:
        """From one day to another; «с понедельника по воскресенье, 10–16 марта» is what the dates say."""
        start, end = first.start, second.end
        if second.start != second.end:
            return second.start, second.end, second.j
        if start is not None and end is not None and end < start:
            start = start - WEEK if first.weekday and start - WEEK <= end else end
        return start, end, second.j

    def _to(self, j: int, i: int) -> bool:
        return any(self.tokens.norm[k] in RANGE or self.tokens.norm[k] == "into" or self.doc.tag("date.to", k) is not None for k in range(j, i))

    def _evening_to_morning(self, a: int) -> When | None:
        """"between Friday evening and Saturday morning", «с вечера 5 мая до утра 6 мая»."""
        atoms = self.all
        first = atoms[a]
        i = first.i
        k = a + 1
        evening = a > 0 and atoms[a - 1].tag == "date.evening" and first.i - atoms[a - 1].j <= 1
        if evening:
            i = atoms[a - 1].i
        elif k < len(atoms) and atoms[k].tag == "date.evening" and atoms[k].i - first.j <= 2:
            evening = True
            k += 1
        if not evening or first.start is None:
            return None
        morning = False
        j = first.j
        while k < len(atoms) and atoms[k].i - first.j <= 8 and not self.broken(first.j, atoms[k].i):
            atom = atoms[k]
            if atom.tag == "date.morning":
                morning = True
            elif atom.what == "day" and not self.used[k] and atom.end == first.start + DAY:
                if k + 1 < len(atoms) and atoms[k + 1].tag == "date.morning" and atoms[k + 1].i - atom.j <= 1:
                    k += 1
                    morning = True
                if morning:
                    j = atoms[k].j
                break
            else:
                break
            j = atom.j
            k += 1
        if not morning or not self._closed(first.j, j):
            return None
        for b, atom in enumerate(atoms[max(0, a - 1) : k + 1], max(0, a - 1)):
            if i <= atom.i < j:
                self.used[b] = True
        return When(i, j, first.start, first.start + DAY, "night")

    def _since_evening(self, a: int) -> When | None:
        """«С вечера 29 июля РФ выпустила 78 БпЛА»: an evening that opens the night before the report."""
        atom, anchor = self.all[a], self.anchor
        evening = self.all[a - 1] if a else None
        if evening is None or evening.tag != "date.evening" or atom.i - evening.j > 1 or atom.start is None:
            return None
        opened = self.tokens.norm[evening.i] in _FROM or (evening.i and self.tokens.norm[evening.i - 1] in _FROM)
        morning = anchor.day == atom.start + DAY and (anchor.time is None or anchor.time.hour < 15)
        if not opened or not morning:
            return None
        self.out[:] = [w for w in self.out if w.i != evening.i]
        return When(evening.i, atom.j, atom.start, atom.start + DAY, "night")

    def _counted(self, a: int) -> bool:
        """"by morning", «к утру», «до ранку», "its morning tally": when something was over, or told."""
        norm, atom = self.tokens.norm, self.all[a]
        first = norm[atom.i]
        before = norm[atom.i - 1] if atom.i else ""
        if first in ("by", "к", "until", "till", "на") or before in ("by", "until", "till", "к"):
            return True
        if "до" in (first, before) and norm[atom.j - 1].startswith(("утра", "ранк", "вечер", "вечор", "обед", "обід")):
            return True
        if a + 1 < len(self.all) and self.all[a + 1].what == "day" and self.all[a + 1].i == atom.j and self._heads_speech(atom.i, self.all[a + 1].j):
            return True
        # «пожежу загасили до світанку»
        if any(self.doc.tag("outcome.responded", k) for k in range(max(0, atom.i - 2), atom.i)):
            return True
        return self._of_message(atom.j) or self._heads_speech(atom.i, atom.j)

    def _of_message(self, j: int) -> bool:
        """Whether a day or a part of one belongs to a message: "its morning tally", "in his Sunday address"."""
        return j < self.n and self.doc.tag("say.message", j) is not None and not self.doc.inside[j]

    def _said(self, atom: Atom) -> bool:
        """Whether a day belongs to a verb of saying: "Gov. X said Wednesday", "told reporters here on Friday"."""
        tokens, doc = self.tokens, self.doc
        if tokens.text[tokens.start[atom.i] : tokens.end[atom.j - 1]].endswith(("'s", "’s")):
            return False  # "said Wednesday's attack"
        k, steps = atom.i - 1, 0
        while k >= 0 and steps < 7:
            if doc.group("say", k) and not doc.tag("say.according", k):
                return True
            if tokens.kind[k] != WORD or tokens.norm[k] in ("that", "что", "що"):
                return False
            if not (tokens.norm[k] in _SAID_ON or doc.inside[k] or any(h.group in ("say", "office") or h.tag in _PARTS or h.tag == "clock.at" for h in doc.hits[k])):
                return False
            k -= 1
            steps += 1
        return False

    def _tag(self, atom: Atom) -> When | None:
        i, j, tag, anchor = atom.i, atom.j, atom.tag, self.anchor.day
        unknown = When(i, j, None, None, "unknown", day_told=False)
        if tag == "date.recent":
            return When(i, j, anchor - WEEK if anchor else None, anchor, "approx" if anchor else "unknown", guessed=True)
        if tag == "date.past_day":
            return When(i, j, anchor - DAY, anchor, "range", day_told=False) if anchor else unknown
        if tag == "date.past_week":
            if anchor is None:
                return When(i, j, None, None, "unknown")
            monday = anchor - dt.timedelta(days=anchor.weekday() + 7)
            if anchor.weekday() == 6 and not self._last_week(i, j):
                monday += WEEK  # on a Sunday "the past week" is the one that ends
            return When(i, j, monday, monday + 6 * DAY, "range")
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
        if tag == "date.day_previous":
            return replace(unknown, relative="previous_day")
        if tag in _PARTS:
            return replace(unknown, relative="part")
        if tag == "date.far_past":
            return When(i, j, None, None, "unknown", far=True)
        if tag == "shift":
            return replace(unknown, shift=atom.days, day_told=True)
        return None

    def _last_week(self, i: int, j: int) -> bool:
        return any(self.doc.tag("date.last", k) or self.tokens.norm[k].startswith(("last", "previous", "прошл", "минул", "попередн")) for k in range(i, j)) and not any(
            w.startswith(("за", "over", "in", "during", "протяг", "упродовж", "впродовж")) for w in self.tokens.norm[i:j]
        )

    # --- the whole ----------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """What needs the expressions before it: untold windows, "two days earlier", stamps, spans that a date explains."""
        out, of = self.out, self.doc.sentence_of
        self._stamp()
        told: When | None = None
        for number, w in enumerate(out):
            if w.guessed and w.precision == "time" and told is not None and of[told.i] >= of[w.i] - 1:
                self._on_day_of(w, told)
            if w.i in self.lines and w.start is None:
                self._of_timeline(w, told)
            if w.shift:
                base = told.start if told is not None else self.anchor.day
                if base is not None:
                    w.start = w.end = base - dt.timedelta(days=w.shift)
                    w.precision = "day"
            if w.relative == "previous_day" and self._beside(number):
                w.posting = True  # «напередодні, 8 червня»: the date says it
            elif w.relative == "previous_day":
                spoken = next((x for x in reversed(out[:number]) if x.said and x.start is not None and of[x.i] == of[w.i]), None)
                if spoken is not None and spoken.start is not None:
                    w.start = w.end = spoken.start - DAY
                    w.precision, w.relative = "day", ""
            if w.tag in ("date.past_day", "date.past_week", "date.weekend"):
                w.posting = w.posting or self._explained(number, w)
            if w.day_told and w.start is not None and not w.posting and not w.said and not w.far and not w.guessed:
                told = w

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
        if told.start is None or told.end is None or w.clock_start is None or w.clock_end is None or told.precision not in ("day", "night", "time"):
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
            if x is w or x.start is None or x.end is None or x.posting or x.said or of[x.i] != of[w.i] or not x.day_told or x.guessed:
                continue
            if x.precision == "range" or (w.tag == "date.past_day" and (x.precision == "time" or 0 <= x.i - w.j <= 3 or 0 <= w.i - x.j <= 2)):
                return True
        return False

    def _beside(self, number: int) -> bool:
        """Whether a date follows at once."""
        w = self.out[number]
        after = self.out[number + 1] if number + 1 < len(self.out) else None
        return after is not None and after.start is not None and after.day_told and after.i - w.j <= 2 and self.light(w.j, after.i)

    def _stamp(self) -> None:
        """Marks the dates of publication in the text: a line that is only a date, a dateline («КИЕВ, 5 мая –»)."""
        kind, norm = self.tokens.kind, self.tokens.norm
        anchor = self.anchor.day
        for w in self.out:
            if w.start is None or w.start != w.end or not w.day_told or w.precision not in ("day", "time") or w.clock_start != w.clock_end:
                continue
            if anchor is not None and abs((anchor - w.start).days) > (1 if w.precision == "time" else 0):
                continue
            a, b = w.i, w.j
            while a > 0 and kind[a - 1] != LINE and w.i - a < 12:
                a -= 1
            while b < self.n and kind[b] != LINE and b - w.j < 12:
                b += 1
            alone = (a == 0 or kind[a - 1] == LINE) and (b == self.n or kind[b] == LINE)
            if alone and not self._content(a, b) and not (b - w.j <= 1 and norm[b - 1] == ":"):
                w.posting = True
            elif a == 0 and w.j < self.n and norm[w.j] in ("-", ":", ".", "(", ")", "/") and w.precision == "day":
                if all(kind[k] == SIGN or self.tokens.cap[k] or norm[k] in ("of", "on") for k in range(w.i)) and not self._content(0, w.i):
                    w.posting = True


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
