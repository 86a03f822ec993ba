"""A sample of every format through the real program: twice changes nothing, in any order the same; hostile ones do no harm."""

import gzip
import io
import json
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from dronelog.query.content import lines
from dronelog.store import open_reading

SAMPLES = Path(__file__).parents[2] / "fixtures" / "intake"
NAMES = sorted(path.name for path in SAMPLES.iterdir() if path.suffix != ".md" and path.name != "own.csv")


def content(path: Path) -> list[str]:
    conn = open_reading(path)
    try:
        return list(lines(conn))
    finally:
        conn.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_twice_the_second_changes_nothing(program, name):
    first = json.loads(program("add", str(SAMPLES / name), "--json").stdout)
    assert first["new"] >= 1
    assert first["rejected"] == 0
    before = content(program.db)
    second = json.loads(program("add", str(SAMPLES / name), "--json").stdout)
    assert second == {"read": first["read"], "new": 0, "same": first["read"], "edited": 0, "rejected": 0, "incidents": 0, "review": 0}
    assert content(program.db) == before


def test_the_whole_folder_in_any_order_gives_the_same(program):
    found = set()
    for turn in range(4):
        names = NAMES[:]
        random.Random(turn).shuffle(names)
        db = f"{turn}.db"
        half = len(names) // 2 if turn % 2 else len(names)  # in one run, in two
        program("add", *(str(SAMPLES / name) for name in names[:half]), "--db", db)
        if names[half:]:
            program("add", *(str(SAMPLES / name) for name in names[half:]), "--db", db)
        found.add("\n".join(content(program.home / db)))
    assert len(found) == 1


def test_versions_of_a_post_in_any_order_give_the_same(program):
    post = {"channel": "gov", "message": "7", "published": "2025-06-12T08:00:00+03:00", "publisher": "Courier"}
    told = "drones were shot down over Belgorod Region overnight into June 12, the governor said."
    for n in range(3):
        edited = {"edited": f"2025-06-12T1{n}:30:00+03:00"} if n else {}
        (program.home / f"{n}.jsonl").write_text(json.dumps({"text": f"{n + 3} {told}", **post, **edited}) + "\n")
    (program.home / "bare.txt").write_text(f"9 {told}")
    (program.home / "full.txt").write_text(f"published: 2025-06-12\npublisher: Bay Post\nurl: https://x.example/9\n\n9 {told}")
    files = ["0.jsonl", "1.jsonl", "2.jsonl", "bare.txt", "full.txt"]
    found = set()
    for turn in range(6):
        random.Random(turn).shuffle(files)
        for file in files:
            program("add", file, "--db", f"{turn}.db")
        conn = open_reading(program.home / f"{turn}.db")
        assert conn.execute("SELECT drones FROM incident_list WHERE publisher = 'Courier'").fetchall() == [(5,)]
        conn.close()
        found.add("\n".join(content(program.home / f"{turn}.db")))
    assert len(found) == 1


@pytest.mark.parametrize("ending", ["csv", "json", "jsonl"])
def test_our_own_export_comes_back_unchanged(program, ending):
    night = "Nine drones were shot down over Belgorod Region overnight into June 12, the governor said. No one was hurt."
    for n, text in enumerate((night, "=1 Уночі над Сумщиною збито п'ять дронів; пошкоджено два будинки.", night + "\nAgain.")):
        program("add", "-", "--published", f"2025-06-1{n + 2}", "--publisher", "=Courier", "--url", f"https://x.example/{n}?a=1", input=text)
    before = content(program.db)
    program("export", f"out.{ending}")
    assert len(json.loads(program("query", "--format", "json").stdout)) >= 3
    assert "0 changed" in program("add", f"out.{ending}").stderr
    assert content(program.db) == before


# -- hostile ------------------------------------------------------------------------------------------------------------

MB = 1024 * 1024
LAUGHS = "<!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)) + "]>"


def packed(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


HOSTILE = {
    "laughs.xml": lambda: f"<?xml version='1.0'?>{LAUGHS}<rss><channel><item><title>&i;</title></item></channel></rss>".encode(),
    "outside.xml": lambda: b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title></item></channel></rss>",
    "deep.json": lambda: b"[" * 100_000 + b"]" * 100_000,
    "deep.jsonl": lambda: b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
    "deepobject.json": lambda: b'[{"text": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}]",
    "line.txt": lambda: b"drone " * (100 * MB // 6),
    "line.jsonl": lambda: b'{"text": "' + b"x" * (100 * MB) + b'"}\n',
    "line.csv": lambda: b"text,published\n" + b"x" * (100 * MB) + b",2025-06-12\n",
    "line.html": lambda: b"<html><body><p>" + b"x" * (100 * MB),
    "bomb.gz": lambda: gzip.compress(b"0" * (200 * MB)),
    "bomb.zip": lambda: packed(("a.txt", b"0" * (200 * MB))),
    "names.zip": lambda: packed(("../../escaped.txt", b"\xffA"), ("/tmp/escaped-absolute.txt", b"\xffB"), ("C:\\escaped.txt", b"\xffC")),
}


#: Starts a program from a small process: a child's peak counts what its parent held when it was forked.
_RELAY = """
import os, resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
code = subprocess.call(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
open(sys.argv[1], "w").write(f"{code} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}")
"""


def run_limited(program, *args: str) -> tuple[subprocess.CompletedProcess, float, float]:
    """Run the program with 1 GB of address space; returns it, its seconds, its peak memory in MB."""
    began = time.monotonic()
    told = program.home / "told"
    relayed = subprocess.run([sys.executable, "-S", "-c", _RELAY, str(told), *program.command(*args)], cwd=program.home,
                             env=program.environment(), stderr=subprocess.PIPE, encoding="utf-8", check=True)  # fmt: skip
    code, peak = map(int, told.read_text().split())
    done = subprocess.CompletedProcess(args, code, "", relayed.stderr)
    return done, time.monotonic() - began, peak / 1024


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_bounded_time_and_memory(program, name):
    (program.home / name).write_bytes(HOSTILE[name]())
    done, seconds, memory = run_limited(program, "add", name)
    assert "Traceback" not in done.stderr
    assert "fault of the program" not in done.stderr
    assert done.returncode == (1 if name != "names.zip" else done.returncode), done.stderr
    assert name in done.stderr
    assert len(done.stderr) < 5000
    assert memory < 250, memory
    assert seconds < 60, seconds
    assert not list(program.home.parent.glob("escaped*"))
    assert not Path("/tmp/escaped-absolute.txt").exists()
    assert "root:" not in program("query", "--format", "json").stdout
    assert "BAD" not in program("doctor").stdout


def test_hostile_words_are_kept_and_harmless(program):
    evil = [
        "\x1b]0;owned\x07\x1b[2J", "\u202eevil\u2066", "[bold red]x[/bold red] [link=http://x]y[/link]", "'); DROP TABLE reports; --",
        "=cmd|' /C calc'!A0", "<script>alert(1)</script>", "\x9b31m", "a\rb",
    ]  # fmt: skip
    night = "Nine drones were shot down over Belgorod Region overnight into June 12, the governor said."
    rows = [{"text": f"{night} {word}", "published": "2025-06-12", "publisher": word, "title": word, "url": f"https://x.example/{n}?{n}",
             "id": word} for n, word in enumerate(evil)]  # fmt: skip
    name = "\x1b[31mreports\u202e.jsonl"
    (program.home / name).write_text("".join(json.dumps(row) + "\n" for row in rows) + "broken \x1b[31m\n", encoding="utf-8")
    done = program("add", name, code=3)
    stored = json.loads(program("query", "--format", "json").stdout)
    assert len(stored) == len(evil)
    assert sorted(r["publisher"] for r in stored) == sorted(word.strip() for word in evil)
    shown = done.stderr + done.stdout
    for args in (("query", "--format", "table"), ("show", stored[0]["id"]), ("review", "--format", "table"), ("runs", "list", "--format", "table"),
                 ("rejects", "list", "--format", "table"), ("rejects", "show", "1"), ("sources", "--format", "table"), ("doctor",)):  # fmt: skip
        done = program(*args, NO_COLOR="1")
        shown += done.stdout + done.stderr
    for sign in ("\x1b", "\u202e", "\u2066", "\x9b", "\x07"):
        assert sign not in shown, repr(sign)
    for typed in evil:
        if "\0" not in typed:
            program("query", typed, code=None)
            program("query", "--source", typed, code=None)
    assert len(json.loads(program("query", "--format", "json").stdout)) == len(evil)
    assert "BAD" not in program("doctor").stdout
