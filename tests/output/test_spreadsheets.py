"""Workbooks and CSV in real spreadsheet programs, and back: what we exported can be added, and nothing has changed."""

import csv
import io
import json
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import pytest

from tests.output.made import FORMULA, HOSTILE, ROOT, fill, many, tool


@pytest.fixture
def full(program, log, incident):
    fill(log, incident)
    return program


def changed(program, *names: str) -> int:
    done = program("add", *names, "--json")
    receipt = json.loads(done.stdout.splitlines()[-1])
    assert receipt["new"] == receipt["edited"] == receipt["rejected"] == 0, done.stderr
    assert receipt["read"] > 0
    assert "0 changed" in done.stderr
    return receipt["changed"]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx", "a.json", "a.jsonl"])
def test_what_was_exported_can_be_added_back(full, name):
    full("export", name)
    assert changed(full, name) == 0
    full("export", "outcomes-" + name, "--rows", "outcomes")
    if name[2:] in ("csv", "tsv", "xlsx"):
        assert changed(full, "outcomes-" + name) == 0


def test_excel_csv_can_be_added_back(full):
    full("export", "a.csv", "--excel")
    assert changed(full, "a.csv") == 0


@pytest.mark.parametrize("name", ["r.csv", "r.tsv", "r.xlsx", "r.json", "r.jsonl"])
def test_exported_reports_are_known_again(full, name):
    full("export", name, "--rows", "reports")
    receipt = json.loads(full("add", name, "--json").stdout.splitlines()[-1])
    assert (receipt["read"], receipt["same"]) == (6, 6)


def test_a_row_that_differs_is_told_and_not_taken(full):
    full("export", "a.csv")
    path = full.home / "a.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    row = next(r for r in rows if r["region"] == "UA-63")
    row["drones"] = "99"
    row["id"], other = row["id"], dict(row, id="aaaaaaaaaaaaaaaa-1")
    with path.open("w", newline="") as out:
        writer = csv.DictWriter(out, rows[0])
        writer.writeheader()
        writer.writerows([*rows, other])
    done = full("add", "a.csv", "--json", code=3)
    receipt = json.loads(done.stdout)
    assert (receipt["same"], receipt["rejected"], receipt["changed"]) == (6, 2, 1)
    assert "drones is '12' here" in done.stderr
    assert "aaaaaaaaaaaaaaaa-1: not in this database" in done.stderr
    assert json.loads(full("query", "-r", "UA-63", "--format", "json").stdout)[0]["drones"] == 12


def test_a_workbook_is_typed_explained_and_safe(full):
    full("export", "a.xlsx")
    with zipfile.ZipFile(full.home / "a.xlsx") as book:
        assert book.testzip() is None
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        columns = book.read("xl/worksheets/sheet2.xml").decode()
        links = book.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    assert "<f>" not in sheet  # no cell is a formula
    assert 'state="frozen"' in sheet
    assert re.search(r'<autoFilter ref="A1:AA8"/>', sheet)
    assert re.search(r'<c r="F\d" s="2"><v>45819</v>', sheet)  # 2025-06-11 as a real date
    assert re.search(r'<c r="L\d"><v>12</v>', sheet)
    assert "javascript:" not in links
    assert links.count("https://example.org/") == 4
    assert "people told as killed" in columns


def test_no_more_than_a_sheet_holds(monkeypatch, tmp_path):
    from dronelog.output import Options, writer, xlsx
    from dronelog.terms import InputError

    monkeypatch.setattr(xlsx, "MAX_ROWS", 10)
    with (tmp_path / "a.xlsx").open("wb") as out, pytest.raises(InputError, match="do not fit"):
        writer("xlsx")(["id"], (["x"] for _ in range(10)), out, Options())


def test_control_characters_and_long_texts_survive_or_are_told(tmp_path):
    from dronelog.output import Options, writer

    odd = "a\x00b\x0bc\rd_x000D_e\ud800f\ufffeg<&>\"'"
    path = tmp_path / "a.xlsx"
    with path.open("wb") as out:
        writer("xlsx")(["quote", "text"], [[odd, "я" * 40_000]], out, Options())
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "a_x0000_b_x000B_c_x000D_d_x005F_x000D_e\ufffdf\ufffdg&lt;&amp;&gt;" in sheet
    assert "(cut: a cell holds no more)" in sheet


# -- the real thing ----------------------------------------------------------------------------------------------------

office = pytest.mark.skipif(not tool("soffice"), reason="LibreOffice is not installed")
_UTF8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"


def convert(home, name: str, to: str) -> None:
    """Open a file as a person would (a CSV as UTF-8), and save it in another form."""
    (home / "lo").mkdir(exist_ok=True)
    given = ["--infilter=CSV:44,34,76,1"] if name.endswith(".csv") else []
    profile = f"-env:UserInstallation=file://{home}/profile"
    subprocess.run([tool("soffice"), profile, "--headless", *given, "--convert-to", to, "--outdir", "lo", name], cwd=home,
                   capture_output=True, timeout=180, check=True)  # fmt: skip


@office
def test_libreoffice_opens_and_saves_and_nothing_has_changed(full):
    full("export", "a.xlsx")
    full("export", "b.csv")
    convert(full.home, "a.xlsx", "xlsx")
    convert(full.home, "b.csv", _UTF8)
    assert changed(full, "lo/a.xlsx") == 0
    assert changed(full, "lo/b.csv") == 0
    convert(full.home, "a.xlsx", _UTF8)  # from the workbook to CSV: the values as a person sees them
    there = {r["id"]: r for r in csv.DictReader((full.home / "lo" / "a.csv").open(encoding="utf-8"))}
    records = {r["id"]: r for r in json.loads(full("export", "-", "-f", "json").stdout)}
    assert there.keys() == records.keys()
    for name, record in records.items():
        row = there[name]
        assert row["start"].replace(" ", "T")[:16] == (record["start"] or "")
        assert row["drones"] == ("" if record["drones"] is None else str(record["drones"]))
        assert row["source"] == record["source"]
        assert row["places"] == "; ".join(record["places"])
        assert row["quote"] == (record["quote"] or "")
    hostile = next(row for row in there.values() if row["region"] == "RU-KRS")
    assert hostile["source"] == FORMULA
    assert HOSTILE in hostile["places"]


@office
def test_libreoffice_keeps_long_numbers_newlines_and_leading_signs(full):
    full("export", "r.xlsx", "--rows", "reports")
    convert(full.home, "r.xlsx", _UTF8)
    with (full.home / "lo" / "r.csv").open(encoding="utf-8", newline="") as stream:
        rows = {r["url"]: r for r in csv.DictReader(stream)}
    assert rows["https://t.me/nightwatch/77"]["message"] == "12345678901234567890"
    assert rows["https://t.me/nightwatch/77"]["text"].startswith("- Сообщают о нуле беспилотников.")
    assert "down.\nOne house" in rows["https://example.org/en/2"]["text"]
    assert rows["javascript:alert(1)"]["title"] == FORMULA


def test_a_hundred_incidents_more_make_no_difference_to_the_way_back(program, log):
    many(log, 100)
    program("export", "a.xlsx")
    assert changed(program, "a.xlsx") == 0


# -- Excel itself is not to be had: its format's rules, and two other readers ---------------------------------------------

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
#: The order that ECMA-376 (5.1, part 1, annex A) lays down for the children of an element; Excel refuses any other.
_ORDER = {
    "worksheet": ("sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges"
                  " scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr"
                  " conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter"
                  " rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing"
                  " legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst"),
    "workbook": ("fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups"
                 " externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches extLst"),
    "styleSheet": "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
    "c": "f v is extLst", "row": "c extLst", "sheetView": "pane selection pivotSelection extLst",
    "font": "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme",
}  # fmt: skip


@pytest.mark.parametrize("rows", ["incidents", "outcomes", "reports", "totals", "events"])
def test_a_workbook_keeps_the_rules_of_the_standard(full, rows):
    full("export", "a.xlsx", "--rows", rows)
    with zipfile.ZipFile(full.home / "a.xlsx") as book:
        files = {name: book.read(name) for name in book.namelist()}
    kinds = ET.fromstring(files["[Content_Types].xml"])
    told = {part.get("PartName") for part in kinds} | {part.get("Extension") for part in kinds}
    seen: set[str] = set()
    for name, data in files.items():
        root = ET.fromstring(data)  # every part is well-formed XML
        assert f"/{name}" in told or name.rpartition(".")[2] in told, name
        if name.endswith(".rels"):
            base = name.replace("_rels/", "").rpartition("/")[0]
            targets = [r.get("Target") for r in root if r.get("TargetMode") != "External"]
            for target in targets:
                path = target.lstrip("/") if target.startswith("/") else f"{base}/{target}".lstrip("/")
                assert path in files, (name, target)
            ids = [r.get("Id") for r in root]
            assert len(ids) == len(set(ids))
        for element in root.iter():
            order = _ORDER.get(element.tag.removeprefix(_MAIN))
            if order and element.tag.startswith(_MAIN):
                seen.add(element.tag.removeprefix(_MAIN))
                places = [order.split().index(child.tag.removeprefix(_MAIN)) for child in element]
                assert places == sorted(places), (name, element.tag)
        if "/worksheets/sheet" in name and name.endswith(".xml"):
            sheet_rules(root, ET.fromstring(files["xl/styles.xml"]))
    assert seen >= {"worksheet", "workbook", "styleSheet", "row"}


def sheet_rules(sheet: ET.Element, styles: ET.Element) -> None:
    """Rows and cells in order, each with a style that exists and a value of its type; links inside the sheet."""
    known = len(styles.find(f"{_MAIN}cellXfs"))
    before, cells = 0, set()
    for row in sheet.iter(f"{_MAIN}row"):
        number = int(row.get("r"))
        assert number > before
        before, last = number, 0
        for cell in row:
            letters, digits = re.fullmatch(r"([A-Z]{1,3})(\d+)", cell.get("r")).groups()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            assert int(digits) == number
            assert column > last
            last = column
            cells.add(cell.get("r"))
            assert int(cell.get("s", "0")) < known
            kind = cell.get("t", "n")
            assert kind in ("n", "inlineStr", "b"), kind
            if kind == "inlineStr":
                text = "".join(cell.find(f"{_MAIN}is").itertext())
                assert len(text) <= 32_767
            elif (value := cell.find(f"{_MAIN}v")) is not None:
                float(value.text)
    for link in sheet.iter(f"{_MAIN}hyperlink"):
        assert link.get("ref") in cells


_READ = """
import json, sys
if sys.argv[1] == "openpyxl":
    import openpyxl
    book = openpyxl.load_workbook(sys.argv[2])
    sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
else:
    import python_calamine
    book = python_calamine.CalamineWorkbook.from_path(sys.argv[2])
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
print(json.dumps(sheets, default=str, ensure_ascii=True))
"""


@pytest.mark.parametrize("reader", ["openpyxl", "calamine"])
def test_other_readers_see_the_values(full, reader):
    python = ROOT / ".venv-tools" / "bin" / "python"
    module = {"openpyxl": "openpyxl", "calamine": "python_calamine"}[reader]
    if not python.exists() or subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode:
        pytest.skip(f"{module} is not installed (.ci/tools)")
    full("export", "a.xlsx")
    done = subprocess.run([python, "-c", _READ, reader, str(full.home / "a.xlsx")], capture_output=True, text=True, check=True)
    assert "Warning" not in done.stderr
    head, *lines = json.loads(done.stdout)["incidents"]
    assert len(lines) == 7
    found = {row[head.index("id")]: dict(zip(head, row, strict=True)) for row in lines}
    for record in json.loads(full("export", "-", "-f", "json").stdout):
        row = found[record["id"]]
        assert str(row["start"] or "").replace(" ", "T")[:10] == (record["start"] or "")[:10]
        for name in ("drones", "source", "quote", "publisher", "url", "region"):
            there = row[name] if row[name] != "" else None
            assert there == (record[name] if record[name] != "" else None), name
