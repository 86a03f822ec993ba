"""Spans told by parts of days: «від ранку 21 до ранку 22 травня», "from dusk till dawn", «с вечера 5 мая до утра»."""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.asides import Asides
from dronelog.parsing.days import DAY, PARTS, Atom, date_of
from dronelog.parsing.spans import FROM, When
from dronelog.parsing.tokens import NUMBER

#: Words that lead from one part of a day to the next.
_TO = frozenset(("до", "по", "to", "until", "till", "til", "through", "-"))
#: «С утра», «зранку»: parts of a day that stand for today.
_OF_TODAY = frozenset(("утра", "ранку", "зранку", "вечера", "вечора"))
#: A longer time is no span of one report.
_LONGEST = dt.timedelta(days=14)


class Stretches(Asides):
    """Finds the spans that go from a part of a day to a part of a day."""

    def stretches(self) -> None:
        """«Від ранку 21 до ранку 22 травня», "from Monday morning to Tuesday morning": days as they are told; an
        evening to the next morning is the night, and both ends on one day are the day.
        """
        for b, day in enumerate(self.all):
            if day.what != "day" or not self.free_day(b) or day.start is None or day.start != day.end:
                continue
            last = self._part_of(b)
            if last is None:
                continue
            i = min(day.i, self.all[last].i)
            first = self._first_end(min(b, last), day.start)
            if first is None:
                continue
            start, part, a = first
            begin = self.all[a].i
            joined = self._led(begin, i, self.all[last].i)
            if not joined or not dt.timedelta(0) <= day.start - start <= _LONGEST:
                continue
            j = max(day.j, self.all[last].j)
            overnight = part.tag == "date.evening" and self.all[last].tag == "date.morning"
            precision = "day" if start == day.start else "range"
            if overnight and day.start - start == DAY:
                precision = "night"
            for k in range(a, max(b, last) + 1):
                self.used[k] = True
            self.out.append(When(begin, j, start, day.start, precision))

    def _part_of(self, b: int) -> int | None:
        """The atom of the part of a day told beside day b: "the morning of May 21", "Friday evening"."""
        atoms, day = self.all, self.all[b]
        if b and self._part(b - 1):
            gap = self.tokens.norm[atoms[b - 1].j : day.i]
            if gap in ([], ["of"], ["on"], [","]):
                return b - 1
        after = b + 1 < len(atoms) and atoms[b + 1].i == day.j and self._part(b + 1)
        return b + 1 if after else None

    def _part(self, a: int) -> bool:
        """Whether atom a is a part of a day: a morning, noon; «с утра» is of today only where no date follows."""
        atom = self.all[a]
        if self.used[a]:
            return False
        noon = atom.spoken and not atom.midnight_end
        return atom.tag in PARTS or noon or (atom.word and self.tokens.norm[atom.j - 1] in _OF_TODAY)

    def _first_end(self, before: int, end: dt.date) -> tuple[dt.date, Atom, int] | None:
        """The day and the part of a day that the atoms below `before` end with, and their first atom."""
        atoms, tokens = self.all, self.tokens
        a = before - 1
        if a < 0 or self.used[a]:
            return None
        if self._part(a):
            k = atoms[a].j
            bare = tokens.value[k] if k < self.n and tokens.kind[k] == NUMBER else None
            if bare is not None and k < atoms[before].i:  # «від ранку 21 до …»: the month follows with the other end
                month = end if bare <= end.day else end.replace(day=1) - DAY
                start = date_of(month.year, month.month, bare)
                return (start, atoms[a], a) if start is not None else None
            a -= 1  # "from Friday morning to …"
        if a < 0 or not self.free_day(a) or atoms[a].start is None or atoms[a].start != atoms[a].end:
            return None
        part = self._part_of(a)
        if part is None or part >= before:
            return None
        start = atoms[a].start
        return (start, atoms[part], min(a, part)) if start is not None else None

    def _led(self, begin: int, i: int, part: int) -> bool:
        """Whether a "from" opens a span at token `begin`, and a "to" leads to its other end at token `i`."""
        norm = self.tokens.norm
        if norm[begin] not in FROM and not self.opened(begin):
            return False
        near = range(max(begin, i - 2), i)
        between = any(norm[k] == "between" for k in range(max(0, begin - 2), begin + 1))
        return (
            norm[part] in _TO
            or any(norm[k] in _TO for k in near)
            or (between and any(norm[k] == "and" for k in near))
        )

    def evening_to_morning(self, a: int) -> When | None:
        """An evening to a morning: "between Friday evening and Saturday morning", «с вечера 5 мая до утра 6 мая»."""
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
        if not morning or not self.closed(first.j, j) or self._counts_between(first.j, j):
            return None
        for b, atom in enumerate(atoms[max(0, a - 1) : k + 1], max(0, a - 1)):
            if i <= atom.i < j:
                self.used[b] = True
        self._drop_part(i)
        return When(i, j, first.start, first.start + DAY, "night")

    def _counts_between(self, i: int, j: int) -> bool:
        """«Один сбили вечером 21 мая и два – утром 22 мая»: a number that is no day's makes two parts of it."""
        days = {k for atom in self.all if atom.what == "day" and i <= atom.i < j for k in range(atom.i, atom.j)}
        return any(self.doc.tag("num", k) is not None and k not in days for k in range(i, j))

    def _drop_part(self, i: int) -> None:
        """Forget the part of a day at token i, just found, that turned out to open a night."""
        if self.out and self.out[-1].i == i:
            self.out.pop()

    def night_long(self, a: int) -> When | None:
        """ "Suspended from the evening until the morning", "from dusk till dawn": the night that the story is on."""
        atoms = self.all
        first = atoms[a]
        b = a + 1
        if first.tag != "date.evening" or b >= len(atoms) or atoms[b].tag != "date.morning" or self.used[b]:
            return None
        joined = [w for w in self.tokens.norm[first.j : atoms[b].i] if w != "the"]
        opened = "from" in self.tokens.norm[max(0, first.i - 2) : first.i]
        if not opened or joined not in (["until"], ["till"], ["to"]):
            return None
        self.used[b] = True
        return When(first.i, atoms[b].j, None, None, "unknown", relative="same_night", day_told=False)

    def since_evening(self, a: int) -> When | None:
        """«С вечера 29 июля РФ выпустила 78 БпЛА»: an evening that opens the night before the report."""
        atom, anchor = self.all[a], self.anchor
        evening = self.all[a - 1] if a else None
        if evening is None or evening.tag != "date.evening" or atom.i - evening.j > 1 or atom.start is None:
            return None
        opened = self.tokens.norm[evening.i] in FROM or (evening.i and self.tokens.norm[evening.i - 1] in FROM)
        morning = anchor.day == atom.start + DAY and (anchor.time is None or anchor.time.hour < 15)
        if not opened or not morning:
            return None
        self._drop_part(evening.i)
        return When(evening.i, atom.j, atom.start, atom.start + DAY, "night")
