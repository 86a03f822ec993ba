"""A Frictionless data package: a folder of CSV files and the ``datapackage.json`` that describes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dronelog.output import Options
from dronelog.output.columns import describe
from dronelog.output.delimited import write as write_csv

_DAY = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$"
_KEYS = {"incidents": "id", "reports": "report_id"}
_LINKS = {"incidents": ("report_id", "reports", "report_id"), "outcomes": ("incident_id", "incidents", "id")}


@dataclass(frozen=True, slots=True)
class Resource:
    """One table of the package: its name, title, columns, and where the rows come from when they are wanted."""

    name: str
    title: str
    columns: Sequence[str]
    rows: Callable[[], Iterable[Sequence[Any]]]


def write_package(
    folder: Path, resources: Sequence[Resource], options: Options, *, sources: Iterable[Mapping[str, str]],
    licence: str | None, created: str,
) -> dict[str, int]:  # fmt: skip
    """Fill an empty folder; returns the number of rows of each table. `created` is a moment in ISO 8601, `licence` the
    name of an open licence (CC-BY-4.0) or None where none was chosen.
    """
    described, written = [], dict[str, int]()
    for resource in resources:
        path = folder / f"{resource.name}.csv"
        with path.open("w", encoding="utf-8", newline="", buffering=1 << 20) as out:
            written[resource.name] = write_csv(resource.columns, resource.rows(), out, options)
        described.append(_described(resource, path, {other.name for other in resources}))
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dronelog",
        "title": "Drone incidents as told by their sources",
        "description": " ".join(f"{key}: {value}." for key, value in options.about.items()),
        "created": created,
        "licenses": [
            {"name": licence} if licence else
            {"name": "notspecified", "title": "none chosen; the words quoted belong to those who published them"}
        ],
        "sources": [dict(source) for source in sources] or [{"title": "none"}],
        "resources": described,
    }  # fmt: skip
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return written


def _described(resource: Resource, path: Path, tables: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(name) for name in resource.columns], "missingValues": [""]}
    if key := _KEYS.get(resource.name):
        schema["primaryKey"] = [key]
    if (link := _LINKS.get(resource.name)) and link[1] in tables:
        schema["foreignKeys"] = [{"fields": [link[0]], "reference": {"resource": link[1], "fields": [link[2]]}}]
    return {
        "name": resource.name, "type": "table", "title": resource.title, "path": path.name, "scheme": "file",
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "bytes": path.stat().st_size,
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True, "header": True},
        "schema": schema,
    }  # fmt: skip


def _field(name: str) -> dict[str, Any]:
    told = describe(name)
    field: dict[str, Any] = {"name": name, "type": "string", "description": told.meaning}
    if told.type in ("integer", "number"):
        field |= {"type": told.type, "constraints": {"minimum": 0}}
    elif told.type == "flag":
        field |= {"type": "boolean", "trueValues": ["1"], "falseValues": ["0"]}
    elif told.type == "day":
        field["constraints"] = {"pattern": _DAY}
    elif told.words:
        field["constraints"] = {"enum": list(told.words)}
    if told.unit:
        field["unit"] = told.unit
    return field
