"""A fact with its source, date and regions, and what a reader remembers from sentence to sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dronelog.parsing.dates import When
from dronelog.parsing.facts import Fact
from dronelog.parsing.places import Place
from dronelog.parsing.sources import Entity

#: Sentences; a longer text is a story, in which most of what is told is scenery.
LONG = 9
#: Tokens; a post of many short sentences is no story.
WORDS = 260
NATIONAL = frozenset(("military", "national_authority"))
DAY = dt.timedelta(days=1)
OFFICIAL = frozenset(("military", "regional_authority", "national_authority", "emergency_service"))


@dataclass(slots=True)
class Told:
    """A fact with its source, date and regions. `own_*` tell what its own sentence says, not what was carried over."""

    fact: Fact
    source: Entity | None
    when: When | None
    codes: list[str]
    places: list[Place]
    heading: bool = False
    own_source: bool = False
    own_when: bool = False
    own_place: bool = False
    background: bool = False
    publisher: bool = False
    dated: bool = False
    attacked: bool = False  # told below an attack by drones on its region, of the same days


@dataclass(slots=True)
class State:
    source: Entity | None = None
    source_paragraph: int = -1
    when: When | None = None
    when_paragraph: int = -1
    stamped: bool = False  # the clock time of a line that is little else ("Nikopol, 14:10.")
    main: When | None = None
    moment: When | None = None  # the last clock time told of an event
    night: When | None = None  # the last night told of an event
    codes: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    heading_codes: list[str] = field(default_factory=list)
    heading_places: list[Place] = field(default_factory=list)
    paragraph: int = -1
    background: bool = False
    last_codes: list[str] = field(default_factory=list)
    source_codes: list[str] = field(default_factory=list)
    source_when: When | None = None
    paragraph_codes: list[str] = field(default_factory=list)
    far: bool = False
    #: The last sentence of which all that happened was long ago.
    long_ago: int = -9
    drone_sentence: int = -9
    source_sentence: int = -9
    source_of: Entity | None = None
    fact_paragraph: int = -1
    #: What was told last of a drone.
    drone_told: Told | None = None
    drone_paragraph: int = -9
    #: The last attack by drones told without a number or a fate: its sentence, regions and days.
    attack: tuple[int, list[str], When] | None = None


def divides(source: Entity | None) -> bool:
    """Whether a source tells where a country's drones went: an army, a ministry, "Ukrainian officials" of no region."""
    if source is None or source.kind in NATIONAL:
        return source is not None
    return source.kind in ("other", "regional_authority", None) and not (
        source.person or source.single or source.surname or source.region or source.key
    )
