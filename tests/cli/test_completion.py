"""The Tab key, as each shell asks for it."""

import json
import re
import subprocess

import pytest

from tests.conftest import Program

TEXT = "Nine drones were shot down over Belgorod Region overnight into June 12, the governor said. A house was damaged in Shebekino."


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("tab"))
    told = {"text": TEXT, "published": "2025-06-12", "publisher": "Northern Courier"}
    program("add", input=json.dumps(told) + "\n")
    return program


def offered(program, line: str, shell: str = "bash", **env: str) -> list[str]:
    words = re.split(r"(?<!\\) ", line)
    given = {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)} if shell == "bash" else {"_TYPER_COMPLETE_ARGS": line}
    more = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"} if shell == "fish" else {}
    done = subprocess.run(
        program.command(), capture_output=True, cwd=program.home, timeout=60,
        env=program.environment(_DRONELOG_COMPLETE=f"complete_{shell}", **given, **more, **env),
    )  # fmt: skip
    assert done.stderr == b""
    return [value for value in done.stdout.decode().splitlines() if value]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("dronelog query --region RU-", ["RU-BEL"]),
        ("dronelog query --region be", ["belgorod\\ Oblast"]),
        ("dronelog query -r Бел", ["Белгородская\\ область"]),
        ("dronelog query -r Біл", []),
        ("dronelog query --country R", ["RU", "Russia"]),
        ("dronelog query --place she", ["shebekino"]),
        ("dronelog query --source gov", ["governor"]),
        ("dronelog export --publisher North", ["Northern\\ Courier"]),
        ("dronelog query --publisher Northern\\ C", ["Northern\\ Courier"]),
        ("dronelog query --outcome i", ["intercepted"]),
        ("dronelog query --outcome intercepted,d", ["intercepted,damaged"]),
        ("dronelog query --object ", ["home"]),
        ("dronelog review --status do", ["doubtful"]),
        ("dronelog query --sort dr", ["drones"]),
        ("dronelog query --format js", ["json", "jsonl"]),
        ("dronelog conflicts --figure ki", ["killed"]),
        ("dronelog trace --by region,mo", ["region,month"]),
        ("dronelog trace RU", ["RU-BEL"]),
        ("dronelog confl", ["conflicts"]),
    ],
)  # fmt: skip
def test_bash(filled, line, expected):
    found = offered(filled, line)
    assert [value for value in found if value in expected] == expected
    assert len(found) <= len(expected) + 2  # a country beside its region


def test_ids(filled):
    (public,) = [r["id"] for r in json.loads(filled("query", "--format", "json").stdout)]
    for command in ("show", "merge", "split", "edit", "history", "accept"):
        assert offered(filled, f"dronelog {command} {public[:3]}") == [public]


def test_other_shells_get_the_name_and_what_it_is(filled):
    assert "Belgorod Oblast" in "\n".join(offered(filled, "dronelog query --region Be", "zsh"))
    assert offered(filled, "dronelog query --region RU-", "fish")[0].split("\t")[0] == "RU-BEL"


def test_an_open_quotation_mark_keeps_its_spaces(filled):
    assert offered(filled, 'dronelog query --region "Belg') == ["Belgorod Oblast"]


def test_the_database_that_the_line_names_is_asked(filled, tmp_path):
    assert offered(filled, f"dronelog query --db {tmp_path / 'none.db'} --region Be") == []
    assert offered(filled, f"dronelog query --db {filled.db} --region Be", DRONELOG_DB="/nowhere/x.db") == ["Belgorod\\ Oblast"]


def test_a_broken_database_is_no_error(filled, tmp_path):
    (tmp_path / "bad.db").write_bytes(b"no database" * 100)
    assert offered(filled, "dronelog query --source gov", DRONELOG_DB=str(tmp_path / "bad.db")) == []
    assert "killed" in offered(filled, "dronelog query --outcome ", DRONELOG_DB=str(tmp_path / "bad.db"))
