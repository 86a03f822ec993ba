"""Speakers that open a sentence or the one before: "Mash, a channel with sources in the police, gave …", "management".

English only, as in `unnamed`.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.names import tidy
from dronelog.parsing.people import Entity
from dronelog.parsing.strangers import Strangers
from dronelog.parsing.titles import OFFICIAL
from dronelog.parsing.tokens import WORD

_MEDIA = frozenset(
    (
        *("channel", "channels", "outlet", "newspaper", "portal", "blog", "website", "site", "station", "daily"),
        *("weekly", "newsletter", "project", "broadcaster"),
    )
)
#: Bodies that give a version of their own, by no name.
_BODIES = frozenset(
    (
        *("management", "operator", "owner", "owners", "company", "firm", "enterprise", "utility", "directorate"),
        *("administrator", "cooperative", "concern", "holding", "union", "producer", "supplier"),
    )
)
#: Tokens of a name, of an apposition, of a body with whose it is.
_NAME, _APPOSED, _WHOLE = 4, 7, 9
_ENDS = frozenset(("that", "which", "who", "has", "had", "have", "is", "was", "were", "are", "sees", "says", "said"))


class Openers(Strangers):
    """Finds speakers by their place at the head of a sentence."""

    def medium_opening(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """The medium that opens a sentence: "The opposition channel Vyatka Blog, citing two doctors, put the dead at
        six", "Mash, a Telegram channel known for its sources in the police, gave higher figures".
        """
        tokens = self.tokens
        if a >= b or not tokens.norm[a].isascii():
            return None
        first = a + 1 if tokens.norm[a] in ("the", "a") and a + 1 < b else a
        e = at.get(first)
        if e is not None:
            own = e.kind == "media" and e.i == first and not e.weak
            return e if own and tokens.norm[e.j : e.j + 1] == [","] else None
        noun = next((k for k in range(first, min(b, first + 4)) if tokens.norm[k] in _MEDIA), -1)
        if noun >= 0 and all(tokens.kind[k] == WORD for k in range(first, noun)):
            j = self._name_end(noun + 1, b)
            if j > noun + 1 and tokens.norm[j : j + 1] == [","]:
                return self._medium(noun, j, at)
            return None
        j = self._name_end(first, b)
        if j == first or tokens.norm[j : j + 1] != [","] or tokens.norm[j + 1 : j + 2] not in (["a"], ["an"], ["the"]):
            return None
        noun = next((k for k in range(j + 2, min(b, j + _APPOSED)) if tokens.norm[k] in _MEDIA), -1)
        if noun < 0 or self.doc.tag("place.in", first) or self.doc.has_any(DRONE, j, noun):
            return None  # "In Kharkiv region's Izium, a drone hit a railway station"
        return self._medium(first, j, at)

    def _name_end(self, i: int, b: int) -> int:
        """The end of a run of capitalised words from token i on."""
        tokens = self.tokens
        j = i
        while j < min(b, i + _NAME) and tokens.kind[j] == WORD and tokens.cap[j]:
            j += 1
        return j

    def _medium(self, i: int, j: int, at: dict[int, Entity]) -> Entity:
        e = Entity(i, j, tidy(self.tokens.slice(i, j)), "media", office=True)
        for t in range(i, j):
            at[t] = e
        self.take(i, j)
        return e

    def body_before(self, k: int, at: dict[int, Entity]) -> Entity | None:
        """The body without a name that "it" at token k means: "Management of the works sees it differently. … it says",
        "a message that the works' own management sent. It says".
        """
        tokens, doc = self.tokens, self.doc
        number = doc.sentence_of[k]
        for n in (number, number - 1):
            if n < 0:
                continue
            s = doc.sentences[n]
            for m in range(min(s.end, k) - 1, s.start - 1, -1):
                known = at.get(m)
                if known is not None and n == number - 1 and known.kind in OFFICIAL and not known.weak:
                    return None  # somebody else was spoken of since
                if tokens.norm[m] not in _BODIES or tokens.kind[m] != WORD:
                    continue
                i = m
                while i > s.start and m - i < _WHOLE and tokens.kind[i - 1] == WORD and self._of_body(i - 1):
                    i -= 1
                j = m + 1
                if j < s.end and tokens.norm[j] == "of":
                    while j < min(s.end, m + _WHOLE) and tokens.kind[j] == WORD and tokens.norm[j] not in _ENDS:
                        if j > m + 1 and self.says(j):
                            break
                        j += 1
                nouns = frozenset((tokens.norm[m][:5],))
                e = Entity(i, j, tidy(tokens.slice(i, j)), "other", office=True, weak=True, nouns=nouns)
                for t in range(i, j):
                    at.setdefault(t, e)
                return e
        return None

    def _of_body(self, k: int) -> bool:
        """Whether the word at token k belongs to the name of a body: "the works' own management"."""
        if self.tokens.norm[k] in _ENDS or self.says(k):
            return False
        return self.tokens.norm[k] == "the" or not self.doc.hits[k] or self.doc.any_group(("object",), k) is not None
