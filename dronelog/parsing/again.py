"""An event told once more in the same words ("… and the same happened on Sunday"), windows that facts share."""

from __future__ import annotations

from dataclasses import replace

from dronelog.parsing.dates import When
from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Fact
from dronelog.parsing.restated import BECAME
from dronelog.parsing.told import DAY, State, Told
from dronelog.parsing.who_told import Whos

#: Nouns of a number, and how somebody came by one that is nobody's report.
_A_FIGURE = frozenset(("figure", "number", "total", "count", "tally", "estimate"))
_PICKED = frozenset(("found", "read", "seen", "heard", "picked", "invented", "guessed", "imagined", "googled"))
_WHO = frozenset(("he", "she", "they", "who", "which"))


#: Drones; so many are no night's that nobody dates.
WAR = 500
_WHOSE_WAR = frozenset(("the", "its", "their", "that"))
_WARS = frozenset(("war", "conflict", "campaign"))
_PLANS = (
    "planned", "planning", "plotted", "plotting", "prepar", "intended", "планир", "готови", "замышл", "планува",
    "готува",
)  # fmt: skip
#: How words begin that tell of an end of a closure.
_OPENED = (
    "reopen", "resum", "restor", "lift", "opened", "restart", "normal", "until", "clear", "took", "возобнов", "сняли",
    "снял", "снят", "отмен", "открыл", "віднов", "знял", "знят", "скасув", "відкри",
)  # fmt: skip
#: Undoes limits, and much else: beginnings; what is limited.
_CANCELLED = ("отмен", "скасув")
_LIMITS = ("огранич", "обмеж", "режим", "запрет", "заборон", "тревог", "тривог", "сигнал", "план", "ковер", "килим")

#: The thing found, and how somebody comes upon it: beginnings.
_THE_FIND = frozenset(("it", "them", "его", "их", "него", "його", "їх", "нього", "безпілотник", "беспилотник", "drone"))
_CAME_UPON = (
    "found", "came", "saw", "spotted", "discover", "notic", "stumbl", "seen", "обнаруж", "нашли", "нашел", "наткнул",
    "заметил", "увидел", "знайш", "виявил", "натрап", "помітил", "побачил",
)  # fmt: skip


def _moment(w: When) -> tuple[object, ...]:
    return w.start, w.end, w.clock_start, w.clock_end


class Again(Whos):
    """Windows that several facts share, events that recur, numbers from nowhere."""

    def _one_window(self, here: list[Told]) -> When | None:
        """ "A drone was seen on Saturday, upon which traffic was suspended from 9.15 to 11.40": both in the window.

        The window, where a sighting was moved into it: what the next sentence tells is in it too.
        """
        shut = [t for t in here if t.fact.kind == "disrupted" and t.when is not None and t.when.precision == "time"]
        if len(shut) > 1 and len({t.when.start for t in shut if t.when is not None}) == len(shut):
            for own in shut:  # "… again on Monday, and it was shut from 5.45 to 6.30": of two days each has its own
                self._one_window([own, *(t for t in here if t.fact.kind == "sighted")])
            return None
        if len(shut) != 1 or (window := shut[0].when) is None or window.clock_start == window.clock_end:
            return None
        moved = False
        for t in here:
            if (
                t.fact.kind == "sighted"
                and t.when is not None
                and t.when.precision == "day"
                and t.when.start in (window.start, window.end)
                and t.codes == shut[0].codes
                and t.source is shut[0].source
            ):
                t.when, moved = window, True
        return window if moved else None

    def _came_upon(self, state: State, number: int, out: list[Told]) -> None:
        """ "Pickers found a drone in a bog. They came across it on Saturday": the day of the find told before."""
        s = self.doc.sentences[number]
        norm = self.tokens.norm
        if number == 0 or self.doc.sentences[number - 1].paragraph != s.paragraph or not self.whens[number]:
            return
        its = (k for k in range(s.start, min(s.end - 1, s.start + 9)) if norm[k] in _THE_FIND)
        if not any(w.startswith(_CAME_UPON) for k in its for w in norm[max(s.start, k - 3) : min(s.end, k + 3)]):
            return
        told = self._sentence_when(number)
        day = self._resolve(state, told) if told is not None and not told.far else None
        found = [t for t in out if t.fact.kind == "crashed" and 0 < number - t.fact.sentence <= 2 and not t.own_when]
        if day is None or day.start is None or not found or not told or not told.day_told:
            return
        first = min(t.fact.sentence for t in found)
        for t in out:
            if t.fact.sentence >= first and not t.own_when and t.codes == found[0].codes:
                t.when, t.own_when = day, True

    def _same_again(self, number: int, here: list[Told]) -> list[Told]:
        """ "Traffic was halted from 9 to 11 on Saturday after a drone was seen, and the same happened from 7 to 8 on
        Sunday": told once more, of the later window.
        """
        m = self.repeated(number)
        later = [w for w in self.whens[number] if m >= 0 and w.i > m and w.start is not None and not w.posting]
        if not later:
            return []
        return [
            replace(t, fact=replace(t.fact), when=later[0]) for t in here if t.fact.i < m and t.when is not later[0]
        ]

    def _reopened(self, out: list[Told]) -> None:
        """ "The airport closed at 21:44. It opened again at 00:35": one window, whichever sentence tells its end."""
        for t in out:
            w = t.when
            if t.fact.kind != "disrupted" or w is None or w.precision != "time" or w.clock_start != w.clock_end:
                continue
            if w.start is None or w.clock_start is None or t.heading:
                continue
            end = self._end_of(t, w)
            if end is None:
                continue
            for u in out:
                if u.when is not None and u.codes == t.codes and u.source is t.source and _moment(u.when) in (
                    _moment(w), _moment(end)
                ):  # fmt: skip
                    u.when = replace(w, end=end.end, clock_end=end.clock_start)

    def _in_window(self, out: list[Told]) -> None:
        """ "Drones were seen over the airport on Wednesday evening. Flights were halted from 21:40 to 23:10": the
        sighting was in the hours of the one closure that is told next.
        """
        shut = [
            t for t in out
            if t.fact.kind == "disrupted" and t.when is not None and t.when.precision == "time"
            and t.when.clock_start != t.when.clock_end
        ]  # fmt: skip
        if len({_moment(t.when) for t in shut if t.when is not None}) != 1:
            return
        window, first = shut[0].when, shut[0]
        s = self.doc.sentences[first.fact.sentence]
        for u in out:
            w = u.when
            near = 0 < first.fact.sentence - u.fact.sentence <= 2 and u.codes == first.codes
            if not near or u.fact.kind != "sighted" or w is None or window is None or w.precision != "day" or u.heading:
                continue
            same = self.doc.sentences[u.fact.sentence].paragraph == s.paragraph and u.source is first.source
            if same and w.start in (window.start, window.end):
                u.when = window

    def _updated(self, out: list[Told]) -> None:
        """ "At 3 a.m. he wrote that four had been shot down. By breakfast his figure for the night stood at nine": of
        the same night, and the last number counts.
        """
        for n, t in enumerate(out):
            w = t.when
            if w is not None and w.precision == "day" and t.fact.kind == "intercepted" and self._became(t.fact):
                # «Ночью сбиты шесть дронов. Утром их стало девять»: of that night
                told = [u for u in out[max(0, n - 4) : n] if u.fact.kind == "intercepted" and u.codes == t.codes]
                night = told[-1].when if told and told[-1].source is t.source else None
                if night is not None and night.precision == "night" and night.end == w.end:
                    t.when = night
                continue
            if w is None or w.precision != "night" or t.fact.kind != "intercepted" or not self._of_figure(t.fact):
                continue
            for u in out[max(0, n - 4) : n]:
                dated = u.when is not None and (u.when.start != w.end or (u.own_when and u.when.day_told))
                first = u.fact.kind == "intercepted" and u.fact.count is not None and not dated
                same = u.source is t.source and u.codes == t.codes and t.fact.sentence - u.fact.sentence <= 3
                if first and same and (u.fact.count or 0) < (t.fact.count or 0):
                    u.when = w

    def _became(self, f: Fact) -> bool:
        """«Утром их стало девять»: a number to which another has grown."""
        return f.total and any(w in BECAME for w in self.tokens.norm[max(0, f.i - 2) : f.i])

    def _of_figure(self, f: Fact) -> bool:
        """Whether a number is told as one: "the final result of the night is eight: all were brought down"."""
        return f.figure or self.doc.has("number.figure", self.doc.sentences[f.sentence].start, f.i + 1)

    def _end_of(self, t: Told, w: When) -> When | None:
        """The moment at which what was shut at a moment opened again: in its sentence or the next two."""
        paragraph = self.doc.sentences[t.fact.sentence].paragraph
        for number in range(t.fact.sentence, min(len(self.doc.sentences), t.fact.sentence + 3)):
            if self.doc.sentences[number].paragraph != paragraph:
                return None
            for x in self.whens[number]:
                if number == t.fact.sentence and x.i <= max(w.i, t.fact.i):
                    continue
                if x.clock_start is None or x.clock_start != x.clock_end or not self._opens_again(number, x):
                    continue
                day = w.start if x.start is None or not x.day_told else x.start
                if day is None or w.start is None or w.clock_start is None:
                    return None
                if day == w.start and x.clock_start <= w.clock_start:
                    day += DAY
                return replace(x, start=day, end=day) if 0 <= (day - w.start).days <= 1 else None
        return None

    def _opens_again(self, number: int, x: When) -> bool:
        """Whether a clock time is that of an end: "resumed at 7.02", "stayed closed until 5 a.m.", «сняли в 05:40»."""
        norm, s = self.tokens.norm, self.doc.sentences[number]
        around = norm[max(s.start, x.i - 9) : min(s.end, x.j + 7)]
        if "not" in around or not any(w.startswith(_OPENED) for w in around):
            return False
        if any(w.startswith(_OPENED) and not w.startswith(_CANCELLED) for w in around):
            return True
        return any(w.startswith(_LIMITS) for w in around)  # not «концерт, назначенный на 19:00, отменён»

    def _plotted(self, s: Sentence, f: Fact) -> bool:
        """ "Is said to have planned an attack on a barracks with a drone": nothing flew."""
        norm = self.tokens.norm
        if f.kind == "sighted" and any(w.startswith(_PLANS) for w in norm[max(s.start, f.i - 3) : f.i]):
            return True  # "accused Kyiv of planning drone flights over a nuclear plant"
        return f.kind == "launched" and (f.implicit or f.count == 1) and any(
            norm[k].startswith(_PLANS) and any("attack" in self.doc.groups[t] for t in range(k + 1, min(s.end, k + 4)))
            for k in range(s.start, s.end)
        )

    def _of_the_war(self, f: Fact) -> bool:
        """ "The war, in which Iran fired more than 1,000 drones": a war's total, where nothing dates it."""
        norm, s = self.tokens.norm, self.doc.sentences[f.sentence]
        if f.kind != "launched" or f.count is None or f.count < WAR or any(w.start for w in self.whens[f.sentence]):
            return False
        return any(norm[k] in _WARS and norm[k - 1] in _WHOSE_WAR for k in range(s.start + 1, s.end))

    def _somewhere(self, f: Fact) -> bool:
        """ "Spoke of 1,000 drones in a night, a figure he had found on the internet": a number from nowhere."""
        norm = self.tokens.norm
        end = self.doc.sentences[f.sentence].end
        if f.count is None or not f.drone:
            return False
        for k in range(f.j, min(end - 3, f.j + 8)):
            if norm[k] in _A_FIGURE:
                after = norm[k + 1 : min(end, k + 7)]
                return not _WHO.isdisjoint(after[:2]) and not _PICKED.isdisjoint(after)
        return False
