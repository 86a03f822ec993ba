"""Sentences that only give the hour of what was told before: "That was at 04:50", "The hit came at 3 a.m."."""

from __future__ import annotations

from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence

#: What such a sentence is about, and its verb.
_THIS = frozenset(("that", "this", "it", "all", "це", "это"))
_EVENTS = frozenset(
    (
        *("hit", "strike", "blow", "impact", "crash", "fall", "attack", "explosion", "blast", "time", "hour", "moment"),
        *("incident", "sighting"),
    )
)
_CAME = frozenset(("was", "came", "fell", "occurred", "followed", "is", "stood", "struck", "було", "было"))
#: Tokens from the verb to the hour at most.
REACH = 5


def timed(doc: Document, s: Sentence, clock: When) -> bool:
    """Whether a sentence opens with its event, as a whole, and the hour of it."""
    norm = doc.tokens.norm
    k = s.start
    if norm[k] == "the" and norm[k + 1 : k + 2] and norm[k + 1] in _EVENTS:
        k += 2
    elif norm[k] in _THIS:
        k += 1 + (norm[k + 1 : k + 2] == ["all"])
    else:
        return False
    return k < s.end and norm[k] in _CAME and k < clock.i <= k + REACH and "," not in norm[k : clock.i]
