"""Numbers told by what is left of them: "all but two of the 34 drones" are 32; «летіло дев'ять, усі, крім одного,
збито» eight.
"""

from __future__ import annotations

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document

#: «Усі, крім одного», «все, кроме двух», «всі, за винятком трьох».
_ALL = frozenset(("усі", "всі", "усіх", "всіх", "все", "всех"))
_BUT = (["крім"], ["окрім"], ["кроме"], ["за", "винятком"], ["за", "исключением"])
#: Numbers back among which the whole is sought.
BACK = 4


def subtract(doc: Document, found: list[Count]) -> None:
    """ "Brought down all but two of the 34 drones", "thirteen came, and all but one were destroyed": 32, twelve."""
    norm = doc.tokens.norm
    for n, c in enumerate(found):
        if c.i < 2 or c.value is None or c.role not in ("elided", "drone"):
            continue
        start = c.i - 2 if norm[c.i - 2 : c.i] == ["all", "but"] else _but(norm, c.i)
        if start < 0:
            continue
        whole = _after(doc, c, found[n + 1 : n + 2]) or _before(doc, c, found[max(0, n - BACK) : n])
        if whole > c.value:
            c.value, c.i = whole - c.value, start


def _but(norm: list[str], i: int) -> int:
    """The token of "all" in «усі, крім» that ends before token i, -1 without one."""
    for but in _BUT:
        k = i - len(but)
        if k > 0 and norm[k:i] == but:
            k -= norm[k - 1] == ","
            return k - 1 if k > 0 and norm[k - 1] in _ALL else -1
    return -1


def _after(doc: Document, c: Count, following: list[Count]) -> int:
    """The number behind "of the", 0 without one."""
    beside = following and following[0].i - c.j <= 3 and doc.tokens.norm[c.j] == "of"
    return (following[0].value or 0) if beside else 0


def _before(doc: Document, c: Count, earlier: list[Count]) -> int:
    """The last number of drones in this sentence or the one before, 0 without one."""
    norm = doc.tokens.norm
    for o in reversed(earlier):
        drones = o.role == "drone" or norm[o.j : o.j + 2] == ["of", "them"]
        if drones and o.value and doc.sentence_of[c.i] - doc.sentence_of[o.i] <= 1:
            return o.value
    return 0
