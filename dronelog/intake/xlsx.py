"""XLSX workbooks, straight from their XML, a row at a time. The first sheet with a column of texts is read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO

from dronelog.intake.archives import DAMAGE, closed
from dronelog.intake.columns import Columns
from dronelog.intake.items import Item, Note, Options, Source, clean
from dronelog.intake.opening import Raw, buffered
from dronelog.intake.xml import XmlError, XmlHandler, feed_xml

#: Characters of all the strings that a workbook shares between its cells.
MAX_STRINGS = 32 * 1024 * 1024
_MAX_COLUMNS = 1000
#: Built-in number formats that are dates or times; others are told by their letters.
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_OTHERS = {"word/document.xml": "a Word document; save its text as .txt", "content.xml": "an OpenDocument file; "
           "save it as .xlsx or .csv", "ppt/presentation.xml": "a presentation; save its text as .txt"}  # fmt: skip


def read(source: Source, options: Options) -> Iterator[Item]:
    """A report a row. Cells that are dates become ISO dates."""
    try:
        archive = zipfile.ZipFile(source.stream)
    except DAMAGE as error:
        yield source.reject(f"a damaged workbook: {error}")
        return
    with archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            told = next((what for name, what in _OTHERS.items() if name in names), "an archive that is no workbook")
            yield source.reject(told)
            return
        try:
            yield from _read(_Workbook(archive), source, options)
        except DAMAGE as error:
            yield source.reject(f"a damaged workbook: {error}")


def _read(book: _Workbook, source: Source, options: Options) -> Iterator[Item]:
    missing: list[str] = []
    for title, part in book.sheets:
        columns: Columns | None = None
        for line, row in book.rows(part):
            if columns is None:
                if not any(row):
                    continue
                columns = Columns([clean(name) for name in row], options)
                if columns.missing and not columns.own:
                    missing.append(f"sheet {title!r}: {columns.missing}")
                    break
                guessed = None if columns.own else columns.guessed()
                yield Note(f"{source.origin}: sheet {title!r}" + (f"; {guessed}" if guessed else ""))
                if columns.mapped:
                    yield columns.mapped
                continue
            item = columns.item(row, source, line, options)
            if item is not None:
                yield item
        if columns is not None and (columns.own or not columns.missing):
            return
    yield source.reject(missing[0] if missing else "a workbook without rows")


class _Workbook:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        targets = _collect(self._open("xl/_rels/workbook.xml.rels"), "Relationship")
        parts = {each.get("Id", ""): each.get("Target", "") for each in targets}
        book = _collect(self._open("xl/workbook.xml"), "sheet", "workbookPr")
        self._from_1904 = any(each.get("date1904") in ("1", "true") for each in book)
        self.sheets: list[tuple[str, str]] = []
        for each in book:
            part = parts.get(each.get("id", ""), "")
            part = part.lstrip("/") if part.startswith("/") else f"xl/{part}"
            if part in self._names and each.get("state", "visible") == "visible" and "sheets/" in part:
                self.sheets.append((clean(each.get("name", ""))[:60], part))
        self._strings = _Strings()
        if "xl/sharedStrings.xml" in self._names:
            _run(self._open("xl/sharedStrings.xml"), self._strings)
        styles = _Styles()
        if "xl/styles.xml" in self._names:
            _run(self._open("xl/styles.xml"), styles)
        self._date_styles = styles.dates()

    def rows(self, part: str) -> Iterator[tuple[int, list[str]]]:
        """The sheet's rows: each one's number and cells as text, dates in ISO."""
        sheet = _Sheet(self._strings.found, self._date_styles, self._from_1904)
        for problem in feed_xml(self._open(part), sheet):
            yield from sheet.ready
            sheet.ready.clear()
            if problem:
                raise problem

    def _open(self, name: str) -> BinaryIO:
        info = self._archive.getinfo(name)
        if problem := closed(info):
            raise XmlError(problem)
        size = info.compress_size
        return buffered(Raw(self._archive.open(name), packed=lambda: size))


class _Attributes(XmlHandler):
    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self._names, self.found = names, list[dict[str, str]]()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in self._names and len(self.found) < 10_000:
            self.found.append({key.rpartition(" ")[2]: value for key, value in attributes.items()})


class _Strings(XmlHandler):
    """The strings that cells share. Readings of how a word is spoken (rPh) are no part of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._parts: list[str] = []
        self._size = 0

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(_unescaped("".join(self._parts)))
            self._parts = []

    def text(self, text: str) -> None:
        if self._path and self._path[-1] == "t" and "rPh" not in self._path:
            self._parts.append(text)
            self._size += len(text)
            if self._size > MAX_STRINGS:
                raise XmlError(f"over {MAX_STRINGS:,} characters of text; save it as .csv")


class _Styles(XmlHandler):
    """Which cell styles are dates."""

    def __init__(self) -> None:
        super().__init__()
        self._formats: dict[str, str] = {}
        self._styles: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._parent() == "cellXfs":
            self._styles.append(attributes.get("numFmtId", "0"))

    def dates(self) -> frozenset[str]:
        """The numbers of the styles that show a date."""
        return frozenset(str(number) for number, style in enumerate(self._styles) if self._is_date(style))

    def _is_date(self, style: str) -> bool:
        if style.isdecimal() and int(style) in _DATE_FORMATS:
            return True
        code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", self._formats.get(style, ""))
        return bool(re.search(r"[dmyhsдмгчс]", code, re.IGNORECASE)) and "General" not in code


class _Sheet(XmlHandler):
    """Collects one row at a time; whole ones wait in `ready`."""

    def __init__(self, strings: list[str], date_styles: frozenset[str], from_1904: bool) -> None:
        super().__init__()
        self.ready: list[tuple[int, list[str]]] = []
        self._strings, self._dates = strings, date_styles
        self._epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
        self._row: list[str] = []
        self._number = 0
        self._kind = self._style = ""
        self._place = 0
        self._parts: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() and len(number) < 9 else self._number + 1
            self._row = []
        elif name == "c":
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._place = _column(attributes.get("r", ""), len(self._row))
            self._parts = []

    def end(self, name: str) -> None:
        if name == "c" and self._parts and self._place < _MAX_COLUMNS:
            self._row.extend([""] * (self._place + 1 - len(self._row)))
            self._row[self._place] = self._value("".join(self._parts))
        elif name == "row":
            self.ready.append((self._number, self._row))

    def text(self, text: str) -> None:
        if self._path and self._path[-1] in ("v", "t") and "rPh" not in self._path:
            self._parts.append(text)

    def _value(self, written: str) -> str:
        if self._kind == "s":
            place = int(written) if written.isdecimal() and len(written) < 12 else -1
            return self._strings[place] if 0 <= place < len(self._strings) else ""
        if self._kind in ("inlineStr", "str"):
            return _unescaped(written)
        if self._kind == "n" and self._style in self._dates:
            return self._date(written)
        if self._kind == "n" and written.endswith(".0"):
            return written[:-2]
        return written

    def _date(self, written: str) -> str:
        try:
            moment = self._epoch + timedelta(days=float(written))
        except (ValueError, OverflowError):
            return written
        moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
        return moment.date().isoformat() if float(written).is_integer() else moment.isoformat()


def _collect(stream: BinaryIO, *names: str) -> list[dict[str, str]]:
    handler = _Attributes(names)
    _run(stream, handler)
    return handler.found


def _run(stream: BinaryIO, handler: XmlHandler) -> None:
    for problem in feed_xml(stream, handler):
        if problem:
            raise problem


def _column(reference: str, following: int) -> int:
    """``C7`` → 2; the following one where a cell does not say."""
    place = 0
    for letter in reference[:4]:
        if not ("A" <= letter <= "Z"):
            break
        place = place * 26 + ord(letter) - 64
    return place - 1 if place else following


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
