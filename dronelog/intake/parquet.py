"""Parquet: one report a row, read by row groups (pyarrow: an extra, `dronelog[dask]`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any, BinaryIO

from dronelog.intake.blocks import Block, needs, told
from dronelog.intake.columns import guess_columns
from dronelog.intake.items import FIELDS, Item, Options, Source, clean
from dronelog.intake.records import build

#: Rows that are unpacked at once.
_BATCH = 1000


def cut(file: Block, block_size: int) -> Iterator[Block]:
    """Blocks of row groups of about `block_size` bytes unpacked; the whole file where its end cannot be read."""
    pq, fsspec = needs("pyarrow.parquet"), needs("fsspec")
    try:
        with fsspec.open(file.url, "rb") as raw:
            about = pq.read_metadata(raw)
    except Exception:  # whatever is wrong, the worker will say it as a reject
        yield replace(file, parquet=True)
        return
    start = row = rows = size = 0
    for n in range(about.num_row_groups):
        group = about.row_group(n)
        rows, size = rows + group.num_rows, size + group.total_byte_size
        if size >= block_size or n == about.num_row_groups - 1:
            yield replace(file, parquet=True, start=start, end=n + 1, row=row)
            start, row, rows, size = n + 1, row + rows, 0, 0


def read_groups(block: Block, raw: BinaryIO, options: Options) -> Iterator[Item]:
    """The reports of some row groups. `line` is the number of the row in the file, from 1."""
    pq, pa = needs("pyarrow.parquet"), needs("pyarrow")
    source = Source(block.origin, block.url.rpartition("/")[2], raw, b"")
    try:
        file = pq.ParquetFile(raw)
        names = list(file.schema_arrow.names)
    except (pa.ArrowException, OSError) as error:
        yield source.reject(f"a damaged Parquet file: {_first_line(error)}")
        return
    columns = {ours: names[place] for ours, place in guess_columns(names).items()}
    for ours, theirs in options.mapping.items():
        if theirs not in names:
            yield source.reject(f"no column {theirs!r}; it has {', '.join(map(repr, names[:12]))}")
            return
        columns[ours] = theirs
    if "text" not in columns:
        yield source.reject(f"no column of texts; say which with --map text=COLUMN; it has {', '.join(names[:12])}")
        return
    plain = replace(options, mapping={})  # the mapping is done with
    groups = range(block.start, file.num_row_groups if block.end is None else block.end)
    line = block.row
    wanted = [columns[ours] for ours in FIELDS if ours in columns]
    try:
        for batch in file.iter_batches(_BATCH, row_groups=list(groups), columns=wanted):
            cells = {ours: batch.column(theirs).to_pylist() for ours, theirs in columns.items()}
            for n in range(batch.num_rows):
                line += 1
                record = {ours: _value(values[n]) for ours, values in cells.items()}
                yield build(record, source, line, plain, str(record.get("text"))[:200])
    except (pa.ArrowException, OSError) as error:
        yield source.reject(f"a damaged Parquet file after row {line}: {_first_line(error)}")


def _first_line(error: Exception) -> str:
    return told(str(error).partition("\n")[0][:200])


def _value(value: Any) -> object:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
