"""A dataset answers as the database does: the same summaries and conflicts; and DuckDB alone can read it."""

import json
from pathlib import Path

import pytest

from dronelog.__main__ import run
from tests.archive.made import reports as made
from tests.scoreboard import cases

for package in ("fsspec", "pyarrow", "duckdb"):
    pytest.importorskip(package, reason="the extra dronelog[dask] is not installed")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The labelled reports, with copies, fuller tellings and edited versions: as a database and as a dataset."""
    root = tmp_path_factory.mktemp("both")
    records = []
    for n, case in enumerate(cases()):
        r = case.report
        record = {"text": r.text, "published": r.published, "publisher": r.publisher, "lang": r.lang}
        if n % 5 == 0:
            record["url"] = f"https://example.org/{n}"
        records.append(record)
        if n % 7 == 0:  # the same again, in capitals and without its time
            records.append({**record, "text": r.text.upper(), "published": None})
        if n % 11 == 0:
            records.append({**record, "title": "A headline", "publisher": record["publisher"] or "Somebody"})
        if n % 10 == 0:  # an edited version, with one drone less
            edited = f"{r.text} Updated: two more drones fell later." if n % 20 else "Nothing of the kind happened."
            records.append({**record, "text": edited, "edited": "2026-01-01T00:00:00+00:00"})
    records += made(1500)
    records += made(300)
    (root / "a.jsonl").write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records[:900]) + "\n")
    (root / "b.jsonl").write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records[900:]) + "\n")
    files = [str(root / "a.jsonl"), str(root / "b.jsonl")]
    assert run(["add", *files, "--db", str(root / "log.db"), "-q"]) == 0
    patch = pytest.MonkeyPatch()
    patch.setenv("DRONELOG_WORKERS", "1")
    assert run(["parse", *reversed(files), "--to", str(root / "ds"), "--block-size", "150KB", "-q"]) == 0
    patch.undo()
    return root


QUESTIONS = [
    "summary --by region,month", "summary --by month", "summary --by country", "summary --by source", "summary --by publisher",
    "summary --by outcome,year", "summary --by object", "summary --by night --country RU", "summary --by total",
    "summary --region Belgorod --since 2024-01-01", "summary --until 2025-06-30 --min-drones 3", "summary --on 2023-01-04",
    "summary --night 2023-01-05 --night 2024-05-05", "summary --outcome killed,injured --by region", "summary --object home",
    "summary --source governor --by source", "summary --publisher Morning", "summary --confidence 0.8",
    "summary --status doubtful", "summary беспилотник --by region", "summary --place Grayvoron", "summary --explain --region Kursk",
    "summary --sentence --region Kursk", "summary --sentence --lang uk", "summary -r SEA-BLACK -r UA-43",
    "conflicts --format json", "conflicts --region Belgorod", "conflicts --since 2025-01-01 --figure killed --format json",
    "conflicts --source governor --format csv", "summary --source nobody-at-all", "summary --country FR",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_dataset_answers_as_the_database(both, question, capsys):
    def ask(where):
        code = run([*question.split(), *([] if "--format" in question or "--sentence" in question else ["--format", "json"]), "--db", str(both / where)])
        out, err = capsys.readouterr()
        return code, out, err if "summary" not in question or "--explain" in question else err.partition(";")[0]

    database, dataset = ask("log.db"), ask("ds")
    assert dataset == database
    if "nobody" not in question and "FR" not in question:
        assert database[0] == 0
        assert len(database[1]) > 20


def test_the_environment_may_name_it_too(both, capsys, monkeypatch):
    monkeypatch.setenv("DRONELOG_DB", str(both / "ds"))
    assert run(["summary", "--format", "csv"]) == 0
    assert "RU-BEL" in capsys.readouterr().out


def test_other_commands_say_that_they_want_a_database(both, capsys):
    assert run(["query", "--db", str(both / "ds")]) == 1
    assert "directory" in capsys.readouterr().err


def test_duckdb_alone_reads_it(both):
    """What docs/dataset.md shows: the incidents that count, with nothing of dronelog."""
    import sqlite3

    import duckdb

    page = (Path(__file__).parents[2] / "docs/archives.md").read_text(encoding="utf-8")
    sql = page.split("```sql\n")[1].split("```")[0]
    with duckdb.connect() as conn:
        conn.execute(f"SET file_search_path = '{both}'")
        found = conn.execute(sql.replace("dataset/", f"{both}/ds/")).fetchall()
    database = sqlite3.connect(both / "log.db")
    expected = database.execute(
        "SELECT i.region, substr(d.start, 1, 7), count(*), sum(i.drones) FROM incidents i JOIN dates d ON d.id = i.date"
        " WHERE i.current = 1 GROUP BY 1, 2 ORDER BY 1, 2 NULLS LAST"
    ).fetchall()
    assert [tuple(row) for row in found] == expected
    assert len(expected) > 50
    database.close()


def test_what_lies_beside_a_finished_block_counts_nothing(both, tmp_path, capsys):
    import shutil

    shutil.copytree(both / "ds", tmp_path / "ds")
    some = next((tmp_path / "ds/incidents").rglob("*.parquet"))
    shutil.copy(some, some.with_name("part-0123456789abcdef-0000.parquet"))
    outputs = []
    for where in (both / "ds", tmp_path / "ds"):
        assert run(["summary", "--db", str(where), "--format", "json"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


def test_without_duckdb_one_line_names_the_extra(both, capsys, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert run(["summary", "--db", str(both / "ds")]) == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "duckdb: pip install 'dronelog[dask]'" in told
