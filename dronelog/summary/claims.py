"""A claim: what one source says of one region over one window, with the figures that can be counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dronelog.summary.windows import Window

#: What a summary counts: drones involved, then the outcomes that have a number.
METRICS: tuple[str, ...] = ("drones", "intercepted", "struck", "killed", "injured")


@dataclass(frozen=True, slots=True)
class Claim:
    """One incident as it is counted. `figures` holds what is told: a missing metric is blank, 0 is a reported zero.

    `id` is the incident's public id; `report` any key of its report. `source` is the canonical source, `source_name`
    how it is shown. `country` is the country that `region` belongs to (the region itself for a country's figure).
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
    outcomes: tuple[tuple[str, int | None, str | None], ...] = ()
    doubtful: bool = False
    night: bool = False
    one_with: frozenset[int] = frozenset()
    apart: frozenset[int] = frozenset()

    @property
    def national(self) -> bool:
        """Whether this is a figure for a whole country."""
        return self.region == self.country
