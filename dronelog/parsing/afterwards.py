"""Days of what came later, in English: "the fire was put out on Thursday", "one of the wounded died on Friday".

Such a day dates no attack where the text tells another: it is taken as the day on which something was said.
"""

from __future__ import annotations

from dronelog.parsing.document import Document
from dronelog.parsing.tokens import LINE, SIGN

#: Tokens from what came later to its day, at most, and from a day that opens its clause to it.
_BACK, _ON = 8, 9
#: Words that open a clause of its own, on the way.
_OPENS = frozenset(
    ("и", "та", "і", "й", "when", "after", "as", "that", "who", "which", "whose", "while", "but", "before", "since")
)
_TELLING = frozenset(("outcome", "drone", "attack", "harm", "say"))
_AGAIN = frozenset(
    ("reopened", "resumed", "restored", "restarted", "reconnected", "extinguished", "contained", "put", "doused")
)
_DIED = ("died", "dies", "succumbed")
_HURT = ("outcome.injured", "casualty")
#: Of what or where one dies who was hurt before: "of his wounds", "in intensive care".
_WOUNDS = (*("wound", "injur", "burn", "hospital", "care", "clinic", "doctor"),)
_ONE_OF = frozenset(("those", "them", "the", "whom", "these"))
#: Tokens behind a death that tell of what one died.
_OF = 8


def later(doc: Document, i: int, j: int) -> bool:
    """Whether the day of tokens i to j is that of what became of people and things afterwards."""
    tokens, s = doc.tokens, doc.sentences[doc.sentence_of[i]]
    if not tokens.norm[j - 1].isascii():
        return False  # `sequel` reads those
    for k in range(i - 1, max(s.start, i - _BACK) - 1, -1):
        if _became(doc, k) or _died(doc, k):
            return True
        if tokens.kind[k] in (SIGN, LINE) or tokens.norm[k] in _OPENS or not _TELLING.isdisjoint(doc.groups[k]):
            return False
    for k in range(j, min(s.end, j + _ON)):
        if _became(doc, k):
            return True
        comma = k == j and tokens.norm[k] == ","
        if (tokens.kind[k] in (SIGN, LINE) and not comma) or tokens.norm[k] in _OPENS:
            return False
        if not _TELLING.isdisjoint(doc.groups[k]):
            return False
    return False


def _became(doc: Document, k: int) -> bool:
    """Whether token k tells what became of something: also inside a longer phrase, "the airport reopened"."""
    return doc.tag("afterwards", k) is not None or (doc.inside[k] and doc.tokens.norm[k] in _AGAIN)


def _died(doc: Document, k: int) -> bool:
    """ "The driver wounded on Monday died on Thursday", "one of them died", "died on Friday of his wounds"."""
    norm, s = doc.tokens.norm, doc.sentences[doc.sentence_of[k]]
    if not norm[k].startswith(_DIED):
        return False
    if any(w.startswith(_WOUNDS) for w in norm[k + 1 : min(s.end, k + _OF)]):
        return True
    one_of = any(norm[t : t + 2] == ["one", "of"] and norm[t + 2] in _ONE_OF for t in range(s.start, k - 2))
    return one_of or "victim" in norm[s.start : k] or doc.has_any(_HURT, s.start, k)
