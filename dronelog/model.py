"""The nouns that every part of dronelog shares. Nothing here reads, writes or asks the clock.

The words they use (kinds of outcome, of object, of source) are in `dronelog.terms`.

The meaning of each field is the contract of ``dronelog parse`` (docs/format.md); the database stores the same facts.
Dates are strings in ISO 8601, local time as the report tells it: ``2025-08-27``, or ``2025-08-27T13:00`` where a clock
time is told. Offsets count characters (code points) of `Report.text` as given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a text: ``text[start:end]`` is what a person would underline."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, kept as it came.

    `published` is ISO 8601: a date, or a time with its offset; it anchors "overnight" and "вчера".
    `id` is the reader's name for it (the `id` of a JSONL line), repeated in the output of `parse`.
    `channel` and `message` together name a post of a messenger (its identity there); `edited` is when it was changed.
    `origin` and `line` tell where it was read.
    """

    text: str
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    lang: str | None = None
    title: str | None = None
    id: str | None = None
    channel: str | None = None
    message: str | None = None
    edited: str | None = None
    origin: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it. `count` counts what `OUTCOME_COUNTS` says (never negative), None where no number is told."""

    kind: str
    count: int | None = None
    object: str | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Warning:
    """What a person should look at: a code for scripts (`place_not_in_region`), a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words behind one field of an incident: `field` is a field's name, `start` and `end` offsets into the text."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Incident:
    """What one source says of drones in one region over one span of time.

    `region` is an ISO 3166-2 code, an ISO 3166-1 code for a country-wide figure, or a sea (`SEA-BLACK`).
    `start` and `end` are inclusive, both None where nothing dates it. `source` is the claimant as named;
    `source_key` is the same institution whatever the language (`RU-MOD`), None for a person or an unknown one.
    `drones` is None where no number is told; `drones_min`/`drones_max` bound it where the text gives bounds.
    `confidence` runs from 0 to 1.
    """

    region: str
    places: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    source: str | None = None
    source_kind: str | None = None
    source_key: str | None = None
    drones: int | None = None
    approximate: bool = False
    outcomes: tuple[Outcome, ...] = ()
    warnings: tuple[Warning, ...] = ()
    confidence: float = 1.0
    drones_min: int | None = None
    drones_max: int | None = None
    drone_type: str | None = None
    launched_from: tuple[str, ...] = ()
    hit_locations: int | None = None
    debris_locations: int | None = None
    as_of: str | None = None
    mixed_attack: bool = False
    target: str | None = None
    evidence: tuple[Evidence, ...] = field(default=())


def incident_to_dict(incident: Incident) -> dict[str, Any]:
    """The JSON form of an incident, fields in the order of the contract."""
    return {
        "region": incident.region,
        "places": list(incident.places),
        "start": incident.start,
        "end": incident.end,
        "precision": incident.precision,
        "source": incident.source,
        "source_kind": incident.source_kind,
        "source_key": incident.source_key,
        "drones": incident.drones,
        "approximate": incident.approximate,
        "outcomes": [
            {"kind": o.kind, "count": o.count, "object": o.object, "start": o.start, "end": o.end}
            for o in incident.outcomes
        ],
        "warnings": [{"code": w.code, "message": w.message} for w in incident.warnings],
        "confidence": round(incident.confidence, 2),
        "drones_min": incident.drones_min,
        "drones_max": incident.drones_max,
        "drone_type": incident.drone_type,
        "launched_from": list(incident.launched_from),
        "hit_locations": incident.hit_locations,
        "debris_locations": incident.debris_locations,
        "as_of": incident.as_of,
        "mixed_attack": incident.mixed_attack,
        "target": incident.target,
        "evidence": [{"field": e.field, "start": e.start, "end": e.end} for e in incident.evidence],
    }


@dataclass(frozen=True, slots=True)
class Region:
    """A region, a country or a sea. `parent` is the country's ISO 3166-1 code (None for countries and seas)."""

    code: str
    name_en: str
    name_ru: str
    name_uk: str
    kind: str
    parent: str | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class NameHit:
    """One meaning of a geographical name.

    `kind`: "country", "region", "sea", "town", "district" (also hromadas, municipalities), "site" (airport, base)
    or, where the word is only the adjective of one and wants a head noun («Белгородская» → область, «Грайворонский» →
    район), "region_adj", "district_adj", "country_adj".
    `region` is the code of the region it is or lies in. `place` is its key in the gazetteer (0 for regions).
    `size` is its population, 0 where unknown. `guarded` names are also common words or surnames and count only where
    the context asks for a place (a preposition, a type word). `name` is the display name in English.
    """

    kind: str
    region: str
    place: int
    size: int
    guarded: bool
    name: str


@dataclass(frozen=True, slots=True)
class Institution:
    """An institution under one key whatever the language.

    `country` is an ISO 3166-1 code, None for a kind of institution that every country has; `kind` a kind of source.
    """

    key: str
    country: str | None
    kind: str
    name: str


#: A phrase in a table: the words after its first (with spaces), its tag, and a value (a number, a month, an index).
PhraseEntry = tuple[str, str, Any]


class Table(Protocol):
    """Phrases by their first word, or by the part of it that ``*`` leaves; `longest` is the length of the longest."""

    longest: int

    def get(self, word: str) -> list[PhraseEntry]:
        """The phrases of a word, in a list of the caller's own."""
        ...


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of one language, ready to match (docs/words.md).

    `exact` and `stems` hold every phrase under its first word, whole or without the ending that ``*`` stands for.
    `letters` and `common` tell the language from its neighbours.
    """

    code: str
    name: str
    letters: str
    common: frozenset[str]
    exact: Table
    stems: Table
    institutions: tuple[Institution, ...] = ()
