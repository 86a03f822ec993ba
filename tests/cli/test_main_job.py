"""The main job as a user does it: the real program, its streams, its exit codes."""

import csv
import io
import json
import os
import pty
import select
import subprocess

import pytest

NIGHT = "Nine drones were shot down over Belgorod Region overnight into June 12, the governor said. No one was hurt."
DAY = "Two drones were intercepted over Kursk Region on June 13, the regional governor said."
NOTHING = "The city museum opens an exhibition of children's drawings on Saturday."
FIELDS = [
    "region", "places", "start", "end", "precision", "source", "source_kind", "source_key", "drones", "approximate",
    "outcomes", "warnings", "confidence",
]  # fmt: skip


def jsonl(*texts: str, **more: str) -> str:
    rows = [
        {"id": f"r{n}", "text": text, "published": "2025-06-14", "publisher": "Courier", **more}
        for n, text in enumerate(texts, 1)
    ]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def reports(program):
    path = program.home / "f.jsonl"
    path.write_text(jsonl(NIGHT, DAY, NOTHING), encoding="utf-8")
    return path


def on_a_terminal(program, *args: str, **env: str) -> tuple[str, int]:
    """Run the program with a terminal on stdout and stdin; returns what it wrote there, and the exit code."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        program.command(*args), stdin=slave, stdout=slave, stderr=subprocess.DEVNULL, cwd=program.home,
        env=program.environment(TERM="xterm-256color", **env),
    )  # fmt: skip
    os.close(slave)
    got = b""
    while True:
        ready, _, _ = select.select([master], [], [], 60)
        try:
            chunk = os.read(master, 65536) if ready else b""
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        got += chunk
    os.close(master)
    return got.decode("utf-8", "replace"), process.wait(60)


def test_add_twice_the_second_changes_nothing_to_the_byte(program, reports):
    first = program("add", "f.jsonl", "--json")
    receipt = json.loads(first.stdout)
    assert receipt == {"read": 3, "new": 3, "same": 0, "edited": 0, "rejected": 0, "incidents": receipt["incidents"],
                       "review": receipt["review"]}  # fmt: skip
    assert receipt["incidents"] >= 2
    before = program("query", "--format", "json").stdout
    second = json.loads(program("add", "f.jsonl", "--json").stdout)
    assert second == {"read": 3, "new": 0, "same": 3, "edited": 0, "rejected": 0, "incidents": 0, "review": 0}
    assert program("query", "--format", "json").stdout == before


def test_what_is_stored_is_what_parse_tells(program, reports):
    program("add", "f.jsonl")
    stored = json.loads(program("query", "--format", "json", "--sort", "id").stdout)
    told = [json.loads(line) for line in program("parse", "f.jsonl", "--format", "jsonl").stdout.splitlines()]
    assert [row["id"] for row in told] == ["r1", "r2", "r3"]
    assert told[2]["incidents"] == []

    def key(incident):
        return json.dumps({k: incident[k] for k in FIELDS if k != "source_key"}, sort_keys=True)

    assert sorted(key(i) for row in told for i in row["incidents"]) == sorted(map(key, stored))
    for incident in stored:
        assert list(incident)[:2] == ["id", "report_id"]
        assert {"publisher", "url", "published", "status", "quote"} <= set(incident)
        for outcome in incident["outcomes"]:
            assert 0 <= outcome["start"] <= outcome["end"]


def test_a_pipe_gets_whole_csv_and_data_only(program, reports):
    done = program("add", "f.jsonl")
    assert done.stdout == ""
    assert "3 read: 3 new" in done.stderr
    done = program("query", COLUMNS="20")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["region"] for row in rows} >= {"RU-BEL", "RU-KRS"}
    assert all(row["published"] == "2025-06-14" for row in rows)
    assert done.stderr == ""


def test_a_terminal_gets_a_table(program, reports):
    program("add", "f.jsonl")
    shown, code = on_a_terminal(program, "query")
    assert code == 0
    assert "Belgorod" in shown
    assert "─" in shown
    plain, _ = on_a_terminal(program, "query", NO_COLOR="1")
    assert "\x1b[1m" not in plain


def test_a_text_file_and_stdin(program):
    (program.home / "night.txt").write_text(NIGHT, encoding="utf-8")
    program("add", "night.txt", "--published", "2025-06-12", "--publisher", "Courier", "--url", "https://x.example/a")
    program("add", "-", "--published", "2025-06-13", input=DAY)
    rows = json.loads(program("query", "--format", "json").stdout)
    night = next(row for row in rows if row["region"] == "RU-BEL")
    assert (night["publisher"], night["url"], night["published"]) == ("Courier", "https://x.example/a", "2025-06-12")
    assert (night["start"], night["end"], night["precision"]) == ("2025-06-11", "2025-06-12", "night")
    assert night["quote"].startswith("Nine drones were shot down")


def test_dry_run_stores_nothing(program, reports):
    done = program("add", "f.jsonl", "--dry-run")
    assert "Belgorod" in done.stdout
    assert not program.db.exists()


# -- what cannot be used ------------------------------------------------------------------------------------------------


def one_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line and " read: " not in line]
    assert len(lines) == 1, text
    return lines[0]


def test_no_such_file(program):
    done = program("add", "no-such.txt", code=1)
    assert "no-such.txt" in one_line(done.stderr)
    assert done.stdout == ""


def test_a_binary_file(program):
    (program.home / "x.bin").write_bytes(bytes(range(256)) * 40)
    assert "x.bin" in one_line(program("add", "x.bin", code=1).stderr)


def test_an_empty_file(program):
    (program.home / "empty.txt").write_bytes(b"")
    assert "empty.txt" in one_line(program("add", "empty.txt", code=1).stderr)


def test_an_empty_directory(program):
    (program.home / "folder").mkdir()
    assert "folder" in one_line(program("add", "folder", code=1).stderr)


def test_broken_json_on_line_3_of_5(program):
    lines = jsonl(NIGHT, DAY, "x", NOTHING, DAY + " Again.").splitlines()
    lines[2] = '{"text": "broken'
    (program.home / "five.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = program("add", "five.jsonl", "--json", code=3)
    assert "five.jsonl:3:" in one_line(done.stderr)
    receipt = json.loads(done.stdout)
    assert (receipt["read"], receipt["new"], receipt["rejected"]) == (5, 4, 1)
    assert json.loads(program("db", "status", "--json").stdout)["reports"] == 4


def test_one_good_file_beside_a_missing_one(program, reports):
    done = program("add", "f.jsonl", "no-such.txt", code=3)
    assert "no-such.txt" in done.stderr


def test_nothing_new_is_no_failure(program, reports):
    program("add", "f.jsonl")
    program("add", "f.jsonl", code=0)


def test_fail_on_review(program):
    program("add", "-", "--fail-on-review", input="Recently a drone was shot down over Kursk Region.", code=None)
    receipt = json.loads(
        program("add", "-", "--json", input="Lately a drone was shot down over Bryansk Region.").stdout
    )
    wanted = 4 if receipt["review"] else 0
    text = "The other day a drone was shot down over Tula Region."
    done = program("add", "-", "--json", "--fail-on-review", input=text, code=None)
    assert done.returncode == (4 if json.loads(done.stdout)["review"] else 0) == wanted


# -- wrong usage --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["quer"], "query"),
        (["query", "--nope"], "--nope"),
        (["query", "--format", "xlsx"], "csv"),
        (["add"], "stdin"),
        (["query", "--color", "pink"], "never"),
        (["add", "x", "--map", "text"], "FIELD=COLUMN"),
    ],
)
def test_wrong_usage_is_exit_2_and_one_line(program, args, words):
    done = program(*args, code=None, input=None)
    if args == ["add"]:  # stdin is /dev/null, not a terminal: an empty report
        assert done.returncode == 1
        return
    assert done.returncode == 2
    assert words in one_line(done.stderr)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["query", "--region", "Belgorodd"], "Belgorod"),
        (["query", "--since", "soonish"], "2025-08-27"),
        (["query", "--since", "2025-02-30"], "calendar"),
        (["query", "--outcome", "interceptd"], "intercepted"),
        (["query", "--sort", "colour"], "date"),
        (["query", "--source", "nobody at all"], "sources"),
        (["summary", "--by", "regoin"], "region"),
        (["summary", "--by", "region,month,day"], "two"),
        (["show", "zzzz"], "zzzz"),
        (["show", "not an id!"], "id"),
        (["export", "x.docx"], ".csv"),
    ],
)
def test_a_wrong_value_is_one_line_with_a_suggestion(program, reports, args, words):
    program("add", "f.jsonl")
    assert words in one_line(program(*args, code=1).stderr)


def test_without_a_database_every_question_says_what_to_do(program):
    for args in (["query"], ["summary"], ["show", "a"], ["export", "x.csv"], ["sources"], ["db", "status"]):
        done = program(*args, code=1)
        assert "dronelog add" in one_line(done.stderr)
        assert done.stdout == ""
        assert not program.db.exists()


# -- where the database is ----------------------------------------------------------------------------------------------


def test_which_database_wins(program):
    def path(*args: str, **env: str) -> str:
        return program("db", "path", "-q", *args, **env).stdout.strip()

    assert path("--db", "a.db", DRONELOG_DB="b.db") == "a.db"
    assert path(DRONELOG_DB="b.db") == "b.db"
    config = program.home / "c.toml"
    config.write_text('db = "c.db"\n')
    assert path(DRONELOG_DB="", DRONELOG_CONFIG=str(config)) == "c.db"
    assert path(DRONELOG_DB="").startswith(str(program.home))
    config.write_text("colour = 1\n")
    assert "colour" in program("db", "path", code=1, DRONELOG_DB="", DRONELOG_CONFIG=str(config)).stderr


def test_backup_is_a_whole_database(program, reports):
    program("add", "f.jsonl")
    program("db", "backup", "copy.db")
    assert program("query", "--db", "copy.db").stdout == program("query").stdout
    assert "exists" in program("db", "backup", "copy.db", code=1).stderr
    program("db", "backup", "copy.db", "--force")


# -- export, show, summary ----------------------------------------------------------------------------------------------


def test_export(program, reports):
    program("add", "f.jsonl")
    for ending in ("csv", "tsv", "json", "jsonl", "md"):
        program("export", f"out.{ending}")
        assert (program.home / f"out.{ending}").stat().st_size > 50
    assert (program.home / "out.csv").read_text(encoding="utf-8") == program("query", "--format", "csv").stdout
    assert json.loads((program.home / "out.json").read_text(encoding="utf-8")) == json.loads(
        program("query", "--format", "json").stdout
    )
    assert "exists" in one_line(program("export", "out.csv", code=1).stderr)
    program("export", "out.csv", "--force", "--excel")
    assert (program.home / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfid;region;")
    assert sorted(p.name for p in program.home.iterdir() if ".part" in p.name) == []


def test_show_an_incident_by_the_beginning_of_its_id(program, reports):
    program("add", "f.jsonl")
    row = json.loads(program("query", "--region", "RU-BEL", "--format", "json").stdout)[0]
    shown = program("show", row["id"][:5] + "-" + row["id"].split("-")[1]).stdout
    assert NIGHT in shown
    assert "RU-BEL" in shown
    whole = json.loads(program("show", row["report_id"], "--format", "json").stdout)
    assert whole["report"]["text"] == NIGHT
    assert row["id"] in [i["id"] for i in whole["incidents"]]


def test_summary_rows(program, reports):
    program("add", "f.jsonl")
    rows = json.loads(program("summary", "--by", "region,month", "--format", "json").stdout)
    by_region = {row["region"]: row for row in rows}
    night = by_region["RU-BEL"]
    assert night["month"] == "2025-06"
    assert night["region_name"] == "Belgorod Oblast"
    assert (night["drones_low"], night["drones_high"]) == (9, 9)
    assert (night["killed_low"], night["killed_high"]) == (0, 0)
    assert by_region["RU-KRS"]["killed_low"] is None
    assert {"reports", "incidents", "sources"} <= set(night)
    done = program("summary", "--explain")
    assert "rests on 2 reports" in done.stderr


def test_regions_and_sources(program, reports):
    program("add", "f.jsonl")
    assert "RU-BEL" in program("regions", "Белгородская область").stdout
    assert "governor" in program("sources").stdout


# -- streams ------------------------------------------------------------------------------------------------------------


def test_a_closed_pipe_is_quiet(program, reports):
    many = program.home / "many.jsonl"
    many.write_text("".join(jsonl(f"{NIGHT} Note {n}.") for n in range(400)), encoding="utf-8")
    program("add", "many.jsonl")
    process = subprocess.Popen(
        program.command("query", "--format", "json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=program.home,
        env=program.environment(),
    )  # fmt: skip
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141


def test_interrupted_is_130_and_what_was_read_is_kept(program):
    import signal
    import time

    process = subprocess.Popen(
        program.command("add", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=program.home, env=program.environment(),
        # tests started in the background (nohup, a job of a script) would hand on that interrupts are ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    process.stdin.write((jsonl(NIGHT, DAY) * 1).encode())
    process.stdin.flush()
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_is_no_traceback(program, reports, stream):
    sign = {"stdin": "<&-", "stdout": ">&-", "stderr": "2>&-"}[stream]
    words = " ".join(program.command("add", "f.jsonl"))
    done = subprocess.run(
        ["sh", "-c", f"{words} {sign}"], capture_output=True, cwd=program.home, env=program.environment()
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0


def test_hostile_text_reaches_no_terminal_and_no_spreadsheet(program):
    evil = "\x1b[31mNine drones\x1b[0m were shot down over Belgorod Region on June 12, \u202ethe governor said. [bold]x[/bold]"
    row = {"text": evil, "published": "2025-06-14", "publisher": '=HYPERLINK("http://x")', "title": "\x1b]0;owned\x07"}
    (program.home / "evil.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    program("add", "evil.jsonl")
    for args in (["query"], ["show", json.loads(program("query", "-f", "json").stdout)[0]["report_id"]]):
        shown, _ = on_a_terminal(program, *args, NO_COLOR="1")
        assert "\x1b[31m" not in shown
        assert "\x1b]0" not in shown
        assert "\u202e" not in shown
    rows = list(csv.DictReader(io.StringIO(program("query").stdout)))
    assert rows[0]["publisher"].startswith("'=")


def test_in_a_bare_environment(program, reports):
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "dronelog", "add", "f.jsonl", "--db", "x.db"], cwd=program.home,
        env={"LC_ALL": "C", "PYTHONPATH": os.environ.get("PYTHONPATH", "")},
        capture_output=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


# -- start-up -----------------------------------------------------------------------------------------------------------


def imported(program, *args: str) -> set[str]:
    import sys

    code = f"import sys; from dronelog.__main__ import run; run({list(args)!r}); print('\\n'.join(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, cwd=program.home, env=program.environment()
    )
    return {line.split(".")[0] for line in done.stderr.decode().splitlines()}


def test_only_what_is_needed_is_imported(program, reports):
    program("add", "f.jsonl")
    heavy = {"sqlite_utils", "rich", "dateparser", "platformdirs"}
    assert not imported(program, "--version") & (heavy | {"typer", "sqlite3"})
    assert not imported(program, "query", "--format", "json") & heavy
    assert not imported(program, "parse", "f.jsonl", "--format", "jsonl") & heavy
    assert not imported(program, "add", "f.jsonl") & heavy
    assert "sqlite3" in imported(program, "query")
