"""Parquet, by pyarrow: an extra (``pip install "dronelog[parquet]"``). Written in groups, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any, BinaryIO

from dronelog.output import Options
from dronelog.output.columns import describe
from dronelog.terms import InputError

_GROUP = 20_000


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: BinaryIO, options: Options) -> int:
    """Typed columns; `start` and `end` stay as told, beside them `start_date` and `end_date` are days."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise InputError("Parquet needs pyarrow: pip install 'dronelog[parquet]'") from None
    types = {"integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}
    fields = [
        pa.field(name, types.get((told := describe(name)).type, pa.string()),
                 metadata={"description": told.meaning, **({"unit": told.unit} if told.unit else {})})
        for name in columns
    ]  # fmt: skip
    days = [name for name in ("start", "end") if name in columns]
    fields += [pa.field(f"{name}_date", pa.date32()) for name in days]
    schema = pa.schema(fields, metadata=dict(options.about))
    written = 0
    rest = iter(rows)
    with pq.ParquetWriter(out, schema, compression="zstd") as file:
        while chunk := list(islice(rest, _GROUP)):
            cells: list[Sequence[Any]] = list(zip(*chunk, strict=True))
            cells += [[_day(value) for value in cells[columns.index(name)]] for name in days]
            arrays = [
                pa.array(map(_flag, column) if pa.types.is_boolean(field.type) else column, field.type)
                for column, field in zip(cells, schema, strict=True)
            ]
            file.write_table(pa.Table.from_arrays(arrays, schema=schema))
            written += len(chunk)
    return written


def _flag(value: Any) -> bool | None:
    return None if value is None else bool(value)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value[:10]) if value else None
