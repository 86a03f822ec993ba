"""Hits shared out over what was hit, the verb told once: "three hit the town: one a school, two the depot"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from dronelog.parsing.document import Sentence
from dronelog.parsing.facts import Fact, Thing

if TYPE_CHECKING:
    from dronelog.parsing.lists import Lists

_INTO = frozenset(("в", "у", "на", "по", "in", "into", "at", "on"))
_BETWEEN = frozenset((",", ";", ":", "(", ")"))
_MORE = frozenset(("ещё", "еще", "ще", "іще", "another"))
_FIRST = frozenset(("а", "и", "та", "і", "й", "and", "причём", "причем"))
_ONE = frozenset(("один", "одна", "последний", "останній", "інший", "інша", "другой", "one"))
#: How what lies somewhere ends, as against what is hit: «в больнице», «у промзоні», «в жилом доме».
_LYING = ("ом", "ем", "ой", "ей", "ій", "ому", "ых", "их", "ах", "ях")
_LYING_NOUN = ("е", "і", "ї", "ах", "ях")
_NEUTER = ("ие", "ье", "ле", "ще", "ре")
_ROLES = frozenset(("elided", "none", "unknown"))


@dataclass(slots=True)
class _Share:
    """A number of drones (tokens `i` to `j`) and what they hit; `more` where it adds to what was told before."""

    value: int
    i: int
    j: int
    thing: Thing | None
    more: bool


def share(finder: Lists, s: Sentence, here: list[Fact]) -> None:
    """Share out a number of hits: «три «Шахеда» попали в Запорожье: один – в школу, два – в частный сектор»."""
    hit = next((f for f in here if f.drone and f.kind == "struck"), None)
    if hit is None:
        return
    verb = finder.doc.find("outcome.struck", hit.i, s.end)
    if verb < 0:
        return
    shares = _shares(finder, verb, s, {f.i for f in here if f is not hit and f.drone})
    if not shares:
        return
    told = sum(x.value for x in shares)
    if len(shares) < 2 or not (hit.count == told or hit.count is None) or shares[0].more:
        return  # «шість влучань, п'ять – у промзоні»: some of them; one more is told by `gapped`
    first = shares.pop(0)
    if hit.count is None:
        hit.approximate, hit.implicit = False, False
    hit.count, hit.object = first.value, first.thing.kind if first.thing else None
    hit.j = max(min(hit.j, shares[0].i), first.j)
    for x in shares:
        here.append(
            Fact(
                "struck" if x.thing else "crashed", x.value, x.i, x.j, hit.sentence, (x.i, x.j),
                object=x.thing.kind if x.thing else None, more=True, drone=True, codes=list(hit.codes),
            )
        )  # fmt: skip


def _shares(finder: Lists, verb: int, s: Sentence, told: set[int]) -> list[_Share]:
    """The numbers after a verb that have an object and no verb of their own."""
    doc, norm = finder.doc, finder.tokens.norm
    out: list[_Share] = []
    cuts = [k for k in range(verb, s.end) if norm[k] in _BETWEEN and not doc.inside[k]]
    for x, y in pairwise([*cuts, s.end]):
        k, more = x + 1, False
        while k < y and (norm[k] in _FIRST or norm[k] in _MORE):
            more = more or norm[k] in _MORE
            k += 1
        if k >= y:
            continue
        if finder.doc.has_any(("outcome.killed", "outcome.injured"), verb, k):
            break
        count = next((c for c in finder.counts_in(x + 1, k + 1) if c.role in _ROLES and c.value and c.j > k), None)
        if count is not None:
            value, end = count.value or 0, count.j
        elif doc.tag("ordinal", k) is not None or norm[k] in _ONE:
            value, end, more = 1, k + 1, more or norm[k] not in _ONE
        else:
            continue
        if any(t in told for t in range(x, y)):
            continue
        end += end < y and norm[end] == "-"
        if end >= y or norm[end] not in _INTO or doc.has_any(("outcome.struck", "outcome.crashed"), end, y):
            continue
        if any(doc.any_group(("outcome", "casualty", "fatality"), t) is not None for t in range(end, y)):
            continue
        thing = next((t for t in finder.things(end, y) if not t.part), None)
        if norm[end + 1 : end + 2] and norm[end + 1].endswith(_LYING):
            continue
        if thing is not None and norm[thing.j - 1].endswith(_LYING_NOUN) and not norm[thing.j - 1].endswith(_NEUTER):
            continue
        if thing is None and not doc.has("ground", end, y):
            continue
        out.append(_Share(value, k, thing.j if thing else end + 1, thing, more))
    return out
