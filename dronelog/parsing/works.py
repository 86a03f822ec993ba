"""Novels, films and games: what a work of art tells of a drone has not happened, unless its sentence is dated."""

from __future__ import annotations

from dronelog.parsing.dates import When
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact
from dronelog.parsing.sources import Claim
from dronelog.parsing.told import OFFICIAL

#: Sentences of the opening, in which a text says what it is about.
OPENING = 2
#: So many different signs tell a review where no official speaks, and so many wherever they stand.
WEAK, PLAIN = 3, 5
#: Sentences; in a longer text as many signs come together by chance.
REVIEW = 16
_SOME_DAY = frozenset(("a", "one", "some", "every", "each"))
#: What a work does on the day that is told of it: "opened on Saturday", "out on Monday".
_OPENED = frozenset(
    (
        *("opened", "opens", "premiered", "premieres", "out", "released", "published", "launched", "debuted", "staged"),
        *("starts", "started", "begins", "performed", "aired", "screened", "shown", "presented", "unveiled"),
    )
)


def about(doc: Document, claims: list[Claim]) -> bool:
    """Whether a text is about a work, and no official speaks: "In her new novel a drone hits a house in Kharkiv"."""
    end = doc.sentences[min(OPENING, len(doc.sentences)) - 1].end
    signs = {doc.tokens.norm[k][:5] for tag in ("story.work", "story.stage") for k in doc.all(tag, 0, len(doc.tokens))}
    if len(signs) >= PLAIN and len(doc.sentences) <= REVIEW:
        return True
    if not doc.has("story.work", 0, end) and (len(signs) < WEAK or len(doc.sentences) > REVIEW):
        return False
    # a bare name that only its verb makes a speaker may be the director's
    return not any(c.entity is not None and c.entity.kind in OFFICIAL and c.entity.office for c in claims)


def dated(facts: list[Fact], doc: Document, whens: list[When]) -> list[Fact]:
    """The facts whose own clause tells a day; "on a Tuesday in June" and the day of the première tell none."""
    told = [
        w
        for w in whens
        if w.start is not None and w.day_told and not w.said and not w.far
        and not (w.i and doc.tokens.norm[w.i - 1] in _SOME_DAY)
        and _OPENED.isdisjoint(doc.tokens.norm[max(0, w.i - 3) : w.i])
    ]  # fmt: skip
    return [
        f
        for f in facts
        if any(
            doc.sentence_of[w.i] == f.sentence
            and (f.clause[0] <= w.i < f.clause[1] or w.j <= f.i)
            and not doc.has("story.work", min(f.i, w.i), max(f.j, w.j))
            and not any(doc.tokens.norm[k] == ";" for k in range(min(f.i, w.i), max(f.j, w.j)))
            for w in told
        )
    ]
