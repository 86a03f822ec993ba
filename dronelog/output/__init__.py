"""Rows → text or bytes, one file a format. A writer is ``write(columns, rows, out, options)``.

A writer wants either flat rows (tuples, one value a cell) or records (dicts of the JSON contract): its `shape`. What it
writes to is its `medium`: a stream of text, a stream of bytes, or a folder of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from dronelog.terms import InputError


@dataclass(frozen=True, slots=True)
class Options:
    """How to write. `width` is that of the terminal, `color` whether escape codes may be used.

    `name` is what a row is ("incidents"), `about` what a reader of the file should know of it, in the order of telling:
    ``{"made by": "dronelog 1.0", "filter": "--region RU-BEL"}``.
    """

    delimiter: str | None = None
    excel: bool = False
    width: int = 80
    color: bool = False
    name: str = "incidents"
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the endings of its files, the shape it wants, the module that writes it, what it is."""

    name: str
    endings: tuple[str, ...]
    shape: str
    module: str
    meaning: str
    medium: str = "text"


#: The formats that any command can write to a terminal or a pipe.
WRITERS: dict[str, Format] = {
    found.name: found
    for found in (
        Format("table", (), "rows", "table", "a table for people"),
        Format("csv", (".csv",), "rows", "delimited", "comma-separated values, UTF-8, RFC 4180"),
        Format("tsv", (".tsv", ".tab"), "rows", "delimited", "tab-separated values"),
        Format("json", (".json",), "records", "json_list", "one JSON list"),
        Format("jsonl", (".jsonl", ".ndjson"), "records", "json_lines", "one JSON object a line"),
        Format("md", (".md", ".markdown"), "rows", "markdown", "a Markdown table"),
    )
}
#: Those that make a file of their own.
FILES: dict[str, Format] = {
    found.name: found
    for found in (
        Format("xlsx", (".xlsx",), "rows", "xlsx", "an Excel workbook, cells typed, columns explained", "bytes"),
        Format("geojson", (".geojson",), "features", "geojson", "a map layer: points of places, outlines of regions"),
        Format("parquet", (".parquet",), "rows", "parquet", "Apache Parquet (extra: dronelog[parquet])", "bytes"),
        Format("package", ("/",), "rows", "datapackage", "a folder: CSV and datapackage.json (Frictionless)", "folder"),
        Format("html", (".html", ".htm"), "page", "page", "a page to read and send: figures, map, table"),
    )
}
#: All of them.
FORMATS: dict[str, Format] = {**WRITERS, **FILES}

Write = Callable[[Sequence[str], Iterable[Any], Any, Options], int]


def writer(name: str) -> Write:
    """The function that writes a format; it returns how many rows it wrote."""
    module = import_module(f"dronelog.output.{FORMATS[name].module}")
    if name == "tsv":
        write: Write = module.write_tabs
    else:
        write = module.write
    return write


def format_of(path: str) -> str:
    """The format that a file's ending asks for; raises `InputError` with the endings that are known."""
    low = path.lower()
    for found in FORMATS.values():
        if low.endswith(found.endings):
            return found.name
    from difflib import get_close_matches

    endings = [ending for found in FORMATS.values() for ending in found.endings if ending != "/"]
    near = get_close_matches(f".{low.rpartition('.')[2]}", endings, 1, 0.5)
    told = f"; did you mean {near[0]}?" if near else ""
    known = f"known are {' '.join(endings)}, and NAME/ for a folder with a data package"
    raise InputError(f"unknown ending{told}; {known}", origin=path)
