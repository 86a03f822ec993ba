"""The tables of a dataset: each column's name, type and meaning. docs/dataset.md is made from this."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple


class Column(NamedTuple):
    """A column. `type` is a key of `arrow_types`."""

    name: str
    type: str
    meaning: str


_REPORT_ID = Column("report_id", "text", "Public id of the report, the same as in the database (`reports.key`).")
_TELLING = Column("telling", "text", "Names this very copy of the report and joins the tables; equal copies share it.")

TABLES: dict[str, tuple[str, tuple[Column, ...]]] = {
    "reports": (
        "Published texts, kept as they came; one row for each copy that was read. By month of publication, else of the"
        " first incident.",
        (
            _REPORT_ID,
            _TELLING,
            Column("identity", "text", "What makes two reports the same: `t.me/channel/message`, else the link, else"
                   " `text:` and the digest."),
            Column("digest", "text", "SHA-256 of the folded text."),
            Column("title", "text", "Headline, where the source has one apart from the text."),
            Column("url", "text", "Link."),
            Column("publisher", "text", "Who published it, as told."),
            Column("published", "text", "When, ISO 8601, as told."),
            Column("published_utc", "text", "The same in UTC, to compare as text; null where it is no time."),
            Column("edited", "text", "When it was changed, ISO 8601, as told."),
            Column("revised", "text", "`edited`, else `published`, in UTC: the order of versions."),
            Column("language", "text", "`en`, `ru`, `uk`, where told."),
            Column("origin", "text", "The file it was read from."),
            Column("line", "integer", "The line or row there; null for JSON Lines that are read in pieces."),
            Column("offset", "integer", "The byte at which its line begins, for these; else null."),
            Column("external_id", "text", "The id that its file gave it."),
            Column("channel", "text", "Channel of a messenger."),
            Column("message", "text", "Number of the post there."),
            Column("incidents", "integer", "How many incidents it tells of."),
            Column("characters", "integer", "Length of the text, in code points."),
            Column("text", "text", "The text, character for character; offsets count its code points."),
        ),
    ),
    "incidents": (
        "What one source says of drones in one region over one span of time. By month of `start`.",
        (
            Column("id", "text", "Public id: `report_id`, a hyphen and the number."),
            _REPORT_ID,
            _TELLING,
            Column("number", "integer", "Number within the report, from 1."),
            Column("status", "text", "`parsed`, or `doubtful`: the parser is more unsure than sure."),
            Column("region", "text", "ISO 3166-2, ISO 3166-1 for a country's figure, or a sea."),
            Column("region_name", "text", "Its name in English."),
            Column("country", "text", "The country it belongs to; null for seas."),
            Column("places", "texts", "Towns and districts in it, as the report writes them."),
            Column("start", "text", "First day or minute, local time as reported; null where nothing dates it."),
            Column("end", "text", "Last day or minute, inclusive."),
            Column("start_date", "date", "The day of `start`."),
            Column("end_date", "date", "The day of `end`."),
            Column("precision", "text", "`time`, `day`, `night`, `range`, `approx` or `unknown`."),
            Column("source", "text", "Who says so, as named; null where nobody is."),
            Column("source_kind", "text", "What that is: `military`, `regional_authority` …"),
            Column("source_key", "text", "The institution whatever the language (`RU-MOD`); null for persons."),
            Column("drones", "integer", "Drones involved; null where no number is told."),
            Column("drones_min", "integer", "At least so many, where the text gives bounds."),
            Column("drones_max", "integer", "At most so many."),
            Column("approximate", "flag", "Whether the number is approximate."),
            Column("confidence", "number", "How sure the parser is, 0 to 1."),
            Column("drone_type", "text", "The type of drone, where told."),
            Column("launched_from", "texts", "Where they were launched."),
            Column("hit_locations", "integer", "Places hit, where only these are counted."),
            Column("debris_locations", "integer", "Places where wreckage fell."),
            Column("as_of", "text", "The moment for which the figures are told."),
            Column("mixed_attack", "flag", "Whether missiles or bombs came too."),
            Column("target", "text", "What was aimed at, where told."),
            Column("quote", "text", "The words that one would quote."),
            Column("quote_start", "integer", "Their offset in the report's text, in code points."),
            Column("quote_end", "integer", "The offset after them."),
            Column("warnings", "warnings", "What a person should look at: `code` for scripts, `message` for people."),
            Column("evidence", "evidence", "The words behind each field: `field`, `start`, `end`."),
            Column("parser", "text", "Version of the parser."),
        ),
    ),
    "outcomes": (
        "What came of each incident. By month of the incident.",
        (
            Column("incident_id", "text", "The incident."),
            _REPORT_ID,
            _TELLING,
            Column("number", "integer", "The incident's number within the report."),
            Column("position", "integer", "1 for the first outcome of the incident."),
            Column("kind", "text", "`intercepted`, `struck`, `damaged`, `killed` …"),
            Column("count", "integer", "How many, of what the kind counts; null where no number is told."),
            Column("object", "text", "What was hit: `home`, `energy` … (for `damaged`, `struck`, `fire`)."),
            Column("start", "integer", "Offset of the words in the report's text, in code points."),
            Column("end", "integer", "The offset after them."),
        ),
    ),
    "rejects": (
        "What could not be used, with the reason. Not partitioned.",
        (
            Column("origin", "text", "The file."),
            Column("line", "integer", "The line or row there; null where lines mean nothing."),
            Column("offset", "integer", "The byte at which its line begins, for JSON Lines that are read in pieces."),
            Column("reason", "text", "Why."),
            Column("raw", "text", "What stood there, or its beginning."),
        ),
    ),
}  # fmt: skip
#: Tables in folders `year=…/month=…`; what has no date is in `__HIVE_DEFAULT_PARTITION__`, which readers show as null.
PARTITIONED = ("reports", "incidents", "outcomes")
PARTITION = ("year", "month")


@cache
def arrow_types() -> dict[str, Any]:
    """The Arrow type behind each type of column."""
    import pyarrow as pa

    span = [pa.field("start", pa.int64()), pa.field("end", pa.int64())]
    return {
        "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_(), "date": pa.date32(),
        "texts": pa.list_(pa.string()),
        "warnings": pa.list_(pa.struct([pa.field("code", pa.string()), pa.field("message", pa.string())])),
        "evidence": pa.list_(pa.struct([pa.field("field", pa.string()), *span])),
    }  # fmt: skip


@cache
def schema(table: str) -> Any:
    """The Arrow schema of a table, without the columns of its folders; meanings stand as metadata."""
    import pyarrow as pa

    types = arrow_types()
    return pa.schema([
        pa.field(column.name, types[column.type], metadata={"description": column.meaning})
        for column in TABLES[table][1]
    ])  # fmt: skip
