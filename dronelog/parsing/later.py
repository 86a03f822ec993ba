"""Days told from the other end: "two days after a drone hit the depot", and days that are still to come."""

from __future__ import annotations

import datetime as dt

from dronelog.parsing.dates import When
from dronelog.parsing.facts import Fact
from dronelog.parsing.story import Story
from dronelog.parsing.tokens import NUMBER

_AFTER = frozenset(("after", "since", "following", "после", "після"))
#: Between the time gone by and "after" at most: "three days later, after".
_DAYS = ("day", "дн", "ден", "дня", "дні", "доб", "діб", "сут")
_WEEKS = ("week", "недел", "тиж")
_HOURS = ("hour", "час", "годин")
_ONE = frozenset(("a", "one", "day", "сутки", "день", "добу", "неделю", "тиждень"))
#: No more tokens than this stand between "after" and the verb of what happened before.
_REACH = 14
#: A day and a bit: hours that surely reach into the day before.
_DAY_LONG = 20
_HOURS_LONG = (("twenty-", 24), ("thirty", 30), ("forty", 44))
_CUTS = frozenset((",", ";", ":", '"', "(", ")"))


class Later(Story):
    """What time stands between an event and the one it is told with."""

    def _days_before(self, number: int, f: Fact) -> When | None:
        """ "Trains ran again on Monday, twenty-six hours after a drone slammed into a berth": it did on Sunday."""
        norm, s = self.tokens.norm, self.doc.sentences[number]
        low = max(s.start, f.i - _REACH)
        k = next((k for k in range(f.i - 1, low - 1, -1) if norm[k] in _AFTER or norm[k] in _CUTS), -1)
        if k <= s.start or norm[k] not in _AFTER:
            return None
        days = self._gone_by(k, s.start)
        if not days or any(k < w.i < f.j + 8 and w.start is not None and not w.far for w in self.whens[number]):
            return None
        told = [w for w in self.whens[number] if w.start is not None and not w.far and not w.posting]
        near = min(told, key=lambda w: abs(w.i - k), default=None)
        base = near.start if near is not None else self.anchor.day
        if base is None:
            return None
        day = base - dt.timedelta(days=days)
        return When(k, k + 1, day, day, "day")

    def _gone_by(self, k: int, first: int) -> int:
        """The days that stand right before token k: "three days", "a day", "26 hours", «через два дня»; 0 for none."""
        norm = self.tokens.norm
        unit = norm[k - 1]
        days = 1 if unit.startswith(_DAYS) else 7 if unit.startswith(_WEEKS) else 0
        if not days and not unit.startswith(_HOURS):
            return 0
        n = k - 2
        count = 1 if unit in _ONE or (days == 7 and n >= first and norm[n] in _ONE) else 0
        if n >= first:
            number = next((h for i in range(max(first, k - 4), k - 1) if (h := self.doc.tag("num", i)) is not None
                           and h.end == k - 1), None)  # fmt: skip
            if self.tokens.kind[n] == NUMBER:
                count = self.tokens.value[n] or 0
            elif number is not None:
                count = int(number.value)
            elif norm[n] not in _ONE and unit in ("day", "week"):
                return 0  # "the day after", "that day after"
        if days:
            return days * count if count * days <= 14 else 0
        if not count and n >= first:
            count = next((hours for word, hours in _HOURS_LONG if norm[n].startswith(word)), 0)
        return round(count / 24) if count >= _DAY_LONG else 0

    def ahead(self, number: int, w: When, f: int = -1) -> bool:
        """Whether a day is still to come: "the children will stay at home today"; a fact at `f` in its clause is not.

        Words of a plan stand between the beginning of its clause and the day.
        """
        norm, s = self.tokens.norm, self.doc.sentences[number]
        if w.precision not in ("day", "range") or w.far:
            return False
        start = next((k + 1 for k in range(w.i - 1, s.start - 1, -1) if norm[k] in _CUTS or norm[k] == "and"), s.start)
        if start <= f < w.j:
            return False
        will = next((k for k in range(w.i - 1, start - 1, -1) if norm[k] in _WILL or norm[k] in _THAT), -1)
        return will >= 0 and norm[will] in _WILL


#: "Readers will recall that on 6 August …": behind these begins what was.
_THAT = frozenset(("that", "how", "when", "who", "which", "что", "как", "когда", "що", "як", "коли"))
#: What tells of days to come.
_WILL = frozenset(("will", "shall", "'ll", "будет", "будут", "буде", "будуть", "завтра"))
