"""What a page shows, gathered by the command: plain values, nothing of it escaped yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

#: Figures that are shown, in this order; each is a low and a high, None where nobody tells a number.
FIGURES = ("drones", "intercepted", "struck", "damaged", "killed", "injured")
Range = tuple[int | None, int | None]
#: Longitude and latitude.
Ring = Sequence[tuple[float, float]]
Polygons = Sequence[Sequence[Ring]]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of totals: of a region (its code), a source (its name), a night (its ISO day), or of everything."""

    key: str | None
    figures: Mapping[str, Range]
    incidents: int
    reports: int
    sources: int


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says of a disputed event: its figure, and the incident that says so."""

    source: str
    figure: int | None
    incident: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """An event of which sources tell different numbers of drones."""

    region: str
    start: str | None
    end: str | None
    precision: str
    low: int
    high: int
    told: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page. `names` are those of regions in English, Russian, Ukrainian; `shapes` outlines to draw, also of
    regions of which nothing is told; `centres` longitude and latitude. `made` is a moment in ISO 8601.

    `records` are incidents in the JSON contract, newest first, perhaps fewer than the `total` line counts.
    """

    title: str
    lang: str
    made: str
    version: str
    asked: str
    total: Line
    doubtful: int
    left_out: Sequence[tuple[str, int]]
    countries: Sequence[Line]
    regions: Sequence[Line]
    sources: Sequence[Line]
    nights: Sequence[Line]
    disputes: Sequence[Dispute]
    records: Sequence[Mapping[str, Any]]
    names: Mapping[str, tuple[str, str, str]]
    shapes: Mapping[str, Polygons] = field(default_factory=dict)
    centres: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None
