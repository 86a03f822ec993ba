"""What each column of an export holds: its type, its meaning, its unit. Used by the workbook's sheet that explains the
columns, the data package's schema, Parquet's types and Datasette's descriptions.

Types: "text", "code" (a text of ours: an id, an ISO code, a word of a fixed list), "day" (an ISO day, or a time to the
minute), "time" (an ISO time with its offset), "integer", "number", "flag" (0 or 1), "url".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, what it says, what a number counts, the words it may hold."""

    type: str
    meaning: str
    unit: str = ""
    words: tuple[str, ...] = ()


_STATUSES = ("parsed", "doubtful", "accepted", "corrected", "rejected")
_PRECISIONS = ("time", "day", "night", "range", "approx", "unknown")
_SOURCE_KINDS = ("military", "regional_authority", "national_authority", "emergency_service", "media", "witness",
                 "other")  # fmt: skip

COLUMNS: dict[str, Column] = {
    "id": Column("code", "the incident: report and number; stable from one database to the next"),
    "incident_id": Column("code", "the incident that the outcome belongs to"),
    "report_id": Column("code", "the report in which it stands"),
    "region": Column("code", "ISO 3166-2 code of the region, ISO 3166-1 of a country, or SEA-…"),
    "region_name": Column("text", "the region's name in English"),
    "country": Column("code", "ISO 3166-1 code of the country"),
    "country_name": Column("text", "the country's name in English"),
    "places": Column("text", 'towns and districts named, separated by "; "'),
    "start": Column("day", "first day or minute of the span told, inclusive, local time; blank where nothing dates it"),
    "end": Column("day", "last day or minute, inclusive; a night ends on the day of its morning"),
    "start_date": Column("date", "the day of the start"),
    "end_date": Column("date", "the day of the end"),
    "precision": Column("code", "how exactly the report tells the time", words=_PRECISIONS),
    "source": Column("text", "who makes the claim, as the report names them"),
    "source_kind": Column("code", "what kind of source that is", words=_SOURCE_KINDS),
    "source_key": Column("code", "the same institution whatever the language; blank for a person or an unknown one"),
    "drones": Column(
        "integer", "drones that the source speaks of; blank where no number is told, 0 where zero is told", "drones"
    ),
    "approximate": Column("flag", "1 where the number is told as approximate"),
    "intercepted": Column("integer", "drones told as shot down or suppressed", "drones"),
    "struck": Column("integer", "drones told as having hit", "drones"),
    "damaged": Column("integer", "objects told as damaged", "objects"),
    "killed": Column("integer", "people told as killed", "people"),
    "injured": Column("integer", "people told as injured", "people"),
    "outcomes": Column("text", 'all outcomes: kind, count, object, separated by "; "'),
    "warnings": Column("text", "what a person should look at"),
    "confidence": Column("number", "how sure the parser is, 0 to 1"),
    "status": Column("code", "what was decided about it", words=_STATUSES),
    "publisher": Column("text", "who published the report"),
    "published": Column("time", "when, as published, with its offset from UTC"),
    "edited": Column("time", "when the report was edited last"),
    "url": Column("url", "where the report stands"),
    "quote": Column("text", "the words of the report that say so"),
    "kind": Column("code", "what came of it"),
    "count": Column("integer", "how many; blank where no number is told"),
    "counts": Column("code", "what the count counts: drones, objects, fires or people"),
    "object": Column("code", "what was hit, damaged or burnt"),
    "words": Column("text", "the words of the report that say so"),
    "id_given": Column("text", "the report's id in the file it came from"),
    "text": Column("text", "the report as it came"),
    "title": Column("text", "its headline"),
    "lang": Column("code", "its language", words=("en", "ru", "uk")),
    "channel": Column("text", "the channel of a messenger"),
    "message": Column("text", "the message's number there"),
    "reports": Column("integer", "reports that the figures rest on", "reports"),
    "incidents": Column("integer", "incidents that the figures rest on", "incidents"),
    "sources": Column("integer", "different sources among them", "sources"),
    "doubtful": Column("integer", "incidents that were counted apart, because the parser doubts them", "incidents"),
    "outcome": Column("code", "kind of outcome"),
    "month": Column("code", "the month in which it starts, YYYY-MM"),
    "week": Column("code", "the ISO week in which it starts"),
    "day": Column("code", "the day on which it starts"),
    "night": Column("code", "the night, named by the day on which it ends"),
    "year": Column("code", "the year in which it starts"),
    "low_source": Column("text", "who gives the least figure"),
    "high_source": Column("text", "who gives the greatest figure"),
    "incident_ids": Column("text", 'the incidents that tell of it, separated by "; "'),
}
_FIGURES = {
    "drones": "drones", "intercepted": "drones", "struck": "drones", "damaged": "objects", "killed": "people",
    "injured": "people",
}  # fmt: skip
for _name, _unit in _FIGURES.items():
    for _end, _word in (("low", "least"), ("high", "greatest")):
        COLUMNS[f"{_name}_{_end}"] = Column(
            "integer",
            f"the {_word} total of {COLUMNS[_name].meaning.partition(';')[0]}, each thing counted once;"
            " blank where nobody tells a number", _unit,
        )  # fmt: skip


def describe(name: str) -> Column:
    """The column of that name; one that is not in the list holds numbers of the grouping that names it."""
    return COLUMNS.get(name) or Column("integer", f"the figure for {name}")
