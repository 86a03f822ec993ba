"""Clock times in a text: «20.00», "3:12 a.m.", «до семи утра», "half past four"; all atoms of a document in order."""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.days import RANGE, Atom, Days, words
from dronelog.parsing.tokens import CLOCK, LINE, NUMBER, SIGN, WORD

#: Prepositions before a clock time; a time with a dot ("7.15") is one only after these, before a zone or in a window.
_BEFORE_TAGS = frozenset(("clock.at", "date.from", "date.to", "clock.as_of"))
_BEFORE_HOUR = words(
    "at around about until till from to between after before by since в во у о об к до с з із зі от від около близько"
    " біля коло после після перед районе районі"
)
_BEFORE_CLOCK = _BEFORE_HOUR | words("and и і й та - ( : примерно орієнтовно приблизно ориентировочно")
_UNITS = (
    "км",
    "метр",
    "млн",
    "тыс",
    "тис",
    "грн",
    "руб",
    "грив",
    "литр",
    "літр",
    "гект",
    "процент",
    "відсот",
    "kilom",
    "metre",
    "meter",
    "mill",
    "bill",
    "percent",
    "hect",
)
_UNIT_WORDS = frozenset(("м", "m", "km", "кг", "kg", "кв", "%", "$", "€", "га"))
_HOURS = words("часов часа час часам часу годин годині година години годину o'clock ч год")
#: What a date or a clock time begins with, beside the tags of dates; and those tags that only join or point.
_STARTS = frozenset(("month", "weekday", "num", "ordinal", "clock.midnight", "clock.noon"))
_JOINS = frozenset(("date.from", "date.to", "date.last", "date.future"))
_HALVES = frozenset(("час", "пів", "половине", "половині", "half"))
#: After these a number of hours may be a duration ("after 2 hours", «около 3 часов») unless morning or evening is told.
_DURATION = frozenset(
    ("до", "після", "после", "около", "близько", "after", "about", "around", "біля", "коло", "с", "з")
)


class Clocks(Days):
    """Finds the clock times and date words of one document."""

    def _half(self, j: int) -> tuple[str, int]:
        """The half of the day at token j ("am", "pm", "night" or ""), and the token after it."""
        if j < self.n:
            for hit in self.doc.hits[j]:
                if hit.tag == "clock.pm":
                    return "pm", hit.end
                if hit.tag == "clock.am":
                    # eleven «ночи» is before midnight
                    return ("night" if self.tokens.norm[j] in ("ночи", "ночі") else "am"), hit.end
                if hit.tag == "date.night" and self.tokens.norm[j] == "at":
                    return "night", hit.end
        return "", j

    @staticmethod
    def _apply(hour: int, half: str) -> tuple[int, str]:
        if hour > 12 or not half:
            return hour, half
        if half == "night":
            half = "pm" if 8 <= hour < 12 else "am"
        return (hour % 12 + 12 if half == "pm" else hour % 12), half

    def _clock(self, i: int) -> Atom | None:
        """A clock time that begins at token i, with the name of its zone: "11:20 p.m. (Sanaa time)"."""
        atom = self._time(i)
        if atom is None or atom.j + 2 >= self.n or self.doc.tag("clock.zone", atom.j) is not None:
            return atom
        norm, k = self.tokens.norm, atom.j
        opened = norm[k] == "("
        k += opened
        end = next((t for t in range(k + 1, min(self.n, k + 4)) if norm[t] == "time"), -1)
        if end > 0 and all(self.tokens.cap[t] or norm[t] in ("local", "standard", "summer") for t in range(k, end)):
            shut = opened and norm[end + 1 : end + 2] == [")"]
            if shut or not opened:
                atom.j = end + 1 + shut
        return atom

    def _time(self, i: int) -> Atom | None:
        """The clock time itself that begins at token i."""
        kind = self.tokens.kind[i]
        if kind == CLOCK:
            return self._digits(i)
        if kind == NUMBER and len(self.tokens.norm[i]) == 4 and self.tokens.norm[i].isdigit():
            return self._military(i)
        if kind in (NUMBER, WORD):
            for hit in self.doc.hits[i]:
                if hit.tag == "clock.midnight":
                    return Atom(i, hit.end, "clock", time=dt.time(0), midnight_end=True, spoken=True)
                if hit.tag == "clock.noon":
                    return Atom(i, hit.end, "clock", time=dt.time(12), spoken=True)
            return self._spoken(i)
        return None

    def _digits(self, i: int) -> Atom | None:
        """«20.00», "3:12 a.m."."""
        norm = self.tokens.norm
        word = norm[i]
        h, m = (int(part) for part in word.replace(".", ":").split(":"))
        half, j = self._half(i + 1)
        if "." in word and not half and not self._dotted(i):
            return None
        if h == 24:
            return Atom(i, j, "clock", time=dt.time(0), midnight_end=True) if m == 0 else None
        h, half = self._apply(h, half)
        if not half and h <= 12:
            h = self._inherit(i, i + 1, h, m)
        return Atom(i, j, "clock", time=dt.time(h, m), half=half)

    def _military(self, i: int) -> Atom | None:
        """Four digits: "at 0230 hrs"."""
        word, j = self.tokens.norm[i], i + 1
        if not word.isdigit() or j >= self.n or not i or self.tokens.norm[i - 1] not in _BEFORE_HOUR:
            return None
        h, m = int(word[:2]), int(word[2:])
        if h > 23 or m > 59 or not (self.tokens.norm[j] in ("hrs", "hours", "h") or self.doc.tag("clock.zone", j)):
            return None
        return Atom(i, j + (self.tokens.norm[j] in ("hrs", "hours", "h")), "clock", time=dt.time(h, m))

    def _dotted(self, i: int) -> bool:
        """Whether «7.15» is a time: not a length, a price or a share."""
        norm, n = self.tokens.norm, self.n
        j = i + 1
        if j < n and (norm[j] in _UNIT_WORDS or norm[j].startswith(_UNITS)):
            return False
        if j < n and (
            self.doc.tag("clock.zone", j) or (norm[j] == "-" and j + 1 < n and self.tokens.kind[j + 1] == CLOCK)
        ):
            return True
        if i == 0 or self.tokens.kind[i - 1] == LINE or norm[i - 1] in _BEFORE_CLOCK or self.ends(i, _BEFORE_TAGS):
            return True
        return norm[i - 1] == "," and i > 1 and self.tokens.kind[i - 2] == CLOCK

    def _hour(self, i: int) -> tuple[int, int] | None:
        """An hour in digits or words, and the token after it."""
        if i >= self.n:
            return None
        if self.tokens.kind[i] == NUMBER:
            value = self.tokens.value[i]
            word = self.tokens.norm[i]
            return (value, i + 1) if value is not None and value <= 24 and not word[2:3].isdigit() else None
        for hit in self.doc.hits[i]:
            if hit.tag in ("num", "ordinal") and 0 < int(hit.value) <= 24:
                return int(hit.value), hit.end
        if self.tokens.norm[i] == "час" and self.doc.tag("clock.am", i + 1 if i + 1 < self.n else i):
            return 1, i + 1  # «в час ночи»
        return None

    def _spoken(self, i: int) -> Atom | None:
        """«в 11 вечера», «до семи утра», «02 часа 35 минут», «о пів на п'яту», "half past four in the morning"."""
        norm, n = self.tokens.norm, self.n
        at, minute, back = i, 0, 0
        if norm[i] == "half" and i + 1 < n and norm[i + 1] == "past":
            at, minute = i + 2, 30
        elif norm[i] in ("пів", "половине", "половині"):
            at, minute, back = (i + 2 if i + 1 < n and norm[i + 1] == "на" else i + 1), 30, 1
        found = self._hour(at)
        if found is None:
            return None
        hour, j = found
        hour -= back
        before = norm[i - 1] if i else ""
        placed = before in _BEFORE_HOUR or self.ends(i, _BEFORE_TAGS)
        told = j < n and norm[j] in _HOURS
        if told and not self._half(j)[0]:
            j += 1
            if (
                j + 1 < n
                and self.tokens.kind[j] == NUMBER
                and (self.tokens.value[j] or 0) < 60
                and norm[j + 1].startswith(("мин", "хв", "min"))
            ):
                minute, j = self.tokens.value[j] or 0, j + 2
        half, j = self._half(j)
        if half and norm[j - 1] in ("am", "pm"):
            placed = True
        if not placed or (not half and not told and not minute):
            return None
        if (
            half == "pm"
            and not told
            and norm[j - 1] == "дня"
            and ((hour > 6 and hour != 12) or (j < n and self.doc.tag("date.ago", j)) or before in ("за", "с", "з"))
        ):
            return None  # «2 дня» are two days
        if told and not half and not minute and before in _DURATION and hour < 5 and not self._of_clock(i, j):
            return None
        hour, half = self._apply(hour, half)
        return Atom(i, j, "clock", time=dt.time(hour % 24, minute), midnight_end=hour == 24, half=half)

    def _of_clock(self, i: int, j: int) -> bool:
        """Whether hours from token i to j are no duration: «30 августа около 4 часов», «около 3 часов мск»."""
        if j < self.n and self.doc.tag("clock.zone", j):
            return True
        k = i - 2
        while k > 0 and self.doc.inside[k]:
            k -= 1
        return k > 0 and (self.doc.tag("month", k) is not None or self.tokens.norm[k] in ("г", "года", "року"))

    def _inherit(self, i: int, j: int, hour: int, minute: int) -> int:
        """The hour of a window's start that leaves a.m. or p.m. to its end: "between 2 and 4 p.m."."""
        if j + 1 >= self.n or self.tokens.norm[j] not in RANGE or self.tokens.kind[j + 1] not in (CLOCK, NUMBER):
            return hour
        if self.tokens.norm[j] != "-" and not self.ends(i, frozenset(("date.from",))):
            return hour
        stop = self._digits(j + 1) if self.tokens.kind[j + 1] == CLOCK else self._spoken(j + 1)
        if stop is None or not stop.half or stop.time is None:
            return hour
        end = stop.time.hour * 60 + stop.time.minute
        return min((hour % 12, hour % 12 + 12), key=lambda h: (end - h * 60 - minute - 1) % 1440)

    def _bare_start(self, i: int) -> Atom | None:
        """«с 9 до 11 утра», «з 20 до 23 години»: an hour that only the window's end makes one."""
        if not self.ends(i, frozenset(("date.from",))):
            return None
        found = self._hour(i)
        if found is None or found[1] + 1 >= self.n or self.tokens.norm[found[1]] not in RANGE:
            return None
        hour, j = found
        stop = self._clock(j + 1)
        if stop is None or (stop.spoken and self.tokens.kind[i] != NUMBER):
            return None
        if stop.half:
            end = (stop.time.hour * 60 + stop.time.minute) if stop.time else 0
            hour = min((hour % 12, hour % 12 + 12), key=lambda h: (end - h * 60 - 1) % 1440)
        return Atom(i, j, "clock", time=dt.time(hour % 24))

    # --- all ----------------------------------------------------------------------------------------------------------

    def atoms(self) -> list[Atom]:
        """Days, clock times and date words, in order."""
        out: list[Atom] = []
        doc, tokens = self.doc, self.tokens
        kinds, hits, tags, groups = tokens.kind, doc.hits, doc.tags, doc.groups
        i = 0
        while i < self.n:
            kind = kinds[i]
            if kind == WORD:
                # most words begin no date: they are passed over at the least cost
                here = tags[i]
                dated = here and (
                    not _STARTS.isdisjoint(here)
                    or ("date" in groups[i] and any(h.group == "date" and h.tag not in _JOINS for h in hits[i]))
                )
                if not dated and tokens.norm[i] not in _HALVES:
                    i += 1
                    continue
            elif kind in (SIGN, LINE):
                i += 1
                continue
            atom = self._dated(i, out[-1] if out else None) if kind in (CLOCK, NUMBER) else None
            if atom is None:
                atom = self.day(i) or self._clock(i)
            if atom is None and kind != CLOCK:
                atom = self._bare_start(i) or self.day_word(i) or self.ago(i)
            if atom is None:
                for hit in hits[i]:
                    if hit.group == "date" and hit.tag not in _JOINS and hit.tag != "date.ago":
                        atom = Atom(i, hit.end, "tag", tag=hit.tag)
                        break
            if atom is not None and atom.what == "clock" and out and self._again(atom, out[-1]):
                i = atom.j
                continue
            if atom is not None:
                if atom.tag == "shift" or (atom.word and atom.i < i):
                    while out and out[-1].j > atom.i:
                        out.pop()
                out.append(atom)
                i = max(atom.j, i + 1)
            else:
                i += 1
        self._evenings(out)
        return out

    def _again(self, atom: Atom, last: Atom) -> bool:
        """The same time in another zone: "at 2:26 a.m. (23:26 GMT)"."""
        if (
            last.what != "clock"
            or not 0 < atom.i - last.j <= 5
            or self.tokens.norm[atom.i - 1] != "("
            or atom.j >= self.n
        ):
            return False
        zone = self.doc.tag("clock.zone", atom.j) is not None or self.tokens.norm[atom.j] in (")", "local")
        return zone and self.light(last.j, atom.i - 1)

    def _evenings(self, atoms: list[Atom]) -> None:
        """A time told with an evening is after noon: "around 8.30 on Monday evening"."""
        for a, atom in enumerate(atoms):
            if (
                atom.what != "clock"
                or atom.half
                or atom.time is None
                or atom.time.hour >= 12
                or atom.spoken
                or atom.midnight_end
            ):
                continue
            for b in (a - 2, a - 1, a + 1, a + 2):
                if not 0 <= b < len(atoms) or atoms[b].tag not in ("date.evening", "date.daytime"):
                    continue
                lo, hi = (atom.j, atoms[b].i) if b > a else (atoms[b].j, atom.i)
                first, top = (4, 11) if atoms[b].tag == "date.evening" else (1, 5)
                if 0 <= hi - lo <= 5 and first <= atom.time.hour <= top and self.light(lo, hi):
                    atom.time = atom.time.replace(hour=atom.time.hour + 12)
                    break

    def _dated(self, i: int, last: Atom | None) -> Atom | None:
        """«с 21.00 мск 6.05 до 7.00 мск 7.05», «в ночь на 12.05»: a day and a month where a date is due."""
        if last is None or "." not in self.tokens.norm[i]:
            return None
        if (
            last.what == "clock"
            and i - last.j <= 2
            and all(self.doc.tag("clock.zone", k) or self.doc.inside[k] for k in range(last.j, i))
        ):
            return self.short_date(i)
        if last.what == "tag" and last.tag in ("date.into", "date.night") and i == last.j:
            return self.short_date(i)
        if last.what == "tag" and last.tag == "date.past_week" and i - last.j <= 1:
            return self.short_date(i)
        if (
            last.what == "day"
            and self.tokens.norm[i - 1] in RANGE
            and i - last.j == 1
            and self.tokens.norm[last.i].count(".") == 1
        ):
            return self.short_date(i)
        return None
