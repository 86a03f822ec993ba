"""Another speaker without a verb of saying, in Slavic texts: «Иначе у канала Baza: …», «Что до министерства, …»."""

from __future__ import annotations

from collections.abc import Mapping

from dronelog.parsing.counts import DRONE
from dronelog.parsing.document import Document
from dronelog.parsing.people import Entity

#: Tokens from the head of the sentence to the colon or comma behind the speaker, at most.
REACH = 14
#: Beginnings of words that set one version off from another.
_DIFFERS = (
    *("иначе", "иная", "иной", "иные", "иную", "другой", "другая", "другое", "другие", "другую", "свой", "своя"),
    *("свое", "по-другому", "по-своему", "по-иному", "больше", "меньше", "скромн", "щедр", "шире", "подробн"),
    *("расходит", "отлича", "противополож", "інакше", "інша", "інший", "інші", "інше", "свій", "своє", "по-іншому"),
    *("більше", "менше", "скромніш", "ширш", "докладніш", "відрізня"),
)
_AT = frozenset(("у", "в", "во"))
_MEDIUM = ("канал", "телеграм", "паблик", "издани", "видання", "газет", "портал", "агентств", "пабліц", "пресс-сл")
#: «Что касается губернатора, …», «Що ж до Генштабу, …», «Щодо міністерства, …».
_AS_FOR = (
    ("что", "до"), ("что", "же", "до"), ("что", "касается"), ("что", "же", "касается"),
    ("що", "до"), ("що", "ж", "до"), ("що", "стосується"), ("що", "ж", "стосується"), ("щодо",),
)  # fmt: skip
_OPENS = frozenset(words[0] for words in _AS_FOR)
#: What a crowd does that tells another story than the official just named.
_BUT = frozenset(("же", "зато", "однако", "тем", "ж", "натомість", "однак", "зате"))


def teller(doc: Document, at: Mapping[int, Entity], a: int, b: int) -> Entity | None:
    """Who tells what the sentence of tokens a to b says, where its opening sets him off from the speaker before."""
    norm = doc.tokens.norm
    if a >= b or norm[a].isascii():
        return None
    return _as_for(doc, at, a, b) or _differs(doc, at, a, b) or _saw(doc, at, a, b)


def _as_for(doc: Document, at: Mapping[int, Entity], a: int, b: int) -> Entity | None:
    """«Что же до Минобороны, оно отнесло на счёт той ночи 26 перехваченных БПЛА»."""
    norm = doc.tokens.norm
    if norm[a] not in _OPENS:
        return None
    opened = next((len(words) for words in _AS_FOR if tuple(norm[a : a + len(words)]) == words), 0)
    e = next((at[k] for k in (a + opened, a + opened + 1) if k in at), None) if opened else None
    if e is None or not (e.office or e.person) or not doc.has_groups(("outcome", "drone"), e.j, b):
        return None
    return e if "," in norm[e.j : min(b, e.j + 3)] else None


def _differs(doc: Document, at: Mapping[int, Entity], a: int, b: int) -> Entity | None:
    """«Совсем иначе у телеграм-канала SHOT: очевидцы, на которых он ссылается, видели шесть аппаратов»."""
    norm = doc.tokens.norm
    if ":" not in norm[a + 1 : min(b, a + REACH)]:
        return None
    colon = next((k for k in range(a + 1, min(b, a + REACH)) if norm[k] in (":", ";", ".")), -1)
    if colon < 0 or norm[colon] != ":" or doc.has_any(DRONE, a, colon):
        return None
    if not any(norm[k].startswith(_DIFFERS) for k in range(a, colon)):
        return None
    return next(
        (
            at[k]
            for k in range(a + 1, colon)
            if k in at and at[k].i == k and (at[k].office or at[k].person)
            and (norm[k - 1] in _AT or (norm[k - 2] in _AT and norm[k - 1].startswith(_MEDIUM)))
        ),
        None,
    )


def _saw(doc: Document, at: Mapping[int, Entity], a: int, b: int) -> Entity | None:
    """«Очевидцы же видели над селом три дрона»: a crowd that a particle sets off, and what it saw."""
    norm = doc.tokens.norm
    e = next((at[k] for k in (a, a + 1) if k in at), None)
    if e is None or e.kind != "witness" or not 0 < e.j < b - 1 or (norm[e.j] not in _BUT and norm[a] not in _BUT):
        return None
    return e if doc.has("outcome.sighted", e.j, min(b, e.j + 5)) else None
