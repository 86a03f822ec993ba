"""Doubt: what a person should look at, in words that tell what to check; how sure the parser is (docs/doubts.md)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from math import prod

from dronelog.model import Incident, Warning  # noqa: A004
from dronelog.parsing.cut import breaks_off
from dronelog.parsing.facts import DRONE_KINDS
from dronelog.parsing.fold import fold
from dronelog.parsing.groups import Group, source_id
from dronelog.parsing.places import Place
from dronelog.parsing.reading import NAMED, Reading

#: What each doubt leaves of the confidence; several doubts multiply. How they were measured: docs/doubts.md.
WEIGHTS: dict[str, float] = {
    "place_not_in_region": 0.8,
    "place_unknown": 0.9,
    "place_ambiguous": 0.6,
    "region_guessed": 0.7,
    "date_unknown": 0.9,
    "date_vague": 0.8,
    "date_guessed": 0.6,
    "night_ambiguous": 0.9,
    "year_guessed": 0.8,
    "parts_exceed_total": 0.5,
    "parts_short_of_total": 0.8,
    "count_estimated": 0.8,
    "source_guessed": 0.7,
}

#: Regions in a list that may be the whole of a total.
_LEAST_PARTS = 3
#: Bearers of a name so common that one more is no surprise ("Central District").
_COMMON = 3
#: Sentences between a region's name and what is told of it.
_NEAR = 2
#: Days; a date without a year that lies further back may be of another year.
_LONG_AGO = 60
_INTO = frozenset(("into", "to", "-", "and", "/", "through", "until", "overnight"))


def weigh(found: list[tuple[Group, Incident]], reading: Reading) -> list[Incident]:
    """The incidents with their warnings and confidence."""
    out: list[Incident] = []
    for g, incident in found:
        warnings = (
            *_places(g, reading), *_region(g, reading), *_dates(g, incident, reading), *_fates(incident),
            *_parts(g, incident, found, reading), *_estimate(incident), *_source(g, incident),
        )  # fmt: skip
        out.append(replace(incident, warnings=warnings, confidence=confidence(warnings)))
    return out


def confidence(warnings: Iterable[Warning]) -> float:
    """What the doubts leave of 1.0; a code counts once."""
    return round(prod((WEIGHTS[code] for code in {w.code for w in warnings}), start=1.0), 2)


# --- where ------------------------------------------------------------------------------------------------------------


def _places(g: Group, reading: Reading) -> Iterator[Warning]:
    for p in g.places:
        homes = list(dict.fromkeys(o.region for o in p.options if o.region != g.code))
        here = reading.region(g.code)
        if not p.options and p.kind == "district":
            yield Warning("place_unknown", f"'{p.text}' is not in the gazetteer{_likely(p, g.code, reading)}")
        elif homes and len(homes) < _COMMON and all(o.region != g.code for o in p.options):
            lies = _likely(p, g.code, reading)
            yield Warning("place_not_in_region", f"'{p.text}' is told to lie in {here}{lies}")
        elif "ambiguous" in p.notes and homes:
            rest = ", ".join(reading.region(code) for code in homes[:4])
            yield Warning("place_ambiguous", f"'{p.text}' is taken to lie in {here}; it may also be in {rest}")
    own = {f.sentence for f in g.facts}
    for p in reading.spots_in(own):
        if p.code is None and p.kind == "district" and p.role == "place":
            yield Warning("place_unknown", f"'{p.text}' is not in the gazetteer{_likely(p, g.code, reading)}")


def _likely(p: Place, code: str, reading: Reading) -> str:
    """Where a place may lie: as the gazetteer has the name, else names like it, those inside the region first."""
    known = [(o.name, o.region) for o in p.options if o.region != code]
    if known:
        word = "the gazetteer has"
    else:
        word = "perhaps"
        near = reading.gazetteer.districts_like(fold(reading.doc.tokens.norm[p.i]))
        known = [x for x in near if x[1] == code] or near
    names = [f"{name} in {reading.region(region)}" for name, region in dict.fromkeys(known)]
    told = f"; {word} {' and '.join(names[:2])}" if names else ""
    inside = any(region == code for _, region in known)
    if p.kind == "district" and not inside:
        nearest = reading.gazetteer.nearest_district(fold(reading.doc.tokens.norm[p.i]), code)
        if nearest:
            told += f"; the likeliest there is {nearest}"
    return told


def _region(g: Group, reading: Reading) -> Iterator[Warning]:
    """A region that no sentence of the facts names, where the text names others or none."""
    if "-" not in g.code or any(t.own_place for t in g.told):
        return
    first = min(f.sentence for f in g.facts)
    named = reading.named()
    here = named.get(g.code, [])
    if here and len(named) == 1:
        return
    last = here[k - 1] if (k := bisect_right(here, first)) else None
    between = last is not None and first - last <= _NEAR and any(
        p.code != g.code and p.role in NAMED and p.code and "-" in p.code
        for p in reading.spots_in(set(range(last, first + 1)))
    )
    if last is not None and first - last <= _NEAR and not between:
        return
    why = "is carried over from elsewhere in the text" if here else "follows from who says so or where it is published"
    yield Warning("region_guessed", f"no sentence that tells of it names {reading.region(g.code)}; the region {why}")


# --- when -------------------------------------------------------------------------------------------------------------


def _dates(g: Group, incident: Incident, reading: Reading) -> Iterator[Warning]:
    if incident.start is None:
        yield Warning("date_unknown", "nothing in the text dates it, and the report has no time of publication")
    elif incident.precision == "approx":
        yield Warning("date_vague", f"the text names no day; {incident.start} to {incident.end} is assumed")
    elif g.when is None:
        day = incident.start
        yield Warning("date_guessed", f"nothing in the text dates it; the day of publication, {day}, is assumed")
    else:
        words = reading.doc.tokens.norm[g.when.i : g.when.j]
        if incident.precision == "night" and _night_of(words):
            span = f"{incident.start} to {incident.end}"
            yield Warning("night_ambiguous", f"the night {span} is assumed; the words may mean the night after")
        published = reading.anchor.day
        if published is not None and g.when.end is not None and (published - g.when.end).days > _LONG_AGO:
            months = any(reading.doc.tag("month", k) for k in range(g.when.i, g.when.j))
            around = reading.doc.tokens.norm[g.when.i : g.when.j + 2]
            if months and not any(len(w) >= 4 and w[:4].isdigit() for w in around):
                yield Warning("year_guessed", f"the text gives no year; {g.when.end.year} is the latest that fits")


def _night_of(words: list[str]) -> bool:
    """ "On the night of 27 August": the night that begins or the one that ends on that day."""
    return any(a == "night" and b == "of" for a, b in pairwise(words)) and not _INTO & set(words)


# --- how many ---------------------------------------------------------------------------------------------------------


def _ceiling(incident: Incident) -> int | None:
    """The most drones that the number told allows; None where there is no number or it has no upper bound."""
    if incident.drones is None or (incident.approximate and incident.drones_max is None):
        return None
    return incident.drones if incident.drones_max is None else incident.drones_max


def _fates(incident: Incident) -> Iterator[Warning]:
    """Fates that add up to more drones than are told to have flown."""
    most = _ceiling(incident)
    fates = sum(o.count or 0 for o in incident.outcomes if o.kind in DRONE_KINDS and o.kind != "sighted")
    if most is not None and fates > most:
        yield Warning("parts_exceed_total", f"the fates add up to {fates}, more than the total of {incident.drones}")


def _parts(
    g: Group, incident: Incident, found: list[tuple[Group, Incident]], reading: Reading
) -> Iterator[Warning]:
    """A country's total against the regions that the same source lists for the same time."""
    most = _ceiling(incident)
    if "-" in g.code or most is None:
        return
    source = source_id(g.source)
    parts = [
        (r, i) for r, i in found
        if "-" in i.region and source_id(r.source) == source and (i.start, i.end) == (incident.start, incident.end)
    ]  # fmt: skip
    told = sum(i.drones or 0 for _, i in parts)
    if told > most:
        yield Warning("parts_exceed_total", f"the regions add up to {told}, more than the total of {incident.drones}")
        return
    elsewhere = [f.count or 0 for f in g.facts if f.part]  # «три – над нейтральными водами», a name cut or misspelt
    # in a text that breaks off, what follows the last region is of another that could not be read
    broken = told < most and breaks_off(reading.doc.tokens)
    if (broken or told + sum(elsewhere) < most) and _complete(g, parts, len(elsewhere) + broken):
        more = f", and {sum(elsewhere)} without a region that is known" if elsewhere else ""
        count = f"{len(parts)} regions" if len(parts) > 1 else "region"
        yield Warning("parts_short_of_total", f"the {count} listed add up to {told} of {incident.drones}{more}")


def _complete(g: Group, parts: list[tuple[Group, Incident]], elsewhere: int) -> bool:
    """Whether a list of regions reads as the whole of a total: each has a number, none is "among them"; `elsewhere`
    counts the parts whose region is not known. A region's own "including three bound for Moscow" takes nothing from it.
    """
    if g.shared or not parts or len(parts) + elsewhere < _LEAST_PARTS:
        return False
    if any(i.drones is None or i.approximate for _, i in parts):
        return False
    bound = [f for f in g.facts if f.subset and (f.part or f.kind == "launched")]  # "11 of them bound for Moscow"
    if sum(f.drone and f.count is not None for f in g.facts) - len(bound) > 1:
        return False  # sub-totals over several regions
    own = [[f for f in r.facts if f.drone] for r, _ in parts]
    return not any(r.shared for r, _ in parts) and all(
        fs and not any(f.implicit for f in fs) and any(not f.subset and f.count is not None for f in fs) for fs in own
    )


def _estimate(incident: Incident) -> Iterator[Warning]:
    bounded = incident.drones_min is not None or incident.drones_max is not None
    if incident.approximate and incident.drones is not None and not bounded:
        yield Warning("count_estimated", f"{incident.drones} is an estimate; the text gives no exact number of drones")


# --- who --------------------------------------------------------------------------------------------------------------


def _source(g: Group, incident: Incident) -> Iterator[Warning]:
    if incident.source is not None and incident.source_kind == "media" and all(t.publisher for t in g.told):
        yield Warning("source_guessed", f"nobody is named who tells it; the publisher, {incident.source}, is assumed")
