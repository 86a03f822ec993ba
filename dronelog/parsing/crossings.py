"""Drones that came into a country: "five drones entered Moldova", "three flew through Latvia". English only."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.places import Place

_ENTERED = frozenset(("entered", "enter", "enters", "entering", "traversed", "overflew"))
_WENT = frozenset(
    (
        *("flew", "flown", "passed", "strayed", "drifted", "wandered", "slipped", "came", "went", "crossed"),
        *("straying", "drifting", "flying", "passing", "crossing", "blundered", "ventured", "moved", "intruded"),
    )
)
_INTO = frozenset(("into", "through", "across"))
#: What is sent into these two is an attack, or one's own.
_AT_WAR = frozenset(("RU", "UA"))


def add(doc: Document, s: Sentence, out: list[Cue], places: list[Place]) -> None:
    """Add the sight of drones whose verb has a country for its goal."""
    norm = doc.tokens.norm
    for p in places:
        if p.kind != "country" or p.code in _AT_WAR or p.i - 2 < s.start:
            continue
        k = p.i - 1 if norm[p.i - 1] != "the" else p.i - 2
        if norm[k] in _INTO and norm[k - 1] in _WENT:
            k -= 1
        elif norm[k] not in _ENTERED or norm[k - 1] == "to":
            continue  # "tried to enter India"
        first = max(s.start, k - 10)
        if doc.has_any(DRONE, first, k) and not any(c.i <= p.i and k < c.j for c in out):
            out.append(Cue(k, p.i, "sighted", "outcome.sighted"))
            return
