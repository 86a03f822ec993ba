"""A claim: what one source says of one region over one window, with the figures that can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dronelog.summary.windows import Window

#: What a summary counts: drones involved, then the outcomes that have a number.
METRICS: tuple[str, ...] = ("drones", "intercepted", "struck", "damaged", "killed", "injured")
#: Those that count what happened to objects, and so can be told for one kind of object.
OF_OBJECTS = frozenset({"struck", "damaged"})
#: Where no number is told, these words are one: a reported zero.
ZEROS = {"no_casualties": ("killed", "injured"), "no_damage": ("damaged",)}
#: What lies in Ukraine and Russia counts as its own: a Russian office reckons it into Russia's figures.
OCCUPIED = frozenset({"UA-43", "UA-40", "UA-14", "UA-09", "UA-23", "UA-65"})

Outcomes = tuple[tuple[str, int | None, str | None], ...]


def figures_of(drones: int | None, outcomes: Outcomes, thing: str | None = None) -> dict[str, int]:
    """What can be counted of an incident; with `thing`, the measures of objects count only that kind of object.

    Blank where no number is told, 0 where "no casualties" or "no damage" says so.
    """
    figures: dict[str, int] = {} if drones is None else {"drones": drones}
    for kind, count, its in outcomes:
        if kind in METRICS and count is not None and (thing is None or kind not in OF_OBJECTS or its == thing):
            figures[kind] = figures.get(kind, 0) + count
    told = {kind for kind, _, _ in outcomes}
    for words, metrics in ZEROS.items():
        if words in told and thing is None:
            for metric in metrics:
                if metric not in told:
                    figures[metric] = 0
    return figures


def reckoned_in(region: str, country: str, source_key: str | None) -> str:
    """The country in whose figure a source counts what it tells of a region: "over Bryansk, Crimea and the Black Sea"
    is all Russia's where Russia's ministry speaks. For the rest the country that the region belongs to.
    """
    speaks_for = source_key.split("-", 1)[0] if source_key and "-" in source_key else ""
    if len(speaks_for) == 2 and (region.startswith("SEA-") or (region in OCCUPIED and speaks_for == "RU")):
        return speaks_for
    return country


@dataclass(frozen=True, slots=True)
class Claim:
    """One incident as it is counted. `figures` holds what is told: a missing metric is blank, 0 is a reported zero.

    `id` is the incident's public id; `report` any key of its report. `source` is the canonical source, `source_name`
    how it is shown. `country` is the country that `region` belongs to (the region itself for a country's figure),
    `reckoned` the one in whose figure the source counts it (`reckoned_in`; empty: `country`).
    `told` is when the report was published or edited, comparable as text; the later word of a source counts.
    `doubtful` claims are counted apart. `one_with` and `apart` are a person's verdicts on events
    (`dronelog.summary.verdicts`); both are empty nearly always.
    """

    id: str
    report: str
    source: str
    source_name: str
    region: str
    country: str
    window: Window
    start: str | None
    figures: Mapping[str, int]
    told: str = ""
    publisher: str = ""
    outcomes: Outcomes = ()
    doubtful: bool = False
    night: bool = False
    one_with: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()
    reckoned: str = ""

    @property
    def national(self) -> bool:
        """Whether this is a figure for a whole country."""
        return self.region == self.country
