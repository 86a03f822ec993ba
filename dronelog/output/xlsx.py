"""Excel workbooks, written as they come: XML straight into the zip, so that memory stays flat and speed that of CSV.

Texts are inline strings and never formulas. Days and times are real dates, numbers real numbers. A second sheet
explains the columns, a third says what the file is.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from dronelog.output import Options
from dronelog.output.columns import describe
from dronelog.terms import InputError

#: What a sheet, a cell and a sheet's list of links can hold.
MAX_ROWS, MAX_TEXT, MAX_LINKS = 1_048_576, 32_767, 65_530
_CUT = " … (cut: a cell holds no more)"
_DAY_ZERO = date(1899, 12, 30).toordinal()
#: Numbers of the cell formats in `_STYLES`.
_HEAD, _DAY, _MINUTE, _LINK, _WRAP, _QUOTED = 1, 2, 3, 4, 5, 6
_DANGER = "=+-@\t\r"
#: What XML cannot hold, and what looks like Excel's way to write it.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = re.compile("[&<>]|_x|[\x00-\x1f\ufffe\uffff\ud800-\udfff]")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}$")
_ISO_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$")
_URL = re.compile(r"https?://[^\s\"<>]{1,2000}$")
_WIDTHS = {"day": 16, "time": 26, "integer": 11, "number": 11, "flag": 11, "url": 40, "code": 14, "text": 28}
_WIDE = {"quote": 80, "text": 80, "words": 60, "outcomes": 40, "id": 22, "report_id": 20, "region": 10}

_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SCHEMA = "http://schemas.openxmlformats.org"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_DECLARATION}<Types xmlns="{_SCHEMA}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_MIME}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_MIME}.styles+xml"/>%s</Types>'
)
_TYPE = f'<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="{_MIME}.worksheet+xml"/>'
_RELS = f'{_DECLARATION}<Relationships xmlns="{_SCHEMA}/package/2006/relationships">%s</Relationships>'
_REL = f'<Relationship Id="rId%d" Type="{_SCHEMA}/officeDocument/2006/relationships/%s" Target="%s"%s/>'
_MAIN = f'xmlns="{_SCHEMA}/spreadsheetml/2006/main" xmlns:r="{_SCHEMA}/officeDocument/2006/relationships"'
_BOOK = f"{_DECLARATION}<workbook {_MAIN}><sheets>%s</sheets>%s</workbook>"
_STYLES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
<numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>\
<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/></font>\
<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE8EDF2"/></patternFill></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="7">\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>\
</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: BinaryIO, options: Options) -> int:
    """A workbook of three sheets: the rows, what the columns mean, what the file is."""
    names = (options.name[:31], "columns", "about")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", _TYPES % "".join(_TYPE % n for n in (1, 2, 3)))
        archive.writestr("_rels/.rels", _RELS % (_REL % (1, "officeDocument", "xl/workbook.xml", "")))
        written = _data(archive, columns, rows)
        meanings = ((name, (told := describe(name)).type, told.unit, ", ".join(told.words), told.meaning)
                    for name in columns)  # fmt: skip
        _small(archive, 2, ("column", "type", "unit", "words", "meaning"), (20, 10, 10, 30, 90), meanings)
        _small(archive, 3, ("", ""), (20, 100), ((key, value) for key, value in options.about.items()))
        sheets = "".join(f'<sheet name="{_attribute(name)}" sheetId="{n}" r:id="rId{n}"/>'
                         for n, name in enumerate(names, 1))  # fmt: skip
        last = _letters(len(columns) - 1)
        area = f"'{names[0]}'!$A$1:${last}${written + 1}"
        filtered = ('<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'
                    f"{area}</definedName></definedNames>")  # fmt: skip
        archive.writestr("xl/workbook.xml", _BOOK % (sheets, filtered))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELS % "".join(
            [_REL % (n, "worksheet", f"worksheets/sheet{n}.xml", "") for n in (1, 2, 3)]
            + [_REL % (4, "styles", "styles.xml", "")]))  # fmt: skip
        archive.writestr("xl/styles.xml", _STYLES)
    return written


def _data(archive: zipfile.ZipFile, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    kinds = [describe(name).type for name in columns]
    cells = [_CELLS.get(kind, _text) for kind in kinds]
    widths = [_WIDE.get(name, _WIDTHS.get(kind, 14)) for name, kind in zip(columns, kinds, strict=True)]
    letters = [_letters(n) for n in range(len(columns))]
    linked = [n for n, kind in enumerate(kinds) if kind == "url"]
    links: list[tuple[str, str]] = []
    with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
        sheet.write(_opening(widths, frozen=True).encode())
        sheet.write(_row(1, [_inline(name, _HEAD) for name in columns]).encode())
        number, waiting = 1, list[str]()
        for row in rows:
            number += 1
            if number > MAX_ROWS:
                raise InputError(f"over {MAX_ROWS - 1:,} rows do not fit a sheet; export .csv, or narrow the question")
            told = [f'<c r="{letter}{number}"{cell(value)}'
                    for letter, cell, value in zip(letters, cells, row, strict=True) if value is not None]  # fmt: skip
            waiting.append(f'<row r="{number}">{"".join(told)}</row>')
            for n in linked:
                if row[n] and len(links) < MAX_LINKS and _URL.match(row[n]):
                    links.append((f"{letters[n]}{number}", row[n]))
            if len(waiting) >= 500:
                sheet.write("".join(waiting).encode())
                waiting.clear()
        sheet.write("".join(waiting).encode())
        sheet.write(f'</sheetData><autoFilter ref="A1:{letters[-1]}{number}"/>'.encode())
        if links:
            sheet.write(b"<hyperlinks>")
            for n, (place, _) in enumerate(links, 1):
                sheet.write(f'<hyperlink ref="{place}" r:id="rId{n}"/>'.encode())
            sheet.write(b"</hyperlinks>")
        sheet.write(b"</worksheet>")
    if links:
        before, after = _RELS.split("%s")
        with archive.open("xl/worksheets/_rels/sheet1.xml.rels", "w") as rels:
            rels.write(before.encode())
            for n, (_, url) in enumerate(links, 1):
                rels.write((_REL % (n, "hyperlink", _attribute(url), ' TargetMode="External"')).encode())
            rels.write(after.encode())
    return number - 1


def _small(
    archive: zipfile.ZipFile, number: int, head: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]
) -> None:
    lines = [_row(1, [_inline(name, _HEAD) for name in head])] if any(head) else []
    lines += [_row(n, [_inline(cell, _WRAP) for cell in row]) for n, row in enumerate(rows, len(lines) + 1)]
    archive.writestr(f"xl/worksheets/sheet{number}.xml",
                     _opening(widths, frozen=any(head)) + "".join(lines) + "</sheetData></worksheet>")  # fmt: skip


def _opening(widths: Sequence[int], *, frozen: bool) -> str:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if frozen else ""
    told = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in enumerate(widths, 1))
    return (
        f"{_DECLARATION}<worksheet {_MAIN}>"
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews><cols>{told}</cols><sheetData>'
    )


def _row(number: int, cells: Sequence[str]) -> str:
    told = "".join(f'<c r="{_letters(n)}{number}"{cell}' for n, cell in enumerate(cells))
    return f'<row r="{number}">{told}</row>'


def _letters(index: int) -> str:
    """The name of a column: A, B, … Z, AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def _attribute(text: str) -> str:
    return escape(_CONTROL.sub("", text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


# -- cells: what follows `<c r="A1"` ---------------------------------------------------------------------------------


def _written(found: re.Match[str]) -> str:
    sign = found[0]
    return "\ufffd" if "\ud800" <= sign <= "\udfff" or sign >= "\ufffe" else f"_x{ord(sign):04X}_"


def _inline(text: str, style: int) -> str:
    if len(text) > MAX_TEXT:
        text = text[: MAX_TEXT - len(_CUT)] + _CUT
    if _MARKUP.search(text):
        text = escape(_CONTROL.sub(_written, text))
    told = f' s="{style}"' if style else ""
    return f'{told} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _text(value: Any) -> str:
    if value.__class__ is not str:
        return f"><v>{value}</v></c>" if isinstance(value, (int, float)) else _inline(str(value), 0)
    return _inline(value, _QUOTED if value[:1] in _DANGER and value else 0)


def _number(value: Any) -> str:
    return f"><v>{value}</v></c>" if isinstance(value, (int, float)) else _text(value)


def _day(value: Any) -> str:
    try:
        if len(value) == 10 and _ISO_DAY.match(value):
            return f' s="{_DAY}"><v>{_serial(value)}</v></c>'
        if len(value) == 16 and _ISO_MINUTE.match(value):
            minutes = int(value[11:13]) * 60 + int(value[14:])
            return f' s="{_MINUTE}"><v>{_serial(value[:10]) + minutes / 1440:.10f}</v></c>'
    except ValueError:  # no such day
        pass
    return _text(value)


def _serial(day: str) -> int:
    return date.fromisoformat(day).toordinal() - _DAY_ZERO


def _link(value: Any) -> str:
    return _inline(value, _LINK) if isinstance(value, str) and _URL.match(value) else _text(value)


_CELLS: dict[str, Callable[[Any], str]] = {
    "integer": _number, "number": _number, "flag": _number, "day": _day, "time": _day, "url": _link,
}  # fmt: skip
