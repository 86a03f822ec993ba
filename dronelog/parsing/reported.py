"""Sentences that report an incident by themselves: a drone, what it did or met, when, and who says so.

"Four drones were shot down over Bryansk region overnight, the governor said. The townspeople know the drill": no word
of colour behind such a sentence makes a text of an exercise, of a toy or of a sum over months out of it. Only a
heading, what stands before it, and a sentence that speaks of it ("It was a drill", «это были учения») can.
"""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import drone_named

_FATES = (
    *("outcome.intercepted", "outcome.struck", "outcome.crashed", "outcome.repelled", "outcome.sighted"),
    *("outcome.damaged", "outcome.fire", "outcome.killed", "outcome.injured", "outcome.disrupted", "outcome.lost"),
)
_DATED = ("date", "month", "weekday", "clock")
#: Dates that date nothing, and words of a clock that are mostly prepositions.
_NO_DATE = frozenset(
    (
        *("date.far_past", "date.future", "date.from", "date.to", "date.same", "date.last", "date.ago", "clock.at"),
        *("clock.end", "clock.begin", "clock.zone"),
    )
)
_OFFICES = (
    *("office.regional_authority", "office.national_authority", "office.military", "office.emergency_service"),
    *("office.commander", "institution"),
)
#: A sentence with one of these is itself an exercise, a toy, goods, a thought, a work of art.
_SIGNS = (
    *("story.drill", "drone.hobby", "drone.goods", "story.work", "story.unreal", "story.chance", "story.example"),
    *("story.habit", "story.average", "weapon.boat", "void.denied", "void.rumour"),
)
#: Opens a sentence that speaks of what was told before it.
_THIS = frozenset(
    (
        *("it", "this", "that", "these", "those", "they", "such", "so", "all", "both", "everything", "neither", "none"),
        *("это", "этот", "эта", "эти", "так", "таким", "такой", "такая", "такое", "такие", "таков", "такова", "таковы"),
        *("все", "они", "оба", "обе", "оно"),
        *("це", "цей", "ця", "ці", "так", "такою", "таким", "такий", "така", "таке", "такі", "усе", "вони", "обидва"),
        "обидві",
    )
)


def sentences(doc: Document) -> list[int]:
    """The numbers of such sentences, in order."""
    return [n for n, s in enumerate(doc.sentences) if _reports(doc, n, s)]


def _reports(doc: Document, n: int, s: Sentence) -> bool:
    if s.heading or doc.tokens.norm[s.end - 1] == "?" or not doc.has_any(_FATES, s.start, s.end):
        return False
    if doc.has_any(_SIGNS, s.start, s.end) or not _dated(doc, s) or not drone_named(doc, s.start, s.end):
        return False
    after = doc.sentences[n + 1] if n + 1 < len(doc.sentences) else s
    end = after.end if after.paragraph == s.paragraph else s.end
    return doc.has_group("say", s.start, end) and doc.has_any(_OFFICES, s.start, end)


def _dated(doc: Document, s: Sentence) -> bool:
    """Whether a sentence names a day, a night or an hour."""
    return any(
        hit.group in _DATED and hit.tag not in _NO_DATE for k in doc.marked(s.start, s.end) for hit in doc.hits[k]
    )


def speaks_of(doc: Document, s: Sentence) -> bool:
    """Whether a sentence speaks of what was told before it: "It was a drill", «так прошли учения»."""
    return doc.tokens.norm[s.start] in _THIS


def judged(doc: Document, k: int, told: list[int]) -> bool:
    """Whether a sign at token k judges what these sentences report: it heads the text, comes first, or speaks of it."""
    n = doc.sentence_of[k]
    s = doc.sentences[n]
    return not told or s.heading or n <= told[0] or speaks_of(doc, s)


