"""Speakers far from their verb, or behind what they saw: "Anglers camped beside the village told", "seen by shoppers".

English only, as its word order shows them.
"""

from __future__ import annotations

from dronelog.parsing.names import tidy
from dronelog.parsing.people import Entity
from dronelog.parsing.signoffs import SignOffs
from dronelog.parsing.tokens import WORD


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Tokens from the head of such a subject to its verb, and of a spokesman's body, at most.
REACH, BODY = 14, 7
_PEOPLE = _words("people men women staff crew workers children police folk relatives couple")
#: Plurals that are no people, though they open sentences.
_THINGS = _words(
    "drones uavs attacks strikes raids fragments explosions blasts reports images photos photographs pictures videos"
    " sources officials authorities forces troops figures numbers sirens alerts flights trains houses windows news"
    " always perhaps besides towards hours days weeks months years fires flames pieces parts remains others plus"
    " defences defenses systems units gunners crews ours theirs this his its is was has as us thus across sometimes"
)
_ARTICLES = _words("a an the")
_LED = _words("the some several two three four five many a few local other")
#: What stands behind such a noun and tells more of it.
_TOLD_MORE = _words("in of from at near on outside around beside behind along by with who whose under above across")
_OPENING = _words("in at near on outside around across overnight meanwhile later")
_BESIDE = _words("beside near outside under behind by around above along off opposite past inside within to into")
_WATCHED = _words("seen spotted observed heard noticed watched filmed photographed sighted glimpsed recorded")
_SPEAKS = ("spokes", "represent")
#: Who follows flights for others, and what opens what more is told of them.
_CHANNELS = _words("channels monitors trackers bloggers publics feeds")
_FOLLOWERS = _CHANNELS | _words("observers spotters watchers volunteers residents villagers anglers neighbours")
_WHO = _words("that who which whose")
_STOPS = _words("who which that as when while after before on in at by to from with and but is was were had has")


class Crowds(SignOffs):
    """Finds the speakers that a sentence opens with, and those behind "by" and "for"."""

    def within(self, a: int, start: int) -> bool:
        """Whether a preposition before token a makes its phrase a part of another: "camped beside the village"."""
        k = a - 1
        while k > start and (self.tokens.norm[k] in _ARTICLES or self.tokens.norm[k] == "local"):
            k -= 1
        return a > start and (self.tokens.norm[a - 1] in _BESIDE or (k < a - 1 and self.tokens.norm[k] in ("of", "to")))

    def crowd(self, i: int, start: int, at: dict[int, Entity]) -> Entity | None:
        """The people who open a sentence whose verb of saying, or "they", stands at token i.

        "Shoppers waiting outside a market said", "People living in the town saw five drones, as they told".
        """
        norm, tokens = self.tokens.norm, self.tokens
        if i - start > REACH * 2 or not norm[start].isascii():
            return None
        k = start
        if norm[k] in _OPENING:
            comma = next((t for t in range(k + 1, min(i, k + 6)) if norm[t] == ","), -1)
            k = start = comma + 1 if comma > 0 else k  # "In Narimanov, fishermen camped by the river told"
        while k < i and norm[k] in _LED:
            k += 1
        if k < i and k + 1 < i and not self._people(k) and self._people(k + 1) and not self.doc.hits[k]:
            k += 1  # "Amateur astronomers camped in a field"
        if k + 1 >= i or not self._people(k) or tokens.kind[k + 1] != WORD:
            return None
        after = norm[k + 1]
        if after not in _TOLD_MORE and not after.endswith(("ing", "ed")):
            return None
        known = at.get(k)
        if known is not None:
            return known if known.kind in ("witness", "other") else None
        end = next((t for t in range(k + 1, i) if tokens.kind[t] != WORD), i)
        end = end if end < i else k + 1
        if after in ("in", "of", "from", "at", "near") and k + 2 in self.place_at:
            end = self.place_at[k + 2].j
        elif norm[end - 1] not in norm[k : k + 1] and any(self._told_of(t) for t in range(k, end)):
            end = k + 1
        return self._made(start, end, "witness", at)

    def crowd_before(self, i: int, at: dict[int, Entity]) -> Entity | None:
        """ "The channels that follow such flights saw more. As many as 25 drones, they wrote, …": who opened the
        sentence before, of whom more is told there.
        """
        number, norm = self.doc.sentence_of[i], self.tokens.norm
        s = self.doc.sentences[number - 1] if number else None
        if s is None or s.heading or s.paragraph != self.doc.sentences[number].paragraph:
            return None
        k = s.start
        while k < s.end and norm[k] in _LED:
            k += 1
        if k + 2 >= s.end or norm[k] not in _FOLLOWERS or k in at or norm[k + 1] not in _WHO:
            return None
        return self._made(s.start, k + 1, "media" if norm[k] in _CHANNELS else "witness", at)

    def seen_by(self, a: int, b: int, at: dict[int, Entity]) -> Entity | None:
        """Who saw it, behind a passive: "four drones were seen by villagers", "was filmed by a passer-by"."""
        norm = self.tokens.norm
        for k in range(a + 1, b - 2):
            if norm[k - 1 : k + 1] == ["by", "whom"] and not _WATCHED.isdisjoint(norm[k + 1 : b]):
                # "has been speaking to people in the village, by whom four drones were seen"
                head = next((t for t in range(k - 2, max(a, k - 9) - 1, -1) if self._people(t)), -1)
                if head >= 0:
                    return at.get(head) or self._made(head, head + 1, "witness", at)
        for k in range(a, b - 2):
            if norm[k] not in _WATCHED or norm[k + 1] != "by":
                continue
            e = at.get(k + 2) or at.get(k + 3)
            if e is not None:
                return e if e.kind in ("witness", "other", "media") or e.person else None
            head = next((t for t in range(k + 2, min(b, k + 6)) if self._people(t)), -1)
            if head >= 0:
                return self._made(k + 2, head + 1, "witness", at)
        return None

    def spokesman(self, i: int, j: int, end: int, at: dict[int, Entity]) -> Entity | None:
        """ "A spokeswoman for the company told reporters": whose body no list knows; the phrase is tokens i to j."""
        norm, tokens = self.tokens.norm, self.tokens
        if not any(norm[k].startswith(_SPEAKS) for k in range(i, j)) or j >= end:
            return None
        b = j
        while b < end and b - j < BODY and tokens.kind[b] == WORD and not self.says(b) and norm[b] not in _STOPS:
            if self.doc.any_group(("outcome", "drone", "weapon"), b) is not None:
                return None
            b += 1
        if b == j or (b < end and tokens.kind[b] == WORD and not self.says(b) and norm[b] not in _STOPS):
            return None
        return self._made(i + 1 if norm[i] in ("a", "an", "the") else i, b, "other", at)

    def _people(self, k: int) -> bool:
        """Whether token k is people: a word for them, or a plural that no list knows."""
        norm, doc = self.tokens.norm, self.doc
        word = norm[k]
        if word in _THINGS or k in self.place_at:
            return False
        if word in _PEOPLE or "person" in doc.groups[k] or any(h.tag == "office.witness" for h in doc.hits[k]):
            return word != "officer"
        plain = len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word.isalpha()
        return plain and not doc.hits[k] and word.endswith(("ers", "ors", "men", "ists", "ans", "ents", "ants"))

    def _told_of(self, k: int) -> bool:
        return self.doc.any_group(("outcome", "drone", "say"), k) is not None

    def _made(self, a: int, b: int, kind: str, at: dict[int, Entity]) -> Entity:
        """A weak entity of tokens a to b."""
        first = a + 1 if self.tokens.norm[a] in ("a", "an", "the") and a + 1 < b else a
        e = Entity(
            a, b, tidy(self.tokens.slice(first, b)), kind, office=True, weak=True,
            nouns=frozenset((self.tokens.norm[b - 1][:5],)),
        )  # fmt: skip
        for t in range(a, b):
            at[t] = e
        self.take(a, min(b, first + 1))
        return e
