"""Drones that nobody shot at: "radar followed the remaining four", "the other three were tracked"."""

from __future__ import annotations

from dronelog.parsing.counts import Count
from dronelog.parsing.facts import Cue
from dronelog.parsing.mentions import Mentions
from dronelog.parsing.tokens import WORD

AUXILIARIES = frozenset(
    [
        "of",
        "which",
        "them",
        "these",
        "those",
        "were",
        "was",
        "had",
        "been",
        "have",
        "has",
        "be",
        "being",
        "are",
        "is",
        "also",
        "then",
        "later",
        "из",
        "них",
        "которых",
        "было",
        "был",
        "были",
        "удалось",
        "ещё",
        "еще",
        "з",
        "яких",
        "із",
        "вдалося",
        "було",
        "був",
        "були",
        "ще",
        "та",
        "и",
        "й",
    ]
)
BEEN = frozenset(("was", "were", "been", "being"))
#: What is done with drones that nobody shoots at: beginnings.
_FOLLOWED = ("follow", "track", "watch", "monitor", "observ", "escort", "shadow", "trail", "pursu")
#: Between such a verb and the number of those followed, and what follows that number.
_DEFINITE = frozenset(
    ("the", "other", "remaining", "another", "all", "a", "further", "only", "these", "its", "at", "least")
)
_OTHERS_END = frozenset(
    (
        *("of", "until", "till", "as", "on", "by", "for", "to", "back", "over", "out", "from", "others", "more"),
        *("with", "in", "and"),
    )
)
#: What drones do that are only followed: beginnings.
_WENT = ("fl", "turn", "went", "left", "continu", "pass", "cross", "return", "circl", "head", "stay", "kept", "made")

#: What drones do in the air that is only seen, told of them by a number alone.
_ALOFT = ("circl", "hover", "loiter", "linger", "overflew", "crossed", "cruis", "buzz")
_REMAIN = ("remain", "surviv", "stay")
#: Adverbs of no ending that part a number from its verb.
_ADVERBIAL = frozenset(("only", "just", "all", "both", "soon", "again", "still", "even", "now", "already", "instead"))


def light(word: str) -> bool:
    """Whether a word may stand between a number and its verb: "three of them were merely tracked"."""
    return word in AUXILIARIES or word in _ADVERBIAL or (word.endswith("ly") and len(word) > 4)


class Followed(Mentions):
    """Which drones were only followed."""

    def _followed(self, cue: Cue, here: list[Count]) -> bool:
        """ "The other three were followed", "radar tracked five of them": no more came of these than that."""
        if self.tokens.norm[cue.j - 1].startswith(_FOLLOWED) and self._bare_subject(cue, here):
            return True
        return self._bare_object(cue, here) is not None

    def _bare_object(self, cue: Cue, here: list[Count]) -> Count | None:
        """ "Radar followed the remaining four", "it was able to track three of the four drones": those followed."""
        norm = self.tokens.norm
        if not norm[cue.j - 1].startswith(_FOLLOWED) or any(w in BEEN for w in norm[max(0, cue.i - 2) : cue.j]):
            return None
        return next(
            (
                c
                for c in here
                if c.role == "elided" and c.value is not None and 0 <= c.i - cue.j <= 2
                and all(w in _DEFINITE for w in norm[cue.j : c.i])
                and (c.j >= len(norm) or self.tokens.kind[c.j] != WORD or norm[c.j] in _OTHERS_END or c.more)
            ),
            None,
        )  # fmt: skip

    def _bare_subject(self, cue: Cue, here: list[Count]) -> bool:
        """ "One was observed south of the runway", "the other three were followed": of the drones told before.

        Another verb may stand between: "three flew on and were watched as far as the frontier".
        """
        norm = self.tokens.norm
        for c in here:
            gap = norm[c.j : cue.i]
            went = bool(gap) and gap[0].startswith(_WENT)  # "four flew on": the number counts no noun
            aloft = norm[cue.i].startswith(_ALOFT) and len(gap) <= 2 and all(light(w) for w in gap)
            known = c.role == "elided" or ((went or aloft) and c.role == "unknown")
            if c.value is None or not 0 <= len(gap) <= 6 or not known:
                continue
            if gap[:1] in (["that"], ["which"]) and gap[1:2] and gap[1].startswith(_REMAIN):
                gap = gap[2:]  # "the four that remained were followed on radar"
            opens = c.i == self.doc.sentences[self.doc.sentence_of[c.i]].start
            if opens and aloft:
                return True  # "Three just circled over the town and turned back"
            if not any(w in BEEN for w in norm[c.j : cue.i + 1]):
                continue
            if len(gap) <= 4 and all(w in BEEN or light(w) for w in gap):
                return True
            joint = next((k for k in range(len(gap) - 1, 0, -1) if gap[k] == "and"), -1)
            if joint > 0 and went and all(w in BEEN or light(w) for w in gap[joint + 1 :]):
                return True
        return False
