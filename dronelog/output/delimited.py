"""CSV and TSV: whole, never wrapped or cut; text that would be a formula is neutralised, numbers are left alone."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, TextIO

from dronelog.output import Options
from dronelog.output.safe import for_spreadsheet

_DANGER = frozenset("=+-@\t\r")
#: Rows looked at together: columns of so many cells are searched for signs of danger at the speed of C.
_CHUNK = 256
_first = itemgetter(0)


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """CSV with a header line. `excel` writes a byte-order mark, CRLF and ";"; a `delimiter` wins over both."""
    if options.excel:
        out.write("\ufeff")
    writer = csv.writer(
        out,
        delimiter=options.delimiter or (";" if options.excel else ","),
        lineterminator="\r\n" if options.excel else "\n",
    )
    writer.writerow(columns)
    written = 0
    rest = iter(rows)
    while chunk := list(islice(rest, _CHUNK)):
        if any(map(_dangerous, zip(*chunk, strict=True))):
            writer.writerows([for_spreadsheet(c) if c.__class__ is str else c for c in row] for row in chunk)
        else:
            writer.writerows(chunk)
        written += len(chunk)
    return written


def _dangerous(cells: Sequence[Any]) -> bool:
    """Whether a column's cells hold a text that a spreadsheet would take for a formula."""
    try:
        return not _DANGER.isdisjoint(map(_first, filter(None, cells)))
    except TypeError:  # numbers, perhaps with texts among them
        return any(cell.__class__ is str and cell[:1] in _DANGER for cell in cells if cell)


def write_tabs(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """The same with tabs."""
    return write(columns, rows, out, Options(delimiter=options.delimiter or "\t", excel=options.excel))
