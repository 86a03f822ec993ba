"""Tables for people: nothing is lost at any width, no heading is broken where it need not be."""

import io
import re
import subprocess
import sys

import pytest

from dronelog.output import Options, writer
from dronelog.output.table import cell_len, wrap

COLUMNS = ("region", "drones", "intercepted", "struck", "damaged", "killed", "injured", "incidents", "reports", "sources")
ROWS = [("Belgorod Oblast", "19–22", "19–22", "", 3, 0, 0, 4, 4, 2), ("Russia", 31, 31, "", "", "", "", 2, 2, 1)]


def drawn(width: int, columns=COLUMNS, rows=ROWS) -> str:
    out = io.StringIO()
    assert writer("table")(columns, iter(rows), out, Options(width=width)) == len(rows)
    return out.getvalue()


@pytest.mark.parametrize("width", [130, 100, 80, 70, 40])
def test_nothing_is_lost_and_no_line_is_too_long(width):
    text = drawn(width)
    assert max(map(len, text.splitlines())) <= width
    words = " ".join(text.split())
    for number in ("19–22", "31", "4"):
        assert re.search(rf"(?<!\S){number}(?!\S)", words)
    for name in ("Belgorod", "Oblast", "Russia", "drones", "sources"):
        assert name in words


def test_headings_stay_whole_where_there_is_room():
    assert drawn(100).splitlines()[0].split() == list(COLUMNS)
    head = drawn(80).splitlines()[:2]
    assert "".join(head).split()[0] == "inter-"
    assert all(name in head[1] for name in ("drones", "cepted", "struck", "damaged", "killed", "injured", "dents", "reports"))


def test_a_narrow_terminal_gets_lines():
    text = drawn(40)
    assert text.splitlines()[0].rstrip() == "Belgorod Oblast"
    assert "─" not in text
    assert "struck" not in text  # nobody told of it


def test_foreign_text_is_not_obeyed():
    for width in (100, 40):
        text = drawn(width, ("id", "source"), [("a-1", "[red]x[/red]\x1b[31m\u202e")])
        assert "[red]x[/red]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text


def test_an_empty_table_is_nothing():
    assert drawn(100, rows=[]) == ""


def test_words_are_broken_between_words_and_wide_signs_count_twice():
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("abcdefghij k", 4) == ["abcd", "efgh", "ij k"]
    assert cell_len("дрон") == 4
    assert cell_len("й") == 1
    assert cell_len("日本") == 4
    assert wrap("日本語", 4) == ["日本", "語"]


@pytest.mark.parametrize("width", range(40, 131, 7))
def test_columns_stand_straight(width):
    rows = [("日本 область", "19–22", 1), ("Короткая", 5, 22), ("A name of a region that is long", 7, 333)]
    lines = drawn(width, ("region", "drones", "reports"), rows).splitlines()
    if "─" in lines[1]:
        ends = {cell_len(line) for line in lines if re.search(r"\d$|reports$", line)}
        assert len(ends) == 1
        assert ends.pop() == cell_len(lines[1])


def test_headings_are_bold_where_colours_are_wanted():
    out = io.StringIO()
    writer("table")(("id", "source"), [("a-1", "x")], out, Options(width=80, color=True))
    assert out.getvalue().startswith("\x1b[1mid    source\x1b[0m\n")
    assert out.getvalue().count("\x1b[") == 2


def test_no_library_is_loaded_for_it():
    script = "import sys, io; from dronelog.output import Options, writer; writer('table')(['a'], [['b']], io.StringIO(), Options()); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert "rich" not in loaded
    assert "typer" not in loaded
