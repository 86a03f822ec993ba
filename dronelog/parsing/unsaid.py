"""What a text takes back, leaves open or does not lay to drones: "we first said that …", "he did not say whether"."""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact

#: Who speaks of his own text, what stands before that, and how he told it at first.
_OWN_TEXT = frozenset(("we", "item", "article", "story", "piece", "page", "text", "report", "newsletter", "post"))
_WHOSE = frozenset(("this", "our", ",", "that", ":", "channel", "bloggers", "posts"))
_FIRSTLY = frozenset(("first", "originally", "initially", "earlier", "previously", "wrongly", "mistakenly"))
#: What is not to be linked with drones: beginnings.
_LINKS = ("link", "connect", "attribut", "связыва", "пов'язува", "пов'язан", "связан")
_NOT = frozenset(("not", "не"))
#: Verbs of telling, and what denies them: "did not specify whether", "it was unclear if".
_TELL = ("say", "tell", "specif", "clarif", "clear", "confirm", "comment", "known", "elaborat", "unclear")
_TELLS_NOT = frozenset(("not", "didn't", "declined", "refused", "unclear", "without", "no", "unknown", "wouldn't"))
_WHETHER = frozenset(("whether", "if"))
_BREAKS = frozenset(("but", ";"))


def taken_back(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "We first said that two drones had struck the port": what a text told before it was put right."""
    norm = doc.tokens.norm
    before = norm[s.start + 1 : f.i]
    if _FIRSTLY.isdisjoint(before) or _OWN_TEXT.isdisjoint(before):
        return False
    return any(
        w in _OWN_TEXT and norm[k - 1] in _WHOSE and not _FIRSTLY.isdisjoint(norm[k + 1 : k + 4])
        for k, w in enumerate(before, s.start + 1)
    )


def not_linked(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "Asked people not to link the power failure with the drones: a lorry had hit a pylon": another cause."""
    norm = doc.tokens.norm
    before = norm[s.start : f.i]
    if _NOT.isdisjoint(before) or doc.has_group("drone", f.i, f.j):
        return False
    return any(
        w in _NOT and any(v.startswith(_LINKS) for v in norm[k + 1 : k + 3]) for k, w in enumerate(before, s.start)
    )


def left_open(doc: Document, s: Sentence, f: Fact) -> bool:
    """ "He did not say whether the refinery had been hit", "it was unclear if": nobody knows."""
    norm = doc.tokens.norm
    if _WHETHER.isdisjoint(norm[s.start + 2 : f.j]):
        return False
    return any(
        norm[k - 1].startswith(_TELL) and not _TELLS_NOT.isdisjoint(norm[max(s.start, k - 4) : k])
        for k in range(s.start + 2, f.j)
        if norm[k] in _WHETHER and _BREAKS.isdisjoint(norm[k : f.i])
    )
