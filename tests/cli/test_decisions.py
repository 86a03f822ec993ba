"""A person's decisions, runs, rejects, reparse, doctor: through the real program."""

import json
import signal
import sqlite3
import subprocess
import time

import pytest

NIGHT = "Nine drones were shot down over Belgorod Region overnight into June 12, the governor said. No one was hurt."
DAY = "Two drones were intercepted over Kursk Region on June 13, the regional governor said."


def row(text: str, **more: str) -> str:
    return (
        json.dumps({"text": text, "published": "2025-06-14", "publisher": "Courier", **more}, ensure_ascii=False) + "\n"
    )


@pytest.fixture
def filled(program):
    (program.home / "f.jsonl").write_text(row(NIGHT) + row(DAY), encoding="utf-8")
    program("add", "f.jsonl")
    return program


def records(program, *args: str) -> list[dict]:
    return json.loads(program("query", "--format", "json", "--sort", "id", *args).stdout)


def the(program, region: str) -> dict:
    return next(
        r for r in records(program, "--status", "parsed,doubtful,accepted,corrected,rejected") if r["region"] == region
    )


def test_edit_history_undo(filled):
    before = the(filled, "RU-BEL")
    filled("edit", before["id"], "drones=12", "places=Shebekino; Valuyki", "--reason", "counted", DRONELOG_WHO="Anna")
    after = the(filled, "RU-BEL")
    assert (after["drones"], after["places"], after["status"]) == (12, ["Shebekino", "Valuyki"], "corrected")
    assert {k: v for k, v in after.items() if k not in ("drones", "places", "status")} == {
        k: v for k, v in before.items() if k not in ("drones", "places", "status")
    }
    history = json.loads(filled("history", before["id"], "--format", "json").stdout)
    assert [(h["field"], h["old"], h["new"], h["who"], h["reason"]) for h in history] == [
        ("drones", 9, 12, "Anna", "counted"), ("places", before["places"], ["Shebekino", "Valuyki"], "Anna", "counted"),
    ]  # fmt: skip
    filled("undo")
    assert the(filled, "RU-BEL") == before
    assert "nothing to undo" in filled("undo", code=1).stderr
    assert "undone already" in filled("undo", "1", code=1).stderr
    assert len(json.loads(filled("history", before["id"], "--format", "json").stdout)) == 4


def test_edit_dates_source_region_outcomes(filled):
    key = the(filled, "RU-BEL")["id"]
    filled("edit", key, "start=2025-06-10T20:00", "end=2025-06-10T23:30")
    assert the(filled, "RU-BEL")["precision"] == "time"
    filled("edit", key, "start=2025-06-09")
    told = the(filled, "RU-BEL")
    assert (told["start"], told["precision"]) == ("2025-06-09", "range") or told["end"] is not None
    filled("undo")
    assert the(filled, "RU-BEL")["start"] == "2025-06-10T20:00"
    filled("edit", key, "region=Bryansk", "source=Emergency ministry", "source_kind=emergency_service",
           "outcomes=intercepted 4; damaged 2 home; no_casualties")  # fmt: skip
    told = the(filled, "RU-BRY")
    assert (told["source"], told["source_kind"]) == ("Emergency ministry", "emergency_service")
    assert [(o["kind"], o["count"], o["object"]) for o in told["outcomes"]] == [
        ("intercepted", 4, None), ("damaged", 2, "home"), ("no_casualties", None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ("dorns=3", "drones"), ("drones=many", "number"), ("start=soon", "2025-08-27"), ("outcomes=exploded", "intercepted"),
        ("precision=roughly", "night"), ("region=Nowhereland", "region"), ("outcomes=killed 2 home", "objects"),
    ],
)  # fmt: skip
def test_a_wrong_edit_changes_nothing(filled, pair, words):
    before = records(filled)
    done = filled("edit", before[0]["id"], pair, code=1)
    assert words in done.stderr
    assert records(filled) == before


def test_reject_counts_nowhere_and_restore_brings_it_back(filled):
    before = records(filled)
    key = the(filled, "RU-BEL")["id"]
    filled("reject", key, "--reason", "a drill")
    assert key not in [r["id"] for r in records(filled)]
    assert [r["id"] for r in records(filled, "--status", "rejected")] == [key]
    assert "RU-BEL" not in [r["region"] for r in json.loads(filled("summary", "--format", "json").stdout)]
    assert "a drill" in filled("show", key).stdout
    filled("restore", key)
    assert records(filled) == before


def test_reparse_finds_nothing_to_change_and_never_touches_a_correction(filled):
    assert filled("reparse", "--dry-run", "--format", "jsonl").stdout == ""
    key = the(filled, "RU-BEL")["id"]
    filled("edit", key, "drones=12")
    conn = sqlite3.connect(filled.db)
    conn.execute(
        "UPDATE incidents SET drones = 77, approximate = 1 WHERE drones IN (2, 12)"
    )  # as if rules had been worse
    conn.commit()
    conn.close()
    told = [json.loads(line) for line in filled("reparse", "--dry-run", "--format", "jsonl").stdout.splitlines()]
    assert {(t["field"], t["new"]) for t in told} == {("approximate", "false"), ("drones", "2")}
    assert the(filled, "RU-KRS")["drones"] == 77
    filled("reparse")
    assert (the(filled, "RU-KRS")["drones"], the(filled, "RU-KRS")["approximate"]) == (2, False)
    assert (the(filled, "RU-BEL")["drones"], the(filled, "RU-BEL")["approximate"]) == (77, False)
    assert filled("reparse", "--dry-run", "--format", "jsonl").stdout == ""


def test_reparse_brings_back_what_is_missing_and_removes_what_is_too_much(filled):
    before = records(filled)
    conn = sqlite3.connect(filled.db)
    conn.execute("PRAGMA foreign_keys = ON")
    conn.execute("UPDATE incidents SET region = 'RU-KRS', drones = 50 WHERE region = 'RU-BEL'")
    conn.execute("UPDATE incidents SET date = (SELECT date FROM incidents ORDER BY id DESC LIMIT 1)")
    conn.execute("DELETE FROM outcomes")
    conn.commit()
    conn.close()
    filled("reparse")
    assert [{k: v for k, v in r.items() if k != "id"} for r in records(filled)] == [
        {k: v for k, v in r.items() if k != "id"} for r in before
    ]


def test_runs_and_undoing_one(filled):
    before = records(filled)
    post = {"channel": "gov", "message": "7"}
    (filled.home / "one.jsonl").write_text(row(NIGHT + " One.", **post, edited="2025-06-14T08:00:00+03:00"))
    (filled.home / "two.jsonl").write_text(
        row(NIGHT + " Two.", **post, edited="2025-06-14T09:00:00+03:00") + row("Nothing.")
    )
    filled("add", "one.jsonl")
    middle = records(filled)
    filled("add", "two.jsonl")
    runs = json.loads(filled("runs", "list", "--format", "json").stdout)
    assert [(r["run"], r["inputs"], r["new"], r["edited"]) for r in runs] == [
        (3, ["two.jsonl"], 1, 1), (2, ["one.jsonl"], 1, 0), (1, ["f.jsonl"], 2, 0),
    ]  # fmt: skip
    filled("runs", "undo", "3")
    assert records(filled) == middle
    assert "undone already" in filled("runs", "undo", "3", code=1).stderr
    filled("runs", "undo", "2")
    assert records(filled) == before
    filled("doctor")
    filled("add", "two.jsonl")
    assert len(records(filled)) == len(middle)


def test_a_run_on_which_a_person_decided_is_not_undone_by_the_way(filled):
    filled("reject", the(filled, "RU-BEL")["id"])
    assert "--force" in filled("runs", "undo", "1", code=1).stderr
    filled("runs", "undo", "1", "--force")
    assert records(filled) == []
    filled("doctor")


def test_rejects_list_show_retry(program):
    path = program.home / "f.jsonl"
    path.write_text(row(NIGHT) + '{"text": "broken\n' + '{"nothing": 1}\n')
    program("add", "f.jsonl", "gone.txt", code=3)
    listed = json.loads(program("rejects", "list", "--format", "json").stdout)
    assert [(r["origin"].split("/")[-1], r["line"]) for r in listed][:2] == [("f.jsonl", 2), ("f.jsonl", 3)] or len(
        listed
    ) == 3
    number = next(r["reject"] for r in listed if r["line"] == 2)
    assert "broken" in program("rejects", "show", str(number)).stdout
    program("add", "f.jsonl", code=3)
    assert json.loads(program("rejects", "list", "--format", "json").stdout) == listed  # nothing twice
    path.write_text(row(NIGHT) + row(DAY) + '{"nothing": 1}\n')
    done = program("rejects", "retry", code=None)
    assert "1 reject settled" in done.stderr
    assert {r["region"] for r in records(program)} == {"RU-BEL", "RU-KRS"}
    left = json.loads(program("rejects", "list", "--format", "json").stdout)
    assert [r["line"] for r in left if "f.jsonl" in r["origin"]] == [3]
    assert "there is no reject 99" in program("rejects", "show", "99", code=1).stderr


def test_review_as_a_list_with_ready_commands(program):
    program(
        "add",
        "-",
        "--published",
        "2025-06-14",
        input="Recently a drone was shot down over the Sukhinichi district of Kaluga Region.",
    )
    listed = json.loads(program("review", "--format", "json").stdout)
    assert len(listed) == 1
    done = program("review", "--format", "csv")
    assert f"dronelog accept {listed[0]['id']}" in done.stdout
    program("accept", listed[0]["id"])
    assert json.loads(program("review", "--format", "json").stdout) == []
    assert records(program)[0]["status"] == "accepted"


def test_review_one_by_one_on_a_terminal(program):
    import os
    import pty

    for place in ("Kaluga", "Tula", "Tver"):
        program("add", "-", "--published", "2025-06-14", input=f"Recently a drone was shot down over {place} Region.")
    waiting = json.loads(program("review", "--format", "json").stdout)
    assert len(waiting) == 3
    master, slave = pty.openpty()
    process = subprocess.Popen(program.command("review"), stdin=slave, stdout=slave, stderr=slave, cwd=program.home,
                               env=program.environment(TERM="xterm"))  # fmt: skip
    os.close(slave)
    for line in (b"a\n", b"?\n", b"r\n", b"a drill\n", b"q\n"):
        time.sleep(0.5)
        os.write(master, line)
    shown = b""
    while process.poll() is None or shown == b"":
        try:
            shown += os.read(master, 65536)
        except OSError:
            break
    assert process.wait(30) == 0
    status = {r["id"]: r["status"] for r in records(program, "--status", "parsed,doubtful,accepted,rejected")}
    assert [status[r["id"]] for r in waiting][:2] == ["accepted", "rejected"]
    assert status[waiting[2]["id"]] in ("parsed", "doubtful")


def test_doctor_is_content_and_tells_damage(filled):
    assert "BAD" not in filled("doctor").stdout
    assert json.loads(filled("doctor", "--json").stdout) == []
    conn = sqlite3.connect(filled.db)
    conn.execute("DELETE FROM incidents")
    conn.execute("INSERT INTO reports_fts (reports_fts) VALUES ('delete-all')")
    conn.execute("UPDATE reports SET version_of = 1")
    conn.commit()
    conn.close()
    done = filled("doctor", code=1)
    for words in ("full-text index", "versions", "rebuild-index"):
        assert words in done.stdout
    filled("doctor", "--rebuild-index", code=1)
    assert "holds 0" not in filled("doctor", code=1).stdout


def test_doctor_on_a_damaged_file(filled):
    data = bytearray(filled.db.read_bytes())
    for start in range(4096 * 3, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    filled.db.write_bytes(bytes(data))
    done = filled("doctor", code=1)
    assert "BAD" in done.stdout + done.stderr or "sound" in done.stderr
    for args in (["query"], ["summary"], ["add", "f.jsonl"]):
        done = filled(*args, code=1)
        assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("kind", ["text", "directory", "other database", "newer"])
def test_a_wrong_database_is_one_line_and_untouched(filled, kind):
    path = filled.home / "wrong.db"
    if kind == "text":
        path.write_text("hello")
    elif kind == "directory":
        path.mkdir()
    else:
        conn = sqlite3.connect(path)
        conn.execute("CREATE TABLE t (a)")
        if kind == "newer":
            conn.execute("PRAGMA application_id = 1685220455")
            conn.execute("PRAGMA user_version = 99")
        conn.commit()
        conn.close()
    before = path.read_bytes() if path.is_file() else None
    for args in (["query"], ["add", "f.jsonl"], ["summary"], ["doctor"]):
        done = filled(*args, "--db", str(path), code=1)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        assert "wrong.db" in done.stderr
    assert before is None or path.read_bytes() == before


def test_busy_is_exit_5_and_readers_go_on(filled):
    conn = sqlite3.connect(filled.db, isolation_level=None)
    conn.execute("BEGIN IMMEDIATE")
    (filled.home / "new.jsonl").write_text(row("Three drones were shot down over Tula Region on June 13."))
    done = filled("add", "new.jsonl", "--wait", "0.3", code=5)
    assert "--wait" in done.stderr
    assert len(records(filled)) >= 2
    conn.execute("ROLLBACK")
    filled("add", "new.jsonl")


def test_eight_writers_and_a_reader(program):
    texts = [row(f"{NIGHT} Note {n}.", url=f"https://x.example/{n}") for n in range(240)]
    for w in range(8):  # each report is in two of the files
        (program.home / f"{w}.jsonl").write_text("".join(texts[w * 30 : w * 30 + 60] or texts[:60]))
    writers = [
        subprocess.Popen(program.command("add", f"{w}.jsonl"), cwd=program.home, env=program.environment(),
                         stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        for w in range(8)
    ]  # fmt: skip
    while any(w.poll() is None for w in writers):
        if program.db.exists():
            program("query", "--limit", "5", code=None)
    assert [w.returncode for w in writers] == [0] * 8, [w.stderr.read() for w in writers]
    status = json.loads(program("db", "status", "--json").stdout)
    assert status["reports"] == 240
    program("doctor")


def test_killed_and_run_again(program):
    import random

    lines = [row(f"{NIGHT} Note {n}.", url=f"https://x.example/{n}") for n in range(900)]
    (program.home / "many.jsonl").write_text("".join(lines))
    program("add", "many.jsonl", "--db", "whole.db")
    whole = program("query", "--format", "json", "--db", "whole.db").stdout
    spread = random.Random(5)
    for _ in range(4):
        process = subprocess.Popen(program.command("add", "many.jsonl"), cwd=program.home, env=program.environment(),
                                   stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
        time.sleep(spread.uniform(0.2, 1.5))
        import os

        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if program.db.exists():
            program("doctor", code=None)
    program("add", "many.jsonl")
    assert program("query", "--format", "json").stdout == whole
    program("doctor")
    assert len([r for r in json.loads(program("runs", "list", "-f", "json").stdout) if r["finished"] is None]) == 0


def test_one_process_or_two_the_result_is_the_same(program):
    lines = [row(f"{NIGHT if n % 2 else DAY} Note {n}.", url=f"https://x.example/{n}") for n in range(900)]
    (program.home / "many.jsonl").write_text("".join(lines))
    one = program("parse", "many.jsonl", "--format", "jsonl", DRONELOG_WORKERS="1").stdout
    assert program("parse", "many.jsonl", "--format", "jsonl", DRONELOG_WORKERS="2").stdout == one
    program("add", "many.jsonl", "--db", "one.db", DRONELOG_WORKERS="1")
    program("add", "many.jsonl", "--db", "two.db", DRONELOG_WORKERS="2")
    a, b = (program("query", "--format", "json", "--db", name).stdout for name in ("one.db", "two.db"))
    assert a == b


def test_a_name_can_be_given_to_a_source(filled):
    sources = json.loads(filled("sources", "--format", "json").stdout)
    kursk = the(filled, "RU-KRS")["source"]
    assert len([s for s in sources if s["incidents"]]) == 2
    (filled.home / "more.jsonl").write_text(
        row("The emergency service said that three drones were shot down over Tula Region on June 13.")
    )
    filled("add", "more.jsonl")
    told = the(filled, "RU-TUL")["source"]
    assert told != kursk
    filled("sources", "Courier", "--add-alias", told)
    listed = json.loads(filled("sources", "Courier", "--format", "json").stdout)
    assert told in listed[0]["aliases"]
    assert listed[0]["incidents"] >= 1
    assert the(filled, "RU-TUL")["source"] == told
    assert "no source" in filled("sources", "nobody", "--add-alias", "x", code=1).stderr
    filled("doctor")
