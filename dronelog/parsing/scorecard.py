"""A night in figures, a line each: "launched: 112 drones / shot down: 89 / lost: 17 / hits: 6", «Збито: 40. Подавлено:
26».
"""

from __future__ import annotations

from itertools import pairwise

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact

#: Words and signs that such a line has at most.
_LONGEST = 7
_LOST = ("lost", "втрачен", "потерян", "утрачен", "зникл", "исчезл")
_FLOWN = (
    *("launched", "sent", "fired", "used", "attacked", "recorded", "detected"),
    *("запущен", "выпущен", "применен", "зафиксирован", "випущен", "застосован", "задіян", "зафіксован", "виявлен"),
)
_JAMMED = ("suppress", "jam", "electronic", "подавл", "рэб", "реб", "придуш", "заглуш")


def read(doc: Document, facts: list[Fact], counts: list[Count]) -> list[Fact]:
    """The facts, with what the lines of such a card tell beside them: what was sent, what was lost, the jammed too."""
    rows = _rows(doc, counts)
    if len(rows) < 2:
        return facts
    out = list(facts)
    by: dict[int, list[Fact]] = {}
    for f in facts:
        if f.sentence in rows:
            by.setdefault(f.sentence, []).append(f)
    down = {f.sentence: f for f in facts if f.kind == "intercepted" and f.count is not None and not f.codes}
    for run in _runs(rows):
        if len(run) < 2 or not any(number in down for number in run):
            continue
        for number in run:
            c = rows[number]
            s = doc.sentences[number]
            words = doc.tokens.norm[s.start : s.end]
            told = by.get(number, [])
            if any(w.startswith(_FLOWN) for w in words) and number not in down:
                for f in told:
                    f.total = f.total or f.kind == "launched"
            if not told and any(w.startswith(_LOST) for w in words):
                span = (s.start, s.end)
                out.append(Fact("lost", c.value, *span, number, span, approximate=c.approximate, drone=True))
                s.heading = False
        shot = [n for n in run if n in down]
        for a, b in pairwise(shot):
            jammed = [any(w.startswith(_JAMMED) for w in _words(doc, n)) for n in (a, b)]
            if jammed == [False, True]:
                down[b].more = True
    return sorted(out, key=lambda f: (f.sentence, f.i))


def _words(doc: Document, number: int) -> list[str]:
    s = doc.sentences[number]
    return doc.tokens.norm[s.start : s.end]


def _rows(doc: Document, counts: list[Count]) -> dict[int, Count]:
    """The number of each sentence that is nothing but a few words and one number."""
    by: dict[int, list[Count]] = {}
    for c in counts:
        if c.value is not None and c.role not in ("date", "age"):
            by.setdefault(doc.sentence_of[c.i], []).append(c)
    return {
        n: found[0]
        for n, found in by.items()
        if len(found) == 1 and doc.sentences[n].end - doc.sentences[n].start <= _LONGEST
    }


def _runs(rows: dict[int, Count]) -> list[list[int]]:
    """Sentences that follow each other."""
    out: list[list[int]] = []
    for n in sorted(rows):
        if out and out[-1][-1] == n - 1:
            out[-1].append(n)
        else:
            out.append([n])
    return out
