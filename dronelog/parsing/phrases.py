"""Word lists → one table of phrases, matched over tokens in one pass, longest first.

A phrase is words with single spaces; ``*`` ends a stem, or stands alone for any one word (docs/words.md).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from dronelog.model import Language
from dronelog.parsing.tokens import NUMBER, SIGN, WORD, Tokens

_DRONES = frozenset(("drone.one", "drone.many", "drone.any"))
#: Tags whose phrases may swallow a drone word that still tells what the text is about.
_OVER_DRONES = frozenset(
    (
        "story.alert",
        "attack",
        "service.cut",
        "outcome.disrupted",
        "outcome.sighted",
        "outcome.repelled",
        "front.story",
        "front.sign",
        "drone.debris",
    )
)
CACHE_SIZE = 60_000
#: A word that begins more phrases than this is looked up together with the next word.
MANY = 4


class Hit(NamedTuple):
    """A phrase found: its tag, the tag's group (the part before the dot), a value, and the token after its last."""

    tag: str
    group: str
    value: Any
    end: int


#: The words after a phrase's first, its tag, its value.
Entry = tuple[list[str], str, Any]


class Phrases:
    """The phrases of one language, ready to match."""

    def __init__(self, language: Language) -> None:
        self._exact, self._stems = language.exact, language.stems
        self._institutions = language.institutions
        self._cache: dict[str, tuple[Entry, ...]] = {}
        self._pairs: dict[tuple[str, str], tuple[Entry, ...]] = {}
        self._longest = max(map(len, self._stems), default=0)

    def entries(self, word: str) -> tuple[Entry, ...]:
        """All phrases whose first word this is, longest first."""
        found = self._cache.get(word)
        if found is None:
            entries = list(self._exact.get(word, ()))
            stems = self._stems
            for k in range(1, min(len(word), self._longest) + 1):
                if word[:k] in stems:
                    entries += stems[word[:k]]
            split = [(rest.split(), tag, value) for rest, tag, value in entries]
            split.sort(key=lambda entry: -len(entry[0]))
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            found = self._cache[word] = tuple(split)
        return found

    def _pair(self, word: str, second: str) -> tuple[Entry, ...]:
        """The phrases of a word that may go on with a second one: «на» begins hundreds."""
        found = self._pairs.get((word, second))
        if found is None:
            found = tuple(entry for entry in self.entries(word) if not entry[0] or _fits(entry[0][0], second))
            if len(self._pairs) >= CACHE_SIZE:
                self._pairs.clear()
            self._pairs[word, second] = found
        return found

    def match(self, tokens: Tokens) -> tuple[list[tuple[Hit, ...]], list[bool]]:
        """For each token the hits that begin there, and whether it lies inside a longer phrase."""
        n = len(tokens)
        kind, norm = tokens.kind, tokens.norm
        hits: list[tuple[Hit, ...]] = [()] * n
        inside = [False] * n
        cache = self._cache
        i = 0
        while i < n:
            if kind[i] != WORD:
                i += 1
                continue
            word = norm[i]
            entries = cache.get(word)
            if entries is None:
                entries = self.entries(word)
            if not entries:
                i += 1
                continue
            if len(entries) > MANY and i + 1 < n and kind[i + 1] == WORD:
                entries = self._pairs.get((word, norm[i + 1])) or self._pair(word, norm[i + 1])
            best = i
            found: list[Hit] = []
            seen: set[tuple[str, Any]] = set()
            for rest, tag, value in entries:
                end = _tail(rest, kind, norm, i + 1, n) if rest else i + 1
                if end < best or end < 0:
                    continue
                if end > best:
                    best, found, seen = end, [], set()
                if (tag, value) not in seen:
                    seen.add((tag, value))
                    if tag == "institution":
                        found.append(Hit(tag, tag, self._institutions[value], end))
                    else:
                        found.append(Hit(tag, tag.partition(".")[0].partition(":")[0], value, end))
            if found:
                over = best > i + 1 and any(hit.tag in _OVER_DRONES for hit in found)
                if (
                    over
                    and not any(hit.tag in _DRONES for hit in found)
                    and any(not r and tag in _DRONES for k in range(i, best) for r, tag, _ in self.entries(norm[k]))
                ):
                    # "drone threat", «угроза атаки БПЛА»: the phrase is an alert, and a drone is named all the same
                    found.append(Hit("drone.any", "drone", None, best))
                hits[i] = tuple(found)
                for k in range(i + 1, best):
                    inside[k] = True
                i = best
            else:
                i += 1
        return hits, inside


def _fits(want: str, word: str) -> bool:
    return want in ("*", word) or (want[-1] == "*" and word.startswith(want[:-1]))


def _tail(rest: list[str], kind: list[int], norm: list[str], i: int, n: int) -> int:
    """The token after the rest of a phrase, or -1."""
    for want in rest:
        if i < n and kind[i] == SIGN and (norm[i] == '"' or (norm[i] == "." and len(norm[i - 1]) <= 3)):
            i += 1
        if i >= n or (kind[i] != WORD and kind[i] != NUMBER):
            return -1
        word = norm[i]
        if want == "*":
            pass
        elif want[-1] == "*":
            if not word.startswith(want[:-1]):
                return -1
        elif word != want:
            return -1
        i += 1
    return i
