"""Word lists → one table of phrases, matched over tokens in one pass, longest first.

A phrase is words with single spaces; ``*`` ends a stem, or stands alone for any one word (docs/words.md).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from dronelog.model import Language, PhraseEntry
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
#: Phrases of harm to people, which may hold their number.
_OF_PEOPLE = frozenset(("outcome.killed", "outcome.injured"))
CACHE_SIZE = 30_000
#: What is remembered of a word with the next one.
PAIRS = 20_000


#: «Беспилотная опасность» names drones as "drone threat" does.
_UNMANNED = ("беспилотн", "безпілотн")
#: Words cut short, whose full stop ends no sentence.
_SHORT = frozenset(
    (
        *("обл", "тис", "тыс", "вул", "пос", "сел", "смт", "млн", "рай", "мин", "сек", "сут", "чел"),
        *("gov", "gen", "col", "sgt", "maj", "adm", "cmd", "sen", "rep", "лок", "куб"),
    )
)


class Hit(NamedTuple):
    """A phrase found: its tag, the tag's group (the part before the dot), a value, and the token after its last."""

    tag: str
    group: str
    value: Any
    end: int


#: What a phrase tells: its tag, the tag's group, its value.
Meaning = tuple[str, str, Any]
#: The words after a phrase's first, and its meaning.
Entry = tuple[tuple[str, ...], Meaning]
#: The phrases that begin with a word, longest first, then the meanings of the word alone.
Entries = tuple[tuple[Entry, ...], tuple[Meaning, ...]]
_NONE: Entries = ((), ())
_hit = tuple.__new__


class Phrases:
    """The phrases of one language, ready to match."""

    def __init__(self, language: Language) -> None:
        self._exact, self._stems = language.exact, language.stems
        self._institutions = language.institutions
        self._cache: dict[str, Entries] = {}
        self._entries: dict[PhraseEntry, Entry] = {}
        self._meanings: dict[Meaning, Meaning] = {}
        self._pairs: dict[tuple[str, str], Entries] = {}

    def entries(self, word: str) -> Entries:
        """All phrases whose first word this is."""
        found = self._cache.get(word)
        if found is None:
            entries = self._exact.get(word)
            stems = self._stems
            for k in range(1, min(len(word), stems.longest) + 1):
                entries += stems.get(word[:k])
            if entries:
                made = [self._entry(entry) for entry in entries]
                longer = sorted((entry for entry in made if entry[0]), key=_by_length)
                found = tuple(longer), tuple(dict.fromkeys(entry[1] for entry in made if not entry[0]))
            else:
                found = _NONE
            if len(self._cache) >= CACHE_SIZE:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _entry(self, entry: PhraseEntry) -> Entry:
        """A phrase ready to match, made once for all the words that its stem stands for."""
        found = self._entries.get(entry)
        if found is None:
            rest, tag, value = entry
            meaning: Meaning
            if tag == "institution":
                meaning = (tag, tag, self._institutions[value])
            else:
                meaning = (tag, tag.partition(".")[0].partition(":")[0], value)
            found = self._entries[entry] = (tuple(rest.split()), self._meanings.setdefault(meaning, meaning))
        return found

    def _pair(self, word: str, second: str) -> Entries:
        """The phrases of a word that may go on with a second one: «на» begins hundreds."""
        found = self._pairs.get((word, second))
        if found is None:
            longer, alone = self.entries(word)
            found = tuple(entry for entry in longer if _fits(entry[0][0], second)), alone
            if len(self._pairs) >= PAIRS:
                self._pairs.clear()
            self._pairs[word, second] = found
        return found

    def match(self, tokens: Tokens) -> tuple[list[tuple[Hit, ...]], list[bool]]:
        """For each token the hits that begin there, and whether it lies inside a longer phrase."""
        n = len(tokens)
        kind, norm = tokens.kind, tokens.norm
        hits: list[tuple[Hit, ...]] = [()] * n
        inside = [False] * n
        known, pairs = self._cache, self._pairs
        free = 0
        for i, word in enumerate(norm):
            if i < free or kind[i] != WORD:
                continue
            entries = known.get(word) or self.entries(word)
            if entries is _NONE:
                continue
            longer, alone = entries
            if longer and i + 1 < n:
                if kind[i + 1] == WORD:
                    longer, alone = pairs.get((word, norm[i + 1])) or self._pair(word, norm[i + 1])
                elif kind[i + 1] != NUMBER and norm[i + 1] not in ('"', "."):
                    longer = ()
            best = i + 1
            told: list[Meaning] = []
            for rest, meaning in longer:
                end = _tail(rest, kind, norm, i + 1, n)
                if end > best:
                    best, told = end, [meaning]
                elif end == best and told and meaning not in told:
                    told.append(meaning)
            found = [_hit(Hit, (tag, group, value, best)) for tag, group, value in told or alone]
            if not found:
                continue
            free = best
            if best > i + 1:
                if (
                    any(hit.tag in _OVER_DRONES for hit in found)
                    and not any(hit.tag in _DRONES for hit in found)
                    and any(
                        norm[k].startswith(_UNMANNED) or any(tag in _DRONES for tag, _, _ in self.entries(norm[k])[1])
                        for k in range(i, best)
                    )
                ):
                    # "drone threat", «угроза атаки БПЛА»: the phrase is an alert, and a drone is named all the same
                    found.append(Hit("drone.any", "drone", None, best))
                people = any(hit.tag in _OF_PEOPLE for hit in found)
                for k in range(i + 1, best):
                    inside[k] = True
                    if people:
                        # "left nine people dead", "claimed nine lives": who and how many within the phrase
                        inside[k] = False
                        hits[k] = tuple(
                            Hit(tag, group, value, k + 1)
                            for tag, group, value in self.entries(norm[k])[1]
                            if group in ("num", "person")
                        )
            hits[i] = tuple(found)
        return hits, inside


def _fits(want: str, word: str) -> bool:
    return want in ("*", word) or (want[-1] == "*" and word.startswith(want[:-1]))


def _by_length(entry: Entry) -> int:
    return -len(entry[0])


def _short(word: str) -> bool:
    """Whether a word is an abbreviation, whose full stop ends no sentence: «обл.», not «за ніч. На»."""
    return len(word) <= 2 or word in _SHORT


def _tail(rest: tuple[str, ...], kind: list[int], norm: list[str], i: int, n: int) -> int:
    """The token after the rest of a phrase, or -1."""
    for want in rest:
        if i < n and kind[i] == SIGN and (norm[i] == '"' or (norm[i] == "." and _short(norm[i - 1]))):
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
