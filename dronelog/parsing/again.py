"""An event told once more in the same words ("… and the same happened on Sunday"), windows that facts share."""

from __future__ import annotations

from dataclasses import replace

from dronelog.parsing.dates import When
from dronelog.parsing.facts import Fact
from dronelog.parsing.told import Told
from dronelog.parsing.who_told import Whos

#: Nouns of a number, and how somebody came by one that is nobody's report.
_A_FIGURE = frozenset(("figure", "number", "total", "count", "tally", "estimate"))
_PICKED = frozenset(("found", "read", "seen", "heard", "picked", "invented", "guessed", "imagined", "googled"))
_WHO = frozenset(("he", "she", "they", "who", "which"))


class Again(Whos):
    """Windows that several facts share, events that recur, numbers from nowhere."""

    def _one_window(self, here: list[Told]) -> When | None:
        """ "A drone was seen on Saturday, upon which traffic was suspended from 9.15 to 11.40": both in the window.

        The window, where a sighting was moved into it: what the next sentence tells is in it too.
        """
        shut = [t for t in here if t.fact.kind == "disrupted" and t.when is not None and t.when.precision == "time"]
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
