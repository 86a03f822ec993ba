"""Reports that list what was shot down by type, each on a line of its own, and headings that alone tell the fate."""

from __future__ import annotations

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import DRONE_KINDS, Fact
from dronelog.parsing.tokens import LINE

#: Lines of such a list at most.
LINES = 12


def share(doc: Document, facts: list[Fact], numbers: list[Count]) -> None:
    """«Над Сумщиною збито: – 4 Shahed; – 2 розвідувальні БпЛА», "shot down: • 4 Shaheds • 2 decoys": lines under a verb
    that ends with a colon are added up, where the line above them tells no number itself.
    """
    by: dict[int, list[Fact]] = {}
    for f in facts:
        by.setdefault(f.sentence, []).append(f)
    numbered = {doc.sentence_of[c.i] for c in numbers if c.role in ("drone", "elided") and c.value is not None}
    sentences = doc.sentences
    n = 0
    while n + 2 < len(sentences):
        head = sentences[n]
        n += 1
        if not sentences[n].bullet or not _opens(doc, head) or n - 1 in numbered:
            continue
        rows: list[Fact] = []
        at = n - 1
        while n < len(sentences) and sentences[n].bullet and len(rows) < LINES:
            of_drones = [f for f in by.get(n, ()) if f.drone and f.kind in DRONE_KINDS]
            if len(of_drones) == 1 and of_drones[0].count is not None and not of_drones[0].codes:
                rows.append(of_drones[0])
            n += 1
        kinds = {f.kind for f in rows}
        named = {f.kind for k in range(at + 1, n) for f in by.get(k, ()) if f.drone and f.codes and f.count is not None}
        if named and n - at > 2:
            # «збивали над такими регіонами: – Курська область – 5; – Крим – 2»: no figure of the country
            facts[:] = [f for f in facts if f.sentence != at or f.count is not None or f.kind not in named or f.codes]
        if len(rows) > 1 and len(kinds) == 1 and len({_named(doc, f) for f in rows}) == len(rows):
            for f in rows[1:]:
                f.more = True


def _opens(doc: Document, s: Sentence) -> bool:
    """Whether a sentence ends with a colon."""
    k = s.end - 1
    while k > s.start and doc.tokens.kind[k] == LINE:
        k -= 1
    return doc.tokens.norm[k] == ":"


def _named(doc: Document, f: Fact) -> str:
    """The words behind a line's number, which tell its type."""
    s = doc.sentences[f.sentence]
    words = [
        w for k, w in enumerate(doc.tokens.norm[s.start : s.end], s.start)
        if w[:1].isalpha() and "num" not in doc.groups[k]
    ]  # fmt: skip
    return " ".join(w[:5] for w in words[:3])
