"""«Вісім безпілотників. Усі збиті»: the fate of all drones of which a sentence without a verb has told the number."""

from __future__ import annotations

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document
from dronelog.parsing.facts import DRONE_KINDS, Fact


def fill(doc: Document, facts: list[Fact], counts: list[Count]) -> None:
    """Give such fates the one number of drones that the sentence before tells, where it tells no fate of its own."""
    bare = [f for f in facts if f.drone and f.count is None and not f.debris and f.kind in DRONE_KINDS and f.sentence]
    if not bare:
        return
    told = {f.sentence for f in facts if f.drone and f.kind != "launched"}
    numbers: dict[int, list[Count]] = {}
    for c in counts:
        if c.role == "drone" and c.value:
            numbers.setdefault(doc.sentence_of[c.i], []).append(c)
    for f in bare:
        s, before = doc.sentences[f.sentence], doc.sentences[f.sentence - 1]
        near = before.paragraph == s.paragraph and not before.heading and f.sentence - 1 not in told
        if not near or not doc.has("number.all", s.start, min(s.end, s.start + 3)):
            continue
        here = numbers.get(f.sentence - 1, [])
        if len(here) == 1 and not doc.has_groups(("attack", "outcome", "negation"), before.start, before.end):
            f.count, f.approximate, f.low, f.high = here[0].value, here[0].approximate, here[0].low, here[0].high
