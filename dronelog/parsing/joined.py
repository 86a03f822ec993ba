"""Types of drones joined before one noun: "108 Shahed-type and other drones", «55 ударных и разведывательных БПЛА»."""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import WORD

#: Tokens from the conjunction to the noun at most.
_REACH = 5
#: Beginnings of what stands for a type.
_OTHER = (
    *("other", "various", "unspecified", "different", "друг", "прочих", "інш", "різн", "разн"),
    *("неустановл", "невстановл"),
)


def of_both(doc: Document, j: int, k: int) -> int:
    """The drones that types before and behind the conjunction at token k name, or -1; the number ends at token j."""
    if not any("drone.type" in doc.tags[t] for t in range(j, k)) or (
        "drone.type" not in doc.tags[k - 1] and not doc.inside[k - 1]
    ):
        return -1
    for t in range(k + 1, min(len(doc.tokens), k + _REACH)):
        if "drone.many" in doc.tags[t] or "drone.any" in doc.tags[t]:
            return t
        typed = "drone.type" in doc.tags[t] or doc.inside[t] or doc.tokens.norm[t].startswith(_OTHER)
        if doc.tokens.kind[t] != WORD or not typed:
            return -1
    return -1
