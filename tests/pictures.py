"""The pictures of README.md, taken from the real program over the demo's reports; nobody draws them.

    python -m tests.pictures             write docs/pictures/ again (`make pictures`)
    python -m tests.pictures --terminal  only the terminal, which needs no browser

`terminal.svg` is what commands print on a terminal with colours, as text in an SVG: it can be searched, and a test compares
it with today's output. `page.webp` is `report.html` in headless Chromium.
"""

from __future__ import annotations

import base64
import os
import pty
import re
import subprocess
import sys
import tempfile
import unicodedata
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 100
#: What is typed, and how many lines of its output are shown (None: all).
SESSION = (("dronelog show vgcdziy-1", None), ("dronelog summary --country RU", None))
TITLE = "Drone reports of 8 to 14 June 2025 (invented)"

_ESCAPE = re.compile(r"\x1b\[([\d;]*)m")
_OTHER = re.compile(r"\x1b\[[\d;?]*[A-Za-ln-z]|\r")
_COLOURS = {31: "#ff8f7e", 32: "#93d58f", 33: "#ecc26b", 35: "#d9a3f5", 36: "#74cfd8", 37: "#dde1e6", 90: "#9099a3"}
_LINE, _CHARACTER, _MARGIN = 19, 8.43, 18


def typed(command: str, home: Path) -> list[str]:
    """What a command shows on a terminal with colours."""
    master, slave = pty.openpty()
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}", "HOME": str(home),
        "TERM": "xterm-256color", "COLUMNS": str(WIDTH), "LC_ALL": "C.UTF-8", "DRONELOG_DB": str(home / "log.db"),
    }  # fmt: skip
    process = subprocess.Popen(command.split(), stdin=slave, stdout=slave, stderr=slave, cwd=home, env=environment)
    os.close(slave)
    got = bytearray()
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not chunk:
            break
        got += chunk
    os.close(master)
    if process.wait(60):
        raise RuntimeError(f"{command}: {got.decode()}")
    here = str(ROOT)
    lines = [line.rpartition("\x1b[2K")[2] for line in got.decode("utf-8").replace("\r\n", "\n").split("\n")]
    return [line.replace(here, "…") for line in "\n".join(lines).rstrip("\n").split("\n")]


def wrapped(lines: list[str]) -> list[str]:
    """Lines as a terminal of our width breaks them; escape codes take no room."""
    found = []
    for line in lines:
        at, kept = 0, ""
        for part in re.split(r"(\x1b\[[\d;]*m)", _OTHER.sub("", line)):
            if part.startswith("\x1b"):
                kept += part
                continue
            for sign in part:
                if at == WIDTH:
                    found.append(kept)
                    kept, at = "", 0
                kept += sign
                at += not unicodedata.combining(sign)
        found.append(kept)
    return found


def _style(codes: set[int]) -> str:
    colour = next((_COLOURS[code] for code in sorted(codes) if code in _COLOURS), None)
    parts = [f' fill="{colour}"' if colour else "", ' font-weight="bold"' if 1 in codes else "",
             ' text-decoration="underline"' if 4 in codes else "", ' fill-opacity=".7"' if 2 in codes else ""]  # fmt: skip
    return "".join(parts)


def _spans(line: str, codes: set[int]) -> str:
    """A line as tspans; `codes` are those in force, and those in force after it."""
    parts, at = [], 0
    for found in [*_ESCAPE.finditer(line), None]:
        words = line[at : found.start() if found else len(line)]
        if words:
            style = _style(codes)
            parts.append(f"<tspan{style}>{escape(words, quote=False)}</tspan>" if style else escape(words, quote=False))
        if found:
            at = found.end()
            for code in (int(c or 0) for c in found[1].split(";")):
                if code == 0:
                    codes.clear()
                elif 30 <= code <= 39 or 90 <= code <= 97:
                    codes.difference_update(range(30, 40), range(90, 98))
                    codes.add(code)
                elif code == 22:
                    codes.difference_update((1, 2))
                elif code == 24:
                    codes.discard(4)
                else:
                    codes.add(code)
    return "".join(parts)


def svg(lines: list[str]) -> str:
    """Lines with their colours as an SVG that loads nothing."""
    width, height = round(WIDTH * _CHARACTER + 2 * _MARGIN), len(lines) * _LINE + 2 * _MARGIN + 22
    codes: set[int] = set()
    rows = []
    for n, line in enumerate(lines):
        words = _spans(line, codes)
        if words:
            rows.append(f'<text x="{_MARGIN}" y="{_MARGIN + 34 + n * _LINE}">{words}</text>')
    dots = "".join(f'<circle cx="{22 + 18 * n}" cy="19" r="5" fill="#4a525c"/>' for n in range(3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-label="A terminal with the output of dronelog"><style>text{white-space:pre;fill:#dde1e6;'
        "font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace}</style>"
        f'<rect width="{width}" height="{height}" rx="8" fill="#1b2027"/>{dots}\n' + "\n".join(rows) + "\n</svg>\n"
    )


def demo(home: Path) -> None:
    """A database of the demo's reports, `log.db`."""
    command = [sys.executable, "-m", "dronelog", "demo", "--db", str(home / "log.db"), "-q"]
    environment = {**os.environ, "HOME": str(home)}
    subprocess.run(command, cwd=home, env=environment, check=True, stdout=subprocess.DEVNULL)


def terminal(home: Path) -> str:
    """terminal.svg, from a database that `demo` made."""
    lines: list[str] = []
    for command, rows in SESSION:
        lines += [f"\x1b[32m$\x1b[0m \x1b[1m{command}\x1b[0m", *wrapped(typed(command, home))[:rows], ""]
    return svg(lines[:-1])


def page(home: Path) -> bytes:
    """page.webp, from a database that `demo` made."""
    from tests.output.browser import Browser

    command = [sys.executable, "-m", "dronelog", "export", "report.html", "--db", "log.db", "--title", TITLE, "-q"]
    subprocess.run(command, cwd=home, env={**os.environ, "HOME": str(home)}, check=True)
    with Browser(home, 1100, 1000) as window:
        window.open(home / "report.html")
        width, height = window.run("const m = document.querySelector('svg.map').getBoundingClientRect();"
                                   "return [document.documentElement.clientWidth, Math.ceil(m.bottom + scrollY)]")  # fmt: skip
        given = {"format": "webp", "quality": 82, "captureBeyondViewport": True,
                 "clip": {"x": 0, "y": 0, "width": width, "height": height + 16, "scale": 1}}  # fmt: skip
        return base64.b64decode(window.devtools("Page.captureScreenshot", given)["data"])


def main(args: list[str]) -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        demo(home)
        (PICTURES / "terminal.svg").write_text(terminal(home), encoding="utf-8")
        if "--terminal" not in args:
            (PICTURES / "page.webp").write_bytes(page(home))


if __name__ == "__main__":
    main(sys.argv[1:])
