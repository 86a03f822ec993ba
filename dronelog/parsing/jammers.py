"""Drones that came down because somebody jammed them: "landed by our electronic warfare", «упали под действием РЭБ».

The verb alone tells of a fall; who or what made them fall makes it a drone brought down.
"""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact

#: What jams, by the beginnings of its words, and the noun behind "electronic".
_JAMS = ("jamm", "рэб", "реб", "рэп", "радиоэлектрон", "радіоелектрон", "глушен", "глушін", "глушил")
_ELECTRONIC = frozenset(
    (
        *("warfare", "means", "countermeasures", "suppression", "jamming", "systems", "equipment", "measures"),
        *("defence", "defense", "interference", "attack", "warriors", "jammers"),
    )
)
#: What leads to it behind the verb: "by", "under the influence of", «под воздействием».
_BY = frozenset(
    (
        *("by", "with", "using", "through", "under", "after", "thanks", "because", "due", "from", "via", "result"),
        *("под", "під", "из-за", "через", "после", "після", "благодаря", "завдяки", "от", "від", "помощью"),
        *("средствами", "засобами", "силами", "результате", "внаслідок", "вследствие", "допомогою", "действием"),
    )
)
#: How the verbs begin by which they come down, where those who jam are their subject.
_LANDS = (
    *("land", "put", "set", "plant", "ground", "force", "drop", "bring", "brought"),
    *("посад", "приземл", "урон", "полож"),
)
_CREWS = frozenset(
    (
        *("crews", "crew", "units", "unit", "teams", "team", "troops", "specialists", "systems", "operators", "forces"),
        *("soldiers", "gear", "stations", "equipment", "has", "have", "had", "also", "then"),
    )
)
_DOWN = frozenset(("crashed", "launched", "sighted"))
#: Tokens between the drones and what jammed them, at most, and of the words that lead to it.
REACH, LED = 16, 6


def felled(doc: Document, s: Sentence, here: list[Fact]) -> None:
    """Make the drones of a sentence that were jammed drones brought down."""
    down = [f for f in here if f.drone and f.kind in _DOWN and not f.debris and not f.brunt]
    if not down:
        return
    jams = [k for k in range(s.start, s.end) if _jams(doc, k)]
    for k in jams:
        for f in down:
            behind = f.i < k <= f.j + REACH and _led(doc, f.i, k) and not _split(here, f, k)
            if behind or (f.i > k and _lands(doc, k, f)):
                f.kind = "intercepted"
                here[:] = [o for o in here if not _again(o, f)]


def _jams(doc: Document, k: int) -> bool:
    """Whether token k is what jams drones: "electronic warfare", "EW", "jammers", «РЭБ»."""
    norm = doc.tokens.norm
    if norm[k] == "electronic" or norm[k] == "radio-electronic":
        return k + 1 < len(norm) and norm[k + 1] in _ELECTRONIC
    return norm[k] == "ew" or norm[k].startswith(_JAMS)


def _led(doc: Document, a: int, k: int) -> bool:
    """Whether words behind token a lead to what jams at token k: "under the influence of electronic warfare"."""
    norm = doc.tokens.norm
    for t in range(k - 1, max(a, k - LED), -1):
        if norm[t] in (",", ";", ".", "and", "but", "и", "і", "та", "а"):
            return False
        if norm[t] in _BY:
            return not any(w in ("not", "не", "without", "без") for w in norm[max(a, t - 2) : t])
    return False


def _split(here: list[Fact], f: Fact, k: int) -> bool:
    """Whether another fate of drones with a number stands between the drones and what jams at token k."""
    return any(o is not f and o.drone and o.count is not None and f.j <= o.i < k for o in here)


def _lands(doc: Document, k: int, f: Fact) -> bool:
    """Whether those who jam, named at token k, bring the drones of a fact down: "EW crews landed three drones"."""
    norm = doc.tokens.norm
    t = k + 1 + (norm[k].endswith("electronic"))
    while t < f.j and norm[t] in _CREWS:
        t += 1
    return t < f.j and norm[t].startswith(_LANDS) and f.i - t <= 3 + (f.i <= t)


def _again(o: Fact, f: Fact) -> bool:
    """Whether a fact only says without a number that drones were jammed, or that those fell."""
    if o is f or o.sentence != f.sentence or not o.implicit or o.count is not None or not o.drone:
        return False
    return o.kind in ("intercepted", "crashed") and o.codes == f.codes
