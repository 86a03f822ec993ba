"""One source named in two ways, one event told in two places: put together before anything is counted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from dronelog.parsing.groups import Group, source_id
from dronelog.parsing.sources import Entity
from dronelog.parsing.told import OFFICIAL, Told

#: Sentences that open a report, counted from 0.
LEDE = 2
#: Sentences from what a source tells of an attack to what came of it.
NEAR = 3
#: Those who govern, by no name.
_CROWD = re.compile(r"\b(?:authorities|officials)\b|влад[аиіу]|власт", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
#: A Ukrainian region's administration by no name, and what its head is called; a mayor is none.
_OVA = re.compile(
    r"^(?:the |прес+-?служб\w+ )?(?:ОВА|ОДА|OVA|облвійськадмін\w*|облдержадмін\w*|облад\w*"
    r"|обл\w+ (?:військ\w+ |воен\w+ |держ\w+ )?адм\w+|regional (?:military )?administration)$",
    re.IGNORECASE,
)
_BARE = frozenset(("адміністрація", "адміністрації", "администрация", "администрации"))
_NAMED = re.compile(r"\b(?:ОВА|МВА|КМВА|РВА|ОДА)\b|\w \w*адм[іи]н[іи]страц", re.IGNORECASE)
_HEADS_OVA = re.compile(r"\b(?:ОВА|ОДА|OVA)\b|обл|област|регіон|регион|regional|governor|губернатор", re.IGNORECASE)
#: Who tells of the light that went out and not of drones, and what they tell.
_LAYMEN = ("other", "witness")
_WENT = frozenset(("disrupted", "responded"))
_SINGLE = frozenset(("intercepted", "crashed", "sighted", "launched"))


def same_sources(told: list[Told]) -> None:
    """ "The air force" is the Ukrainian Air Force named elsewhere in the report."""
    keyed: dict[str, Entity] = {}
    for t in told:
        e = t.source
        if e is not None and e.key and not e.surname and "-" in e.key:
            keyed.setdefault(e.key.partition("-")[2], e)
    for t in told:
        e = t.source
        if e is not None and e.key and not e.surname and "-" not in e.key and e.key in keyed:
            other = keyed[e.key]
            if e.country in (None, other.country, other.key.partition("-")[0] if other.key else None):
                t.source = other
    _authorities(told)
    _administrations(told)
    _forces(told)


def _forces(told: list[Told]) -> None:
    """ "Russia launched 128 drones at Ukraine, officials said. The air force said it downed 101": how many came is of
    the force that tells what became of them, and not how many there were.
    """
    lede = [
        t for t in told
        if t.fact.kind == "launched" and t.fact.count and t.fact.sentence <= LEDE and len(t.codes) == 1
        and "-" not in t.codes[0] and (t.source is None or _CROWD.search(t.source.text))
    ]  # fmt: skip
    for t in lede:
        force = {
            source_id(u.source): u.source for u in told
            if u.codes == t.codes and u.own_source and u.source is not None and u.source.kind == "military"
            and u.fact.kind in ("intercepted", "lost") and u.fact.sentence > t.fact.sentence
            and (u.fact.count or 0) <= (t.fact.count or 0)
        }  # fmt: skip
        later = [u for u in told if u.fact.sentence > t.fact.sentence and u.codes == t.codes]
        counted = any(u.fact.kind == "launched" for u in later)
        if len(force) == 1 and not counted:
            t.source = next(iter(force.values()))


def _administrations(told: list[Told]) -> None:
    """«Повідомив голова ОВА Білан … За даними ОВА, двоє поранені»: an administration is its one head that is named."""
    heads: dict[str, dict[str, Entity]] = {}
    for t in told:
        e = t.source
        if e is not None and e.surname and e.kind == "regional_authority" and _HEADS_OVA.search(e.text):
            for code in t.codes:
                heads.setdefault(code, {})[e.surname] = e
    bare = [t for t in told if t.source is not None and not t.source.surname and t.source.text.casefold() in _BARE]
    names: dict[str, dict[str, Entity]] = {}
    for u in told if bare else ():
        e = u.source
        if e is not None and not e.surname and len(u.codes) == 1 and _NAMED.search(e.text):
            names.setdefault(u.codes[0], {})[e.text] = e
    for t in bare:
        same = names.get(t.codes[0], {}) if len(t.codes) == 1 else {}
        if len(same) == 1:
            t.source = next(iter(same.values()))  # «за інформацією адміністрації»: the one that was named
    for t in told if heads else ():
        e = t.source
        if e is None or e.surname or e.kind != "regional_authority" or len(t.codes) != 1 or t.codes[0][:2] != "UA":
            continue
        named = heads.get(t.codes[0], {})
        if len(named) == 1 and _OVA.match(e.text):
            t.source = next(iter(named.values()))


def _authorities(told: list[Told]) -> None:
    """ "According to the authorities of Tambov region …": in a lede, the one official of the region who then speaks."""
    for t in told:
        e = t.source
        if e is None or e.person or e.kind != "regional_authority" or not _CROWD.search(e.text):
            continue
        if t.fact.sentence > LEDE or not t.own_source:
            continue
        named = {
            u.source.surname: u.source for u in told
            if u.source is not None and u.source.person and u.source.kind == e.kind and u.own_source
            and u.fact.sentence > t.fact.sentence and set(u.codes) & set(t.codes)
        }  # fmt: skip
        if len(named) == 1:
            t.source = next(iter(named.values()))


def same_events(groups: list[Group], today: dt.date | None = None) -> list[Group]:
    """The groups with those merged that tell of one event; `today` is the day of publication."""
    return _ledes(_foiled(_nations(_beside(_undated(groups, today)))))


def _beside(groups: list[Group]) -> list[Group]:
    """«Дрон влучив у підстанцію, каже голова ОВА. Світла немає у 40 селах, порахували в обленерго»: what a company or
    residents tell only of the power that went belongs to the attack that an official has told of.
    """
    out = list(groups)
    for g in groups:
        if g.source is None or g.source.kind not in _LAYMEN or any(f.kind not in _WENT for f in g.facts):
            continue
        if any(t.own_when or t.heading for t in g.told) or not g.facts:
            continue
        first = min(f.sentence for f in g.facts)
        told = [
            x for x in out
            if x is not g and x.code == g.code and _span(x) == _span(g)
            and x.source is not None and x.source.kind in OFFICIAL
            and any(f.drone and f.sentence <= first for f in x.facts)
        ]  # fmt: skip
        if len(told) == 1:
            told[0].take(g)
            told[0].add_places(g.places)
            out.remove(g)
    return out


def orphans(groups: list[Group], alone: Callable[[Group], bool]) -> list[Group]:
    """ "A drone flew into an ambulance at 14:10. The vehicle is a write-off. The crew are unhurt": what came of it.

    Harm, or none, that has no drone and no date of its own and that its source tells of a region belongs to what it
    last told of that region in those days; `alone` tells which groups stand by themselves.
    """
    out = list(groups)
    for g in groups:
        if any(f.drone for f in g.facts) or any(t.own_when or t.heading for t in g.told) or not g.facts:
            continue
        if not g.code or alone(g):
            continue
        first = min(f.sentence for f in g.facts)
        near = [
            x for x in out
            if x is not g and x.code == g.code and _around(x, g) and _same_voice(x, g)
            and any(f.drone and f.sentence <= first for f in x.facts)
        ]  # fmt: skip
        if not near:
            continue
        last = max(near, key=lambda x: max(f.sentence for f in x.facts if f.sentence <= first))
        if first - max(f.sentence for f in last.facts if f.sentence <= first) > NEAR:
            continue
        last.take(g)
        last.add_places(g.places)
        out.remove(g)
    return out


def _around(x: Group, g: Group) -> bool:
    """Whether the days of one lie within those of the other, or nothing dates it."""
    a, b = x.when, g.when
    if b is None or b.start is None or b.end is None:
        return True
    if a is None or a.start is None or a.end is None:
        return False
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def _same_voice(x: Group, g: Group) -> bool:
    """Whether one source tells both, or the second is the first by a shorter name: "the agency", "the Head"."""
    a, b = x.source, g.source
    if a is None or b is None:
        return a is b
    if source_id(a) == source_id(b):
        return True
    words = set(b.text.lower().split()) - {"the"}
    return not b.person and not b.surname and len(words) <= 2 and words < set(_WORDS.findall(a.text.lower()))


def _foiled(groups: list[Group]) -> list[Group]:
    """«Пресечена попытка атаки БПЛА по объектам на территории РФ. Аппарат уничтожен над Курской областью»: one event.

    A country's lede without a figure goes where its source's next words tell the same of a region; the number of
    an attack that was foiled is the one region's that is told of.
    """
    out = list(groups)
    for g in groups:
        if "-" in g.code or g.shared or any(f.kind not in ("intercepted", "launched") or f.codes for f in g.facts):
            continue
        shot = [f for f in g.facts if f.kind == "intercepted"]
        flown = [f for f in g.facts if f.kind == "launched" and f.count is not None]
        if not shot or any(f.count is not None or not f.implicit for f in shot):
            continue
        last = max(f.sentence for f in g.facts)
        parts = [
            r for r in groups
            if "-" in r.code and (r.code.startswith((g.code + "-", "SEA-")) or g.code == "RU")
            and source_id(r.source) == source_id(g.source) and _span(r) == _span(g)
            and any(f.kind == "intercepted" and f.sentence > last for f in r.facts)
        ]  # fmt: skip
        if not parts:
            continue
        if flown:
            told = [f.count for r in parts for f in r.facts if f.drone and f.count is not None]
            if len(parts) > 1 or len(flown) > 1 or any(n != flown[0].count for n in told):
                continue
            if not told:
                parts[0].facts.insert(0, flown[0])
        out.remove(g)
    return out


def _span(g: Group) -> tuple[object, ...]:
    """Days and clock times."""
    return (*g.days, g.when.clock_start, g.when.clock_end) if g.when is not None else g.days


def _ledes(groups: list[Group]) -> list[Group]:
    """A lede that only says that there were drones that day belongs to the night or hour that its source then tells."""
    out = list(groups)
    for g in groups:
        when = g.when
        if "-" not in g.code and _summed_up(g, out):
            out.remove(g)
            continue
        if when is None or when.precision != "day":
            continue
        own = any(t.own_source for t in g.told)
        if any(f.sentence > 1 or (f.drone and f.count is not None and not own) for f in g.facts):
            continue
        told = next(
            (
                x for x in out
                if x is not g and x.code == g.code and source_id(x.source) == source_id(g.source)
                and x.when is not None and x.when.precision in ("night", "time") and x.when.end == when.end
                and any(t.own_source and t.own_when and t.fact.drone for t in x.told)
                and (not own or _all_in(g, x))
            ),
            None,
        )  # fmt: skip
        if told is not None:
            told.take(g)
            told.add_places(g.places)
            out.remove(g)
    return out


def _all_in(g: Group, x: Group) -> bool:
    """Whether all that a group tells of drones another tells too, with the same numbers."""
    told = {(f.kind, f.count) for f in x.facts if f.drone}
    kinds = {kind for kind, _ in told}
    return all((f.kind, f.count) in told or (f.count is None and f.kind in kinds) for f in g.facts if f.drone)


def _summed_up(g: Group, groups: list[Group]) -> bool:
    """ "Drones struck in Sudan again, hitting a depot and a camp": a lede without a number that regions then tell."""
    if any(f.sentence > 0 or f.count is not None or f.kind in ("intercepted", "launched", "lost") for f in g.facts):
        return False
    return any(x.code.startswith(g.code + "-") and x.days == g.days and _hurt(x) & _hurt(g) for x in groups)


def _hurt(g: Group) -> set[str]:
    return {f.object or "" for f in g.facts if f.kind in ("struck", "damaged")} - {""}


def _nations(groups: list[Group]) -> list[Group]:
    """ "Fighters shot down a drone … It was brought down over Kastamonu": the one drone is the region's."""
    out = list(groups)
    for g in groups:
        if "-" in g.code or not g.facts:
            continue
        drones = [f for f in g.facts if f.drone]
        if any((f.count or 0) > 1 or f.codes or f.kind not in _SINGLE for f in drones):
            continue
        regional = [
            r for r in groups
            if r.code.startswith(g.code + "-") and source_id(r.source) == source_id(g.source) and r.days == g.days
            and all(f.count is None for f in r.facts if f.drone) and any(f.drone and f.implicit for f in r.facts)
        ]  # fmt: skip
        if len(regional) == 1 and any(f.count == 1 for f in drones):
            regional[0].take(g)
            out.remove(g)
    return out


def _undated(groups: list[Group], today: dt.date | None) -> list[Group]:
    """What a source says without a date belongs to what it says of the same region with one."""
    out: list[Group] = []
    for g in groups:
        dated = None
        if g.source is not None and not any(t.own_when or t.dated for t in g.told) and not _on_its_day(g):
            dating = [x for x in groups if x is not g and _dates(x, g, today)]
            first = min(f.sentence for f in g.facts)
            before = [x for x in dating if any(f.drone and f.sentence < first for f in x.facts)]
            dated = next(iter(before or dating), None)
            if before and not any(f.drone for f in g.facts):  # what came of it: of several moments, of the last
                dated = max(before, key=lambda x: max(f.sentence for f in x.facts if f.sentence < first))
        if dated is None:
            out.append(g)
            continue
        dated.take(g)
        dated.add_places(g.places)
    return out


def _on_its_day(g: Group) -> bool:
    """«… почав розповідь про понеділок. По Золочеву випустили дев’ять»: a number of drones on the day that was told."""
    told = g.when is not None and g.when.day_told
    return told and any(f.kind == "launched" and f.count is not None and not f.implicit for f in g.facts)


def _earlier(x: Group, g: Group) -> bool:
    """Whether one begins on an earlier day than the other."""
    a, b = x.days[0], g.days[0]
    return isinstance(a, dt.date) and isinstance(b, dt.date) and a < b


def _windowed(g: Group) -> bool:
    """Whether a group has a time with two ends."""
    return g.when is not None and g.when.clock_start is not None and g.when.clock_start != g.when.clock_end


def _dates(x: Group, g: Group, today: dt.date | None) -> bool:
    """Whether `x` tells the date of what `g` tells: same region and source, a fate in common or told before.

    A lede without a date belongs to what is told next of the day of publication, or of the night before it.
    """
    if x.code != g.code or source_id(x.source) != source_id(g.source):
        return False
    rows = any(t.fact.drone and t.fact.count is not None and t.own_place for t in g.told)
    if rows and _windowed(g) and _windowed(x) and _span(g) != _span(x):
        return False  # «С 14.00 до 18.00 уничтожены 14 БПЛА:¶13 – над А,¶1 – над Крымом»: not of the window before
    before = g.when is not None and x.when is not None and _earlier(x, g)
    if before and min(f.sentence for f in x.facts) > max(f.sentence for f in g.facts):
        return False  # "Eight houses were damaged, the mayor said. The night before, four drones had been shot down"
    kinds = {f.kind for f in g.facts if f.drone}
    if not any((t.own_when or t.dated) and not t.background for t in x.told):
        # "fragments were found": the lede of a find that its source dates some days back
        found = g.when is None and "crashed" in kinds and any(f.kind == "crashed" for f in x.facts)
        return found and max(f.sentence for f in g.facts) <= LEDE
    ends = {t.when.end for t in x.told if t.when is not None and t.own_when and not t.background}
    return (
        not kinds
        or (g.when is None and today in ends and max(f.sentence for f in g.facts) <= LEDE)
        or bool(kinds & {f.kind for f in x.facts})
        or min(f.sentence for f in g.facts) > min(f.sentence for f in x.facts)
    )
