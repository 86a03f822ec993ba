"""What a local channel cried during a raid that an official then counts: «Паблик ещё ночью писал, что город атакуют
дроны». It is told by a source of its own, and there are neither numbers nor outcomes in it.
"""

from __future__ import annotations

from dronelog.parsing.dates import When
from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import Fact, denied
from dronelog.parsing.groups import source_id
from dronelog.parsing.sources import Claim, Entity
from dronelog.parsing.tokens import NUMBER
from dronelog.parsing.told import OFFICIAL, Told

#: Beginnings of words for what is heard of a raid.
_HEARD = (
    *("грем", "гремит", "грохо", "взрыв", "стрел", "слыш", "бахает", "гуд", "громк", "вибух", "чутн", "гримить", "лун"),
    *("explosion", "heard", "bang", "buzz"),
)


def add(
    doc: Document, said: list[list[Claim]], facts: list[list[Fact]], whens: list[list[When]], out: list[Told],
    publisher: Entity | None,
) -> None:  # fmt: skip
    """Add what channels named as speakers cried of the raid that an official tells of in the same text."""
    if not any(c.entity is not None and c.entity.kind == "media" for claims in said for c in claims):
        return
    known = {source_id(t.source) for t in out}
    if publisher is not None:
        known.add(source_id(publisher))
    for number, claims in enumerate(said):
        crier = next((c.entity for c in claims if c.entity is not None and c.entity.kind == "media"), None)
        if crier is None or crier.weak or not _named(crier) or source_id(crier) in known:
            continue
        s = doc.sentences[number]
        if any(c.how == "deny" or c.entity is not crier for c in claims):
            continue
        if any(f.drone and not f.implicit for f in facts[number]):
            continue
        if any(w.far or (w.day_told and w.start is not None and not w.said) for w in whens[number]):
            continue
        at = _raid(doc, s)
        raid = next((t for t in out if _counted(t)), None) if at else None
        if at is None or raid is None:
            continue
        known.add(source_id(crier))
        fact = Fact("launched", None, *at, number, (s.start, s.end), drone=True, brunt=True)
        out.append(
            Told(fact, crier, raid.when, list(raid.codes), [], own_source=True, own_when=True, own_place=True)
        )


def _named(e: Entity) -> bool:
    """Whether a medium has a name: «паблик «Город и люди»», "Baza", not "a local channel"."""
    return bool(e.key) or any(c.isupper() for c in e.text[1:])


def _counted(t: Told) -> bool:
    """Whether an official tells of drones over one region."""
    official = t.source is not None and t.source.kind in OFFICIAL
    return official and t.fact.drone and not t.background and len(t.codes) == 1 and "-" in t.codes[0]


def _raid(doc: Document, s: Sentence) -> tuple[int, int] | None:
    """The tokens of the drones that a sentence tells to attack, or to be heard, now: «Нежин под атакой дронов»."""
    norm, kind = doc.tokens.norm, doc.tokens.kind
    k = doc.find("drone.many", s.start, s.end)
    if k < 0 or norm[s.end - 1] == "?":
        return None
    hit = doc.tag("drone.many", k)
    j = hit.end if hit is not None else k + 1
    if denied(doc, k, j) or any(kind[t] == NUMBER or doc.tag("num", t) for t in range(max(s.start, k - 3), k)):
        return None
    if doc.has_any(("outcome.intercepted", "outcome.destroyed", "date.future", "story.total"), s.start, s.end):
        return None
    if not doc.has("attack", s.start, s.end) and not any(w.startswith(_HEARD) for w in norm[s.start : s.end]):
        return None
    return k, j
