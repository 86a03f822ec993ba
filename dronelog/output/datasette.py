"""Datasette's metadata for the database: titles, labels, facets, descriptions, ready-made questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dronelog.output.columns import COLUMNS

#: The column that stands for a row where another table points at it.
_LABELS = {"regions": "name_en", "places": "name", "sources": "name", "source_aliases": "alias", "reports": "key",
           "outcome_kinds": "kind", "dates": "start", "runs": "started", "incidents": "id"}  # fmt: skip
_FACETS = {
    "incident_list": ["region_name", "country", "precision", "source_kind", "status"],
    "incidents": ["region", "status"], "outcomes": ["kind", "object"], "reports": ["language", "publisher"],
    "sources": ["kind", "region"], "warnings": ["code"], "regions": ["kind", "parent"], "rejects": ["reason"],
    "changes": ["field"],
}  # fmt: skip
_SORTED = {"incident_list": "start", "reports": "published", "runs": "started", "changes": "at"}
_HIDDEN = ("_sqlite_migrations", "reports_fts", "reports_fts_config", "reports_fts_data", "reports_fts_docsize",
           "reports_fts_idx")  # fmt: skip

_QUERIES: dict[str, dict[str, Any]] = {
    "span": {
        "title": "Incidents of a region in a span of time",
        "description": "Codes are ISO 3166-2, days ISO; both ends are inclusive.",
        "sql": 'SELECT id, start, "end", precision, places, source, drones, approximate, outcomes, quote, url'
               " FROM incident_list WHERE region = :region AND \"end\" >= :since AND start < date(:until, '+1 day')"
               " AND status <> 'rejected' ORDER BY start",
    },
    "sources_of_a_night": {
        "title": "What each source says of one night",
        "description": "A night is named by the day on which it ends.",
        "sql": "SELECT region_name, source, drones, intercepted, killed, injured, quote, url FROM incident_list"
               " WHERE precision = 'night' AND \"end\" = :night AND status <> 'rejected' ORDER BY region_name, source",
    },
    "nothing_found": {
        "title": "Reports in which no incident was found",
        "description": "Worth a look now and then: something may have been missed.",
        "sql": "SELECT key, published, title, url, substr(text, 1, 300) AS beginning FROM reports r"
               " WHERE version_of IS NULL AND NOT EXISTS (SELECT 1 FROM incidents i WHERE i.report = r.id)"
               " ORDER BY published DESC",
    },
}  # fmt: skip


def metadata(database: str, meanings: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The metadata of a file called `database` (its name without the ending). `meanings` tells for each table what its
    columns hold, under "" what the table holds.
    """
    tables: dict[str, Any] = {name: {"hidden": True} for name in _HIDDEN}
    for name, columns in meanings.items():
        tables[name] = {
            **({"description": columns[""]} if columns.get("") else {}),
            "columns": {column: meaning for column, meaning in columns.items() if column},
        }
    view = tables.setdefault("incident_list", {})
    view["columns"] = {name: column.meaning for name, column in COLUMNS.items()} | view.get("columns", {})
    view["title"] = "Incidents"
    for name, label in _LABELS.items():
        tables.setdefault(name, {})["label_column"] = label
    for name, facets in _FACETS.items():
        tables.setdefault(name, {})["facets"] = facets
    for name, column in _SORTED.items():
        tables.setdefault(name, {})["sort_desc"] = column
    return {
        "title": "dronelog",
        "description": "What sources say of drones, region by region. Figures of several incidents overlap and must"
                       " not be added up: `dronelog summary` counts each thing once.",
        "databases": {
            database: {
                "description": "Start with the view incident_list: one row an incident.",
                "tables": tables,
                "queries": _QUERIES,
            }
        },
    }  # fmt: skip
