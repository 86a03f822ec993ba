"""A region's part of the country's number: "19 of the 52 drones destroyed overnight fell to gunners there"."""

from __future__ import annotations

from dronelog.parsing.document import Document, Sentence
from dronelog.parsing.facts import NATION, Fact
from dronelog.parsing.places import Place

#: Tokens from the drones to the verb that tells what became of them all, at most.
REACH = 8
#: What became of drones that did not get through; a number that has parts, at least.
_STOPPED = frozenset(("intercepted", "lost", "crashed"))
_LEAST = 4
_FINITE = frozenset(("were", "was", "are", "fell", "falling", "went", "came", "had", "being", "landed", "crossed"))

#: Opens a clause on a place, its number at most so many tokens further, and what the places of a whole number are.
_WHERE = frozenset(("where", "где", "де"))
NEAR = 8
_MANY = ("region", "oblast", "province", "област", "регион", "регіон", "most", "больш", "найбільш", "above", "мног")


def summed(doc: Document, here: list[Fact]) -> None:
    """«15 FPV-дронов, девять «Гербер» и шесть «Ланцетов» – всего 30 беспилотников»: the kinds are parts of the sum."""
    flown = [f for f in here if f.kind == "launched" and f.drone and f.count and not f.codes]
    if len(flown) < 3:
        return
    whole = flown[-1]
    if sum(f.count or 0 for f in flown[:-1]) == whole.count and doc.has("story.total", flown[-2].j, whole.i + 1):
        here[:] = [f for f in here if f is whole or not any(f is part for part in flown)]


def stopped(here: list[Fact], near: list[Fact]) -> list[Fact]:
    """ "Of 80 drones 66 were stopped: 50 shot down and 16 lost from radar", «знешкоджено 60: 45 збито, 15 втрачено»: a
    number whose parts by fate follow it is their sum. Those that are, to be left out.
    """
    fates = [f for f in (*near, *here) if f.drone and f.count and f.kind in _STOPPED]
    out: list[Fact] = []
    for n, whole in enumerate(fates[:-2]):
        if (whole.count or 0) < _LEAST or whole.kind == "crashed" or not any(f is fates[n + 2] for f in here):
            continue
        told, kinds = 0, set()
        for part in fates[n + 1 : n + 4]:
            if part.codes != whole.codes or part.more or part.sentence - whole.sentence > 1:
                break
            told += part.count or 0
            kinds.add(part.kind)
            if told >= (whole.count or 0):
                break
        if told == whole.count and len(kinds) > 1:
            out.append(whole)
    return out


def share(doc: Document, s: Sentence, here: list[Fact], places: list[Place]) -> None:
    """ "Nine of the 40 UAVs intercepted overnight were destroyed over the Oryol region": forty are the country's.

    Not "nine of the 12 drones were shot down over the region", which is one region's number and its part.
    """
    for part in [f for f in here if f.drone and f.count is not None and f.kind == "intercepted"]:
        whole = next(
            (
                f
                for f in here
                if f is not part and f.drone and f.count is not None and part.i < f.i < part.j and not f.codes
                and f.kind in ("launched", "intercepted") and f.count > (part.count or 0) and _of(doc, part, f)
            ),
            None,
        )  # fmt: skip
        if whole is None or not _all_told(doc, whole, s):
            continue
        mine = [p for p in places if p.regional and p.role == "place" and p.code]
        before = [p for p in mine if p.j <= part.i]
        if not part.codes and before:
            mine = before[-1:]  # "Tver region had 12 of the 45 drones that were downed; another 8 fell to Pskov region"
        codes = list(dict.fromkeys(p.code for p in mine if p.code))
        if not codes or (len(codes) > 1 and not part.codes):
            continue
        verb = next((k for k in range(whole.j, s.end) if _outcome(doc, k)), s.end)
        first = next(p for p in mine if not part.codes or p.code in part.codes)
        if first.i > verb and not any(doc.tokens.norm[k] in _FINITE for k in range(verb + 1, first.i)):
            continue  # "19 of the 52 drones destroyed over the Tula region"
        whole.kind, whole.codes = "intercepted", [NATION]
        part.codes = part.codes or codes
        here[:] = [
            f
            for f in here
            if not (f.kind in ("intercepted", "crashed") and f.count is None and f.implicit and f.i >= verb)
        ]


def _of(doc: Document, part: Fact, whole: Fact) -> bool:
    """Whether "of the" joins the part to the whole."""
    return "of" in doc.tokens.norm[max(part.i, whole.i - 3) : whole.i]


def _all_told(doc: Document, whole: Fact, s: Sentence) -> bool:
    """Whether a participle or a relative clause tells the fate of the whole: "the 52 drones (that were) downed"."""
    norm = doc.tokens.norm
    for k in range(whole.i + 1, min(s.end, whole.j + REACH)):
        if _outcome(doc, k) and "drone" not in doc.groups[k]:
            led = norm[whole.j : k]
            return not led or norm[whole.j] in ("that", "which") or not (set(led) & _FINITE)
        if norm[k] in (",", ";", ":"):
            return False
    return False


def _outcome(doc: Document, k: int) -> bool:
    return any(t in ("outcome.intercepted", "outcome.destroyed") for t in doc.tags[k])


def where(doc: Document, s: Sentence, here: list[Fact], places: list[Place]) -> None:
    """ "59 drones were destroyed over seven regions, with Bryansk, where 28 were downed, at the top", «больше всего –
    над Брянской областью, где сбили 28»: the second number is that region's, and the first the country's.
    """
    norm = doc.tokens.norm
    told = [f for f in here if f.drone and f.kind == "intercepted" and f.count]
    if not told:
        return
    mine = [p for p in places if p.role == "place" and p.code and s.start <= p.i < s.end]
    for p in mine:
        if p.j + 1 >= len(norm) or norm[p.j] != "," or norm[p.j + 1] not in _WHERE:
            continue
        whole = next((f for f in told if f.j <= p.i), None)
        if whole is None or any(q.j <= p.i for q in mine):
            continue
        many = any(norm[k].startswith(_MANY) for k in range(whole.j, p.i))
        if p.kind not in ("region", "sea") and not many:
            continue  # "12 were shot down near Sevsk, where …": a town's own number
        part = next((f for f in told if f is not whole and f.i <= p.j + NEAR and f.j > p.j + 1), None)
        if part is None or (part.count or 0) >= (whole.count or 0):
            continue
        whole.codes, part.codes = [NATION], [p.code or ""]
        part.more = part.subset = False
        return
