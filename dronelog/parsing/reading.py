"""What the last steps know of a report, and where its words begin and end for a person who underlines them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dronelog.model import Evidence
from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.dates import Anchor, When
from dronelog.parsing.document import Document
from dronelog.parsing.places import Gazetteer, Place
from dronelog.parsing.tokens import LINE, SIGN

_OPENS, _CLOSES = "(", ")"


#: Roles of places where something is told to have been.
NAMED = frozenset(("place", "target", "heading"))


@dataclass(slots=True)
class Reading:
    """A document and all that was found in it before the facts were bound."""

    doc: Document
    anchor: Anchor
    spots: list[Place]
    numbers: list[Count]
    whens: list[When]
    gazetteer: Gazetteer
    _by_sentence: dict[int, list[Place]] = field(default_factory=dict)
    _numbers: dict[int, list[Count]] = field(default_factory=dict)
    _named: dict[str, list[int]] | None = None

    def __post_init__(self) -> None:
        for p in self.spots:
            self._by_sentence.setdefault(self.sentence(p.i), []).append(p)
        for c in self.numbers:
            self._numbers.setdefault(self.sentence(c.i), []).append(c)

    def named(self) -> dict[str, list[int]]:
        """The sentences that name each region as the place of something, in order."""
        if self._named is None:
            self._named = {}
            for p in self.spots:
                if p.role in NAMED and p.code and "-" in p.code:
                    self._named.setdefault(p.code, []).append(self.sentence(p.i))
        return self._named

    def numbers_in(self, number: int) -> list[Count]:
        """The numbers told in a sentence, in order."""
        return self._numbers.get(number, [])

    def spots_in(self, sentences: Iterable[int]) -> list[Place]:
        """The places named in some sentences, in order."""
        return [p for number in sorted(sentences) for p in self._by_sentence.get(number, ())]

    def underline(self, i: int, j: int, *, drone: bool = False) -> tuple[int, int]:
        """Offsets of tokens i up to j: whole phrases, no stray signs.

        With `drone` the noun that j stops before is taken too.
        """
        doc = self.doc
        tokens, inside = doc.tokens, doc.inside
        n = len(tokens)
        i, j = max(0, min(i, n - 1)), max(i + 1, min(j, n))
        while i > 0 and inside[i]:
            i -= 1
        while j < n and inside[j]:
            j += 1
        if drone:
            j = self._noun(j)
        a, b = i, j
        while b - 1 > a and tokens.kind[b - 1] in (SIGN, LINE) and not self._closes(a, b - 1):
            b -= 1
        while a < b - 1 and tokens.kind[a] in (SIGN, LINE):
            a += 1
        if b < n and tokens.norm[b] == '"' and tokens.norm[a:b].count('"') % 2 == 1:
            b += 1  # the quotation that opens inside ends here
        return doc.chars(a, b)

    def _noun(self, j: int) -> int:
        """The end of the drone words that begin at j: "[more than 20 Ukrainian Shahed] drones"."""
        hits, n = self.doc.hits, len(self.doc.tokens)
        while j < n:
            end = max((h.end for h in hits[j] if h.tag in DRONE or h.tag in ("drone.type", "drone.pronoun")), default=j)
            if end == j:
                break
            j = end
        return j

    def _closes(self, a: int, k: int) -> bool:
        """Whether the sign at k closes a bracket or a quotation that opens after a."""
        norm = self.doc.tokens.norm
        if norm[k] == _CLOSES:
            return _OPENS in norm[a:k]
        return norm[k] == '"' and norm[a:k].count('"') % 2 == 1

    def evidence(self, field: str, i: int, j: int, *, drone: bool = False) -> Evidence:
        """The words from token i up to j as the evidence of a field."""
        return Evidence(field, *self.underline(i, j, drone=drone))

    def sentence(self, token: int) -> int:
        """The number of the sentence of a token."""
        return self.doc.sentence_of[min(token, len(self.doc.sentence_of) - 1)]

    def names_drone(self, number: int) -> bool:
        """Whether a sentence names a drone."""
        s = self.doc.sentences[number]
        return self.doc.has_any(DRONE, s.start, s.end)

    def region(self, code: str) -> str:
        """The English name of a region with its code, for a message."""
        known = self.gazetteer.region(code)
        return f"{known.name_en} ({code})" if known is not None else code
