"""A number without a place of its own whose parts follow, region by region: the country's."""

from __future__ import annotations

from dronelog.parsing.dates import iso
from dronelog.parsing.document import Document
from dronelog.parsing.facts import Fact
from dronelog.parsing.groups import source_id
from dronelog.parsing.told import NATIONAL, Told

#: Told facts behind a number among which its parts are looked for.
NEAR = 40
#: Tokens in a line of a list at most: "• Republic of Bashkortostan – 18".
_ROW = 9
#: Regions that Russia holds: in a list of its regions they are parts of its number.
HELD = frozenset(("UA-43", "UA-40", "UA-14", "UA-09", "UA-23", "UA-65"))


def settle(doc: Document, country: str | None, out: list[Told]) -> None:
    """ "Duty forces neutralised 44 drones, the region's press service conveys. 17 were suppressed above Saratov, 9
    above Samara …": the parts lie in other regions too, so the number without a place is the country's.
    """
    for n, t in enumerate(out):
        if t.fact.drone and t.fact.count and not t.codes and not t.heading:
            _sum_of(t, out[n + 1 : n + NEAR], country)
    if country is None:
        return
    for n, t in enumerate(out):
        f = t.fact
        if not f.drone or not f.count or t.own_place or f.codes or len(t.codes) > 1:
            continue
        if t.codes and "-" not in t.codes[0]:
            continue
        if _every_part(t, out[n + 1 : n + NEAR]):
            t.codes, t.places = [country], []
            continue
        parts = {
            u.codes[0]: u.fact.count
            for u in out[n + 1 : n + NEAR]
            if (u.fact.sentence <= f.sentence + 2 or _line(doc, u.fact.sentence))
            and u.fact.kind == f.kind and u.fact.drone and u.fact.count
            and len(u.codes) == 1 and u.fact.codes
        }  # fmt: skip
        # without a region of its own it is the country's all the more, whoever is said to speak only below the list
        many = len(parts) > 2 or _shared_out(doc, out[n + 1 : n + 3], f)
        if (not t.codes or t.codes[0] in parts) and many and sum(parts.values()) <= f.count:
            t.codes, t.places = [country], []


def parts(doc: Document, out: list[Told]) -> None:
    """«Сбит 71 БПЛА: 49 – над Курской областью, 7 – над Орловской, 3 – над нейтральными водами»: a number without a
    region, for which those of the regions leave room in a list behind a total, is part of the total: it adds nothing.
    """
    for n, whole in enumerate(out):
        f = whole.fact
        if not f.drone or not f.count or whole.heading or f.subset or _here(whole) or len(whole.codes) != 1:
            continue
        told: dict[str, int] = {}
        loose: list[Told] = []
        for t in out[n + 1 : n + NEAR]:
            g = t.fact
            if not g.drone or g.count is None or t.heading or g.subset or not _same_told(t, whole):
                continue
            if _here(t):
                key = " ".join(t.codes)
                told[key] = max(told.get(key, 0), g.count)
            elif g.count >= f.count:
                break  # the next total
            elif t.codes in ([], whole.codes) and (not t.own_place or g.sentence == f.sentence):
                loose.append(t)
        left = f.count - sum(told.values()) if told else 0
        all_of_it = left == sum(t.fact.count or 0 for t in loose)
        for t in loose:
            g = t.fact
            rest = left - (g.count or 0)
            if all_of_it or rest == 0 or (rest > 0 and (g.sentence == f.sentence or _item(doc, g))):
                g.subset, g.part, g.more = True, True, False
                g.kind, t.codes, t.when, left = f.kind, list(whole.codes), whole.when, rest


def _here(t: Told) -> bool:
    """Whether it tells of a region by name."""
    return bool(t.codes) and "-" in t.codes[0] and (t.own_place or bool(t.fact.codes))


def _same_told(t: Told, whole: Told) -> bool:
    """Whether one source tells both of one span of time, and of one fate."""
    if t.fact.kind not in (whole.fact.kind, "launched") or source_id(t.source) != source_id(whole.source):
        return False
    return t.when is whole.when or t.when is None or (whole.when is not None and iso(t.when) == iso(whole.when))


def _item(doc: Document, f: Fact) -> bool:
    """Whether a number opens a line of a list: «▫️ три БПЛА – над приграничными районами»."""
    s = doc.sentences[f.sentence]
    return s.bullet and f.i == s.start


def _line(doc: Document, number: int) -> bool:
    """Whether a sentence is a line of its own that gives a number: "Kursk region – 3"."""
    s = doc.sentences[number]
    return s.end - s.start <= _ROW


def _shared_out(doc: Document, after: list[Told], whole: Fact) -> bool:
    """ "105 UAVs were destroyed. The Defence Ministry said 35 of them were intercepted over the Bryansk region"."""
    for u in after:
        f = u.fact
        national = u.own_source and u.source is not None and u.source.kind in NATIONAL
        part = f.sentence == whole.sentence + 1 and 0 < (f.count or 0) < (whole.count or 0)
        if national and u.own_place and part:
            return any(f.i < k + 2 and _of_them(doc, k) for k in range(f.i, min(f.j, f.i + 3)))
    return False


def _of_them(doc: Document, k: int) -> bool:
    norm = doc.tokens.norm
    return norm[k : k + 1] in (["of"], ["из"], ["із"], ["з"]) and norm[k + 1 : k + 2] in (
        ["them"], ["these"], ["those"], ["них"],
    )  # fmt: skip


def _every_part(whole: Told, after: list[Told]) -> bool:
    """«С 15.00 до 19.00 сбито 10 БПЛА: 6 – над Тверской областью, 4 – над Владимирской», behind another such list:
    the regions' numbers that follow make up the number without a place.
    """
    left = whole.fact.count or 0
    seen: set[str] = set()
    for u in after:
        part = u.fact.kind == whole.fact.kind and len(u.codes) == 1 and "-" in u.codes[0]
        if not part or not (u.own_place or u.fact.codes) or u.codes[0] in seen or not u.fact.count:
            return False
        seen.add(u.codes[0])
        left -= u.fact.count
        if left <= 0:
            break
    return left == 0 and len(seen) > 1 and any(not code.startswith("SEA-") for code in seen)


def _sum_of(t: Told, after: list[Told], country: str | None) -> None:
    """«Ночью сбито 13 БПЛА:» above «9 – над Брянской областью» and «4 – над Тульской»: the country's sum."""
    parts: dict[str, int] = {}
    for u in after:
        if u.fact.kind != t.fact.kind or not u.fact.drone or len(u.codes) != 1 or "-" not in u.codes[0]:
            break
        if u.codes[0] in parts:
            break  # the next list's
        parts[u.codes[0]] = u.fact.count or 0
    nations = {code.partition("-")[0] for code in parts} - {"SEA"}
    if country == "RU" and "RU" in nations and all(c in HELD for c in parts if c.startswith("UA-")):
        nations = {"RU"}
    if len(parts) > 1 and len(nations) == 1 and sum(parts.values()) <= (t.fact.count or 0):
        t.codes, t.places = list(nations), []


def dates(out: list[Told]) -> None:
    """«21 мая дрон попал в склад, сообщил губернатор … За ночь сбито 32 БПЛА, сообщило Минобороны … Ранены девять
    человек, пишет канал»: what came of it is of the day told by who told of that region, not of the tally between.
    """
    tally: Told | None = None
    last: Told | None = None
    for t in out:
        f = t.fact
        if f.drone and t.own_when and t.when is not None and not t.heading and not t.background:
            if t.source is not None and t.source.kind in NATIONAL and len(t.codes) == 1 and "-" not in t.codes[0]:
                tally = t
            elif not (tally is not None and t.source is tally.source):
                tally, last = None, t
        if tally is None or last is None or f.drone or t.own_when or t.own_place or t.heading:
            continue
        if t.when is tally.when and t.codes == last.codes and t.source is not None and t.source is not tally.source:
            t.when = last.when
