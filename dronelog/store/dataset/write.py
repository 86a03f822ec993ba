"""Rows of one block → Parquet files, in parts of bounded size, so that memory stays flat whatever the block's size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dronelog.model import Incident, Report
from dronelog.store.dataset.columns import PARTITION, PARTITIONED, TABLES, schema
from dronelog.store.dataset.folder import Entry, Folder
from dronelog.store.dataset.rows import Month, Row, Rows

#: Rows that wait as Python objects before they are packed into Arrow's columns.
_PACK = 2000
#: A part is written when it holds so many reports, or so many characters of text.
_REPORTS = 40_000
_TEXT = 24_000_000
_NONE = "__HIVE_DEFAULT_PARTITION__"


class BlockWriter:
    """Takes the reports of a block and writes them into the dataset; `entry` counts and names the files."""

    def __init__(self, folder: Folder, entry: Entry, rows: Rows) -> None:
        self._folder, self.entry, self._rows = folder, entry, rows
        self._waiting: dict[str, list[tuple[Month, Row]]] = {table: [] for table in TABLES}
        self._packed: dict[str, list[Any]] = {table: [] for table in TABLES}
        self._reports = self._text = self._part = 0

    def add(self, report: Report, incidents: Sequence[Incident], offset: int | None) -> None:
        """Take a report with its incidents."""
        row, found, outcomes = self._rows.of(report, incidents, offset)
        self._waiting["reports"].append(row)
        self._waiting["incidents"] += found
        self._waiting["outcomes"] += outcomes
        self.entry.reports += 1
        self.entry.incidents += len(found)
        self.entry.outcomes += len(outcomes)
        self._reports += 1
        self._text += len(report.text)
        if len(self._waiting["reports"]) >= _PACK:
            self._pack()
        if self._reports >= _REPORTS or self._text >= _TEXT:
            self._write()

    def reject(self, origin: str, line: int | None, offset: int | None, reason: str, raw: str | None) -> None:
        """Take what could not be used."""
        self._waiting["rejects"].append(((None, None), (origin, line, offset, reason, raw)))
        self.entry.rejects += 1
        self._text += len(raw or "")
        if len(self._waiting["rejects"]) >= _PACK:
            self._pack()
        if self._text >= _TEXT:
            self._write()

    def close(self) -> None:
        """Write the rest, and the entry of the block: from then on it is finished."""
        self._write()
        self._folder.finish(self.entry)

    def _pack(self) -> None:
        import pyarrow as pa

        for table, rows in self._waiting.items():
            if not rows:
                continue
            fields = schema(table)
            cells = zip(*(row for _, row in rows), strict=True)
            columns = [pa.array(column, field.type) for column, field in zip(cells, fields, strict=True)]
            months = [pa.array([when[n] for when, _ in rows], pa.int64()) for n in (0, 1)]
            names = [*fields.names, *PARTITION]
            self._packed[table].append(pa.table([*columns, *months], names=names))
            self._waiting[table] = []

    def _write(self) -> None:
        import pyarrow as pa

        self._pack()
        for table, packed in self._packed.items():
            if not packed:
                continue
            whole = pa.concat_tables(packed)
            self._packed[table] = []
            months = whole.select(PARTITION).group_by(list(PARTITION)).aggregate([]).to_pylist()
            for year, month in sorted(((m["year"], m["month"]) for m in months), key=str):
                self._file(table, whole, year, month)
        self._part += 1
        self._reports = self._text = 0

    def _file(self, table: str, whole: Any, year: int | None, month: int | None) -> None:
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        mask = pc.is_null(whole["year"]) if year is None else pc.and_(
            pc.equal(whole["year"], year), pc.equal(whole["month"], month)
        )  # fmt: skip
        rows = whole.filter(pc.fill_null(mask, False)).select(schema(table).names).cast(schema(table))
        where = f"year={_NONE if year is None else year}/month={_NONE if month is None else month}/"
        name = f"{table}/{where if table in PARTITIONED else ''}part-{self.entry.id}-{self._part:04}.parquet"
        self._folder.appear(name, lambda out: pq.write_table(rows, out, compression="zstd"))
        self.entry.files[name] = rows.num_rows
