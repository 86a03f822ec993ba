"""Tolls told as such: "the toll of the strike rose to four", «жертвами удара стали трое»."""

from __future__ import annotations

from collections.abc import Sequence

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue
from dronelog.parsing.tokens import NUMBER

#: Tokens from a toll to its number at most, and from the number to who it counts.
_REACH, _ON = 16, 8
_LED = frozenset(("to", "at", "reached", "least", "hit", "is", "was"))
#: How the verbs begin that move a toll.
_MOVES = (
    *("rose", "ris", "climb", "grew", "grow", "mount", "increas", "stand", "stood", "reach", "bring", "brought"),
    *("rais", "tak", "took", "lift", "push", "put", "is", "was", "updat", "revis", "jump", "went", "gone", "now"),
)
#: «Toll road», and what else takes a toll.
_ROADS = frozenset(("road", "roads", "plaza", "booth", "booths", "bridge", "gate", "free", "motorway", "on"))
_NO_TOLL = frozenset(("a", "heavy", "its", "their", "of", "psychological", "financial", "economic", "road", "bell"))
_PEOPLE = frozenset(("elided", "person", "unit"))
#: «Жертвами», and how one becomes one.
_VICTIMS = frozenset(("жертвами", "жертвою", "жертвой"))
_BECAME = frozenset(("стали", "стал", "стала", "став"))
_FIGURES = frozenset(("number", "toll", "count", "tally", "total"))


def add(doc: Document, s: Sentence, cues: list[Cue]) -> None:
    """Add the toll of a sentence to its cues, where it is no "death toll" that they have already."""
    norm = doc.tokens.norm
    if "toll" not in norm[s.start : s.end]:
        return
    i = norm.index("toll", s.start)
    if not any(c.i <= i < c.j for c in cues) and _bare(doc, s, i):
        cues.append(Cue(i, i + 1, "killed", "fatality"))


def _bare(doc: Document, s: Sentence, i: int) -> bool:
    """Whether "toll" at token i counts the dead: it is led to a number, behind a verb that moves it."""
    norm, tokens = doc.tokens.norm, doc.tokens
    if norm[i - 1] in _NO_TOLL or norm[i + 1 : i + 2] == [] or norm[i + 1] in _ROADS:
        return False
    for k in range(i + 1, min(s.end - 1, i + _REACH)):
        if norm[k] in (";", ":", "."):
            return False
        if norm[k] not in _LED or (tokens.kind[k + 1] != NUMBER and doc.tag("num", k + 1) is None):
            continue
        after = doc.groups[k + 2] if k + 2 < s.end else ()
        if "fatality" in after or "outcome" in after or "casualty" in after:
            return False  # "stands at three dead": they are told by themselves
        return any(w.startswith(_MOVES) for w in norm[max(s.start, i - 4) : k])
    return False


def victims(doc: Document, s: Sentence, cues: list[Cue]) -> None:
    """«Жертвами удара беспилотника по рынку стали трое»: who became one is dead; the verb stands apart."""
    norm = doc.tokens.norm
    k = next((k for k in range(s.start, s.end) if norm[k] in _VICTIMS), -1)
    if k < 0 or any(c.i <= k < c.j and c.kind == "killed" for c in cues):
        return
    verb = next((t for t in range(k + 1, min(s.end, k + _REACH)) if norm[t] in _BECAME), -1)
    if verb > 0:
        cues[:] = [c for c in cues if not (c.i <= k < c.j and c.kind == "injured")]
        cues.append(Cue(verb, verb + 1, "killed", "outcome.killed"))


def number_of(norm: list[str], i: int) -> bool:
    """Whether those at token i are only numbered: "the number of people hurt when a drone …"."""
    return not _FIGURES.isdisjoint(norm[max(0, i - 3) : i])


def raised_to(norm: list[str], i: int, counts: Sequence[Count]) -> Count | None:
    """ "Raising to three the number killed", "bringing to five the toll": the number before what it counts."""
    for c in counts:
        led = c.j < i <= c.j + _ON and c.value is not None and norm[c.i - 1] == "to" and c.role in _PEOPLE
        if led and norm[c.j] == "the" and not _FIGURES.isdisjoint(norm[c.j + 1 : c.j + 3]):
            return c
    return None
