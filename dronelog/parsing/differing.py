"""Another speaker's other number: "The mayor said three were injured; the police counted five", «Губернатор заявил о
двух сбитых дронах, Минобороны – о четырёх».

The number stands alone, without a noun or a fate: it counts what the speaker before counted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dronelog.parsing.counts import DRONE, Count
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact
from dronelog.parsing.groups import source_id
from dronelog.parsing.people import Entity
from dronelog.parsing.sources import Claim
from dronelog.parsing.told import OFFICIAL

#: What may be told with another number.
_KINDS = frozenset(("intercepted", "struck", "crashed", "lost", "sighted", "launched", "injured", "killed"))
#: Between two speakers of one sentence.
_PARTS = frozenset((",", ";", "while", "whereas", "but", "and", "а", "но", "але", "тогда", "тоді", "та", "и", "і"))
#: Between a speaker and his number: "the ministry, of four", «Минобороны – о четырёх».
_LIGHT = frozenset(
    (
        *("-", ":", "of", "about", "at", "to", "only", "just", "already", "as", "many", "for", "its", "part", ","),
        *("о", "об", "про", "только", "лишь", "уже", "всего", "лише", "вже", "тільки", "аж", "даже", "навіть"),
    )
)
#: From a verb of saying to the number: "put the number of injured at five", "said it was two".
_SAYING = _LIGHT | frozenset(
    (
        *("it", "was", "were", "that", "there", "had", "been", "the", "number", "figure", "toll", "count"),
        *("total", "tally", "put", "gave", "gives", "puts", "a", "an", "them", "injured", "wounded", "victims"),
        *("casualties", "higher", "lower", "different", "other", "another", "in", "all", "speaks", "spoke"),
        *("counted", "counts", "reported", "speak", "их", "было", "называет", "назвал", "назвала", "назвали"),
        *("насчитал", "насчитали", "цифру", "число", "сообщил", "сообщили", "сообщило", "говорит", "говорят"),
        *("заявил", "заявило", "заявила", "количество", "другую", "иное", "їх", "було", "називає", "назвав"),
        *("назвали", "нарахував", "нарахували", "нарахувала", "цифра", "кількість", "повідомив", "повідомила"),
        *("повідомили", "говорить", "говорять", "каже", "кажуть", "іншу", "інше"),
    )
)
#: Tokens from a speaker to his number at most.
_REACH = 9
_ENDS = frozenset(
    (",", ";", ".", ")", ":", "-", "and", "but", "of", "such", "а", "але", "но", "и", "та", "і", "из", "із", "з")
)


def add(
    doc: Document, facts: list[Fact], claims: list[Claim], entities: Iterable[Entity], numbers: list[Count]
) -> list[Fact]:
    """The facts with those that other speakers' bare numbers tell; claims without a verb are added to `claims`."""
    if not facts or not numbers:
        return facts
    taken = {k for f in facts for k in range(f.i, f.j)}
    said = {c.at: c for c in claims if c.entity is not None and c.how in ("say", "according")}
    named = {e.j: e for e in entities if e.kind in OFFICIAL and not e.weak and e.i > 0}
    told: dict[int, list[Fact]] = {}
    for f in facts:
        told.setdefault(f.sentence, []).append(f)
    spoken = sorted((c for c in claims if c.entity is not None), key=lambda c: c.at)
    starts = [c.at for c in spoken]
    values = {c.i: c.value for c in numbers}
    out: list[Fact] = []
    new: list[Claim] = []
    for c in numbers:
        if c.role not in ("elided", "unknown", "drone") or c.value is None or c.more or c.each or c.i in taken:
            continue
        if not _closes(doc, c):
            continue
        claim = _claim_of(doc, c, said, named)
        if claim is None or claim.entity is None or claim.entity.kind not in OFFICIAL:
            continue
        number = doc.sentence_of[c.i]
        e = claim.entity
        opens = min(claim.at, e.i) if e.i >= 0 and abs(claim.at - e.i) <= _REACH else claim.at
        a = max(doc.sentences[number].start, opens)
        b = min(doc.sentences[number].end, c.j + 1)
        here = told.get(number, [])
        if doc.has_group("outcome", a, b) or any(a <= f.i < b for f in here):
            continue
        base = _base([*told.get(number - 1, []), *here], a, values)
        last = bisect_left(starts, a) - 1
        # without a speaker before there is nobody whose count this could differ from
        if base is None or (last >= 0 and spoken[last].how == "deny") or (last < 0 and base.count is not None):
            continue
        if (last >= 0 and source_id(spoken[last].entity) == source_id(e)) or c.value == base.count:
            continue
        if c.role == "drone" and not base.drone:
            continue
        if claim.at not in said:
            new.append(claim)
            said[claim.at] = claim
        out.append(
            Fact(
                base.kind, c.value, c.i, c.j, number, (a, b),
                object=base.object, approximate=c.approximate, low=c.low, high=c.high, drone=base.drone, figure=True,
            )
        )  # fmt: skip
    if new:
        claims.extend(new)
        claims.sort(key=lambda o: o.at)
    return sorted([*facts, *out], key=lambda f: (f.sentence, f.i)) if out else facts


def _closes(doc: Document, c: Count) -> bool:
    """Whether nothing that is counted follows the number."""
    j = max(c.j, c.head + 1) if c.role == "drone" else c.j
    norm = doc.tokens.norm
    return j >= len(norm) or norm[j] in _ENDS or j >= doc.sentences[doc.sentence_of[c.i]].end


def _claim_of(doc: Document, c: Count, said: dict[int, Claim], named: dict[int, Entity]) -> Claim | None:
    """Who gives the number: a verb of saying with nothing but words of counting between, or a speaker right before."""
    norm = doc.tokens.norm
    start = doc.sentences[doc.sentence_of[c.i]].start
    k = c.i - 1
    while k >= start and c.i - k <= _REACH:
        if k in said:
            e = said[k].entity
            return said[k] if e is not None and e.i >= start and e.j <= k + 1 else None
        e = named.get(k + 1)
        if e is not None and e.i > start and norm[e.i - 1] in _PARTS | {"the"}:
            return Claim(e.i, e, "say")
        if norm[k] not in _SAYING and doc.any(DRONE, k) is None:
            return None
        k -= 1
    return None


def _base(told: list[Fact], a: int, values: dict[int, int | None]) -> Fact | None:
    """The number that the speaker before gave, of the facts of two sentences: the last in figures, else the last."""
    near = [f for f in told if f.i < a and f.kind in _KINDS and f.count is not None]
    if not near:
        # "Drones were shot down on their way to Moscow, officials said. The mayor put the number at five"
        near = [f for f in told if f.i < a and f.kind == "intercepted" and f.count is None and not f.debris]
    if not near:
        return None
    last = max(f.sentence for f in near)
    near = [f for f in near if f.sentence == last and not f.codes]
    explicit = [f for f in near if any(values.get(k) == f.count for k in range(f.i, f.j))]
    return (explicit or near)[-1] if near else None
