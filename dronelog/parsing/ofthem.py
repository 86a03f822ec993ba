"""Harm told by a participle whose noun stood before: "a drone hit a row of buses, destroying two of them and damaging
four", «влетел в гаражи, уничтожив два и повредив ещё три».

The number is of the things that were hit: no drones were destroyed there, and no more than one came.
"""

from __future__ import annotations

from collections.abc import Callable

from dronelog.parsing.counts import Count
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact, Thing

_HARM = ("outcome.damaged", "outcome.destroyed", "outcome.fire")
_HIT = frozenset(("struck", "crashed"))
#: How the verbs begin that harm things, where the word list knows other forms of them.
_VERBS = ("destroy", "damag", "wreck", "shatter", "gut", "incinerat", "crush", "smash", "writ", "burn", "mangl")
_SLAVIC = ("уничтож", "поврежд", "повред", "сжег", "спал", "разруш", "разби", "знищ", "пошкод", "зруйн", "розби")
#: How a Slavic participle of what came of it ends.
_DONE = ("ив", "ав", "ивши", "авши", "ючи", "ая", "яя", "вши", "я", "уя")
#: Between the participle and its number.
_LEADS = frozenset(
    (
        *("out", "another", "at", "least", "some", "a", "further", "about", "completely", "totally", "off", "or"),
        *("еще", "ще", "полностью", "повністю", "частично", "частково", "как", "минимум", "около", "близько"),
    )
)
#: One thing more, without its noun.
_ONE_MORE = frozenset(("second", "third", "fourth", "fifth", "another", "one", "другой", "второй", "третий", "другий"))
#: What may follow such a number, where no noun does.
_AFTER = frozenset(
    (
        *("of", "others", "more", "other", ",", ".", ";", "and", "completely", "outright", "badly", "beyond", "in"),
        *("из", "з", "із", "и", "й", "та", "і", "других", "остальных", "інших", "полностью", "повністю"),
    )
)
_MORE = frozenset(("others", "more", "other", "another", "further", "еще", "ще", "других", "інших"))
#: Tokens from the participle to its number, at most.
REACH = 3


def harmed(
    doc: Document, s: Sentence, here: list[Fact], counts: list[Count], things: Callable[[int, int], list[Thing]]
) -> None:
    """Make such numbers harm done to the things named before, and drop what else was made of them."""
    first = next((f for f in here if f.drone and f.kind in _HIT and not f.debris), None)
    if first is None:
        return
    starts = {c.i: c for c in counts if c.value is not None and c.role != "object" and c.role != "person"}
    told = False
    for k in range(first.i + 1, s.end - 1):
        if not _participle(doc, k):
            continue
        found = _number(doc, k + 1, s.end, starts)
        if found is None:
            continue
        value, i, j = found
        if doc.has("defender", first.j, k):
            continue  # "and gunners fired at the others, destroying two of them"
        before = [t for t in things(s.start, k) if not t.part and t.kind != "any"]
        if not before:
            continue
        norm = doc.tokens.norm
        end = j + 2 if norm[j : j + 2] in (["of", "them"], ["из", "них"], ["з", "них"], ["із", "них"]) else j
        more = told or not _MORE.isdisjoint(norm[k + 1 : j + 1]) or any(
            f.kind == "damaged" and f.object == before[-1].kind and f.count and f.i < k for f in here
        )
        again = [f for f in here if f is not first and (f.i <= i < f.j or (f.i == k and f.kind == "damaged"))]
        here[:] = [f for f in here if not any(f is o for o in again)]
        here.append(Fact("damaged", value, k, end, first.sentence, (k, end), object=before[-1].kind, more=more))
        told = True
    if told:
        here.sort(key=lambda f: f.i)


def _participle(doc: Document, k: int) -> bool:
    """Whether a participle of harm stands at token k: "destroying", «уничтожив», «пошкодивши»."""
    word = doc.tokens.norm[k]
    if word.isascii():
        return word.endswith("ing") and (word.startswith(_VERBS) or any(t in _HARM for t in doc.tags[k]))
    return word.endswith(_DONE) and (word.startswith(_SLAVIC) or any(t in _HARM for t in doc.tags[k]))


def _number(doc: Document, k: int, end: int, starts: dict[int, Count]) -> tuple[int, int, int] | None:
    """The number right behind such a participle, as its value and tokens, where no noun follows it."""
    norm = doc.tokens.norm
    for i in range(k, min(end - 1, k + REACH)):
        c = starts.get(i)
        value, j = (c.value, c.j) if c is not None else (None, i + 1)
        if value is None and norm[i] in _ONE_MORE:
            value = 1
        if value is not None and norm[i] == "another" and i + 1 in starts:
            value = None
        if value is not None:
            return (value, i, j) if j < end and norm[j] in _AFTER and not _of_other(norm, j) else None
        if norm[i] not in _LEADS:
            return None
    return None


def _of_other(norm: list[str], j: int) -> bool:
    """Whether "of" behind a number leads to a noun of its own: "destroying two of the hangars"."""
    own = ("them", "these", "those", "which", "них", "яких")
    return norm[j] in ("of", "из", "з", "із") and not any(w in own for w in norm[j + 1 : j + 2])
