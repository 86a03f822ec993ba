"""Tables: whether a text is one, which delimiter it has, and which column is which."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from dronelog.intake.items import FIELDS, Item, Mapped, Options, Source
from dronelog.intake.records import build, is_own_export

DELIMITERS = (",", ";", "\t", "|")
#: How a text begins that exports of ours put an apostrophe before.
_DANGER = frozenset("=+-@\t\r")
#: The line before the header by which Excel is told the delimiter.
SEPARATOR_LINES = frozenset(f"sep={delimiter}".strip() for delimiter in DELIMITERS)

#: The names that columns usually go by, folded (see `_fold`); the first is our own.
_USUAL: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "report", "content", "body", "message text", "full text", "post", "article", "post text", "raw text",
        "текст", "сообщение", "текст сообщения", "содержание", "публикация", "повідомлення", "текст повідомлення",
        "зміст", "вміст", "допис", "message", "description", "описание", "опис",
    ),
    "published": (
        "published", "date", "datetime", "published at", "publication date", "date published", "pub date", "pubdate",
        "time", "timestamp", "created at", "posted at", "posted", "дата", "дата публикации", "дата и время", "время",
        "опубликовано", "дата публікації", "дата і час", "дата та час", "час", "опубліковано",
    ),
    "publisher": (
        "publisher", "source", "outlet", "media", "newspaper", "source name", "channel name", "author", "источник",
        "сми", "издание", "издатель", "автор", "джерело", "змі", "видання", "видавець",
    ),
    "url": ("url", "link", "permalink", "source url", "href", "ссылка", "адрес", "посилання", "лінк"),
    "lang": ("lang", "language", "язык", "мова"),
    "title": ("title", "headline", "heading", "subject", "заголовок", "название", "назва"),
    "id": ("id", "report id", "uid", "guid", "ид", "№", "номер"),
    "channel": ("channel", "chat", "channel id", "chat id", "канал", "чат"),
    "message": ("message", "message id", "msg id", "post id", "номер сообщения", "номер повідомлення"),
    "edited": ("edited", "edited at", "edit date", "изменено", "змінено"),
}  # fmt: skip


Profiles = Mapping[tuple[str, ...], Mapping[str, str]]


def header_key(header: Sequence[str]) -> tuple[str, ...]:
    """The form of a header by which a table is known again."""
    return tuple(_fold(name) for name in header)


def delimiter_of(text: str, options: Options) -> str:
    """The delimiter that splits the first row best: into a header that was named before, into columns we know, else
    into the most; a comma if into none.
    """
    wanted = {_fold(column) for column in options.mapping.values()}

    def worth(delimiter: str) -> tuple[bool, int, int]:
        row = next(iter(first_rows(text, delimiter, 1)), [])
        known = len(row) > 1 and header_key(row) in options.profiles
        return known, len(wanted.intersection(map(_fold, row))) + len(guess_columns(row)), len(row)

    return max(DELIMITERS, key=worth)


def first_rows(text: str, delimiter: str, count: int) -> list[list[str]]:
    """The first rows of a table that are not empty; [] where they cannot be read."""
    lines = text[:20000].splitlines(keepends=True)
    if lines and lines[0].strip().lower() in SEPARATOR_LINES:
        del lines[0]
    try:
        return list(islice((row for row in csv.reader(lines, delimiter=delimiter) if row), count))
    except csv.Error:
        return []


def looks_like_table(text: str, options: Options) -> bool:
    """Whether the text's first line is a header, with rows under it: two columns or more, the text's among them (or
    those that exports of ours have). Where the user named columns, now or for this header before, any two will do.
    """
    for delimiter in DELIMITERS:
        row, *others = first_rows(text, delimiter, 6) or [[]]
        if len(row) < 2 or any(len(name) > 60 for name in row) or not any(len(other) > 1 for other in others):
            continue
        if options.mapping or is_own_export(set(row)) or header_key(row) in options.profiles:
            return True
        found = guess_columns(row)
        if "text" in found and len(found) >= 2 and len(found) * 3 >= len(row):
            return True
    return False


def guess_columns(header: Sequence[str]) -> dict[str, int]:
    """Which column holds which of our fields: ``{"text": 3, "published": 0}``. No column is used twice."""
    names = [_fold(name) for name in header]
    found: dict[str, int] = {}
    for field in FIELDS:
        for usual in _USUAL[field]:
            if usual in names and (place := names.index(usual)) not in found.values():
                found[field] = place
                break
    return found


def _fold(name: str) -> str:
    return " ".join(name.strip().strip("\ufeff\"'").casefold().replace("_", " ").replace("-", " ").split())


class Columns:
    """The header of one table: which column holds what, by the user's mapping first, then by the usual names."""

    def __init__(self, header: Sequence[str], options: Options) -> None:
        self.header = [name.strip().strip("\ufeff") for name in header]
        profile = None if options.mapping else options.profiles.get(header_key(self.header))
        mapping = options.mapping if profile is None else profile
        self.remembered = profile is not None
        self.own = is_own_export(set(self.header)) and "text" not in self.header
        # our own export of reports put an apostrophe before a text that a spreadsheet would take for a formula
        self.guarded = {"report_id", "text", "incidents"} <= set(self.header)
        self.places = guess_columns(self.header)
        self.missing: str | None = None
        self._options: Options | None = None
        folded = [_fold(name) for name in self.header]
        for ours, theirs in mapping.items():
            taken = {place: field for field, place in self.places.items()}
            try:
                place = self.header.index(theirs) if theirs in self.header else folded.index(_fold(theirs))
            except ValueError:
                self.missing = f"no column {theirs!r}; it has {self.names()}"
                continue
            self.places.pop(taken.get(place, ""), None)
            self.places[ours] = place
        if "text" not in self.places and not self.missing:
            self.missing = f"no column of texts; say which with --map text=COLUMN; it has {self.names()}"
        #: What the user named, for the next table with this header.
        self.mapped = Mapped(header_key(self.header), dict(mapping)) if options.mapping and not self.missing else None

    def names(self) -> str:
        """The columns, for a message."""
        shown = ", ".join(repr(name[:40]) for name in self.header[:12])
        return shown + (" …" if len(self.header) > 12 else "")

    def guessed(self) -> str | None:
        """What was taken for what, where the columns are not called as ours are."""
        other = {ours: self.header[place] for ours, place in self.places.items() if self.header[place] != ours}
        told = ", ".join(f"{ours} from {theirs!r}" for ours, theirs in other.items()) if other else None
        return f"columns as named before: {told}" if self.remembered and told else told

    def item(self, row: Sequence[str], source: Source, line: int, options: Options) -> Item | None:
        """The report in a row; None for an empty one."""
        if not any(cell and not cell.isspace() for cell in row):
            return None
        if self.own:
            from dronelog.intake.items import OwnRow

            return OwnRow(source.origin, line, dict(zip(self.header, row, strict=False)))
        width = len(row)
        record: dict[str, object] = {ours: row[place] for ours, place in self.places.items() if place < width}
        record.setdefault("text", "")
        if self.guarded:
            record = {ours: cell[1:] if cell[:1] == "'" and cell[1:2] in _DANGER else cell
                      for ours, cell in record.items() if isinstance(cell, str)}  # fmt: skip
        if self._options is None:  # the mapping is done with
            self._options = replace(options, mapping={})
        return build(record, source, line, self._options, row)
