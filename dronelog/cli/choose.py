"""Filters as typed → a `query.Filter`: names of regions become codes, words become days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dronelog.cli.shared import Choice
from dronelog.query import Filter
from dronelog.terms import InputError

if TYPE_CHECKING:
    from dronelog.model import NameHit

_CODE = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?$|SEA-[A-Za-z]+$", re.IGNORECASE)
#: Words around a name that are not part of it.
_AROUND = {
    "the", "of", "in", "over", "в", "во", "на", "над", "у", "по", "oblast", "region", "область", "области", "областью",
    "області", "областю", "областях", "край", "края", "крае", "краю", "district", "province", "county", "обл",
    "обл.", "республика", "республике", "республіка", "республіці", "republic", "krai", "город", "city", "місто", "м.",
    "г.", "регион", "регионе", "регіон", "регіоні",
}  # fmt: skip
_WHOLE = {"country", "region", "sea"}
#: A town stands for its region where no other bearer of the name has a tenth of its people.
_FAR_LARGER = 10


def make(choice: Choice, **more: Any) -> Filter:
    """The filter that was meant. `more` are fields that are no option everywhere: words, sort, reverse, limit."""
    if choice.where is not None and not choice.where.strip():
        raise InputError("--where: empty; a condition is wanted, for example \"drones > 10\"")
    dated = choice.since or choice.until or choice.on or choice.night
    if dated:
        from dronelog.cli import days
    return Filter(
        regions=tuple(region(name) for name in choice.region or ()),
        countries=tuple(region(name, country=True) for name in choice.country or ()),
        places=tuple(choice.place or ()),
        sources=tuple(choice.source or ()),
        publishers=tuple(choice.publisher or ()),
        outcomes=_listed(choice.outcome),
        objects=_listed(choice.object),
        since=days.first(choice.since) if choice.since else None,
        until=days.last(choice.until) if choice.until else None,
        on=tuple(days.one(day, "--on") for day in choice.on or ()),
        night=tuple(days.night(day) for day in choice.night or ()),
        min_drones=choice.min_drones,
        statuses=_listed(choice.status),
        confidence=choice.confidence,
        where=choice.where or "",
        **more,
    )


def _listed(values: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip().lower() for value in values or () for part in value.split(",") if part.strip())


def figures(typed: list[str] | None) -> tuple[str, ...]:
    """The figures that a summary knows, all where none is named; raises `InputError` for another."""
    from dronelog.query import nearest
    from dronelog.summary.claims import METRICS

    for name in (wanted := _listed(typed)):
        if name not in METRICS:
            raise InputError(f"no figure {name!r}{nearest(name, METRICS)}; known are {', '.join(METRICS)}")
    return tuple(dict.fromkeys(wanted)) or METRICS


def region(typed: str, *, country: bool = False) -> str:
    """The code of the region that a person means; raises `InputError` with the choices where it is not one."""
    from dronelog.cli.knowledge import gazetteer as known

    gazetteer = known()
    if _CODE.match(typed.strip()):
        code = typed.strip().upper()
        if gazetteer.region(code) or code.startswith("SEA-"):
            if country and "-" in code:
                raise InputError(f"{code} is a region: --region {code}")
            return code
        if "-" in code:
            raise InputError(f"no region has the code {code} (`dronelog regions {code[:2]}` lists those of a country)")
    from dronelog.regions import fold

    words = fold(typed).replace(",", " ").replace(".", " ").split()
    if len(words) == 1 and words[0] in _SHORT:
        return _SHORT[words[0]]
    bare = [w for w in words if w not in _AROUND]
    # "Moscow region", "Kyiv region" are the oblasts around the cities
    around = [*bare, "oblast"] if bare and {"region", "регион", "регіон"}.intersection(words) else []
    hits: list[NameHit] = []
    for phrase in (words, around, bare):
        hits = hits or [hit for hit in gazetteer.lookup(" ".join(phrase)) if phrase]
    if country:
        elsewhere = bool(hits)
        hits = [hit for hit in hits if hit.kind.startswith("country")]
        if elsewhere and not hits:
            raise InputError(f"{typed!r} is no country: --region {typed!r}, or a country's code (RU, UA, PL …)")
        if not hits:
            raise InputError(f"no country is called {typed!r}{_near(typed, gazetteer)}; codes are RU, UA, PL …")
    return _decide(typed, hits, gazetteer)


#: What newspapers shorten.
_SHORT = {"рф": "RU", "rf": "RU", "lnr": "UA-09", "lpr": "UA-09", "dnr": "UA-14", "dpr": "UA-14"}


def _decide(typed: str, hits: list[NameHit], gazetteer: Any) -> str:
    for wanted in (_WHOLE, {f"{kind}_adj" for kind in _WHOLE}):
        codes = list(dict.fromkeys(hit.region for hit in hits if hit.kind in wanted))
        if len(codes) == 1:
            return codes[0]
        if codes:
            raise InputError(_ambiguous(typed, codes, gazetteer))
    towns = sorted((hit for hit in hits if hit.place), key=lambda hit: -hit.size)
    codes = list(dict.fromkeys(hit.region for hit in towns))
    if len(codes) == 1 or (len(codes) > 1 and towns[0].size >= _FAR_LARGER * max(
            hit.size for hit in towns if hit.region != codes[0])):  # fmt: skip
        return codes[0]
    if codes:
        raise InputError(_ambiguous(typed, codes, gazetteer))
    raise InputError(f"no region is called {typed!r}{_near(typed, gazetteer)} (`dronelog regions WORD` looks one up)")


def _ambiguous(typed: str, codes: list[str], gazetteer: Any) -> str:
    named = [f"{code} {found.name_en}" if (found := gazetteer.region(code)) else code for code in codes[:8]]
    return f"{typed!r} may be {', '.join(named[:-1])} or {named[-1]}; give the code"


def _near(typed: str, gazetteer: Any) -> str:
    part = typed.strip().upper()
    codes = [found.code for found in gazetteer.regions() if found.code.endswith(f"-{part}")] if len(part) > 1 else []
    if len(codes) == 1:
        return f"; did you mean {codes[0]!r}?"
    near = gazetteer.suggest(typed)
    return f"; did you mean {near[0]!r}?" if near else ""
