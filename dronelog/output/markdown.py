"""A Markdown table, one line a row; what Markdown or HTML would obey is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dronelog.output import Options
from dronelog.output.safe import for_terminal

_SIGNS = re.compile(r"([\\`*_\[\]<>|&])")


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """A header, a rule, and one line a row."""
    out.write("| " + " | ".join(columns) + " |\n|" + " --- |" * len(columns) + "\n")
    written = 0
    for row in rows:
        out.write("| " + " | ".join(map(_cell, row)) + " |\n")
        written += 1
    return written


def _cell(value: Any) -> str:
    return "" if value is None else _SIGNS.sub(r"\\\1", for_terminal(str(value)))
