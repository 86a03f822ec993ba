"""The line of progress: only on a terminal's stderr, and never among what is told."""

import io
import json
import re

import pytest

from dronelog.cli import progress as module
from dronelog.cli.progress import Progress
from dronelog.cli.session import Session


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make stderr a terminal. No fixture: pytest puts its own stderr in place between the two."""
    found = Terminal()
    monkeypatch.setattr("sys.stderr", found)
    monkeypatch.setattr(module, "_EVERY", 0)
    return found


#: What Rich writes beside text: colours and the cursor's look ("m", "l", "h"), a line up ("A"), a line cleared ("K").
_CODE = re.compile("\x1b\\[[?]?(\\d*)([A-Za-z])|([\r\n])|([^\x1b\r\n]+)")


def screen(written: str) -> list[str]:
    """What a terminal shows of it in the end."""
    lines, row, column = [""], 0, 0
    for count, code, sign, text in _CODE.findall(written):
        if code == "A":
            row -= int(count or 1)
        elif code == "K":
            lines[row] = ""
        elif sign == "\r":
            column = 0
        elif sign == "\n":
            row, column = row + 1, 0
            lines += [""] * (row + 1 - len(lines))
        elif text:
            before = lines[row].ljust(column)
            lines[row] = before[:column] + text + before[column + len(text) :]
            column += len(text)
    return [line.rstrip() for line in lines]


def test_a_message_takes_the_line_away_first(monkeypatch):
    stderr = terminal(monkeypatch)
    session = Session()
    progress = Progress(session)
    progress.bytes(50, 100)
    progress.tell(3)
    assert "3 reports" in stderr.getvalue()
    assert "50 %" in stderr.getvalue()
    session.tell("a.txt:3: no text")
    progress.tell(4)
    progress.clear()
    session.tell("done")
    assert screen(stderr.getvalue()) == ["a.txt:3: no text", "done", ""]


def test_no_percentage_where_all_is_read_ahead(monkeypatch):
    stderr = terminal(monkeypatch)
    progress = Progress(Session())
    progress.bytes(100, 100)
    progress.tell(3)
    assert "%" not in stderr.getvalue()


def test_nothing_in_a_pipe_with_q_or_beside_lines_on_the_same_screen(monkeypatch):
    stderr = terminal(monkeypatch)
    for progress in (Progress(Session(quiet=True)), Progress(Session(), talking=True)):
        progress.tell(3)
    monkeypatch.setattr("sys.stderr", pipe := io.StringIO())
    Progress(Session()).tell(3)
    assert (stderr.getvalue(), pipe.getvalue()) == ("", "")


@pytest.mark.parametrize("both", [True, False])
def test_add_on_a_terminal_shows_no_rest_of_it(both, monkeypatch, tmp_path):
    from dronelog.__main__ import run

    stderr = terminal(monkeypatch)
    out = stderr if both else io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    reports = tmp_path / "reports.jsonl"
    lines = [json.dumps({"text": f"{n} drones were shot down over Kursk on 3 May 2025."}) for n in range(2, 9)]
    reports.write_text("\n".join([*lines[:4], "{broken", *lines[4:]]))
    assert run(["add", str(reports), "--db", str(tmp_path / "log.db")]) == 3
    shown = screen(stderr.getvalue())
    assert ("reports ·" in stderr.getvalue()) is not both
    assert not [line for line in shown if "reports ·" in line]
    assert any(line.startswith("8 read: 7 new") for line in shown)
    assert any(line.startswith(f"{reports}:5: ") for line in shown)
