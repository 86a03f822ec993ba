"""JSON: one list, a record a line, written as it comes so that memory stays flat."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dronelog.output import Options


def write(columns: Sequence[str], rows: Iterable[dict[str, Any]], out: TextIO, options: Options) -> int:
    """A list of objects; ``[]`` where there is none."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    written = 0
    for record in rows:
        out.write((",\n " if written else "[\n ") + encode(record))
        written += 1
    out.write("\n]\n" if written else "[]\n")
    return written
