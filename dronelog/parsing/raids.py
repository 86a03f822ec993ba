"""Days that belong to the very words for an attack: «внаслідок удару дрона в неділю», «после ночной атаки 20 мая».

What else such a sentence tells of days came later: the funeral, the court, the repairs, the day the toll rose.
"""

from __future__ import annotations

from dronelog.parsing.dates import When
from dronelog.parsing.days import NOUNS
from dronelog.parsing.document import Document
from dronelog.parsing.tokens import LINE, SIGN

#: An attack that came about, behind a relative pronoun: «удару, який стався в понеділок», «атаки, что была вчера».
_WHICH = ("який", "яка", "яке", "які", "що", "котор", "что")
_CAME = ("стал", "став", "була", "був", "були", "відбу", "трапи", "произош", "случил", "был", "завда", "нанес")
#: How an adjective ends, «нічної», «вчорашнього», «понедельничной».
_ADJECTIVE = (
    *("ої", "ого", "ою", "ой", "ий", "ая", "ну", "им", "у", "ю", "ьої", "его", "ему", "ом", "ем", "ому", "ым", "их"),
    *("ых", "ей", "яя", "ый", "ое", "ые", "ій", "ими", "ыми"),
)
#: Tokens between the noun and its day, at most.
_REACH = 9
_QUOTES = frozenset(('"', "«", "»", "'"))
#: What ends the words for an attack: what came of it, or who says so.
_OTHER = ("say", "casualty", "fatality")
_OUTCOMES = ("outcome", "harm")


def dates(doc: Document, w: When) -> bool:
    """Whether a date stands in the words for an attack."""
    norm, s = doc.tokens.norm, doc.sentences[doc.sentence_of[w.i]]
    if any(norm[k] in NOUNS for k in range(w.j, min(s.end, w.j + 2))):
        # «нічної атаки», «вчорашнього масованого удару»
        return w.j - w.i == 1 and norm[w.i].endswith(_ADJECTIVE)
    k = w.i - 1
    low = max(s.start, w.i - _REACH)
    while k >= low:
        if norm[k] in NOUNS:
            return True
        if norm[k] == ",":
            # «удару, який стався в понеділок»
            if not (norm[k + 1].startswith(_WHICH) and any(x.startswith(_CAME) for x in norm[k + 2 : k + 4])):
                return False
        elif _parts(doc, k):
            return False
        k -= 1
    return False


def _parts(doc: Document, k: int) -> bool:
    """Whether token k tells something else than that an attack came about."""
    tokens = doc.tokens
    if tokens.kind[k] == LINE or (tokens.kind[k] == SIGN and tokens.norm[k] not in _QUOTES):
        return True
    if doc.any_group(_OTHER, k) is not None:
        return True
    return doc.any_group(_OUTCOMES, k) is not None and not tokens.norm[k].startswith(_CAME)
