"""Rows → text, one file a format. A writer is ``write(columns, rows, out, options)``; `WRITERS` names them all.

A writer wants either flat rows (tuples, one value a cell) or records (dicts of the JSON contract): its `shape`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TextIO

from dronelog.model import InputError


@dataclass(frozen=True, slots=True)
class Options:
    """How to write. `width` is that of the terminal, `color` whether escape codes may be used."""

    delimiter: str | None = None
    excel: bool = False
    width: int = 80
    color: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the endings of its files, the shape it wants, the module that writes it, what it is."""

    name: str
    endings: tuple[str, ...]
    shape: str
    module: str
    meaning: str


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

Write = Callable[[Sequence[str], Iterable[Any], TextIO, Options], int]


def writer(name: str) -> Write:
    """The function that writes a format; it returns how many rows it wrote."""
    module = import_module(f"dronelog.output.{WRITERS[name].module}")
    if name == "tsv":
        write: Write = module.write_tabs
    else:
        write = module.write
    return write


def format_of(path: str) -> str:
    """The format that a file's ending asks for; raises `InputError` with the endings that are known."""
    low = path.lower()
    for found in WRITERS.values():
        if low.endswith(found.endings):
            return found.name
    endings = " ".join(ending for found in WRITERS.values() for ending in found.endings)
    raise InputError(f"unknown ending; known are {endings}", origin=path)
