"""`export` as a user runs it: the file appears whole or not at all, nothing is replaced unasked, formulas stay text."""

import csv
import io
import json
import resource
import signal
import subprocess
import time

import pytest

from tests.output.made import FORMULA, HOSTILE, fill, many


@pytest.fixture
def full(program, log, incident):
    fill(log, incident)
    return program


def left(program) -> list[str]:
    """What lies in the folder besides the database."""
    return sorted(p.name for p in program.home.iterdir() if not p.name.startswith("log.db"))


def table(text: str, **how) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), **how))


def test_nothing_is_replaced_unless_asked(full):
    full("export", "a.csv")
    before = (full.home / "a.csv").read_bytes()
    (full.home / "a.csv").write_bytes(b"mine")
    done = full("export", "a.csv", code=1)
    assert done.stderr == "dronelog: a.csv: exists already; --force replaces it\n"
    assert (full.home / "a.csv").read_bytes() == b"mine"
    full("export", "a.csv", "--force")
    assert (full.home / "a.csv").read_bytes() == before


@pytest.mark.parametrize("name", ["a.doc", "gone/a.csv", ".", "a.csv/b.csv"])
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(full, name):
    done = full("export", name, code=1)
    assert done.stderr.count("\n") == 1
    assert left(full) == []


def test_a_full_disk_leaves_no_half_file_and_the_old_one_stands(full, log):
    many(log, 400)
    (full.home / "a.csv").write_text("old")

    def small() -> None:  # as a disk with little room: a write beyond it fails
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    for name in ("a.csv", "b.xlsx", "c.html", "d.json", "pack/"):
        done = subprocess.run(full.command("export", name, "--force"), capture_output=True, text=True, cwd=full.home,
                              env=full.environment(), preexec_fn=small)  # fmt: skip
        assert done.returncode == 1, (name, done.stderr)
        assert done.stderr.count("\n") == 1
        assert "Traceback" not in done.stderr
    assert left(full) == ["a.csv"]
    assert (full.home / "a.csv").read_text() == "old"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_leaves_nothing_and_says_nothing(program, log, number):
    many(log, 3000)
    process = subprocess.Popen(program.command("export", "a.csv", "--rows", "reports"), cwd=program.home,
                               env={**program.environment(), "PYTHONUNBUFFERED": "1"}, stderr=subprocess.PIPE)  # fmt: skip
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None and not list(program.home.glob(".a.csv.*.part")):
        time.sleep(0.0005)
    process.send_signal(number)
    _, told = process.communicate(timeout=20)
    if process.returncode == 0:  # it was quicker: then the file is whole
        assert len(table((program.home / "a.csv").read_text())) == 3000
        return
    assert process.returncode == 130
    assert told == b""
    assert left(program) == []


def test_head_closes_the_pipe_quietly(program, log):
    many(log, 3000)
    shell = f"{' '.join(program.command('export', '-'))} | head -n 2; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, env=program.environment(), cwd=program.home
    )
    assert done.stdout.splitlines()[-1] == "141"
    assert done.stderr == ""


def test_csv_says_what_json_says(full):
    rows = table(full("export", "-").stdout)
    records = {r["id"]: r for r in json.loads(full("export", "-", "-f", "json").stdout)}
    assert len(rows) == len(records) == 7
    for row in rows:
        record = records[row["id"]]
        assert row["region"] == record["region"]
        assert row["start"] == (record["start"] or "")
        assert row["drones"] == ("" if record["drones"] is None else str(record["drones"]))
        assert row["quote"].removeprefix("'") == (record["quote"] or "")


def test_text_never_becomes_a_formula_and_numbers_are_left_alone(full):
    row = next(r for r in table(full("export", "-").stdout) if r["region"] == "RU-KRS")
    assert row["source"] == "'" + FORMULA
    assert row["publisher"] == "'" + FORMULA
    assert row["places"].startswith("'@Рыльск")
    assert row["warnings"].startswith("'-")
    assert row["quote"].startswith("'=")
    for each in table(full("export", "-").stdout):
        assert not any(cell[:1] in set("=+-@\t\r") for cell in each.values() if cell)
        assert not each["drones"].startswith("'")


def test_excel_wants_a_mark_semicolons_and_crlf(full):
    full("export", "a.csv", "--excel")
    data = (full.home / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;region;")
    rows = table(data.decode("utf-8-sig"), delimiter=";")
    assert len(rows) == 7
    full("export", "b.csv", "--delimiter", "|")
    assert (full.home / "b.csv").read_text().startswith("id|region|")
    full("export", "c.csv", "--delimiter", "||", code=2)


def test_every_grain_and_format_can_be_written(full):
    for rows in ("incidents", "outcomes", "reports", "totals", "events"):
        counts = set()
        for ending in ("csv", "tsv", "json", "jsonl", "xlsx"):
            full("export", f"{rows}.{ending}", "--rows", rows)
        counts.add(len(table((full.home / f"{rows}.csv").read_text())))
        counts.add(len(table((full.home / f"{rows}.tsv").read_text(), delimiter="\t")))
        counts.add(len(json.loads((full.home / f"{rows}.json").read_text())))
        counts.add(len((full.home / f"{rows}.jsonl").read_text().splitlines()))
        assert counts == {{"incidents": 7, "outcomes": 10, "reports": 6, "totals": 6, "events": 4}[rows]}, rows
    full("export", "x.csv", "--rows", "towns", code=2)


def test_events_tell_who_stands_at_each_end(full):
    rows = [r for r in table(full("export", "-", "--rows", "events").stdout) if r["region"] == "RU-BEL"]
    assert [(r["drones_low"], r["drones_high"], r["sources"]) for r in rows] == [("9", "14", "2")]
    assert rows[0]["low_source"].startswith("the governor")
    assert rows[0]["high_source"] == "Russian Ministry of Defence"


def test_a_wide_table_has_a_row_a_code_and_a_column_a_month(full):
    rows = table(full("export", "-", "--rows", "totals", "--by", "region,month", "--wide", "drones").stdout)
    wide = {row["region"]: row for row in rows}
    assert wide["RU-BEL"]["2025-06"] == "14"
    assert wide["RU-KRS"]["2025-06"] == ""  # no number told is no zero
    assert wide["RU-VOR"]["2025-06"] == "0"
    full("export", "-", "--rows", "totals", "--wide", "drones", code=1)


def test_filters_are_those_of_query(full):
    rows = table(full("export", "-", "--region", "Белгородская", "--min-drones", "10").stdout)
    assert [(r["region"], r["drones"]) for r in rows] == [("RU-BEL", "14")]
    assert len(table(full("export", "-", "--limit", "2").stdout)) == 2
    reports = table(full("export", "-", "--rows", "reports", "--region", "RU-BEL").stdout)
    assert len(reports) == 2


def test_markdown_obeys_nothing(full):
    text = full("export", "-", "-f", "md").stdout
    assert "<script>" not in text.replace("\\<", "")
    assert len({line.replace("\\|", "").count("|") for line in text.splitlines()}) == 1
    assert HOSTILE not in text


def test_a_folder_of_other_things_is_never_replaced(full):
    (full.home / "photos").mkdir()
    (full.home / "photos" / "me.jpg").write_text("me")
    done = full("export", "photos/", "--force", code=1)
    assert "never replaced" in done.stderr
    assert (full.home / "photos" / "me.jpg").read_text() == "me"


def test_memory_stays_flat(program, log):
    many(log, 6000)
    peaks = []
    for limit in ("500", "6000"):
        code = (
            "import resource, sys; from dronelog.cli import main; main(sys.argv[1:]);"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
        )
        done = subprocess.run(
            [program.command()[0], "-c", code, "export", f"{limit}.csv", "-q", "-n", limit], capture_output=True, text=True,
            env=program.environment(), cwd=program.home, check=True,
        )  # fmt: skip
        peaks.append(int(done.stderr.split()[-1]) / 1024)
    assert peaks[1] < peaks[0] + 12, peaks
    assert (program.home / "6000.csv").stat().st_size > 1_000_000


def test_a_mistyped_ending_gets_one_proposed(full):
    assert "did you mean .xlsx?" in full("export", "a.xslx", code=1).stderr
    assert "did you mean" not in full("export", "a.q", code=1).stderr
