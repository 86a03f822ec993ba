"""What a person says once: the columns of a table, the zone of a source. Through the real program."""

import csv
import json
import zipfile

import pytest

HEADER = "Коли;Опис події;Хто пише"
ROWS = ["14.06.2025 23:40;Уночі над Сумщиною збито п'ять дронів;Вісті краю", "15.06.2025;Уночі над Полтавщиною збито три дрони;Вісті краю"]


def records(program, *args: str) -> list[dict]:
    return json.loads(program("query", "--format", "json", "--sort", "id", *args).stdout)


def reports_of(program) -> list[tuple[str, str]]:
    return [(r["published"], r["publisher"]) for r in records(program)]


def table(path, *rows: str, header: str = HEADER) -> None:
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def workbook(path, header: list[str], *rows: list[str]) -> None:
    def row(n: int, cells: list[str]) -> str:
        return f'<row r="{n}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"

    sheet = "".join(row(n, cells) for n, cells in enumerate([header, *rows], 1))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="a"/></sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="a" Target="worksheets/s.xml"/></Relationships>')
        archive.writestr("xl/worksheets/s.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")


MAP = ["--map", "text=Опис події", "--map", "published=Коли", "--map", "publisher=Хто пише"]


def test_columns_named_once_are_known_the_next_time(program):
    table(program.home / "a.csv", ROWS[0])
    table(program.home / "b.csv", ROWS[1])
    assert "--map" in program("add", "a.csv", code=1).stderr
    assert "remembered" in program("add", "a.csv", *MAP).stderr
    done = program("add", "b.csv")
    assert "columns as named before: text from 'Опис події'" in done.stderr
    assert {r["region"] for r in records(program)} == {"UA-59", "UA-53"}
    assert "remembered" not in program("add", "a.csv", *MAP).stderr
    listed = json.loads(program("profiles", "list", "--format", "json").stdout)
    assert [(p["header"], p["mapping"]) for p in listed] == [
        (["коли", "опис події", "хто пише"], {"text": "Опис події", "published": "Коли", "publisher": "Хто пише"}),
    ]  # fmt: skip
    assert "text=Опис події" in next(csv.DictReader(program("profiles", "list").stdout.splitlines()))["mapping"]


def test_the_same_header_in_other_forms(program):
    """Another delimiter, a name without ending, a workbook, stdin, a dry run: the header is what counts."""
    table(program.home / "a.csv", ROWS[0])
    program("add", "a.csv", *MAP)
    table(program.home / "b.txt", ROWS[1].replace(";", "\t"), header=HEADER.replace(";", "\t").upper())
    workbook(program.home / "c.xlsx", HEADER.split(";"), ["16.06.2025", "Уночі над Черкащиною збито дрон", "Вісті краю"])
    fourth = f"{HEADER}\n17.06.2025;Уночі над Одещиною збито два дрони;Вісті краю\n"
    assert "Odesa" in program("add", "-", "--dry-run", input=fourth).stdout
    for args, text in ((("b.txt",), None), (("c.xlsx",), None), (("-",), fourth)):
        assert "as named before" in program("add", *args, input=text).stderr
    assert {r["region"] for r in records(program)} == {"UA-59", "UA-53", "UA-71", "UA-51"}


def test_a_new_word_counts_and_what_is_forgotten_is_guessed_again(program):
    table(program.home / "a.csv", ROWS[0] + ";x", header=HEADER + ";Ще")
    program("add", "a.csv", "--map", "text=Ще")
    program("add", "a.csv", "--map", "text=Опис події")
    number, = [p["profile"] for p in json.loads(program("profiles", "list", "--format", "json").stdout)]
    assert "'Опис події'" in program("add", "a.csv").stderr
    program("profiles", "forget", str(number))
    assert "--map" in program("add", "a.csv", code=1).stderr
    assert "no profile" in program("profiles", "forget", str(number), code=1).stderr


def test_a_wrong_name_is_not_remembered(program):
    table(program.home / "a.csv", ROWS[0])
    assert "no column 'Нема'" in program("add", "a.csv", "--map", "text=Нема", code=1).stderr
    assert json.loads(program("profiles", "list", "--format", "json").stdout) == []


def test_a_retry_reads_by_the_columns_that_were_named(program):
    table(program.home / "a.csv", ROWS[0], "колись;Уночі над Одещиною збито дрон;Вісті краю")
    program("add", "a.csv", *MAP, code=3)
    table(program.home / "a.csv", ROWS[0], "15.06.2025;Уночі над Одещиною збито дрон;Вісті краю")
    assert "1 reject settled" in program("rejects", "retry").stderr
    assert {r["region"] for r in records(program)} == {"UA-59", "UA-51"}


# -- zones --------------------------------------------------------------------------------------------------------------


def line(publisher: str, published: str, text: str = "A drone was shot down over Kursk Region on June 13.") -> str:
    return json.dumps({"text": f"{text} {publisher}", "published": published, "publisher": publisher}) + "\n"


@pytest.mark.parametrize(
    ("publisher", "published", "told"),
    [
        ("Минобороны РФ", "2025-06-14T08:00:00", "2025-06-14T08:00:00+03:00"),
        ("Повітряні сили ЗСУ", "2025-06-14T08:00:00", "2025-06-14T08:00:00+03:00"),
        ("Повітряні сили ЗСУ", "2025-01-14T08:00:00", "2025-01-14T08:00:00+02:00"),
        ("Вісті краю", "2025-01-14T08:00:00", "2025-01-14T08:00:00+02:00"),
        ("Губернатор Самарской области", "2025-06-14T08:00:00", "2025-06-14T08:00:00+04:00"),
        ("Bay Post", "2025-06-14T08:00:00", "2025-06-14T08:00:00"),
        ("Минобороны РФ", "2025-06-14T08:00:00+05:00", "2025-06-14T08:00:00+05:00"),
        ("Минобороны РФ", "2025-06-14", "2025-06-14"),
    ],
)  # fmt: skip
def test_moscow_and_kyiv_are_known_for_theirs(program, publisher, published, told):
    (program.home / "a.jsonl").write_text(line(publisher, published))
    program("add", "a.jsonl")
    assert reports_of(program) == [(told, publisher)]


def test_a_zone_is_set_once_and_kept(program):
    (program.home / "a.jsonl").write_text(line("Bay Post", "2025-06-14T08:00:00"))
    program("add", "a.jsonl")
    program("sources", "Bay Post", "--zone", "Europe/Warsaw")
    program("sources", "Минобороны РФ", "--zone", "+05:00")  # before its first report; over what is known
    sources = {s["name"]: s for s in json.loads(program("sources", "--format", "json").stdout)}
    assert (sources["Bay Post"]["zone"], sources["Минобороны РФ"]["zone"]) == ("Europe/Warsaw", "+05:00")
    (program.home / "b.jsonl").write_text(
        line("bay post", "2025-06-15T08:00:00", "Another drone was shot down over Kursk Region on June 14.") + line("Минобороны РФ", "2025-06-15T08:00:00")
    )
    program("add", "b.jsonl")
    program("add", "a.jsonl")  # again: what was stored without a zone gets it
    assert sorted(reports_of(program)) == [
        ("2025-06-14T08:00:00+02:00", "Bay Post"), ("2025-06-15T08:00:00+02:00", "bay post"),
        ("2025-06-15T08:00:00+05:00", "Минобороны РФ"),
    ]  # fmt: skip
    program("sources", "Bay Post", "--zone", "none")
    (program.home / "c.jsonl").write_text(line("Bay Post", "2025-06-16T08:00:00", "Two drones."))
    program("add", "c.jsonl")
    shown = json.loads(program("sources", "Bay Post", "--format", "json").stdout)
    assert shown[0]["zone"] is None
    assert "no time zone" in program("sources", "Bay Post", "--zone", "Mars", code=1).stderr
    program("doctor")


def test_the_zone_given_wins_and_moments_are_told_by_the_source_s_clock(program):
    post = {"id": 1, "type": "message", "date": "2025-06-13T22:30:00", "date_unixtime": "1749853800",
            "text": "Ночью над Курской областью сбит беспилотник."}  # fmt: skip
    chat = {"name": "Сводки", "type": "public_channel", "id": 7, "messages": [post]}
    (program.home / "result.json").write_text(json.dumps(chat), encoding="utf-8")
    program("add", "result.json", "--db", "utc.db")
    program("sources", "Сводки", "--zone", "Europe/Moscow", "--db", "utc.db")
    program("add", "result.json", "--db", "utc.db")
    assert [r["published"] for r in records(program, "--db", "utc.db")] == ["2025-06-14T01:30:00+03:00"]
    program("add", "result.json", "--zone", "Asia/Omsk", "--db", "given.db")
    assert [r["published"] for r in records(program, "--db", "given.db")] == ["2025-06-14T04:30:00+06:00"]
