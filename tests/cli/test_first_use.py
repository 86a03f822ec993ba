"""What a person meets in the first minutes: help that can be read, messages that say what to do."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def helps() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return dict(module.helps())


def test_examples_stand_one_a_line():
    for path, text in helps().items():
        assert "\\b" not in text, path
        assert "\b" not in text, path
        assert re.search(r"^  Examples?:$\n    \S", text, re.MULTILINE), path


def test_every_page_that_help_names_exists():
    named = {page for text in helps().values() for page in re.findall(r"\bdocs/\w+\.md", " ".join(text.split()))}
    assert named
    assert not [page for page in named if not (ROOT / page).is_file()]


def test_every_extra_that_is_named_exists():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    files = [*ROOT.glob("docs/*.md"), *ROOT.glob("dronelog/**/*.py"), ROOT / "README.md"]
    named = {name for path in files for name in re.findall(r"dronelog\[(\w+)\]", path.read_text(encoding="utf-8"))}
    assert {"html", "parquet"} <= named <= set(extras)


@pytest.mark.parametrize(
    ("shell", "holds"),
    [("bash", "complete -o default -F"), ("zsh", "#compdef dronelog"), ("fish", "complete --command dronelog")],
)
def test_completion_for_a_shell(program, shell, holds):
    assert holds in program(_DRONELOG_COMPLETE=f"source_{shell}").stdout
    typed = {"COMP_WORDS": "dronelog query --outcome interc", "COMP_CWORD": "3", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    typed["_TYPER_COMPLETE_ARGS"] = typed["COMP_WORDS"]
    assert "intercepted" in program(**typed, _DRONELOG_COMPLETE=f"complete_{shell}").stdout


def test_a_table_of_what_to_review_breaks_no_id(program):
    program("add", "-", input="Drones attacked Kursk Oblast, it was said. Perhaps 5 or 50 drones were shot down.")
    listed = program("review", "--format", "jsonl").stdout.splitlines()
    assert listed
    done = program("review", "--format", "table", COLUMNS="80")
    for line in listed:
        assert json.loads(line)["id"] in done.stdout
    assert "dronelog accept ID" in done.stderr
    ready = program("review", "--format", "csv").stdout
    assert f"dronelog accept {json.loads(listed[0])['id']}" in ready


@pytest.mark.parametrize("command", [("query", "--region"), ("regions",)])
def test_a_mistyped_region_gets_the_region_proposed(program, command):
    program("add", "-", input="9 drones were shot down over Kursk Oblast on 3 May 2025.")
    assert "did you mean 'Belgorod Oblast'?" in program(*command, "Belgorud", code=None).stderr
