"""The words that a person would quote for an incident: the sentence or two in which its outcomes and number stand."""

from __future__ import annotations

import re

from dronelog.model import Incident

LONGEST = 400
_BREAK = re.compile(r"[.!?…]+[»\"”)]*\s+|\n+")


def quote_span(text: str, incident: Incident) -> tuple[int, int]:
    """Offsets of the quotation, at most `LONGEST` characters; (0, 0) where nothing is known of where it stands."""
    spans = [(o.start, o.end) for o in incident.outcomes if o.end > o.start]
    spans += [(e.start, e.end) for e in incident.evidence if e.field == "drones"]
    spans = spans or [(e.start, e.end) for e in incident.evidence if e.end > e.start]
    if not spans:
        return 0, 0
    spans.sort()
    first, last = spans[0]
    for _, end in spans[1:]:  # as many of them as one quotation can hold
        if max(last, end) - first > LONGEST * 3 // 4:
            break
        last = max(last, end)
    start, end = _sentence_start(text, first), _sentence_end(text, last)
    if end - start > LONGEST:  # a sentence without an end: cut it at words
        start = max(start, min(first, end - LONGEST))
        end = min(end, start + LONGEST)
    return start, max(start, min(end, len(text)))


def _sentence_start(text: str, at: int) -> int:
    low = max(0, at - LONGEST)
    start = low
    for found in _BREAK.finditer(text, low, at):
        start = found.end()
    return start


def _sentence_end(text: str, at: int) -> int:
    found = _BREAK.search(text, max(0, at - 1), at + LONGEST)
    if not found:
        return min(len(text), at + LONGEST)
    return max(at, found.end() - len(found[0]) + len(found[0].rstrip()))
