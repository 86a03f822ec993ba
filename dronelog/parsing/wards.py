"""People told to be in hospital now: «его супруга в больнице», «двоє поранених у лікарні», «мужчина в реанимации»."""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import LINE, SIGN

_IN = frozenset(("в", "у"))
_WARDS = frozenset(
    ("больнице", "реанимации", "госпитале", "стационаре", "лікарні", "реанімації", "шпиталі", "госпіталі", "стаціонарі")
)
#: Who is there for others: «врачи в больнице».
_STAFF = ("врач", "медик", "хирург", "медсест", "лікар", "хірург", "персонал", "сотрудник", "працівник")


def _aged(doc: Document, s: Sentence, k: int) -> int:
    """Who stands before an age between commas that ends at token k: «дві жінки, 45 і 67 років, у лікарні», or -1."""
    norm = doc.tokens.norm
    if not norm[k].startswith(("рок", "рік", "лет", "год", "річн", "летн")):
        return -1
    comma = next((t for t in range(k - 1, max(s.start, k - 7), -1) if norm[t] == ","), -1)
    return comma - 1 if comma > s.start and "person" in doc.groups[comma - 1] else -1


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """Add a word of injury where a clause ends with somebody in hospital and says no more of him."""
    norm, kind = doc.tokens.norm, doc.tokens.kind
    for k in range(s.start + 1, s.end - 1):
        if norm[k] not in _IN or norm[k + 1] not in _WARDS:
            continue
        if k + 2 < s.end and kind[k + 2] not in (SIGN, LINE) and norm[k + 2] not in ("и", "та", "а", "і"):
            continue
        who = next((t for t in (k - 1, k - 2) if t >= s.start and "person" in doc.groups[t]), -1)
        if who < 0 and norm[k - 1] == ",":
            who = _aged(doc, s, k - 2)
        if who < 0 or norm[who].startswith(_STAFF) or any(c.i <= k < c.j for c in out):
            continue
        if any(c.kind == "injured" and who - 4 <= c.i <= k for c in out):
            continue  # «двое раненых в больнице»
        out.append(Cue(k, k + 2, "injured", "outcome.injured"))
