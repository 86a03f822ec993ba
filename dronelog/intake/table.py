"""CSV and TSV: delimiter, encoding and columns guessed, and the guess told."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from dronelog.intake.columns import SEPARATOR_LINES, Columns, delimiter_of
from dronelog.intake.encodings import guess
from dronelog.intake.encodings import name as encoding_name
from dronelog.intake.items import RECORD_LIMIT, Item, Note, Options, Source, clean
from dronelog.intake.lines import broken, text_lines

_DELIMITER_NAMES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


class _Lines:
    """The table's lines, one at a time; stops a row whose quote is never closed before it fills the memory."""

    def __init__(self, lines: Iterator[tuple[str, bool]]) -> None:
        self._lines = lines
        self.number = 0
        self.row_began = 1
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line, whole = next(self._lines)
        self.number += 1
        self._size += len(line)
        if not whole or self._size > RECORD_LIMIT:
            raise csv.Error(f"a row of over {RECORD_LIMIT:,} characters (is a quote not closed?)")
        return line if "\0" not in line else line.replace("\0", "\ufffd")

    def next_row(self) -> None:
        """The row is complete; what follows counts anew."""
        self._size, self.row_began = 0, self.number + 1


def read(source: Source, options: Options) -> Iterator[Item]:
    """A report a row. A table without a column of texts is one `Reject`, which names the columns it has."""
    codec = guess(source.head)
    if codec is None:
        yield source.reject("not a text: it holds binary data", None, source.head[:200])
        return
    head = source.head.decode(codec, "replace").lstrip("\ufeff")
    said = head.partition("\n")[0].strip().lower() in SEPARATOR_LINES
    delimiter = delimiter_of(head, options)
    lines = _Lines(text_lines(source.stream, codec))
    if said:
        next(lines)
        lines.next_row()
    limit = csv.field_size_limit(RECORD_LIMIT)
    try:
        yield from _rows(source, options, lines, codec, delimiter)
    finally:
        csv.field_size_limit(limit)


def _rows(source: Source, options: Options, lines: _Lines, codec: str, delimiter: str) -> Iterator[Item]:
    rows = csv.reader(lines, delimiter=delimiter)
    columns: Columns | None = None
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            yield source.reject(str(error), lines.row_began)
            lines.next_row()
            continue
        line = lines.row_began
        lines.next_row()
        if columns is None:
            if not row:
                continue
            columns = Columns([clean(name.removeprefix("\ufeff")) for name in row], options)
            if columns.missing and not columns.own:
                yield source.reject(columns.missing, line, delimiter.join(row))
                return
            yield from _told(source, codec, delimiter, columns)
            if columns.mapped:
                yield columns.mapped
            continue
        if broken("".join(row)):
            yield source.reject(f"bytes that are not {encoding_name(codec)}", line, delimiter.join(row))
            continue
        item = columns.item(row, source, line, options)
        if item is not None:
            yield item


def _told(source: Source, codec: str, delimiter: str, columns: Columns) -> Iterator[Note]:
    said = []
    if encoding_name(codec) != "UTF-8":
        said.append(f"read as {encoding_name(codec)}")
    if delimiter != ",":
        said.append(f"columns split by {_DELIMITER_NAMES.get(delimiter, repr(delimiter))}")
    if not columns.own and (guessed := columns.guessed()):
        said.append(guessed)
    if said:
        yield Note(f"{source.origin}: {'; '.join(said)}")
