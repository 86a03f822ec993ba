"""A table for people: as wide as the terminal, foreign text never obeyed.

Drawn by hand: loading a library for it took a third of the time of a whole query.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TextIO
from unicodedata import category, east_asian_width

from dronelog.output import Options
from dronelog.output.safe import for_terminal

#: Columns whose values are numbers stand on the right, and are not broken while there is room for the others.
_RIGHT = {"drones", "intercepted", "struck", "damaged", "killed", "injured", "doubtful", "reports", "incidents",
          "sources", "confidence", "new", "same", "edited", "rejected", "read"}  # fmt: skip
#: Headings that may be broken where room is wanted.
_BROKEN = {"intercepted": "inter-\ncepted", "incidents": "inci-\ndents"}
#: The least width of a column of words, and of a table.
_WORDS, _LEAST = 10, 40


def write(columns: Sequence[str], rows: Iterable[Sequence[Any]], out: TextIO, options: Options) -> int:
    """Draw the rows, closer together where the width asks for it, and below some width as a few lines each; returns how
    many there were. No row is no output.
    """
    cells = [["" if cell is None else for_terminal(str(cell)) for cell in row] for row in rows]
    if not cells:
        return 0
    width = max(_LEAST, options.width)
    right = [name in _RIGHT or name.endswith(("_low", "_high")) or name.rstrip("⚠ ") in _RIGHT for name in columns]
    firm = [number or name == "id" for name, number in zip(columns, right, strict=True)]
    inside = [max(cell_len(row[n]) for row in cells) for n in range(len(columns))]
    for gap, heads in ((3, list(columns)), (2, list(columns)), (1, [_BROKEN.get(name, name) for name in columns])):
        wanted = [max(w, *map(cell_len, head.split("\n"))) for w, head in zip(inside, heads, strict=True)]
        room = width - gap * (len(columns) - 1)
        least = sum(w if whole else min(w, _WORDS) for w, whole in zip(wanted, firm, strict=True))
        if (sum(wanted) if gap == 3 else least) <= room:
            break
    else:
        for row in cells:
            out.write(_told(columns, row, width, color=options.color))
        return len(cells)
    words = [max(cell_len(word) for row in cells for word in [*row[n].split(), ""]) for n in range(len(columns))]
    widths = _narrowed(wanted, firm, words, room)
    lines = _lines([head.split("\n") for head in heads], widths, right, gap, bottom=True)
    out.writelines(f"\x1b[1m{line}\x1b[0m\n" if options.color else f"{line}\n" for line in lines)
    out.write("─" * (sum(widths) + gap * (len(columns) - 1)) + "\n")
    for row in cells:
        wrapped = [wrap(cell, w) for cell, w in zip(row, widths, strict=True)]
        out.writelines(f"{line}\n" for line in _lines(wrapped, widths, right, gap))
    return len(cells)


def cell_len(text: str) -> int:
    """How many columns of a terminal a text takes: none for what is written over another sign, two for a wide one."""
    if text.isascii():
        return len(text)
    return sum(
        0 if category(sign) in ("Mn", "Me", "Cf") else 2 if east_asian_width(sign) in "WF" else 1 for sign in text
    )


def wrap(text: str, width: int) -> list[str]:
    """The text in lines no wider than `width`: broken between words, a word only where it is wider than a line."""
    if cell_len(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split():
        if line and cell_len(line) + 1 + cell_len(word) <= width:
            line += f" {word}"
            continue
        if line:
            lines.append(line)
        line = ""
        for sign in word:
            if cell_len(line + sign) > width:
                lines.append(line)
                line = ""
            line += sign
    return [*lines, line]


def _narrowed(wanted: Sequence[int], firm: Sequence[bool], words: Sequence[int], room: int) -> list[int]:
    """Widths that fit: the widest column of words gives first, the last of several as wide; one whose longest word (in
    `words`) would have to be broken gives only where no other can.
    """
    widths = list(wanted)
    soft = [n for n, whole in enumerate(firm) if not whole]
    while sum(widths) > room:
        widths[max(soft, key=lambda n: (widths[n] > words[n], widths[n], n))] -= 1
    return widths


def _lines(
    cells: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool], gap: int, *, bottom: bool = False
) -> list[str]:
    """The lines of a row, its cells being lists of lines; `bottom`: shorter cells stand at the foot."""
    height = max(map(len, cells))
    blanks = ([""] * (height - len(cell)) for cell in cells)
    full = [[*blank, *cell] if bottom else [*cell, *blank] for cell, blank in zip(cells, blanks, strict=True)]
    lines = []
    for parts in zip(*full, strict=True):
        told = []
        for part, width, number in zip(parts, widths, right, strict=True):
            blank = " " * (width - cell_len(part))
            told.append(blank + part if number else part + blank)
        lines.append((" " * gap).join(told).rstrip())
    return lines


def _told(columns: Sequence[str], row: Sequence[str], width: int, *, color: bool) -> str:
    """A row in a few lines: its first cell, then each that says something with its column's name."""
    first = [f"\x1b[1m{line}\x1b[0m" if color else line for line in wrap(row[0], width)]
    pairs = " · ".join(f"{name} {cell}" for name, cell in zip(columns[1:], row[1:], strict=True) if cell)
    more = [f"  {line}" for line in wrap(pairs, width - 2)] if pairs else []
    return "".join(f"{line}\n" for line in [*first, *more])
