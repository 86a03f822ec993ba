"""People and things that came to no harm in one breath: "neither people nor buildings were hurt", «люди и постройки не
пострадали», «люди, дома, окна целы»: both of the outcomes that deny harm.
"""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue

_OTHER = {"no_casualties": "no_damage", "no_damage": "no_casualties"}
#: What holds of people and of things alike: beginnings.
_HARM = (
    *("hurt", "harm", "unharm", "affect", "suffer", "safe", "unscathed", "spared", "intact"),
    *("пострадал", "постраждал", "цел", "ціл", "уцелел", "вціліл", "невредим", "неушкодж"),
)
_PEOPLE = ("people", "люди", "людей", "residents", "жители", "мешканці", "жильцы")
#: Property that no list of things has.
_THINGS = ("property", "майно", "имущество", "постройк", "будівл", "здани", "дома", "будинк", "окна", "вікна", "об'єкт")
_AND = frozenset(("and", "or", "nor", "и", "ни", "і", "й", "та", "ані", "ні"))
#: Tokens from the first of those named to the word that tells it, at most.
_REACH = 9
_CUTS = frozenset((".", ";", ":", "(", ")", "but", "но", "але", "зато", "проте", "а"))


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """Add the other half of a denial that names people and things."""
    told = [c for c in out if c.kind in _OTHER]
    if len(told) != 1:
        return
    c, norm = told[0], doc.tokens.norm
    if not any(w.startswith(_HARM) for w in norm[c.i : c.j]):
        return
    first = max(s.start, c.j - _REACH)
    first = next((k + 1 for k in range(c.i - 1, first - 1, -1) if norm[k] in _CUTS), first)
    people = [k for k in range(first, c.j) if norm[k].startswith(_PEOPLE)]
    things = [k for k in range(first, c.j) if norm[k].startswith(_THINGS) or "object" in doc.groups[k]]
    if any(_joined(norm, p, t) for p in people for t in things if p != t):
        out.append(Cue(c.i, c.j, _OTHER[c.kind], "outcome." + _OTHER[c.kind]))


def _joined(norm: list[str], p: int, t: int) -> bool:
    """Whether people and things are named together: a conjunction between them, and at most one other word."""
    between = norm[min(p, t) + 1 : max(p, t)]
    joined = not _AND.isdisjoint(between) or (p < t and "," in between)  # not «упал в парке, люди не пострадали»
    return joined and sum(w not in _AND and w != "," for w in between) <= 1
