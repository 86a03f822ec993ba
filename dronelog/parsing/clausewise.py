"""The words of one document, its numbers and its places, as the finders of facts ask for them."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document
from dronelog.parsing.places import Place

#: Who and what came through: «целы», «уцелели», «вціліли».
WHOLE = frozenset(("цел", "цела", "цело", "целы", "цілий", "ціла", "ціле", "цілі"))
_SAVED = ("уцелел", "вціліл", "уціліл", "невредим", "неушкоджен")
_SAVES = frozenset(w[:3] for w in (*WHOLE, *_SAVED))
#: A text with one of these speaks of tanks that hold oil.
_OIL = ("oil", "fuel", "refiner", "petrol", "diesel", "crude", "lpg")


class Reader:
    """The words of one document, its numbers and its places, as the finders of facts ask for them."""

    def __init__(self, doc: Document, counts: list[Count], places: list[Place]) -> None:
        self.doc, self.tokens = doc, doc.tokens
        self.counts = counts
        self._starts = [c.i for c in counts]
        self._place_starts = [p.i for p in places]
        self.places = places
        self.list_kind: str | None = None
        self.figure_kind: str | None = None
        self.used_cues: set[int] = set()
        self.age_commas = {k for c in counts if c.role == "age" for k in (c.i - 1, c.j)}
        self.weapon = ""  # "drone", "other", or "" before either is named
        self.weapon_paragraph = -1
        #: Whether the last line opened a list of damage: "Damaged:".
        self.damage_list = False
        norm = self.tokens.norm
        farms = "tank" in norm and any(a == "tank" and b in ("farm", "farms") for a, b in pairwise(norm))
        self.oily = farms or any(w.startswith(_OIL) for w in set(norm))
        self.saved = [k for k, w in enumerate(norm) if w[:3] in _SAVES and (w in WHOLE or w.startswith(_SAVED))]
        self.hurt_planes: set[int] = set()  # numbers of aircraft that drones damaged

    def counts_in(self, a: int, b: int) -> list[Count]:
        """The numbers that begin between two tokens."""
        return self.counts[bisect_left(self._starts, a) : bisect_left(self._starts, b)]

    def places_in(self, a: int, b: int) -> list[Place]:
        """The places that begin between two tokens."""
        return self.places[bisect_left(self._place_starts, a) : bisect_left(self._place_starts, b)]
