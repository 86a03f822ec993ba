"""JSON Lines: one record a line, UTF-8, not escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dronelog.output import Options


def write(columns: Sequence[str], rows: Iterable[dict[str, Any]], out: TextIO, options: Options) -> int:
    """One line a record."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    written = 0
    for record in rows:
        out.write(encode(record) + "\n")
        written += 1
    return written
