"""Words and helpers shared by the modules on what a sentence names without telling it: moods, described, blameless."""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact

#: Tokens from a word of intent to its infinitive, from a fate back to what governs it.
REACH = 9
BE_NOW = frozenset(("is", "are", "gets", "get"))
PAST = frozenset(("was", "were", "had", "has", "have", "did", "been"))
DETERMINERS = frozenset(("a", "an", "any", "every", "each", "all"))
#: Tokens from what happened to its own day at most.
BESIDE = 5


def latin(doc: Document, s: Sentence) -> bool:
    """Whether a sentence is in English, as its first word tells."""
    norm = doc.tokens.norm
    for k in range(s.start, s.end):
        if norm[k].isalpha():
            return norm[k].isascii()
    return True


def fate_words(doc: Document, f: Fact) -> list[int]:
    """The tokens of a fact's own words of a fate or an attack, in order."""
    return [k for k in range(f.i, f.j) if "outcome" in doc.groups[k] or "attack" in doc.groups[k]]
