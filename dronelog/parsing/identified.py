"""A thing that fell or was found, and only then named: "An object fell into a field … It turned out to be a drone"."""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document
from dronelog.parsing.facts import DRONE_KINDS, Fact, denied
from dronelog.parsing.tokens import WORD

#: What points back to the thing.
_IT = frozenset(
    (
        *("it", "this", "that", "they", "object", "thing", "device", "find", "debris", "something", "machine"),
        *("это", "предмет", "объект", "находка", "он", "она", "оно", "этот", "аппарат", "устройство", "обломки"),
        *("це", "предмет", "об'єкт", "знахідка", "він", "вона", "воно", "цей", "апарат", "пристрій", "уламки"),
    )
)
#: Verbs that name it: beginnings.
_WAS = (
    "was", "is", "were", "turned", "turns", "proved", "proves", "identified", "be", "name", "recogni",
    "оказал", "был", "опозна", "установ", "признан", "виявил", "був", "була", "упізна", "ідентиф", "визна",
)  # fmt: skip
#: What had come down or was come upon, in the sentences before: beginnings.
_CAME = (
    "fell", "fallen", "found", "landed", "exploded", "crashed", "discover", "hit", "struck", "stumbled", "ran", "came",
    "picked", "pulled", "noticed", "turned", "dropped", "plunged", "blew", "detonat", "slammed", "lay", "dug",
    "упал", "нашл", "наш", "обнаруж", "взорв", "рухнул", "приземл", "наткнул", "заметил", "врез", "детонир", "сел",
    "впав", "впал", "знайш", "виявил", "вибух", "гепн", "натрап", "помітил", "вріз", "здетон", "приземл", "лежа",
)  # fmt: skip
#: The parts of a drone that were taken for something else.
_PARTS = frozenset(
    (
        *("wing", "tail", "engine", "fuselage", "remains", "wreckage", "wreck", "part", "fragment", "propeller"),
        *("крыло", "хвост", "двигатель", "обломок", "часть", "фрагмент", "крило", "хвіст", "двигун", "уламок"),
        *("крылом", "хвостом", "двигателем", "обломком", "частью", "крилом", "хвостом", "двигуном", "уламком"),
        *("частиною", "частина", "фрагментом"),
    )
)
_NOT = frozenset(("not", "no", "neither", "never", "не", "ни", "жоден", "may", "might", "could"))
#: Sentences back to the thing, and tokens from what points back to the drone.
_BACK, _REACH = 2, 11


def name(doc: Document, facts: list[Fact]) -> None:
    """Give what fell or was found the drone that a later sentence says it was."""
    for number, s in enumerate(doc.sentences):
        if not number or s.heading:
            continue
        at = _identity(doc, s.start, s.end)
        if at is None:
            continue
        before = [x for x in doc.sentences[max(0, number - _BACK) : number] if not x.heading]
        if not before or doc.has_any(DRONE, before[0].start, s.start):
            continue
        mine = [f for f in facts if f.sentence == number and f.drone]
        if any(f.kind in DRONE_KINDS for f in mine):
            continue
        words = doc.tokens.norm[before[0].start : s.start]
        if not any(w.startswith(_CAME) for w in words) and _PARTS.isdisjoint(doc.tokens.norm[s.start : at[1]]):
            continue
        near = range(number - _BACK, number)
        fell = [f for f in facts if f.drone and f.kind in ("crashed", "struck") and f.sentence in near]
        # "an object fell into a field": that thing is the drone, it did not collapse
        thing = [f for f in facts if f.kind == "damaged" and f.object == "any" and f.sentence in near]
        for f in mine + thing:
            facts.remove(f)
        if fell:
            if len(fell) == 1 and fell[0].count is None:
                fell[0].count, fell[0].implicit = 1, False
            continue
        shut = any(f.kind == "disrupted" and f.sentence in near for f in facts)  # "On both occasions it was one drone"
        kind = "sighted" if shut and not thing else "crashed"
        facts.append(Fact(kind, 1, at[0], at[1], number, (s.start, s.end), drone=True))
    facts.sort(key=lambda f: f.i)


def _identity(doc: Document, start: int, end: int) -> tuple[int, int] | None:
    """The tokens that say that a thing is one drone: "it turned out to be the wing of a military drone"."""
    norm = doc.tokens.norm
    for tag in ("drone.one", "drone.any"):
        for k in doc.all(tag, start, end):
            hit = doc.tag(tag, k)
            if hit is None or denied(doc, k, hit.end):
                continue
            low = max(start, k - _REACH)
            verb = next((t for t in range(k - 1, low - 1, -1) if norm[t].startswith(_WAS)), -1)
            it = next((t for t in range(k - 1, low - 1, -1) if norm[t] in _IT), -1)
            if it < 0 or (verb < 0 and norm[it] not in ("это", "це")) or (verb >= 0 and abs(verb - it) > 4):
                continue
            if norm[it - 1] in _WHETHER:
                continue  # "are checking whether it was a drone"
            between = norm[min(it, verb if verb >= 0 else it) : k]
            if not _NOT.isdisjoint(between) or any(doc.tokens.kind[t] != WORD and norm[t] not in _SOFT
                                                   for t in range(max(it, verb) + 1, k)):  # fmt: skip
                continue
            after = norm[hit.end : hit.end + 1]
            if after and after[0] in _ON:
                continue  # "it was a drone attack"
            return it, hit.end
    return None


_WHETHER = frozenset(("whether", "if", "чи", "ли", "как", "though"))
_SOFT = frozenset((":", ",", '"', "-"))
_ON = frozenset(("attack", "strike", "raid", "that", "which", "operator", "pilot", "который", "який", "що"))
