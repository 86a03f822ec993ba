"""Runs what the pages show, as a reader would: in order, in an empty folder and an empty home, on a terminal.

A ``console`` block is a session: lines that begin with ``$ `` are typed (``\\`` goes on in the next line), the rest is
what the terminal then shows; a line ``…`` stands for any lines; ``> answer`` is typed too, when the program asks. "Save … as `NAME`" before a ``text`` block makes the file.

    python -m tests.shown            write today's output into the pages, where it differs
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/tutorial.md", "docs/howto.md")
WIDTH = 100

_BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<body>.*?)^(?P=indent)```$", re.M | re.S)
_SAVED = re.compile(r"\b[Ss]ave\b[^`\n]*as `([\w.-]+)`[^`\n]*:\n\n\Z")


@dataclass
class Step:
    """A command with the output that the page shows, and the output it has today."""

    command: str
    shown: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    code: int = 0

    @property
    def right(self) -> bool:
        pattern = "".join(r"(?:.*\n)*" if line == "…" else re.escape(line) + "\n" for line in self.shown)
        return re.fullmatch(pattern, "".join(f"{line}\n" for line in self.found)) is not None

    def lines(self) -> list[str]:
        first, *more = self.command.split("\n")
        failed = any("a fault of the program" in line for line in self.found)
        return [f"$ {first}", *more, *(self.shown if self.right or failed else self.part())]

    def part(self) -> list[str]:
        """Today's output, only the part that the page shows between two lines ``…``: from the first line that begins with
        the word of the part's first to the first that begins with the word of its last."""
        if not (len(self.shown) > 3 and self.shown[0] == self.shown[-1] == "…" and "…" not in self.shown[1:-1]):
            return self.found
        opens, closes = (line.split(" ")[0] for line in (self.shown[1], self.shown[-2]))
        start = next((n for n, line in enumerate(self.found) if line.split(" ")[0] == opens), None)
        if start is None:
            return self.found
        end = next((n for n, line in enumerate(self.found[start:], start) if line.split(" ")[0] == closes), None)
        return self.found if end is None else ["…", *self.found[start : end + 1], "…"]


def steps(body: str) -> list[Step]:
    """The commands of a session."""
    told: list[Step] = []
    lines = iter(body.splitlines())
    for line in lines:
        if line.startswith("$ "):
            command = line[2:]
            while command.endswith("\\"):
                command += "\n" + next(lines)
            told.append(Step(command))
        else:
            told[-1].shown.append(line.rstrip())
    return told


def as_seen(line: str) -> str:
    """What stays of a line that was written over (progress is shown in place and cleared), without this machine's path."""
    return re.sub(r"\x1b\[\d*K", "", line.rpartition("\r")[2]).rstrip().replace(str(ROOT), "…")


@dataclass
class Reader:
    """Somebody with a terminal, an empty home and nothing in it."""

    home: Path
    code: int = 0
    exported: dict[str, str] = field(default_factory=dict)

    def run(self, step: Step) -> None:
        """Type a command and wait for its end. ``make demo`` runs what the Makefile says, without installing again."""
        makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
        command = step.command
        if command.startswith("make "):
            target = re.search(rf"^{command[5:]}:.*\n\t@(.*)$", makefile, re.M)
            assert target, f"no such target: {command}"
            command = target[1].replace("$(BIN)/", "")
        if exported := re.fullmatch(r"export (\w+)=(\S+)", command):
            self.exported[exported[1]] = exported[2]
        master, slave = pty.openpty()
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
        environment = {
            "PATH": path, "HOME": str(self.home), "TERM": "dumb", "COLUMNS": str(WIDTH), "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1", **self.exported,
        }  # fmt: skip
        process = subprocess.Popen(
            ["bash", "-c", f"(exit {self.code}); {command}"], stdin=slave, stdout=slave, stderr=slave, cwd=self.home,
            env=environment, start_new_session=True,
        )  # fmt: skip
        os.close(slave)
        got = bytearray()
        answers = [line[2:] for line in step.shown if line.startswith("> ")]
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            got += chunk
            if answers and got.endswith(b"\n> "):
                os.write(master, answers.pop(0).encode() + b"\n")
        os.close(master)
        step.code = self.code = process.wait(120)
        step.found = (
            [as_seen(line) for line in got.decode("utf-8").replace("\r\n", "\n").rstrip("\n").split("\n")]
            if got
            else []
        )


def play(text: str, home: Path) -> tuple[str, list[Step]]:
    """Do what a page says in an empty folder; returns the page with today's output, and the steps."""
    reader, done, parts, last = Reader(home), [], [], 0
    for block in _BLOCK.finditer(text):
        saved = _SAVED.search(text, 0, block.start())
        body = re.sub(rf"^{block['indent']}", "", block["body"], flags=re.M)
        if saved and block["kind"] == "text":
            (home / saved[1]).write_text(body, encoding="utf-8")
        if block["kind"] != "console":
            continue
        taken = steps(body)
        for step in taken:
            reader.run(step)
        done += taken
        lines = "".join(f"{block['indent']}{line}".rstrip() + "\n" for step in taken for line in step.lines())
        parts += [text[last : block.start("body")], lines]
        last = block.end("body")
    return "".join([*parts, text[last:]]), done


def main() -> None:
    for name in PAGES:
        page = ROOT / name
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as home:
            now, done = play(text, Path(home))
        for step in done:
            if not step.right:
                print(f"{name}: $ {step.command}", *step.found, sep="\n    ")
        if now != text:
            page.write_text(now, encoding="utf-8")


if __name__ == "__main__":
    main()
