"""When: days, nights, windows and vague dates, resolved against the report's own date, never the clock.

Rules: docs/method.md, "Dates". An expression that only points back ("the same night", «накануне») is returned with
`relative` set; the discourse resolves it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import CLOCK, DATE, LINE, NUMBER, SIGN, WORD

DAY = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)
_RANGE = frozenset(("-", "to", "and", "по", "до", "и", "на", "/", "й", "та", "і", "through", "until"))
_LIGHT = frozenset(
    "on of the , in at to from into and - around about ( ) . time by в с со до на по к около з із у о об від близько приблизно"
    " р году года року рік г день дня и та й і st nd rd th примерно орієнтовно за київським киевскому московскому времени час".split()
)
_YEAR_WORDS = frozenset(("года", "г", "году", "год", "року", "р", "рік", "роки", "гг", "рр"))
_NIGHT_JOIN = frozenset("on of the to into from in - , на с со з із проти under против".split())


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
    end_next: bool = False
    relative: str = ""
    posting: bool = False
    said: bool = False
    far: bool = False
    day_told: bool = True
    guessed: bool = False
    line_start: bool = False

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Anchor:
    """The report's own date, and its clock time where told."""

    day: dt.date | None
    time: dt.time | None = None

    @staticmethod
    def of(published: str | None) -> Anchor:
        """From ISO 8601; anything else anchors nothing."""
        if not published:
            return Anchor(None)
        try:
            if len(published) > 10:
                moment = dt.datetime.fromisoformat(published)
                return Anchor(moment.date(), moment.time())
            return Anchor(dt.date.fromisoformat(published))
        except ValueError:
            return Anchor(None)


@dataclass(slots=True)
class _Atom:
    i: int
    j: int
    what: str  # "day", "clock", "night", "tag"
    start: dt.date | None = None
    end: dt.date | None = None
    time: dt.time | None = None
    midnight_end: bool = False
    tag: str = ""
    weekday: bool = False
    far: bool = False


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _latest(month: int, day: int, anchor: dt.date | None) -> dt.date | None:
    """The latest such day not after the anchor (a day of grace for time zones)."""
    if anchor is None:
        return None
    for year in (anchor.year, anchor.year - 1, anchor.year - 2, anchor.year - 4):
        found = _date(year, month, day)
        if found is not None and found <= anchor + DAY:
            return found
    return None


class Finder:
    """Finds the dates of one document."""

    def __init__(self, doc: Document, anchor: Anchor) -> None:
        self.doc, self.anchor = doc, anchor
        self.tokens = doc.tokens
        self.n = len(doc.tokens)

    # --- pieces -------------------------------------------------------------------------------------------------------

    def _value(self, i: int, top: int) -> tuple[int, int] | None:
        """A number from 1 to `top` at token i and the token after it, with "27th" and «27-го» allowed."""
        if i >= self.n or self.tokens.kind[i] != NUMBER:
            return None
        value = self.tokens.value[i]
        if value is None or not 0 < value <= top:
            return None
        j = i + 1
        if j < self.n and self.tokens.norm[j] in ("st", "nd", "rd", "th") and self.tokens.start[j] == self.tokens.end[i]:
            j += 1
        return value, j

    def _year(self, j: int) -> tuple[int | None, int]:
        k = j
        if k < self.n and self.tokens.norm[k] == ",":
            k += 1
        if k < self.n and self.tokens.kind[k] == NUMBER:
            value = self.tokens.value[k]
            if value is not None and 1990 <= value <= 2099 and len(self.tokens.norm[k]) >= 4:
                k += 1
                if k < self.n and self.tokens.norm[k] in _YEAR_WORDS:
                    k += 1
                    if k < self.n and self.tokens.norm[k] == "." and self.tokens.norm[k - 1] in ("г", "р"):
                        nxt = k + 1
                        if nxt < self.n and self.tokens.kind[nxt] != LINE and not self.tokens.cap[nxt]:
                            k += 1
                return value, k
        return None, j

    def _month(self, i: int) -> tuple[int, int] | None:
        if i < self.n:
            hit = self.doc.tag("month", i)
            if hit is not None:
                j = hit.end
                if j < self.n and self.tokens.norm[j] == "." and self.tokens.end[j - 1] == self.tokens.start[j]:
                    j += 1
                return int(hit.value), j
        return None

    def _day(self, i: int) -> _Atom | None:
        """A day expression that begins at token i."""
        tokens, doc = self.tokens, self.doc
        kind = tokens.kind[i]
        anchor = self.anchor.day
        if kind == DATE:
            day = self._written(tokens.norm[i])
            return _Atom(i, i + 1, "day", day, day) if day else None
        if kind == NUMBER:
            first = self._value(i, 31)
            if first is None:
                return None
            a, j = first
            month = self._month(j) or (self._month(j + 1) if j < self.n and tokens.norm[j] == "of" else None)
            b: int | None = None
            if month is None and j < self.n and tokens.norm[j] in _RANGE:
                second = self._value(j + 1, 31)
                if second is not None:
                    month = self._month(second[1])
                    b = second[0]
            if month is None:
                return None
            m, j = month
            year, j = self._year(j)
            return self._span(i, j, m, a, b, year)
        month = self._month(i)
        if month is not None:
            m, j = month
            first = self._value(j, 31)
            if first is not None and not (tokens.kind[i] == WORD and not tokens.text[tokens.start[i]].isascii()):
                a, j = first
                if j < self.n and tokens.kind[j] == WORD and doc.tag("month", j):
                    return None
                b = None
                if j < self.n and tokens.norm[j] in _RANGE:
                    second = self._value(j + 1, 31)
                    if second is not None and not (second[1] < self.n and (self._month(second[1]) or tokens.kind[second[1]] == CLOCK)):
                        if tokens.norm[j] in ("-", "/") or second[0] == a + 1:
                            b, j = second
                year, j = self._year(j)
                return self._span(i, j, m, a, b, year)
            year, j2 = self._year(j)
            # a month without a day cannot be dated to within a week
            return _Atom(i, j2, "day", None, None, far=True) if year is not None or tokens.cap[i] or kind == WORD else None
        for hit in doc.hits[i]:
            tag = hit.tag
            if tag == "weekday":
                j = hit.end
                if j < self.n and tokens.norm[j] == "." and tokens.end[j - 1] == tokens.start[j]:
                    j += 1
                k = j
                if k < self.n and tokens.norm[k] in (",", "("):
                    k += 1
                if k < self.n and tokens.norm[k] in ("the", "on"):
                    k += 1
                if k < self.n:
                    inner = self._day(k) if not doc.tag("weekday", k) else None
                    if inner is not None and not inner.far and inner.start is not None:
                        return _Atom(i, inner.j, "day", inner.start, inner.end, weekday=True)
                if anchor is None:
                    return _Atom(i, j, "day", None, None, weekday=True)
                back = (anchor.weekday() - (int(hit.value) - 1)) % 7
                if back == 0 and i and self.doc.tag("date.last", i - 1):
                    back = 7
                day = anchor - dt.timedelta(days=back)
                return _Atom(i, j, "day", day, day, weekday=True)
            if tag == "ordinal" and int(hit.value) <= 31:
                k = hit.end
                value = int(hit.value)
                if k < self.n and tokens.norm[k] == "of":
                    k += 1
                month = self._month(k)
                if month is not None:
                    m, j = month
                    year, j = self._year(j)
                    return self._span(i, j, m, value, None, year)
            if tag == "num" and 20 <= int(hit.value) <= 30 and hit.end < self.n:
                second = doc.tag("ordinal", hit.end)
                if second is not None and int(second.value) < 10:
                    month = self._month(second.end)
                    if month is not None:
                        m, j = month
                        year, j = self._year(j)
                        return self._span(i, j, m, int(hit.value) + int(second.value), None, year)
        return None

    def _span(self, i: int, j: int, month: int, a: int, b: int | None, year: int | None) -> _Atom | None:
        day = b if b is not None else a
        end = _date(year, month, day) if year is not None else _latest(month, day, self.anchor.day)
        if end is None:
            return _Atom(i, j, "day", None, None, far=year is not None) if self.anchor.day is None else None
        start = end
        if b is not None:
            first = _date(end.year, end.month, a)
            if first is None or first > end:
                previous = end.replace(day=1) - DAY
                first = _date(previous.year, previous.month, a)
            start = first or end
        return _Atom(i, j, "day", start, end)

    def _written(self, word: str) -> dt.date | None:
        if "-" in word:
            try:
                return dt.date.fromisoformat(word)
            except ValueError:
                return None
        d, m, y = (int(part) for part in word.split("."))
        return _date(y if y > 99 else 2000 + y, m, d)

    def _clock(self, i: int) -> _Atom | None:
        tokens, doc = self.tokens, self.doc
        kind = tokens.kind[i]
        if kind == CLOCK:
            word = tokens.norm[i]
            h, m = (int(part) for part in word.replace(".", ":").split(":"))
            j = i + 1
            if j < self.n:
                if doc.tag("clock.pm", j) and h < 12:
                    h, j = h + 12, j + 1
                elif doc.tag("clock.am", j):
                    h, j = (0 if h == 12 else h), j + 1
            if h == 24:
                return _Atom(i, j, "clock", time=dt.time(0, m), midnight_end=True) if m == 0 else None
            return _Atom(i, j, "clock", time=dt.time(h, m))
        if kind == NUMBER:
            value = tokens.value[i]
            if value is not None and 0 <= value <= 24 and i + 1 < self.n:
                j = i + 1
                word = tokens.norm[j]
                hours = word in ("часов", "часа", "час", "часам", "годин", "годині", "година", "години", "o'clock", "h", "hrs")
                if hours:
                    before = tokens.norm[i - 1] if i else ""
                    j += 1
                    pm_hit = doc.tag("clock.pm", j) if j < self.n else None
                    am_hit = doc.tag("clock.am", j) if j < self.n else None
                    if not (before in ("в", "у", "о", "об", "около", "близько", "к", "до", "после", "после", "після", "at", "районе", "з", "с") or pm_hit or am_hit):
                        return None
                    if value > 24 or (before in ("до", "після", "после", "около", "близько") and not (pm_hit or am_hit) and value < 5):
                        return None
                for hit in doc.hits[j] if j < self.n else ():
                    if hit.tag == "clock.pm":
                        if value > 12:
                            break
                        return _Atom(i, hit.end, "clock", time=dt.time(value % 12 + 12))
                    if hit.tag == "clock.am":
                        if value > 12:
                            break
                        return _Atom(i, hit.end, "clock", time=dt.time(value % 12))
                if hours:
                    return _Atom(i, j, "clock", time=dt.time(value % 24), midnight_end=value == 24)
            return None
        for hit in doc.hits[i]:
            if hit.tag == "clock.midnight":
                return _Atom(i, hit.end, "clock", time=dt.time(0), midnight_end=True, tag="word")
        return None

    # --- the whole ----------------------------------------------------------------------------------------------------

    def atoms(self) -> list[_Atom]:
        """Days, clock times and date words, in order."""
        out: list[_Atom] = []
        doc, tokens = self.doc, self.tokens
        i = 0
        while i < self.n:
            kind = tokens.kind[i]
            if kind == SIGN or kind == LINE:
                i += 1
                continue
            if kind == WORD and not doc.hits[i]:
                i += 1
                continue
            if kind == CLOCK and out and out[-1].what == "clock" and "." in tokens.norm[i] and i - out[-1].j <= 2:
                # «с 21.00 мск 6.05 до 7.00 мск 7.05»: a day and a month
                if all(doc.tag("clock.zone", k) or doc.inside[k] for k in range(out[-1].j, i)):
                    d, m = (int(p) for p in tokens.norm[i].split("."))
                    day = _latest(m, d, self.anchor.day) if 1 <= m <= 12 else None
                    if day is not None:
                        out.append(_Atom(i, i + 1, "day", day, day))
                        i += 1
                        continue
            atom = self._day(i) or self._clock(i)
            if atom is None and doc.hits[i]:
                for hit in doc.hits[i]:
                    if hit.group == "date" and hit.tag not in ("date.from", "date.to", "date.last", "date.ago", "date.future"):
                        atom = _Atom(i, hit.end, "tag", tag=hit.tag)
                        break
            if atom is not None:
                out.append(atom)
                i = max(atom.j, i + 1)
            else:
                i += 1
        return out

    def _light(self, i: int, j: int) -> bool:
        """Whether only joining words stand between."""
        for k in range(i, j):
            if self.tokens.kind[k] == LINE:
                return False
            if self.tokens.norm[k] in _LIGHT:
                continue
            if any(h.group in ("clock", "weekday") or h.tag in ("date.to", "date.from", "date.morning", "date.evening", "date.daytime", "number.about") for h in self.doc.hits[k]) or self.doc.inside[k]:
                continue
            return False
        return True

    def find(self) -> list[When]:
        """All date expressions of the document."""
        atoms = self.atoms()
        out: list[When] = []
        used = [False] * len(atoms)
        self._windows(atoms, used, out)
        self._nights(atoms, used, out)
        self._rest(atoms, used, out)
        out.sort(key=lambda w: w.i)
        return out

    def _windows(self, atoms: list[_Atom], used: list[bool], out: list[When]) -> None:
        """«с 20.00 мск 22 мая до 7.00 мск 23 мая», "between 2 p.m. and 6 p.m. on Wednesday"."""
        n = len(atoms)
        for a in range(n):
            first = atoms[a]
            if used[a]:
                continue
            if first.what == "clock":
                clock_at, day_before = a, None
            elif first.what == "day" and a + 1 < n and atoms[a + 1].what == "clock" and self._light(first.j, atoms[a + 1].i) and not first.far:
                clock_at, day_before = a + 1, first
            else:
                clock_at = self._bare_start(atoms, a)
                if clock_at < 0:
                    continue
                day_before = None
            start = atoms[clock_at]
            day_start = day_before
            nxt = clock_at + 1
            if nxt < n and atoms[nxt].what == "day" and not atoms[nxt].far and self._light(start.j, atoms[nxt].i):
                # a day after the first time, before the second one
                if nxt + 1 < n and atoms[nxt + 1].what == "clock" and self._light(atoms[nxt].j, atoms[nxt + 1].i):
                    day_start = atoms[nxt]
                    nxt += 1
            if nxt < n and atoms[nxt].what == "day" and nxt + 1 < n and atoms[nxt + 1].what == "clock" and self._light(start.j, atoms[nxt + 1].i):
                day_end0: _Atom | None = atoms[nxt]
                nxt += 1
            else:
                day_end0 = None
            if not (nxt < n and atoms[nxt].what == "clock" and atoms[nxt].i - start.j <= 12):
                continue
            stop = atoms[nxt]
            if not self._joined(start, stop, day_start):
                continue
            day_end = day_end0
            last = nxt
            # a day before the second clock: "to 08:00 on Friday" stands after; «до 23 мая 7.00» before
            if nxt + 1 < n and atoms[nxt + 1].what == "day" and not atoms[nxt + 1].far and self._light(stop.j, atoms[nxt + 1].i) and atoms[nxt + 1].i - stop.j <= 4:
                day_end = atoms[nxt + 1]
                last = nxt + 1
            elif nxt + 2 < n and atoms[nxt + 1].what == "tag" and atoms[nxt + 2].what == "day" and atoms[nxt + 2].i - stop.j <= 4 and not atoms[nxt + 2].far:
                day_end = atoms[nxt + 2]
                last = nxt + 2
            when = self._window(first, start, stop, day_start, day_end, atoms[last].j)
            if when is not None:
                for k in range(a, last + 1):
                    used[k] = True
                out.append(when)

    def _bare_start(self, atoms: list[_Atom], a: int) -> int:
        return -1

    def _joined(self, start: _Atom, stop: _Atom, day: _Atom | None) -> bool:
        """Whether a from-to stands around two clock times."""
        tokens, doc = self.tokens, self.doc
        opened = False
        for k in range(max(0, start.i - 3), start.i):
            if any(h.tag == "date.from" and h.end == start.i for h in doc.hits[k]):
                opened = True
            if any(h.tag == "date.from" for h in doc.hits[k]) and self._light(k + 1, start.i):
                opened = True
        if day is not None and not opened and day.i < start.i:
            for k in range(max(0, day.i - 2), day.i):
                if any(h.tag == "date.from" for h in doc.hits[k]):
                    opened = True
        closed = False
        for k in range(start.j, stop.i):
            if tokens.norm[k] == "-" or any(h.tag == "date.to" for h in doc.hits[k]) or tokens.norm[k] in ("до", "по", "to", "until", "till"):
                closed = True
        tight = stop.i - start.j == 1 and tokens.norm[start.j] == "-"
        return (opened and closed) or tight

    def _window(self, first: _Atom, start: _Atom, stop: _Atom, a: _Atom | None, b: _Atom | None, j: int) -> When | None:
        if start.time is None or stop.time is None:
            return None
        day_a = a.start if a is not None and a.start else None
        day_b = b.end if b is not None and b.end else None
        over = stop.time <= start.time or stop.midnight_end
        guessed = False
        told = True
        if day_a is None and day_b is None:
            told = False
            day_b = self.anchor.day
            guessed = True
            if day_b is not None and self.anchor.time is not None and stop.time > self.anchor.time and not stop.midnight_end:
                day_b -= DAY
            if stop.midnight_end and day_b is not None and self.anchor.time is not None and self.anchor.time.hour >= 12:
                day_b += DAY
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
        i = min(first.i, start.i)
        return When(i, j, day_a, day_b, "time", start.time, stop.time, day_told=told, guessed=guessed)

    def _nights(self, atoms: list[_Atom], used: list[bool], out: list[When]) -> None:
        for a, atom in enumerate(atoms):
            if used[a] or atom.what != "tag":
                continue
            tag = atom.tag
            if tag not in ("date.night", "date.into", "date.night_past"):
                continue
            if tag == "date.night" and atom.i and self.tokens.norm[atom.i - 1] in ("a", "every", "каждую", "каждой", "щоночі", "per", "one"):
                used[a] = True
                continue
            day: _Atom | None = None
            used_day = -1
            after = a + 1
            if after < len(atoms) and atoms[after].what == "tag" and atoms[after].tag in ("date.night", "date.into") and atoms[after].i - atom.j <= 1:
                used[after] = True
                after += 1
            if after < len(atoms) and atoms[after].what == "day" and not used[after] and self._near(atom.j, atoms[after].i, tag):
                day, used_day = atoms[after], after
            elif a and atoms[a - 1].what == "day" and not used[a - 1] and 0 <= atom.i - atoms[a - 1].j <= 1 and tag != "date.into":
                day, used_day = atoms[a - 1], a - 1
            if day is not None and (day.start is not None or self.anchor.day is None) and not day.far:
                used[a] = used[used_day] = True
                i, j = min(atom.i, day.i), max(atom.j, day.j)
                start, end = day.start, day.end
                if start is None or end is None:
                    out.append(When(i, j, None, None, "unknown"))
                    continue
                if start == end:
                    second = used_day + 1
                    if (
                        second < len(atoms) and atoms[second].what == "day" and not used[second] and atoms[second].end is not None
                        and (atoms[second].end or start) - start == DAY and atoms[second].i - day.j <= 2
                    ):  # fmt: skip
                        end = atoms[second].end or end
                        used[second] = True
                        j = atoms[second].j
                    elif day.weekday and day.i < atom.i and self.tokens.norm[atom.i].isascii() and (self.anchor.day is None or start < self.anchor.day):
                        end = start + DAY  # "on Sunday night"
                    else:
                        start = end - DAY
                elif (end - start).days > 1:
                    out.append(When(i, j, start, end, "range"))
                    continue
                out.append(When(i, j, start, end, "night"))
                continue
            if tag == "date.into" and self.tokens.norm[atom.j - 1] in ("of", "to", "on", "into", "на", "проти", "the"):
                # «в ночь на» with nothing datable after it
                used[a] = True
                if self.tokens.norm[atom.i] != "overnight":
                    continue
            used[a] = True
            anchor = self.anchor.day
            if anchor is None:
                out.append(When(atom.i, atom.j, None, None, "unknown", day_told=False))
            else:
                out.append(When(atom.i, atom.j, anchor - DAY, anchor, "night", day_told=False))

    def _near(self, j: int, i: int, tag: str) -> bool:
        if i - j > 4:
            return False
        for k in range(j, i):
            if self.tokens.norm[k] not in _NIGHT_JOIN and not self.doc.tag("weekday", k) and not any(h.group in ("date",) for h in self.doc.hits[k]) and not self.doc.inside[k]:
                return False
        return True

    def _rest(self, atoms: list[_Atom], used: list[bool], out: list[When]) -> None:
        tokens, doc = self.tokens, self.doc
        anchor = self.anchor.day
        n = len(atoms)
        for a, atom in enumerate(atoms):
            if used[a]:
                continue
            if atom.what == "clock":
                if atom.time is None:
                    continue
                posting = self._posting(atom)
                day: dt.date | None = None
                told = False
                j, i = atom.j, atom.i
                if not posting:
                    for b in (a + 1, a - 1, a + 2, a - 2):
                        if 0 <= b < n and atoms[b].what == "day" and not atoms[b].far and atoms[b].start is not None:
                            lo, hi = (atom.j, atoms[b].i) if b > a else (atoms[b].j, atom.i)
                            if 0 <= hi - lo <= 4 and self._light(lo, hi):
                                day, told = atoms[b].start, True
                                used[b] = True
                                i, j = min(i, atoms[b].i), max(j, atoms[b].j)
                                break
                when = When(i, j, day, day, "time", atom.time, atom.time, posting=posting, day_told=told)
                when.line_start = self._line_start(atom.i)
                if atom.midnight_end and atom.tag == "word":
                    continue  # "shortly before midnight" is a day, not a moment
                out.append(when)
        for a, atom in enumerate(atoms):
            if used[a]:
                continue
            if atom.what == "day":
                if atom.far:
                    out.append(When(atom.i, atom.j, None, None, "unknown", far=True))
                    continue
                start, end = atom.start, atom.end
                night = self._evening_to_morning(atoms, a)
                if night is not None:
                    for k in range(a, night + 1):
                        used[k] = True
                    out.append(When(atom.i, atoms[night].j, start, atoms[night].end, "night"))
                    continue
                if (
                    a + 1 < n and atoms[a + 1].what == "day" and not used[a + 1] and start is not None and atoms[a + 1].end is not None
                    and 0 < atoms[a + 1].i - atom.j <= 2 and self._from(atom.i) and self._to(atom.j, atoms[a + 1].i)
                ):  # fmt: skip
                    end = atoms[a + 1].end
                    used[a + 1] = True
                    atom.j = atoms[a + 1].j
                if start is not None and end is not None and end < start:
                    end = start
                precision = "day" if start == end else "range"
                when = When(atom.i, atom.j, start, end, precision if start else "unknown")
                when.said = self._said(atom.i)
                out.append(when)
            elif atom.what == "tag":
                when2 = self._tag(atom, anchor)
                if when2 is not None:
                    out.append(when2)
        _ = (tokens, doc)

    def _evening_to_morning(self, atoms: list[_Atom], a: int) -> int | None:
        """"between Friday evening and Saturday morning": the last atom of it."""
        first = atoms[a]
        k = a + 1
        evening = a > 0 and atoms[a - 1].tag == "date.evening" and first.i - atoms[a - 1].j <= 1
        if k < len(atoms) and atoms[k].tag in ("date.evening", "date.night") and atoms[k].i - first.j <= 2:
            evening = True
            k += 1
        if not evening or k >= len(atoms):
            return None
        if atoms[k].tag == "date.morning" and k + 1 < len(atoms):
            k += 1
        day = atoms[k]
        if day.what != "day" or day.i - first.j > 8 or first.start is None or day.end is None or day.end - first.start != DAY:
            return None
        morning = (k + 1 < len(atoms) and atoms[k + 1].tag == "date.morning" and atoms[k + 1].i - day.j <= 1) or (k > 0 and atoms[k - 1].tag == "date.morning")
        if not morning:
            return None
        return k + 1 if k + 1 < len(atoms) and atoms[k + 1].tag == "date.morning" else k

    def _from(self, i: int) -> bool:
        return any(i - k >= 0 and any(h.tag == "date.from" for h in self.doc.hits[i - k]) for k in (1, 2))

    def _to(self, j: int, i: int) -> bool:
        return any(self.tokens.norm[k] == "-" or any(h.tag == "date.to" for h in self.doc.hits[k]) or self.tokens.norm[k] in ("по", "до", "to") for k in range(j, i))

    def _line_start(self, i: int) -> bool:
        k = i - 1
        while k >= 0 and self.tokens.kind[k] == SIGN:
            k -= 1
        return k < 0 or self.tokens.kind[k] == LINE

    def _said(self, i: int) -> bool:
        """Whether a day belongs to a verb of saying before it: "Gov. X said Wednesday"."""
        k = i - 1
        steps = 0
        while k >= 0 and steps < 3:
            if self.doc.group("say", k) and not self.doc.tag("say.according", k):
                return True
            if self.tokens.norm[k] not in ("on", "late", "early", "в", "у", "that", "the", "утром", "morning"):
                return False
            k -= 1
            steps += 1
        return False

    def _posting(self, atom: _Atom) -> bool:
        """A time of counting, posting or alerting, not of the incident."""
        tokens, doc = self.tokens, self.doc
        if self._line_start(atom.i) and atom.j < self.n:
            after = tokens.norm[atom.j]
            if after in (".", "-", ":", "|") or tokens.kind[atom.j] == LINE or doc.tag("clock.zone", atom.j):
                return True
        for k in range(max(0, atom.i - 4), atom.i):
            start = k
            for h in doc.hits[start]:
                if h.tag == "clock.as_of" and (h.end == atom.i or self._light(h.end, atom.i)):
                    return True
        # "At 04:35 Bogomaz wrote", «В 03:12 мэр Сергей Собянин написал»
        k = atom.j
        steps = 0
        while k < self.n and steps < 6:
            if any(h.group == "say" and h.tag == "say" for h in doc.hits[k]):
                return True
            if tokens.kind[k] == SIGN and tokens.norm[k] not in ",.":
                break
            if tokens.kind[k] == SIGN and tokens.norm[k] == "." and not tokens.cap[k - 1]:
                break
            if tokens.kind[k] not in (WORD, SIGN):
                break
            if not (tokens.cap[k] or doc.inside[k] or any(h.group in ("office", "say", "clock", "region", "place", "institution") for h in doc.hits[k]) or tokens.norm[k] in (",", "the", "he", "she", "on", "of", ".")):
                break
            k += 1
            steps += 1
        k = atom.i - 1
        steps = 0
        while k >= 0 and steps < 8 and tokens.kind[k] in (WORD,) and self.tokens.norm[k] not in ("that", "что", "що", "and", "и", "та"):
            if any(h.tag == "say" for h in doc.hits[k]):
                return True
            if any(h.group in ("outcome", "drone", "place", "date") and h.tag not in ("place.in", "date.to", "date.from") for h in doc.hits[k]):
                break
            k -= 1
            steps += 1
        # "in a post published at 3.12 a.m.", "wrote at 3.12", «повідомив о 09:05»
        k = atom.i - 1
        steps = 0
        while k >= 0 and steps < 3:
            if any(h.tag == "say" for h in doc.hits[k]):
                return True
            if tokens.norm[k] not in ("at", "about", "shortly", "after", "в", "о", "об", "у", "just", "only", "later", "ще", "еще"):
                return False
            k -= 1
            steps += 1
        return False

    def _tag(self, atom: _Atom, anchor: dt.date | None) -> When | None:
        i, j, tag = atom.i, atom.j, atom.tag
        words = frozenset(self.tokens.norm[i:j])
        if tag == "date.recent":
            return When(i, j, anchor - WEEK if anchor else None, anchor, "approx" if anchor else "unknown", guessed=True)
        if tag == "date.past_day":
            return When(i, j, anchor - DAY if anchor else None, anchor, "range" if anchor else "unknown", day_told=False)
        if tag == "date.past_week":
            if anchor is None:
                return When(i, j, None, None, "unknown")
            monday = anchor - dt.timedelta(days=anchor.weekday() + 7)
            return When(i, j, monday, monday + 6 * DAY, "range")
        if tag == "date.today":
            return When(i, j, anchor, anchor, "day" if anchor else "unknown")
        if tag == "date.yesterday":
            day = anchor - DAY if anchor else None
            return When(i, j, day, day, "day" if anchor else "unknown")
        if tag == "date.day_before_yesterday":
            day = anchor - 2 * DAY if anchor else None
            return When(i, j, day, day, "day" if anchor else "unknown")
        if tag == "date.same":
            night = any(w.startswith(("night", "ноч", "ніч")) for w in words)
            return When(i, j, None, None, "unknown", relative="same_night" if night else "same", day_told=False)
        if tag == "date.night_previous":
            return When(i, j, None, None, "unknown", relative="previous_night", day_told=False)
        if tag == "date.day_previous":
            return When(i, j, None, None, "unknown", relative="previous_day", day_told=False)
        if tag in ("date.morning", "date.daytime", "date.evening"):
            return When(i, j, None, None, "unknown", relative="part", day_told=False)
        if tag == "date.far_past":
            return When(i, j, None, None, "unknown", far=True)
        return None


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


def shifted(when: When, days: int) -> When:
    """The same expression some days later."""
    if when.start is None or when.end is None:
        return when
    delta = dt.timedelta(days=days)
    return replace(when, start=when.start + delta, end=when.end + delta)
