"""A word file that somebody edited and broke: one line that says which file, which line, what to do."""

import shutil
from pathlib import Path

import pytest

from dronelog import languages
from dronelog.__main__ import run
from dronelog.cli import knowledge, pipeline
from dronelog.languages import FOLDER, Knowledge, wordfile
from dronelog.terms import InputError


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The word files in a folder that may be edited; the program reads them."""
    folder = tmp_path / "words"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "compiled"))
    monkeypatch.setattr(languages, "load", lambda: Knowledge(folder))
    cached = (pipeline.parser, knowledge.languages, knowledge._institutions)
    for found in cached:
        found.cache_clear()
    yield folder
    for found in cached:
        found.cache_clear()


def append(path: Path, text: str) -> int:
    """Add lines to a file; returns the number of the first."""
    old = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{old}\n{text}\n", encoding="utf-8")
    return old.count("\n") + 2


@pytest.mark.parametrize("command", ["add", "parse"])
def test_a_broken_word_file_is_one_error_and_no_reject(command, words, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DRONELOG_DB", str(tmp_path / "log.db"))
    reports = tmp_path / "reports.jsonl"
    reports.write_text('{"text": "Nine drones were shot down over Kursk."}\n{"text": "Two more over Bryansk."}\n')
    line = append(words / "en.toml", '[outcome.zapped]\nmeans = "x"\nwords = "zapped')
    assert run([command, str(reports)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert f"{words / 'en.toml'}:{line + 2}: not a valid word file" in told.err


def test_a_broken_word_file_is_told_by_the_other_processes_too(words, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DRONELOG_WORKERS", "2")
    monkeypatch.setattr(pipeline, "_WORTH_IT", 2)
    reports = tmp_path / "reports.jsonl"
    reports.write_text('{"text": "Nine drones were shot down over Kursk."}\n{"text": "Two more over Bryansk."}\n' * 2)
    append(words / "en.toml", "[")
    assert run(["parse", str(reports)]) == 1
    assert "en.toml:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("code", "added", "told"),
    [
        ("en", '[outcome.intercepte]\nwords = ["zapped"]', "did you mean [outcome.intercepted]?"),
        ("en", '[zzz.new]\nwords = ["zapped"]', "a new tag tells what it means"),
        ("en", '[atack]\nword = ["zapped"]', "did you mean [attack]?"),
        ("ru", '[outcome.intercepte]\nwords = ["сбит"]', "did you mean [outcome.intercepted]?"),
        ("uk", '[numberss]\n7 = ["сім"]', "unknown table [numberss]"),
    ],
)
def test_a_mistyped_tag_is_refused_with_its_line(code, added, told, words):
    line = append(words / f"{code}.toml", added)
    with pytest.raises(InputError) as caught:
        wordfile.read(code, words)
    assert told in caught.value.message
    assert caught.value.line == line


def test_an_institution_without_its_name_is_refused(words):
    append(words / "institutions.toml", '[[institution]]\nkey = "XX-NEW"\nen = ["the new body"]')
    with pytest.raises(InputError, match=r"XX-NEW\) has no kind, name"):
        wordfile.read("en", words)
