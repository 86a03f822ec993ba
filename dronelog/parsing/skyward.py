"""Drones brought down by a verb that is parted from its last words: "shot two drones out of the sky", "blew a Shahed
out of the air", "brought three drones to the ground".
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Cue

#: The verbs.
_VERBS = frozenset(
    (
        *("shot", "shoot", "shooting", "blew", "blow", "blown", "blasted", "knocked", "knocking", "picked", "plucked"),
        *("swept", "brought", "bringing", "pulled", "fetched", "swatted", "wiped", "forced", "took", "taken", "sent"),
    )
)
#: And what ends them.
_ENDS = (
    *(("out", "of", "the", "sky"), ("out", "of", "the", "air"), ("out", "of", "the", "skies"), ("from", "the", "sky")),
    *(("from", "the", "skies"), ("from", "the", "air"), ("to", "the", "ground"), ("to", "earth"), ("to", "ground")),
)
_OPENS = frozenset(words[0] for words in _ENDS)
#: Tokens between the two, at most.
_REACH = 7


def add(doc: Document, s: Sentence, out: list[Cue]) -> None:
    """Add the words that end such a verb, behind the drones that it is said of."""
    norm = doc.tokens.norm
    for k in range(s.start + 2, s.end - 1):
        if norm[k] not in _OPENS:
            continue
        end = next((k + len(words) for words in _ENDS if tuple(norm[k : k + len(words)]) == words), -1)
        if end < 0 or end > s.end or any(c.i < end and c.j > k for c in out):
            continue
        verb = next((t for t in range(k - 1, max(s.start, k - _REACH) - 1, -1) if norm[t] in _VERBS), -1)
        if verb < 0 or any(verb <= c.i < k and c.kind == "intercepted" for c in out):
            continue
        if not doc.has_any((*DRONE, "drone.pronoun"), verb + 1, k):
            continue
        out[:] = [c for c in out if not verb <= c.i < k]
        out.append(Cue(k, end, "intercepted", "outcome.intercepted"))
