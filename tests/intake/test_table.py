"""CSV, TSV and XLSX: delimiters, columns, quotes, bad rows."""

from __future__ import annotations

import io
import zipfile

import pytest

from dronelog.intake.columns import guess_columns, looks_like_table
from dronelog.intake.items import Options

from .reading import take


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        ("text,published\nA drone.,2025-05-01\n", ["A drone."]),
        ("published;text\n2025-05-01;A, drone\n", ["A, drone"]),
        ("published\ttext\n\tA drone\n", ["A drone"]),
        ("published|text\n|A drone\n", ["A drone"]),
        ("sep=;\ntext;url\nA drone;\n", ["A drone"]),
        ('\ufefftext,url\n"A ""drone""\nfell",\n\n,\n', ['A "drone"\nfell']),
        ("Дата,Заголовок,Текст сообщения\n01.05.2025,З,Дрон\n", ["Дрон"]),
        ("Дата;Посилання;Повідомлення\n01.05.2025;;Дрон\n", ["Дрон"]),
        ("channel_name,message_id,message_text,views\nC,5,A drone,10\n", ["A drone"]),
        ("text,url\r\nshort row\r\nlong,,row,more\r\n", ["short row", "long"]),
    ],
)
def test_tables(table: str, texts: list[str]) -> None:
    taken = take(table)
    assert taken.texts == texts
    assert not taken.rejects


@pytest.mark.parametrize(
    "text",
    [
        "A drone fell, a house burned; nobody was hurt.",
        "Text, date, place: what we know about the night attack so far, and what we do not know",
        "Сообщение, дата\n",
        "Drones|Ships\n",
        "",
        "text\nonly one column",
    ],
)
def test_no_table(text: str) -> None:
    assert not looks_like_table(text, Options())


def test_columns_are_guessed_once_each() -> None:
    assert guess_columns(["ID", "Message", "Message ID", "Date", "Source", "Link"]) == {
        "text": 1, "published": 3, "publisher": 4, "url": 5, "id": 0, "message": 2,
    }  # fmt: skip
    assert guess_columns(["a", "b"]) == {}


def test_a_mapping_wins() -> None:
    table = "Текст;Перевод;Когда\nДрон;A drone;01.05.2025\n"
    taken = take(table, mapping={"text": "перевод", "published": "Когда"})
    assert (taken.texts, taken.reports[0].published) == (["A drone"], "2025-05-01")
    taken = take(table, mapping={"text": "Нет"})
    assert "no column 'Нет'; it has 'Текст', 'Перевод', 'Когда'" in taken.reasons[0]


def test_the_guess_is_told() -> None:
    assert take("text,published\nA,2025-05-01\n").notes == []
    notes = take("Дата;Текст\n01.05.2025;Дрон сбит\n".encode("cp1251")).notes
    assert notes == ["-: read as Windows-1251; columns split by semicolons; text from 'Текст', published from 'Дата'"]


@pytest.mark.parametrize(
    ("row", "reason"),
    [(",2025-05-01", "the text is empty"), ("x,someday", "no time of publication"), ("\udcff,", "not UTF-8")],
)
def test_a_bad_row_is_told_and_the_others_go_on(row: str, reason: str) -> None:
    table = "text,published\n" + "a,\n" * 30_000 + row + "\nlast,\n"
    taken = take(table.encode("utf-8", "surrogateescape"))
    assert taken.texts[-1] == "last"
    assert [(r.line, reason in r.reason) for r in taken.rejects] == [(30_002, True)]


def test_a_quote_that_is_never_closed_costs_only_its_own_row() -> None:
    taken = take('text,url\ngood,\n"open,\n' + "x" * 100 + "\n" + ("y" * 1000 + "\n") * 5000 + "end,\n")
    assert taken.texts[0] == "good"
    assert taken.texts[-1] == "end"
    assert "is a quote not closed?" in taken.reasons[0]
    assert taken.rejects[0].line == 3


def test_a_csv_without_a_text_is_one_reject() -> None:
    import pathlib
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "a.csv")
        path.write_text("region,count\nKursk,5\nBryansk,6\n")
        taken = take(path)
    assert taken.reasons == ["no column of texts; say which with --map text=COLUMN; it has 'region', 'count'"]


HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATIONS = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'


def workbook(sheet: str, **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in more.items():
            archive.writestr(f"xl/{name}.xml", content)
    return out.getvalue()


def row(number: int, *cells: str) -> str:
    inline = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{inline}</row>'


def test_a_workbook_of_1904_with_dates() -> None:
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>'
    dated = '<row r="2"><c r="A2" t="str"><v>Дрон_x000A_впав</v></c><c r="B2" s="1"><v>44340.5</v></c></row>'
    taken = take(workbook(HEAD + row(1, "text", "date") + dated + "</sheetData></worksheet>", styles=styles))
    assert [(r.text, r.published, r.line) for r in taken.reports] == [("Дрон\nвпав", "2025-05-25T12:00:00", 2)]


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (HEAD + row(1, "region", "count") + "</sheetData></worksheet>", "sheet 'S': no column of texts"),
        (HEAD + "</sheetData></worksheet>", "a workbook without rows"),
        (HEAD + row(1, "text", "url") + "<row", "a damaged workbook: not valid XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>' + HEAD, "XML with a DOCTYPE"),
        (HEAD + "<row>" * 300, "nested too deep"),
        (HEAD + row(1, "text", "url") + f'<row r="2"><c t="s"><v>{"9" * 5000}</v></c></row>', "no element found"),
    ],
)
def test_damaged_workbooks(sheet: str, reason: str) -> None:
    taken = take(workbook(sheet))
    assert not taken.reports
    assert [reason in told for told in taken.reasons] == [True] * bool(reason)
