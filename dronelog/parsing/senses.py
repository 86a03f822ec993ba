"""Other senses of the words for drones: bees, a note that is held, a team, a band, flowers, birds.

"Drones shoot down Falcons, 88-71", "throw idle drones out of the colony", «герань на балконе», hackers' letters
«Карта прильотів»: no aircraft.
"""

from __future__ import annotations

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document

#: So many different signs of such a sense show it, where each drone of the text may have it.
SIGNS = 2
_PLAIN = frozenset(("drone", "drones", "дрон", "дроны", "дронов", "дрони", "дронів"))
#: Only an aircraft has or meets these.
_AIRCRAFT = (
    *("uav", "unmanned", "uncrewed", "shahed", "debris", "wreck", "warhead", "air defen", "airspace", "military"),
    *("беспилотн", "безпілотн", "бпла", "обломк", "уламк", "пво", "ппо", "шахед", "шахід", "взрыв", "вибух"),
)
#: Words that name a drone by its type and are flowers, birds or tools as well.
_TYPES = ("геран", "гербер", "орлан", "geran", "gerbera", "orlan", "ланцет", "lancet")
_HUMS = (
    *("engine", "motor", "bagpipe", "voice", "traffic", "bee", "generator", "propeller", "organ", "insect"),
    *("pump", "music", "prayer", "sermon", "mower", "fridge", "refrigerator", "chant"),
)


def other(doc: Document) -> bool:
    """Whether every drone of a text is something else."""
    mentions = [i for tag in DRONE for i in doc.all(tag, 0, len(doc.tokens))]
    norm = doc.tokens.norm
    if not mentions:
        return False
    if _signs(doc, "sense.cyber") >= SIGNS and all(_quoted(doc, i) for i in mentions):
        return True
    if all(norm[i].startswith(_TYPES) for i in mentions):
        return _signs(doc, "sense.garden") >= SIGNS or _signs(doc, "sense.sport") >= SIGNS
    if not all(norm[i] in _PLAIN for i in mentions) or any(word.startswith(_AIRCRAFT) for word in norm):
        return False
    if all(_hum(doc, i) for i in mentions):
        return True
    if _signs(doc, "sense.bees") > SIGNS and all(_bee(doc, i) for i in mentions):
        return True
    inner = any(doc.tokens.cap[i] and i != doc.sentences[doc.sentence_of[i]].start for i in mentions)
    named = all(_named(doc, i, inner) for i in mentions)
    return named and (_signs(doc, "sense.sport") >= SIGNS or _signs(doc, "sense.music") >= SIGNS)


def _signs(doc: Document, tag: str) -> int:
    """How many different words of a tag a text has."""
    return len({doc.tokens.norm[i][:5] for i in doc.all(tag, 0, len(doc.tokens))})


def _quoted(doc: Document, i: int) -> bool:
    """Whether a drone is named inside quotation marks: hackers' letters «Карта прильотів безпілотників за ніч»."""
    s = doc.sentences[doc.sentence_of[i]]
    norm = doc.tokens.norm
    return norm[s.start : i].count('"') % 2 == 1 and '"' in norm[i + 1 : s.end]


def _bee(doc: Document, i: int) -> bool:
    """Whether the sentences around a drone tell of bees, and its own of nothing that befalls an aircraft."""
    number = doc.sentence_of[i]
    s = doc.sentences[number]
    if doc.has_any(("outcome.intercepted", "outcome.struck", "outcome.crashed"), s.start, s.end):
        return False
    first, last = doc.sentences[max(0, number - 1)], doc.sentences[min(len(doc.sentences) - 1, number + 1)]
    return doc.has("sense.bees", first.start, last.end)


def _hum(doc: Document, i: int) -> bool:
    """ "The drone of the bagpipes", "the drone of an engine": a sound."""
    norm = doc.tokens.norm
    if norm[i] != "drone" or norm[i + 1 : i + 2] != ["of"] or (i and norm[i - 1] in ("a", "an", "one")):
        return False
    return any(w.startswith(_HUMS) for w in norm[i + 2 : i + 5])


def _named(doc: Document, i: int, inner: bool) -> bool:
    """Whether a drone is part of a name: "the Drones", "the band Drone Strike", «Збірна «Дрони»»."""
    tokens = doc.tokens
    if not tokens.cap[i]:
        return False
    if i and tokens.norm[i - 1] == '"' and not tokens.norm[i].isascii():
        return True
    if i != doc.sentences[doc.sentence_of[i]].start:
        return tokens.norm[i].isascii()
    return inner  # at the head of a sentence every word has a capital: one that is a name elsewhere is one here too
