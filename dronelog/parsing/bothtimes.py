"""A sighting told of each of the closures around it: "Both times a drone had been observed", "a drone was seen in each
case", «оба раза видели беспилотник».
"""

from __future__ import annotations

from dataclasses import replace

from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.told import Told

#: What tells that something is said of each; beginnings of the second word.
_EACH = {
    "both": ("times", "occasions", "cases", "closures", "instances"),
    "each": ("time", "case", "occasion", "instance", "of"),
    "either": ("time", "case", "occasion"),
    "every": ("time", "case", "occasion"),
    "оба": ("раза",),
    "обоих": ("случа",),
    "каждый": ("раз",),
    "каждом": ("случа",),
    "обидва": ("рази", "випадк"),
    "обох": ("випадк", "раз"),
    "кожному": ("випадк",),
    "кожного": ("разу",),
}
#: Sentences between a sighting and the closures, at most.
_NEAR = 2


def share(doc: Document, out: list[Told]) -> None:
    """Each window of a closure gets the sighting that is said of all of them."""
    seen = [t for t in out if t.fact.kind == "sighted" and _each(doc, doc.sentences[t.fact.sentence])]
    if not seen:
        return
    shut: dict[int, list[Told]] = {}
    for u in out:
        w = u.when
        if u.fact.kind == "disrupted" and w is not None and w.precision == "time" and w.clock_start != w.clock_end:
            shut.setdefault(u.fact.sentence, []).append(u)
    copies: dict[int, list[Told]] = {}
    for t in seen:
        windows: dict[tuple[object, object], When] = {}
        for number in range(t.fact.sentence - _NEAR, t.fact.sentence + _NEAR + 1):
            for u in shut.get(number, ()):
                if u.codes == t.codes and u.when is not None:
                    windows.setdefault((u.when.start, u.when.clock_start), u.when)
        if len(windows) > 1:
            copies[id(t)] = [replace(t, when=w, own_when=True) for w in windows.values()]
    out[:] = [u for t in out for u in copies.get(id(t), (t,))]


def _each(doc: Document, s: Sentence) -> bool:
    """Whether a sentence speaks of each of the events just told."""
    norm = doc.tokens.norm
    return any(
        norm[k] in _EACH and norm[k + 1].startswith(_EACH[norm[k]]) for k in range(s.start, s.end - 1)
    ) or "щоразу" in norm[s.start : s.end]
