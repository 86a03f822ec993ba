"""CSV and TSV: whole, never wrapped or cut; text that would be a formula is neutralised, numbers are left alone."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from dronelog.output import Options
from dronelog.output.safe import for_spreadsheet

_DANGER = frozenset("=+-@\t\r")


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
    for row in rows:
        # a cell is text that begins with a sign of danger in one row of thousands: look before you copy
        if any(cell.__class__ is str and cell[:1] in _DANGER and cell for cell in row):
            row = [for_spreadsheet(cell) if cell.__class__ is str else cell for cell in row]
        writer.writerow(row)
        written += 1
    return written


def write_tabs(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """The same with tabs."""
    return write(columns, rows, out, Options(delimiter=options.delimiter or "\t", excel=options.excel))
